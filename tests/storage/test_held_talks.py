"""A talk that a steward holds: who has the word, and when it goes back to the bot."""

from datetime import UTC, datetime

import pytest

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, Conversation, OutboxMessage, Resident
from storage.outbox import Words
from storage.vocabulary import CaseState, EventTag
from tests.storage.arrange import (
    SetClock,
    case_in,
    events_of,
    keys,
    message,
    open_case,
    resident,
    side_by_side,
    steward,
    tags,
)

FRIDAY_EVENING = datetime(2026, 6, 5, 17, 0, tzinfo=UTC)
"""19:00 in Ghent; a day later it is still open there, on Sunday it is not."""


def held(work: UnitOfWork, name: str = "An") -> tuple[Case, Resident]:
    """A case whose steward has the word."""
    who = resident(work)
    case = open_case(work, who)
    work.held_talks.hold(case, who, steward(work, first_name=name), message(work))
    return case, who


def told(work: UnitOfWork, who: Resident) -> list[str]:
    rows = work.session.query(OutboxMessage).filter_by(resident_id=who.id)
    return [row.say for row in rows.order_by(OutboxMessage.id)]


def talk(work: UnitOfWork, who: Resident) -> Conversation:
    return work.residents.conversation(who)


def look(store: Store) -> list[int]:
    """What one clock does; returns the talks that it gave back."""
    with store.read() as work:
        due = work.held_talks.due()
    done = []
    for number in due:
        with store.begin() as work:
            if conversation := work.held_talks.claim(number):
                work.held_talks.give_back(conversation, "quiet")
                done.append(number)
            work.commit()
    return done


def test_who_takes_the_word_takes_a_case_that_nobody_has(work: UnitOfWork) -> None:
    case, who = held(work)
    assert work.residents.case_in_talk(talk(work, who)) == case.id
    assert (case.state, case.steward and case.steward.first_name) == (CaseState.CLAIMED, "An")
    assert told(work, who) == ["talk-begins"]
    assert work.held_talks.holder(case, who) == "An"


def test_a_colleague_may_take_the_word_without_taking_the_case(work: UnitOfWork) -> None:
    case, who = held(work)
    work.held_talks.hold(case, who, steward(work, 71, "Bo"), message(work))
    assert work.held_talks.holder(case, who) == "Bo"
    assert case.steward is not None
    assert case.steward.first_name == "An"


def test_the_same_message_takes_the_word_once(work: UnitOfWork) -> None:
    who = resident(work)
    case, inbox_id = open_case(work, who), message(work)
    for _ in range(2):
        work.held_talks.hold(case, who, steward(work), inbox_id)
    assert tags(work, case).count(EventTag.HELD) == 1
    assert told(work, who) == ["talk-begins"]


@pytest.mark.parametrize("state", [CaseState.RESOLVED, CaseState.CLOSED])
def test_nobody_takes_the_word_about_a_case_that_is_over(
    work: UnitOfWork, state: CaseState
) -> None:
    case = case_in(work, state)
    with pytest.raises(NotAllowed):
        work.held_talks.hold(case, case.reports[0].resident, steward(work), message(work))


def test_a_steward_gives_the_word_back_and_the_resident_is_told(work: UnitOfWork) -> None:
    case, who = held(work)
    (conversation,) = work.held_talks.about(case)
    for _ in range(2):
        work.held_talks.give_back(conversation, "steward", steward=steward(work))
    assert told(work, who) == ["talk-begins", "talk-given-back"]
    assert work.held_talks.about(case) == []
    (event,) = [one for one in events_of(work, case) if one.tag is EventTag.GIVEN_BACK]
    assert (event.steward_id, event.data) == (
        steward(work).id,
        {"resident": who.id, "by": "steward"},
    )
    assert "staff-talk-left" not in keys(work, case)


def test_a_resident_gives_the_word_back_and_the_stewards_are_told(work: UnitOfWork) -> None:
    case, who = held(work)
    work.held_talks.give_back(talk(work, who), "resident", inbox_id=message(work))
    assert told(work, who) == ["talk-begins"]
    assert keys(work, case)[-1] == "staff-talk-left"


def test_where_words_go_is_said_once_in_each_stretch(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, who = held(work)
        conversation = talk(work, who)
        firsts = []
        for _ in range(2):
            for _ in range(2):
                clock.forward(minutes=1)
                firsts.append(work.held_talks.is_first(conversation, case))
                if firsts[-1]:
                    row = work.outbox.to_resident(
                        who, Words("passed-on"), conversation_id=conversation.id
                    )
                    row.created_at = clock.now
            clock.forward(minutes=1)
            work.held_talks.give_back(conversation, "resident")
            events_of(work, case)[-1].at = clock.now
            work.residents.hand_to_steward(who, case)
    assert firsts == [True, False, True, False]


def test_after_a_quiet_day_it_goes_back_by_itself_and_both_hear_it(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case, who = held(work)
        work.commit()
    clock.forward(hours=24, seconds=-1)
    assert look(store) == []
    clock.forward(seconds=1)
    assert len(look(store)) == 1
    assert look(store) == []
    with store.read() as work:
        assert told(work, who)[-1] == "talk-over"
        assert keys(work, case)[-1] == "staff-talk-over"
        assert tags(work, case)[-1] is EventTag.GIVEN_BACK


def test_words_of_either_side_keep_it_going(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, who = held(work)
        work.commit()
    clock.forward(hours=20)
    with store.begin() as work:
        work.residents.hand_to_steward(work.residents.get(who.id), work.cases.get(case.id))
        work.commit()
    clock.forward(hours=20)
    assert look(store) == []


def test_what_ends_in_the_night_or_on_a_sunday_ends_when_that_is_over(
    store: Store, clock: SetClock
) -> None:
    clock.now = FRIDAY_EVENING
    clock.forward(hours=1, minutes=30)  # 20:30 in Ghent
    with store.begin() as work:
        case, who = held(work)
        work.commit()
    clock.forward(hours=37)  # Sunday morning
    assert look(store) == []
    with store.read() as work:
        assert work.residents.case_in_talk(talk(work, who)) == case.id
    clock.now = datetime(2026, 6, 8, 6, 30, tzinfo=UTC)  # Monday 8:30 in Ghent
    assert len(look(store)) == 1


@pytest.mark.parametrize("why", ["stopped", "blocked", "silent"])
def test_who_must_hear_nothing_hears_nothing_but_it_goes_back(
    store: Store, clock: SetClock, why: str
) -> None:
    with store.begin() as work:
        case, who = held(work)
        if why == "stopped":
            work.residents.stop_follow_ups(who.id)
        elif why == "blocked":
            work.residents.blocked(who, blocked=True)
        else:
            case.no_automatic_messages = True
        work.commit()
    clock.forward(hours=24)
    assert len(look(store)) == 1
    with store.read() as work:
        assert told(work, who) == ["talk-begins"]
        assert keys(work, case)[-1] == "staff-talk-over"


def test_several_clocks_give_it_back_once(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, who = held(work)
        work.commit()
    clock.forward(hours=24)
    done = side_by_side(4, lambda: look(store))
    assert sum(map(len, done)) == 1
    with store.read() as work:
        assert told(work, who).count("talk-over") == 1
        assert tags(work, case).count(EventTag.GIVEN_BACK) == 1


def test_the_partner_is_who_spoke_else_the_first_who_reports(work: UnitOfWork) -> None:
    case = open_case(work, resident(work, 7))
    other = resident(work, 8)
    assert work.held_talks.partner(case).chat_id == 7
    assert work.held_talks.partner(case, other.id).chat_id == 7
