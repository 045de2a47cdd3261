"""Counted nouns from the noun chunks of a parsed text."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

import extractor

WORDS = ["They", "planted", "300", "very", "old", "village", "pear", "trees", "."]
HEADS = [1, 1, 7, 4, 7, 7, 7, 1, 1]
DEPS = ["nsubj", "ROOT", "nummod", "advmod", "amod", "compound", "compound", "dobj", "punct"]
POS = ["PRON", "VERB", "NUM", "ADV", "ADJ", "NOUN", "NOUN", "NOUN", "PUNCT"]
TEXT = "They planted 300 very old village pear trees ."


class Parsed(spacy.Language):
    """A pipeline whose parse is written by hand: no model is needed to show what a parser's chunks are used for."""

    def __call__(self, text: str, **_: object) -> Doc:  # type: ignore[override]
        """Return the parsed doc whatever the text."""
        return Doc(spacy.blank("en").vocab, words=WORDS, heads=HEADS, deps=DEPS, pos=POS)


def test_parser_gives_the_counted_noun() -> None:
    """With a parse the noun is the rest of the chunk that holds the number."""
    (claim,) = extractor.extract(TEXT, "en", nlp=Parsed()).claims
    assert claim.noun == "very old village pear trees"


def test_pipeline_without_parser_changes_nothing() -> None:
    """A blank pipeline has no chunks: the rules of the pack stand."""
    assert extractor.extract(TEXT, "en", nlp=spacy.blank("en")) == extractor.extract(TEXT, "en")
