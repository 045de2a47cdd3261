"""Every kind of input gives the same pairs; what is bad in it is a record with a reason."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from extractor.batch.inputs import find_source, fingerprint
from extractor.batch.pairs import Paths, articles_of, fields_of, id_of
from extractor.batch.records import Record
from extractor.errors import UnreadableInputError
from tests.batch.material import lines, run

PAIRS = [("a", "In all, 5,000 households.", "Au total, 5000 foyers."), ("b", 'Over 6 km,\n"more".', "Plus de 6 km ; « plus ».")]
COLUMNS = ("id", "left_lang", "left_text", "right_lang", "right_text")
TMX = (
    '<tmx version="1.4"><body><tu tuid="t"><tuv xml:lang="vi"><seg>Giá 5 triệu đồng</seg></tuv>'
    '<tuv xml:lang="en"><seg>It costs 5 million dong</seg></tuv>'
    '<tuv xml:lang="fr"><seg>Cela coûte 6 millions de dongs</seg></tuv></tu>'
    '<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu></body></tmx>'
)


def found(path: Path, *langs: str) -> list[tuple[str, ...]]:
    """Read an input to the end: the id and both texts of each pair, or the reason why there is none."""
    source = find_source(str(path), langs)
    read = [read_one(record, source.folder) for record in source.records()]
    assert source.count()[0] == source.count()[1]
    return read


def read_one(record: Record, folder: Path) -> tuple[str, ...]:
    """Read one record as a worker does."""
    if record.error:
        return (str(record.line), record.error)
    fields = fields_of(record)
    left, right = articles_of(fields, Paths(folder))
    return (id_of(fields, record.line), left.text, right.text)


def json_lines() -> bytes:
    """The pairs as lines of JSON."""
    sides = ({"id": i, "left": {"lang": "en", "text": one}, "right": {"lang": "fr", "text": two}} for i, one, two in PAIRS)
    return "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in sides).encode()


def table(delimiter: str, names: tuple[str, ...] = COLUMNS) -> str:
    """The pairs as a CSV table."""
    cells = ((name, "en", one, "fr", two) for name, one, two in PAIRS)
    quoted = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)
    return delimiter.join(names) + "\r\n" + "\r\n".join(quoted) + "\r\n"


def test_lines_of_json(tmp_path: Path) -> None:
    """As they are, and compressed in both ways."""
    (tmp_path / "pairs.jsonl").write_bytes(json_lines())
    (tmp_path / "pairs.jsonl.gz").write_bytes(gzip.compress(json_lines()))
    with pa.output_stream(str(tmp_path / "pairs.jsonl.zst"), compression="zstd") as stream:
        stream.write(json_lines())
    for name in ("pairs.jsonl", "pairs.jsonl.gz", "pairs.jsonl.zst"):
        assert found(tmp_path / name) == PAIRS, name


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("names", [COLUMNS, tuple(name.replace("_", ".") for name in COLUMNS)])
def test_tables_of_text(tmp_path: Path, delimiter: str, names: tuple[str, ...]) -> None:
    """With any of three delimiters, both spellings of the columns, a mark at the beginning, line breaks in cells."""
    path = tmp_path / ("pairs.tsv" if delimiter == "\t" else "pairs.csv")
    path.write_bytes(b"\xef\xbb\xbf" + table(delimiter, names).encode())
    assert found(path) == PAIRS


def test_bad_rows_of_a_table_are_told_by_line(tmp_path: Path) -> None:
    """The line is the one where the row begins."""
    rows = (
        table(",").encode()
        + b'"c","en","caf\xe9 5","fr","5"\r\n"d","en","5","fr","5","more"\r\n"e","en","5 km","fr","5 km"\r\n'
    )
    (tmp_path / "pairs.csv").write_bytes(rows)
    source = find_source(str(tmp_path / "pairs.csv"))
    records = list(source.records())
    assert [record.line for record in records] == [2, 3, 5, 6, 7]
    assert records[3].error == "has 6 fields, but the head line has 5"
    with pytest.raises(UnreadableInputError, match="left: text is not UTF-8"):
        read_one(records[2], tmp_path)


def test_parquet_tables(tmp_path: Path) -> None:
    """With flat columns, and with a struct for each side."""
    flat = {
        name: [row[place] for row in ((i, "en", one, "fr", two) for i, one, two in PAIRS)] for place, name in enumerate(COLUMNS)
    }
    deep = [{"id": i, "left": {"lang": "en", "text": one}, "right": {"lang": "fr", "text": two}} for i, one, two in PAIRS]
    parquet.write_table(pa.table(flat), tmp_path / "flat.parquet")
    parquet.write_table(pa.Table.from_pylist(deep), tmp_path / "deep.parquet")
    assert found(tmp_path / "flat.parquet") == PAIRS
    assert found(tmp_path / "deep.parquet") == PAIRS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text in two languages, one in three, one in one, and other files."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in (
        "a.en.txt",
        "a.fr.txt",
        "deep/b.en.txt",
        "deep/b.fr.txt",
        "deep/b.vi.txt",
        "c.en.txt",
        "notes.txt",
        "d.en.html",
    ):
        (tmp_path / "in" / name).write_text(name)
    return tmp_path / "in"


def test_folder_pairs_every_two_versions(folder: Path) -> None:
    """Three versions give three pairs; a text in one language is a failure; other files are left alone."""
    assert found(folder) == [
        ("a", "a.en.txt", "a.fr.txt"),
        ("2", "fewer than two versions; there are: en"),
        ("deep/b:en-fr", "deep/b.en.txt", "deep/b.fr.txt"),
        ("deep/b:en-vi", "deep/b.en.txt", "deep/b.vi.txt"),
        ("deep/b:fr-vi", "deep/b.fr.txt", "deep/b.vi.txt"),
    ]


def test_languages_can_be_chosen_and_ordered(folder: Path) -> None:
    """The first is left."""
    assert found(folder, "vi", "en") == [
        ("1", "fewer than two versions of vi, en; there are: en, fr"),
        ("2", "fewer than two versions of vi, en; there are: en"),
        ("deep/b", "deep/b.vi.txt", "deep/b.en.txt"),
    ]


def test_fingerprint_of_a_folder_is_that_of_its_texts(folder: Path) -> None:
    """Another text, or another name, is another input; other files are not."""
    before = fingerprint(find_source(str(folder)))
    (folder / "notes.txt").write_text("other")
    assert fingerprint(find_source(str(folder))) == before
    (folder / "a.en.txt").write_text("other")
    changed = fingerprint(find_source(str(folder)))
    (folder / "a.en.txt").rename(folder / "e.en.txt")
    assert len({before, changed, fingerprint(find_source(str(folder)))}) == 3


def test_segments_give_every_two_languages(tmp_path: Path) -> None:
    """All legs of a unit are compared; a unit in one language is a failure."""
    (tmp_path / "memory.tmx.gz").write_bytes(gzip.compress(TMX.encode()))
    assert found(tmp_path / "memory.tmx.gz") == [
        ("t:vi-en", "Giá 5 triệu đồng", "It costs 5 million dong"),
        ("t:vi-fr", "Giá 5 triệu đồng", "Cela coûte 6 millions de dongs"),
        ("t:en-fr", "It costs 5 million dong", "Cela coûte 6 millions de dongs"),
        ("2", "fewer than two versions; there are: en"),
    ]


def test_input_that_breaks_off_ends_in_a_failure(tmp_path: Path) -> None:
    """What stands before is read."""
    whole = gzip.compress(json_lines() * 1_000, compresslevel=0)
    (tmp_path / "pairs.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    records = list(find_source(str(tmp_path / "pairs.jsonl.gz")).records())
    assert len(records) > 100
    assert records[-1].error is not None
    assert records[-1].error.startswith("what follows cannot be read: ")
    assert "ends in the middle" in records[-1].error


def test_damaged_compressed_file_is_told(tmp_path: Path) -> None:
    """A byte that the disk has changed ends the reading there, not the run."""
    whole = bytearray(gzip.compress(json_lines() * 1_000))
    whole[len(whole) // 2 : len(whole) // 2 + 8] = b"\xff" * 8
    (tmp_path / "pairs.jsonl.gz").write_bytes(whole)
    *_, last = find_source(str(tmp_path / "pairs.jsonl.gz")).records()
    assert last.error is not None
    assert "pairs.jsonl.gz: cannot be read (" in last.error


def test_trilingual_memory_is_checked_from_the_command_line(tmp_path: Path) -> None:
    """Findings carry the ids of units."""
    (tmp_path / "memory.tmx").write_text(TMX, encoding="utf-8")
    assert run("batch", tmp_path / "memory.tmx", "-o", tmp_path / "out", "-q").returncode == 3
    verdicts = {report["id"]: report["verdict"] for report in lines(tmp_path / "out", "reports.jsonl")}
    assert verdicts == {"t:vi-en": "tally", "t:vi-fr": "differ", "t:en-fr": "differ"}
    assert lines(tmp_path / "out", "failures.jsonl") == [
        {"line": 2, "id": "2", "reason": "fewer than two versions; there are: en"}
    ]
