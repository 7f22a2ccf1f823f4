"""One case with all that is known of it: the one that was asked for, or the one that needs one."""

import re
from typing import Any

from bot.staff.acts import Act, CaseAct, Notice
from bot.staff.cards import Known, card_buttons, card_text
from bot.staff.overview.lines import span
from bot.staff.overview.naming import dutch_name
from bot.staff.overview.views import carried
from bot.staff.texts import STAFF_LANGUAGE
from storage.models import Case
from storage.vocabulary import Priority

FOUND_LIST = re.compile(r"f([0-9]{1,14})\.([0-9]{1,4})")
"""How a button says that one came from what was found: the search's message, and the page."""
REFERENCE_BEGINS = "BL-"
SUPERGROUP = "-100"
"""How the number of a chat begins that has addresses for its messages (Bot API, Chat.id)."""


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


def show(act: Act, case: Case, why: str = "") -> None:
    """The card where it was asked for; that this steward saw it, is written down."""
    act.work.queue.viewed(case, act.steward)
    known = Known.of(act.work, case)
    buttons: list[dict[str, Any]] = [
        {"label": label, "args": args, "data": data}
        for label, args, data in card_buttons(case, known)
    ]
    if link := topic_link(act.incoming.chat_id, case):
        buttons.append({"label": "staff-button-topic", "data": link})
    if back := _back(act):
        buttons.append({"label": "staff-button-back", "data": back})
    card = card_text(act.tools.texts, case, known)
    if why:
        act.answer("staff-next", buttons, card=card, why=why)
    else:
        act.answer("staff-case", buttons, card=card)


def topic_link(chat_id: int, case: Case) -> str | None:
    """The address of the case's topic, or of its card; a plain group's messages have none."""
    chat, message = str(chat_id), case.thread_id or case.card_id
    if message is None or not chat.startswith(SUPERGROUP):
        return None
    return f"https://t.me/c/{chat.removeprefix(SUPERGROUP)}/{message}"


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
