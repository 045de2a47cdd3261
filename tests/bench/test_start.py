"""How long one command takes, beside importing what others would import; processor time of the whole process."""

from __future__ import annotations

import os
import resource
import subprocess
import sys

import pytest

from tests.bench.measure import demand
from tests.gold import CORPUS

ARTICLES = CORPUS / "articles" / "bridge-works"
ROUNDS = 5
#: At most this many times the other's time.
LIMIT = 1.5


def seconds(arguments: list[str]) -> float:
    """The processor time of one run of Python, in seconds."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(command: list[str], beside: str) -> float:
    """The least time of a command over the least of a line of Python, by turns; the first of each only warms the disk."""
    pairs = [(seconds(["-m", "extractor", *command]), seconds(["-c", beside])) for _ in range(ROUNDS + 1)][1:]
    return min(ours for ours, _ in pairs) / min(theirs for _, theirs in pairs)


@pytest.mark.bench
def test_a_check_takes_no_longer_than_importing_spacy_and_a_half() -> None:
    """One pair of articles, from the start of the program to its end."""
    demand(lambda: ratio(["check", str(ARTICLES / "en.txt"), str(ARTICLES / "fr.txt")], "import spacy"), most=LIMIT)


@pytest.mark.bench
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_takes_little_more_than_its_libraries(option: str) -> None:
    """Nothing is imported for it but what prints it."""
    demand(lambda: ratio([option], "import typer, rich"), most=LIMIT)
