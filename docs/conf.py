"""How Sphinx makes the manual of these pages: `make manual`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent.parent))

import extractor.component  # noqa: F401, spaCy does not load when autodoc imports it as a type checker would
from extractor.models import Article, Claim
from extractor.version import VERSION

project = "crosstally"
author = "The crosstally developers"
release = VERSION
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["locale", "images"]
templates_path = ["_templates"]

html_theme = "furo"
html_title = f"crosstally {VERSION}"
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
html_context = {"editions": {"en": "This page in English", "fr": "Cette page en français"}}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "editions.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}

myst_heading_anchors = 3
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
add_module_names = False
# Two hyphens are an option, not a dash.
smartquotes = False

locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False
gettext_uuid = False

# In the repository a page may link to a file beside docs/; in the manual there is no such file.
_OUTSIDE = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(\.\./[^)]*\)")


def _keep_inside(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Turn links that lead out of the manual into their words."""
    source[0] = _OUTSIDE.sub(r"\1", source[0])


def _without_signature(_app: Sphinx, _what: str, _name: str, thing: object, *_: object) -> tuple[str, str] | None:
    """Show no call for a model: its fields are listed below it."""
    return ("", "") if isinstance(thing, type) and issubclass(thing, BaseModel) and thing is not Article else None


def _meaning(field: FieldInfo) -> str:
    """Say what a field holds, and the words it may be."""
    words = [word for word in get_args(field.annotation) if isinstance(word, str)]
    return "; ".join(filter(None, [field.description, f"one of: {', '.join(words)}" if len(words) > 1 else ""]))


def _list_fields(_app: Sphinx, _what: str, _name: str, thing: object, _options: object, lines: list[str]) -> None:
    """Add the fields of a model to its docstring; a claim's own, not those of every claim."""
    if isinstance(thing, type) and issubclass(thing, BaseModel):
        known = Claim.model_fields if thing is not Claim and issubclass(thing, Claim) else {}
        fields = [(name, field) for name, field in thing.model_fields.items() if name not in known and field.repr]
        lines += ["", *(f":ivar {name}: {_meaning(field)}" for name, field in fields)]


def setup(app: Sphinx) -> None:
    """Tell Sphinx what its settings cannot."""
    app.connect("source-read", _keep_inside)
    app.connect("autodoc-process-signature", _without_signature)
    app.connect("autodoc-process-docstring", _list_fields)
    app.add_lexer("tsv", TextLexer)
