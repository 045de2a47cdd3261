"""`extract`, in every language."""

import extractor
from tests.fuzz.articles import article, compose

__all__ = ["allowed", "compose", "run"]

#: Bytes of memory for a figure that is made a claim, at most.
_A_FIGURE = 1600


def run(data: bytes) -> None:
    """Every claim is the slice its offsets name, claims come in text order with running names, and JSON holds them all."""
    lang, text = article(data)
    extraction = extractor.extract(text, lang)
    start = 0
    for number, claim in enumerate(extraction.claims, 1):
        assert start <= claim.start < claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        assert claim.id == f"c{number}"
        start = claim.start


def allowed(data: bytes) -> int:
    """How many bytes of memory the claims may take."""
    lang, text = article(data)
    return _A_FIGURE * len(extractor.numerals(text, lang))
