"""Edited messages: a correction goes where the message itself went."""

from bot.incoming import Incoming
from storage import UnitOfWork
from storage.models import InboxMessage
from storage.vocabulary import ReportState


def correct(
    work: UnitOfWork, incoming: Incoming, edit: InboxMessage, resident_id: int, words: str
) -> bool:
    """Adds the new words to the draft or case that holds the message; False when none does.

    What was said in a talk that left no trace in a report goes to the draft under way, but for
    what was said in private: that goes to nobody.
    """
    original = work.inbox.by_message(edit.lane, incoming.message_id)
    report = work.reports.holding(resident_id, original.id) if original else None
    case = work.cases.of_message(resident_id, original.id) if original else None
    if case is not None:
        resident = work.residents.get(resident_id)
        work.cases.resident_wrote(case, resident, edit.id, words, correction=True)
        return True
    if report is None and original and work.forgetting.in_private(resident_id, original):
        return False
    drafts = work.reports.drafts(resident_id)
    draft = report if report and report.state is ReportState.DRAFT else next(iter(drafts), None)
    if draft is None:
        return False
    work.reports.correct_words(draft, edit.id, words)
    return True
