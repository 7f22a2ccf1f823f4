"""The calendar: the newest text and no other, with a version that tells of each change."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage import Store, UnitOfWork
from storage.city_models import CalendarText
from tests.storage.arrange import TUESDAY_MORNING, SetClock

TEXT, NEWER = "BEGIN:VCALENDAR\r\nпразник\r\nEND:VCALENDAR", "BEGIN:VCALENDAR\r\nEND:VCALENDAR"
SOURCE = "https://stad.gent/buurt.ics"


def test_a_city_begins_without_a_calendar(work: UnitOfWork) -> None:
    assert (work.calendar.current(), work.calendar.version()) == (None, 0)
    work.calendar.still_the_same()
    work.calendar.forget()
    assert (work.calendar.current(), work.calendar.version()) == (None, 0)


def test_a_calendar_is_read_back_with_its_origin(store: Store) -> None:
    with store.begin() as work:
        assert work.calendar.take_over(TEXT, SOURCE, etag='"a"', last_modified="Tue")
        work.commit()
    with store.read() as work:
        kept = work.calendar.current()
        assert kept is not None
        assert (kept.text, kept.source, kept.etag, kept.last_modified) == (
            TEXT, SOURCE, '"a"', "Tue",
        )  # fmt: skip
        assert (kept.version, kept.fetched_at) == (1, TUESDAY_MORNING)
        assert work.calendar.version() == 1


def test_the_same_text_again_only_says_when_it_was_seen_last(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        work.calendar.take_over(TEXT, SOURCE)
        work.commit()
    clock.forward(minutes=30)
    with store.begin() as work:
        assert not work.calendar.take_over(TEXT, SOURCE)
        work.commit()
    clock.forward(minutes=30)
    with store.begin() as work:
        before = work.calendar.current()
        assert before is not None
        assert (before.version, before.fetched_at) == (1, clock.now - timedelta(minutes=30))
        work.calendar.still_the_same()
        work.commit()
    with store.read() as work:
        kept = work.calendar.current()
        assert kept is not None
        assert (kept.text, kept.version, kept.fetched_at) == (TEXT, 1, clock.now)


def test_each_other_text_has_a_version_of_its_own(work: UnitOfWork) -> None:
    versions = []
    for text in (TEXT, NEWER, TEXT):
        assert work.calendar.take_over(text, SOURCE)
        versions.append(work.calendar.version())
    work.calendar.forget()
    assert work.calendar.current() is None
    versions.append(work.calendar.version())
    assert work.calendar.take_over(TEXT, SOURCE)
    versions.append(work.calendar.version())
    assert versions == [1, 2, 3, 4, 5]


def test_what_no_database_can_keep_is_left_out_and_is_no_change(work: UnitOfWork) -> None:
    assert work.calendar.take_over("BEGIN\0\ud800", SOURCE)
    kept = work.calendar.current()
    assert kept is not None
    assert kept.text == "BEGIN"
    assert not work.calendar.take_over("BEGIN\0\ud800", SOURCE)


def test_there_is_one_calendar(work: UnitOfWork) -> None:
    work.calendar.take_over(TEXT, SOURCE)
    work.session.expunge_all()
    work.session.add(CalendarText(version=1, text=TEXT, source=SOURCE, fetched_at=work.now))
    with pytest.raises(IntegrityError):
        work.session.flush()
