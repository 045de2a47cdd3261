"""The command line: options, exit codes, printing.

Every command reads, calls the library and prints. An error is one line on standard error. What takes time to import is
imported inside the commands, so that `--help` and `--version` answer at once.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO, cast, get_args

import typer

from extractor.errors import (
    CrosstallyError,
    UndetectedLanguageError,
    UnknownLanguageError,
    UsageError,
)
from extractor.printable import STANDARD_INPUT, printable, source_name
from extractor.version import VERSION

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.batch.progress import Quiet, Told
    from extractor.models import Article, Extraction, FindingKind, Report, Severity
    from extractor.report.formats import Format
    from extractor.settings import Settings

_NAME = "crosstally"
_TROUBLE = 2
_INCOMPLETE = 3
_INTERRUPTED = 130
# The width of what is written to a file or a pipe, where nobody says otherwise.
_PAGE_WIDTH = 100
_DEBUG = "CROSSTALLY_DEBUG"
_MEGABYTE = 1_000_000
_MAX_MEGABYTES = 50

_HELP = """Tell whether the figures of two language versions of a news article tally.

\b
Examples:
  crosstally check story.en.txt story.fr.txt
  crosstally extract story.en.txt --format csv -o figures.csv
  crosstally batch pairs.jsonl -o results
  crosstally review pairs.jsonl --open
  crosstally schema report

Exit status: 0 all is well, 1 the versions differ, 2 the command could not do its work.
"""
_CHECK_EXAMPLES = """\b
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
_EXTRACT_EXAMPLES = """\b
Examples:
  crosstally extract story.en.txt
  crosstally extract news/*.txt --format csv -o figures.csv
  crosstally extract - --lang fr --format json < story.txt

\b
Formats:
  text   a listing to read: line, type, value, how it is written
  json   the Extraction object; for several files a list of them
  jsonl  one claim a line, with the path and language of its file
  csv    one table for all files, one claim a row

A file that cannot be read is reported and left out; the exit status is then 2."""
_BATCH_EXAMPLES = """\b
Examples:
  crosstally batch pairs.jsonl -o results
  crosstally batch pairs.jsonl.zst -o results --resume
  crosstally batch articles -o results --langs en,fr
  crosstally batch memory.tmx -o results --workers 8
  crosstally batch pairs.parquet -o out --engine ray --parts s3://bucket/1
  crosstally batch pairs.jsonl -o results --shard 3/10

\b
PAIRS is one of
  .jsonl           one pair a line: {"id": "a",
                   "left": {"lang": "en", "text": "…"},
                   "right": {"lang": "fr", "path": "a.fr.txt"}}
                   and, like these, "source": the original of both
  .csv, .parquet   columns id, left_lang, left_text or left_path,
                   right_lang, right_text or right_path
                   (source_lang, source_text or source_path)
  a folder         of NAME.LANG.txt, with two or more languages of each NAME
  .tmx, .xliff, .xlf, .po, .tsv
                   aligned segments; each unit is a pair
All but Parquet may be compressed (.gz, .zst).

\b
DIR receives
  reports.jsonl    one Report a pair, in the order of PAIRS
  claims.parquet, findings.parquet, findings.csv
                   tables of figures and findings
  failures.jsonl   pairs that could not be checked, with line and reason
  summary.json, summary.html   the totals

Exit status: 0 all pairs tally, 1 findings at or above --fail-on,
2 the run could not be done, 3 it is finished but some pairs could not be
checked. With --shard: 0 when the slice is done."""
_STATS_EXAMPLES = """\b
Examples:
  crosstally stats results"""
_REVIEW_EXAMPLES = """\b
Examples:
  crosstally review
  crosstally review pairs.jsonl --open
  crosstally review results --pairs pairs.jsonl
  crosstally review --db postgresql+psycopg://desk@db.example/desk
  crosstally review --add-user mai
  crosstally review --host 0.0.0.0 --certificate desk.pem --key desk.key

\b
PAIRS and DIR are
  PAIRS  what crosstally batch reads: JSONL, CSV or Parquet, a folder of
         NAME.LANG.txt files, TMX, XLIFF, PO or TSV
  DIR    a folder that crosstally batch wrote; its reports hold no texts, so name
         the input of that run with --pairs

The desk needs the extra: pip install 'crosstally[desk]'.
On this machine alone nobody logs in. On any other address everybody does, over
HTTPS: give a certificate, or put the desk behind a proxy that has one."""
_SCHEMA_EXAMPLES = """\b
Examples:
  crosstally schema
  crosstally schema report > report.schema.json
  crosstally schema --write schemas"""

_CHANGED_EXAMPLES = """\b
Examples:
  crosstally changed news/bridge.fr.md
  crosstally changed news --format github

\b
In pyproject.toml, all of it optional:
  [tool.crosstally]
  source = "en"
  fail-on = "error"
  pairs = [["en/{name}.md", "fr/{name}.md"]]

Exit status: that of the worst pair; 0 where no file has a counterpart."""
_COMPLETION_EXAMPLES = """\b
Examples:
  crosstally completion bash >> ~/.bash_completion
  crosstally completion zsh > ~/.zfunc/_crosstally
  crosstally completion fish > ~/.config/fish/completions/crosstally.fish"""
# What the script of a shell sets when it asks for completions.
_COMPLETE = "_CROSSTALLY_COMPLETE"

app = typer.Typer(
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: importing rich's panels takes as long as all the rest
)


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


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status: 0, 1 for findings, 2 for an error told in one line."""
    _speak_utf8()
    if _COMPLETE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()
    try:
        status: int | None = app(arguments, prog_name=_NAME, standalone_mode=False)
        return status or 0
    except CrosstallyError as error:
        _complain(str(error))
    except typer.TyperException as error:
        _complain(_usage_error(error))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        _complain(f"internal error, please report it: {type(error).__name__}: {error} ({_DEBUG}=1 shows where it comes from)")
    return _TROUBLE


def _show_version(asked: bool) -> None:
    """Print the version and end."""
    if asked:
        _print(f"{_NAME} {VERSION}\n")
        raise typer.Exit


@app.callback(invoke_without_command=True, help=_HELP)
def _crosstally(
    context: typer.Context,
    _version: Annotated[
        # Eager: the other options are not looked at, which would import pydantic.
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version and exit."),
    ] = False,
) -> None:
    """Demand a command."""
    if context.invoked_subcommand is None:
        commands = ", ".join(command.callback.__name__ for command in app.registered_commands if command.callback)
        raise UsageError(f"name a command ({commands}); {_NAME} --help explains them")


@app.command(epilog=_CHECK_EXAMPLES)
def check(
    left: Annotated[str, typer.Argument(metavar="LEFT", help="One version: a text, HTML, Word, Markdown or PDF file, or -.")],
    right: Annotated[
        str | None,
        typer.Argument(metavar="[RIGHT]", help="The other version, likewise; none where LEFT holds both (XLIFF, TMX, PO …)."),
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
    max_size: MaxSize = _MAX_MEGABYTES,
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
    _require_language(left_lang, "--left-lang")
    _require_language(right_lang, "--right-lang")
    _require_language(source_lang, "--source-lang")
    _refuse_to_overwrite(output, left, right or left, *([source] if source else []))
    spoken = _spoken_language(ui_lang, for_people=form in ("text", "html", "markdown"))
    settings = _settings(config, min_severity, ignore or (), none=no_config)
    if right is None and (source or source_lang):
        raise UsageError("check: --source: a file that holds both versions is checked unit by unit; leave the original out")
    if right is None:
        report = _both_in_one(left, (left_lang, right_lang), max_size, settings, spoken)
    else:
        from extractor import pipeline

        report = pipeline.check(
            _extraction(left, left_lang, max_size, option="--left-lang"),
            _extraction(right, right_lang, max_size, option="--right-lang"),
            source=_extraction(source, source_lang, max_size, option="--source-lang") if source else None,
            settings=settings,
            ui_lang=spoken,
        )
    _deliver(_told(report, form, output, spoken), output)
    raise typer.Exit(_fails(report, fail_on))


@app.command(epilog=_EXTRACT_EXAMPLES)
def extract(
    file: Annotated[list[str], typer.Argument(metavar="FILE", help="Text, HTML, Word, Markdown or PDF files, or -.")],
    lang: Annotated[
        str | None, typer.Option(metavar="CODE", help="Language of all files; without it, detected for each.")
    ] = None,
    form: Annotated[Literal["text", "json", "jsonl", "csv"], typer.Option("--format", help="See below.")] = "text",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of each figure which rule made it, and how else it can be read.")
    ] = False,
    output: Output = None,
    max_size: MaxSize = _MAX_MEGABYTES,
    ui_lang: UiLang = None,
) -> None:
    """List the figures of articles with their types and exact values. - is standard input."""
    _require_language(lang, "--lang")
    _refuse_to_overwrite(output, *file)
    spoken = _spoken_language(ui_lang, for_people=form == "text")
    extractions = []
    for path in file:
        try:
            extractions.append(_extraction(path, lang, max_size, option="--lang"))
        except CrosstallyError as error:
            _complain(str(error))
    if extractions:
        _deliver(_listing(extractions, form, output, single=len(file) == 1, explain=explain, lang=spoken), output)
    raise typer.Exit(_TROUBLE if len(extractions) < len(file) else 0)


@app.command(epilog=_BATCH_EXAMPLES)
def batch(
    pairs: Annotated[str, typer.Argument(metavar="PAIRS", help="The pairs: a file or a folder; see below.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into.")],
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes at work; without it, as many as there are cores.")
    ] = None,
    engine: Annotated[Literal["local", "ray"], typer.Option(help="Work on this machine, or on a Ray cluster.")] = "local",
    ray_address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The cluster to work on; without it, one is started on this machine.")
    ] = None,
    parts: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE", help="Where parts are kept until the end: a folder or an fsspec address all machines reach."
        ),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was ended, or begin it.")] = False,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Do the I-th of N slices; at the end, --resume puts all together.")
    ] = None,
    shard_pairs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="At most N pairs a shard; without it, about a second of work.")
    ] = None,
    langs: Annotated[
        str | None,
        typer.Option(metavar="CODES", help="Of inputs with several versions of a text, compare these, in this order: en,fr."),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N pairs.")] = None,
    any_path: Annotated[
        bool, typer.Option("--any-path", help="Let paths in PAIRS lead out of its folder; for input you trust.")
    ] = False,
    fail_on: Annotated[
        Literal["error", "warning", "never"], typer.Option(help="The least severity that makes the exit status 1.")
    ] = "warning",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors only.")] = False,
    ui_lang: UiLang = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Compare many pairs of articles: on all cores or on a cluster, and go on where it was ended.

    Every pair is checked as by `crosstally check`. A run that was killed and is started again with --resume ends with the
    same files as one that was not.
    """
    from extractor.batch import Options, run

    options = Options(
        langs=_languages(langs),
        limit=limit,
        shard_pairs=shard_pairs,
        any_path=any_path,
        ui_lang=_spoken_language(ui_lang, for_people=False),
        parts=parts,
        settings=_settings(config, None, (), none=no_config),
        engine=engine,
        workers=workers,
        ray_address=ray_address,
        resume=resume,
        slice=_slice(shard),
    )
    progress = _progress(quiet)
    try:
        outcome = run(pairs, output, options, progress)
    except KeyboardInterrupt:
        _complain(f"stopped; go on with the same command and --resume (what is done is kept in {output})")
        raise
    finally:
        progress.end()
    if outcome.summary is None:
        return
    if outcome.tables == "jsonl":
        _complain("note: claims.jsonl and findings.jsonl are written, not Parquet; pip install 'crosstally[corpus]' for that")
    if not quiet:
        _print(_summary_in_words(outcome.summary, ui_lang))
    raise typer.Exit(_batch_status(outcome.summary, fail_on))


@app.command(epilog=_STATS_EXAMPLES)
def stats(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder that crosstally batch wrote.")],
    ui_lang: UiLang = None,
) -> None:
    """Print the summary of a finished batch again."""
    from extractor.batch import read_summary

    _print(_summary_in_words(read_summary(folder), ui_lang))


def _languages(langs: str | None) -> tuple[str, ...]:
    """Read a list of language codes, and refuse those there is no pack for."""
    codes = tuple(code.strip() for code in langs.split(",")) if langs else ()
    for code in codes:
        _require_language(code, "--langs")
    if len(codes) != len(set(codes)) or len(codes) == 1:
        raise UsageError(f"--langs: name two languages or more, each once, as in en,fr; not {printable(langs or '')!r}")
    return codes


def _slice(shard: str | None) -> tuple[int, int] | None:
    """Read I/N."""
    if shard is None:
        return None
    first, _, second = shard.partition("/")
    if not (first.isdecimal() and second.isdecimal() and 1 <= int(first) <= int(second)):
        raise UsageError(f"--shard: {printable(shard)!r} is no slice; write the third of ten as 3/10")
    return int(first), int(second)


def _progress(quiet: bool) -> Quiet | Told:
    """Choose how a run tells how far it is."""
    from rich.console import Console

    from extractor.batch.progress import Quiet, Told

    return Quiet() if quiet or sys.stderr is None else Told(Console(stderr=True), _complain)


def _summary_in_words(summary: Mapping[str, Any], ui_lang: str | None) -> str:
    """Say a summary in the language of its reader."""
    from extractor.batch.summary import in_words
    from extractor.messages import translations

    return in_words(summary, translations(_spoken_language(ui_lang, for_people=True)).gettext)


def _batch_status(summary: Mapping[str, Any], fail_on: str) -> int:
    """Return the exit status of a finished run: failures before findings."""
    found = summary["findings"]
    grave = {"error": found["error"], "warning": found["error"] + found["warning"], "never": 0}[fail_on]
    return _INCOMPLETE if summary["pairs"]["failed"] else 1 if grave else 0


@app.command(epilog=_REVIEW_EXAMPLES)
def review(
    given: Annotated[
        str | None, typer.Argument(metavar="[PAIRS|DIR]", help="Pairs to check and put into the queue before it is served.")
    ] = None,
    db: Annotated[
        str | None, typer.Option(metavar="URL", help="The database, as SQLAlchemy writes it; without it, a file of yours.")
    ] = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="The port; 0 takes any.")] = 8765,
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    pairs: Annotated[
        str | None, typer.Option(metavar="PAIRS", help="Where the texts of the reports in DIR are: the input of that run.")
    ] = None,
    login: Annotated[bool, typer.Option("--login", help="Demand a log-in on this machine, too, as behind a proxy.")] = False,
    certificate: Annotated[str | None, typer.Option(metavar="FILE", help="The certificate to serve HTTPS with.")] = None,
    key: Annotated[str | None, typer.Option(metavar="FILE", help="The key of the certificate.")] = None,
    user: Annotated[
        str | None,
        typer.Option("--add-user", metavar="NAME", help="Let NAME log in with a password you are asked for; then end."),
    ] = None,
    former: Annotated[
        str | None, typer.Option("--remove-user", metavar="NAME", help="Let NAME log in no more; then end.")
    ] = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Serve the editors' page over checked pairs, until you stop it with Ctrl+C."""
    if (certificate is None) != (key is None):
        raise UsageError("review: a certificate and its key go together; give both --certificate and --key")
    try:
        from extractor.desk import serve
    except ModuleNotFoundError as error:
        raise UsageError(f"review: needs {error.name}, which is not installed; pip install 'crosstally[desk]'") from error
    settings = _settings(config, None, (), none=no_config)
    sessions = serve.open_desk(db)
    if user is not None:
        serve.add_user(sessions, user, _password(user))
        _print(f"{printable(user)} can log in.\n")
        return
    if former is not None:
        serve.remove_user(sessions, former)
        _print(f"{printable(former)} can log in no more.\n")
        return
    if given is not None:
        taken = serve.fill(sessions, given, pairs, settings)
        for trouble in taken.troubles:
            _complain(trouble)
        _complain(f"{taken.added} pairs added, {taken.revised} with new texts, {taken.known} known already")

    def ready(address: str) -> None:
        _print(f"The desk is at {address}\n")
        if show:
            typer.launch(address)

    serve.serve(
        sessions,
        host=host,
        port=port,
        login=login,
        certificate=(certificate, key) if certificate and key else None,
        ready=ready,
        settings=settings,
    )


@app.command(epilog=_SCHEMA_EXAMPLES)
def schema(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The schema to print.")] = None,
    write: Annotated[str | None, typer.Option(metavar="FOLDER", help="Write every schema to FOLDER/NAME.json instead.")] = None,
) -> None:
    """Print a published JSON Schema, or, without NAME, the names there are."""
    from extractor.report.save import save
    from extractor.schema import schemas

    published = {key: json.dumps(body, ensure_ascii=False, indent=2) + "\n" for key, body in schemas().items()}
    if name is not None and name not in published:
        raise UsageError(f"schema: there is no {printable(name)!r}; there are: {', '.join(published)}")
    if write is None:
        _print(published[name] if name else "".join(f"{key}\n" for key in published))
        return
    for key in [name] if name else published:
        save(str(Path(write, f"{key}.json")), published[key])


@app.command(epilog=_CHANGED_EXAMPLES)
def changed(
    file: Annotated[list[str], typer.Argument(metavar="FILE", help="Files that have changed, or folders.")],
    form: Annotated[
        Literal["text", "github"], typer.Option("--format", help="For reading, or annotations in a GitHub workflow.")
    ] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "never"] | None,
        typer.Option(help="The least severity that makes the exit status 1; without it, what the project file says."),
    ] = None,
    max_size: MaxSize = _MAX_MEGABYTES,
    ui_lang: UiLang = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Check the pairs of versions that some files belong to.

    Made for hooks and workflows: story.en.md and story.fr.md are versions of one article, unless [tool.crosstally] in
    pyproject.toml names others.
    """
    from extractor import pipeline
    from extractor.counterparts import counterparts

    settings = _settings(config, None, (), none=no_config)
    spoken = _spoken_language(ui_lang, for_people=form == "text")
    status = 0
    for left, right in counterparts(file, settings):
        try:
            report = pipeline.check(
                _extraction(left, None, max_size, option="[tool.crosstally]"),
                _extraction(right, None, max_size, option="[tool.crosstally]"),
                settings=settings,
                ui_lang=spoken,
            )
        except CrosstallyError as error:
            _complain(str(error))
            status = _TROUBLE
            continue
        heading = f"{printable(left)} | {printable(right)}\n" if form == "text" else ""
        _print(heading + _told(report, form, None, spoken))
        status = max(status, _fails(report, fail_on or settings.fail_on))
    raise typer.Exit(status)


@app.command(epilog=_COMPLETION_EXAMPLES)
def completion(
    shell: Annotated[Literal["bash", "zsh", "fish", "powershell"], typer.Argument(metavar="SHELL", help="bash, zsh, fish …")],
) -> None:
    """Print the script that completes commands and options in a shell."""
    from typer._completion_shared import get_completion_script

    _print(get_completion_script(prog_name=_NAME, complete_var=_COMPLETE, shell=shell) + "\n")


def _settings(config: str | None, min_severity: Severity | None, ignore: Sequence[str], *, none: bool) -> Settings:
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


def _spoken_language(ui_lang: str | None, *, for_people: bool) -> str:
    """The language to tell a result in; what programs read is the same on every machine unless a language is named."""
    from extractor import messages
    from extractor.languages.shared import READER

    if ui_lang is None:
        return messages.from_environment() if for_people else READER
    if ui_lang not in messages.languages():
        known = ", ".join(messages.languages())
        raise UnknownLanguageError(f"--ui-lang: there are no messages in {printable(ui_lang)!r}; there are: {known}")
    return ui_lang


def _password(name: str) -> str:
    """Ask for a password twice on a terminal; elsewhere it is the first line of standard input."""
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n") if sys.stdin is not None else ""


def _require_language(lang: str | None, option: str) -> None:
    """Refuse a language for which there is no pack, before anything is read."""
    from extractor import languages

    if lang is not None and lang not in languages.codes():
        known = ", ".join(languages.codes())
        raise UnknownLanguageError(f"{option}: there is no language {printable(lang)!r}; there are: {known}")


def _extraction(path: str, lang: str | None, max_size: int, *, option: str) -> Extraction:
    """Read one article and extract its claims; errors about its language name the file and the option that helps."""
    from extractor import languages, pipeline
    from extractor.read import read_article

    article = read_article(path, lang=lang, limit=max_size * _MEGABYTE, warn=_complain)
    _doubt_language(article, option)
    try:
        return pipeline.extract(article)
    except UndetectedLanguageError as error:
        known = ", ".join(languages.codes())
        raise UndetectedLanguageError(f"{source_name(path)}: {error}; name it with {option} ({known})") from error


def _both_in_one(path: str, langs: tuple[str | None, str | None], max_size: int, settings: Settings, ui_lang: str) -> Report:
    """Check a file that holds both versions."""
    from extractor import bilingual

    if not path.lower().endswith(bilingual.SUFFIXES):
        known = ", ".join(bilingual.SUFFIXES)
        raise UsageError(f"check: Missing argument 'RIGHT'; only a file that holds both versions stands alone ({known})")
    return bilingual.check_file(path, langs, limit=max_size * _MEGABYTE, settings=settings, ui_lang=ui_lang)


def _doubt_language(article: Article, option: str) -> None:
    """Warn in one line when an article clearly reads like another language than the one declared."""
    if article.lang is None:
        return
    from extractor.pipeline import load_packs
    from extractor.read import looks_like

    seen = looks_like(article.text, load_packs())
    if seen not in (None, article.lang):
        _complain(
            f"{source_name(article.path or '')}: warning: read as {article.lang}, as {option} says,"
            f" but the text looks like {seen}"
        )


def _told(report: Report, form: Format | Literal["text"], output: str | None, lang: str) -> str:
    """Put a report into the format asked for."""
    if form == "text":
        from extractor.report.text import render

        return _on_console(partial(render, report, lang=lang), output)
    from extractor.report.formats import rendered

    return rendered(report, form, lang=lang)


def _fails(report: Report, fail_on: str) -> int:
    """Return the exit status that the findings deserve."""
    summary = report.summary
    grave = {"error": summary.errors, "warning": summary.errors + summary.warnings, "never": 0}[fail_on]
    return 1 if grave else 0


def _listing(
    extractions: Sequence[Extraction], form: str, output: str | None, *, single: bool, explain: bool, lang: str
) -> str:
    """Put the claims of some articles into the form asked for."""
    from extractor.report import claims
    from extractor.report.json import dumps

    if form == "json":
        return dumps(extractions[0] if single else extractions)
    if form == "jsonl":
        return "".join(line for extraction in extractions for line in claims.jsonl(extraction))
    if form == "csv":
        return claims.csv_text(extractions)
    return "\n".join(
        _on_console(partial(claims.render, extraction, explain=explain, lang=lang), output) for extraction in extractions
    )


def _on_console(render: Callable[[Console], None], output: str | None) -> str:
    """Return what a renderer prints: with colours on a terminal that wants them, plain lines elsewhere."""
    from rich.console import Console

    on_terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    coloured = on_terminal and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((_PAGE_WIDTH, 0)).columns if output is None else _PAGE_WIDTH
    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        height=25,
        force_terminal=on_terminal,
        color_system="auto" if coloured else None,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    render(console)
    return page.getvalue()


def _deliver(text: str, output: str | None) -> None:
    """Write a result where it was asked for."""
    if output is None:
        _print(text)
    else:
        from extractor.report.save import save

        save(output, text)


def _refuse_to_overwrite(output: str | None, *inputs: str) -> None:
    """Keep an article from being replaced by its own report."""
    for path in inputs:
        if output and os.path.exists(output) and os.path.exists(path) and os.path.samefile(output, path):
            raise UsageError(f"{printable(output)}: is one of the articles; name another file with -o")


def _print(text: str) -> None:
    """Write to standard output; a reader that has gone away (`| head`) is no error."""
    if sys.stdout is None:
        raise UsageError("standard output: closed; name a file with -o")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise UsageError(f"standard output: cannot be written ({(error.strerror or '').lower()})") from error


def _discard(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that the end of the process has nothing to complain of."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _complain(message: str) -> None:
    """Write one line to standard error, if there is one."""
    if sys.stderr is not None:
        print(f"{_NAME}: {printable(message)}", file=sys.stderr)


def _usage_error(error: typer.TyperException) -> str:
    """Put an error of the command line parser into one line that says where help is."""
    context: typer.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else _NAME
    message = error.format_message().rstrip(".").replace("Value error, ", "")
    return f"{command.removeprefix(_NAME).strip()}: {message}; {command} --help shows examples".removeprefix(": ")


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
