"""The engine of a cluster: the same shards as tasks of Ray Core, one at a time for each core it has."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from extractor.batch.care import Call, ProcessDiedError, run_shards
from extractor.batch.records import Shard
from extractor.batch.shard import Done, Job
from extractor.errors import UsageError
from extractor.printable import printable

# Seconds in which a cluster answers.
_PATIENCE = 10
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


def run_ray(shards: Iterator[Shard], job: Job, workers: int | None, address: str | None) -> Iterator[Done]:
    """Yield each shard as it is done by a Ray cluster: the one at an address, or one started here for this run.

    Raises `UsageError` when Ray is not installed or the cluster does not answer.
    """
    os.environ.update({name: value for name, value in _QUIET.items() if name not in os.environ})
    try:
        import ray
    except ImportError as error:
        raise UsageError("--engine ray: Ray is not installed; pip install 'crosstally[ray]' brings it") from error
    try:
        if address is None:
            ray.init("local", num_cpus=workers, include_dashboard=False, log_to_driver=False, configure_logging=False)
        else:
            _knock(address)
            ray.init(address, log_to_driver=False, configure_logging=False)
    except (OSError, RuntimeError, ValueError) as error:
        cause = printable(str(error)).rstrip(".")
        raise UsageError(f"--engine ray: cannot reach the cluster ({cause}); look at --ray-address") from error
    try:
        slots = workers or int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]
        yield from run_shards(shards, job, slots, _tasks(job))
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise an `OSError` when nobody listens at host:port, where Ray would wait for minutes; other forms are Ray's matter."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if port.isdecimal():
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()


def _tasks(job: Job) -> Callable[[], AbstractContextManager[Call]]:
    """Return what gives calls that run as tasks; Ray keeps the processes, and what they have loaded, between tasks."""
    import ray
    from ray.exceptions import NodeDiedError, OutOfMemoryError, WorkerCrashedError

    lost = (WorkerCrashedError, OutOfMemoryError, NodeDiedError)
    task = ray.remote(num_cpus=1, max_retries=0)(_run)
    # What every shard needs is sent to each machine once.
    kept = ray.put(job)

    def call(function: Callable[..., Any], _: Job, *arguments: object) -> Any:
        try:
            return ray.get(task.remote(function, kept, *arguments))
        except lost as error:
            raise ProcessDiedError from error
        except ray.exceptions.RayTaskError as error:
            raise error.cause from error

    return lambda: nullcontext(call)


def _run(function: Callable[..., Any], job: Job, *arguments: object) -> Any:
    """Run a function where the task is."""
    return function(job, *arguments)
