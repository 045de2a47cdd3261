"""The summary of a finished run: `summary.json`, and what is made of it for people."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.batch.page import by_power, factor, page
from extractor.batch.plan import Plan
from extractor.errors import UnreadableInputError, UsageError
from extractor.messages import translations
from extractor.models import SCHEMA_VERSION
from extractor.printable import printable, source_name
from extractor.report.save import save

SUMMARY, PAGE = "summary.json", "summary.html"
#: Every count that a summary has, whether there was something to count or not.
_EMPTY: dict[str, dict[str, Any]] = {
    "pairs": {"checked": 0, "tally": 0, "differ": 0, "failed": 0},
    "characters": {},
    "languages": {},
    "claims": {},
    "verdicts": {"agree": 0, "equivalent": 0, "mismatch": 0, "missing": 0},
    "findings": {"error": 0, "warning": 0, "note": 0},
    "kinds": {},
    "magnitudes": {},
}
_SHOWN_PAIRS = 5
_GAP = "  "

Gettext = Callable[[str], str]
Summary = dict[str, Any]


def write_summary(folder: Path, merged: Mapping[str, Any], plan: Plan) -> Summary:
    """Write `summary.html` and then `summary.json`, and return what is in the latter: no clock, no machine, no place."""
    counts = {name: {**empty, **merged["counts"].get(name, {})} for name, empty in _EMPTY.items()}
    origin = {"schema_version": SCHEMA_VERSION, "version": plan["version"], "input": plan["input"], "tables": plan["tables"]}
    summary = {**origin, **counts, "most_findings": merged["most_findings"]}
    lang = plan["options"]["--ui-lang"]
    save(os.fspath(folder / PAGE), page(summary, lang, translations(lang).gettext))
    save(os.fspath(folder / SUMMARY), json.dumps(summary, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    return summary


def read_summary(folder: str | os.PathLike[str]) -> Summary:
    """Read the summary of a run; raises `UsageError` for a run that is not finished, else `UnreadableInputError`."""
    place = Path(folder)
    name = source_name(os.fspath(folder))
    if (place / "plan.json").exists() and not (place / SUMMARY).exists():
        raise UsageError(f"{name}: the run is not finished; go on with it: crosstally batch PAIRS -o {name} --resume")
    try:
        summary = json.loads((place / SUMMARY).read_bytes())
    except OSError as error:
        raise UnreadableInputError(f"{name}: has no {SUMMARY}; name the folder that crosstally batch wrote") from error
    except ValueError as error:
        raise UnreadableInputError(f"{name}: its {SUMMARY} is damaged ({error})") from error
    if not isinstance(summary, dict) or not set(_EMPTY) <= set(summary):
        raise UnreadableInputError(f"{name}: its {SUMMARY} is not one that crosstally batch wrote")
    return summary


def in_words(summary: Mapping[str, Any], _: Gettext) -> str:
    """Return a summary as lines for reading."""
    pairs, found = summary["pairs"], summary["findings"]
    figures = sum(sum(types.values()) for types in summary["claims"].values())
    counts = (
        (_("Pairs checked: {}"), pairs["checked"]),
        (_("  tally: {}"), pairs["tally"]),
        (_("  differ: {}"), pairs["differ"]),
        (_("Pairs that could not be checked: {}"), pairs["failed"]),
        (_("Characters: {}"), sum(summary["characters"].values())),
        (_("Figures: {}"), figures),
        (_("Errors: {}"), found["error"]),
        (_("Warnings: {}"), found["warning"]),
        (_("Notes: {}"), found["note"]),
    )
    lines = [said.format(_grouped(count)) for said, count in counts]
    if kinds := list(_kinds(summary)):
        lines += ["", _("Errors and warnings by kind and languages:"), *kinds]
    if summary["magnitudes"]:
        lines += ["", _("Magnitude errors by factor, right to left:")]
        lines += _columns([[factor(power, _), _grouped(count)] for power, count in by_power(summary["magnitudes"])])
    if summary["most_findings"]:
        lines += ["", _("Pairs with most errors:")]
        lines += _columns([_foremost(pair, _) for pair in summary["most_findings"][:_SHOWN_PAIRS]])
    return "\n".join(lines) + "\n"


def _kinds(summary: Mapping[str, Any]) -> Iterator[str]:
    """Lay out a row for each kind, a column for each two languages."""
    languages = sorted(summary["kinds"])
    kinds = sorted({kind for group in summary["kinds"].values() for kind in group})
    rows = [["", *languages]]
    for kind in kinds:
        grave = [severities.get("error", 0) + severities.get("warning", 0) for severities in _cells(summary, kind, languages)]
        rows += [[kind, *map(_grouped, grave)]] if any(grave) else []
    if len(rows) > 1:
        yield from _columns(rows)


def _cells(summary: Mapping[str, Any], kind: str, languages: Sequence[str]) -> list[Mapping[str, int]]:
    """The counts by severity of a kind, for each two languages."""
    return [summary["kinds"][pair].get(kind, {}) for pair in languages]


def _foremost(pair: Mapping[str, Any], _: Gettext) -> list[str]:
    """A line about one pair."""
    said = _("errors: {}, warnings: {}").format(pair["errors"], pair["warnings"])
    return [printable(pair["id"]), pair["languages"], said]


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lay out a table: first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        yield f"{_GAP}{first.ljust(widths[0])}{_GAP}{_GAP.join(cells)}"


def _grouped(number: int) -> str:
    r"""Group the digits of a count.

    >>> _grouped(1234567)
    '1\xa0234\xa0567'
    """
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
