"""What a person asks to be written among the sources: new files, and a name changed everywhere."""
