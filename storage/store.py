"""The store and its unit of work."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from random import Random
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import event
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree
from sqlalchemy.orm import Session, sessionmaker

from storage.accesses import Accesses
from storage.appointments import Appointments
from storage.calendars import Calendars
from storage.care import Care
from storage.cases import Cases
from storage.consents import Consents
from storage.digest import Digests
from storage.dossier import Dossier
from storage.engine import named, open_engine
from storage.entering import Entering
from storage.erasing import Erasing
from storage.figures import Figures
from storage.files import Files
from storage.finding import Finding
from storage.follow_ups import FollowUps
from storage.forgetting import Forgetting
from storage.gathering import Gathering
from storage.handing_over import HandingOver
from storage.held_talks import HeldTalks
from storage.inbox import Inbox
from storage.leaving import Leaving
from storage.merging import Merging
from storage.my_data import MyDataReader
from storage.nuisance import Nuisance
from storage.outbox import Outbox
from storage.personal_links import PersonalLinks
from storage.planned import Plans
from storage.policy import FollowUpPolicy
from storage.purging import Purging
from storage.queue import Queue
from storage.ranking import keep_ranks
from storage.reach import Reach
from storage.referrals import Referrals
from storage.reminders import Reminders
from storage.replies import Replies
from storage.reports import Reports
from storage.residents import Residents
from storage.retrying import CHANCE
from storage.sealing import Keyring, seals_with
from storage.signs import Signs
from storage.silent_ends import SilentEnds
from storage.social_map import SocialMap
from storage.stewards import Stewards
from storage.telling import Telling
from storage.watching import Watching
from storage.welcomes import Welcomes


class Clock(Protocol):
    """Says what time it is, in UTC."""

    def __call__(self) -> datetime: ...


def utc_now() -> datetime:
    return datetime.now(UTC)


class UnitOfWork:
    """Everything in it happens, or nothing does. `commit()` is said aloud, once."""

    def __init__(
        self, session: Session, now: datetime, policy: FollowUpPolicy, chance: Random
    ) -> None:
        self.session = session
        self.now = now
        self._policy = policy
        self.inbox = Inbox(session, now, chance)
        self.outbox = Outbox(session, now)
        self.residents = Residents(session, now, policy)
        self.stewards = Stewards(session, now)
        self.reports = Reports(session, now)
        self.files = Files(session, now)
        self.forgetting = Forgetting(session, now)
        self.social_map = SocialMap(session, now)
        self.calendar = Calendars(session, now)
        self._dossier = Dossier(session, now, self.outbox)

    @cached_property
    def gathering(self) -> Gathering:
        return Gathering(self.session, self.now, self.inbox)

    @cached_property
    def follow_ups(self) -> FollowUps:
        return FollowUps(self.session, self.now, self._policy)

    @cached_property
    def leaving(self) -> Leaving:
        return Leaving(self.session, self.now, self._policy, self.outbox)

    @cached_property
    def plans(self) -> Plans:
        return Plans(self.session, self.now, self._policy, self.follow_ups)

    @cached_property
    def referrals(self) -> Referrals:
        return Referrals(self.session, self.now, self.follow_ups, self.cases, self._dossier)

    @cached_property
    def appointments(self) -> Appointments:
        city = self._policy.city_time()
        return Appointments(
            self.session,
            self.now,
            city,
            self.cases,
            self.outbox,
            self._dossier,
            self.follow_ups,
        )

    @cached_property
    def welcomes(self) -> Welcomes:
        return Welcomes(self.session, self.now, self.follow_ups)

    @cached_property
    def cases(self) -> Cases:
        return Cases(self.session, self.now, self.follow_ups, self.outbox, self._dossier)

    @cached_property
    def silent_ends(self) -> SilentEnds:
        return SilentEnds(self.session, self.now, self._policy, self.cases)

    @cached_property
    def replies(self) -> Replies:
        return Replies(self.session, self.now, self.cases, self.outbox, self._dossier)

    @cached_property
    def nuisance(self) -> Nuisance:
        zone = self._policy.city_time().zone
        return Nuisance(self.session, self.now, zone, self.cases, self._dossier, self.follow_ups)

    @cached_property
    def handing_over(self) -> HandingOver:
        return HandingOver(self._dossier, self.follow_ups)

    @cached_property
    def care(self) -> Care:
        city = self._policy.city_time()
        return Care(self.session, self.now, city, self._dossier, self.follow_ups)

    @cached_property
    def merging(self) -> Merging:
        return Merging(self.session, self.now, self.cases, self._dossier, self.follow_ups)

    @cached_property
    def telling(self) -> Telling:
        return Telling(self.session, self.now, self.cases, self.outbox, self._dossier)

    @cached_property
    def signs(self) -> Signs:
        return Signs(self.follow_ups, self._dossier)

    @cached_property
    def held_talks(self) -> HeldTalks:
        return HeldTalks(
            self.session, self.now, self.cases, self.residents, self.outbox, self._dossier
        )

    @cached_property
    def reach(self) -> Reach:
        return Reach(self.session, self.residents, self.cases, self._dossier, self.outbox)

    @cached_property
    def entering(self) -> Entering:
        return Entering(
            self.session,
            self.now,
            self.residents,
            self.reports,
            self.cases,
            self.nuisance,
            self.outbox,
            self._dossier,
        )

    @cached_property
    def personal_links(self) -> PersonalLinks:
        return PersonalLinks(self.session, self.now, self._dossier)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self.session, self.now, self.outbox, self.residents)

    @cached_property
    def accesses(self) -> Accesses:
        return Accesses(self.session, self.now)

    @cached_property
    def erasing(self) -> Erasing:
        return Erasing(
            self.session, self.now, self.cases, self.follow_ups, self.outbox, self._dossier
        )

    @cached_property
    def purging(self) -> Purging:
        return Purging(self.session, self.now, self.outbox, self.erasing)

    @cached_property
    def my_data(self) -> MyDataReader:
        return MyDataReader(self.session)

    @cached_property
    def queue(self) -> Queue:
        return Queue(self.session, self.now, self._dossier)

    @cached_property
    def finding(self) -> Finding:
        return Finding(self.session)

    @cached_property
    def figures(self) -> Figures:
        return Figures(self.session, self.now, self._policy)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self.session, self.now, self._policy, self._dossier)

    @cached_property
    def digests(self) -> Digests:
        return Digests(self.session, self.now, self._policy, self.reminders, self.figures)

    @cached_property
    def watching(self) -> Watching:
        return Watching(self.session, self.now)

    def commit(self) -> None:
        self.session.commit()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # When even undoing fails, the connection is gone, and the database undoes it by itself.
        with suppress(OperationalError, InterfaceError):
            self.session.close()
        if isinstance(error, OperationalError | InterfaceError | NoConnectionFree):
            raise named(error) from error


class Store:
    """A database with the follow-up policy that its verbs follow.

    `chance` spreads tries in time; a test may give a seeded one.
    """

    def __init__(
        self,
        url: str,
        policy: FollowUpPolicy,
        clock: Clock = utc_now,
        keyring: Keyring | None = None,
        chance: Random = CHANCE,
    ) -> None:
        """Without a keyring of its own it seals with the keys of the process."""
        self.url, self.policy, self.clock, self.chance = url, policy, clock, chance
        self.engine = open_engine(url)
        if keyring is not None:
            seals_with(self.engine, keyring)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        event.listen(self._sessions, "before_flush", keep_ranks)

    def begin(self) -> UnitOfWork:
        """A unit of work that writes. On SQLite it holds the one writer's place at once."""
        return UnitOfWork(self._sessions(), self.clock(), self.policy, self.chance)

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """A unit of work that only looks; it never waits for a writer."""
        with self.begin() as work:
            work.session.connection(execution_options={"reading": True})
            yield work

    def close(self) -> None:
        self.engine.dispose()
