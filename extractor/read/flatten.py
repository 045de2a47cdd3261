"""From HTML to plain lines: blocks and table rows become lines, cells are parted by tabs, spaces that hold figures stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from extractor.languages.shared import UNITS

#: Elements that begin a line.
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p",
    "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
})  # fmt: skip
#: Cells of a table.
CELLS = frozenset({"td", "th"})
_EMPTY = frozenset({"br", "hr"})
#: What a reader does not see, or sees crossed out, or does not take for the article.
UNREAD = frozenset({
    "aside", "audio", "button", "canvas", "datalist", "del", "footer", "head", "iframe", "meter", "nav", "noscript", "object",
    "progress", "s", "script", "select", "strike", "style", "svg", "template", "textarea", "video",
})  # fmt: skip
_RAISED = str.maketrans(
    "0123456789+-",
    "\N{SUPERSCRIPT ZERO}\N{SUPERSCRIPT ONE}\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}\N{SUPERSCRIPT FOUR}\N{SUPERSCRIPT FIVE}"
    "\N{SUPERSCRIPT SIX}\N{SUPERSCRIPT SEVEN}\N{SUPERSCRIPT EIGHT}\N{SUPERSCRIPT NINE}\N{SUPERSCRIPT PLUS SIGN}"
    "\N{SUPERSCRIPT MINUS}",
)
_POWER = re.compile(r"[+-]?\d+$")
_NOTE = re.compile(r"[\[(]?(?:\d{1,3}|[*\N{DAGGER}\N{DOUBLE DAGGER}]+)[\])]?$")
_LAST_WORD = re.compile(r"[^\W\d_]+$|\d$")
# Units that are written squared and cubed: what stands raised behind them is a power, and no note.
_SQUARED = frozenset(
    symbol[:-1]
    for unit in UNITS.values()
    for symbol in unit.symbols
    if symbol[-1] in "\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}"
)
# Blanks that HTML folds into one; no-break spaces are none of them.
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINKED_NOTE = re.compile(r"<sup\b[^>]{0,300}>\s{0,20}<a\b[^>]{0,500}>[^<]{0,20}</a>\s{0,20}</sup>", re.IGNORECASE)

# A fraction in raised and lowered digits, behind a digit or not: 3 1/2.
_FRACTION = re.compile(
    r"(?P<whole>\d\s{0,20})?<sup>\s{0,20}(?P<above>\d{1,3})\s{0,20}</sup>"
    r"\s{0,20}(?:/|\N{FRACTION SLASH}|&frasl;|&#8260;|&#x2044;)\s{0,20}<sub>\s{0,20}(?P<below>\d{1,3})\s{0,20}</sub>",
    re.IGNORECASE,
)


def flatten(page: str) -> str:
    r"""Return the text of an HTML document or fragment, one line a block, without what is no article text.

    Raised digits stay powers behind a digit or a unit, and are dropped where they call a note.

    >>> flatten("<p>257<sup>2</sup> m<sup>2</sup>, 12&nbsp;500 members<sup>1</sup></p><ul><li>3<sup>e</sup><li>5&nbsp;%</ul>")
    '257² m², 12\xa0500 members\n3e\n5\xa0%\n'
    >>> flatten("3<sup>1</sup>/<sub>2</sub> per cent")
    '3 1\u20442 per cent\n'
    """
    walk = _Walk()
    walk.feed(_FRACTION.sub(_fraction, _LINKED_NOTE.sub("", page)))
    walk.close()
    return walk.text()


def _fraction(match: re.Match[str]) -> str:
    """Write a fraction with its own slash, parted from the whole number before it."""
    whole = match["whole"]
    return f"{whole.rstrip() + ' ' if whole else ''}{match['above']}\N{FRACTION SLASH}{match['below']}"


class _Walk(HTMLParser):
    """Collects pieces of text; keeps no tree, so that no nesting is too deep.

    A break between blocks is written before the next text, so that a block inside a table cell leaves its row whole.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._break = ""
        self._in_row = False
        self._unread: list[str] = []
        self._inside: list[str] = []
        self._raised: list[str] | None = None
        self._endless: set[str] = set()

    def text(self) -> str:
        """Return what was collected, with a line end behind every line."""
        self._end_raised()
        lines = (line.strip(" \t") for line in "".join(self._pieces).split("\n"))
        return "".join(f"{line}\n" for line in lines if line)

    def parse_marked_section(self, start: int, report: bool = True) -> int:
        """Skip `<![…>` as a browser does, as a comment; the older libraries of Python 3.11 stop at it."""
        return self.parse_bogus_comment(start, report)

    def parse_comment(self, start: int, report: bool = True) -> int:
        """Look for the end of a comment, unless one before has none: all of them would be looked for to the end of the page."""
        return self._end_of("comment", lambda: super(_Walk, self).parse_comment(start, report))

    def parse_pi(self, start: int) -> int:
        """Look for the end of an instruction, `<?…>`, unless one before has none."""
        return self._end_of("instruction", lambda: super(_Walk, self).parse_pi(start))

    def _end_of(self, kind: str, look: Callable[[], int]) -> int:
        """Where something ends, or -1 where it does not, and nothing of its kind behind it can."""
        end = -1 if kind in self._endless else look()
        if end < 0:
            self._endless.add(kind)
        return end

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self._unread.append(tag)
        elif self._unread and tag not in _EMPTY and (tag in BLOCKS or tag in CELLS):
            self._inside.append(tag)
        if tag in CELLS:
            self._end_raised()
            self._break = "\t" if self._in_row else "\n"
            self._in_row = True
        elif tag in BLOCKS:
            self._end_block(tag)
        elif tag == "sup":
            self._end_raised()
            self._raised = []

    def handle_endtag(self, tag: str) -> None:
        self._end_unread(tag)
        if tag in BLOCKS or tag in CELLS:
            self._end_block(tag)
        elif tag == "sup":
            self._end_raised()

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        if self._raised is not None:
            self._raised.append(data)
            return
        text = _BLANKS.sub(" ", data)
        if self._break:
            text = text.lstrip(" ")
        if text:
            self._write(text)

    def _write(self, text: str) -> None:
        """Write a piece behind the break that is due; two blanks become one."""
        if self._break:
            self._pieces.append(self._break)
            self._break = ""
        elif self._pieces and self._pieces[-1].endswith(" "):
            text = text.lstrip(" ")
        self._pieces.append(text)

    def _end_block(self, tag: str) -> None:
        """Let the next text begin a line, but inside a row of a table, a cell."""
        self._end_raised()
        if tag == "tr":
            self._in_row = False
            self._break = "\n"
        self._break = self._break or "\n"

    def _end_unread(self, tag: str) -> None:
        """Read on behind what is not read: at its end, or where that is missing, at the end of the block it stands in."""
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        elif self._unread and (tag in BLOCKS or tag in CELLS):
            place = next((place for place in range(len(self._inside) - 1, -1, -1) if self._inside[place] == tag), None)
            if place is None:
                self._unread.clear()
            else:
                del self._inside[place:]
        if not self._unread:
            self._inside.clear()

    def _end_raised(self) -> None:
        """Write what was raised: a power as one, an ordinal's ending as letters, the call of a note not at all."""
        if self._raised is None:
            return
        raised, self._raised = "".join(self._raised).strip(), None
        before = None if self._break else _LAST_WORD.search("".join(self._pieces[-2:]))
        follows_power = before is not None and (before.group().isdigit() or before.group() in _SQUARED)
        if _POWER.match(raised) and follows_power:
            self._write(raised.translate(_RAISED))
        elif raised and not _NOTE.match(raised):
            self._write(raised)
