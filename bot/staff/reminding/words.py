"""What a reminder and a digest say."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.staff.acts import MENTIONS, case_button
from bot.staff.overview.said import part, rating
from storage.digest import LONGEST, Digest
from storage.models import Case, Steward
from storage.outbox import Words
from storage.overlooked import Overlooked, Reason
from storage.reminders import Due
from storage.said_back import SaidBack
from storage.staff_models import Appointment

LONGEST_LINE = 60
"""Characters of a place or of who comes, in a digest of at most 4,096."""


def reminder(due: Due, case: Case, called: Sequence[Steward]) -> Words:
    """A reminder in the case's topic that calls these stewards by name."""
    reason, numbers = due.overlooked.walk.reason, _by_name(called)
    args: dict[str, Any] = {
        "names": ", ".join(numbers),
        "called": len(numbers),
        "since": {"date": due.overlooked.since.isoformat()},
        "round": due.round,
        MENTIONS: numbers,
    }
    what = {
        Reason.UNCLAIMED: ("staff-button-claim", "claim"),
        Reason.UNANSWERED: ("staff-button-reply", "reply"),
    }
    label, verb = what.get(reason, ("staff-button-menu", "menu"))
    later = case_button("staff-button-later", "later", case, reason)
    return Words(f"staff-reminder-{reason}", args, [case_button(label, verb, case), later])


def _by_name(stewards: Sequence[Steward]) -> dict[str, int]:
    """Their Telegram numbers by names that differ, the shortest name first: so none is found
    inside another that stands before it."""
    found: dict[str, int] = {}
    alike: Counter[str] = Counter()
    for steward in sorted(stewards, key=lambda one: (len(one.first_name), one.id)):
        name = steward.first_name
        alike[name] += 1
        if name:
            unlike = name if alike[name] == 1 else f"{name} {alike[name]}"
            found[unlike] = steward.telegram_user_id
    return found


def digest(told: Digest, now: datetime, zone: ZoneInfo) -> Words:
    """The morning's overview, for the General topic."""
    lines: list[dict[str, Any]] = []
    if told.new:
        lines.append({"say": "staff-digest-new", "args": {"count": told.new}})
    if told.longest:
        lines.append({"say": "staff-digest-longest"})
        lines += [_waiting(case, now) for case in told.longest]
    if told.overdue:
        lines.append({"say": "staff-digest-overdue", "args": {"count": len(told.overdue)}})
        lines += [_overdue(one, now) for one in told.overdue[:LONGEST]]
    if told.visits:
        lines.append({"say": "staff-digest-visits"})
        lines += [_visit(visit, zone) for visit in told.visits]
    if told.said_back:
        lines.append(_said_back(told.said_back))
    today = {"day": now.astimezone(zone).date().isoformat()}
    return Words("staff-digest", {"today": today, "lines": {"lines": lines}})


def _waiting(case: Case, now: datetime) -> dict[str, Any]:
    since = case.waits_since or now
    args = {**_case(case, since, now), "topic": {"say": f"topic-{case.topic}"}}
    return {"say": "staff-digest-case", "args": args}


def _overdue(one: Overlooked, now: datetime) -> dict[str, Any]:
    visit = one.walk.reason is Reason.VISIT
    key = "staff-digest-after-visit" if visit else "staff-digest-standstill"
    return {"say": key, "args": _case(one.case, one.since, now)}


def _case(case: Case, since: datetime, now: datetime) -> dict[str, Any]:
    return {
        "sign": {"say": f"sign-{case.state}"},
        "reference": case.reference,
        "days": (now - since).days,
        "steward": case.steward.first_name if case.steward else {"say": "staff-nobody"},
    }


def _said_back(said: SaidBack) -> dict[str, Any]:
    args = {
        "solved": part(said.solved),
        "reached": part(said.reached),
        "reopened": part(said.reopened),
        "silent": part(said.silent),
        "rating": rating(said),
    }
    return {"say": "staff-digest-said-back", "args": args}


def _visit(visit: Appointment, zone: ZoneInfo) -> dict[str, Any]:
    args = {
        "time": f"{visit.starts_at.astimezone(zone):%H:%M}",
        "reference": visit.case.reference,
        "place": visit.place[:LONGEST_LINE],
        "who": visit.who[:LONGEST_LINE],
        "state": visit.state,
    }
    return {"say": "staff-digest-visit", "args": args}
