"""The buttons of a preview: send, change, drop, translate, a phrase instead."""

import asyncio
import logging
from dataclasses import dataclass, replace

from bot.staff.acts import Act, CaseAct, Notice, Tools, not_allowed
from bot.staff.answering.languages import language_of
from bot.staff.answering.phrases import begin
from bot.staff.answering.preview import LONGEST_REPLY, draft_of, ended, show
from bot.translation import NotTranslated
from storage import NotAllowed, Store
from storage.models import Case, OutboxMessage, Resident
from storage.outbox import Words
from storage.replies import SAYS, Answer, answer_of
from storage.vocabulary import OutboxState

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Draft:
    """An answer that is not sent yet."""

    row: OutboxMessage
    case: Case
    resident: Resident

    @property
    def answer(self) -> Answer:
        return answer_of(self.row)


def _draft(act: Act) -> Draft | Notice | None:
    """The draft of the pressed button; what to say instead when it is one no more."""
    row = draft_of(act)
    if row is None or row.case is None or row.resident is None:
        return None
    if row.state is OutboxState.DRAFT:
        return Draft(row, row.case, row.resident)
    return Notice(ended(row))


def _answer(act: Act) -> Draft | Notice | None:
    """The same, for what is only done with answers: a made-up button may name another's draft."""
    draft = _draft(act)
    return None if isinstance(draft, Draft) and draft.row.say not in SAYS else draft


def send(act: Act) -> Notice | None:
    draft = _answer(act)
    if not isinstance(draft, Draft):
        return draft
    try:
        case = act.work.replies.send(draft.row, act.steward)
    except NotAllowed as error:
        return not_allowed(error)
    act.work.residents.hand_to_steward(draft.resident, case)
    return Notice("staff-sent")


def change(act: Act) -> Notice | None:
    draft = _answer(act)
    if not isinstance(draft, Draft):
        return draft
    act.work.replies.drop(draft.row, "change")
    act.work.outbox.to_staff(Words("staff-reply-how"), case_id=draft.case.id)
    return Notice("staff-reply-dropped")


def drop(act: Act) -> Notice | None:
    draft = _draft(act)
    if not isinstance(draft, Draft):
        return draft
    act.work.replies.drop(draft.row, "drop")
    return Notice("staff-reply-dropped")


def phrase_instead(act: Act) -> Notice | None:
    """One of the nearest phrases takes the place of words in another language."""
    draft, phrase = _answer(act), act.tools.phrases.get(act.choice)
    if not isinstance(draft, Draft):
        return draft
    if phrase is None:
        return Notice("staff-phrase-gone")
    act.work.replies.drop(draft.row, "phrase")
    begin(CaseAct(act, draft.case), phrase, draft.resident)
    return None


async def fetch_translation(store: Store, tools: Tools, number: int) -> str | None:
    """The words of a draft in the resident's language; None when there is no translation."""

    def wanted() -> tuple[str, str] | None:
        with store.read() as work:
            row = work.outbox.get(number)
            if row is None or row.say not in SAYS or row.resident is None:
                return None
            if row.state is not OutboxState.DRAFT:
                return None
            return answer_of(row).words, row.resident.language

    asked = await asyncio.to_thread(wanted)
    if asked is None or tools.translator is None:
        return None
    words, target = asked
    source = await asyncio.to_thread(language_of, words)
    try:
        return await tools.translator.translate(words, source or "auto", target)
    except NotTranslated as error:
        logger.warning("not_translated why=%s", error)
        return None


def translate(act: Act) -> Notice | None:
    """A preview of the translation; without one the words can still be sent as they are."""
    draft = _answer(act)
    if not isinstance(draft, Draft):
        return draft
    words, answer = act.brought, draft.answer
    if not words or len(words) + len(answer.words) > LONGEST_REPLY:
        act.work.outbox.to_staff(Words("staff-not-translated"), case_id=draft.case.id)
        return None
    act.work.replies.drop(draft.row, "translated")
    translated = replace(answer, words=words, original=answer.words)
    show(CaseAct(act, draft.case), draft.resident, translated)
    return None
