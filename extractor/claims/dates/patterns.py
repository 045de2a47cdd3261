"""A pack's date forms, compiled and matched on tokens: sequences of slots and words (`DatePatterns` names the slots)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor import languages
from extractor.claims.board import Board
from extractor.claims.tables import tables
from extractor.languages.pack import Pack
from extractor.models import Figure
from extractor.roman import roman

SLOTS = frozenset(
    {"D", "Do", "M", "m", "Y", "Q", "H", "N", "Nq", "C", "E", "e", "hh", "mm", "hm", "Dm", "mY", "QY", "am", "pm"}
)
YEARS = range(1000, 2200)
_LIMITS = {"D": 31, "Do": 31, "m": 12, "Q": 4, "H": 2, "N": 11, "Nq": 3, "C": 30, "hh": 24, "mm": 59, "e": 90}
_MONTH = "M"
#: The slots that only a figure fills; a quarter, half or century may be a Roman numeral.
_FIGURES = SLOTS - {_MONTH, "am", "pm", "Q", "H", "C"}
#: The slots that a word for one fills; the others ask for digits, or for a larger number.
_ONES = frozenset({"D", "Do", "m", "H", "N", "hh"})
_FAR = 10**9
_CENTURIES = 10**4
#: Slots of two numbers in one, with a dot between them.
_DOTTED = {"Dm": ("D", "m"), "mY": ("m", "Y"), "QY": ("Q", "Y")}
_PARTS = re.compile(r"(\d{1,2})[.](\d{1,2}|\d{4})")
_HOUR_AND_MINUTE = re.compile(r"([01]?\d|2[0-4])[.]([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a pattern: a slot, or a choice of words; `optional` places may be left out."""

    slot: str
    choices: tuple[list[str], ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A date form, with the place by which it is looked up and how many tokens may stand before that place.

    `back` and `ahead` say how far from that place a figure must stand, at most, on either side; `mate` is another word of the
    form, and how far from that place it stands, if there is one that must.
    """

    kind: str
    places: tuple[Place, ...]
    anchors: frozenset[str]
    before: range
    back: int
    ahead: int
    mate: tuple[int, str] | None


@dataclass(slots=True)
class Match:
    """What a pattern found: its tokens and slot values in order."""

    kind: str
    start: int
    stop: int
    slots: list[tuple[str, int]]

    def get(self, slot: str) -> int | None:
        """The value of a slot, or None where the pattern has none."""
        return next((value for name, value in self.slots if name == slot), None)

    def number(self, slot: str) -> int:
        """The value of a slot, or 0."""
        return self.get(slot) or 0


def parts(pattern: str) -> list[str]:
    """Split a pattern at the spaces outside brackets.

    >>> parts("M [,|of] Y")
    ['M', '[,|of]', 'Y']
    """
    found, depth, current = [], 0, ""
    for character in pattern:
        depth += (character == "[") - (character == "]")
        if character == " " and not depth:
            found.append(current)
            current = ""
        else:
            current += character
    return [*found, current]


@cache
def lead_words(code: str) -> frozenset[str]:
    """The words that open the pack's patterns of days, months and years."""
    dates = languages.load(code).dates
    return frozenset(parts(pattern)[0] for pattern in (*dates.days, *dates.months, *dates.years)) - SLOTS


@cache
def _index(code: str) -> dict[str, list[Pattern]]:
    """The patterns of a pack by the words that anchor them; those of month names stand under `_MONTH`, too."""
    dates = languages.load(code).dates
    forms = {
        "span": dates.spans, "day": dates.days, "first_months": dates.first_months, "last_months": dates.last_months,
        "first_quarters": dates.first_quarters,
        "month": dates.months, "quarter": dates.quarters, "half": dates.halves, "first_half": dates.first_halves,
        "second_half": dates.second_halves, "decade": dates.decades, "century": dates.centuries,
        "half_century": dates.half_centuries, "first_half_century": dates.first_half_centuries,
        "second_half_century": dates.second_half_centuries, "clock": dates.clocks,
        "year": dates.years,
    }  # fmt: skip
    index: dict[str, list[Pattern]] = {}
    for kind, patterns in forms.items():
        for written in patterns:
            pattern = _compile(kind, written, languages.load(code))
            for anchor in pattern.anchors:
                index.setdefault(anchor, []).append(pattern)
    if _MONTH in index:
        index = {word: [] for word in tables(code).months.starts} | index
    return index


@cache
def beside_ones(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words and marks right behind a one in the date forms of a pack, and those before a one that ends a form.

    >>> behind, before = beside_ones("fr")
    >>> sorted({"heure", "ami"} & behind), sorted({"au", "un"} & before)
    (['heure'], [])
    """
    behind: set[str] = set()
    before: set[str] = set()
    for pattern in (pattern for patterns in _index(code).values() for pattern in patterns):
        for number, place in enumerate(pattern.places):
            if place.slot in _ONES:
                following = _up_to_fixed(pattern.places[number + 1 :])
                behind.update(*(_words_at(one, 0, code) for one in following))
                if all(one.optional for one in following):
                    before.update(*(_words_at(one, -1, code) for one in _up_to_fixed(pattern.places[:number][::-1])))
    return frozenset(behind), frozenset(before)


def _up_to_fixed(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The optional places at the head of some, and the first that is not."""
    fixed = next((number for number, place in enumerate(places) if not place.optional), len(places))
    return places[: fixed + 1]


def _words_at(place: Place, end: int, code: str) -> frozenset[str]:
    """The first (0) or last (-1) words of a place; digits for a slot that takes a number."""
    words = tables(code)
    names = {_MONTH: words.months.starts, "am": words.am.starts, "pm": words.pm.starts}
    if place.slot in names:
        return names[place.slot]
    return frozenset("0123456789") if place.slot else frozenset(choice[end] for choice in place.choices)


def _compile(kind: str, written: str, pack: Pack) -> Pattern:
    """Cut a pattern into places, its words as the tokenizer cuts them, and choose its anchor."""
    places: list[Place] = []
    for part in parts(written):
        if part in SLOTS:
            places.append(Place(part))
        elif part.startswith("["):
            choices = tuple(choice.split() for choice in part.strip("[]").split("|"))
            places.append(Place("", choices, optional=True))
        else:
            words = part.replace("'", " ' ").split() if len(part) > 1 else [part]
            places += [Place("", ([word],)) for word in words]
    anchor = min(range(len(places)), key=lambda number: _weakness(places[number], pack))
    back, ahead = places[:anchor][::-1], places[anchor:]
    anchors, mate = _anchor_words(places[anchor], pack), _mate(places, anchor)
    return Pattern(kind, tuple(places), anchors, _reach(back), _to_figure(back) + 1, _to_figure(ahead), mate)


def _mate(places: list[Place], anchor: int) -> tuple[int, str] | None:
    """The nearest word at a certain distance from the anchor: no place between them may be left out or take several tokens."""
    ahead = [] if places[anchor].slot else places[anchor + 1 :]
    for way, beside in ((1, ahead), (-1, places[:anchor][::-1])):
        for distance, place in enumerate(beside, 1):
            if place.optional or place.slot in (_MONTH, "am", "pm"):
                break
            if not place.slot:
                return way * distance, place.choices[0][0]
    return None


def _to_figure(places: list[Place]) -> int:
    """How many tokens may stand before the first figure that the places ask for; no limit where they ask for none."""
    first = next((number for number, place in enumerate(places) if place.slot in _FIGURES), None)
    return _FAR if first is None else sum(map(_longest, places[:first]))


def _weakness(place: Place, pack: Pack) -> int:
    """How badly a place serves for looking a pattern up: rare words best, then month names, then marks and stop words."""
    if place.optional or (place.slot and place.slot not in (_MONTH, "am", "pm")):
        return 4
    if place.slot == _MONTH:
        return 1
    if place.slot:
        return 0
    word = place.choices[0][0]
    return 0 if word.isalpha() and word not in pack.stop_words else 2 if word.isalpha() else 3


def _anchor_words(place: Place, pack: Pack) -> frozenset[str]:
    """The tokens under which a pattern is found; all month names share one."""
    if place.slot == _MONTH:
        return frozenset({_MONTH})
    if place.slot:
        phrases = pack.dates.am if place.slot == "am" else pack.dates.pm
        return frozenset(phrase.replace(".", " ").split()[0] for phrase in phrases)
    return frozenset({place.choices[0][0]})


def _reach(places: list[Place]) -> range:
    """How few and how many tokens the places before the anchor may take; a month or half of the day may take several."""
    few = sum(not place.optional for place in places)
    return range(few, sum(_longest(place) for place in places) + 1)


def _longest(place: Place) -> int:
    """How many tokens a place may take."""
    if place.slot:
        return 3 if place.slot in (_MONTH, "am", "pm") else 1
    return max(len(choice) for choice in place.choices)


def matches(board: Board) -> Iterator[Match]:
    """Every date of the paragraph that a pattern gives, the longest where several overlap, in text order."""
    found = list(_all(board))
    taken: set[int] = set()
    chosen = []
    for match in sorted(found, key=lambda match: (match.start - match.stop, match.start)) if found else ():
        tokens = range(match.start, match.stop)
        if not taken.intersection(tokens):
            taken.update(tokens)
            chosen.append(match)
    yield from sorted(chosen, key=lambda match: match.start)


def _all(board: Board) -> Iterator[Match]:
    """Every match of every pattern whose anchor stands in the paragraph."""
    index = _index(board.tables.pack.code)
    months, figures, lows = board.tables.months, board.line.figures, board.line.lows
    for place in [place for place, low in enumerate(lows) if low in index]:
        patterns = index[lows[place]]
        if _MONTH in index and months.after(board.line, place):
            patterns = [*patterns, *index[_MONTH]]
        following = bisect_left(figures, place)
        back = place - figures[following - 1] if following else _FAR
        ahead = figures[following] - place if following < len(figures) else _FAR
        for pattern in patterns:
            if back > pattern.back or ahead > pattern.ahead:
                continue
            if pattern.mate and board.low(place + pattern.mate[0]) != pattern.mate[1]:
                continue
            for before in pattern.before:
                match = _match(board, pattern, place - before) if before <= place else None
                if match and match.stop > place and not _is_no_date(board, match):
                    yield match


def _is_no_date(board: Board, match: Match) -> bool:
    """Whether what looks like a date is a duration, "four centuries", or its last number is an hour or counts something."""
    slot = match.slots[0][0] if match.slots else ""
    if slot in ("C", "Q") and board.line.figure_at(match.start) is not None and not _ranks(board, match.start):
        return True
    if match.kind == "day" and (_ends_at_word(board, match.stop - 1) or _is_month_and_count(board, match)):
        return True
    return match.kind == "span" and (_ends_at_hour(board, match) or _ends_at_count(board, match))


def _ends_at_word(board: Board, index: int) -> bool:
    """Whether a number in words stands behind a month, and counts what follows: "since January four provinces"."""
    figure = board.line.figure_at(index)
    worded = figure is not None and figure.form == "words" and figure.kind == "cardinal"
    return worded and board.tables.months.before(board.line, index) is not None


def _is_month_and_count(board: Board, match: Match) -> bool:
    """Whether a word that leads no day stands before a month and what looks like one: "in May 12 people died"."""
    led = board.low(match.start - 1) in board.tables.pack.dates.month_leads and match.get("Y") is None
    word = board.low(match.stop)
    counts = word.isalpha() and word not in board.tables.pack.noun_stops
    return led and counts and board.tables.months.before(board.line, match.stop - 1) is not None


def _ranks(board: Board, index: int) -> bool:
    """Whether a number is an ordinal, a Roman numeral, or has an ordinal's full stop; but not "a four-century-old temple"."""
    figure = board.line.figure_at(index)
    cardinal = figure is None or (figure.kind == "cardinal" and figure.form != "roman")
    return not cardinal or (board.low(index + 1) == "." and board.glued(index + 1))


def _ends_at_count(board: Board, match: Match) -> bool:
    """Whether the second of two days behind their month counts what follows: "on May 12 and 13 people died"."""
    if match.slots[-1][0] not in ("D", "Do") or board.low(match.stop - 2) not in board.tables.pack.list_links:
        return False
    word = board.low(match.stop)
    return word.isalpha() and word not in board.tables.pack.noun_stops


def _ends_at_hour(board: Board, match: Match) -> bool:
    """Whether the last day of a span is an hour: "from September 3 to 7 am"."""
    line, tables, stop = board.line, board.tables, match.stop
    if match.slots[-1][0] not in ("D", "Do"):
        return False
    unit = tables.units.after(line, stop)
    half = tables.am.after(line, stop) or tables.pm.after(line, stop)
    return half is not None or (unit is not None and unit[0] == "hour") or (board.low(stop) == ":" and board.glued(stop))


def _match(board: Board, pattern: Pattern, start: int) -> Match | None:
    """Match a pattern from a token on; an optional word is taken where it stands."""
    lows, stop, slots = board.line.lows, start, list[tuple[str, int]]()
    for place in pattern.places:
        if place.slot:
            found = slot_value(board, stop, place.slot)
            if found is None:
                return None
            value, stop = found
            if place.slot in _DOTTED:
                slots += zip(_DOTTED[place.slot], divmod(value, _CENTURIES), strict=True)
            else:
                slots.append((place.slot, value))
            continue
        words = next((words for words in place.choices if lows[stop : stop + len(words)] == words), None)
        if words:
            stop += len(words)
        elif not place.optional:
            return None
    return Match(pattern.kind, start, stop, slots)


def slot_value(board: Board, index: int, slot: str) -> tuple[int, int] | None:
    """The value of a slot at a token and the index behind it, or None where the token does not fill it."""
    if index >= len(board.line):
        return None
    if slot == _MONTH:
        return _month(board, index)
    if slot in ("am", "pm"):
        half = (board.tables.am if slot == "am" else board.tables.pm).after(board.line, index)
        return (0, half[1]) if half else None
    figure = board.figure_at(index)
    if slot == "hm":
        clock = _HOUR_AND_MINUTE.fullmatch(board.line.raw(index)) if figure else None
        return (int(clock[1]) * 60 + int(clock[2]), index + 1) if clock else None
    if slot in _DOTTED:
        return _dotted(board, index, slot) if figure else None
    value = whole(figure) if slot != "Nq" else _quarters(figure)
    if slot in ("Q", "H", "C") and value is None:
        value = roman(board.line.raw(index)) or None
    if value is None or not _fills(board, index, slot, value, figure):
        return None
    return value, index + 1


def _dotted(board: Board, index: int, slot: str) -> tuple[int, int] | None:
    """Two parts of a date in one number with a dot, the second as four more digits: "tháng 3.2022", "ngày 20.8"."""
    written = _PARTS.fullmatch(board.line.raw(index))
    if written is None:
        return None
    first, second = map(int, written.groups())
    fits = second in YEARS if slot.endswith("Y") else 1 <= second <= _LIMITS["m"]
    return (first * _CENTURIES + second, index + 1) if fits and 1 <= first <= _LIMITS[_DOTTED[slot][0]] else None


def _quarters(figure: Figure | None) -> int | None:
    """The number of quarters of a figure read as a fraction: "the first three quarters"."""
    if figure is None or figure.kind != "fraction" or figure.value.denominator != 4:
        return None
    return figure.value.numerator


def _month(board: Board, index: int) -> tuple[int, int] | None:
    """A month name, with the full stop of an abbreviation."""
    found = board.tables.months.after(board.line, index)
    if not found:
        return None
    stop = found[1]
    dotted = board.low(stop) == "." and board.glued(stop) and board.low(index) in board.tables.short_months
    return found[0], stop + 1 if dotted else stop


def _fills(board: Board, index: int, slot: str, value: int, figure: Figure | None) -> bool:
    """Whether a number fits a slot."""
    raw = board.line.raw(index)
    if slot in ("Y", "E"):
        return raw.isdigit() and len(raw) == 4 and value in YEARS and (slot == "Y" or value % 10 == 0)
    if slot in ("D", "m", "hh", "mm", "e") and (figure is None or figure.kind != "cardinal"):
        return False
    if slot in ("C", "Q") and figure is not None and figure.form == "article":
        return False  # "un siècle" is a hundred years, "un trimestre" a duration
    if slot == "mm" and not (raw.isdigit() and len(raw) == 2):
        return False
    low = 0 if slot in ("hh", "mm") else 1
    return low <= value <= _LIMITS[slot] and not (slot == "e" and value % 10)


def whole(figure: Figure | None) -> int | None:
    """The whole number of a figure without scale, or None."""
    if figure is None or figure.scale != 1:
        return None
    value = figure.value
    return value.numerator if value.denominator == 1 and value.numerator >= 0 else None


def plain(board: Board, index: int) -> int | None:
    """The whole number of a free figure in bare digits at a token, or None."""
    return whole(board.figure_at(index)) if board.low(index).isdigit() else None
