"""Roman numerals, as far as news uses them: up to 399."""

from __future__ import annotations

import regex

_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WELL_FORMED = regex.compile(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(numeral: str) -> int:
    """The value of a well-formed Roman numeral, or 0.

    >>> roman("XVII"), roman("IIX")
    (17, 0)
    """
    if not _WELL_FORMED.fullmatch(numeral):
        return 0
    values = [_LETTERS[letter] for letter in numeral]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))
