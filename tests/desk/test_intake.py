"""Pairs from files: JSON lines, folders of versions, results of a batch run."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from extractor.desk import decisions, intake, serve, store
from extractor.errors import UnreadableInputError, UsageError
from extractor.settings import Ignore, Settings
from tests.desk.texts import ENGLISH, FRENCH, body, checked


def write_lines(path: Path, *records: object) -> Path:
    """Write JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def write_run(folder: Path, *names: str) -> Path:
    """Write what a batch run leaves."""
    folder.mkdir()
    write_lines(folder / "reports.jsonl", *({"id": name, **checked().model_dump(mode="json")} for name in names))
    return folder


def test_lines_with_texts_and_paths(sessions: Any, tmp_path: Path) -> None:
    """Texts come from the line or from files beside it; a file elsewhere is refused."""
    (tmp_path / "kest.txt").write_text(ENGLISH, encoding="utf-8")
    by_path = {"id": "b", "left": {"lang": "en", "path": "kest.txt"}, "right": {"lang": "fr", "text": FRENCH}}
    outside = {"id": "c", "left": {"lang": "en", "path": "../secret.txt"}, "right": {"lang": "fr", "text": FRENCH}}
    path = write_lines(tmp_path / "pairs.jsonl", body(id="a"), by_path, outside, [1], {"left": {}})
    taken = serve.fill(sessions, str(path), None)
    assert (taken.added, len(taken.troubles)) == (2, 3)
    assert "leads out of the folder" in taken.troubles[0]
    with sessions() as session:
        stored = store.known(session, "b")
        assert stored is not None
        assert stored.draft.left.text == ENGLISH
        assert stored.draft.left.path is None


def test_a_folder_of_versions(sessions: Any, tmp_path: Path) -> None:
    """NAME.LANG.txt files are paired by name; one without its other is told."""
    for name, text in (("kest.en.txt", ENGLISH), ("kest.fr.txt", FRENCH), ("calm.en.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    taken = serve.fill(sessions, str(tmp_path), None)
    assert (taken.added, taken.troubles) == (1, ["calm: fewer than two versions; there are: en"])


def test_again_is_known_and_changed_is_a_new_version(sessions: Any, tmp_path: Path) -> None:
    """What was taken in before is not taken twice, and its decisions stay when its texts change."""
    path = write_lines(tmp_path / "pairs.jsonl", body(id="a"))
    serve.fill(sessions, str(path), None)
    with sessions.begin() as session:
        key = next(iter(decisions.states(session, 1)))
        decisions.decide(session, 1, key, decisions.Choice("dismissed"), who="mai")
    assert serve.fill(sessions, str(path), None).known == 1
    write_lines(path, body(ENGLISH.replace("works", "work"), FRENCH, id="a"))
    assert serve.fill(sessions, str(path), None).revised == 1
    with sessions() as session:
        assert decisions.states(session, 1)[key].decision == "dismissed"


def test_a_batch_run_needs_its_texts(sessions: Any, tmp_path: Path) -> None:
    """Its reports hold none: with the input of the run they are stored as they are, without it the error says so."""
    run = write_run(tmp_path / "run", "a")
    with pytest.raises(UsageError, match="--pairs"):
        serve.fill(sessions, str(run), None)
    pairs = write_lines(tmp_path / "pairs.jsonl", body(id="a"), body(id="b"))
    assert serve.fill(sessions, str(run), str(pairs)).added == 2
    with sessions() as session:
        assert store.load(session, 1).report == checked()


def test_a_report_on_other_texts_is_made_again(sessions: Any, tmp_path: Path) -> None:
    """Where the texts have changed since the run, the stored report is one on the texts as they are."""
    run = write_run(tmp_path / "run", "a")
    pairs = write_lines(tmp_path / "pairs.jsonl", body("News. " + ENGLISH, FRENCH, id="a"))
    serve.fill(sessions, str(run), str(pairs))
    with sessions() as session:
        report = store.load(session, 1).report
        assert report is not None
        assert all(claim.text == report.left.text[claim.start : claim.end] for claim in report.left.claims)


@pytest.mark.parametrize("content", ["{}", "[1]", "nonsense"])
def test_other_contents_are_no_run(tmp_path: Path, content: str) -> None:
    """A line that is no report is named."""
    (tmp_path / "reports.jsonl").write_text("\n" + content, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match="line 2"):
        intake.reports_in(tmp_path)


def test_a_line_that_is_no_report_is_told(sessions: Any, tmp_path: Path) -> None:
    """The pair is left out, and named."""
    write_lines(tmp_path / "reports.jsonl", {"id": "a", "left": 2})
    taken = serve.fill(sessions, str(tmp_path), str(write_lines(tmp_path / "pairs.jsonl", body(id="a"))))
    assert (taken.added, len(taken.troubles)) == (0, 1)


def test_nothing_to_read_is_told(sessions: Any, tmp_path: Path) -> None:
    """A file that is not there, and an empty folder; a line that is no UTF-8 is told as one."""
    (tmp_path / "latin.jsonl").write_bytes('{"id": "é"}'.encode("latin-1"))
    assert "not UTF-8" in serve.fill(sessions, str(tmp_path / "latin.jsonl"), None).troubles[0]
    (tmp_path / "empty").mkdir()
    for name in ("none.jsonl", "empty"):
        with pytest.raises(UnreadableInputError, match=rf"{name}: [^\n]+$"):
            serve.fill(sessions, str(tmp_path / name), None)


def test_the_newsroom_s_settings_hold(sessions: Any, tmp_path: Path) -> None:
    """What the project file ignores is no finding of the desk either."""
    settings = Settings(ignore=(Ignore(type="money"),))
    serve.fill(sessions, str(write_lines(tmp_path / "pairs.jsonl", body(id="a"))), None, settings)
    with sessions() as session:
        assert store.load(session, 1).pair.to_review == 1


def test_every_input_of_a_batch_comes_in(sessions: Any, tmp_path: Path) -> None:
    """Tables, Parquet and segments are taken in as a batch run takes them, originals and names included."""
    row = {"id": "t", "left_lang": "en", "left_text": ENGLISH, "right_lang": "fr", "right_text": FRENCH,
           "source_lang": "fr", "source_text": FRENCH}  # fmt: skip
    with (tmp_path / "pairs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra corpus is not installed")
    parquet.write_table(pytest.importorskip("pyarrow").Table.from_pylist([{**row, "id": "p"}]), tmp_path / "pairs.parquet")
    segments = "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in (("en", "5 km"), ("fr", "6 km")))
    memory = f'<tmx version="1.4"><header/><body><tu tuid="m">{segments}</tu></body></tmx>'
    (tmp_path / "memory.tmx").write_text(memory, encoding="utf-8")
    for name in ("pairs.csv", "pairs.parquet", "memory.tmx"):
        taken = serve.fill(sessions, str(tmp_path / name), None)
        assert (taken.added, taken.troubles) == (1, [])
    with sessions() as session:
        for name, has_source in (("t", True), ("p", True), ("m", False)):
            stored = store.known(session, name)
            assert stored is not None
            assert stored.report is not None
            assert (stored.draft.source is not None, stored.report.source is not None) == (has_source, has_source)


def test_what_is_sent_names_no_files(sessions: Any) -> None:
    """A line of an upload that names a file is refused."""
    sent = json.dumps({"id": "a", "left": {"lang": "en", "path": "a.txt"}, "right": {"lang": "fr", "text": FRENCH}})
    taken = intake.take_in(sessions, intake.lines(sent), intake.no_reports, "mai")
    assert taken.added == 0
    assert "no file is read from here" in taken.troubles[0]
