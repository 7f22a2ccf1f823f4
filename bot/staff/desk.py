"""The desk: who may act in the stewards' chat, and which part of it an act belongs to."""

import asyncio
import re
from dataclasses import replace
from typing import Any

from bot.incoming import Incoming, Kind
from bot.staff.acts import SHOWS, Act, CaseAct, CaseHandler, Handler, Notice, Tools, case_button
from bot.staff.parts import (
    AFTERWARDS,
    AHEAD,
    BUTTONS,
    COMMANDS,
    EDITED,
    FORMS,
    GENERAL,
    HELP,
    MENU,
    PRESSES,
    REPLIES,
)
from bot.staff.room import StaffRoom
from bot.telegram import TelegramMessenger
from storage import Store, UnitOfWork
from storage.models import Case, OutboxMessage, Steward
from storage.vocabulary import Audience

BUTTON = re.compile(r"s:([a-z_]{1,16}):([0-9]{1,18})(?::(?!.*[0-9]{19})([A-Za-z0-9_.,-]{1,32}))?")
"""What our buttons carry, with no number that a database cannot hold. An app can be made to send
anything: the rest does nothing."""
REFERENCE = re.compile(r"BL-[0-9A-Z]{4,6}", re.IGNORECASE)

ACTS = frozenset({Kind.BUTTON, Kind.COMMAND, Kind.TEXT, Kind.FILE, Kind.EDIT})
"""What a person does in the group on purpose; the rest needs no answer."""


class Desk:
    """Handles the updates of the steward chat."""

    def __init__(
        self, store: Store, tools: Tools, messenger: TelegramMessenger, room: StaffRoom
    ) -> None:
        self._store, self._tools = store, tools
        self._messenger, self._room = messenger, room

    async def handle(self, incoming: Incoming, inbox_id: int) -> None:
        """One update; marks it done in the unit of work that does its effects."""
        if incoming.kind in (Kind.JOINED, Kind.LEFT):
            await asyncio.to_thread(self._membership, incoming, inbox_id)
            return
        # What the bot itself did in the group comes back to it, and makes it no steward.
        acts = incoming.kind in ACTS
        steward = await self._steward(incoming) if acts else None
        if incoming.kind in (Kind.BUTTON, Kind.COMMAND):
            self._tools = replace(self._tools, username=await self._messenger.username())
        brought = await self._ahead(incoming) if steward is not None else None
        notice = await asyncio.to_thread(self._act, incoming, inbox_id, steward, brought)
        if incoming.callback_id:
            text = self._tools.texts.render(notice.say, notice.args) if notice else ""
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

    async def _ahead(self, incoming: Incoming) -> Any:
        """What a pressed button or a command needs and takes long, before the database is held."""
        name, number = incoming.command if incoming.kind is Kind.COMMAND else "", 0
        if pressed := BUTTON.fullmatch(incoming.data):
            name, number = pressed[1], int(pressed[2])
        ahead = AHEAD.get(name)
        return await ahead(self._store, self._tools, number) if ahead else None

    def _act(
        self, incoming: Incoming, inbox_id: int, steward_id: int | None, brought: Any
    ) -> Notice | None:
        """Does it; returns the notice for a pressed button, if there is something to say."""
        with self._store.begin() as work:
            notice = self._decide(work, incoming, inbox_id, steward_id, brought)
            work.inbox.done(inbox_id)
            work.commit()
            return notice

    def _decide(
        self,
        work: UnitOfWork,
        incoming: Incoming,
        inbox_id: int,
        steward_id: int | None,
        brought: Any,
    ) -> Notice | None:
        if steward_id is None:
            return Notice("staff-not-a-member")
        steward = work.session.get_one(Steward, steward_id)
        words = incoming.text.strip()
        act = Act(work, steward, incoming, inbox_id, self._tools, words, brought=brought)
        if incoming.kind is Kind.BUTTON:
            return _button(act)
        if incoming.kind is Kind.COMMAND:
            _command(act)
        elif incoming.kind in (Kind.TEXT, Kind.FILE):
            _words(act)
        elif incoming.kind is Kind.EDIT:
            _edited(act)
        return None


def _button(act: Act) -> Notice | None:
    pressed = BUTTON.fullmatch(act.incoming.data)
    if pressed is None:
        return None
    verb, number, choice = pressed[1], int(pressed[2]), pressed[3] or ""
    act = replace(act, number=number, choice=choice)
    if verb in PRESSES:
        return PRESSES[verb](act)
    case = act.work.session.get(Case, number)
    if case is None:
        return None
    if verb == "menu":
        _menu(CaseAct(act, case))
        return None
    handler = BUTTONS.get(verb)
    if handler is None:
        return None
    act = replace(act, pressed=_ours(act, act.incoming.message_id))
    notice = handler(CaseAct(act, case))
    for afterwards in AFTERWARDS:
        afterwards(CaseAct(act, case))
    return notice


def _menu(act: CaseAct) -> None:
    """All that can be done with the case as it is now."""
    items = [item for item in MENU if act.case.state in item.states]
    buttons = [case_button(item.label, item.verb, act.case) for item in items]
    act.work.cases.viewed(act.case, act.steward)
    act.tell("staff-menu", buttons, reference=act.case.reference)


def _command(act: Act) -> None:
    command = act.incoming.command
    act, case = _case_named(act)
    if case is not None and command in COMMANDS:
        _on_case(CaseAct(act, case), COMMANDS[command])
    elif command in GENERAL:
        _about_none(act, GENERAL[command])
    elif command in COMMANDS:
        act.answer("staff-no-case-here")
    elif command == "menu" and case is not None:
        _menu(CaseAct(act, case))
    elif command == "id":
        act.answer("staff-chat-id", id=str(act.incoming.chat_id))
    else:
        act.answer("staff-help", parts={"lines": [{"say": part} for part in HELP]})


def _words(act: Act) -> None:
    """A reply to what we asked, or to the resident's words, is that; anything else is a note."""
    act, case = _case_of(act)
    say = act.replied_to.say if act.replied_to else ""
    if say in FORMS:
        _about_none(act, FORMS[say])
    elif case is not None and say in REPLIES:
        _on_case(CaseAct(act, case), REPLIES[say])
    elif case is not None:
        act.work.cases.note(case, act.steward, act.incoming.text, act.inbox_id)


def _edited(act: Act) -> None:
    act, case = _case_named(act)
    if case is not None:
        for edited in EDITED:
            _on_case(CaseAct(act, case), edited)


def _on_case(act: CaseAct, handler: CaseHandler) -> None:
    if notice := handler(act):
        act.tell(notice.say, **notice.args)


def _about_none(act: Act, handler: Handler) -> None:
    if notice := handler(act):
        act.answer(notice.say, **notice.args)


def _case_named(act: Act) -> tuple[Act, Case | None]:
    """The case of a command: where it was given, else the one whose reference comes first."""
    act, case = _case_of(act)
    if case is None and act.incoming.command and (named := REFERENCE.match(act.text)):
        case = act.work.cases.by_reference(named[0].upper())
        act = replace(act, text=act.text[named.end() :].strip())
    return act, case


def _case_of(act: Act) -> tuple[Act, Case | None]:
    """The act with our message that was replied to, and the case: of the topic, else of that."""
    incoming = act.incoming
    if incoming.reply_to is not None:
        act = replace(act, replied_to=_ours(act, incoming.reply_to))
    if incoming.thread_id is not None and (case := act.work.cases.by_thread(incoming.thread_id)):
        return act, case
    return act, _case_behind(act.work, act.replied_to) if act.replied_to else None


def _ours(act: Act, number: int | None) -> OutboxMessage | None:
    """What we sent as this message of the chat."""
    return act.work.outbox.by_telegram_message(Audience.STAFF, number) if number else None


def _case_behind(work: UnitOfWork, message: OutboxMessage) -> Case | None:
    """The case that a message of ours is about, or shows."""
    shown = message.args.get(SHOWS)
    return work.cases.get(shown) if shown else message.case
