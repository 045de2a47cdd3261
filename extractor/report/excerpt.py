"""A figure in its sentence, cut from an article for one place in a report."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

import regex
from rich.cells import cell_len

from extractor.printable import printable

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# How far a sentence is followed on each side of the figure, in characters.
_REACH = 1000
# How much room, in cells, may stay empty so that the cut falls between words.
_WORD = 15
# "… of 22.7%. The number" ends a sentence; "No. 19", "Mr. Smith" and "2.5" do not, nor a line that was only wrapped.
_BOUNDARY = regex.compile(
    r"""
    (?<=(?<!\b\p{Lu}\p{L}?)[.!?\N{HORIZONTAL ELLIPSIS}]["'\p{Pf}\p{Pe}]*) \s+ (?=[^\s\p{Ll}\p{Nd}])
    | (?<=[\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}])
    | \R \s* \R \s*
    | \R \s* (?=[^\s\p{Ll}\p{Nd}])
    """,
    regex.VERBOSE,
)
_LINE_END = regex.compile(r"\r\n|\r|\n")
_CLUSTER = regex.compile(r"\X")


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


def sentence_around(text: str, start: int, end: int) -> Excerpt:
    r"""Cut the sentence, or the line without a full stop, around `text[start:end]`.

    >>> sentence_around("It rained. In all, 1.5\nmillion people\nleft. Then it stopped.", 19, 37)
    Excerpt(before='In all, ', figure='1.5 million people', after=' left.')
    """
    window_start, window_end = max(0, start - _REACH), min(len(text), end + _REACH)
    before, after = text[window_start:start], text[end:window_end]
    # The beginning of the figure is in sight, to tell whether it begins a sentence.
    boundaries = [match.end() for match in _BOUNDARY.finditer(text, window_start, start + 1) if match.end() <= start]
    closing = _BOUNDARY.search(text, end, window_end)
    before = text[boundaries[-1] : start] if boundaries else ELLIPSIS * (window_start > 0) + before
    after = text[end : closing.start()] if closing else after + ELLIPSIS * (window_end < len(text))
    return Excerpt(printable(before).lstrip(), printable(text[start:end]), printable(after).rstrip())


def trimmed(excerpt: Excerpt, width: int) -> Excerpt:
    """Shorten an excerpt to a number of terminal cells; the figure stays, what is left out is an ellipsis.

    >>> trimmed(Excerpt("the province had as many as ", "557", " cooperatives in all its communes."), 40)
    Excerpt(before='…had as many as ', figure='557', after=' cooperatives in…')
    """
    figure = shortened(excerpt.figure, max(width - 2, 1))
    room = max(width - cell_len(figure), 0)
    needs_before, needs_after = cell_len(excerpt.before), cell_len(excerpt.after)
    room_before = min(needs_before, max(room // 2, room - needs_after))
    return replace(
        excerpt,
        before=_ending(excerpt.before, room_before),
        figure=figure,
        after=shortened(excerpt.after, room - room_before),
    )


def shortened(text: str, width: int) -> str:
    """Return the first words of a text that fit into a width, with an ellipsis for the rest.

    >>> shortened("nearly 2.9 billion dong", 20)
    'nearly 2.9 billion…'
    """
    if cell_len(text) <= width:
        return text
    return "".join(_fitting(_CLUSTER.findall(text), width - 1)).rstrip() + ELLIPSIS * (width > 0)


def _ending(text: str, width: int) -> str:
    """Return the last words of a text that fit into a width, with an ellipsis for the rest."""
    if cell_len(text) <= width:
        return text
    return ELLIPSIS * (width > 0) + "".join(reversed(_fitting(_CLUSTER.findall(text)[::-1], width - 1))).lstrip()


def _fitting(clusters: list[str], width: int) -> list[str]:
    """Take as many characters from the beginning as fit, cut between words where one ends near."""
    taken: list[str] = []
    for cluster in clusters:
        width -= cell_len(cluster)
        if width < 0:
            spaces = [place for place, character in enumerate(taken) if character == " " and place > 0]
            near = cluster != " " and spaces and len(taken) - spaces[-1] <= _WORD
            return taken[: spaces[-1]] if near else taken
        taken.append(cluster)
    return taken
