"""Whom a follow-up may reach: not who stopped or blocked us, and nobody about a silent case."""

from sqlalchemy.orm import Session

from storage.kinds import FollowUpKind
from storage.models import Case, FollowUp


def is_unwanted(session: Session, follow_up: FollowUp, kind: FollowUpKind) -> bool:
    """Whether it is not said at all, as things are now; what is on purpose always is."""
    if kind.on_purpose:
        return False
    resident = follow_up.resident
    stopped = resident.follow_ups_stopped_at is not None and not kind.even_if_stopped
    return stopped or resident.blocked_at is not None or is_silent(session, follow_up)


def is_silent(session: Session, follow_up: FollowUp) -> bool:
    """Whether it is about a case that gets no automatic messages, itself or by a referral."""
    case, referral = follow_up.case, follow_up.referral
    if case is None and referral and referral.case_id:
        case = session.get(Case, referral.case_id)
    return case is not None and case.no_automatic_messages
