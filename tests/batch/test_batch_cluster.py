"""The cluster engine on a real Ray with two workers: the same files as the local engine, whatever is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.batch import Options
from extractor.batch import run as run_batch
from extractor.batch.progress import Quiet
from tests.batch.material import (
    POISON,
    alive,
    children,
    deadly_check,
    environment,
    lines,
    results,
    run,
    wait_until,
    write_pairs,
)

pytest.importorskip("ray", reason="needs the extra `ray`")
pytestmark = pytest.mark.slow


def workers_of(pid: int) -> list[int]:
    """The processes of a local Ray that are at a task."""
    titles = {child: Path(f"/proc/{child}/cmdline") for child in children(pid)}
    return [child for child, title in titles.items() if title.exists() and title.read_bytes().startswith(b"ray::_run")]


def test_cluster_gives_the_same_files(tmp_path: Path) -> None:
    """Byte for byte, with parts at an fsspec address, an original and a project file."""
    source = write_pairs(tmp_path / "pairs.jsonl", 40)
    first, rest = source.read_text(encoding="utf-8").split("\n", 1)
    record = json.loads(first)
    source.write_text(f"{json.dumps({**record, 'source': record['left']})}\n{rest}", encoding="utf-8")
    (tmp_path / "crosstally.toml").write_text('min-severity = "warning"\n', encoding="utf-8")
    options = ("-q", "--shard-pairs", "5", "--parts", f"file://{tmp_path}/parts", "--config", tmp_path / "crosstally.toml")
    assert run("batch", source, "-o", tmp_path / "local", *options).returncode == 1
    on_ray = run("batch", source, "-o", tmp_path / "ray", *options, "--engine", "ray", "--workers", "2")
    assert on_ray.returncode == 1
    assert results(tmp_path / "ray") == results(tmp_path / "local")
    assert not (tmp_path / "parts").exists()


def test_killed_worker_killed_driver_and_deadly_pair_lose_nothing(tmp_path: Path) -> None:
    """A worker is killed, then the driver; started again it ends like a run on one machine: one failure, all else kept."""
    source = write_pairs(tmp_path / "pairs.jsonl", 120, repeat=20)
    text = source.read_text(encoding="utf-8").replace("In all, 1,012 ", f"In all, {POISON} 1,012 ", 1)
    source.write_text(text, encoding="utf-8")
    driver = [sys.executable, "-m", "tests.batch.ray_run", str(source), str(tmp_path / "ray"), f"file://{tmp_path}/parts"]
    process = subprocess.Popen(driver, env=environment())
    assert wait_until(lambda: len(list((tmp_path / "parts").glob("part-*"))) >= 2 and workers_of(process.pid), seconds=90)
    os.kill(random.choice(workers_of(process.pid) or [process.pid]), signal.SIGKILL)
    time.sleep(0.5)
    below = workers_of(process.pid)
    process.kill()
    process.wait()
    assert wait_until(lambda: not any(map(alive, below)))
    done = list((tmp_path / "parts").glob("part-*"))
    assert 2 <= len(done) < 24
    subprocess.run(driver, env=environment(), check=True, timeout=120)
    options = Options(shard_pairs=5, parts=f"file://{tmp_path}/parts")
    run_batch(str(source), str(tmp_path / "local"), options, Quiet(), check=deadly_check)
    assert results(tmp_path / "ray") == results(tmp_path / "local")
    assert [failure["line"] for failure in lines(tmp_path / "ray", "failures.jsonl")] == [13]
    assert len(lines(tmp_path / "ray", "reports.jsonl")) == 119


def test_cluster_that_does_not_answer_is_one_line(tmp_path: Path) -> None:
    """With the option to look at."""
    source = write_pairs(tmp_path / "pairs.jsonl", 2)
    result = run("batch", source, "-o", tmp_path / "out", "--engine", "ray", "--ray-address", "127.0.0.1:1")
    assert result.returncode == 2
    assert "--engine ray: cannot reach the cluster (" in result.stderr
    assert result.stderr.splitlines()[-1].endswith("; look at --ray-address")
