"""`numerals`, in every language."""

import extractor
from tests.fuzz.articles import article, compose

__all__ = ["compose", "run"]


def run(data: bytes) -> None:
    """Every numeral is the slice its offsets name; they come in order and do not overlap."""
    lang, text = article(data)
    end = 0
    for numeral in extractor.numerals(text, lang):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.text == text[numeral.start : numeral.end]
        end = numeral.end
