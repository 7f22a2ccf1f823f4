"""The outbox: every message to a person, in order per lane, until a named end."""

from datetime import timedelta
from threading import Lock

import pytest

from storage import Store, UnitOfWork
from storage.models import OutboxMessage
from storage.outbox import LEASE, Words
from storage.vocabulary import Audience, OutboxState
from tests.storage.arrange import SetClock, message, open_case, resident, side_by_side

ALL_LANES = ["telegram:", "staff:"]
HELLO = Words("hello", {"name": "Мария"})
QUESTION = Words("which-one", buttons=[{"label": "yes", "intent": "affirm"}])


def claimed(work: UnitOfWork, *lanes: str) -> int | None:
    row = work.outbox.claim(list(lanes) or ALL_LANES)
    return row.id if row else None


def to_resident(work: UnitOfWork, chat_id: int = 7, words: Words = HELLO) -> OutboxMessage:
    return work.outbox.to_resident(resident(work, chat_id), words)


def test_messages_to_one_person_go_one_at_a_time_in_order(work: UnitOfWork) -> None:
    first, second = to_resident(work), to_resident(work)
    assert claimed(work) == first.id
    assert claimed(work) is None
    work.outbox.sent(first, "Здравей", 41)
    assert claimed(work) == second.id


def test_it_is_known_which_messages_were_answered_with_a_text(work: UnitOfWork) -> None:
    one, other = message(work), message(work)
    row = work.outbox.to_resident(resident(work), HELLO, inbox_id=one)
    assert work.outbox.answered(row.lane, [other, one], "hello")
    assert not work.outbox.answered(row.lane, [other], "hello")
    assert not work.outbox.answered(row.lane, [one], "which-one")
    assert not work.outbox.answered("telegram:8", [one], "hello")


def test_messages_to_other_people_go_side_by_side(work: UnitOfWork) -> None:
    one, _, other = to_resident(work, 1), to_resident(work, 1), to_resident(work, 2)
    assert [claimed(work), claimed(work), claimed(work)] == [one.id, other.id, None]


def test_each_case_has_its_own_lane_in_the_steward_chat(work: UnitOfWork) -> None:
    general = work.outbox.to_staff(HELLO)
    case = open_case(work)
    assert general.lane == "staff:all"
    assert claimed(work, "staff:") == general.id
    card = work.outbox.claim(["staff:"])
    assert card
    assert card.case_id == case.id


def test_a_sender_gets_only_the_lanes_it_asks_for(work: UnitOfWork) -> None:
    staff, person = work.outbox.to_staff(HELLO), to_resident(work)
    assert claimed(work, "terminal:") is None
    assert claimed(work, "telegram:") == person.id
    assert claimed(work, "staff:") == staff.id


def test_a_claimed_message_brings_the_person_it_goes_to(store: Store) -> None:
    with store.begin() as work:
        to_resident(work)
        work.commit()
    with store.begin() as work:
        row = work.outbox.claim(ALL_LANES)
        work.commit()
    assert row
    assert row.resident
    assert row.resident.chat_id == 7
    assert (row.audience, row.state) == (Audience.RESIDENT, OutboxState.SENDING)


def test_a_draft_waits_and_holds_nobody_up(work: UnitOfWork) -> None:
    work.outbox.to_resident(resident(work), HELLO, draft=True)
    after = to_resident(work)
    assert claimed(work) == after.id


def test_a_message_for_later_keeps_its_place(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        first, _ = to_resident(work), to_resident(work)
        claimed(work)
        work.outbox.later(first, timedelta(seconds=9), "429")
        assert claimed(work) is None
        work.commit()
    clock.forward(seconds=9)
    with store.begin() as work:
        assert claimed(work) == first.id


@pytest.mark.parametrize(
    "end", [OutboxState.BLOCKED, OutboxState.BAD_REQUEST, OutboxState.GIVEN_UP]
)
def test_a_message_that_cannot_go_ends_with_a_name_and_its_lane_goes_on(
    work: UnitOfWork, end: OutboxState
) -> None:
    first, second = to_resident(work), to_resident(work)
    claimed(work)
    work.outbox.ended(first, end, "why")
    assert (first.state, first.error) == (end, "why")
    assert claimed(work) == second.id


def test_a_lane_is_busy_until_its_last_message_has_gone(work: UnitOfWork) -> None:
    row = to_resident(work)
    assert work.outbox.busy(row.lane)
    claimed(work)
    assert work.outbox.busy(row.lane)
    work.outbox.sent(row, "Здравей", 41)
    assert not work.outbox.busy(row.lane)


def test_the_exact_words_that_went_out_are_kept(store: Store) -> None:
    with store.begin() as work:
        row = to_resident(work)
        work.outbox.sent(row, "Здравей, \0Мария \ud83d", 41)
        work.commit()
    with store.read() as work:
        kept = work.outbox.get(row.id)
        assert kept
        assert (kept.text, kept.message_id, kept.sent_at) == ("Здравей, Мария ", 41, work.now)


def test_a_reason_of_any_length_and_sign_is_kept(store: Store) -> None:
    with store.begin() as work:
        row = to_resident(work)
        work.outbox.later(row, timedelta(), "\0ж" * 300)
        work.commit()
        work.outbox.ended(row, OutboxState.GIVEN_UP, "\0ж" * 300)
        work.commit()
        assert (row.error or "").startswith("жж")


@pytest.mark.parametrize("words", ["half a pair \ud83d", "a NUL \0 inside", "ș ţ Ș Ţ"])
def test_variables_come_back_as_they_were(store: Store, words: str) -> None:
    with store.begin() as work:
        row = to_resident(work, words=Words("echo", {"words": words, "number": 3}))
        work.commit()
    with store.read() as work:
        kept = work.outbox.get(row.id)
        assert kept
        assert kept.args == {"words": words, "number": 3}


def lost(store: Store, *, at_most_once: bool) -> int:
    """A message whose sender died while it was under way."""
    with store.begin() as work:
        row = work.outbox.to_resident(resident(work), HELLO, at_most_once=at_most_once)
        claimed(work)
        work.commit()
        return row.id


def test_an_answer_lost_on_the_way_goes_again(store: Store, clock: SetClock) -> None:
    number = lost(store, at_most_once=False)
    clock.forward(seconds=LEASE.total_seconds())
    with store.begin() as work:
        assert work.outbox.lost_on_the_way() == []
        assert claimed(work) == number


def test_what_must_not_come_twice_and_was_lost_ends_as_unknown_and_is_told(
    store: Store, clock: SetClock
) -> None:
    number = lost(store, at_most_once=True)
    clock.forward(seconds=LEASE.total_seconds())
    with store.begin() as work:
        assert [row.id for row in work.outbox.lost_on_the_way()] == [number]
        work.commit()
    with store.begin() as work:
        kept = work.outbox.get(number)
        assert kept
        assert kept.state is OutboxState.UNKNOWN
        assert claimed(work) is None
        assert work.outbox.lost_on_the_way() == []


def test_a_message_under_way_is_left_alone_while_its_lease_lasts(
    store: Store, clock: SetClock
) -> None:
    number = lost(store, at_most_once=True)
    clock.forward(seconds=LEASE.total_seconds() - 1)
    with store.begin() as work:
        assert work.outbox.lost_on_the_way() == []
        kept = work.outbox.get(number)
        assert kept
        assert kept.state is OutboxState.SENDING


def test_at_start_all_that_was_under_way_is_looked_at(store: Store) -> None:
    lost(store, at_most_once=False)
    with store.begin() as work:
        work.outbox.lost_on_the_way("telegram")
        assert claimed(work) is not None


def test_only_the_newest_question_of_a_conversation_counts(work: UnitOfWork) -> None:
    who = resident(work)
    talk = work.residents.conversation(who)
    old = work.outbox.to_resident(who, QUESTION, conversation_id=talk.id)
    work.outbox.to_resident(who, HELLO, conversation_id=talk.id)
    work.outbox.to_resident(who, QUESTION)
    assert work.outbox.is_newest_question(old)
    new = work.outbox.to_resident(who, QUESTION, conversation_id=talk.id)
    assert not work.outbox.is_newest_question(old)
    assert work.outbox.is_newest_question(new)


def test_all_that_one_turn_offers_can_be_taken(work: UnitOfWork) -> None:
    who, turn, next_turn = resident(work), message(work), message(work)
    talk = work.residents.conversation(who).id
    first = work.outbox.to_resident(who, QUESTION, inbox_id=turn, conversation_id=talk)
    second = work.outbox.to_resident(who, QUESTION, inbox_id=turn, conversation_id=talk)
    assert work.outbox.is_newest_question(first)
    work.outbox.to_resident(who, QUESTION, inbox_id=next_turn, conversation_id=talk)
    assert not work.outbox.is_newest_question(first)
    assert not work.outbox.is_newest_question(second)


def test_a_question_that_overtakes_counts_among_the_others(work: UnitOfWork) -> None:
    who, turn, next_turn = resident(work), message(work), message(work)
    talk = work.residents.conversation(who).id
    old = work.outbox.to_resident(who, QUESTION, conversation_id=talk)
    hurried = work.outbox.to_resident(who, QUESTION, inbox_id=turn, conversation_id=talk)
    work.gathering.hurry(work.inbox.get(turn))
    work.session.refresh(hurried)
    assert hurried.lane != old.lane
    assert not work.outbox.is_newest_question(old)
    assert work.outbox.is_newest_question(hurried)
    work.outbox.to_resident(who, QUESTION, inbox_id=next_turn, conversation_id=talk)
    assert not work.outbox.is_newest_question(hurried)


def test_somebody_elses_question_does_not_make_mine_old(work: UnitOfWork) -> None:
    mine, other = resident(work, 1), resident(work, 2)
    question = work.outbox.to_resident(
        mine, QUESTION, conversation_id=work.residents.conversation(mine).id
    )
    work.outbox.to_resident(other, QUESTION, conversation_id=work.residents.conversation(other).id)
    assert work.outbox.is_newest_question(question)


def test_a_pressed_button_is_remembered(work: UnitOfWork) -> None:
    row = to_resident(work, words=QUESTION)
    assert row.pressed_at is None
    work.outbox.pressed(row)
    assert row.pressed_at == work.now


def test_a_message_of_the_steward_chat_leads_back_to_its_row(work: UnitOfWork) -> None:
    staff = work.outbox.to_staff(HELLO)
    person = to_resident(work)
    work.outbox.sent(staff, "Hallo", 41)
    work.outbox.sent(person, "Здравей", 41)
    assert work.outbox.by_telegram_message(Audience.STAFF, 41) is staff
    assert work.outbox.by_telegram_message(Audience.STAFF, 42) is None


def test_what_a_turn_causes_remembers_the_message_that_caused_it(work: UnitOfWork) -> None:
    cause = message(work)
    row = work.outbox.to_resident(resident(work), HELLO, inbox_id=cause)
    assert row.inbox_id == cause


def test_senders_at_once_never_get_the_same_row_and_keep_the_order(store: Store) -> None:
    people, each = 4, 5
    with store.begin() as work:
        for _ in range(each):
            for chat_id in range(people):
                to_resident(work, chat_id)
        work.commit()
    taken: list[tuple[str, int]] = []
    lock = Lock()

    def sender() -> None:
        while len(taken) < people * each:
            with store.begin() as work:
                row = work.outbox.claim(ALL_LANES)
                work.commit()
            if row is not None:
                with lock:
                    taken.append((row.lane, row.id))
                with store.begin() as work:
                    sent = work.outbox.get(row.id)
                    assert sent
                    work.outbox.sent(sent, "Здравей", 41)
                    work.commit()

    side_by_side(4, sender)
    assert len(taken) == len(set(taken)) == people * each
    for lane in {lane for lane, _ in taken}:
        numbers = [number for of, number in taken if of == lane]
        assert numbers == sorted(numbers)
