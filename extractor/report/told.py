"""Findings with their claims and the places where these stand: what every format for programs is made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from extractor.models import AnyClaim, Claim, Extraction, Finding, Pair, Report
from extractor.printable import STANDARD_INPUT
from extractor.report.excerpt import Lines


class Place(NamedTuple):
    """Where a claim stands in a file: lines and columns in code points from 1; the end is the place behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Side:
    """One version: its claims by id, and where they stand in its file."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction

    @cached_property
    def claims(self) -> dict[str, AnyClaim]:
        """The claims by their ids."""
        return {claim.id: claim for claim in self.extraction.claims}

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.extraction.text)

    @property
    def path(self) -> str | None:
        """The file, if the article came from one."""
        path = self.extraction.article.path
        return None if path == STANDARD_INPUT else path

    def place_of(self, claim: Claim) -> Place | None:
        """Return lines and columns of a claim; None where the file is no plain text, or the text is not at hand."""
        if not self.extraction.text or self.extraction.article.format != "text":
            return None
        lines, start, end = self._lines, claim.start, claim.end
        return Place(lines.number_at(start), lines.column_at(start), lines.number_at(end), lines.column_at(end))


class Told(NamedTuple):
    """One finding of a report, with the claims it is about; one of these may be missing."""

    pair: Pair
    finding: Finding
    left: AnyClaim | None
    right: AnyClaim | None


def sides(report: Report) -> tuple[Side, Side]:
    """Return the two versions of a report."""
    return Side(report.left), Side(report.right)


def told(report: Report) -> Iterator[Told]:
    """Yield every finding in the order of the report.

    >>> from extractor.models import Article
    >>> from extractor.pipeline import check
    >>> report = check(Article("It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr"))
    >>> [(finding.kind, left.text, right.text) for _, finding, left, right in told(report)]
    [('value', 'grew by 26 %', '62 %')]
    """
    left, right = sides(report)
    for pair in report.pairs:
        for finding in pair.findings:
            yield Told(pair, finding, left.claims.get(pair.left or ""), right.claims.get(pair.right or ""))
