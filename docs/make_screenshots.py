"""Take the pictures of the desk that README.md and docs/desk.md show, from our own articles. `make screenshots` runs this file.

It needs the extra `desk`, Playwright for Python, and a Chromium: the one that CHROMIUM names, else that of the machine.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from extractor.desk.app import make_app
from extractor.desk.database import open_database

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "corpus" / "articles"
FOLDER = ROOT / "docs" / "desk"
PAIRS = (("en", "fr"), ("en", "vi"), ("fr", "vi"))


def main() -> None:
    """Take all pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        at_work(browser, "en", "The bridge opens before that day; asked the board.")
        at_work(browser, "fr", "Le pont ouvre avant cette date ; la régie est prévenue.")
        elsewhere(browser)
        browser.close()


def at_work(browser: Browser, lang: str, note: str) -> None:
    """Take the pictures of a pair and of the queue, in a language: review.png, review.fr.png."""
    suffix = ".png" if lang == "en" else f".{lang}.png"
    with tempfile.TemporaryDirectory() as folder, served(folder) as desk:
        places = store_articles(desk)
        with opened(browser, desk, (1360, 800), locale=lang) as page:
            sign(page, desk, "Mai")
            review(page, places["bridge-works.en-fr"], note, FOLDER / f"review{suffix}")
            page.goto(desk)
            take(page, FOLDER / f"queue{suffix}")


def elsewhere(browser: Browser) -> None:
    """Take the pictures of a dark page in Vietnamese, and of a phone."""
    with tempfile.TemporaryDirectory() as folder, served(folder) as desk:
        places = store_articles(desk)
        with opened(browser, desk, (1360, 800), locale="vi-VN", color_scheme="dark") as page:
            page.goto(places["school-building.en-vi"])
            take(page, FOLDER / "dark-vietnamese.png")
        with opened(browser, desk, (390, 780)) as page:
            page.goto(places["bridge-works.en-fr"])
            page.locator(".finding .pick").nth(1).click()
            take(page, FOLDER / "phone.png")


@contextmanager
def served(folder: str) -> Iterator[str]:
    """Serve an empty desk, and give its address."""
    sessions = open_database(f"sqlite:///{folder}/desk.sqlite")
    server = uvicorn.Server(uvicorn.Config(make_app(sessions), log_level="error"))
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    sessions.kw["bind"].dispose()


def chromium() -> str:
    """The browser to use."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if found is None:
        raise SystemExit("no Chromium: apt-get install chromium fonts-noto-core, or name one in CHROMIUM")
    return found


def store_articles(desk: str) -> dict[str, str]:
    """Put every article into the queue in pairs of languages, and give the addresses of their pages."""
    places = {}
    for folder in sorted(path for path in ARTICLES.iterdir() if path.is_dir()):
        for left, right in PAIRS:
            name = f"{folder.name}.{left}-{right}"
            sides = {
                side: {"lang": lang, "text": (folder / f"{lang}.txt").read_text(encoding="utf-8")}
                for side, lang in (("left", left), ("right", right))
            }
            content = json.dumps({"id": name, **sides}).encode()
            with urlopen(Request(f"{desk}/api/pairs", content, {"Content-Type": "application/json"})) as answer:
                places[name] = f"{desk}/pairs/{json.load(answer)['id']}"
    return places


@contextmanager
def opened(browser: Browser, desk: str, size: tuple[int, int], **more: Any) -> Iterator[Page]:
    """Open the desk in a window of a size."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **more)
    page = context.new_page()
    page.goto(desk)
    yield page
    context.close()


def sign(page: Page, desk: str, name: str) -> None:
    """Give a name for the decisions."""
    page.goto(f"{desk}/new")
    page.locator("nav summary").click()
    page.locator("input[name=name]").fill(name)
    page.locator(".menu button").click()


def review(page: Page, place: str, note: str, picture: Path) -> None:
    """Decide about one finding, and picture the next."""
    page.goto(place)
    page.locator(".finding[aria-current] textarea").fill(note)
    page.locator(".finding[aria-current] [data-action=confirm]").click()
    page.locator(".verdict").wait_for()
    take(page, picture)


def take(page: Page, picture: Path) -> None:
    """Take a picture when all is at rest."""
    page.wait_for_load_state("networkidle")
    page.mouse.move(0, 0)
    page.screenshot(path=picture)


if __name__ == "__main__":
    main()
