"""What every engine does alike: carry shards to processes, and find the pair that kills the process that checks it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from queue import SimpleQueue
from typing import Any

from extractor.batch.records import Shard
from extractor.batch.shard import Done, Job, run_shard, try_record

#: Runs a function in another process and returns its result; raises `ProcessDiedError` when that process dies of it.
Call = Callable[..., Any]


class ProcessDiedError(Exception):
    """The process that did the work is gone."""


def run_with_care(call: Call, job: Job, shard: Shard) -> Done:
    """Have a shard done, whatever happens to the process: an accident is made up for, a deadly pair found and left out.

    A process that dies is first taken for an accident. If the shard kills another one, its pairs are tried one by one;
    those that kill a process twice are failures of the run, and the rest is kept.
    """
    for _ in range(2):
        try:
            return _done(call(run_shard, job, shard))
        except ProcessDiedError:
            continue
    deadly = frozenset(place for place, record in enumerate(shard.records) if not _survives(call, job, record))
    return _done(call(run_shard, job, shard, deadly))


def _survives(call: Call, job: Job, record: object) -> bool:
    """Say whether a process outlives checking one pair, at the second attempt at least."""
    for _ in range(2):
        try:
            call(try_record, job, record)
        except ProcessDiedError:
            continue
        return True
    return False


def _done(result: object) -> Done:
    """Tell the type of what came back from another process."""
    assert isinstance(result, Done)
    return result


class _Slots:
    """What the threads of a run share: the shards they take, and what came of them."""

    def __init__(self, shards: Iterator[Shard]) -> None:
        self.results: SimpleQueue[Done | BaseException | None] = SimpleQueue()
        self.stop = threading.Event()
        self._shards, self._taking = shards, threading.Lock()

    def take(self) -> Shard | None:
        """Return the next shard, unless there is none or the run is to stop."""
        with self._taking:
            return None if self.stop.is_set() else next(self._shards, None)

    def work(self, job: Job, open_call: Callable[[], AbstractContextManager[Call]]) -> None:
        """Do shards until there is none left; None among the results says that this slot has ended."""
        # Ctrl-C is for the main thread. Processes inherit the mask, so that it does not reach them either.
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with open_call() as call:
                while (shard := self.take()) is not None:
                    self.results.put(run_with_care(call, job, shard))
        except BaseException as error:  # whatever it is, the main thread must hear of it
            self.results.put(error)
        finally:
            self.results.put(None)


def run_shards(
    shards: Iterator[Shard], job: Job, slots: int, open_call: Callable[[], AbstractContextManager[Call]]
) -> Iterator[Done]:
    """Yield each shard as it is done, in any order; `slots` of them are worked on at a time.

    Each slot is a thread that waits for a process of its own, made by `open_call`, and takes the next shard when that one
    is done, so that never more than `slots` shards are in memory. When the caller stops, or a shard raises an error, the
    shards at work are finished and no other is begun.
    """
    shared = _Slots(shards)
    threads = [threading.Thread(target=shared.work, args=(job, open_call)) for _ in range(slots)]
    try:
        for thread in threads:
            thread.start()
        ended = 0
        while ended < slots:
            result = shared.results.get()
            if isinstance(result, BaseException):
                raise result
            if result is None:
                ended += 1
            else:
                yield result
    finally:
        shared.stop.set()
        for thread in threads:
            thread.join()
