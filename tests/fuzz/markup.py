"""Elements around pieces, as no editor writes them: for HTML and for XML."""

from __future__ import annotations

import random
from collections.abc import Sequence
from html import escape

from tests.fuzz import pieces


def markup(chance: random.Random, tags: Sequence[str], attributes: Sequence[str], depth: int = 4) -> str:
    """Elements with texts between them, some nested, few of them left open."""
    out: list[str] = []
    for _ in range(chance.randint(1, 4)):
        draw = chance.random()
        if draw < 0.5 and depth:
            tag = chance.choice(tags)
            given = "".join(f' {name}="{escape(pieces.piece(chance))}"' for name in attributes if chance.random() < 0.2)
            end = f"</{tag}>" if chance.random() < 0.97 else ""
            out.append(f"<{tag}{given}>{markup(chance, tags, attributes, depth - 1)}{end}")
        elif draw < 0.95:
            text = pieces.text(chance, 8)
            out.append(escape(text) if chance.random() < 0.9 else text)
        else:
            out.append(
                chance.choice(("<!-- 5 -->", "<![CDATA[ 5 % ]]>", "&#55296;", "&#0;", "&nbsp;", "&lol;", "<?x?>", "<", "&"))
            )
    return "".join(out)


def long_markup(chance: random.Random, tags: Sequence[str], attributes: Sequence[str], size: int) -> str:
    """Markup of about `size` bytes: one part of it again and again."""
    part = markup(chance, tags, attributes, 1)
    if chance.random() < 0.3:
        part = chance.choice((f"<{chance.choice(tags)}>", "<", "&", "<!--", f"</{chance.choice(tags)}>5"))
    return part * (size // max(1, len(part.encode("utf-8", "replace"))))
