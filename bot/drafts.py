"""Reports that residents began and left: asked about once; the serious ones passed on in time."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from storage import Store, UnitOfWork
from storage.care import SILENT_TOPICS
from storage.models import Report
from storage.outbox import Words
from storage.reports import passing_on

WAITING = "case"
"""The flow of words whose case was asked for and never named (flows/shared/forms.py)."""
SERIOUS = "serious"
"""The answer by which a form marks a draft that stewards must see (flows/shared/forms.py)."""


@cache
def _beginnings(home: Path) -> dict[str, dict[str, str]]:
    data = yaml.safe_load((home / "flows" / "drafts.yml").read_text("utf-8"))
    return dict(data["drafts"])


def intent_of(home: Path, draft: Report) -> str | None:
    """The intent with which the draft's form begins again; None when it has no form."""
    begins = _beginnings(home).get(draft.flow)
    if begins is None:
        return None
    return str(draft.answers.get(begins["answer"]) or begins["otherwise"])


class Drafts:
    """What the clock does with drafts, in one unit of work each time."""

    def __init__(self, store: Store, home: Path) -> None:
        self._store, self._home = store, home

    def look(self) -> bool:
        """Asks about drafts left idle and passes on old serious ones; whether it did anything."""
        policy = self._store.policy
        city, now = policy.city_time(), self._store.clock()
        if policy.drafts.quiet == "keep" and city.next_open_moment(now) > now:
            return False
        with self._store.begin() as work:
            idle = _at_rest(work, work.reports.idle(work.now - policy.drafts.ask_after))
            for draft in idle:
                self._ask(work, draft)
            kept = _at_rest(work, work.reports.kept(work.now - policy.drafts.pass_on_after))
            for draft in kept:
                if draft.answers.get(SERIOUS):
                    self._pass_on(work, draft)
                work.reports.set_aside(draft)
            work.commit()
        return bool(idle or kept)

    def _ask(self, work: UnitOfWork, draft: Report) -> None:
        work.reports.asked(draft)
        resident, intent = draft.resident, intent_of(self._home, draft)
        if draft.flow == WAITING:
            _to_newest_case(work, draft)
        unwanted = resident.blocked_at or work.residents.wants_no_messages(resident)
        if intent is None or intent in SILENT_TOPICS or unwanted:
            return
        conversation = work.residents.conversation(resident)
        work.outbox.to_resident(
            resident,
            Words("draft-go-on", {"topic": {"say": f"topic-{intent}"}}, _buttons(intent, draft)),
            conversation_id=conversation.id,
            at_most_once=True,
        )

    def _pass_on(self, work: UnitOfWork, draft: Report) -> None:
        """As if the resident had pressed "send": the inbox keeps it, a turn does it."""
        intent, resident = intent_of(self._home, draft), draft.resident
        if intent is None:
            return
        update = {"draft": intent, "chat": {"id": resident.chat_id, "type": "private"}}
        work.inbox.keep(resident.channel, passing_on(draft), resident.lane, update)


def _at_rest(work: UnitOfWork, drafts: list[Report]) -> list[Report]:
    """Those whose resident waits for no answer of ours; what waits may be the press that sends the
    draft, and our question would make it come too late. The others at a later tick."""
    return [draft for draft in drafts if not work.inbox.busy(draft.resident.lane)]


def _buttons(intent: str, draft: Report) -> list[dict[str, Any]]:
    """They name the draft: perhaps another one of its flow is begun before they are pressed."""
    wishes = (("button-go-on", "go_on"), ("button-send-as-it-is", "send"))
    wished = [
        {"label": label, "intent": intent, "entities": {"draft": f"{wish}:{draft.id}"}}
        for label, wish in wishes
    ]
    return [*wished, {"label": "button-cancel", "intent": "cancel", "entities": {}}]


def _to_newest_case(work: UnitOfWork, draft: Report) -> None:
    """Nobody said where the words belong: the stewards of the newest open case see them."""
    for case in work.cases.open_of_resident(draft.resident_id)[:1]:
        for said in draft.words:
            work.cases.resident_wrote(
                case, draft.resident, said["inbox"], said["text"], file=said["file"]
            )
        work.reports.drop(draft)
