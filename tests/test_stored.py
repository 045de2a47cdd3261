"""Reports that were written are read back, by the version that wrote them and by its neighbours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import extractor
from extractor.errors import UnreadableInputError
from extractor.models import Article, Extraction, Report
from extractor.pipeline import check
from extractor.report.formats import rendered
from extractor.stored import read_extraction, read_report


@pytest.fixture(scope="module")
def report() -> Report:
    """Compare two versions that differ."""
    left = Article("There are 557 cooperatives, and 12,450 members.", "en")
    return check(left, Article("Il y a 575 coopératives et 12 450 membres.", "fr"))


def changed(report: Report, **fields: object) -> dict[str, Any]:
    """Return the plain form of a report with other fields."""
    return {**report.model_dump(mode="json"), **fields}


def stored(plain: dict[str, Any]) -> bytes:
    """Write plain fields as JSON."""
    return json.dumps(plain).encode()


def test_file_is_read_back_whole(report: Report, tmp_path: Path) -> None:
    """What `--format json` wrote is the same report, but for the texts, which are not in it."""
    path = tmp_path / "report.json"
    path.write_text(rendered(report, "json", lang="en"), encoding="utf-8")
    again = extractor.read_report(path)
    assert again.model_dump(mode="json") == report.model_dump(mode="json")
    assert (report.left.text != "", again.left.text) == (True, "")


def test_report_without_later_fields_gets_their_defaults(report: Report) -> None:
    """A report that was written before a field was added is whole."""
    plain = changed(report)
    for side in ("left", "right"):
        for field in ("date", "format"):
            del plain[side]["article"][field]
        for claim in plain[side]["claims"]:
            del claim["rule"], claim["convention"]
    again = read_report(stored(plain))
    assert again.left.article.format == "text"
    assert [pair.verdict for pair in again.pairs] == [pair.verdict for pair in report.pairs]


def test_pair_of_a_claim_that_is_not_there_is_refused(report: Report) -> None:
    """No format could show it."""
    plain = changed(report)
    plain["pairs"][0]["right"] = "c99"
    with pytest.raises(UnreadableInputError, match="a pair names the claim right c99, which is missing"):
        read_report(stored(plain))


def test_version_with_thousands_of_digits_is_no_version(report: Report) -> None:
    """What Python would not even read as a number is refused like any other nonsense."""
    with pytest.raises(UnreadableInputError, match="it has no schema_version such as"):
        read_report(stored(changed(report, schema_version=f"1.{'9' * 5000}")))


def test_fields_of_a_newer_minor_version_are_left_out(report: Report) -> None:
    """What a newer version adds at any depth is no obstacle."""
    plain = changed(report, schema_version="1.7", reviewed={"by": "x"})
    plain["left"]["article"]["outlet"] = "The Daily"
    plain["left"]["claims"][0]["confidence"] = "0.9"
    plain["left"]["claims"][1]["alternatives"].append({"low": "1", "high": "1", "noun": None, "convention": "vi", "weight": 3})
    plain["pairs"][0]["findings"][0]["key"] = "abc"
    again = read_report(stored(plain))
    assert again.schema_version == "1.7"
    assert again.left.claims[1].alternatives[-1].convention == "vi"
    assert again.pairs == report.pairs


def test_field_nobody_declared_is_refused_in_our_own_version(report: Report) -> None:
    """A misspelt field of our version is an error, not something from the future."""
    with pytest.raises(UnreadableInputError, match=r"^report: no report of version 1\.0: verdicct: extra inputs"):
        read_report(stored(changed(report, verdicct="tally")))


@pytest.mark.parametrize(
    ("version", "cause"),
    [
        ("2.0", "written for version 2.0 of the contract, and this is 1.0; install a newer crosstally"),
        ("0.9", "written for version 0.9 of the contract, and this is 1.0; make the report anew"),
        ("one", "it has no schema_version such as 1.0"),
        (1.0, "it has no schema_version such as 1.0"),
        (None, "it has no schema_version such as 1.0"),
    ],
)
def test_other_major_version_is_refused(report: Report, version: object, cause: str) -> None:
    """The line says what to do."""
    with pytest.raises(UnreadableInputError) as caught:
        read_report(stored(changed(report, schema_version=version)))
    assert str(caught.value).endswith(cause)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"5", b"\xff", b"[" * 100_000, b'{"schema_version": "1.0"}'])
def test_what_is_no_report_is_one_line(data: bytes) -> None:
    """Anything else is refused by name."""
    with pytest.raises(UnreadableInputError, match=r"^report: no [^\n]+$"):
        read_report(data)


def test_missing_file_is_one_line(tmp_path: Path) -> None:
    """The line names the file."""
    path = tmp_path / "nowhere.json"
    with pytest.raises(UnreadableInputError, match=f"^{path}: cannot be read"):
        read_report(path)


def test_extraction_is_read_back(report: Report) -> None:
    """The same holds for what `extract` printed."""
    plain = report.left.model_dump_json().encode()
    assert read_extraction(plain) == Extraction.model_validate_json(plain)


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "stored").glob("report-*.json")), ids=lambda path: path.stem)
def test_every_released_version_is_read(path: Path) -> None:
    """A report of each version that was ever written is kept, and is still a report."""
    kept = read_report(path)
    assert path.stem == f"report-{kept.schema_version}"
    assert kept.summary.claims_left == len(kept.left.claims) > 0
