"""The listing of claims, as text, CSV and JSON lines."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console

from extractor.models import (
    ArticleInfo,
    Claim,
    CountClaim,
    CountReading,
    DateClaim,
    Extraction,
    MeasureClaim,
    MoneyClaim,
    PercentClaim,
    RatioClaim,
    ReferenceClaim,
)
from extractor.report import claims
from extractor.report.wording import value_in_words

TEXT = "Nearly 2.9 billion VND/year,\nup 22.7%, to 1.350 “so-called, big” coops since 2021 by Program No. 19."


def at(figure: str) -> dict[str, str | int]:
    """Say where a figure stands in the text."""
    return {"text": figure, "start": TEXT.index(figure), "end": TEXT.index(figure) + len(figure)}


def sample(path: str | None = "a.en.txt") -> Extraction:
    """Make an extraction with claims of most types."""
    money = MoneyClaim(
        id="c1", low="2900000000", high="2900000000", currency="VND", per=("year",), qualifier="nearly",
        **at("Nearly 2.9 billion VND/year"),
    )  # fmt: skip
    other = CountReading(low="1350", high="1350", noun="coops", convention="vi")
    found: tuple[Claim, ...] = (
        money,
        PercentClaim(id="c2", low="22.7", high="22.7", direction="up", **at("up 22.7%")),
        CountClaim(id="c3", low="1.35", high="1.35", noun="“so-called, big” coops", alternatives=(other,), **at("1.350")),
        DateClaim(id="c4", edtf="2021/..", **at("since 2021")),
        ReferenceClaim(id="c5", code="19", **at("Program No. 19")),
    )
    info = ArticleInfo(lang="en", path=path, sha256="", chars=len(TEXT))
    return Extraction(article=info, claims=found, text=TEXT)


def listed(extraction: Extraction, width: int) -> list[str]:
    """Render a listing without colour."""
    page = io.StringIO()
    claims.render(extraction, Console(file=page, width=width, color_system=None))
    return page.getvalue().splitlines()


def test_listing_has_a_line_for_each_claim() -> None:
    """Line number, type, value and words stand in columns."""
    assert [" ".join(line.split()) for line in listed(sample(), 120)] == [
        "a.en.txt (en): 5 figures",
        "1 money nearly 2 900 000 000 VND per year Nearly 2.9 billion VND/year",
        "2 percent 22.7 % (up) up 22.7%",
        "2 count 1.35 “so-called, big” coops [vi: 1350] 1.350",
        "2 date 2021/.. since 2021",
        "2 reference 19 Program No. 19",
    ]


@pytest.mark.parametrize("width", [40, 71, 72, 100])
def test_listing_fits_the_console(width: int) -> None:
    """No line is wider, and a narrow console gets two lines a claim."""
    lines = listed(sample(), width)
    assert max(map(cell_len, lines)) <= width
    assert len(lines) == (11 if width < 72 else 6)


def test_listing_of_nothing_says_so() -> None:
    """An article without figures has a heading that says 0."""
    empty = sample().model_copy(update={"claims": ()})
    assert listed(empty, 80) == ["a.en.txt (en): 0 figures"]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (CountClaim(id="c", text="", start=0, end=0, low="200", high="250", noun="coops"), "200 to 250 coops"),
        (CountClaim(id="c", text="", start=0, end=0, low="-12345.5", high="-12345.5"), "-12\xa0345.5"),
        (PercentClaim(id="c", text="", start=0, end=0, low="2", high="2", unit="permille"), "2 permille"),
        (MeasureClaim(id="c", text="", start=0, end=0, low="7", high="7", unit="tonne", per=("hectare", "year")),
         "7 tonne per hectare per year"),
        (RatioClaim(id="c", text="", start=0, end=0, low="2/3", high="2/3", qualifier="at_least"), "at least 2/3"),
    ],
)  # fmt: skip
def test_value_is_said_in_words(claim: Claim, words: str) -> None:
    """A value is said with its hedge, unit and denominators."""
    assert value_in_words(claim) == words


def test_csv_has_a_row_for_each_claim() -> None:
    """One head line for all articles; commas and quotation marks survive; what a type has not is empty."""
    table = claims.csv_text([sample(), sample("b.en.txt")])
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["path"] for row in rows] == ["a.en.txt"] * 5 + ["b.en.txt"] * 5
    assert tuple(rows[0]) == claims.CSV_FIELDS
    money, _, count, date, reference = rows[:5]
    assert (money["low"], money["currency"], money["per"], money["qualifier"]) == (
        "2900000000",
        "VND",
        "year",
        "nearly",
    )
    assert (count["noun"], count["alternatives"], count["edtf"]) == ("“so-called, big” coops", "1350 (vi)", "")
    assert (date["edtf"], date["low"], reference["code"]) == ("2021/..", "", "19")


def test_jsonl_has_a_line_for_each_claim() -> None:
    """A line is the claim's own JSON behind the path and language of its article."""
    extraction = sample()
    lines = [json.loads(line) for line in claims.jsonl(extraction)]
    assert lines[0] == {"path": "a.en.txt", "lang": "en", **extraction.claims[0].model_dump(mode="json")}
    assert len(lines) == 5
    assert "“so-called, big”" in "".join(claims.jsonl(extraction))
