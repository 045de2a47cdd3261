"""Small pairs of texts for the tests of the desk, with known differences."""

from __future__ import annotations

from extractor.desk.checking import check
from extractor.desk.store import Draft
from extractor.models import Article, Report

ENGLISH = (
    "Harbour works begin\n\nThe port of Kest has 557 berths and 1,240 dockers.\n\n"
    "It will spend 26 million euros on a pier of 340 m.\n"
)
FRENCH = (
    "Début des travaux du port\n\nLe port de Kest compte 575 postes et 1 240 dockers.\n\n"
    "Il dépensera 62 millions d'euros pour une jetée de 340 m.\n"
)
VIETNAMESE = (
    "Khởi công cảng\n\nCảng Kest có 557 cầu tàu và 1.240 công nhân bốc xếp.\n\n"
    "Cảng sẽ chi 26 triệu euro cho một cầu cảng dài 340 m.\n"
)
HOSTILE = '<script>alert(1)</script> & "quotes" </textarea><img src=x onerror=alert(2)>'


def draft(left: str = ENGLISH, right: str = FRENCH, external: str | None = None) -> Draft:
    """A pair of an English and a French text."""
    return Draft(Article(left, "en"), Article(right, "fr"), None, external)


def checked(left: str = ENGLISH, right: str = FRENCH) -> Report:
    """The report on such a pair."""
    return check(draft(left, right))


def body(left: str = ENGLISH, right: str = FRENCH, **more: object) -> dict[str, object]:
    """Such a pair as the JSON interface takes it."""
    return {"left": {"lang": "en", "text": left}, "right": {"lang": "fr", "text": right}, **more}
