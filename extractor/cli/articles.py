"""An article that a command was given, with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.cli.options import MAX_MEGABYTES, MEGABYTE
from extractor.cli.output import complain
from extractor.errors import RAISE_SIZE, TooManyFiguresError, UndetectedLanguageError
from extractor.printable import source_name

if TYPE_CHECKING:
    from extractor.models import Article, Extraction


def read_extraction(path: str, lang: str | None, max_size: int, *, option: str) -> Extraction:
    """Read one article and extract its claims; errors about its language name the file and the option that helps."""
    from extractor import languages, pipeline
    from extractor.read import read_article

    article = read_article(path, lang=lang, limit=max_size * MEGABYTE, warn=complain)
    _doubt_language(article, option)
    try:
        return pipeline.extract(article, most_figures=most_figures(max_size))
    except TooManyFiguresError as error:
        raise TooManyFiguresError(error.most, RAISE_SIZE, source_name(path)) from error
    except UndetectedLanguageError as error:
        known = ", ".join(languages.codes())
        raise UndetectedLanguageError(f"{source_name(path)}: {error}; name it with {option} ({known})") from error


def most_figures(max_size: int) -> int | None:
    """How many figures a file may hold: what the library allows, or, where `--max-size` was raised, in proportion to it.

    >>> most_figures(1), most_figures(50), most_figures(100)
    (None, None, 1000000)
    """
    from extractor.figures import MOST_FIGURES

    return MOST_FIGURES * max_size // MAX_MEGABYTES if max_size > MAX_MEGABYTES else None


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
