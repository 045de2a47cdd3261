"""Bytes as files: read as the command line reads them, from a place in memory."""

from __future__ import annotations

from extractor.errors import CrosstallyError, MissingExtraError
from extractor.read.article import DEFAULT_LIMIT, _read
from extractor.read.kinds import Content, Kind


def read(kind: Kind, data: bytes, limit: int = DEFAULT_LIMIT) -> Content | None:
    """Read a document of a kind; None where a reader refuses it, in one line that names it."""
    lines: list[str] = []
    try:
        content = _read(kind, data, "a.file", limit, lines.append)
    except MissingExtraError:
        raise  # nothing would be fuzzed
    except CrosstallyError as error:
        lines.append(str(error))
        content = None
    for line in lines:
        assert line.startswith("a.file: ")
        assert len(line.splitlines()) == 1
    if content is not None:
        content.text.encode()  # halves of characters are no text
        assert "\0" not in content.text
    return content
