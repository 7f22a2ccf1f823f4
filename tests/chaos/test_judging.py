"""The verdict over the product finds each thing that must not be, and calls nothing wrong else."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest

from storage import Store
from storage.models import FollowUp, OutboxMessage
from storage.outbox import Words
from storage.policy import load_policy
from storage.vocabulary import CaseKind, FollowUpState, OutboxState
from tests.bot.office import open_case, resident_of, said_by
from tests.chaos.judging import judge
from tests.chaos.ledger import Answered, Ledger, Sent
from tests.chaos.verdict import FAILURES, Verdict
from tests.telegram import Group, Json, Person, TelegramServer

FIRST = 1_000_000
"""Our numbers of updates; lower ones are given by `open_case`."""


@dataclass
class Past:
    """A run in which An and Bo wrote, told by hand."""

    telegram: TelegramServer
    store: Store
    an: Person
    bo: Person
    stewards: Group
    ledger: Ledger = field(default_factory=Ledger)
    _updates: Iterator[int] = field(default_factory=lambda: itertools.count(FIRST))

    def writes(self, person: Person, text: str) -> Json:
        """In Telegram only."""
        message = person.writes(text)
        self.ledger.sends(lambda: Sent(person.id, message["message_id"]))
        return message

    def kept(self, person: Person, *messages: Json) -> int:
        """Messages came in, in this order, and were handled; returns the number of the last."""
        with self.store.begin() as work:
            resident_of(work, person)
            for one in messages:
                chat, number = {"chat": {"id": person.id}}, one["message_id"]
                payload: dict[str, Any] = {"message": {**chat, "message_id": number}}
                lane = f"telegram:{person.id}"
                assert work.inbox.keep("telegram", next(self._updates), lane, payload, number)
                row = work.inbox.by_message(lane, number)
                assert row
                work.inbox.done(row.id)
                last = row.id
            work.commit()
            return last

    def posted(self, person: Person, text: str) -> int:
        """The bot says it in Telegram; returns its number there."""
        url = f"{self.telegram.url}/bot{self.telegram.token}/sendMessage"
        answer = httpx.post(url, json={"chat_id": person.id, "text": text}, trust_env=False)
        return int(answer.raise_for_status().json()["result"]["message_id"])

    def noted(self, person: Person, text: str, number: int, **columns: Any) -> None:
        """What the outbox knows of a message that went out."""
        attempts = columns.pop("attempts", 1)
        with self.store.begin() as work:
            to = resident_of(work, person)
            row = work.outbox.to_resident(to, Words("thanks"), **columns)
            work.outbox.sent(row, text, number)
            row.attempts = attempts
            work.commit()

    def answered(self, person: Person, text: str) -> int:
        """One message of a resident, and its answer."""
        inbox_id = self.kept(person, self.writes(person, text))
        self.noted(person, f"over {text}", self.posted(person, f"over {text}"), inbox_id=inbox_id)
        return inbox_id

    def case_of(self, person: Person) -> tuple[int, str]:
        with self.store.begin() as work:
            number = open_case(work, resident_of(work, person))
            work.commit()
            return number, work.cases.get(number).reference

    def left(self, person: Person, place: str, *, sent: bool = False) -> None:
        """A report up to its last question, without a word besides its answers; or sent with it."""
        with self.store.begin() as work:
            who = resident_of(work, person)
            inbox_id = said_by(work, who)
            draft = work.reports.keep_words(who.id, "nuisance", "key", inbox_id, "")
            work.reports.keep_answers(draft, {"nuisance_place": place, "nuisance_send": "yes"})
            if sent:
                work.cases.open(draft, inbox_id, kind=CaseKind.NUISANCE, topic="nuisance_waste")
                work.session.query(OutboxMessage).filter_by(state=OutboxState.WAITING).delete()
            work.commit()

    def verdict(self) -> Verdict:
        chats = [self.an, self.bo]
        return judge(self.store, chats, self.ledger, self.stewards.chat, ours=True)


@pytest.fixture
def past(sqlite_url: str) -> Iterator[Past]:
    with TelegramServer() as telegram:
        store = Store(sqlite_url, load_policy())
        an, bo = telegram.person("An", started=True), telegram.person("Bo", started=True)
        past = Past(telegram, store, an, bo, telegram.group("Buurtstewards", forum=True))
        past.answered(an, "eerst")
        past.answered(bo, "ook")
        yield past
        store.close()


def test_with_all_answered_once_all_is_kept(past: Past) -> None:
    case_id, reference = past.case_of(past.an)
    past.noted(past.an, "Wij komen", past.posted(past.an, "Wij komen"), case_id=case_id)
    past.ledger.answers.append(Answered("Wij komen", reference))
    verdict = past.verdict()
    assert verdict.kept, verdict
    assert (verdict.messages, verdict.answers, verdict.repeated) == (2, 1, 0)


def test_a_draft_of_something_else_may_be_left(past: Past) -> None:
    past.left(past.an, "Ham 12", sent=True)
    past.left(past.an, "Ham 14")
    past.left(past.bo, "Ham 12")
    verdict = past.verdict()
    assert verdict.kept, verdict


def test_an_answer_that_was_tried_twice_may_come_twice(past: Past) -> None:
    inbox_id = past.kept(past.an, past.writes(past.an, "nog iets"))
    past.posted(past.an, "ja")
    past.noted(past.an, "ja", past.posted(past.an, "ja"), inbox_id=inbox_id, attempts=2)
    verdict = past.verdict()
    assert verdict.kept, verdict
    assert verdict.repeated == 1


def never_came(past: Past) -> None:
    past.writes(past.an, "hallo")


def was_not_answered(past: Past) -> None:
    past.kept(past.an, past.writes(past.an, "hallo"))


def is_answered_in_our_rows_only(past: Past) -> None:
    inbox_id = past.kept(past.an, past.writes(past.an, "hallo"))
    past.noted(past.an, "ja", 9999, inbox_id=inbox_id)


def came_twice_and_was_tried_once(past: Past) -> None:
    past.posted(past.an, "over eerst")


def was_kept_in_the_wrong_order(past: Past) -> None:
    first, second = past.writes(past.an, "een"), past.writes(past.an, "twee")
    both = past.posted(past.an, "beide")
    past.noted(past.an, "beide", both, inbox_id=past.kept(past.an, second))
    past.noted(past.an, "beide", both, inbox_id=past.kept(past.an, first))


def was_answered_in_the_wrong_order(past: Past) -> None:
    first = past.kept(past.an, past.writes(past.an, "een"))
    second = past.kept(past.an, past.writes(past.an, "twee"))
    past.noted(past.an, "twee!", past.posted(past.an, "twee!"), inbox_id=second)
    past.noted(past.an, "een!", past.posted(past.an, "een!"), inbox_id=first)


def a_stewards_answer_came_to_somebody_else(past: Past) -> None:
    case_id, reference = past.case_of(past.an)
    past.noted(past.bo, "Wij komen", past.posted(past.bo, "Wij komen"), case_id=case_id)
    past.ledger.answers.append(Answered("Wij komen", reference))


def a_stewards_answer_never_came(past: Past) -> None:
    _case_id, reference = past.case_of(past.an)
    past.ledger.answers.append(Answered("Wij komen", reference))


def a_follow_up_was_forgotten(past: Past) -> None:
    follow_up(past, FollowUpState.WAITING)


def a_follow_up_went_out_twice(past: Past) -> None:
    number = follow_up(past, FollowUpState.DONE)
    for text in ("nog bezig", "nog altijd bezig"):
        past.noted(past.an, text, past.posted(past.an, text), follow_up_id=number)


def a_follow_up_was_planned_twice(past: Past) -> None:
    case_id, _reference = past.case_of(past.an)
    follow_up(past, FollowUpState.DONE, case_id)
    follow_up(past, FollowUpState.DONE, case_id)


def a_report_that_was_sent_is_a_draft_as_well(past: Past) -> None:
    past.left(past.an, "Ham 12", sent=True)
    past.left(past.an, "Ham 12")


def follow_up(past: Past, state: FollowUpState, case_id: int | None = None) -> int:
    """One that fell due an hour ago."""
    with past.store.begin() as work:
        row = FollowUp(
            case_id=case_id, resident_id=resident_of(work, past.an).id, kind="progress", round=1,
            due_at=work.now - timedelta(hours=1), state=state, created_at=work.now,
        )  # fmt: skip
        work.session.add(row)
        work.commit()
        return row.id


def a_message_was_given_up(past: Past) -> None:
    with past.store.begin() as work:
        row = work.outbox.to_resident(resident_of(work, past.an), Words("thanks"))
        work.outbox.ended(row, OutboxState.GIVEN_UP, "network")
        work.commit()


@pytest.mark.parametrize(
    ("spoils", "what"),
    [
        (never_came, "lost"),
        (was_not_answered, "lost"),
        (is_answered_in_our_rows_only, "lost"),
        (came_twice_and_was_tried_once, "doubled_untried"),
        (was_kept_in_the_wrong_order, "out_of_order"),
        (was_answered_in_the_wrong_order, "out_of_order"),
        (a_stewards_answer_came_to_somebody_else, "answers_lost"),
        (a_stewards_answer_never_came, "answers_lost"),
        (a_follow_up_was_forgotten, "follow_ups_missed"),
        (a_follow_up_went_out_twice, "follow_ups_doubled"),
        (a_follow_up_was_planned_twice, "follow_ups_doubled"),
        (a_report_that_was_sent_is_a_draft_as_well, "left_behind"),
        (a_message_was_given_up, "undelivered"),
    ],
)
def test_what_must_not_be_is_found(past: Past, spoils: Callable[[Past], None], what: str) -> None:
    assert past.verdict().kept
    spoils(past)
    verdict = past.verdict()
    assert [name for name in FAILURES if getattr(verdict, name)] == [what], verdict
    assert not verdict.kept


def test_words_in_a_talk_that_a_steward_holds_are_answered_by_standing_before_the_stewards(
    past: Past,
) -> None:
    case_id, _reference = past.case_of(past.an)
    inbox_id = past.kept(past.an, past.writes(past.an, "ik ben thuis"))
    with past.store.begin() as work:
        case, resident = work.cases.get(case_id), resident_of(work, past.an)
        work.cases.resident_wrote(case, resident, inbox_id, "ik ben thuis")
        work.session.query(OutboxMessage).filter_by(state=OutboxState.WAITING).delete()
        work.commit()
    assert past.verdict().lost
    past.stewards.add(past.bo)
    past.bo.writes("An: ik ben thuis", to=past.stewards)
    assert past.verdict().kept
