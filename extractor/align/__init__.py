"""Stage three: the claims of two versions, paired by one global assignment."""

from extractor.align.assignment import pair

__all__ = ["pair"]
