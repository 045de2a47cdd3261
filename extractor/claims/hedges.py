"""Hedges: the words before and behind a figure that say about, over, at least; and, by `directions`, rose or fell."""

from __future__ import annotations

from extractor.claims.board import Board, Draft
from extractor.claims.directions import compares, direct, hedges_next, is_multiple
from extractor.languages.shared import TIMES
from extractor.models import Qualifier

_DIRECTED = frozenset({"percent", "money", "measure", "count", "ratio"})
_HEDGED = _DIRECTED | {"ordinal"}
_SHORT = 4
#: What a bound becomes behind "not", and how many words may stand between.
_OPPOSITES: dict[Qualifier, Qualifier] = {"over": "at_most", "under": "at_least"}
_NEGATION_REACH = 3
#: What cases are told of, and how many words may stand behind the noun of the cases.
_POPULATIONS = frozenset({1000, 10_000, 100_000, 1_000_000})
_ADJECTIVES = 2


def qualify(board: Board) -> None:
    """Find hedge and direction of every draft, and let its span begin and end with them."""
    for draft in sorted(board.drafts, key=lambda draft: draft.first):
        if draft.type in _HEDGED:
            _hedge_before(board, draft)
            _hedge_behind(board, draft)
        if draft.quantity and draft.qualifier is None and any(figure.vague for figure in draft.quantity.figures):
            draft.qualifier = "about"
        if draft.type in _DIRECTED and draft.direction is None and not is_multiple(board, draft):
            direct(board, draft)


def _hedge_before(board: Board, draft: Draft) -> None:
    """The hedge right before the figure, or before the opener of its range or the currency."""
    found = board.tables.hedges_before.before(board.line, draft.first)
    if draft.qualifier or found is None or board.tables.not_hedges.holding(board.line, draft.first - 1):
        return
    if draft.type not in board.tables.pack.typed_hedges.get(" ".join(board.line.lows[found[1] : draft.first]), _HEDGED):
        return
    divides = _is_during(board, draft, found[1]) or _divides(board, draft, found[1]) or _sets_against(board, found[1])
    hedge, first = _negated(board, *found)
    if not (divides or _covers(board, draft) or (hedge in _OPPOSITES and compares(board, draft))):
        draft.qualifier, draft.first = hedge, first


def _negated(board: Board, hedge: Qualifier, first: int) -> tuple[Qualifier, int]:
    """The bound that a negation before another one makes of it, and where that begins: "must not be less than 5"."""
    pack = board.tables.pack
    for place in range(first - 1, first - 1 - _NEGATION_REACH, -1):
        word = board.low(place)
        if word in pack.negations:
            doubted = board.low(place - 1) in pack.negation_doubts  # "hundreds, if not over a thousand"
            return (hedge, first) if doubted else (_OPPOSITES.get(hedge, hedge), place)
        if word not in pack.negation_fillers:
            break
    return hedge, first


def _is_during(board: Board, draft: Draft, first: int) -> bool:
    """Whether a hedge before a time means during: "borrowed over 25 years", but not "for over 25 years"."""
    pack = board.tables.pack
    if board.low(first) not in pack.during or draft.unit not in TIMES or draft.last - first > _SHORT:
        return False
    if board.tables.age_follows.before(board.line, draft.last):
        return False  # "cars over 10 years old"
    return first > 0 and board.low(first - 1) not in pack.during_leads


def _divides(board: Board, draft: Draft, first: int) -> bool:
    """Whether a hedge word divides the claim right before it: "48 ca trên 100.000 dân", not "15 người trên 60 tuổi"."""
    if board.low(first) not in board.tables.pack.numbers.fraction_links or (draft.type == "measure" and draft.unit == "year"):
        return False
    figure = draft.quantity.figure if draft.quantity else None
    populous = draft.type == "count" and figure is not None and figure.value in _POPULATIONS
    gap = _ADJECTIVES if populous else 0  # "48 ca mắc mới trên 100.000 dân"
    return any(board.low(place).isalpha() and place in board.ends for place in range(first - gap, first + 1))


def _sets_against(board: Board, first: int) -> bool:
    """Whether a comparative sets the amount before it against what follows: "4 points lower than five years ago"."""
    before = board.ends.get(first)
    stated = before is not None and before.quantity is not None
    return stated and board.tables.directions_after.after(board.line, first) is not None


def _covers(board: Board, draft: Draft) -> bool:
    """Whether a hedge word says what a thing lies under: "under 1.2 metres of water"."""
    pack, place = board.tables.pack, draft.first
    if board.low(place - 1) not in pack.covering or draft.type != "measure":
        return False
    hidden = pack.hidden.intersection((board.low(place - 2), f"{board.low(place - 3)} {board.low(place - 2)}"))
    return bool(hidden) or board.tables.covers.after(board.line, draft.last) is not None


def _adds(board: Board, place: int, stop: int) -> bool:
    """Whether a hedge of one word adds the amount behind it instead: "€65 million plus €15 million in bonuses"."""
    sign = board.tables.currency_signs.after(board.line, stop)
    return stop == place + 1 and board.line.figure_at(sign[1] if sign else stop) is not None


def _hedge_behind(board: Board, draft: Draft) -> None:
    """The hedge behind the figure or its noun: "50 or more", "75 coopératives ou plus"."""
    if draft.qualifier:
        return
    places = [draft.last]
    if draft.quantity and draft.quantity.last != draft.last:
        places.append(draft.quantity.last)
    for place in places:
        found = board.tables.hedges_after.after(board.line, place)
        if found and not hedges_next(board, place, found[1]) and not _adds(board, place, found[1]):
            draft.qualifier = found[0]
            draft.last = max(draft.last, found[1])
            return
