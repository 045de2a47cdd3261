"""Stage two: typed claims, grown around the figures of a text."""

from extractor.claims.build import find

__all__ = ["find"]
