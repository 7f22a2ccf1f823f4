"""What the residents of a case would get: shown to the steward, sent by a press."""

from typing import Any

from bot.delivery import resident_letter
from bot.staff.acts import CaseAct, Notice
from storage.models import Case
from storage.outbox import Words
from storage.vocabulary import ClosedReason


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
    drafts = act.work.telling.draft(act.case, Words("steward-says", args), closes)
    if not drafts:
        return Notice("staff-tell-nobody")
    tools, letters = act.of.tools, {}
    for draft in drafts:
        if resident := draft.resident:
            letter = resident_letter(tools.residents, draft, resident.language, resident.chat_id)
            letters[resident.language] = letter.text
    buttons = [
        {"label": "staff-button-send", "data": f"s:told:{drafts[0].id}"},
        {"label": "staff-button-cancel", "data": f"s:drop:{drafts[0].id}"},
    ]
    act.tell(
        "staff-tell-preview",
        buttons,
        count=len(drafts),
        languages=", ".join(tools.texts.language_name(one) for one in letters),
        words="\n\n".join(letters.values()),
    )
    return None


def _topic(case: Case) -> dict[str, str]:
    """Of what must stay unsaid where others look over a shoulder, not a word."""
    topic = "help_general" if case.no_automatic_messages else case.topic
    return {"say": f"topic-{topic}"}
