"""Signs of life in the stewards' forum: what the next one says, a line with it, one left out."""

from datetime import timedelta

from storage.vocabulary import EventTag
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json

SHOWN = "Zo gaat het volgende teken van leven weg"


async def asked(house: StewardHouse, topic: int) -> Json:
    house.jan.writes("/sign", to=house.stewards, topic=topic)
    return await house.sees(SHOWN, topic)


def goes_out(house: StewardHouse, case_id: int) -> None:
    """Says the next signs of all who report the case, as the clock does."""
    with house.house.store.begin() as work:
        for row, kind in work.follow_ups.signs(work.cases.get(case_id)):
            words = work.follow_ups.ask(row, kind)
            work.outbox.to_resident(row.resident, words, case_id=case_id)
        work.commit()
    house.house.wake.call()


async def test_a_steward_reads_exactly_what_the_resident_will(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    await house.presses("Meer…", card)
    await house.presses("Teken van leven", await house.sees("Wat wilt u doen", topic))
    seen = await house.sees(SHOWN, topic)
    assert "Op dit moment heeft geen buurtsteward dit in handen." in seen["text"]
    assert "één bewoner (Nederlands)" in seen["text"]
    goes_out(house, case_id)
    letter = await house.resident_sees("is nog open.")
    assert seen["text"].endswith(letter["text"])
    assert "In het Nederlands" not in seen["text"]


async def test_a_line_of_the_steward_goes_along_once_after_a_preview(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    await house.presses("Opnemen", card)
    await house.presses("Regel toevoegen", await asked(house, topic))
    wanted = await house.sees("Antwoord op dit bericht met uw regel.", topic)
    house.jan.writes(601 * "x", to=house.stewards, reply_to=wanted["message_id"])
    await house.sees("Te lang: hoogstens 600 tekens", topic)
    house.jan.writes("IVAGO komt maandag.", to=house.stewards, reply_to=wanted["message_id"])
    preview = await house.sees("Met uw regel erbij", topic)
    assert house.events(case_id, EventTag.LINE_ADDED) == []
    kept = await house.presses("Voeg de regel toe", preview)
    assert kept == "De regel gaat mee met het volgende teken van leven."
    goes_out(house, case_id)
    letter = await house.resident_sees("is nog open.")
    assert preview["text"].endswith(letter["text"])
    assert "schrijft erbij: “IVAGO komt maandag.”" in letter["text"]
    goes_out(house, case_id)
    again = await house.resident_sees("nog niet afgerond")
    assert "IVAGO" not in again["text"]
    assert house.events(case_id, EventTag.NOTED) == []


async def test_neighbours_read_it_each_in_their_language(house: StewardHouse) -> None:
    jana = house.telegram.person("Jana", started=True)
    case_id = house.reports(house.maria, "zakken")
    _card, topic = await house.card(case_id)
    house.reports(jana, "vrecia")
    await house.sees("vrecia", topic)
    with house.house.store.begin() as work:
        first, second = work.cases.get(case_id).reports
        work.residents.choose_language(first.resident_id, "ro")
        work.residents.choose_language(second.resident_id, "sk")
        work.follow_ups.signs(work.cases.get(case_id))[1][0].due_at += timedelta(days=1)
        work.commit()
    house.jan.writes("/sign Tot maandag.", to=house.stewards, topic=topic)
    preview = await house.sees("Met uw regel erbij", topic)
    await house.presses("Voeg de regel toe", preview)
    assert preview["text"].count("één bewoner") == preview["text"].count("In het Nederlands:") == 2
    goes_out(house, case_id)
    for who, words in ((house.maria, "este încă deschis"), (jana, "je stále otvorené")):
        letter = await house.resident_sees(words, who)
        assert letter["text"] in preview["text"]
        assert "Tot maandag." in letter["text"]


async def test_the_next_sign_is_left_out_once(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    shown = await asked(house, topic)
    await house.presses("Sla het volgende over", shown)
    await house.sees("Jan slaat het volgende teken van leven over.", topic)
    late = await house.presses("Sla het volgende over", shown)
    assert late == "Dit klopt niet meer: er is intussen iets veranderd."
    assert len(house.events(case_id, EventTag.SIGN_HELD)) == 1
    later = await asked(house, topic)
    assert later["text"] != shown["text"]
    assert later["text"].splitlines()[3:] == shown["text"].splitlines()[3:]


async def test_who_does_not_want_messages_gets_no_sign(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    with house.house.store.begin() as work:
        work.residents.stop_follow_ups(work.cases.get(case_id).reports[0].resident_id)
        work.commit()
    seen = await asked(house, topic)
    assert "Eén bewoner krijgt het niet: gestopt of geblokkeerd." in seen["text"]
    assert "📨" not in seen["text"]


async def test_a_case_without_signs_says_so(house: StewardHouse) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    shown = await asked(house, topic)
    await house.presses("Opgelost", card)
    house.jan.writes("/sign", to=house.stewards, topic=topic)
    await house.sees("Er komt geen teken van leven", topic)
    for button in ("Regel toevoegen", "Sla het volgende over"):
        assert (await house.presses(button, shown)).startswith("Er komt geen teken van leven")
    with house.house.store.begin() as work:
        work.cases.get(case_id).no_automatic_messages = True
        work.commit()
    house.jan.writes("/sign Tot maandag.", to=house.stewards, topic=topic)
    await house.sees("Geen automatische berichten over deze zaak.", topic)
    assert house.events(case_id, EventTag.LINE_ADDED) == []
