"""What can go wrong, each with what to do next.

Every error a user can cause is a `CrosstallyError` whose text is one line: the file (or option), the cause, the way out.
The command line prints that line and exits with 2; the Python interface raises it.
"""

from __future__ import annotations


class CrosstallyError(Exception):
    """The work could not be done; `str(error)` is one line for a person.

    >>> str(CrosstallyError("a.txt: the file is empty"))
    'a.txt: the file is empty'
    """


class UnreadableInputError(CrosstallyError):
    """A file, folder or stream that could not be opened or decoded."""


class UnknownLanguageError(CrosstallyError):
    """A language code for which there is no pack."""


class UndetectedLanguageError(CrosstallyError):
    """A text whose language could not be told; name it with `--lang`."""


#: How the command line raises the limit of figures.
RAISE_SIZE = "raise the limit with a --max-size above 50"


class TooManyFiguresError(CrosstallyError):
    """A text with more figures than `most`: no article has as many, and they would take gigabytes of memory.

    >>> str(TooManyFiguresError(500_000))
    'more than 500,000 figures; give the text in parts, or raise the limit with most_figures'
    """

    def __init__(self, most: int, way_out: str = "raise the limit with most_figures", name: str = "") -> None:
        super().__init__(f"{name and name + ': '}more than {most:,} figures; give the text in parts, or {way_out}")
        self.most = most


class UsageError(CrosstallyError):
    """A request that contradicts itself, or names something that does not exist."""


class MissingExtraError(CrosstallyError):
    """Something that only an extra of the distribution can do; the line says how to install it.

    >>> str(MissingExtraError("a.html", "an HTML page", "formats"))
    'a.html: an HTML page, which needs the extra "formats": pip install "crosstally[formats]"'
    """

    def __init__(self, name: str, what: str, extra: str) -> None:
        super().__init__(f'{name}: {what}, which needs the extra "{extra}": pip install "crosstally[{extra}]"')


class SettingsError(CrosstallyError):
    """A project file or glossary that cannot be used as it is."""
