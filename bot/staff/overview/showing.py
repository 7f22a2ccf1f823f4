"""One case with all that is known of it: the one that was asked for, or the one that needs one."""

import re
from typing import Any

from bot.staff.acts import SHOWS, Act, CaseAct, Notice
from bot.staff.cards import Known, card_buttons, card_text
from bot.staff.links import topic_buttons
from bot.staff.overview.lines import span
from bot.staff.overview.naming import dutch_name
from bot.staff.overview.views import carried
from bot.staff.texts import STAFF_LANGUAGE
from storage.models import Case
from storage.vocabulary import Priority

FOUND_LIST = re.compile(r"f([0-9]{1,14})\.([0-9]{1,4})")
"""How a button says that one came from what was found: the search's message, and the page."""
REFERENCE_BEGINS = "BL-"
BACK = "staff-button-back"


def case_named(act: CaseAct) -> Notice | None:
    """`/case` in a topic, or with a reference; the reference counts more than the topic."""
    case = _named(act.of, act.text) if act.text else act.case
    if case is None:
        return Notice("staff-case-unknown")
    show(act.of, case)
    return None


def case_unknown(act: Act) -> Notice | None:
    """`/case` with a reference that lacks its beginning, or with none that is known."""
    case = _named(act, act.incoming.text)
    if case is None:
        return Notice("staff-case-unknown")
    show(act, case)
    return None


def _named(act: Act, words: str) -> Case | None:
    """The case of a reference, with its beginning or without."""
    number = words.strip().upper().removeprefix(REFERENCE_BEGINS)
    return act.work.cases.by_reference(f"{REFERENCE_BEGINS}{number}")


def opened(act: CaseAct) -> None:
    """A button of a list."""
    show(act.of, act.case)


def next_case(act: Act) -> Notice | None:
    """`/next`: one's own that waits longest, else the best of nobody."""
    queue, steward = act.work.queue, act.steward
    languages = {STAFF_LANGUAGE, *steward.languages}
    if case := queue.longest_unanswered(steward):
        show(act, case, _why_own(act, case))
    elif case := queue.best_unclaimed(steward, languages):
        show(act, case, _why_best(act, case, languages))
    else:
        return Notice("staff-next-none")
    return None


def show(act: Act, case: Case, why: str = "", back: str | None = None) -> None:
    """The card where it was asked for; that this steward saw it, is written down.

    `back` is what its button back to the list carries, if not what led here.
    """
    act.work.queue.viewed(case, act.steward)
    known = Known.of(act.work, case)
    buttons: list[dict[str, Any]] = [
        {"label": label, "args": args, "data": data}
        for label, args, data in card_buttons(case, known)
    ]
    buttons += topic_buttons(act.incoming.chat_id, case)
    if back := back or _back(act):
        buttons.append({"label": BACK, "data": back})
    card = card_text(act.tools.texts, case, known)
    if why:
        act.answer("staff-next", buttons, card=card, why=why, **{SHOWS: case.id})
    else:
        act.answer("staff-case", buttons, card=card, **{SHOWS: case.id})


def refreshed(act: CaseAct) -> None:
    """A button under such a card was pressed: it shows the case as it is now."""
    pressed = act.of.pressed
    if pressed is None or pressed.args.get(SHOWS) != act.case.id:
        return
    back = next((one["data"] for one in pressed.buttons if one["label"] == BACK), None)
    show(act.of, act.case, back=back)


def _back(act: Act) -> str | None:
    """What the button carries that leads back to the list one came from."""
    if found := FOUND_LIST.fullmatch(act.choice):
        return f"s:find:{found[1]}:{found[2]}"
    view = carried(act.choice, act.tools, act.steward)
    return f"s:queue:0:{view.carried()}" if view else None


def _why_own(act: Act, case: Case) -> str:
    waits = span(act.work.now - (case.waits_since or act.work.now))
    return act.tools.texts.render("staff-next-own", {"span": waits})


def _why_best(act: Act, case: Case, languages: set[str]) -> str:
    texts, language = act.tools.texts, dutch_name(case.language)
    reasons = [
        texts.render("staff-why-urgent") if case.urgent else "",
        texts.render("staff-why-high") if case.priority is Priority.HIGH else "",
        texts.render("staff-why-language", {"language": language})
        if case.language in languages
        else "",
        texts.render("staff-why-area") if case.neighbourhood in act.steward.neighbourhoods else "",
        texts.render(
            "staff-why-waits", {"span": span(act.work.now - (case.waits_since or act.work.now))}
        ),
    ]
    return texts.render("staff-next-best", {"why": ", ".join(filter(None, reasons))})
