"""What goes out beside the pages: one module a channel, each a function from the Site to bytes."""
