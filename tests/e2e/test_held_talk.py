"""A talk that a steward holds, with the whole product: silence, danger, and the way back."""

from datetime import timedelta

from storage.models import Conversation
from storage.vocabulary import EventTag
from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import id_of, reports
from tests.e2e.voice import Voice
from tests.telegram import Person

"""Seconds: Telegram takes 20 messages a minute in a group."""
RO = Voice("ro")


def bot_said(resident: Person) -> list[str]:
    return [one["text"] for one in resident.chat if one["from"]["is_bot"]]


def a_day_goes_by(city: City, resident: Person) -> None:
    with city.product.store().begin() as work:
        talks = work.session.query(Conversation).filter_by(resident_id=id_of(work, resident))
        for talk in talks.filter(Conversation.steward_until.is_not(None)):
            talk.steward_until = work.now - timedelta(seconds=1)
        work.commit()


def test_a_steward_talks_the_bot_is_silent_and_the_word_goes_back(city: City) -> None:
    jan, resident = city.jan, city.telegram.person("Doru", language_code="ro")
    reference = reports(resident, RO, "Au aruncat gunoi pe Sleepstraat 14")
    reports(resident, RO, "Vecinii fac gălăgie în fiecare noapte pe Sleepstraat 16")
    topic = topic_of(city, reference)

    def stewards_see(words: str) -> str:
        return str(jan.sees(words, chat=city.stewards, topic=topic)["text"])

    jan.writes("/talk", to=city.stewards, topic=topic)
    resident.sees(RO("talk-begins", steward="Jan", reference=reference), within=60)
    resident.writes("au aruncat iar saci de gunoi în fața ușii")
    resident.sees(RO("passed-on", steward="Jan"))
    read = stewards_see("în fața ușii")
    assert "🤖 De bot leest: Afval en vuil (" in read
    assert "% zeker), Roemeens" in read

    before = len(bot_said(resident))
    resident.writes("sunt albaștri, vreo zece")
    stewards_see("vreo zece")
    assert len(bot_said(resident)) == before

    # Danger is answered at once, and shown in the topic of the talk, not of the newest case.
    resident.writes("ARDE casa! foc mare, ajutor!!")
    resident.sees(RO("emergency-call"))
    stewards_see("Mogelijk gevaar")

    resident.writes("renunț")
    resident.sees(RO("something-else"))
    stewards_see("praat weer met de bot")
    resident.writes("/status")
    resident.sees(reference)

    jan.writes("/talk", to=city.stewards, topic=topic)
    resident.sees(RO("talk-begins", steward="Jan", reference=reference), within=60)
    a_day_goes_by(city, resident)
    resident.sees(RO("talk-over", reference=reference), within=60)
    stewards_see("Er werd lang niets gezegd")
    with city.product.store().read() as work:
        case = work.cases.by_reference(reference)
        assert case is not None
        back = [event.data["by"] for event in case.events if event.tag is EventTag.GIVEN_BACK]
        assert back == ["resident", "quiet"]
