"""Three versions: the original settles which translation is wrong, and shows what both have wrong."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import extractor
from extractor import Article, Extraction, Report, pipeline

ROOT = Path(__file__).parent.parent.parent
OWN = ROOT / "corpus" / "articles"
SHARED = ROOT.parent / "shared" / "corpus" / "dev"
#: The wrong side of each planted error in the shared sets, English left and French right, by kind.
PLANTED = {
    "new-rural": [("date", "left"), ("magnitude", "right"), ("missing", "left"), ("missing", "right")],
    "port-traffic": [("unit", "left"), ("unit", "right"), ("direction", "left"), ("direction", "right")],
    "flood-relief": [("format", "left"), ("format", "left"), ("value", "right"), ("value", "right")],
    "budget-revenue": [("currency", "left"), ("qualifier", "left"), ("qualifier", "right"), ("magnitude", "right")],
    "coffee-harvest": [],
    "hospital-upgrade": [],
}
ENGLISH, FRENCH, VIETNAMESE = "It earned {} billion VND.", "Elle a gagné {} milliards de VND.", "Lãi {} tỷ đồng."


def three(english: str, french: str, vietnamese: str, **options: str) -> Report:
    """Check an English against a French sentence, beside a Vietnamese one."""
    source = Article(vietnamese, "vi")
    return extractor.check(Article(english, "en"), Article(french, "fr"), source=source, **options)


def grave(report: Report) -> list[tuple[str, str | None]]:
    """Kind and wrong side of the errors and warnings."""
    findings = (finding for pair in report.pairs for finding in pair.findings)
    return sorted((finding.kind, str(finding.wrong)) for finding in findings if finding.severity != "note")


@pytest.mark.parametrize(
    ("figures", "wrong", "message"),
    [
        (("6.5", "5,6", "6,5"), "right", "French is wrong: the original has “6,5 tỷ đồng”."),
        (("5.6", "6,5", "6,5"), "left", "English is wrong: the original has “6,5 tỷ đồng”."),
        (("5.6", "4,6", "6,5"), "both", "Neither is what the original has: “6,5 tỷ đồng”."),
        (("5.6", "5,6", "6,5"), "both", "Both versions have 5.6 billion VND; the original has “6,5 tỷ đồng”."),
    ],
)
def test_original_settles_who_is_wrong(figures: tuple[str, str, str], wrong: str, message: str) -> None:
    """The side that differs from the original is named, in a field and in the sentence, with the original's own words."""
    sentences = (template.format(figure) for template, figure in zip((ENGLISH, FRENCH, VIETNAMESE), figures, strict=True))
    report = three(*sentences)
    (finding,) = report.pairs[0].findings
    assert (finding.wrong, report.verdict) == (wrong, "differ")
    assert finding.message.endswith(message)
    assert report.pairs[0].source == "c1"
    assert report.summary.errors == 1


@pytest.mark.parametrize(
    ("vietnamese", "wrong", "message"),
    [
        ("Có 57 trang trại.", "right", "French leaves it out: the original has “57 trang trại”."),
        ("Đang làm việc.", "left", "The original does not have it either."),
    ],
)
def test_original_settles_a_missing_figure(vietnamese: str, wrong: str, message: str) -> None:
    """A figure in one translation alone was left out by the other, or added."""
    finding = three("It has 57 farms.", "Elle travaille.", vietnamese).pairs[0].findings[0]
    assert (finding.kind, finding.wrong) == ("missing", wrong)
    assert finding.message.endswith(message)


def test_versions_that_tally_with_the_original_have_no_finding() -> None:
    """Three versions that say the same give the report of two, and the claim of the original beside each pair."""
    report = three(ENGLISH.format("6.5"), FRENCH.format("6,5"), VIETNAMESE.format("6,5"))
    assert [(pair.verdict, pair.findings, pair.source) for pair in report.pairs] == [("agree", (), "c1")]
    assert report.source
    assert report.source.article.lang == "vi"


def test_json_without_a_source_has_no_trace_of_one() -> None:
    """The JSON form has the new fields only where a source was given, and then reads back."""
    two = extractor.check(Article(ENGLISH.format("6.5"), "en"), Article(FRENCH.format("5,6"), "fr"))
    plain = two.model_dump(mode="json")
    assert set(plain) == {"schema_version", "left", "right", "verdict", "pairs", "summary"}
    assert set(plain["pairs"][0]) == {"left", "right", "verdict", "findings"}
    assert set(plain["pairs"][0]["findings"][0]) == {"kind", "severity", "message", "rule"}
    whole = three(ENGLISH.format("6.5"), FRENCH.format("5,6"), VIETNAMESE.format("6,5"))
    assert Report.model_validate_json(whole.model_dump_json()).pairs == whole.pairs


@pytest.mark.parametrize("lang", ["fr", "vi"])
def test_stored_report_of_three_is_told_again(lang: str) -> None:
    """What the original settles is told in another language from the stored report alone."""
    for english, french in (("6.5", "5,6"), ("5.6", "5,6"), ("5.6", "4,6")):
        sentences = ENGLISH.format(english), FRENCH.format(french), VIETNAMESE.format("6,5")
        stored = Report.model_validate_json(three(*sentences).model_dump_json())
        assert pipeline.retold(stored, lang).pairs == three(*sentences, ui_lang=lang).pairs


@pytest.mark.parametrize("name", PLANTED)
def test_shared_sets_name_the_wrong_side(name: str) -> None:
    """Every planted error of the shared trilingual sets has its side, and nothing else is found."""
    if not SHARED.is_dir():
        pytest.skip("the shared sets are not beside this checkout")
    texts = [(SHARED / f"{name}.{lang}.txt").read_text(encoding="utf-8") for lang in ("en", "fr", "vi")]
    assert grave(three(*texts)) == sorted(PLANTED[name])


@cache
def extraction(name: str, lang: str) -> Extraction:
    """The claims of one of our articles, which agree in every version of `shrimp-season`."""
    return extractor.extract((OWN / name / f"{lang}.txt").read_text(encoding="utf-8"), lang)


def changed(extracted: Extraction, claim_id: str) -> Article | None:
    """The article with the last digit of a claim's number changed; None where it has no two digits in a row."""
    claim = next(claim for claim in extracted.claims if claim.id == claim_id)
    digit = re.search(r"(?<=[1-9])[1-8](?!\d)", claim.text)
    if claim.type not in ("count", "money", "measure", "percent") or not digit:
        return None
    place = claim.start + digit.start()
    text = extracted.text
    return Article(text[:place] + str(int(text[place]) + 1) + text[place + 1 :], extracted.article.lang)


def test_changed_digits_are_laid_at_the_right_door() -> None:
    """In an article whose versions tally: one changed digit is wrong on its side, the same one in both is wrong in both."""
    english, french, vietnamese = (extraction("shrimp-season", lang) for lang in ("en", "fr", "vi"))
    clean = extractor.check(english, french, source=vietnamese)
    assert grave(clean) == []
    seen = []
    for pair in clean.pairs[::2]:
        left, right = changed(english, str(pair.left)), changed(french, str(pair.right))
        if left and right:
            seen.append([wrong for _, wrong in grave(extractor.check(left, french, source=vietnamese))])
            seen.append([wrong for _, wrong in grave(extractor.check(english, right, source=vietnamese))])
            seen.append([wrong for _, wrong in grave(extractor.check(left, right, source=vietnamese))])
    assert len(seen) >= 12
    assert seen == [["left"], ["right"], ["both"]] * (len(seen) // 3)
