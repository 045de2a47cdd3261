"""Every format says what the report says, is what it claims to be, and lets nothing in the article speak for itself."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt

from extractor.models import Article, Report
from extractor.pipeline import check
from extractor.report import table
from extractor.report.formats import Format, rendered
from extractor.report.told import sides

# The schema of the standard as OASIS published it.
SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
ENGLISH = (
    "In all, there are 557 cooperatives.\nThe repair of the old bridge in the town cost over\n40 euros. It took 12 days.\n"
)
FRENCH = "En tout, il y a 575 coopératives.\nLa réparation du vieux pont de la ville a coûté 40 euros.\n"
FORMATS: tuple[Format, ...] = get_args(Format)


@pytest.fixture(scope="module")
def report() -> Report:
    """Compare two versions with an error, a note, and a figure that only one has."""
    return check(Article(ENGLISH, "en", path="news/a b.en.txt"), Article(FRENCH, "fr", path="news/a.fr.txt"))


def sarif(report: Report) -> dict[str, Any]:
    """Render as SARIF, hold it against the schema, and return its run."""
    log = json.loads(rendered(report, "sarif", lang="en"))
    assert sorted(error.message for error in Draft4Validator(SARIF).iter_errors(log)) == []
    (run,) = log["runs"]
    return dict(run)


def cut(text: str, region: dict[str, int]) -> str:
    """Cut a region of lines and columns out of a text, as the standard counts them."""
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
    end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
    return text[start:end]


def test_report_has_every_severity(report: Report) -> None:
    """The example has what the tests below look at."""
    severities = {finding.severity for pair in report.pairs for finding in pair.findings}
    assert severities == {"error", "warning", "note"}


def test_sarif_regions_are_the_figures(report: Report) -> None:
    """The right figure is the place, the left one is related, and both regions cut exactly the claim."""
    results = sarif(report)["results"]
    (wrong,) = (result for result in results if result["ruleId"] == "value")
    (right,), (left,) = wrong["locations"], wrong["relatedLocations"]
    assert right["physicalLocation"]["artifactLocation"]["uri"] == "news/a.fr.txt"
    assert left["physicalLocation"]["artifactLocation"]["uri"] == "news/a%20b.en.txt"
    assert cut(FRENCH, right["physicalLocation"]["region"]) == "575 coopératives"
    assert cut(ENGLISH, left["physicalLocation"]["region"]) == "557 cooperatives"
    for result in results:
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            physical = location["physicalLocation"]
            text = FRENCH if "fr" in physical["artifactLocation"]["uri"] else ENGLISH
            assert cut(text, physical["region"]) == location["message"]["text"]


def test_sarif_names_rule_level_and_fingerprint(report: Report) -> None:
    """Every result has its kind as a rule, its severity as a level, and a fingerprint of its own."""
    run = sarif(report)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])
    assert [result["level"] for result in run["results"]] == [row["severity"] for row in table.rows(report)]
    assert len({result["partialFingerprints"]["figures/v1"] for result in run["results"]}) == len(run["results"])


def test_sarif_fingerprint_survives_an_edit(report: Report) -> None:
    """A line added before does not make an old finding a new one."""
    later = check(Article(f"News.\n{ENGLISH}", "en"), Article(FRENCH, "fr"))
    before, after = ([result["partialFingerprints"] for result in sarif(one)["results"]] for one in (report, later))
    assert before == after


def test_sarif_without_files_has_logical_places() -> None:
    """Articles that came from no file are still valid SARIF."""
    (result,) = sarif(check(Article("It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr")))["results"]
    assert result["locations"][0]["logicalLocations"] == [{"name": "fr"}]


def test_document_has_no_lines_of_its_file(report: Report) -> None:
    """Offsets into the text of a page are no places in its file, so that none are claimed."""
    page = Article(FRENCH, "fr", path="a.html", format="html")
    paged = check(Article(ENGLISH, "en", path="a.txt"), page)
    (wrong,) = (result for result in sarif(paged)["results"] if result["ruleId"] == "value")
    assert "region" not in wrong["locations"][0]["physicalLocation"]
    assert "::error file=a.html,title=crosstally%3A value::" in rendered(paged, "github", lang="en")
    assert sides(paged)[1].place_of(page_claim := paged.right.claims[0]) is None
    assert page_claim.text == "575 coopératives"


def test_github_annotates_the_figures(report: Report) -> None:
    """One command a finding, at the right figure, else at the left one; a figure over two lines has no columns."""
    lines = rendered(report, "github", lang="en").splitlines()
    assert lines[0] == (
        "::error file=news/a.fr.txt,line=1,endLine=1,col=17,endColumn=33,title=crosstally%3A value"
        "::English says 557, French says 575: two digits are swapped."
    )
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::notice", "::warning"]
    assert "file=news/a b.en.txt,line=3,endLine=3,col=19," in lines[2]


def test_junit_fails_what_is_no_note(report: Report) -> None:
    """Every pair is a case; errors and warnings fail it, a note is its output."""
    root = ET.fromstring(rendered(report, "junit", lang="en"))
    (suite,) = root
    assert suite.get("tests") == str(len(report.pairs)) == str(len(suite))
    failures = [failure.get("type") for case in suite for failure in case.iter("failure")]
    assert failures == ["value", "missing"]
    assert suite.get("failures") == "2"
    assert [out.text for out in suite.iter("system-out")] == [
        next(f"note {f.kind}: {f.message}" for pair in report.pairs for f in pair.findings if f.severity == "note")
    ]


def test_tables_hold_the_same_rows(report: Report) -> None:
    """CSV and JSON lines have one row a finding with both figures and their lines."""
    lines = [json.loads(line) for line in rendered(report, "jsonl", lang="en").splitlines()]
    cells = list(csv.DictReader(io.StringIO(rendered(report, "csv", lang="en"))))
    assert [{name: "" if cell is None else str(cell) for name, cell in line.items()} for line in lines] == cells
    assert (cells[0]["left_text"], cells[0]["right_text"], cells[0]["right_line"]) == (
        "557 cooperatives",
        "575 coopératives",
        "1",
    )
    assert (cells[2]["kind"], cells[2]["right_text"]) == ("missing", "")


@pytest.mark.parametrize(
    ("lang", "verdict", "kind"),
    [("en", "The versions differ: ", "error: value"), ("fr", "Les versions diffèrent", "erreur\xa0: valeur")],
)
def test_markdown_is_a_table_in_the_readers_language(report: Report, lang: str, verdict: str, kind: str) -> None:
    """Verdict, totals, and a row a finding."""
    page = MarkdownIt("commonmark").enable("table").render(rendered(report, "markdown", lang=lang))
    assert page.startswith(f"<p><strong>{verdict}")
    assert re.findall("<th>(news.*)</th>", page) == ["news/a b.en.txt", "news/a.fr.txt"]
    assert page.count("<tr>") == 1 + 3
    assert f"<td>{kind}</td>" in page
    assert "<td><strong>557 cooperatives</strong> (:1)</td>" in page


def test_nothing_to_tell_is_told(report: Report) -> None:
    """Versions that tally give an empty list in the form of each format."""
    same = check(report.left, report.left)
    assert sarif(same)["results"] == []
    assert (rendered(same, "github", lang="en"), rendered(same, "jsonl", lang="en")) == ("", "")
    assert rendered(same, "csv", lang="en").count("\n") == 1
    assert "<table>" not in MarkdownIt().enable("table").render(rendered(same, "markdown", lang="en"))


HOSTILE = "=5 *bold* | <script>alert(1)</script> ]]> & \x1b[2J\x9b31m \u202e % ::error:: \ufffe"


@pytest.fixture(scope="module")
def hostile() -> Report:
    """Compare two versions whose counted nouns and names are made to break out of every format."""
    left = Article("There are 557 cooperatives.", "en", path=f"{HOSTILE}\n.txt")
    report = check(left, Article("Il y a 575 coopératives.", "fr", path="+cmd|' /C calc'!A0.txt"))
    claim = report.left.claims[0].model_copy(update={"text": HOSTILE, "noun": HOSTILE})
    (pair,) = report.pairs
    finding = pair.findings[0].model_copy(update={"message": f"{HOSTILE}\n::error::second line"})
    pairs = (pair.model_copy(update={"findings": (finding,)}),)
    return report.model_copy(update={"left": report.left.model_copy(update={"claims": (claim,)}), "pairs": pairs})


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_moves_the_terminal(hostile: Report, form: Format) -> None:
    """Controls and bidirectional overrides are shown or spelled, never sent; CSV is for spreadsheets and keeps the text."""
    said = rendered(hostile, form, lang="en")
    if form != "csv":
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)


def test_spreadsheets_run_nothing(hostile: Report) -> None:
    """No cell begins like a formula."""
    (row,) = csv.DictReader(io.StringIO(rendered(hostile, "csv", lang="en")))
    assert [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))] == []
    assert row["left_text"] == f"'{HOSTILE}"


def test_workflow_gets_one_command(hostile: Report) -> None:
    """A line break in a sentence starts no command."""
    (line,) = rendered(hostile, "github", lang="en").splitlines()
    assert line.startswith("::error file=+cmd|' /C calc'!A0.txt,")
    assert "%25 ::error::" in line


def test_markdown_shows_markup_as_text(hostile: Report) -> None:
    """Neither marks nor tags of the article are obeyed."""
    page = MarkdownIt("commonmark").enable("table").render(rendered(hostile, "markdown", lang="en"))
    assert "<script>" not in page
    assert "<em>" not in page
    assert page.count("<td>") == 4


@pytest.mark.parametrize("form", ["sarif", "junit"])
def test_hostile_text_stays_valid(hostile: Report, form: Format) -> None:
    """The format is still what it says it is."""
    if form == "sarif":
        assert sarif(hostile)["results"][0]["relatedLocations"][0]["message"]["text"] == HOSTILE
    else:
        assert ET.fromstring(rendered(hostile, form, lang="en")).get("failures") == "1"
