"""What a reader hands on, one record for each pair, and the shards they are cut into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

# A shard is closed when its records weigh this much (bytes of input), or are this many: about a second of work.
_HEAVY = 1_000_000
_MANY = 1_000
#: What a record weighs that only names its files.
NAMED_FILES = 20_000


class Record(NamedTuple):
    """One pair as it was found: a line of JSON, or fields already told apart; else the reason why it cannot be read.

    `line` is its place in the input, from 1: a line of a text file, a row of a table, a unit of a translation memory.
    """

    line: int
    body: bytes | Mapping[str, object] | None
    weight: int = 0
    error: str | None = None


class Shard(NamedTuple):
    """Some records in a row; the number says where among all shards, from 0."""

    number: int
    records: tuple[Record, ...]


def cut(records: Iterable[Record], most: int | None = None) -> Iterator[Shard]:
    """Cut a stream of records into shards, always alike for the same stream.

    >>> [len(shard.records) for shard in cut([Record(line, b"", 400_000) for line in range(1, 6)])]
    [3, 2]
    >>> [shard.number for shard in cut([Record(line, b"") for line in range(1, 6)], most=2)]
    [0, 1, 2]
    """
    number, weight = 0, 0
    gathered: list[Record] = []
    for record in records:
        gathered.append(record)
        weight += record.weight
        if weight >= _HEAVY or len(gathered) >= (most or _MANY):
            yield Shard(number, tuple(gathered))
            number, weight, gathered = number + 1, 0, []
    if gathered:
        yield Shard(number, tuple(gathered))
