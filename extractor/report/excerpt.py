"""A figure in its sentence, cut from an article for one place in a report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

import regex
from rich.cells import cell_len

from extractor.models import Claim
from extractor.printable import printable

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# How far a sentence is followed on each side of the figure, in characters.
_REACH = 1000
# How much room, in cells, may stay empty so that the cut falls between words.
_WORD = 15
# "… of 22.7%. The number" ends a sentence; "No. 19", "Mr. Smith" and "2.5" do not, nor a line that was only wrapped.
_BOUNDARY = regex.compile(
    r"""
    (?=\s) (?<=(?<!\b\p{Lu}\p{L}?)[.!?\N{HORIZONTAL ELLIPSIS}]["'\p{Pf}\p{Pe}]*) \s++ (?=[^\s\p{Ll}\p{Nd}])
    | (?<=[\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}])
    | \R \s* \R \s*
    | \R \s*+ (?=[^\s\p{Ll}\p{Nd}])
    """,
    regex.VERBOSE,
)
_LINE_END = regex.compile(r"\r\n|\r|\n")
_CLUSTER = regex.compile(r"\X")
# Characters of which each is one of its own, one cell wide, and none but the plain space a place to cut: most texts.
ONE_CELL = re.compile("[ -~\xa0-\xac\xae-\u02ff\u1ea0-\u1ef9\u2010-\u2027\u202f\u20ab\u20ac\u27e6\u27e7\ue000]*")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A figure and what stands before and behind it, harmless on one line."""

    before: str
    figure: str
    after: str


class Lines:
    r"""The lines of a text, counted from 1 whatever its line ends are.

    >>> Lines("one\r\ntwo\rthree").number_at(5)
    2
    """

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in _LINE_END.finditer(text)]

    def number_at(self, offset: int) -> int:
        """Return the number of the line that holds an offset."""
        return bisect_right(self._ends, offset) + 1

    def column_at(self, offset: int) -> int:
        r"""Return the place of an offset in its line, in code points from 1.

        >>> Lines("one\r\ntwo").column_at(6)
        2
        """
        line = bisect_right(self._ends, offset)
        return offset - (self._ends[line - 1] if line else 0) + 1


class Sentences:
    r"""The sentences of a text, whose ends are looked for once and not for every figure anew.

    >>> text = "It rained. In all, 1.5\nmillion people\nleft. Then it stopped."
    >>> Sentences(text).around(19, 37)
    Excerpt(before='In all, ', figure='1.5 million people', after=' left.')
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _gaps(self) -> tuple[list[int], list[int]]:
        """Where the gaps between sentences begin, and where they end."""
        gaps = [match.span() for match in _BOUNDARY.finditer(self.text)]
        return [start for start, _ in gaps], [end for _, end in gaps]

    def around(self, start: int, end: int) -> Excerpt:
        """Cut the sentence, or the line without a full stop, around `text[start:end]`."""
        text, (gap_starts, gap_ends) = self.text, self._gaps
        first, last = max(0, start - _REACH), min(len(text), end + _REACH)
        before, after = bisect_right(gap_ends, start) - 1, bisect_left(gap_starts, end)
        begun = before >= 0 and gap_starts[before] >= first
        ended = after < len(gap_starts) and gap_starts[after] < last
        first, last = gap_ends[before] if begun else first, gap_starts[after] if ended else last
        return Excerpt(
            (ELLIPSIS * (not begun and first > 0) + printable(text[first:start])).lstrip(),
            printable(text[start:end]),
            (printable(text[end:last]) + ELLIPSIS * (not ended and last < len(text))).rstrip(),
        )

    def of(self, claim: Claim) -> Excerpt:
        """Cut the sentence of a claim; where the text is not at hand, the claim as it is written stands alone."""
        return self.around(claim.start, claim.end) if self.text else Excerpt("", printable(claim.text), "")


def trimmed(excerpt: Excerpt, width: int) -> Excerpt:
    """Shorten an excerpt to a number of terminal cells; the figure stays, what is left out is an ellipsis.

    >>> trimmed(Excerpt("the province had as many as ", "557", " cooperatives in all its communes."), 40)
    Excerpt(before='…had as many as ', figure='557', after=' cooperatives in…')
    """
    figure = shortened(excerpt.figure, max(width - 2, 1))
    excerpt = _near(excerpt, width)
    room = max(width - _cells(figure), 0)
    needs_before, needs_after = _cells(excerpt.before), _cells(excerpt.after)
    room_before = min(needs_before, max(room // 2, room - needs_after))
    return replace(
        excerpt,
        before=_ending(excerpt.before, room_before),
        figure=figure,
        after=shortened(excerpt.after, room - room_before),
    )


def _near(excerpt: Excerpt, width: int) -> Excerpt:
    """Leave out what stands further from the figure than a number of cells, and so will not be seen."""
    before, after, size = excerpt.before, excerpt.after, max(2 * width, 1)
    while size < max(len(before), len(after)):
        ahead, behind = before[-size:], after[:size]
        if (ahead == before or _cells(ahead) > width) and (behind == after or _cells(behind) > width):
            return replace(excerpt, before=ahead, after=behind)
        size *= 2
    return excerpt


def shortened(text: str, width: int) -> str:
    """Return the first words of a text that fit into a width, with an ellipsis for the rest.

    >>> shortened("nearly 2.9 billion dong", 20)
    'nearly 2.9 billion…'
    """
    if _cells(text) <= width:
        return text
    return "".join(_fitting(_clusters(text), width - 1)).rstrip() + ELLIPSIS * (width > 0)


def _ending(text: str, width: int) -> str:
    """Return the last words of a text that fit into a width, with an ellipsis for the rest."""
    if _cells(text) <= width:
        return text
    return ELLIPSIS * (width > 0) + "".join(reversed(_fitting(_clusters(text)[::-1], width - 1))).lstrip()


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if ONE_CELL.fullmatch(text) else cell_len(text)


def _clusters(text: str) -> Sequence[str]:
    """What a reader takes for the characters of a text on one line."""
    return text if ONE_CELL.fullmatch(text) else _CLUSTER.findall(text)


def _fitting(clusters: Sequence[str], width: int) -> Sequence[str]:
    """Take as many characters from the beginning as fit, cut between words where one ends near."""
    if isinstance(clusters, str):
        stop = min(max(width, 0), len(clusters))
    else:
        stop = next((place for place, end in enumerate(accumulate(map(cell_len, clusters))) if end > width), len(clusters))
    if stop == len(clusters) or clusters[stop] == " ":
        return clusters[:stop]
    return clusters[: next((place for place in range(stop - 1, max(stop - _WORD - 1, 0), -1) if clusters[place] == " "), stop)]
