"""Hedges and directions: the words before and behind a figure that say about, over, at least; rose, fell."""

from __future__ import annotations

from extractor.claims.board import Board, Draft
from extractor.languages.shared import TIMES
from extractor.models import Direction

_DIRECTED = frozenset({"percent", "money", "measure", "count", "ratio"})
_HEDGED = _DIRECTED | {"ordinal"}
_STATED = frozenset({"percent", "money"})
_FILLERS = 2
_OBJECT_REACH = 8
_GAP_REACH = 12
_SHORT = 4


def qualify(board: Board) -> None:
    """Find hedge and direction of every draft, and let its span begin and end with them."""
    for draft in sorted(board.drafts, key=lambda draft: draft.first):
        if draft.type in _HEDGED:
            _hedge_before(board, draft)
            _hedge_behind(board, draft)
        if draft.quantity and draft.qualifier is None and any(figure.vague for figure in draft.quantity.figures):
            draft.qualifier = "about"
        if draft.type in _DIRECTED and draft.direction is None:
            _direction(board, draft)


def _hedge_before(board: Board, draft: Draft) -> None:
    """The hedge right before the figure, or before the opener of its range or the currency."""
    found = board.tables.hedges_before.before(board.line, draft.first)
    if draft.qualifier or found is None or board.tables.not_hedges.holding(board.line, draft.first - 1):
        return
    if not (_is_during(board, draft, found[1]) or _divides(board, found[1]) or _compares(board, draft)):
        draft.qualifier, draft.first = found


def _is_during(board: Board, draft: Draft, first: int) -> bool:
    """Whether a hedge before a time means during: "borrowed over 25 years", but not "for over 25 years"."""
    pack = board.tables.pack
    if board.low(first) not in pack.during or draft.unit not in TIMES or draft.last - first > _SHORT:
        return False
    return first > 0 and board.low(first - 1) not in pack.during_leads


def _divides(board: Board, first: int) -> bool:
    """Whether a hedge word stands right behind another claim and divides it: "48 ca trên 100.000 dân"."""
    return board.low(first) in board.tables.pack.numbers.fraction_links and first in board.ends


def _compares(board: Board, draft: Draft) -> bool:
    """Whether what looks like a hedge is a comparative that says by how much: "cao hơn 0,35 m so với …", "cao hơn 5 %"."""
    found = board.tables.directions_before.before(board.line, draft.first)
    if found is None or board.tables.weak_directions.after(board.line, found[1]) is None:
        return False
    if found[1] in board.taken:
        return False
    return draft.type == "percent" or board.tables.than_words.after(board.line, draft.last) is not None


def _hedge_behind(board: Board, draft: Draft) -> None:
    """The hedge behind the figure or its noun: "50 or more", "75 coopératives ou plus"."""
    if draft.qualifier:
        return
    places = [draft.last]
    if draft.quantity and draft.quantity.last != draft.last:
        places.append(draft.quantity.last)
    for place in places:
        found = board.tables.hedges_after.after(board.line, place)
        if found and not _hedges_next(board, place, found[1]):
            draft.qualifier = found[0]
            draft.last = max(draft.last, found[1])
            return


def _counts_points(board: Board, draft: Draft) -> bool:
    """Whether a count is one of points of an index or rate: "the index fell 12 points"."""
    noun = (draft.noun or "").lower().split()
    return draft.type == "count" and bool(noun) and noun[0] in board.tables.pack.point_words


def _hedges_next(board: Board, place: int, stop: int) -> bool:
    """Whether the words of a hedge belong to the next figure: "34 disparus et plus de 160 blessés"."""
    for index in range(place, stop):
        found = board.tables.hedges_before.after(board.line, index)
        if found and found[1] > stop and board.line.figure_at(found[1]):
            return True
    return False


def _direction(board: Board, draft: Draft) -> None:
    """The word of rise or fall before the figure, fillers between them allowed, or behind a percentage or amount."""
    line, tables = board.line, board.tables
    place = draft.first
    for attempt in range(_FILLERS):
        found = tables.directions_before.before(line, place)
        if found is None and not attempt and draft.quantity and draft.quantity.is_range and draft.qualifier is None:
            found = tables.directions_before.before(line, place + 1)
        if found:
            if _states(board, draft, found[1], place):
                draft.direction, draft.first = found
            return
        if board.low(place - 1) not in tables.pack.direction_fillers:
            break
        place -= 1
    draft.direction = _object_direction(board, draft.first - 1) or _gapped_direction(board, draft)
    if draft.direction is None:
        behind = tables.directions_after.after(line, draft.last)
        if behind and (
            draft.type in _STATED
            or _counts_points(board, draft)
            or behind[1] > draft.last + 1
            or board.low(behind[1]) in tables.pack.than_words
        ):
            draft.direction, draft.last = behind


def _object_direction(board: Board, index: int) -> Direction | None:
    """The direction of a verb whose object stands before "by" and the amount: "raised its rate by 25 basis points"."""
    pack = board.tables.pack
    if board.low(index) not in pack.amount_links:
        return None
    for place in range(index - 1, max(-1, index - 1 - _OBJECT_REACH), -1):
        if not board.low(place).isalpha():
            return None
        if board.low(place) in pack.change_objects:
            return pack.change_objects[board.low(place)]
    return None


def _gapped_direction(board: Board, draft: Draft) -> Direction | None:
    """The direction of the claim before, whose verb is not said again: "industry grew by 11.3%, services by 7.9%"."""
    links = board.tables.pack.amount_links
    if draft.type not in _STATED or board.low(draft.first - 1) not in links:
        return None
    for index in range(draft.first - 2, max(0, draft.first - _GAP_REACH), -1):
        if not (board.low(index).isalpha() or board.low(index) in ",;'-"):
            return None
        before = board.ends.get(index)
        if before is not None and before.quantity is not None:
            said = before.type == draft.type and board.low(before.quantity.first - 1) in links
            return before.direction if said else None
    return None


def _states(board: Board, draft: Draft, first: int, last: int) -> bool:
    """Whether a word of rise or fall states the amount of this draft.

    Phrases such as "made up" do not, nor words that belong to a figure; a lone verb does before a percentage or money.
    """
    if not board.is_free(first, last) or board.tables.not_directions.holding(board.line, last - 1):
        return False
    if _counts_points(board, draft):
        return True
    if board.tables.percent_directions.after(board.line, first):
        return draft.type == "percent"
    weak = board.tables.weak_directions.after(board.line, first)
    if weak and weak[1] >= last and _compares(board, draft):
        return True
    return draft.type in _STATED or weak is None or weak[1] < last
