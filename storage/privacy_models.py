"""The tables of privacy: what residents were told and agreed to, who looked, what was forgotten."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.columns import Key
from storage.vocabulary import Look, PrivacyKind


class PrivacyRecord(Base):
    """What a resident was told about their data, agreed to or asked for: `say` is the text that
    they read, in `language`, and `about` what a consent covers ("home"). `outbox_id` is the notice
    while it waits for the answer that it goes with."""

    __tablename__ = "privacy_records"
    __table_args__ = (Index("privacy_records_by_resident", "resident_id", "kind"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    kind: Mapped[PrivacyKind]
    about: Mapped[str] = mapped_column(String(32))
    say: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime]
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"))
    outbox_id: Mapped[int | None] = mapped_column(Key)


class Access(Base):
    """Somebody looked at what is personal. Without a steward it was all of them (what the bot put
    in their group), or the operator (`look` says which)."""

    __tablename__ = "accesses"
    __table_args__ = (Index("accesses_by_case", "case_id"), Index("accesses_by_time", "at"))
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    at: Mapped[datetime]
    look: Mapped[Look]
    steward_id: Mapped[int | None] = mapped_column(ForeignKey("stewards.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id"))


class LeftKey(Base):
    """A key that a conversation had before: Rasa may still hold what was said under it."""

    __tablename__ = "left_keys"
    __table_args__ = (Index("left_keys_by_conversation", "conversation_id"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id"))
    key: Mapped[str] = mapped_column(String(64))


class Purge(Base):
    """How far the daily forgetting is with one kind: all rows up to the number `up_to` were looked
    at, for good; `gone` of them had something to forget."""

    __tablename__ = "purges"
    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    up_to: Mapped[int] = mapped_column(Key)
    gone: Mapped[int]
    at: Mapped[datetime]
