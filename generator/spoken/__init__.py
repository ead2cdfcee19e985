"""Written Thai as it is read aloud: pure functions, a module for each kind of thing."""
