"""Ages that say neither years nor old: "aged 45", ", 68, said", "people under 35", "the over-60s", "he is 34"."""

from __future__ import annotations

from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.counts import may_count
from extractor.languages.nouns import concepts_in
from extractor.languages.shared import PEOPLE

AGE_RULE = "measure: age behind a word"
_AGES = range(10, 111)
#: How many words the youngest or oldest is told by, and how far before the other the first age stands.
_RANK_REACH = 5
_AGE_REACH = 10
#: Concepts of those who are told by their age.
_PERSONS = PEOPLE - {"family", "household"}


def bare_age(board: Board, quantity: Quantity) -> Draft | None:
    """The draft of a number without a unit that is an age, or None."""
    lead = board.tables.age_leads.before(board.line, quantity.first)
    hedge = board.tables.age_hedges.before(board.line, quantity.first)
    if hedge:  # "over the age of 18"
        return Draft("measure", hedge[1], quantity.last, AGE_RULE, quantity, unit="year", qualifier=hedge[0])
    if lead or _is_range_of_ages(board, quantity):
        return Draft("measure", lead[1] if lead else quantity.first, quantity.last, AGE_RULE, quantity, unit="year")
    figure = quantity.figure
    if quantity.is_range and board.low(quantity.first - 1) in board.tables.pack.age_range_leads:
        return Draft("measure", quantity.first - 1, quantity.last, AGE_RULE, quantity, unit="year")
    if quantity.is_range and " ".join(board.line.lows[quantity.last : quantity.last + 2]) in board.tables.pack.age_range_tails:
        return Draft("measure", quantity.first, quantity.last, AGE_RULE, quantity, unit="year")  # "the 15-64 age group"
    if quantity.is_range or figure.kind != "cardinal":
        return None
    if not may_be_age(figure.value):
        ranked = 0 < figure.value < _AGES[0] and figure.value.denominator == 1 and _is_ranked(board, quantity)
        return _child(board, quantity) if not ranked else _told(quantity)
    draft = _group(board, quantity) or _limit(board, quantity)
    if draft:
        return draft
    if _is_told(board, quantity) or _is_ranked(board, quantity):
        return _told(quantity)
    if figure.form == "digits" and _stands_behind_name(board, quantity):
        return Draft("measure", quantity.first, quantity.last, "measure: age behind a name", quantity, unit="year")
    return None


def _told(quantity: Quantity) -> Draft:
    """The draft of an age that a clause ends with."""
    return Draft("measure", quantity.first, quantity.last, "measure: age behind a pronoun", quantity, unit="year")


def _is_range_of_ages(board: Board, quantity: Quantity) -> bool:
    """Whether the opener of a range says that it is one of ages: "between the ages of 15 and 24"."""
    opened = range(quantity.first, quantity.last) if quantity.is_range else ()
    return any(board.tables.age_leads.after(board.line, index) for index in opened)


def may_be_age(value: Fraction) -> bool:
    """Whether people are of that many years."""
    return value.denominator == 1 and value.numerator in _AGES


def share_ages(board: Board) -> None:
    """Give "aged" to the numbers that follow in a list: "aged 19 and 23"."""
    if not any(draft.rule.startswith(AGE_RULE) for draft in board.drafts):
        return
    for quantity in board.open_quantities():
        link = board.tables.list_links.before(board.line, quantity.first)
        before = board.ends.get(link[1]) if link else None
        value = quantity.figure.value
        aged = before is not None and before.rule.startswith(AGE_RULE) and 0 < value < _AGES.stop and value.denominator == 1
        if aged and _ends_age(board, quantity.last):
            board.take(Draft("measure", quantity.first, quantity.last, f"{AGE_RULE}, said once", quantity, unit="year"))


def _ends_age(board: Board, index: int) -> bool:
    """Whether nothing is counted behind a number in a list of ages."""
    return board.ends_clause(index) or not board.low(index).isalpha() or board.low(index) in board.tables.pack.noun_stops


def _group(board: Board, quantity: Quantity) -> Draft | None:
    """People by their age, with the ending of a plural: "the over-60s"."""
    first, last = quantity.first, quantity.last
    if board.low(last) not in board.tables.pack.plural_endings or not board.glued(last):
        return None
    if board.low(first - 1) != "-" or not board.glued(first):
        return None
    hedge = board.tables.hedges_before.before(board.line, first - 1)
    if hedge is None:
        return None
    return Draft("measure", hedge[1], last + 1, "measure: age group", quantity, unit="year", qualifier=hedge[0])


def _child(board: Board, quantity: Quantity) -> Draft | None:
    """A limit of age in single years, which only the young have: "children under five"."""
    before = board.tables.hedges_before.before(board.line, quantity.first)
    if before is None:
        return None
    word, bearers = board.low(before[1] - 1), board.tables.pack.young_bearers
    if word not in bearers and f"{board.low(before[1] - 2)} {word}" not in bearers:
        return None
    if not 0 < quantity.figure.value < _AGES[0] or may_count(board, quantity.last):
        return None
    rule = "measure: limit of age"
    return Draft("measure", before[1], quantity.last, rule, quantity, unit="year", qualifier=before[0])


def _limit(board: Board, quantity: Quantity) -> Draft | None:
    """A number that bounds an age: "65 or older", "people under 35", "those 60 and over"."""
    line, tables = board.line, board.tables
    qualifier, first = None, quantity.first
    if not tables.age_bounds.after(line, quantity.last):
        before = tables.hedges_before.before(line, first)
        if before:
            qualifier, first = before
        elif not tables.hedges_after.after(line, quantity.last):
            return None
        if not _bears_age(board, first - 1) or may_count(board, quantity.last):
            return None
    return Draft("measure", first, quantity.last, "measure: limit of age", quantity, unit="year", qualifier=qualifier)


def _bears_age(board: Board, index: int) -> bool:
    """Whether a token, or the one before its "of", says who has an age: "those 60 and over", "travellers of 60 or over"."""
    pack = board.tables.pack
    word = board.low(index - (board.low(index) in pack.noun_links))
    return word in pack.age_bearers | pack.young_bearers or not _PERSONS.isdisjoint(concepts_in([word], pack.code))


def _is_told(board: Board, quantity: Quantity) -> bool:
    """Whether a clause ends with somebody's age, "he is 34", or goes on with when it was so: "Ann was 13 when she …"."""
    if board.low(quantity.first - 1) in board.tables.pack.age_verbs and board.tables.age_tails.after(board.line, quantity.last):
        return True
    pack, word = board.tables.pack, board.low(quantity.last)
    if board.low(quantity.first - 1) in pack.age_turns and word in pack.noun_stops - pack.numbers.of_words:
        return True  # "who turns 40 in May"
    return board.ends_clause(quantity.last) and board.tables.age_subjects.before(board.line, quantity.first) is not None


def _is_ranked(board: Board, quantity: Quantity) -> bool:
    """Whether a clause ends with the age of the youngest or oldest: "the youngest is 23, the oldest 81"."""
    if not board.ends_clause(quantity.last):
        return False
    for place in range(quantity.first, max(0, quantity.first - _RANK_REACH), -1):
        if board.tables.age_ranks.before(board.line, place):
            return True
        if board.tables.said_age_ranks.before(board.line, place):
            return _tells_age(board, place)
        if not board.low(place - 1).isalpha() or board.line.figure_at(place - 1):
            return False
    return False


def _tells_age(board: Board, index: int) -> bool:
    """Whether the claim before a token in its sentence is a number of years."""
    for place in range(index, max(0, index - _AGE_REACH), -1):
        draft = board.ends.get(place)
        if draft is not None or board.low(place - 1) in (".", "!", "?"):
            return draft is not None and draft.unit == "year"
    return False


def _stands_behind_name(board: Board, quantity: Quantity) -> bool:
    """Whether a number stands between commas behind a name: "Dinh Van Muoi, 68, said"."""
    first = quantity.first - (board.low(quantity.first - 1) in board.tables.pack.age_fillers)  # ", also 31,"
    name = first - 2
    end, full = board.low(quantity.last), _is_full_name(board, name)
    relative = end == ";" and _tells_age(board, name)  # "Ann Lee, 41; her husband, 44;"
    closed = end in (",", ")") or (end in ("", ".", ";") and full) or relative
    following = board.line.figure_at(quantity.last + 1)
    in_list = following is not None and not (following.value > _AGES.stop and _is_full_name(board, name))
    named = board.low(name).isalpha() and board.line.figure_at(name) is None
    return board.low(first - 1) == "," and closed and not in_list and named


def _is_full_name(board: Board, last: int) -> bool:
    """Whether two words with a capital end at a token: "said the chief, Mai Thuy Linh, 39."."""
    words = [board.line.raw(place) for place in (last - 1, last) if place >= 0]
    return len(words) == 2 and all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)
