"""From a record to its articles: fields checked, files read, languages told. What is wrong is one line for a person."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from extractor import languages
from extractor.batch.records import Record
from extractor.errors import UndetectedLanguageError, UnreadableInputError
from extractor.models import Article
from extractor.pipeline import load_packs
from extractor.printable import printable
from extractor.read import detect, read_article

SIDES = ("left", "right")
_SOURCE = "source"
_FIELDS = ("lang", "text", "path", "title")


class Paths(NamedTuple):
    """The folder that paths are relative to, or None where no file may be named; and whether they may lead out of it."""

    folder: Path | None
    anywhere: bool = False


def fields_of(record: Record) -> Mapping[str, object]:
    """Return the fields of a record, as they are; raises `UnreadableInputError` with the reason when there are none.

    >>> fields_of(Record(1, b'{"id": 5}'))
    {'id': 5}
    """
    if not isinstance(record.body, bytes):
        return record.body or {}
    try:
        fields = json.loads(record.body.decode())
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"not UTF-8 (byte {record.body[error.start]:#04x} at byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise UnreadableInputError(f"not JSON ({error.msg} at character {error.colno})") from error
    except (ValueError, RecursionError) as error:  # a number of a million digits, or brackets a thousand deep
        raise UnreadableInputError(f"not JSON that can be read ({type(error).__name__})") from error
    if not isinstance(fields, dict):
        raise UnreadableInputError(f"a JSON {type(fields).__name__}, not an object with left and right")
    return fields


def id_of(fields: Mapping[str, object], line: int) -> str:
    """Return the id of a pair; one without has that of its line.

    >>> id_of({"id": "a"}, 7), id_of({"id": 12}, 7), id_of({}, 7)
    ('a', '12', '7')
    """
    given = fields.get("id")
    if isinstance(given, int | str) and not isinstance(given, bool) and given != "":
        return str(given).encode(errors="replace").decode()
    return str(line)


def articles_of(fields: Mapping[str, object], paths: Paths) -> tuple[Article, Article]:
    """Return both versions, each with its language; raises `UnreadableInputError` with the side and the reason."""
    left, right = (_article(_side(fields, side), side, paths) for side in SIDES)
    return left, right


def source_of(fields: Mapping[str, object], paths: Paths) -> Article | None:
    """Return the original of both versions, if the record has one; raises like `articles_of`.

    It is an object like left and right, or columns such as source_text; a source that is a plain text, as the name of an
    agency is, is none.
    """
    given = fields.get(_SOURCE)
    found = given if isinstance(given, Mapping) else _columns(fields, _SOURCE)
    return _article(found, _SOURCE, paths) if found.get("text") or found.get("path") or found is given else None


def _side(fields: Mapping[str, object], side: str) -> Mapping[str, object]:
    """Gather the fields of one side: an object, or columns such as left_text or left.text."""
    given = fields.get(side)
    if isinstance(given, Mapping):
        return given
    if given is not None:
        raise UnreadableInputError(f"{side}: not an object with lang and text or path")
    columns = _columns(fields, side)
    if all(value in (None, "") for value in columns.values()):
        raise UnreadableInputError(f"{side}: missing")
    return columns


def _columns(fields: Mapping[str, object], side: str) -> Mapping[str, object]:
    """Gather the columns of one side; None stands for those there are not."""
    return {name: fields.get(f"{side}_{name}", fields.get(f"{side}.{name}")) for name in _FIELDS}


def _article(given: Mapping[str, object], side: str, paths: Paths) -> Article:
    """Make the article of one side."""
    lang, text, path, title = (_string(given, name, side) for name in _FIELDS)
    if text is path is None and given.get("text") == "":
        raise UnreadableInputError(f"{side}: empty; there is no article in it")
    if bool(text) == bool(path):
        raise UnreadableInputError(f"{side}: both text and path" if text else f"{side}: neither text nor path")
    if lang is not None and lang not in languages.codes():
        known = ", ".join(languages.codes())
        raise UnreadableInputError(f"{side}: there is no language {printable(lang)!r}; there are: {known}")
    if text is not None:
        if text.isspace():
            raise UnreadableInputError(f"{side}: only white space; there is no article in it")
        return Article(text, lang or _language(text, side), title=title)
    read = _read(path or "", lang, side, paths)
    # The path is recorded as the input gives it, wherever the folder is.
    lang = read.lang or _language(read.text, side)
    return Article(read.text, lang, title=title or read.title, path=path, sha256=read.sha256)


def _language(text: str, side: str) -> str:
    """Tell the language where none is named."""
    try:
        return detect(text, load_packs())
    except UndetectedLanguageError as error:
        raise UnreadableInputError(f"{side}: {error}; name it as lang") from error


def _string(given: Mapping[str, object], name: str, side: str) -> str | None:
    """Return a field that is a whole string; an empty one, as tables have, is none."""
    value = given.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnreadableInputError(f"{side}: {name} is no string")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise UnreadableInputError(
            f"{side}: {name} is not UTF-8, or half a surrogate pair (at character {error.start + 1}); save it again as UTF-8"
        ) from error
    return value


def _read(path: str, lang: str | None, side: str, paths: Paths) -> Article:
    """Read the file of one side, which must be inside the folder of the input unless any place is allowed."""
    if "\0" in path:
        raise UnreadableInputError(f"{side}: {printable(path)}: not a file name; check the spelling")
    if paths.folder is None:
        raise UnreadableInputError(f"{side}: {printable(path)}: no file is read from here; send the text itself")
    folder = os.path.realpath(paths.folder)
    place = os.path.join(folder, path)
    if not paths.anywhere and os.path.commonpath([folder, os.path.realpath(place)]) != folder:
        raise UnreadableInputError(
            f"{side}: {printable(path)}: leads out of the folder of the input; move the file there, or allow it with --any-path"
        )
    if os.path.exists(place) and not os.path.isfile(place):
        raise UnreadableInputError(f"{side}: {printable(path)}: no plain file; name a text file")
    try:
        return read_article(place, lang=lang)
    except UnreadableInputError as error:  # named as the input names it, so that results are alike on every machine
        raise UnreadableInputError(f"{side}: {str(error).replace(printable(place), printable(path))}") from error
