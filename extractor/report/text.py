"""A report for reading in a terminal: what differs first, each figure marked in its sentence, one line of totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rich.console import Console

from extractor.languages.shared import READER
from extractor.messages import n_, one_after_another, say, say_counted
from extractor.messages.names import name_in
from extractor.models import AnyClaim, Claim, Extraction, Finding, Pair, Report, Severity, Summary
from extractor.printable import printable
from extractor.report.excerpt import Excerpt, Lines, Sentences, trimmed
from extractor.report.lines import GLUE, Marked, show, wrapped
from extractor.report.wording import named

# Brackets that no article uses: they mark a figure where there is no colour, and in what is copied into a mail.
_MARKS = ("\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}")
_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_ORDER = tuple(_STYLES)
_INDENT = 2
_MOST_LINES = 2
_NARROWEST = 20
# How many pairs are printed at once.
_AT_ONCE = 100


def render(report: Report, console: Console, *, lang: str = READER) -> None:
    """Print a report on a console, in the console's width and with the colours it has.

    Pairs with findings come first, the gravest before the others, else in the order of the report; then one line with
    the verdict and the totals. The sentences are cut from `report.left.text` and `report.right.text`; where these are
    empty (a report read back from JSON) the figure stands alone. The messages of the findings are printed as they are;
    all else is said in the reader's language.
    """
    left, right = _Side(report.left, say(lang, "left")), _Side(report.right, say(lang, "right"))
    source = _Side(report.source, say(lang, "source")) if report.source else None
    troubled = [pair for pair in report.pairs if pair.findings]
    troubled.sort(key=lambda pair: min(_rank(finding) for finding in pair.findings))
    page = _Page(left, right, source, lang, console, max(console.width, _NARROWEST))
    for first in range(0, len(troubled), _AT_ONCE):
        show((line for pair in troubled[first : first + _AT_ONCE] for line in page.pair_lines(pair)), console)
    show(page.block(totals(report, lang)), console)


@dataclass(frozen=True)
class _Side:
    """One version of the article, with its claims by id and its lines by offset."""

    extraction: Extraction
    fallback: str

    @cached_property
    def name(self) -> str:
        return named(self.extraction, self.fallback)

    @cached_property
    def claims(self) -> dict[str, AnyClaim]:
        return {claim.id: claim for claim in self.extraction.claims}

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.extraction.text)

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.extraction.text)

    def place_of(self, claim: Claim, unit: str | None) -> str:
        """Name file and line of a claim, in the form that editors and terminals jump to; of a unit, its name."""
        if unit is not None:
            return f"{self.name} [{printable(unit)}]"
        in_file = self.extraction.text and self.extraction.article.format == "text"
        return f"{self.name}:{self._lines.number_at(claim.start)}" if in_file else self.name


def _rank(finding: Finding) -> int:
    """Order severities, the gravest first."""
    return _ORDER.index(finding.severity)


@dataclass(frozen=True)
class _Page:
    """Two versions, the original if there is one, and what they are written on: the width is that of the console."""

    left: _Side
    right: _Side
    source: _Side | None
    lang: str
    console: Console
    width: int

    def pair_lines(self, pair: Pair) -> Iterator[Marked]:
        """Write the findings of one pair, then both figures in their sentences, and the original's; an empty line last."""
        findings = sorted(pair.findings, key=_rank)
        style = _STYLES[findings[0].severity]
        for finding in findings:
            yield from self.block(self._heading(finding))
        for side, claim_id in ((self.left, pair.left), (self.right, pair.right)):
            if claim_id is None:
                yield from self.block(Marked(say(self.lang, "{version}: no counterpart", version=side.name)), indent=_INDENT)
            else:
                yield from self.block(Marked(side.place_of(side.claims[claim_id], pair.unit)), indent=_INDENT)
                yield from self._quote(side.sentences.of(side.claims[claim_id]), style)
        if self.source and pair.source:
            yield from self._quote(self.source.sentences.of(self.source.claims[pair.source]), "bold")
        yield Marked("")

    def _heading(self, finding: Finding) -> Marked:
        """Say what was found."""
        severity, kind = name_in(self.lang, finding.severity).upper(), name_in(self.lang, finding.kind)
        message = printable(finding.message)
        said = say(self.lang, "{severity} {kind}: {message}", severity=severity, kind=kind, message=message)
        return Marked(said, 0, len(severity), _STYLES[finding.severity])

    def _quote(self, whole: Excerpt, style: str) -> Iterator[Marked]:
        """Mark a figure in its sentence, and shorten the sentence until it stands on few lines."""
        (opening, closing), width = _MARKS, self.width - 2 * _INDENT
        for room in range(_MOST_LINES * width, width - 1, -2):
            part = trimmed(whole, room - len(opening + closing))
            figure = f"{opening}{part.figure}{closing}".replace(" ", GLUE)
            start, end = len(part.before), len(part.before) + len(figure)
            lines = wrapped(Marked(part.before + figure + part.after, start, end, style), width, self.console)
            if len(lines) <= _MOST_LINES:
                break
        return (line.indented(2 * _INDENT) for line in lines)

    def block(self, line: Marked, indent: int = 0) -> Iterator[Marked]:
        """Cut a text into lines of the console's width, all but the first indented."""
        parts = wrapped(line, self.width - _INDENT, self.console)
        return (part.indented(_INDENT if number else indent) for number, part in enumerate(parts))


def totals(report: Report, lang: str) -> Marked:
    """Say the verdict and every count that is not zero."""
    summary = report.summary
    if not summary.claims_left and not summary.claims_right:
        return Marked(say(lang, "Neither version has a figure: there is nothing to compare."))
    tallies = report.verdict == "tally"
    verdict = say(lang, "The versions tally") if tallies else say(lang, "The versions differ")
    if tallies and summary.hidden and summary.mismatch + summary.missing:
        verdict = say(lang, "No findings but hidden ones")
    counts = [
        say_counted(
            lang,
            *n_("{number} figure left, {right} right", "{number} figures left, {right} right"),
            summary.claims_left,
            right=summary.claims_right,
        )
    ]
    for row in _counts(summary):
        said = ", ".join(say_counted(lang, one, many, number) for number, one, many in row if number)
        counts += [said] if said else []
    said = say(lang, "{verdict}: {counts}.", verdict=verdict, counts=one_after_another(lang, counts))
    return Marked(said, 0, len(verdict), "bold green" if tallies else "bold")


def _counts(summary: Summary) -> tuple[tuple[tuple[int, str, str], ...], ...]:
    """The totals of pairs and of findings, each with the words for one and for more."""
    return (
        (
            (summary.agree, *n_("{number} agree", "{number} agree")),
            (summary.equivalent, *n_("{number} equivalent", "{number} equivalent")),
            (summary.mismatch, *n_("{number} differs", "{number} differ")),
            (summary.missing, *n_("{number} without counterpart", "{number} without counterpart")),
        ),
        (
            (summary.errors, *n_("{number} error", "{number} errors")),
            (summary.warnings, *n_("{number} warning", "{number} warnings")),
            (summary.notes, *n_("{number} note", "{number} notes")),
        ),
        ((summary.hidden, *n_("{number} finding hidden", "{number} findings hidden")),),
    )
