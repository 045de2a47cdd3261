"""`crosstally extract`: the figures of articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.cli.articles import read_extraction
from extractor.cli.options import MAX_MEGABYTES, MaxSize, Output, UiLang, require_language, spoken_language
from extractor.cli.output import TROUBLE, complain, deliver, on_console, refuse_to_overwrite
from extractor.errors import CrosstallyError

if TYPE_CHECKING:
    from extractor.models import Extraction


EXTRACT_EXAMPLES = """\b
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
    max_size: MaxSize = MAX_MEGABYTES,
    ui_lang: UiLang = None,
) -> None:
    """List the figures of articles with their types and exact values. - is standard input."""
    require_language(lang, "--lang")
    refuse_to_overwrite(output, *file)
    spoken = spoken_language(ui_lang, for_people=form == "text")
    extractions = []
    for path in file:
        try:
            extractions.append(read_extraction(path, lang, max_size, option="--lang"))
        except CrosstallyError as error:
            complain(str(error))
    if extractions:
        deliver(_listing(extractions, form, output, single=len(file) == 1, explain=explain, lang=spoken), output)
    raise typer.Exit(TROUBLE if len(extractions) < len(file) else 0)


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
        on_console(partial(claims.render, extraction, explain=explain, lang=lang), output) for extraction in extractions
    )
