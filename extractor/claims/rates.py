"""The denominators of rates: behind a unit or currency, behind the substance measured, or before the amount."""

from __future__ import annotations

from extractor.claims.board import Board
from extractor.languages.nouns import concepts
from extractor.languages.shared import TIMES, UNITS

_GAP = 3
_EARLY_REACH = 8
#: How far the words stand that tell which of its meanings a denominator has.
_SENSE_REACH = 100
_CLAUSE_ENDS = frozenset(".;:!?()")


def rate(board: Board, index: int) -> tuple[tuple[str, ...], int]:
    """The denominators that stand behind a unit: "/person/month", "per household", "a kilo"; and the index behind them."""
    line, tables = board.line, board.tables
    names: list[str] = []
    while True:
        word = tables.per_words.after(line, index)
        if word is None and names:
            joined = tables.list_links.after(line, index)
            word = (tables.per_words.after(line, joined[1]) or _said_before(board, joined[1])) if joined else None
            if word and joined and board.low(index) == "," and _distributes(board, joined[1], word[1]):
                word = None  # "5 tấn/ha, mỗi ha thu 90 triệu đồng"
        article = None if word else tables.per_articles.after(line, index)
        place = (word or article or (True, index))[1]
        place += word is not None and board.low(place) == "1"  # "/1kg"
        found = tables.denominators.after(line, place) if (word or article) and not _is_elided(board, place) else None
        if found is None and word:
            found = (
                _second_denominator(board, word[1]) or _currency(board, word[1]) or _unknown_denominator(board, index, word[1])
            )
        if article and found and _is_new_subject(board, place, found[0]):
            found = None
        if not (word or article) and tables.pack.unit_articles and board.low(index) in tables.pack.unit_articles:
            found = tables.units.after(line, index + 1)  # "21 euros du kilo"
            found = found if found and found[0] not in TIMES else None
        compound = article and found and _is_compound(board, found[1])
        if found is None or compound or (board.low(found[1]) in tables.pack.per_stops and board.low(index) != "/"):
            adjective = None if names or found is not None else tables.pack.rate_adjectives.get(board.low(index))
            return ((adjective,), index + 1) if adjective else (tuple(names), index)
        names.append(_sense(board, found[0], index))
        index = found[1]


def _said_before(board: Board, index: int) -> tuple[bool, int] | None:
    """The place of a time behind "and" that shares the word before: "pro Person und Monat", but not "and day trips"."""
    pack, found = board.tables.pack, board.tables.denominators.after(board.line, index)
    if found is None or found[0] not in TIMES or board.low(index - 1) == "," or pack.syllables:
        return None
    return None if board.low(found[1]).isalpha() and board.low(found[1]) not in pack.noun_stops else (True, index)


def _is_new_subject(board: Board, index: int, name: str) -> bool:
    """Whether a definite article begins a phrase of its own before a thing: "at 1.5 metres the team", but not "the kilo"."""
    pack = board.tables.pack
    definite = board.low(index - 1) in pack.dates.articles
    return definite and not pack.head_first and name not in TIMES | UNITS.keys()


def _is_compound(board: Board, index: int) -> bool:
    """Whether a hyphen makes a word part of another one: "the year-ago level", but not "a year- to help"."""
    return board.low(index) == "-" and board.glued(index) and board.glued(index + 1)


def _distributes(board: Board, first: int, last: int) -> bool:
    """Whether words for rates say each, as at the head of a clause: "cho mỗi"."""
    return not board.tables.pack.distributives.isdisjoint(board.line.lows[first:last])


def _is_elided(board: Board, index: int) -> bool:
    """Whether a letter is an article before an apostrophe, and no litre: "par l'article 5"."""
    return board.low(index + 1) == "'" and board.glued(index + 1)


def _sense(board: Board, name: str, index: int) -> str:
    """What a denominator of many meanings means beside a token: a "vụ" is a crop where the words around are a farmer's."""
    sense, words = board.tables.pack.denominator_senses.get(name, (name, frozenset()))
    around = board.line.lows[max(0, index - _SENSE_REACH) : index + _SENSE_REACH]
    return name if words.isdisjoint(around) else sense


def _second_denominator(board: Board, index: int) -> tuple[str, int] | None:
    """The denominator behind a second word for rates: "21 gigabytes each a month"."""
    article = board.tables.per_articles.after(board.line, index)
    return board.tables.denominators.after(board.line, article[1]) if article else None


def _currency(board: Board, index: int) -> tuple[str, int] | None:
    """A currency for a denominator, by its code in small letters: "3,460 dong per yuan"."""
    found = board.tables.currencies.after(board.line, index)
    return (found[0].lower(), found[1]) if found else None


def _unknown_denominator(board: Board, index: int, place: int) -> tuple[str, int] | None:
    """The word behind a slash, or behind a word such as "per", that no table knows, as written: "50,000 dong per bib"."""
    pack, word = board.tables.pack, board.low(place)
    if (
        not word.isalpha()
        or board.line.figure_at(place)
        or _is_elided(board, place)
        or (_is_name(board, place) and board.low(index) != "/")
    ):
        return None
    unit = board.tables.units.after(board.line, place) if board.low(index) == "/" else None
    if unit:
        return unit  # "0,39 USD/GB"
    said = " ".join(board.line.lows[index:place])
    each = said in pack.distributives and board.ends_clause(place + 1) and word in concepts(pack.code)  # "mỗi đảng."
    naming = said in pack.naming_per_words or each
    named = naming and word not in pack.noun_stops and word not in pack.not_denominators
    if not named and said != "/":
        return None
    pair = f"{word} {board.low(place + 1)}"
    return (pair, place + 2) if named and pair in concepts(pack.code) else (word, place + 1)  # "per gold medal"


def _is_name(board: Board, index: int) -> bool:
    """Whether a word is written as a name, in a language that writes nouns small."""
    return board.line.raw(index)[0].isupper() and not board.tables.pack.capital_nouns


def early_rate(board: Board, first: int) -> tuple[str, ...]:
    """A time that the clause says before the amount: "chaque jour, le site reçoit 6,5 To"."""
    tables = board.tables
    for place in range(first - 1, max(0, first - _EARLY_REACH) - 1, -1):
        if board.line.figure_at(place) or board.low(place) in _CLAUSE_ENDS or place in board.taken:
            break
        if board.low(place) in tables.pack.distributives:
            found = tables.denominators.after(board.line, place + 1)
            return (found[0],) if found and found[0] in TIMES else ()
    return ()


def late_rate(board: Board, last: int) -> tuple[tuple[str, ...], int]:
    """Denominators behind the substance measured: "800 m3 d'eaux usées par jour"."""
    tables = board.tables
    link = tables.noun_links.after(board.line, last)
    if link is None and not tables.pack.syllables:
        return (), last
    noun = link[1] if link else last
    if not board.low(noun).isalpha():
        return (), last
    for place in range(noun + 1, min(noun + 1 + _GAP, len(board.line))):
        if tables.per_words.after(board.line, place) and (link or board.low(place) not in tables.pack.numbers.article_numerals):
            found = rate(board, place)
            return found if found[0] else ((), last)
        article = tables.per_articles.after(board.line, place) if link else None
        if article:
            found = rate(board, place)  # "70 kg de semences à l'hectare", "40 tonnes of freight a day"
            known = (
                UNITS.keys() if article[1] > place + 2 else TIMES if board.low(place) in tables.pack.numbers.articles else ()
            )
            if found[0] and set(known) >= set(found[0]):
                return found
        if board.line.figure_at(place) or not board.low(place).isalpha():
            break
    return (), last
