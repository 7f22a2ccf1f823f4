"""Hours of one service that run into each other."""

from datetime import date, timedelta

import pytest

from city.hours import Opening, overlap

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 30)


def opening(rrule: str, opens: str, closes: str) -> Opening:
    return Opening.model_validate({"rrule": rrule, "from": opens, "to": closes})


def weekly(days: str, opens: str, closes: str) -> Opening:
    return opening(f"FREQ=WEEKLY;BYDAY={days}", opens, closes)


@pytest.mark.parametrize(
    ("openings", "day"),
    [
        ([weekly("MO,TU", "09:00", "12:00"), weekly("MO", "11:00", "15:00")], MONDAY),
        ([weekly("MO", "11:00", "15:00"), weekly("MO", "09:00", "17:00")], MONDAY),
        ([weekly("MO", "09:00", "12:00"), weekly("MO", "09:00", "12:00")], MONDAY),
        ([weekly("MO", "20:00", "03:00"), weekly("TU", "02:00", "09:00")], MONDAY + timedelta(1)),
        (
            [
                weekly("WE", "09:00", "12:00"),
                opening("FREQ=MONTHLY;BYMONTHDAY=31", "10:00", "11:00"),
            ],
            date(2027, 3, 31),
        ),
    ],
    ids=["in part", "within", "twice", "past midnight", "once in a while"],
)
def test_hours_that_overlap_are_found(openings: list[Opening], day: date) -> None:
    found = overlap(openings, TODAY)
    assert found
    assert found.day == day
    assert {found.first.opens, found.second.opens} == {one.opens for one in openings}


@pytest.mark.parametrize(
    "openings",
    [
        [],
        [weekly("MO", "09:00", "12:00"), weekly("MO", "12:00", "15:00")],
        [weekly("MO", "09:00", "12:00"), weekly("TU", "09:00", "12:00")],
        [weekly("MO", "20:00", "03:00"), weekly("TU", "03:00", "09:00")],
        [opening("FREQ=DAILY", "00:00", "24:00")],
        [opening("FREQ=WEEKLY", "09:00", "12:00"), weekly("TU", "09:00", "12:00")],
    ],
    ids=["none", "adjoining", "other days", "night", "day and night", "no days said"],
)
def test_hours_that_do_not_overlap_are_none(openings: list[Opening]) -> None:
    assert overlap(openings, TODAY) is None
