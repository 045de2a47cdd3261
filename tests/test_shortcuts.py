"""What is read by a shortcut, as most texts are, is read as the long way would read it."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor import figures, languages, text, tokens
from extractor.figures import scan
from extractor.models import Numeral
from tests.fuzz import pieces

SEEDS = st.integers(0, 10**9)
LANGS = st.sampled_from(sorted(languages.codes()))


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_ordinary_text_is_folded_as_any_other(seed: int) -> None:
    """Text that looks ordinary comes out as if each of its characters had been looked at."""
    given_text = pieces.text(random.Random(seed))
    folded = text.Text(given_text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "_ORDINARY", re.compile("(?!)"))
        slowly = text.Text(given_text)
    assert folded.plain == slowly.plain
    assert all(folded.given_span(place, place + 1) == slowly.given_span(place, place + 1) for place in range(len(folded.plain)))


@settings(max_examples=200, deadline=None)
@given(SEEDS)
def test_ordinary_text_is_cut_as_any_other(seed: int) -> None:
    """Text that looks ordinary has the tokens that the pattern for any text finds."""
    chance = random.Random(seed)
    latin = [chr(code) for block in text.LATIN_BLOCKS for code in block]
    source = text.Text(pieces.text(chance) + " ".join(chance.choices(latin, k=40)))
    quickly = tokens.tokenize(source, 0, len(source.plain), [])
    source.ordinary = False
    slowly = tokens.tokenize(source, 0, len(source.plain), [])
    assert (quickly.lows, quickly._ends) == (slowly.lows, slowly._ends)


def test_every_ordinary_character_is_cut_as_any_other() -> None:
    """Each letter and mark of Latin script is a token of the same kind in both patterns."""
    latin = [chr(code) for block in text.LATIN_BLOCKS for code in block]
    for letter in filter(text._ORDINARY.fullmatch, latin):
        line = f"a{letter}a {letter.lower()}{letter.lower()} 1{letter.lower()}1".lower()
        assert tokens._ORDINARY_TOKEN.findall(line) == tokens._SPACED_TOKEN.findall(line)


def test_news_is_ordinary() -> None:
    """Letters, quotes, dashes and spaces of the press need no second look; a letter put together from two does."""
    assert text._ORDINARY.fullmatch(
        "«\N{NO-BREAK SPACE}L’été à Đà Nẵng\N{NO-BREAK SPACE}» – 1\N{NARROW NO-BREAK SPACE}350 tỷ, 12 € …"
    )
    assert not text._ORDINARY.fullmatch("e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}")
    assert not text._ORDINARY.fullmatch("1O0")


@settings(max_examples=200, deadline=None)
@given(SEEDS, LANGS)
def test_a_literal_alone_is_read_as_a_run_of_one(seed: int, lang: str) -> None:
    """A literal that nothing goes on, and a literal with a scale, have the figures that runs and grammar give."""
    given_text, pack = pieces.text(random.Random(seed)), languages.load(lang)
    found = figures.find(text.Text(given_text), pack)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "_lone", lambda *_: None)
        patch.setattr(scan, "_plain_number", lambda *_: None)
        slowly = figures.find(text.Text(given_text), pack)
    assert found == slowly


@settings(max_examples=100, deadline=None)
@given(SEEDS, LANGS)
def test_numerals_are_valid(seed: int, lang: str) -> None:
    """A numeral made without validation is what validation makes of its fields."""
    for numeral in extractor.numerals(pieces.text(random.Random(seed)), lang):
        checked = Numeral.model_validate(numeral.model_dump(exclude_unset=True))
        assert checked == numeral
        assert checked.model_fields_set == numeral.model_fields_set
        assert checked.model_dump_json() == numeral.model_dump_json()
