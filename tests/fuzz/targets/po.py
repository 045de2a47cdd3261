"""Catalogues of gettext."""

from __future__ import annotations

import random
from functools import partial

from tests.fuzz import pieces, segments

_HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"X-Source-Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
_LINES = ("msgid", "msgstr", "msgctxt", "msgid_plural", "msgstr[0]", "msgstr[1]", "msgstr[x]", "#, fuzzy", "#~ msgid", "#|", "#.", "#:",
          "", "Language:")  # fmt: skip

run = partial(segments.read, ".po")


def compose(chance: random.Random, size: int = 0) -> bytes:
    """Some entries, few of them sound."""
    lines = [f'msgid "{pieces.piece(chance)}"', f'msgstr "{pieces.piece(chance)}"', ""] if chance.random() < 0.8 else []
    for _ in range(chance.randint(0, 12)):
        quoted = pieces.text(chance, 5).replace("\n", "\\n")
        lines.append(f'{chance.choice(_LINES)} "{quoted if chance.random() < 0.2 else quoted.replace(chr(34), "")}"')
    text = "\n".join(lines) + "\n"
    text *= size // len(text.encode("utf-8", "replace")) + 1
    data = pieces.encoded(chance, (_HEAD if chance.random() < 0.9 else "") + text)
    return pieces.mutated(chance, data) if chance.random() < 0.2 else data
