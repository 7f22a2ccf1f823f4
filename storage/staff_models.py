"""The tables of the stewards' work around a case: appointments, links, reminders to stewards."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.columns import Key, SealedText
from storage.models import Case, Resident, Steward
from storage.vocabulary import AppointmentState


class Appointment(Base):
    """A visit or a talk about a case, which the resident confirms.

    `minutes` is how long it takes, `place` where, `who` whom the resident will meet. `uid` and
    `sequence` name it in calendars (RFC 5545): a move counts the second up. `inbox_id` is the
    steward's message that made it, so that a replay makes it once.
    """

    __tablename__ = "appointments"
    __table_args__ = (
        Index("appointments_by_case", "case_id"),
        Index("appointments_by_time", "starts_at"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    steward_id: Mapped[int] = mapped_column(ForeignKey("stewards.id"))
    inbox_id: Mapped[int] = mapped_column(ForeignKey("inbox.id"), unique=True)
    starts_at: Mapped[datetime]
    minutes: Mapped[int]
    place: Mapped[str] = mapped_column(SealedText)
    who: Mapped[str] = mapped_column(SealedText)
    state: Mapped[AppointmentState]
    uid: Mapped[str] = mapped_column(String(64), unique=True)
    sequence: Mapped[int] = mapped_column(default=0, server_default="0")
    created_at: Mapped[datetime]
    answered_at: Mapped[datetime | None]
    case: Mapped[Case] = relationship()
    resident: Mapped[Resident] = relationship()
    steward: Mapped[Steward] = relationship()


class PersonalLink(Base):
    """A link that brings somebody whose report a steward entered to it, once, in their own
    Telegram. Only the hash (SHA-256, hexadecimal) of what it carries is kept."""

    __tablename__ = "personal_links"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class StaffReminder(Base):
    """A reminder that stewards got: once per `kind`, about `about`, per `round`.

    `about` names what it is about and since when ("case:12:2026-11-24T11:00:00+00:00"), or the
    day of a digest.
    """

    __tablename__ = "staff_reminders"
    __table_args__ = (UniqueConstraint("kind", "about", "round"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    about: Mapped[str] = mapped_column(String(96))
    round: Mapped[int]
    at: Mapped[datetime]


class CaseWords(Base):
    """Words by which stewards find a case, folded as `storage.finding.folded` does it; `marks` are
    those of `storage.marks`, so that not every row must be opened to find some."""

    __tablename__ = "case_words"
    __table_args__ = (Index("case_words_by_case", "case_id"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    folded: Mapped[str] = mapped_column(SealedText)
    marks: Mapped[str] = mapped_column(Text)
