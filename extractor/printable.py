"""Text from outside, made harmless for a line on a terminal: one line, and nothing that moves the cursor."""

from __future__ import annotations

import re
import unicodedata

STANDARD_INPUT = "-"
_CONTROL_PICTURES = 0x2400
# The zero-width joiners shape letters and emoji; they are the only invisible characters let through.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_FIRM = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}"
# White space that is no single plain space.
_BLANKS = re.compile(rf"[^\S{_FIRM}]{{2,}}|[^\S{_FIRM} ]")


def printable(text: str) -> str:
    r"""Show controls as pictures and bidirectional overrides by their names; white space becomes one space.

    Takes any string, undecodable file names with lone surrogates as well; gives a single line that can be encoded as
    UTF-8. Spaces that don't break stay as they are, since they stand inside figures.

    >>> printable("5 %\r\n\x1b[2J of\N{RIGHT-TO-LEFT OVERRIDE}5")
    '5 % ␛[2J of<U+202E>5'
    """
    if text.isprintable():  # says no to every space but the plain one, to controls, formats and surrogates
        return text
    text = _BLANKS.sub(" ", text) if any(space in text for space in _FIRM) else _with_plain_spaces(text)
    if text.isprintable():
        return text
    return text.translate({ord(character): _shown(character) for character in set(text) if not character.isprintable()})


def _with_plain_spaces(text: str) -> str:
    """The text with one space for all white space, in a fraction of the time that a pattern takes."""
    head, tail = text[:1].isspace(), text[-1:].isspace()
    words = " ".join(text.split())
    return f"{' ' * head}{words}{' ' * tail}" if words else " " * head


def source_name(path: str) -> str:
    """Call a file by the name that error lines and reports give it; `-` is standard input.

    >>> source_name("-"), source_name("a.txt"), source_name("")
    ('standard input', 'a.txt', "''")
    """
    return "standard input" if path == STANDARD_INPUT else printable(path) or "''"


def cause_of(error: OSError) -> str:
    """Say in lower case why the system would not do something, as an error line has it in brackets.

    >>> cause_of(PermissionError(13, "Permission denied")), cause_of(OSError("no such device")), cause_of(TimeoutError())
    ('permission denied', 'no such device', 'timeouterror')
    """
    return (error.strerror or str(error) or type(error).__name__).lower()


def _shown(character: str) -> str:
    """Return the character itself, or what stands for it."""
    code = ord(character)
    category = unicodedata.category(character)
    if category == "Cc" and code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    if category == "Cs":
        return "\N{REPLACEMENT CHARACTER}"
    if category in ("Cc", "Cf") and character not in _JOINERS:
        return f"<U+{code:04X}>"
    return character
