"""Word documents: the XML of their parts in a sound package, and damaged packages."""

from __future__ import annotations

import io
import random
import zipfile

from tests.fuzz import documents, pieces
from tests.fuzz.markup import long_markup, markup

_SPACE = "http://schemas.openxmlformats.org"
_TAGS = [
    f"w:{name}"
    for name in [
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "rPr",
        "vertAlign",
        "tab",
        "br",
        "hyperlink",
        "ins",
        "del",
        "footnoteReference",
        "drawing",
        "sdt",
        "numPr",
        "gridSpan",
        "vMerge",
    ]
]
_ATTRIBUTES = ("w:val", "w:id", "xml:space", "w:type")
_TYPES = (
    f'<Types xmlns="{_SPACE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_SPACE}/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml"'
    f' Type="{_SPACE}/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_LIMIT = 10_000_000


def run(data: bytes) -> None:
    """A document is read, or refused in a line."""
    documents.read("docx", data, _LIMIT)


def compose(chance: random.Random, size: int = 0) -> bytes:
    """A package around some markup; at times its XML or its bytes are damaged."""
    body = long_markup(chance, _TAGS, _ATTRIBUTES, size) if size else markup(chance, _TAGS, _ATTRIBUTES)
    if chance.random() < 0.8:
        body = f"<w:p><w:r><w:t>{pieces.piece(chance)}</w:t></w:r></w:p>{body}"
    xml = f'<w:document xmlns:w="{_SPACE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    part = pieces.encoded(chance, pieces.without_controls(xml))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", pieces.mutated(chance, part) if chance.random() < 0.2 else part)
    return pieces.mutated(chance, packed.getvalue()) if chance.random() < 0.2 else packed.getvalue()
