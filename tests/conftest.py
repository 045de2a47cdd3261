"""Fixtures that several tests share; there are no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

_ENGLISH = (
    "In the province, there are 557 cooperatives, with 12,450 members in all.\n"
    "Their revenue reached 2.9 billion VND in 2021, an increase of 22.7% since the start of the plan.\n"
)
_FRENCH = (
    "Dans la province, il y a 557 coopératives, avec un total de 12 450 membres.\n"
    "Leur chiffre d'affaires a atteint 2,9 milliards de VND en 2021, soit une augmentation de 22,7 % depuis le plan.\n"
)


@pytest.fixture(autouse=True, scope="session")
def plain_locale() -> Iterator[None]:
    """Run every test, and what it starts, in no language: reports follow the environment's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with two versions that tally (a), one with another figure (b), and files that are no articles."""
    folder = tmp_path_factory.mktemp("stories")
    (folder / "a.en.txt").write_text(_ENGLISH, encoding="utf-8")
    (folder / "a.fr.txt").write_text(_FRENCH, encoding="utf-8")
    (folder / "b.fr.txt").write_text(_FRENCH.replace("557", "575"), encoding="utf-8")
    (folder / "latin.txt").write_bytes(_FRENCH.encode("cp1252"))
    (folder / "undecodable.txt").write_bytes("В провинции 557 кооперативов.\n".encode("cp1251"))
    (folder / "binary.txt").write_bytes(b"text\0text")
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_bytes(b" \n\n")
    (folder / "numbers.txt").write_bytes(b"12 345")
    (folder / "folder.txt").mkdir()
    return folder
