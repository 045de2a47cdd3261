"""The number reader against its case files: every numeral of a text, its value, kind and other readings."""

from __future__ import annotations

from typing import Any

import pytest

import extractor
from extractor import languages
from tests.gold import case_files, cases

FILES = case_files("numerals")
SUBJECTS = ("digits", "readings", "scales", "words", "ordinals", "fractions", "negative")


def read(case: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    """The numerals of a case, in the form of its expectations."""
    return [
        {
            "text": numeral.text,
            "value": numeral.value,
            "kind": numeral.kind,
            "alternatives": [other.model_dump() for other in numeral.alternatives],
        }
        for numeral in extractor.numerals(case["text"], lang)
    ]


def expected(case: dict[str, Any], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The numerals a case demands; readings only where it names them."""
    wanted = [{"kind": "cardinal", **numeral} for numeral in case["numerals"]]
    for index, numeral in enumerate(wanted):
        if "alternatives" not in numeral:
            numeral["alternatives"] = found[index]["alternatives"] if index < len(found) else []
    return wanted


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        pytest.param(path.parent.name, case, id=f"{path.parent.name}-{path.stem}-{case['label']}")
        for path in FILES
        for case in cases(path)
    ],
)
def test_numerals(lang: str, case: dict[str, Any]) -> None:
    """A text gives the numerals its case states and no others, in order."""
    found = read(case, lang)
    assert found == expected(case, found)


@pytest.mark.parametrize("lang", languages.codes())
def test_every_language_has_cases_of_every_subject(lang: str) -> None:
    """A pack without number cases is not finished."""
    assert {path.stem for path in FILES if path.parent.name == lang} == set(SUBJECTS)


def test_numerals_of_a_text_whose_language_is_told() -> None:
    """Without a language the text's own words tell it."""
    text = "Dans la province, les agriculteurs ont récolté 12,5 tonnes de riz sur des terres de la commune."
    assert [(numeral.text, numeral.value) for numeral in extractor.numerals(text)] == [("12,5", "12.5")]
