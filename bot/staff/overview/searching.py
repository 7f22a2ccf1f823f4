"""Finding cases by words. A button carries the message that asked: its words may be any."""

from typing import Any

from bot.incoming import read
from bot.staff.acts import Act, Notice
from bot.staff.overview.lines import line
from bot.staff.overview.lists import A_PAGE, case_button_in_list
from storage.finding import folded
from storage.models import InboxMessage
from storage.vocabulary import Look

SHORTEST_SEARCH = 2
"""Letters and digits: one alone is in every case."""


def find(act: Act) -> Notice | None:
    """`/find` with words."""
    return _found(act, act.incoming.text, act.inbox_id, 0)


def turn_to(act: Act) -> Notice | None:
    """A button that shows a page of what was found."""
    asked = act.work.session.get(InboxMessage, act.number)
    message = read(asked.payload) if asked else None
    ours = message and message.command == "find" and message.chat_id == act.incoming.chat_id
    if message is None or not ours or not act.choice.isdecimal() or len(act.choice) > 4:
        return Notice("staff-find-old")
    return _found(act, message.text, act.number, int(act.choice))


def _found(act: Act, words: str, asked: int, page: int) -> Notice | None:
    if len(folded(words)) < SHORTEST_SEARCH:
        return Notice("staff-find-how")
    found = act.work.finding.cases(words, page * A_PAGE, A_PAGE + 1)
    if not found:
        return Notice("staff-find-none", {"words": words})
    cases, texts = found[:A_PAGE], act.tools.texts
    buttons = [case_button_in_list(case, f"f{asked}.{page}") for case in cases]
    if page:
        buttons.append(_turn("staff-button-earlier", asked, page - 1))
    if len(found) > A_PAGE:
        buttons.append(_turn("staff-button-further", asked, page + 1))
    act.work.accesses.looked(Look.SEARCH, act.steward, cases)
    lines = "\n".join(line(texts, case, act.work.now) for case in cases)
    act.answer("staff-found", buttons, words=words, lines=lines)
    return None


def _turn(label: str, asked: int, page: int) -> dict[str, Any]:
    return {"label": label, "data": f"s:find:{asked}:{page}"}
