"""The desk put together: pages and interface over one database, behind one guard."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from extractor.desk import access, api, pages
from extractor.desk.checking import Checker
from extractor.desk.database import Sessions, secret
from extractor.desk.decisions import StaleDecisionError
from extractor.desk.guard import LOOPBACK, UPLOAD_LIMIT, Guard
from extractor.desk.rendering import TEMPLATES, Desk, page
from extractor.desk.store import NotFoundError
from extractor.desk.users import Guesses
from extractor.errors import CrosstallyError
from extractor.messages import N_
from extractor.printable import printable
from extractor.report.html import STATIC
from extractor.settings import Settings
from extractor.version import VERSION

_NO_DATABASE = N_("The database does not answer. Nothing was changed; try again in a moment.")
_COLLISION = N_("Somebody else stored the same just now. Nothing was changed; try again.")
_LOG = logging.getLogger(__name__)
_A_WEEK = 7 * 24 * 3600


def make_app(
    sessions: Sessions, *, demands_login: bool = False, limit: int = UPLOAD_LIMIT, settings: Settings | None = None
) -> FastAPI:
    """Put the desk together over an open database.

    With `demands_login`, only users of the database come in, and cookies travel over HTTPS only; without it, only requests
    that name this machine are answered. `limit` is the number of bytes that one request may send;
    `settings` is what the newsroom has settled about findings.
    """

    @asynccontextmanager
    async def live(app: FastAPI) -> AsyncIterator[None]:
        app.state.desk = Desk(sessions, Checker(sessions, settings), Guesses(), demands_login, settings or Settings())
        yield
        app.state.desk.checker.close()

    app = FastAPI(
        title="crosstally desk", version=VERSION, docs_url=None, redoc_url=None, lifespan=live,
        description="Pairs of article versions, the findings about their figures, and what editors decided.",
    )  # fmt: skip
    for router in (api.open_to_all, api.router, access.router, pages.router):
        app.include_router(router)
    app.mount("/static/desk", StaticFiles(directory=TEMPLATES.parent / "static"))
    app.mount("/static/report", StaticFiles(directory=STATIC))
    for error, answer in _ANSWERS.items():
        app.add_exception_handler(error, answer)
    app.add_middleware(
        SessionMiddleware, secret_key=secret(sessions), session_cookie="crosstally", same_site="lax", https_only=demands_login,
        max_age=_A_WEEK,
    )  # fmt: skip
    app.add_middleware(Guard, limit=limit)
    if not demands_login:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "testserver"])
    return app


def _answer(request: Request, status: int, cause: str, headers: dict[str, str] | None = None) -> Response:
    """Tell what went wrong: the interface in JSON, people on a page."""
    if request.url.path.startswith(("/api/", "/health", "/openapi.json")):
        return JSONResponse({"detail": cause}, status, headers)
    return page(request, "error.html", status=status, headers=headers, cause=cause)


def _answer_http(request: Request, error: Exception) -> Response:
    headers = getattr(error, "headers", None)
    return _answer(request, getattr(error, "status_code", 500), str(getattr(error, "detail", "")), headers and dict(headers))


def _answer_not_found(request: Request, error: Exception) -> Response:
    return _answer(request, 404, str(error))


def _answer_known(request: Request, error: Exception) -> Response:
    return _answer(request, 422, str(error))


def _answer_stale(request: Request, error: Exception) -> Response:
    if not isinstance(error, StaleDecisionError) or request.url.path.startswith("/api/"):
        return api.answer_stale(request, error)
    return pages.answer_stale_page(request, error)


def _answer_invalid(request: Request, error: Exception) -> Response:
    """Say which field is wrong, without repeating what was sent."""
    found = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    place = ".".join(str(part) for part in found.get("loc", ()))
    return _answer(request, 422, f"{place}: {found.get('msg', 'not valid')}")


def _answer_database(request: Request, error: Exception) -> Response:
    cause = str(getattr(error, "orig", None) or error).partition("\n")[0]
    _LOG.error("%s %s: %s", request.method, request.url.path, printable(cause))
    return _answer(request, 503, _NO_DATABASE)


def _answer_collision(request: Request, _error: Exception) -> Response:
    return _answer(request, 409, _COLLISION)


_ANSWERS = {
    HTTPException: _answer_http,
    RequestValidationError: _answer_invalid,
    access.LoginNeededError: access.lead_to_login,
    StaleDecisionError: _answer_stale,
    NotFoundError: _answer_not_found,
    CrosstallyError: _answer_known,
    IntegrityError: _answer_collision,
    SQLAlchemyError: _answer_database,
}
