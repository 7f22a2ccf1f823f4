"""Albums: photos sent together are one message to people, and several to the Bot API."""

from bot.incoming import Incoming, read
from bot.speaker import Speaker
from bot.speech import has_words, plain
from storage import Store, UnitOfWork
from storage.models import InboxMessage, Report
from storage.outbox import Words
from storage.vocabulary import ReportState

LOOK_BACK = 20
"""How many messages back we look for the rest of an album. It holds ten at most (Bot API,
sendMediaGroup), and comes in one go."""


class Albums:
    """Lets an album count as one message: only one of it is answered."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def goes_along(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> bool:
        """Puts a file where the album's first one went, without an answer, and ends the turn.

        False when there is something to answer: the album's first message, its first words, or
        the first that could be kept.
        """
        with self._store.begin() as work:
            earlier = _earlier(work, incoming, message)
            heard = any(has_words(said) for said in earlier.values())
            if not earlier or (has_words(incoming.text) and not heard):
                return False
            if not _added(work, incoming, message, speaker, list(earlier)):
                return False
            work.inbox.done(message.id)
            work.commit()
            return True

    def not_yet_said(
        self, incoming: Incoming, message: InboxMessage, refusal: Words
    ) -> list[Words]:
        """The refusal, or nothing when another file of the album was refused for the same."""
        with self._store.read() as work:
            earlier = list(_earlier(work, incoming, message))
            return [] if work.outbox.answered(message.lane, earlier, refusal.say) else [refusal]


def _earlier(work: UnitOfWork, incoming: Incoming, message: InboxMessage) -> dict[int, str]:
    """The words of each message of the same album that came before, by its inbox id."""
    if not incoming.album:
        return {}
    before = {row.id: read(row.payload) for row in work.inbox.before(message, LOOK_BACK)}
    return {id: one.text for id, one in before.items() if one.album == incoming.album}


def _added(
    work: UnitOfWork,
    incoming: Incoming,
    message: InboxMessage,
    speaker: Speaker,
    earlier: list[int],
) -> bool:
    """Adds it to the draft, or when that was sent meanwhile to its case; False without either."""
    said, file = plain(incoming.text), incoming.file
    report = work.reports.with_album(speaker.resident_id, incoming.album)
    if report is not None and report.state is ReportState.DRAFT:
        work.reports.keep_words(
            report.resident_id,
            report.flow,
            report.conversation_key,
            message.id,
            said,
            file,
            album=incoming.album,
        )
        return True
    case_id = _case_of(work, report, speaker, earlier)
    if case_id is None:
        return False
    case, resident = work.cases.get(case_id), work.residents.get(speaker.resident_id)
    work.cases.resident_wrote(case, resident, message.id, said, file=file)
    return True


def _case_of(
    work: UnitOfWork, report: Report | None, speaker: Speaker, earlier: list[int]
) -> int | None:
    """The case of a report that was sent, or of an album that came while a case was open."""
    if report is not None:
        return report.case_id
    cases = (work.cases.of_message(speaker.resident_id, inbox_id) for inbox_id in earlier)
    return next((case.id for case in cases if case), None)
