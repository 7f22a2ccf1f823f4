"""(b) Rasa fails at one message alone, and works for others: that one does not shut its chat."""

from storage.models import Case
from storage.vocabulary import EventTag, InboxState
from tests.faults.outage import others_talk_until, told_in_time
from tests.faults.rasa_door import NLU, Said, echo
from tests.faults.running import Running, heard, until
from tests.telegram import Person

EMERGENCY = {"name": "emergency", "confidence": 1.0}
SMALL_TALK: Said = [{"custom": {"say": "thanks"}}]
"""What Rasa says without the action server."""


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
