"""Fixtures that several tests share; there are no others."""

from __future__ import annotations

import glob
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_ENGLISH = (
    "In the province, there are 557 cooperatives, with 12,450 members in all.\n"
    "Their revenue reached 2.9 billion VND in 2021, an increase of 22.7% since the start of the plan.\n"
)
_FRENCH = (
    "Dans la province, il y a 557 coopératives, avec un total de 12 450 membres.\n"
    "Leur chiffre d'affaires a atteint 2,9 milliards de VND en 2021, soit une augmentation de 22,7 % depuis le plan.\n"
)


@pytest.fixture(autouse=True, scope="session")
def plain_locale() -> Iterator[None]:
    """Run every test, and what it starts, in no language: reports follow the environment's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with two versions that tally (a), one with another figure (b), and files that are no articles."""
    folder = tmp_path_factory.mktemp("stories")
    (folder / "a.en.txt").write_text(_ENGLISH, encoding="utf-8")
    (folder / "a.fr.txt").write_text(_FRENCH, encoding="utf-8")
    (folder / "b.fr.txt").write_text(_FRENCH.replace("557", "575"), encoding="utf-8")
    (folder / "latin.txt").write_bytes(_FRENCH.encode("cp1252"))
    (folder / "undecodable.txt").write_bytes("В провинции 557 кооперативов.\n".encode("cp1251"))
    (folder / "binary.txt").write_bytes(b"text\0text")
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_bytes(b" \n\n")
    (folder / "numbers.txt").write_bytes(b"12 345")
    (folder / "folder.txt").mkdir()
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Run a PostgreSQL server on loopback in a folder of its own, and give the address of it; skip where there is none."""
    programs = shutil.which("initdb") or next(iter(sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), reverse=True)), None)
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="the extra desk is not installed")
    user = "nobody" if os.geteuid() == 0 else None  # the server refuses to run as root
    folder, bin_ = tempfile.mkdtemp(prefix="crosstally-pg-"), Path(programs).parent
    if user:
        shutil.chown(folder, user)

    def run(name: str, *arguments: str) -> None:
        subprocess.run(
            [bin_ / name, "-D", f"{folder}/data", *arguments], cwd=folder, user=user, check=True, stdout=subprocess.DEVNULL
        )

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run("initdb", "-A", "trust", "-U", "desk", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run("pg_ctl", "-o", options, "-l", f"{folder}/log", "-w", "start")
    yield f"postgresql+psycopg://desk@127.0.0.1:{port}"
    run("pg_ctl", "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database: once of SQLite, once of PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/desk.sqlite"
    import psycopg

    server = request.getfixturevalue("postgres")
    name = f"desk_{uuid.uuid4().hex}"
    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return f"{server}/{name}"


@pytest.fixture
def sessions(database: str) -> Iterator[Any]:
    """Open the desk's database, empty."""
    pytest.importorskip("sqlalchemy", reason="the extra desk is not installed")
    from extractor.desk.database import open_database

    opened = open_database(database)
    yield opened
    opened.kw["bind"].dispose()


@pytest.fixture
def client(sessions: Any) -> Iterator[Any]:
    """Talk to a desk on this machine."""
    from starlette.testclient import TestClient

    from extractor.desk.app import make_app

    with TestClient(make_app(sessions), base_url="http://127.0.0.1", follow_redirects=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Launch the Chromium of the machine; skip where there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no Chromium: apt-get install chromium fonts-noto-core, or name one in CHROMIUM")
    quiet = ("first-run", "default-browser-check")
    switches = ("gpu", "quic", "background-networking", "component-update", "sync", "dev-shm-usage")
    arguments = ["--no-sandbox", *(f"--no-{name}" for name in quiet), *(f"--disable-{name}" for name in switches)]
    return {"executable_path": found, "args": arguments}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[str]:
    """Serve an empty desk on loopback, and give its address."""
    uvicorn = pytest.importorskip("uvicorn", reason="the extra desk is not installed")
    from extractor.desk.app import make_app
    from extractor.desk.database import open_database

    sessions = open_database(f"sqlite:///{tmp_path}/desk.sqlite")
    server = uvicorn.Server(uvicorn.Config(make_app(sessions), log_level="error", timeout_graceful_shutdown=5))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()
    sessions.kw["bind"].dispose()
