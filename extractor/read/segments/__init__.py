"""Aligned segments: translation memories and catalogues as a stream of units, one text for each language of a unit.

Every reader takes an open file and yields units one by one; what is read is let go, so that memory does not grow with the
file. Only PO files, which are small, are read whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from extractor.read.segments.po import declared_charset, read_po
from extractor.read.segments.tmx import read_tmx
from extractor.read.segments.tsv import read_tsv
from extractor.read.segments.unit import Unit
from extractor.read.segments.xliff import read_xliff

__all__ = ["SUFFIXES", "Unit", "declared_charset", "read_units"]

_READERS: dict[str, Callable[[BinaryIO, str, Sequence[str]], Iterator[Unit]]] = {
    ".tmx": read_tmx,
    ".xliff": read_xliff,
    ".xlf": read_xliff,
    # XLIFF by the names that translators' programs give it: Trados, memoQ, Phrase.
    ".sdlxliff": read_xliff,
    ".mqxliff": read_xliff,
    ".mxliff": read_xliff,
    ".po": read_po,
    ".tsv": read_tsv,
}
#: The suffixes of the files that hold segments.
SUFFIXES = tuple(_READERS)


def read_units(file: BinaryIO, suffix: str, name: str, langs: Sequence[str] = ()) -> Iterator[Unit]:
    """Yield the units of a file of segments, in order, each with all its languages.

    `suffix` tells the kind, `name` is what errors call the file; `langs` says the languages where the file does not, the
    one translated from first. Raises `UnreadableInputError` where nothing more can be read.
    """
    return _READERS[suffix](file, name, langs)
