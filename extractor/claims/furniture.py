"""Numbers that are no claims: addresses, telephone numbers, page furniture, names, list markers (contract, section 5)."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate

import regex

from extractor import languages
from extractor.claims.board import Board
from extractor.claims.counts import counted_noun
from extractor.claims.heat import lettered_scale
from extractor.claims.houses import is_house
from extractor.languages.shared import CROSSES, DOMAINS, TIME_ZONES
from extractor.text import Text

#: Web and mail addresses; a bare domain needs a path or a known ending to be one.
_ADDRESS = regex.compile(
    r"(?:https?://|www\.)[^\s<>\"]++"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"
    rf"|(?<![\w.-])(?:[\w-]++\.)+(?:{'|'.join(DOMAINS)})\b(?:/[^\s<>\"]*+)?",
    regex.IGNORECASE,
)
#: Telephone numbers as printed: international, or a leading zero and groups, none of them behind the first digits of a number
#: in groups (12 050-13 200); 1900 9095 and 1800 6601 need a lead word. A day such as 08.08.2013 is none.
_TELEPHONE = regex.compile(
    r"(?<![\w.,/])(?!0[1-9]([.-])[01]\d\1(?:19|20)\d\d(?!\d|[ .-]\d))(?:"
    r"(?:\+\d{1,3}[ .-]?|(?<!\d )\(?0)\d{1,4}\)?(?:[ .-]\d{2,4}){2,4}(?![\w/])"
    r"|0\d{8,10}(?![\w/.,]\d)"
    r"|1[89]00[ .]\d{4,6}(?![\w/.,]\d)"
    r")"
)
#: What an address, or a telephone number, cannot be without: looked for first, in lower case, because most paragraphs have
#: neither. Both patterns begin with a character that is rare, which is what makes them quick.
_MAYBE_ADDRESS = re.compile(rf"://|@|www\.|\.(?:{'|'.join(DOMAINS)})\b")
_MAYBE_TELEPHONE = re.compile(r"[+(01](?:(?<=[+(])\d|(?<=\b0)\d|(?<=\b1)[89]00[ .])")
_CONTACT = regex.compile(r"[\s:.+]*+(?:\(?\+?\d[\d .-]*+\))?+[\d .-]*+")
#: The capitals before a registered number, which is longer than a year and not round.
_REGISTER = regex.compile(r"\p{Lu}{1,3}\p{Ll}?")
_LONG = 5
#: The numbers of flights and makes are shorter than those of ships.
_MAKE_DIGITS = 4
#: The letters of a make before a hyphen: Mi-17, An-26, Yak-130.
_SHORT_MAKE = 3
#: The digits of the shortest telephone number, that of the police: "call 113", but not "will call 11 times".
_SHORTEST_NUMBER = 3
_PAIR_MARKS = CROSSES | {"/"}
_SCORE_MARKS = ("-", ":", "&")
_HIGHEST_SCORE = 30
#: Of winds, the strongest force.
_HIGHEST_LEVEL = 17
_LIFE = range(20, 101)
_SCORE_REACH = 4
_MARKER_LIMIT = 60
_BEFORE_MARKER = (":", ";", ",", ".", "")
_SHORT_LINE = 8


def drop_furniture(board: Board) -> None:
    """Take every figure that belongs to an address, a telephone number, page furniture, a name or a list marker."""
    spans = sorted(_spans(board.line.text, board))
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max)) if spans else []
    for index in board.free_figures():
        addressed = bool(spans) and _within(board, index, starts, reach)
        if addressed or _is_marker(board, index) or _is_rank(board, index) or _is_lone(board, index):
            board.drop(index, index + 1)
        elif _is_name(board, index):
            board.drop(index, _past_levels(board, index))
    _drop_pairs(board)
    _drop_scores(board)
    _drop_patterns(board)


def _within(board: Board, index: int, starts: list[int], reach: list[int]) -> bool:
    """Whether a token stands in one of some stretches, given where they start, and how far all up to each one reach."""
    first, last = board.line.span(index, index + 1)
    before = bisect_left(starts, last)
    return before > 0 and reach[before - 1] > first


def _drop_pairs(board: Board) -> None:
    """Take two numbers that are one word: 24/7, and 2x2 unless they measure something."""
    for index in board.free_figures():
        mark = board.low(index + 1)
        if mark not in _PAIR_MARKS:
            continue
        raw, second = board.low(index), board.low(index + 2)
        around = (raw, mark, second) == ("24", "/", "7") and not _is_july(board, index)
        if (raw, mark, second) == ("24", "/", "24") and _follows_hour(board, index + 3):
            board.drop(index, index + 2)  # "24/24h"
            continue
        lanes = mark != "/" and raw.isdigit() and second.isdigit() and board.glued(index + 1) and board.glued(index + 2)
        if around or (lanes and _stands_alone(board, index + 2)):
            board.drop(index, index + 3)


def _follows_hour(board: Board, index: int) -> bool:
    """Whether a unit of an hour stands at a token."""
    unit = board.tables.units.after(board.line, index)
    return unit is not None and unit[0] == "hour"


def _is_july(board: Board, index: int) -> bool:
    """Whether "24/7" is a day of July: a year behind it, or a word for days before it where the day comes first."""
    if board.low(index + 3) == "/" and board.glued(index + 3) and board.glued(index + 4):
        return True
    return board.tables.pack.dates.numeric_order == "DMY" and _is_led_day(board, index, "/")


def _spans(text: Text, board: Board) -> list[tuple[int, int]]:
    """The stretches of the paragraph that are addresses or telephone numbers."""
    start, end = board.line.span(0, len(board.line))
    spans: list[tuple[int, int]] = []
    if _MAYBE_ADDRESS.search(text.lower, start, end):
        spans += [match.span() for match in _ADDRESS.finditer(text.plain, start, end)]
    if _MAYBE_TELEPHONE.search(text.plain, start, end):
        telephones = (match.span() for match in _TELEPHONE.finditer(text.plain, start, end))
        spans += [span for span in telephones if not _goes_on_figure(board, span[0])]
    for index in board.free_figures():
        if _contact_lead(board, index):
            match = _CONTACT.match(text.plain, board.line.start(index), end)
            if match and sum(map(str.isdigit, match.group())) >= _SHORTEST_NUMBER:
                spans.append(match.span())
    return spans


def _is_lone(board: Board, index: int) -> bool:
    """Whether a number before a word or a comma is that of a house, or of a decade of somebody's life."""
    following = board.low(index + 1)
    return (following.isalpha() or following == ",") and (is_house(board, index) or _is_decade_of_life(board, index))


def _is_decade_of_life(board: Board, index: int) -> bool:
    """Whether a number tells about how old somebody is: "in her 70s", "in his late 40s"."""
    pack, raw = board.tables.pack, board.low(index)
    if not raw.endswith("0") or not raw.isdecimal() or int(raw) not in _LIFE:
        return False
    plural = board.low(index + 1) in pack.plural_endings and board.glued(index + 1)
    return plural and board.low(index - 1 - (board.low(index - 1) == "-")) in pack.life_decades


def _goes_on_figure(board: Board, place: int) -> bool:
    """Whether a character stands in a figure, but not first: the zeros of "2 000 000 000", and of "58 000-62 000"."""
    figure = board.line.figure_at(board.line.index_at(place))
    return figure is not None and figure.start < place


def _contact_lead(board: Board, index: int) -> bool:
    """Whether a word for telephone or account stands before the figure, a colon or "no." between them allowed."""
    while index > 0 and board.low(index - 1) in (":", "(", "+", "."):
        index -= 1
    return board.tables.contact_leads.before(board.line, index) is not None


def _is_marker(board: Board, index: int) -> bool:
    """A list marker: "3." or "3)" at the head of a paragraph, "; 2)" inside one, with text behind it."""
    mark = board.low(index + 1)
    opened = mark == ")" and board.low(index - 1) in _BEFORE_MARKER
    if not (opened or (index == 0 and mark == ".")):
        return False
    if not board.glued(index + 1) or board.glued(index + 2) or index + 2 >= len(board.line):
        return False
    figure = board.line.figure_at(index)
    return figure is not None and figure.form == "digits" and figure.scale == 1 and figure.value <= _MARKER_LIMIT


def _is_name(board: Board, index: int) -> bool:
    """A figure inside a name: A4, G7, F0, Covid-19, U23, 4C, 5G, Industry 4.0."""
    figure = board.line.figure_at(index)
    if figure is None or figure.form not in ("digits", "roman"):
        return False
    if board.low(index - 1) == "+" and board.low(index - 2) in TIME_ZONES:
        return True  # "GMT+7"
    named = (
        _glued_name(board, index)
        if board.glued(index)
        else _led_name(board, index) or _is_registered(board, index) or _is_make(board, index)
    )
    return named or _name_goes_on(board, index)


def _past_levels(board: Board, index: int) -> int:
    """The index behind a number of a name, or behind the range that it begins: "gió cấp 8-11", "level 3 to 4"."""
    hyphened = board.hyphen_at(index + 1)
    following = board.figure_at(index + 2)
    if board.glued(index) or following is None or following.kind != "cardinal" or not _stands_alone(board, index + 2):
        return index + 1
    ranged = hyphened or (board.low(index + 1) in board.tables.pack.ranges and counted_noun(board, index + 3)[0] is None)
    return index + 3 if ranged else index + 1


def _is_rank(board: Board, index: int) -> bool:
    """A "No. 1" without a noun before it: a rank, said as often by a word such as "leader"."""
    if board.low(index) != "1":
        return False
    mark = board.tables.reference_marks.before(board.line, index)
    return mark is not None and board.tables.reference_nouns.before(board.line, mark[1]) is None


def _drop_scores(board: Board) -> None:
    """Take the two numbers of a score: 1-0, 4:0, 5&4, "5 à 4"; a rising pair only where nothing is counted behind it."""
    ranges = board.tables.pack.ranges
    for index in board.free_figures():
        mark = board.low(index + 1)
        if mark not in _SCORE_MARKS and mark not in ranges:
            continue
        if _is_record(board, index):
            board.drop(index, index + 5)
        following = board.figure_at(index + 2)
        here = board.figure_at(index) if following else None
        if here is None or following is None:
            continue
        falls = here.value >= following.value or (here.value == 0 and not board.tables.units.after(board.line, index + 3))
        small = max(here.value, following.value) <= _HIGHEST_SCORE
        if (small and _is_score(board, index, falls=falls)) or (falls and _is_called_score(board, index)):
            board.drop(index, index + 3)


def _is_record(board: Board, index: int) -> bool:
    """Whether three small numbers with hyphens between them are wins, losses and draws: 13-21-3."""
    if board.low(index + 1) != "-" or board.low(index + 3) != "-":
        return False
    raws = [board.low(place) for place in range(index, index + 5, 2)]
    glued = all(board.glued(place) for place in range(index + 1, index + 5))
    return glued and all(raw.isdigit() and len(raw) <= 2 for raw in raws)


def _is_called_score(board: Board, index: int) -> bool:
    """Whether two numbers stand behind a word for score."""
    return any(board.tables.score_words.before(board.line, place) for place in range(index, index - _SCORE_REACH, -1))


def _is_score(board: Board, index: int, *, falls: bool) -> bool:
    """Whether two small numbers with a mark or range word between them are a score."""
    mark, raws = board.low(index + 1), (board.line.raw(index), board.line.raw(index + 2))
    if not all(raw.isdigit() and len(raw) <= 2 for raw in raws) or board.low(index + 3) in (":", "-", "/", "%"):
        return False
    if _tells_hours(board, index):
        return False
    counts = board.low(index + 3).isalpha() and board.low(index + 3) not in board.tables.pack.noun_stops
    alone = not counts and _stands_alone(board, index + 2)
    if not (board.glued(index + 1) and board.glued(index + 2)):
        opened = board.tables.from_words.before(board.line, index) is not None  # "cut from 18 to 14"
        return falls and alone and not opened and mark.isalpha() and mark in board.tables.pack.ranges
    if (mark == ":" and len(raws[1]) == 2) or _is_led_day(board, index, mark):
        return False  # a clock time, or a day
    return mark in _SCORE_MARKS and (falls or mark == "&" or (alone and mark == ":"))


def _tells_hours(board: Board, index: int) -> bool:
    """Whether two numbers are minutes of one hour and the next: "9 h 30-11 h 30"."""
    hour = board.tables.units.before(board.line, index)
    return hour is not None and hour[0] == "hour" and board.line.figure_at(hour[1] - 1) is not None


def _is_led_day(board: Board, index: int, mark: str) -> bool:
    """Whether two numbers are a day and month behind a word for days: "ngày 16-6"."""
    if mark not in board.tables.pack.dates.short_day_marks:
        return False
    if board.tables.list_links.before(board.line, index) and board.low(index - 3) == mark:
        index -= 4  # "ngày 20-6 và 21-6"
    lead = board.tables.day_leads.before(board.line, index)
    return lead is not None and board.low(lead[1]).isalpha()


def _glued_name(board: Board, index: int) -> bool:
    """Letters, or a word and a hyphen, glued before a figure: A4, H5N1, Covid-19; but not VND700, Q1 or 7h30."""
    line = board.line
    before = board.low(index - 1)
    if before in CROSSES and line.figure_at(index - 2):
        return False  # "3x4 m"
    if before.isalpha():
        behind_figure = line.figure_at(index - 2) is not None and board.glued(index - 1)
        clock = behind_figure and board.tables.units.before(line, index) is not None
        return not clock and (_led_name(board, index) or not _may_glue_before(board, index))
    if (
        before == "-"
        and index > 1
        and board.glued(index - 1)
        and board.low(index - 2).isalpha()
        and not line.figure_at(index - 2)
    ):
        word = line.raw(index - 2)
        coded = _is_code_word(word) or (word[0].isupper() and (len(word) <= _SHORT_MAKE or _is_named(board, index)))
        known = board.tables.reference_nouns.before(line, index - 2) or board.tables.months.before(line, index - 1)
        return (coded and known is None) or board.tables.name_leads.before(line, index - 1) is not None
    return False


def _is_named(board: Board, index: int) -> bool:
    """Whether a capital word with a hyphen before a number shorter than a year is a name: "Sentinel-2", but not "Over-65s"."""
    line, tables = board.line, board.tables
    word = board.low(index - 2)
    known = word in tables.pack.stop_words | tables.pack.noun_stops or tables.hedges_before.before(line, index - 1)
    if known or tables.pack.capital_nouns or tables.date_articles.before(line, index - 1):
        return False
    goes_on = board.low(index + 1) in ("-", "/", ":") and board.glued(index + 1)
    return board.low(index).isdigit() and len(board.low(index)) < _MAKE_DIGITS and _stands_alone(board, index) and not goes_on


def _led_name(board: Board, index: int) -> bool:
    """A word before a figure that makes it part of a name, or a version behind a word."""
    if _is_version(board, index) and _stands_alone(board, index):
        return True
    lead = board.tables.name_leads.before(board.line, index) or _level_lead(board, index)
    if lead is None or _is_paid(board, lead[1]):
        return False
    if board.low(index - 1) in board.tables.pack.numbers.of_words and counted_noun(board, index + 1)[0]:
        return False  # "a group of 12 families"
    if board.low(index + 1) in board.tables.pack.point_words:
        return False  # "the Nasdaq 120 points lower"
    figure = board.line.figure_at(index)
    return figure is not None and figure.scale == 1 and _stands_alone(board, index)


def _level_lead(board: Board, index: int) -> tuple[bool, int] | None:
    """The word before a number that is a level, unless that counts a thing: "cấp 3", but not "cấp 12.000 cây giống"."""
    lead, figure = board.tables.level_leads.before(board.line, index), board.line.figure_at(index)
    if lead is None or figure is None or figure.value > _HIGHEST_LEVEL or board.low(index + 1) in board.tables.pack.classifiers:
        return None
    return lead if board.tables.compound_nouns.after(board.line, index + 1) is None else None


def _is_paid(board: Board, index: int) -> bool:
    """Whether a word is the currency of the number before it: "3 Euro 50", but not "50 Boeing 737" and "E5 RON 92"."""
    amount = index > 0 and board.figure_at(index - 1) is not None
    return amount and board.tables.currencies.after(board.line, index) is not None


def _is_version(board: Board, index: int) -> bool:
    """Whether a number is a version, as in Industry 4.0, and no amount: "a magnitude of 5.0"."""
    word, before = board.low(index), board.low(index - 1)
    written = len(word) == 3 and word.endswith(".0") and word[0] in "123456789"
    named = written and before.isalpha() and before not in board.tables.pack.stop_words | board.tables.pack.noun_stops
    return named and board.tables.magnitudes.before(board.line, index) is None


def _is_make(board: Board, index: int) -> bool:
    """A short number behind capitals that follow a word for what moves, or a number or article: "five ATR 72s"."""
    line, pack, place = board.line, board.tables.pack, index - 1
    if place < 0 or not _is_code_word(line.raw(place)) or len(line.raw(place)) < 2 or not board.low(index).isdigit():
        return False
    known = board.tables.currency_signs.before(line, index) or board.tables.units.before(line, index)
    if known or len(board.low(index)) > _MAKE_DIGITS or not _stands_alone(board, index):
        return False
    before = board.low(place - 1)
    if board.tables.craft_nouns.before(line, place):
        return True
    counted = line.figure_at(place - 1) is not None and not pack.syllables
    return counted or before in pack.numbers.articles


def _is_registered(board: Board, index: int) -> bool:
    """The number of a ship or vehicle behind its capitals, long and not round: "QT 95214", "QNg 90123"."""
    raw = board.low(index)
    if len(raw) < _LONG or not raw.isdecimal() or raw.endswith("00"):
        return False
    if index == 0 or not _REGISTER.fullmatch(board.line.raw(index - 1)):
        return False
    lead = board.tables.currency_signs.before(board.line, index) or board.tables.reference_nouns.before(board.line, index)
    return lead is None and board.tables.reference_marks.before(board.line, index) is None and _stands_alone(board, index)


def _name_goes_on(board: Board, index: int) -> bool:
    """Capitals glued behind a figure that are no unit or currency: 4C, 5G."""
    if not board.glued(index + 1):
        return False
    after, figure = board.line.raw(index + 1), board.line.figure_at(index)
    if figure is None or lettered_scale(board, index + 1, figure.value):
        return False  # "38C"
    return after.isalpha() and after[0].isupper() and not _may_glue_after(board, index + 1)


def _stands_alone(board: Board, index: int) -> bool:
    """Whether no unit, sign or currency stands behind a figure."""
    line, tables = board.line, board.tables
    return not any(table.after(line, index + 1) for table in (tables.units, tables.percents, tables.currencies))


def _is_code_word(word: str) -> bool:
    """A short word in capitals, as in SU-30 or K-2."""
    return word.isupper() and len(word) <= 4


def _may_glue_before(board: Board, index: int) -> bool:
    """Whether the letters glued before a figure are a currency, a quarter or a reference noun: VND700, Q1, QL1A."""
    found = board.tables.currency_signs.before(board.line, index) or board.tables.reference_nouns.before(board.line, index)
    code = board.tables.pack.code
    led = _year_letters(code) if len(board.line.raw(index)) == 4 else _quarter_letters(code)
    return found is not None or board.low(index - 1) in led


def _may_glue_after(board: Board, index: int) -> bool:
    """Whether the letters glued behind a figure are a unit or a currency: 18MW, 5USD."""
    line = board.line
    found = board.tables.units.after(line, index) or board.tables.currencies.after(line, index)
    dotted = board.low(index - 2) == "." and board.glued(index - 2)  # "QL.1A"
    return found is not None or board.tables.reference_nouns.before(line, index - 1 - dotted) is not None


@cache
def _quarter_letters(code: str) -> frozenset[str]:
    """Single letters that the pack's date patterns put before a figure."""
    dates = languages.load(code).dates
    return frozenset(pattern.split()[0] for pattern in (*dates.quarters, *dates.halves) if pattern.split()[0].islower())


@cache
def _year_letters(code: str) -> frozenset[str]:
    """Letters that the pack's date patterns put before a year: FY2024."""
    return frozenset(pattern.split()[0] for pattern in languages.load(code).dates.years)


def _drop_patterns(board: Board) -> None:
    """Take the numbers of page furniture: labels with a number in brackets anywhere, other forms as whole paragraphs."""
    line, short = board.line, len(board.line) <= _SHORT_LINE
    for index in board.free_figures():
        if board.low(index - 1) != "(" or board.low(index + 1) != ")":
            continue
        labelled = board.tables.counters.before(line, index - 1) is not None
        if labelled or (short and index + 2 == len(line)):  # "Comments (12)", whatever the language
            board.drop(index, index + 1)
    if not short:
        return
    patterns = _furniture(board.tables.pack.code)
    first = "#" if line.figure_at(0) else board.low(0)
    if any(_is(board, words) for words in patterns.get((len(line), first), ())):
        board.drop(0, len(line))


def _is(board: Board, words: tuple[str, ...]) -> bool:
    """Whether the paragraph is a furniture pattern of as many tokens."""
    return all(
        board.line.figure_at(index) is not None if word == "#" else board.low(index) == word for index, word in enumerate(words)
    )


@cache
def _furniture(code: str) -> dict[tuple[int, str], list[tuple[str, ...]]]:
    """The furniture patterns of a pack that are whole paragraphs, cut into tokens, by the number and the first of these."""
    token = regex.compile(r"[\p{L}]+|[^\s\p{L}]")
    found: dict[tuple[int, str], list[tuple[str, ...]]] = {}
    for pattern in languages.load(code).furniture:
        words = tuple(token.findall(pattern))
        found.setdefault((len(words), words[0]), []).append(words)
    return found
