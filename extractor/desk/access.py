"""Who may come in: sessions and log-in, with a limit on guessing."""

from __future__ import annotations

import base64
import binascii
from collections.abc import AsyncIterator
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from extractor.desk import users
from extractor.desk.guard import UPLOAD_LIMIT, require_token
from extractor.desk.rendering import desk_of, page
from extractor.messages import N_, languages

_TOO_MANY = N_("Too many attempts. Wait five minutes, then try again.")
_WRONG = N_("Name and password do not fit together.")
_MAX_FIELDS = 100


class LoginNeededError(Exception):
    """A page was asked for by nobody we know."""


async def read_form(request: Request) -> AsyncIterator[FormData]:
    """The fields and files of a form that carries this session's token; its files are closed after the answer."""
    async with request.form(max_fields=_MAX_FIELDS, max_files=_MAX_FIELDS, max_part_size=UPLOAD_LIMIT) as fields:
        require_token(request, fields.get("token"))
        yield fields


Form = Annotated[FormData, Depends(read_form)]
router = APIRouter(include_in_schema=False)


def require_user(request: Request) -> None:
    """Let in who is logged in, or sends name and password by HTTP Basic; the interface answers 401, a page leads to log-in."""
    if not desk_of(request).demands_login or _is_logged_in(request):
        return
    if not request.url.path.startswith("/api"):
        raise LoginNeededError
    name, password = _basic(request)
    if not name or not _may_enter(request, name, password):
        raise HTTPException(401, "log in, or send a name and password of this desk", {"WWW-Authenticate": 'Basic realm="desk"'})
    request.session["user"] = name


@router.get("/login")
def ask_to_log_in(request: Request) -> Response:
    """The page for name and password."""
    if not desk_of(request).demands_login:
        return RedirectResponse("/", 303)
    return page(request, "login.html", trouble="", next=_inside(request.query_params.get("next")))


@router.post("/login")
def log_in(request: Request, form: Form) -> Response:
    """Open a session for a user who knows the password."""
    name, place = str(form.get("name", "")), _inside(str(form.get("next", "")))
    try:
        welcome = _may_enter(request, name, str(form.get("password", "")))
    except HTTPException as error:
        return page(request, "login.html", status=error.status_code, trouble=_TOO_MANY, next=place)
    if not welcome:
        return page(request, "login.html", status=401, trouble=_WRONG, next=place)
    lang = request.session.get("lang")
    request.session.clear()  # a session from before the log-in, and its token, are worth nothing after it
    request.session.update({"user": name} | ({"lang": lang} if lang else {}))
    return RedirectResponse(place, 303)


@router.post("/logout")
def log_out(request: Request, form: Form) -> Response:  # noqa: ARG001 - the form's token is what counts
    """End the session."""
    request.session.clear()
    return RedirectResponse("/", 303)


@router.post("/settings")
def settle(request: Request, form: Form) -> Response:
    """Keep the language of the page, and, where nobody logs in, the name to sign decisions with."""
    if form.get("lang") in languages():
        request.session["lang"] = str(form["lang"])
    name = str(form.get("name", "")).strip()
    if name and not desk_of(request).demands_login:
        request.session["name"] = "".join(filter(str.isprintable, name))[:100]
    return RedirectResponse(_inside(str(form.get("back", ""))), 303)


def lead_to_login(request: Request, _error: Exception) -> Response:
    """Answer a page's request by nobody we know."""
    place = request.url.path if request.method == "GET" else "/"
    return RedirectResponse("/login?" + urlencode({"next": place}), 303)


def _is_logged_in(request: Request) -> bool:
    """Whether the session is that of a user there still is."""
    name = request.session.get("user")
    if not name:
        return False
    with desk_of(request).sessions() as session:
        return users.known(session, str(name))


def _may_enter(request: Request, name: str, password: str) -> bool:
    """Whether name and password fit. Raises the HTTP error 429 when there were too many guesses."""
    guesses, address = desk_of(request).guesses, request.client.host if request.client else ""
    if guesses.too_many(name, address):
        raise HTTPException(429, _TOO_MANY, {"Retry-After": "300"})
    with desk_of(request).sessions() as session:
        welcome = users.verify(session, name, password)
    if not welcome:
        guesses.count(name, address)
    return welcome


def _basic(request: Request) -> tuple[str, str]:
    """Name and password of the header, or empty ones."""
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return (name, password) if kind.lower() == "basic" else ("", "")


def _inside(place: str | None) -> str:
    """A place of this desk; anything else becomes the queue.

    >>> _inside("/pairs/1"), _inside("//elsewhere.example"), _inside("https://elsewhere.example")
    ('/pairs/1', '/', '/')
    """
    inside = place and place.startswith("/") and not place.startswith(("//", "/\\")) and place.isprintable()
    return str(place) if inside else "/"
