"""Cases that are one, and one that is two, in the stewards' forum."""

from storage.vocabulary import CaseState, EventTag, Look
from tests.bot.steward_house import StewardHouse


async def test_a_case_is_joined_after_both_were_shown(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    main = house.open_case()
    _main_card, main_topic = await house.card(main)
    before = len(house.maria.chat)
    house.jan.writes(f"/join {house.case(main).reference.lower()}", to=house.stewards, topic=topic)
    sure = await house.sees("Alle meldingen gaan mee", topic)
    assert "De soort of de plaats verschilt" in sure["text"]
    assert house.case(case_id).joined_to_id is None
    assert house.looks(main) == [(Look.PUSHED, None), (Look.CASE, "Jan")]
    told = await house.presses("Ja, samenvoegen", sure)
    assert told == f"Samengevoegd: alles staat nu bij {house.case(main).reference}."
    await house.sees(f"Hoort nu bij {house.case(main).reference}", topic)
    await house.sees(f"🔗 {house.case(case_id).reference} hoort nu bij deze zaak.", main_topic)
    await house.all_handled()
    assert house.state(case_id) is CaseState.CLOSED
    assert house.case(case_id).topic_closed
    assert len(house.maria.chat) == before
    assert await house.presses("Ja, samenvoegen", sure) == "Dat kan niet: de zaak is afgesloten."
    assert len(house.events(main, EventTag.MERGED)) == 1


async def test_the_menu_asks_for_the_reference_and_only_an_open_one_will_do(
    house: StewardHouse,
) -> None:
    case_id, closed = house.open_case(), house.open_case()
    card, topic = await house.card(case_id)
    with house.house.store.begin() as work:
        work.cases.get(closed).state = CaseState.CLOSED
        work.commit()
    await house.presses("Meer…", card)
    await house.presses("Samenvoegen", await house.sees("Wat wilt u doen", topic))
    asked = await house.sees("Bij welke zaak hoort deze?", topic)
    for words, answer in (
        ("BL-0000", "Die zaak vind ik niet"),
        (house.case(case_id).reference, "of het is deze zaak zelf"),
        (house.case(closed).reference, "alleen twee open zaken"),
    ):
        house.jan.writes(words, to=house.stewards, reply_to=asked["message_id"])
        await house.sees(answer, topic)
    assert house.events(case_id, EventTag.MERGED) == []


async def test_a_report_gets_a_case_of_its_own_and_its_resident_may_hear_of_it(
    house: StewardHouse,
) -> None:
    jana = house.telegram.person("Jana", started=True)
    case_id = house.reports(house.maria, "zakken")
    _card, topic = await house.card(case_id)
    house.jan.writes("/split", to=house.stewards, topic=topic)
    await house.sees("er valt niets te splitsen", topic)
    house.reports(jana, "vrecia na dvore za domom")
    await house.sees("vrecia", topic)
    house.jan.writes("/split", to=house.stewards, topic=topic)
    asked = await house.sees("Welke melding krijgt een eigen zaak?", topic)
    assert "Maria: zakken" in str(asked["reply_markup"])
    told = await house.presses("Jana: vrecia na dvo", asked)
    reference = told.removeprefix("Die melding is nu een eigen zaak: ").removesuffix(".")
    new = await house.sees(f"{reference} · ")
    assert "Van: Jana" in new["text"]
    split = await house.sees("✂️ Afgesplitst van", new["message_thread_id"])
    await house.presses("Vertel het de bewoner", split)
    preview = await house.sees("Zo krijgt de bewoner het", new["message_thread_id"])
    assert house.answers(jana) == []
    await house.presses("Verstuur", preview)
    await house.resident_sees(f"Uw melding heeft nu een eigen nummer: {reference}.", jana)
    assert house.answers() == []
    assert "er valt niets" in await house.presses("Jana: vrecia na dvo", asked)


async def test_who_reported_anonymously_has_no_name_on_a_button(house: StewardHouse) -> None:
    jana = house.telegram.person("Jana", started=True)
    case_id = house.reports(house.maria, "zakken")
    _card, topic = await house.card(case_id)
    house.reports(jana, "vrecia")
    await house.sees("vrecia", topic)
    with house.house.store.begin() as work:
        work.reports.set_anonymous(work.cases.get(case_id).reports[1], anonymous=True)
        work.commit()
    house.jan.writes("/split", to=house.stewards, topic=topic)
    asked = await house.sees("Welke melding krijgt een eigen zaak?", topic)
    assert "anoniem: vrecia" in str(asked["reply_markup"])
    assert "Jana" not in str(asked["reply_markup"])
