"""Drafts that nobody went on with: asked about once, looked at once more, never lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from storage import Store, UnitOfWork
from storage.models import Report
from storage.vocabulary import CaseKind
from tests.storage.arrange import SetClock, draft, message, resident


def idle(work: UnitOfWork, **span: float) -> list[Report]:
    return work.reports.idle(work.now - timedelta(**span))


def kept(work: UnitOfWork, **span: float) -> list[Report]:
    return work.reports.kept(work.now - timedelta(**span))


def left_by(store: Store, chat_id: int) -> int:
    """The number of a draft that this resident has just left."""
    with store.begin() as work:
        number = draft(work, resident(work, chat_id)).id
        work.commit()
        return number


def test_a_draft_is_idle_from_its_half_hour_on_the_oldest_first(
    store: Store, clock: SetClock
) -> None:
    first = left_by(store, 1)
    clock.forward(minutes=10)
    second = left_by(store, 2)
    clock.forward(minutes=19, seconds=59)
    with store.read() as work:
        assert idle(work, minutes=30) == []
    clock.forward(seconds=1)
    with store.read() as work:
        assert [one.id for one in idle(work, minutes=30)] == [first]
    clock.forward(minutes=10)
    with store.read() as work:
        found = idle(work, minutes=30)
        assert len(work.reports.idle(work.now, limit=1)) == 1
    assert [(one.id, one.resident.chat_id) for one in found] == [(first, 1), (second, 2)]


def test_a_draft_is_asked_about_once_and_keeps_its_age(store: Store, clock: SetClock) -> None:
    number = left_by(store, 1)
    clock.forward(minutes=30)
    with store.begin() as work:
        (left,) = idle(work, minutes=30)
        before = left.updated_at
        work.reports.asked(left)
        work.commit()
        assert left.updated_at == before
        assert idle(work) == []
        assert kept(work, hours=24) == []
    clock.forward(hours=23, minutes=30)
    with store.begin() as work:
        assert [one.id for one in kept(work, hours=24)] == [number]


def test_a_draft_that_was_never_asked_about_is_not_among_the_kept(
    store: Store, clock: SetClock
) -> None:
    left_by(store, 1)
    clock.forward(days=2)
    with store.read() as work:
        assert kept(work, hours=24) == []


def test_a_draft_set_aside_is_still_the_residents(store: Store, clock: SetClock) -> None:
    left_by(store, 1)
    clock.forward(days=1)
    with store.begin() as work:
        (left,) = idle(work)
        work.reports.asked(left)
        assert kept(work) == [left]
        work.reports.set_aside(left)
        work.commit()
    clock.forward(days=30)
    with store.read() as work:
        assert (idle(work), kept(work)) == ([], [])
        assert [one.id for one in work.reports.drafts(resident(work, 1).id)] == [left.id]


GOES_ON: dict[str, Callable[[UnitOfWork, Report], object]] = {
    "words": lambda work, one: draft(work, one.resident, "още"),
    "an answer": lambda work, one: work.reports.keep_answers(one, {"since": "вчера"}),
    "a correction": lambda work, one: work.reports.correct_words(one, message(work), "45"),
    "a wish": lambda work, one: work.reports.set_anonymous(one, anonymous=True),
}


@pytest.mark.parametrize("how", GOES_ON)
def test_who_goes_on_may_be_asked_again_later(store: Store, clock: SetClock, how: str) -> None:
    left_by(store, 1)
    clock.forward(days=1)
    with store.begin() as work:
        (left,) = idle(work)
        work.reports.asked(left)
        work.reports.set_aside(left)
        GOES_ON[how](work, left)
        work.commit()
        assert (left.asked_at, left.set_aside_at, left.updated_at) == (None, None, work.now)
    clock.forward(minutes=30)
    with store.read() as work:
        assert [one.id for one in idle(work, minutes=30)] == [left.id]


@pytest.mark.parametrize("end", ["sent", "cancelled"])
def test_a_report_that_is_no_draft_is_left_alone(store: Store, clock: SetClock, end: str) -> None:
    with store.begin() as work:
        who = resident(work)
        asked, fresh = (
            draft(work, who),
            work.reports.keep_words(who.id, "help", "key", message(work), "Въпрос"),
        )
        work.reports.asked(asked)
        if end == "cancelled":
            work.reports.cancel(who.id)
        else:
            for one in (asked, fresh):
                work.cases.open(one, message(work), kind=CaseKind.HELP, topic="help_food")
        work.commit()
    clock.forward(days=2)
    with store.read() as work:
        assert (idle(work), kept(work)) == ([], [])
