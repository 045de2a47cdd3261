"""Bytes as files of segments."""

from __future__ import annotations

import io

from extractor.errors import CrosstallyError, MissingExtraError
from extractor.read.segments import read_units

LANGS = ("en", "fr")


def read(suffix: str, data: bytes) -> None:
    """Read all units, with and without languages named; they are numbered in order, or the file is refused in a line."""
    for langs in (LANGS, ()):
        number = 0
        try:
            for unit in read_units(io.BytesIO(data), suffix, "a.file", langs):
                assert unit.number > number
                number = unit.number
                for text in unit.texts.values():
                    text.encode()
                assert unit.error is None or len(unit.error.splitlines()) == 1
        except MissingExtraError:
            raise  # nothing would be fuzzed
        except CrosstallyError as error:
            assert str(error).startswith("a.file: ")
            assert len(str(error).splitlines()) == 1
