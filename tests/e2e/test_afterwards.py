"""After the words: corrections, reports taken back, and what lies unsent while time goes by."""

from datetime import timedelta

import pytest

from storage.models import Case
from storage.vocabulary import CaseState, ClosedReason, EventTag, ReportState
from tests.conversations.past import move_back
from tests.conversations.story import labels
from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import PATIENCE, draft_of, id_of, received, reports, sends
from tests.e2e.voice import Voice
from tests.telegram import Json, Person
from tests.telegram.person import GROUP_WAIT

NL, BG, SK, RO = Voice("nl"), Voice("bg"), Voice("sk"), Voice("ro")
IDLE, A_DAY = timedelta(minutes=31), timedelta(days=1)
"""Seconds: Telegram takes 20 messages a minute in a group, and the tests before us used some."""


def later(city: City, span: timedelta) -> None:
    """Time goes by for all that the product remembers."""
    city.product.until(lambda: move_back(city.product.store(), span))


def case_of(city: City, reference: str) -> Case:
    with city.product.store().read() as work:
        case = work.cases.by_reference(reference)
        assert case is not None
        _ = [report.state for report in case.reports], list(case.events)
        return case


def stewards_see(city: City, reference: str, wanted: str) -> Json:
    topic = topic_of(city, reference)
    return city.jan.sees(wanted, chat=city.stewards, topic=topic)


def test_a_message_edited_before_it_is_sent_goes_along_as_a_correction(city: City) -> None:
    resident = city.telegram.person("Jozef", language_code="sk")
    sent = resident.writes("Celú noc hrá hlasná hudba na Sleepstraat 9")
    resident.sees(SK("nuisance-ask-going_on"), within=PATIENCE)
    resident.edits(sent, "Celú noc hrá hlasná hudba na Sleepstraat 99")
    resident.sees(SK("edit-kept"))
    texts = [said["text"] for said in draft_of(city, resident).words]
    assert texts == [
        "Celú noc hrá hlasná hudba na Sleepstraat 9",
        "✏️ Celú noc hrá hlasná hudba na Sleepstraat 99",
    ]
    stewards_see(city, sends(resident, SK), "✏️ Celú noc hrá hlasná hudba na Sleepstraat 99")


def test_an_edited_message_of_a_sent_report_reaches_that_case_and_no_other(city: City) -> None:
    resident = city.telegram.person("Lotte", language_code="nl")
    sent = resident.writes("Er zijn ratten in de tuin, Sleepstraat 201")
    first = sends(resident, NL)
    second = reports(resident, NL, "Er staat een autowrak in de Sleepstraat 202")
    resident.writes("Er ligt afval op de stoep, Sleepstraat 203")
    resident.sees(NL("nuisance-ask-waste"), within=PATIENCE)
    resident.edits(sent, "Er zijn ratten in de tuin, Sleepstraat 210")
    resident.sees(NL("edit-kept"))
    stewards_see(city, first, "verbeterde een bericht: Er zijn ratten in de tuin, Sleepstraat 210")
    corrected = [
        [event.text for event in case_of(city, one).events if event.tag is CORRECTED]
        for one in (first, second)
    ]
    assert corrected == [["Er zijn ratten in de tuin, Sleepstraat 210"], []]
    assert len(draft_of(city, resident).words) == 1


CORRECTED = EventTag.RESIDENT_CORRECTED


def test_one_of_two_takes_the_report_back_and_the_last_one_closes_the_case(city: City) -> None:
    karel = city.telegram.person("Karel", language_code="sk")
    reference = reports(karel, SK, "Niekto vyhadzuje odpad na Sleepstraat 211")
    fatma = city.telegram.person("Fatma", language_code="bg")
    assert reports(fatma, BG, "Изхвърлят боклук на Sleepstraat 211") == reference

    withdraws(karel, SK, reference)
    stewards_see(city, reference, "ingetrokken door Karel")
    assert case_of(city, reference).state is CaseState.NEW
    karel.writes("/status")
    karel.sees(SK("status-none"))
    fatma.writes("/status")
    fatma.sees(reference)

    withdraws(fatma, BG, reference)
    stewards_see(city, reference, "ingetrokken door Fatma")
    case = case_of(city, reference)
    assert (case.state, case.closed_reason) == (CaseState.CLOSED, ClosedReason.WITHDRAWN)
    assert {report.state for report in case.reports} == {ReportState.WITHDRAWN}
    later(city, timedelta(days=8))
    for resident in (karel, fatma):
        resident.sees_nothing(within=3)


def withdraws(resident: Person, says: Voice, reference: str) -> None:
    resident.writes("/cancel")
    which = resident.sees(says("withdraw-which"))
    resident.presses(reference, on=which)
    resident.sees(says("withdrawn", reference=reference))


def test_a_photo_by_itself_is_asked_about_when_two_cases_are_open(city: City) -> None:
    resident = city.telegram.person("Ilse", language_code="nl")
    first = reports(resident, NL, "Er zitten muizen in de kelder, Sleepstraat 221")
    second = reports(resident, NL, "Er staat een autowrak in de Sleepstraat 222")
    later(city, IDLE)
    resident.sends_photo()
    which = resident.sees(NL("which-add_information"), within=PATIENCE)
    assert [first in label for label in labels(which)] == [False, True, False]
    resident.presses(first, on=which)
    resident.sees(NL("information-added", reference=first))
    topics = [topic_of(city, one) for one in (first, second)]
    city.product.until(lambda: photos(city, topics) == [1, 0], GROUP_WAIT)


def photos(city: City, topics: list[int]) -> list[int]:
    """How many photos are in each of these topics."""
    return [sum("photo" in one for one in city.stewards.in_topic(topic)) for topic in topics]


def test_such_a_photo_can_begin_a_new_report(city: City) -> None:
    resident = city.telegram.person("Ada", language_code="ro")
    reports(resident, RO, "Sunt gândaci în bucătărie, Sleepstraat 231")
    reports(resident, RO, "Sunt saci de gunoi pe Sleepstraat 232")
    later(city, IDLE)
    resident.sends_photo()
    which = resident.sees(RO("which-add_information"), within=PATIENCE)
    resident.presses(RO("button-new-report"), on=which)
    kinds = resident.sees(RO("nuisance-ask-kind"))
    resident.presses(RO("topic-nuisance_vehicles"), on=kinds)
    resident.sees(RO("nuisance-ask-place"))
    resident.writes("Sleepstraat 233")
    topic = topic_of(city, sends(resident, RO))
    city.product.until(lambda: photos(city, [topic]) == [1], GROUP_WAIT)


def test_a_draft_left_idle_can_be_sent_as_it_is(city: City) -> None:
    resident = city.telegram.person("Doru", language_code="ro")
    resident.writes("Au aruncat gunoi pe Sleepstraat 241")
    resident.sees(RO("nuisance-ask-waste"), within=PATIENCE)
    later(city, IDLE)
    asked = resident.sees(RO("draft-go-on", topic={"say": "topic-nuisance_waste"}))
    resident.presses(RO("button-send-as-it-is"), on=asked)
    resident.sees(RO("nuisance-sent"))
    reference = received(resident, RO, since=asked)
    card = stewards_see(city, reference, "Au aruncat gunoi pe Sleepstraat 241")
    assert "Plaats: Sleepstraat 241" in card["text"]


@pytest.mark.parametrize("danger", ["yes", "no"])
def test_after_a_day_only_a_serious_draft_goes_to_the_stewards(city: City, danger: str) -> None:
    number = {"yes": 251, "no": 252}[danger]
    resident = city.telegram.person("Stefan", language_code="bg")
    resident.writes(f"Има празна къща със счупени прозорци на Sleepstraat {number}")
    resident.sees(BG("nuisance-ask-danger"), within=PATIENCE)
    resident.presses(BG(f"option-danger-{danger}"))
    resident.sees(BG("nuisance-ask-since"))
    later(city, IDLE)
    asked = resident.sees(BG("draft-go-on", topic={"say": "topic-nuisance_building"}))
    later(city, A_DAY)
    if danger == "no":
        resident.sees_nothing(within=5)
        assert draft_of(city, resident).set_aside_at
        return
    resident.sees(BG("nuisance-sent"), within=PATIENCE)
    reference = received(resident, BG, since=asked)
    card = stewards_see(city, reference, "Има празна къща")
    assert "DRINGEND" in card["text"]
    with city.product.store().read() as work:
        assert work.reports.drafts(id_of(work, resident)) == []
