"""Days and hours: ours are a whole RRULE and a clock, HSDS's the parts of one."""

import re
from typing import Any
from uuid import UUID

from city.hours import Opening
from city.hsds.records import DATED, Schedule

WHOLE_WEEK = "MO,TU,WE,TH,FR,SA,SU"
DAYS = {"BYDAY": "byday", "BYMONTHDAY": "bymonthday"}
CLOCK = re.compile(r"(\d\d:\d\d)(:\d\d)?([+-]\d\d:?\d\d)?")
LAST_MINUTE, MIDNIGHT = "23:59", "24:00"


def schedule_of(opening: Opening, uuid: UUID) -> Schedule | None:
    """None for a rule that HSDS has no words for.

    HSDS knows no DAILY, and writes the end of a day as 23:59 (its field guidance, "24h opening").
    Times are written without a zone: ours are the city's clock in summer and winter.
    """
    parts = (part.partition("=") for part in opening.rrule.split(";"))
    rule = {name: value for name, _, value in parts}
    if rule == {"FREQ": "DAILY"}:
        rule = {"FREQ": "WEEKLY", "BYDAY": WHOLE_WEEK}
    freq = rule.pop("FREQ", None)
    if freq not in ("WEEKLY", "MONTHLY") or not rule or not set(rule) <= set(DAYS):
        return None
    return Schedule.model_validate(
        {
            "id": uuid,
            "freq": freq,
            **{DAYS[part]: days for part, days in rule.items()},
            "opens_at": opening.opens,
            "closes_at": LAST_MINUTE if opening.closes == MIDNIGHT else opening.closes,
        }
    )


def opening_of(schedule: Schedule) -> dict[str, Any] | None:
    """Our opening, as data; None where days or hours are not certain.

    That is: a rule for some dates or weeks only, days that are not named, hours that end when they
    begin (a whole day, or a slip), or a time in UTC, as the city's clock is not the same distance
    from that all year.
    """
    opens, closes = (_clock(time) for time in (schedule.opens_at, schedule.closes_at))
    dated = any(getattr(schedule, name) is not None for name in (*DATED, "byweekno", "byyearday"))
    rare = schedule.interval not in (None, 1)
    days = {"BYDAY": schedule.byday, "BYMONTHDAY": schedule.bymonthday}
    rule = [f"{part}={text.replace(' ', '')}" for part, text in days.items() if text]
    no_hours = not (opens and closes) or opens in (closes, MIDNIGHT)
    if dated or rare or no_hours or not (schedule.freq and rule):
        return None
    rrule = ";".join([f"FREQ={schedule.freq}", *rule])
    return {
        "rrule": "FREQ=DAILY" if rrule == f"FREQ=WEEKLY;BYDAY={WHOLE_WEEK}" else rrule,
        "from": opens,
        "to": MIDNIGHT if closes == LAST_MINUTE else closes,
    }


def is_in_words(schedule: Schedule) -> bool:
    """Whether it tells of the hours in words alone."""
    return bool(schedule.description) and not (schedule.freq or schedule.opens_at)


def _clock(time: str | None) -> str | None:
    found = CLOCK.fullmatch(time or "")
    return found[1] if found else None
