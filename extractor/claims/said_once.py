"""Currencies and units that are said once: for a list, for both figures of a change, for a second amount of the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from fractions import Fraction

from extractor.claims.board import Board, Draft, Quantity
from extractor.claims.contrasts import is_bare, scale_shared
from extractor.claims.counts import counted_noun
from extractor.claims.rates import rate
from extractor.languages.nouns import concepts_in
from extractor.languages.shared import CROSSES, WHOLE_CURRENCIES

_ONE = Fraction(1)
SAID_ONCE = ", said once"
_THOUSAND = 10**3
_MILLION = 10**6
_BILLION = 10**9
#: An amount behind which a sentence may go on with millions of the same currency: "opened at €400,000 … fell at 2.3 million".
_LARGE = 10**5
#: How many times as much a second price is at most, and how many words it stands behind the first.
_NEAR = 2
_REACH = 6
#: The same of a price that another has come to: "170.000 đồng/kg hồi tháng 4, nay còn 55.000".
_LEVEL = 5
#: How many words a clause without a verb has before its amount, and how many times another the amount is at most.
_VERBLESS = 3
_SIMILAR = 10
_ONE = Fraction(1)
#: How many words the part of a share has: "one chance in 8 million".
_SHARED = 4
#: How far from a figure of a list the word stands that says that the list is in order.
_LIST_REACH = 12
#: How many amounts before a price may be of its size: "down 435 dong to 19,420, up 96 to 18,140".
_PRICES = 4
_SENTENCE_ENDS = frozenset(".!?")
#: What wages and rents are told by.
_TERMS = (("month",), ("year",))
#: Whoever is counted in millions without a noun behind the number: "its population over 3 million".
_CROWDS = frozenset({
    "customer", "follower", "inhabitant", "listener", "passenger", "person", "population", "reader", "spectator",
    "subscriber", "tourist", "user", "viewer", "visitor", "voter",
})  # fmt: skip


def share(board: Board, kind: str) -> None:
    """Give a unit said once to the members of a list, or the first figure of a change, before it: "4 và 5 tỷ đồng"."""
    drafts = [draft for draft in board.drafts if draft.type == kind and not draft.added]
    if not drafts:
        return
    ends = {quantity.last: quantity for quantity in board.open_quantities()}
    for draft in sorted(drafts, key=lambda draft: -draft.first):
        member = _member_before(board, draft, ends)
        while member and not (kind == "percent" and member.figure.scale >= _MILLION):  # "2,4 tỷ và 12,7%"
            shared = Draft(draft.type, member.first, member.last, f"{draft.rule.removesuffix(SAID_ONCE)}{SAID_ONCE}", member,
                           currency=draft.currency, unit=draft.unit, per=draft.per, factor=draft.factor)  # fmt: skip
            board.take(shared)
            member = _member_before(board, shared, ends)


def _member_before(board: Board, draft: Draft, ends: Mapping[int, Quantity]) -> Quantity | None:
    """The quantity right before a list link before a draft."""
    if draft.type == "measure" and board.low(draft.first - 1) in CROSSES:
        return ends.get(draft.first - 1)  # "3x4 m"
    link = board.tables.list_links.before(board.line, draft.first)
    if link and board.low(link[1]) == "," and draft.rule.endswith(SAID_ONCE):
        member = ends.get(link[1])  # "5, 10 and 15 years"
        if member is None or draft.quantity is None:
            return None
        rises = member.figure.value < draft.quantity.figure.value
        return member if rises or says_severally(board, member.first, draft.last) else None
    if link is None or board.low(link[1]) == ",":
        return _changed_from(board, draft, ends)
    return ends.get(link[1])


def says_severally(board: Board, first: int, last: int) -> bool:
    """Whether a sentence says of a list that each figure is of another thing: "down 14, 9 and 17 percent respectively"."""
    words = board.tables.pack.severally
    for place in [*range(last, last + _LIST_REACH), *range(first - 1, first - _LIST_REACH, -1)]:
        if board.low(place) in words or f"{board.low(place)} {board.low(place + 1)}" in words:
            return True
    return False


def _changed_from(board: Board, draft: Draft, ends: Mapping[int, Quantity]) -> Quantity | None:
    """The first figure of a change whose second has the unit: "rose from 38 to 44 euros", "từ 38 lên 44 euro"."""
    line, tables = board.line, board.tables
    hedge = tables.hedges_before.before(line, draft.first)
    link = tables.change_links.before(line, hedge[1] if hedge else draft.first)
    quantity = ends.get(link[1]) if link else None
    if quantity is None or quantity.is_range or tables.range_leads.before(line, quantity.first) is None:
        return None
    return quantity


def share_elided(board: Board) -> None:
    """Give the currency of an amount to millions that count nothing behind it: "5 milliards d'euros, contre 4 milliards"."""
    amount: Draft | None = None
    prices: list[Draft] = []
    said: dict[str, Draft] = {}
    drafts = {draft.quantity.last: draft for draft in board.drafts if draft.type == "money" and draft.quantity}
    for quantity in board.quantities if drafts else ():
        if quantity.last in drafts:
            draft = drafts[quantity.last]
            converted = amount and amount.currency != draft.currency and _is_bracketed(board, amount.last, draft.first)
            if not converted:  # "2 milliards d'euros (2,3 milliards de dollars)"
                amount = said[draft.currency] = draft
            prices.append(draft)
        elif amount and (
            _is_set_against(board, amount, quantity)
            or _is_part(board, amount, quantity)
            or _omits_scale(board, amount, quantity)
        ):
            _take_elided(board, amount, quantity, scale_shared(amount, quantity))
        elif amount and (_is_among_prices(board, amount, prices, quantity) or _is_difference(board, amount, quantity)):
            _take_elided(board, amount, quantity)
        elif quantity.figure.scale < _MILLION or quantity.last - 1 in board.taken or is_some_of(board, quantity):
            continue
        elif price := _paid_like(board, said, quantity):
            amount = _take_elided(board, price, quantity)
        elif amount and (_is_elided(board, amount, quantity) or _opens_list(board, amount, quantity)):
            amount = _take_elided(board, amount, quantity)
        else:
            amount = None
    if drafts:
        _share_ahead(board)


def is_some_of(board: Board, quantity: Quantity) -> bool:
    """Whether a number is some of those counted, "2.3 million of them", or one a share of it: "une chance sur 8,1 millions"."""
    if board.tables.partitives.after(board.line, quantity.last):
        return True
    link = board.tables.share_links.before(board.line, quantity.first)
    reach = range(link[1] - 1, max(-1, link[1] - 1 - _SHARED), -1) if link else ()
    part = next((figure for figure in map(board.line.figure_at, reach) if figure), None)
    return part is not None and part.value == 1


def _is_bracketed(board: Board, first: int, last: int) -> bool:
    """Whether a bracket opens in a stretch and does not close."""
    between = board.line.lows[first:last]
    return "(" in between and ")" not in between


def _share_ahead(board: Board) -> None:
    """Give the currency of an amount to billions that count nothing before it in its sentence."""
    drafts = [draft for draft in board.drafts if draft.type == "money" and draft.quantity]
    for quantity in board.open_quantities():
        if quantity.figure.scale < _BILLION or not _is_led_to(board, quantity.first):
            continue
        ahead = next((draft for draft in drafts if draft.first >= quantity.last), None)
        if ahead and ahead.quantity and ahead.quantity.figure.scale >= _BILLION and _goes_on(board, quantity, ahead):
            _take_elided(board, ahead, quantity)


def _is_led_to(board: Board, first: int) -> bool:
    """Whether a number is what a change led to, or set against: "de 18 %, à près de 9 870 milliards"."""
    line, tables = board.line, board.tables
    hedge = tables.hedges_before.before(line, first)
    place = hedge[1] if hedge else first
    return tables.change_links.before(line, place) is not None or tables.contrast_links.before(line, place) is not None


def _goes_on(board: Board, quantity: Quantity, ahead: Draft) -> bool:
    """Whether a sentence goes on from billions that count nothing to an amount."""
    between = board.line.lows[quantity.last : ahead.first]
    return (
        not _SENTENCE_ENDS.intersection(between) and not is_of_crowd(board, between) and not counts_something(board, quantity)
    )


def _is_set_against(board: Board, amount: Draft, quantity: Quantity) -> bool:
    """Whether a number that counts nothing is set against the amount right before it: "5 euros, contre 4"."""
    link = board.tables.contrast_links.before(board.line, quantity.first)
    return link is not None and link[1] - amount.last <= 1 and not counts_something(board, quantity)


def _is_part(board: Board, amount: Draft, quantity: Quantity) -> bool:
    """Whether a number that counts nothing is a part of the amount right before it: "12 milliards d'euros, dont 5 pour …".

    Where the sentence counted something before, it may be some of that: "12 villas pour 3 millions d'euros, dont 2 à Nice".
    """
    line, tables = board.line, board.tables
    hedge = tables.hedges_before.before(line, quantity.first)
    link = tables.part_links.before(line, hedge[1] if hedge else quantity.first)
    if link is None or link[1] - amount.last > 1 or amount.quantity is None or not is_bare(board, quantity):
        return False
    scale = scale_shared(amount, quantity)
    if (scale == 1 and quantity.figure.value < _THOUSAND) or scale * quantity.figure.value >= amount.quantity.figure.value:
        return False
    ends = (place for place in range(amount.first, -1, -1) if board.low(place) in _SENTENCE_ENDS)
    first = next(ends, -1)
    return not any(first < other.first < amount.first and counts_something(board, other) for other in board.open_quantities())


def _is_among_prices(board: Board, amount: Draft, prices: list[Draft], quantity: Quantity) -> bool:
    """Whether a number behind an amount is a price of the size of one of those last said."""
    return any(_is_second_price(board, amount, price, quantity) for price in prices[-_PRICES:])


def _is_second_price(board: Board, amount: Draft, price: Draft, quantity: Quantity) -> bool:
    """Whether a number behind an amount is a price of the size of one before: "bought at 26,136 dong and sold at 26,436"."""
    assert price.quantity is not None
    first, second = price.quantity.figure.value, quantity.figure.value
    if (
        amount.currency not in WHOLE_CURRENCIES
        or amount.currency != price.currency
        or quantity.is_range
        or quantity.last - 1 in board.taken
    ):
        return False
    between, behind = board.line.lows[amount.last : quantity.first], board.low(quantity.last)
    ends = behind in ("", ".", ",", ";", ")") or (bool(amount.per) and behind in board.tables.pack.noun_stops)
    level = board.tables.change_links.before(board.line, quantity.first) and board.ends_clause(quantity.last)
    near = second >= _THOUSAND and all(a < (_LEVEL if level else _NEAR) * b for a, b in ((first, second), (second, first)))
    return ends and near and len(between) <= _REACH and not {".", ";", "("}.intersection(between)


def _is_difference(board: Board, amount: Draft, quantity: Quantity) -> bool:
    """Whether a number is by how much a price is more or less: "72 000 dongs, 3 000 de moins que", "72,000 dong, down 500."."""
    line, tables = board.line, board.tables
    more = tables.directions_after.after(line, quantity.last)
    moved = tables.directions_before.before(line, quantity.first)
    if more is None and moved and moved[1] == amount.last + 1:
        more = moved[0], quantity.last  # "đồng/kg, giảm 6.000"
    if more is None or amount.currency not in WHOLE_CURRENCIES or quantity.last - 1 in board.taken:
        return False
    between = board.line.lows[amount.last : quantity.first]
    ends = not board.low(more[1]).isalpha() or board.low(more[1]) in board.tables.pack.noun_stops
    return ends and quantity.figure.value >= _THOUSAND and len(between) <= _REACH and between[:1] == [","]


def _omits_scale(board: Board, amount: Draft, quantity: Quantity) -> bool:
    """Whether a clause without a verb says neither currency nor millions again: "9 millions de dongs par mois, sa femme 7."."""
    assert amount.quantity is not None
    pack, first = board.tables.pack, amount.quantity.figure
    if (
        first.scale < _MILLION
        or amount.currency not in WHOLE_CURRENCIES
        or quantity.is_range
        or quantity.last - 1 in board.taken
    ):
        return False
    mark, *words = board.line.lows[amount.last : quantity.first] or [""]
    said = mark == "," and 0 < len(words) <= _VERBLESS and all(word.isalpha() for word in words)
    stops = (pack.noun_stops | pack.restatements) - pack.anaphora
    timed = board.tables.units.after(board.line, quantity.first - 1) is not None  # "9 triệu đồng, ngày 7"
    if not said or timed or words[-1] in stops or words[0] in pack.restatements or not board.ends_clause(quantity.last):
        return False
    size = quantity.figure.value * first.scale / first.value if quantity.figure.scale == 1 else 0
    return quantity.figure.kind == "cardinal" and Fraction(1, _SIMILAR) < size < _SIMILAR


def _take_elided(board: Board, amount: Draft, quantity: Quantity, factor: Fraction = _ONE) -> Draft:
    """Take a number as an amount in the currency of another, and in a scale said with it."""
    rule = "money: currency said before in the sentence"
    per, last = rate(board, quantity.last)
    draft = Draft("money", quantity.first, last, rule, quantity, currency=amount.currency, per=per, factor=factor)
    board.take(draft)
    return draft


def _is_elided(board: Board, amount: Draft, quantity: Quantity) -> bool:
    """Whether a number in millions is an amount, too: the sentence goes on from one, and nobody is counted."""
    assert amount.quantity is not None
    large = amount.quantity.figure.value >= _LARGE or amount.currency in WHOLE_CURRENCIES
    between = board.line.lows[amount.last : quantity.first]
    if not large or _SENTENCE_ENDS.intersection(between) or counts_something(board, quantity):
        return False
    return not is_of_crowd(board, _uncounted(board, amount.last, quantity.first))


def _uncounted(board: Board, first: int, last: int) -> list[str]:
    """The words of a stretch, without those a small number counts, who are not counted in millions again: "7 people"."""
    figures = (board.line.figure_at(index - 1) for index in range(first, last))
    words = zip(board.line.lows[first:last], figures, strict=True)
    return [word for word, figure in words if figure is None or figure.scale > 1]


def is_of_crowd(board: Board, words: list[str]) -> bool:
    """Whether words speak of people who are counted in millions: many of them, no "person", as far as a word shows it."""
    pack = board.tables.pack
    many = [word for word in words if word.isalpha() and not (word in pack.denominators and pack.plural_endings)]
    return bool(_CROWDS.intersection(concepts_in(many, pack.code)))


def _paid_like(board: Board, said: Mapping[str, Draft], quantity: Quantity) -> Draft | None:
    """The amount in the paragraph's only currency, where millions that count nothing are paid: "The wing cost 3.2 million."."""
    price = next(iter(said.values())) if len(said) == 1 else None
    if price is None or price.quantity is None:
        return None
    if price.quantity.figure.value < _LARGE and price.currency not in WHOLE_CURRENCIES:
        return None
    hedge = board.tables.hedges_before.before(board.line, quantity.first)
    verb = board.tables.paying_verbs.before(board.line, hedge[1] if hedge else quantity.first)
    return price if verb and not counts_something(board, quantity) else None


def _opens_list(board: Board, amount: Draft, quantity: Quantity) -> bool:
    """Whether a sentence has millions that count nothing behind one that ends in an amount of that size.

    It lists them, "Exports earned $9.1 billion. Rice brought in 3.2 billion, coffee 2.8 billion.", or they are billions, of
    which few things but money are told, or they end the clause, and the currency is a small one.
    """
    assert amount.quantity is not None
    between = board.line.lows[amount.last : quantity.first]
    dots = (index for index in range(amount.last, quantity.first) if board.low(index) in _SENTENCE_ENDS)
    ends = sum(index not in board.taken for index in dots)  # not that of "No. 47"
    if ends != 1 or amount.quantity.figure.scale < _MILLION or is_of_crowd(board, between) or counts_something(board, quantity):
        return False
    small = amount.currency in WHOLE_CURRENCIES and _is_alone(board, quantity)
    if quantity.figure.scale >= amount.quantity.figure.scale and (small or quantity.figure.scale >= _BILLION):
        return True
    place = bisect_left(board.quantities, quantity.last, key=lambda other: other.first)
    following = board.quantities[place] if place < len(board.quantities) else None
    if following is None or following.figure.scale < _MILLION or "," not in board.line.lows[quantity.last : following.first]:
        return False
    goes_on = _SENTENCE_ENDS.isdisjoint(board.line.lows[quantity.last : following.first])
    return (
        goes_on
        and not is_of_crowd(board, board.line.lows[quantity.last : following.first])
        and not counts_something(board, following)
    )


def _is_alone(board: Board, quantity: Quantity) -> bool:
    """Whether nothing can be counted by a number: its clause ends, a time follows, or a verb behind a bound."""
    if board.ends_clause(quantity.last) or rate(board, quantity.last)[0] in _TERMS:
        return True
    bound = board.tables.hedges_before.before(board.line, quantity.first)
    return bound is not None and board.low(quantity.last) in board.tables.pack.noun_stops  # "au-delà de 20 millions sont"


def _may_be_counted(board: Board, index: int) -> bool:
    """Whether a word can be counted in millions: a plural or capitals, but no "22 milliards de billetterie"."""
    endings = board.tables.pack.plural_endings
    return not board.low(index).isalpha() or board.low(index).endswith(endings) or board.line.raw(index)[0].isupper()


def counts_something(board: Board, quantity: Quantity) -> bool:
    """Whether something is counted or measured by a number in millions; some languages link it: "3 millions de touristes"."""
    line, tables = board.line, board.tables
    more = tables.directions_after.after(line, quantity.last)
    place = more[1] if more else quantity.last
    link = tables.noun_links.after(line, place)
    behind = link[1] if link else place
    unit = tables.units.after(line, behind) and not tables.not_units.after(line, behind)
    if unit or tables.percents.after(line, behind):
        return True
    if tables.pack.linked_scales and quantity.figure.scale >= _MILLION:
        return link is not None and _may_be_counted(board, link[1])
    return counted_noun(board, place)[0] is not None
