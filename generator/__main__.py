"""`python -m generator` is the same program as `namrong`."""

from generator.cli import main

main()
