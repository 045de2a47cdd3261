"""Options that several commands share, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from extractor.errors import UnknownLanguageError, UsageError
from extractor.printable import printable

if TYPE_CHECKING:
    from extractor.models import FindingKind, Severity
    from extractor.settings import Settings


MEGABYTE = 1_000_000
MAX_MEGABYTES = 50


def _unless_standard_output(path: str | None) -> str | None:
    """Take `-` for standard output, as elsewhere."""
    return None if path in ("-", "/dev/stdout") else path


Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=_unless_standard_output,
        help="Write to FILE instead of standard output; it is replaced in one step.",
    ),
]
MaxSize = Annotated[
    int,
    typer.Option(metavar="MB", min=1, help="Refuse a file that is larger, packed or unpacked; megabytes."),
]
Config = Annotated[str | None, typer.Option(metavar="FILE", help="Project file; without it, the nearest one.")]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no project file.")]
UiLang = Annotated[
    str | None,
    typer.Option(
        "--ui-lang",
        metavar="CODE",
        help="Language to tell the result in: en, fr or vi. Without it, that of the environment where the result is to be"
        " read, English where it is for programs.",
    ),
]


def settings_of(config: str | None, min_severity: Severity | None, ignore: Sequence[str], *, none: bool) -> Settings:
    """What the project file settles, and the options beside it."""
    from extractor.models import FindingKind
    from extractor.settings import Ignore, Settings, find_settings, load_settings

    if config and none:
        raise UsageError("--no-config: there is --config, too; leave one of them out")
    for kind in ignore:
        if kind not in get_args(FindingKind):
            known = ", ".join(get_args(FindingKind))
            raise UsageError(f"--ignore: there is no kind {printable(kind)!r}; there are: {known}")
    path = None if none else Path(config) if config else find_settings(Path.cwd())
    settings = load_settings(path) if path else Settings()
    ignored = (*settings.ignore, *(Ignore(kind=cast("FindingKind", kind)) for kind in ignore))
    return settings.model_copy(update={"ignore": ignored, "min_severity": min_severity or settings.min_severity})


def spoken_language(ui_lang: str | None, *, for_people: bool) -> str:
    """The language to tell a result in; what programs read is the same on every machine unless a language is named."""
    from extractor import messages
    from extractor.languages.shared import READER

    if ui_lang is None:
        return messages.from_environment() if for_people else READER
    if ui_lang not in messages.languages():
        known = ", ".join(messages.languages())
        raise UnknownLanguageError(f"--ui-lang: there are no messages in {printable(ui_lang)!r}; there are: {known}")
    return ui_lang


def require_language(lang: str | None, option: str) -> None:
    """Refuse a language for which there is no pack, before anything is read."""
    from extractor import languages

    if lang is not None and lang not in languages.codes():
        known = ", ".join(languages.codes())
        raise UnknownLanguageError(f"{option}: there is no language {printable(lang)!r}; there are: {known}")
