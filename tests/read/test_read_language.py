"""The language of a text is told by the packs' words and letters, or not at all."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pytest

from extractor.errors import UndetectedLanguageError
from extractor.languages import codes, load
from extractor.read import detect, looks_like

PACKS = {code: load(code) for code in codes()}
ENGLISH = "The number of cooperatives in the province has increased since 2021, and their members earn more than before."
FRENCH = "Le nombre de coopératives de la province a augmenté depuis 2021, et leurs membres gagnent plus qu’avant."
VIETNAMESE = "Số hợp tác xã trên địa bàn tỉnh đã tăng từ năm 2021, và thu nhập của các thành viên cao hơn trước."
SPANISH = (
    "El número de cooperativas en la provincia ha aumentado rápidamente desde 2021 hasta hoy. Según el informe, se han "
    "creado 250 nuevas cooperativas y los ingresos de los socios han subido un 22,7 % en los últimos años. "
)
SWEDISH = "Antalet kooperativ har stigit snabbt sedan 2021, enligt en ny rapport som länet har lämnat. " * 2


@dataclass(frozen=True)
class Clues:
    """The part of a pack that detection reads."""

    stop_words: frozenset[str]
    letters: str = ""


TWINS = {
    "aa": Clues(frozenset({"la", "de", "som"})),
    "bb": Clues(frozenset({"la", "de", "mos"})),
}


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (FRENCH, "fr"), (VIETNAMESE, "vi")])
@pytest.mark.parametrize("decomposed", [False, True])
@pytest.mark.parametrize("shout", [False, True])
def test_sentence_is_told(text: str, code: str, decomposed: bool, shout: bool) -> None:
    """A sentence suffices, in either normal form and in capitals."""
    text = unicodedata.normalize("NFD" if decomposed else "NFC", text.upper() if shout else text)
    assert detect(text, PACKS) == code


@pytest.mark.parametrize(
    "text", ["", "  \n", "557 22.7% 2021-2025", "https://news.example/20240101", "Comment (0)", "数字增加了"]
)
def test_too_little_text_is_not_guessed(text: str) -> None:
    """Without words of some pack there is no language."""
    with pytest.raises(UndetectedLanguageError, match=r"too short, or in none of .*fr"):
        detect(text, PACKS)


def test_a_hint_settles_what_the_text_leaves_open() -> None:
    """A code counts only where the text is too short, and only if there is a pack of it."""
    assert detect("557 22.7%", PACKS, "vi") == "vi"
    assert detect("The district has built forty-seven schools with the money of the province.", PACKS, "vi") == "en"
    for hint in (None, "xx", ""):
        with pytest.raises(UndetectedLanguageError):
            detect("557 22.7%", PACKS, hint)


@pytest.mark.parametrize("text", [SPANISH * 8, SWEDISH])
def test_foreign_text_is_not_taken_for_a_relative(text: str) -> None:
    """A language without a pack is refused, even one that shares many small words with French."""
    with pytest.raises(UndetectedLanguageError, match="like none of"):
        detect(text, PACKS)


def test_tie_is_named() -> None:
    """Two languages with the same evidence are both named."""
    with pytest.raises(UndetectedLanguageError, match="aa and bb are about as likely"):
        detect("la de la de la de", TWINS)


def test_own_words_break_a_tie() -> None:
    """What languages share counts little; one word of its own can decide."""
    assert detect("la de som som", TWINS) == "aa"


def test_elided_word_counts_with_and_without_apostrophe() -> None:
    """Packs may write an elided word either way."""
    packs = {"aa": Clues(frozenset({"l'", "d"})), "bb": Clues(frozenset({"the"}))}
    assert detect("l’eau d'ici", packs) == "aa"


def test_no_packs_no_language() -> None:
    """An empty set of packs is no crash."""
    with pytest.raises(UndetectedLanguageError):
        detect(ENGLISH, {})


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (FRENCH, "fr"), (VIETNAMESE, "vi")])
def test_clear_text_is_recognised_for_a_warning(text: str, code: str) -> None:
    """A text that is clearly in one language can contradict the declared one."""
    assert looks_like(text, PACKS) == code


@pytest.mark.parametrize("text", ["", "Le taux : 22,7 %", ENGLISH + FRENCH, SWEDISH])
def test_doubtful_text_contradicts_nobody(text: str) -> None:
    """A headline, a mixture or a foreign text is no ground for a warning."""
    assert looks_like(text, PACKS) is None
