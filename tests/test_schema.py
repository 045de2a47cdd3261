"""The published schemas describe what is printed, and the files in `schemas/` are up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractor.models import ArticleInfo, CountClaim, Extraction, Numeral, Report, Summary
from extractor.schema import schemas

FOLDER = Path(__file__).parent.parent / "schemas"
CLAIM = CountClaim(id="c1", text="5 coops", start=0, end=7, low="5", high="5")
EXTRACTION = Extraction(article=ArticleInfo(lang="en", sha256="", chars=7), claims=(CLAIM,), text="5 coops")
REPORT = Report(
    left=EXTRACTION,
    right=EXTRACTION,
    verdict="tally",
    summary=Summary(claims_left=1, claims_right=1, agree=1, equivalent=0, mismatch=0, missing=0, errors=0, warnings=0, notes=0),
)


@pytest.mark.parametrize("name", schemas())
def test_file_is_up_to_date(name: str) -> None:
    """`crosstally schema --write schemas` was run after the last change of a model."""
    assert json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) == schemas()[name]


def test_no_file_is_left_over() -> None:
    """Every file in the folder is a published schema."""
    assert {path.stem for path in FOLDER.glob("*.json")} == set(schemas())


@pytest.mark.parametrize("name", schemas())
def test_schema_is_named_for_good(name: str) -> None:
    """Dialect and home are stated, and the home carries the version of the contract."""
    schema = schemas()[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://crosstally.example/schemas/1.0/{name}.json"


#: Fields that are printed only when there is something to put there.
SOMETIMES = frozenset({"source"})


@pytest.mark.parametrize(
    ("name", "model"),
    [("extraction", EXTRACTION), ("report", REPORT), ("numeral", Numeral(text="5", start=0, end=1, value="5"))],
)
def test_schema_names_exactly_the_printed_fields(name: str, model: Extraction | Report | Numeral) -> None:
    """Every printed field is described and required; the text, which is not printed, is not.

    What stands there only when a source was given is described and not required.
    """
    printed = list(model.model_dump(mode="json"))
    schema = schemas()[name]
    described = [field for field in schema["properties"] if field not in SOMETIMES]  # type: ignore[attr-defined]
    assert (described, sorted(schema["required"])) == (printed, sorted(printed))  # type: ignore[call-overload]


def test_objects_are_open() -> None:
    """A field that is added later breaks no reader that validates."""
    assert "additionalProperties" not in json.dumps(schemas())
