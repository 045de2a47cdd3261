"""A report for reading in a terminal: what differs first, each figure marked in its sentence, one line of totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rich.console import Console
from rich.text import Text

from extractor.languages.shared import READER
from extractor.messages import n_, one_after_another, say, say_counted
from extractor.messages.names import name_in
from extractor.models import Claim, Extraction, Finding, Pair, Report, Severity, Summary
from extractor.printable import printable
from extractor.report.excerpt import Excerpt, Lines, Sentences, trimmed
from extractor.report.wording import named

# Brackets that no article uses: they mark a figure where there is no colour, and in what is copied into a mail.
_MARKS = ("\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}")
_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_ORDER = tuple(_STYLES)
_INDENT = 2
_MOST_LINES = 2
_NARROWEST = 20
# Stands for a space inside a figure while lines are cut: a character nobody uses and rich does not break at.
_GLUE = "\ue000"
# The same for the spaces that rich breaks at though they are not to be broken at.
_HELD = {"\N{NO-BREAK SPACE}": "\ue001", "\N{NARROW NO-BREAK SPACE}": "\ue002"}
_HOLD = str.maketrans(_HELD)
_RELEASE = str.maketrans({_GLUE: " ", **{stand_in: space for space, stand_in in _HELD.items()}})


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
    for pair in sorted(troubled, key=lambda pair: min(_rank(finding) for finding in pair.findings)):
        _print(_pair_lines(pair, left, right, source, console, lang), console, end="\n\n")
    _print(_block(totals(report, lang), console), console)


@dataclass(frozen=True)
class _Side:
    """One version of the article, with its claims by id and its lines by offset."""

    extraction: Extraction
    fallback: str

    @cached_property
    def name(self) -> str:
        return named(self.extraction, self.fallback)

    @cached_property
    def claims(self) -> dict[str, Claim]:
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


def _pair_lines(pair: Pair, left: _Side, right: _Side, source: _Side | None, console: Console, lang: str) -> Iterator[Text]:
    """Write the findings of one pair, then both figures in their sentences, and the original's."""
    findings = sorted(pair.findings, key=_rank)
    for finding in findings:
        severity = name_in(lang, finding.severity).upper()
        kind, message = name_in(lang, finding.kind), printable(finding.message)
        heading = Text(say(lang, "{severity} {kind}: {message}", severity=severity, kind=kind, message=message))
        heading.stylize(_STYLES[finding.severity], 0, len(severity))
        yield from _block(heading, console)
    for side, claim_id in ((left, pair.left), (right, pair.right)):
        if claim_id is None:
            yield from _block(Text(say(lang, "{version}: no counterpart", version=side.name)), console, indent=_INDENT)
        else:
            yield from _block(Text(side.place_of(side.claims[claim_id], pair.unit)), console, indent=_INDENT)
            yield from _figure_lines(side, side.claims[claim_id], _STYLES[findings[0].severity], console)
    if source and pair.source:
        yield from _figure_lines(source, source.claims[pair.source], "bold", console)


def _figure_lines(side: _Side, claim: Claim, style: str, console: Console) -> Iterator[Text]:
    """Write the sentence of a figure, with the figure marked."""
    indent = 2 * _INDENT
    for line in _quote(side.sentences.of(claim), style, _width(console) - indent, console):
        line.pad_left(indent)
        yield line


def _quote(whole: Excerpt, style: str, width: int, console: Console) -> list[Text]:
    """Mark a figure in its sentence, and shorten the sentence until it stands on few lines of a width."""
    opening, closing = _MARKS
    for room in range(_MOST_LINES * width, width - 1, -2):
        part = trimmed(whole, room - len(opening + closing))
        figure = f"{opening}{part.figure}{closing}".replace(" ", _GLUE)
        lines = _wrapped(Text.assemble(part.before, (figure, style), part.after), console, width)
        if len(lines) <= _MOST_LINES:
            break
    return lines


def totals(report: Report, lang: str) -> Text:
    """Say the verdict and every count that is not zero."""
    summary = report.summary
    if not summary.claims_left and not summary.claims_right:
        return Text(say(lang, "Neither version has a figure: there is nothing to compare."))
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
    line = Text(say(lang, "{verdict}: {counts}.", verdict=verdict, counts=one_after_another(lang, counts)))
    line.stylize("bold green" if tallies else "bold", 0, len(verdict))
    return line


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


def _width(console: Console) -> int:
    """Return the width to write in; a terminal narrower than a figure is not served."""
    return max(console.width, _NARROWEST)


def _block(text: Text, console: Console, indent: int = 0) -> Iterator[Text]:
    """Cut a text into lines of the console's width, all but the first indented."""
    for number, line in enumerate(_wrapped(text, console, _width(console) - _INDENT)):
        line.pad_left(_INDENT if number else indent)
        yield line


def _wrapped(text: Text, console: Console, width: int) -> list[Text]:
    """Cut a text into lines, between words where they fit, without blanks at their ends."""
    plain = text.plain.translate(_HOLD)
    if plain != text.plain:
        text = text.copy()
        text.plain = plain
    lines = list(text.wrap(console, width))
    for line in lines:
        if not line.plain.isascii():
            line.plain = line.plain.translate(_RELEASE)
        line.rstrip()
    return lines


def _print(lines: Iterable[Text], console: Console, end: str = "\n") -> None:
    """Print lines that are known to fit, all at once: a call of the console costs more than a line."""
    console.print(Text("\n").join(lines), soft_wrap=True, highlight=False, end=end)
