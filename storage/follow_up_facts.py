"""What follow-ups are about, and what their texts may name."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select

from storage.kinds import FollowUpKind
from storage.models import Case, FollowUp, Referral
from storage.plan import Plan
from storage.staff_models import Appointment

NOTHING = dict.fromkeys(
    (
        *("reference", "topic", "steward", "services", "step"),
        *("day", "time", "place", "who"),
        *("last", "awaits", "line"),
    ),
    "",
)


def _own_facts(follow_up: FollowUp) -> dict[str, Any]:
    if case := follow_up.case:
        steward = case.steward.first_name if case.steward else ""
        topic = {"say": f"topic-{case.topic}"}
        return {"reference": case.reference, "topic": topic, "steward": steward}
    if referral := follow_up.referral:
        services = ", ".join(one["name"] for one in referral.services)
        return {"services": services, "topic": {"say": f"topic-{referral.topic}"}}
    welcome = follow_up.welcome
    return {"step": {"say": f"welcome-name-{welcome.next_step}"}} if welcome else {}


def facts_of(
    follow_up: FollowUp, appointment: Appointment | None, zone: ZoneInfo
) -> dict[str, Any]:
    """All variables of its text; those of what it is not about are empty."""
    visit = Plan.of(appointment).facts(zone) if appointment else {}
    return {**NOTHING, **_own_facts(follow_up), **visit}


def about(follow_up: FollowUp) -> tuple[int | None, int | None, int | None, int | None]:
    """The case with its appointment if it is about one, the referral, or the first steps."""
    return (
        follow_up.case_id,
        follow_up.referral_id,
        follow_up.welcome_id,
        follow_up.appointment_id,
    )


def told_once(follow_up: FollowUp) -> tuple[int, str, int | None]:
    """Of what has the same, nobody needs to hear twice about one case."""
    return follow_up.resident_id, follow_up.kind, follow_up.appointment_id


def answer_buttons(kind: FollowUpKind) -> list[dict[str, Any]]:
    """The answers that a question of this kind offers."""
    return [
        {"label": f"answer-{answer}", "intent": "affirm", "entities": {"answer": answer}}
        for answer in kind.answers
    ]


def about_case(case: Case) -> ColumnElement[bool]:
    """About the case, or about a door that its resident was shown there."""
    shown = select(Referral.id).where(Referral.case_id == case.id)
    return (FollowUp.case_id == case.id) | FollowUp.referral_id.in_(shown)
