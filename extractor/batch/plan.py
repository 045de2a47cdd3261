"""What a run was begun with, kept beside its results: it goes on with the same input, program and options, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

import extractor
from extractor.batch.inputs import Source, fingerprint
from extractor.batch.tables import best_form
from extractor.errors import UsageError
from extractor.languages.shared import READER
from extractor.printable import cause_of, printable, source_name
from extractor.report.save import save
from extractor.settings import Settings
from extractor.version import VERSION

Plan = dict[str, Any]
_SETTINGS = ("min_severity", "ignore", "glossary", "rates", "rate_tolerance")
_SETTING = "setting "
_FILE = "plan.json"
# Another version of these may give other results, or the same ones in other bytes.
_LIBRARIES = ("babel", "pyarrow", "pydantic", "regex", "scipy")


@dataclass(frozen=True)
class Options:
    """How a run is to be done. The first group changes the results, and is kept in the plan; the second does not."""

    langs: tuple[str, ...] = ()
    limit: int | None = None
    shard_pairs: int | None = None
    any_path: bool = False
    ui_lang: str = READER
    parts: str | None = None
    settings: Settings = field(default_factory=Settings)

    engine: Literal["local", "ray"] = "local"
    workers: int | None = None
    ray_address: str | None = None
    resume: bool = False
    slice: tuple[int, int] | None = None


def make_plan(source: Source, options: Options) -> Plan:
    """Describe a run: input by fingerprint, program by version and digest, options; without clock, machine or place."""
    return {
        "input": fingerprint(source),
        "version": f"{VERSION}+{_program()}",
        "tables": best_form(),
        "libraries": {"python": ".".join(map(str, sys.version_info[:2]))} | {name: _installed(name) for name in _LIBRARIES},
        "options": {
            "--langs": ",".join(options.langs) or None,
            "--limit": options.limit,
            "--shard-pairs": options.shard_pairs,
            "--any-path": options.any_path,
            "--ui-lang": options.ui_lang,
            "--parts": options.parts,
        },
        "settings": _digests(options.settings),
    }


def _digests(settings: Settings) -> dict[str, str | None]:
    """A short digest of each setting that changes what a report says; None for one that is not made."""
    told = settings.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    keys = [name.replace("_", "-") for name in _SETTINGS]
    return {
        f"{_SETTING}{key}": hashlib.sha256(json.dumps(told[key], sort_keys=True).encode()).hexdigest()[:12]
        if key in told
        else None
        for key in keys
    }


def settle(folder: Path, plan: Plan, *, resume: bool) -> bool:
    """Keep the plan in the output folder, or compare it with the one that is there; say whether a run goes on.

    Raises `UsageError`, one line, when the folder holds other files, a run that nobody asked to go on with, or a run that
    was begun with something else, which is named.
    """
    name, there = source_name(os.fspath(folder)), folder / _FILE
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{name}: is a file; name a folder")
    if not there.exists():
        if folder.exists() and any(map(_is_foreign, folder.iterdir())):
            raise UsageError(f"{name}: is not empty, and holds no run to go on with; name another folder")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{name}: cannot be made ({cause_of(error)}); name another folder") from error
        save(os.fspath(there), json.dumps(plan, indent=2, sort_keys=True) + "\n")
        return False
    if not resume:
        raise UsageError(f"{name}: holds a run already; go on with it by --resume, or name another folder")
    changes = list(_changes(_read(there, name), plan))
    if changes:
        raise UsageError(f"{name}: cannot go on: {'; '.join(changes)}; undo that, or start anew in another folder")
    return True


def forget(folder: Path) -> None:
    """Take the plan of a run away that could not begin, so that the next one need not go on with it."""
    (folder / _FILE).unlink(missing_ok=True)


def _is_foreign(path: Path) -> bool:
    """Say whether a file is none that another slice of the same run may be writing at this moment."""
    return path.name != _FILE and not path.name.startswith(".")


def _read(path: Path, name: str) -> Plan:
    """Read a plan back."""
    try:
        plan = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(f"{name}: its {_FILE} cannot be read ({error}); start anew in another folder") from error
    return plan if isinstance(plan, dict) else {}


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """Say each thing that differs between two plans.

    >>> list(_changes({"input": "a", "options": {"--limit": None}}, {"input": "b", "options": {"--limit": 5}}))
    ['the input has changed', '--limit was not given, is 5']
    """
    for name, value in new.items():
        before = old.get(name)
        if isinstance(value, Mapping):
            yield from _changes(before if isinstance(before, Mapping) else {}, value)
        elif before != value:
            was, now = (printable(str(side)) if side else "not given" for side in (before, value))
            digest = name == "input" or name.startswith(_SETTING)
            yield f"the {name} has changed" if digest else f"{name} was {was}, is {now}"


def _installed(package: str) -> str | None:
    """The version of a package, or None."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _program() -> str:
    """A digest of the package's own files, short: the version alone does not change while it is worked on."""
    root = Path(extractor.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
