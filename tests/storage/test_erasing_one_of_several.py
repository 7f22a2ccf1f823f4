"""Erasing one of those who report the same: all of theirs goes, and nothing of the others."""

from datetime import timedelta

from storage import Store, UnitOfWork
from storage.erasing import REMOVES
from storage.models import Case, FollowUp, OutboxMessage
from storage.outbox import TOLD_ONCE, Words
from storage.plan import Plan
from storage.replies import Answer
from storage.vocabulary import CaseState, FollowUpState, OutboxState
from tests.storage.arrange import (
    SetClock,
    draft,
    keys,
    message,
    report,
    resident,
    said_to_staff,
    steward,
)
from tests.storage.dump import traces
from tests.storage.test_erasing import CHAT, HOME, WORDS, at_the_counter, erase, says, zenobia


def test_who_came_by_a_link_is_erased_also_where_others_report_the_same(store: Store) -> None:
    with store.begin() as work:
        report(work, resident(work, chat_id=8), HOME, words="stank van de buren")
        work.personal_links.use(at_the_counter(work), zenobia(work), says(work, "/start"))
        work.commit()
    erase(store)
    assert traces(store, "hutsepot", "Zenobia", str(CHAT)) == []
    with store.read() as work:
        assert work.finding.cases("hutsepot", 0, 5) == []
        assert len(work.finding.cases("stank", 0, 5)) == 1


def test_what_stewards_answered_before_they_came_by_a_link_goes_too(store: Store) -> None:
    with store.begin() as work:
        case = report(work, resident(work, chat_id=8), HOME, words="stank van de buren").case
        token, an = at_the_counter(work), steward(work)
        (entered,) = work.personal_links.without_chat(case)
        answer = Answer("Beste Zenobia, over uw hutsepot")
        work.replies.send(work.replies.draft(case, entered, an, answer), an)
        work.personal_links.use(token, zenobia(work), says(work, "/start"))
        assert work.finding.cases("zenobia", 0, 5) == [case]
        work.commit()
    erase(store)
    assert traces(store, "hutsepot", "Zenobia") == []
    with store.read() as work:
        assert work.finding.cases("zenobia", 0, 5) == []


def test_of_a_case_that_others_report_too_only_their_own_part_goes(store: Store) -> None:
    with store.begin() as work:
        other = resident(work, chat_id=8)
        case = report(work, other, HOME, words="stank van de buren").case
        joined = draft(work, zenobia(work), WORDS)
        work.nuisance.report(
            joined, says(work, "ja"), topic="nuisance_waste", place=HOME, urgent=False
        )
        work.commit()
    erase(store)
    with store.begin() as work:
        again = work.cases.get(case.id)
        assert (again.state, again.address) == (CaseState.NEW, HOME.words)
        assert "staff-erased-here" in keys(work, again)
        assert [one.id for one in work.finding.cases("stank", 0, 5)] == [case.id]
        assert work.finding.cases("hutsepotgeur", 0, 5) == []
    assert traces(store, "hutsepot", "Zenobia", str(CHAT)) == []


def test_another_of_the_same_first_name_keeps_what_they_said(store: Store) -> None:
    with store.begin() as work:
        other = work.residents.welcome("telegram", 8, "Zenobia", "nl")
        case = report(work, other, HOME, words="stank van de buren").case
        report(work, zenobia(work), HOME, words=WORDS)
        work.cases.resident_wrote(case, other, message(work), "trommelvliegen")
        work.cases.rated(case, other, 1, message(work))
        work.commit()
    erase(store)
    assert traces(store, "hutsepot") == []
    with store.read() as work:
        left = [row.say for row in said_to_staff(work, case) if row.args.get("name") == "Zenobia"]
        assert left == ["staff-resident-wrote", "staff-rated-low"]


def test_nothing_is_left_of_an_appointment_of_who_gave_no_name(store: Store) -> None:
    with store.begin() as work:
        case = report(work, resident(work, chat_id=8), HOME).case
        who, an = zenobia(work), steward(work)
        hidden = draft(work, who)
        work.reports.set_anonymous(hidden, anonymous=True)
        work.nuisance.report(hidden, message(work), topic="nuisance_waste", place=HOME)
        plan = Plan(work.now + timedelta(days=2), 60, "hutsepotcafé", "An")
        work.appointments.send(work.appointments.draft(case, who, an, plan), an, message(work))
        (asks,) = work.session.query(FollowUp).filter_by(kind="appointment")
        asks.state = FollowUpState.ASKED
        assert work.appointments.answered(asks, "fits", message(work))
        work.commit()
    assert any("staff-visit-confirmed" in row for row in traces(store, "hutsepot"))
    erase(store)
    assert traces(store, "hutsepot") == []


def test_a_menu_that_lists_all_who_report_it_goes_with_each_of_them(store: Store) -> None:
    with store.begin() as work:
        case = report(work, resident(work, chat_id=8), HOME, words="stank van de buren").case
        report(work, zenobia(work), HOME, words=WORDS)
        buttons = [{"label": "staff-button-split-one", "args": {"name": "Zenobia", "words": WORDS}}]
        which = work.outbox.to_staff(Words("staff-split-which", {}, buttons), case_id=case.id)
        which.state, which.message_id = OutboxState.SENT, 91
        work.commit()
    erase(store)
    assert traces(store, "hutsepot", "Zenobia") == []
    assert taken_away(store) == [91]


def test_of_links_only_their_own_is_taken_away(store: Store, clock: SetClock) -> None:
    """What such a message said is a secret, so that its row no longer knows whose it was."""
    with store.begin() as work:
        report(work, resident(work, chat_id=8), HOME, words="stank van de buren")
        token = shows_link(work, 91)
        work.commit()
    clock.forward(minutes=5)
    with store.begin() as work:
        shows_link(work, 93)
        work.personal_links.use(token, zenobia(work), says(work, "/start"))
        work.commit()
    erase(store)
    assert taken_away(store) == [91, 92]


def shows_link(work: UnitOfWork, number: int) -> str:
    """The link of somebody new at the counter, as stewards got it, and its picture after it."""
    token = at_the_counter(work)
    (case,) = work.session.query(Case)
    for say, message_id in (("staff-link", number), ("staff-link-picture", number + 1)):
        row = work.outbox.to_staff(Words(say, {"name": "Z", TOLD_ONCE: True}), case_id=case.id)
        work.outbox.sent(row, "t.me", message_id)
    return token


def taken_away(store: Store) -> list[int]:
    with store.read() as work:
        removed = [row.args.get(REMOVES, {}) for row in work.session.query(OutboxMessage)]
    return [number for what in removed for number in what.get("messages", [])]
