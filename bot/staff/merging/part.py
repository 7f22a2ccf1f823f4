"""Joining a case to another, and giving a report a case of its own."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, case_button, if_allowed
from storage.models import Case, Report
from storage.outbox import Words
from storage.vocabulary import OPEN_STATES, Look, ReportState

NAME_ON_A_BUTTON, WORDS_ON_A_BUTTON = 9, 13
"""Characters: with what stands between, a button shows 24."""
MOST_REPORTS = 40
"""Buttons under one message; Telegram takes 100."""


def join(act: CaseAct) -> Notice | None:
    """Shows both cases and asks whether they are one."""
    if not (act.choice or act.text):
        act.tell("staff-join-which")
        return None
    main = _other(act)
    if main is None:
        return Notice("staff-join-unknown")
    if not {act.case.state, main.state} <= OPEN_STATES:
        return Notice("staff-join-closed")
    act.work.accesses.looked(Look.CASE, act.steward, [main])
    args = {**_shown("", act.case), **_shown("main_", main), "differs": _differs(act.case, main)}
    buttons = [case_button("staff-button-merge", "merge", act.case, main.id)]
    act.tell("staff-join-sure", buttons, **args)
    return None


def _other(act: CaseAct) -> Case | None:
    """Another case: by its number from a button, else by its reference."""
    if act.choice:
        number = int(act.choice) if act.choice.isdigit() else 0
        other = act.work.session.get(Case, number)
    else:
        other = act.work.cases.by_reference(act.text.split()[0].upper())
    return other if other is not None and other.id != act.case.id else None


def _shown(prefix: str, case: Case) -> dict[str, object]:
    return {
        f"{prefix}reference": case.reference,
        f"{prefix}topic": {"say": f"topic-{case.topic}"},
        f"{prefix}place": case.address or {"say": "left-out"},
    }


def _differs(case: Case, main: Case) -> str | dict[str, str]:
    """What residents then read about their case must not surprise them, nor tell of others."""
    same = (case.topic, case.street, case.number) == (main.topic, main.street, main.number)
    return "" if same and case.street else {"say": "staff-join-differs"}


def merge(act: CaseAct) -> Notice | None:
    main = _other(act) if act.choice else None
    if main is None:
        return None
    act.work.merging.join(act.case, main, act.steward, act.of.inbox_id)
    return Notice("staff-joined-now", {"reference": main.reference})


def split(act: CaseAct) -> Notice | None:
    """Offers the reports; the one that is chosen gets a case of its own."""
    reports = [one for one in act.case.reports if one.state is ReportState.SENT]
    if len(reports) < 2:
        return Notice("staff-split-only-one")
    chosen = next((one for one in reports if str(one.id) == act.choice), None)
    if chosen is not None:
        return _split(act, chosen)
    buttons = [
        {**case_button("staff-button-split-one", "split", act.case, one.id), "args": args}
        for one in reports[:MOST_REPORTS]
        if (args := _on_a_button(act, one))
    ]
    act.tell("staff-split-which", buttons)
    return None


def _on_a_button(act: CaseAct, report: Report) -> dict[str, object]:
    name = act.work.cases.name_for_stewards(act.case, report.resident)
    words = next((said["text"] for said in report.words if said["text"]), "…")
    short = name[:NAME_ON_A_BUTTON] if isinstance(name, str) else name
    return {"name": short, "words": words[:WORDS_ON_A_BUTTON].strip()}


def _split(act: CaseAct, report: Report) -> Notice:
    new = act.work.merging.split(act.case, report, act.steward, act.of.inbox_id)
    tell = case_button("staff-button-tell", "tell", new, "split")
    words = Words("staff-split-off", {"reference": act.case.reference}, [tell])
    act.work.outbox.to_staff(words, case_id=new.id)
    return Notice("staff-split-now", {"reference": new.reference})


JOIN, SPLIT = if_allowed(join), if_allowed(split)

MERGING = Part(
    help="staff-help-merging",
    commands={"join": JOIN, "split": SPLIT},
    buttons={"join": JOIN, "merge": if_allowed(merge), "split": SPLIT},
    replies={"staff-join-which": JOIN},
    menu=(
        MenuItem("staff-button-join", "join", OPEN_STATES),
        MenuItem("staff-button-split", "split", OPEN_STATES),
    ),
)
