"""A case in one line, and spans of time in few signs."""

from datetime import datetime, timedelta
from typing import Any

from bot.staff.texts import StaffTexts
from city.neighbourhoods import neighbourhoods
from storage.models import Case
from storage.vocabulary import Priority

LONGEST_PLACE = 32
"""Characters of a place in a line: what else the line holds should fit beside it on a phone."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def span(passed: timedelta) -> dict[str, Any]:
    """About how long, as a text: "20 min", "3 u", "2 d"."""
    if passed < HOUR:
        return {"say": "staff-span-minutes", "args": {"n": int(passed.total_seconds() // 60)}}
    if passed < 2 * DAY:
        return {"say": "staff-span-hours", "args": {"n": passed // HOUR}}
    return {"say": "staff-span-days", "args": {"n": passed // DAY}}


def line(texts: StaffTexts, case: Case, now: datetime) -> str:
    """State, reference, language and topic; below it the place, how long somebody waits, and who
    has it."""
    parts = [short_place(case), _waits(texts, case, now)]
    if case.steward:
        parts.append(texts.render("staff-line-steward", {"steward": case.steward.first_name}))
    args = {
        "sign": _signs(texts, case),
        "reference": case.reference,
        "flag": texts.flag(case.language),
        "topic": {"say": f"topic-{case.topic}"},
        "details": " · ".join(part for part in parts if part),
    }
    return texts.render("staff-line", args)


def short_place(case: Case) -> str:
    """Street and number if they are known, else what was said, else the neighbourhood."""
    area = neighbourhoods().get(case.neighbourhood or "")
    street = " ".join(filter(None, [case.street, case.number if case.street else ""]))
    place = street or case.address or (area.name if area else "")
    return place if len(place) <= LONGEST_PLACE else f"{place[: LONGEST_PLACE - 1]}…"


def _signs(texts: StaffTexts, case: Case) -> str:
    signs = texts.render(f"sign-{case.state}")
    if case.urgent:
        return texts.render("staff-sign-urgent") + signs
    return (texts.render("staff-sign-high") if case.priority is Priority.HIGH else "") + signs


def _waits(texts: StaffTexts, case: Case, now: datetime) -> str:
    if case.snoozed_until and case.snoozed_until > now:
        until = {"date": case.snoozed_until.isoformat()}
        return texts.render("staff-line-snoozed", {"until": until})
    if case.waits_since is None:
        return ""
    return texts.render("staff-line-waits", {"span": span(now - case.waits_since)})
