"""Two ways to fuzz a target: inputs made of pieces, or, where atheris is installed, inputs led by the branches they reach."""

from __future__ import annotations

import hashlib
import random
import signal
import sys
import time
import traceback
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from tests.fuzz import pieces
from tests.fuzz.targets import Target, load

CASES = Path(__file__).parent / "cases"
#: CPU seconds for 100 kB, and bytes of Python's memory for each byte of a long input.
SECONDS = 2
MEMORY = 50
LONG = 100_000
_SHORT = 4_000
_HANG = 60
_MOST_FINDINGS = 12


class BudgetError(AssertionError):
    """An input that took too long, or too much memory."""


def cases(name: str) -> list[Path]:
    """The inputs kept for a target: what broke it once."""
    return sorted((CASES / name).glob("*.bin"))


def feed(target: Target, data: bytes) -> None:
    """Run a target on an input; raises what it raises, and `BudgetError` above its share of time."""
    start = time.process_time()
    target.run(data)
    took = time.process_time() - start
    if took > SECONDS * max(1, len(data) / LONG):
        raise BudgetError(f"{took:.1f} s for {len(data)} bytes")


def weigh(target: Target, data: bytes) -> None:
    """Run a target on a long input; raises `BudgetError` where Python took too much memory.

    A target that makes claims says by `allowed` what they may take; how many there may be is limited (test_limits.py).
    """
    allowed = target.allowed(data) if hasattr(target, "allowed") else 0
    target.run(data)  # what is loaded once is no cost of the input
    tracemalloc.start()
    try:
        target.run(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    if peak > MEMORY * max(len(data), LONG) + allowed:
        raise BudgetError(f"{peak / len(data):.0f} bytes for each of {len(data)}, beside {allowed} for claims")


class Hunt:
    """Feeds a target, and keeps one input for each way it broke."""

    def __init__(self, name: str, folder: Path) -> None:
        self.target = load(name)
        self.name = name
        self.found: dict[str, Path] = {}
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def try_one(self, data: bytes, feed: Callable[[Target, bytes], None] = feed) -> None:
        """Feed one input; what breaks is made small, and saved."""
        failure = _failure(self.target, data, feed)
        if failure is None or failure in self.found:
            return
        small = shortened(data, lambda part: _failure(self.target, part, feed) == failure) if len(data) < LONG // 4 else data
        path = self._folder / f"{self.name}-{hashlib.sha256(small).hexdigest()[:8]}"
        path.write_bytes(small)
        self.found[failure] = path
        print(f"{self.name}: {failure}\n  {path}: {small[:200]!r}", flush=True)
        try:
            feed(self.target, small)
        except Exception:
            print(traceback.format_exc()[-1500:], flush=True)

    def blind(self, runs: int, seconds: float, seed: int, *, long: bool = False, weighed: bool = False) -> int:
        """Feed inputs made of pieces, or changed from those kept; return how many were fed."""
        kept = [path.read_bytes() for path in cases(self.name) if path.stat().st_size < _SHORT]
        last = self._folder / f"{self.name}.last"
        until = time.monotonic() + seconds
        fed = 0
        with open(last, "wb", buffering=0) as file:
            while fed < runs and time.monotonic() < until and len(self.found) < _MOST_FINDINGS:
                chance = random.Random(seed + fed)
                known = bool(kept) and not long and chance.random() < 0.1
                data = (
                    pieces.mutated(chance, chance.choice(kept)) if known else self.target.compose(chance, LONG if long else 0)
                )
                file.seek(0)
                file.truncate()
                file.write(data)  # what is left of a crash that takes the process along
                self.try_one(data, weigh if weighed else feed)
                fed += 1
        last.unlink()
        return fed


def _failure(target: Target, data: bytes, feed: Callable[[Target, bytes], None]) -> str | None:
    """What an input breaks: the error and the line it comes from, or None."""

    def stop(_signal: int, _frame: object) -> None:
        raise BudgetError(f"no answer in {_HANG} s")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _HANG)
    try:
        feed(target, data)
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        frame = next((one for one in reversed(frames) if "/extractor/" in one.filename), frames[-1])
        return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def shortened(data: bytes, breaks: Callable[[bytes], bool]) -> bytes:
    """The same input without whatever it still breaks without."""
    size = len(data) // 2
    while size:
        start = 0
        while start < len(data):
            less = data[:start] + data[start + size :]
            if breaks(less):
                data = less
            else:
                start += size
        size //= 2
    return data


def led(name: str, runs: int, seconds: int, folder: Path) -> None:
    """Feed inputs that atheris makes, led by the branches of our own code that they reach. Ends the process.

    It begins with the inputs kept, and changes them by pieces as often as by bytes.
    """
    import atheris

    with atheris.instrument_imports(include=["extractor"]):
        target = load(name)
        target.run(b"")
    folder.mkdir(parents=True, exist_ok=True)

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        draw = chance.random()
        if draw < 0.2:
            return target.compose(chance)[:most]
        changed: bytes = pieces.mutated(chance, data) if draw < 0.7 else atheris.Mutate(data, most)
        return changed[:most]

    reached = folder / f"{name}.reached"
    reached.mkdir(exist_ok=True)
    options = [
        f"-runs={runs}", f"-max_total_time={seconds}", "-max_len=4096", f"-timeout={_HANG}",
        f"-artifact_prefix={folder}/{name}-", "-print_final_stats=1",
    ]  # fmt: skip
    kept = [str(CASES / name)] if cases(name) else []
    atheris.Setup([sys.argv[0], *options, str(reached), *kept], lambda data: feed(target, data), custom_mutator=change)
    atheris.Fuzz()
