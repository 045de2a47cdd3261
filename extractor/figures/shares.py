"""Fractions said in words: "half a million", "three quarters", "two in five", "one and a half"."""

from __future__ import annotations

from fractions import Fraction

from extractor.figures.cardinals import LARGEST, cardinal, split_at_link
from extractor.figures.run import ONE, Number, Run
from extractor.models import Reading

_HUNDRED = 100
_YEAR_DIGITS = 4
_TENTHS = 10


def leading_fraction(run: Run, index: int) -> Number:
    """A fraction word with the scale behind it ("half a million", "nửa triệu", "un demi-million"), or alone."""
    share, stop = run.value(index), index + 1
    return scaled_fraction(run, share, stop) or Number((Reading(share, ""),), stop, "fraction" if share < 1 else "cardinal")


def scaled_fraction(run: Run, share: Fraction, index: int) -> Number | None:
    """A fraction of a scale or collective: "… a million", "… of a million", "… dozen"."""
    while run.role(index) in ("article", "of", "link") or _is_article(run, index):
        index += 1
    factor = ONE
    first = index
    while run.role(index) in ("scale", "collective", "hundred") and factor <= LARGEST:
        factor *= run.value(index)
        index += 1
    if index == first:
        return None
    return Number((Reading(share * factor, ""),), index, scale=factor)


def _is_article(run: Run, index: int) -> bool:
    """Whether the word at an index is an article here: "trois quarts d'un million"."""
    return run.role(index) == "digit" and run.items[index].spelling in run.numbers.article_numerals


def with_fraction(run: Run, start: int, number: Number) -> Number | None:
    """A fraction that the number is the numerator of, or that is added to it, or None."""
    index = number.stop
    role = run.role(index)
    if role in ("denominator", "plural_denominator") or (role == "ordinal" and is_share(run, number, index)):
        return _as_numerator(run, start, number, index)
    if role == "ten" and run.numbers.ten_denominators and run.role(index + 1) == "plural_denominator":
        return _as_numerator(run, start, number, index + 1)  # "twenty twenty-fifths"
    if role == "over":
        return _divided(run, start, number, index + 1)
    if role == "half_tail":
        unit = number.scale if number.scale > 1 else ONE
        return Number((Reading(number.value + unit / 2, ""),), index + 1, scale=number.scale)
    if role == "link" and not run.opened:
        return _added_fraction(run, number, index + 1)
    if role == "fraction" and number.scale == 1:
        return leading_fraction(run, index) if number.value == 1 else None
    if _is_linked_one(run, index - 1) and role == "ordinal" and run.divides_something(index):
        share = 1 / run.denominator(index)
        return Number((Reading(number.value - 1 + share, ""),), index + 1)  # "vingt et un cinquième"
    return None


def _divided(run: Run, start: int, number: Number, index: int) -> Number | None:
    """The number over the one at an index: "one over three", "two in five"."""
    if _is_percent(run, index):
        return None
    below = cardinal(run, index)
    if below and below.value and _divides_by(run, start, number, index - 1, below):
        return Number((Reading(number.value / below.value, ""),), below.stop, "fraction")
    if run.role(index) == "tail":
        return Number((Reading(number.value / run.value(index), ""),), index + 1, "fraction")
    return None


def _is_linked_one(run: Run, index: int) -> bool:
    """Whether a one with a link before it stands at an index."""
    return run.role(index - 1) == "link" and run.value(index) == 1


def _is_percent(run: Run, index: int) -> bool:
    """Whether a hundred or thousand that is no number alone stands at an index: "phần trăm"."""
    return run.role(index) in ("hundred", "scale") and run.items[index].spelling not in run.numbers.bare


def _divides_by(run: Run, start: int, number: Number, link: int, below: Number) -> bool:
    """Whether the link between two numbers makes a fraction of them: "one over three", "un sur trois", "two in five"."""
    spelling = run.items[link].spelling
    if spelling in run.numbers.closing_links:
        return True
    if spelling in run.numbers.every_links:
        return number.value.denominator == 1 and 0 < number.value < below.value
    spoken = all(run.role(place) != "literal" for place in range(start, below.stop))
    round_share = spoken and 0 < number.value < below.value and below.value % _HUNDRED == 0
    if spelling not in run.numbers.share_links:
        return round_share or _divides(number, below)
    following = run.items[link + 1].spelling
    year = len(following) == _YEAR_DIGITS and following.isdigit()
    if year or not 0 < number.value < below.value:
        return False  # "one in 2019"
    return number.value == 1 or below.value == _TENTHS or round_share or (spoken and below.value <= _TENTHS)


def _divides(number: Number, below: Number) -> bool:
    """Whether "3 … 4" is a fraction and not two counts: "un sur trois", "ba phần năm", not "84 sur 97" or "7,5 sur 10"."""
    return number.value.denominator == 1 and 0 < number.value < below.value and (number.value == 1 or below.value <= 10)


def is_share(run: Run, number: Number, index: int) -> bool:
    """Whether an ordinal behind "one" divides it: "one third", but not "one hundred third"."""
    below = run.numbers.denominators.get(run.items[index].spelling)
    if below is None or number.scale != 1:
        return False
    return number.value == 1 or (below < _HUNDRED and 1 < number.value < min(10, below))


def _as_numerator(run: Run, start: int, number: Number, index: int) -> Number | None:
    """The number as numerator: "three quarters", "twenty-three fifths", "one hundred and three quarters"."""
    below = run.denominator(index)
    if run.numbers.ten_denominators and start < index - 1 and run.role(index - 1) == "ten" and below < 10:
        upper = cardinal(Run(run.items[start : index - 1], run.numbers), 0)
        if upper and upper.stop == index - 1 - start:
            below += run.value(index - 1)  # "one hundred thirty-fifths"
            return Number((Reading(upper.value / below, ""),), index + 1, "fraction")
    whole, above = split_at_link(run, start, number)
    if above >= below and whole:
        whole, above = Fraction(0), number.value
    share = above / below
    if not whole:
        scaled = scaled_fraction(run, share, index + 1)
        if scaled:
            return scaled
    return Number((Reading(whole + share, ""),), index + 1, "cardinal" if whole else "fraction")


def _added_fraction(run: Run, number: Number, index: int) -> Number | None:
    """A fraction behind a link: "one and a half (million)", "three million and a half", "cinq et un quart"."""
    part = _part(run, index)
    if part is None:
        return None
    share, stop = part
    scaled = scaled_fraction(run, share, stop)
    if scaled and number.scale == 1:
        return Number((Reading((number.value + share) * scaled.scale, ""),), scaled.stop, scale=scaled.scale)
    if scaled and scaled.scale < number.scale:
        return Number((Reading(number.value + scaled.value, ""),), scaled.stop, scale=number.scale)
    return Number((Reading(number.value + share * number.scale, ""),), stop, scale=number.scale)


def _part(run: Run, index: int) -> tuple[Fraction, int] | None:
    """The fraction at an index, with its article or numerator: "a half", "un quart", "three quarters"."""
    first = index
    while run.role(index) == "article":
        index += 1
    role = run.role(index)
    if role == "ordinal" and index == first:
        return None  # "soixante et onzième"
    if run.divides_something(index) and role != "plural_denominator":
        return (run.value(index) if role == "fraction" else 1 / run.denominator(index)), index + 1
    above = cardinal(run, index)
    if above is None or not run.divides_something(above.stop):
        return None
    stop = above.stop
    share = above.value * run.value(stop) if run.role(stop) == "fraction" else above.value / run.denominator(stop)
    return share, stop + 1
