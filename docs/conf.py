"""How Sphinx makes the manual of these pages: `make manual`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent.parent))

import extractor.component  # noqa: F401, spaCy does not load when autodoc imports it as a type checker would
from extractor.version import VERSION

project = "crosstally"
author = "The crosstally developers"
release = VERSION
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["locale", "images"]

html_theme = "furo"
html_title = f"crosstally {VERSION}"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False

myst_heading_anchors = 3
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
add_module_names = False

locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False
gettext_uuid = False

# In the repository a page may link to a file beside docs/; in the manual there is no such file.
_OUTSIDE = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(\.\./[^)]*\)")


def _keep_inside(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Turn links that lead out of the manual into their words."""
    source[0] = _OUTSIDE.sub(r"\1", source[0])


def setup(app: Sphinx) -> None:
    """Tell Sphinx what its settings cannot."""
    app.connect("source-read", _keep_inside)
    app.add_lexer("tsv", TextLexer)
