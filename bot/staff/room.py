"""Bringing messages into the steward chat: a topic per case, or cards in a plain group."""

import asyncio

from bot.cabinet import Cabinet
from bot.limits import Limits
from bot.messenger import Letter, Refused, TopicGone, Upload
from bot.staff.cards import card_buttons, card_text, topic_title
from bot.staff.texts import StaffTexts
from bot.telegram import TelegramMessenger
from storage import Store
from storage.models import Case, OutboxMessage
from storage.nuisance import Diary

Delivered = tuple[str, int | None]


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
        """Sends one row; returns the exact text and its number. Raises NotSent."""
        case = await asyncio.to_thread(self._case, message.case_id)
        try:
            thread_id = await self._thread(case) if case else None
            if message.say == "staff-card" and case:
                return await self._card(case, thread_id, limits)
            if case and case.card_id is None:
                await self._card(case, thread_id, limits)
            return await self._words(message, case, thread_id, limits)
        except TopicGone:
            if case:
                await asyncio.to_thread(self._remember, case.id, None, None)
            raise

    def _case(self, case_id: int | None) -> Case | None:
        """The case with all that a card shows, read in one go."""
        if case_id is None:
            return None
        with self._store.read() as work:
            case = work.cases.get(case_id)
            _ = case.steward, [(r.words, r.resident.first_name) for r in case.reports]
            return case

    def _diary(self, case: Case) -> Diary:
        with self._store.read() as work:
            return work.nuisance.diary(case)

    async def _thread(self, case: Case) -> int | None:
        """The case's topic, made if need be; None in a group without topics."""
        if case.thread_id is None and case.card_id is None:
            name = topic_title(self._texts, case)
            case.thread_id = await self._messenger.make_topic(self.chat_id, name)
            if case.thread_id is not None:
                await asyncio.to_thread(self._remember, case.id, case.thread_id, None)
        return case.thread_id

    def _remember(self, case_id: int, thread_id: int | None, card_id: int | None) -> None:
        with self._store.begin() as work:
            case = work.cases.get(case_id)
            case.thread_id, case.card_id = thread_id, card_id
            work.commit()

    async def _card(self, case: Case, thread_id: int | None, limits: Limits) -> Delivered:
        diary = await asyncio.to_thread(self._diary, case)
        text = card_text(self._texts, case, diary)
        buttons = [(self._texts.render(label), data) for label, data in card_buttons(case)]
        letter = Letter(self.chat_id, text, buttons, thread_id)
        if case.card_id is not None:
            try:
                await self._messenger.edit(letter, case.card_id)
            except Refused as error:
                if "not modified" not in str(error) and "not found" not in str(error):
                    raise
                if "not modified" in str(error):
                    return text, case.card_id
            else:
                return text, case.card_id
        number = await self._send(letter, limits)
        case.card_id = number
        await asyncio.to_thread(self._remember, case.id, thread_id, number)
        return text, number

    async def _words(
        self, message: OutboxMessage, case: Case | None, thread_id: int | None, limits: Limits
    ) -> Delivered:
        in_plain_group = case is not None and thread_id is None
        reply_to = case.card_id if case and in_plain_group else None
        file = message.args.get("file")
        stored = file.get("stored") if file else None
        upload = await asyncio.to_thread(self._ours, stored) if stored else None
        if file and (upload or not stored):
            letter = Letter(self.chat_id, "", [], thread_id, reply_to, file, upload)
            return "", await self._send(letter, limits)
        text = self._texts.render("staff-file-gone" if file else message.say, message.args)
        if case and in_plain_group:
            text = f"{case.reference} · {text}"
        buttons = [(self._texts.render(b["label"]), b["data"]) for b in message.buttons]
        letter = Letter(self.chat_id, text, buttons, thread_id, reply_to)
        return text, await self._send(letter, limits)

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
