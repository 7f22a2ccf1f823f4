"""Answers to a follow-up on their whole way, when the turn is tried again after its effect."""

import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.clock import say_or_end
from bot.supervisor import until
from flows.case.actions import NotSolved
from flows.case.solved import SolvedCheck
from flows.shared.house import furnish
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import FollowUp, InboxMessage
from storage.outbox import Words
from storage.plan import Plan
from storage.vocabulary import CaseState, ClosedReason, EventTag, FollowUpState, InboxState
from tests.bot.flow_double import FlowDouble
from tests.bot.office import open_case, resident_of, said_by
from tests.bot.steward_house import WITHIN, at_any_hour
from tests.bot.test_files_of_residents import Residents
from tests.storage.arrange import steward
from tests.telegram import Json, TelegramServer

MORE = Words("something-else", {}, [{"label": "button-send", "intent": "affirm"}])
AN_OUTAGE = 10**6
"""So many tries fail, until a test ends it."""


class Answers(FlowDouble):
    """Rasa's door with the real actions behind it, for turns that leave Rasa nothing to guess."""

    def turn(self, said: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        self.heard.append((said, None))
        intent, brace, rest = said.removeprefix("/").partition("{")
        entities = json.loads(brace + rest) if brace else {}
        heard = {
            "text": said,
            "intent": {"name": intent, "confidence": 1.0},
            "entities": [{"entity": name, "value": value} for name, value in entities.items()],
            "metadata": metadata,
        }
        tracker = Tracker("key", {}, heard, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        action = NotSolved() if intent == "not_solved" else SolvedCheck()
        action.act(dispatcher, tracker, Turn.of(tracker))
        return [one["custom"] for one in dispatcher.messages]


@pytest.fixture
def flow() -> Iterator[Answers]:
    flow = Answers()
    yield flow
    flow.close()


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, flow: Answers, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[Residents]:
    policy = at_any_hour(database.parent)
    house = Residents(telegram, database.parent, flow, policy)
    furnish(house.house.store)
    async with house.open():
        yield house


def causes(work: UnitOfWork, house: Residents, kind: str) -> FollowUp:
    """The newest question of this kind, about a case of Maria's."""
    maria, an = resident_of(work, house.maria), steward(work)
    case = work.cases.get(open_case(work, maria))
    if kind == "appointment":
        plan = Plan(work.now + timedelta(days=4), 60, "Ham 12", "An")
        draft = work.appointments.draft(case, maria, an, plan)
        work.appointments.send(draft, an, said_by(work, maria))
    else:
        work.cases.resolve(case, an)
    if kind == "rating":
        work.cases.close(case, ClosedReason.SOLVED, maria)
    return work.session.query(FollowUp).filter_by(kind=kind, case_id=case.id).one()


async def asks(house: Residents, kind: str) -> tuple[Json, int]:
    """A question of this kind, as Maria has it on the screen, and the case it is about."""
    with house.house.store.begin() as work:
        follow_up = causes(work, house, kind)
        line = work.follow_ups.kind_of(follow_up)
        assert line
        assert follow_up.case_id
        words = work.follow_ups.ask(follow_up, line)
        work.outbox.to_resident(follow_up.resident, words, follow_up_id=follow_up.id)
        work.commit()
        case_id = follow_up.case_id
    house.house.wake.call()
    label = house.text(f"answer-{line.answers[0]}")
    return await house.resident_sees(lambda one: label in str(one.get("reply_markup"))), case_id


async def test_a_press_whose_answer_was_lost_is_answered_and_counts_once(house: Residents) -> None:
    question, case_id = await asks(house, "solved_check")
    house.flow.lost = 1
    notice = await house.presses(house.text("answer-not_solved"), question, house.maria)
    reference = house.case(case_id).reference
    await house.resident_sees(house.text("case-reopened", reference=reference))
    await house.all_handled()
    assert len(house.flow.heard) == 2
    assert notice == ""
    assert house.state(case_id) is CaseState.IN_PROGRESS
    for tag in (EventTag.FOLLOW_UP_ANSWERED, EventTag.REOPENED):
        assert len(house.events(case_id, tag)) == 1
    for told in ("staff-follow-up-answered", "staff-reopened"):
        assert len(house.staff_rows(told)) == 1


async def test_a_press_on_which_question_is_meant_is_tried_again_though_more_is_asked(
    house: Residents,
) -> None:
    await asks(house, "solved_check")
    _, case_id = await asks(house, "solved_check")
    house.maria.writes("nog altijd")
    which = await house.resident_sees(house.text("which-asked"))
    house.flow.lost = 1
    label = which["reply_markup"]["inline_keyboard"][0][0]["text"]
    await house.presses(label, which, house.maria)
    with house.house.store.begin() as work:
        maria = resident_of(work, house.maria)
        talk = work.residents.conversation(maria)
        work.outbox.to_resident(maria, MORE, conversation_id=talk.id)
        work.commit()
    reference = house.case(case_id).reference
    await house.resident_sees(house.text("case-reopened", reference=reference))
    await house.all_handled()
    assert house.text("button-too-late") not in house.hears()
    assert len(house.events(case_id, EventTag.REOPENED)) == 1


async def has_a_question(house: Residents) -> Json:
    """Something with a "send" below it, as Maria has it on the screen."""
    more_is_asked(house)
    house.house.wake.call()
    label = house.text("button-send")
    return await house.resident_sees(lambda one: label in str(one.get("reply_markup")))


def more_is_asked(house: Residents) -> None:
    with house.house.store.begin() as work:
        maria = resident_of(work, house.maria)
        talk = work.residents.conversation(maria)
        work.outbox.to_resident(maria, MORE, conversation_id=talk.id)
        work.commit()


async def wait_for_rasa(house: Residents, presses: int) -> None:
    """Until so many presses wait, the first of them tried already."""

    async def waiting() -> bool:
        with house.house.store.read() as work:
            rows = work.session.query(InboxMessage).order_by(InboxMessage.id)
            waits = [row for row in rows if row.state is not InboxState.DONE]
            return len(waits) == presses and waits[0].error is not None

    assert await until(waiting, WITHIN, 0.02)


async def test_a_press_that_waited_for_rasa_counts_though_more_was_asked_meanwhile(
    house: Residents,
) -> None:
    question = await has_a_question(house)
    house.flow.away = AN_OUTAGE
    house.maria.presses(house.text("button-send"), on=question)
    await wait_for_rasa(house, 1)
    more_is_asked(house)
    house.flow.away = 0
    await house.resident_sees(house.text("nothing-asked"))
    await house.all_handled()
    assert [said for said, _ in house.flow.heard] == ["/affirm"]
    assert house.text("button-too-late") not in house.hears()


async def test_a_second_press_that_waited_too_and_was_broken_off_counts_no_more(
    house: Residents,
) -> None:
    question = await has_a_question(house)
    house.flow.away = AN_OUTAGE
    for _ in range(2):
        house.maria.presses(house.text("button-send"), on=question, from_old_screen=True)
    await wait_for_rasa(house, 2)
    with house.house.store.begin() as work:
        second = work.session.query(InboxMessage).order_by(InboxMessage.id.desc()).first()
        assert second
        second.error = "stopped"
        work.commit()
    house.flow.away = 0
    await house.resident_sees(house.text("nothing-asked"))
    await house.all_handled()
    assert [said for said, _ in house.flow.heard] == ["/affirm"]


@pytest.mark.parametrize(
    ("kind", "words", "key", "tag"),
    [
        ("rating", "een 5", "rating-thanks", EventTag.RATED),
        (
            "appointment",
            "liever een andere dag",
            "appointment-when",
            EventTag.APPOINTMENT_ANSWERED,
        ),
    ],
)
async def test_an_answer_in_words_that_was_lost_means_the_same_the_second_time(
    house: Residents, kind: str, words: str, key: str, tag: EventTag
) -> None:
    _, case_id = await asks(house, kind)
    house.flow.lost = 1
    house.maria.writes(words)
    await house.resident_sees(house.text(key, steward="An"))
    await house.all_handled()
    assert [said for said, _ in house.flow.heard] == [f'/affirm{{"said": "{words}"}}'] * 2
    assert len(house.events(case_id, tag)) == 1
    assert house.events(case_id, EventTag.RESIDENT_WROTE) == []


def ends_unanswered(house: Residents, case_id: int) -> None:
    """The last round of the question about this case is over."""
    with house.house.store.begin() as work:
        rows = work.session.query(FollowUp).filter_by(case_id=case_id, kind="solved_check")
        last = rows.filter_by(state=FollowUpState.WAITING).one()
        line = work.follow_ups.kind_of(last)
        assert line
        last.round = line.times + 1
        assert not say_or_end(work, last)
        work.commit()


@pytest.mark.parametrize("lost", [0, 1], ids=["heard", "tried again"])
@pytest.mark.parametrize("answer", ["not_solved", "partly", "came_back"])
async def test_that_it_is_not_solved_counts_also_when_it_comes_after_the_end(
    house: Residents, answer: str, lost: int
) -> None:
    """Pressed in time, while Telegram could not be reached."""
    question, case_id = await asks(house, "solved_check")
    ends_unanswered(house, case_id)
    assert house.case(case_id).closed_reason is ClosedReason.NO_ANSWER
    house.flow.lost = lost
    notice = await house.presses(house.text(f"answer-{answer}"), question, house.maria)
    reference = house.case(case_id).reference
    await house.resident_sees(house.text("case-reopened", reference=reference))
    await house.all_handled()
    assert notice == ""
    assert house.state(case_id) is CaseState.IN_PROGRESS
    assert len(house.flow.heard) == 1 + lost
    assert len(house.events(case_id, EventTag.REOPENED)) == 1
    assert house.events(case_id, EventTag.HAPPENED_AGAIN) == []
    assert len(house.staff_rows("staff-reopened")) == 1


async def test_it_counts_also_while_a_neighbour_is_still_asked(house: Residents) -> None:
    question, case_id = await asks(house, "solved_check")
    with house.house.store.begin() as work:
        asked = work.session.query(FollowUp).filter_by(case_id=case_id, kind="solved_check")
        first = asked.order_by(FollowUp.id).limit(1).one()
        who = work.residents.welcome("telegram", 6, "Jana", "sk")
        work.session.add(
            FollowUp(
                case_id=case_id, resident_id=who.id, kind=first.kind, round=1, due_at=work.now,
                state=FollowUpState.ASKED, created_at=work.now, asked_at=work.now,
            )
        )  # fmt: skip
        work.commit()
    ends_unanswered(house, case_id)
    assert house.state(case_id) is CaseState.RESOLVED
    await house.presses(house.text("answer-not_solved"), question, house.maria)
    await house.all_handled()
    assert house.state(case_id) is CaseState.IN_PROGRESS


async def late(house: Residents, answer: str, question: Json, case_id: int) -> tuple[str, int]:
    """What a late press is told, and how much came of it: turns with Rasa, and re-openings."""
    note = await house.presses(house.text(f"answer-{answer}"), question, house.maria)
    await house.all_handled()
    return note, len(house.flow.heard) + len(house.events(case_id, EventTag.REOPENED))


async def test_that_it_is_solved_is_too_late_after_the_end(house: Residents) -> None:
    question, case_id = await asks(house, "solved_check")
    ends_unanswered(house, case_id)
    told = await late(house, "solved", question, case_id)
    assert told == (house.text("button-too-late"), 0)


async def test_a_case_that_a_steward_closed_is_not_opened_by_an_old_question(
    house: Residents,
) -> None:
    question, case_id = await asks(house, "solved_check")
    with house.house.store.begin() as work:
        work.cases.close(work.cases.get(case_id), ClosedReason.SOLVED, steward=steward(work))
        work.commit()
    told = await late(house, "not_solved", question, case_id)
    assert told == (house.text("button-too-late"), 0)


async def test_who_took_the_report_back_does_not_open_it_by_an_old_question(
    house: Residents,
) -> None:
    question, case_id = await asks(house, "solved_check")
    ends_unanswered(house, case_id)
    with house.house.store.begin() as work:
        maria = resident_of(work, house.maria)
        work.nuisance.withdraw(work.cases.get(case_id), maria, said_by(work, maria))
        work.commit()
    told = await late(house, "not_solved", question, case_id)
    assert told == (house.text("button-too-late"), 0)


@pytest.mark.parametrize("status", [400, 502])
async def test_who_cannot_be_shown_that_a_press_counts_no_more_reads_it_in_the_chat(
    house: Residents, status: int
) -> None:
    """400: the press waited longer than Telegram takes a note for it."""
    question, _ = await asks(house, "solved_check")
    await house.presses(house.text("answer-not_solved"), question, house.maria)
    await house.all_handled()
    house.telegram.fails("answerCallbackQuery", status=status)
    house.maria.presses(house.text("answer-partly"), on=question, from_old_screen=True)
    await house.resident_sees(house.text("button-already"))


async def test_who_was_shown_it_does_not_read_it_again(house: Residents) -> None:
    question, _ = await asks(house, "solved_check")
    await house.presses(house.text("answer-not_solved"), question, house.maria)
    note = await house.presses(house.text("answer-partly"), question, house.maria)
    await house.all_handled()
    assert note == house.text("button-already")
    assert note not in house.hears()
