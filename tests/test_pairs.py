"""The pairs of the corpus: what a comparison must find, and where it must be silent, both ways round."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import Any

import pytest

from extractor import Article, check
from extractor.models import Report
from tests.gold import CORPUS


def stated(name: str) -> list[Any]:
    """The cases of a file as parameters, each with its label."""
    cases = tomllib.loads((CORPUS / "pairs" / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["label"]) for case in cases]


def checked(case: dict[str, Any], *, mirrored: bool) -> Report:
    """The report on a case, its sides exchanged or not."""
    left, right = (Article(case[side]["text"], case[side]["lang"]) for side in ("left", "right"))
    return check(right, left) if mirrored else check(left, right)


def findings(report: Report, *severities: str) -> Counter[tuple[str, str]]:
    """The findings of a report by kind and severity."""
    found = (finding for pair in report.pairs for finding in pair.findings)
    return Counter((finding.kind, finding.severity) for finding in found if finding.severity in severities)


@pytest.mark.parametrize("mirrored", [False, True], ids=["", "mirrored"])
@pytest.mark.parametrize("case", stated("tally"))
def test_versions_that_tally(case: dict[str, Any], mirrored: bool) -> None:
    """The same facts said another way are no error and no warning, and no note of a kind the case does not name."""
    report = checked(case, mirrored=mirrored)
    assert report.verdict == "tally"
    assert findings(report, "error", "warning") == Counter()
    assert {kind for kind, _ in findings(report, "note")} <= set(case.get("notes", []))


@pytest.mark.parametrize("mirrored", [False, True], ids=["", "mirrored"])
@pytest.mark.parametrize("case", stated("differ"))
def test_versions_that_differ(case: dict[str, Any], mirrored: bool) -> None:
    """A difference is found with its kind and severity, and nothing else is."""
    report = checked(case, mirrored=mirrored)
    assert findings(report, "error", "warning") == Counter((one["kind"], one["severity"]) for one in case["findings"])
