"""What the tests need that is no Python library: Chromium and the Nu HTML checker."""
