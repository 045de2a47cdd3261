"""The stages in order: read, numerals, claims, align, compare."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from extractor import align, claims, compare, figures, languages
from extractor.chunks import counted_by_chunks
from extractor.languages.pack import Pack
from extractor.languages.shared import READER
from extractor.messages import translations
from extractor.models import (
    SCHEMA_VERSION,
    Article,
    ArticleInfo,
    Extraction,
    Figure,
    Numeral,
    NumeralReading,
    Report,
    spell,
    unchecked,
)
from extractor.read.language import detect
from extractor.settings import Settings
from extractor.text import Text
from extractor.unclaimed import stated

if TYPE_CHECKING:
    from spacy.language import Language


def load_packs() -> Mapping[str, Pack]:
    """Every language pack by its code, built once a process."""
    return {code: languages.load(code) for code in languages.codes()}


def extract(
    article: Article | str, lang: str | None = None, *, nlp: Language | None = None, most_figures: int | None = None
) -> Extraction:
    """Extract the typed claims of one article, in text order.

    In: an `Article`, or a text and the code of its language (None: detect it). Out: an `Extraction`; every claim's span
    points into the text as given. Pure: the same text gives the same result. A spaCy pipeline `nlp` with a parser gives
    the counted nouns by its noun chunks; without one, the rules of the language pack do.
    Raises `UnknownLanguageError` for a language without pack, `UndetectedLanguageError` when the language cannot be told,
    `TooManyFiguresError` for a text with more than `most_figures` (None: 50,000, and one more for every 32 characters, up
    to 500,000).

    >>> claim = extract("Revenue rose to 1.35 billion VND.", lang="en").claims[0]
    >>> claim.type, claim.low, claim.currency, claim.text
    ('money', '1350000000', 'VND', '1.35 billion VND')
    """
    source = Article(article) if isinstance(article, str) else article
    code = lang or source.lang or detect(source.text, load_packs(), _named_for(source.path))
    pack = languages.load(code)
    text = Text(source.text)
    most = figures.figures_within(len(source.text)) if most_figures is None else most_figures
    found = claims.find(text, figures.find(text, pack, most), pack)
    if nlp is not None:
        found = counted_by_chunks(found, nlp(source.text))
    info = {
        "lang": code, "title": source.title, "path": source.path,
        "sha256": source.sha256 or hashlib.sha256(source.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "chars": len(source.text), "date": source.date, "format": source.format,
    }  # fmt: skip
    fields = {"schema_version": SCHEMA_VERSION, "article": unchecked(ArticleInfo, info), "claims": found, "text": source.text}
    return unchecked(Extraction, fields)


def _named_for(path: str | None) -> str | None:
    """What stands where a file's name would have its language.

    >>> _named_for("texts/story.en.txt"), _named_for("story.txt"), _named_for(None)
    ('en', None, None)
    """
    parts = (path or "").replace("\\", "/").rpartition("/")[2].split(".")
    return parts[-2] if len(parts) > 2 else None


def check(
    left: Article | Extraction,
    right: Article | Extraction,
    *,
    source: Article | Extraction | None = None,
    settings: Settings | None = None,
    ui_lang: str = READER,
) -> Report:
    """Compare two versions of one article and report what differs.

    In: two articles, or two extractions made before; the original that both were translated from, if there is one: it
    settles which side is wrong, and shows what both have wrong; what a newsroom has settled (None: nothing); the language
    to tell the findings in.
    Out: a `Report` in which every claim stands in exactly one pair. Raises what `extract` raises, and
    `UnknownLanguageError` for a language that we do not speak.

    >>> report = check(Article("It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr"))
    >>> report.verdict, report.pairs[0].findings[0].kind
    ('differ', 'value')
    """
    translations(ui_lang)  # an unknown language is refused before any work
    left = left if isinstance(left, Extraction) else extract(left)
    right = right if isinstance(right, Extraction) else extract(right)
    settings = settings or Settings()
    pairs = align.pair(left, right, settings.terms)
    report = compare.report(left, right, pairs, stated(left, right, pairs), ui_lang=ui_lang)
    if source is not None:
        source = source if isinstance(source, Extraction) else extract(source)
        lefts, rights = align.pair(left, source, settings.terms), align.pair(right, source, settings.terms)
        report = compare.settle(report, source, lefts, rights, ui_lang=ui_lang)
    return compare.quieted(compare.check_rates(report, settings, ui_lang=ui_lang), settings)


def retold(report: Report, ui_lang: str) -> Report:
    """Tell the findings of a report again, in another language; only their messages change.

    >>> report = check(Article("It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr"))
    >>> report.pairs[0].findings[0].message
    'English says 26%, French says 62%: two digits are swapped.'
    >>> retold(report, "vi").pairs[0].findings[0].message
    'Bản tiếng Anh ghi 26%, bản tiếng Pháp ghi 62%: hai chữ số bị đảo chỗ.'
    """
    translations(ui_lang)  # an unknown language is refused even where there is nothing to tell
    return compare.retold(report, ui_lang)


def numerals(text: str, lang: str | None = None, *, most_figures: int = figures.MOST_FIGURES) -> list[Numeral]:
    """Read every number of a text, in digits or words, one included.

    In: a text and the code of its language (None: detect it). Out: numerals in text order; `value` is exact.
    Raises what `extract` raises; `most_figures` are allowed however short the text is.

    >>> [(n.text, n.value) for n in numerals("4 to 8 million, twenty-one", "en")]
    [('4', '4000000'), ('8 million', '8000000'), ('twenty-one', '21')]
    """
    pack = languages.load(lang or detect(text, load_packs()))
    source = Text(text)
    found = figures.find(source, pack, most_figures)
    return [_published(source, figure, pack) for figure in found if figure.form != "article"]


def _published(text: Text, figure: Figure, pack: Pack) -> Numeral:
    """A figure's public model."""
    start, end = text.given_span(figure.start, figure.end)
    alternatives: tuple[NumeralReading, ...] = ()
    if len(figure.readings) > 1:
        alternatives = tuple(
            NumeralReading(value=spell(reading.value), convention=reading.convention or pack.code)
            for reading in figure.readings[1:]
        )
    fields = {
        "text": text.given[start:end], "start": start, "end": end, "value": spell(figure.value), "kind": figure.kind,
        "alternatives": alternatives,
    }  # fmt: skip
    return unchecked(Numeral, fields)
