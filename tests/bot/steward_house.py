"""The house with Telegram at its door and a steward chat, as `buurtlijn bot` runs it.

Nothing of the stewards' side asks Rasa, so nobody need answer at its address.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.house import TelegramHouse
from bot.run import receiving
from bot.settings import Settings, checkout
from bot.supervisor import until
from storage import UnitOfWork
from storage.models import Case, CaseEvent, InboxMessage, OutboxMessage
from storage.outbox import Words
from storage.place import Place
from storage.vocabulary import Audience, CaseState, EventTag, InboxState, Look
from tests.bot.office import open_case, report, resident_of, said_by
from tests.telegram import Group, Json, Person, TelegramServer
from tests.telegram.formatting import Matcher

THE_ADDRESS = Place("Ham 12", "Ham", "12")
NO_QUIET = {
    'from: "20:00"': 'from: "08:30"',
    "free_days: true": "free_days: false",
}
WITHIN = 10.0
"""Seconds within which anything that should happen has happened."""


def at_any_hour(folder: Path) -> Path:
    """Our own policy without quiet hours (the same time twice) and days: tests run at night too."""
    ours = (checkout() / "storage" / "follow_ups.yml").read_text("utf-8")
    awake, path = ours, folder / "follow_ups.yml"
    for quiet, none in NO_QUIET.items():
        assert quiet in ours
        awake = awake.replace(quiet, none, 1)
    path.write_text(awake, "utf-8")
    return path


class StewardHouse:
    """A running house, a resident with a case, and Jan, a steward.

    Nora is a coordinator, once a test lets her into the group. Without a `database_url` it is the
    SQLite file of the folder.
    """

    def __init__(
        self,
        telegram: TelegramServer,
        folder: Path,
        *,
        forum: bool = True,
        database_url: str | None = None,
        rasa: str | list[str] = "http://127.0.0.1:9",
        translate_url: str | None = None,
        policy: Path | None = None,
    ) -> None:
        self.telegram = telegram
        self.stewards: Group = telegram.group("Stewards", forum=forum)
        self.jan = telegram.person("Jan")
        self.nora = telegram.person("Nora")
        self.maria = telegram.person("Maria", started=True)
        self.house = TelegramHouse(
            Settings(
                telegram_token=SecretStr(telegram.token),
                telegram_api_url=telegram.url,
                steward_chat_id=self.stewards.id,
                coordinator_ids=[self.nora.id],
                data_dir=folder,
                database_url=database_url,
                rasa_url=[rasa] if isinstance(rasa, str) else rasa,
                rasa_token=SecretStr("nobody answers there"),
                translate_url=translate_url,
                follow_ups=policy,
            )
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        async with receiving(self.house):
            tasks = [
                asyncio.create_task(self.house.delivery().run(senders=4)),
                asyncio.create_task(self.house.turns().run(workers=4)),
            ]
            # Until the bot has said which updates it wants, Telegram keeps some from it.
            await asyncio.to_thread(self.telegram.waits_for_call, "getUpdates")
            self.stewards.add(self.jan)
            yield
            self.house.wake.stop()
            await asyncio.gather(*tasks)
        await self.house.rasa.close()
        self.house.store.close()

    def open_case(self) -> int:
        """A case of Maria's; its card goes to the stewards."""
        with self.house.store.begin() as work:
            case_id = open_case(work, resident_of(work, self.maria))
            work.commit()
        self.house.wake.call()
        return case_id

    def reports(self, who: Person, words: str) -> int:
        """A report of waste at the one address of this house; those who report share its case."""
        with self.house.store.begin() as work:
            case_id = report(work, resident_of(work, who), words, THE_ADDRESS)
            work.commit()
        self.house.wake.call()
        return case_id

    def withdraws(self, who: Person, case_id: int) -> None:
        """Takes back what this person reported."""
        with self.house.store.begin() as work:
            resident = resident_of(work, who)
            work.nuisance.withdraw(work.cases.get(case_id), resident, said_by(work, resident))
            work.commit()
        self.house.wake.call()

    def resident_writes(self, case_id: int, words: str) -> None:
        """Words of Maria's that reach the case's topic."""
        with self.house.store.begin() as work:
            said = Words("staff-resident-wrote", {"name": "Maria", "words": words})
            work.outbox.to_staff(said, case_id=case_id)
            work.commit()
        self.house.wake.call()

    async def sees(self, wanted: Matcher, topic: int | None = None) -> Json:
        """What Jan reads next in the stewards' chat that fits.

        People take longer to answer than the row to learn the number of its message.
        """
        message = await asyncio.to_thread(
            self.jan.sees, wanted, within=WITHIN, chat=self.stewards, topic=topic
        )
        await self.all_handled()
        return message

    async def card(self, case_id: int) -> tuple[Json, int]:
        """The case's card and the number of its topic."""
        card = await self.sees(f"{self.case(case_id).reference} · ")
        return card, card["message_thread_id"]

    async def lets_in(self, *people: Person) -> None:
        """New members of the stewards' chat, whom the bot then knows."""
        for person in people:
            self.stewards.add(person)
        await self.all_handled()

    async def resident_sees(self, wanted: Matcher, who: Person | None = None) -> Json:
        return await asyncio.to_thread((who or self.maria).sees, wanted, within=WITHIN)

    async def presses(self, label: str, on: Json, who: Person | None = None) -> str:
        """Presses a button as `on` shows it; returns the notice that comes up."""
        person = who or self.jan
        query = person.presses(label, on=on, from_old_screen=True)
        return await asyncio.to_thread(person.notice, query)

    async def all_handled(self) -> None:
        """Waits until every update is confirmed and its turn is done, and all is sent."""

        async def quiet() -> bool:
            return not self.telegram.pending_updates and await asyncio.to_thread(self._idle)

        assert await until(quiet, WITHIN, 0.02)

    def _idle(self) -> bool:
        with self.house.store.read() as work:
            rows = work.session.query(InboxMessage).all()
            lanes = {lane for (lane,) in work.session.query(OutboxMessage.lane)}
            handled = all(row.state is InboxState.DONE for row in rows)
            return handled and not any(work.outbox.busy(lane) for lane in lanes)

    def case(self, case_id: int) -> Case:
        with self.house.store.read() as work:
            return _with_steward(work, case_id)

    def state(self, case_id: int) -> CaseState:
        return self.case(case_id).state

    def events(self, case_id: int, tag: EventTag) -> list[CaseEvent]:
        with self.house.store.read() as work:
            return [event for event in work.cases.get(case_id).events if event.tag is tag]

    def looks(self, case_id: int) -> list[tuple[Look, str | None]]:
        """Who looked at this very case, and how, as the log of accesses has it."""
        with self.house.store.read() as work:
            found = work.accesses.of_case(work.cases.get(case_id))
            who = [work.accesses.steward_of(one) for one in found]
            pairs = zip(found, who, strict=True)
            return [(one.look, steward.first_name if steward else None) for one, steward in pairs]

    def answers(self, who: Person | None = None) -> list[str]:
        """The stewards' answers as Maria, or another resident, has them on the screen."""
        told = [one["text"] for one in (who or self.maria).chat if one["from"]["is_bot"]]
        return [text for text in told if "van de buurtstewards over" in text]

    def staff_rows(self, say: str) -> list[OutboxMessage]:
        with self.house.store.read() as work:
            rows = work.session.query(OutboxMessage)
            return rows.filter_by(audience=Audience.STAFF, say=say).all()


def _with_steward(work: UnitOfWork, case_id: int) -> Case:
    case = work.cases.get(case_id)
    _ = case.steward
    return case
