"""Cells of exported tables are not run by spreadsheets."""

from __future__ import annotations

import csv
import io

import pytest

from extractor.models import Article
from extractor.pipeline import extract
from extractor.report.claims import csv_text
from extractor.report.spreadsheet import harmless, harmless_row


@pytest.mark.parametrize(
    "cell", ["=1+2", "+1+2", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\N{FULLWIDTH EQUALS SIGN}1", "-5 %", "--5"]
)
def test_formula_gets_an_apostrophe(cell: str) -> None:
    """Whatever begins like one."""
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["5", "-5", "+5.25", "-0.5", "a=1", "", None, 5, "5-6", "'=1"])
def test_numbers_and_words_stay(cell: object) -> None:
    """So that a spreadsheet can calculate with what is a number."""
    assert harmless(cell) == cell


def test_row_is_harmless_in_every_cell() -> None:
    """And keeps its columns."""
    assert harmless_row({"a": "=1", "b": "-1"}) == {"a": "'=1", "b": "-1"}


def test_table_of_claims_is_harmless() -> None:
    """A path or a figure that begins like a formula is shown, not run."""
    article = Article("A fall: -5 degrees Celsius.", "en", path="=cmd.txt")
    (row,) = csv.DictReader(io.StringIO(csv_text([extract(article)])))
    assert row["path"] == "'=cmd.txt"
    assert row["low"] == "-5"
