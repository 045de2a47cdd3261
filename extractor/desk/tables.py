"""The tables of the desk. What people decided is only ever added to; `finding` and `pair` hold what follows from it."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, ForeignKey, ForeignKeyConstraint, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite would forget the time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(DeclarativeBase):
    """All tables of the desk."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {datetime: Moment(), str: Text()}  # noqa: RUF012 - read by SQLAlchemy


class PairRow(Base):
    """An article in two versions, with what the queue shows of it.

    `status` is `checking`, `failed`, `open` or `done`; `to_review` counts errors and warnings, `decided` those of them
    with a decision. `stamp` grows with every change.
    """

    __tablename__ = "pair"
    __table_args__ = (
        Index(None, "status", "id"),
        Index(None, "pending", "id"),
        Index(None, "left_title", "id"),
        Index("ix_pair_status_pending", "status", "pending", "id"),
        Index("ix_pair_status_title", "status", "left_title", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    external: Mapped[str | None] = mapped_column(unique=True)
    left_title: Mapped[str] = mapped_column(String(200))
    right_title: Mapped[str] = mapped_column(String(200))
    left_lang: Mapped[str | None]
    right_lang: Mapped[str | None]
    searched: Mapped[str]
    status: Mapped[str] = mapped_column(String(16))
    trouble: Mapped[str] = mapped_column(default="")
    verdict: Mapped[str] = mapped_column(default="")
    errors: Mapped[int] = mapped_column(default=0)
    warnings: Mapped[int] = mapped_column(default=0)
    notes: Mapped[int] = mapped_column(default=0)
    to_review: Mapped[int] = mapped_column(default=0)
    decided: Mapped[int] = mapped_column(default=0)
    pending: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    stamp: Mapped[int] = mapped_column(default=0)
    created: Mapped[datetime]
    changed: Mapped[datetime]


class VersionRow(Base):
    """The texts of a pair at one time, and the report on them; `names` maps the findings' own keys to those kept."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("pair_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    number: Mapped[int]
    left_text: Mapped[str]
    right_text: Mapped[str]
    source_text: Mapped[str | None]
    left_lang: Mapped[str | None]
    right_lang: Mapped[str | None]
    source_lang: Mapped[str | None]
    left_title: Mapped[str | None]
    right_title: Mapped[str | None]
    report: Mapped[str | None]
    names: Mapped[str] = mapped_column(default="{}")
    who: Mapped[str]
    at: Mapped[datetime]


class FindingRow(Base):
    """A finding and its last decision. `present` says whether the current version still has it."""

    __tablename__ = "finding"
    __table_args__ = (Index(None, "figures"),)

    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    figures: Mapped[str] = mapped_column(String(16))
    wording: Mapped[str] = mapped_column(String(16))
    severity: Mapped[str] = mapped_column(String(8))
    present: Mapped[bool]
    revision: Mapped[int] = mapped_column(default=0)
    decision: Mapped[str | None] = mapped_column(String(16))


class DecisionRow(Base):
    """What somebody decided about a finding, and when. Never changed; an undo is another one."""

    __tablename__ = "decision"
    __table_args__ = (
        ForeignKeyConstraint(["pair_id", "key"], ["finding.pair_id", "finding.key"], ondelete="CASCADE"),
        Index(None, "pair_id", "key", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int]
    key: Mapped[str] = mapped_column(String(40))
    decision: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(16), default="")
    note: Mapped[str] = mapped_column(default="")
    who: Mapped[str]
    at: Mapped[datetime]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))


class IgnoredRow(Base):
    """A pair of figures that this newsroom does not want to hear of again."""

    __tablename__ = "ignored"

    figures: Mapped[str] = mapped_column(String(16), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    left_text: Mapped[str]
    right_text: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]


class UserRow(Base):
    """Somebody who may log in; the password is kept as an argon2 hash."""

    __tablename__ = "user_account"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    password: Mapped[str]
    at: Mapped[datetime]


class SettingRow(Base):
    """What the desk itself must remember, such as the secret that signs its cookies."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str]
