"""Points that are percentage points although they do not say so: the clause tells the rate that they are points of."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.percents import past_links

#: How many words may stand between a rate and the points behind it.
_REACH = 8
_WHOLE = 100
#: How many words before a verb of rise or fall the rate stands that is its subject.
_SUBJECT_REACH = 8
#: How far before points the two rates stand that they are the difference of.
_DIFFERENCE_REACH = 40
_BOTH = 2
#: How many words around a part of a point the rate stands that it is a part of.
_SENTENCE_REACH = 16
#: How many words behind points the rate is their verb's object.
_OBJECT = 2
#: How far before a rise or fall in points the share may stand that it changes.
_SHARE_REACH = 14
_ENDS = frozenset(".;:!?")


def find_rate_points(board: Board) -> None:
    """Take points beside a rate, and parts of a point: "fell 1.9 points to 4.87%", "5.9%, 2 points above the market"."""
    starts = board.tables.rate_point_tails.starts | board.tables.rate_points.starts
    for quantity in board.open_quantities():
        place = past_links(board, quantity)
        if not starts.intersection((board.low(quantity.last), board.low(place))):
            continue
        if quantity.last - 1 in board.taken or quantity.figure.kind == "ordinal":
            continue
        tail = board.tables.rate_point_tails.after(board.line, quantity.last)
        behind = tail or board.tables.rate_points.after(board.line, place)
        if behind is None:
            continue
        beside = (
            _leads_to_rate(board, behind[1])
            or _follows_rate(board, quantity)
            or _is_difference(board, quantity)
            or _moves_rate(board, quantity)
            or (quantity.figure.kind == "fraction" and _speaks_of_rate(board, quantity))
        )
        if tail or _of_rate(board, behind[1]) or beside:
            rule = "percent: points of a rate"
            board.take(Draft("percent", quantity.first, behind[1], rule, quantity, unit="percentage-point"))


def _of_rate(board: Board, index: int) -> bool:
    """Whether points are those of a rate that is named behind them: "0,09 point d'inflation", "1.2 points of GDP"."""
    of = board.tables.of_words.after(board.line, index)
    if of is not None and board.low(of[1]) in board.tables.pack.point_rates:
        return True
    return not board.tables.pack.rate_words.isdisjoint(board.line.lows[index : index + _OBJECT])  # "de 0,2 point son taux"


def _leads_to_rate(board: Board, index: int) -> bool:
    """Whether points end at a rate, which the clause goes on to tell: "0.02 points to 2.24 percent", "1,9 point, à 4,87 %"."""
    place = index + (board.low(index) == ",")
    link = board.tables.change_links.after(board.line, place)
    if link is None or board.low(place) == "-":
        return False
    hedge = board.tables.hedges_before.after(board.line, link[1])
    draft = _percent_at(board, hedge[1] if hedge else link[1])
    return draft is not None


def _percent_at(board: Board, index: int) -> Draft | None:
    """The percentage whose first token stands at an index."""
    return next((draft for draft in board.drafts if draft.unit == "percent" and draft.first == index), None)


def _is_difference(board: Board, quantity: Quantity) -> bool:
    """Whether points are what two rates before them in the sentence differ by: "from 93.7% to 71.3%, a drop of 22.4 points"."""
    rates: list[Fraction] = []
    for place in range(quantity.first, max(0, quantity.first - _DIFFERENCE_REACH), -1):
        draft = board.ends.get(place)
        if draft is not None and draft.unit == "percent" and draft.quantity:
            rates.append(draft.quantity.figure.value)
        if len(rates) == _BOTH or board.low(place - 1) in _ENDS - {":", ";"}:
            break
    return len(rates) == _BOTH and abs(rates[0] - rates[1]) == quantity.figure.value


def _moves_rate(board: Board, quantity: Quantity) -> bool:
    """Whether points are by how much a rate that the sentence names rises or falls: "le rendement, lui, a perdu 0,9 point".

    A name between them is that of an index: "as rates rose, the Nasdaq lost 12 points".
    """
    line, tables = board.line, board.tables
    place = quantity.first
    while board.low(place - 1) in tables.pack.direction_fillers:
        place -= 1
    object_end = place - (board.low(place - 1) in tables.pack.amount_links)
    if board.low(object_end - 1) in tables.pack.rate_subjects:
        return True  # "relevé son taux de 0,5 point"
    moved = tables.directions_before.before(line, place) or tables.directions_before.before(line, quantity.first)
    for index in range(moved[1] - 1, max(-1, moved[1] - 1 - _SUBJECT_REACH), -1) if moved else ():
        if board.low(index) in tables.pack.rate_subjects:
            return True
        other_verb = board.low(index) in tables.pack.directions_before or board.low(index) in tables.pack.change_verbs
        if other_verb or board.low(index) in _ENDS | tables.pack.range_ands or line.raw(index)[0].isupper():
            return False
    return False


def _speaks_of_rate(board: Board, quantity: Quantity) -> bool:
    """Whether the words around a part of a point name a rate: "a quarter-point cut in interest rates"."""
    around = board.line.lows[max(0, quantity.first - _SENTENCE_REACH) : quantity.last + _SENTENCE_REACH]
    return not board.tables.pack.rate_subjects.isdisjoint(around)


def _follows_rate(board: Board, quantity: Quantity) -> bool:
    """Whether a rate stands shortly before points, one that no word of rise or fall makes a change: "at 5.9%, 2 points …"."""
    tables = board.tables
    if quantity.figure.value > _WHOLE or tables.change_links.before(board.line, quantity.first):
        return False
    lead = tables.hedges_before.before(board.line, quantity.first) or tables.restatements.before(board.line, quantity.first)
    first = lead[1] if lead else quantity.first  # "91 %, soit 2,5 points de plus"
    moved = tables.directions_before.before(board.line, first)
    if moved and board.low(moved[1] - 1) == ",":
        first = moved[1]  # "48%, down nearly 3 points"
    for place in range(first, max(0, first - _REACH - 1), -1):
        draft = board.ends.get(place)
        if draft is not None and draft.type != "date":
            return _is_level(board, draft)
        if board.low(place - 1) in _ENDS or (board.low(place - 1) == "," and place < first):
            return _changes_share(board, quantity)
    return _changes_share(board, quantity)


def _is_level(board: Board, draft: Draft) -> bool:
    """Whether a draft is a percentage that no word of rise or fall makes a change."""
    tables = board.tables
    verb = tables.directions_before.before(board.line, draft.first)
    stated = verb is not None and not tables.not_directions.holding(board.line, draft.first - 1)  # "makes up 8.5%"
    changed = stated or tables.directions_after.after(board.line, draft.last) is not None
    return draft.unit == "percent" and draft.direction is None and not changed


def _changes_share(board: Board, quantity: Quantity) -> bool:
    """Whether points of rise or fall begin the clause behind a share of something: "38.6% of the vote, up 5.2 points"."""
    tables, line = board.tables, board.line
    place = quantity.first
    while board.low(place - 1) in tables.pack.direction_fillers:
        place -= 1
    moved = tables.directions_before.before(line, place) or tables.directions_before.before(line, quantity.first)
    commas = 0
    for index in range(moved[1], max(0, moved[1] - _SHARE_REACH), -1) if moved else ():
        draft = board.ends.get(index)
        if draft is not None and draft.type != "date":
            shared = tables.noun_links.after(line, draft.last) or tables.of_words.after(line, draft.last)
            return commas == 1 and shared is not None and _is_level(board, draft)
        commas += board.low(index - 1) == ","
        if board.low(index - 1) in _ENDS:
            break
    return False
