"""The clock: it only ticks. What is due stands in the database (design, trap 16)."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.city_calendar import CityCalendar
from bot.drafts import Drafts
from bot.forgetting import Forgetter
from bot.held_talks import HeldTalks
from bot.leftovers import Leftovers
from bot.purging import Purger
from bot.rasa import Rasa, RasaAway
from bot.staff.caring.waking import wake_due
from bot.staff.reminding.job import StewardReminders
from bot.wake import Wake
from storage import Store, UnitOfWork, Unreachable
from storage.kinds import FollowUpKind
from storage.models import FollowUp
from storage.vocabulary import FollowUpState

logger = logging.getLogger(__name__)

FOLLOW_UP_SECONDS = 1
DRAFT_SECONDS = 2
SWEEP_SECONDS = 20
FORGET_SECONDS = 10
PURGE_SECONDS = 60
"""How often we look whether the daily forgetting is due, or goes on with its next batches."""
WAKE_SECONDS = 20
CLOSE_SILENT_SECONDS = 60
REMIND_SECONDS = 5
HELD_TALK_SECONDS = 20
CALENDAR_MINUTES = 30
LEFTOVER_MINUTES = 60
ON_THE_WAY = 30
"""How many follow-ups may wait to be sent at most: about what Telegram takes in a second. After a
long sleep the others stay what they are, and an answer to a resident stands behind no more."""
TURN_PAUSE = timedelta(seconds=1)
"""How long a follow-up waits for the answer that its resident is to get first."""
LONG_TURN = timedelta(minutes=1)
"""No turn takes so long, unless something is away."""
RASA_PAUSE = timedelta(minutes=1)
"""How long a question waits when Rasa cannot be told that it is pending, or when it failed."""


class Clock:
    """Sends what is due, takes up what was left lying, and has the calendar read."""

    def __init__(
        self,
        store: Store,
        rasa: Rasa,
        wake: Wake,
        home: Path,
        calendar: CityCalendar,
        forgetter: Forgetter,
        reminders: StewardReminders | None = None,
        purger: Purger | None = None,
        leftovers: Leftovers | None = None,
    ) -> None:
        self._purger = purger
        self._store, self._rasa, self._wake = store, rasa, wake
        self._calendar, self._forgetter, self._reminders = calendar, forgetter, reminders
        self._drafts, self._held_talks = Drafts(store, home), HeldTalks(store)
        self._leftovers = leftovers

    def start(self) -> AsyncIOScheduler:
        """Begins to tick on the running loop; a late or missed tick is simply the next one."""
        scheduler = AsyncIOScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
        )
        scheduler.add_job(self.follow_up, "interval", id="follow_up", seconds=FOLLOW_UP_SECONDS)
        scheduler.add_job(self.drafts, "interval", id="drafts", seconds=DRAFT_SECONDS)
        scheduler.add_job(self.forget, "interval", id="forget", seconds=FORGET_SECONDS)
        scheduler.add_job(self.purge, "interval", id="purge", seconds=PURGE_SECONDS)
        scheduler.add_job(self.clear_away, "interval", id="clear_away", minutes=LEFTOVER_MINUTES)
        scheduler.add_job(self.wake_cases, "interval", id="wake_cases", seconds=WAKE_SECONDS)
        scheduler.add_job(
            self.close_silent, "interval", id="close_silent", seconds=CLOSE_SILENT_SECONDS
        )
        scheduler.add_job(self.held_talks, "interval", id="held_talks", seconds=HELD_TALK_SECONDS)
        now = datetime.now(UTC)
        # What a dead process left lying is looked for at once.
        scheduler.add_job(
            self.sweep, "interval", id="sweep", seconds=SWEEP_SECONDS, next_run_time=now
        )
        scheduler.add_job(
            self.remind, "interval", id="remind", seconds=REMIND_SECONDS, next_run_time=now
        )
        scheduler.add_job(
            self._calendar.look,
            "interval",
            id="calendar",
            minutes=CALENDAR_MINUTES,
            next_run_time=now,
        )
        scheduler.start()
        return scheduler

    async def follow_up(self) -> None:
        """What is due now, oldest first, as much as can be sent soon."""
        try:
            for follow_up_id in await asyncio.to_thread(self._due):
                await self._one_apart(follow_up_id)
        except Unreachable:
            logger.warning("database_away where=clock")

    async def drafts(self) -> None:
        """Reports left unfinished: asked about, or passed on when they are serious."""
        try:
            if await asyncio.to_thread(self._drafts.look):
                self._wake.call()
        except Unreachable:
            logger.warning("database_away where=drafts")

    async def held_talks(self) -> None:
        """Talks that a steward holds, in which both were quiet for long."""
        try:
            if over := await asyncio.to_thread(self._held_talks.look):
                logger.info("given_back talks=%s", over)
                self._wake.call()
        except Unreachable:
            logger.warning("database_away where=held_talks")

    async def sweep(self) -> None:
        """Messages whose sender died: answers go again, follow-ups are shown to a steward."""
        try:
            await asyncio.to_thread(self._sweep)
        except Unreachable:
            logger.warning("database_away where=sweep")

    async def wake_cases(self) -> None:
        """Cases that were put off until now."""
        try:
            if woken := await asyncio.to_thread(wake_due, self._store):
                logger.info("woken cases=%s", woken)
                self._wake.call()
        except Unreachable:
            logger.warning("database_away where=wake")

    async def close_silent(self) -> None:
        """Cases that were resolved, and about which nobody may be asked, or is any more."""
        try:
            if closed := await asyncio.to_thread(self._close_silent):
                logger.info("closed_silent cases=%s", closed)
                self._wake.call()
        except Unreachable:
            logger.warning("database_away where=close_silent")

    async def forget(self) -> None:
        """Private talks that are over."""
        try:
            if forgotten := await asyncio.to_thread(self._forgetter.look):
                logger.info("forgotten talks=%s", forgotten)
        except Unreachable:
            logger.warning("database_away where=forget")

    async def clear_away(self) -> None:
        """What crashes left behind in the files' folder and in Rasa's database."""
        try:
            if self._leftovers and any(gone := await asyncio.to_thread(self._leftovers.look)):
                logger.info("cleared_away files=%s talks=%s", *gone)
        except Unreachable:
            logger.warning("database_away where=leftovers")

    async def purge(self) -> None:
        """Once a day, what is past its time, and at each look whom their data must leave now."""
        try:
            gone = await asyncio.to_thread(self._purger.look) if self._purger else {}
            if gone:
                logger.info("purged %s", " ".join(f"{k}={n}" for k, n in sorted(gone.items())))
                self._wake.call()
        except Unreachable:
            logger.warning("database_away where=purge")

    async def remind(self) -> None:
        """What stewards have to be reminded of; nothing without a steward chat."""
        try:
            said = await asyncio.to_thread(self._reminders.look) if self._reminders else 0
            if said:
                logger.info("reminders said=%s", said)
                self._wake.call()
        except Unreachable:
            logger.warning("database_away where=remind")

    def _due(self) -> list[int]:
        with self._store.read() as work:
            room = ON_THE_WAY - work.outbox.follow_ups_on_the_way("telegram")
            return work.follow_ups.due(room) if room > 0 else []

    async def _one_apart(self, follow_up_id: int) -> None:
        """One that fails by itself must not hold back those behind it."""
        try:
            await self._one(follow_up_id)
        except Unreachable:
            raise
        except Exception as error:
            # The trace of a failure may hold residents' words.
            logger.error("follow_up_failed id=%s error=%s", follow_up_id, type(error).__name__)
            logger.debug("follow_up_failed", exc_info=True)
            await asyncio.to_thread(self._wait, follow_up_id)

    async def _one(self, follow_up_id: int) -> None:
        question = await asyncio.to_thread(self._question, follow_up_id)
        if question is not None and not await self._is_told(follow_up_id, *question):
            await asyncio.to_thread(self._wait, follow_up_id)
            return
        said = await asyncio.to_thread(self._send, follow_up_id)
        if said:
            logger.info("follow_up id=%s kind=%s", follow_up_id, said)
            self._wake.call()

    async def _is_told(self, follow_up_id: int, key: str, kind: str) -> bool:
        """Whether the question may be asked: Rasa knows of it, or a steward sent it. That does not
        wait, since what is open stands in the database, and the next turn tells Rasa."""
        try:
            await self._rasa.tell(key, "pending_question", kind)
        except RasaAway as away:
            logger.warning("question_untold id=%s why=%s", follow_up_id, away)
            return kind in self._store.policy.on_purpose()
        return True

    def _question(self, follow_up_id: int) -> tuple[str, str] | None:
        """The conversation and the question that Rasa must know of, if one is now asked."""
        with self._store.begin() as work:
            follow_up = work.follow_ups.claim(follow_up_id)
            kind = work.follow_ups.kind_of(follow_up) if follow_up else None
            if follow_up is None or kind is None or not kind.answers:
                return None
            if kind.is_over(follow_up.round):
                return None
            if follow_up.resident.has_no_chat:
                return None
            in_a_turn = self._in_a_turn(work, follow_up)
            held_back = in_a_turn or is_held_back(work, follow_up, kind)
            key = "" if held_back else work.residents.conversation(follow_up.resident).key
            work.commit()
            return None if held_back else (key, follow_up.kind)

    def _wait(self, follow_up_id: int) -> None:
        with self._store.begin() as work:
            if follow_up := work.follow_ups.claim(follow_up_id):
                follow_up.due_at = work.now + RASA_PAUSE
            work.commit()

    def _send(self, follow_up_id: int) -> str | None:
        with self._store.begin() as work:
            follow_up = work.follow_ups.claim(follow_up_id)
            if follow_up is None:
                return None
            said = not self._in_a_turn(work, follow_up) and say_or_end(work, follow_up)
            work.commit()
            return follow_up.kind if said else None

    @staticmethod
    def _in_a_turn(work: UnitOfWork, follow_up: FollowUp) -> bool:
        """Whether the resident waits for an answer: that comes first, and this a little later, so
        that many who wait do not keep it from the others. What a steward sent waits no longer than
        for a turn: perhaps that waits for Rasa."""
        resident, kind = follow_up.resident, work.follow_ups.kind_of(follow_up)
        if kind and kind.on_purpose and work.now - follow_up.created_at >= LONG_TURN:
            return False
        busy = work.inbox.busy(f"{resident.channel}:{resident.chat_id}")
        if busy:
            follow_up.due_at = work.now + TURN_PAUSE
        return busy

    def _close_silent(self) -> int:
        with self._store.begin() as work:
            closed = work.silent_ends.close_due()
            work.commit()
        return len(closed)

    def _sweep(self) -> None:
        with self._store.begin() as work:
            for message in work.outbox.lost_on_the_way():
                work.reach.undelivered(message)
            work.commit()


def say_or_end(work: UnitOfWork, follow_up: FollowUp) -> bool:
    """Puts a due follow-up in the outbox, or ends it after the last unanswered round; a case about
    which nobody else is asked closes then."""
    kind = work.follow_ups.kind_of(follow_up)
    if kind is None:
        work.follow_ups.drop(follow_up)
        return False
    if kind.is_over(follow_up.round):
        work.follow_ups.give_up(follow_up)
        work.silent_ends.unanswered(follow_up, kind)
        return False
    if is_held_back(work, follow_up, kind):
        return False
    words = work.follow_ups.ask(follow_up, kind)
    if not work.outbox.send_held(follow_up.resident, follow_up.id):
        work.outbox.to_resident(
            follow_up.resident,
            words,
            case_id=follow_up.case_id,
            follow_up_id=follow_up.id,
            at_most_once=kind.sent == "at_most_once",
        )
    return True


def is_held_back(work: UnitOfWork, follow_up: FollowUp, kind: FollowUpKind) -> bool:
    """Whether it does not go out now; when what a steward sent never will, the stewards hear it."""
    held_back = work.follow_ups.drop_or_delay(follow_up, kind)
    if kind.on_purpose and follow_up.state is FollowUpState.CANCELLED:
        work.reach.too_late(follow_up)
    return held_back
