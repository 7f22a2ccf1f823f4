"""What the residents of a case would get: shown to the steward, sent by a press."""

from typing import Any

from bot.delivery import resident_letter
from bot.staff.acts import CaseAct, Notice
from bot.staff.previews import send_or_drop
from storage.models import Case
from storage.outbox import Words
from storage.vocabulary import ClosedReason

SAYS = "steward-says"
"""The text of these drafts."""


def preview(
    act: CaseAct, text: dict[str, Any], words: str = "", closes: ClosedReason | None = None
) -> Notice | None:
    """Shows a text of ours with the steward's words under it, in each language once.

    `closes`: sending it closes the case.
    """
    said = [text, *(["", words] if words else [])]
    args = {
        "steward": act.steward.first_name,
        "reference": act.case.reference,
        "topic": _topic(act.case),
        "said": {"lines": said},
        "words": words,
    }
    drafts = act.work.telling.draft(act.case, Words(SAYS, args), closes)
    if not drafts:
        return Notice("staff-tell-nobody")
    tools = act.of.tools
    letters = {
        one.language: resident_letter(tools.residents, draft, one.language, one.chat_id).text
        for draft in drafts
        if (one := draft.resident)
    }
    act.tell(
        "staff-tell-preview",
        send_or_drop(drafts[0], "told", "drop"),
        count=len(drafts),
        languages=", ".join(tools.texts.language_name(one) for one in letters),
        words="\n\n".join(letters.values()),
    )
    return None


def _topic(case: Case) -> dict[str, str]:
    """Of what must stay unsaid where others look over a shoulder, not a word."""
    topic = "help_general" if case.no_automatic_messages else case.topic
    return {"say": f"topic-{topic}"}
