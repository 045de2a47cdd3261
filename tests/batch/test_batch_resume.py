"""A run that is ended at any moment and started again ends with the files of one that was not."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from decimal import Decimal
from pathlib import Path

import pytest

from extractor.batch.inputs import find_source
from extractor.batch.plan import Options, make_plan, settle
from extractor.errors import UsageError
from extractor.settings import Settings
from tests.batch.material import (
    RESULTS,
    alive,
    children,
    command,
    environment,
    lines,
    results,
    run,
    start,
    wait_until,
    write_pairs,
)

KILLS = 10


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough pairs for a few seconds of work."""
    return write_pairs(tmp_path_factory.mktemp("source") / "pairs.jsonl", 200, repeat=12)


@pytest.fixture(scope="module")
def whole(source: Path) -> dict[str, bytes]:
    """The files of a run that nobody disturbed."""
    folder = source.parent / "whole"
    assert run("batch", source, "-o", folder, "--workers", "2", "--shard-pairs", "5", "-q").returncode == 1
    return results(folder)


def begun(source: Path, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a run, or go on with it."""
    return start("batch", source, "-o", folder, "--workers", "2", "--shard-pairs", "5", "--resume", *arguments)


def parts(folder: Path) -> set[str]:
    """The parts that are there."""
    return {path.name for path in (folder / "parts").glob("part-*")}


def test_run_killed_many_times_ends_like_one_that_was_not(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """SIGKILL for the parent or for a worker, at random moments: nothing lost, nothing doubled, the same bytes."""
    chance = random.Random()
    moments, seen = [], set[str]()
    for _ in range(KILLS):
        process = begun(source, tmp_path / "out", "-q")
        # Once the workers are at work, a shard takes a hundredth of a second or two.
        wait_until(lambda process=process, seen=seen: process.poll() is not None or parts(tmp_path / "out") - seen)
        moments.append(chance.uniform(0, 0.06))
        time.sleep(moments[-1])
        victims = [process.pid, *children(process.pid)] if chance.random() < 0.3 else [process.pid]
        os.kill(chance.choice(victims), signal.SIGKILL)
        time.sleep(0.1)
        process.kill()
        process.communicate()
        assert parts(tmp_path / "out") >= seen, moments
        seen = parts(tmp_path / "out")
    assert 0 < len(seen) < 40, moments
    ended = begun(source, tmp_path / "out", "-q")
    assert ended.communicate(timeout=120) == ("", "")
    assert ended.returncode == 1
    assert results(tmp_path / "out") == whole, moments


def test_run_killed_while_it_merges_ends_alike(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """When all parts are there, files are written beside their places; half of them are never taken for whole."""
    slices = [run("batch", source, "-o", tmp_path / "out", "--shard-pairs", "5", "--shard", f"{n}/2", "-q") for n in (1, 2)]
    assert [one.returncode for one in slices] == [0, 0]
    for delay in (0.0, 0.002, 0.005, 0.01):
        process = begun(source, tmp_path / "out", "-q")
        wait_until(lambda process=process: process.poll() is not None or (tmp_path / "out" / ".reports.jsonl.tmp").exists())
        time.sleep(delay)
        process.kill()
        process.communicate()
    run("batch", source, "-o", tmp_path / "out", "--shard-pairs", "5", "--resume", "-q")
    assert results(tmp_path / "out") == whole


def test_number_of_workers_changes_nothing(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """The order is that of the input, however the work was shared."""
    run("batch", source, "-o", tmp_path / "out", "--workers", "3", "--shard-pairs", "5", "-q")
    assert results(tmp_path / "out") == whole


def test_slices_make_the_whole(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Each slice does its shards and exits with 0; a last run without work merges."""
    arguments = ("batch", source, "-o", tmp_path / "out", "--shard-pairs", "5", "-q")
    done = []
    for number in ("2", "3", "1"):
        assert run(*arguments, "--shard", f"{number}/3").returncode == 0
        assert not (tmp_path / "out" / "summary.json").exists()
        done.append(len(parts(tmp_path / "out")))
    assert done == [13, 26, 40]
    assert run(*arguments, "--resume").returncode == 1
    assert results(tmp_path / "out") == whole


def test_slices_may_start_at_the_same_time(tmp_path: Path) -> None:
    """As the jobs of an array do; each finds the folder as the others leave it."""
    source = write_pairs(tmp_path / "pairs.jsonl", 12)
    arguments = ("batch", source, "-o", tmp_path / "out", "--shard-pairs", "2", "--workers", "1", "-q")
    slices = [start(*arguments, "--shard", f"{number}/3") for number in (1, 2, 3)]
    assert [(one.communicate(), one.returncode) for one in slices] == [(("", ""), 0)] * 3
    assert len(parts(tmp_path / "out")) == 6


def test_finished_run_is_not_done_again(tmp_path: Path) -> None:
    """--resume prints the summary and keeps the exit status."""
    source = write_pairs(tmp_path / "pairs.jsonl", 12)
    run("batch", source, "-o", tmp_path / "out", "--shard-pairs", "5", "-q")
    before = (tmp_path / "out" / "reports.jsonl").stat()
    again = run("batch", source, "-o", tmp_path / "out", "--shard-pairs", "5", "--resume")
    assert (again.returncode, again.stdout.partition("\n")[0]) == (1, "Pairs checked: 12")
    assert (tmp_path / "out" / "reports.jsonl").stat() == before


def test_interrupt_stops_cleanly(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """Ctrl-C, which a terminal sends to every process, says how to go on, leaves no process and no traceback."""
    process = begun(source, tmp_path / "out")
    assert wait_until(lambda: parts(tmp_path / "out"))
    workers = children(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert [line for line in said.splitlines() if "stopped; go on with the same command and --resume" in line]
    assert all(line.startswith("crosstally: ") for line in said.splitlines())
    assert wait_until(lambda: not any(map(alive, workers)))
    assert 0 < len(parts(tmp_path / "out")) < 40
    assert not list((tmp_path / "out" / "parts").glob(".*"))
    run("batch", source, "-o", tmp_path / "out", "--shard-pairs", "5", "--resume", "-q")
    assert results(tmp_path / "out") == whole


def test_no_worker_hears_an_interrupt(source: Path, tmp_path: Path) -> None:
    """Ctrl-C is blocked or ignored in every process but the first, from its first moment on."""
    process = begun(source, tmp_path / "out")
    assert wait_until(lambda: parts(tmp_path / "out"))
    deaf = [deaf_to(signal.SIGINT, child) for child in children(process.pid)]
    process.kill()
    process.communicate()
    assert len(deaf) >= 2
    assert all(deaf)


def deaf_to(number: signal.Signals, pid: int) -> bool:
    """Whether a process blocks or ignores a signal."""
    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return any(int(status[mask], 16) >> (number - 1) & 1 for mask in ("SigBlk", "SigIgn"))


def test_workers_end_when_their_parent_is_gone(source: Path, tmp_path: Path) -> None:
    """However it ended."""
    process = begun(source, tmp_path / "out")
    assert wait_until(lambda: parts(tmp_path / "out"))
    workers = children(process.pid)
    assert len(workers) >= 2
    process.kill()
    process.communicate()
    assert wait_until(lambda: not any(map(alive, workers)), seconds=5)


def test_stats_of_an_unfinished_run_says_so(source: Path, tmp_path: Path) -> None:
    """And how to finish it."""
    run("batch", source, "-o", tmp_path / "out", "--shard", "1/40", "--shard-pairs", "5", "-q")
    result = run("stats", tmp_path / "out")
    assert result.returncode == 2
    assert "the run is not finished; go on with it: crosstally batch PAIRS -o" in result.stderr


CHANGES = [
    (Options(shard_pairs=5, limit=3), "--limit was not given, is 3"),
    (Options(shard_pairs=4), "--shard-pairs was 5, is 4"),
    (Options(shard_pairs=5, any_path=True), "--any-path was not given, is True"),
    (Options(shard_pairs=5, langs=("en", "fr")), "--langs was not given, is en,fr"),
    (Options(shard_pairs=5, ui_lang="fr"), "--ui-lang was en, is fr"),
    (Options(shard_pairs=5, parts="elsewhere"), "--parts was not given, is elsewhere"),
    (Options(shard_pairs=5, settings=Settings(rates={"USD_VND": Decimal(25000)})), "the setting rates has changed"),
    (Options(shard_pairs=5, settings=Settings(min_severity="error")), "the setting min-severity has changed"),
]


@pytest.mark.parametrize(("options", "change"), CHANGES, ids=lambda value: str(value)[:20])
def test_changed_option_is_named(tmp_path: Path, options: Options, change: str) -> None:
    """A run goes on with the options it was begun with, or not at all."""
    source = find_source(str(write_pairs(tmp_path / "pairs.jsonl", 3)))
    settle(tmp_path / "out", make_plan(source, Options(shard_pairs=5)), resume=False)
    assert settle(tmp_path / "out", make_plan(source, Options(shard_pairs=5, workers=9)), resume=True)
    with pytest.raises(UsageError, match=f"out: cannot go on: {change}; undo that, or start anew in another folder"):
        settle(tmp_path / "out", make_plan(source, options), resume=True)


def test_settings_that_change_no_report_change_no_plan(tmp_path: Path) -> None:
    """What only `crosstally changed` looks at may change while a run is ended."""
    source = find_source(str(write_pairs(tmp_path / "pairs.jsonl", 3)))
    assert make_plan(source, Options()) == make_plan(source, Options(settings=Settings(fail_on="error", source="en")))


def test_changed_input_is_named(tmp_path: Path) -> None:
    """One other byte is another input."""
    source = write_pairs(tmp_path / "pairs.jsonl", 12)
    run("batch", source, "-o", tmp_path / "out", "--shard", "1/2", "-q")
    source.write_bytes(source.read_bytes().replace(b"1,003", b"1,004"))
    assert "cannot go on: the input has changed" in run("batch", source, "-o", tmp_path / "out", "--resume").stderr


def test_changed_version_is_named(tmp_path: Path) -> None:
    """Another program, or another version of what it reads with."""
    source = write_pairs(tmp_path / "pairs.jsonl", 12)
    run("batch", source, "-o", tmp_path / "out", "--shard", "1/2", "-q")
    plan = json.loads((tmp_path / "out" / "plan.json").read_text())
    plan["version"], plan["libraries"]["babel"] = "0.0.1", "2.0"
    (tmp_path / "out" / "plan.json").write_text(json.dumps(plan))
    said = run("batch", source, "-o", tmp_path / "out", "--resume").stderr
    assert "version was 0.0.1, is " in said
    assert "babel was 2.0, is " in said


def test_run_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    """Without --resume, an existing run is refused in one line."""
    source = write_pairs(tmp_path / "pairs.jsonl", 3)
    run("batch", source, "-o", tmp_path / "out", "-q")
    again = run("batch", source, "-o", tmp_path / "out", "-q")
    assert again.returncode == 2
    assert again.stderr.endswith("out: holds a run already; go on with it by --resume, or name another folder\n")


def test_run_that_could_not_begin_leaves_no_trace(tmp_path: Path) -> None:
    """An input of which nothing can be read is corrected, or told more about, and read into the same folder."""
    (tmp_path / "a.tsv").write_text("5 km\t6 km\n", encoding="utf-8")
    said = run("batch", tmp_path / "a.tsv", "-o", tmp_path / "out", "-q").stderr
    assert "name them with --langs" in said
    again = run("batch", tmp_path / "a.tsv", "-o", tmp_path / "out", "-q", "--langs", "en,fr")
    assert (again.returncode, again.stderr) == (1, "")


def test_damaged_part_is_named(tmp_path: Path) -> None:
    """A part that the disk has lost is no silent gap."""
    source = write_pairs(tmp_path / "pairs.jsonl", 12)
    run("batch", source, "-o", tmp_path / "out", "--shard", "1/1", "--shard-pairs", "5", "-q")
    (tmp_path / "out" / "parts" / "part-00000001.zip").write_bytes(b"")
    result = run("batch", source, "-o", tmp_path / "out", "--shard-pairs", "5", "--resume", "-q")
    assert result.returncode == 2
    assert "part 1: damaged" in result.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full device")
def test_full_disk_is_one_line(tmp_path: Path) -> None:
    """What cannot be written is named, and the run can go on later."""
    source = write_pairs(tmp_path / "pairs.jsonl", 3)
    # There is one shard, so this slice only writes the plan.
    run("batch", source, "-o", tmp_path / "out", "--shard", "2/2", "-q")
    (tmp_path / "out" / ".reports.jsonl.tmp").symlink_to("/dev/full")
    result = run("batch", source, "-o", tmp_path / "out", "--resume", "-q")
    assert result.returncode == 2
    assert result.stderr.endswith("out: cannot be written (no space left on device); make room there and --resume\n")
    (tmp_path / "out" / ".reports.jsonl.tmp").unlink()
    assert run("batch", source, "-o", tmp_path / "out", "--resume", "-q").returncode == 1


def test_lines_are_told_when_there_is_no_terminal(source: Path, tmp_path: Path) -> None:
    """One line at the end says how much was done, and how fast."""
    result = subprocess.run(
        command("batch", source, "-o", tmp_path / "out", "--limit", "20"),
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )
    assert result.stderr.startswith("crosstally: 20 pairs, ")
    assert "k characters/s; " in result.stderr
    assert "\x1b" not in result.stderr
    assert len(lines(tmp_path / "out", "reports.jsonl")) == 20
    assert set(results(tmp_path / "out")) == set(RESULTS)
