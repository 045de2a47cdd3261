"""What holds for every text: offsets point into it, it tallies with itself, its normal form does not matter."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor import Article, languages
from tests.gold import CORPUS

ARTICLES = sorted((CORPUS / "articles").glob("*/??.txt"))
#: Pieces that figures are made of, beside any characters at all.
PIECES = st.sampled_from(
    [
        "1",
        "2",
        "12",
        "007",
        "2021",
        "1.350",
        "12,5",
        "1,234,567",
        "10\u202f000",
        "700\xa0000",
        "½",
        "3/4",
        "19/CTr-UBND",
        "%",
        "‰",
        "km",
        "ha",
        "km²",
        "°C",
        "VND",
        "USD",
        "$",
        "€",
        "đồng",
        "tỷ",
        "triệu",
        "million",
        "milliards",
        "billion",
        "dozen",
        "half",
        "double",
        "third",
        "premier",
        "deux",
        "trois",
        "quatre-vingt-dix",
        "mười",
        "lăm",
        "năm",
        "một",
        "thứ",
        "ngày",
        "tháng",
        "May",
        "mai",
        "2024-05-23",
        "5/6/2021",
        "from",
        "to",
        "de",
        "à",
        "từ",
        "đến",
        "over",
        "près",
        "de",
        "gần",
        "-",
        "–",
        "/",
        "(",
        ")",
        ".",
        ",",
        ":",
        ";",
        "'",
        "’",
        "\n",
        "\t",
        "XIXe",
        "No.",
        "n°",
        "per",
        "par",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map(" ".join)
LANGS = st.sampled_from(languages.codes())


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, lang=LANGS)
def test_offsets_point_into_the_text(text: str, lang: str) -> None:
    """Every claim and numeral is the slice its offsets name, claims in text order with running names."""
    extraction = extractor.extract(text, lang=lang)
    for number, claim in enumerate(extraction.claims, 1):
        assert claim.text == text[claim.start : claim.end]
        assert claim.id == f"c{number}"
    starts = [claim.start for claim in extraction.claims]
    assert starts == sorted(starts)
    for numeral in extractor.numerals(text, lang=lang):
        assert numeral.text == text[numeral.start : numeral.end] != ""


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, lang=LANGS)
def test_a_text_tallies_with_itself(text: str, lang: str) -> None:
    """Checking a text against itself finds nothing, and pairs every claim with its twin."""
    report = extractor.check(Article(text, lang), Article(text, lang))
    assert report.verdict == "tally"
    assert [pair.findings for pair in report.pairs if pair.findings] == []
    assert all(pair.left == pair.right for pair in report.pairs)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, lang=LANGS)
def test_same_text_same_result(text: str, lang: str) -> None:
    """Extraction is pure."""
    assert extractor.extract(text, lang=lang) == extractor.extract(text, lang=lang)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_decomposed_twin_gives_the_same_claims(path: Path) -> None:
    """An NFD text gives the claims of its NFC twin, each a slice of the NFD text."""
    composed = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    decomposed = unicodedata.normalize("NFD", composed)
    twins = [extractor.extract(text, lang=path.stem).claims for text in (composed, decomposed)]
    fields = [[claim.model_dump(exclude={"text", "start", "end"}) for claim in claims] for claims in twins]
    assert fields[0] == fields[1]
    for ours, theirs in zip(*twins, strict=True):
        assert decomposed[theirs.start : theirs.end] == theirs.text
        assert unicodedata.normalize("NFC", theirs.text) == ours.text


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="crlf"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="cr"),
        pytest.param(lambda text: text.replace("0", "0\u200b"), id="zero-width"),
        pytest.param(lambda text: "\u202a" + text.replace(" ", " \u200e") + "\u202c", id="bidi"),
    ],
)
def test_unseen_characters_change_no_value(path: Path, change) -> None:  # type: ignore[no-untyped-def]
    """Line ends, zero-width characters and bidi marks move offsets and nothing else."""
    text = path.read_text(encoding="utf-8")
    changed = change(text)
    twins = [extractor.extract(version, lang=path.stem).claims for version in (text, changed)]
    fields = [[claim.model_dump(exclude={"text", "start", "end"}) for claim in claims] for claims in twins]
    assert fields[0] == fields[1]
    assert all(changed[claim.start : claim.end] == claim.text for claim in twins[1])
