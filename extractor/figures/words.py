"""What the words of a pack do in a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from extractor.languages.pack import Pack

Role = Literal[
    "literal", "written_fraction", "digit", "tail", "teen", "ten", "ten_suffix",
    "hundred", "scale", "collective", "ordinal", "denominator", "plural_denominator", "fraction",
    "half_tail", "led_ordinal", "mark", "link", "article", "of", "over", "adjective",
    "point",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: what it does in the grammar, its value, and for a false friend its other value."""

    role: Role
    value: Fraction
    other: tuple[Fraction, str] | None = None


def words_of(pack: Pack) -> dict[str, Word]:
    """Every word that can begin or go on a number, by what it does there."""
    numbers = pack.numbers
    tables: list[tuple[Role, Mapping[str, int]]] = [
        ("plural_denominator", numbers.plural_denominators),
        ("denominator", numbers.denominators),
        ("ordinal", numbers.ordinals),
        ("digit", numbers.digits),
        ("tail", numbers.tails),
        ("teen", numbers.teens),
        ("ten", numbers.tens),
        ("collective", numbers.collectives),
        ("ten_suffix", dict.fromkeys(numbers.ten_suffixes, 10)),
        ("hundred", dict.fromkeys(numbers.hundreds, 100)),
        ("led_ordinal", numbers.led_ordinals),
    ]
    words = {word: Word(role, Fraction(value)) for role, table in tables for word, value in table.items()}
    for word, power in numbers.scales.items():
        other = numbers.mistaken_scales.get(word)
        words[word] = Word("scale", Fraction(10) ** power, (Fraction(10) ** other[0], other[1]) if other else None)
    words |= {word: Word("fraction", Fraction(value)) for word, value in numbers.fractions.items()}
    words |= {word: Word("half_tail", Fraction(1, 2)) for word in numbers.half_tails}
    return words


def links_of(pack: Pack) -> dict[str, Word]:
    """Every word that may stand between two words of a number."""
    numbers = pack.numbers
    links: dict[str, Word] = {}
    tables: list[tuple[Role, Iterable[str]]] = [
        ("of", numbers.of_words),
        ("adjective", numbers.scale_adjectives),
        ("article", numbers.articles),
        ("over", numbers.fraction_links | numbers.share_links | numbers.every_links),
        ("point", numbers.points),
        ("link", numbers.links),
        ("mark", numbers.term_marks),
    ]
    for role, words in tables:
        links |= {word: Word(role, Fraction(1)) for word in words if word not in numbers.digits}
    return links


def scales_of(abbreviations: Mapping[str, int]) -> dict[str, Word]:
    """The scales that abbreviations stand for, by their powers of ten: "bn", "tr"."""
    return {mark: Word("scale", Fraction(10) ** power) for mark, power in abbreviations.items()}
