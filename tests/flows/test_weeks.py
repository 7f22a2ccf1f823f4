"""Which days somebody means who asks what is on."""

from datetime import date

import pytest

from flows.activities.weeks import days_of

FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
SUNDAY = date(2026, 11, 29)
NEXT_THURSDAY = date(2026, 12, 3)
MONDAY = date(2026, 11, 30)
NEXT_SUNDAY = date(2026, 12, 6)


@pytest.mark.parametrize(
    ("named", "today", "first", "last"),
    [
        ("this_week", FRIDAY, FRIDAY, NEXT_THURSDAY),
        ("next_week", FRIDAY, MONDAY, NEXT_SUNDAY),
        ("next_week", SUNDAY, MONDAY, NEXT_SUNDAY),
        ("weekend", FRIDAY, SATURDAY, SUNDAY),
        ("weekend", SATURDAY, SATURDAY, SUNDAY),
        ("weekend", SUNDAY, SUNDAY, SUNDAY),
        ("today", FRIDAY, FRIDAY, FRIDAY),
        ("tomorrow", FRIDAY, SATURDAY, SATURDAY),
        ("friday", FRIDAY, FRIDAY, FRIDAY),
        ("thursday", FRIDAY, NEXT_THURSDAY, NEXT_THURSDAY),
    ],
)
def test_the_days_of_what_is_named(named: str, today: date, first: date, last: date) -> None:
    days = days_of(named, today)
    assert (days.first, days.last) == (first, last)
