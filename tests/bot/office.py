"""Delivery at work on a real store, against the stand-in for Telegram."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.cabinet import Cabinet
from bot.delivery import Delivery
from bot.staff.room import StaffRoom
from bot.staff.texts import StaffTexts
from bot.supervisor import until
from bot.telegram import TelegramMessenger
from bot.texts import Texts
from bot.wake import Wake
from storage import Store, UnitOfWork
from storage.models import OutboxMessage, Resident
from storage.outbox import Words
from storage.place import Place
from storage.vocabulary import Audience, CaseKind, OutboxState
from tests.telegram import Group, Person, TelegramServer

PATIENCE = 10.0
"""Seconds within which anything that should happen has happened."""

_updates = itertools.count(1)


class Office:
    """The delivery of one bot; `say` and `open_case` are what the other parts would do."""

    def __init__(
        self,
        store: Store,
        texts: Texts,
        telegram: TelegramServer,
        messenger: TelegramMessenger,
        stewards: Group,
    ) -> None:
        self.store, self.telegram, self.stewards = store, telegram, stewards
        self.wake = Wake()
        staff_texts = StaffTexts(texts, "Europe/Brussels")
        self.cabinet = Cabinet(Path(store.url.removeprefix("sqlite:///")).parent / "files")
        room = StaffRoom(store, staff_texts, messenger, stewards.id, self.cabinet)
        self._delivery = Delivery(store, texts, messenger, room, "telegram", self.wake)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._delivery.run(senders=4))
        yield
        self.wake.stop()
        await task

    def person(self, first_name: str) -> Person:
        """A resident who wrote to the bot before."""
        return self.telegram.person(first_name, started=True)

    def say(self, person: Person, *marks: object, at_most_once: bool = False) -> list[int]:
        """Puts one message per mark in the outbox; the mark stands in its text."""
        with self.store.begin() as work:
            resident = resident_of(work, person)
            rows = [
                work.outbox.to_resident(
                    resident, Words("passed-on", {"steward": str(mark)}), at_most_once=at_most_once
                ).id
                for mark in marks
            ]
            work.commit()
        self.wake.call()
        return rows

    def show_place(self, person: Person, **place: Any) -> int:
        """Puts a pin on the map in the outbox."""
        words = Words(
            "door-pin", {"title": place["title"], "address": place["address"], "_venue": place}
        )
        with self.store.begin() as work:
            row = work.outbox.to_resident(resident_of(work, person), words)
            work.commit()
        self.wake.call()
        return row.id

    def open_case(self, person: Person) -> int:
        """A case of this person; its card goes to the stewards."""
        with self.store.begin() as work:
            case_id = open_case(work, resident_of(work, person))
            work.commit()
        self.wake.call()
        return case_id

    def follow_up(self, case_id: int, mark: str) -> int:
        """A message about a case that must not come twice."""
        with self.store.begin() as work:
            resident = work.cases.get(case_id).reports[0].resident
            words = Words("passed-on", {"steward": mark})
            row = work.outbox.to_resident(resident, words, case_id=case_id, at_most_once=True)
            work.commit()
        self.wake.call()
        return row.id

    def tell_stewards(self, case_id: int, words: str) -> int:
        with self.store.begin() as work:
            said = Words("staff-resident-wrote", {"name": "Maria", "words": words})
            row = work.outbox.to_staff(said, case_id=case_id)
            work.commit()
        self.wake.call()
        return row.id

    def show_file(self, case_id: int, file: dict[str, Any]) -> int:
        """Puts a resident's file in the case's topic."""
        with self.store.begin() as work:
            row = work.outbox.to_staff(Words("staff-file", {"file": file}), case_id=case_id)
            work.commit()
        self.wake.call()
        return row.id

    def stored(self, case_id: int, kind: str, content: bytes) -> int:
        """A file that we keep ourselves, of the resident whose case it is."""
        key = self.cabinet.put(content)
        with self.store.begin() as work:
            report = work.cases.get(case_id).reports[0]
            row = work.files.keep(
                key,
                kind=kind,
                media_type="",
                size=len(content),
                resident_id=report.resident_id,
                inbox_id=report.words[0]["inbox"],
            )
            work.commit()
            return row.id

    def row(self, outbox_id: int) -> OutboxMessage:
        with self.store.read() as work:
            message = work.outbox.get(outbox_id)
            assert message is not None
            return message

    async def ends(
        self, outbox_id: int, time_goes_by: Callable[[], None] = lambda: None
    ) -> OutboxMessage:
        """The row, once it is neither waiting nor under way.

        What Telegram told us to wait are real seconds, and the store's clock moves only by hand:
        `time_goes_by` moves it at each look.
        """

        async def ended() -> bool:
            time_goes_by()
            unfinished = (OutboxState.WAITING, OutboxState.SENDING)
            return (await asyncio.to_thread(self.row, outbox_id)).state not in unfinished

        assert await until(ended, PATIENCE, 0.02), self.row(outbox_id).__dict__
        return self.row(outbox_id)

    async def fails(self, outbox_id: int, tries: int = 0) -> OutboxMessage:
        """The row, once at least so many tries have failed and another one is planned."""

        async def failed() -> bool:
            row = await asyncio.to_thread(self.row, outbox_id)
            waits = row.state is OutboxState.WAITING and row.error is not None
            return waits and row.attempts >= tries

        assert await until(failed, PATIENCE, 0.02), self.row(outbox_id).__dict__
        return self.row(outbox_id)

    def failed_before(self, outbox_id: int, tries: int) -> None:
        """As if so many tries had failed already."""
        with self.store.begin() as work:
            message = work.outbox.get(outbox_id)
            assert message is not None
            message.attempts = tries
            work.commit()

    async def card_of(self, case_id: int) -> OutboxMessage:
        """The newest row of the case's card, once it ended."""
        with self.store.read() as work:
            rows = work.session.query(OutboxMessage).filter_by(case_id=case_id, say="staff-card")
            newest = rows.order_by(OutboxMessage.id.desc()).first()
        assert newest is not None
        return await self.ends(newest.id)

    def staff_rows(self, case_id: int | None, say: str) -> list[OutboxMessage]:
        with self.store.read() as work:
            rows = work.session.query(OutboxMessage)
            return rows.filter_by(case_id=case_id, audience=Audience.STAFF, say=say).all()


def resident_of(work: UnitOfWork, person: Person) -> Resident:
    return work.residents.welcome("telegram", person.id, person.user["first_name"], "nl")


def open_case(work: UnitOfWork, resident: Resident) -> int:
    """Opens a nuisance case in this unit of work, as a conversation does."""
    inbox_id = said_by(work, resident)
    report = work.reports.keep_words(resident.id, "nuisance", "key", inbox_id, "боклук")
    case = work.cases.open(
        report,
        inbox_id,
        kind=CaseKind.NUISANCE,
        topic="nuisance_waste",
        place=Place("Sleepstraat 45"),
    )
    return case.id


def report(work: UnitOfWork, resident: Resident, words: str, place: Place) -> int:
    """Reports nuisance at an address, as a conversation does; returns the case it went to."""
    inbox_id = said_by(work, resident)
    draft = work.reports.keep_words(resident.id, "nuisance", "key", inbox_id, words)
    return work.nuisance.report(draft, inbox_id, topic="nuisance_waste", place=place).case.id


def said_by(work: UnitOfWork, resident: Resident) -> int:
    """A message of this resident that was handled; returns its number."""
    update_id = next(_updates)
    work.inbox.keep("telegram", update_id, f"telegram:{resident.chat_id}", {"update_id": update_id})
    return newest_inbox_id(work)


def newest_inbox_id(work: UnitOfWork) -> int:
    message = work.inbox.claim("telegram")
    assert message is not None
    work.inbox.done(message.id)
    return message.id
