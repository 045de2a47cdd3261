"""The command line: options, exit codes, printing.

Every command reads, calls the library and prints. An error is one line on standard error. What takes time to import is
imported inside the commands, so that `--help` and `--version` answer at once.
"""

from extractor.cli.program import app, main

__all__ = ["app", "main"]
