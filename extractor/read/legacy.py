"""Vietnamese text in the code of an old font, which no decoder of ours reads: recognised, so that it can be refused by name.

Such a text says one thing in its font and another to a program: its letters are signs, or pairs of letters, of the
Western code page. It is recognised by what no other text does.
"""

from __future__ import annotations

import re

# TCVN3 (.VnTime): d with stroke and the vowels with accents are signs that stand inside words.
_SIGNS = (
    "\N{REGISTERED SIGN}\N{MICRO SIGN}\N{CEDILLA}\N{SUPERSCRIPT ONE}\N{DIAERESIS}\N{COPYRIGHT SIGN}\N{NOT SIGN}\N{MIDDLE DOT}"
)
_TCVN3 = re.compile(rf"[^\W\d_][{_SIGNS}]|[{_SIGNS}](?=[^\W\d_])")
# VNI: a vowel and behind it a letter that stands for its accent.
_ACCENTS = "\xf9\xf8\xfb\xf5\xef\xe2\xe1\xe0\xe5\xe3\xe4\xea\xe9\xe8\xfa\xfc\xeb"
_VNI = re.compile(rf"(?i:[aeouy\xf4\xf6][{_ACCENTS}])")
_WORD = re.compile(r"\S+")
_SAMPLE = 20_000
_FEWEST = 4
# Hardly a Vietnamese sentence has fewer; French has one in fifty words that looks so.
_SHARE = 0.15


def legacy_font(text: str) -> str | None:
    r"""Name the font code that a Vietnamese text was written in, if it is none of Unicode's.

    >>> legacy_font("Ho\xe4\xefp ta\xf9c xa\xf5 \xf1a\xef t\xf6\xf4\xefi t\xe6nh")
    'VNI'
    >>> legacy_font("Les \xe9l\xe8ves de No\xebl, au mois d'ao\xfbt 2021") is None
    True
    """
    if text.isascii():
        return None
    sample = text[:_SAMPLE]
    words = len(_WORD.findall(sample))
    for name, pattern in (("TCVN3", _TCVN3), ("VNI", _VNI)):
        marked = sum(1 for word in _WORD.findall(sample) if pattern.search(word))
        if marked >= max(_FEWEST, _SHARE * words):
            return name
    return None
