"""The desk in a real browser, as editors meet it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from extractor.desk.window import PAGE
from extractor.report import html
from tests.desk.test_many import ALL, eggs
from tests.desk.texts import ENGLISH, FRENCH, HOSTILE, VIETNAMESE, body, checked

pytest.importorskip("playwright.sync_api", reason="pytest-playwright is not installed")

from playwright.sync_api import Browser, Page, expect

PLENTY = "\n\n".join(f"Paragraph {n} tells of {n * 7 + 3} boats and {n * 11 + 5} nets on the shore." for n in range(2, 40))
BEAUCOUP = "\n\n".join(
    f"Le paragraphe {n} parle de {n * 7 + 3} bateaux et de {n * 11 + (5 if n % 6 else 9)} filets." for n in range(2, 40)
)
ACCESS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def store(desk: str, sent: dict[str, object]) -> str:
    """Store a pair through the interface and give the address of its page."""
    request = Request(f"{desk}/api/pairs", json.dumps(sent).encode(), {"Content-Type": "application/json"})
    with urlopen(request) as answer:
        return f"{desk}/pairs/{json.load(answer)['id']}"


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=ACCESS).response["violations"]
    return [f"{one['id']}: {node['target']} {node.get('failureSummary', '')}" for one in found for node in one["nodes"]]


def watched(page: Page) -> list[str]:
    """Collect what the page complains of: errors of scripts, refusals of the policy, requests to elsewhere."""
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda request: (
            None
            if "//127.0.0.1:" in request.url or request.url.startswith(("file:", "data:"))
            else troubles.append(request.url)
        ),
    )
    return troubles


def current(page: Page) -> Any:
    """The finding that is selected."""
    return page.locator(".finding[aria-current]")


def test_paste_decide_reload(page: Page, desk: str) -> None:
    """Paste a pair, see the findings, walk by keyboard, dismiss with a note, reload: it is still there."""
    troubles = watched(page)
    page.goto(desk)
    page.get_by_role("link", name="New pair").first.click()
    page.get_by_label("Text", exact=True).nth(0).fill(ENGLISH)
    page.get_by_label("Text", exact=True).nth(1).fill(FRENCH)
    page.get_by_role("button", name="Check the figures").click()
    expect(page.locator(".finding")).to_have_count(2)
    expect(page.locator(".progress")).to_contain_text("0 of 2 reviewed")

    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(current(page)).to_contain_text("557")
    page.keyboard.press("n")
    page.keyboard.type("jkcd: the note may hold any letter")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect(page.locator(".progress")).to_contain_text("1 of 2 reviewed")
    expect(current(page)).to_contain_text("26")

    page.reload()
    expect(page.locator(".progress")).to_contain_text("1 of 2 reviewed")
    expect(current(page)).to_contain_text("26")
    page.locator(".finding", has_text="557").locator(".pick").click()
    expect(page.locator(".finding", has_text="557").locator("textarea")).to_have_value("jkcd: the note may hold any letter")

    page.keyboard.press("u")
    expect(page.locator(".progress")).to_contain_text("0 of 2 reviewed")
    assert troubles == []


def test_every_button_says_what_it_does(page: Page, desk: str) -> None:
    """Each decision is one click, shown on the finding, and the next open one comes up."""
    page.goto(store(desk, body()))
    for button, shown in (("Translation wrong", "translation wrong"), ("Original wrong", "original wrong")):
        finding = current(page).get_attribute("id")
        current(page).get_by_role("button", name=button).click()
        expect(page.locator(f"#{finding} .verdict")).to_have_text(shown)
    expect(page.locator(".finished")).to_contain_text("All reviewed.")


def test_counterparts_light_up(page: Page, desk: str) -> None:
    """By the pointer and by the keyboard, on both sides."""
    page.goto(store(desk, body()))
    left, right = (
        page.locator("[data-side=left] .figure", has_text="1,240"),
        page.locator("[data-side=right] .figure", has_text="1 240"),
    )
    left.hover()
    expect(right).to_have_class(re.compile(r"\blit\b"))
    page.mouse.move(0, 0)
    expect(right).not_to_have_class(re.compile(r"\blit\b"))
    page.locator("[data-side=right] .figure").first.focus()
    page.keyboard.press("ArrowRight")
    expect(right).to_be_focused()
    expect(left).to_have_class(re.compile(r"\blit\b"))


def test_selecting_brings_both_sides_into_view(page: Page, desk: str) -> None:
    """A finding far down is shown on both sides, at the same height; scrolling one side takes the other along."""
    page.set_viewport_size({"width": 1300, "height": 700})
    page.goto(store(desk, body(PLENTY, BEAUCOUP)))
    page.locator(".finding .pick").last.click()
    for side in ("left", "right"):
        expect(page.locator(f"[data-side={side}] .figure.current")).to_be_in_viewport()
    heights = [page.locator(f"[data-side={side}] .figure.current").bounding_box() for side in ("left", "right")]
    assert heights[0]
    assert heights[1]
    assert abs(heights[0]["y"] - heights[1]["y"]) < 40

    page.locator("[data-side=left]").hover()
    page.mouse.wheel(0, -100_000)
    expect(page.locator("[data-side=right] .figure").first).to_be_in_viewport()
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(300)
    rows = page.evaluate(
        """() => ["left", "right"].map(side => {
            const pane = document.querySelector(`[data-side=${side}]`);
            const line = pane.getBoundingClientRect().top + pane.clientHeight * .35;
            return +[...pane.querySelectorAll("[data-row]")].findLast(p => p.getBoundingClientRect().top <= line).dataset.row;
        })"""
    )
    assert rows[0] > 2
    assert abs(rows[0] - rows[1]) <= 1


def test_filters_and_place_live_in_the_address(page: Page, desk: str) -> None:
    """Another browser that opens the address sees the same findings, with and without script."""
    page.goto(store(desk, body(ENGLISH + "\nAbout 300 boats rose by 5%.", FRENCH)))
    every = page.locator(".finding:visible").count()
    page.get_by_role("combobox", name="Figure", exact=True).select_option("money")
    expect(page.locator(".finding:visible")).to_have_count(1)
    page.locator(".finding:visible .pick").click()
    assert every > 1
    assert "type=money" in page.url
    assert "#f-" in page.url
    page.reload()
    expect(page.locator(".finding:visible")).to_have_count(1)
    expect(page.get_by_role("combobox", name="Figure", exact=True)).to_have_value("money")
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(page.url)
    expect(plain.locator(".finding:visible")).to_have_count(1)
    expect(plain.locator(".finding:visible textarea")).to_be_visible()
    context.close()


def test_keys_can_be_changed(page: Page, desk: str) -> None:
    """The help lists the keys; another letter does its work, also after a reload."""
    page.goto(store(desk, body()))
    first = current(page).get_attribute("id")
    page.keyboard.press("?")
    page.get_by_label("next finding", exact=True).fill("x")
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.locator(".finding .pick").first.click()
    page.keyboard.press("j")
    expect(current(page)).to_have_attribute("id", str(first))
    page.keyboard.press("x")
    expect(current(page)).not_to_have_attribute("id", str(first))


def test_two_editors_on_one_pair(browser: Browser, desk: str) -> None:
    """One sees the other's decision within seconds; a late one is refused and says whose stands."""
    address = store(desk, body())
    mai, linh = (browser.new_context().new_page() for _ in range(2))
    for page, name in ((mai, "Mai"), (linh, "Linh")):
        page.goto(f"{desk}/new")
        page.locator("nav summary").click()
        page.get_by_label("Your name, for your decisions").fill(name)
        page.get_by_role("button", name="Save").click()
        page.goto(address)
    finding = current(mai).get_attribute("id")
    linh.locator(f"#{finding} textarea").fill("I am still thinking")
    mai.locator(f"#{finding}").get_by_role("button", name="Translation wrong").click()
    expect(linh.locator(f"#{finding} .overtaken")).to_contain_text("Mai: translation wrong", timeout=6000)
    expect(linh.locator(f"#{finding} textarea")).to_have_value("I am still thinking")
    expect(linh.locator(".progress")).to_contain_text("1 of 2 reviewed")
    linh.locator(f"#{finding}").get_by_role("button", name="Figures agree").click()
    expect(linh.locator("#notice")).to_contain_text("Mai: translation wrong")
    mai.reload()
    expect(mai.locator(f"#{finding} .verdict")).to_have_text("translation wrong")

    mai.locator(".finding[data-type=money]").locator(".pick").click()
    mai.locator(".finding[data-type=money]").get_by_role("button", name="Figures agree").click()
    expect(linh.locator(".finding[data-type=money]").locator(".verdict")).to_have_text("figures agree", timeout=6000)
    for page in (mai, linh):
        page.context.close()


def test_import_filter_export(page: Page, desk: str, tmp_path: Path) -> None:
    """A file of pairs fills the queue; it is searched, and a pair and the queue are exported."""
    lines = [
        json.dumps(body(id="kest")),
        json.dumps(body(ENGLISH, FRENCH.replace("575", "557").replace("62", "26"), id="calm")),
    ]
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    page.goto(desk)
    page.get_by_label("Pairs as JSON lines").set_input_files(tmp_path / "pairs.jsonl")
    page.get_by_role("button", name="Import").click()
    expect(page.locator(".queue tbody tr")).to_have_count(2)
    page.get_by_role("combobox", name="Status", exact=True).select_option("done")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".queue tbody tr")).to_have_count(1)
    expect(page.locator(".queue tbody tr")).to_contain_text("calm")
    page.goto(f"{desk}/?q=kest")
    page.locator(".queue tbody a").click()
    page.get_by_text("Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Web page").click()
    download.value.save_as(tmp_path / "pair.html")
    page.goto((tmp_path / "pair.html").as_uri())
    expect(page.locator(".finding")).to_have_count(2)


def test_a_dropped_file_is_read(page: Page, desk: str) -> None:
    """A text file dropped on a side fills it."""
    page.goto(f"{desk}/new")
    page.evaluate(
        """text => {
            const files = new DataTransfer();
            files.items.add(new File([text], "kest.txt", {type: "text/plain"}));
            const drop = new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true});
            document.querySelector("fieldset.drop").dispatchEvent(drop);
        }""",
        ENGLISH,
    )
    page.get_by_label("Text", exact=True).nth(1).fill(FRENCH)
    page.get_by_role("button", name="Check the figures").click()
    expect(page.locator(".finding")).to_have_count(2)


def test_three_versions(page: Page, desk: str) -> None:
    """The original stands beside both versions, its figures light up with theirs, and its sentence is quoted."""
    page.goto(f"{desk}/new")
    page.get_by_label("Text", exact=True).nth(0).fill(ENGLISH)
    page.get_by_label("Text", exact=True).nth(1).fill(FRENCH)
    page.get_by_text("Add the original both were translated from").click()
    page.get_by_label("Text", exact=True).nth(2).fill(VIETNAMESE)
    page.get_by_role("button", name="Check the figures").click()
    expect(page.locator(".version")).to_have_count(3)
    expect(page.locator("[data-side=source] .figure.current")).to_contain_text("557")
    expect(current(page).locator(".quotes mark")).to_have_count(3)
    page.locator("[data-side=left] .figure", has_text="340").hover()
    for side in ("left", "right", "source"):
        expect(page.locator(f"[data-side={side}] .figure.lit")).to_contain_text("340")
    assert violations(page) == []


def test_hostile_text_stays_text(page: Page, desk: str) -> None:
    """An article full of markup shows as text; nothing of it runs, and the policy has nothing to refuse."""
    troubles = watched(page)
    page.goto(store(desk, body(HOSTILE + "\n\n" + ENGLISH, HOSTILE + "\n\n" + FRENCH)))
    expect(page.locator("[data-side=left] .article")).to_contain_text("<script>alert(1)</script>")
    assert page.locator(".article img").count() == 0
    page.goto(desk)
    expect(page.locator(".queue")).to_contain_text("<script>alert(1)</script>")
    assert troubles == []


def test_more_findings_than_a_page_holds(page: Page, desk: str) -> None:
    """Keys, decisions and figures lead from one page of findings to another, and filters look at all of them."""
    troubles = watched(page)
    page.goto(store(desk, body(eggs(ALL), "Rien.")))
    expect(page.locator(".finding")).to_have_count(PAGE)
    expect(page.locator(".pages")).to_contain_text(f"Findings 1 to {PAGE} of {ALL}")
    expect(page.locator(".figure.dim")).to_have_count(0)
    assert violations(page) == []

    page.locator(".finding .pick").last.click()
    page.keyboard.press("d")
    expect(page.locator(".pages")).to_contain_text(f"Findings {PAGE + 1} to {ALL} of {ALL}")
    expect(current(page).locator(".message")).to_contain_text(str(PAGE * 7 + 1003))
    expect(page.locator(".progress")).to_contain_text(f"1 of {ALL} reviewed")
    page.wait_for_load_state()  # the script of a page that is still coming in hears nothing

    page.locator(".figure", has_text="1003").click()
    expect(current(page).locator(".message")).to_contain_text("1003")
    expect(page.locator(".pages")).to_contain_text(f"Findings 1 to {PAGE} of {ALL}")
    page.wait_for_load_state()

    page.get_by_label("Severity").select_option("error")
    expect(page.locator(".pages")).to_contain_text("No finding fits these filters.")
    page.wait_for_load_state()
    page.get_by_label("Severity").select_option("warning")
    expect(page.locator(".finding:visible")).to_have_count(PAGE)
    assert "severity=warning" in page.url
    assert troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_no_barriers(browser: Browser, desk: str, scheme: Any, width: int) -> None:
    """axe finds nothing wrong with any page, light and dark, wide and narrow; nothing is wider than the window."""
    address = store(desk, body(ENGLISH + "\nAbout 300 boats rose by 5%.", FRENCH))
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 850}, reduced_motion="reduce")
    page = context.new_page()
    for place in (address, desk, f"{desk}/new", f"{desk}/ignored", f"{desk}/api", f"{desk}/none"):
        page.goto(place)
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
    context.close()


def test_the_interface_in_vietnamese(browser: Browser, desk: str) -> None:
    """A browser that asks for Vietnamese gets the page in Vietnamese, axe included."""
    context = browser.new_context(locale="vi-VN", viewport={"width": 1300, "height": 850})
    page = context.new_page()
    page.goto(store(desk, body()))
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("button", name="Bản dịch sai").first).to_be_visible()
    assert violations(page) == []
    context.close()


def test_the_phone(browser: Browser, desk: str) -> None:
    """On a phone the findings come first, and each can be decided with a thumb."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(store(desk, body()))
    page.locator(".finding .pick").first.tap()
    button = page.locator(".finding").first.get_by_role("button", name="Figures agree")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 40
    button.tap()
    expect(page.locator(".progress")).to_contain_text("1 of 2 reviewed")
    context.close()


def test_the_page_prints(page: Page, desk: str) -> None:
    """On paper both texts and every finding with its sentences stand; what is pressed does not."""
    page.goto(store(desk, body()))
    page.emulate_media(media="print")
    expect(page.locator(".quotes")).to_have_count(2)
    for quote in page.locator(".quotes").all():
        expect(quote).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("nav.bar")).to_be_hidden()
    expect(page.locator("[data-side=left] .article")).to_be_visible()


def test_the_report_stands_alone(page: Page, tmp_path: Path) -> None:
    """The file of `check --format html` works by itself: keys, filters, lights; axe finds nothing wrong."""
    troubles = watched(page)
    (tmp_path / "report.html").write_text(html.render(checked(HOSTILE + "\n\n" + ENGLISH)), encoding="utf-8")
    page.goto((tmp_path / "report.html").as_uri())
    page.keyboard.press("j")
    expect(current(page)).to_have_count(1)
    page.get_by_role("combobox", name="Figure", exact=True).select_option("money")
    expect(page.locator(".finding:visible")).to_have_count(1)
    assert page.get_by_role("button", name="Figures agree").count() == 0
    assert violations(page) == []
    assert troubles == []
