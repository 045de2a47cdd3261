"""One file that holds both versions: XLIFF, TMX, PO, a table, or a Word document with two columns, checked unit by unit."""

from __future__ import annotations

import hashlib
import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from extractor import pipeline
from extractor.errors import RAISE_SIZE, TooManyFiguresError, UnreadableInputError
from extractor.figures import figures_within
from extractor.languages import codes
from extractor.languages.shared import READER
from extractor.models import AnyClaim, Article, ArticleInfo, Extraction, Pair, Report, Summary, unchecked
from extractor.printable import source_name
from extractor.read import DEFAULT_LIMIT, detect
from extractor.read.article import read_bytes
from extractor.read.decode import Warn, decode, say_nothing
from extractor.read.segments import SUFFIXES as _SEGMENTS
from extractor.read.segments import Unit, declared_charset, read_units
from extractor.settings import Settings

_WORD, _TABLE, _CATALOGUE = ".docx", ".tsv", ".po"
#: The endings of files that can hold both versions.
SUFFIXES = (*_SEGMENTS, _WORD)
# A blank line: no sentence goes on behind it.
_JOINT = "\n\n"
#: How many units are remembered with their reports, of how many characters at most: "Read more" comes again and again.
_REMEMBERED = 256
_SHORT = 200
Langs = tuple[str | None, str | None]


class OneLanguageError(UnreadableInputError):
    """A file of segments that holds no unit in two languages, as one that nobody has translated yet."""


def check_file(
    path: str,
    langs: Langs = (None, None),
    *,
    limit: int = DEFAULT_LIMIT,
    most_figures: int | None = None,
    settings: Settings | None = None,
    ui_lang: str = READER,
    warn: Warn = say_nothing,
) -> Report:
    """Check a file of segments, its units one by one, and report on all of them.

    In: the file, its two languages where it does not say them or has more than two, the most bytes that are read, and
    the most claims of one language (None: as many as an article of the file's size may have). Out: a `Report` whose
    pairs name their unit; the texts of its sides are those of the units, a blank line between them.
    Raises `UnreadableInputError`, one line, for a file that has no units in two languages, or a unit that cannot be read;
    `TooManyFiguresError`.
    """
    name = source_name(path)
    data = read_bytes(path, name, limit)
    digest = hashlib.sha256(data).hexdigest()
    suffix = os.path.splitext(path)[1].lower()
    if suffix in (_TABLE, _CATALOGUE):
        declared = declared_charset(data) if suffix == _CATALOGUE else None
        data = decode(data, name, warn, declared=declared).replace("\r\n", "\n").replace("\r", "\n").encode()
    named = [lang for lang in langs if lang]

    def units() -> Iterable[Unit]:
        """Read the units anew: all of them at once would take many times the memory of the file."""
        if suffix == _WORD:
            return _of_word(data, name, limit, langs)
        return read_units(io.BytesIO(data), suffix, name, named)

    try:
        left, right = _two_languages(units(), langs, name, warn)
    except UnreadableInputError as error:  # batch names both at once
        raise type(error)(str(error).replace("--langs", "--left-lang and --right-lang")) from error
    check = _checker(left, right, settings or Settings(), ui_lang)
    joined = _Joined()
    most = figures_within(len(data)) if most_figures is None else most_figures
    for unit in units():
        if left in unit.texts and right in unit.texts:
            joined.add(unit, check(unit.texts[left], unit.texts[right]))
            if max(len(claims) for claims in joined.claims) > most:
                raise TooManyFiguresError(most, RAISE_SIZE, name)
    return joined.report((left, right), path, digest)


def _two_languages(units: Iterable[Unit], langs: Langs, name: str, warn: Warn) -> tuple[str, str]:
    """Tell the languages of left and right: those asked for, else the first two of the file that are read here.

    A broken unit is an error.
    Of languages that are left out, `warn` is told.
    """
    found: dict[str, None] = {}
    for unit in units:
        if unit.error:
            raise UnreadableInputError(f"{name}: unit {unit.id}: {unit.error}")
        found |= dict.fromkeys(unit.texts)
    seen = list(found)
    # A short head of another column may look like a code.
    rest = sorted((lang for lang in seen if lang not in langs), key=lambda lang: lang not in codes())
    left = langs[0] or (rest.pop(0) if rest else None)
    right = langs[1] or (rest.pop(0) if rest else None)
    there = ", ".join(seen) or "none"
    if left is None or right is None or not {left, right} <= set(seen):
        error = UnreadableInputError if len(seen) > 1 else OneLanguageError
        raise error(f"{name}: has no units in two languages (there are: {there}); name those of the file")
    if len(seen) > 2 and not all(langs):
        warn(
            f"{name}: warning: has more than two languages ({there}), and {left} and {right} are compared; --left-lang and"
            " --right-lang choose others"
        )
    return left, right


def _of_word(data: bytes, name: str, limit: int, langs: Langs) -> list[Unit]:
    """Take the rows of two cells in a Word document for units; their languages are told by all cells of a column.

    Columns without words, such as the numbers of the rows, are left out of wider tables. A row with one empty cell is a
    text that the other version lacks.
    """
    from extractor.read.docx import read_rows

    rows = [row for row in _worded(read_rows(data, name, limit)) if len(row) == 2 and any(row)]
    if not all(any(row[side] for row in rows) for side in (0, 1)):
        raise UnreadableInputError(f"{name}: a Word document without a table of two columns; name the other version, too")
    packs = pipeline.load_packs()
    left, right = (lang or detect("\n".join(row[side] for row in rows), packs) for side, lang in enumerate(langs))
    return [Unit(number, str(number), {left: row[0], right: row[1]}) for number, row in enumerate(rows, 1)]


def _worded(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """The rows without the columns that hold no words in most rows as wide, where more than two columns are.

    >>> list(_worded([["No.", "One man", "Un homme"], ["2", "Men", "Des hommes"], ["Five", "Cinq"]]))
    [['One man', 'Un homme'], ['Men', 'Des hommes'], ['Five', 'Cinq']]
    """
    worded: Counter[tuple[int, int]] = Counter()
    for row in rows:
        worded.update((len(row), place) for place, cell in enumerate(row) if any(map(str.isalpha, cell)))
    widths = Counter(map(len, rows))
    for row in rows:
        width = len(row)
        yield [cell for place, cell in enumerate(row) if width == 2 or 2 * worded[width, place] > widths[width]]


def _checker(left: str, right: str, settings: Settings, ui_lang: str) -> Callable[[str, str], Report]:
    """What checks one unit by itself, given its two texts; short ones that come again are remembered for a while."""

    def check(one: str, other: str) -> Report:
        return pipeline.check(Article(one, left), Article(other, right), settings=settings, ui_lang=ui_lang)

    remembered = lru_cache(maxsize=_REMEMBERED)(check)
    return lambda one, other: (remembered if len(one) + len(other) <= _SHORT else check)(one, other)


class _Joined:
    """One report in the making of those of the units: ids and offsets go on from unit to unit."""

    def __init__(self) -> None:
        self.claims: tuple[list[AnyClaim], list[AnyClaim]] = ([], [])
        self._texts: tuple[list[str], list[str]] = ([], [])
        self._lengths = [0, 0]
        self._pairs: list[Pair] = []
        self._totals = dict.fromkeys(Summary.model_fields, 0)

    def add(self, unit: Unit, report: Report) -> None:
        """Add the report of the next unit."""
        left, right = map(len, self.claims)
        for pair in report.pairs:
            places = {"left": _later(pair.left, left), "right": _later(pair.right, right), "unit": unit.id}
            self._pairs.append(unchecked(Pair, {**vars(pair), **places}))
        for side, part in enumerate((report.left, report.right)):
            count, place = len(self.claims[side]), self._lengths[side]
            for claim in part.claims:
                moved = {"id": _later(claim.id, count), "start": claim.start + place, "end": claim.end + place}
                self.claims[side].append(unchecked(type(claim), {**vars(claim), **moved}))
            self._texts[side].append(part.text)
            self._lengths[side] += len(part.text) + len(_JOINT)
        for field in self._totals:
            self._totals[field] += getattr(report.summary, field)

    def report(self, langs: tuple[str, str], path: str, digest: str) -> Report:
        """The report on all units."""
        sides = []
        for lang, parts, claims in zip(langs, self._texts, self.claims, strict=True):
            text = _JOINT.join(parts)
            info = ArticleInfo(lang=lang, path=path, sha256=digest, chars=len(text), format="segments")
            sides.append(Extraction(article=info, claims=tuple(claims), text=text))
        verdict = "differ" if self._totals["errors"] + self._totals["warnings"] > 0 else "tally"
        summary = Summary(**self._totals)
        return Report(left=sides[0], right=sides[1], verdict=verdict, pairs=tuple(self._pairs), summary=summary)


def _later(claim_id: str | None, count: int) -> str | None:
    """Number a claim behind those of the units before.

    >>> _later("c2", 10)
    'c12'
    """
    return claim_id and f"c{int(claim_id.removeprefix('c')) + count}"
