"""What the other figures of a text say about one: which of its readings is likely, and whose scale it shares."""

from __future__ import annotations

from collections import Counter

import regex

from extractor.figures.lexicon import Lexicon
from extractor.figures.patterns import LOOK_BACK
from extractor.languages.pack import Pack
from extractor.models import Figure, Reading
from extractor.text import Text

#: A larger number before "and 9 million" is no member of its list but a year or a count.
_LISTED = 1000
_NEAR = 8
#: How many times as much an amount with a currency of its own is at most as the one behind it whose scale it shares.
_FALL = 2
_YEAR_DIGITS = 4
#: Range words and hedges between two figures are shorter than this.
_BETWEEN = 24
#: Two words and a comma, behind which an age stands.
_NAME = regex.compile(r"(?<!\p{L})(\p{L}+) (\p{L}+), $")
_COUNTED = regex.compile(r" \p{Ll}{2,}")


def weigh(text: Text, figures: list[Figure], lex: Lexicon) -> list[Figure]:
    """Put the likely reading of each ambiguous figure first, by what the other figures of the text do."""
    votes = Counter(
        figure.readings[0].convention for figure in figures if len(figure.readings) == 1 and figure.readings[0].convention
    )
    return [
        figure._replace(readings=_likely_first(text, figure, votes, lex)) if len(figure.readings) > 1 else figure
        for figure in figures
    ]


def _likely_first(text: Text, figure: Figure, votes: Counter[str], lex: Lexicon) -> tuple[Reading, ...]:
    """The readings of a figure, the least doubtful first."""
    counts = figure.scale.numerator == 1 and (_is_counted(text, figure, lex) or _is_whole_money(text, figure, lex))
    return tuple(sorted(figure.readings, key=lambda reading: _doubt(reading, figure, votes, lex.pack.code, counts=counts)))


def _is_counted(text: Text, figure: Figure, lex: Lexicon) -> bool:
    """Whether a word stands behind a figure that is no unit: "1.350 households"."""
    return bool(_COUNTED.match(text.plain, figure.end)) and not lex.measured.match(text.lower, figure.end)


def _is_whole_money(text: Text, figure: Figure, lex: Lexicon) -> bool:
    """Whether a currency that is never divided stands beside a figure: "VND31.500" cannot be 31.5."""
    before = text.lower[max(0, figure.start - _NEAR) : figure.start]
    return bool(lex.whole_money.match(text.lower, figure.end) or lex.whole_money_before.search(before))


def _doubt(reading: Reading, figure: Figure, votes: Counter[str], own: str, *, counts: bool) -> tuple[int, int]:
    """How unlikely a reading is: another language's, against the other figures, or a decimal that ends in zeros."""
    doubt = 0 if reading.convention in ("", own) else 1
    if votes.get(reading.convention, 0) > votes.get(own, 0) and reading.convention != own:
        doubt -= 2
    whole = abs(reading.value) if figure.scale.numerator == 1 else abs(reading.value) / figure.scale
    if reading.convention and whole.denominator == 1 and whole.numerator < 1000:
        doubt += 2  # "700.000": a decimal part of zeros alone
    if counts and whole.denominator != 1:
        doubt += 2  # "1.350 households": things are counted whole
    return doubt, -votes.get(reading.convention, 0)


def share_scales(text: Text, figures: list[Figure], lex: Lexicon) -> list[Figure]:
    """Give the scale of a later member to the ones before it: "4 to 8 million", "5, 6 and 8 million", "two or three hundred".

    A word for one beside another number is a number, too: "one or two", "từ một đến ba".
    """
    for index in range(len(figures) - 2, -1, -1):
        here, following = figures[index], figures[index + 1]
        if following.start - here.end > _BETWEEN or here.kind != "cardinal" or following.kind != "cardinal":
            continue
        first, stop = here.start, following.start
        if following.scale != 1:
            first, stop = _outside_signs(text, here, following, lex)
        if not lex.between.match(text.lower, here.end, stop):
            continue
        between = _link(text.lower[here.end : stop], lex)
        ranged = between in lex.pack.ranges or (between in lex.pack.range_ands and not _is_year(text, here, first, lex))
        ranged = ranged or (not between and _are_adjacent(here, following, lex.pack))
        ranged |= between in lex.pack.change_links and _is_opened(text, first, lex)
        if ranged and first < here.start:
            figures[index] = _shared_priced(here, following)
            continue
        listed = between in lex.pack.list_links
        if not ranged and not listed:
            continue
        if here.form == "article" and following.form in ("words", "digits") and between != ",":
            figures[index] = here = here._replace(form="words")
        if here.scale == 1 and following.scale != 1 and _shares(text, here, following, lex, ranged=ranged, listed=listed):
            readings = tuple(reading._replace(value=reading.value * following.scale) for reading in here.readings)
            figures[index] = here._replace(readings=readings, scale=following.scale)
    return figures


def _outside_signs(text: Text, here: Figure, following: Figure, lex: Lexicon) -> tuple[int, int]:
    """Where the first of two figures begins, and what stands between them ends; a currency said before both is left out."""
    again = lex.money.search(text.plain, max(here.end, following.start - _NEAR), following.start)
    sign = lex.money.search(text.plain, max(0, here.start - _NEAR), here.start) if again else None
    if sign is None or again is None or sign[0].strip() != again[0].strip():
        return here.start, following.start
    return sign.start(), again.start()


def _shared_priced(here: Figure, following: Figure) -> Figure:
    """A first bound with its own currency in the scale of the second: "$1.1 to $1.3 billion", not "$500 to $1.2 million"."""
    if here.scale != 1 or not 0 < here.value < _FALL * following.value / following.scale:
        return here
    readings = tuple(reading._replace(value=reading.value * following.scale) for reading in here.readings)
    return here._replace(readings=readings, scale=following.scale)


def _are_adjacent(low: Figure, high: Figure, pack: Pack) -> bool:
    """Whether two figures with nothing between them are a range, in a language that says so: "ba bốn ngày"."""
    if not pack.adjacent_ranges or high.form != "words" or low.form == "digits":
        return False
    return 0 < low.value < 10 and high.value / high.scale == low.value + 1


def _link(between: str, lex: Lexicon) -> str:
    """What stands between two figures, without the hedge of the second: "to nearly"."""
    words = between.split()
    hedges = lex.pack.hedges_before
    return next((" ".join(words[:cut]) for cut in range(1, len(words)) if " ".join(words[cut:]) in hedges), " ".join(words))


def _shares(text: Text, here: Figure, following: Figure, lex: Lexicon, *, ranged: bool, listed: bool) -> bool:
    """Whether a number is counted in the scale of the one behind it, and is not a year or a count of its own."""
    if here.form == "article" or here.value <= 0:
        return False
    member = here.value.denominator == 1 and here.value < _LISTED
    if not ranged:
        return member and not _stands_behind_name(text, here, following)
    opened = here.form == "digits" and here.value < _LISTED and _is_opened(text, here.start, lex)
    if opened or here.value < following.value / following.scale:
        return True
    return listed and member and lex.measured.match(text.lower, following.end) is not None  # "134 and 127 billion VND"


def _stands_behind_name(text: Text, here: Figure, following: Figure) -> bool:
    """Whether a number between commas behind a full name is an age: "fined Le Huynh Duc, 53, 15 million dong"."""
    name = _NAME.search(text.plain[max(0, here.start - LOOK_BACK) : here.start])
    closed = text.plain[here.end : following.start].strip() == ","
    return closed and name is not None and all(word[0].isupper() for word in name.groups())


def _is_year(text: Text, figure: Figure, first: int, lex: Lexicon) -> bool:
    """Whether four bare digits that open no range may be a year: "26 billion in 2022 and 21,800 billion in 2023"."""
    raw = text.plain[figure.start : figure.end]
    return len(raw) == _YEAR_DIGITS and raw.isdigit() and not _is_opened(text, first, lex)


def _is_opened(text: Text, first: int, lex: Lexicon) -> bool:
    """Whether a word that opens a range or change stands before a place: "between", "từ"."""
    return lex.range_lead.search(text.lower, first) is not None
