"""A steward changes their own message: the preview is made anew, or a correction is offered."""

from dataclasses import replace

from bot.staff.acts import CaseAct, Notice
from bot.staff.answering.preview import LONGEST_REPLY, show
from storage.models import OutboxMessage
from storage.replies import answer_of
from storage.vocabulary import OutboxState

UNSENT = (OutboxState.DRAFT, OutboxState.CANCELLED)


def edited(act: CaseAct) -> Notice | None:
    """What follows from an edit depends on what was made of the message before."""
    made = act.work.replies.made_from(act.case, act.of.incoming.message_id)
    if not made:
        _note(act)
        return None
    if len(act.text) > LONGEST_REPLY:
        return Notice("staff-reply-too-long", {"most": LONGEST_REPLY})
    if not _says_the_same(act, made[0]):
        _anew(act, made)
    return None


def _says_the_same(act: CaseAct, newest: OutboxMessage) -> bool:
    """Telegram also tells of changes that nobody sees, such as a link's picture."""
    before, file = answer_of(newest), act.of.incoming.file
    same_file = (file or {}).get("file_id") == (before.file or {}).get("file_id")
    return act.text == (before.original or before.words) and (same_file or not file)


def _anew(act: CaseAct, made: list[OutboxMessage]) -> None:
    """A preview of the new words: a correction once something of this message was sent."""
    newest, file = made[0], act.of.incoming.file
    sent = next((row for row in made if row.state not in UNSENT), None)
    if newest.resident is None or not (act.text or file):
        return
    act.work.replies.drop(newest, "edited")
    answer = replace(answer_of(newest), words=act.text, original=None, file=file)
    if sent is not None:
        had = answer_of(sent).file
        new_file = file if file and (had or {}).get("file_id") != file["file_id"] else None
        answer = replace(answer, corrects=True, file=new_file)
    show(act, newest.resident, answer)


def _note(act: CaseAct) -> None:
    lane = act.work.inbox.get(act.of.inbox_id).lane
    note = act.work.inbox.by_message(lane, act.of.incoming.message_id)
    if note is not None:
        command = act.of.incoming.command
        text = f"/{command} {act.text}" if command else act.text
        act.work.replies.correct_note(act.case, act.steward, text, note.id, act.of.inbox_id)
