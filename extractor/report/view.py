"""A report as it stands on a page: the versions in paragraphs with their figures marked, the findings with quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from extractor.models import Article, ClaimType, Extraction, FindingKind, Report, Severity, Summary
from extractor.printable import printable
from extractor.report.excerpt import Excerpt, Sentences
from extractor.report.keys import Keyed, keyed
from extractor.report.labels import SEVERITIES
from extractor.report.wording import value_in_words
from extractor.text import Text

_ORDER = tuple(SEVERITIES)
SIDES = ("left", "right", "source")
#: How many findings a page shows with quotations: far more than an article has, and as many as a browser lays out at once.
MOST = 500
_TITLE = 140


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in its text. `mates` are the marks of its counterparts, `findings` the keys of what was found about it."""

    id: str
    text: str
    type: ClaimType
    value: str
    mates: tuple[str, ...]
    severity: Severity | None
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces of text and marks in order. Paragraphs of two versions with the same `row` say the same."""

    pieces: tuple[str | Mark, ...]
    row: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the article."""

    side: str
    lang: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A figure in its sentence, its value in words, and the rule that read it."""

    side: str
    lang: str
    mark: str
    sentence: Excerpt
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Item:
    """A finding with everything an editor needs to judge it."""

    key: str
    figures: str
    kind: FindingKind
    type: ClaimType
    severity: Severity
    message: str
    rule: str
    left: Quote | None
    right: Quote | None
    source: Quote | None


@dataclass(frozen=True, slots=True)
class Brief:
    """A finding without quotations, for where there are very many: `marks` are the figures it is about, by side."""

    key: str
    kind: FindingKind
    type: ClaimType
    severity: Severity
    message: str
    marks: Mapping[str, str]


@dataclass(frozen=True)
class View:
    """A report, laid out. `items` holds the gravest findings first, else in the order of the text, `briefs` the others.

    `kinds` and `types` are those of all findings there are, each once.
    """

    versions: tuple[Version, ...]
    items: tuple[Item, ...]
    briefs: tuple[Brief, ...]
    kinds: tuple[FindingKind, ...]
    types: tuple[ClaimType, ...]
    verdict: str
    summary: Summary

    @cached_property
    def title(self) -> str:
        """What the page is called: the headline of the first version."""
        return self.versions[0].title

    @cached_property
    def keys(self) -> frozenset[str]:
        """The findings that the page shows."""
        return frozenset(item.key for item in self.items) | {item.key for item in self.briefs}


def findings(report: Report, names: Mapping[str, str] | None = None) -> list[Keyed]:
    """Every finding of a report, the gravest first, else in the order of the text; `names` gives some other keys."""
    found = list(keyed(report))
    if names:
        found = [one._replace(key=names.get(one.key, one.key)) for one in found]
    return sorted(found, key=_gravity)


def lay_out(
    report: Report, *, reader: str, found: Sequence[Keyed] | None = None, shown: Sequence[Keyed] | None = None, most: int = MOST
) -> View:
    """Lay a report out for a page.

    In: a report whose extractions hold their texts (where they do not, the figures stand alone), the code of the
    reader's language, all its `findings` if they are at hand, those of them that the page shows (None: all), and how many
    of these are shown with quotations. Out: a `View`; nothing in it is markup, and characters that could mislead a reader
    are shown as pictures.
    """
    found = findings(report) if found is None else found
    shown = found if shown is None else shown
    rows = _rows(report)
    sides = [side for side in SIDES if getattr(report, side) is not None]
    return View(
        versions=tuple(_version(report, side, found, rows.get(side, {}), reader) for side in sides),
        items=items(report, shown[:most], reader),
        briefs=tuple(_brief(one, sides) for one in shown[most:]),
        kinds=tuple(dict.fromkeys(one.finding.kind for one in found)),
        types=tuple(dict.fromkeys(type_of(one) for one in found)),
        verdict=report.verdict,
        summary=report.summary,
    )


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""The paragraphs of a text as spans without the white space around them.

    >>> paragraphs("A heading\n\nThey hold nearly\nten courses.\n")
    [(0, 9), (11, 40)]
    """
    folded = Text(text)
    found, start = [], 0
    for gap_start, gap_end in [*(folded.given_span(*gap) for gap in folded.breaks), (len(text), len(text))]:
        body = text[start:gap_start]
        if body.strip():
            found.append((start + len(body) - len(body.lstrip()), start + len(body.rstrip())))
        start = gap_end
    return found


def _headline(title: str | None, text: str, fallback: str = "") -> str:
    """The title of an article, else its first paragraph, cut to a line."""
    if title is None:
        spans = paragraphs(text[: 10 * _TITLE])
        title = text[slice(*spans[0])] if spans else fallback
    line = printable(title).strip()
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def title_of(article: Article, fallback: str) -> str:
    """What an article is called on one line: its title, else how its text begins, else the fallback."""
    return _headline(article.title, article.text, fallback)


def _version(report: Report, side: str, named: Sequence[Keyed], rows: dict[int, int], reader: str) -> Version:
    """Mark the figures of one version in its paragraphs."""
    extraction: Extraction = getattr(report, side)
    marks = _marks(report, side, named, reader)
    claims = iter(extraction.claims)
    claim = next(claims, None)
    text, found = extraction.text, []
    for number, (start, end) in enumerate(paragraphs(text)):
        pieces: list[str | Mark] = []
        place = start
        while claim is not None and claim.start < end:
            if claim.start >= place:
                pieces += [printable(text[place : claim.start]), marks[claim.id]]
                place = claim.end
            claim = next(claims, None)
        pieces.append(printable(text[place:end]))
        found.append(Paragraph(tuple(piece for piece in pieces if piece), rows.get(number)))
    title = _headline(extraction.article.title, text, printable(extraction.article.path or side))
    return Version(side, extraction.article.lang, title, tuple(found))


def _marks(report: Report, side: str, named: Sequence[Keyed], reader: str) -> dict[str, Mark]:
    """The mark of every claim of one version, by the claim's id."""
    extraction: Extraction = getattr(report, side)
    mates: dict[str, list[str]] = {}
    for pair in report.pairs:
        ids = [f"{other}-{getattr(pair, other)}" for other in SIDES if other != side and getattr(pair, other)]
        mates.setdefault(getattr(pair, side) or "", []).extend(ids)
    found: dict[str, list[Keyed]] = {}
    for one in named:
        found.setdefault(getattr(one.pair, side) or "", []).append(one)
    return {
        claim.id: Mark(
            id=f"{side}-{claim.id}",
            text=printable(claim.text),
            type=claim.type,
            value=value_in_words(claim, reader),
            mates=tuple(dict.fromkeys(mates.get(claim.id, ()))),
            severity=next((one.finding.severity for one in found.get(claim.id, ())), None),
            findings=tuple(one.key for one in found.get(claim.id, ())),
        )
        for claim in extraction.claims
    }


def _gravity(one: Keyed) -> int:
    """Order findings, the gravest first."""
    return _ORDER.index(one.finding.severity)


def type_of(one: Keyed) -> ClaimType:
    """The type of the figure that a finding is about."""
    claim = one.left or one.right
    if claim is None:
        raise AssertionError("a pair has at least one claim")
    return claim.type


def items(report: Report, shown: Sequence[Keyed], reader: str) -> tuple[Item, ...]:
    """Collect what an editor needs to judge some findings of a report, for a reader of a language."""
    sides = [side for side in SIDES if getattr(report, side) is not None]
    quotes = {side: _Quotes(side, getattr(report, side), reader) for side in sides}
    return tuple(_item(one, quotes) for one in shown)


def _brief(one: Keyed, sides: Sequence[str]) -> Brief:
    """Tell the least about one finding."""
    marks = {side: f"{side}-{claim_id}" for side in sides if (claim_id := getattr(one.pair, side))}
    finding = one.finding
    return Brief(one.key, finding.kind, type_of(one), finding.severity, printable(finding.message), marks)


def _item(one: Keyed, quotes: Mapping[str, _Quotes]) -> Item:
    """Collect what is known about one finding."""
    return Item(
        key=one.key,
        figures=one.figures,
        kind=one.finding.kind,
        type=type_of(one),
        severity=one.finding.severity,
        message=printable(one.finding.message),
        rule=one.finding.rule,
        left=quotes["left"].of(one.pair.left),
        right=quotes["right"].of(one.pair.right),
        source=quotes["source"].of(one.pair.source) if "source" in quotes else None,
    )


class _Quotes:
    """The claims of one version in their sentences, each made once."""

    def __init__(self, side: str, extraction: Extraction, reader: str) -> None:
        self._claims = {claim.id: claim for claim in extraction.claims}
        self._sentences = Sentences(extraction.text)
        self._side, self._lang, self._reader = side, extraction.article.lang, reader
        self.of = cache(self._of)

    def _of(self, claim_id: str | None) -> Quote | None:
        """Quote a claim by its id; None where there is none."""
        claim = self._claims.get(claim_id or "")
        if claim is None:
            return None
        value = value_in_words(claim, self._reader)
        return Quote(self._side, self._lang, f"{self._side}-{claim.id}", self._sentences.of(claim), value, claim.rule)


def _rows(report: Report) -> dict[str, dict[int, int]]:
    """Number the paragraphs that belong together: by most of their paired figures, and never crossing.

    Out: for each side, paragraph number to row number. The original's paragraphs go by those of the left version.
    """
    places = {side: _paragraph_of(getattr(report, side)) for side in SIDES if getattr(report, side) is not None}
    chain = _chain(report, places, "right")
    rows = {
        "left": {left: row for row, (left, _) in enumerate(chain)},
        "right": {right: row for row, (_, right) in enumerate(chain)},
    }
    if "source" in places:
        rows["source"] = {
            source: rows["left"][left] for left, source in _chain(report, places, "source") if left in rows["left"]
        }
    return rows


def _chain(report: Report, places: Mapping[str, dict[str, int]], side: str) -> Sequence[tuple[int, int]]:
    """The paragraphs of the left version with those of another that say the same."""
    links: dict[int, Counter[int]] = {}
    for pair in report.pairs:
        left, other = places["left"].get(pair.left or ""), places[side].get(getattr(pair, side) or "")
        if left is not None and other is not None:
            links.setdefault(left, Counter())[other] += 1
    return _rising([(left, counter.most_common(1)[0][0]) for left, counter in sorted(links.items())])


def _paragraph_of(extraction: Extraction) -> dict[str, int]:
    """The number of the paragraph that holds each claim."""
    starts = [start for start, _ in paragraphs(extraction.text)]
    return {claim.id: bisect_right(starts, claim.start) - 1 for claim in extraction.claims} if starts else {}


def _rising(links: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The longest chain of links whose right ends rise, too.

    >>> _rising([(0, 0), (1, 5), (2, 1), (3, 2)])
    [(0, 0), (2, 1), (3, 2)]
    """
    tails: list[int] = []  # the smallest right end of a chain of each length, and the link that has it
    ends: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(links):
        length = bisect_left(tails, right)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [right]
        ends[length : length + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(links[number])
        number = before[number]
    return chain[::-1]
