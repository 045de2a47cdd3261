"""What inputs are made of: the pieces of figures in every script, and the ways to put them together."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

from extractor import languages
from extractor.figures.lexicon import lexicon

_DIGITS = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Nd", "No", "Nl")]
_LITERALS = (
    "0 1 2 5 7 10 12 100 1000 2021 007 3.14 1.350 12,5 1,234,567 12,34,567 1'000 1.234.567,89 16·5 .08 1e6 1e99 10³ 10^9 2^30"
    " 1/2 3/4 24/7 1/1000 ½ ¾ ⅓ 0/0 1/0 00 99999999999999999999999999999999 XIXe MMXXI iv 19/CTr-UBND 2021-2025 5/6/2021"
    " 31/02/2021 2024-02-30 23:59 7h30 19h 3-0 F0 A4 +84 0912345678 #1 [1] (2) T5 km2 m2"
).split()
_UNITS = (
    "% ‰ pp km km² ha m³ °C tấn tạ sào mẫu kg t h min ans years năm VND đ đồng $ US$ € £ ¥ USD EUR tr tỷ bn m k Md G$ Mrd"
    " Euro Prozent pour-cent percent points /năm /ha/an per year"
).split()
_WORDS = (
    "from to de à von bis từ đến between and entre et zwischen und over près gần about environ khoảng nearly fast trên dưới"
    " May mai Mai tháng ngày quý Q1 T4 thứ No. n° số half double gấp lần fois times in trong of the le la der die một người"
    " households hộ increased giảm baisse Anstieg Covid-19 http://a.b/1 a@b.c/2"
).split()
_SEPARATORS = [
    *" .,;:-–—/'’·+×x^~()[]\"|&<>=_\t\n\r\v\f\x1c\x85\xa0",
    "\r\n",
    "\n\n",
    "\u2009",
    "\u202f",
    "\u2028",
    "\u3000",
    ". ",
]
# Marks of direction, nothing of width, combining marks, halves of characters, the edges of the planes, case that grows.
_HARMFUL = [
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\xad\u2060\ufe0f",
    *"\u0300\u0301\u0309\u0323\u0338\u0345\u20e3\u0660\u06f0\u0966\uff11\u0430\u041e\u0131\u0130\u1e9e\ufb01\xdf\u01c5\u03c2",
    *"\ud800\udbff\udc00\udfff\ufffd\ufffe\uffff\U0010ffff\U0001d7ce\U0001f468\0\x1b\x7f\x9b",
    *("\u1112\u1161\u11ab", "e\u0301\u0302", "\u0344", "\u0958", "\u2126", "\u212b", "\uff05", "\u066a", "\u2212", "\u2044"),
    *"\U00010d40\U00011de3",  # digits that a newer Unicode than Python's knows
]


@cache
def tables() -> tuple[tuple[str, ...], ...]:
    """Every table of pieces; each is as likely as the others, however long it is."""
    words = {code: tuple(sorted(lexicon(code).words)) for code in languages.codes()}
    return (tuple("0123456789"), tuple(_DIGITS), tuple(_LITERALS), tuple(_UNITS), tuple(_WORDS), tuple(_SEPARATORS),
            tuple(_HARMFUL), tuple("  \n.,"), *words.values())  # fmt: skip


def piece(chance: random.Random) -> str:
    """One piece."""
    if chance.random() < 0.02:
        return chr(chance.randrange(0x110000))
    return chance.choice(chance.choice(tables()))


def text(chance: random.Random, most: int = 24) -> str:
    """A text of some pieces, with or without spaces between them; some stand there again and again."""
    parts: list[str] = []
    joint = chance.choice(("", " ", " ", " ", "\n"))
    for _ in range(chance.randint(1, most)):
        one = piece(chance)
        parts += [one] * (chance.randint(2, 9) if chance.random() < 0.05 else 1)
    return joint.join(parts)


def long_text(chance: random.Random, size: int) -> str:
    """A text of about `size` bytes in which a few pieces come again and again, as no writer would write it."""
    if chance.random() < 0.3:
        out = ""
        while len(out) < size // 2:
            out += text(chance) + chance.choice((" ", "\n", ". "))
        return out
    unit = chance.choice(("", " ")).join(piece(chance) for _ in range(chance.randint(1, 4)))
    unit += chance.choice(("", " ", "\n"))
    return piece(chance) + unit * (size // max(1, len(unit.encode("utf-8", "surrogatepass")))) + piece(chance)


def without_controls(given: str) -> str:
    """The same text without the characters that XML forbids."""
    return "".join(letter for letter in given if unicodedata.category(letter) not in ("Cc", "Cs", "Cn") or letter in "\n\t")


def encoded(chance: random.Random, given: str) -> bytes:
    """A text as bytes: mostly UTF-8, at times in another encoding, or damaged."""
    draw = chance.random()
    if draw < 0.9:
        return given.encode("utf-8", "surrogatepass" if draw < 0.05 else "replace")
    return given.encode(chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "cp1258", "utf-8-sig")), "replace")


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The same bytes with some cut out, doubled, changed, or with a piece put between them."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((1, 1, 2, 4, 16, 64)))
        match chance.randrange(5):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:end] + data[start:]
            case 2:
                data = data[:start] + bytes([chance.randrange(256)]) + data[start + 1 :]
            case 3:
                other = chance.randint(0, len(data))
                data = data[:other] + data[start:end] + data[other:]
            case _:
                data = data[:start] + piece(chance).encode("utf-8", "replace") + data[start:]
    return data
