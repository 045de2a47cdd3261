"""One file that holds both versions: XLIFF, TMX, PO, a table, or a Word document with two columns, checked unit by unit."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Sequence

from extractor import pipeline
from extractor.errors import UnreadableInputError
from extractor.languages.shared import READER
from extractor.models import Article, ArticleInfo, Claim, Extraction, Pair, Report, Summary
from extractor.printable import source_name
from extractor.read import DEFAULT_LIMIT, detect
from extractor.read.article import read_bytes
from extractor.read.segments import SUFFIXES as _SEGMENTS
from extractor.read.segments import Unit, read_units
from extractor.settings import Settings

_WORD = ".docx"
#: The endings of files that can hold both versions.
SUFFIXES = (*_SEGMENTS, _WORD)
_JOINT = "\n"
Langs = tuple[str | None, str | None]


def check_file(
    path: str,
    langs: Langs = (None, None),
    *,
    limit: int = DEFAULT_LIMIT,
    settings: Settings | None = None,
    ui_lang: str = READER,
) -> Report:
    """Check a file of segments, its units one by one, and report on all of them.

    In: the file, its two languages where it does not say them or has more than two, the most bytes that are read. Out: a
    `Report` whose pairs name their unit; the texts of its sides are those of the units, each on a line of its own.
    Raises `UnreadableInputError`, one line, for a file that has no units in two languages, or a unit that cannot be read.
    """
    name = source_name(path)
    data = read_bytes(path, name, limit)
    suffix = os.path.splitext(path)[1].lower()
    named = [lang for lang in langs if lang]
    try:
        units = (
            _of_word(data, name, limit, langs) if suffix == _WORD else list(read_units(io.BytesIO(data), suffix, name, named))
        )
    except UnreadableInputError as error:  # batch names both at once
        raise UnreadableInputError(str(error).replace("--langs", "--left-lang and --right-lang")) from error
    broken = next((unit for unit in units if unit.error), None)
    if broken:
        raise UnreadableInputError(f"{name}: unit {broken.id}: {broken.error}")
    left, right = _two_languages(units, langs, name)
    both = [unit for unit in units if left in unit.texts and right in unit.texts]
    reports = [(unit, _check_unit(unit, left, right, settings or Settings(), ui_lang)) for unit in both]
    return _joined(reports, (left, right), path, hashlib.sha256(data).hexdigest())


def _two_languages(units: Iterable[Unit], langs: Langs, name: str) -> tuple[str, str]:
    """Tell the languages of left and right: those asked for, else the first two of the file."""
    seen = list(dict.fromkeys(lang for unit in units for lang in unit.texts))
    rest = [lang for lang in seen if lang not in langs]
    left = langs[0] or (rest.pop(0) if rest else None)
    right = langs[1] or (rest.pop(0) if rest else None)
    if left is None or right is None or not {left, right} <= set(seen):
        there = ", ".join(seen) or "none"
        raise UnreadableInputError(f"{name}: has no units in two languages (there are: {there}); name those of the file")
    return left, right


def _of_word(data: bytes, name: str, limit: int, langs: Langs) -> list[Unit]:
    """Take the rows of two cells in a Word document for units; their languages are told by all cells of a column."""
    from extractor.read.docx import read_docx

    rows = [line.split("\t") for line in read_docx(data, name, limit).text.splitlines()]
    cells = [row for row in rows if len(row) == 2 and all(cell.strip() for cell in row)]
    if not cells:
        raise UnreadableInputError(f"{name}: a Word document without a table of two columns; name the other version, too")
    packs = pipeline.load_packs()
    left, right = (lang or detect("\n".join(row[side] for row in cells), packs) for side, lang in enumerate(langs))
    return [Unit(number, str(number), {left: row[0], right: row[1]}) for number, row in enumerate(cells, 1)]


def _check_unit(unit: Unit, left: str, right: str, settings: Settings, ui_lang: str) -> Report:
    """Check one unit by itself."""
    versions = Article(unit.texts[left], left), Article(unit.texts[right], right)
    return pipeline.check(*versions, settings=settings, ui_lang=ui_lang)


def _joined(reports: Sequence[tuple[Unit, Report]], langs: tuple[str, str], path: str, digest: str) -> Report:
    """Make one report of those of the units: ids and offsets go on from unit to unit."""
    pairs: list[Pair] = []
    sides = []
    for side, lang in zip(("left", "right"), langs, strict=True):
        parts = [getattr(report, side) for _, report in reports]
        text = _JOINT.join(part.text for part in parts)
        info = ArticleInfo(lang=lang, path=path, sha256=digest, chars=len(text), format="segments")
        sides.append(Extraction(article=info, claims=tuple(_moved(parts)), text=text))
    counts = [0, 0]
    for unit, report in reports:
        pairs += [
            pair.model_copy(
                update={"left": _later(pair.left, counts[0]), "right": _later(pair.right, counts[1]), "unit": unit.id}
            )
            for pair in report.pairs
        ]
        counts = [counts[0] + len(report.left.claims), counts[1] + len(report.right.claims)]
    totals = {field: sum(getattr(report.summary, field) for _, report in reports) for field in Summary.model_fields}
    differ = totals["errors"] + totals["warnings"] > 0
    verdict = "differ" if differ else "tally"
    return Report(left=sides[0], right=sides[1], verdict=verdict, pairs=tuple(pairs), summary=Summary(**totals))


def _moved(parts: Iterable[Extraction]) -> Iterable[Claim]:
    """Yield the claims of some texts as those of all of them in a row."""
    place, count = 0, 0
    for part in parts:
        for claim in part.claims:
            moved = {"id": _later(claim.id, count), "start": claim.start + place, "end": claim.end + place}
            yield claim.model_copy(update=moved)
        place += len(part.text) + len(_JOINT)
        count += len(part.claims)


def _later(claim_id: str | None, count: int) -> str | None:
    """Number a claim behind those of the units before.

    >>> _later("c2", 10)
    'c12'
    """
    return claim_id and f"c{int(claim_id.removeprefix('c')) + count}"
