"""The claims of an article as a listing to read, as CSV and as JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from pydantic import BaseModel
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from extractor.languages.shared import READER
from extractor.messages import one_after_another, say, say_counted
from extractor.messages.names import name_in
from extractor.models import AnyClaim, Extraction
from extractor.printable import printable
from extractor.report.excerpt import Lines, shortened
from extractor.report.json import one_line
from extractor.report.spreadsheet import harmless_row
from extractor.report.wording import named, value_in_words

CSV_FIELDS = (
    *("path", "lang", "id", "type", "text", "start", "end", "qualifier", "direction"),
    *("low", "high", "noun", "currency", "unit", "per", "edtf", "code", "convention", "rule", "alternatives"),
)
_GAP = "  "
# Below this width the words of the article stand on a line of their own.
_NARROW = 72


def render(extraction: Extraction, console: Console, *, explain: bool = False, lang: str = READER) -> None:
    """Print the claims of one article: line number, type, what is stated, and how it is written.

    A claim takes one line, on a narrow console two; what is too long for its place ends in an ellipsis. `explain` adds a
    line with the rule that made the claim, the convention its number was read by, and its other readings.
    """
    name = named(extraction, say(lang, "article"))
    heading = f"{name} ({extraction.article.lang}): "
    heading += say_counted(lang, "{number} figure", "{number} figures", len(extraction.claims))
    console.print(Text(heading, "bold"), highlight=False, overflow="fold")
    lines = Lines(extraction.text)
    places = [str(lines.number_at(claim.start)) if extraction.text else claim.id for claim in extraction.claims]
    values = [value_in_words(claim, lang) for claim in extraction.claims]
    place_width, value_width = _widest(places), _widest(values)
    types = [name_in(lang, claim.type) for claim in extraction.claims]
    type_width = _widest(types)
    for place, value, kind, claim in zip(places, values, types, extraction.claims, strict=True):
        beginning = f"{place:>{place_width}}{_GAP}{kind}{' ' * (type_width - cell_len(kind))}{_GAP}"
        for line in _row(beginning, value, printable(claim.text), value_width, console.width):
            console.print(Text(line), highlight=False, soft_wrap=True)
        if explain:
            reason = shortened(_reason(claim, lang), console.width - len(beginning))
            console.print(Text(f"{'':{len(beginning)}}{reason}", "dim"), highlight=False, soft_wrap=True)


def _reason(claim: AnyClaim, lang: str) -> str:
    """Say why a claim is what it is: its rule, the convention of its number, and what else it could be."""
    parts = [say(lang, "rule: {rule}", rule=claim.rule)]
    if claim.convention:
        parts.append(say(lang, "read by the convention {convention}", convention=claim.convention))
    parts += [
        say(lang, "or {figure} by {convention}", figure=value_in_words(_other(claim, other), lang), convention=other.convention)
        for other in claim.alternatives
    ]
    return one_after_another(lang, parts)


def _other(claim: AnyClaim, reading: BaseModel) -> AnyClaim:
    """Return a claim with the values of another of its readings."""
    return claim.model_copy(update={**reading.model_dump(exclude={"convention"}), "alternatives": ()})


def csv_text(extractions: Iterable[Extraction]) -> str:
    """Return all claims as one CSV table with a head line; `per` is joined by `/`, other readings by `; `.

    A field that a claim's type does not have is empty. No cell is run by a spreadsheet.
    """
    table = io.StringIO()
    writer = csv.DictWriter(table, CSV_FIELDS, lineterminator="\n")
    writer.writeheader()
    for extraction in extractions:
        for claim in extraction.claims:
            writer.writerow(harmless_row(row(extraction, claim)))
    return table.getvalue()


def row(extraction: Extraction, claim: AnyClaim) -> dict[str, object]:
    """Flatten one claim into the fields of the table that its type has."""
    cells: dict[str, object] = {"path": extraction.article.path, "lang": extraction.article.lang}
    cells |= {field: value for field, value in claim.model_dump(mode="json").items() if field in CSV_FIELDS}
    if hasattr(claim, "per"):
        cells["per"] = "/".join(claim.per)
    cells["alternatives"] = "; ".join(_reading(reading.model_dump(mode="json")) for reading in claim.alternatives)
    return cells


def jsonl(extraction: Extraction) -> Iterator[str]:
    """Yield a line of JSON for each claim: `path` and `lang` of the article, then the fields of the claim."""
    origin = {"path": extraction.article.path, "lang": extraction.article.lang}
    for claim in extraction.claims:
        yield one_line({**origin, **claim.model_dump(mode="json")}) + "\n"


def _widest(cells: Iterable[str]) -> int:
    """Measure a column, in terminal cells."""
    return max(map(cell_len, cells), default=0)


def _row(beginning: str, value: str, written: str, value_width: int, width: int) -> Iterator[str]:
    """Lay out one claim: on one line in columns, or on two where there is no room."""
    room = width - len(beginning)
    if width < _NARROW:
        yield beginning + shortened(value, room)
        yield f"{'':{len(beginning)}}{shortened(written, room)}"
        return
    column = min(value_width, (room - len(_GAP)) * 3 // 5)
    shown = shortened(value, column)
    padding = " " * (column - cell_len(shown))
    yield f"{beginning}{shown}{padding}{_GAP}{shortened(written, room - column - len(_GAP))}"


def _reading(fields: dict[str, object]) -> str:
    """Spell one other reading: the value, and the convention in brackets."""
    value = fields.get("edtf") or " to ".join(dict.fromkeys((str(fields["low"]), str(fields["high"]))))
    return f"{value} ({fields['convention']})"
