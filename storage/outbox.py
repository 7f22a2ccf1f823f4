"""The outbox: every message to a person as a row, in order per lane, until a named end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, or_, select, true
from sqlalchemy.orm import Session, aliased, joinedload

from storage.columns import Instant, error_text, storable
from storage.models import OutboxMessage, Resident
from storage.retrying import LONGEST_PAUSE
from storage.vocabulary import ERASED, NOBODY, Audience, OutboxState, both_lanes

LEASE = timedelta(minutes=1)
STAFF_LANE = "staff"
BY_WORD_OF_MOUTH = "by_word_of_mouth"
"""Why a message to a resident without a chat was not sent: a steward tells them."""
FAREWELL = "_to"
"""The variable of the last message to somebody whose data are erased: their `chat` and `language`,
which no other row knows any more. It goes with the message."""
TOLD_ONCE = "_told_once"
"""The variable of a message to stewards that holds a secret: it is emptied when it went out."""
SPEAKER = "_resident"
"""The variable of a message to stewards that says whom it is about: whose words it brings, or who
gets the words that it shows. With that resident it is erased."""
PRESSED_BY = "pressed_by"
"""What a button has besides once it was pressed: the number of the message that pressed it."""


UNSENT = OutboxMessage.state.in_(
    bindparam(
        "unsent", [OutboxState.WAITING, OutboxState.SENDING], expanding=True, literal_execute=True
    )
)
"""What is not sent yet, in the very words of the index over it: else SQLite reads every message
that was ever sent to find these."""


@dataclass(frozen=True)
class Words:
    """A text key with its variables and buttons, as `bot` renders it for a person.

    A button is `{"label": key, "intent": name, "entities": {...}}` for residents, or
    `{"label": key, "act": verb}` for stewards. A variable is text, a number, or
    `{"say": key}` for a text that has its own translation.
    """

    say: str
    args: dict[str, Any] = field(default_factory=dict)
    buttons: list[dict[str, Any]] = field(default_factory=list)


class Outbox:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def to_resident(
        self,
        resident: Resident,
        words: Words,
        *,
        case_id: int | None = None,
        inbox_id: int | None = None,
        conversation_id: int | None = None,
        follow_up_id: int | None = None,
        at_most_once: bool = False,
        draft: bool = False,
    ) -> OutboxMessage:
        """A message to a resident; a draft waits until a steward sends it.

        Whom no message reaches, a steward must tell: the row ends at once, and stewards see what
        it says.
        """
        ends = (resident.has_no_chat or resident.channel in NOBODY) and not draft
        if ends and resident.has_no_chat:
            self._for_a_steward_to_tell(resident, words, case_id)
        state = OutboxState.CANCELLED if ends else OutboxState.WAITING
        return self._add(
            words,
            Audience.RESIDENT,
            resident.lane,
            resident_id=resident.id,
            case_id=case_id,
            inbox_id=inbox_id,
            conversation_id=conversation_id,
            follow_up_id=follow_up_id,
            at_most_once=at_most_once,
            state=OutboxState.DRAFT if draft else state,
            error=BY_WORD_OF_MOUTH if ends else None,
        )

    def _for_a_steward_to_tell(self, resident: Resident, words: Words, case_id: int | None) -> None:
        args = {name: value for name, value in words.args.items() if not name.startswith("_")}
        told: dict[str, Any] = {
            "name": resident.first_name or {"say": "staff-anonymous"},
            "words": {"say": words.say, "args": args},
            SPEAKER: resident.id,
        }
        self.to_staff(Words("staff-tell-yourself", told), case_id=case_id)

    def to_nobody_known(self, lane: str, words: Words) -> OutboxMessage:
        """The last message to somebody of whom there is no row left."""
        return self._add(words, Audience.RESIDENT, lane)

    def to_staff(
        self, words: Words, *, case_id: int | None = None, inbox_id: int | None = None
    ) -> OutboxMessage:
        """A message to the steward chat, in the topic of the case if there is one."""
        lane = f"{STAFF_LANE}:{case_id or 'all'}"
        return self._add(words, Audience.STAFF, lane, case_id=case_id, inbox_id=inbox_id)

    def _add(self, words: Words, audience: Audience, lane: str, **columns: Any) -> OutboxMessage:
        columns.setdefault("state", OutboxState.WAITING)
        columns.setdefault("at_most_once", False)
        message = OutboxMessage(
            audience=audience,
            lane=lane,
            say=words.say,
            args=words.args,
            buttons=words.buttons,
            has_buttons=bool(words.buttons),
            attempts=0,
            created_at=self._now,
            **columns,
        )
        self._session.add(message)
        self._session.flush()
        return message

    def send_held(self, resident: Resident, follow_up_id: int) -> bool:
        """Lets go what a steward wrote for a follow-up and sent; False when there is nothing."""
        held = self._held(resident, follow_up_id)
        for message in held:
            message.state = OutboxState.WAITING
        return bool(held)

    def drop_held(self, resident: Resident, follow_up_id: int, why: str) -> None:
        """The same will not go any more."""
        for message in self._held(resident, follow_up_id):
            self.ended(message, OutboxState.CANCELLED, why)

    def _held(self, resident: Resident, follow_up_id: int) -> Sequence[OutboxMessage]:
        return self._session.scalars(
            select(OutboxMessage).where(
                OutboxMessage.lane == resident.lane,
                OutboxMessage.follow_up_id == follow_up_id,
                OutboxMessage.state == OutboxState.DRAFT,
            )
        ).all()

    def get(self, message_id: int) -> OutboxMessage | None:
        return self._session.get(OutboxMessage, message_id)

    def hold(self, message_id: int) -> OutboxMessage | None:
        """The row as it is now, with others kept off: while it was under way it may have been
        erased."""
        lock = {"key_share": True}
        return self._session.get(
            OutboxMessage, message_id, with_for_update=lock, populate_existing=True
        )

    def by_telegram_message(self, audience: Audience, message_id: int) -> OutboxMessage | None:
        """The row behind a message of the steward chat that somebody replies to."""
        return self._session.scalars(
            select(OutboxMessage)
            .where(OutboxMessage.audience == audience, OutboxMessage.message_id == message_id)
            .order_by(OutboxMessage.id.desc())
            .limit(1)
        ).first()

    def is_newest_question(self, message: OutboxMessage) -> bool:
        """Whether nothing with buttons came after it in the same conversation, but in the same
        turn: what one answer offers can all be taken."""
        later = exists().where(
            OutboxMessage.lane.in_(both_lanes(message.lane)),
            OutboxMessage.id > message.id,
            or_(OutboxMessage.inbox_id.is_(None), OutboxMessage.inbox_id != message.inbox_id)
            if message.inbox_id
            else true(),
            OutboxMessage.conversation_id.is_not(None),
            OutboxMessage.has_buttons,
        )
        return not self._session.scalar(select(later))

    def last_answer(self, resident: Resident) -> list[OutboxMessage]:
        """What the resident's last turn was answered with; nothing when a question that no turn
        led to came after it."""
        spoken = OutboxMessage.conversation_id.is_not(None)
        rows = select(OutboxMessage).where(
            OutboxMessage.lane.in_(resident.lanes),
            OutboxMessage.state != OutboxState.DRAFT,
        )
        newest = self._session.scalars(
            rows.where(or_(spoken, OutboxMessage.has_buttons))
            .order_by(OutboxMessage.id.desc())
            .limit(1)
        ).first()
        if newest is None or newest.inbox_id is None:
            return []
        return list(self._session.scalars(rows.where(OutboxMessage.inbox_id == newest.inbox_id)))

    def answered(self, lane: str, inbox_ids: list[int], say: str) -> bool:
        """Whether one of these messages of the lane was answered with this text."""
        same = exists().where(
            OutboxMessage.lane == lane,
            OutboxMessage.inbox_id.in_(inbox_ids),
            OutboxMessage.say == say,
        )
        return bool(self._session.scalar(select(same)))

    def pressed(self, message: OutboxMessage) -> None:
        """One of its buttons was pressed; they count once."""
        message.pressed_at = self._now

    def pressed_by(self, message: OutboxMessage, place: int, inbox_id: int) -> None:
        """One of its buttons was pressed, in this message: that one may be tried again."""
        self.pressed(message)
        pressed = {**message.buttons[place], PRESSED_BY: inbox_id}
        message.buttons = [*message.buttons[:place], pressed, *message.buttons[place + 1 :]]

    def claim(self, lanes: list[str]) -> OutboxMessage | None:
        """The oldest message that may go now, one at a time per lane; `lanes` are beginnings.

        A message that must not come twice and was under way when its sender died is not sent
        again; see `lost_on_the_way`.
        """
        when = {"now": self._now, "far": self._now + LONGEST_PAUSE}
        message = self._session.scalars(_next(tuple(lanes)), when).first()
        if message is not None:
            message.state, message.claimed_at = OutboxState.SENDING, self._now
            message.attempts += 1
        return message

    def busy(self, lane: str) -> bool:
        """Whether anything of this lane is still to be sent."""
        unfinished = OutboxMessage.state.in_((OutboxState.WAITING, OutboxState.SENDING))
        return bool(
            self._session.scalar(select(exists().where(OutboxMessage.lane == lane, unfinished)))
        )

    def follow_ups_on_the_way(self, channel: str) -> int:
        """How many follow-ups of this channel are still to be sent."""
        return (
            self._session.scalar(
                select(func.count()).where(
                    UNSENT,
                    OutboxMessage.follow_up_id.is_not(None),
                    OutboxMessage.lane.startswith(f"{channel}:"),
                )
            )
            or 0
        )

    def sent(self, message: OutboxMessage, text: str, message_id: int | None) -> None:
        """Keeps the exact words that went out, unless they are a secret, or were erased while the
        message was under way."""
        message.sent_at = self._now
        if message.state is OutboxState.CANCELLED:
            return
        message.state = OutboxState.SENT
        message.text, message.message_id = storable(text), message_id
        self._forget_secret(message)

    @staticmethod
    def _forget_secret(message: OutboxMessage) -> None:
        if FAREWELL in message.args:
            message.lane, message.message_id = f"{ERASED}:", None
        if message.args.get(TOLD_ONCE):
            message.args, message.text = {}, None

    def later(self, message: OutboxMessage, pause: timedelta, why: str) -> None:
        """It goes out after the pause, unless it was taken back meanwhile."""
        if message.state is OutboxState.CANCELLED:
            return
        message.state, message.error = OutboxState.WAITING, error_text(why)
        message.next_try_at = self._now + min(pause, LONGEST_PAUSE)

    def ended(self, message: OutboxMessage, end: OutboxState, why: str) -> None:
        """It will not go out: the state says in one word why."""
        message.state, message.error = end, error_text(why)
        self._forget_secret(message)

    def lost_on_the_way(self, channel: str | None = None) -> list[OutboxMessage]:
        """Messages whose sender died while they were under way.

        Answers wait again and may repeat; what must not come twice ends as `unknown`, and is
        returned so that a steward is told. Of `channel` all are taken back: say it at start,
        with no other sender of that channel running.
        """
        stale = UNSENT & (OutboxMessage.state == OutboxState.SENDING)
        if channel is None:
            put_back = OutboxMessage.claimed_at > self._now + LEASE  # by a clock that was ahead
            stale &= (OutboxMessage.claimed_at <= self._now - LEASE) | put_back
        elif channel == "telegram":
            stale &= or_(*(OutboxMessage.lane.startswith(b) for b in ("telegram:", STAFF_LANE)))
        else:
            stale &= OutboxMessage.lane.startswith(f"{channel}:")
        lost = select(OutboxMessage).where(stale).with_for_update(skip_locked=True)
        unknown = []
        for message in self._session.scalars(lost):
            if message.at_most_once:
                message.state = OutboxState.UNKNOWN
                unknown.append(message)
            else:
                message.state = OutboxState.WAITING
        return unknown


@cache
def _next(lanes: tuple[str, ...]) -> Select[OutboxMessage]:
    """The row to claim at `now`; one that is to wait until after `far` was written by a clock that
    was put back. Built once: that takes longer than to run it."""
    earlier, now = aliased(OutboxMessage), bindparam("now", type_=Instant())
    far = bindparam("far", type_=Instant())
    blocked = exists().where(
        earlier.lane == OutboxMessage.lane,
        earlier.id < OutboxMessage.id,
        earlier.state.in_((OutboxState.WAITING, OutboxState.SENDING)),
    )
    next_try = OutboxMessage.next_try_at
    may_go = next_try.is_(None) | (next_try <= now) | (next_try > far)
    return (
        select(OutboxMessage)
        .where(UNSENT, OutboxMessage.state == OutboxState.WAITING, may_go, ~blocked)
        .where(or_(*(OutboxMessage.lane.startswith(beginning) for beginning in lanes)))
        .order_by(OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=OutboxMessage)
        .options(joinedload(OutboxMessage.resident), joinedload(OutboxMessage.case))
    )
