"""The sentences of findings: what an editor reads, in each language, and again from a stored report."""

from __future__ import annotations

import pytest

import extractor
from extractor import Article, Report, pipeline
from extractor.errors import UnknownLanguageError

#: Two sentences that differ in one way; the rule of the finding, and what it says in English.
DIFFERENCES = [
    (
        "There are 557 farms.",
        "Il y a 575 fermes.",
        "value: digits swapped",
        "English says 557, French says 575: two digits are swapped.",
    ),
    ("There are 347 farms.", "Il y a 357 fermes.", "value: one digit", "English says 347, French says 357: one digit differs."),
    ("There are 347 farms.", "Il y a 12 fermes.", "value: other number", "English says 347, French says 12."),
    (
        "It earned 6.5 billion VND.",
        "Elle a gagné 6,5 millions de VND.",
        "magnitude: power of ten",
        "English says 6.5 billion VND, French says 6.5 million VND: a factor of 1,000.",
    ),
    (
        "It earned 6.5 billion VND.",
        "Elle a gagné 6,5 billions de VND.",
        "magnitude: false friend",
        "English says 6.5 billion VND, French says 6.5 trillion VND: “billions” is 1 trillion in French, 1 billion in English.",
    ),
    (
        "There are 1.350 billion of them.",
        "Il y en a 1 350 milliards.",
        "format: separators of another language",
        "“1.350 billion” reads 1.35 billion in English; it is 1.35 trillion only if its separators are read as in Vietnamese.",
    ),
    (
        "They have 12,5% of it.",
        "Ils en ont 12,5 %.",
        "format: separators of another language",
        "“12,5%” tallies with 12.5% only if its separators are read as in Vietnamese; write it as in English.",
    ),
    (
        "It cost 5 million VND.",
        "Il a coûté 5 millions de dollars.",
        "currency: other",
        "English says 5 million VND, French says 5 million USD: the currencies differ.",
    ),
    (
        "The road is 45 miles long.",
        "La route fait 95 km.",
        "unit: converts to another number",
        "English says 45 miles, French says 95 kilometers: 45 miles is 72.4 kilometers.",
    ),
    (
        "The field has 18 hectares.",
        "Le champ a 18 tonnes.",
        "unit: other",
        "English says 18 hectares, French says 18 metric tons: the units differ.",
    ),
    (
        "It opened on March 2, 2021.",
        "Elle a ouvert le 3 février 2021.",
        "date: day and month swapped",
        "English says 2 March 2021, French says 3 February 2021: day and month are exchanged.",
    ),
    (
        "Since 2019, it has grown.",
        "Avant 2019, elle a grandi.",
        "date: other relation",
        "English says since 2019, French says before 2019.",
    ),
    (
        "Output rose by 8%.",
        "La production a baissé de 8 %.",
        "direction: rise against fall",
        "English has a rise of 8%, French a fall of 8%.",
    ),
    (
        "More than 500 people came.",
        "Près de 500 personnes sont venues.",
        "qualifier: opposite hedges",
        "English says more than 500, French says nearly 500: one puts it above, the other below.",
    ),
    (
        "They pay 3 million VND a month.",
        "Ils paient 3 millions de VND par an.",
        "per: other denominator",
        "English says 3 million VND per month, French says 3 million VND per year: the denominators differ.",
    ),
]


def compared(left: str, right: str, **options: str) -> Report:
    """Check an English against a French sentence."""
    return extractor.check(Article(left, "en"), Article(right, "fr"), **options)


def told(report: Report) -> list[tuple[str, str]]:
    """Rule and message of every finding."""
    return [(finding.rule, finding.message) for pair in report.pairs for finding in pair.findings]


@pytest.mark.parametrize(("left", "right", "rule", "message"), DIFFERENCES, ids=[case[2] for case in DIFFERENCES])
def test_sentence_names_both_figures_and_why(left: str, right: str, rule: str, message: str) -> None:
    """One sentence with both figures, and what makes them a finding."""
    assert (rule, message) in told(compared(left, right))


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "English says 6.5 billion VND, French says 6.5 million VND: a factor of 1,000."),
        ("fr", "En anglais\u00a0: 6,5 milliards de VND\u00a0; en français\u00a0: 6,5 millions de VND (un facteur 1\u202f000)."),
        ("vi", "Bản tiếng Anh ghi 6,5 tỷ VND, bản tiếng Pháp ghi 6,5 triệu VND: lệch 1.000 lần."),
    ],
)
def test_sentence_is_in_the_readers_language(lang: str, message: str) -> None:
    """Words, numbers and scale words are the reader's; French billion is never used for what French calls a milliard."""
    report = compared("It earned 6.5 billion VND.", "Elle a gagné 6,5 millions de VND.", ui_lang=lang)
    assert told(report) == [("magnitude: power of ten", message)]


@pytest.mark.parametrize("lang", ["fr", "vi"])
@pytest.mark.parametrize(("left", "right"), [case[:2] for case in DIFFERENCES])
def test_stored_report_is_told_again(left: str, right: str, lang: str) -> None:
    """A report read back from its JSON is told in another language as if it had been made in it."""
    stored = Report.model_validate_json(compared(left, right).model_dump_json())
    assert told(pipeline.retold(stored, lang)) == told(compared(left, right, ui_lang=lang))
    assert told(pipeline.retold(pipeline.retold(stored, lang), "en")) == told(stored)


def test_missing_figure_is_quoted() -> None:
    """A figure without counterpart is quoted as written, and both versions are named."""
    report = compared("It has 12 farms. It sold 4.7 tonnes.", "Elle a 12 fermes.")
    assert told(report) == [("no counterpart", "Only English has “4.7 tonnes”; no counterpart was found in French.")]


def test_versions_of_one_language_are_left_and_right() -> None:
    """Two versions in one language are told apart by their sides."""
    report = extractor.check(Article("It has 1,200 farms.", "en"), Article("It has 1,300 farms.", "en"))
    assert told(report)[0][1] == "The left version says 1,200, the right version says 1,300: one digit differs."


def test_unknown_language_is_refused_before_any_work() -> None:
    """A language that we do not speak is an error that names those we do."""
    with pytest.raises(UnknownLanguageError, match="en, fr, vi"):
        extractor.check(Article("", "en"), Article("", "fr"), ui_lang="tlh")
