"""The corpus is the specification: every case and every article, one runner."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor import languages
from tests.gold import CORPUS, case_files, cases, differences, gold_claims

TYPES = ("count", "money", "percent", "date", "measure", "ratio", "ordinal", "reference", "negative")
ARTICLES = sorted(path for path in (CORPUS / "articles").iterdir() if path.is_dir())


def extracted(text: str, lang: str) -> list[dict[str, Any]]:
    """The claims of a text as the command line prints them."""
    return extractor.extract(text, lang=lang).model_dump(mode="json")["claims"]


def placed(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims of a case with the offsets of their texts, found in order."""
    claims, place = [], 0
    for wanted in case["claims"]:
        claim = dict(wanted)
        if "text" in claim:
            claim["start"] = case["text"].index(claim["text"], place)
            claim["end"] = place = claim["start"] + len(claim["text"])
        claims.append(claim)
    return claims


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        pytest.param(path.parent.name, case, id=f"{path.parent.name}-{path.stem}-{case['label']}")
        for path in case_files()
        for case in cases(path)
    ],
)
def test_case(lang: str, case: dict[str, Any]) -> None:
    """A case gives the claims it states and no others."""
    assert differences(placed(case), extracted(case["text"], lang)) == []


@pytest.mark.parametrize("lang", languages.codes())
@pytest.mark.parametrize("kind", TYPES)
def test_every_language_has_cases_of_every_type(lang: str, kind: str) -> None:
    """A language without cases, the negative ones included, is not finished."""
    assert cases(CORPUS / "cases" / lang / f"{kind}.toml")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
@pytest.mark.parametrize("lang", ["en", "fr", "vi"])
def test_article_gives_its_claims(article: Path, lang: str) -> None:
    """An annotated article gives its gold claims and no others."""
    text = (article / f"{lang}.txt").read_text(encoding="utf-8")
    assert differences(gold_claims(article / f"{lang}.claims.jsonl", text), extracted(text, lang)) == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
@pytest.mark.parametrize("pair", list(combinations(["en", "fr", "vi"], 2)), ids="-".join)
def test_check_finds_what_was_planted(article: Path, pair: tuple[str, str]) -> None:
    """The check of two versions reports the planted discrepancies and nothing else above a note."""
    expected = tomllib.loads((article / "expected.toml").read_text(encoding="utf-8"))["finding"]
    wanted = {
        (finding["left"], finding["right"], finding["kind"], finding["severity"])
        for finding in expected
        if finding["pair"] == "-".join(pair)
    }
    left, right = (extractor.extract((article / f"{lang}.txt").read_text(encoding="utf-8"), lang=lang) for lang in pair)
    report = extractor.check(left, right)
    texts = [{claim.id: claim.text for claim in side.claims} for side in (left, right)]
    found = {
        (texts[0].get(pair.left or "", ""), texts[1].get(pair.right or "", ""), finding.kind, finding.severity)
        for pair in report.pairs
        for finding in pair.findings
        if finding.severity != "note"
    }
    assert {(a, b, kind) for a, b, kind, _ in found} == _overlapping(wanted, found)
    assert len(found) == len(wanted)


def _overlapping(wanted: set[tuple[str, str, str, str]], found: set[tuple[str, str, str, str]]) -> set[tuple[str, str, str]]:
    """The found findings whose claims hold, or lie in, the slices of an expected one of the same kind and severity."""
    return {
        (a, b, kind)
        for a, b, kind, severity in found
        for left, right, expected, grade in wanted
        if (kind, severity) == (expected, grade) and _meets(a, left) and _meets(b, right)
    }


def _meets(slice_a: str, slice_b: str) -> bool:
    return slice_a in slice_b or slice_b in slice_a
