"""A steward's answers to a resident: drafts, who is at work on them, sending, correcting."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.columns import storable
from storage.dossier import Dossier
from storage.models import Case, CaseEvent, OutboxMessage, Resident, Steward
from storage.outbox import BY_WORD_OF_MOUTH, Outbox, Words
from storage.vocabulary import EventTag, OutboxState

MADE_BY, FROM, ANSWER = "_steward", "_from", "_answer"
"""Variables of an answer that nobody reads: the steward's id, the number of the message in the
steward chat that it was written in, and the whole `Answer`."""
FILE = "_file"
"""The variable of a message that is a copy of a message with a file (see `Incoming.file`)."""
UNDER_WAY, JUST_NOW = timedelta(hours=1), timedelta(minutes=10)
"""How long a draft counts as being written, and an answer as one that was just given."""
SAYS = ("steward-answer", "steward-sends", "steward-correction")


@dataclass(frozen=True)
class Answer:
    """What a steward wishes to say: `words` as the resident will read them.

    `file` goes after them. `original` is what the steward wrote where a machine translated it,
    `dutch` the Dutch of a phrase that is kept in four languages. `written_in` is the number of the
    message in the steward chat that holds it, if one does. `corrects`: an answer that the
    resident has already.
    """

    words: str = ""
    file: dict[str, Any] | None = None
    original: str | None = None
    dutch: str | None = None
    written_in: int | None = None
    corrects: bool = False

    @property
    def say(self) -> str:
        if self.corrects:
            return "steward-correction"
        return "steward-answer" if self.words else "steward-sends"

    def as_data(self) -> dict[str, Any]:
        """What is set, as JSON and every database can hold it."""
        return {
            name: storable(value) if isinstance(value, str) else value
            for name, value in vars(self).items()
            if value
        }


@dataclass(frozen=True)
class AtWork:
    """A colleague who is answering too; `minutes` since they did, None while they write."""

    first_name: str
    minutes: int | None = None


class Replies:
    def __init__(
        self, session: Session, now: datetime, cases: Cases, outbox: Outbox, dossier: Dossier
    ) -> None:
        self._session, self._now = session, now
        self._cases, self._outbox, self._dossier = cases, outbox, dossier

    def draft(
        self, case: Case, resident: Resident, steward: Steward, answer: Answer
    ) -> OutboxMessage:
        """What the resident would get, not yet sent."""
        args: dict[str, Any] = {
            "reference": case.reference,
            "steward": steward.first_name,
            MADE_BY: steward.id,
            ANSWER: answer.as_data(),
        }
        if answer.words:
            args["words"] = _words(answer)
        if answer.written_in is not None:
            args[FROM] = answer.written_in
        return self._outbox.to_resident(
            resident, Words(answer.say, args), case_id=case.id, draft=True
        )

    def at_work(self, case: Case, steward: Steward) -> list[AtWork]:
        """Colleagues with a draft under way, and the one who answered last, if just now."""
        drafts = [
            row.args[MADE_BY]
            for row in self._of_case(case)
            if row.state is OutboxState.DRAFT
            and row.created_at > self._now - UNDER_WAY
            and row.args[MADE_BY] != steward.id
        ]
        found = [AtWork(self._name(one)) for one in dict.fromkeys(drafts)]
        sent = self._session.scalars(
            select(CaseEvent)
            .where(
                CaseEvent.case_id == case.id,
                CaseEvent.tag.in_((EventTag.REPLIED, EventTag.ANSWER_CORRECTED)),
                CaseEvent.steward_id != steward.id,
                CaseEvent.at > self._now - JUST_NOW,
            )
            .order_by(CaseEvent.id.desc())
        ).first()
        if sent and sent.steward_id:
            minutes = (self._now - sent.at) // timedelta(minutes=1)
            found.append(AtWork(self._name(sent.steward_id), minutes))
        return found

    def made_from(self, case: Case, message_id: int) -> list[OutboxMessage]:
        """The answers written in that message of the steward chat, the newest first."""
        return [row for row in self._of_case(case) if row.args.get(FROM) == message_id]

    def drop(self, draft: OutboxMessage, why: str) -> None:
        """It will not be sent; of what was sent already nothing changes."""
        self._dossier.hold(draft)
        if draft.state is OutboxState.DRAFT:
            self._outbox.ended(draft, OutboxState.CANCELLED, why)

    def send(self, draft: OutboxMessage, steward: Steward) -> Case:
        """Sends a draft, its file after it; a second press on the same button does nothing more.

        Raises NotAllowed where the case cannot be claimed by this steward.
        """
        case = self._cases.get(draft.case_id or 0)
        self._dossier.hold(case)
        self._dossier.hold(draft)
        if draft.state is not OutboxState.DRAFT:
            return case
        draft.state = OutboxState.WAITING
        answer = answer_of(draft)
        if answer.file and draft.resident:
            args = {
                "reference": draft.args["reference"],
                "steward": draft.args["steward"],
                FILE: answer.file,
            }
            words = Words("steward-sends", args)
            self._outbox.to_resident(draft.resident, words, case_id=case.id)
        if draft.resident and draft.resident.has_no_chat:
            self._outbox.ended(draft, OutboxState.CANCELLED, BY_WORD_OF_MOUTH)
        self._cases.person_answered(case, steward)
        kept = {name: value for name, value in answer.as_data().items() if name != "words"}
        self._dossier.event(
            case,
            EventTag.ANSWER_CORRECTED if answer.corrects else EventTag.REPLIED,
            steward=steward,
            text=answer.words,
            data={**kept, "outbox": draft.id, "resident": draft.resident_id},
        )
        return case

    def correct_note(self, case: Case, steward: Steward, text: str, note: int, edit: int) -> None:
        """A note that was edited: the new words are a note of their own, once per edit.

        `note` and `edit` are inbox ids. What was no note stays what it was.
        """
        if self._dossier.happened(case, EventTag.NOTED, note):
            self._cases.note(case, steward, text, edit)

    def _of_case(self, case: Case) -> list[OutboxMessage]:
        """All answers of a case, the newest first; found by their residents' lanes."""
        lanes = {one.resident.lane for one in case.reports}
        rows = self._session.scalars(
            select(OutboxMessage)
            .where(OutboxMessage.lane.in_(lanes), OutboxMessage.case_id == case.id)
            .where(OutboxMessage.say.in_(SAYS))
            .order_by(OutboxMessage.id.desc())
        )
        return [row for row in rows if ANSWER in row.args]

    def _name(self, steward_id: int) -> str:
        return self._session.get_one(Steward, steward_id).first_name


def answer_of(draft: OutboxMessage) -> Answer:
    """What the steward of a draft wishes to say."""
    return Answer(**draft.args[ANSWER])


def _words(answer: Answer) -> str | dict[str, Any]:
    """As a variable of the text: a translation says what it is, with the original below."""
    words = storable(answer.words)
    if answer.original is None:
        return words
    args = {"words": words, "original": storable(answer.original)}
    return {"say": "steward-translation", "args": args}
