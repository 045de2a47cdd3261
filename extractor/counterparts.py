"""Which files of a folder are versions of one article: by their names, as `[tool.crosstally]` in pyproject.toml says.

Without settings, `NAME.en.md` and `NAME.fr.md` beside each other are versions of one article.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from extractor import languages
from extractor.errors import UnreadableInputError
from extractor.printable import cause_of, source_name
from extractor.settings import SHARED_NAME, Settings

_WITH_CODE = re.compile(r"(?P<name>.+)\.(?P<code>[a-z]{2,3})(?P<suffix>\.\w+)")
# Files that hold the versions of many texts.
_SEGMENTS = (".po", ".tmx", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")


def counterparts(files: Iterable[str], settings: Settings) -> list[tuple[str, str]]:
    """Return the pairs of files, each once, to which any of the named ones belongs; a file without counterpart gives none.

    A folder stands for all files in it. Left is the version in the source language, or the pattern named first.
    """
    pairs: dict[tuple[str, str], None] = {}
    for file in files:
        for path in _files(file):
            found = _by_patterns(path, settings.pairs) if settings.pairs else _by_codes(path, settings.source)
            pairs |= dict.fromkeys(found)
    return list(pairs)


def segment_files(files: Iterable[str]) -> list[str]:
    """Return the files of segments among some files and folders, each once: they hold both versions, and stand alone."""
    found = (path for file in files for path in _files(file) if path.lower().endswith(_SEGMENTS))
    return list(dict.fromkeys(found))


def _files(path: str) -> Iterator[str]:
    """Yield a file, or all files of a folder but the hidden ones; raises `UnreadableInputError` for one that is closed."""
    if not os.path.isdir(path):
        yield path
        return
    for folder, folders, names in os.walk(path, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.normpath(os.path.join(folder, name)) for name in sorted(names) if not name.startswith("."))


def _refuse(error: OSError) -> None:
    """Let no folder be passed over because it cannot be listed."""
    name = source_name(str(error.filename))
    raise UnreadableInputError(
        f"{name}: cannot be read ({cause_of(error)}); change its permissions, or name the files in it"
    ) from error


def _by_codes(path: str, source: str | None) -> Iterator[tuple[str, str]]:
    """Find the versions beside a file whose names differ in the language code."""
    known = languages.codes()
    match = _WITH_CODE.fullmatch(path)
    if match is None or match["code"] not in known or path.lower().endswith(_SEGMENTS):
        return
    versions = {code: f"{match['name']}.{code}{match['suffix']}" for code in known}
    there = [code for code, version in versions.items() if os.path.isfile(version)]
    first = source if source in there else next(iter(there), None)
    for code in there:
        if first and code != first and match["code"] in (code, first):
            yield versions[first], versions[code]


def _by_patterns(path: str, patterns: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Find the counterpart of a file by the patterns of the settings; both are named from where one is, as the file was."""
    posix = _place(path)
    for pattern in patterns:
        for side in pattern:
            before, _, after = _place(side).partition(SHARED_NAME)
            name = posix[len(before) : len(posix) - len(after)]
            if posix == before + name + after and name:
                left, right = (_place(other).replace(SHARED_NAME, name) for other in pattern)
                if os.path.isfile(left) and os.path.isfile(right):
                    yield (left, right) if os.path.isabs(path) else (os.path.relpath(left), os.path.relpath(right))
                break


def _place(path: str) -> str:
    """A path from the root, with the slashes of patterns."""
    return Path(os.path.abspath(path)).as_posix()
