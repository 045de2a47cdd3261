"""Pairs from files into the queue: the inputs of a batch run, and its results."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from extractor.batch.inputs import find_source
from extractor.batch.pairs import Paths, articles_of, fields_of, id_of, source_of
from extractor.batch.records import Record
from extractor.desk import checking, store
from extractor.desk.database import Sessions
from extractor.desk.store import Draft
from extractor.errors import CrosstallyError, UnreadableInputError
from extractor.models import Article, Report
from extractor.printable import cause_of, printable
from extractor.read import read_article
from extractor.settings import Settings

REPORTS = "reports.jsonl"
_AT_A_TIME = 100


# The report that was made of a pair before, by the pair's name.
Reports = Callable[[str], Report | None]


@dataclass
class Taken:
    """What an import did: new pairs, new versions of known ones, pairs known as they are, and what went wrong."""

    added: int = 0
    revised: int = 0
    known: int = 0
    troubles: list[str] = field(default_factory=list)


def take_in(
    sessions: Sessions, drafts: Iterable[Draft | str], reports: Reports, who: str, settings: Settings | None = None
) -> Taken:
    """Check and store drafts, some in a transaction; a text among them says why a draft could not be read.

    A pair known by its name gets a new version if its texts have changed. What `reports` finds is not made again.
    """
    taken, waiting = Taken(), iter(drafts)
    while some := list(islice(waiting, _AT_A_TIME)):
        ready: list[tuple[Draft, Report]] = []
        for draft in some:
            if isinstance(draft, str):
                taken.troubles.append(draft)
                continue
            try:
                ready.append((checking.storable(draft), _report(draft, reports, settings)))
            except CrosstallyError as error:
                taken.troubles.append(f"{printable(draft.external or '')}: {error}")
        with sessions.begin() as session:
            for draft, report in ready:
                there = store.known(session, draft.external) if draft.external else None
                if there is None:
                    store.add(session, draft, report, who)
                    taken.added += 1
                elif _texts(there.draft) != _texts(draft):
                    store.revise(session, there.pair.id, draft, report, who)
                    taken.revised += 1
                else:
                    taken.known += 1
    return taken


def drafts_in(path: Path) -> Iterator[Draft | str]:
    """Yield the pairs of an input that `crosstally batch` reads, too, and for each that is none why.

    Raises `UnreadableInputError` or `UsageError` where there is nothing to read.
    """
    source = find_source(os.fspath(path))
    return map(partial(_draft, paths=Paths(source.folder)), source.records())


def reports_in(folder: Path) -> Reports:
    """Return what finds the report of a pair among those of a batch run; only one at a time is in memory.

    Raises `UnreadableInputError` for other contents.
    """
    path, places, place = folder / REPORTS, dict[str, int](), 0
    for number, line in enumerate(_lines_of(path), 1):
        if line.strip():
            try:
                places[str(json.loads(line)["id"])] = place
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableInputError(
                    f"{REPORTS}: line {number} is no report; give the folder of a finished run"
                ) from error
        place += len(line)

    def find(name: str) -> Report | None:
        if name not in places:
            return None
        with path.open("rb") as file:
            file.seek(places[name])
            fields = json.loads(file.readline())
        try:
            return Report.model_validate({key: value for key, value in fields.items() if key != "id"})
        except ValidationError as error:
            raise UnreadableInputError(f"{REPORTS}: no report is that of {printable(name)}; run the batch again") from error

    return find


def no_reports(_name: str) -> None:
    """Where nothing was checked before."""


def lines(text: str) -> Iterator[Draft | str]:
    """Yield the pair of each line of JSON that was sent; a line that names a file is refused."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _draft(Record(number, line.encode()), Paths(None))


def read_upload(file: BinaryIO, filename: str, lang: str | None, title: str | None) -> Article:
    """Read an article that was sent as a file; errors call it by the name it was sent under."""
    with tempfile.TemporaryDirectory() as folder:
        # The name's end tells the kind of file; nothing else of it reaches the disk.
        place = os.path.join(folder, "upload" + _suffix(filename))
        with open(place, "wb") as copy:
            shutil.copyfileobj(file, copy)
        try:
            article = read_article(place, lang=lang)
        except UnreadableInputError as error:
            raise UnreadableInputError(str(error).replace(place, printable(filename))) from error
    return _without_path(article, title)


def utf8(data: bytes, name: str) -> str:
    """The text of a file of data. Raises `UnreadableInputError` when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"{name}: not UTF-8 (byte {error.start + 1}); save it again as UTF-8") from error


def _suffix(filename: str) -> str:
    """The end of a file's name, if it is a plain one.

    >>> _suffix("kest.DOCX"), _suffix("kest.../x"), _suffix("kest")
    ('.docx', '', '')
    """
    suffix = os.path.splitext(filename)[1].lower()
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ""


def _draft(record: Record, paths: Paths) -> Draft | str:
    """Make a draft of one record, or say why it is none."""
    try:
        fields = fields_of(record)
        if record.error:
            return f"{printable(id_of(fields, record.line))}: {record.error}"
        left, right = (_without_path(article, None) for article in articles_of(fields, paths))
        source = source_of(fields, paths)
        return Draft(left, right, source and _without_path(source, None), id_of(fields, record.line))
    except CrosstallyError as error:
        return f"line {record.line}: {error}"


def _without_path(article: Article, title: str | None) -> Article:
    """The article without the place it was read from, which no page shows."""
    return article.model_copy(update={"path": None, "title": title or article.title})


def _report(draft: Draft, reports: Reports, settings: Settings | None) -> Report:
    """The report that a batch run made of a draft, if it is one on these texts; else a new one."""
    made = reports(draft.external or "")
    if made is None or (made.source is None) != (draft.source is None):
        return checking.check(draft, settings)
    whole = store.with_texts(made, draft)
    sides = [side for side in (whole.left, whole.right, whole.source) if side is not None]
    fits = all(claim.text == side.text[claim.start : claim.end] for side in sides for claim in side.claims)
    return whole if fits else checking.check(draft, settings)


def _texts(draft: Draft) -> tuple[str, str, str | None]:
    """What makes two drafts the same."""
    return draft.left.text, draft.right.text, draft.source.text if draft.source else None


def _lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file, with their ends."""
    try:
        with path.open("rb") as file:
            yield from file
    except OSError as error:
        raise UnreadableInputError(f"{printable(path.name)}: cannot be read ({cause_of(error)})") from error
