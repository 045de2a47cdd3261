"""The paragraph a rule works on: its tokens, what earlier rules have taken, and the drafts of claims so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from extractor.claims.tables import Tables
from extractor.models import ClaimType, Direction, Figure, Qualifier, Reading
from extractor.tokens import Line

_MILLION = 10**6
#: How many amounts of millions a currency needs for each count of millions, and one more, before another may go without it.
_OFTEN = 2
_CLAUSE_ENDS = frozenset({"", ".", ",", ";", "!", "?", ")"})


@dataclass(slots=True)
class Quantity:
    """One number or a range: its bounds' readings, and the tokens it covers (`last` is the index behind)."""

    low: tuple[Reading, ...]
    high: tuple[Reading, ...]
    first: int
    last: int
    figures: tuple[Figure, ...]

    @property
    def figure(self) -> Figure:
        """The last figure, beside which unit and noun stand."""
        return self.figures[-1]

    @property
    def is_range(self) -> bool:
        return len(self.figures) > 1


@dataclass(slots=True)
class Draft:
    """A claim in the making: tokens `first` to `last`, the value fields of its type."""

    type: ClaimType
    first: int
    last: int
    rule: str
    quantity: Quantity | None = None
    currency: str = ""
    unit: str = ""
    per: tuple[str, ...] = ()
    noun: str | None = None
    edtf: str = ""
    other_edtf: tuple[tuple[str, str], ...] = ()
    code: str = ""
    factor: Fraction = Fraction(1)
    added: Fraction = Fraction(0)
    qualifier: Qualifier | None = None
    direction: Direction | None = None


@dataclass(slots=True)
class Purse:
    """What an article has told in millions so far: how many amounts in each currency, and how much was counted."""

    amounts: dict[str, int] = field(default_factory=dict)
    counts: int = 0

    def note(self, draft: Draft) -> None:
        """Note an amount, if it is one of millions."""
        if draft.quantity is not None and draft.quantity.figure.scale >= _MILLION:
            self.amounts[draft.currency] = self.amounts.get(draft.currency, 0) + 1

    def currency(self) -> str:
        """The one currency told often enough, or nothing where there is a second one, or more is counted in millions."""
        if len(self.amounts) != 1:
            return ""
        (currency, times), *_ = self.amounts.items()
        return currency if times >= _OFTEN * (1 + self.counts) else ""


@dataclass(slots=True)
class Board:
    """The tokens of one paragraph and what has been made of them.

    `places` are the tokens at which words begin that are claims without a number, months and multiples; `idle` says where in
    the text the words for one begin that are only articles; `purse` is what the article has told in millions so far; `mass` is
    where the last mass in tonnes ends.
    """

    line: Line
    tables: Tables
    places: list[int] = field(default_factory=list)
    idle: frozenset[int] = frozenset()
    purse: Purse = field(default_factory=Purse)
    drafts: list[Draft] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    quantities: list[Quantity] = field(default_factory=list)
    ends: dict[int, Draft] = field(default_factory=dict)
    mass: int | None = None
    _lows: list[str] = field(init=False)
    _length: int = field(init=False)
    _free: list[int] = field(init=False)
    _open: list[Quantity] = field(init=False)
    #: How many tokens were taken when the two lists were made.
    _counted: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._lows, self._length = self.line.lows, len(self.line)
        self._free, self._open = self.line.figures, self.quantities

    def figure_at(self, index: int) -> Figure | None:
        """The figure at a token that no rule has taken yet."""
        return None if index in self.taken else self.line.figure_at(index)

    def free_figures(self) -> list[int]:
        """The tokens that hold figures nobody has taken."""
        if self._counted != len(self.taken):
            self._forget_taken()
        return self._free

    def open_quantities(self) -> list[Quantity]:
        """The quantities whose figures nobody has taken."""
        if self._counted != len(self.taken):
            self._forget_taken()
        return self._open

    def _forget_taken(self) -> None:
        """Bring both lists up to date, as new ones: a rule may still walk through those it was given."""
        self._counted = len(self.taken)
        self._free = [index for index in self._free if index not in self.taken]
        self._open = [quantity for quantity in self._open if quantity.last - 1 not in self.taken]

    def group(self, quantities: list[Quantity]) -> None:
        """Let these be the quantities of the paragraph, none of them taken."""
        self.quantities = self._open = quantities

    def is_free(self, first: int, last: int) -> bool:
        """Whether nobody has taken any of the tokens from `first` to the one before `last`."""
        return self.taken.isdisjoint(range(first, last))

    def low(self, index: int) -> str:
        """The token at an index in lower case, or nothing outside the paragraph."""
        return self._lows[index] if 0 <= index < self._length else ""

    def glued(self, index: int) -> bool:
        """Whether the token at `index` touches the one before it."""
        return 0 < index < self._length and self.line.glued(index)

    def hyphen_at(self, index: int) -> bool:
        """Whether the token at an index is a hyphen that touches what stands on both sides: "45-year-old"."""
        return self.low(index) == "-" and self.glued(index) and self.glued(index + 1)

    def ends_clause(self, index: int) -> bool:
        """Whether nothing of the clause follows from a token on."""
        return self.low(index) in _CLAUSE_ENDS

    def take(self, draft: Draft) -> None:
        """Keep a draft and take its tokens from the rules that follow."""
        self.drafts.append(draft)
        self.ends[draft.last] = draft
        if draft.unit == "tonne":
            self.mass = draft.last
        self.taken.update(range(draft.first, draft.last))

    def replace(self, old: Collection[Draft], new: Iterable[Draft]) -> None:
        """Put drafts in the place of others, whose tokens stay taken."""
        if old:
            gone = {id(draft) for draft in old}
            self.drafts = [draft for draft in self.drafts if id(draft) not in gone]
        for draft in new:
            self.take(draft)

    def drop(self, first: int, last: int) -> None:
        """Take tokens that are no claim."""
        self.taken.update(range(first, last))
