"""Fuzzing: what is fed to the readers, the engine and the desk without mercy. `python -m tests.fuzz --help`."""
