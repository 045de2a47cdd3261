"""The minus before a number: as a sign that is no hyphen, dash or list mark, or as a word."""

from __future__ import annotations

import re

from extractor.figures.lexicon import Lexicon
from extractor.models import Figure
from extractor.text import Text

_BEFORE_SIGN = " \t\n\r([:;"


def with_sign(text: Text, figure: Figure, lex: Lexicon) -> Figure:
    """The figure with the minus before it, as a sign or a word."""
    begin = sign_start(text, figure.start, figure.end) if figure.form == "digits" else figure.start
    if begin == figure.start:
        word = _minus(text.lower, begin, lex)
        if word is None:
            return figure
        begin = word.start()
    negative = tuple(reading._replace(value=-reading.value) for reading in figure.readings)
    return figure._replace(start=begin, readings=negative)


def sign_start(text: Text, start: int, end: int) -> int:
    """Where a number in digits begins with the minus sign before it, if there is one."""
    if "-" not in text.plain[max(0, start - 2) : start]:
        return start
    return start - 1 if is_signed(text, start) else start - 2 if _stands_alone(text, start, end) else start


def is_signed(text: Text, start: int) -> bool:
    """Whether a minus sign, and no hyphen, stands before a literal."""
    plain = text.plain
    if plain[start - 1 : start] != "-" or (start >= 2 and plain[start - 2] not in _BEFORE_SIGN):
        return False
    return not (start >= 3 and plain[start - 2].isspace() and plain[start - 3].isdigit())  # "16,5 -10,5": a dash


def _stands_alone(text: Text, start: int, end: int) -> bool:
    """Whether a line holds nothing but a minus, a space and a number, so that the minus is no list mark: "- 1,200"."""
    plain = text.plain
    if plain[max(0, start - 2) : start] != "- " or plain[end : end + 1] not in ("", "\n"):
        return False
    return start == 2 or plain[start - 3] == "\n"


def _minus(lower: str, start: int, lex: Lexicon) -> re.Match[str] | None:
    """The word for minus before a number, unless it ends a phrase such as "au moins"."""
    word = lex.minus.search(lower, start)
    return None if word is None or lex.not_minus.search(lower, start) else word
