"""Print how fast the project is beside others: `python -m tests.bench`, with --json for programs."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.table import Table

from tests.bench import texts
from tests.bench.measure import OURS, ROUNDS, SHORT_PART, SHORT_ROUNDS, SHORT_SIZE, SIZE, Growth, Row, growths, races


def fraction(ratio: float) -> str:
    """Write a ratio as people say it: 1/12 below one."""
    return f"{ratio:.1f}" if ratio >= 1 else f"1/{1 / ratio:.1f}"


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, justify="left" if column in ("job", "language", "text", "beside", "holds") else "right")
    return table


def race_table(rows: list[Row]) -> Table:
    """Show the races."""
    table = _table("job", "language", "text", "beside", "ours, chars/s", "theirs, chars/s", "ratio", "target", "holds")
    for row in rows:
        target = "" if row.target is None else fraction(row.target)
        holds = "" if row.target is None else "yes" if row.ratio >= row.target else "no"
        speeds = (f"{row.speed:,}", f"{row.their_speed:,}")
        table.add_row(row.job, row.lang, row.text, row.beside, *speeds, fraction(row.ratio), target, holds)
    return table


def growth_table(rows: list[Growth]) -> Table:
    """Show the hostile strings."""
    table = _table("job", "language", "text", "characters", "ms", "twice as long takes")
    for row in rows:
        table.add_row(row.job, row.lang, row.text, f"{row.chars:,}", f"{row.milliseconds:.1f}", f"{row.ratio:.2f} times")
    return table


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--short", action="store_true", help="smaller texts, as in the tests")
    parser.add_argument("--lang", action="append", choices=texts.codes(), help="only this language; may be repeated")
    parser.add_argument("--only", action="append", choices=[*OURS, "hostile"], help="only this part; may be repeated")
    options = parser.parse_args()
    langs = options.lang or texts.codes()
    parts = options.only or [*OURS, "hostile"]
    jobs = [job for job in OURS if job in parts]
    size, rounds, part = (SHORT_SIZE, SHORT_ROUNDS, SHORT_PART) if options.short else (SIZE, ROUNDS, 1.0)
    raced = list(races(jobs, langs, size=size, rounds=rounds))
    grown = list(growths(list(OURS), langs, part=part)) if "hostile" in parts else []
    if options.json:
        rows = {"races": [asdict(row) for row in raced], "hostile": [asdict(row) for row in grown]}
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return
    console = Console(width=None if sys.stdout.isatty() else 130)
    console.print(*([race_table(raced)] if raced else []), *([growth_table(grown)] if grown else []))


if __name__ == "__main__":
    main()
