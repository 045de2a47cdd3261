"""Files and streams become articles, or one line that says why not."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from extractor.errors import UnreadableInputError
from extractor.read import DEFAULT_LIMIT, read_article

# What a Vietnamese sentence looks like outside of its old font.
TCVN3 = "Toµn tØnh cã 557 hîp t¸c x·, víi tæng sè 12.450 thµnh viªn, doanh thu ®¹t 2,9 tû ®ång"
VNI = "Toaøn tænh coù 557 hôïp taùc xaõ, vôùi toång soá 12.450 thaønh vieân, doanh thu ñaït 2,9 tyû ñoàng"
TONES = "\u0300\u0301\u0303\u0309\u0323"
TEXT = "Le taux atteint 22,7\N{NO-BREAK SPACE}% à Lạng Sơn.\r\nSoit 557 coopératives.\n"


def refusal(path: Path | str, limit: int = DEFAULT_LIMIT) -> str:
    """Read what cannot be read, and return the line that says so."""
    with pytest.raises(UnreadableInputError) as caught:
        read_article(path, limit=limit)
    line = str(caught.value)
    assert "\n" not in line
    return line


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    """Put bytes into a file."""
    path = folder / name
    path.write_bytes(data)
    return path


def test_article_carries_path_language_and_sum(tmp_path: Path) -> None:
    """The path is the one given, the sum is that of the bytes, the title is unknown."""
    path = written(tmp_path, TEXT.encode())
    article = read_article(path, lang="fr")
    assert (article.path, article.lang, article.title) == (str(path), "fr", None)
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_dropped(tmp_path: Path, mark: bytes, codec: str) -> None:
    """Every Unicode encoding with its mark gives the same text."""
    assert read_article(written(tmp_path, mark + TEXT.encode(codec))).text == TEXT


@pytest.mark.parametrize(
    ("text", "page", "said"),
    [
        ("Le taux atteint 22,7\N{NO-BREAK SPACE}% — soit 557 coopératives.", "cp1252", "Windows-1252"),
        ("The “plan” costs £5 million", "cp1252", "Windows-1252"),
        ("Doanh thu đạt 2,9 tỷ đồng, tăng 22,7% so với năm 2021.", "cp1258", "Windows-1258"),
    ],
)
def test_code_page_is_told_by_its_bytes_and_said(tmp_path: Path, text: str, page: str, said: str) -> None:
    """One of two code pages may be guessed; one line of warning names it."""
    warnings: list[str] = []
    path = written(tmp_path, text.encode(page) if page == "cp1252" else in_vietnamese_code_page(text))
    assert unicodedata.normalize("NFC", read_article(path, warn=warnings.append).text) == text
    assert len(warnings) == 1
    assert warnings[0].startswith(f"{path}: warning: not UTF-8; read as {said} ")


def in_vietnamese_code_page(text: str) -> bytes:
    """Encode as Windows does: letters with their tone behind them."""
    encoded = bytearray()
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in TONES)
        encoded += (unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES)) + tones).encode("cp1258")
    return bytes(encoded)


@pytest.mark.parametrize(
    "text", ["one\r\ntwo\rthree\n", "e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT} 5", "\ufeff\ufeff5"]
)
def test_text_stays_as_written(tmp_path: Path, text: str) -> None:
    """Line ends, normal form and a second mark are the author's."""
    assert read_article(written(tmp_path, codecs.BOM_UTF8 + text.encode())).text == text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty; there is no article in it"),
        (codecs.BOM_UTF8, "only white space; there is no article in it"),
        (b" \r\n\t\n", "only white space; there is no article in it"),
        ("\N{ZERO WIDTH SPACE}\n\N{RIGHT-TO-LEFT MARK}".encode(), "only white space; there is no article in it"),
        (
            "un\ndeux\nВ провинции".encode("cp1251"),
            "not UTF-8 (byte 0xc2 at line 3); save it as UTF-8, or convert it with the name of its encoding",
        ),
        (
            "Déjà 557 coopératives".encode() + b" \xe9t\xe9",
            "not UTF-8 (byte 0xe9 at line 1), though what stands before it is; correct it",
        ),
        ("Le prix a été fixé à 5 €.".encode("iso-8859-15"), "not UTF-8 (byte 0xe9 at line 1); save it as UTF-8, or"),
        ("Au cœur de l’été, 5 %.".replace("’", "'").encode("iso-8859-15"), "not UTF-8 (byte 0xbd at line 1); save it"),
        ("557 coopératives créées".encode("mac_roman"), "not UTF-8 (byte 0x8e at line 1)"),
        (TCVN3.encode("cp1252"), "Vietnamese in the font code TCVN3"),
        (TCVN3.encode(), "Vietnamese in the font code TCVN3"),
        (VNI.encode("cp1252"), "Vietnamese in the font code VNI"),
        (b"cut short \xe2\x82", "not UTF-8 (byte 0xe2 at line 1)"),
        (b"text\nand\0binary", "binary data, or UTF-16 without its mark (a NUL byte at line 2)"),
        ("figures".encode("utf-16-le"), "binary data, or UTF-16 without its mark"),
        (codecs.BOM_UTF16_LE + b"a\0b", "begins like UTF-16 but is not"),
        (codecs.BOM_UTF16_LE + "5\0".encode("utf-16-le"), "binary data (it holds NUL characters)"),
        (codecs.BOM_UTF32_BE + b"\xff\xff\xff\xff", "begins like UTF-32 but is not"),
        (b"%PDF-1.7\n\xe2\xe3", "a PDF document, but damaged"),
        (b"PK\x03\x04\x14\0", "an OpenDocument, spreadsheet or ZIP file, not plain text"),
        (rb"{\rtf1\ansi 5 euros}", "an RTF document, not plain text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, cause: str) -> None:
    """The line names the file, then the cause."""
    path = written(tmp_path, data)
    assert refusal(path).startswith(f"{path}: {cause}")


def test_conversion_command_can_be_pasted(tmp_path: Path) -> None:
    """A name with a space is quoted for the shell, the copy stands beside the file, and no encoding is guessed."""
    path = written(tmp_path, b"557 coop\x8eratives", name="my story.fr.txt")
    assert refusal(path).endswith(f"iconv -f ENCODING -t UTF-8 '{path}' > '{tmp_path}/my story.fr.utf8.txt'")


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("", "a folder; name an article file in it"),
        ("nowhere.txt", "no such file; check the spelling"),
        ("loop.txt", "cannot be read"),
        ("n" * 300, "cannot be read (file name too long)"),
        ("a\0b", "not a file name"),
    ],
)
def test_what_is_no_readable_file_is_refused(tmp_path: Path, name: str, cause: str) -> None:
    """Folders, missing files and impossible names are errors of one line, whatever they look like."""
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    assert cause in refusal(os.path.join(tmp_path, name))


def test_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission says so (simulated: the superuser may read all)."""

    def deny(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", deny)
    assert "no permission to read it" in refusal(tmp_path / "secret.txt")


def test_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    """A file of the limit's size is read, one byte more is not."""
    path = written(tmp_path, b"5" * 2_000_000)
    assert len(read_article(path, limit=2_000_000).text) == 2_000_000
    assert "larger than the limit of 2 MB" in refusal(written(tmp_path, b"5" * 2_000_001), limit=2_000_000)


def test_endless_input_is_refused() -> None:
    """A device without an end stops at the limit."""
    assert "larger than the limit" in refusal("/dev/zero", limit=1_000_000)


def test_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes of standard input are decoded like those of a file."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(codecs.BOM_UTF8 + TEXT.encode()), "ascii"))
    article = read_article("-")
    assert (article.text, article.path) == (TEXT, "-")


@pytest.mark.parametrize(("data", "cause"), [(b"", "empty"), (b"\x81", "not UTF-8"), (b"555", "larger than the limit")])
def test_bad_standard_input_is_called_so(monkeypatch: pytest.MonkeyPatch, data: bytes, cause: str) -> None:
    """Errors speak of standard input, not of a file called -."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert refusal("-", limit=2).startswith(f"standard input: {cause}")


def test_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process without standard input is told to name a file."""
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == "standard input: closed; name a file instead"


def test_undecodable_file_name_becomes_text(tmp_path: Path) -> None:
    """A name that is no UTF-8 can be printed and written as JSON."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"5 euros")
    article = read_article(os.fsdecode(path))
    assert article.path == f"{tmp_path}/caf\N{REPLACEMENT CHARACTER}.txt"
    assert article.model_dump_json()


def test_line_breaks_in_a_name_stay_out_of_the_error(tmp_path: Path) -> None:
    """The error stays one line even if the file name has two."""
    assert refusal(tmp_path / "a\nb\x1b.txt").endswith("a b␛.txt: no such file; check the spelling and the folder you are in")
