"""`crosstally batch` and `crosstally stats`: many pairs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from extractor.cli.options import Config, NoConfig, UiLang, require_language, settings_of, spoken_language
from extractor.cli.output import complain, fails, write_out
from extractor.errors import UsageError
from extractor.printable import printable

if TYPE_CHECKING:
    from extractor.batch.progress import Quiet, Told


BATCH_EXAMPLES = """\b
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
STATS_EXAMPLES = """\b
Examples:
  crosstally stats results"""
_INCOMPLETE = 3


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
        ui_lang=spoken_language(ui_lang, for_people=False),
        parts=parts,
        settings=settings_of(config, None, (), none=no_config),
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
        complain(f"stopped; go on with the same command and --resume (what is done is kept in {output})")
        raise
    finally:
        progress.end()
    if outcome.summary is None:
        return
    if outcome.tables == "jsonl":
        complain("note: claims.jsonl and findings.jsonl are written, not Parquet; pip install 'crosstally[corpus]' for that")
    if not quiet:
        write_out(_summary_in_words(outcome.summary, ui_lang))
    raise typer.Exit(_batch_status(outcome.summary, fail_on))


def stats(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder that crosstally batch wrote.")],
    ui_lang: UiLang = None,
) -> None:
    """Print the summary of a finished batch again."""
    from extractor.batch import read_summary

    write_out(_summary_in_words(read_summary(folder), ui_lang))


def _languages(langs: str | None) -> tuple[str, ...]:
    """Read a list of language codes, and refuse those there is no pack for."""
    codes = tuple(code.strip() for code in langs.split(",")) if langs else ()
    for code in codes:
        require_language(code, "--langs")
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

    return Quiet() if quiet or sys.stderr is None else Told(Console(stderr=True), complain)


def _summary_in_words(summary: Mapping[str, Any], ui_lang: str | None) -> str:
    """Say a summary in the language of its reader."""
    from extractor.batch.summary import in_words
    from extractor.messages import translations

    return in_words(summary, translations(spoken_language(ui_lang, for_people=True)).gettext)


def _batch_status(summary: Mapping[str, Any], fail_on: str) -> int:
    """Return the exit status of a finished run: failures before findings."""
    found = summary["findings"]
    return _INCOMPLETE if summary["pairs"]["failed"] else fails(found["error"], found["warning"], fail_on)
