"""A case as stewards see it: its card, its topic's title, its buttons."""

from typing import Any

from bot.staff.texts import StaffTexts
from storage.models import Case, Report
from storage.vocabulary import OPEN_STATES, CaseState

LONGEST_WORDS = 2_500
"""How many characters of the resident's words a card shows; the rest of the 4,096 that a
Telegram message holds is for the facts around them."""


def card_text(texts: StaffTexts, case: Case) -> str:
    """All that is known, in the order in which a steward on the street needs it."""
    steward = case.steward.first_name if case.steward else texts.render("staff-nobody")
    args: dict[str, Any] = {
        "urgent": texts.render("staff-urgent") + " " if case.urgent else "",
        "reference": case.reference,
        "topic": {"say": f"topic-{case.topic}"},
        "state": {"say": f"state-{case.state}", "args": {"steward": steward}},
        "place": case.address or {"say": "left-out"},
        "language": f"{texts.flag(case.language)} {texts.language_name(case.language)}",
        "name": ", ".join(report.resident.first_name for report in case.reports),
        "opened": {"date": case.opened_at.isoformat()},
        "answers": _answers(texts, case),
        "words": "\n".join(_words(report) for report in case.reports)[:LONGEST_WORDS],
    }
    lines = [line.rstrip() for line in texts.render("staff-card", args).splitlines()]
    return "\n".join(lines)


def _answers(texts: StaffTexts, case: Case) -> str:
    lines = []
    for report in case.reports:
        for field in ("since", "more"):
            if value := report.answers.get(f"nuisance_{field}"):
                lines.append(texts.render(f"staff-card-{field}", {"value": value}))
    if case.no_automatic_messages:
        lines.append(texts.render("staff-silent"))
    return "\n".join(lines)


def _words(report: Report) -> str:
    return "\n".join(f"« {said['text']} »" for said in report.words if said["text"])


def topic_title(texts: StaffTexts, case: Case) -> str:
    """The title of the case's topic: language, reference, kind, place."""
    kind = texts.render(f"topic-{case.topic}")
    parts = [f"{texts.flag(case.language)} {case.reference}", kind, case.address or ""]
    return " · ".join(part for part in parts if part)


def card_buttons(case: Case) -> list[tuple[str, str]]:
    """What can be done now: (text key, data)."""
    buttons = []
    if case.state is CaseState.NEW:
        buttons.append(("staff-button-claim", f"s:claim:{case.id}"))
    if case.state in OPEN_STATES:
        buttons.append(("staff-button-reply", f"s:reply:{case.id}"))
        buttons.append(("staff-button-resolve", f"s:resolve:{case.id}"))
    return buttons
