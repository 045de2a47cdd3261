"""Crosstally: do the figures in two language versions of one news article tally?"""

from extractor.models import Article, Claim, Extraction, Finding, Numeral, Pair, Report
from extractor.pipeline import check, extract, numerals

__all__ = ["Article", "Claim", "Extraction", "Finding", "Numeral", "Pair", "Report", "check", "extract", "numerals"]
