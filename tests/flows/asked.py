"""Questions that follow-ups asked, and what residents are told when they answer."""

import copy
from datetime import timedelta
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.case.solved import SolvedCheck
from flows.shared.action import TurnAction
from flows.shared.turn import Turn
from storage import Store, UnitOfWork
from storage.models import Case, FollowUp, OutboxMessage
from storage.outbox import Words
from storage.plan import Plan
from storage.vocabulary import Audience, ClosedReason, EventTag, FollowUpState
from tests.storage.arrange import message, open_case, resident, steward

Told = list[dict[str, Any]]


class Talk:
    """A resident's talk with our actions, on a real store; slots live on as in Rasa's tracker."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.slots: dict[str, Any] = {}
        self.form: str | None = None
        self.next: str | None = None

    def asks(self, kind: str) -> int:
        """A question of this kind goes out, about something of its own; its follow-up's number."""
        with self.store.begin() as work:
            new = _causes(work, kind)
            line = work.follow_ups.kind_of(new)
            assert line
            work.follow_ups.ask(new, line)
            work.commit()
            return new.id

    def hears(
        self,
        intent: str,
        action: TurnAction | None = None,
        words: str = "",
        follow_up: int | None = None,
        file: dict[str, Any] | None = None,
        likeliest: str | None = None,
        **entities: Any,
    ) -> Told:
        """What the resident is told after this turn."""
        with self.store.begin() as work:
            resident(work, language="nl")
            inbox_id = message(work)
            work.commit()
        named = [{"entity": name, "value": value} for name, value in entities.items()]
        heard = {
            "text": words or f"/{intent}",
            "intent": {"name": intent, "confidence": 0.95},
            "intent_ranking": [{"name": likeliest or intent, "confidence": 0.95}],
            "entities": named,
            "metadata": {
                "inbox": inbox_id, "resident": 1, "language": "nl", "follow_up": follow_up,
                "file": file,
            },
        }  # fmt: skip
        loop = {"name": self.form} if self.form else {}
        tracker = Tracker("key", self.slots, heard, [], False, None, loop, "action_listen")
        self._turn = action or SolvedCheck(), copy.deepcopy(tracker)
        dispatcher = CollectingDispatcher()
        events = (action or SolvedCheck()).act(dispatcher, tracker, Turn.of(tracker))
        self.slots |= {e["name"]: e["value"] for e in events if e["event"] == "slot"}
        ends = any(e["event"] == "active_loop" and e["name"] is None for e in events)
        self.form = None if ends else self.form
        self.next = next((e["name"] for e in events if e["event"] == "followup"), None)
        told = [one["custom"] for one in dispatcher.messages]
        self._answers(inbox_id, told)
        return told

    def _answers(self, inbox_id: int, told: Told) -> None:
        """As the bot does with what the actions say."""
        with self.store.begin() as work:
            who = resident(work)
            talk = work.residents.conversation(who)
            for one in told:
                words = Words(one["say"], one["args"], one["buttons"])
                work.outbox.to_resident(who, words, inbox_id=inbox_id, conversation_id=talk.id)
            work.commit()

    def tries_again(self) -> Told:
        """What is said when the last turn is tried again: Rasa's tracker is as it was before it."""
        action, tracker = self._turn
        tracker.latest_message["metadata"]["again"] = True
        dispatcher = CollectingDispatcher()
        events = action.act(dispatcher, tracker, Turn.of(tracker))
        self.next = next((e["name"] for e in events if e["event"] == "followup"), None)
        return [one["custom"] for one in dispatcher.messages]

    def presses(self, button: dict[str, Any]) -> Told:
        """Presses a button of an answer."""
        return self.hears(button["intent"], **button["entities"])

    def case(self, follow_up_id: int) -> Case:
        """The case that a follow-up is about, as it is now."""
        with self.store.read() as work:
            found = self._row(work, follow_up_id).case
            assert found
            _ = list(found.events)
            return found

    def state(self, follow_up_id: int) -> tuple[FollowUpState, str | None]:
        """Where the question stands, and its answer."""
        with self.store.read() as work:
            row = self._row(work, follow_up_id)
            return row.state, row.answer

    def events(self, follow_up_id: int, tag: EventTag) -> list[tuple[str | None, dict[str, Any]]]:
        """What happened to its case: words and data of each event with this tag."""
        return [(e.text, e.data or {}) for e in self.case(follow_up_id).events if e.tag is tag]

    def told_to_stewards(self) -> list[str]:
        """The keys of all that went to the steward chat, oldest first."""
        with self.store.read() as work:
            rows = work.session.query(OutboxMessage).filter_by(audience=Audience.STAFF)
            return [row.say for row in rows.order_by(OutboxMessage.id)]

    @staticmethod
    def _row(work: UnitOfWork, follow_up_id: int) -> FollowUp:
        row = work.follow_ups.get(follow_up_id)
        assert row
        return row


def _causes(work: UnitOfWork, kind: str) -> FollowUp:
    """The newest follow-up of this kind, from what causes one."""
    who, an = resident(work, language="nl"), steward(work)
    line = work.follow_ups.kind_of(FollowUp(kind=kind))
    assert line
    if line.after == ["referred"]:
        services = [{"id": "x", "name": "CAW Oost-Vlaanderen en meer"}]
        work.referrals.give(who, message(work), "help_housing", services, {}, "")
    elif kind == "welcome_next":
        work.welcomes.remind(who, "register")
    else:
        case = open_case(work, who)
        if kind in ("appointment", "visit_reminder"):
            plan = Plan(work.now + timedelta(days=4), 60, "Ham 12", "An")
            work.appointments.send(work.appointments.draft(case, who, an, plan), an, message(work))
        elif line.after == ["claimed"]:
            work.cases.claim(case, an)
        else:
            work.cases.resolve(case, an)
        if line.after == ["closed"]:
            work.cases.close(case, ClosedReason.SOLVED, who)
    found = work.session.query(FollowUp).filter_by(kind=kind).order_by(FollowUp.id.desc()).first()
    assert found, kind
    return found
