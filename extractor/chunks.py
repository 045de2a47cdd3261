"""The counted nouns of claims, taken from the noun chunks of a spaCy pipeline that has a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.models import AnyClaim, CountClaim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def counted_by_chunks(claims: tuple[AnyClaim, ...], doc: Doc) -> tuple[AnyClaim, ...]:
    """Give each count the rest of the noun chunk that its number stands in.

    In: the claims of a text and the same text as a spaCy `Doc`. Out: the claims; they are as before where the doc has no
    parse, or no chunk holds the number.
    """
    if not doc.has_annotation("DEP"):
        return claims
    chunks = list(doc.noun_chunks)
    return tuple(_recounted(claim, doc, chunks) if isinstance(claim, CountClaim) else claim for claim in claims)


def _recounted(claim: CountClaim, doc: Doc, chunks: list[Span]) -> CountClaim:
    """A count with the noun of its chunk."""
    span = doc.char_span(claim.start, claim.end, alignment_mode="expand")
    numbers = [token.i for token in span if token.like_num or token.pos_ == "NUM" or token.text[:1].isdigit()] if span else []
    if not numbers:
        return claim
    last = numbers[-1]
    chunk = next((chunk for chunk in chunks if chunk.start <= last < chunk.end), None)
    if chunk is None or chunk.end == last + 1:
        return claim
    noun = doc[last + 1 : chunk.end].text
    others = tuple(other.model_copy(update={"noun": noun}) for other in claim.alternatives)
    return claim.model_copy(update={"noun": noun, "alternatives": others})
