"""In a notebook, reports and extractions show themselves and become data frames."""

from __future__ import annotations

import builtins
import runpy
import sys
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pandas as pd
import polars as pl
import pytest

from extractor.errors import UsageError
from extractor.models import Article, Report
from extractor.pipeline import check

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def report() -> Report:
    """Compare two versions with a pair that agrees, one that differs, and a figure without counterpart."""
    left = Article("There are 557 cooperatives <b>& more</b>, 12 communes, and it grew by 5%.", "en")
    return check(left, Article("Il y a 575 coopératives et 12 communes.", "fr"))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # those of the kernel's own libraries
def test_worked_notebook_shows_what_it_gives() -> None:
    """The notebook in docs/ runs, and its outputs are those of today; `make docs` writes them anew."""
    fresh = runpy.run_path(str(DOCS / "make_notebook.py"))["run"]()
    kept = nbformat.read(DOCS / "notebook.ipynb", as_version=4)
    shown, there = ([cell.get("outputs") for cell in notebook.cells] for notebook in (fresh, kept))
    assert shown == there
    assert sum(1 for outputs in there if outputs) >= 5


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_report_is_a_frame_of_pairs(report: Report, engine: str) -> None:
    """A row for each pair with both figures; what is not there is missing, and places are whole numbers."""
    frame = report.to_frame(engine)  # type: ignore[call-overload]
    rows = frame.to_dict("records") if engine == "pandas" else frame.to_dicts()
    assert [row["verdict"] for row in rows] == [pair.verdict for pair in report.pairs] == ["mismatch", "agree", "missing"]
    assert (rows[0]["left_text"], rows[0]["right_text"], rows[0]["kind"]) == ("557 cooperatives", "575 coopératives", "value")
    assert (rows[0]["left_start"], rows[0]["left_line"]) == (10, 1)
    assert pd.isna(rows[2]["right_id"]) if engine == "pandas" else rows[2]["right_id"] is None


def test_engines_give_the_same_columns(report: Report) -> None:
    """The choice of the library changes no name, whatever the rows are."""
    empty = check(Article("No figure here, and the sky is blue.", "en"), Article("Rien ici, et le ciel est bleu.", "fr"))
    for one in (report, report.left, empty, empty.left):
        assert list(one.to_frame().columns) == one.to_frame("polars").columns
    assert isinstance(empty.to_frame("polars"), pl.DataFrame)
    assert (len(empty.to_frame()), len(empty.left.to_frame())) == (0, 0)


def test_extraction_is_a_frame_of_claims(report: Report) -> None:
    """A row for each claim, with exact numbers as strings."""
    frame = report.left.to_frame()
    assert frame["type"].tolist() == ["count", "count", "percent"]
    assert frame["low"].tolist() == ["557", "12", "5"]
    assert str(frame["start"].dtype) == "Int64"


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_missing_library_is_named(report: Report, monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    """The line says what to install, and that there is another."""
    monkeypatch.setitem(sys.modules, engine, None)
    with pytest.raises(UsageError, match=f"^to_frame: {engine} is not installed; pip install {engine}, or"):
        report.to_frame(engine)  # type: ignore[call-overload]


def test_unknown_library_is_refused(report: Report) -> None:
    """Nothing else is imported, whatever it is called."""
    with pytest.raises(UsageError, match=r"^to_frame: there is no engine 'os'; there are: pandas, polars$"):
        report.to_frame("os")  # type: ignore[call-overload]


class Tags(HTMLParser):
    """Collects the tags of a page, and refuses those that are not closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_report_shows_itself(report: Report) -> None:
    """Verdict, findings and both sentences with their figures marked; the article's own tags are text."""
    shown = Tags(report._repr_html_())
    assert shown.text.startswith("The versions differ: 3 figures left, 2 right; ")
    assert shown.seen.count("mark") == 3
    assert "There are 557 cooperatives <b>& more</b>, 12 communes" in shown.text
    assert set(shown.seen) <= {"p", "strong", "br", "small", "table", "tr", "th", "td", "mark"}


def test_extraction_shows_itself(report: Report) -> None:
    """A row for each figure, with what it was read as."""
    shown = Tags(report.left._repr_html_())
    assert (shown.seen.count("mark"), shown.seen.count("tr")) == (3, 3)
    assert "5 % (up)" in shown.text


def test_nothing_is_imported_until_asked(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Showing a report needs no library for frames."""
    real = builtins.__import__

    def guarded(name: str, *rest: object) -> object:
        assert name.partition(".")[0] not in ("pandas", "polars")
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("builtins.__import__", guarded)
    assert report._repr_html_()
