"""What stewards do in their chat: claim, answer after a preview, resolve; the rest is a note."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.delivery import resident_letter
from bot.incoming import Incoming, Kind
from bot.staff.room import StaffRoom
from bot.staff.texts import StaffTexts
from bot.telegram import TelegramMessenger
from bot.texts import Texts
from storage import NotAllowed, Store, UnitOfWork
from storage.dossier import SPEAKER
from storage.models import Case, Resident, Steward
from storage.outbox import Words
from storage.vocabulary import Audience, OutboxState, ReportState

LONGEST_REPLY = 3_500
"""Characters in a steward's answer: a Telegram message holds 4,096, and around the answer stand
its heading and, in the preview, a line more."""
RESIDENTS_WORDS = {
    "staff-card",
    "staff-resident-wrote",
    "staff-resident-corrected",
    "staff-joined",
    "staff-happened-again",
    "staff-reopened",
    "staff-alarm",
    "staff-wants-a-person",
    "staff-file",
    "staff-reply-how",
}
"""A Telegram-reply to one of these is an answer to the resident; to anything else, a note."""
BUTTON = re.compile(r"s:(claim|reply|resolve|send|change|drop):([0-9]{1,18})")
"""What our buttons carry. An app can be made to send anything: the rest does nothing."""


@dataclass(frozen=True)
class Act:
    """One act of a steward inside a unit of work."""

    work: UnitOfWork
    steward: Steward
    case: Case
    incoming: Incoming
    inbox_id: int

    def tell(self, key: str, buttons: list[dict[str, Any]] | None = None, **args: Any) -> None:
        """Says something in the case's own topic."""
        self.work.outbox.to_staff(Words(key, args, buttons or []), case_id=self.case.id)


class Desk:
    """Handles the updates of the steward chat."""

    def __init__(
        self,
        store: Store,
        residents: Texts,
        texts: StaffTexts,
        messenger: TelegramMessenger,
        room: StaffRoom,
    ) -> None:
        self._store, self._residents, self._texts = store, residents, texts
        self._messenger, self._room = messenger, room

    async def handle(self, incoming: Incoming, inbox_id: int) -> None:
        """One update; marks it done in the unit of work that does its effects."""
        if incoming.kind in (Kind.JOINED, Kind.LEFT):
            await asyncio.to_thread(self._membership, incoming, inbox_id)
            return
        steward = await self._steward(incoming)
        notice = await asyncio.to_thread(self._act, incoming, inbox_id, steward)
        if incoming.callback_id:
            text = self._texts.render(notice[0], notice[1]) if notice else ""
            await self._messenger.notice(incoming.callback_id, text)

    def _membership(self, incoming: Incoming, inbox_id: int) -> None:
        with self._store.begin() as work:
            for member in incoming.members:
                if incoming.kind is Kind.LEFT:
                    work.stewards.has_left(member["id"])
                elif not member.get("is_bot"):
                    work.stewards.is_member(member["id"], member.get("first_name", ""))
            work.inbox.done(inbox_id)
            work.commit()

    async def _steward(self, incoming: Incoming) -> int | None:
        """The steward's row; None for who is not a member of the chat now."""

        def known() -> int | None:
            with self._store.read() as work:
                steward = work.stewards.confirmed(incoming.user_id)
                return steward.id if steward else None

        def remember() -> int:
            with self._store.begin() as work:
                steward = work.stewards.is_member(incoming.user_id, incoming.first_name)
                work.commit()
                return steward.id

        steward_id = await asyncio.to_thread(known)
        if steward_id is None and await self._messenger.is_member(
            self._room.chat_id, incoming.user_id
        ):
            steward_id = await asyncio.to_thread(remember)
        return steward_id

    def _act(
        self, incoming: Incoming, inbox_id: int, steward_id: int | None
    ) -> tuple[str, dict[str, Any]] | None:
        """Does it; returns the notice for a pressed button, if there is something to say."""
        with self._store.begin() as work:
            notice = self._decide(work, incoming, inbox_id, steward_id)
            work.inbox.done(inbox_id)
            work.commit()
            return notice

    def _decide(
        self, work: UnitOfWork, incoming: Incoming, inbox_id: int, steward_id: int | None
    ) -> tuple[str, dict[str, Any]] | None:
        if steward_id is None:
            return ("staff-not-a-member", {})
        steward = work.session.get_one(Steward, steward_id)
        if incoming.kind is Kind.BUTTON:
            return self._button(work, steward, incoming, inbox_id)
        case = self._case_of(work, incoming)
        if case is None:
            if incoming.kind is Kind.COMMAND:
                self._general_command(work, incoming)
            return None
        act = Act(work, steward, case, incoming, inbox_id)
        if incoming.kind is Kind.COMMAND:
            self._command(act)
        elif incoming.kind is Kind.TEXT and self._answers_resident(work, incoming):
            self._preview(act, incoming.text)
        elif incoming.kind in (Kind.TEXT, Kind.FILE):
            work.cases.note(case, steward, incoming.text, inbox_id)
        return None

    def _case_of(self, work: UnitOfWork, incoming: Incoming) -> Case | None:
        if incoming.thread_id is not None:
            return work.cases.by_thread(incoming.thread_id)
        if incoming.reply_to is None:
            return None
        row = work.outbox.by_telegram_message(Audience.STAFF, incoming.reply_to)
        return row.case if row else None

    @staticmethod
    def _answers_resident(work: UnitOfWork, incoming: Incoming) -> bool:
        if incoming.reply_to is None:
            return False
        row = work.outbox.by_telegram_message(Audience.STAFF, incoming.reply_to)
        return row is not None and row.say in RESIDENTS_WORDS

    def _general_command(self, work: UnitOfWork, incoming: Incoming) -> None:
        if incoming.command == "id":
            words = Words("staff-chat-id", {"id": str(incoming.chat_id)})
        elif incoming.command in ("help", "start"):
            words = Words("staff-help")
        else:
            words = Words("staff-no-case-here")
        work.outbox.to_staff(words)

    def _command(self, act: Act) -> None:
        done: dict[str, Callable[[Act], tuple[str, dict[str, Any]]]] = {
            "claim": _claim,
            "resolve": _resolve,
        }
        if act.incoming.command == "reply":
            if act.incoming.text.strip():
                self._preview(act, act.incoming.text)
            else:
                act.tell("staff-reply-empty")
        elif handler := done.get(act.incoming.command):
            key, args = handler(act)
            act.tell(key, **args)
        else:
            act.tell("staff-help")

    def _button(
        self, work: UnitOfWork, steward: Steward, incoming: Incoming, inbox_id: int
    ) -> tuple[str, dict[str, Any]] | None:
        pressed = BUTTON.fullmatch(incoming.data)
        if pressed is None:
            return None
        verb, number = pressed[1], int(pressed[2])
        if verb in ("send", "change", "drop"):
            return self._draft_button(work, steward, verb, number)
        case = work.session.get(Case, number)
        if case is None:
            return None
        act = Act(work, steward, case, incoming, inbox_id)
        if verb == "claim":
            return _claim(act)
        if verb == "resolve":
            return _resolve(act)
        act.tell("staff-reply-how")
        return None

    def _preview(self, act: Act, text: str) -> None:
        resident = self._answered(act)
        if len(text) > LONGEST_REPLY:
            act.tell("staff-reply-too-long", most=LONGEST_REPLY)
            return
        draft = act.work.cases.draft_reply(act.case, resident, act.steward, text.strip())
        letter = resident_letter(self._residents, draft, resident.language, resident.chat_id)
        buttons = [
            {"label": f"staff-button-{label}", "data": f"s:{verb}:{draft.id}"}
            for label, verb in (("send", "send"), ("change", "change"), ("cancel", "drop"))
        ]
        act.tell(
            "staff-preview",
            buttons,
            words=letter.text,
            language=self._texts.language_name(resident.language),
        )

    def _answered(self, act: Act) -> Resident:
        """Whose words are answered: those replied to, else the first who reports this case."""
        replied = act.incoming.reply_to
        row = act.work.outbox.by_telegram_message(Audience.STAFF, replied) if replied else None
        speaker = row.args.get(SPEAKER) if row else None
        reporting = [r for r in act.case.reports if r.state is ReportState.SENT]
        reports = reporting or act.case.reports
        return next((r.resident for r in reports if r.resident_id == speaker), reports[0].resident)

    def _draft_button(
        self, work: UnitOfWork, steward: Steward, verb: str, draft_id: int
    ) -> tuple[str, dict[str, Any]] | None:
        draft = work.outbox.get(draft_id)
        if draft is None or draft.case is None or draft.resident is None:
            return None
        if draft.state is not OutboxState.DRAFT:
            sent = draft.state is not OutboxState.CANCELLED
            return ("staff-sent" if sent else "staff-reply-dropped", {})
        if verb == "send":
            try:
                work.cases.send_reply(draft, steward)
            except NotAllowed as error:
                return _not_allowed(error)
            work.residents.hand_to_steward(draft.resident, draft.case)
            return ("staff-sent", {})
        work.outbox.ended(draft, OutboxState.CANCELLED, verb)
        if verb == "change":
            work.outbox.to_staff(Words("staff-reply-how"), case_id=draft.case_id)
        return ("staff-reply-dropped", {})


def _claim(act: Act) -> tuple[str, dict[str, Any]]:
    try:
        act.work.cases.claim(act.case, act.steward)
    except NotAllowed as error:
        if act.case.steward:
            return ("staff-claimed-by", {"steward": act.case.steward.first_name})
        return _not_allowed(error)
    return ("staff-claimed-you", {})


def _resolve(act: Act) -> tuple[str, dict[str, Any]]:
    try:
        act.work.cases.resolve(act.case, act.steward)
    except NotAllowed as error:
        return _not_allowed(error)
    return ("staff-resolved-now", {})


def _not_allowed(error: NotAllowed) -> tuple[str, dict[str, Any]]:
    return ("staff-not-allowed", {"state": {"say": f"state-word-{error.state}"}})
