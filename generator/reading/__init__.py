"""What stands in a site's folder, as read: YAML with positions, the register, pictures, git."""
