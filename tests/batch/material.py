"""Pairs to run over, and the runs: real commands in real processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import extractor
from extractor.models import Article, Report

ROOT = Path(__file__).parent.parent.parent
RESULTS = (
    *("reports.jsonl", "failures.jsonl", "findings.csv", "claims.parquet", "findings.parquet"),
    *("summary.json", "summary.html", "plan.json"),
)
#: A text with this word kills the process that reads it, if `deadly_check` does the checking.
POISON = "hemlock"


def pair(number: int, *, wrong: bool = False) -> dict[str, object]:
    """One small pair; a wrong one has another number of households."""
    households = number + 1_000
    english = f"In all, {households:,} households received 2.5 million dong each in 2021, an increase of {number % 90 + 1}%.\n"
    told = households + 7 if wrong else households
    french = f"Au total, {told} foyers ont reçu 2,5 millions de dongs chacun en 2021, soit une hausse de {number % 90 + 1} %.\n"
    return {"id": f"p{number}", "left": {"lang": "en", "text": english}, "right": {"lang": "fr", "text": french}}


def write_pairs(path: Path, count: int, *, wrong: int = 3, repeat: int = 1) -> Path:
    """Write pairs as JSON lines, every `wrong`th with a difference; `repeat` makes the texts longer."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            one = pair(number, wrong=number % wrong == 0)
            for side in ("left", "right"):
                one[side]["text"] *= repeat  # type: ignore[index]
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return path


def command(*arguments: str | Path) -> list[str]:
    """The command line of a crosstally command."""
    return [sys.executable, "-m", "extractor", *map(str, arguments)]


def environment() -> dict[str, str]:
    """An environment in which the package and the tests are found from any folder, and the words are English."""
    kept = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR")}
    return {**kept, "PYTHONPATH": str(ROOT)}


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        command(*arguments), capture_output=True, encoding="utf-8", check=False, env={**environment(), **more}, timeout=300
    )


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start a command in a process group of its own, as a shell does."""
    return subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )


def results(folder: Path) -> dict[str, bytes]:
    """Every file of a finished run by its name; a test compares them byte for byte."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def lines(folder: Path, name: str) -> list[dict[str, object]]:
    """The objects in a file of JSON lines."""
    return [json.loads(line) for line in (folder / name).read_bytes().splitlines()]


def children(pid: int) -> set[int]:
    """The processes that a process has started, and those they have."""
    try:
        below = {
            int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
        }
    except FileNotFoundError:
        return set()
    return below.union(*map(children, below))


def alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until(true: object, seconds: int = 30) -> bool:
    """Wait until a condition holds; say whether it came to."""
    assert callable(true)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.02)
    return False


def deadly_check(left: Article, right: Article) -> Report:
    """Check a pair as ever, but die of a text that holds the poison."""
    if POISON in left.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return extractor.check(left, right)


def broken_check(left: Article, right: Article) -> Report:
    """Check a pair as ever, but fail at a text that holds the poison, as a mistake of ours would."""
    if POISON in left.text:
        raise ZeroDivisionError("a mistake")
    return extractor.check(left, right)
