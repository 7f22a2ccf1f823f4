"""What a card and a topic's title show of how a case is looked after."""

from bot.staff.texts import StaffTexts
from storage.models import Case
from storage.vocabulary import Priority


def care_lines(texts: StaffTexts, case: Case, joined_to: Case | None) -> list[str]:
    """Only what is not as usual; `joined_to` is the case that this one is part of now."""
    lines = []
    if case.priority is not Priority.NORMAL:
        priority = {"say": f"staff-priority-{case.priority}"}
        lines.append(texts.render("staff-card-priority", {"priority": priority}))
    if case.snoozed_until is not None:
        until = {"date": case.snoozed_until.isoformat()}
        lines.append(texts.render("staff-card-snoozed", {"until": until}))
    if case.waiting_on:
        lines.append(texts.render("staff-card-waiting-on", {"partner": case.waiting_on}))
    if joined_to is not None:
        lines.append(texts.render("staff-card-joined-to", {"reference": joined_to.reference}))
    elif case.closed_reason is not None:
        reason = {"say": f"staff-reason-{case.closed_reason}"}
        lines.append(texts.render("staff-card-closed", {"reason": reason}))
    return lines


def signs(texts: StaffTexts, case: Case) -> str:
    """Signs for the title of the topic, besides that of the state."""
    high = texts.render("staff-sign-high") if case.priority is Priority.HIGH else ""
    return high + (texts.render("staff-sign-snoozed") if case.snoozed_until else "")
