"""`summary.html`: what a run has found, as pictures. It stands alone and loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).parent / "templates"
SEVERITIES = ("error", "warning", "note")
#: The length of the longest bar, in units of the pictures.
_LONGEST = 480

Gettext = Callable[[str], str]


class Piece(NamedTuple):
    """A piece of a bar: what it counts, how many, and where it lies."""

    name: str
    number: int
    start: int
    length: int


class Bar(NamedTuple):
    """A bar of some pieces, with its label and their sum."""

    label: str
    number: int
    pieces: tuple[Piece, ...]


def page(summary: Mapping[str, Any], lang: str, _: Gettext) -> str:
    """Return the page of a summary in the language of a reader."""
    templates = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    templates.globals["_"] = _
    templates.filters["grouped"] = lambda number: f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return templates.get_template("summary.html").render(
        lang=lang,
        summary=summary,
        severities=SEVERITIES,
        versions=sorted(summary["claims"]),
        by_kind={languages: bars(_gravest(kinds), SEVERITIES) for languages, kinds in sorted(summary["kinds"].items())},
        by_type=bars(_by_type(summary["claims"]), sorted(summary["claims"])),
        by_factor=bars({factor(power, _): {"error": count} for power, count in by_power(summary["magnitudes"])}, ("error",)),
    )


def bars(groups: Mapping[str, Mapping[str, int]], names: Iterable[str]) -> list[Bar]:
    """Lay out a bar for each group, in pieces by name, the longest as long as there is room.

    >>> bars({"value": {"error": 3, "note": 1}, "unit": {"error": 2}}, ("error", "note"))[1]
    Bar(label='unit', number=2, pieces=(Piece(name='error', number=2, start=0, length=240),))
    """
    longest = max((sum(counts.values()) for counts in groups.values()), default=0)
    laid_out = []
    for label, counts in groups.items():
        pieces, before = [], 0
        for name in names:
            if count := counts.get(name, 0):
                start, end = (_LONGEST * place // longest for place in (before, before + count))
                pieces.append(Piece(name, count, start, max(end - start, 1)))
                before += count
        laid_out.append(Bar(label, before, tuple(pieces)))
    return laid_out


def by_power(magnitudes: Mapping[str, int]) -> list[tuple[str, int]]:
    """Order factors from the smallest to the greatest, those that are no power of ten last.

    >>> by_power({"3": 1, "other": 2, "-6": 4})
    [('-6', 4), ('3', 1), ('other', 2)]
    """
    return sorted(magnitudes.items(), key=lambda item: (item[0] == "other", int(item[0]) if item[0] != "other" else 0))


def factor(power: str, _: Gettext) -> str:
    r"""Name a power of ten by what the right number is to the left one.

    >>> factor("3", str), factor("-1", str)
    ('× 1\u202f000', '÷ 10')
    """
    if power == "other":
        return _("other")
    number = f"{10 ** abs(int(power)):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return f"{'÷' if power.startswith('-') else '×'} {number}"


def _gravest(kinds: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    """Order kinds of findings by how many errors they have, then warnings, then notes.

    >>> list(_gravest({"missing": {"note": 9}, "unit": {"error": 1}}))
    ['unit', 'missing']
    """
    return dict(sorted(kinds.items(), key=lambda item: ([-item[1].get(name, 0) for name in SEVERITIES], item[0])))


def _by_type(claims: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Turn counts by language and type into counts by type and language, the most frequent type first."""
    types = {name for counts in claims.values() for name in counts}
    turned = {name: {lang: counts.get(name, 0) for lang, counts in claims.items()} for name in sorted(types)}
    return dict(sorted(turned.items(), key=lambda item: -sum(item[1].values())))
