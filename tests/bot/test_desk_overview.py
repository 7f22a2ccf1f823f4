"""What there is to do, as stewards ask for it on a phone: lists, the next case, finding."""

from datetime import timedelta
from itertools import count
from typing import Any

from storage import UnitOfWork
from storage.models import Case
from storage.vocabulary import CaseKind, CaseState, EventTag, Priority
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, Person

_numbers = count(1000)


def a_case(
    work: UnitOfWork, *, hours: float = 1, steward: Person | None = None, **columns: Any
) -> Case:
    """A case without a topic, so that no other message comes in between."""
    who = work.stewards.is_member(steward.id, steward.user["first_name"]) if steward else None
    standard: dict[str, Any] = {
        "reference": f"BL-{next(_numbers)}",
        "kind": CaseKind.NUISANCE,
        "topic": "nuisance_waste",
        "state": CaseState.CLAIMED if who else CaseState.NEW,
        "address": "Sleepstraat 45",
        "language": "bg",
        "urgent": False,
        "no_automatic_messages": False,
        "opened_at": work.now,
        "waits_since": work.now - timedelta(hours=hours),
        "steward_id": who.id if who else None,
    }
    case = Case(**{**standard, **columns})
    work.session.add(case)
    work.session.flush()
    return case


def cases(house: StewardHouse, *several: dict[str, Any]) -> list[str]:
    """Cases with these columns; their references."""
    with house.house.store.begin() as work:
        made = [a_case(work, **one).reference for one in several]
        work.commit()
        return made


async def asks(house: StewardHouse, words: str, answer: str, who: Person | None = None) -> Json:
    (who or house.jan).writes(words, to=house.stewards)
    return await house.sees(answer)


async def after(house: StewardHouse, label: str, on: Json, answer: str) -> Json:
    """What the message shows after one of its buttons was pressed."""
    assert await house.presses(label, on) == ""
    changed = await house.sees(answer)
    assert changed["message_id"] == on["message_id"]
    return changed


def labels(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


def listed(message: Json) -> list[str]:
    return [label for label in labels(message) if label.startswith("BL-")]


async def test_the_queue_shows_who_waits_longest_first_with_all_a_line_needs(
    house: StewardHouse,
) -> None:
    references = cases(
        house,
        {"hours": 3, "street": "Ham", "number": "12"},
        {"hours": 49, "steward": house.jan, "language": "sk", "topic": "nuisance_noise"},
        {"hours": 0.5, "urgent": True},
        {"hours": 1, "priority": Priority.HIGH},
    )
    shown = await asks(house, "/queue", "📋 Wachtrij (1–4)")
    assert listed(shown) == [references[place] for place in (2, 3, 1, 0)]
    lines = [line.strip() for line in shown["text"].splitlines()]
    assert f"🆕 {references[0]} 🇧🇬 Afval en vuil" in lines
    assert "Ham 12 · wacht 3 u" in lines
    assert f"🙋 {references[1]} 🇸🇰 Lawaai" in lines
    assert "Sleepstraat 45 · wacht 2 d · 👤 Jan" in lines
    assert f"🚨🆕 {references[2]} 🇧🇬 Afval en vuil" in lines
    assert "Sleepstraat 45 · wacht 30 min" in lines
    assert f"❗🆕 {references[3]} 🇧🇬 Afval en vuil" in lines


async def test_an_empty_queue_is_a_joy(house: StewardHouse) -> None:
    assert listed(await asks(house, "/queue", "🎉 De wachtrij is leeg")) == []
    assert (
        listed(await asks(house, "/queue bg", "🎉 Hier wacht niemand: geen open zaken (Bulgaars)."))
        == []
    )
    await asks(house, "/next", "🎉 Niemand wacht op u")


FILTERS = [
    ("bg", "Bulgaars", [0]),
    ("bulgaars", "Bulgaars", [0]),
    ("български", "Bulgaars", [0]),
    ("dampoort", "Dampoort", [1]),
    ("Brugse Poort", "Brugse Poort - Rooigem", [2]),
    ("lawaai", "Lawaai", [1]),
    ("mijn", "van Jan", [3]),
    ("hulp", "hulpvragen", [3]),
    ("uitgesteld", "uitgesteld", [4]),
    ("lawaai sk dampoort", "Slowaaks, Dampoort, Lawaai", [1]),
    ("overlast brugse poort roemeens", "Roemeens, Brugse Poort - Rooigem, overlast", [2]),
]


async def test_words_are_a_filter(house: StewardHouse) -> None:
    with house.house.store.read() as work:
        tomorrow = work.now + timedelta(days=1)
    references = cases(
        house,
        {"language": "bg", "hours": 5},
        {"language": "sk", "neighbourhood": "dampoort", "topic": "nuisance_noise"},
        {"language": "ro", "neighbourhood": "brugse-poort-rooigem"},
        {"language": "nl", "steward": house.jan, "kind": CaseKind.HELP, "topic": "help_work"},
        {"language": "nl", "snoozed_until": tomorrow},
    )
    for words, named, found in FILTERS:
        shown = await asks(house, f"/queue {words}", f"📋 {named} (1–")
        assert listed(shown) == [references[place] for place in found], words


async def test_mine_are_mine_with_a_filter_too(house: StewardHouse) -> None:
    leila = house.telegram.person("Leila")
    house.stewards.add(leila)
    mine, sk, _hers, _new = cases(
        house,
        {"steward": house.jan, "hours": 2},
        {"steward": house.jan, "hours": 1, "language": "sk"},
        {"steward": leila},
        {},
    )
    assert listed(await asks(house, "/mine", "📋 van Jan (1–2)")) == [mine, sk]
    assert listed(await asks(house, "/mine sk", "📋 Slowaaks, van Jan")) == [sk]


async def test_an_unknown_word_is_answered_with_what_exists(house: StewardHouse) -> None:
    told = await asks(house, "/queue bg frans foo", "Dit ken ik niet als filter: frans foo.")
    for name in ("bg, nl, ro, sk", "Dampoort", "Lawaai", "uitgesteld"):
        assert name in told["text"]


async def test_pages_turn_in_place_and_keep_the_filter(house: StewardHouse) -> None:
    references = cases(house, *({"hours": 30 - n} for n in range(11)), {"language": "sk"})
    first = await asks(house, "/queue bg", "Bulgaars (1–8)")
    assert listed(first) == references[:8]
    assert "◀ Vorige" not in labels(first)
    second = await after(house, "Volgende ▶", first, "Bulgaars (9–11)")
    assert listed(second) == references[8:11]
    assert "Volgende ▶" not in labels(second)
    again = await after(house, "◀ Vorige", second, "Bulgaars (1–8)")
    assert listed(again) == references[:8]


async def test_a_page_that_is_gone_leads_to_the_first(house: StewardHouse) -> None:
    cases(house, *({"hours": 30 - n} for n in range(9)))
    first = await asks(house, "/queue", "(1–8)")
    with house.house.store.begin() as work:
        for case in work.session.query(Case).limit(3):
            case.state = CaseState.CLOSED
        work.commit()
    shown = await after(house, "Volgende ▶", first, "Wachtrij (1–6)")
    assert len(listed(shown)) == 6


async def test_buttons_choose_a_neighbourhood_a_topic_and_a_language(house: StewardHouse) -> None:
    wanted, _other = cases(
        house,
        {"neighbourhood": "rabot-blaisantvest", "topic": "nuisance_public_space"},
        {"neighbourhood": "rabot-blaisantvest", "language": "sk"},
    )
    shown = await asks(house, "/queue", "Wachtrij (1–2)")
    areas = await after(house, "🏘 Wijk", shown, "Wat wilt u zien?")
    assert {"Rabot", "Dampoort", "Oud Gentbrugge"} <= set(labels(areas))
    shown = await after(house, "Rabot", areas, "Rabot - Blaisantvest (1–2)")
    topics = await after(house, "🏷 Soort", shown, "Wat wilt u zien?")
    shown = await after(house, "Op straat of plein", topics, "Op straat of plein (1–1)")
    languages = await after(house, "🗣 Taal", shown, "Wat wilt u zien?")
    shown = await after(house, "Bulgaars", languages, "Bulgaars, Rabot - Blaisantvest, Op straat")
    assert listed(shown) == [wanted]
    await after(house, "Alles", shown, "Wachtrij (1–2)")


async def test_the_button_for_mine_shows_those_of_who_presses_it(house: StewardHouse) -> None:
    _jans, hers = cases(house, {"steward": house.jan}, {"hours": 3})
    leila = house.telegram.person("Leila")
    house.stewards.add(leila)
    shown = await asks(house, "/queue", "(1–2)")
    with house.house.store.begin() as work:
        case = work.cases.by_reference(hers)
        assert case is not None
        work.cases.claim(case, work.stewards.is_member(leila.id, "Leila"))
        work.commit()
    await house.presses("👤 Mijn zaken", shown, leila)
    assert listed(await house.sees("van Leila (1–1)")) == [hers]


FORGED = [
    "s:queue:0:0,xx,,,,",
    "s:queue:0:0,,99,,,",
    "s:queue:0:0,,,,,n_wat",
    "s:queue:0:0,,,,",
    "s:queue:0:0,bg,,,,,",
    "s:queue:0",
    "s:offer:9:0,,,,,",
    "s:offer:1:x",
    "s:find:1:0",
    "s:find:99999:0",
    "s:find:1:1,2",
]


async def test_a_forged_button_changes_nothing_and_says_what_to_do(house: StewardHouse) -> None:
    cases(house, {})
    shown = await asks(house, "/queue", "(1–1)")
    (label,) = listed(shown)
    for data in FORGED:
        shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = data
        assert (await house.presses(label, shown)).startswith("Deze knop werkt niet meer."), data
    await house.all_handled()
    assert house.staff_rows("staff-parked") == []
    assert len(house.staff_rows("staff-queue")) == 1


async def test_a_case_opens_in_place_with_a_way_to_its_topic_and_back(house: StewardHouse) -> None:
    case_id = house.open_case()
    topic = (await house.sees("BL-"))["message_thread_id"]
    shown = await asks(house, "/queue bg nl", "Nederlands (1–1)")
    reference = house.case(case_id).reference
    card = await after(house, reference, shown, "Letterlijk:")
    assert "Van: Maria" in card["text"]
    links = [b.get("url") for row in card["reply_markup"]["inline_keyboard"] for b in row]
    chat = str(house.stewards.id).removeprefix("-100")
    assert f"https://t.me/c/{chat}/{topic}" in links
    assert [view.steward_id for view in house.events(case_id, EventTag.VIEWED)] != [None]
    assert len(house.events(case_id, EventTag.VIEWED)) == 1
    await after(house, "◀ Terug", card, "Nederlands (1–1)")


async def test_a_case_is_shown_where_it_is_asked_for_and_can_be_taken_there(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    topic = (await house.sees("BL-"))["message_thread_id"]
    reference = house.case(case_id).reference
    (other,) = cases(house, {"address": "Dok Noord 7"})
    for words in (reference, reference.lower(), reference.removeprefix("BL-")):
        card = await asks(house, f"/case {words}", "Letterlijk:")
        assert card["text"].startswith(f"{reference} · ")
        assert "message_thread_id" not in card
    house.jan.writes(f"/case {other}", to=house.stewards, topic=topic)
    assert (await house.sees("Dok Noord 7"))["message_thread_id"] == topic
    house.jan.writes("/case", to=house.stewards, topic=topic)
    again = await house.sees("Letterlijk:", topic)
    assert await house.presses("Opnemen", again) == "U hebt deze zaak opgenomen."
    assert len(house.events(case_id, EventTag.VIEWED)) == 1
    for words in ("/case BL-ZZZZ", "/case", "/case %"):
        await asks(house, words, "Deze zaak vind ik niet.")


async def test_next_gives_my_own_unanswered_case_before_any_new_one(house: StewardHouse) -> None:
    _older, mine, new = cases(
        house,
        {"steward": house.jan, "hours": 1},
        {"steward": house.jan, "hours": 4},
        {"urgent": True, "hours": 99},
    )
    card = await asks(house, "/next", "👉 Uw zaak: de bewoner wacht al 4 u op uw antwoord.")
    assert mine in card["text"]
    with house.house.store.begin() as work:
        for case in work.session.query(Case).filter(Case.steward_id.is_not(None)):
            case.waits_since = None
        work.commit()
    card = await asks(house, "/next", "👉 Nog van niemand: dringend, wacht 4 d.")
    assert new in card["text"]
    assert "Opnemen" in labels(card)
    await house.presses("Opnemen", card)
    with house.house.store.read() as work:
        taken = work.cases.by_reference(new)
        assert taken is not None
        assert taken.state is CaseState.CLAIMED


async def test_next_says_that_it_is_my_language_and_my_neighbourhood(house: StewardHouse) -> None:
    _longer, mine = cases(house, {"language": "sk", "hours": 9}, {"neighbourhood": "dampoort"})
    with house.house.store.begin() as work:
        jan = work.stewards.is_member(house.jan.id, "Jan")
        jan.languages, jan.neighbourhoods = ["bg"], ["dampoort"]
        work.commit()
    card = await asks(house, "/next", "u spreekt Bulgaars, in uw wijk, wacht 1 u.")
    assert mine in card["text"]


async def test_find_goes_by_any_words_and_turns_its_pages(house: StewardHouse) -> None:
    ham = [house.open_case() for _ in range(2)]
    for _ in ham:
        await house.sees("BL-")
    with house.house.store.begin() as work:
        for _ in range(9):
            work.finding.make_anew(a_case(work, address="Împărat 3"))
        work.commit()
    found = await asks(house, "/find БОКЛУК maria", "🔎 Gevonden voor “БОКЛУК maria”")
    assert set(listed(found)) == {house.case(one).reference for one in ham}
    one = house.case(ham[0]).reference
    assert listed(await asks(house, f"/find {one}", f"“{one}”")) == [one]
    first = await asks(house, "/find imparat", "Gevonden voor “imparat”")
    second = await after(house, "Volgende ▶", first, "Gevonden")
    assert (len(listed(first)), len(listed(second))) == (8, 1)
    card = await after(house, listed(second)[0], second, "Împărat 3")
    back = await after(house, "◀ Terug", card, "Gevonden")
    assert listed(back) == listed(second)
    await after(house, "◀ Vorige", back, "Gevonden")


async def test_find_says_that_nothing_was_found_and_how_to_ask(house: StewardHouse) -> None:
    shown = await asks(house, "/find xyzzy", "Niets gevonden voor “xyzzy”.")
    assert "reply_markup" not in shown
    await asks(house, "/find", "Schrijf wat u zoekt achter /find")
    await asks(house, "/find !", "Schrijf wat u zoekt achter /find")


async def test_who_is_no_member_sees_nothing(house: StewardHouse) -> None:
    cases(house, {})
    shown = await asks(house, "/queue", "(1–1)")
    stranger = house.telegram.person("Stranger")
    for label in labels(shown):
        notice = await house.presses(label, shown, stranger)
        assert notice == "Alleen leden van de stewardgroep kunnen dit."
