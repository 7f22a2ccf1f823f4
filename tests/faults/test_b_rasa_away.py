"""(b) Rasa is down, starting, silent, broken or slow: an honest word within five seconds, a report
is still possible, and all is answered in order afterwards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from storage.models import Case
from storage.vocabulary import CaseKind, InboxState
from tests.faults.conftest import ended
from tests.faults.outage import told_in_time
from tests.faults.rasa_door import RasaDoor
from tests.faults.running import Running, heard, until
from tests.telegram import Person, TelegramServer

MORE_THAN_WORKERS = 10
A_TURN = 0.075
LATER = "45s"
"""Longer than a turn that hangs and the pause after it together."""


def starting(rasa: RasaDoor) -> None:
    rasa.starting = True


def silent(rasa: RasaDoor) -> None:
    """As when its action server is away, or a turn throws (design, trap 1)."""
    rasa.empty = True


def broken(rasa: RasaDoor) -> None:
    rasa.status = 500


def hanging(rasa: RasaDoor) -> None:
    rasa.holds()


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
    impatient_on_each: Running, maria: Person
) -> None:
    running = impatient_on_each
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
    impatient_on_each: Running, maria: Person
) -> None:
    """Telegram's own button sends the command with which a talk begins."""
    running = impatient_on_each
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
