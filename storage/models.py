"""The tables of residents, stewards and cases. Each class says what one row means."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.columns import Key, SealedJson, SealedText, index_where
from storage.vocabulary import (
    DESK,
    Audience,
    CaseKind,
    CaseState,
    ClosedReason,
    Entry,
    EventTag,
    FollowUpState,
    InboxState,
    OutboxState,
    Priority,
    ReferralOutcome,
    ReportState,
    Role,
    both_lanes,
)


class Resident(Base):
    """A person who writes to the bot, by the chat they write in; or one whose report a steward
    entered (`channel` DESK), with a number below nought that is nobody's chat.

    `home` is the address that they agreed we remember: a Place, as data. Until
    `follow_ups_paused_until` they want no messages of our own accord, afterwards they do.
    """

    __tablename__ = "residents"
    __table_args__ = (UniqueConstraint("channel", "chat_id"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    first_name: Mapped[str] = mapped_column(SealedText)
    language: Mapped[str] = mapped_column(String(8))
    language_chosen: Mapped[bool]
    created_at: Mapped[datetime]
    follow_ups_stopped_at: Mapped[datetime | None]
    follow_ups_paused_until: Mapped[datetime | None]
    blocked_at: Mapped[datetime | None]
    home: Mapped[dict[str, Any] | None] = mapped_column(SealedJson)

    @property
    def has_no_chat(self) -> bool:
        """Whether a steward entered their report: only people can tell them anything."""
        return self.channel == DESK

    @property
    def lane(self) -> str:
        """The lane of their messages, in and out."""
        return f"{self.channel}:{self.chat_id}"

    @property
    def lanes(self) -> tuple[str, str]:
        """Every lane of what they are told, also in haste."""
        return both_lanes(self.lane)


class Conversation(Base):
    """One stretch of talk; its opaque key is all that Rasa knows of the resident.

    What was said from `private_since` on is forgotten once the talk is over.
    """

    __tablename__ = "conversations"
    __table_args__ = (
        index_where(
            "one_conversation_at_a_time", "resident_id", unique=True, where="ended_at IS NULL"
        ),
        index_where("conversations_held", "steward_until", where="steward_until IS NOT NULL"),
        index_where(
            "conversations_to_forget",
            "id",
            where="private_since IS NOT NULL AND forgotten_at IS NULL",
        ),
        Index("conversations_by_resident", "resident_id"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    key: Mapped[str] = mapped_column(String(64), unique=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    steward_case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    steward_until: Mapped[datetime | None]
    out_of_order_since: Mapped[datetime | None]
    session_turns: Mapped[int] = mapped_column(default=0, server_default="0")
    private_since: Mapped[datetime | None]
    forgotten_at: Mapped[datetime | None]
    resident: Mapped[Resident] = relationship()


class InboxMessage(Base):
    """An update as it came in. It is on disk before anybody is told that it arrived.

    `message_id` is the number of its message in that chat, if it has one; an edit has the
    number of the message that was edited.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "update_id"),
        Index("inbox_by_lane", "lane", "id"),
        Index("inbox_by_message", "lane", "message_id"),
        index_where("inbox_unhandled", "state", "id", where="state IN ('waiting', 'in_hand')"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    update_id: Mapped[int] = mapped_column(BigInteger)
    lane: Mapped[str] = mapped_column(String(64))
    payload: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    received_at: Mapped[datetime]
    state: Mapped[InboxState]
    attempts: Mapped[int]
    claimed_at: Mapped[datetime | None]
    next_try_at: Mapped[datetime | None]
    handled_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(String(200))
    message_id: Mapped[int | None] = mapped_column(BigInteger)


class OutboxMessage(Base):
    """A message to a person: a text key with its variables, later the exact words sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_by_lane", "lane", "id"),
        Index("outbox_by_case", "case_id", "resident_id"),
        index_where("outbox_unsent", "state", "id", where="state IN ('waiting', 'sending')"),
        index_where(
            "outbox_by_conversation", "conversation_id", where="conversation_id IS NOT NULL"
        ),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    audience: Mapped[Audience]
    lane: Mapped[str] = mapped_column(String(64))
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"))
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_ups.id"))
    conversation_id: Mapped[int | None] = mapped_column(ForeignKey("conversations.id"))
    say: Mapped[str] = mapped_column(String(64))
    args: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    buttons: Mapped[list[dict[str, Any]]] = mapped_column(SealedJson)
    has_buttons: Mapped[bool]
    at_most_once: Mapped[bool]
    state: Mapped[OutboxState]
    attempts: Mapped[int]
    created_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    next_try_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[str | None] = mapped_column(SealedText)
    pressed_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(String(200))
    resident: Mapped[Resident | None] = relationship()
    case: Mapped["Case | None"] = relationship()


class Report(Base):
    """One resident's words, from the first line on: a draft until they send it.

    Each of `words` is `{"inbox": id, "text": words, "file": {...} or None, "album": mark or
    None}`; a file that we keep ourselves has its row in `files` as "stored".
    `asked_at` is when we asked about a draft left idle whether to go on; `set_aside_at` when
    it was looked at once more, and kept.
    """

    __tablename__ = "reports"
    __table_args__ = (
        Index("reports_by_resident", "resident_id", "state"),
        Index("reports_by_case", "case_id"),
        index_where("reports_unsent", "updated_at", where="state = 'draft'"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    conversation_key: Mapped[str] = mapped_column(String(64))
    flow: Mapped[str] = mapped_column(String(32))
    state: Mapped[ReportState]
    answers: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    words: Mapped[list[dict[str, Any]]] = mapped_column(SealedJson)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"), unique=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    anonymous: Mapped[bool] = mapped_column(default=False, server_default=false())
    asked_at: Mapped[datetime | None]
    set_aside_at: Mapped[datetime | None]
    resident: Mapped[Resident] = relationship()


class File(Base):
    """A file of a resident that we keep ourselves, under a random name (`key`)."""

    __tablename__ = "files"
    __table_args__ = (Index("files_by_resident", "resident_id"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(24))
    media_type: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    inbox_id: Mapped[int] = mapped_column(ForeignKey("inbox.id"), unique=True)
    created_at: Mapped[datetime]


class Steward(Base):
    """A member of the steward chat; one who left keeps their history. `languages` are those they
    speak besides Dutch, `neighbourhoods` the ids of those they work in."""

    __tablename__ = "stewards"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    telegram_user_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    first_name: Mapped[str] = mapped_column(String(128))
    active: Mapped[bool]
    joined_at: Mapped[datetime]
    checked_at: Mapped[datetime]
    languages: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    neighbourhoods: Mapped[list[str]] = mapped_column(default=list, server_default="[]")


class Case(Base):
    """What stewards work on. `topic` is the intent it began with, such as `nuisance_waste`.

    `address` is the place in words; `street` and `number` only where they are sure, the number
    without its box ("45A"); `neighbourhood` is an id, the point in degrees (WGS84). By the marks
    `storage.marks` finds cases at the same address or near a point.
    `topic_title` and `topic_closed` are what the steward chat shows. `waits_since` is when the
    resident began to wait for a person's answer, empty while nobody waits. `waiting_on` is the
    partner whom a waiting case waits for, `joined_to_id` the case that this one became part of.
    `queue_rank` is its place in the queue before all who wait longer, empty once it is not open;
    `storage.ranking` keeps it. Since `anonymised_at` it holds nothing personal; that is empty again
    once something is written on it (`storage.dossier`).
    """

    __tablename__ = "cases"
    __table_args__ = (
        Index("cases_by_state", "state", "opened_at"),
        Index("cases_by_address", "address_mark"),
        Index("cases_by_point", "point_mark"),
        Index("cases_by_waiting", "waits_since"),
        Index("cases_by_steward", "steward_id", "state"),
        Index("cases_by_thread", "thread_id"),
        Index("cases_in_queue", "queue_rank", "waits_since", "id"),
        Index("cases_by_first_answer", "first_answer_at"),
        index_where(
            "cases_to_anonymise", "closed_at", where="state = 'closed' AND anonymised_at IS NULL"
        ),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    reference: Mapped[str] = mapped_column(String(16), unique=True)
    kind: Mapped[CaseKind]
    topic: Mapped[str] = mapped_column(String(48))
    state: Mapped[CaseState]
    address: Mapped[str | None] = mapped_column(SealedText)
    language: Mapped[str] = mapped_column(String(8))
    urgent: Mapped[bool]
    no_automatic_messages: Mapped[bool]
    opened_at: Mapped[datetime]
    steward_id: Mapped[int | None] = mapped_column(ForeignKey("stewards.id"))
    resolved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_reason: Mapped[ClosedReason | None]
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    card_id: Mapped[int | None] = mapped_column(BigInteger)
    street: Mapped[str | None] = mapped_column(SealedText)
    number: Mapped[str | None] = mapped_column(SealedText)
    neighbourhood: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None] = mapped_column(SealedJson)
    longitude: Mapped[float | None] = mapped_column(SealedJson)
    address_mark: Mapped[str | None] = mapped_column(String(32))
    point_mark: Mapped[str | None] = mapped_column(String(32))
    topic_title: Mapped[str | None] = mapped_column(SealedText)
    topic_closed: Mapped[bool] = mapped_column(default=False, server_default=false())
    priority: Mapped[Priority] = mapped_column(
        default=Priority.NORMAL, server_default=Priority.NORMAL.value
    )
    entry: Mapped[Entry] = mapped_column(default=Entry.CHAT, server_default=Entry.CHAT.value)
    waits_since: Mapped[datetime | None]
    first_answer_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    waiting_on: Mapped[str | None] = mapped_column(SealedText)
    joined_to_id: Mapped[int | None] = mapped_column(Key)
    queue_rank: Mapped[int | None]
    anonymised_at: Mapped[datetime | None]
    steward: Mapped[Steward | None] = relationship()
    reports: Mapped[list[Report]] = relationship(order_by="Report.id")
    events: Mapped[list["CaseEvent"]] = relationship(order_by="CaseEvent.id", back_populates="case")


class CaseEvent(Base):
    """One thing that happened to a case: who, when, what. Only ever added."""

    __tablename__ = "case_events"
    __table_args__ = (
        UniqueConstraint("case_id", "tag", "inbox_id"),
        Index("case_events_by_case", "case_id", "id"),
        Index("case_events_by_tag", "tag", "at"),
        index_where("case_events_by_resident", "resident_id", where="resident_id IS NOT NULL"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    at: Mapped[datetime]
    tag: Mapped[EventTag]
    role: Mapped[Role]
    resident_id: Mapped[int | None] = mapped_column(ForeignKey("residents.id"))
    steward_id: Mapped[int | None] = mapped_column(ForeignKey("stewards.id"))
    inbox_id: Mapped[int | None] = mapped_column(ForeignKey("inbox.id"))
    text: Mapped[str | None] = mapped_column(SealedText)
    data: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    case: Mapped[Case] = relationship(back_populates="events")


class Referral(Base):
    """Doors that a resident was shown and wants to be asked about: `services` are the ids and
    names of the social map, `told` what was clarified by question, as on a case's card, and
    `outcome` what the resident says became of it."""

    __tablename__ = "referrals"
    __table_args__ = (Index("referrals_by_resident", "resident_id"),)
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    inbox_id: Mapped[int] = mapped_column(ForeignKey("inbox.id"), unique=True)
    topic: Mapped[str] = mapped_column(String(48))
    told: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    words: Mapped[str] = mapped_column(SealedText)
    services: Mapped[list[dict[str, Any]]] = mapped_column(SealedJson)
    given_at: Mapped[datetime]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    outcome: Mapped[ReferralOutcome | None]
    outcome_at: Mapped[datetime | None]


class Welcome(Base):
    """How far a newcomer is with the first steps: `steps` has a StepState for each that is behind
    them, `next_step` is the one they wish to be reminded of."""

    __tablename__ = "welcomes"
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"), unique=True)
    steps: Mapped[dict[str, Any]]
    next_step: Mapped[str | None] = mapped_column(String(32))
    begun_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class FollowUp(Base):
    """A promise to come back to a resident about a case, a referral or a newcomer's next step, and
    when it falls due. `line` is what a steward (`line_by_id`) adds in their own words;
    `answer_inbox_id` is the message in which the resident answered."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        index_where("follow_ups_due", "due_at", where="state = 'waiting'"),
        Index("follow_ups_by_case", "case_id", "state"),
        Index("follow_ups_by_resident", "resident_id", "state"),
        index_where("follow_ups_answered", "answered_at", where="answered_at IS NOT NULL"),
        index_where("follow_ups_in_vain", "due_at", where="state = 'done' AND asked_at IS NULL"),
    )
    id: Mapped[int] = mapped_column(Key, primary_key=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    referral_id: Mapped[int | None] = mapped_column(ForeignKey("referrals.id"))
    welcome_id: Mapped[int | None] = mapped_column(ForeignKey("welcomes.id"))
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"))
    resident_id: Mapped[int] = mapped_column(ForeignKey("residents.id"))
    kind: Mapped[str] = mapped_column(String(32))
    round: Mapped[int]
    due_at: Mapped[datetime]
    state: Mapped[FollowUpState]
    created_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    answer: Mapped[str | None] = mapped_column(String(32))
    answer_inbox_id: Mapped[int | None] = mapped_column(Key)
    line: Mapped[str | None] = mapped_column(SealedText)
    line_by_id: Mapped[int | None] = mapped_column(ForeignKey("stewards.id"))
    case: Mapped[Case | None] = relationship()
    referral: Mapped[Referral | None] = relationship()
    welcome: Mapped[Welcome | None] = relationship()
    resident: Mapped[Resident] = relationship()
