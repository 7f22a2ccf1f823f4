"""Durations as people write them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storage.durations import Duration, parse_duration

AMOUNT = some.integers(0, 999_999)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("90s", Duration(exact=timedelta(seconds=90))),
        ("15m", Duration(exact=timedelta(minutes=15))),
        ("36h", Duration(exact=timedelta(hours=36))),
        ("5d", Duration(days=5)),
        ("5wd", Duration(working_days=5)),
        ("0s", Duration()),
    ],
)
def test_each_unit_means_what_it_says(written: str, meant: Duration) -> None:
    assert parse_duration(written) == meant


@given(AMOUNT)
def test_days_are_counted_and_not_turned_into_hours(amount: int) -> None:
    assert parse_duration(f"{amount}d") == Duration(days=amount)
    assert parse_duration(f"{amount}wd") == Duration(working_days=amount)


@given(AMOUNT)
def test_a_minute_is_sixty_seconds_and_an_hour_sixty_minutes(amount: int) -> None:
    assert parse_duration(f"{amount}m").exact == amount * parse_duration("60s").exact
    assert parse_duration(f"{amount}h").exact == amount * parse_duration("60m").exact


@pytest.mark.parametrize(
    "written",
    ["", "5", "d", "5 d", "-5d", "1.5h", "5D", "5w", "1h30m", "5days", "1234567s", "5d\n"],
)
def test_anything_else_is_refused_with_the_mend(written: str) -> None:
    with pytest.raises(ValueError, match="is no duration; write for instance 90s, 36h, 5d or 5wd"):
        parse_duration(written)
