"""The JSON interface: what scripts and editorial systems ask of the desk."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from extractor.desk import checking, decisions, export, queue, store
from extractor.desk.access import require_user
from extractor.desk.decisions import Choice, Decision, Reason, StaleDecisionError
from extractor.desk.rendering import desk_of, reader, who
from extractor.desk.store import Draft
from extractor.models import Article, Report
from extractor.report.keys import keyed

JSON = "application/json"
# What fits into the identifiers of every database.
PairId = Annotated[int, Path(ge=0, lt=2**31, description="The pair's number")]


class ArticleIn(BaseModel):
    """One version of an article."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, description="The text as published")
    lang: str | None = Field(default=None, description="The code of its language; null: detect")
    title: str | None = Field(default=None, max_length=1000)


class PairIn(BaseModel):
    """Two versions of an article, and the original they come from if there is one."""

    model_config = ConfigDict(extra="forbid")
    left: ArticleIn
    right: ArticleIn
    source: ArticleIn | None = None
    id: str | None = Field(default=None, max_length=500, description="Your name for the pair; a known one gets a new version")


class DecisionIn(BaseModel):
    """What is decided about a finding."""

    model_config = ConfigDict(extra="forbid")
    decision: Decision
    note: str = Field(default="", max_length=decisions.NOTE_LIMIT)
    reason: Reason = Field(default="", description="Why: which side is wrong, or that no side is")
    seen: int | None = Field(
        default=None,
        description="The revision you looked at; if somebody has decided since, the answer is 409 and nothing changes",
    )


def require_json(request: Request) -> None:
    """Refuse a body that a form of another site could send."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method not in ("GET", "HEAD") and media != JSON:
        raise HTTPException(415, f"send the body as Content-Type: {JSON}")


open_to_all = APIRouter()
router = APIRouter(prefix="/api", dependencies=[Depends(require_user), Depends(require_json)])


@open_to_all.head("/health", include_in_schema=False)
@open_to_all.get("/health", tags=["health"], summary="Whether page and database answer")
def health(request: Request) -> JSONResponse:
    """200 when page and database answer, 503 when the database does not."""
    try:
        with desk_of(request).sessions() as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return JSONResponse({"status": "the database does not answer"}, 503)
    return JSONResponse({"status": "ok"})


@router.get("/pairs", tags=["pairs"], summary="The list of pairs")
def list_pairs(
    request: Request,
    status: Annotated[Literal["", "open", "done", "checking", "failed"], Query(description="Only pairs of this status")] = "",
    q: Annotated[str, Query(max_length=200, description="Words of titles or names, without regard to accents")] = "",
    sort: Annotated[queue.Sort, Query()] = "newest",
    page: Annotated[
        str, Query(max_length=1000, pattern=r"^([0-9]{1,9}|[\w-]{10,})?$", description="A number, or `next` of the page before")
    ] = "",
) -> dict[str, Any]:
    """A page of the queue: id, titles, languages, counts and status of each pair, the total, and where the next page begins."""
    with desk_of(request).sessions() as session:
        found = queue.pairs(session, queue.Wanted(status, q, sort, page))
        return {"pairs": [export.pair_summary(row) for row in found.pairs], "total": found.total, "next": found.next}


@router.post("/pairs", tags=["pairs"], status_code=201, summary="Check and store a pair")
def add_pair(request: Request, body: PairIn) -> JSONResponse:
    """Check two versions and store them; answers with the stored pair as `GET /api/pairs/{id}` gives it."""
    draft = checking.storable(
        Draft(_article(body.left), _article(body.right), _article(body.source) if body.source else None, body.id)
    )
    report = checking.check(draft, desk_of(request).settings)
    named = list(keyed(report))
    with desk_of(request).sessions.begin() as session:
        there = store.known(session, draft.external) if draft.external else None
        row = (
            store.revise(session, there.pair.id, draft, report, who(request), named)
            if there
            else store.add(session, draft, report, who(request), named)
        )
        return JSONResponse(_pair(session, row.id, report, named), 201)


@router.get("/pairs/{pair_id}", tags=["pairs"], summary="The Report, and the decisions")
def get_pair(request: Request, pair_id: PairId) -> JSONResponse:
    """The Report, whose findings carry `key`, where each finding stands, and all decisions in the order made."""
    with desk_of(request).sessions() as session:
        return JSONResponse(_pair(session, pair_id))


@router.put("/pairs/{pair_id}/decisions/{finding}", tags=["decisions"], summary="Decide about a finding")
def decide(request: Request, pair_id: PairId, finding: str, body: DecisionIn) -> dict[str, Any]:
    """Add a decision. With `seen`, one made on an old view is refused with 409 and the decision that stands."""
    choice = Choice(body.decision, body.reason, body.note)
    with desk_of(request).sessions.begin() as session:
        state = decisions.decide(session, pair_id, finding, choice, who=who(request), seen=body.seen)
    return {"finding": finding, **export.state_fields(state)}


@router.get("/pairs/{pair_id}/export", tags=["pairs"], summary="What an editor sends on")
def export_pair(
    request: Request, pair_id: PairId, form: Annotated[Literal["html", "json", "csv", "docx"], Query(alias="format")] = "html"
) -> Response:
    """The pair with its decisions: one web page that stands alone, JSON, a table of findings, or a Word document."""
    lang = reader(request)
    with desk_of(request).sessions() as session:
        stored, report = _checked(session, pair_id)
        states = decisions.states(session, pair_id)
        if form == "json":
            body = export.as_json(session, stored, report, states)
        else:
            write = {"html": export.as_html, "csv": export.as_csv, "docx": export.as_docx}[form]
            body = write(stored, report, states, lang)
    headers = {"Content-Disposition": f'attachment; filename="pair-{pair_id}.{form}"'}
    return Response(body, media_type=export.FORMATS[form], headers=headers)


def answer_stale(_request: Request, error: Exception) -> JSONResponse:
    """Tell what stands instead of a decision that came too late."""
    if not isinstance(error, StaleDecisionError):
        raise TypeError from error
    return JSONResponse({"detail": str(error), "stands": export.state_fields(error.state)}, 409)


def _article(given: ArticleIn) -> Article:
    """The article that was sent."""
    return Article(given.text, given.lang or None, title=given.title)


def _checked(session: Any, pair_id: int) -> tuple[store.Stored, Report]:
    """A pair and its report; one still being checked is a conflict."""
    stored = store.load(session, pair_id)
    if stored.report is None:
        raise HTTPException(
            409, f"pair {pair_id} is not checked ({stored.pair.trouble or stored.pair.status}); ask again later"
        )
    return stored, stored.report


def _pair(session: Any, pair_id: int, made: Report | None = None, named: store.Named = None) -> dict[str, Any]:
    """A pair for programs: plain values, which FastAPI would go through one by one if they were not sent as they are."""
    stored = store.load(session, pair_id, made)
    if stored.report is None:
        return {
            **export.pair_summary(stored.pair),
            "version": stored.version.number,
            "report": None,
            "decisions": {},
            "history": [],
        }
    return export.pair_fields(session, stored, stored.report, decisions.states(session, pair_id), named)
