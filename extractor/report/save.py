"""Results into files: whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from extractor.errors import UsageError
from extractor.printable import cause_of, source_name

# Open streams, whose names look like links to files.
_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")


def save(path: str, text: str) -> None:
    """Write the text as UTF-8; a file that was there is replaced in one step, and stays as it was when writing fails.

    A link is followed, permissions are kept; a device or pipe is written to directly.
    Raises `UsageError`, one line with the path, when nothing can be written there.
    """
    try:
        if path.startswith(_STREAMS) or (os.path.exists(path) and not os.path.isfile(path)):
            _write(path, "ab", text)
        else:
            _replace(os.path.realpath(path), text)
    except OSError as error:
        raise UsageError(f"{source_name(path)}: cannot be written ({cause_of(error)}); name another place") from error


def _replace(target: str, text: str) -> None:
    """Write a temporary file beside the target and move it there."""
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:100]}.{os.getpid()}.tmp")
    try:
        _write(temporary, "xb", text)
        if os.path.exists(target):
            os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
        os.replace(temporary, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _write(path: str, mode: str, text: str) -> None:
    """Write to an open file, through to the disk."""
    with open(path, mode) as file:
        file.write(text.encode())
