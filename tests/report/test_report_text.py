"""The report for the terminal: order, marks, places, widths, colours, totals."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from rich.console import Console

from extractor.models import (
    ArticleInfo,
    CountClaim,
    Extraction,
    Finding,
    FindingKind,
    Pair,
    PairVerdict,
    Report,
    Severity,
    Summary,
)
from extractor.report.text import render

LEFT = "A headline\n\nIt rained. The province has 557 cooperatives and 18 villages. Then it stopped."
RIGHT = "Un titre\r\nLa province compte 575 coopératives."


def extraction(text: str, *figures: str, path: str | None = "a.en.txt", lang: str = "en") -> Extraction:
    """Make an extraction with one count for each figure named, in the order of the text."""
    starts = [(text.index(figure), figure) for figure in figures]
    claims = tuple(
        CountClaim(id=f"c{number}", text=figure, start=start, end=start + len(figure), low="5", high="5")
        for number, (start, figure) in enumerate(starts, 1)
    )
    return Extraction(article=ArticleInfo(lang=lang, path=path, sha256="", chars=len(text)), claims=claims, text=text)


def pair(
    left: str | None,
    right: str | None,
    *severities: Severity,
    verdict: PairVerdict = "mismatch",
    kind: FindingKind = "value",
    message: str = "The left says 557, the right 575.",
) -> Pair:
    """Make a pair with a finding of each severity."""
    findings = tuple(Finding(kind=kind, severity=severity, message=message) for severity in severities)
    return Pair(left=left, right=right, verdict=verdict, findings=findings)


def report(left: Extraction, right: Extraction, *pairs: Pair) -> Report:
    """Count what the pairs say."""
    grades = [finding.severity for each in pairs for finding in each.findings]
    verdicts = [each.verdict for each in pairs]
    summary = Summary(
        claims_left=len(left.claims),
        claims_right=len(right.claims),
        agree=verdicts.count("agree"),
        equivalent=verdicts.count("equivalent"),
        mismatch=verdicts.count("mismatch"),
        missing=verdicts.count("missing"),
        errors=grades.count("error"),
        warnings=grades.count("warning"),
        notes=grades.count("note"),
    )
    differs = bool(summary.errors or summary.warnings)
    return Report(left=left, right=right, verdict="differ" if differs else "tally", pairs=pairs, summary=summary)


def one_mismatch() -> Report:
    """Make a report of two articles that differ in one figure."""
    left, right = (
        extraction(LEFT, "557 cooperatives"),
        extraction(RIGHT, "575 coopératives", path="a.fr.txt", lang="fr"),
    )
    return report(left, right, pair("c1", "c1", "error"))


def shown(result: Report, *, width: int = 100, colour: bool = False) -> str:
    """Render a report as a terminal or a pipe would get it."""
    page = io.StringIO()
    console = Console(file=page, width=width, force_terminal=colour, color_system="standard" if colour else None)
    render(result, console)
    return page.getvalue()


def test_finding_is_shown_with_both_sentences() -> None:
    """Severity, kind, sentence for the editor, then each side: place, figure in brackets in its sentence."""
    assert shown(one_mismatch()).splitlines() == [
        "ERROR value: The left says 557, the right 575.",
        "  a.en.txt:3",
        "    The province has ⟦557 cooperatives⟧ and 18 villages.",
        "  a.fr.txt:2",
        "    La province compte ⟦575 coopératives⟧.",
        "",
        "The versions differ: 1 figure left, 1 right; 1 differs; 1 error.",
    ]


def test_gravest_come_first() -> None:
    """Errors stand before warnings, warnings before notes, else the report's order holds."""
    left = extraction(LEFT, "557 cooperatives", "18 villages")
    pairs: Sequence[Pair] = [
        pair("c1", "c1", "note", message="one"),
        pair("c2", "c2", "warning", message="two"),
        pair("c1", "c1", "note", "error", message="three"),
        pair("c2", "c2", "warning", message="four"),
    ]
    lines = shown(report(left, left, *pairs)).splitlines()
    assert [line for line in lines if re.match("[A-Z]+ value", line)] == [
        "ERROR value: three",
        "NOTE value: three",
        "WARNING value: two",
        "WARNING value: four",
        "NOTE value: one",
    ]


@pytest.mark.parametrize(
    ("left", "right", "line"), [("c1", None, "  a.fr.txt: no counterpart"), (None, "c1", "  a.en.txt: no counterpart")]
)
def test_missing_side_says_so(left: str | None, right: str | None, line: str) -> None:
    """The file without the figure is named in its place."""
    sides = extraction(LEFT, "557 cooperatives"), extraction(RIGHT, "575 coopératives", path="a.fr.txt")
    assert line in shown(report(*sides, pair(left, right, "warning", verdict="missing"))).splitlines()


def test_tallying_versions_take_one_line() -> None:
    """Where nothing is found there is nothing to read but the totals."""
    left = extraction(LEFT, "557 cooperatives", "18 villages")
    same = pair("c1", "c1", verdict="agree"), pair("c2", "c2", verdict="equivalent")
    assert shown(report(left, left, *same)) == "The versions tally: 2 figures left, 2 right; 1 agree, 1 equivalent.\n"


def test_no_figures_at_all_is_said() -> None:
    """Two texts without figures tally, but that proves nothing."""
    assert "nothing to compare" in shown(report(extraction(LEFT), extraction(RIGHT)))


def test_notes_alone_still_tally() -> None:
    """A note is shown, and the verdict stays."""
    left = extraction(LEFT, "557 cooperatives")
    page = shown(report(left, left, pair("c1", "c1", "note", verdict="agree")))
    assert page.startswith("NOTE value")
    assert page.endswith("The versions tally: 1 figure left, 1 right; 1 agree; 1 note.\n")


@pytest.mark.parametrize("width", [40, 41, 60, 80, 100, 200])
@pytest.mark.parametrize(
    "text",
    [
        "word " * 300 + "557 cooperatives" + " more" * 300,
        "本省有" * 200 + "557 cooperatives" + "。合作社" * 200,
        ("e\N{COMBINING ACUTE ACCENT}" * 7 + " ") * 90 + "557 cooperatives" + " e\N{COMBINING ACUTE ACCENT}" * 300,
        "👩‍👩‍👧🇻🇳" * 100 + " 557 cooperatives " + "☁️" * 100,
        "x" * 3000 + "557 cooperatives" + "y" * 3000,
        "กำลัง" * 200 + "557 cooperatives",
    ],
    ids=["words", "wide", "combining", "emoji", "unbroken", "thai"],
)
def test_no_line_is_wider_than_the_console(width: int, text: str) -> None:
    """Whatever the script, lines fit, the figure is whole and its sentence takes two lines at most."""
    left = extraction(text, "557 cooperatives", path="a-very-long-folder-name/" * 4 + "story.en.txt")
    page = shown(report(left, left, pair("c1", "c1", "error", message="A long sentence for an editor. " * 5)), width=width)
    assert max(map(cell_len, page.splitlines())) <= width
    assert page.replace("\n    ", "").count("⟦557 cooperatives⟧") == 2
    assert len(re.findall("(?m)^    ", page)) <= 4


def test_long_figure_is_shortened_not_lost() -> None:
    """A figure wider than two lines keeps its beginning and both brackets."""
    figure = "from the first day of the month of January 2021 to the last day of the month of December 2025"
    left = extraction(f"It ran {figure}.", figure)
    page = shown(report(left, left, pair("c1", "c1", "error")), width=40)
    assert re.search(r"⟦from the first[^⟧]*…⟧", page)
    assert max(map(cell_len, page.splitlines())) <= 40


def test_controls_are_shown_harmless() -> None:
    """Escape sequences and bidirectional overrides of an article or a file name don't reach the terminal."""
    text = "A\x1b[31mred\x07 \N{RIGHT-TO-LEFT OVERRIDE}557 cooperatives\x9b2J\r\nnext"
    left = extraction(text, "557 cooperatives", path="a\x1b]0;title\x07.txt")
    page = shown(report(left, left, pair("c1", "c1", "error", message="says \x1b[2J\nso")))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert "A␛[31mred␇ <U+202E>⟦557 cooperatives⟧<U+009B>2J" in page
    assert "ERROR value: says ␛[2J so" in page


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_by_any_line_end(end: str) -> None:
    """The line number is the one an editor shows."""
    left = extraction(f"one{end}{end}three{end}It has 557 cooperatives", "557 cooperatives")
    assert "  a.en.txt:4\n" in shown(report(left, left, pair("c1", "c1", "error")))


def test_figure_across_lines_is_joined() -> None:
    """A sentence that was wrapped in the file stands on one line of the report."""
    left = extraction("The province\nhas 557\ncooperatives\nnow.", "557\ncooperatives")
    assert "    The province has ⟦557 cooperatives⟧ now.\n" in shown(report(left, left, pair("c1", "c1", "error")))


def test_report_without_texts_shows_the_figures() -> None:
    """A report read back from JSON has no texts: no line numbers, no sentences, no crash."""
    read_back = Report.model_validate_json(one_mismatch().model_dump_json())
    lines = shown(read_back).splitlines()
    assert lines[1:5] == ["  a.en.txt", "    ⟦557 cooperatives⟧", "  a.fr.txt", "    ⟦575 coopératives⟧"]


@pytest.mark.parametrize(("path", "name"), [(None, "left"), ("-", "standard input:3")])
def test_side_without_file_is_named(path: str | None, name: str) -> None:
    """Articles from memory are left and right, a pipe is standard input."""
    left = extraction(LEFT, "557 cooperatives", path=path)
    assert f"  {name}" in shown(report(left, left, pair("c1", "c1", "error")))


def test_colour_adds_and_replaces_nothing() -> None:
    """The coloured report without its escape sequences is the plain one."""
    coloured = shown(one_mismatch(), colour=True)
    assert "\x1b[1;31m⟦557 cooperatives⟧\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(one_mismatch())


def test_markup_of_an_article_is_text() -> None:
    """What looks like rich markup or an emoji code is printed as it is."""
    left = extraction("The [bold]province[/] :smile: has 557 cooperatives.", "557 cooperatives")
    assert "The [bold]province[/] :smile: has" in shown(report(left, left, pair("c1", "c1", "error")))
