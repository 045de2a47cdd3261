"""Markdown."""

from __future__ import annotations

import random

from tests.fuzz import documents, pieces

_MARKS = ["# ", "## ", "- ", "1. ", "> ", "    ", "```\n", "|", "|---|---|\n", "**", "*", "_", "`", "[a](b 5)", "![5](x)", "\n\n", "\n",
          "---\n", "title: ", "date: 2021-05-23\n", "<sup>", "</sup>", "<!--", "<table>", "&nbsp;", "&#0;", "\\", "[5]: x\n", "~~~", "["]  # fmt: skip


def run(data: bytes) -> None:
    """A text with marks is read, or refused in a line."""
    documents.read("markdown", data)


def compose(chance: random.Random, size: int = 0) -> bytes:
    """Pieces between marks, at times damaged."""
    parts = [chance.choice(_MARKS) if chance.random() < 0.5 else pieces.piece(chance) for _ in range(chance.randint(1, 24))]
    if size:
        part = "".join(parts[: chance.randint(1, 3)])
        parts = [part] * (size // max(1, len(part.encode("utf-8", "replace"))))
    data = pieces.encoded(chance, "".join(parts))
    return pieces.mutated(chance, data) if chance.random() < 0.2 else data
