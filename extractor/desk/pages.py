"""The pages for people: the queue, a pair, pasting, the ignore list. Every form works without script."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response, StreamingResponse
from sqlalchemy.orm import Session
from starlette.datastructures import FormData, UploadFile

from extractor.compare import Teller
from extractor.desk import checking, decisions, export, intake, queue, store
from extractor.desk.access import Form, require_user
from extractor.desk.api import PairId
from extractor.desk.decisions import Choice, StaleDecisionError
from extractor.desk.rendering import desk_of, page, reader, who
from extractor.desk.store import Draft
from extractor.desk.window import Window, window
from extractor.errors import CrosstallyError
from extractor.messages import N_
from extractor.models import Article, Report
from extractor.printable import printable
from extractor.report.keys import Keyed
from extractor.report.view import View, findings, lay_out

router = APIRouter(include_in_schema=False, dependencies=[Depends(require_user)])
# What the buttons of a finding say and mean: decision, reason, label, key.
CHOICES = {
    "translation": ("confirmed", N_("Translation wrong"), "confirm"),
    "original": ("confirmed", N_("Original wrong"), ""),
    "agree": ("dismissed", N_("Figures agree"), "dismiss"),
    "no_figure": ("dismissed", N_("Not a figure"), ""),
}


@router.get("/")
def show_queue(request: Request, status: str = "", q: str = "", sort: str = "newest", page_: str = "") -> Response:
    """The queue."""
    wanted = queue.Wanted(status, q[:200], sort if sort in queue.SORTS else "newest", request.query_params.get("page", page_))
    with desk_of(request).sessions() as session:
        found = queue.pairs(session, wanted)
    taken = request.session.pop("taken", None)
    return page(request, "queue.html", found=found, wanted=wanted, statuses=queue.STATUSES, taken=taken)


@router.get("/new")
def ask_for_pair(request: Request) -> Response:
    """The page to paste or drop a pair."""
    return page(request, "paste.html", fields={}, trouble="", pair=None)


@router.post("/pairs")
def add_pair(request: Request, form: Form) -> Response:
    """Check and store what was pasted, then show it."""
    return _take(request, form, None)


@router.get("/pairs/{pair_id}/edit")
def ask_for_version(request: Request, pair_id: PairId) -> Response:
    """The page to paste new texts of a pair."""
    with desk_of(request).sessions() as session:
        stored = store.load(session, pair_id)
    fields: dict[str, str] = {}
    for side in ("left", "right", "source"):
        article = getattr(stored.draft, side)
        if article is not None:
            fields |= {f"{side}_text": article.text, f"{side}_lang": article.lang or "", f"{side}_title": article.title or ""}
    return page(request, "paste.html", fields=fields, trouble="", pair=stored.pair)


@router.post("/pairs/{pair_id}/versions")
def add_version(request: Request, pair_id: PairId, form: Form) -> Response:
    """Check and store new texts of a pair; decisions on what did not change stay."""
    return _take(request, form, pair_id)


@router.get("/pairs/{pair_id}")
def show_pair(request: Request, pair_id: PairId) -> Response:
    """The review of a pair, or how far its check has come."""
    with desk_of(request).sessions() as session:
        stored = store.load(session, pair_id)
        if stored.report is None:
            step = desk_of(request).checker.step(pair_id)
            return page(request, "checking.html", pair=stored.pair, step=step, steps=checking.STEPS)
        return _review(request, session, stored)


@router.get("/pairs/{pair_id}/changes")
def show_changes(request: Request, pair_id: PairId, after: int = 0, version: int = 0) -> Response:
    """What others decided since: nothing (204), or the findings as they stand now."""
    with desk_of(request).sessions() as session:
        if store.stamp(session, pair_id) == after:
            return Response(status_code=204)
        stored = store.load(session, pair_id)
        if stored.report is None or stored.version.number != version:
            return page(request, "newer.html", pair=stored.pair)
        return _changes(request, session, stored)


@router.post("/pairs/{pair_id}/decisions")
def decide(request: Request, pair_id: PairId, form: Form) -> Response:
    """Add the decision of a button, and show the next open finding."""
    key, button, note = (str(form.get(name, "")) for name in ("key", "button", "note"))
    seen = str(form.get("seen", ""))
    with desk_of(request).sessions.begin() as session:
        choice = _choice(session, pair_id, key, button, note.replace("\r\n", "\n").strip())
        decisions.decide(session, pair_id, key, choice, who=who(request), seen=int(seen[:9]) if seen.isdecimal() else None)
        if button == "ignore":
            _ignore(request, session, pair_id, key)
    return _after_decision(request, pair_id, key, advance=button != "note")


@router.post("/pairs/{pair_id}/undo")
def undo(request: Request, pair_id: PairId, form: Form) -> Response:  # noqa: ARG001 - the form's token is what counts
    """Take back the last decision of whoever asks."""
    with desk_of(request).sessions.begin() as session:
        key = decisions.undo(session, pair_id, who(request))
    return _after_decision(request, pair_id, key or "", advance=False)


@router.get("/ignored")
def show_ignored(request: Request) -> Response:
    """The newsroom's list of figures that need no decision."""
    with desk_of(request).sessions() as session:
        return page(request, "ignored.html", rows=decisions.ignored(session))


@router.post("/ignored/remove")
def heed(request: Request, form: Form) -> Response:
    """Take a pair of figures off the list."""
    with desk_of(request).sessions.begin() as session:
        decisions.heed(session, str(form.get("figures", "")))
    return RedirectResponse("/ignored", 303)


@router.post("/import")
def take_in(request: Request, form: Form) -> Response:
    """Check and store the pairs of a JSONL file."""
    given = form.get("pairs")
    if not isinstance(given, UploadFile) or not given.filename:
        request.session["taken"] = {"trouble": N_("Choose a file first.")}
    else:
        drafts = intake.lines(intake.utf8(given.file.read(), printable(given.filename)))
        taken = intake.take_in(desk_of(request).sessions, drafts, intake.no_reports, who(request), desk_of(request).settings)
        # The cookie that carries this is small.
        troubles = [trouble[:100] for trouble in taken.troubles[:3]]
        request.session["taken"] = {"added": taken.added, "revised": taken.revised, "known": taken.known,
                                    "failed": len(taken.troubles), "troubles": troubles}  # fmt: skip
    return RedirectResponse("/", 303)


@router.get("/export.csv")
def export_queue(request: Request) -> Response:
    """The queue as a table."""

    def lines() -> Any:
        with desk_of(request).sessions() as session:
            yield from export.queue_csv(session)

    headers = {"Content-Disposition": 'attachment; filename="queue.csv"'}
    return StreamingResponse(lines(), media_type=export.FORMATS["csv"], headers=headers)


@router.get("/api")
def show_interface(request: Request) -> Response:
    """What the JSON interface offers, for reading."""
    return page(request, "interface.html", api=request.app.openapi(), example=json.dumps({"decision": "dismissed", "note": ""}))


def _take(request: Request, form: FormData, pair_id: int | None) -> Response:
    """Store a pasted pair as a new one or as a new version, checked at once unless it is long."""
    desk, fields = desk_of(request), {name: value for name, value in form.items() if isinstance(value, str)}
    pair = None
    try:
        draft = checking.storable(_draft(form))
        report = checking.check(draft, desk.settings) if draft.size <= checking.AT_ONCE else None
    except CrosstallyError as error:
        if pair_id is not None:
            with desk.sessions() as session:
                pair = store.load(session, pair_id).pair
        return page(request, "paste.html", status=422, fields=fields, trouble=str(error), pair=pair)
    with desk.sessions.begin() as session:
        if pair_id is None:
            row = store.add(session, draft, report, who(request))
        else:
            row = store.revise(session, pair_id, draft, report, who(request))
        stored_id = row.id
    if report is None:
        desk.checker.start(stored_id)
    return RedirectResponse(f"/pairs/{stored_id}", 303)


def _draft(form: FormData) -> Draft:
    """The versions of a form: files, where there are some, else what was pasted."""
    left, right, source = (_side(form, side) for side in ("left", "right", "source"))
    return Draft(left, right, source if source.text.strip() else None)


def _side(form: FormData, side: str) -> Article:
    """One version of a form. Raises what reading a file raises."""
    lang, title = (str(form.get(f"{side}_{name}", "")).strip() or None for name in ("lang", "title"))
    given = form.get(f"{side}_file")
    if isinstance(given, UploadFile) and given.filename:
        return intake.read_upload(given.file, given.filename, lang, title)
    return Article(str(form.get(f"{side}_text", "")).replace("\r\n", "\n"), lang, title=title)


def _review(request: Request, session: Session, stored: store.Stored) -> Response:
    """The page of a checked pair."""
    return page(request, "pair.html", **_known(request, session, stored))


def _changes(request: Request, session: Session, stored: store.Stored, **headers: str) -> Response:
    """The parts of a pair's page that decisions change."""
    return page(request, "changes.html", headers=headers, **_known(request, session, stored))


def _known(request: Request, session: Session, stored: store.Stored) -> dict[str, Any]:
    """What the templates of a pair are given."""
    found = _findings(stored)
    part = window(found, request.query_params)
    return {
        "pair": stored.pair,
        "stored": stored,
        "part": part,
        "view": _view(request, stored, found, part),
        "states": decisions.states(session, stored.pair.id),
        "choices": CHOICES,
        "following": queue.next_open(session, stored.pair.id),
    }


def _checked(stored: store.Stored) -> Report:
    """The report of a pair."""
    if stored.report is None:
        raise store.NotFoundError(f"pair {stored.pair.id} is not checked yet; wait a little")
    return stored.report


def _findings(stored: store.Stored) -> list[Keyed]:
    """All findings of a pair, in the order of its page."""
    return findings(_checked(stored), stored.names)


def _view(request: Request, stored: store.Stored, found: Sequence[Keyed], part: Window) -> View:
    """The report of a pair, laid out for whoever asks; only the findings of the page are told in their language."""
    report, lang = _checked(stored), reader(request)
    teller = Teller(report, lang)
    shown = [one._replace(finding=teller.tell(one.pair, one.finding)) for one in part.shown]
    return lay_out(report, reader=lang, found=found, shown=shown)


def _ignore(request: Request, session: Session, pair_id: int, key: str) -> None:
    """Put the figures of a finding on the newsroom's list."""
    one = next((one for one in _findings(store.load(session, pair_id)) if one.key == key), None)
    if one is None:
        raise store.NotFoundError(f"pair {pair_id} has no finding {key[:40]!r}; load the pair again")
    left, right = (printable(claim.text) if claim else "" for claim in (one.left, one.right))
    decisions.ignore(session, pair_id, key, kind=one.finding.kind, texts=(left, right), who=who(request))


def _choice(session: Session, pair_id: int, key: str, button: str, note: str) -> Choice:
    """What a button decides; the one that saves a note leaves the decision as it is."""
    if button in CHOICES:
        return Choice(CHOICES[button][0], button, note)  # type: ignore[arg-type]
    if button == "ignore":
        return Choice("dismissed", "ignored", note)
    state = decisions.states(session, pair_id).get(key, decisions.FindingState())
    if button == "reopen":
        return Choice("open", "", note)
    return Choice(state.decision, state.reason, note)  # type: ignore[arg-type]


def _after_decision(request: Request, pair_id: int, key: str, *, advance: bool) -> Response:
    """Show what a decision changed; without script, the page at the next open finding."""
    with desk_of(request).sessions() as session:
        stored = store.load(session, pair_id)
        states = decisions.states(session, pair_id)
        part = window(_findings(stored), request.query_params)
        place = _next_open(part.keys, states, key) if advance else key
        address = f"/pairs/{pair_id}" + (f"?{query}" if (query := part.at(place)) else "") + (f"#f-{place}" if place else "")
        if request.headers.get("hx-request"):
            told_page = json.dumps({"decided": {"key": key, "advance": advance, "next": place, "address": address}})
            return _changes(request, session, stored, **{"HX-Trigger": told_page})
    return RedirectResponse(address, 303)


def _next_open(keys: Sequence[str], states: Mapping[str, decisions.FindingState], key: str) -> str:
    """The first open finding behind one, else the first of all, else the one itself."""
    at = keys.index(key) + 1 if key in keys else 0
    return next((other for other in (*keys[at:], *keys[:at]) if states[other].decision == "open"), key)


def answer_stale_page(request: Request, error: StaleDecisionError) -> Response:
    """Show the decision that stands, and the one that was not saved."""
    pair_id = int(request.path_params["pair_id"])
    if request.headers.get("hx-request"):
        headers = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"}
        return page(request, "stale_notice.html", status=409, headers=headers, state=error.state, pair_id=pair_id)
    return page(request, "stale.html", status=409, state=error.state, pair_id=pair_id)
