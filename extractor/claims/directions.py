"""Directions: the words before and behind a figure that say that it is an amount of rise or fall."""

from __future__ import annotations

from extractor.claims.board import Board, Draft
from extractor.claims.counts import is_plural
from extractor.claims.parted import STATED, parted_direction
from extractor.claims.ratios import FRACTION_RULE, MULTIPLE_RULE, TIMES_RULE
from extractor.languages.shared import SUBSTANCES, UNITS
from extractor.models import CENTS_RULE, Direction

_FILLERS = 4
_GAP_REACH = 12
#: How far before a verb what rises or falls may be named.
_SUBJECT_REACH = 6
#: How far before a comparative the level may stand that it says the difference to, and how many times as large it is.
_LEVEL_REACH = 30
_FAR_LARGER = 10
#: How many times an amount of rise what it led to is at least.
_FAR = 3
_BOUND_REACH = 3
_ASIDE = frozenset({",", "(", ";", "-", "\N{EN DASH}", "\N{EM DASH}"})


def direct(board: Board, draft: Draft) -> None:
    """The word of rise or fall before the figure, fillers between them allowed, or behind a percentage or amount."""
    line, tables = board.line, board.tables
    place = draft.first
    for attempt in range(_FILLERS):
        found = tables.directions_before.before(line, place)
        if found is None and not attempt and draft.quantity and draft.quantity.is_range and draft.qualifier is None:
            found = tables.directions_before.before(line, place + 1)
        if found:
            hyphened = board.low(found[1] - 1) == "-" and board.glued(found[1])  # "the runners-up 3 billion"
            if not hyphened and not _is_origin(board, draft, found) and _states(board, draft, found[1], place):
                draft.direction, draft.first = found
                _slow_down(board, draft)
            return
        if board.low(place - 1) not in tables.pack.direction_fillers:
            break
        place -= 1
    draft.direction = parted_direction(board, draft)
    if draft.direction is None and draft.rule != TIMES_RULE:
        behind = _direction_behind(board, draft)
        if behind:
            draft.direction, draft.last = behind


def compares(board: Board, draft: Draft) -> bool:
    """Whether what looks like a hedge is a comparative that says by how much: "cao hơn 0,35 m so với …", "cao hơn 5 %"."""
    found = board.tables.directions_before.before(board.line, draft.first)
    if found is None or board.tables.weak_directions.after(board.line, found[1]) is None:
        return False
    if found[1] in board.taken:
        return False
    if draft.type == "percent" or board.tables.than_words.after(board.line, draft.last) is not None:
        return True
    if " ".join(board.line.lows[found[1] : draft.first]) not in board.tables.pack.comparatives:
        return False
    return draft.qualifier is not None or _is_set_before(board, found[1]) or _is_small_beside(board, draft, found[1])


def _is_set_before(board: Board, index: int) -> bool:
    """Whether the sentence begins with what a comparative compares with: "So với tuần trước, giá thấp hơn 3 USD"."""
    for place in range(index - 1, max(-1, index - 1 - _GAP_REACH), -1):
        if board.low(place) in (".", ";", "!", "?"):
            return False
        if board.ends_clause(place - 1) and board.tables.than_words.after(board.line, place):
            return True
    return False


def _is_small_beside(board: Board, draft: Draft, first: int) -> bool:
    """Whether a far larger amount stands shortly before, of which this one is the difference: "giá 372 USD, thấp hơn 3 USD"."""
    if draft.quantity is None or draft.type not in ("money", "measure"):
        return False
    if not board.tables.pack.bound_leads.isdisjoint(board.line.lows[max(0, first - _BOUND_REACH) : first]):
        return False  # "người có thu nhập thấp hơn 3 triệu đồng"
    size = draft.quantity.figure.value
    before = (board.ends.get(place) for place in range(first, max(0, first - _LEVEL_REACH), -1))
    return any(
        (other.type, other.currency, other.unit) == (draft.type, draft.currency, draft.unit)
        and other.quantity.figure.value >= _FAR_LARGER * size > 0
        for other in before
        if other is not None and other.quantity is not None
    )


def _counts_points(board: Board, draft: Draft) -> bool:
    """Whether a count is one of points of an index or rate: "the index fell 12 points"."""
    noun = (draft.noun or "").lower().split()
    return draft.type == "count" and bool(noun) and noun[0] in board.tables.pack.point_words


def is_multiple(board: Board, draft: Draft) -> bool:
    """Whether a draft is told as so many times as much, which is no direction: "tăng nhanh gấp ba lần", as "tripled"."""
    if draft.rule == MULTIPLE_RULE and draft.quantity and draft.quantity.figure.value > 1:
        return True
    return draft.rule == TIMES_RULE and board.tables.multiples_before.after(board.line, draft.first) is not None


def hedges_next(board: Board, place: int, stop: int) -> bool:
    """Whether the words of a hedge belong to the next figure: "34 disparus et plus de 160 blessés"."""
    for index in range(place, stop):
        found = board.tables.hedges_before.after(board.line, index)
        sign = board.tables.currency_signs.after(board.line, found[1]) if found else None  # "and up to VND120 billion"
        if found and found[1] > stop and board.line.figure_at(sign[1] if sign else found[1]):
            return True
    return False


def _direction_behind(board: Board, draft: Draft) -> tuple[Direction, int] | None:
    """The word of more or less behind an amount that states it, and the index behind it: "12 % less", "4,600 more than"."""
    tables = board.tables
    adjective = tables.change_adjectives.after(board.line, draft.last)
    place = adjective[1] if adjective else draft.last
    behind = tables.directions_after.after(board.line, place) or _late_direction(board, draft) or _named_change(board, draft)
    if behind is None or hedges_next(board, draft.last, behind[1]):  # "cinq de moins de 20 ans"
        return None
    if draft.unit == "percentage-point" and board.low(behind[1] - 1) in tables.pack.point_rates:
        return None  # "0,4 point de croissance"
    counted = draft.rule == FRACTION_RULE and is_plural(board, behind[1])  # "a third more boats"
    stated = counted or draft.type in STATED or _counts_points(board, draft) or behind[1] > draft.last + 1
    return behind if stated or board.low(behind[1]) in tables.pack.than_words else None


def _slow_down(board: Board, draft: Draft) -> None:
    """Let a comparative of less behind the amount have the last word: "grew 0.23 points slower"."""
    behind = board.tables.slowdowns.after(board.line, draft.last)
    if behind and draft.direction == "up":
        draft.direction, draft.last = "down", behind[1]


def _wins(board: Board, draft: Draft, last: int) -> bool:
    """Whether a verb of rise before a token says what share of something is won: "gagné 71 % des duels"."""
    found = board.tables.directions_before.before(board.line, last)
    shared = board.tables.noun_links.after(board.line, draft.last) or board.tables.of_words.after(board.line, draft.last)
    more = board.tables.directions_after.after(board.line, draft.last)
    return found is not None and found[0] == "up" and shared is not None and more is None


def _moves_price(board: Board, draft: Draft) -> bool:
    """Whether an amount won or lost is that of a price: told in per cent in brackets, or as the far larger one it led to.

    "Gagne 87 dollars (+1,9 %)", "perd 2,1 yens, à 331,2 yens le kilo"; but not "a gagné 5 millions de dollars".
    """
    if draft.per or draft.quantity is None:
        return False
    size = draft.quantity.figure.value * draft.factor
    for place in range(draft.last + 1, draft.last + _LEVEL_REACH):
        other = board.ends.get(place)
        if other is not None and other.quantity is not None:
            same = other.currency == draft.currency or draft.rule == CENTS_RULE
            same = same and other.quantity.figure.value * other.factor >= _FAR_LARGER * size
            level = same and board.tables.change_links.before(board.line, other.first) is not None
            return level or (other.unit == "percent" and board.low(draft.last) == "(")
        if board.low(place) in (".", ";", ""):
            break
    return False


def _late_direction(board: Board, draft: Draft) -> tuple[Direction, int] | None:
    """The word of more or less behind what a share is of: "30 % d'azote de moins"."""
    if draft.type != "percent" and draft.rule != FRACTION_RULE:
        return None
    link = board.tables.noun_links.after(board.line, draft.last)
    if link is None or not board.low(link[1]).isalpha():
        return None
    formula = board.low(link[1]) in SUBSTANCES and board.low(link[1] + 1).isdigit()  # "CO2"
    found = board.tables.directions_after.after(board.line, link[1] + 1 + formula)
    return found if found and found[1] > link[1] + 2 else None


def _named_change(board: Board, draft: Draft) -> tuple[Direction, int] | None:
    """The noun of rise or fall behind what rises: "a 10% price increase", "the 2-percent VAT cut"; and the index behind it."""
    pack, place = board.tables.pack, draft.last
    articles = pack.numbers.articles | pack.numbers.definite_articles
    if draft.type not in STATED or board.low(draft.first - 1) not in articles:
        return None
    word, found = board.low(place), pack.change_nouns.get(board.low(place + 1))
    return (found, place + 2) if found and word.isalpha() and word not in pack.noun_stops and place not in board.taken else None


def _is_origin(board: Board, draft: Draft, found: tuple[Direction, int]) -> bool:
    """Whether a figure is what another, right behind it, fell from: "chuté de 6,45 à 4,78", not "de 210 à 17 300 dongs"."""
    line, tables = board.line, board.tables
    link = tables.change_links.after(line, draft.last)
    level = line.figure_at(link[1]) if link else None
    if level is None or draft.quantity is None or tables.range_leads.before(line, draft.first) is None:
        return False
    if draft.unit == "percentage-point" or _counts_points(board, draft):
        return False  # "a baissé de 5 points à 3 %"
    start = draft.quantity.figure.value
    return level.value < start if found[0] == "down" else start < level.value < _FAR * start


def _is_aside(board: Board, draft: Draft, first: int) -> bool:
    """Whether a count behind "up" or "down" is what changed since a time named behind it: ", up 12 on the same period"."""
    pack = board.tables.pack
    return (
        board.low(first) in pack.aside_directions
        and board.low(first - 1) in _ASIDE
        and board.low(draft.last) in pack.since_words
    )


def _states(board: Board, draft: Draft, first: int, last: int) -> bool:
    """Whether a word of rise or fall states the amount of this draft.

    Phrases such as "made up" do not, nor words that belong to a figure; a lone verb does before a percentage or money.
    """
    if not board.is_free(first, last) or board.tables.not_directions.holding(board.line, last - 1):
        return False
    if _counts_points(board, draft):
        return True
    if board.tables.percent_directions.after(board.line, first):
        won = draft.type == "percent" and not _wins(board, draft, last)
        return won or (draft.type == "money" and _moves_price(board, draft))
    if draft.type == "count" and last == first + 1 and _is_aside(board, draft, first):
        return True
    weak = board.tables.weak_directions.after(board.line, first)
    if weak and weak[1] >= last and compares(board, draft):
        return True
    return draft.type in STATED or weak is None or weak[1] < last or _moves_level(board, draft, first)


def _moves_level(board: Board, draft: Draft, index: int) -> bool:
    """Whether a verb of rise or fall tells by how much a level moved: "the river level fell 2 m", but "a climber fell 40 m"."""
    if draft.type != "measure" or UNITS[draft.unit].dimension in ("time", "calendar time"):
        return False  # "output fell two years ago"
    for place in range(index - 1, max(-1, index - 1 - _SUBJECT_REACH), -1):
        if board.low(place) in board.tables.pack.levels:
            return True
        if board.ends_clause(place) or board.line.figure_at(place):
            return False
    return False
