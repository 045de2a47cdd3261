"""Directions that other words part from their figure: a time, an object, what is compared, or another figure."""

from __future__ import annotations

from extractor.claims.board import Board, Draft
from extractor.claims.said_once import says_severally
from extractor.models import Direction

STATED = frozenset({"percent", "money"})
_OBJECT_REACH = 8
_GAP_REACH = 12
_SHORT = 4
#: How many words the object of a comparative has, and how far before a paired percentage the other one ends.
_COMPARED_REACH = 4
_PAIR_REACH = 10
#: How far before a second figure of change the first one stands.
_AGAIN_REACH = 14
#: How many syllables of an object may stand between a verb of rise and a percentage, the verb included.
_BARE_OBJECT_REACH = 5
_CLAUSE_ENDS = frozenset(".;:!?")


def parted_direction(board: Board, draft: Draft) -> Direction | None:
    """The direction of a word that other words part from the figure: a time, an object, what is compared, another figure."""
    found = _linked_direction(board, draft)
    if found is None and draft.type == "percent":
        found = _bare_object_direction(board, draft)
    if found is None and board.tables.pack.comparatives:
        found = _compared_direction(board, draft.first)
    if found is None and draft.type == "percent":
        found = _repeated_direction(board, draft)
    return found


def _linked_direction(board: Board, draft: Draft) -> Direction | None:
    """The direction of a word that a link such as "by" parts from the figure, with other words between them."""
    last = draft.first - 1
    opened = draft.quantity is not None and draft.quantity.is_range and draft.first == draft.quantity.first
    link = board.low(last)
    if not opened and link not in board.tables.pack.amount_links and link != "'":
        return None
    found = _timed_direction(board, draft.first if opened else last) or _object_direction(board, draft, last)
    return found or _gapped_direction(board, draft)


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
            return pack.change_objects[lows[place]] if draft.type in STATED or not pack.object_words else None
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


def _bare_object_direction(board: Board, draft: Draft) -> Direction | None:
    """The direction of a verb whose object stands right before a percentage: "tăng lương 7%", but not "pris 7 % du capital"."""
    pack = board.tables.pack
    if not pack.object_verbs:
        return None
    for place in range(draft.first - 1, max(-1, draft.first - 1 - _BARE_OBJECT_REACH), -1):
        word = board.low(place)
        if not word.isalpha() or word in pack.noun_stops - pack.object_verbs.keys() - pack.object_words or place in board.taken:
            return None
        found = pack.object_verbs.get(word) or pack.object_verbs.get(f"{board.low(place - 1)} {word}")
        if found:
            shared = board.tables.of_words.after(board.line, draft.last) is not None
            return None if shared or board.tables.not_directions.holding(board.line, place) else found
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
        turns = board.low(index) in board.tables.pack.but_words
        if not (board.low(index).isalpha() or board.low(index) in ",;'-") or (_breaks_object(board, index) and not turns):
            return None
        meant |= board.low(index) in board.tables.pack.anaphora  # "and that of deaths by 102"
        before = board.ends.get(index)
        if before is not None and before.quantity is not None:
            alike = before.type in (draft.type, "ratio") and draft.type in STATED  # "by a third, and that of death by 18%"
            first = before.quantity.first
            said = alike and not links.isdisjoint(board.line.lows[min(before.first, first - 1) : first + 1])
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
    if board.low(draft.first - 1) == "(" and board.low(draft.last) == ")":
        before = board.ends.get(draft.first - 1)
        return before.direction if before else None  # "lost 12.3 points (0.97%)"
    link = tables.list_links.before(line, draft.first - (board.low(draft.first - 1) in tables.pack.amount_links))
    compared = _compared_again(board, draft)
    if link is None or compared:
        return compared
    listed = board.ends.get(link[1])
    if listed and listed.direction and listed.unit == draft.unit and says_severally(board, draft.first, draft.last):
        return listed.direction  # "down 14%, 9% and 17% respectively"
    return _paired_direction(board, draft, link[1])


def _paired_direction(board: Board, draft: Draft, index: int) -> Direction | None:
    """The direction of the percentage before a link that has the same word behind it: "7.5% in volume to 7 t and 19.9% in"."""
    for place in range(index, max(0, index - _PAIR_REACH), -1):
        before = board.ends.get(place)
        if before is not None and before.type == "percent":
            return before.direction if place < index and board.low(place) == board.low(draft.last) else None
        if board.low(place - 1) in _CLAUSE_ENDS:
            return None
    return None


def _compared_again(board: Board, draft: Draft) -> Direction | None:
    """The direction of a percentage whose change is told a second time: "up 0.2% from March and 4.4% from a year before"."""
    line, tables, behind = board.line, board.tables, board.low(draft.last)
    if behind not in tables.pack.since_words and behind not in tables.pack.than_words:
        return None
    place = draft.first - (board.low(draft.first - 1) in tables.pack.amount_links)
    link = tables.list_links.before(line, place)
    if link is None or board.low(link[1]) == ",":
        return None
    for index in range(link[1], max(0, link[1] - _AGAIN_REACH), -1):
        before = board.ends.get(index)
        if before is not None and before.type != "date":
            return before.direction if before.unit == draft.unit else None
        if board.low(index - 1) in _CLAUSE_ENDS or tables.directions_before.before(line, index):
            return None
    return None
