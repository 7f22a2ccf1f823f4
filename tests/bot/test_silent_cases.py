"""Whatever happens to a case that is silent, nothing about it leaves by itself."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.clock import say_or_end
from bot.held_talks import HeldTalks
from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, FollowUp, OutboxMessage, Referral, Resident
from storage.plan import Plan
from storage.policy import load_policy
from storage.vocabulary import (
    OPEN_STATES,
    Audience,
    CaseKind,
    ClosedReason,
    FollowUpState,
    OutboxState,
    ReportState,
)
from tests.storage.arrange import SetClock, message, open_case, report, resident, steward

NUISANCE, HELP = CaseKind.NUISANCE, CaseKind.HELP
Act = Callable[[UnitOfWork, Case, Random], object]


def _who(case: Case) -> Resident:
    return next(one for one in case.reports if one.state is ReportState.SENT).resident


def _join(work: UnitOfWork, case: Case, dice: Random) -> None:
    main = dice.choice(work.session.scalars(select(Case).order_by(Case.id)).all())
    work.merging.join(case, main, steward(work), message(work))


def _split(work: UnitOfWork, case: Case, dice: Random) -> None:
    work.merging.split(case, dice.choice(case.reports), steward(work), message(work))


def _appointment(work: UnitOfWork, case: Case, dice: Random) -> None:
    plan = Plan(work.now + timedelta(days=dice.randint(1, 9)), 60, "Ham 12", "An")
    draft = work.appointments.draft(case, _who(case), steward(work), plan)
    work.appointments.send(draft, steward(work), message(work))


def _answer(work: UnitOfWork, case: Case, dice: Random) -> None:
    for asked in work.follow_ups.pending(_who(case).id)[:1]:
        kind = work.follow_ups.kind_of(asked)
        assert kind
        work.follow_ups.answered(asked, dice.choice(kind.answers))


ACTS: dict[str, Act] = {
    "about violence": lambda work, case, _: work.care.change_kind(
        case, steward(work), HELP, "help_violence", message(work)
    ),
    "about waste": lambda work, case, _: work.care.change_kind(
        case, steward(work), NUISANCE, "nuisance_waste", message(work)
    ),
    "claimed": lambda work, case, _: work.cases.claim(case, steward(work)),
    "handed over": lambda work, case, _: work.handing_over.assign(
        case, steward(work, 71, "Jan"), steward(work), message(work), coordinator=True
    ),
    "released": lambda work, case, _: work.handing_over.release(
        case, steward(work), message(work), coordinator=True
    ),
    "resolved": lambda work, case, _: work.cases.resolve(case, steward(work)),
    "closed": lambda work, case, dice: work.cases.close(case, dice.choice([*ClosedReason])),
    "not solved": lambda work, case, _: work.cases.reopen(case, _who(case), message(work), "пак"),
    "re-opened": lambda work, case, _: work.care.reopen(case, steward(work), "?", message(work)),
    "reported too": lambda work, _, dice: report(work, resident(work, dice.randint(1, 3))),
    "joined": _join,
    "split": _split,
    "an appointment": _appointment,
    "a door": lambda work, case, _: work.referrals.give(
        _who(case), message(work), case.topic, [], {}, "", case
    ),
    "answered": _answer,
    "held": lambda work, case, _: work.held_talks.hold(
        case, _who(case), steward(work), message(work)
    ),
}


class World:
    """Three residents, their cases, and a clock; each act is a unit of work of its own."""

    def __init__(self, store: Store, clock: SetClock) -> None:
        self.store, self.clock = store, clock
        with store.begin() as work:
            for table in (Resident, Case):
                assert work.session.scalars(select(table)).first() is None
            for chat_id in (1, 2):
                report(work, resident(work, chat_id))
            open_case(work, resident(work, 3), no_automatic_messages=True)
            work.commit()

    def act(self, name: str, dice: Random) -> None:
        with self.store.begin() as work:
            case = dice.choice(work.session.scalars(select(Case).order_by(Case.id)).all())
            if any(one.state is ReportState.SENT for one in case.reports):
                try:
                    ACTS[name](work, case, dice)
                except NotAllowed:
                    return
                work.commit()

    def passes(self, hours: int) -> None:
        """The clock ticks once, so much later."""
        self.clock.forward(hours=hours)
        with self.store.begin() as work:
            for number in work.follow_ups.due(200):
                if follow_up := work.follow_ups.claim(number):
                    say_or_end(work, follow_up)
            work.silent_ends.close_due()
            work.commit()
        HeldTalks(self.store).look()

    def left_by_itself(self) -> set[int]:
        """Messages about silent cases that nobody sent on purpose, not yet delivered."""
        with self.store.read() as work:
            rows = work.session.scalars(
                select(OutboxMessage).where(
                    OutboxMessage.audience == Audience.RESIDENT,
                    OutboxMessage.state == OutboxState.WAITING,
                    OutboxMessage.follow_up_id.is_not(None),
                )
            )
            return {row.id for row in rows if _is_silent(work, row.follow_up_id)}

    def of_held_talks(self) -> set[int]:
        with self.store.read() as work:
            rows = work.session.scalars(select(OutboxMessage).filter_by(say="talk-over"))
            return {row.id for row in rows if row.case and row.case.no_automatic_messages}

    def silent(self) -> set[int]:
        with self.store.read() as work:
            return {case.id for case in work.session.scalars(select(Case))
                    if case.no_automatic_messages}  # fmt: skip

    def without_a_sign_of_life(self) -> list[tuple[int, int]]:
        """Open cases that speak, with residents who would hear nothing more of them."""
        with self.store.read() as work:
            waiting = select(FollowUp).filter_by(kind="progress", state=FollowUpState.WAITING)
            planned = {(one.case_id, one.resident_id) for one in work.session.scalars(waiting)}
            cases = select(Case).where(Case.state.in_(OPEN_STATES))
            reported = {
                (case.id, one.resident_id)
                for case in work.session.scalars(cases)
                if not case.no_automatic_messages
                for one in case.reports
                if one.state is ReportState.SENT
            }
        return sorted(reported - planned)


def _is_silent(work: UnitOfWork, number: int | None) -> bool:
    """Whether a follow-up is about a silent case and no steward sent it on purpose."""
    follow_up = work.session.get_one(FollowUp, number)
    kind = work.follow_ups.kind_of(follow_up)
    referral = follow_up.referral_id
    case_id = work.session.get_one(Referral, referral).case_id if referral else follow_up.case_id
    case = work.session.get(Case, case_id) if case_id else None
    return bool(case and case.no_automatic_messages and not (kind and kind.on_purpose))


@pytest.fixture(scope="module")
def worlds(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], World]]:
    """A new world for each sequence of acts."""
    stores: list[Store] = []

    def new() -> World:
        for store in stores:
            store.close()
        path = tmp_path_factory.mktemp("world") / "world.db"
        path.write_bytes(sqlite_template.read_bytes())
        clock = SetClock()
        stores[:] = [Store(f"sqlite:///{path}", load_policy(), clock)]
        return World(stores[0], clock)

    yield new
    for store in stores:
        store.close()


steps = st.one_of(
    st.sampled_from([*ACTS, "about violence", "about waste"]), st.sampled_from([1, 26, 75, 200])
)


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(steps, min_size=8, max_size=16), st.integers(0, 2**16))
def test_no_act_makes_a_silent_case_speak_and_an_open_one_that_speaks_goes_on(
    worlds: Callable[[], World], acts: list[str | int], seed: int
) -> None:
    world, dice = worlds(), Random(seed)
    for act in acts:
        before, silent = world.of_held_talks(), world.silent()
        if isinstance(act, int):
            world.passes(act)
            assert world.of_held_talks() == before
            assert world.silent() == silent
        else:
            world.act(act, dice)
        assert world.left_by_itself() == set()
        assert world.without_a_sign_of_life() == []
