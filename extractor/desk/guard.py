"""What stands between the network and the desk: headers, sizes, origins, tokens."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.messages import N_

UPLOAD_LIMIT = 20_000_000
LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")
_READS = {"GET", "HEAD", "OPTIONS"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_OLD_FORM = N_("This form is out of date. Load the page again, then repeat what you did.")
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def too_large(limit: int) -> str:
    """What is said about an upload above the limit."""
    return f"This is larger than the desk takes at once ({limit // 1_000_000} MB). Send it in parts, one article at a time."


class Guard:
    """An ASGI layer around the desk: refuses foreign origins and too much data, and sends strict headers."""

    def __init__(self, app: ASGIApp, *, limit: int = UPLOAD_LIMIT) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in _READS and not _own(headers):
            await PlainTextResponse("This request comes from another site. Open the desk itself.", 403)(scope, receive, send)
            return
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.limit:
            await PlainTextResponse(too_large(self.limit), 413)(scope, receive, send)
            return
        await self.app(scope, self._measured(receive), _guarded(send))

    def _measured(self, receive: Receive) -> Receive:
        """Receive no more than the limit, whatever the headers said."""
        taken = 0

        async def measured() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.limit:
                raise HTTPException(413, too_large(self.limit))
            return message

        return measured


def _guarded(send: Send) -> Send:
    """Send with the strict headers, unless the answer has its own."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return guarded


def _own(headers: Headers) -> bool:
    """Whether a request comes from a page of the desk, or from no page at all."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def token(request: Request) -> str:
    """The token that this session's forms carry."""
    return str(request.session.setdefault("token", secrets.token_urlsafe(24)))


def require_token(request: Request, given: object) -> None:
    """Refuse a form without the session's token."""
    if not secrets.compare_digest(str(given or "").encode(), token(request).encode()):
        raise HTTPException(403, _OLD_FORM)
