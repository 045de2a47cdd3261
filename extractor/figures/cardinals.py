"""Whole numbers: groups and the scales that count them, and what goes on them: a decimal mark, a dozen."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from extractor.figures.digits import MAX_DIGITS
from extractor.figures.groups import group, small
from extractor.figures.run import ONE, Number, Run
from extractor.figures.words import Word
from extractor.models import Reading

#: No figure of news is larger.
LARGEST = Fraction(10) ** 24
_HUNDRED = 100


class _Term(NamedTuple):
    """A part of a number: its value, the scale it is counted in, where it began."""

    readings: tuple[Reading, ...]
    scale: Fraction
    first: int

    @property
    def value(self) -> Fraction:
        return self.readings[0].value


def cardinal(run: Run, start: int) -> Number | None:
    """A whole number with its scales: terms of falling scale, each a group and the scales behind it."""
    terms, index = _terms(run, start)
    if not terms:
        return None
    terms, index = _short_tail(run, terms, index)
    readings = terms[0].readings if len(terms) == 1 else (Reading(sum((t.value for t in terms), Fraction(0)), ""),)
    scale = terms[0].scale
    if scale is not ONE and readings[0].value > LARGEST:
        return None
    if index <= start + 2 and run.role(index - 1) == "hundred":
        scale = Fraction(_HUNDRED)  # "two to three hundred"
    return _with_collective(run, start, Number(readings, index, scale=scale))


def _terms(run: Run, index: int) -> tuple[list[_Term], int]:
    """The terms of one number from an index on, folded, and the index behind them."""
    terms: list[_Term] = []
    while True:
        linked = index
        if terms:
            marked = run.role(index) == "mark"
            if marked and run.role(terms[0].first) == "literal":
                break  # "8 million, twenty-one" is a list
            linked = run.past_links(index + 1 if marked else index)
        term, stop = _term(run, linked, first=not terms)
        if term is None or not _fits(run, terms, term, stop, linked=linked > index):
            break
        terms = _fold(terms, term)
        index = stop
        if term.scale == 1:
            break
    return terms, index


def _term(run: Run, index: int, *, first: bool) -> tuple[_Term | None, int]:
    """A group and the scales behind it ("2 nghìn tỷ"), or a bare scale that is a number by itself."""
    found = group(run, index)
    if found is None:
        bare = run.role(index) == "scale" and (first or run.items[index].spelling in run.numbers.bare)
        if not bare:
            return None, index
        found = (Reading(ONE, ""),), index
    readings, place = found
    scale, others, stop = _falling_scales(run, place)
    if stop == place:
        return _Term(readings, scale, index), stop
    read = tuple(reading._replace(value=reading.value * scale) for reading in readings)
    read += tuple(Reading(readings[0].value * other, code) for code, other in others.items())
    return _Term(read, scale, index), stop


def _falling_scales(run: Run, stop: int) -> tuple[Fraction, dict[str, Fraction], int]:
    """The scales behind a group, multiplied; what false friends among them make of it elsewhere; the index behind them."""
    scale, others = ONE, dict[str, Fraction]()
    last = ONE
    while True:
        counted = run.role(stop) == "of" and run.role(stop + 1) == "scale" and last > 1
        described = run.role(stop) == "adjective" and run.role(stop + 1) == "scale"
        place = stop + 1 if counted or described else stop
        if run.role(place) != "scale" or (scale is not ONE and scale * run.value(place) > LARGEST):
            break
        if last is not ONE and run.value(place) < last and not counted:
            break  # "trente-six millions mille": a thousand more, not a thousand times more
        stop, last = place + 1, run.value(place)
        word = run.items[place].word
        if word.other:
            others[word.other[1]] = word.other[0] * scale
        scale *= word.value
    return scale, others, stop


def _fits(run: Run, terms: Sequence[_Term], term: _Term, stop: int, *, linked: bool) -> bool:
    """Whether a term goes on the number before it rather than beginning another."""
    if not terms:
        return True
    last = terms[-1]
    literal = run.role(term.first) == "literal" and stop == term.first + 1
    if linked and run.divides_something(stop):
        return False
    if term.scale > last.scale:
        return not literal and term.value / term.scale < last.scale
    if term.scale == last.scale or term.value >= last.scale:
        return False
    if term.scale > 1:
        return True
    if not term.value or last.scale == 1:
        return False
    if literal:
        item = run.items[term.first]
        spoken = run.role(terms[0].first) != "literal"  # "3 billion and 5 %" are two numbers
        goes_on = spoken or (not linked and (last.value / last.scale).denominator == 1)  # "7,3 millions et 2 860 foyers"
        grouped = goes_on and last.scale > _HUNDRED**2 and not item.spelling.isdigit() and term.value.denominator == 1
        return grouped or (spoken and linked and run.role(term.first - 1) == "link")  # "1 million 200 000"
    alone = stop == term.first + 1
    spoken = run.role(terms[0].first) != "literal" or not alone
    return spoken and not (alone and run.is_other_word(term.first))


def _fold(terms: list[_Term], term: _Term) -> list[_Term]:
    """Add a term; a larger scale counts everything smaller before it ("mille milliards", "một nghìn ba trăm tỷ")."""
    smaller = [earlier for earlier in terms if earlier.scale < term.scale]
    if not smaller:
        return [*terms, term]
    kept = terms[: len(terms) - len(smaller)]
    counted = sum((earlier.value for earlier in smaller), Fraction(0))
    total = Reading(counted * term.scale + term.value, "")
    return [*kept, _Term((total,), term.scale, smaller[0].first)]


def _short_tail(run: Run, terms: list[_Term], index: int) -> tuple[list[_Term], int]:
    """A digit behind a scale that means its next tenth ("3 tỷ 2"), or three digits its thousandths ("1 tỷ 200")."""
    last = terms[-1]
    if not run.numbers.short_tails:
        return terms, index
    if last.scale == 1:
        return _tenths(run, terms, index), index
    if run.role(index) == "tail":
        tail = run.value(index) * last.scale / 10
        return [*terms, _Term((Reading(tail, ""),), ONE, index)], index + 1
    if run.role(index) == "literal" and run.role(index + 1) == "":
        spelling = run.items[index].spelling
        if spelling.isdecimal() and len(spelling) in (1, 3) and int(spelling):
            tail = Fraction(int(spelling), 10 ** len(spelling)) * last.scale
            return [*terms, _Term((Reading(tail, ""),), ONE, index)], index + 1
    return terms, index


def _tenths(run: Run, terms: list[_Term], index: int) -> list[_Term]:
    """Terms whose last is a digit alone right behind a scale: it counts tenths of that scale."""
    last, before = terms[-1], terms[-2].scale if len(terms) > 1 else ONE
    short = before > 1 and index == last.first + 1 and run.role(last.first) in ("digit", "tail")
    if not short or run.role(last.first - 1) == "link":
        return terms
    return [*terms[:-1], _Term((Reading(last.value * before / 10, ""),), ONE, last.first)]


def _with_collective(run: Run, start: int, number: Number) -> Number:
    """A dozen of it: "three dozen", "une douzaine"; of the part behind a link: "a hundred and two dozen" is 124."""
    if run.role(number.stop) != "collective":
        return number
    word = run.items[number.stop]
    counted = Run(run.items[start : number.stop], run.numbers)
    whole, part = split_at_link(counted, 0, number._replace(stop=number.stop - start))
    if whole < _HUNDRED:
        whole, part = Fraction(0), number.value  # "vingt et une douzaines"
    value = whole + part * word.word.value
    scale, stop = scales_of(run, number.stop + 1)
    vague = word.spelling in run.numbers.vague and number.value == 1
    return Number((Reading(value * scale, ""),), stop, scale=scale, vague=vague)


def split_at_link(run: Run, start: int, number: Number) -> tuple[Fraction, Fraction]:
    """The parts of a number before and behind its last link; all of it behind where it has none."""
    for index in range(number.stop - 1, start, -1):
        if run.role(index) == "link":
            part = cardinal(run, index + 1)
            if part and part.stop == number.stop:
                return number.value - part.value, part.value
    return Fraction(0), number.value


def scales_of(run: Run, index: int) -> tuple[Fraction, int]:
    """The scales that a collective is counted in: "trois dizaines de milliers", "two dozen million"."""
    linked = run.role(index) == "of" and run.role(index + 1) == "scale"
    return _scales(run, index + linked)


def _scales(run: Run, index: int) -> tuple[Fraction, int]:
    """The scales at an index, multiplied, and the index behind them."""
    scale = ONE
    while run.role(index) == "scale" and scale * run.value(index) <= LARGEST:
        scale *= run.value(index)
        index += 1
    return scale, index


def with_point(run: Run, number: Number) -> Number:
    """The decimal mark as a word, and the digits behind it: "five point two five", "virgule cinquante-deux"."""
    if run.role(number.stop) != "point":
        return number
    digits, index = _decimals(run, number.stop + 1)
    if not digits:
        return number
    value = number.value + Fraction(int(digits), 10 ** len(digits))
    scale, index = _scales(run, index)
    return Number((Reading(value * scale, ""),), index, scale=scale)


def _decimals(run: Run, index: int) -> tuple[str, int]:
    """The digits behind a decimal mark said as a word, one by one or as a number: "zero five", "236", "two hundred six"."""
    if run.role(index) == "literal" and run.items[index].spelling.isdecimal():
        return run.items[index].spelling[:MAX_DIGITS], index + 1
    hundreds = group(run, index) if run.role(index + 1) == "hundred" else None
    if hundreds and run.role(hundreds[1]) != "scale":
        return str(hundreds[0][0].value), hundreds[1]
    digits = ""
    while len(digits) <= MAX_DIGITS:
        below = small(run, index)
        if below is None:
            break
        digits += str(below[0])
        index = below[1]
    return digits, index


def scaled(readings: tuple[Reading, ...], scale: Word) -> Number | None:
    """The number of a literal and the one scale behind it: "8 million"; None where it is too large for one."""
    values = [Reading(value * scale.value, convention) for value, convention in readings]
    if scale.other:
        values.append(Reading(readings[0].value * scale.other[0], scale.other[1]))
    return Number(tuple(values), 2, scale=scale.value) if values[0].value <= LARGEST else None
