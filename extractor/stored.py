"""Reports and extractions read back from JSON, whichever version of the contract wrote them."""

from __future__ import annotations

import json
import os
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from extractor.errors import UnreadableInputError
from extractor.models import SCHEMA_VERSION, Extraction, Report
from extractor.printable import cause_of, printable, source_name

# No version has as many digits.
_LONG = 10
Stored = TypeVar("Stored", Report, Extraction)


def read_report(source: str | os.PathLike[str] | bytes) -> Report:
    """Read a report from a JSON file, or from the bytes of one.

    A report of an older minor version gets the defaults of what it lacks; of a newer one the fields that this version
    does not know are left out. Raises `UnreadableInputError`, one line, for another major version and for anything that
    is no report. The texts of the articles are not part of the JSON form: `left.text` and `right.text` are empty.

    >>> from extractor.models import Article
    >>> from extractor.pipeline import check
    >>> report = check(Article("It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr"))
    >>> read_report(report.model_dump_json().encode()).pairs == report.pairs
    True
    """
    return _read(source, Report)


def read_extraction(source: str | os.PathLike[str] | bytes) -> Extraction:
    """Read an extraction, as `read_report` does a report."""
    return _read(source, Extraction)


def _read(source: str | os.PathLike[str] | bytes, model: type[Stored]) -> Stored:
    """Load, look at the version, and validate."""
    what = model.__name__.lower()
    name = what if isinstance(source, bytes) else source_name(os.fspath(source))
    try:
        data = source if isinstance(source, bytes) else _bytes_of(source)
        fields = from_json(data.decode(json.detect_encoding(data)))  # it refuses halves of characters, and json does not
    except OSError as error:
        raise UnreadableInputError(f"{name}: cannot be read ({cause_of(error)}); name a file that crosstally wrote") from error
    except ValueError as error:
        raise UnreadableInputError(f"{name}: no JSON ({printable(str(error))}); name a file that crosstally wrote") from error
    version = fields.get("schema_version") if isinstance(fields, dict) else None
    newer = _is_newer(version, name, what)
    try:
        stored = model.model_validate(fields, extra="ignore" if newer else "forbid")
    except ValidationError as error:
        first = error.errors()[0]
        place = printable(".".join(str(part) for part in first["loc"]))
        raise UnreadableInputError(
            f"{name}: no {what} of version {version}: {place}: {printable(first['msg']).lower()}"
        ) from error
    if isinstance(stored, Report) and (lost := _lost_claim(stored)):
        raise UnreadableInputError(
            f"{name}: no {what} of version {version}: a pair names the claim {printable(lost)}, which is missing"
        )
    return stored


def _lost_claim(report: Report) -> str | None:
    """The id of a claim that a pair names and no version has."""
    for side, extraction in (("left", report.left), ("right", report.right)):
        there = {None, *(claim.id for claim in extraction.claims)}
        lost = next((named for pair in report.pairs if (named := getattr(pair, side)) not in there), None)
        if lost is not None:
            return f"{side} {lost}"
    return None


def _bytes_of(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a file."""
    with open(path, "rb") as file:
        return file.read()


def _is_newer(version: object, name: str, what: str) -> bool:
    """Tell whether a document has a newer minor version than ours; refuse another major one."""
    parts = version.split(".") if isinstance(version, str) else []
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) < _LONG for part in parts):
        raise UnreadableInputError(f"{name}: no {what} of crosstally: it has no schema_version such as {SCHEMA_VERSION}")
    major, minor = map(int, parts)
    our_major, our_minor = map(int, SCHEMA_VERSION.split("."))
    if major != our_major:
        raise UnreadableInputError(
            f"{name}: written for version {version} of the contract, and this is {SCHEMA_VERSION};"
            f" {'install a newer crosstally' if major > our_major else 'make the ' + what + ' anew'}"
        )
    return minor > our_minor
