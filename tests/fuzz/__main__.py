"""Fuzz a surface from the command line."""

from __future__ import annotations

import argparse
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.engine import Hunt, led
from tests.fuzz.targets import NAMES

_FOLDER = Path("build/fuzz")


def main() -> int:
    """Fuzz one target, or each in turn; 1 where something broke."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz",
        description="Feed a surface with inputs that mean harm. What breaks it is made small and saved in build/fuzz;"
        " mend the cause, and keep the input as tests/fuzz/cases/TARGET/NAME.bin.",
    )
    parser.add_argument("target", choices=[*NAMES, "all"])
    parser.add_argument("--runs", type=int, default=100_000, help="how many inputs (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=3600, help="the longest time (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="the first input made of pieces (default: %(default)s)")
    parser.add_argument("--long", action="store_true", help="inputs of 100 kB, held to 2 s of CPU time for 100 kB")
    parser.add_argument("--memory", action="store_true", help="inputs of 100 kB, held to 50 bytes of memory a byte; slow")
    parser.add_argument("--led", action="store_true", help="let atheris lead (extra fuzz), one target a process")
    given = parser.parse_args()
    if given.led:
        if given.target == "all" or find_spec("atheris") is None:
            parser.error('--led takes one target, and atheris: pip install -e ".[fuzz]"')
        led(given.target, given.runs, given.seconds, _FOLDER)
    broken = 0
    for name in NAMES if given.target == "all" else [given.target]:
        hunt, start = Hunt(name, _FOLDER), time.monotonic()
        fed = hunt.blind(given.runs, given.seconds, given.seed, long=given.long or given.memory, weighed=given.memory)
        print(f"{name}: {fed} inputs in {time.monotonic() - start:.0f} s, {len(hunt.found)} broke it", flush=True)
        broken += len(hunt.found)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
