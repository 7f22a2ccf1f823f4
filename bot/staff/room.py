"""Bringing messages into the steward chat: a topic per case, or cards in a plain group."""

import asyncio
from base64 import b64decode
from dataclasses import replace
from typing import Any

from bot.cabinet import Cabinet
from bot.limits import Limits
from bot.messenger import Blocked, Letter, Refused, TopicGone, TryLater, Upload
from bot.staff.acts import EDITS, MENTIONS, THREAD, UPLOAD
from bot.staff.cards import Known, card_buttons, card_text, topic_title
from bot.staff.texts import StaffTexts
from bot.telegram import MENDING_PAUSE, TelegramMessenger
from storage import Store, UnitOfWork
from storage.erasing import ELSEWHERE, REMOVES, SILENTLY
from storage.models import Case, OutboxMessage
from storage.outbox import Words
from storage.vocabulary import CaseState, OutboxState

Delivered = tuple[str, int | None]
EMPTIED = "emptied_meanwhile"


class StaffRoom:
    """The steward chat as a place to send to."""

    def __init__(
        self,
        store: Store,
        texts: StaffTexts,
        messenger: TelegramMessenger,
        chat_id: int,
        cabinet: Cabinet,
    ) -> None:
        self.chat_id = chat_id
        self._store, self._texts, self._messenger = store, texts, messenger
        self._cabinet = cabinet

    async def deliver(self, message: OutboxMessage, limits: Limits) -> Delivered:
        """Sends one row; returns the exact text and its number. Raises NotSent, but never Blocked:
        what is for the stewards waits until the bot is in their group again."""
        try:
            return await self._deliver(message, limits)
        except Blocked as error:
            raise TryLater("no_place_in_group", MENDING_PAUSE) from error

    async def _deliver(self, message: OutboxMessage, limits: Limits) -> Delivered:
        if _is_new(message):
            # Before a topic is made and a card drawn up that could not be sent.
            limits.check(self.chat_id)
        if removes := message.args.get(REMOVES):
            return await self._remove(message, removes, limits)
        case = await asyncio.to_thread(self._case, message)
        if case is None:
            return await self._about_no_case(message, limits)
        try:
            thread_id = await self._thread(case)
            if message.say == "staff-card":
                delivered = await self._card(case, thread_id, limits)
                await self._show_state(case)
                return delivered
            if case.card_id is None:
                await self._card(case, thread_id, limits)
            return await self._words(message, case, thread_id, limits)
        except TopicGone:
            await asyncio.to_thread(self._forget_topic, case.id)
            raise

    async def _remove(
        self, message: OutboxMessage, what: dict[str, Any], limits: Limits
    ) -> Delivered:
        """Takes away what shows a person, then says in General that it was, where that is
        news; what Telegram does not let us take away, the stewards are asked to delete."""
        gone, thread_id = True, what.get("topic")
        if thread_id is not None:
            gone = await self._without_topic(thread_id)
        for number in what.get("messages", []):
            gone = await self._messenger.delete(self.chat_id, number) and gone
        if gone and message.say in (SILENTLY, ELSEWHERE):
            return "", None
        words = replace(self._letter(message, None), buttons=[])
        if not gone:
            words = replace(
                words, text=self._texts.render("staff-delete-by-hand", {"said": words.text})
            )
        return words.text, await self._send(words, limits)

    async def _without_topic(self, thread_id: int) -> bool:
        """Whether the topic is gone; False when the bot may not take it away."""
        try:
            await self._messenger.delete_topic(self.chat_id, thread_id)
        except TopicGone:
            return True
        except (Refused, Blocked):
            return False
        return True

    def _case(self, message: OutboxMessage) -> Case | None:
        """The case with all that a card shows, read in one go. Raises Refused when it was emptied
        since the message was claimed: nothing of it is to come into the group again."""
        if message.case_id is None:
            return None
        with self._store.read() as work:
            case = work.cases.get(message.case_id)
            _ = case.steward, [(r.words, r.resident.first_name) for r in case.reports]
            row = work.outbox.get(message.id)
            if row is None or row.state is OutboxState.CANCELLED:
                raise Refused(EMPTIED)
            return case

    def _known(self, case: Case) -> Known:
        with self._store.read() as work:
            return Known.of(work, case)

    async def _thread(self, case: Case) -> int | None:
        """The case's topic, made if need be; None in a group without topics."""
        if case.thread_id is None and case.card_id is None:
            name = topic_title(self._texts, case)
            case.thread_id = await self._messenger.make_topic(self.chat_id, name)
            if case.thread_id is not None:
                case.topic_title, case.topic_closed = name, False
                await asyncio.to_thread(self._remember, case)
        return case.thread_id

    async def _show_state(self, case: Case) -> None:
        """The topic is named, closed and opened as the case is."""
        if case.thread_id is None:
            return
        name, closed = topic_title(self._texts, case), case.state is CaseState.CLOSED
        if name != case.topic_title:
            await self._messenger.change_topic(self.chat_id, case.thread_id, name)
        if closed and not case.topic_closed:
            await self._messenger.close_topic(self.chat_id, case.thread_id)
        elif case.topic_closed and not closed:
            await self._messenger.open_topic(self.chat_id, case.thread_id)
        if (name, closed) != (case.topic_title, case.topic_closed):
            case.topic_title, case.topic_closed = name, closed
            await asyncio.to_thread(self._remember, case)

    def _remember(self, shown: Case) -> None:
        """What the chat shows of the case now. Raises Refused when the case was emptied meanwhile:
        then that goes too, as whoever emptied the case may not have known of it."""
        with self._store.begin() as work:
            case = work.cases.hold(shown.id)
            if case.anonymised_at and not shown.anonymised_at:
                topic, card = {"topic": shown.thread_id}, {"messages": [shown.card_id]}
                args = {"reference": case.reference, REMOVES: topic if shown.thread_id else card}
                work.outbox.to_staff(Words(SILENTLY, args), case_id=case.id)
                work.commit()
                raise Refused(EMPTIED)
            case.thread_id, case.card_id = shown.thread_id, shown.card_id
            case.topic_title, case.topic_closed = shown.topic_title, shown.topic_closed
            work.commit()

    def _forget_topic(self, case_id: int) -> None:
        with self._store.begin() as work:
            case = work.cases.get(case_id)
            case.thread_id = case.card_id = case.topic_title = None
            case.topic_closed = False
            work.commit()

    async def _card(self, case: Case, thread_id: int | None, limits: Limits) -> Delivered:
        known = await asyncio.to_thread(self._known, case)
        text = card_text(self._texts, case, known)
        buttons = [
            (self._texts.render(label, args), data)
            for label, args, data in card_buttons(case, known)
        ]
        letter = Letter(self.chat_id, text, buttons, thread_id)
        if case.card_id is not None and await self._changed(letter, case.card_id):
            return text, case.card_id
        case.card_id = await self._send(letter, limits)
        await asyncio.to_thread(self._remember, case)
        return text, case.card_id

    async def _changed(self, letter: Letter, number: int) -> bool:
        """Whether the message shows this text now; False when it is no longer there."""
        try:
            await self._messenger.edit(letter, number)
        except Refused as error:
            if "not found" in str(error):
                return False
            if "not modified" not in str(error):
                raise
        return True

    async def _about_no_case(self, message: OutboxMessage, limits: Limits) -> Delivered:
        """Said where it was asked for, in the place of an earlier message if it belongs there."""
        thread_id, shown = message.args.get(THREAD), message.args.get(EDITS)
        letter = self._letter(message, thread_id)
        if shown is not None and letter.upload is None and await self._changed(letter, shown):
            return letter.text, shown
        try:
            return letter.text, await self._send(letter, limits)
        except TopicGone:
            return letter.text, await self._send(self._letter(message, None), limits)

    async def _words(
        self, message: OutboxMessage, case: Case, thread_id: int | None, limits: Limits
    ) -> Delivered:
        reply_to = case.card_id if thread_id is None else None
        file = message.args.get("file")
        stored = file.get("stored") if file else None
        upload = await asyncio.to_thread(self._ours, stored) if stored else None
        if file and (upload or not stored):
            letter = Letter(self.chat_id, "", [], thread_id, reply_to, file, upload)
            return "", await self._send(letter, limits)
        letter = self._letter(message, thread_id, reply_to, case if thread_id is None else None)
        return letter.text, await self._send(letter, limits)

    def _letter(
        self,
        message: OutboxMessage,
        thread_id: int | None,
        reply_to: int | None = None,
        named: Case | None = None,
    ) -> Letter:
        """The message as it will look; in a plain group it names its case."""
        args = {key: value for key, value in message.args.items() if not key.startswith("_")}
        text = self._texts.render("staff-file-gone" if "file" in args else message.say, args)
        buttons = [
            (self._texts.render(b["label"], b.get("args")), b["data"]) for b in message.buttons
        ]
        return Letter(
            self.chat_id,
            f"{named.reference} · {text}" if named else text,
            buttons,
            thread_id,
            reply_to,
            upload=upload_of(message),
            mentions=message.args.get(MENTIONS) or {},
        )

    def _ours(self, file_id: int) -> Upload | None:
        """Our own copy of a file; never the resident's, which may tell where they live."""
        with self._store.read() as work:
            row = work.files.get(file_id)
        content = self._cabinet.get(row.key) if row else None
        return Upload(row.kind, content) if row and content is not None else None

    async def _send(self, letter: Letter, limits: Limits) -> int | None:
        """A new message counts against the group's 20 a minute; changing a card does not."""
        await limits.turn(self.chat_id)
        return await self._messenger.send(letter)


def _is_new(message: OutboxMessage) -> bool:
    """Whether it adds to the chat; to change what is there takes none of the 20 a minute."""
    if message.say == "staff-card" and message.case:
        return message.case.card_id is None
    return message.args.get(EDITS) is None


def came_late(work: UnitOfWork, message: OutboxMessage, number: int | None) -> None:
    """What was erased while it was under way came all the same: it is taken away, or, as the card
    of a case that others report too, drawn again."""
    if message.say == "staff-card" and message.case and message.case.anonymised_at is None:
        work.outbox.to_staff(Words("staff-card"), case_id=message.case_id)
    elif number is not None:
        work.outbox.to_staff(Words(ELSEWHERE, {REMOVES: {"messages": [number]}}))


def upload_of(message: OutboxMessage) -> Upload | None:
    """The file of our own that a message is, if it is one."""
    made = message.args.get(UPLOAD)
    return Upload(made["kind"], b64decode(made["content"]), made["name"]) if made else None
