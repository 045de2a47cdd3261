"""Who may log in: names and argon2 hashes, and a limit on guessing."""

from __future__ import annotations

from datetime import UTC, datetime

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import select
from sqlalchemy.orm import Session

from extractor.desk.database import Sessions
from extractor.desk.tables import UserRow
from extractor.errors import UsageError
from extractor.printable import printable

SHORTEST = 10
_LONGEST = 1000
_HASHER = PasswordHasher()
# Checked where there is no such user, so that the answer takes as long.
_NOBODY = _HASHER.hash("nobody has this password")


def add(session: Session, name: str, password: str) -> None:
    """Store a user, or give one another password. Raises `UsageError` for a name or password that will not do."""
    if not name.strip() or len(name) > 100 or not name.isprintable():
        raise UsageError("--add-user: a name has 1 to 100 letters; choose another")
    if not SHORTEST <= len(password) <= _LONGEST:
        raise UsageError(f"--add-user: a password has at least {SHORTEST} characters; choose a longer one")
    session.merge(UserRow(name=name, password=_HASHER.hash(password), at=datetime.now(UTC)))


def verify(session: Session, name: str, password: str) -> bool:
    """Whether the user has this password; takes as long where there is no such user."""
    row = session.get(UserRow, name)
    try:
        _HASHER.verify(row.password if row else _NOBODY, password[:_LONGEST])
    except (Argon2Error, InvalidHashError):
        return False
    return row is not None


def remove(session: Session, name: str) -> None:
    """Forget a user, whose sessions end with that. Raises `UsageError` when there is none of this name."""
    row = session.get(UserRow, name)
    if row is None:
        raise UsageError(f"--remove-user: there is no user {printable(name)!r}; check the spelling")
    session.delete(row)


def known(session: Session, name: str) -> bool:
    """Whether there is such a user."""
    return session.get(UserRow, name) is not None


class Guesses:
    """Counts failed log-ins by name and by address, and says when it is enough for a while."""

    def __init__(self, *, a_name: int = 5, an_address: int = 20) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limits = {"name": RateLimitItemPerMinute(a_name, 5), "address": RateLimitItemPerMinute(an_address, 5)}

    def too_many(self, name: str, address: str) -> bool:
        """Whether this name, or this address, has failed too often of late."""
        who = {"name": name, "address": address}
        return not all(self._limiter.test(limit, kind, who[kind]) for kind, limit in self._limits.items())

    def count(self, name: str, address: str) -> None:
        """Count a failure."""
        who = {"name": name, "address": address}
        for kind, limit in self._limits.items():
            self._limiter.hit(limit, kind, who[kind])


def exist(sessions: Sessions) -> bool:
    """Whether anybody can log in."""
    with sessions() as session:
        return session.scalar(select(UserRow.name).limit(1)) is not None
