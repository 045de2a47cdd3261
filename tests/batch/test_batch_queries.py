"""The questions of docs/corpora.md, asked of a real run; the tables fit DuckDB, pandas and polars as they are."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.batch.material import ROOT, run, write_pairs

QUERIES = re.findall(
    r"^```sql\n(.*?)^```$", (ROOT / "docs" / "corpora.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with a value error in every third pair, and one amount a thousand times too great."""
    folder = tmp_path_factory.mktemp("queries")
    source = write_pairs(folder / "pairs.jsonl", 12)
    text = source.read_text(encoding="utf-8").replace("2,5 millions", "2,5 milliards", 1)
    source.write_text(text, encoding="utf-8")
    assert run("batch", source, "-o", folder / "out", "-q").returncode == 1
    return folder / "out"


def answers(done: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[tuple[object, ...]]]:
    """Ask every question in the folder of the run."""
    monkeypatch.chdir(done)
    return [duckdb.sql(query).fetchall() for query in QUERIES]


def test_questions_have_the_answers_they_promise(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors by kind and languages, money off by a power of ten, share of figures that tally."""
    kinds, money, shares = answers(done, monkeypatch)
    assert kinds == [("en", "fr", "value", 4, 4), ("en", "fr", "magnitude", 1, 1)]
    assert [row[:2] for row in money] == [("p0", 3)]
    assert ("money", "en", 12, 91.7) in shares
    assert ("percent", "fr", 12, 100.0) in shares


def test_columns_have_exact_types(done: Path) -> None:
    """Numbers are decimals, and a sum of them is exact."""
    claims = f"'{done / 'claims.parquet'}'"
    total = duckdb.sql(f"SELECT sum(low) FROM {claims} WHERE side = 'left' AND type = 'count'").fetchall()[0]
    assert total == (Decimal(sum(range(1000, 1012))),)
    described = dict(row[:2] for row in duckdb.sql(f"DESCRIBE SELECT * FROM {claims}").fetchall())
    assert described["low"] == "DECIMAL(38,9)"
    assert described["start"] == "BIGINT"
    assert described["text"] == "VARCHAR"


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_other_readers_read_the_same(done: Path, package: str) -> None:
    """Skipped where the package is not installed."""
    reader = pytest.importorskip(package)
    frame = reader.read_parquet(done / "findings.parquet")
    assert list(frame["kind"]).count("value") == 4
    assert Decimal(1007) in set(frame["right_low"])
