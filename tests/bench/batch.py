"""`python -m tests.bench.batch`: many pairs in one run, beside `check` in a loop; speed, overhead, memory.

Pairs are the translated news beside the checkout where there is one, else our own articles, repeated.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import combinations, cycle, islice
from pathlib import Path
from typing import Any

import extractor
from extractor.models import Article
from tests.bench.texts import ARTICLES, NEWS

_PAUSE = 0.1


@dataclass(frozen=True)
class Run:
    """One run: how many pairs and characters, workers, seconds on the wall, of the processor, most memory in megabytes."""

    pairs: int
    characters: int
    workers: int
    wall: float
    cpu: float
    parent: float = 0
    worker: float = 0


def pairs() -> list[dict[str, Any]]:
    """The pairs that are repeated."""
    if NEWS.is_dir():
        files = sorted(NEWS.glob("*.jsonl"))
        return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    found = []
    for folder in sorted(path for path in ARTICLES.iterdir() if path.is_dir()):
        for left, right in combinations(sorted(folder.glob("??.txt")), 2):
            sides = [{"lang": file.stem, "text": file.read_text(encoding="utf-8")} for file in (left, right)]
            found.append({"id": folder.name, "left": sides[0], "right": sides[1]})
    return found


def repeated(count: int) -> Iterator[dict[str, Any]]:
    """As many pairs as asked for."""
    return islice(cycle(pairs()), count)


def characters(count: int) -> int:
    """How long those are together."""
    return sum(len(pair[side]["text"]) for pair in repeated(count) for side in ("left", "right"))


def loop(count: int) -> Run:
    """Check pairs one after the other, in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    for pair in repeated(count):
        extractor.check(*(Article(pair[side]["text"], pair[side]["lang"]) for side in ("left", "right")))
    return Run(count, characters(count), 0, time.perf_counter() - wall, time.process_time() - cpu)


def batch(count: int, workers: int) -> Run:
    """Check pairs by the command line, and watch the memory of the parent and of the workers."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "pairs.jsonl")
        with source.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(pair, ensure_ascii=False) + "\n" for pair in repeated(count))
        command = [
            sys.executable,
            "-m",
            "extractor",
            "batch",
            str(source),
            "-o",
            f"{folder}/out",
            "--workers",
            str(workers),
            "-q",
        ]
        began = time.perf_counter()
        process = subprocess.Popen(command)
        most = {"parent": 0, "worker": 0}
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            most["parent"] = max(most["parent"], _peak(process.pid))
            most["worker"] = max(most["worker"], *map(_peak, _children(process.pid)), 0)
            time.sleep(_PAUSE)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode in (0, 1)
    memory = {name: kilobytes / 1024 for name, kilobytes in most.items()}
    return Run(count, characters(count), workers, wall, usage.ru_utime + usage.ru_stime, **memory)


def overhead(more: int, rounds: int = 3) -> float:
    """What one worker of a batch costs beside a loop, in processor time for some pairs more; what starting costs is taken out.

    Starting is done when every pair has been seen once, for words are looked up once in a process. All three take turns, and
    of each the best round counts: what others do on the machine only ever adds.
    """
    few = len(pairs())
    loop(few)
    turns = [(loop(more).cpu, batch(few + more, 1).cpu, batch(few, 1).cpu) for _ in range(rounds)]
    inside, long, short = (min(times) for times in zip(*turns, strict=True))
    return (long - short) / inside


def _children(pid: int) -> list[int]:
    """The processes that a process has started, but not what counts its resources."""
    found = [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in _text(task).split()]
    return [child for child in found if "resource_tracker" not in _text(Path(f"/proc/{child}/cmdline"))]


def _peak(pid: int) -> int:
    """The most memory that a process has had, in kilobytes."""
    lines = _text(Path(f"/proc/{pid}/status")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _text(path: Path) -> str:
    """A file of a process that may have ended."""
    try:
        return path.read_text()
    except OSError:
        return ""


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.batch", description=__doc__)
    parser.add_argument("--pairs", type=int, default=20_000, help="pairs of the longest run")
    parser.add_argument("--workers", type=int, default=2, help="workers of the widest run")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    short = max(asked.pairs // 10, 1)
    loop(min(short, 300))
    rows = [loop(short), batch(short, 1), batch(short, asked.workers), batch(asked.pairs, 1), batch(asked.pairs, asked.workers)]
    if asked.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
        return
    print("| pairs | workers | pairs/s | characters/s | ms CPU a pair | parent MB | worker MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for row in rows:
        cells = (
            *(f"{row.pairs:,}", row.workers or "loop", f"{row.pairs / row.wall:.0f}", f"{row.characters / row.wall:,.0f}"),
            *(f"{1000 * row.cpu / row.pairs:.2f}", f"{row.parent:.0f}", f"{row.worker:.0f}"),
        )
        print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
