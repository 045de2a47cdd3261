"""The spaCy component: spans, claims, pipes, and what survives being written down."""

from __future__ import annotations

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin

import extractor

TEXT = "In 2024 the district spent VND6.5 billion on 12 schools, up 8%."
FOUND = [("2024", "date"), ("VND6.5 billion", "money"), ("12 schools", "count"), ("up 8%", "percent")]


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    """A blank English pipeline with the component."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("figures")
    return pipeline


def labelled(doc: Doc) -> list[tuple[str, str]]:
    """The spans of a doc with their labels."""
    return [(span.text, span.label_) for span in doc.spans["figures"]]


def test_spans_are_labelled_with_the_type(nlp: spacy.Language) -> None:
    """Each claim is a span of the group "figures"."""
    assert labelled(nlp(TEXT)) == FOUND


def test_claims_are_those_of_extract(nlp: spacy.Language) -> None:
    """`doc._.claims` holds the models themselves."""
    assert nlp(TEXT)._.claims == extractor.extract(TEXT, lang="en").claims


def test_a_pipeline_of_many_languages_is_told_which(nlp: spacy.Language) -> None:
    """A blank language-neutral pipeline takes the language from the component's configuration."""
    neutral = spacy.blank("xx")
    neutral.add_pipe("figures", config={"lang": "vi"})
    assert labelled(neutral("Thu nhập đạt 1.350 tỷ đồng.")) == [("1.350 tỷ đồng", "money")]


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe_gives_the_same_docs(nlp: spacy.Language, processes: int) -> None:
    """`nlp.pipe` gives what calls give, in one process or two."""
    docs = list(nlp.pipe([TEXT, "No figure here.", TEXT], n_process=processes, batch_size=1))
    assert [labelled(doc) for doc in docs] == [FOUND, [], FOUND]
    assert [len(doc._.claims) for doc in docs] == [4, 0, 4]


def test_doc_bin_keeps_spans_and_claims(nlp: spacy.Language) -> None:
    """A doc written to a `DocBin` comes back with its claims."""
    stored = DocBin(store_user_data=True, docs=[nlp(TEXT)]).to_bytes()
    doc = next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))
    assert labelled(doc) == FOUND
    assert doc._.claims == extractor.extract(TEXT, lang="en").claims


def test_displacy_draws_the_spans(nlp: spacy.Language) -> None:
    """The style "span" shows the group."""
    page = displacy.render(nlp(TEXT), style="span", options={"spans_key": "figures"}, jupyter=False)
    assert "money" in page
    assert "6.5" in page
