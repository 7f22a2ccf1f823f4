"""An answer to the resident: a draft with a preview, then sent, changed, corrected or dropped."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, case_button
from bot.staff.answering import phrases, sending
from bot.staff.answering.edits import edited
from bot.staff.answering.preview import LONGEST_REPLY, show
from bot.staff.links import topic_buttons
from bot.staff.whom import addressed
from storage.replies import Answer
from storage.vocabulary import OPEN_STATES

RESIDENTS_WORDS = (
    "staff-card",
    "staff-case",
    "staff-next",
    "staff-resident-wrote",
    "staff-resident-corrected",
    "staff-joined",
    "staff-happened-again",
    "staff-reopened",
    "staff-alarm",
    "staff-wants-a-person",
    "staff-file",
    "staff-reply-how",
)
"""A Telegram-reply to one of these is an answer to the resident; to anything else, a note."""


def ask_for_words(act: CaseAct) -> None:
    act.tell("staff-reply-how", [case_button("staff-button-phrases", "phrases", act.case)])


def reply(act: CaseAct) -> Notice | None:
    """Shows exactly what the resident would get, and asks whether to send it."""
    incoming = act.of.incoming
    if not act.text and incoming.file is None:
        return Notice("staff-reply-empty")
    if len(act.text) > LONGEST_REPLY:
        return Notice("staff-reply-too-long", {"most": LONGEST_REPLY})
    answer = Answer(act.text, file=incoming.file, written_in=incoming.message_id)
    show(act, addressed(act), answer)
    _say_where(act)
    return None


def _say_where(act: CaseAct) -> None:
    """Who answered from a list, finds the preview in the case's own topic."""
    thread, here = act.case.thread_id, act.of.incoming
    if thread is not None and thread != here.thread_id:
        buttons = topic_buttons(here.chat_id, act.case)
        act.of.answer("staff-preview-there", buttons, reference=act.case.reference)


ANSWERING = Part(
    help="staff-help-answering",
    commands={"reply": reply, "phrase": phrases.choose, "p": phrases.choose},
    buttons={"reply": ask_for_words, "phrases": phrases.choose, "phrase": phrases.pick},
    presses={
        "send": sending.send,
        "change": sending.change,
        "drop": sending.drop,
        "translate": sending.translate,
        "instead": sending.phrase_instead,
    },
    ahead={"translate": sending.fetch_translation},
    replies={
        **dict.fromkeys(RESIDENTS_WORDS, reply),
        **dict.fromkeys(phrases.QUESTIONS.values(), phrases.take_value),
    },
    edited=edited,
    menu=(
        MenuItem("staff-button-reply", "reply", OPEN_STATES),
        MenuItem("staff-button-phrases", "phrases", OPEN_STATES),
    ),
)
