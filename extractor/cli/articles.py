"""An article that a command was given, with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.cli.options import MAX_MEGABYTES, MEGABYTE
from extractor.cli.output import complain
from extractor.errors import TooManyFiguresError, UndetectedLanguageError
from extractor.printable import source_name

RAISE_SIZE = "raise the limit with --max-size"

if TYPE_CHECKING:
    from extractor.models import Article, Extraction


def read_extraction(path: str, lang: str | None, max_size: int, *, option: str) -> Extraction:
    """Read one article and extract its claims; errors about its language name the file and the option that helps."""
    from extractor import languages, pipeline
    from extractor.read import read_article

    article = read_article(path, lang=lang, limit=max_size * MEGABYTE, warn=complain)
    _doubt_language(article, option)
    most = figures_within(max_size)
    try:
        return pipeline.extract(article, most_figures=most)
    except TooManyFiguresError as error:
        raise TooManyFiguresError(most, RAISE_SIZE, source_name(path)) from error
    except UndetectedLanguageError as error:
        known = ", ".join(languages.codes())
        raise UndetectedLanguageError(f"{source_name(path)}: {error}; name it with {option} ({known})") from error


def figures_within(max_size: int) -> int:
    """How many figures a file may hold: it grows with `--max-size` beyond its default.

    >>> figures_within(1), figures_within(50), figures_within(100)
    (500000, 500000, 1000000)
    """
    from extractor.figures import MOST_FIGURES

    return MOST_FIGURES * max(max_size, MAX_MEGABYTES) // MAX_MEGABYTES


def _doubt_language(article: Article, option: str) -> None:
    """Warn in one line when an article clearly reads like another language than the one declared."""
    if article.lang is None:
        return
    from extractor.pipeline import load_packs
    from extractor.read import looks_like

    seen = looks_like(article.text, load_packs())
    if seen not in (None, article.lang):
        complain(
            f"{source_name(article.path or '')}: warning: read as {article.lang}, as {option} says,"
            f" but the text looks like {seen}"
        )
