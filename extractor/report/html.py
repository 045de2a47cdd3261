"""A report as one HTML file that stands alone: no server, no outside resource, readable without script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from extractor.languages.shared import READER
from extractor.messages import N_, translations
from extractor.models import Report
from extractor.report import labels
from extractor.report.view import Brief, Mark, findings, lay_out
from extractor.version import VERSION

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
_REASONS = {
    "translation": N_("translation wrong"),
    "original": N_("original wrong"),
    "agree": N_("figures agree"),
    "no_figure": N_("not a figure"),
    "ignored": N_("on the ignore list"),
}
_NAMED = N_("{name}: {value}")
_ALONE = N_("no counterpart")
_DECIDED = N_("%(who)s: %(decision)s, %(when)s")
_DECISIONS = {"confirmed": N_("confirmed"), "dismissed": N_("dismissed"), "open": N_("open")}


class State(Protocol):
    """What was decided about a finding."""

    @property
    def decision(self) -> str: ...

    @property
    def reason(self) -> str: ...

    @property
    def note(self) -> str: ...

    @property
    def who(self) -> str: ...

    @property
    def at(self) -> datetime | None: ...


def render(
    report: Report,
    *,
    reader: str = READER,
    states: Mapping[str, State] | None = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """Return the page of a report, for a reader of a language, with the decisions made on it if there are any.

    In: a report whose extractions hold their texts; `states` by the findings' keys, which `names` may have changed.
    Out: HTML that loads nothing.

    >>> from extractor.models import Article
    >>> from extractor.pipeline import check
    >>> page = render(check(Article("It grew by 26 %.", "en"), Article("La hausse est de 62 %.", "fr")))
    >>> "<title>It grew by 26 %.</title>" in page, "://" in page
    (True, False)
    """
    return (
        environment(reader)
        .get_template("report.html")
        .render(view=lay_out(report, reader=reader, found=findings(report, names)), states=states, style=_file("review.css"),
                script=_file("review.js"), version=VERSION)
    )  # fmt: skip


@cache
def environment(reader: str, *folders: Path) -> Environment:
    """The templates for a reader's language: those of the report, and of more folders that come first.

    Everything is escaped; a name that a template misspells is an error.
    """
    pages = Environment(
        loader=FileSystemLoader([*folders, FOLDER / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = translations(reader)
    pages.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    pages.filters["digest"] = _digest
    pages.globals.update(
        reader=reader,
        types=labels.TYPES,
        kinds=labels.KINDS,
        severities=labels.SEVERITIES,
        language_name=labels.language_name,
        number=lambda count: format_decimal(count, locale=reader),
        moment=lambda at: moment(at, reader),
        decision_name=lambda state: catalogue.gettext(_REASONS.get(state.reason) or _DECISIONS[state.decision]),
        decision_line=lambda state: decision_line(state, reader),
        figure=lambda mark, there: figure(mark, there, reader),
        brief=lambda item, state: brief(item, state, reader),
    )
    return pages


def figure(mark: Mark, there: Collection[str], reader: str) -> Markup:
    """A figure in its text: a link to what was found about it, on this page if the finding is `there`, or to its counterpart.

    No template, as a page may hold tens of thousands.

    >>> figure(Mark("left-c1", "5 %", "percent", "5 %", (), None, ()), (), "en")
    Markup('<a class="figure percent alone" id="left-c1" href="#left-c1" title="percentage: 5 % · no counterpart">5 %</a>')
    """
    said = translations(reader).gettext
    title = [said(_NAMED).format(name=said(labels.TYPES[mark.type]), value=mark.value)]
    classes, more = f"figure {mark.type}", ""
    if mark.severity:
        classes += f" found {mark.severity}"
        title.append(said(labels.SEVERITIES[mark.severity]))
    if not mark.mates:
        classes += " alone"
        title.append(said(_ALONE))
    place = (mark.mates or (mark.id,))[0]
    if mark.mates:
        more = f' data-mates="{escape(" ".join(mark.mates))}"'
    if mark.findings:
        place = f"f-{mark.findings[0]}"
        more += f' data-findings="{escape(" ".join(mark.findings))}"'
    away = f"?at={mark.findings[0]}" if mark.findings and mark.findings[0] not in there else ""
    return Markup(  # noqa: S704 - every part is a word of ours, or escaped
        f'<a class="{classes}" id="{escape(mark.id)}" href="{escape(away)}#{escape(place)}"{more}'
        f' title="{escape(" · ".join(title))}">{escape(mark.text)}</a>'
    )


def brief(item: Brief, state: State | None, reader: str) -> Markup:
    """A finding without quotations, as a card like the others; no template, as a page may hold tens of thousands.

    >>> item = Brief("5f", "value", "percent", "error", "English says 5%.", {"left": "left-c1"})
    >>> print(brief(item, None, "en"))
    <li class="finding brief error" id="f-5f" data-key="5f" data-severity="error" data-kind="value" data-type="percent"
    data-state="open" data-left="left-c1"><a class="pick" href="#f-5f"><span class="badge error">Error</span>
    <span class="message">English says 5%.</span></a></li>
    """
    key, severity = escape(item.key), translations(reader).gettext(labels.SEVERITIES[item.severity])
    marks = "".join(f' data-{side}="{escape(mark)}"' for side, mark in item.marks.items())
    decided = ""
    if state and state.who:
        decided = f'<p class="decision">{escape(decision_line(state, reader))}</p>'
    if state and state.note:
        decided += f'<p class="noted">{escape(state.note)}</p>'
    return Markup(  # noqa: S704 - every part is a word of ours, or escaped
        f'<li class="finding brief {item.severity}" id="f-{key}" data-key="{key}" data-severity="{item.severity}"'
        f' data-kind="{item.kind}" data-type="{item.type}"\ndata-state="{state.decision if state else "open"}"{marks}>'
        f'<a class="pick" href="#f-{key}"><span class="badge {item.severity}">{escape(severity)}</span>'
        f'\n<span class="message">{escape(item.message)}</span></a>{decided}</li>'
    )


def decision_line(state: State, reader: str) -> str:
    """Say who decided what, and when, in the reader's language."""
    said = translations(reader).gettext
    decision = said(_REASONS.get(state.reason) or _DECISIONS[state.decision])
    return said(_DECIDED) % {
        "who": state.who, "decision": decision, "when": moment(state.at, reader),
    }  # fmt: skip


def moment(at: datetime | None, reader: str) -> str:
    """A moment as a reader of a language writes it, in this machine's time zone."""
    if at is None:
        return ""
    here = at.astimezone()
    return f"{format_date(here, 'medium', locale=reader)}, {format_time(here, 'short', locale=reader)}"


def _file(name: str) -> Markup:
    """A style or script of ours, to stand inside the page as it is."""
    return Markup((STATIC / name).read_text(encoding="utf-8"))  # noqa: S704 - our own file, no text of an article


def _digest(text: str) -> Markup:
    """The source expression by which a Content-Security-Policy admits one inline style or script.

    >>> _digest("")
    Markup("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
    """
    found = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Markup("'sha256-{}'").format(found)
