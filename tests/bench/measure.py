"""Two jobs raced over the same texts, taking turns; what comes out are ratios."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from statistics import median

from tests.bench import peers, texts
from tests.bench.peers import Job, Peer

#: Characters that are measured at once, and rounds; the short form is for the tests.
SIZE, ROUNDS = 300_000, 5
SHORT_SIZE, SHORT_ROUNDS = 45_000, 5
#: The part of a hostile string's size that the short form takes.
SHORT_PART = 0.03
OURS = {"numerals": (peers.numerals, peers.BESIDE_NUMERALS), "extract": (peers.extract, peers.BESIDE_EXTRACT)}


@dataclass(frozen=True)
class Row:
    """How fast we are beside another: the ratio is ours to theirs, above 1 where we are faster."""

    job: str
    lang: str
    text: str
    chars: int
    beside: str
    speed: int
    their_speed: int
    ratio: float
    target: float | None


@dataclass(frozen=True)
class Growth:
    """How the time grows when a hostile string is twice as long: about 2 where it is linear."""

    job: str
    lang: str
    text: str
    chars: int
    milliseconds: float
    ratio: float


def seconds(job: Callable[[], object]) -> float:
    """The processor time of one call; it does not count what other programs of the machine do."""
    gc.collect()
    start = time.process_time()
    job()
    return time.process_time() - start


def all_of(job: Job, pieces: list[str]) -> Callable[[], object]:
    """The job over all pieces."""
    return lambda: [job(piece) for piece in pieces]


def race(job: str, peer: Peer, lang: str, kind: str, *, size: int = SIZE, rounds: int = ROUNDS) -> Row:
    """Race one of our jobs and a peer over the same text, by turns; every round has other digits. The median counts."""
    ours, theirs = OURS[job][0](lang), peer.make(lang)
    size, times = min(size, peer.most), list[tuple[float, float]]()
    for turn in range(rounds + 1):
        pieces = texts.pieces(kind, lang, size, turn)
        pair = [(0, all_of(ours, pieces)), (1, all_of(theirs, pieces))]
        taken = {place: seconds(call) for place, call in (pair if turn % 2 else reversed(pair))}
        # The first round only loads what is loaded at the first use.
        times += [(taken[0], taken[1])] if turn else []
    chars = sum(map(len, pieces))
    return Row(
        job=job,
        lang=lang,
        text=kind,
        chars=chars,
        beside=peer.name,
        speed=round(chars / median(mine for mine, _ in times)),
        their_speed=round(chars / median(other for _, other in times)),
        ratio=median(other / mine for mine, other in times),
        target=peer.targets.get(kind),
    )


def growth(job: str, string: texts.Hostile, lang: str, *, part: float = 1.0, rounds: int = ROUNDS) -> Growth:
    """Time a job over a hostile string and one twice as long, by turns; the best of each counts."""
    ours, size = OURS[job][0](lang), round(string.size * part)
    once, twice, chars = list[float](), list[float](), 0
    for turn in range(rounds):
        chance = random.Random(turn)
        short, long = string.make(size, chance), string.make(2 * size, chance)
        once.append(seconds(all_of(ours, [short])))
        twice.append(seconds(all_of(ours, [long])))
        chars = len(short)
    return Growth(job, lang, string.name, chars, min(once) * 1000, min(twice) / min(once))


def races(jobs: list[str], langs: list[str], *, size: int = SIZE, rounds: int = ROUNDS) -> Iterator[Row]:
    """Every race there can be with what is installed."""
    for job in jobs:
        for peer in OURS[job][1]:
            for lang in langs:
                if peer.reads(lang):
                    yield from (race(job, peer, lang, kind, size=size, rounds=rounds) for kind in texts.kinds(lang))


def growths(jobs: list[str], langs: list[str], *, part: float = 1.0, rounds: int = 3) -> Iterator[Growth]:
    """Every hostile string, for every job and language."""
    for lang in langs:
        for job in jobs:
            yield from (growth(job, string, lang, part=part, rounds=rounds) for string in texts.hostile(lang))


ATTEMPTS = 3


def demand(measured: Callable[[], float], *, least: float = 0, most: float = inf) -> None:
    """Assert that a measurement keeps its bounds in one of some attempts: others may be at work on the machine in the first."""
    seen: list[float] = []
    while len(seen) < ATTEMPTS and not (seen and least <= seen[-1] <= most):
        seen.append(measured())
    assert least <= seen[-1] <= most, seen
