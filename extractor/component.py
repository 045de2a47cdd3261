"""Crosstally as a spaCy component: `nlp.add_pipe("figures")` puts the claims of a text on its `Doc`.

The claims stand in `doc.spans["figures"]`, labelled with their type, and as models in `doc._.claims`; both survive
`DocBin` and `to_bytes`, because the claims are kept as JSON in `doc.user_data`.
"""

from __future__ import annotations

from pydantic import TypeAdapter
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor import pipeline
from extractor.models import AnyClaim

GROUP = "figures"
_KEY = "crosstally.claims"
_CLAIMS: TypeAdapter[tuple[AnyClaim, ...]] = TypeAdapter(tuple[AnyClaim, ...])


def _claims_of(doc: Doc) -> tuple[AnyClaim, ...]:
    """The claims of a doc, from what the component kept."""
    return _CLAIMS.validate_json(doc.user_data.get(_KEY, "[]"))


class Figures:
    """Extracts the typed claims of each doc; the language is the pipeline's own, or the one it was given.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("figures")
    >>> doc = nlp("It costs 1.35 billion VND.")
    >>> [(span.text, span.label_) for span in doc.spans["figures"]]
    [('1.35 billion VND', 'money')]
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, doc: Doc) -> Doc:
        """Put the claims of a doc into its spans and its user data."""
        found = pipeline.extract(doc.text, lang=self.lang).claims
        doc.user_data[_KEY] = _CLAIMS.dump_json(found).decode()
        doc.spans[GROUP] = [span for claim in found if (span := _span(doc, claim))]
        return doc


def _span(doc: Doc, claim: AnyClaim) -> Span | None:
    """The tokens that hold a claim; a token that is cut by its border belongs to it."""
    return doc.char_span(claim.start, claim.end, label=claim.type, alignment_mode="expand")


@Language.factory("figures", default_config={"lang": None}, assigns=["doc._.claims"])
def make_figures(nlp: Language, name: str, lang: str | None) -> Figures:  # noqa: ARG001, spaCy hands the name
    """Make the component: `nlp.add_pipe("figures", config={"lang": "vi"})`; without `lang`, the language of the pipeline."""
    return Figures(lang or str(nlp.lang))


if not Doc.has_extension("claims"):
    Doc.set_extension("claims", getter=_claims_of)
