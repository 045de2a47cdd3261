"""PDF documents."""

from __future__ import annotations

import random

from tests.fuzz import documents, pieces

_OBJECTS = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Title (5 km) >>"]  # fmt: skip
_WORDS = [*(f"{number} 0 R" for number in range(8)), "<<", ">>", "[", "]", "/Kids", "/Count", "/Length", "/Filter", "/FlateDecode",
          "/Parent", "/Prev 9", "/ObjStm", "/XRef", "/W [1 2 1]", "/Encoding", "/ToUnicode 4 0 R", "/Encrypt 6 0 R", "stream", "endstream",
          "endobj", "obj", "(5", "<005>", "-1", "99999999999", "1e9", "null", "/Identity-H", "/Contents", "/Type0"]  # fmt: skip
_LIMIT = 1_000_000


def run(data: bytes) -> None:
    """A document is read, or refused in a line."""
    documents.read("pdf", data, _LIMIT)


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A document of one page whose objects, operators or table of places are damaged at times."""
    objects = [text.encode() for text in _OBJECTS]
    for _ in range(chance.randint(0, 3)):
        number = chance.randrange(len(objects))
        words = objects[number].split(b" ")
        words.insert(chance.randint(0, len(words)), chance.choice(_WORDS).encode())
        objects[number] = b" ".join(words)
    part = pieces.text(chance).encode("utf-8", "replace").replace(b"\\", b"")
    shown = b"BT /F 12 Tf 10 100 Td (" + part + b") Tj ET\n"
    shown *= size // len(shown) + 1
    shown = pieces.mutated(chance, shown) if chance.random() < 0.3 else shown
    objects[3] = b"<< /Length %d >> stream\n" % len(shown) + shown + b"endstream" + objects[3]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(data)
    data += b"xref\n0 7\n0000000000 65535 f \n" + table + end
    return pieces.mutated(chance, data) if chance.random() < 0.4 else data
