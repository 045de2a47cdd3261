"""`crosstally check` and `crosstally changed`: two versions of one article."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.cli.articles import most_figures, read_extraction
from extractor.cli.options import (
    MAX_MEGABYTES,
    MEGABYTE,
    Config,
    MaxSize,
    NoConfig,
    Output,
    UiLang,
    require_language,
    settings_of,
    spoken_language,
)
from extractor.cli.output import TROUBLE, complain, deliver, fails, refuse_to_overwrite, told, write_out
from extractor.errors import CrosstallyError, UnknownLanguageError, UnreadableInputError, UsageError
from extractor.printable import STANDARD_INPUT, printable, source_name

if TYPE_CHECKING:
    from extractor.models import Report
    from extractor.settings import Settings


CHECK_EXAMPLES = """\b
Examples:
  crosstally check story.en.txt story.fr.txt
  crosstally check story.vi.txt story.en.txt --fail-on error
  crosstally check story.en.txt story.fr.txt --source story.vi.txt
  crosstally check story.en.txt story.fr.txt --min-severity error
  crosstally check story.en.txt story.fr.txt --format json -o report.json
  crosstally check page.en.html page.fr.html
  crosstally check story.xlf
  crosstally check story.en.txt story.fr.txt --format html -o report.html
  pandoc -t plain story.odt | crosstally check - story.fr.docx --left-lang en

\b
Formats:
  text      a report to read
  html      one web page that stands alone
  json      the Report object of the schema
  jsonl     one finding a line
  csv       one finding a row, for a spreadsheet
  sarif     SARIF 2.1.0, for code hosts and editors
  github    annotations in a GitHub workflow
  junit     JUnit XML: a test case for each pair of figures
  markdown  a table of the findings

Exit status: 0 no finding at or above --fail-on, 1 at least one, 2 the check could not be done."""
CHANGED_EXAMPLES = """\b
Examples:
  crosstally changed news/bridge.fr.md
  crosstally changed news --format github
  crosstally changed locale/fr.po

\b
In pyproject.toml, all of it optional:
  [tool.crosstally]
  source = "en"
  fail-on = "error"
  pairs = [["en/{name}.md", "fr/{name}.md"]]

Exit status: that of the worst pair; 0 where no file has a counterpart."""


def check(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="One version: a text, HTML, Word, Markdown or PDF file, or -.")],
    right: Annotated[
        str | None,
        typer.Argument(metavar="RIGHT", help="The other version, likewise; none where LEFT holds both (XLIFF, TMX, PO …)."),
    ] = None,
    left_lang: Annotated[str | None, typer.Option(metavar="CODE", help="Language of LEFT; without it, detected.")] = None,
    right_lang: Annotated[str | None, typer.Option(metavar="CODE", help="Language of RIGHT; without it, detected.")] = None,
    form: Annotated[
        Literal["text", "html", "json", "jsonl", "csv", "sarif", "github", "junit", "markdown"],
        typer.Option("--format", metavar="FORMAT", help="One of the formats below."),
    ] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "never"], typer.Option(help="The least severity that makes the exit status 1.")
    ] = "warning",
    output: Output = None,
    max_size: MaxSize = MAX_MEGABYTES,
    ui_lang: UiLang = None,
    source: Annotated[
        str | None, typer.Option(metavar="FILE", help="The original of both versions: it settles which one is wrong.")
    ] = None,
    source_lang: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of the original; without it, detected.")
    ] = None,
    min_severity: Annotated[
        Literal["error", "warning", "note"] | None,
        typer.Option(help="The least severity that is shown and counted; the default is note."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Leave out findings of this kind; may be given several times.")
    ] = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Compare the figures of two versions of one article.

    Every number of each version is paired with its counterpart; what differs in value, unit, currency, date, hedge or
    direction is shown, each figure in its sentence. - is standard input.
    """
    if (left, right, source).count(STANDARD_INPUT) > 1:
        raise UsageError("check: only one side can be standard input; name a file for the other")
    require_language(left_lang, "--left-lang")
    require_language(right_lang, "--right-lang")
    require_language(source_lang, "--source-lang")
    refuse_to_overwrite(output, left, right or left, *([source] if source else []))
    spoken = spoken_language(ui_lang, for_people=form in ("text", "html", "markdown"))
    settings = settings_of(config, min_severity, ignore or (), none=no_config)
    if right is None and (source or source_lang):
        raise UsageError("check: --source: a file that holds both versions is checked unit by unit; leave the original out")
    if right is None:
        report = _both_in_one(left, (left_lang, right_lang), max_size, settings, spoken)
    else:
        from extractor import pipeline

        report = pipeline.check(
            read_extraction(left, left_lang, max_size, option="--left-lang"),
            read_extraction(right, right_lang, max_size, option="--right-lang"),
            source=read_extraction(source, source_lang, max_size, option="--source-lang") if source else None,
            settings=settings,
            ui_lang=spoken,
        )
    deliver(told(report, form, output, spoken), output)
    raise typer.Exit(fails(report.summary.errors, report.summary.warnings, fail_on))


def changed(
    file: Annotated[list[str], typer.Argument(metavar="FILE", help="Files that have changed, or folders.")],
    form: Annotated[
        Literal["text", "github"], typer.Option("--format", help="For reading, or annotations in a GitHub workflow.")
    ] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "never"] | None,
        typer.Option(help="The least severity that makes the exit status 1; without it, what the project file says."),
    ] = None,
    max_size: MaxSize = MAX_MEGABYTES,
    ui_lang: UiLang = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Check the pairs of versions that some files belong to.

    Made for hooks and workflows: story.en.md and story.fr.md are versions of one article, unless [tool.crosstally] in
    pyproject.toml names others. A file of segments (XLIFF, TMX, PO) is checked by itself.
    """
    from extractor.counterparts import counterparts, segment_files

    settings = settings_of(config, None, (), none=no_config)
    spoken = spoken_language(ui_lang, for_people=form == "text")
    status = 0
    for path in file:
        if not os.path.exists(path):  # one that a change has removed is no error
            complain(f"{source_name(path)}: warning: no such file or folder; nothing is checked for it")
    for paths in (*counterparts(file, settings), *((path,) for path in segment_files(file))):
        try:
            report = _changed_report(paths, max_size, settings, spoken)
        except CrosstallyError as error:
            complain(str(error))
            status = TROUBLE
            continue
        if report is None:
            continue
        heading = f"{' | '.join(map(printable, paths))}\n" if form == "text" else ""
        write_out(heading + told(report, form, None, spoken))
        status = max(status, fails(report.summary.errors, report.summary.warnings, fail_on or settings.fail_on))
    raise typer.Exit(status)


def _changed_report(paths: Sequence[str], max_size: int, settings: Settings, ui_lang: str) -> Report | None:
    """Check two versions, or one file of segments; None for one that is not translated, or in a language nobody knows."""
    from extractor import pipeline
    from extractor.bilingual import OneLanguageError

    if len(paths) > 1:
        left, right = (read_extraction(path, None, max_size, option="[tool.crosstally]") for path in paths)
        return pipeline.check(left, right, settings=settings, ui_lang=ui_lang)
    try:
        # Of what it is translated from, a catalogue says nothing.
        source = settings.source if paths[0].lower().endswith(".po") else None
        return _both_in_one(paths[0], (source, None), max_size, settings, ui_lang)
    except (OneLanguageError, UnknownLanguageError):
        return None
    except UnreadableInputError as error:
        way_out = "name the one they are translated from as source in [tool.crosstally]"
        raise UnreadableInputError(str(error).replace("name both with --left-lang and --right-lang", way_out)) from error


def _both_in_one(path: str, langs: tuple[str | None, str | None], max_size: int, settings: Settings, ui_lang: str) -> Report:
    """Check a file that holds both versions."""
    from extractor import bilingual

    if not path.lower().endswith(bilingual.SUFFIXES):
        known = ", ".join(bilingual.SUFFIXES)
        raise UsageError(f"check: Missing argument 'RIGHT'; only a file that holds both versions stands alone ({known})")
    limit, most = max_size * MEGABYTE, most_figures(max_size)
    return bilingual.check_file(path, langs, limit=limit, most_figures=most, settings=settings, ui_lang=ui_lang, warn=complain)
