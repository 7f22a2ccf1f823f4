"""The diary: what happens again on an open case, counted by night."""

from datetime import UTC, datetime

import pytest

from storage import NotAllowed, Store, UnitOfWork
from storage.nuisance import Diary
from storage.vocabulary import OPEN_STATES, CaseState, EventTag, Role
from tests.storage.arrange import (
    SetClock,
    case_in,
    events_of,
    keys,
    message,
    open_case,
    resident,
    said_to_staff,
    shown,
    tags,
)

IN_GHENT = [
    ("2026-11-26 22:00", "2026-11-26"),
    ("2026-11-26 21:59", None),
    ("2026-11-27 05:59", "2026-11-26"),
    ("2026-11-27 06:00", None),
    ("2026-11-27 00:00", "2026-11-26"),
    ("2026-07-01 02:00", "2026-06-30"),
    ("2026-10-25 02:30", "2026-10-24"),
    ("2026-03-29 03:30", "2026-03-28"),
]


@pytest.mark.parametrize(("at", "night"), IN_GHENT)
def test_from_22_to_6_it_is_the_night_that_began_on_that_date(
    store: Store, clock: SetClock, at: str, night: str | None
) -> None:
    clock.now = datetime.fromisoformat(at).replace(tzinfo=store.policy.city_time().zone)
    with store.begin() as work:
        case = open_case(work)
        work.nuisance.happened_again(case, resident(work), message(work), "пак")
        line = events_of(work, case)[-1]
        assert line.data == {"night": night, "file": None}
        assert (line.tag, line.role, line.at) == (
            EventTag.HAPPENED_AGAIN,
            Role.RESIDENT,
            clock.now.astimezone(UTC),
        )


def test_the_night_is_that_of_the_citys_own_clock(store: Store, clock: SetClock) -> None:
    """20:30 in UTC is 22:30 in Ghent in summer."""
    clock.now = datetime(2026, 7, 1, 20, 30, tzinfo=UTC)
    with store.begin() as work:
        case = open_case(work)
        work.nuisance.happened_again(case, resident(work), message(work), "")
        assert events_of(work, case)[-1].data["night"] == "2026-07-01"


def test_a_line_reaches_the_stewards_with_its_number_once(work: UnitOfWork) -> None:
    case, who, once = open_case(work), resident(work), message(work)
    for cause in (message(work), once, once):
        work.nuisance.happened_again(case, who, cause, "пак\0")
    assert tags(work, case).count(EventTag.HAPPENED_AGAIN) == 2
    told = [row for row in said_to_staff(work, case) if row.say == "staff-happened-again"]
    assert [shown(row) for row in told] == [
        {"name": "Мария", "words": "пак", "times": 1},
        {"name": "Мария", "words": "пак", "times": 2},
    ]
    assert keys(work, case)[-2:] == ["staff-happened-again", "staff-card"]


def test_a_photo_of_it_is_shown_and_stands_in_the_diary(work: UnitOfWork) -> None:
    case, photo = open_case(work), {"kind": "photo", "stored": 3}
    work.nuisance.happened_again(case, resident(work), message(work), "", photo)
    assert keys(work, case)[-1] == "staff-file"
    assert events_of(work, case)[-1].data["file"] == photo


def test_the_diary_counts_times_and_different_nights(store: Store, clock: SetClock) -> None:
    zone = store.policy.city_time().zone
    with store.begin() as work:
        case = open_case(work)
        other = open_case(work)
        assert work.nuisance.diary(case) == Diary(0, 0, None)
        work.commit()
    for at in ("2026-11-26 23:00", "2026-11-27 04:00", "2026-11-27 12:00", "2026-11-27 22:30"):
        clock.now = datetime.fromisoformat(at).replace(tzinfo=zone)
        with store.begin() as work:
            kept = work.cases.get(case.id)
            work.nuisance.happened_again(kept, resident(work), message(work), "пак")
            work.commit()
    with store.read() as work:
        assert work.nuisance.diary(case) == Diary(4, 2, clock.now)
        assert work.nuisance.diary(other) == Diary(0, 0, None)


@pytest.mark.parametrize("state", CaseState)
def test_only_an_open_case_has_a_diary_to_write_in(work: UnitOfWork, state: CaseState) -> None:
    case = case_in(work, state)
    before = tags(work, case), keys(work, case)
    if state in OPEN_STATES:
        work.nuisance.happened_again(case, resident(work), message(work), "пак")
        assert work.nuisance.diary(case).times == 1
    else:
        with pytest.raises(NotAllowed) as refusal:
            work.nuisance.happened_again(case, resident(work), message(work), "пак")
        assert refusal.value.state == state
        assert (tags(work, case), keys(work, case)) == before
