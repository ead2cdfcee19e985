"""What a host tells browsers beside each file: the policy of its pages, and how long to keep it."""
