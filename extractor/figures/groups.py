"""Groups: the numbers below one thousand that scales count, in words or as a literal."""

from __future__ import annotations

from fractions import Fraction

from extractor.figures.run import Run
from extractor.models import Reading


def small(run: Run, index: int) -> tuple[Fraction, int] | None:
    """A number below one hundred."""
    role = run.role(index)
    if role == "ten":
        return _ten(run, index)
    if role == "teen":
        return run.value(index), index + 1
    if role == "digit":
        return _digit(run, index)
    return None


def _ten(run: Run, index: int) -> tuple[Fraction, int]:
    """A ten, with what it takes behind it."""
    ten, index = run.value(index), index + 1
    linked = run.past_links(index)
    if linked > index and run.role(linked) and run.items[linked].spelling not in run.numbers.link_tens:
        mixed = run.role(linked) == "digit" and run.role(linked + 1) == "link" and run.divides_something(linked + 3)
        return (ten + run.value(linked), linked + 1) if mixed else (ten, index)
    role = run.role(linked)
    if role in ("digit", "tail") and _ends_ten(run, linked):
        return ten + run.value(linked), linked + 1
    if ten in run.numbers.teens_after:
        if role == "teen":
            return ten + run.value(linked), linked + 1
        if role == "ten" and run.value(linked) == 10:
            more, stop = _ten(run, linked)
            return ten + more, stop
    return ten, index


def _ends_ten(run: Run, index: int) -> bool:
    """Whether the digit at an index ends the ten before it, and does not begin the next ten or another word."""
    if run.items[index].spelling in run.numbers.not_behind_tens:
        return False
    return bool(run.value(index)) and run.role(index + 1) != "ten_suffix"


def _digit(run: Run, index: int) -> tuple[Fraction, int]:
    """A digit, or the ten it makes with the word behind it."""
    digit, index = run.value(index), index + 1
    if digit and run.role(index) == "ten_suffix":
        ten, index = digit * 10, index + 1
        if run.role(index) in ("digit", "tail") and _ends_ten(run, index):
            return ten + run.value(index), index + 1
        return ten, index
    if digit and run.role(index) == "tail" and run.items[index].spelling not in run.numbers.digits:
        return digit * 10 + run.value(index), index + 1
    if run.numbers.digit_before_ten and run.role(index) == "link" and run.role(index + 1) == "ten":
        return digit + run.value(index + 1), index + 2
    return digit, index


def group(run: Run, index: int) -> tuple[tuple[Reading, ...], int] | None:
    """A number below one thousand, or a literal, or a bare hundred."""
    role = run.role(index)
    if role == "literal":
        readings, stop = run.items[index].readings, index + 1
        counted = run.role(stop) == "hundred" and run.items[stop].spelling in run.numbers.literal_hundreds
        if not counted or readings[0].value >= 1000:
            return readings, stop
        hundreds, index = readings[0].value * 100, stop + 1
    elif role == "hundred":
        hundreds, index = Fraction(100), index + 1
    else:
        below = small(run, index)
        if below is None:
            return None
        value, index = below
        if run.role(index) != "hundred" or value >= run.numbers.hundreds_below:
            return (Reading(value, ""),), index
        hundreds, index = value * 100, index + 1
    rest, index = _behind_hundred(run, index)
    return (Reading(hundreds + rest, ""),), index


def _behind_hundred(run: Run, index: int) -> tuple[Fraction, int]:
    """What follows a hundred: "and five", "linh năm", "twenty-two"; a zero and no step where nothing does."""
    linked = run.past_links(index)
    if run.role(linked) == "literal":
        literal = run.items[linked]
        short = linked > index and literal.spelling.isdecimal() and len(literal.spelling) <= 2
        value = literal.readings[0].value
        return (value, linked + 1) if short and value and run.role(linked + 1) != "hundred" else (Fraction(0), index)
    below = small(run, linked)
    if below is None and linked > index and run.role(linked) == "tail":
        return run.value(linked), linked + 1
    if below is None or not below[0] or run.role(below[1]) == "hundred":
        return Fraction(0), index
    value, stop = below
    if stop == linked + 1 and run.is_other_word(linked):
        return Fraction(0), index
    if run.numbers.short_tails and linked == index and stop == index + 1 and run.role(index) in ("digit", "tail"):
        value *= 10
    return value, stop
