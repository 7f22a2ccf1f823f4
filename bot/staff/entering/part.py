"""Entering a report for somebody: the questions one by one, then all at once, then Send."""

from typing import Any

from bot.staff.acts import EDITS, THREAD, Act, MenuItem, Notice, Part
from bot.staff.entering.form import (
    BY_KEY,
    QUESTIONS,
    SUMMARY,
    Choice,
    Form,
    entered,
    next_question,
    summary,
    with_choice,
    with_words,
)
from bot.staff.entering.linking import link
from bot.staff.entering.telling import told
from storage.entering import FORM
from storage.models import OutboxMessage
from storage.outbox import Words
from storage.vocabulary import OPEN_STATES, Audience

SEND, CANCEL = "send", "cancel"
ANSWER = "enter"
"""The verb of all buttons of the form; what is asked stands in the row that they hang under."""


def begin(act: Act) -> None:
    _ask(act, {})


def pressed(act: Act) -> Notice | None:
    """A button of the newest question; an older one does nothing any more."""
    row = act.work.outbox.get(act.number)
    if row is None or row.audience is not Audience.STAFF or FORM not in row.args:
        return None
    if act.choice == CANCEL:
        return _cancel(act, row)
    if row.say == SUMMARY:
        return _send(act, row) if act.choice == SEND else None
    question = BY_KEY.get(row.say)
    form = with_choice(act, question, row.args[FORM], act.choice) if question else None
    return _go_on(act, row, form) if form is not None else None


def written(act: Act) -> Notice | None:
    """A Telegram-reply to a question."""
    row = act.replied_to
    question = BY_KEY.get(row.say) if row else None
    if row is None or question is None:
        return None
    if FORM not in row.args:  # it was emptied since: by age, or with the person
        return Notice("staff-report-answered")
    if not question.longest:
        return Notice("staff-report-press")
    if not act.text:
        return Notice("staff-report-empty")
    if len(act.text) > question.longest:
        return Notice("staff-report-too-long", {"most": question.longest})
    return _go_on(act, row, with_words(question, row.args[FORM], act.text))


def _go_on(act: Act, row: OutboxMessage, form: Form) -> Notice | None:
    if not act.work.entering.answered(row):
        return Notice("staff-report-answered")
    _ask(act, form)
    return None


def _ask(act: Act, form: Form) -> None:
    """The next question, or all that was answered."""
    question = next_question(form)
    if question is None:
        send: Choice = ("staff-button-enter", {}, SEND)
        _say(act, Words(SUMMARY, {**summary(act, form), FORM: form}), [send])
    else:
        _say(act, Words(question.say, {FORM: form}), question.choices(act, form))


def _say(act: Act, words: Words, choices: list[Choice]) -> None:
    """A question where the form is filled in; under a pressed button, in the place of the last."""
    place: dict[str, Any] = {THREAD: act.incoming.thread_id}
    if act.incoming.callback_id:
        place[EDITS] = act.incoming.message_id
    row = act.work.outbox.to_staff(Words(words.say, {**words.args, **place}))
    cancel: Choice = ("staff-button-stop-report", {}, CANCEL)
    # A button names its own row, whose number is known only now.
    row.buttons = [
        {"label": label, "args": args, "data": f"s:{ANSWER}:{row.id}:{choice}"}
        for label, args, choice in (*choices, cancel)
    ]
    row.has_buttons = True


def _cancel(act: Act, row: OutboxMessage) -> Notice | None:
    if not act.work.entering.answered(row):
        return Notice("staff-report-answered")
    act.answer("staff-report-cancelled")
    return None


def _send(act: Act, row: OutboxMessage) -> Notice | None:
    """Once, however often it is pressed."""
    if not act.work.entering.answered(row):
        return Notice("staff-report-answered")
    what = entered(row.args[FORM])
    case, how = act.work.entering.send(what, act.steward, act.inbox_id)
    say = "staff-report-entered" if how == "opened" else "staff-report-joined"
    act.answer(say, reference=case.reference)
    return None


ENTERING = Part(
    help="staff-help-entering",
    commands={"link": link},
    general={"report": begin},
    buttons={"link": link},
    presses={ANSWER: pressed, "passed": told},
    forms={question.say: written for question in QUESTIONS},
    menu=(MenuItem("staff-button-link", "link", OPEN_STATES),),
)
