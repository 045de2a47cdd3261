"""The paragraphs that hold figures, cut into tokens: words, marks, and each figure as one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain

import regex

from extractor.models import Figure
from extractor.text import LATIN_BLOCKS, Text

#: No sentence holds as many figures. What the rules make of them takes several times the memory of their claims.
_MOST_IN_A_LINE = 1000
#: A stretch without figures that is cut word by word, which takes longer, and half the memory.
_LONG_GAP = 10_000
# The information separators are space to Python, and to `regex` they are not.
_SPACE = r"\s\x1c-\x1f"
TOKEN = regex.compile(rf"[\p{{L}}\p{{M}}]+|\d+|[^{_SPACE}\w]|[^{_SPACE}\p{{L}}\d]")
_SPACED_TOKEN = regex.compile(rf"[{_SPACE}]*+(?:{TOKEN.pattern})")
TokenPattern = re.Pattern[str] | regex.Pattern[str]


def _ordinary_token() -> re.Pattern[str]:
    """What `_SPACED_TOKEN` finds in an ordinary text in lower case, in a third of the time."""
    lowered = {letter.lower() for letter in map(chr, chain(*LATIN_BLOCKS))}
    letters = "".join(sorted(letter for letter in lowered if len(letter) == 1 and letter.isalpha()))
    return re.compile(rf"\s*+(?:[{letters}]++|[0-9]++|[^\s{letters}0-9])")


_ORDINARY_TOKEN = _ordinary_token()


class Line:
    """The tokens of one paragraph that holds figures.

    `lows` holds them in lower case, as most of them are only compared with the words of a pack; `figures` are the indices
    of those that are figures.
    """

    __slots__ = ("_ends", "_figures", "figures", "lows", "text")

    def __init__(self, text: Text, lows: list[str], ends: list[int], figures: Mapping[int, Figure]) -> None:
        self.text = text
        self.lows = lows
        self.figures = list(figures)
        self._ends = ends
        self._figures = figures

    def __len__(self) -> int:
        return len(self.lows)

    def raw(self, index: int) -> str:
        """The token at an index as it is written."""
        end = self._ends[index]
        return self.text.plain[end - len(self.lows[index]) : end]

    def start(self, index: int) -> int:
        """Where the token at an index begins in the folded text."""
        return self._ends[index] - len(self.lows[index])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the folded text from token `first` to the one before `last`."""
        return self.start(first), self._ends[last - 1]

    def figure_at(self, index: int) -> Figure | None:
        """The figure that is the token at an index, if there is one."""
        return self._figures.get(index)

    def index_at(self, place: int) -> int:
        """The index of the token that holds the character at `place`."""
        return bisect_right(self._ends, place)

    def glued(self, index: int) -> bool:
        """Whether no space stands between token `index - 1` and token `index`."""
        return index > 0 and self._ends[index - 1] == self._ends[index] - len(self.lows[index])


def tokenize(text: Text, start: int, end: int, figures: Iterable[Figure]) -> Line:
    """Cut one paragraph into tokens; every figure of it is one token.

    >>> from extractor.models import Reading
    >>> from fractions import Fraction
    >>> figure = Figure(3, 6, (Reading(Fraction("6.5"), ""),))
    >>> tokenize(Text("VND6.5bn"), 0, 8, [figure]).lows
    ['vnd', '6.5', 'bn']
    """
    lower = text.lower
    pattern = _ORDINARY_TOKEN if text.ordinary else _SPACED_TOKEN
    lows: list[str] = []
    ends: list[int] = []
    at: dict[int, Figure] = {}
    place = start
    for figure in figures:
        _cut(pattern, lower, (place, figure.start), lows, ends)
        at[len(lows)] = figure
        lows.append(lower[figure.start : figure.end])
        ends.append(figure.end)
        place = figure.end
    _cut(pattern, lower, (place, end), lows, ends)
    return Line(text, lows, ends, at)


def _cut(pattern: TokenPattern, lower: str, span: tuple[int, int], lows: list[str], ends: list[int]) -> None:
    """Add the words and marks of a stretch without figures, and where each ends.

    A piece is a token with the gap before it, so that the lengths of the pieces say where the tokens stand.
    """
    if span[0] == span[1]:
        return
    if span[1] - span[0] > _LONG_GAP:
        for match in pattern.finditer(lower, *span):
            lows.append(match.group().lstrip())
            ends.append(match.end())
        return
    pieces = pattern.findall(lower, *span)
    lows += map(str.lstrip, pieces)
    ends += accumulate(map(len, pieces[1:]), initial=span[0] + len(pieces[0])) if pieces else ()


def lines(text: Text, figures: Sequence[Figure], places: Sequence[int] = ()) -> Iterator[Line]:
    """Tokenize the paragraphs that hold figures, or one of the other places asked for; the rest cost nothing.

    A paragraph of thousands of figures comes in several lines.
    """
    index = 0
    done = -1
    for place in sorted([*(figure.start for figure in figures), *places]):
        if place < done:
            continue
        start, end = text.paragraph_at(place)
        first = index
        while index < len(figures) and figures[index].start < end:
            index += 1
        for part in range(first, max(index, first + 1), _MOST_IN_A_LINE):
            rest = min(index, part + _MOST_IN_A_LINE)
            stop = _between(text, figures[rest - 1], figures[rest]) if rest < index else end
            yield tokenize(text, start, stop, figures[part:rest])
            start = stop
        done = end


def _between(text: Text, left: Figure, right: Figure) -> int:
    """Where the second of two figures begins, with what is written to it: "5 km, $6" is cut before the sign."""
    return text.plain.rfind(" ", left.end, right.start) + 1 or right.start
