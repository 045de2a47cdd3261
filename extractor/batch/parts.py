"""Where the parts lie: a folder, or any address that fsspec knows. A part is there whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from extractor.errors import UsageError

_NAME = re.compile(r"part-(\d{8})\.zip")


class Parts(Protocol):
    """A place for parts, each under the number of its shard."""

    def done(self) -> set[int]:
        """The numbers of the parts that are there."""

    def write(self, number: int, data: bytes) -> None:
        """Put a part there, in one step; one that is there already is replaced."""

    def read(self, number: int) -> bytes:
        """Return a part."""

    def clear(self) -> None:
        """Remove the place with all that is in it."""


def open_parts(place: str) -> Parts:
    """Return the parts at a path or an fsspec address (`s3://…`); nothing is created before the first part is written.

    Raises `UsageError` where an address needs a package that is not installed.
    """
    if "://" not in place:
        return _Folder(Path(place))
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(f"{place}: fsspec is not installed; pip install 'crosstally[ray]' brings it") from error
    try:
        filesystem, folder = fsspec.core.url_to_fs(place)
    except (ImportError, ValueError) as error:  # the driver for this kind of address is missing, or there is none
        raise UsageError(f"{place}: {str(error).rstrip('.')}; install what fsspec asks for, or name another place") from error
    return _Remote(filesystem, folder)


class _Folder:
    """Parts in a folder of this machine, or one that several machines mount."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def done(self) -> set[int]:
        return _numbers(path.name for path in self._folder.glob("part-*")) if self._folder.is_dir() else set()

    def write(self, number: int, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        temporary = self._folder / f".{uuid.uuid4().hex}.tmp"
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._folder / _name(number))
        except OSError:
            temporary.unlink(missing_ok=True)
            raise

    def read(self, number: int) -> bytes:
        return (self._folder / _name(number)).read_bytes()

    def clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


class _Remote:
    """Parts on a shared file system or an object store."""

    def __init__(self, filesystem: object, folder: str) -> None:
        from fsspec import AbstractFileSystem

        assert isinstance(filesystem, AbstractFileSystem)
        self._filesystem = filesystem
        self._folder = folder

    def done(self) -> set[int]:
        self._filesystem.invalidate_cache()
        if not self._filesystem.isdir(self._folder):
            return set()
        return _numbers(path.rpartition("/")[2] for path in self._filesystem.ls(self._folder, detail=False))

    def write(self, number: int, data: bytes) -> None:
        self._filesystem.makedirs(self._folder, exist_ok=True)
        temporary = f"{self._folder}/.{uuid.uuid4().hex}.tmp"
        self._filesystem.pipe_file(temporary, data)
        self._filesystem.mv(temporary, f"{self._folder}/{_name(number)}")

    def read(self, number: int) -> bytes:
        data: bytes = self._filesystem.cat_file(f"{self._folder}/{_name(number)}")
        return data

    def clear(self) -> None:
        if self._filesystem.isdir(self._folder):
            self._filesystem.rm(self._folder, recursive=True)


def _name(number: int) -> str:
    """Name a part so that names sort like numbers.

    >>> _name(7)
    'part-00000007.zip'
    """
    return f"part-{number:08d}.zip"


def _numbers(names: Iterable[str]) -> set[int]:
    """Read the numbers of parts from file names, leaving out what is no part."""
    return {int(match[1]) for name in names if (match := _NAME.fullmatch(name))}
