"""What follow-ups are about, and what their texts may name."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from storage.kinds import FollowUpKind
from storage.models import Case, FollowUp
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


def is_silent(session: Session, follow_up: FollowUp) -> bool:
    """Whether it is about a case that gets no automatic messages, itself or by a referral."""
    case, referral = follow_up.case, follow_up.referral
    if case is None and referral and referral.case_id:
        case = session.get(Case, referral.case_id)
    return case is not None and case.no_automatic_messages
