"""How a turn ends: answered, kept for later, or put aside for a person."""

from itertools import takewhile

from bot.incoming import Incoming, Kind, read
from bot.kept import keep_as_report
from bot.speaker import Reception, Speaker
from storage import Store, UnitOfWork
from storage.dossier import whole_words
from storage.models import Case, Conversation, InboxMessage, Resident
from storage.outbox import SPEAKER, Words

DANGER = "emergency-call"
"""The first words to who is in danger (flows/safety)."""


class Endings:
    """Writes the end of residents' turns."""

    def __init__(self, store: Store, reception: Reception, channel: str) -> None:
        self._store, self._reception, self._channel = store, reception, channel

    def answer(self, inbox_id: int, speaker: Speaker, words: list[Words]) -> None:
        """Answers and done, in one transaction; a case opened ends the conversation, but not one
        that a steward holds."""
        with self._store.begin() as work:
            resident = work.residents.get(speaker.resident_id)
            for one in with_notice(work, resident, words):
                work.outbox.to_resident(
                    resident, one, inbox_id=inbox_id, conversation_id=speaker.conversation_id
                )
            conversation = work.session.get_one(Conversation, speaker.conversation_id)
            work.residents.answered(conversation)
            held = work.residents.case_in_talk(conversation) is not None
            if work.cases.opened_by(inbox_id) is not None and not held:
                work.residents.end_conversation(conversation)
            work.inbox.done(inbox_id)
            work.commit()

    def in_silence(self, inbox_id: int) -> None:
        """Done, with nothing to say."""
        with self._store.begin() as work:
            work.inbox.done(inbox_id)
            work.commit()

    def outage(self, incoming: Incoming, message: InboxMessage) -> None:
        """Rasa is away: says so once per outage, and shows the words to the stewards."""
        self.out_of_order(incoming, message, self._reception.meet(incoming))

    def out_of_order(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> None:
        """The same, to whom we know already."""
        with self._store.begin() as work:
            resident = work.residents.get(speaker.resident_id)
            conversation = work.session.get_one(
                Conversation, speaker.conversation_id, with_for_update=True
            )
            if conversation.out_of_order_since is None:
                conversation.out_of_order_since = work.now
                said = _for_stewards(work, incoming, message, resident)
                self._tell_of_outage(work, resident, said)
            work.commit()

    @staticmethod
    def _tell_of_outage(work: UnitOfWork, resident: Resident, words: str) -> None:
        for one in with_notice(work, resident, [Words("kept-for-later")]):
            work.outbox.to_resident(resident, one)
        name = work.cases.name_in_general(resident)
        args = {"name": name, "words": words or "…", SPEAKER: resident.id}
        work.outbox.to_staff(Words("staff-kept-for-later", args))

    def kept(self, speaker: Speaker, message: InboxMessage) -> Case | None:
        """Rasa stays away: the words that wait become a report, which the stewards see.

        None when they do not wait any more, or were said in a private talk. What comes later in
        the same outage goes to the same case. A message that is neither text nor command waits on,
        with all behind it.
        """
        with self._store.begin() as work:
            conversation = work.session.get_one(Conversation, speaker.conversation_id)
            if conversation.private_since is not None:
                return None
            resident = work.residents.get(speaker.resident_id)
            waiting = work.inbox.take(message.id)
            public = takewhile(lambda row: not in_private(work, resident.id, row), waiting)
            case = keep_as_report(work, resident, speaker, list(public))
            work.commit()
        return case

    def put_aside(self, incoming: Incoming, message: InboxMessage) -> bool:
        """Parks a message that waits; False when it does not wait any more."""
        with self._store.begin() as work:
            waiting = work.inbox.take(message.id)
            if waiting:
                work.inbox.park(waiting[0])
                self.parked(work, incoming, message)
            work.commit()
        return bool(waiting)

    def parked(self, work: UnitOfWork, incoming: Incoming, message: InboxMessage) -> None:
        """A message that fails by itself: a person looks at it, and the resident is told, but not
        out of the blue: a draft goes while nobody writes."""
        resident = work.residents.find(self._channel, incoming.chat_id)
        if resident is not None and incoming.kind is not Kind.DRAFT:
            work.outbox.to_resident(resident, Words("could-not-handle"))
        name = work.cases.name_in_general(resident) if resident else incoming.first_name
        told = {
            "inbox": message.id,
            "name": name or {"say": "staff-anonymous"},
            "words": _for_stewards(work, incoming, message, resident) or "…",
            **({SPEAKER: resident.id} if resident else {}),
        }
        work.outbox.to_staff(Words("staff-parked", told))


def in_private(work: UnitOfWork, resident_id: int, message: InboxMessage) -> bool:
    """Whether it came in one of the resident's private talks, or changes what came in one."""
    original = work.inbox.by_message(message.lane, read(message.payload).message_id)
    said = [message, original] if original else [message]
    return any(work.forgetting.in_private(resident_id, one) for one in said)


def _for_stewards(
    work: UnitOfWork, incoming: Incoming, message: InboxMessage, resident: Resident | None
) -> str:
    """What stewards may read of a message: a resident's words or command, but not what was said in
    private, nor the secret of a link; of a draft the report."""
    if incoming.kind is Kind.DRAFT:
        return _report_of(work, message)
    if not incoming.private or (resident and _stays_private(work, message, resident)):
        return ""
    if incoming.text and not incoming.opens_link:
        return incoming.text
    return f"/{incoming.command}" if incoming.command else ""


def _report_of(work: UnitOfWork, message: InboxMessage) -> str:
    """The words of the draft that is sent as it is (bot/drafts.py), unless it was dropped since."""
    report = work.reports.passed_on(message)
    return whole_words(report) if report else ""


def _stays_private(work: UnitOfWork, message: InboxMessage, resident: Resident) -> bool:
    """Whether it was said in private, or would be heard there."""
    talk = work.residents.current_conversation(resident)
    now = talk is not None and talk.private_since is not None
    return now or in_private(work, resident.id, message)


def with_notice(work: UnitOfWork, resident: Resident, words: list[Words]) -> list[Words]:
    """The first answer ever brings the notice along, and before it; but what to do in danger comes
    before everything."""
    notice = work.consents.take_notice(resident) if words else None
    if notice is None:
        return words
    in_danger = any(one.say == DANGER for one in words)
    return [*words, notice] if in_danger else [notice, *words]
