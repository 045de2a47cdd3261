"""From files and streams to an `Article`, and the language of a text. The only place that decodes."""

from extractor.read.article import DEFAULT_LIMIT, read_article
from extractor.read.language import detect, looks_like

__all__ = ["DEFAULT_LIMIT", "detect", "looks_like", "read_article"]
