"""A steward's answers: who is at work on one, what goes out, what it was made from."""

import pytest

from storage import Store, UnitOfWork
from storage.models import OutboxMessage
from storage.replies import FILE, FROM, MADE_BY, Answer, AtWork, answer_of
from storage.vocabulary import EventTag, OutboxState
from tests.storage.arrange import (
    SetClock,
    events_of,
    message,
    open_case,
    resident,
    steward,
    tags,
)

PHOTO = {"chat": -100, "message": 12, "kind": "photo", "file_id": "a"}


def an_and_bo_at(store: Store) -> tuple[int, int]:
    """A case, and a draft of An's in it."""
    with store.begin() as work:
        case = open_case(work)
        draft = work.replies.draft(case, resident(work), steward(work), Answer("Goeiedag"))
        work.commit()
        return case.id, draft.id


def at_work(store: Store, case_id: int, user_id: int, name: str) -> list[AtWork]:
    with store.begin() as work:
        return work.replies.at_work(work.cases.get(case_id), steward(work, user_id, name))


def test_a_colleague_is_seen_while_their_draft_is_younger_than_an_hour(
    store: Store, clock: SetClock
) -> None:
    case_id, _draft = an_and_bo_at(store)
    assert at_work(store, case_id, 71, "Bo") == [AtWork("An")]
    assert at_work(store, case_id, 70, "An") == []
    clock.forward(minutes=59)
    assert at_work(store, case_id, 71, "Bo") == [AtWork("An")]
    clock.forward(minutes=1)
    assert at_work(store, case_id, 71, "Bo") == []


def test_a_draft_that_was_dropped_or_is_of_another_case_is_nobodys_work(work: UnitOfWork) -> None:
    case, other = open_case(work), open_case(work)
    an, bo = steward(work), steward(work, 71, "Bo")
    draft = work.replies.draft(case, resident(work), an, Answer("Goeiedag"))
    assert work.replies.at_work(other, bo) == []
    work.replies.drop(draft, "drop")
    assert work.replies.at_work(case, bo) == []


def test_a_colleague_who_just_answered_is_seen_for_ten_minutes(
    store: Store, clock: SetClock
) -> None:
    case_id, draft_id = an_and_bo_at(store)
    with store.begin() as work:
        draft = work.outbox.get(draft_id)
        assert draft is not None
        work.replies.send(draft, steward(work))
        work.commit()
    clock.forward(minutes=3)
    assert at_work(store, case_id, 71, "Bo") == [AtWork("An", 3)]
    assert at_work(store, case_id, 70, "An") == []
    clock.forward(minutes=7)
    assert at_work(store, case_id, 71, "Bo") == []


def test_a_draft_knows_who_made_it_and_from_which_message(work: UnitOfWork) -> None:
    case, an = open_case(work), steward(work)
    answer = Answer("Goeiedag", written_in=12)
    draft = work.replies.draft(case, resident(work), an, answer)
    assert (draft.args[MADE_BY], draft.args[FROM]) == (an.id, 12)
    assert answer_of(draft) == answer
    again = work.replies.draft(case, resident(work), an, answer)
    work.replies.draft(case, resident(work), an, Answer("Dag", written_in=13))
    assert work.replies.made_from(case, 12) == [again, draft]
    assert work.replies.made_from(open_case(work), 12) == []


def test_a_file_goes_after_the_words_and_only_when_they_are_sent(work: UnitOfWork) -> None:
    case, an = open_case(work), steward(work)
    draft = work.replies.draft(case, resident(work), an, Answer("Kijk", file=PHOTO))
    assert work.outbox.claim(["telegram:"]) is None
    work.replies.send(draft, an)
    work.replies.send(draft, an)
    sent: list[OutboxMessage] = []
    while row := work.outbox.claim(["telegram:"]):
        work.outbox.sent(row, "…", 1)
        sent.append(row)
    assert [(row.say, row.args.get(FILE)) for row in sent] == [
        ("steward-answer", None),
        ("steward-sends", PHOTO),
    ]
    assert events_of(work, case)[-1].data["file"] == PHOTO


def test_a_file_without_words_says_who_sends_it(work: UnitOfWork) -> None:
    case, an = open_case(work), steward(work)
    draft = work.replies.draft(case, resident(work), an, Answer(file=PHOTO))
    assert draft.say == "steward-sends"
    assert FILE not in draft.args


def test_a_correction_has_its_own_words_and_event(work: UnitOfWork) -> None:
    case, an = open_case(work), steward(work)
    first = work.replies.draft(case, resident(work), an, Answer("9 uur"))
    work.replies.send(first, an)
    second = work.replies.draft(case, resident(work), an, Answer("10 uur", corrects=True))
    work.replies.send(second, an)
    assert second.say == "steward-correction"
    assert tags(work, case).count(EventTag.REPLIED) == 1
    event = events_of(work, case)[-1]
    assert (event.tag, event.text) == (EventTag.ANSWER_CORRECTED, "10 uur")


def test_both_the_residents_words_and_the_stewards_own_are_kept(work: UnitOfWork) -> None:
    case, an = open_case(work), steward(work)
    phrase = Answer("До понеделник", dutch="Tot maandag")
    translated = Answer("До понеделник", original="Tot maandag")
    for answer, name in ((phrase, "dutch"), (translated, "original")):
        draft = work.replies.draft(case, resident(work), an, answer)
        work.replies.send(draft, an)
        event = events_of(work, case)[-1]
        assert (event.text, event.data[name]) == ("До понеделник", "Tot maandag")
    assert draft.args["words"] == {
        "say": "steward-translation",
        "args": {"words": "До понеделник", "original": "Tot maandag"},
    }


@pytest.mark.parametrize("state", [OutboxState.WAITING, OutboxState.SENT])
def test_what_was_sent_can_no_longer_be_dropped(work: UnitOfWork, state: OutboxState) -> None:
    draft = work.replies.draft(open_case(work), resident(work), steward(work), Answer("Dag"))
    draft.state = state
    work.session.flush()
    work.replies.drop(draft, "drop")
    assert draft.state is state


def test_an_edited_note_is_a_note_of_its_own_once(work: UnitOfWork) -> None:
    case, an = open_case(work), steward(work)
    note, edit, other = message(work), message(work), message(work)
    work.cases.note(case, an, "die winkel", note)
    for _ in range(2):
        work.replies.correct_note(case, an, "die bakker", note, edit)
    work.replies.correct_note(case, an, "geen nota", other, message(work))
    noted = [one.text for one in events_of(work, case) if one.tag is EventTag.NOTED]
    assert noted == ["die winkel", "die bakker"]
