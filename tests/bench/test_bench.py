"""The benchmark in short: what must not get slower, in ratios that do not depend on the machine."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import extractor
from extractor import Article, align, bilingual
from extractor.printable import printable
from extractor.read.flatten import flatten
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
        ("en", "", "Tel: 5 "),
        ("fr", "", "0912 345 678 "),
        ("vi", "", "2021-05-23 "),
        ("en", "", "12:"),
    ],
)
def test_claims_look_no_farther_than_they_must(lang: str, head: str, piece: str) -> None:
    """A line of figures that claims share something along takes about twice the time when it is twice as long."""
    string = texts.Hostile(piece, 1500, lambda size, _: head + piece * size)
    ratios = (measure.growth("extract", string, lang, rounds=rounds).ratio for rounds in (3, 10))
    assert any(ratio < LINEAR for ratio in ratios)


def least(job: Callable[[], object], rounds: int = 3) -> float:
    """The processor time of a call, the best of some rounds."""
    return min(measure.seconds(job) for _ in range(rounds))


def test_figures_are_paired_in_less_time_than_they_are_found() -> None:
    """Two texts of nothing but figures: what they say alike is compared once, so that pairing them is the smaller part."""
    one = extractor.extract(Article("5 " * 12_000, "en"))
    align.pair(one, one)  # loads what long texts need

    def ratio() -> float:
        found = least(lambda: [extractor.extract(Article("5 " * 12_000, "en")) for _ in "ab"])
        return least(lambda: align.pair(one, one)) / found

    demand(ratio, most=1.1)


def test_a_unit_costs_little_more_than_its_figures(tmp_path: Path) -> None:
    """A file of units with a figure each, no two alike, takes a few times what finding the figures takes."""
    rows = [(f"{number} cats", f"{number * 7} chats") for number in range(1000, 2000)]
    path = tmp_path / "units.tsv"
    path.write_text("en\tfr\n" + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    texts_of = [(lang, "\n".join(column)) for lang, column in zip(("en", "fr"), zip(*rows, strict=True), strict=True)]
    bilingual.check_file(str(path))

    def ratio() -> float:
        found = least(lambda: [extractor.extract(Article(text, lang)) for lang, text in texts_of])
        return least(lambda: bilingual.check_file(str(path))) / found

    demand(ratio, most=5)


def test_units_that_come_again_cost_next_to_nothing(tmp_path: Path) -> None:
    """The same unit a thousand times takes a fraction of the time of a thousand others."""
    taken = []
    for name, rows in (
        ("same", ["12 cats\t13 chats\n"] * 1000),
        ("other", [f"{n} cats\t{n + 1} chats\n" for n in range(1000)]),
    ):
        path = tmp_path / f"{name}.tsv"
        path.write_text("en\tfr\n" + "".join(rows), encoding="utf-8")
        taken.append(least(lambda path=path: bilingual.check_file(str(path))))  # type: ignore[misc]
    assert taken[0] < taken[1] / 3


@pytest.mark.parametrize("opened", ["<!--", "<?", "<!-- <?a "])
def test_pages_are_read_in_time_that_grows_with_them(opened: str) -> None:
    """A page of nothing but comments that never end takes about twice the time when it is twice as long."""
    demand(lambda: least(lambda: flatten(opened * 16_000)) / least(lambda: flatten(opened * 8_000)), most=LINEAR)


def test_excerpts_are_made_as_fast_as_words_are_cut() -> None:
    """Line breaks become spaces in about the time of `split`: thousands of findings quote a thousand characters each."""
    lines = "\n".join(f"{number * 7919 % 100_003} cats" for number in range(20_000))

    def ratio() -> float:
        return least(lambda: printable(lines)) / least(lambda: " ".join(lines.split()))

    demand(ratio, most=2.5)


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
