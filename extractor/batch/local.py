"""The engine of one machine: a process for each worker, made anew when it dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import Any

from extractor.batch.care import Call, ProcessDiedError, run_shards
from extractor.batch.records import Shard
from extractor.batch.shard import Done, Job


def run_local(shards: Iterator[Shard], job: Job, workers: int) -> Iterator[Done]:
    """Yield each shard as it is done by one of some processes of this machine."""
    if hasattr(signal, "pthread_sigmask"):
        # Python starts this process with the first worker otherwise, and then unblocks Ctrl-C in the thread that starts them.
        resource_tracker.ensure_running()
    return run_shards(shards, job, workers, _process)


@contextmanager
def _process() -> Iterator[Call]:
    """Give calls into one process of our own.

    Each process is a pool of one: when it dies, there is no doubt about which shard it was at, and the others go on.
    """
    pools = [_pool()]

    def call(function: Callable[..., Any], *arguments: object) -> Any:
        try:
            return pools[0].submit(function, *arguments).result()
        except BrokenProcessPool as error:
            pools[0].shutdown()
            pools[0] = _pool()
            raise ProcessDiedError from error

    try:
        yield call
    finally:
        pools[0].shutdown()


def _pool() -> ProcessPoolExecutor:
    """Make a pool of one process, which starts with the first call; forking beside threads would risk a deadlock."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _end_with_parent)


def _end_with_parent() -> None:
    """Watch the parent from a thread, and end this process with it, however it ended."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
