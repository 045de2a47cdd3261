"""The benchmark in short: what must not get slower, in ratios that do not depend on the machine."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import extractor
from tests.bench import measure, peers, texts
from tests.bench.measure import SHORT_PART, SHORT_ROUNDS, SHORT_SIZE, demand
from tests.gold import CORPUS

LANGS = texts.codes()
#: Twice the length may take this many times the time; linear growth is about 2, quadratic 4.
LINEAR = 3.0
#: Bounds that hold with room to spare: a fall below them is no chance.
FLOORS = {"prose": 1 / 10, "dense": 1 / 50}


def ratio(kind: str, lang: str) -> float:
    """Our numerals beside the bare pass over the same text."""
    return measure.race("numerals", peers.BARE, lang, kind, size=SHORT_SIZE, rounds=SHORT_ROUNDS).ratio


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", FLOORS)
def test_numerals_are_not_much_slower_than_a_bare_pass(kind: str, lang: str) -> None:
    r"""Against one pass that finds \w+, with room to spare."""
    assert ratio(kind, lang) >= FLOORS[kind]


@pytest.mark.bench
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", FLOORS)
def test_numerals_are_as_fast_as_was_aimed_at(kind: str, lang: str) -> None:
    """A fifth of the bare pass on prose, a twentieth on dense text."""
    demand(lambda: ratio(kind, lang), least=peers.BARE.targets[kind])


PEERS = {peer.name: peer for peer in peers.BESIDE_EXTRACT}


@pytest.mark.bench
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", PEERS)
def test_claims_are_as_fast_as_was_aimed_at(name: str, lang: str) -> None:
    """Half of a bare tokenizer and ten times Duckling, on news, where the texts and the other are at hand."""
    peer = PEERS[name]
    if not texts.news(lang):
        pytest.skip(f"{texts.NEWS} has no news to measure")
    if not peer.reads(lang):
        pytest.skip(f"{peer.name} is not installed")

    def ours() -> float:
        return measure.race("extract", peer, lang, "news", size=SHORT_SIZE, rounds=SHORT_ROUNDS).ratio

    demand(ours, least=peer.targets["news"])


@pytest.mark.parametrize("job", measure.OURS)
@pytest.mark.parametrize(
    ("lang", "string"),
    [pytest.param(lang, string, id=f"{lang}-{string.name}") for lang in LANGS for string in texts.hostile(lang)],
)
def test_time_grows_with_the_length(job: str, lang: str, string: texts.Hostile) -> None:
    """A hostile string twice as long takes about twice the time; what looks slower on a busy machine is measured longer."""
    ratios = (measure.growth(job, string, lang, part=SHORT_PART, rounds=rounds).ratio for rounds in (3, 15))
    assert any(ratio < LINEAR for ratio in ratios)


@pytest.mark.parametrize(
    ("lang", "head", "piece"),
    [
        ("en", "12.5 billion dong", " of which 3 billion each"),
        ("fr", "Cela coûte 1 million d'euros", ", 2 millions"),
        ("vi", "Giá", " 5 nghìn đồng/vụ"),
        ("en", "1% 2%", " 3 points"),
        ("en", "", "1 million dong. 2 million, 3 million. "),
        ("vi", "quận 1", ", 3"),
        ("en", "", "1 USD = 25,178 VND = "),
        ("en", "ratio of ", "1 to 25 "),
    ],
)
def test_claims_look_no_farther_than_they_must(lang: str, head: str, piece: str) -> None:
    """A line of figures that claims share something along takes about twice the time when it is twice as long."""
    string = texts.Hostile(piece, 1500, lambda size, _: head + piece * size)
    ratios = (measure.growth("extract", string, lang, rounds=rounds).ratio for rounds in (3, 10))
    assert any(ratio < LINEAR for ratio in ratios)


@pytest.mark.parametrize("lang", LANGS)
def test_texts_are_what_they_are_called(lang: str) -> None:
    """Prose has few numerals, dense text has many, and every seed gives other digits."""
    rates = {}
    for kind in ("prose", "dense"):
        some = "\n".join(texts.pieces(kind, lang, SHORT_SIZE, 1))
        rates[kind] = len(texts.WORD.findall(some)) / len(extractor.numerals(some, lang))
        assert some != "\n".join(texts.pieces(kind, lang, SHORT_SIZE, 2))
    assert rates["prose"] > 25
    assert rates["dense"] < texts.DENSE_WORDS


def test_the_program_prints_json() -> None:
    """`python -m tests.bench --json` gives every race and every hostile string as a row."""
    command = [sys.executable, "-m", "tests.bench", "--json", "--short", "--only", "hostile", "--lang", "en"]
    rows = json.loads(subprocess.run(command, cwd=CORPUS.parent, capture_output=True, check=True).stdout)
    assert rows["races"] == []
    assert {row["text"] for row in rows["hostile"]} == {string.name for string in texts.hostile("en")}
    assert all(row["ratio"] > 0 and row["milliseconds"] > 0 for row in rows["hostile"])
