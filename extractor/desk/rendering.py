"""From the desk's values to pages, in the language and with the identity of whoever asks."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, negotiate_locale
from fastapi import Request
from fastapi.responses import HTMLResponse

from extractor import languages, messages
from extractor.desk.checking import Checker
from extractor.desk.database import Sessions
from extractor.desk.guard import token
from extractor.desk.users import Guesses
from extractor.languages.shared import READER
from extractor.report.html import environment
from extractor.settings import Settings
from extractor.version import VERSION

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Desk:
    """What all requests share; `demands_login` is set wherever others than this machine can reach the desk."""

    sessions: Sessions
    checker: Checker
    guesses: Guesses
    demands_login: bool
    settings: Settings


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    found: Desk = request.app.state.desk
    return found


def who(request: Request) -> str:
    """Whose decisions these are: the user logged in, else the name somebody gave, else that of the account."""
    if desk_of(request).demands_login:
        return str(request.session.get("user", ""))
    return str(request.session.get("name") or account())


def reader(request: Request) -> str:
    """The language of the page: the one chosen, else the first that the browser asks for and we speak."""
    chosen = request.session.get("lang")
    if chosen in messages.languages():
        return str(chosen)
    asked = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    return negotiate_locale(asked, messages.languages(), sep="-") or READER


def page(
    request: Request, name: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """Render a template of the desk."""
    lang = reader(request)
    template = environment(lang, TEMPLATES).get_template(name)
    known = {
        "who": who(request),
        "token": token(request),
        "demands_login": desk_of(request).demands_login,
        "spoken": {code: Locale.parse(code).get_display_name(code) for code in messages.languages()},
        "codes": languages.codes(),
        "here": request.url.path,
        "version": VERSION,
    }
    return HTMLResponse(template.render(**known, **values), status, dict(headers or {}))


def account() -> str:
    """The name of the account that the desk runs under."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "editor"
