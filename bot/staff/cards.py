"""A case as stewards see it: its card, its topic's title, its buttons."""

from dataclasses import dataclass
from typing import Any

from bot.staff.caring.shown import care_lines, signs
from bot.staff.texts import StaffTexts
from city.neighbourhoods import neighbourhoods
from storage import UnitOfWork
from storage.models import Case, Report
from storage.nuisance import Diary
from storage.stewards import Suited
from storage.vocabulary import OPEN_STATES, CaseState, Entry, ReportState

ANSWERS = ("nuisance_answers", "told", "rights_answers")
"""Where a report holds what was asked and answered."""
LONGEST_WORDS = 2_500
"""How many characters of the resident's words a card shows; the rest of the 4,096 that a
Telegram message holds is for the facts around them."""

LONGEST_NAME = 14
"""Characters of a first name on the button that gives a case to them."""


@dataclass(frozen=True)
class Known:
    """What a card shows besides the case itself."""

    diary: Diary
    others_here: list[Case]
    others_of_resident: list[Case]
    suggested: Suited | None = None
    joined_to: Case | None = None
    visit: dict[str, Any] | None = None
    """When and where the next appointment is, as variables of a text, with its state."""

    @classmethod
    def of(cls, work: UnitOfWork, case: Case) -> "Known":
        """Read in one go, from the database."""
        here = work.queue.open_at_the_same_place(case)
        theirs = work.queue.other_open_of_residents(case)
        joined_to = work.cases.get(case.joined_to_id) if case.joined_to_id else None
        return cls(
            work.nuisance.diary(case),
            here,
            theirs,
            work.stewards.suggested(case),
            joined_to,
            _visit(work, case),
        )


def _visit(work: UnitOfWork, case: Case) -> dict[str, Any] | None:
    appointment = work.appointments.next_of(case)
    if appointment is None:
        return None
    state = {"say": f"visit-state-{appointment.state}"}
    return {**work.appointments.facts(appointment), "state": state}


def card_text(texts: StaffTexts, case: Case, known: Known) -> str:
    """All that is known, in the order in which a steward on the street needs it."""
    reports = [report for report in case.reports if report.state is ReportState.SENT]
    steward = case.steward.first_name if case.steward else texts.render("staff-nobody")
    args: dict[str, Any] = {
        "urgent": texts.render("staff-urgent") + " " if case.urgent else "",
        "reference": case.reference,
        "topic": {"say": f"topic-{case.topic}"},
        "state": {"say": f"state-{case.state}", "args": {"steward": steward}},
        "place": _place(case) or {"say": "left-out"},
        "language": f"{texts.flag(case.language)} {texts.language_name(case.language)}",
        "name": _names(texts, reports),
        "opened": {"date": case.opened_at.isoformat()},
        "answers": "\n".join(
            [
                *care_lines(texts, case, known.joined_to),
                *_counts(texts, case, reports, known),
                *_suggestion(texts, case, known),
                *_answers(texts, case, reports),
            ]
        ),
        "words": "\n".join(_words(report) for report in reports)[:LONGEST_WORDS],
    }
    lines = [line.rstrip() for line in texts.render("staff-card", args).splitlines()]
    return "\n".join(lines)


def _place(case: Case) -> str:
    """The place as written, with the street as the city spells it and the neighbourhood."""
    words = case.address or ""
    street = case.street if case.street and case.street not in words else ""
    area = neighbourhoods().get(case.neighbourhood or "")
    name = area.name if area and area.name not in words else ""
    known = [" ".join(filter(None, [street, case.number if street else ""])), name]
    found = ", ".join(filter(None, known))
    return f"{words} ({found})" if words and found else words


def _names(texts: StaffTexts, reports: list[Report]) -> str:
    """Each name once; who reported anonymously has none, whatever else they reported here."""
    unnamed = {report.resident_id for report in reports if report.anonymous}
    anonymous = texts.render("staff-anonymous")
    names = [
        anonymous if report.resident_id in unnamed else report.resident.first_name
        for report in reports
    ]
    return ", ".join(dict.fromkeys(names)) or texts.render("staff-all-withdrawn")


def _entry(texts: StaffTexts, case: Case, reports: list[Report]) -> list[str]:
    """How it came in, and whom nothing reaches."""
    lines = []
    if case.entry is not Entry.CHAT:
        entry = {"say": f"staff-entry-{case.entry}"}
        lines.append(texts.render("staff-card-entry", {"entry": entry}))
    if no_chat := [report for report in reports if report.resident.has_no_chat]:
        lines.append(texts.render("staff-card-no-chat", {"names": _names(texts, no_chat)}))
    if blocked := [report for report in reports if report.resident.blocked_at]:
        lines.append(texts.render("staff-card-blocked", {"names": _names(texts, blocked)}))
    return lines


def _counts(texts: StaffTexts, case: Case, reports: list[Report], known: Known) -> list[str]:
    """How many residents, how often again, and what else is open here or with them."""
    lines, diary = _entry(texts, case, reports), known.diary
    if (count := len({report.resident_id for report in reports})) > 1:
        lines.append(texts.render("staff-card-reporters", {"count": count}))
    if diary.last:
        last = {"date": diary.last.isoformat()}
        args = {"times": diary.times, "nights": diary.nights, "last": last}
        lines.append(texts.render("staff-card-diary", args))
    if known.visit:
        lines.append(texts.render("staff-card-visit", known.visit))
    here = _references(texts, known.others_here)
    if here:
        lines.append(texts.render("staff-card-also-here", {"cases": here}))
    if theirs := _references(texts, known.others_of_resident):
        lines.append(texts.render("staff-card-also-theirs", {"cases": theirs}))
    return lines


def _suggestion(texts: StaffTexts, case: Case, known: Known) -> list[str]:
    """Whom the case suits, and why."""
    best, reasons = known.suggested, []
    if best is None:
        return []
    if best.speaks:
        language = {"languages": [case.language]}
        reasons.append(texts.render("staff-suits-language", {"language": language}))
    if best.knows_area:
        area = neighbourhoods().get(case.neighbourhood or "")
        reasons.append(texts.render("staff-suits-area", {"area": area.name if area else ""}))
    args = {"name": best.steward.first_name, "why": ", ".join(reasons)}
    return [texts.render("staff-card-suggested", args)]


def _references(texts: StaffTexts, cases: list[Case]) -> str:
    return ", ".join(f"{case.reference} ({texts.render(f'topic-{case.topic}')})" for case in cases)


def _answers(texts: StaffTexts, case: Case, reports: list[Report]) -> list[str]:
    """What each resident answered, as it was read back to them, less what two answered alike."""
    lines = [
        texts.render("summary-line", {"label": {"say": f"label-{question}"}, "value": value})
        for report in reports
        for answers in ANSWERS
        for question, value in (report.answers.get(answers) or {}).items()
        if value
    ]
    lines = list(dict.fromkeys(lines))
    if case.no_automatic_messages:
        lines.append(texts.render("staff-silent"))
    return lines


def _words(report: Report) -> str:
    return "\n".join(f"« {said['text']} »" for said in report.words if said["text"])


def topic_title(texts: StaffTexts, case: Case) -> str:
    """The title of the case's topic: language, state, reference, kind, place."""
    kind = texts.render(f"topic-{case.topic}")
    sign = texts.render(f"sign-{case.state}") + signs(texts, case)
    parts = [f"{texts.flag(case.language)}{sign} {case.reference}", kind, case.address or ""]
    return " · ".join(part for part in parts if part)


def card_buttons(case: Case, known: Known) -> list[tuple[str, dict[str, Any], str]]:
    """What can be done now: (text key, its variables, data)."""
    buttons: list[tuple[str, dict[str, Any], str]] = []
    if case.state is CaseState.NEW:
        buttons.append(("staff-button-claim", {}, f"s:claim:{case.id}"))
    if best := known.suggested:
        name = best.steward.first_name[:LONGEST_NAME]
        data = f"s:assign:{case.id}:{best.steward.id}"
        buttons.append(("staff-button-suggested", {"name": name}, data))
    if case.state in OPEN_STATES:
        buttons.append(("staff-button-reply", {}, f"s:reply:{case.id}"))
        buttons.append(("staff-button-resolve", {}, f"s:resolve:{case.id}"))
    buttons.append(("staff-button-menu", {}, f"s:menu:{case.id}"))
    return buttons
