"""`crosstally batch` and `stats` as their users meet them: outputs, exit status, one-line errors."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.batch import Options
from extractor.batch import run as run_batch
from extractor.batch.progress import Quiet
from extractor.models import Article
from extractor.pipeline import check
from extractor.version import VERSION
from tests.batch.material import POISON, RESULTS, ROOT, broken_check, deadly_check, lines, pair, results, run, write_pairs

BAD_LINES = [
    (b'{"id": "x", "left"', "not JSON"),
    (b'{"id": "x", "left": {"text": "caf\xe9 5"}}', "not UTF-8 (byte 0xe9"),
    (b"[1, 2]", "a JSON list, not an object"),
    (b"[" * 200_000, "not JSON that can be read"),
    (b'{"id": "x"}', "left: missing"),
    (b'{"id": "x", "left": 5}', "left: not an object"),
    (b'{"id": "x", "left": {"lang": "en"}}', "left: neither text nor path"),
    (b'{"id": "x", "left": {"lang": "en", "text": ""}}', "left: empty; there is no article in it"),
    (b'{"id": "x", "left": {"text": "5", "path": "a"}}', "left: both text and path"),
    (b'{"id": "x", "left": {"text": 5}}', "left: text is no string"),
    (b'{"id": "x", "left": {"lang": "xx", "text": "5"}}', "left: there is no language 'xx'; there are: "),
    (b'{"id": "x", "left": {"text": "5 6 7"}}', "left: cannot tell the language"),
    (b'{"id": "x", "left": {"lang": "en", "text": " \\n"}}', "left: only white space"),
    (b'{"id": "x", "left": {"lang": "en", "text": "5 \\ud800"}}', "left: text is not UTF-8, or half a surrogate pair"),
    (b'{"id": "x", "left": {"lang": "en", "path": "missing.txt"}}', "left: missing.txt: no such file"),
    (b'{"id": "x", "left": {"lang": "en", "path": "../secret.txt"}}', "left: ../secret.txt: leads out of the folder"),
    (b'{"id": "x", "left": {"lang": "en", "path": "/etc/hostname"}}', "left: /etc/hostname: leads out of the folder"),
    (b'{"id": "x", "left": {"lang": "en", "path": "link.txt"}}', "left: link.txt: leads out of the folder"),
    (b'{"id": "x", "left": {"lang": "en", "path": "a\\u0000b"}}', "not a file name"),
    (b'{"id": "x", "left": {"lang": "en", "path": "."}}', "no plain file"),
]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run over forty pairs, every third of them wrong."""
    folder = tmp_path_factory.mktemp("batch")
    result = run("batch", write_pairs(folder / "pairs.jsonl", 40), "-o", folder / "out", "--workers", "2", "--shard-pairs", "7")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    return folder / "out"


def complaint(*arguments: str | Path) -> str:
    """Run a command that cannot do its work, and return its one line."""
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(r"crosstally: [^\n]+\n", result.stderr)
    return result.stderr.removeprefix("crosstally: ").strip()


def test_everything_promised_is_written_and_nothing_else(done: Path) -> None:
    """The files of the contract, without parts or temporary files."""
    assert set(results(done)) == set(RESULTS)


def test_reports_are_those_of_check_in_the_order_of_the_input(done: Path) -> None:
    """Each line is a Report with the id of its pair, field by field what `check` gives."""
    written = lines(done, "reports.jsonl")
    assert [report.pop("id") for report in written] == [f"p{number}" for number in range(40)]
    for number, report in enumerate(written):
        one = pair(number, wrong=number % 3 == 0)
        left, right = (Article(one[side]["text"], one[side]["lang"]) for side in ("left", "right"))  # type: ignore[index]
        assert report == check(left, right).model_dump(mode="json")


def test_findings_table_has_a_row_for_each_finding(done: Path) -> None:
    """CSV and Parquet hold what the reports hold, with the words around and exact values."""
    from pyarrow import parquet

    wanted = [
        (report["id"], pair["left"], pair["right"], finding["kind"], finding["message"])
        for report in lines(done, "reports.jsonl")
        for pair in report["pairs"]  # type: ignore[attr-defined]
        for finding in pair["findings"]
    ]
    names = ("pair", "left_claim", "right_claim", "kind", "message")
    with (done / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = parquet.read_table(done / "findings.parquet").to_pylist()
    assert [tuple(row[name] or None for name in names) for row in rows] == wanted
    assert [tuple(row[name] for name in names) for row in table] == wanted
    assert (table[0]["left_low"], table[0]["right_low"]) == (Decimal(1000), Decimal(1007))
    assert table[0]["left_snippet"].startswith("In all, 1,000 households received")


def test_claims_table_has_a_row_for_each_claim(done: Path) -> None:
    """Every claim of both sides, with its counterpart and verdict."""
    from pyarrow import parquet

    table = parquet.read_table(done / "claims.parquet").to_pylist()
    wanted = [
        (report["id"], side, claim["id"], claim["type"], claim.get("low"))
        for report in lines(done, "reports.jsonl")
        for side in ("left", "right")
        for claim in report[side]["claims"]  # type: ignore[call-overload]
    ]
    assert [(row["pair"], row["side"], row["claim"], row["type"], row["low_exact"]) for row in table] == wanted
    assert {row["verdict"] for row in table} == {"agree", "mismatch"}


def test_summary_counts_what_the_reports_hold(done: Path) -> None:
    """The totals are those of the lines, and name the version and the input but no time and no place."""
    summary = json.loads((done / "summary.json").read_bytes())
    reports = lines(done, "reports.jsonl")
    assert summary["pairs"] == {"checked": 40, "tally": 26, "differ": 14, "failed": 0}
    assert summary["findings"]["error"] == sum(report["summary"]["errors"] for report in reports)  # type: ignore[index]
    assert sum(summary["claims"]["en"].values()) == sum(report["summary"]["claims_left"] for report in reports)  # type: ignore[index]
    assert summary["version"].startswith(f"{VERSION}+")
    assert str(done) not in json.dumps(summary)


def test_stats_prints_the_summary_again(done: Path) -> None:
    """The same lines as at the end of the run."""
    result = run("stats", done)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("Pairs checked: 40\n  tally: 26\n  differ: 14\n")


def test_stats_speaks_the_language_of_the_environment(done: Path) -> None:
    """As everything that is said to people does."""
    assert run("stats", done, LC_ALL="fr_FR.UTF-8").stdout.startswith("Paires comparées\xa0: 40\n")


def test_findings_and_page_speak_the_language_that_is_named(tmp_path: Path) -> None:
    """The environment decides nothing about files, so that they are alike on every machine."""
    source = write_pairs(tmp_path / "pairs.jsonl", 2)
    run("batch", source, "-o", tmp_path / "en", "-q", LC_ALL="vi_VN.UTF-8")
    run("batch", source, "-o", tmp_path / "fr", "-q", "--ui-lang", "fr")
    pages = {lang: (tmp_path / lang / "summary.html").read_text(encoding="utf-8") for lang in ("en", "fr")}
    rows = {lang: (tmp_path / lang / "findings.csv").read_text(encoding="utf-8") for lang in ("en", "fr")}
    assert "Do the figures tally?" in pages["en"]
    assert "Les chiffres concordent-ils" in pages["fr"]
    assert "English says 1,000" in rows["en"]
    assert "English says" not in rows["fr"]


def test_page_shows_the_totals_and_loads_nothing(done: Path) -> None:
    """Pictures and the pairs with most findings, without an outside resource."""
    page = (done / "summary.html").read_text(encoding="utf-8")
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) <= {
        *("reports.jsonl", "findings.csv", "failures.jsonl"),
        *(f"#pair-{number}" for number in range(1, 21)),
    }
    assert "http" not in page.replace("http-equiv", "")
    assert page.count("<svg") == 2
    assert '<a href="#pair-1">p0</a>' in page


@pytest.mark.parametrize(
    ("wrong", "fail_on", "status"), [(3, "warning", 1), (3, "error", 1), (3, "never", 0), (100, "warning", 0)]
)
def test_exit_status_tells_findings(tmp_path: Path, wrong: int, fail_on: str, status: int) -> None:
    """0 when all tally, 1 for findings at or above the severity asked for."""
    source = tmp_path / "pairs.jsonl"
    source.write_text("".join(json.dumps(pair(n, wrong=n % wrong == 0)) + "\n" for n in range(1, 5)), encoding="utf-8")
    result = run("batch", source, "-o", tmp_path / "out", "--workers", "1", "--fail-on", fail_on, "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (status, "", "")


def test_bad_lines_are_failures_with_line_and_reason(tmp_path: Path) -> None:
    """Each is reported with its line, the run goes on, and the exit status is 3."""
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("5 euros")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    good = json.dumps(pair(1)).encode()
    source = tmp_path / "in" / "pairs.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + b"\n".join([good, b"", *(line for line, _ in BAD_LINES), good]) + b"\n")
    result = run("batch", source, "-o", tmp_path / "out", "--workers", "1")
    failures = lines(tmp_path / "out", "failures.jsonl")
    assert result.returncode == 3
    assert [failure["line"] for failure in failures] == list(range(3, 3 + len(BAD_LINES)))
    for failure, (_, reason) in zip(failures, BAD_LINES, strict=True):
        assert reason in str(failure["reason"])
    assert failures[4]["id"] == "x"
    assert [report["id"] for report in lines(tmp_path / "out", "reports.jsonl")] == ["p1", "p1"]


def test_paths_are_relative_to_the_input(tmp_path: Path) -> None:
    """Wherever the command is run; --any-path lets them lead out of the folder."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("In all, 5,000 households.")
    (tmp_path / "b.txt").write_text("Au total, 5000 foyers.")
    source = tmp_path / "in" / "pairs.jsonl"
    sides = {"left": {"lang": "en", "path": "a.txt"}, "right": {"lang": "fr", "path": "../b.txt"}}
    source.write_text(json.dumps({"id": "one", **sides}) + "\n")
    assert run("batch", source, "-o", tmp_path / "closed", "-q").returncode == 3
    assert run("batch", source, "-o", tmp_path / "open", "-q", "--any-path").returncode == 0
    (report,) = lines(tmp_path / "open", "reports.jsonl")
    assert report["right"]["article"]["path"] == "../b.txt"  # type: ignore[index]


def test_pair_without_id_is_called_by_its_line(tmp_path: Path) -> None:
    """So that every report can be found in the input."""
    one = pair(1)
    del one["id"]
    (tmp_path / "pairs.jsonl").write_text("\n" + json.dumps(one) + "\n")
    run("batch", tmp_path / "pairs.jsonl", "-o", tmp_path / "out", "-q")
    assert [report["id"] for report in lines(tmp_path / "out", "reports.jsonl")] == ["2"]


def test_limit_takes_the_first_pairs(tmp_path: Path) -> None:
    """And no other."""
    source = write_pairs(tmp_path / "pairs.jsonl", 9)
    run("batch", source, "-o", tmp_path / "out", "-q", "--limit", "4", "--shard-pairs", "3")
    assert [report["id"] for report in lines(tmp_path / "out", "reports.jsonl")] == ["p0", "p1", "p2", "p3"]


def test_empty_input_gives_empty_results(tmp_path: Path) -> None:
    """Nothing to check is no error."""
    (tmp_path / "pairs.jsonl").write_text("\n")
    result = run("batch", tmp_path / "pairs.jsonl", "-o", tmp_path / "out")
    assert (result.returncode, lines(tmp_path / "out", "reports.jsonl")) == (0, [])
    assert (tmp_path / "out" / "findings.csv").read_text().count("\n") == 1


def test_cells_are_no_formulas(tmp_path: Path) -> None:
    """What a spreadsheet would run has an apostrophe before it; numbers are numbers."""
    one = pair(1, wrong=True)
    one["id"] = '=HYPERLINK("http://evil.example")'
    (tmp_path / "pairs.jsonl").write_text(json.dumps(one) + "\n")
    run("batch", tmp_path / "pairs.jsonl", "-o", tmp_path / "out", "-q")
    with (tmp_path / "out" / "findings.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["pair"].startswith("'=HYPERLINK")
    assert row["left_low"] == "1001"


def test_without_pyarrow_tables_are_json_lines(tmp_path: Path) -> None:
    """The same rows, numbers as strings, and one line says what is missing."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['pyarrow'] = None\n")
    source = write_pairs(tmp_path / "pairs.jsonl", 4)
    result = run("batch", source, "-o", tmp_path / "out", "--workers", "1", PYTHONPATH=f"{tmp_path}:{ROOT}")
    assert result.returncode == 1
    assert "pip install 'crosstally[corpus]'" in result.stderr
    assert not list((tmp_path / "out").glob("*.parquet"))
    assert [row["left_low"] for row in lines(tmp_path / "out", "findings.jsonl")] == ["1000", "1003"]
    assert len(lines(tmp_path / "out", "claims.jsonl")) == 32


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (("batch", "missing.jsonl", "-o", "out"), "missing.jsonl: no such file"),
        (("batch", "missing", "-o", "out"), "missing: no such file"),
        (("batch", "", "-o", "out"), "'': no such file"),
        (("batch", "-", "-o", "out"), "batch: standard input cannot be read twice"),
        (("batch", "story.docx", "-o", "out"), "story.docx: not a kind of input that is known"),
        (("batch", "empty", "-o", "out"), "empty: holds no file called NAME.LANG.txt"),
        (("batch", "bad.csv", "-o", "out"), "bad.csv: its head line names no left_text"),
        (("batch", "bad.parquet", "-o", "out"), "bad.parquet: cannot be read"),
        (("batch", "bad.jsonl.gz", "-o", "out"), "bad.jsonl.gz: cannot be read"),
        (("batch", "bad.jsonl.zst", "-o", "out"), "bad.jsonl.zst: cannot be read"),
        (("batch", "good.jsonl", "-o", "full"), "full: is not empty, and holds no run to go on with"),
        (("batch", "good.jsonl", "-o", "good.jsonl"), "good.jsonl: is a file; name a folder"),
        (("batch", "good.jsonl", "-o", "out", "--langs", "en,xx"), "--langs: there is no language 'xx'"),
        (("batch", "good.jsonl", "-o", "out", "--langs", "en"), "--langs: name two languages or more"),
        (("batch", "good.jsonl", "-o", "out", "--shard", "4/3"), "--shard: '4/3' is no slice"),
        (("batch", "good.jsonl", "-o", "out", "--workers", "0"), "batch: Invalid value for '--workers'"),
        (("stats", "full"), "full: has no summary.json"),
        (("stats", "missing"), "missing: has no summary.json"),
    ],
)
def test_bad_usage_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], cause: str) -> None:
    """The line names the file or option, the cause and the way out."""
    monkeypatch.chdir(tmp_path)
    for name in ("empty", "full"):
        Path(name).mkdir()
    Path("full", "thesis.txt").touch()
    for name in ("bad.csv", "bad.parquet", "bad.jsonl.gz", "bad.jsonl.zst", "story.docx"):
        Path(name).write_text("not,at\nall,what\n")
    write_pairs(Path("good.jsonl"), 2)
    assert complaint(*arguments).startswith(cause)


def test_deadly_pair_is_found_and_the_rest_is_kept(tmp_path: Path) -> None:
    """A pair that kills its process every time is one failure; all others are checked, in order."""
    source = write_pairs(tmp_path / "pairs.jsonl", 30)
    text = source.read_text(encoding="utf-8").replace("In all, 1,012 ", f"In all, {POISON} 1,012 ")
    source.write_text(text, encoding="utf-8")
    options = Options(workers=2, shard_pairs=5)
    outcome = run_batch(str(source), str(tmp_path / "out"), options, Quiet(), check=deadly_check)
    assert outcome.summary is not None
    assert outcome.summary["pairs"] == {"checked": 29, "tally": 20, "differ": 9, "failed": 1}
    assert [report["id"] for report in lines(tmp_path / "out", "reports.jsonl")] == [f"p{n}" for n in range(30) if n != 12]
    (failure,) = lines(tmp_path / "out", "failures.jsonl")
    assert (failure["line"], failure["id"]) == (13, "p12")
    assert str(failure["reason"]).startswith("checking it ended the process that did it")


def test_mistake_of_ours_costs_one_pair(tmp_path: Path) -> None:
    """An error that nobody expected is a failure with its name."""
    source = tmp_path / "pairs.jsonl"
    source.write_text(json.dumps(pair(1)) + "\n" + json.dumps(pair(2)).replace("In all", POISON) + "\n")
    run_batch(str(source), str(tmp_path / "out"), Options(workers=1), Quiet(), check=broken_check)
    (failure,) = lines(tmp_path / "out", "failures.jsonl")
    assert failure == {"line": 2, "id": "p2", "reason": "internal error, please report it: ZeroDivisionError: a mistake"}


def test_original_of_a_pair_is_compared_too(tmp_path: Path) -> None:
    """A pair with a source gives the report of `check` with that source, from an object, a file or columns."""
    one = {**pair(0, wrong=True), "source": {"lang": "en", "path": "a.txt"}}
    text = one["left"]["text"]  # type: ignore[index]
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    agency = {**pair(1), "source": "AFP"}
    (tmp_path / "pairs.jsonl").write_text(f"{json.dumps(one)}\n{json.dumps(agency)}\n", encoding="utf-8")
    columns = {
        "id": "p0", "left_lang": "en", "left_text": text, "right_lang": "fr", "right_text": one["right"]["text"],  # type: ignore[index]
        "source_lang": "en", "source_text": text,
    }  # fmt: skip
    with (tmp_path / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerow(columns)
    for name in ("pairs.jsonl", "pairs.csv"):
        assert run("batch", tmp_path / name, "-o", tmp_path / f"of-{name}", "-q", "--workers", "1").returncode == 1
        report = lines(tmp_path / f"of-{name}", "reports.jsonl")[0]
        assert report["source"]["claims"]  # type: ignore[index]
        versions = Article(text, "en"), Article(one["right"]["text"], "fr")  # type: ignore[index]
        expected = check(*versions, source=Article(text, "en")).model_dump(mode="json")
        assert report["pairs"] == expected["pairs"]
    assert lines(tmp_path / "of-pairs.jsonl", "reports.jsonl")[1].get("source") is None
    assert not lines(tmp_path / "of-pairs.jsonl", "failures.jsonl")


def test_original_that_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    """The reason names it as the source."""
    one = {**pair(0), "source": {"lang": "en", "path": "none.txt"}}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(one) + "\n", encoding="utf-8")
    assert run("batch", tmp_path / "pairs.jsonl", "-o", tmp_path / "out", "-q", "--workers", "1").returncode == 3
    assert str(lines(tmp_path / "out", "failures.jsonl")[0]["reason"]).startswith("source: none.txt: ")


def test_project_file_holds(tmp_path: Path) -> None:
    """What the project file ignores is in no report; a run goes on with the same one only."""
    source, settings = write_pairs(tmp_path / "pairs.jsonl", 3), tmp_path / "crosstally.toml"
    settings.write_text('ignore = [{kind = "value"}]\n', encoding="utf-8")
    batch = ("batch", source, "-q", "--workers", "1")
    assert run(*batch, "-o", tmp_path / "all", "--no-config").returncode == 1
    assert run(*batch, "-o", tmp_path / "some", "--config", settings).returncode == 0
    assert '"hidden":' in (tmp_path / "some" / "reports.jsonl").read_text(encoding="utf-8")
    refused = run(*batch, "-o", tmp_path / "some", "--no-config", "--resume")
    assert refused.returncode == 2
    assert "the setting ignore has changed" in refused.stderr
