"""A whole run: plan, shards, engine, merge."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from extractor import pipeline
from extractor.batch.inputs import Source, find_source
from extractor.batch.merge import merge
from extractor.batch.pairs import Paths
from extractor.batch.parts import Parts, open_parts
from extractor.batch.plan import Options, Plan, forget, make_plan, settle
from extractor.batch.records import Shard, cut
from extractor.batch.shard import Check, Done, Job
from extractor.batch.summary import SUMMARY, read_summary, write_summary
from extractor.errors import UnreadableInputError

_PARTS = "parts"


class Progress(Protocol):
    """What a run tells while it goes on."""

    def begin(self, source: Source, *, resumed: bool) -> None:
        """The run starts, or goes on."""

    def advance(self, done: Done) -> None:
        """A shard is done, in this run."""

    def skip(self, shard: Shard) -> None:
        """A shard was done before."""

    def merging(self) -> None:
        """All is done, and the parts are being merged."""


class Outcome(NamedTuple):
    """How a run ended: the summary, or None for a slice; and in which form the tables are."""

    summary: dict[str, Any] | None
    tables: str


def run(pairs: str, folder: str, options: Options, progress: Progress, check: Check | None = None) -> Outcome:
    """Check the pairs of an input and write the results into a folder.

    A run that was ended is gone on with when the options say so, and then ends with the same files as one that was not. A
    slice of a run only writes its parts; the run that finds all parts there merges them. Raises `CrosstallyError`.
    """
    source = find_source(pairs, options.langs)
    plan = make_plan(source, options)
    place = Path(folder)
    resumed = settle(place, plan, resume=options.resume or options.slice is not None)
    parts_at = options.parts or os.path.abspath(place / _PARTS)
    parts = open_parts(parts_at)
    if (place / SUMMARY).exists():
        parts.clear()
        return Outcome(None if options.slice else read_summary(place), plan["tables"])
    progress.begin(source, resumed=resumed)
    check = check or partial(pipeline.check, settings=options.settings, ui_lang=options.ui_lang)
    job = Job(parts_at, Paths(Path(os.path.abspath(source.folder)), options.any_path), plan["tables"], check)
    try:
        count = _work(source, job, parts, options, progress)
    except UnreadableInputError:
        if not resumed and options.slice is None:
            forget(place)
        raise
    if options.slice is not None:
        return Outcome(None, plan["tables"])
    progress.merging()
    summary = _finish(place, parts, count, plan)
    return Outcome(summary, plan["tables"])


@dataclass
class _Missing:
    """The shards that have no part yet, and the number of all."""

    shards: Iterator[Shard]
    done: set[int]
    slice: tuple[int, int] | None
    skip: Callable[[Shard], None]
    count: int = 0

    def __iter__(self) -> Iterator[Shard]:
        for shard in self.shards:
            self.count += 1
            if shard.number in self.done:
                self.skip(shard)
            elif self.slice is None or shard.number % self.slice[1] == self.slice[0] - 1:
                yield shard


def _work(source: Source, job: Job, parts: Parts, options: Options, progress: Progress) -> int:
    """Have every missing shard done, and return how many shards there are."""
    records = islice(source.records(), options.limit)
    missing = _Missing(cut(records, options.shard_pairs), parts.done(), options.slice, progress.skip)
    for done in _engine(options)(iter(missing), job):
        progress.advance(done)
    return missing.count


def _engine(options: Options) -> Callable[[Iterator[Shard], Job], Iterator[Done]]:
    """The engine that the options name."""
    if options.engine == "ray":
        from extractor.batch.cluster import run_ray

        return lambda shards, job: run_ray(shards, job, options.workers, options.ray_address)
    from extractor.batch.local import run_local

    workers = options.workers or _cores()
    return lambda shards, job: run_local(shards, job, workers)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _finish(folder: Path, parts: Parts, count: int, plan: Plan) -> dict[str, Any]:
    """Merge the parts; the summary is written last, and says that the run is finished."""
    merged = merge(folder, parts, count, plan["tables"])
    summary = write_summary(folder, merged, plan)
    parts.clear()
    return summary
