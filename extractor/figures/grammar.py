"""The grammar of number words: from a run of words and literals to exact values, one numeral at a time.

The grammar is one for all languages; what a word does (`Word.role`) and a few switches come from the pack. A run such as
"between one hundred and two hundred" may hold several numerals: `Reader.parse` reads one and says where the next begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from extractor.figures.digits import MAX_DIGITS
from extractor.figures.lexicon import Role, Word
from extractor.languages.pack import NumberWords
from extractor.models import NumeralKind, Reading

_ONE = Fraction(1)
_HUNDRED = 100
_TENTHS = 10
_LEADING = frozenset({"written_fraction", "led_ordinal", "fraction", "collective", "denominator", "tail"})
# The words of the longest ordinal that is looked for.
_LONGEST = 40
_LARGEST = Fraction(10) ** 24


class Item(NamedTuple):
    """A word or literal of a run: its span, what it does, its spelling, the readings of a literal."""

    start: int
    end: int
    word: Word
    spelling: str
    readings: tuple[Reading, ...] = ()

    @property
    def role(self) -> str:
        return self.word.role


class Number(NamedTuple):
    """A numeral read from a run: its readings, kind, scale factor, and the index of the item behind it."""

    readings: tuple[Reading, ...]
    stop: int
    kind: NumeralKind = "cardinal"
    scale: Fraction = _ONE
    vague: bool = False

    @property
    def value(self) -> Fraction:
        return self.readings[0].value


class _Term(NamedTuple):
    """A part of a number: its value, the scale it is counted in, where it began."""

    readings: tuple[Reading, ...]
    scale: Fraction
    first: int

    @property
    def value(self) -> Fraction:
        return self.readings[0].value


class Reader:
    """Reads the numerals of one run; every method takes an index and returns what it read and the index behind it.

    `opened` says that a word such as "between" stands before the run, so that "and" is no part of a number.
    """

    __slots__ = ("items", "numbers", "opened", "role")

    def __init__(self, items: Sequence[Item], numbers: NumberWords, *, opened: bool = False) -> None:
        self.items = items
        #: What the item at an index does; nothing before the first, nor up to two places behind the last.
        self.role: Callable[[int], str] = [*(item.word.role for item in items), "", "", ""].__getitem__
        self.numbers = numbers
        self.opened = opened

    def parse(self, start: int) -> Number | None:
        """Read the numeral that begins at item `start`, or None where none begins there."""
        leading = self.leading(start)
        if leading:
            return leading
        number = self.cardinal(start)
        if number is None:
            return self.ordinal_alone(start)
        number = self.with_point(number)
        if self.role(number.stop) in ("ordinal", "link", "mark") and not self.is_share_at(number):
            ordinal = self.ordinal(start)
            if ordinal:
                return ordinal
        return self.with_fraction(start, number) or number

    def leading(self, start: int) -> Number | None:
        """A numeral whose first word is no cardinal: a fraction, a collective, a denominator, a tail."""
        role = self.role(start)
        if role not in _LEADING:
            return None
        value, stop = self.value(start), start + 1
        if role == "written_fraction":
            readings = self.items[start].readings
            return self.scaled_fraction(readings[0].value, stop) or Number(readings, stop, "fraction")
        if role == "led_ordinal":
            return Number((Reading(value, ""),), stop, "ordinal")
        if role == "fraction":
            return self.leading_fraction(start)
        if role == "collective":
            factor, stop = self.scales(stop)
            vague = self.items[start].spelling in self.numbers.vague
            return Number((Reading(value * factor, ""),), stop, scale=factor, vague=vague)
        if role == "denominator":
            return self.scaled_fraction(1 / value, stop) or Number((Reading(1 / value, ""),), stop, "fraction")
        return Number((Reading(value, ""),), stop)

    def value(self, index: int) -> Fraction:
        return self.items[index].word.value

    def past_links(self, index: int) -> int:
        """The index behind the links at `index` that may join parts of one number."""
        while self.role(index) == "link" and not self.opened:
            index += 1
        return index

    # -- below one thousand

    def small(self, index: int) -> tuple[Fraction, int] | None:
        """A number below one hundred."""
        role = self.role(index)
        if role == "ten":
            return self.ten(index)
        if role == "teen":
            return self.value(index), index + 1
        if role == "digit":
            return self.digit(index)
        return None

    def ten(self, index: int) -> tuple[Fraction, int]:
        """A ten, with what it takes behind it."""
        ten, index = self.value(index), index + 1
        linked = self.past_links(index)
        if linked > index and self.role(linked) and self.items[linked].spelling not in self.numbers.link_tens:
            mixed = self.role(linked) == "digit" and self.role(linked + 1) == "link" and self.divides_something(linked + 3)
            return (ten + self.value(linked), linked + 1) if mixed else (ten, index)
        role = self.role(linked)
        if role in ("digit", "tail") and self.ends_ten(linked):
            return ten + self.value(linked), linked + 1
        if ten in self.numbers.teens_after:
            if role == "teen":
                return ten + self.value(linked), linked + 1
            if role == "ten" and self.value(linked) == 10:
                more, stop = self.ten(linked)
                return ten + more, stop
        return ten, index

    def ends_ten(self, index: int) -> bool:
        """Whether the digit at an index ends the ten before it, and does not begin the next ten or another word."""
        if self.items[index].spelling in self.numbers.not_behind_tens:
            return False
        return bool(self.value(index)) and self.role(index + 1) != "ten_suffix"

    def digit(self, index: int) -> tuple[Fraction, int]:
        """A digit, or the ten it makes with the word behind it."""
        digit, index = self.value(index), index + 1
        if digit and self.role(index) == "ten_suffix":
            ten, index = digit * 10, index + 1
            if self.role(index) in ("digit", "tail") and self.ends_ten(index):
                return ten + self.value(index), index + 1
            return ten, index
        if digit and self.role(index) == "tail" and self.items[index].spelling not in self.numbers.digits:
            return digit * 10 + self.value(index), index + 1
        if self.numbers.digit_before_ten and self.role(index) == "link" and self.role(index + 1) == "ten":
            return digit + self.value(index + 1), index + 2
        return digit, index

    def group(self, index: int) -> tuple[tuple[Reading, ...], int] | None:
        """A number below one thousand, or a literal, or a bare hundred."""
        role = self.role(index)
        if role == "literal":
            readings, stop = self.items[index].readings, index + 1
            counted = self.role(stop) == "hundred" and self.items[stop].spelling in self.numbers.literal_hundreds
            if not counted or readings[0].value >= 1000:
                return readings, stop
            hundreds, index = readings[0].value * 100, stop + 1
        elif role == "hundred":
            hundreds, index = Fraction(100), index + 1
        else:
            below = self.small(index)
            if below is None:
                return None
            value, index = below
            if self.role(index) != "hundred" or value >= self.numbers.hundreds_below:
                return (Reading(value, ""),), index
            hundreds, index = value * 100, index + 1
        rest, index = self.behind_hundred(index)
        return (Reading(hundreds + rest, ""),), index

    def behind_hundred(self, index: int) -> tuple[Fraction, int]:
        """What follows a hundred: "and five", "linh năm", "twenty-two"; a zero and no step where nothing does."""
        linked = self.past_links(index)
        if self.role(linked) == "literal":
            literal = self.items[linked]
            short = linked > index and literal.spelling.isdecimal() and len(literal.spelling) <= 2
            value = literal.readings[0].value
            return (value, linked + 1) if short and value and self.role(linked + 1) != "hundred" else (Fraction(0), index)
        below = self.small(linked)
        if below is None and linked > index and self.role(linked) == "tail":
            return self.value(linked), linked + 1
        if below is None or not below[0] or self.role(below[1]) == "hundred":
            return Fraction(0), index
        value, stop = below
        if stop == linked + 1 and self.is_other_word(linked):
            return Fraction(0), index
        if self.numbers.short_tails and linked == index and stop == index + 1 and self.role(index) in ("digit", "tail"):
            value *= 10
        return value, stop

    # -- scales

    def cardinal(self, start: int) -> Number | None:
        """A whole number with its scales: terms of falling scale, each a group and the scales behind it."""
        terms: list[_Term] = []
        index = start
        while True:
            linked = index
            if terms:
                marked = self.role(index) == "mark"
                if marked and self.role(terms[0].first) == "literal":
                    break  # "8 million, twenty-one" is a list
                linked = self.past_links(index + 1 if marked else index)
            term, stop = self.term(linked, first=not terms)
            if term is None or not self.fits(terms, term, stop, linked=linked > index):
                break
            terms = _fold(terms, term)
            index = stop
            if term.scale == 1:
                break
        if not terms:
            return None
        terms, index = self.short_tail(terms, index)
        readings = terms[0].readings if len(terms) == 1 else (Reading(sum((t.value for t in terms), Fraction(0)), ""),)
        if terms[0].scale is not _ONE and readings[0].value > _LARGEST:
            return None
        scale = terms[0].scale
        if index <= start + 2 and self.role(index - 1) == "hundred":
            scale = Fraction(100)  # "two to three hundred"
        return self.with_collective(start, Number(readings, index, scale=scale))

    def term(self, index: int, *, first: bool) -> tuple[_Term | None, int]:
        """A group and the scales behind it ("2 nghìn tỷ"), or a bare scale that is a number by itself."""
        found = self.group(index)
        if found is None:
            bare = self.role(index) == "scale" and (first or self.items[index].spelling in self.numbers.bare)
            if not bare:
                return None, index
            found = (Reading(_ONE, ""),), index
        readings, stop = found
        scale, others = _ONE, {}
        last = _ONE
        while True:
            counted = self.role(stop) == "of" and self.role(stop + 1) == "scale" and last > 1
            described = self.role(stop) == "adjective" and self.role(stop + 1) == "scale"
            place = stop + 1 if counted or described else stop
            if self.role(place) != "scale" or (scale is not _ONE and scale * self.value(place) > _LARGEST):
                break
            if last is not _ONE and self.value(place) < last and not counted:
                break  # "trente-six millions mille": a thousand more, not a thousand times more
            stop, last = place, self.value(place)
            word = self.items[stop].word
            if word.other:
                others[word.other[1]] = word.other[0] * scale
            scale *= word.value
            stop += 1
        if stop == found[1]:
            return _Term(readings, scale, index), stop
        read = tuple(reading._replace(value=reading.value * scale) for reading in readings)
        read += tuple(Reading(readings[0].value * other, code) for code, other in others.items())
        return _Term(read, scale, index), stop

    def fits(self, terms: Sequence[_Term], term: _Term, stop: int, *, linked: bool) -> bool:
        """Whether a term goes on the number before it rather than beginning another."""
        if not terms:
            return True
        last = terms[-1]
        literal = self.role(term.first) == "literal" and stop == term.first + 1
        if linked and self.divides_something(stop):
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
            item = self.items[term.first]
            grouped = last.scale > _HUNDRED**2 and not item.spelling.isdigit() and term.value.denominator == 1
            return grouped or (linked and self.role(term.first - 1) == "link")  # "1 million 200 000"
        alone = stop == term.first + 1
        spoken = self.role(terms[0].first) != "literal" or not alone
        return spoken and not (alone and self.is_other_word(term.first))

    def is_other_word(self, index: int) -> bool:
        """Whether a digit that ends no number stands at an index, and no word for zero before it: "năm", but not "linh năm"."""
        if self.items[index].spelling not in self.numbers.not_behind_tens:
            return False
        return self.role(index - 1) != "link" or self.items[index - 1].spelling not in self.numbers.zero_links

    def divides_something(self, index: int) -> bool:
        """Whether a fraction or denominator stands at an index: "two million and one half"."""
        role = self.role(index)
        return role in ("fraction", "denominator", "plural_denominator") or (
            role == "ordinal" and self.items[index].spelling in self.numbers.denominators
        )

    def short_tail(self, terms: list[_Term], index: int) -> tuple[list[_Term], int]:
        """A digit behind a scale that means its next tenth ("3 tỷ 2"), or three digits its thousandths ("1 tỷ 200")."""
        last = terms[-1]
        if not self.numbers.short_tails:
            return terms, index
        if last.scale > 1 and self.role(index) == "tail":
            tail = self.value(index) * last.scale / 10
            return [*terms, _Term((Reading(tail, ""),), _ONE, index)], index + 1
        if last.scale == 1:
            before = terms[-2].scale if len(terms) > 1 else _ONE
            if (
                before > 1
                and index == last.first + 1
                and self.role(last.first) in ("digit", "tail")
                and not self.linked(last.first)
            ):
                return [*terms[:-1], _Term((Reading(last.value * before / 10, ""),), _ONE, last.first)], index
            return terms, index
        if self.role(index) == "literal" and self.role(index + 1) == "":
            spelling = self.items[index].spelling
            if spelling.isdecimal() and len(spelling) in (1, 3) and int(spelling):
                tail = Fraction(int(spelling), 10 ** len(spelling)) * last.scale
                return [*terms, _Term((Reading(tail, ""),), _ONE, index)], index + 1
        return terms, index

    def linked(self, index: int) -> bool:
        """Whether a link stands before an item."""
        return self.role(index - 1) == "link"

    # -- what stands behind a whole number

    def with_collective(self, start: int, number: Number) -> Number:
        """A dozen of it: "three dozen", "une douzaine"; of the part behind a link: "a hundred and two dozen" is 124."""
        if self.role(number.stop) != "collective":
            return number
        word = self.items[number.stop]
        counted = Reader(self.items[start : number.stop], self.numbers)
        whole, part = counted.split_at_link(0, number._replace(stop=number.stop - start))
        if whole < _HUNDRED:
            whole, part = Fraction(0), number.value  # "vingt et une douzaines"
        value = whole + part * word.word.value
        scale, stop = self.scales(number.stop + 1)
        vague = word.spelling in self.numbers.vague and number.value == 1
        return Number((Reading(value * scale, ""),), stop, scale=scale, vague=vague)

    def scales(self, index: int) -> tuple[Fraction, int]:
        """The scales that a collective is counted in: "trois dizaines de milliers", "two dozen million"."""
        scale, stop = _ONE, index
        if self.role(index) == "of" and self.role(index + 1) == "scale":
            index += 1
        while self.role(index) == "scale" and scale * self.value(index) <= _LARGEST:
            scale *= self.value(index)
            index = stop = index + 1
        return scale, stop

    def with_point(self, number: Number) -> Number:
        """The decimal mark as a word, and the digits behind it: "five point two five", "virgule cinquante-deux"."""
        if self.role(number.stop) != "point":
            return number
        digits, index = self.decimals(number.stop + 1)
        if not digits:
            return number
        value = number.value + Fraction(int(digits), 10 ** len(digits))
        scale = _ONE
        while self.role(index) == "scale" and scale * self.value(index) <= _LARGEST:
            scale *= self.value(index)
            index += 1
        return Number((Reading(value * scale, ""),), index, scale=scale)

    def decimals(self, index: int) -> tuple[str, int]:
        """The digits behind a decimal mark said as a word, one by one or as a number: "zero five", "236", "two hundred six"."""
        if self.role(index) == "literal" and self.items[index].spelling.isdecimal():
            return self.items[index].spelling[:MAX_DIGITS], index + 1
        hundreds = self.group(index) if self.role(index + 1) == "hundred" else None
        if hundreds and self.role(hundreds[1]) != "scale":
            return str(hundreds[0][0].value), hundreds[1]
        digits = ""
        while len(digits) <= MAX_DIGITS:
            below = self.small(index)
            if below is None:
                break
            digits += str(below[0])
            index = below[1]
        return digits, index

    def leading_fraction(self, index: int) -> Number:
        """A fraction word that begins a numeral: "half a million", "nửa triệu", or stands alone."""
        share, stop = self.value(index), index + 1
        return self.scaled_fraction(share, stop) or Number((Reading(share, ""),), stop, "fraction" if share < 1 else "cardinal")

    def scaled_fraction(self, share: Fraction, index: int) -> Number | None:
        """A fraction of a scale or collective: "… a million", "… of a million", "… dozen"."""
        while self.role(index) in ("article", "of", "link") or self.is_article(index):
            index += 1
        factor = _ONE
        first = index
        while self.role(index) in ("scale", "collective", "hundred") and factor <= _LARGEST:
            factor *= self.value(index)
            index += 1
        if index == first:
            return None
        return Number((Reading(share * factor, ""),), index, scale=factor)

    def is_article(self, index: int) -> bool:
        """Whether the word at an index is an article here: "trois quarts d'un million"."""
        return self.role(index) == "digit" and self.items[index].spelling in self.numbers.article_numerals

    def with_fraction(self, start: int, number: Number) -> Number | None:
        """A fraction that the number is the numerator of, or that is added to it, or None."""
        index = number.stop
        role = self.role(index)
        if role in ("denominator", "plural_denominator") or (role == "ordinal" and self.is_share(number, index)):
            return self.as_numerator(start, number, index)
        if role == "ten" and self.numbers.ten_denominators and self.role(index + 1) == "plural_denominator":
            return self.as_numerator(start, number, index + 1)  # "twenty twenty-fifths"
        if role == "over" and not self.is_percent(index + 1):
            below = self.cardinal(index + 1)
            if below and below.value and self.divides_by(start, number, index, below):
                return Number((Reading(number.value / below.value, ""),), below.stop, "fraction")
            if self.role(index + 1) == "tail":
                return Number((Reading(number.value / self.value(index + 1), ""),), index + 2, "fraction")
        if role == "half_tail":
            unit = number.scale if number.scale > 1 else _ONE
            return Number((Reading(number.value + unit / 2, ""),), index + 1, scale=number.scale)
        if role == "link" and not self.opened:
            return self.added_fraction(number, index + 1)
        if role == "fraction" and number.scale == 1:
            return self.as_share(number, index)
        if self.is_linked_one(index - 1) and role == "ordinal" and self.divides_something(index):
            share = 1 / self.denominator(index)
            return Number((Reading(number.value - 1 + share, ""),), index + 1)  # "vingt et un cinquième"
        return None

    def is_linked_one(self, index: int) -> bool:
        """Whether a one with a link before it stands at an index."""
        return self.role(index - 1) == "link" and self.value(index) == 1

    def is_percent(self, index: int) -> bool:
        """Whether a hundred or thousand that is no number alone stands at an index: "phần trăm"."""
        return self.role(index) in ("hundred", "scale") and self.items[index].spelling not in self.numbers.bare

    def divides_by(self, start: int, number: Number, link: int, below: Number) -> bool:
        """Whether the link between two numbers makes a fraction of them: "one over three", "un sur trois", "two in five"."""
        spelling = self.items[link].spelling
        if spelling in self.numbers.closing_links:
            return True
        if spelling in self.numbers.every_links:
            return number.value.denominator == 1 and 0 < number.value < below.value
        spoken = all(self.role(place) != "literal" for place in range(start, below.stop))
        round_share = spoken and 0 < number.value < below.value and below.value % _HUNDRED == 0
        if spelling not in self.numbers.share_links:
            return round_share or self.divides(number, below)
        year = self.items[link + 1].spelling.isdigit() and below.value > _HUNDRED
        if year or not 0 < number.value < below.value:
            return False  # "one in 2019"
        return number.value == 1 or below.value == _TENTHS or round_share or (spoken and below.value <= _TENTHS)

    def divides(self, number: Number, below: Number) -> bool:
        """Whether "3 … 4" is a fraction and not two counts: "un sur trois", "ba phần năm", not "84 sur 97" or "7,5 sur 10"."""
        return number.value.denominator == 1 and 0 < number.value < below.value and (number.value == 1 or below.value <= 10)

    def is_share(self, number: Number, index: int) -> bool:
        """Whether an ordinal behind "one" divides it: "one third", but not "one hundred third"."""
        below = self.numbers.denominators.get(self.items[index].spelling)
        if below is None or number.scale != 1:
            return False
        return number.value == 1 or (below < _HUNDRED and 1 < number.value < min(10, below))

    def as_share(self, number: Number, index: int) -> Number | None:
        """A fraction word that takes a numerator: "one half", "un demi-million"."""
        if number.value != 1:
            return None
        share, stop = self.value(index), index + 1
        return self.scaled_fraction(share, stop) or Number((Reading(share, ""),), stop, "fraction" if share < 1 else "cardinal")

    def as_numerator(self, start: int, number: Number, index: int) -> Number | None:
        """The number as numerator: "three quarters", "twenty-three fifths", "one hundred and three quarters"."""
        below = self.denominator(index)
        if self.numbers.ten_denominators and start < index - 1 and self.role(index - 1) == "ten" and below < 10:
            upper = Reader(self.items[start : index - 1], self.numbers).cardinal(0)
            if upper and upper.stop == index - 1 - start:
                below += self.value(index - 1)  # "one hundred thirty-fifths"
                return Number((Reading(upper.value / below, ""),), index + 1, "fraction")
        whole, above = self.split_at_link(start, number)
        if above >= below and whole:
            whole, above = Fraction(0), number.value
        share = above / below
        if not whole:
            scaled = self.scaled_fraction(share, index + 1)
            if scaled:
                return scaled
        return Number((Reading(whole + share, ""),), index + 1, "cardinal" if whole else "fraction")

    def denominator(self, index: int) -> Fraction:
        """What the item at an index divides by; a fraction word stands for itself."""
        return Fraction(self.numbers.denominators.get(self.items[index].spelling, self.value(index)))

    def split_at_link(self, start: int, number: Number) -> tuple[Fraction, Fraction]:
        """The parts of a number before and behind its last link; all of it behind where it has none."""
        for index in range(number.stop - 1, start, -1):
            if self.role(index) == "link":
                part = self.cardinal(index + 1)
                if part and part.stop == number.stop:
                    return number.value - part.value, part.value
        return Fraction(0), number.value

    def added_fraction(self, number: Number, index: int) -> Number | None:
        """A fraction behind a link: "one and a half (million)", "three million and a half", "cinq et un quart"."""
        first, index = index, self.past_articles(index)
        role = self.role(index)
        if role == "ordinal" and index == first:
            return None  # "soixante et onzième"
        if self.divides_something(index) and role != "plural_denominator":
            share, stop = (self.value(index) if role == "fraction" else 1 / self.denominator(index)), index + 1
        else:
            above = self.cardinal(index)
            if above is None or not self.divides_something(above.stop):
                return None
            below = self.denominator(above.stop)
            whole = self.role(above.stop) == "fraction"
            share, stop = above.value * self.value(above.stop) if whole else above.value / below, above.stop + 1
        scaled = self.scaled_fraction(share, stop)
        if scaled and number.scale == 1:
            return Number((Reading((number.value + share) * scaled.scale, ""),), scaled.stop, scale=scaled.scale)
        if scaled and scaled.scale < number.scale:
            return Number((Reading(number.value + scaled.value, ""),), scaled.stop, scale=number.scale)
        return Number((Reading(number.value + share * number.scale, ""),), stop, scale=number.scale)

    def past_articles(self, index: int) -> int:
        while self.role(index) == "article":
            index += 1
        return index

    def is_share_at(self, number: Number) -> bool:
        """Whether the ordinal right behind a number divides it."""
        return self.role(number.stop) == "ordinal" and self.is_share(number, number.stop)

    def ordinal(self, start: int) -> Number | None:
        """An ordinal of several words: its last word does what the cardinal would ("twenty-first", "two hundredth")."""
        reach = range(start, min(len(self.items), start + _LONGEST))
        stop = next((index for index in reach if self.role(index) == "ordinal"), start)
        if stop == start:
            return None
        last = self.items[stop]
        value = last.word.value
        role: Role = "scale" if value >= 1000 else "hundred" if value == 100 else "ten" if value >= 20 else "teen"
        role = role if value >= 10 else "digit"
        if value == 10 and self.numbers.teens_after:
            role = "ten"
        items = [*self.items[start:stop], last._replace(word=Word(role, value))]
        number = Reader(items, self.numbers, opened=self.opened).cardinal(0)
        if number is None or number.stop != len(items):
            return None
        return Number(number.readings, stop + 1, "ordinal")

    def ordinal_alone(self, index: int) -> Number | None:
        """An ordinal of one word: "fourth", "vingtième"."""
        if self.role(index) != "ordinal":
            return None
        return Number((Reading(self.value(index), ""),), index + 1, "ordinal")


def scaled(readings: tuple[Reading, ...], scale: Word) -> Number | None:
    """The number of a literal and the one scale behind it: "8 million"; None where it is too large for one."""
    values = [Reading(value * scale.value, convention) for value, convention in readings]
    if scale.other:
        values.append(Reading(readings[0].value * scale.other[0], scale.other[1]))
    return Number(tuple(values), 2, scale=scale.value) if values[0].value <= _LARGEST else None


def _fold(terms: list[_Term], term: _Term) -> list[_Term]:
    """Add a term; a larger scale counts everything smaller before it ("mille milliards", "một nghìn ba trăm tỷ")."""
    smaller = [earlier for earlier in terms if earlier.scale < term.scale]
    if not smaller:
        return [*terms, term]
    kept = terms[: len(terms) - len(smaller)]
    counted = sum((earlier.value for earlier in smaller), Fraction(0))
    total = Reading(counted * term.scale + term.value, "")
    return [*kept, _Term((total,), term.scale, smaller[0].first)]
