"""What a newsroom has settled: findings to ignore, words and rates to expect. Read from a project file.

The file is `crosstally.toml`, or the table `[tool.crosstally]` of a `pyproject.toml`; `docs/settings.md` explains every key.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from extractor.errors import SettingsError
from extractor.glossary import Entry, Terms, read_glossary, terms
from extractor.languages import codes
from extractor.models import ClaimType, FindingKind, Severity
from extractor.printable import cause_of, printable

_OWN, _SHARED = "crosstally.toml", "pyproject.toml"
_FROZEN = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, alias_generator=lambda name: name.replace("_", "-"))
#: What stands in the paths of left and right for what they share.
SHARED_NAME = "{name}"
CurrencyPair = Annotated[str, Field(pattern=r"^[A-Z]{3}_[A-Z]{3}$")]


class Ignore(BaseModel):
    """Findings that nobody wants to see: all that is named must fit, and something must be named."""

    model_config = _FROZEN

    kind: FindingKind | None = Field(default=None, description="the finding's kind")
    type: ClaimType | None = Field(default=None, description="the type of one of its two figures")
    pattern: str | None = Field(default=None, description="a regular expression found in the text of one of its figures")

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except re.error as error:
            message = f"is no regular expression: {error}"
            raise ValueError(message) from error
        return pattern

    @model_validator(mode="after")
    def _names_something(self) -> Ignore:
        if self.kind is None and self.type is None and self.pattern is None:
            message = "name a kind, a type or a pattern"
            raise ValueError(message)
        return self


class Settings(BaseModel):
    """Everything a project file may settle; the default settles nothing."""

    model_config = _FROZEN

    min_severity: Severity = Field(default="note", description="the least severity that is shown")
    ignore: tuple[Ignore, ...] = Field(default=(), description="findings to ignore")
    glossary: tuple[Entry, ...] = Field(default=(), description="words of one meaning; in a file, names of TSV or TBX files")
    rates: Mapping[CurrencyPair, Annotated[Decimal, Field(gt=0)]] = Field(
        default={}, description="expected currency rates: USD_VND = 25000 says that a dollar is worth 25,000 dong"
    )
    rate_tolerance: Annotated[Decimal, Field(gt=0)] = Field(
        default=Decimal("0.2"), description="by which share two amounts side by side may be off their rate"
    )

    pairs: tuple[tuple[str, str], ...] = Field(default=(), description="paths of left and right, {name} for what they share")
    source: str | None = Field(default=None, description="the language that versions beside each other are compared with")
    fail_on: Literal["error", "warning", "never"] = Field(default="warning", description="what makes `changed` fail")

    @field_validator("pairs")
    @classmethod
    def _share_a_name(cls, pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        for pattern in pairs:
            for side in pattern:
                if side.count(SHARED_NAME) != 1:
                    message = f"each path needs {SHARED_NAME} once, for what left and right share: {side!r} is none"
                    raise ValueError(message)
        return pairs

    @field_validator("source")
    @classmethod
    def _is_known(cls, source: str | None) -> str | None:
        if source is not None and source not in codes():
            message = f"there is no language {source!r}; there are: {', '.join(codes())}"
            raise ValueError(message)
        return source

    @cached_property
    def terms(self) -> Terms:
        """The glossary's look-up tables."""
        return terms(self.glossary)


def find_settings(folder: Path) -> Path | None:
    """The settings file that holds in a folder: the nearest one in it or above it; `crosstally.toml` goes first.

    A `pyproject.toml` without our table is passed over.
    """
    for place in (folder, *folder.parents):
        if (place / _OWN).is_file():
            return place / _OWN
        if (place / _SHARED).is_file() and _table(place / _SHARED) is not None:
            return place / _SHARED
    return None


def load_settings(path: Path) -> Settings:
    """Read a settings file, and the glossaries that it names beside it; the paths of its pairs begin there, too.

    Raises `SettingsError`, one line with the file, the key and the cause.
    """
    name = printable(str(path))
    table = _table(path)
    if table is None:
        raise SettingsError(f"{name}: has no table [tool.crosstally]; write one, or name another file with --config")
    files = table.get("glossary", [])
    files = [files] if isinstance(files, str) else files
    if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
        raise SettingsError(f"{name}: glossary: name one file, or a list of files")
    entries = [entry for file in files for entry in read_glossary(path.parent / file)]
    try:
        settings = Settings.model_validate({**table, "glossary": entries})
    except ValidationError as error:
        raise SettingsError(f"{name}: {_told(error)}; docs/settings.md explains the keys") from error
    folder = os.path.abspath(path.parent)
    pairs = tuple((os.path.join(folder, left), os.path.join(folder, right)) for left, right in settings.pairs)
    return settings.model_copy(update={"pairs": pairs})


def _table(path: Path) -> Mapping[str, object] | None:
    """The settings in a TOML file; None where a shared file has none."""
    name = printable(str(path))
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"), parse_float=Decimal)
    except OSError as error:
        raise SettingsError(f"{name}: cannot be read ({cause_of(error)}); check --config") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{name}: is no TOML: {error}") from error
    if path.name != _SHARED:
        return content
    tool = content.get("tool")
    table = tool.get("crosstally") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _told(error: ValidationError) -> str:
    """The first of some errors, with its key."""
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"] if part != "[key]")
    message = first["msg"].removeprefix("Value error, ")
    return f"{key}: {message[:1].lower()}{message[1:]}" if key else message
