"""What each output depends on, so that a build makes only what has changed."""
