"""Lines of a width with one part of them marked, cut between words: what is printed of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Console
from rich.segment import Segment, Segments
from rich.text import Text

from extractor.report.excerpt import ONE_CELL

# Stands for a space at which no line is cut: a character nobody uses and rich does not break at.
GLUE = "\ue000"
# The same for the spaces that rich breaks at though they are not to be broken at.
_HELD = {"\N{NO-BREAK SPACE}": "\ue001", "\N{NARROW NO-BREAK SPACE}": "\ue002"}
_HOLD = str.maketrans(_HELD)
_RELEASE = str.maketrans({GLUE: " ", **{stand_in: space for space, stand_in in _HELD.items()}})


class Marked(NamedTuple):
    """A text, of which `text[start:end]` has a style."""

    text: str
    start: int = 0
    end: int = 0
    style: str = ""

    def part(self, start: int, end: int) -> Marked:
        """What stands between two places, without blanks at its end."""
        text = self.text[start:end].replace(GLUE, " ").rstrip()
        first, last = max(self.start - start, 0), min(self.end - start, len(text))
        return Marked(text, first, last, self.style) if first < last else Marked(text)

    def indented(self, by: int) -> Marked:
        """The same behind some blanks."""
        return Marked(" " * by + self.text, self.start + by, self.end + by, self.style) if by else self


def wrapped(line: Marked, width: int, console: Console) -> list[Marked]:
    """Cut a text into lines of a width in cells, between words where they fit; a space that is `GLUE` is no place to cut.

    As rich does it, in a tenth of the time for texts of plain letters; the others, and long words, are left to rich.

    >>> [part.text for part in wrapped(Marked("It rained. Then it stopped."), 12, Console())]
    ['It rained.', 'Then it', 'stopped.']
    """
    text = line.text
    if not ONE_CELL.fullmatch(text):
        return _wrapped_by_rich(line, width, console)
    parts, start, stop = [], 0, len(text.rstrip(" "))
    begun = len(text) - len(text.lstrip(" "))
    while stop - start > width:
        cut = text.rfind(" ", max(start, begun), start + width + 1)
        if cut < 0:
            return _wrapped_by_rich(line, width, console)
        parts.append(line.part(start, cut))
        start = cut + 1
        while text[start] == " ":
            start += 1
    return [*parts, line.part(start, stop)]


def _wrapped_by_rich(line: Marked, width: int, console: Console) -> list[Marked]:
    """Cut a text of any characters."""
    text = Text(line.text.translate(_HOLD))
    text.stylize(line.style, line.start, line.end)
    parts = []
    for part in text.wrap(console, width):
        start, end = (part.spans[0].start, part.spans[0].end) if part.spans else (0, 0)
        parts.append(Marked(part.plain.translate(_RELEASE), start, end, line.style).part(0, len(part.plain)))
    return parts


def show(lines: Iterator[Marked], console: Console) -> None:
    """Print lines that are known to fit, all at once: a call of the console costs more than a line."""
    segments: list[Segment] = []
    for line in lines:
        if line.style:
            marked = Segment(line.text[line.start : line.end], console.get_style(line.style))
            segments += [Segment(line.text[: line.start]), marked, Segment(line.text[line.end :]), Segment.line()]
        else:
            segments += [Segment(line.text), Segment.line()]
    console.print(Segments(segments), soft_wrap=True, end="")
