"""The database of the desk: opened, brought up to date, ready for sessions."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from platformdirs import user_data_path
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from extractor.desk.tables import SettingRow
from extractor.errors import UsageError
from extractor.printable import cause_of

MIGRATIONS = Path(__file__).parent / "migrations"
# As many requests as the server works on at the same time.
_AT_ONCE = 20
_PATIENCE = 10_000
_SECRET = "cookie-secret"  # noqa: S105 - the name of it
Sessions = sessionmaker[Session]


def default_url() -> str:
    """The address of the database where nobody names one: a file in the user's data directory.

    Raises `UsageError`, one line, where that cannot be made.
    """
    try:
        folder = user_data_path("crosstally", ensure_exists=True)
    except OSError as error:
        raise UsageError(
            f"review: the folder for your data cannot be made ({cause_of(error)}); name a database with --db sqlite:///desk.sqlite"
        ) from error
    return f"sqlite:///{folder / 'desk.sqlite'}"


def open_database(url: str) -> Sessions:
    """Open a database by its SQLAlchemy address, make or update its tables, and return what opens sessions.

    Raises `UsageError`, one line, when the address is wrong or the database does not answer.
    """
    try:
        shown = make_url(url).render_as_string(hide_password=True)
    except ArgumentError as error:
        raise UsageError("--db: not a database address; write it like sqlite:///desk.sqlite") from error
    try:
        engine = _engine(url)
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise UsageError(f"--db: {shown}: no driver for it; use sqlite:///… or postgresql+psycopg://…") from error
    except SQLAlchemyError as error:
        cause = str(error.orig if isinstance(error, DBAPIError) else error).partition("\n")[0]
        raise UsageError(f"--db: {shown}: {cause}; check the address, and that the database runs") from error
    return sessionmaker(engine, expire_on_commit=False)


def secret(sessions: Sessions) -> str:
    """The secret that signs cookies, made at the first call for a database."""
    with sessions.begin() as session:
        row = session.get(SettingRow, _SECRET)
        if row is None:
            row = SettingRow(name=_SECRET, value=secrets.token_hex(32))
            session.add(row)
        return row.value


def _engine(url: str) -> Engine:
    """An engine for the address; SQLite is told to keep foreign keys, and to let readers read while one writes."""
    engine = create_engine(url, pool_pre_ping=True, pool_size=_AT_ONCE, max_overflow=_AT_ONCE)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Set what SQLite forgets between connections."""
    cursor = connection.cursor()
    for pragma in ("foreign_keys = ON", "journal_mode = WAL", f"busy_timeout = {_PATIENCE}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
