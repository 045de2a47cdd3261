"""Directions: the words before and behind a figure that say that it is an amount of rise or fall."""

from __future__ import annotations

from extractor.claims.board import Board, Draft
from extractor.claims.counts import is_plural
from extractor.claims.ratios import FRACTION_RULE, MULTIPLE_RULE, TIMES_RULE
from extractor.claims.said_once import says_severally
from extractor.languages.shared import SUBSTANCES, UNITS
from extractor.models import Direction

_STATED = frozenset({"percent", "money"})
_FILLERS = 4
_OBJECT_REACH = 8
_GAP_REACH = 12
#: How far before a verb what rises or falls may be named.
_SUBJECT_REACH = 6
_SHORT = 4
#: How many words the object of a comparative has, and the complement of a paired percentage.
_COMPARED_REACH = 4
_PAIR_REACH = 4
#: How far before a comparative the level may stand that it says the difference to, and how many times as large it is.
_LEVEL_REACH = 30
_FAR_LARGER = 10
#: How many times an amount of rise what it led to is at least.
_FAR = 3
_BOUND_REACH = 3
#: How many syllables of an object may stand between a verb of rise and a percentage, the verb included.
_BARE_OBJECT_REACH = 5
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
    draft.direction = _parted_direction(board, draft)
    if draft.direction is None and draft.rule != TIMES_RULE:
        behind = _direction_behind(board, draft)
        if behind:
            draft.direction, draft.last = behind


def _parted_direction(board: Board, draft: Draft) -> Direction | None:
    """The direction of a word that other words part from the figure: a time, an object, what is compared, another figure."""
    last = draft.first - 1
    opened = draft.quantity is not None and draft.quantity.is_range and draft.first == draft.quantity.first
    found = _timed_direction(board, draft.first if opened else last) or _object_direction(board, draft, last)
    found = found or _gapped_direction(board, draft)
    if found is None and draft.type == "percent":
        found = _bare_object_direction(board, draft.first)
    if found is None and board.tables.pack.comparatives:
        found = _compared_direction(board, draft.first)
    if found is None and draft.type == "percent":
        found = _repeated_direction(board, draft)
    return found


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
    stated = counted or draft.type in _STATED or _counts_points(board, draft) or behind[1] > draft.last + 1
    return behind if stated or board.low(behind[1]) in tables.pack.than_words else None


def _slow_down(board: Board, draft: Draft) -> None:
    """Let a comparative of less behind the amount have the last word: "grew 0.23 points slower"."""
    behind = board.tables.slowdowns.after(board.line, draft.last)
    if behind and draft.direction == "up":
        draft.direction, draft.last = "down", behind[1]


def _object_direction(board: Board, draft: Draft, index: int) -> Direction | None:
    """The direction of a verb or noun whose object stands before the amount: "raised its rate by 25 basis points"."""
    pack, lows = board.tables.pack, board.line.lows
    if board.low(index) == "'":
        index -= 1  # "d'"
    if board.low(index) not in pack.amount_links:
        return None
    if index and lows[index - 1] in pack.rate_words and draft.unit != "percentage-point":
        return None
    if pack.object_words and (board.tables.change_links.after(board.line, draft.last) or _is_led_from(board, draft)):
        return None  # "relevé son taux de 4 à 5 %"
    for place in range(index - 1, max(-1, index - 1 - _OBJECT_REACH), -1):
        if lows[place] in pack.change_objects:
            return pack.change_objects[lows[place]] if draft.type in _STATED or not pack.object_words else None
        if _is_dated(board, place):
            continue  # "a abaissé le 29 octobre ses taux d'un quart de point"
        if _breaks_object(board, place) or not (lows[place].isalpha() or lows[place] == "'" or _is_compound(board, place)):
            return None
    return None


def _timed_direction(board: Board, index: int) -> Direction | None:
    """The direction of a verb behind which only a time stands before the amount: "ont reculé l'an dernier de 5 %"."""
    pack, link = board.tables.pack, board.low(index)
    if not pack.time_fillers or link not in pack.amount_links:
        return None
    for place in range(index - 1, max(-1, index - 1 - _OBJECT_REACH), -1):
        if not (board.low(place) in pack.time_fillers or _is_dated(board, place)):
            return pack.directions_before.get(f"{board.low(place)} {link}") if place < index - 1 else None
    return None


def _bare_object_direction(board: Board, first: int) -> Direction | None:
    """The direction of a verb whose object stands right before a percentage: "tăng lương 7%", "hạ lãi suất 0,25 %"."""
    pack = board.tables.pack
    if not pack.object_verbs:
        return None
    for place in range(first - 1, max(-1, first - 1 - _BARE_OBJECT_REACH), -1):
        word = board.low(place)
        if not word.isalpha() or word in pack.noun_stops - pack.object_verbs.keys() - pack.object_words or place in board.taken:
            return None
        found = pack.object_verbs.get(word) or pack.object_verbs.get(f"{board.low(place - 1)} {word}")
        if found:
            return None if board.tables.not_directions.holding(board.line, place) else found
    return None


def _is_dated(board: Board, index: int) -> bool:
    """Whether a token belongs to a date."""
    ends = (board.ends.get(place) for place in range(index + 1, index + 1 + _SHORT))
    return index in board.taken and any(other is not None and other.type == "date" for other in ends)


def _is_compound(board: Board, index: int) -> bool:
    """Whether a token is the hyphen, or the number before it, of a word such as "one-year" or "12-month"."""
    hyphen = index if board.low(index) == "-" else index + 1
    return board.hyphen_at(hyphen)


def _breaks_object(board: Board, index: int) -> bool:
    """Whether a word stands in no object, in a language whose link before amounts is a frequent word: "pour", "avec"."""
    pack, word = board.tables.pack, board.low(index)
    if not pack.object_words or word not in pack.noun_stops:
        return False
    return not (word in pack.object_words or word in pack.list_links or word in pack.anaphora)


def _is_led_from(board: Board, draft: Draft) -> bool:
    """Whether a figure is what another one, right before it, became: "de 4 à 5 %"."""
    link = board.tables.change_links.before(board.line, draft.first)
    return link is not None and link[1] in board.ends


def _gapped_direction(board: Board, draft: Draft) -> Direction | None:
    """The direction of the claim before, whose verb is not said again: "industry grew by 11.3%, services by 7.9%"."""
    links = board.tables.pack.amount_links
    if board.low(draft.first - 1) not in links:
        return None
    meant = False
    for index in range(draft.first - 2, max(0, draft.first - _GAP_REACH), -1):
        if not (board.low(index).isalpha() or board.low(index) in ",;'-") or _breaks_object(board, index):
            return None
        meant |= board.low(index) in board.tables.pack.anaphora  # "and that of deaths by 102"
        before = board.ends.get(index)
        if before is not None and before.quantity is not None:
            said = before.type == draft.type in _STATED and board.low(before.quantity.first - 1) in links
            return before.direction if said or meant else None
    return None


def _compared_direction(board: Board, first: int) -> Direction | None:
    """The direction of a comparative whose object stands before the amount: "thấp hơn vụ trước 1.800 đồng"."""
    pack = board.tables.pack
    for place in range(first - 1, max(0, first - 1 - _COMPARED_REACH), -1):
        word = board.low(place)
        found = pack.comparatives.get(f"{board.low(place - 2)} {board.low(place - 1)}") if place < first - 1 else None
        if found and word.isalpha() and place not in board.taken:
            return found  # "cao hơn giá thế giới 3 triệu đồng", but not "cao hơn mức 5%"
        if (
            word in pack.level_nouns
            or not word.isalpha()
            or (word in pack.noun_stops and word not in pack.per_stops)
            or place in board.taken
        ):
            return None
    return None


def _repeated_direction(board: Board, draft: Draft) -> Direction | None:
    """The direction of the figure that a percentage says again: "by 102, or 32.8%"; or is paired with: "6.5% in volume and"."""
    line, tables = board.line, board.tables
    again = tables.restatements.before(line, draft.first)
    if again:
        before = board.ends.get(again[1] - (board.low(again[1] - 1) == ","))
        return before.direction if before else None
    link = tables.list_links.before(line, draft.first)
    if link is None:
        return None
    listed = board.ends.get(link[1])
    if listed and listed.direction and listed.unit == draft.unit and says_severally(board, draft.first, draft.last):
        return listed.direction  # "down 14%, 9% and 17% respectively"
    for place in range(link[1], max(0, link[1] - _PAIR_REACH), -1):
        before = board.ends.get(place)
        if before is not None:
            alike = place < link[1] and before.type == "percent" and board.low(place) == board.low(draft.last)
            return before.direction if alike else None
    return None


def _wins(board: Board, draft: Draft, last: int) -> bool:
    """Whether a verb of rise before a token says what share of something is won: "gagné 71 % des duels"."""
    found = board.tables.directions_before.before(board.line, last)
    shared = board.tables.noun_links.after(board.line, draft.last)
    more = board.tables.directions_after.after(board.line, draft.last)
    return found is not None and found[0] == "up" and shared is not None and more is None


def _moves_price(board: Board, draft: Draft) -> bool:
    """Whether an amount won or lost is that of a price: told in per cent in brackets, or as the far larger one it led to.

    "Gagne 87 dollars (+1,9 %)", "perd 2,1 yens, à 331,2 yens le kilo"; but not "a gagné 5 millions de dollars".
    """
    if draft.per or draft.quantity is None:
        return False
    size = draft.quantity.figure.value
    for place in range(draft.last + 1, draft.last + _LEVEL_REACH):
        other = board.ends.get(place)
        if other is not None and other.quantity is not None:
            same = other.currency == draft.currency and other.quantity.figure.value >= _FAR_LARGER * size
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
    if draft.type not in _STATED or board.low(draft.first - 1) not in articles:
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
    return draft.type in _STATED or weak is None or weak[1] < last or _moves_level(board, draft, first)


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
