"""Namrong: one YAML file in, every circle of the public reached."""

__version__ = "0.1.0"
