"""Figures of titles are paired with figures of titles."""

from __future__ import annotations

import pytest

import extractor

TITLED = "Tea earns a record $7.9 billion\nTea exports earned $7.9 billion in the first seven months of 2024, a study says."
TURNED = {
    "fr": "Le thé rapporte {} de dollars\nSur les sept premiers mois de 2024, le thé a rapporté 7,9 milliards de dollars.",
    "vi": "Nhờ chè, xuất khẩu đạt kỷ lục {} USD\n7 tháng đầu năm 2024, xuất khẩu chè thu về 7,9 tỷ USD, theo một báo cáo.",
}


@pytest.mark.parametrize(
    ("lang", "amount"), [("fr", "7,9 milliards"), ("fr", "7,9 millions"), ("vi", "7,9 tỷ"), ("vi", "7,9 triệu")]
)
def test_the_title_is_paired_with_the_title(lang: str, amount: str) -> None:
    """An amount in the title, right or wrong, is compared with that in the other title although the body says it, too."""
    left, right = extractor.extract(TITLED, lang="en"), extractor.extract(TURNED[lang].format(amount), lang=lang)
    report = extractor.check(left, right)
    partners = {pair.left: pair.right for pair in report.pairs}
    assert partners[left.claims[0].id] == right.claims[0].id
