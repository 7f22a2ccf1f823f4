"""What is wrong with an event of a calendar, in words for an official."""

from datetime import date, datetime, timedelta

from icalendar import Event, vBroken, vRecur

from city.events import all_of, first_of, is_shown, words
from city.repeating import DAYS_OF_A_STEP, times_a_day

ONCE = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "SEQUENCE", "STATUS", "CLASS")
SEVERAL = ("RRULE", "RDATE", "EXDATE")
MOST_TIMES_A_DAY = 24
MOST_DATES = 1000
MOST_VALUES = 400
"""Values in all the parts of a rule: the days of a year, and a few more."""


def check_event(event: Event) -> None:
    """Raises ValueError that names the first thing for which an event cannot be shown."""
    for name in (*ONCE, *SEVERAL):
        values = all_of(event, name)
        if name in ONCE and len(values) > 1:
            raise ValueError(f"{name} stands there {len(values)} times")
        if any(isinstance(one, vBroken) for one in values):
            raise ValueError(f"{name}: {dict(event.errors).get(name, 'cannot be read')}")
    _check_times(event)
    _check_repetition(event)
    if is_shown(event) and not words(event, "SUMMARY"):
        raise ValueError("SUMMARY is missing")


def _check_times(event: Event) -> None:
    if "DTSTART" not in event:
        raise ValueError("DTSTART is missing")
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        if name in event and not isinstance(first_of(event, name).dt, date):
            raise ValueError(f"{name} is neither a day nor a moment")
    start = first_of(event, "DTSTART").dt
    if "DTEND" in event:
        end = first_of(event, "DTEND").dt
        if _kind(start) != _kind(end):
            raise ValueError("DTSTART and DTEND must both be days, or both moments with a zone")
        if end < start:
            raise ValueError("it ends before it begins")
    elif "DURATION" in event:
        length = first_of(event, "DURATION").dt
        if not isinstance(length, timedelta) or length < timedelta():
            raise ValueError("DURATION is no length of time")


def _kind(moment: date) -> tuple[bool, bool]:
    return isinstance(moment, datetime), getattr(moment, "tzinfo", None) is not None


def _check_repetition(event: Event) -> None:
    for rule in all_of(event, "RRULE"):
        _check_rule(rule)
    for name in ("RDATE", "EXDATE"):
        if sum(len(one.dts) for one in all_of(event, name)) > MOST_DATES:
            raise ValueError(f"{name}: more than {MOST_DATES} dates")


def _check_rule(rule: vRecur) -> None:
    if sum(map(len, rule.values())) > MOST_VALUES:
        raise ValueError(f"RRULE: more than {MOST_VALUES} values")
    if len(rule.get("FREQ", [])) != 1:
        raise ValueError("RRULE: FREQ must stand there once")
    if str(rule["FREQ"][0]) not in DAYS_OF_A_STEP:
        raise ValueError("RRULE: it repeats more often than once a day; write FREQ=DAILY or rarer")
    if times_a_day(rule) > MOST_TIMES_A_DAY:
        raise ValueError(f"RRULE: more than {MOST_TIMES_A_DAY} times a day")
    if rule.get("INTERVAL", [1])[0] < 1:
        raise ValueError("RRULE: INTERVAL must be 1 or more")
