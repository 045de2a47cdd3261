"""The grammar of number words: from a run of words and literals to exact values, one numeral at a time.

The grammar is one for all languages; what a word does (`Word.role`) and a few switches come from the pack. A run such as
"between one hundred and two hundred" may hold several numerals: `parse` reads one and says where the next begins.
Every function here and in the modules of its parts (`groups`, `cardinals`, `shares`) takes a run and the index of an item,
and returns what it read and the index behind it, or None where it read nothing.
"""

from __future__ import annotations

from extractor.figures.cardinals import cardinal, scales_of, with_point
from extractor.figures.run import Number, Run
from extractor.figures.shares import is_share, leading_fraction, scaled_fraction, with_fraction
from extractor.figures.words import Role, Word
from extractor.models import Reading

_LEADING = frozenset({"written_fraction", "led_ordinal", "fraction", "collective", "denominator", "tail"})
# The words of the longest ordinal that is looked for.
_LONGEST = 40


def parse(run: Run, start: int) -> Number | None:
    """Read the numeral that begins at item `start`, or None where none begins there."""
    leading = _leading(run, start)
    if leading:
        return leading
    number = cardinal(run, start)
    if number is None:
        return _ordinal_alone(run, start)
    number = with_point(run, number)
    if run.role(number.stop) in ("ordinal", "link", "mark") and not _is_share_at(run, number):
        ordinal = _ordinal(run, start)
        if ordinal:
            return ordinal
    return with_fraction(run, start, number) or number


def _leading(run: Run, start: int) -> Number | None:
    """A numeral whose first word is no cardinal: a fraction, a collective, a denominator, a tail."""
    role = run.role(start)
    if role not in _LEADING:
        return None
    value, stop = run.value(start), start + 1
    if role == "written_fraction":
        readings = run.items[start].readings
        return scaled_fraction(run, readings[0].value, stop) or Number(readings, stop, "fraction")
    if role == "led_ordinal":
        return Number((Reading(value, ""),), stop, "ordinal")
    if role == "fraction":
        return leading_fraction(run, start)
    if role == "collective":
        factor, stop = scales_of(run, stop)
        vague = run.items[start].spelling in run.numbers.vague
        return Number((Reading(value * factor, ""),), stop, scale=factor, vague=vague)
    if role == "denominator":
        return scaled_fraction(run, 1 / value, stop) or Number((Reading(1 / value, ""),), stop, "fraction")
    return Number((Reading(value, ""),), stop)


def _is_share_at(run: Run, number: Number) -> bool:
    """Whether the ordinal right behind a number divides it."""
    return run.role(number.stop) == "ordinal" and is_share(run, number, number.stop)


def _ordinal(run: Run, start: int) -> Number | None:
    """An ordinal of several words: its last word does what the cardinal would ("twenty-first", "two hundredth")."""
    reach = range(start, min(len(run.items), start + _LONGEST))
    stop = next((index for index in reach if run.role(index) == "ordinal"), start)
    if stop == start:
        return None
    last = run.items[stop]
    value = last.word.value
    role: Role = "scale" if value >= 1000 else "hundred" if value == 100 else "ten" if value >= 20 else "teen"
    role = role if value >= 10 else "digit"
    if value == 10 and run.numbers.teens_after:
        role = "ten"
    items = [*run.items[start:stop], last._replace(word=Word(role, value))]
    number = cardinal(Run(items, run.numbers, opened=run.opened), 0)
    if number is None or number.stop != len(items):
        return None
    return Number(number.readings, stop + 1, "ordinal")


def _ordinal_alone(run: Run, index: int) -> Number | None:
    """An ordinal of one word: "fourth", "vingtième"."""
    if run.role(index) != "ordinal":
        return None
    return Number((Reading(run.value(index), ""),), index + 1, "ordinal")
