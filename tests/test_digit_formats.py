"""Numbers written in digits by any convention are read back: format as CLDR says → `extractor.numerals` → the same value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor import languages
from extractor.languages.pack import Pack
from extractor.models import MeasureClaim

#: Every space that stands between groups in print; a plain one, too.
SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
MINUS_SIGNS = "-\N{MINUS SIGN}\N{NON-BREAKING HYPHEN}"
#: A sentence in which a number can stand that says nothing about how it is written.
SENTENCES = {
    "en": "The result was {}, they said.",
    "fr": "Le résultat est de {}, dit-on.",
    "vi": "Kết quả là {}, theo báo cáo.",
    "de": "Das Ergebnis war {}, hieß es.",
}
LANGS = sorted(SENTENCES.keys() & set(languages.codes()))


@dataclass(frozen=True)
class Convention:
    """What stands between groups ("" for nothing), and before the decimals."""

    group: str
    decimal: str


@dataclass(frozen=True)
class Written:
    """A number, and how it is written in a text of a language."""

    lang: str
    value: Fraction
    text: str
    convention: Convention
    own: Convention


def of_pack(pack: Pack) -> Convention:
    """The group and decimal mark that CLDR gives for a pack's first locale, its space as a plain one."""
    symbols = Locale.parse(pack.locales[0].replace("-", "_")).number_symbols["latn"]
    group = str(symbols["group"])
    return Convention(" " if group.isspace() else group, str(symbols["decimal"]))


def conventions(pack: Pack) -> list[Convention]:
    """A pack's own convention, those of the packs it reads also, and groups by space, apostrophe or nothing."""
    read = [of_pack(pack), *(of_pack(languages.load(code)) for code in pack.also_reads)]
    marks = [*SPACES, *APOSTROPHES, ""]
    return [*read, *(Convention(mark, one.decimal) for one in read for mark in marks)]


def grouped(digits: str, group: str) -> str:
    """Digits in groups of three.

    >>> grouped("1234567", ".")
    '1.234.567'
    """
    first = len(digits) % 3 or 3
    return group.join([digits[:first], *(digits[place : place + 3] for place in range(first, len(digits), 3))])


@st.composite
def numbers(draw: st.DrawFn) -> Written:
    """Draw a number of up to 12 digits and 6 decimals, and write it by a convention of a language."""
    lang = draw(st.sampled_from(LANGS))
    pack = languages.load(lang)
    convention = draw(st.sampled_from(conventions(pack)))
    whole = str(draw(st.integers(0, 10 ** draw(st.integers(1, 12)) - 1)))
    decimals = draw(st.text("0123456789", max_size=6))
    sign = draw(st.sampled_from(["", "", *MINUS_SIGNS])) if whole.strip("0") or decimals.strip("0") else ""
    value = Fraction(Decimal(f"{'-' if sign else ''}{whole}.{decimals or 0}"))
    text = f"{sign}{grouped(whole, convention.group)}{convention.decimal if decimals else ''}{decimals}"
    return Written(lang, value, text, convention, of_pack(pack))


def is_unambiguous(number: Written) -> bool:
    """Whether no other convention gives the digits another value: two different marks, one mark twice, or no mark at all.

    A single mark before three digits may group them or divide them; before any other number of digits it divides.
    Decimals of zeros alone ("700.0") are doubtful as well: nobody writes them.
    """
    marks = [mark for mark in number.text if mark in ".,"]
    if not marks:
        return True
    tail = number.text.rpartition(marks[-1])[2]
    if len(set(marks)) == 2 or marks.count(marks[-1]) > 1:
        return True
    groups_otherwise = any(mark in number.text for mark in (*SPACES, *APOSTROPHES))
    return bool(tail.strip("0")) and (groups_otherwise or len(tail) != 3)


@settings(max_examples=1500, deadline=None)
@given(number=numbers())
def test_a_number_in_digits_has_its_value(number: Written) -> None:
    """Whatever the marks, a text with one number gives one numeral, all of it, that has the value among its readings."""
    text = SENTENCES[number.lang].format(number.text)
    found = extractor.numerals(text, number.lang)
    assert [numeral.text for numeral in found] == [number.text]
    (numeral,) = found
    readings = [numeral.value, *(other.value for other in numeral.alternatives)]
    assert number.value in [Fraction(value) for value in readings]


@settings(max_examples=1500, deadline=None)
@given(number=numbers().filter(is_unambiguous))
def test_an_unambiguous_number_is_read_so_first(number: Written) -> None:
    """Where the marks leave no doubt, the value comes first."""
    (numeral,) = extractor.numerals(SENTENCES[number.lang].format(number.text), number.lang)
    assert Fraction(numeral.value) == number.value


@settings(max_examples=500, deadline=None)
@given(number=numbers().filter(lambda number: not number.convention.group.isspace()))
def test_space_around_a_number_does_not_matter(number: Written) -> None:
    """A number alone in a text has the value that it has in a sentence."""
    inside = extractor.numerals(SENTENCES[number.lang].format(number.text), number.lang)
    alone = extractor.numerals(number.text, number.lang)
    assert [numeral.value for numeral in alone] == [numeral.value for numeral in inside]


@settings(max_examples=1500, deadline=None)
@given(number=numbers())
def test_a_measure_in_digits_is_one_claim(number: Written) -> None:
    """However long a number is and whatever groups it, with a unit behind it the text has that measure and nothing else."""
    measure = f"{number.text} km"
    (claim,) = extractor.extract(SENTENCES[number.lang].format(measure), number.lang).claims
    assert isinstance(claim, MeasureClaim)
    assert claim.text == measure
    assert number.value in [Fraction(reading.low) for reading in (claim, *claim.alternatives)]
