"""What a reader sees is what is read, or a finding says that it is not."""

from __future__ import annotations

import time
import unicodedata

import pytest

from extractor.compare.disguise import LOOK_ALIKE, REVERSED
from extractor.models import Article, Finding
from extractor.pipeline import check, extract, retold

RLO, LRO, PDF, RLI, PDI = "\u202e", "\u202d", "\u202c", "\u2067", "\u2069"


def findings(left: str, right: str) -> list[Finding]:
    """Compare an English and a French text."""
    report = check(Article(left, "en"), Article(right, "fr"))
    assert (report.verdict == "differ") == any(f.severity != "note" for pair in report.pairs for f in pair.findings)
    return [finding for pair in report.pairs for finding in pair.findings]


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u2066", "\u2069", "\ufe0f", "\u034f"],
    ids=lambda sign: f"U+{ord(sign):04X}",
)
def test_what_nobody_sees_changes_nothing(hidden: str) -> None:
    """Zero-width signs, soft hyphens, joiners and selectors inside a number are read over, and its span holds them."""
    text = f"There are 1{hidden}2{hidden},450{hidden} members."
    (claim,) = extract(text, "en").claims
    assert (claim.low, claim.text) == ("12450", text[10:-1])  # type: ignore[union-attr]
    assert findings(text, "Il y a 12 450 membres.") == []


@pytest.mark.parametrize("zero", [0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x1D7CE, 0x1D7F6])
def test_digits_of_other_scripts_are_digits(zero: int) -> None:
    """A reader of that script sees the number, and so does the program."""
    written = "".join(chr(zero + int(digit)) for digit in "12450")
    assert findings(f"There are {written} members.", "Il y a 12 450 membres.") == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1\u041e0", "100"),  # Cyrillic O
        ("1\u041e\u041e", "100"),
        ("\u04170", "30"),  # Cyrillic Ze
        ("1\u03bf0", "100"),  # Greek omicron
        ("1O0", "100"),
        ("1l5", "115"),
        ("10O", "100"),
        ("1\u20245", "1.5"),  # one dot leader
        ("12\u201a450", "12450"),  # low quotation mark
        ("12\uff0c450", "12450"),  # fullwidth comma
    ],
)
def test_look_alike_is_read_as_seen_and_said(written: str, value: str) -> None:
    """A letter for a digit, or a sign for a separator, is a format warning even where the figures tally."""
    text = f"There are {written} tonnes."
    (claim,) = extract(text, "en").claims
    assert claim.low == value  # type: ignore[union-attr]
    (finding,) = findings(text, f"Il y a {value.replace('.', ',')} tonnes.")
    assert (finding.kind, finding.severity, finding.rule) == ("format", "warning", f"{LOOK_ALIKE}, left")
    assert f"“{written} tonnes”" in finding.message


@pytest.mark.parametrize("text", ["They drink 5l of H2O.", "The CO2 of an A4 page, I95 and O157."])
def test_names_and_litres_are_no_look_alikes(text: str) -> None:
    """Letters that belong to a unit or a name are left alone."""
    assert findings(text, text) == []
    assert [claim.text for claim in extract(text, "en").claims] == (["5l"] if "5l" in text else [])


def test_look_alike_hides_no_difference() -> None:
    """A figure that is wrong and disguised is both."""
    rules = [finding.rule for finding in findings("There are 5\u041e0 tonnes.", "Il y a 6\u041e0 tonnes.")]
    assert rules[1:] == [f"{LOOK_ALIKE}, left", f"{LOOK_ALIKE}, right"]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (f"There are {RLO}052{PDF} tonnes, and 12 cows.", ["052{PDF} tonnes"]),
        (f"There are {RLI}052 tonnes{PDI}, and 12 cows.", ["052 tonnes"]),
        (f"{RLO}There are 052 tonnes.\nThere are 12 cows.", ["052 tonnes"]),
        (f"{RLO}There are 052 tonnes and 12 cows.", ["052 tonnes", "12 cows"]),
        (f"There are {LRO}052{PDF} tonnes, and 12 cows.", []),
        (f"{PDF}There are 052 tonnes{RLO}{PDF}, and 12 cows.", []),
    ],
)
def test_figure_shown_backwards_is_said(text: str, flagged: list[str]) -> None:
    """Digits under a right-to-left control are seen in another order: a warning for these figures and no others."""
    report = check(Article(text, "en"), Article("Il y a 52 tonnes et 12 vaches.", "fr"))
    marked = {pair.left for pair in report.pairs for finding in pair.findings if finding.rule == f"{REVERSED}, left"}
    claims = [claim.text for claim in report.left.claims if claim.id in marked]
    assert claims == [text.format(PDF=PDF) for text in flagged]


def test_figure_without_counterpart_is_flagged_too() -> None:
    """A disguised figure that only one version has keeps its verdict, with both findings."""
    report = check(Article("It rains.", "en"), Article("Il y a 1\u041e0 tonnes.", "fr"))
    (pair,) = report.pairs
    assert pair.verdict == "missing"
    assert [finding.rule.partition(":")[0] for finding in pair.findings] == ["no counterpart", "format"]


@pytest.mark.parametrize("lang", ["en", "fr", "vi"])
def test_finding_is_told_in_every_language(lang: str) -> None:
    """The sentence is made of rule and claims, and can be told anew."""
    left = Article(f"There are 1\u041e0 tonnes and {RLO}5 cows.", "en")
    report = check(left, Article("Il y a 100 tonnes.", "fr"), ui_lang=lang)
    assert retold(retold(report, "en"), lang) == report
    assert any("1\u041e0 tonnes" in finding.message for pair in report.pairs for finding in pair.findings)


@pytest.mark.parametrize("letter", ["\u00d0", "\u0189", "\u0110"])
def test_crossed_d_is_one_letter(letter: str) -> None:
    """Fonts and keyboards write three different letters for the one of đồng."""
    (claim,) = extract(f"Giá bán là 500 {letter}ồng mỗi cân.", "vi").claims
    assert claim.type == "money"
    assert claim.currency == "VND"


@pytest.mark.parametrize("piece", ["1O", "\u041e", "1\u041e.", "O1", "\u202e5\n", "\u2067", "5\u200b", "1\ufe0f"])
def test_disguises_cost_no_more_than_their_length(piece: str) -> None:
    """Ten times the text takes about ten times as long, whatever it is made of."""
    text = unicodedata.normalize("NFC", piece) * (20_000 // len(piece))
    started = time.process_time()
    extract(f"The figures are {text}.", "en")
    assert time.process_time() - started < 5
