"""(b) Rasa is down, starting, silent, broken or slow: an honest word within five seconds, a report
is still possible, and all is answered in order afterwards."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.models import Case
from storage.vocabulary import CaseKind, EventTag, InboxState
from tests.faults.conftest import ended
from tests.faults.rasa_door import NLU, RasaDoor, Said, echo
from tests.faults.running import Running, heard, until
from tests.telegram import Person, TelegramServer

AT_MOST = timedelta(seconds=5)
MORE_THAN_WORKERS = 10
A_TURN = 0.075
LATER = "45s"
"""Longer than a turn that hangs and the pause after it together."""
EMERGENCY = {"name": "emergency", "confidence": 1.0}
SMALL_TALK: Said = [{"custom": {"say": "thanks"}}]
"""What Rasa says without the action server."""
BELOW_THE_LIMIT = 1.0
"""A delay with which nobody can write so often in a minute that their words are gathered."""
SOON = "25s"
"""When words become a case here: long after people are told that something is broken, and after
the longest time for which Rasa is left alone."""


@pytest.fixture
def impatient(
    telegram: TelegramServer, rasa_door: RasaDoor, database_url: str, tmp_path: Path
) -> Iterator[Running]:
    """On each database in turn."""
    running = Running(telegram, rasa_door, database_url, tmp_path, report_after=SOON)
    yield running
    running.close()


def starting(rasa: RasaDoor) -> None:
    rasa.starting = True


def silent(rasa: RasaDoor) -> None:
    """As when its action server is away, or a turn throws (design, trap 1)."""
    rasa.empty = True


def broken(rasa: RasaDoor) -> None:
    rasa.status = 500


def hanging(rasa: RasaDoor) -> None:
    rasa.holds()


def told_in_time(running: Running, people: int) -> None:
    """Each person was told once, within seconds after what they wrote came in."""
    until(lambda: len(running.outbox("kept-for-later")) >= people)
    first = {row.lane: row for row in reversed(running.inbox())}
    told = {f"telegram:{p}": row for row in running.outbox("kept-for-later") for p in [chat(row)]}
    assert len(told) == people
    waited = sorted(row.created_at - first[lane].received_at for lane, row in told.items())
    assert waited[-1] < AT_MOST * busy()


def busy() -> float:
    """How many times longer all takes, as there is more to do than processors to do it."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def chat(row: object) -> str:
    return str(getattr(row, "lane", "")).removeprefix("telegram:")


def others_talk_until(
    running: Running, happened: Callable[[], bool], answer: str = "passed-on"
) -> None:
    """Somebody else writes, and is answered, again and again."""
    ivan = running.telegram.person("Ivan", language_code="nl")
    running.rasa.delay = BELOW_THE_LIMIT

    def one_more_answered() -> bool:
        said = len(running.outbox(answer))
        ivan.writes("друго")
        until(lambda: len(running.outbox(answer)) > said)
        return happened()

    until(one_more_answered)


@pytest.mark.parametrize("trouble", [starting, silent, broken, hanging])
def test_who_writes_meanwhile_is_told_at_once_and_answered_in_order_afterwards(
    running: Running, maria: Person, trouble: Callable[[RasaDoor], None]
) -> None:
    others = [
        running.telegram.person(f"R{number}", language_code="nl")
        for number in range(MORE_THAN_WORKERS)
    ]
    trouble(running.rasa)
    running.start()
    running.telegram.waits_for_call("getUpdates", within=90)
    for word in ("едно", "две", "три"):
        maria.writes(word)
    for other in others:
        other.writes("друго")
    told_in_time(running, 1 + len(others))
    until(lambda: all("112" in str(person.chat[-1]["text"]) for person in others))
    running.rasa.works_again()
    running.all_handled(3 + len(others))
    assert len(running.outbox("kept-for-later")) == 1 + len(others), "said once in an outage"
    assert heard(maria)[1:] == ["едно", "две", "три"]
    assert all(heard(other)[1:] == ["друго"] for other in others)


def test_a_rasa_ten_times_as_slow_is_no_outage(running: Running, maria: Person) -> None:
    running.rasa.delay = 10 * A_TURN
    running.start()
    for word in ("едно", "две"):
        maria.writes(word)
    running.all_handled(2)
    assert heard(maria) == ["едно", "две"]


def test_when_rasa_stays_away_the_words_are_a_case_that_stewards_see(
    impatient: Running, maria: Person
) -> None:
    running = impatient
    running.rasa.status = 503
    running.start()
    maria.writes("Плъхове в двора")
    maria.writes("Sleepstraat 45")
    told_in_time(running, 1)
    until(lambda: {row.state for row in running.inbox()} == {InboxState.DONE})
    with running.store.read() as work:
        (case,) = work.session.query(Case).all()
        (report,) = case.reports
        assert [said["text"] for said in report.words] == ["Плъхове в двора", "Sleepstraat 45"]
        assert case.kind is CaseKind.HELP
    until(lambda: case.reference in str(maria.chat[-1].get("text")))
    assert "112" in str(maria.chat[-1]["text"])
    until(lambda: any(case.reference in str(m.get("text")) for m in running.stewards.chat))

    maria.writes("И още нещо")
    until(lambda: len(running.inbox()) == 3)
    until(lambda: {row.state for row in running.inbox()} == {InboxState.DONE})
    running.rasa.works_again()
    maria.writes("после")
    running.all_handled(4)
    assert heard(maria)[-1] == "после"
    assert running.rasa.answered == ["после"], "what is with the stewards is not reported again"
    with running.store.read() as work:
        assert work.session.query(Case).count() == 1


def test_who_writes_for_the_first_time_is_heard_by_people_too(
    impatient: Running, maria: Person
) -> None:
    """Telegram's own button sends the command with which a talk begins."""
    running = impatient
    running.rasa.status = 503
    running.start()
    maria.writes("/start")
    maria.writes("Плъхове в двора")
    told_in_time(running, 1)
    running.all_handled(2)
    with running.store.read() as work:
        (case,) = work.session.query(Case).all()
        assert [said["text"] for said in case.reports[0].words] == ["Плъхове в двора"]
    assert {row.state for row in running.inbox()} == {InboxState.DONE}


def test_words_at_which_the_action_server_hangs_become_a_case_though_rasa_answers_questions(
    telegram: TelegramServer, rasa_door: RasaDoor, sqlite_url: str, tmp_path: Path
) -> None:
    """Each try asks Rasa first for what was said before, and is answered."""
    with ended(Running(telegram, rasa_door, sqlite_url, tmp_path, report_after=LATER)) as running:
        maria = telegram.person("Maria", language_code="nl")
        rasa_door.holds()
        running.start()
        maria.writes("Плъхове в двора")
        told_in_time(running, 1)
        running.all_handled(1)
        with running.store.read() as work:
            (case,) = work.session.query(Case).all()
            assert [said["text"] for said in case.reports[0].words] == ["Плъхове в двора"]


def test_a_message_at_which_rasa_alone_falls_silent_does_not_shut_the_chat_up_for_ever(
    impatient: Running, maria: Person
) -> None:
    """A turn that throws within Rasa is an empty answer, each time again."""
    running = impatient
    running.rasa.act = lambda words, _metadata: (
        [] if words == "отрова" else [{"custom": {"say": "passed-on", "args": {"steward": words}}}]
    )
    running.start()
    maria.writes("отрова")
    maria.writes("после")
    told_in_time(running, 1)
    running.all_handled(2)
    with running.store.read() as work:
        (case,) = work.session.query(Case).all()
        assert "отрова" in [said["text"] for said in case.reports[0].words]


def test_a_message_at_which_the_nlu_alone_throws_becomes_a_case_and_the_next_is_heard(
    impatient: Running, maria: Person
) -> None:
    """All others are answered meanwhile: Rasa is fine again each time one looks."""
    running = impatient
    running.rasa.throws_at = "отрова"
    running.start()
    maria.writes("отрова")
    maria.writes("Пожар!")
    others_talk_until(running, lambda: running.inbox()[0].state is InboxState.DONE)
    running.all_handled(len(running.inbox()))
    with running.store.read() as work:
        (case,) = work.session.query(Case).all()
        assert [said["text"] for said in case.reports[0].words] == ["отрова", "Пожар!"]


def test_in_a_held_talk_words_at_which_rasa_alone_falls_silent_are_with_the_steward_and_done(
    impatient: Running, maria: Person
) -> None:
    """What may mean danger goes to the steward's case, and to Rasa too."""
    running = impatient
    running.start()
    maria.writes("едно")
    running.all_handled(1)
    number = running.case_of(maria)
    with running.store.begin() as work:
        case = work.cases.get(number)
        work.residents.hand_to_steward(case.reports[0].resident, case)
        work.commit()
    running.rasa.understood = {**NLU, "intent": EMERGENCY, "intent_ranking": [EMERGENCY]}
    running.rasa.act = lambda words, metadata: [] if words == "Пожар!" else echo(words, metadata)
    maria.writes("Пожар!")
    maria.writes("после")
    hers = f"telegram:{maria.id}"
    others_talk_until(
        running,
        lambda: {row.state for row in running.inbox() if row.lane == hers} == {InboxState.DONE},
    )
    with running.store.read() as work:
        (case,) = work.session.query(Case).all()
        wrote = [e.text for e in case.events if e.tag is EventTag.RESIDENT_WROTE]
        assert wrote == ["Пожар!", "после"]
    assert len(running.outbox("kept-as-report")) == 1


def test_a_draft_at_which_rasa_alone_falls_silent_is_put_aside_and_its_resident_told_no_outage(
    impatient: Running, maria: Person
) -> None:
    """Nobody wrote anything now: there is nobody to tell that something is out of order."""
    running = impatient
    running.rasa.act = lambda words, metadata: (
        [] if words.startswith("/report_nuisance") else echo(words, metadata)
    )
    running.start()
    maria.writes("едно")
    running.all_handled(1)
    chat = {"id": maria.id, "type": "private"}
    with running.store.begin() as work:
        draft = {"draft": "report_nuisance", "chat": chat}
        work.inbox.keep("telegram", -1, f"telegram:{maria.id}", draft)
        work.commit()
    others_talk_until(running, lambda: running.inbox()[1].state is InboxState.PARKED)
    told = [row.lane for row in running.outbox("kept-for-later")]
    assert f"telegram:{maria.id}" not in told


def test_a_photo_at_which_rasa_alone_falls_silent_is_put_aside_and_the_chat_goes_on(
    impatient: Running, maria: Person
) -> None:
    """What is no text cannot become a report; while Rasa answers others, nobody waits for it."""
    running = impatient
    running.rasa.act = lambda words, metadata: (
        [] if words.startswith("/add_information") else echo(words, metadata)
    )
    running.start()
    maria.sends_photo()
    maria.writes("после")
    told_in_time(running, 1)
    others_talk_until(running, lambda: running.inbox()[1].state is InboxState.DONE)
    assert running.inbox()[0].state is InboxState.PARKED
    running.all_handled(len(running.inbox()))
    assert len(running.outbox("could-not-handle")) == len(running.outbox("staff-parked")) == 1
    assert heard(maria)[-1] == "после"


def test_a_photo_waits_for_a_rasa_that_answers_nobody(impatient: Running, maria: Person) -> None:
    running = impatient
    ivan = running.telegram.person("Ivan", language_code="nl")
    running.rasa.empty = True
    running.start()
    maria.sends_photo()
    ivan.writes("Боклук")
    until(lambda: bool(running.outbox("kept-as-report")))
    assert running.inbox()[0].state is not InboxState.PARKED
    running.rasa.works_again()
    running.all_handled(2)
    assert running.inbox()[0].state is InboxState.DONE


def test_a_photo_waits_for_the_action_server_while_rasa_alone_has_small_talk_for_others(
    impatient: Running, maria: Person
) -> None:
    running = impatient
    running.rasa.act = lambda words, _metadata: SMALL_TALK if words == "друго" else []
    running.start()
    maria.sends_photo()
    until(lambda: any(row.error == "empty" for row in running.inbox()))
    witness = running.telegram.person("Vera", language_code="nl")
    witness.writes("Боклук")
    others_talk_until(running, lambda: bool(running.outbox("kept-as-report")), "thanks")
    assert running.inbox()[0].state is not InboxState.PARKED
    running.rasa.act = echo
    running.all_handled(len(running.inbox()))
    assert running.inbox()[0].state is InboxState.DONE


def test_what_is_said_in_a_private_talk_waits_and_no_steward_sees_it(
    impatient: Running, maria: Person
) -> None:
    running = impatient
    ivan = running.telegram.person("Ivan", language_code="nl")
    running.start()
    maria.writes("едно")
    running.all_handled(1)
    with running.store.begin() as work:
        resident = work.residents.find("telegram", maria.id)
        assert resident
        work.forgetting.begin_private(work.residents.conversation(resident).key)
        work.commit()
    running.rasa.status = 503
    maria.writes("тайна")
    until(lambda: len(running.outbox("kept-for-later")) == 1)
    ivan.writes("Боклук")
    until(lambda: bool(running.outbox("kept-as-report")))
    with running.store.read() as work:
        (case,) = work.session.query(Case).all()
        assert [said["text"] for said in case.reports[0].words] == ["Боклук"]
    running.rasa.works_again()
    running.all_handled(3)
    assert heard(maria)[-1] == "тайна"
    assert "тайна" not in str(running.stewards.chat)
