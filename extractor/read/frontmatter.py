"""What a site generator keeps at the head of a page: YAML between lines of dashes, TOML between lines of plus signs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

_MATTER = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\n(?P<fields>(?:.*\n)*?)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|$)")
# A line of YAML: a field, an entry of a list, a comment, or one that goes on from the line before.
_YAML_LINE = re.compile(r"""["']?[\w.-]+["']?[ ]*:(?:\s|$)|-(?:\s|$)|\#|\s""")
# A field and the lines indented below it: "title: >-" puts all of its text there.
_FIELD = re.compile(r"^(?P<key>title|date):[ \t]*(?P<value>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_BLOCK = re.compile(r"[|>][+-]?\d?[ \t]*(?:#.*)?\n")
_QUOTED = re.compile(r"""(["'])(.*)\1""", re.DOTALL)


class Matter(NamedTuple):
    """Title and day (ISO 8601), where there are any."""

    title: str | None = None
    date: str | None = None


def split(source: str) -> tuple[Matter, str]:
    r"""Part a text with line ends `\n` into its front matter and the text behind it.

    What only stands between two lines of dashes, and is no data, is text.

    >>> split('---\ntitle: "Up 5%"\ndate: 2021-05-23T08:00\n---\nIt rose.')
    (Matter(title='Up 5%', date='2021-05-23'), 'It rose.')
    >>> split("---\nIt rose by 5%.\n---\nIt fell.")
    (Matter(title=None, date=None), '---\nIt rose by 5%.\n---\nIt fell.')
    """
    match = _MATTER.match(source)
    fields = None
    if match:
        fields = _toml(match["fields"]) if match["mark"] == "+++" else _yaml(match["fields"])
    if match is None or fields is None:
        return Matter(), source
    return Matter(fields.get("title") or None, _day(fields.get("date", ""))), source[match.end() :]


def _toml(source: str) -> Mapping[str, str] | None:
    """Title and date of a TOML document; None for what is none."""
    try:
        fields = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return {key: " ".join(str(fields[key]).split()) for key in ("title", "date") if key in fields}


def _yaml(source: str) -> Mapping[str, str] | None:
    """Title and date of YAML as pages have it; None for what is none."""
    if not all(_YAML_LINE.match(line) for line in source.splitlines() if line):
        return None
    return {match["key"]: _scalar(match["value"]) for match in _FIELD.finditer(source)}


def _scalar(value: str) -> str:
    r"""Read a text of YAML in one line.

    >>> _scalar(">-\n  Up\n  5%"), _scalar("'Up 5%' "), _scalar("Up: 5%")
    ('Up 5%', 'Up 5%', 'Up: 5%')
    """
    quoted = _QUOTED.fullmatch(value.strip())
    return " ".join((quoted[2] if quoted else _BLOCK.sub("", value, count=1)).split())


def _day(value: str) -> str | None:
    """The day at the beginning of a date, if there is such a day."""
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        return None
