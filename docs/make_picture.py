"""Draw docs/demo.svg and demo.fr.svg: the report on the demo's article pair as a terminal shows it. `make docs` runs this."""

from __future__ import annotations

import io
import re
from contextlib import chdir
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

import extractor
from extractor.messages import READER
from extractor.read import read_article
from extractor.report.text import render

ROOT = Path(__file__).resolve().parent.parent
# The file for each language the report is told in.
PICTURES = {"en": ROOT / "docs" / "demo.svg", "fr": ROOT / "docs" / "demo.fr.svg"}
_LEFT, _RIGHT = "corpus/articles/bridge-works/en.txt", "corpus/articles/bridge-works/fr.txt"
_WIDTH = 100
# rich's width of a character, and what it writes for a line end and for text with spaces around it.
_CELL = Decimal("12.2")
_LINE_END = re.compile(r"<text [^>]*>\n</text>")
_SPACE = "&#160;"
_SPACED = re.compile(rf'x="([\d.]+)" (y="[\d.]+") textLength="([\d.]+)" ([^>]*)>((?:{_SPACE})*)([^<]*?)((?:{_SPACE})*)</text>')
# rich's own frame loads a font from the web; this one takes what the reader's machine has.
_FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-family: sans-serif; font-size: 18px; font-weight: bold; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture(lang: str) -> str:
    """Return the picture: the command, and the report that it prints in a language."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=_WIDTH,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    told = "" if lang == READER else f" --ui-lang {lang}"
    console.print(Text(f"$ crosstally check {_LEFT} {_RIGHT}{told}", "bold"), soft_wrap=True)
    with chdir(ROOT):
        report = extractor.check(read_article(_LEFT), read_article(_RIGHT), ui_lang=lang)
    render(report, console, lang=lang)
    drawn = console.export_svg(title="crosstally", theme=MONOKAI, code_format=_FRAME, unique_id="demo")
    trimmed = _SPACED.sub(_without_spaces, _LINE_END.sub("\n", drawn))
    return "\n".join(line.rstrip() for line in trimmed.splitlines() if line.strip()) + "\n"


def _without_spaces(match: re.Match[str]) -> str:
    """Turn the spaces at the ends of a piece of text into its position: some viewers drop them."""
    x, y, length, rest, before, text, after = match.groups()
    lead, trail = len(before) // len(_SPACE), len(after) // len(_SPACE)
    width = Decimal(length) - (lead + trail) * _CELL
    return f'x="{Decimal(x) + lead * _CELL}" {y} textLength="{width}" {rest}>{text}</text>' if text else "</text>"


if __name__ == "__main__":
    for lang, path in PICTURES.items():
        path.write_text(picture(lang), encoding="utf-8")
