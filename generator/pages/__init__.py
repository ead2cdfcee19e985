"""View-models: all that a page shows, decided, in one language. One module a kind of page."""
