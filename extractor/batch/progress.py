"""How far a run is, on standard error: a bar on a terminal, a plain line now and then elsewhere, or nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from extractor.batch.inputs import Source
from extractor.batch.records import Shard
from extractor.batch.shard import Done

#: Seconds between two plain lines.
_PAUSE = 10
# Cells of the bar itself; the words need the rest of a narrow terminal.
_BAR = 8


class Quiet:
    """Says nothing."""

    def begin(self, source: Source, *, resumed: bool) -> None:
        """The run starts, or goes on."""

    def advance(self, done: Done) -> None:
        """A shard is done."""

    def skip(self, shard: Shard) -> None:
        """A shard was done before."""

    def merging(self) -> None:
        """The parts are being merged."""

    def end(self) -> None:
        """The run has ended, well or not."""


class Told:
    """Says how many pairs are done, how fast, and what share of the input has been read."""

    def __init__(self, console: Console, say: Callable[[str], None]) -> None:
        self._console, self._tell = console, say
        self._bar: Progress | None = None
        self._source: Source | None = None
        self._pairs = self._characters = self._findings = self._before = self._skipped = 0
        self._began = self._said = time.monotonic()

    def begin(self, source: Source, *, resumed: bool) -> None:
        """Show the bar, or say that the run goes on."""
        self._source = source
        if resumed:
            self._tell("going on with a run that was begun before")
        if self._console.is_terminal:
            percent, said = TextColumn("{task.percentage:>3.0f} %"), TextColumn("{task.description}")
            columns = (BarColumn(_BAR), percent, TimeRemainingColumn(), said)
            self._bar = Progress(*columns, console=self._console, transient=True)
            self._bar.add_task("")
            self._bar.start()

    def advance(self, done: Done) -> None:
        """Count a shard, and say so when it is time."""
        self._pairs += done.pairs
        self._characters += done.characters
        self._findings += done.findings
        self._show()

    def skip(self, shard: Shard) -> None:
        """Count a shard that was done before."""
        self._before += len(shard.records)
        if self._source is not None:
            self._skipped, _ = self._source.count()

    def merging(self) -> None:
        """Say what takes a while at the end."""
        self.end()
        self._tell(f"{self._rates()}; merging")

    def end(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _show(self) -> None:
        """Move the bar, or print a line when the last one is long ago."""
        assert self._source is not None
        read, size = self._source.count()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=read, total=size or None, description=self._rates())
        elif time.monotonic() - self._said > _PAUSE:
            self._said = time.monotonic()
            self._tell(f"{100 * read // max(size, 1)} % of the input read; {self._rates()}{self._remaining(read, size)}")

    def _rates(self) -> str:
        """Say pairs, and pairs, characters and findings a second of this run."""
        seconds = max(time.monotonic() - self._began, 0.001)
        pairs, thousands, findings = self._pairs / seconds, self._characters / seconds / 1000, self._findings / seconds
        rates = f"{pairs:,.1f}/s; {thousands:,.0f}k characters/s; {findings:,.1f} findings/s"
        return f"{self._before + self._pairs:,} pairs, {rates}"

    def _remaining(self, read: int, size: int) -> str:
        """Say how long the rest will take if it goes on like this."""
        if read <= self._skipped:
            return ""
        seconds = round((time.monotonic() - self._began) * (size - read) / (read - self._skipped))
        return f"; about {seconds // 3600}:{seconds % 3600 // 60:02}:{seconds % 60:02} remaining"
