"""The desk as a command runs it: opened, filled with what was named, served until it is stopped."""

from __future__ import annotations

import gc
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from extractor.desk import intake, users
from extractor.desk.app import make_app
from extractor.desk.database import Sessions, default_url, open_database
from extractor.desk.rendering import account
from extractor.errors import UsageError
from extractor.printable import cause_of, printable
from extractor.settings import Settings

#: Seconds that running requests have to end once the desk is told to stop.
_LAST_ANSWERS = 5


def open_desk(url: str | None) -> Sessions:
    """Open the database named, or that of this user."""
    return open_database(url or default_url())


def add_user(sessions: Sessions, name: str, password: str) -> None:
    """Let somebody log in. Raises `UsageError` for a name or password that will not do."""
    with sessions.begin() as session:
        users.add(session, name, password)


def remove_user(sessions: Sessions, name: str) -> None:
    """Let somebody log in no more. Raises `UsageError` for a name that nobody has."""
    with sessions.begin() as session:
        users.remove(session, name)


def fill(sessions: Sessions, given: str, pairs: str | None, settings: Settings | None = None) -> intake.Taken:
    """Check and store the pairs of a file, of a folder, or of a batch run's results.

    A batch run's reports hold no texts; `pairs` names the input of the run, where the texts are.
    """
    path = Path(given)
    reports: intake.Reports = intake.no_reports
    if (path / intake.REPORTS).is_file():
        if pairs is None:
            raise UsageError(
                f"{printable(given)}: the reports of a batch run hold no texts; name the run's input, too: --pairs PAIRS"
            )
        reports, path = intake.reports_in(path), Path(pairs)
    return intake.take_in(sessions, intake.drafts_in(path), reports, account(), settings)


def serve(
    sessions: Sessions,
    *,
    host: str,
    port: int,
    login: bool,
    certificate: tuple[str, str] | None,
    ready: Callable[[str], None],
    settings: Settings | None = None,
) -> None:
    """Serve the desk until it is stopped; `ready` is told its address.

    On any address but this machine's own a log-in is demanded. Raises `UsageError` when nobody could log in, or the
    address cannot be listened on.
    """
    demands_login = login or not is_loopback(host)
    if demands_login and not users.exist(sessions):
        raise UsageError(
            f"--host {printable(host)}: others can reach this desk, and it has no user yet; crosstally review --add-user NAME"
        )
    listener = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    ready(f"{'https' if certificate else 'http'}://{shown}:{listener.getsockname()[1]}/")
    config = uvicorn.Config(
        make_app(sessions, demands_login=demands_login, settings=settings), log_level="warning", server_header=False,
        timeout_graceful_shutdown=_LAST_ANSWERS,
        ssl_certfile=certificate and certificate[0], ssl_keyfile=certificate and certificate[1],
    )  # fmt: skip
    _freeze()
    uvicorn.Server(config).run([listener])


def _freeze() -> None:
    """Let the garbage collector pass over what stays as long as the desk: it took a sixth of the time of a long check."""
    gc.collect()
    gc.freeze()


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own, which nobody else can reach.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    """Take a port."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        raise UsageError(
            f"--host {printable(host)} --port {port}: {cause_of(error)}; choose another address or port"
        ) from error
    return listener
