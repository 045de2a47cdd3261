"""A run of words and literals, as the grammar sees it: what each does, and the numbers that are read from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from extractor.figures.words import Word
from extractor.languages.pack import NumberWords
from extractor.models import NumeralKind, Reading

ONE = Fraction(1)


class Item(NamedTuple):
    """A word or literal of a run: its span, what it does, its spelling, the readings of a literal."""

    start: int
    end: int
    word: Word
    spelling: str
    readings: tuple[Reading, ...] = ()

    @property
    def role(self) -> str:
        """What the item does in the grammar."""
        return self.word.role


class Number(NamedTuple):
    """A numeral read from a run: its readings, kind, scale factor, and the index of the item behind it."""

    readings: tuple[Reading, ...]
    stop: int
    kind: NumeralKind = "cardinal"
    scale: Fraction = ONE
    vague: bool = False

    @property
    def value(self) -> Fraction:
        """The likely value."""
        return self.readings[0].value


class Run:
    """The items of one run, and what the words among them mean to each other; items are named by their index.

    `opened` says that a word such as "between" stands before the run, so that "and" is no part of a number.
    """

    __slots__ = ("items", "numbers", "opened", "role")

    def __init__(self, items: Sequence[Item], numbers: NumberWords, *, opened: bool = False) -> None:
        self.items = items
        #: What the item at an index does; nothing before the first, nor up to two places behind the last.
        self.role: Callable[[int], str] = [*(item.word.role for item in items), "", "", ""].__getitem__
        self.numbers = numbers
        self.opened = opened

    def value(self, index: int) -> Fraction:
        """The value of the word at an index."""
        return self.items[index].word.value

    def past_links(self, index: int) -> int:
        """The index behind the links at `index` that may join parts of one number."""
        while self.role(index) == "link" and not self.opened:
            index += 1
        return index

    def is_other_word(self, index: int) -> bool:
        """Whether a digit that ends no number stands at an index, and no word for zero before it: "năm", but not "linh năm"."""
        if self.items[index].spelling not in self.numbers.not_behind_tens:
            return False
        return self.role(index - 1) != "link" or self.items[index - 1].spelling not in self.numbers.zero_links

    def divides_something(self, index: int) -> bool:
        """Whether a fraction or denominator stands at an index: "two million and one half"."""
        role = self.role(index)
        return role in ("fraction", "denominator", "plural_denominator") or (
            role == "ordinal" and self.items[index].spelling in self.numbers.denominators
        )

    def denominator(self, index: int) -> Fraction:
        """What the item at an index divides by; a fraction word stands for itself."""
        return Fraction(self.numbers.denominators.get(self.items[index].spelling, self.value(index)))
