"""Leaving out words for one that can only be articles changes no claim."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest

import extractor
from extractor import languages
from extractor.claims import build
from extractor.claims.tables import tables
from extractor.text import Phrases
from tests.bench import texts

ARTICLED = [code for code in languages.codes() if languages.load(code).numbers.article_numerals]
CASES = 3_000
_NUMBERS = ("2", "12", "3.5", "7", "1990", "II")


def words(code: str) -> Iterator[str]:
    """Every word of the tables that a rule looks up, and of the pack's own."""
    found = tables(code)
    for name in found.__slots__:
        table = getattr(found, name)
        if isinstance(table, Phrases):
            yield from (" ".join(phrase) for phrase in table.phrases)
    for _, table in (*found.pack, *found.pack.dates):
        if isinstance(table, (frozenset, Mapping)):
            yield from table


def sentences(code: str) -> Iterator[str]:
    """Words for one among words of the tables and numbers, as no writer would put them, and articles as one does."""
    ones, known = sorted(languages.load(code).numbers.article_numerals), sorted(set(words(code)))
    nouns = sorted({word for text in texts.prose(code) for word in text.split()}) if code in texts.codes() else known
    for seed in range(CASES):
        chance = random.Random(seed)
        kinds = [ones, known, nouns, _NUMBERS]
        yield " ".join(chance.choice(chance.choices(kinds, (4, 4, 3, 2))[0]) for _ in range(chance.randint(3, 14)))
    if code in texts.codes():
        yield from texts.articles(code)
    yield from texts.news(code)


@pytest.mark.parametrize("code", ARTICLED)
def test_no_claim_needs_an_idle_one(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The claims are the same where no word for one is left out, whatever stands beside it."""
    given = list(sentences(code))
    found = [extractor.extract(text, code).claims for text in given]
    monkeypatch.setattr(build, "idle_ones", lambda *_: frozenset())
    assert [text for text, claims in zip(given, found, strict=True) if extractor.extract(text, code).claims != claims] == []


@pytest.mark.parametrize("code", ARTICLED)
def test_articles_of_a_text_are_idle(code: str) -> None:
    """Most words for one are left out, or looking for them would be for nothing."""
    one = sorted(languages.load(code).numbers.article_numerals)[0]
    text = extractor.text.Text(f"{one} abc, def {one} ghi.")
    figures = extractor.figures.find(text, languages.load(code))
    assert build.idle_ones(text, figures, code) == {figure.start for figure in figures}
