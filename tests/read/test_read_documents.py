"""Web pages, Word, Markdown and PDF documents become the text of their article, figures as a reader sees them."""

from __future__ import annotations

import io
import sys
import time
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pypdf
import pytest

from extractor.errors import MissingExtraError, UnreadableInputError
from extractor.pipeline import check
from extractor.read import read_article

NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>557 coopératives | Le Journal</title>
<meta property="article:published_time" content="2021-05-23T08:00:00+07:00"><style>p { margin: 12px }</style></head>
<body><nav><a href="/">Accueil</a> <a href="/99">99 articles</a></nav>
<div><h1>557 coopératives en 2021</h1>
<p>La province a 257<sup>2</sup> mètres, 12&nbsp;500 membres et 1&#8239;234,5 m<sup>2</sup>,
au 3<sup>e</sup> rang<sup><a href="#n1">1</a></sup> du pays<sup>2</sup>.</p>
<ul><li>26 % en 2020</li><li><b>27</b> % en 2021</li></ul>
<table><tr><th>Année</th><th>Total</th></tr><tr><td>2020</td><td>1 200</td></tr></table>
<p>Voir les 40 projets<br>et la suite.</p><script>var x = 55;</script></div>
<footer>Tél. 0123 456 789, copyright 2019</footer></body></html>
"""
ARTICLE = f"""557 coopératives en 2021
La province a 257² mètres, 12{WIDE}500 membres et 1{NARROW}234,5 m², au 3e rang du pays.
26 % en 2020
27 % en 2021
Année\tTotal
2020\t1 200
Voir les 40 projets
et la suite.
"""
MARKDOWN = """---
title: "557 coopératives"
date: 2021-05-23
---
# Bilan

Le taux atteint **22,7**\N{NO-BREAK SPACE}% dans [12 communes](https://news.example/2019/55).

- 26 % en *2020*

| Année | Total |
|-------|-------|
| 2020  | 1 200 |
"""


def written(folder: Path, data: bytes | str, name: str) -> Path:
    """Put a document into a file."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refusal(path: Path, limit: int = 1_000_000) -> str:
    """Read what is refused, and return the line that says so."""
    with pytest.raises(UnreadableInputError) as caught:
        read_article(path, limit=limit)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{path}: ")


def word_document(*paragraphs: str) -> bytes:
    """Make a Word document with a table and a raised digit behind the paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    area = document.add_paragraph("12,5 km")
    area.add_run("2").font.superscript = True
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "2020", "1 200"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def pdf_document(*lines: str) -> bytes:
    """Make a PDF document of one page, in a font that every reader has."""
    shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    content = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + table + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
def test_page_becomes_its_article(tmp_path: Path, name: str) -> None:
    """Powers, no-break spaces, lists and tables stay; menus, scripts, notes and the foot of the page go."""
    article = read_article(written(tmp_path, PAGE, name))
    assert article.text == ARTICLE
    assert (article.title, article.date, article.format) == ("557 coopératives en 2021", "2021-05-23", "html")


@pytest.mark.parametrize("tag", ["article", "main", "section"])
def test_page_is_read_whatever_holds_its_article(tmp_path: Path, tag: str) -> None:
    """The same article comes out of any element."""
    page = PAGE.replace("<div>", f"<{tag}>").replace("</div>", f"</{tag}>")
    assert read_article(written(tmp_path, page, "page.html")).text == ARTICLE


def test_page_of_one_sentence_is_read(tmp_path: Path) -> None:
    """No article is too short."""
    assert read_article(written(tmp_path, "<p>It grew by 10<sup>6</sup>.", "a.html")).text == "It grew by 10⁶.\n"


@pytest.mark.parametrize(("declared", "codec"), [("iso-8859-1", "cp1252"), ("windows-1258", "cp1258"), ("utf-16", "utf-16")])
def test_page_is_decoded_as_it_declares(tmp_path: Path, declared: str, codec: str) -> None:
    """An encoding that a page declares is no guess, and gives no warning."""
    page = PAGE.replace("utf-8", declared).replace("&#8239;", "&nbsp;")
    warnings: list[str] = []
    article = read_article(written(tmp_path, page.encode(codec), "page.html"), warn=warnings.append)
    assert article.text == ARTICLE.replace(NARROW, WIDE)
    assert warnings == []


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    """Emphasis, links and tables are read through; title and date come from the front matter."""
    article = read_article(written(tmp_path, MARKDOWN, "a.md"))
    assert article.text == (
        f"557 coopératives\nBilan\nLe taux atteint 22,7{WIDE}% dans 12 communes.\n26 % en 2020\nAnnée\tTotal\n2020\t1 200\n"
    )
    assert (article.title, article.date, article.format) == ("557 coopératives", "2021-05-23", "markdown")


def test_markdown_that_is_crossed_out_is_not_read(tmp_path: Path) -> None:
    """What a writer has struck out is not said any more."""
    assert read_article(written(tmp_path, "The price is ~~30~~ 31 euros.", "a.md")).text == "The price is 31 euros.\n"


@pytest.mark.parametrize(
    ("matter", "title", "day"),
    [
        ('+++\ntitle = "Up 5%"\ndate = 2024-03-01T08:00:00Z\n+++', "Up 5%", "2024-03-01"),
        ("---\ntitle: >-\n  Up\n  5%\nsummary: 6 cows\ndate: 2024-13-45\n---", "Up 5%", None),
        ("---\n# made by hand\ntitle: 'Up 5%'\ntags:\n- rice\n\n...", "Up 5%", None),
        ("---\n---", None, None),
    ],
)
def test_front_matter_is_no_text(tmp_path: Path, matter: str, title: str | None, day: str | None) -> None:
    """What a site generator keeps at the head of a page, in YAML or TOML, tells its title and day, if it is one."""
    article = read_article(written(tmp_path, f"{matter}\nIt rose.\n", "a.md"))
    assert (article.title, article.date) == (title, day)
    assert article.text == f"{title}\nIt rose.\n" if title else "It rose.\n"


@pytest.mark.parametrize("line", ["It rose by 5%, the ministry said.", "+++\nIt rose by 5%"])
def test_text_between_two_lines_is_text(tmp_path: Path, line: str) -> None:
    """A paragraph between two lines of dashes is no front matter, and is not lost."""
    assert "It rose by 5%" in read_article(written(tmp_path, f"---\n{line}\n---\nIt fell.", "a.md")).text


def test_markdown_footnotes_lose_their_calls(tmp_path: Path) -> None:
    """The number that calls a footnote is no figure; the text of the footnote is read."""
    source = "They sold 43 tonnes[^1] in[^b] May.[^3]\n\n[^1]: Of 77.\n[^b]: Or 78.\n\n[^3]: https://news.example/5\n"
    assert read_article(written(tmp_path, source, "a.md")).text == "They sold 43 tonnes in May.\nOf 77. Or 78.\n"


@pytest.mark.parametrize(
    ("written_out", "shown"),
    [
        ("It fell <svg onload=x> to 5 km.\n\nThen 7 km.", "It fell\nThen 7 km.\n"),
        ("It fell <s>30 to 5 km.\n\n- one <del>6\n- two 7 km", "It fell\none\ntwo 7 km\n"),
        ("<nav>\n\nMenu 5\n\n- 6\n\n</nav>\n\nThen 7 km.", "Then 7 km.\n"),
        ("<nav><p>Menu 5<br>6</p><table><tr><td>9</nav>\n\nThen 7 km.", "Then 7 km.\n"),
    ],
)
def test_what_is_not_read_ends_with_its_block(tmp_path: Path, written_out: str, shown: str) -> None:
    """An element that nobody closed takes no more with it than the paragraph it stands in."""
    assert read_article(written(tmp_path, written_out, "a.md")).text == shown


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_markdown_is_read_whole_or_refused(tmp_path: Path, mark: str) -> None:
    """The parser leaves out what is nested deep; nobody is told that there was nothing."""

    def nested(depth: int) -> Path:
        return written(tmp_path, f"The road is 7 km long.\n\n{mark * depth}It was 5 km.", "a.md")

    assert "5 km" in read_article(nested(8)).text
    for depth in (20, 21, 50, 3000):
        assert refusal(nested(depth)) == "Markdown nested too deep to be read whole; give its text"


def test_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    """A document that only forbids printing is read; one that asks for a password is refused."""
    for password, way_out in (("", None), ("secret", "an encrypted PDF document; save it without a password")):
        writer = pypdf.PdfWriter(io.BytesIO(pdf_document("Soit 557 coopératives.")))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        target = io.BytesIO()
        writer.write(target)
        path = written(tmp_path, target.getvalue(), "a.pdf")
        if way_out:
            assert refusal(path) == way_out
        else:
            assert "557" in read_article(path).text


def test_word_document_is_read_in_order(tmp_path: Path) -> None:
    """Paragraphs, raised digits and tables come as they stand, whatever the file is called."""
    data = word_document(f"Le taux atteint 22,7{WIDE}%.", "Soit 557 coopératives.")
    for name in ("a.docx", "a.bin"):
        article = read_article(written(tmp_path, data, name))
        assert article.text == f"Le taux atteint 22,7{WIDE}%.\nSoit 557 coopératives.\n12,5 km²\n2020\t1 200\n"
        assert article.format == "docx"


def test_word_document_is_read_as_it_is_seen(tmp_path: Path) -> None:
    """What is hidden, or crossed out once or twice, is not read; what says that it is not so is."""
    document = docx.Document()
    paragraph = document.add_paragraph("They sold ")
    for words, look, holds in (("30 ", "strike", True), ("31 ", "double_strike", True), ("32 ", "hidden", True),
                               ("33 ", "hidden", False), ("34 ", "double_strike", False)):  # fmt: skip
        setattr(paragraph.add_run(words).font, look, holds)
    paragraph.add_run("tonnes.")
    document.save(str(tmp_path / "a.docx"))
    assert read_article(tmp_path / "a.docx").text == "They sold 33 34 tonnes.\n"


def test_pdf_is_read_with_a_warning(tmp_path: Path) -> None:
    """A PDF gives its text, and one line says that it is no more than an attempt."""
    warnings: list[str] = []
    path = written(tmp_path, pdf_document("Le taux atteint 22,7 %.", "Soit 557 coopératives."), "a.pdf")
    article = read_article(path, warn=warnings.append)
    assert article.text.strip().split("\n") == ["Le taux atteint 22,7 %.", "Soit 557 coopératives."]
    assert len(warnings) == 1
    assert warnings[0].startswith(f"{path}: warning: a PDF is read as well as it can be")


@pytest.mark.parametrize(("line", "read"), [("1", False), ("- 1 -", False), ("Page 1", False), ("1/3", False), ("7", True)])
def test_number_of_a_pdf_page_is_no_text(tmp_path: Path, line: str, read: bool) -> None:
    """A page ends in its number, which is no figure of the article; another number may be one."""
    text = read_article(written(tmp_path, pdf_document("Soit 557 fermes.", line), "a.pdf")).text
    assert text.split("\n")[0] == "Soit 557 fermes."
    assert (line in text) is read


def test_documents_are_compared_like_texts(tmp_path: Path) -> None:
    """A page and a Word document of one article tally."""
    page = "<html><body><p>There are 557 cooperatives.</p><p>12.5 km<sup>2</sup></p><p>2020</p><p>1,200</p></body></html>"
    left = read_article(written(tmp_path, page, "a.html"), lang="en")
    right = read_article(written(tmp_path, word_document("Il y a 557 coopératives."), "a.docx"), lang="fr")
    assert check(left, right).verdict == "tally"


@pytest.mark.parametrize(
    ("data", "name", "cause"),
    [
        ("<html><body><nav>Menu</nav></body></html>", "a.html", "no text; there is no article in it"),
        ("<html><!-- nothing --></html>", "a.html", "no text; there is no article in it"),
        (pdf_document(), "a.pdf", "a PDF document without text, perhaps a scan"),
        (b"%PDF-1.7\nbroken", "a.pdf", "a PDF document, but damaged"),
        (b"PK\x03\x04broken", "a.docx", "an OpenDocument, spreadsheet or ZIP file, not plain text"),
    ],
)
def test_document_without_article_is_refused(tmp_path: Path, data: bytes | str, name: str, cause: str) -> None:
    """What holds no text, or is broken, is one line."""
    assert refusal(written(tmp_path, data, name)).startswith(cause)


@pytest.mark.parametrize(
    ("module", "data", "name", "what"),
    [
        ("trafilatura", PAGE, "a.html", "an HTML page"),
        ("mammoth", word_document(), "a.docx", "a Word document"),
        ("pypdf", pdf_document("5 km"), "a.pdf", "a PDF document"),
    ],
)
def test_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, data: bytes | str, name: str, what: str
) -> None:
    """Without its library a document is refused with the command that installs it."""
    monkeypatch.setitem(sys.modules, module, None)
    path = written(tmp_path, data, name)
    with pytest.raises(MissingExtraError) as caught:
        read_article(path)
    assert str(caught.value) == f'{path}: {what}, which needs the extra "formats": pip install "crosstally[formats]"'


def packed(**parts: bytes) -> bytes:
    """Make a Word document of nothing but the given parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(f"word/{name}.xml", body)
    return target.getvalue()


def test_bomb_in_a_word_document_is_refused(tmp_path: Path) -> None:
    """A small file that unpacks beyond the limit is refused before it is unpacked."""
    data = packed(document=b"<w:p/>" * 500_000)
    assert len(data) < 20_000
    assert refusal(written(tmp_path, data, "a.docx")).startswith("unpacks to more than the limit of 1 MB")


def test_small_document_that_grows_many_times_is_refused(tmp_path: Path) -> None:
    """A hundred kilobytes that unpack to what takes minutes are refused below the limit of megabytes, too."""
    data = packed(document=b"<w:p/>" * 1_000_000)
    assert refusal(written(tmp_path, data, "a.docx"), limit=50_000_000).startswith(
        "unpacks to more than the limit of 50 MB, or to"
    )


def test_document_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """No more is unpacked than the limit, whatever the package says of its parts."""
    data = packed(document=b" " * 100_000_000)
    place = data.rindex(b"PK\x01\x02") + 24
    path = written(tmp_path, data[:place] + (100).to_bytes(4, "little") + data[place + 4 :], "a.docx")
    tracemalloc.start()
    assert refusal(path).startswith("a Word document, but damaged")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_parts_of_a_word_document_that_are_not_looked_at_are_not_read(tmp_path: Path) -> None:
    """A text under another name than that of a part could hide entities."""
    given = zipfile.ZipFile(io.BytesIO(word_document("There are 557 cooperatives.")))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in given.namelist():
            body = given.read(name).replace(b"word/document.xml", b"word/document.bin")
            archive.writestr(name.replace("word/document.xml", "word/document.bin"), body)
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(written(tmp_path, target.getvalue(), "a.docx")).startswith("a Word document, but damaged")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_in_a_word_document_are_refused(tmp_path: Path, codec: str) -> None:
    """A document type, which could expand entities or read other files, is never even parsed."""
    body = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'.encode(codec)
    assert refusal(written(tmp_path, packed(document=body), "a.docx")).startswith("declares entities in word/document.xml")


def test_entities_of_a_page_are_not_expanded(tmp_path: Path) -> None:
    """A page cannot blow itself up by entities of its own."""
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "5 km "}">' for n in range(9))
    page = f"<!DOCTYPE html [{declared}]><html><body><p>The road is 7 km long. &e8;</p></body></html>"
    assert len(read_article(written(tmp_path, page, "a.html")).text) < 1000


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_page_nested_too_deep_is_refused(tmp_path: Path, tag: str) -> None:
    """What the parser would leave out unsaid is refused, and the stack holds."""
    page = f"<html><body><p>It grew by 26 %.</p>{f'<{tag}>' * 15_000}It fell by 5 %."
    assert refusal(written(tmp_path, page, "a.html")).startswith("an HTML page nested too deep")


def test_page_of_more_elements_than_any_article_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes many times its length while the article is looked for; long pages may have more of them."""
    monkeypatch.setattr("extractor.read.html._FEW_ELEMENTS", 100)
    cells = f"<html><body><table>{'<td>5' * 150}"
    assert refusal(written(tmp_path, cells, "a.html")) == (
        f"an HTML page of more than {100 + len(cells) // 32} elements, as no article has; give its text"
    )
    assert read_article(written(tmp_path, cells + "<p>It grew by 26 %.</p>" + "a b c d " * 400, "a.html")).text


def test_elements_are_counted_before_a_tree_is_made_of_them(tmp_path: Path) -> None:
    """A page of nothing but cells is refused at once, within less than its own size."""
    path = written(tmp_path, "<td>5" * 180_000, "a.html")
    refusal(path)
    tracemalloc.start()
    started = time.process_time()
    refusal(path)
    peak, took = tracemalloc.get_traced_memory()[1], time.process_time() - started
    tracemalloc.stop()
    assert peak < 8 * path.stat().st_size
    assert took < 0.5


def test_page_of_paragraphs_within_many_elements_is_read_in_time(tmp_path: Path) -> None:
    """No element around a paragraph is looked at for every paragraph anew."""
    paragraphs = "<p>a b c d e f g h i j</p>" * 4_000
    page = f"<html><body><h1>Title</h1>{'<div class=x>' * 200}{paragraphs}{'</div>' * 200}<p>It grew by 26 %.</p>"
    started = time.process_time()
    assert "26 %" in read_article(written(tmp_path, page, "a.html")).text
    assert time.process_time() - started < 2


@pytest.mark.parametrize("noise", ["<!--", "<a ", "&#", "<![CDATA[", "<br><sup>5", "<", "</", "<p></p>"])
def test_broken_page_is_read_in_time(tmp_path: Path, noise: str) -> None:
    """Unclosed pieces of any kind cost no more than their length, and hide nothing before them."""
    page = f"<html><body><p>It grew by 26 %.</p>{noise * 200}"
    assert "26 %" in read_article(written(tmp_path, page, "a.html")).text
    started = time.process_time()
    with suppress(UnreadableInputError):  # nested too deep, for one
        read_article(written(tmp_path, page + noise * 20_000, "a.html"))
    assert time.process_time() - started < 2
