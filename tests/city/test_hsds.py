"""HSDS 3: our map goes out and comes back the same, and another city's directory comes in."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import checkout
from city.hsds import read_hsds, to_hsds, write_hsds
from city.services import Service, read_services
from tests.city.directories import FULL, UUIDS, WORDS, elsewhere

OURS = read_services(checkout() / "city" / "services.yml")[0]


def read_json(
    tmp_path: Path, *records: Any, **topics: list[str]
) -> tuple[list[Service], list[str]]:
    path = tmp_path / "elsewhere.json"
    path.write_text(json.dumps(records), "utf-8")
    found, faults = read_hsds(path, topics)
    return found, [fault.removeprefix(f"{path}: ") for fault in faults]


def read_one(tmp_path: Path, **more: Any) -> Service:
    (service,), faults = read_json(tmp_path, elsewhere(**more), BH=["help_housing"])
    assert faults == []
    return service


@pytest.mark.parametrize("name", ["map.json", "tables"])
def test_our_map_comes_back_the_same(tmp_path: Path, name: str) -> None:
    write_hsds([*OURS, FULL], tmp_path / name)
    assert read_hsds(tmp_path / name) == ([*OURS, FULL], [])


@pytest.mark.parametrize("inside", [None, "tables"])
def test_tables_in_a_zip_come_back_the_same(tmp_path: Path, inside: str | None) -> None:
    write_hsds(OURS, tmp_path / "tables")
    folder = tmp_path if inside else tmp_path / "tables"
    packed = shutil.make_archive(str(tmp_path / "map"), "zip", folder, inside)
    assert read_hsds(Path(packed)) == (OURS, [])


RULES = st.sampled_from(
    [
        *("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "RRULE:FREQ=WEEKLY;BYDAY=MO", "freq=daily"),
        *("FREQ=YEARLY;BYMONTH=7;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=1"),
        "DTSTART:20260105\nRRULE:FREQ=WEEKLY;INTERVAL=2",
        "DTSTART;TZID=Europe/Brussels:20260105T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2",
    ]
)
OPENS = st.sampled_from(["00:00", "09:30", "23:58"])
CLOSES = st.sampled_from(["00:01", "12:00", "23:59", "24:00"])


@given(
    open=st.none() | st.lists(st.fixed_dictionaries({"rrule": RULES, "from": OPENS, "to": CLOSES})),
    address=st.none() | st.text(min_size=1),
    languages=st.none() | st.lists(st.sampled_from(["nl", "bg", "rom", "ron"])),
    cost=st.sampled_from([None, "free", WORDS]),
    interpreter=st.none() | st.booleans(),
    neighbourhoods=st.sampled_from(["all", [], ["ledeberg"]]),
    what=st.sampled_from([None, WORDS]),
    for_whom=st.sampled_from([None, WORDS]),
    point=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    note=st.none() | st.text(min_size=1),
)
def test_whatever_our_map_says_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, **fields: Any
) -> None:
    service = Service.model_validate(FULL.as_data() | fields)
    folder = tmp_path_factory.mktemp("map")
    for path in (folder / "map.json", folder / "tables"):
        write_hsds([service], path)
        assert read_hsds(path) == ([service], [])


def test_other_programs_find_all_that_hsds_has_a_field_for() -> None:
    record = to_hsds(FULL).model_dump(mode="json", exclude_defaults=True)
    assert record["description"] == "Een zin."
    assert record["eligibility_description"] == "Een zin."
    assert record["status"] == "active"
    assert record["organization"]["name"] == "Stad Gent"
    assert record["assured_date"] == "2026-11-01"
    assert [one["number"] for one in record["phones"]] == ["09 210 10 10"]
    assert [one["code"] for one in record["languages"]] == ["nl", "rom"]
    assert [one["name"] for one in record["service_areas"]] == ["Ledeberg", "Nieuw Gent - UZ"]
    assert record["required_documents"][0]["document"] == "Een zin."
    house, hospital = (one["location"] for one in record["service_at_locations"])
    assert (house["latitude"], house["longitude"]) == (51.05, 3.72)
    (address,) = house["addresses"]
    assert (address["address_1"], address["postal_code"]) == ("Kongostraat 42", "9000")
    assert hospital["name"] == "UZ Gent"
    weekly, monthly, in_words = record["schedules"]
    assert (weekly["freq"], weekly["byday"]) == ("WEEKLY", "MO,TU")
    assert (weekly["opens_at"], weekly["closes_at"]) == ("09:00", "12:00")
    assert (monthly["byday"], monthly["closes_at"]) == ("1SA", "23:59")
    assert in_words["description"] == "Een zin."


def test_what_has_a_field_does_not_stand_in_an_attribute_too() -> None:
    terms = [one.taxonomy_term for one in to_hsds(FULL).attributes]
    codes = {term.code for term in terms if term}
    texts = {
        f"{field}.{code}"
        for field in ("what", "for_whom", "cost", "bring", "open_words")
        for code in ("bg", "sk", "ro")
    }
    others = {"id", "interpreter", "unseen", "source", "note"}
    assert codes == {"help_housing", "help_money"} | texts | others


def test_free_and_day_and_night_are_told_as_hsds_tells_them() -> None:
    day_and_night = [{"rrule": "FREQ=DAILY", "from": "00:00", "to": "24:00"}]
    more = {"cost": "free", "open": day_and_night, "neighbourhoods": "all"}
    record = to_hsds(Service.model_validate(FULL.as_data() | more))
    assert [one.amount for one in record.cost_options] == [0]
    assert [one.name for one in record.service_areas] == ["Gent"]
    assert record.schedules[0].byday == "MO,TU,WE,TH,FR,SA,SU"
    assert record.schedules[0].closes_at == "23:59"


def test_an_id_is_the_same_in_each_export() -> None:
    assert str(to_hsds(OURS[0]).id) == "736aa9d9-b495-5896-ae8e-350bc04791ca"


def test_what_another_city_does_not_know_stays_unknown(tmp_path: Path) -> None:
    service = read_one(tmp_path)
    unknown = {name for name, value in service.as_data().items() if value is None}
    assert unknown == {
        *("what", "for_whom", "address", "point", "phone", "email", "website", "open"),
        *("open_words", "languages", "interpreter", "cost", "bring", "assured", "note"),
    }
    assert (service.id, service.name) == (UUIDS[0], "Rent advice")
    assert service.organization == "Antwerp Helps"
    assert service.topics == ["help_housing"]
    assert service.unseen == ["neighbourhoods"]
    assert UUIDS[0] in service.source


def test_another_city_s_place_and_hours_are_read(tmp_path: Path) -> None:
    address = {
        **{"id": UUIDS[5], "address_1": "Lange Straat 1", "city": "Antwerpen"},
        **{"state_province": "", "postal_code": "2000", "country": "BE"},
        "address_type": "physical",
    }
    place = {
        **{"id": UUIDS[4], "location_type": "physical", "name": "Town hall"},
        **{"latitude": 51.2, "longitude": 4.4, "addresses": [{**address, "state_province": "VAN"}]},
    }
    hours = {"id": UUIDS[6], "freq": "WEEKLY", "byday": "MO, WE", "opens_at": "09:00:00"}
    service = read_one(
        tmp_path,
        url="https://example.org",
        phones=[{"id": UUIDS[7], "number": "+32 (0)3/221.10.10", "type": "voice"}],
        languages=[{"id": UUIDS[8], "code": "bul"}],
        schedules=[{**hours, "closes_at": "12:00+01:00"}],
        service_at_locations=[{"id": UUIDS[3], "location": place}],
        service_areas=[{"id": UUIDS[3], "name": "Ledeberg"}],
        assured_date="2026-01-02",
    )
    assert service.address == "Town hall, Lange Straat 1, 2000 Antwerpen"
    assert service.point == (51.2, 4.4)
    assert service.phone == "+32 3 221 10 10"
    assert service.languages == ["bg"]
    assert [one.model_dump() for one in service.open or []] == [
        {"rrule": "FREQ=WEEKLY;BYDAY=MO,WE", "opens": "09:00", "closes": "12:00"}
    ]
    assert (service.neighbourhoods, service.unseen) == (["ledeberg"], [])


MONDAYS = {
    "id": UUIDS[6],
    "freq": "WEEKLY",
    "byday": "MO",
    "opens_at": "09:00",
    "closes_at": "12:00",
}


@pytest.mark.parametrize(
    "more",
    [
        {"opens_at": "09:00Z"},
        {"closes_at": None},
        {"valid_to": "2027-01-01"},
        {"dtstart": "2026-01-05", "interval": 2},
        {"byday": None},
        {"byweekno": "1,2"},
        {"closes_at": "09:00"},
        {"opens_at": "24:00"},
    ],
)
def test_hours_that_are_not_certain_go_to_the_stewards(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    certain = {**MONDAYS, "id": UUIDS[7], "byday": "TU"}
    service = read_one(tmp_path, schedules=[certain, MONDAYS | more])
    assert service.open is None
    assert f"opens_at {more.get('opens_at', '09:00')}" in (service.note or "")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"description": "We help you."}, "Wat: We help you."),
        ({"eligibility_description": "Tenants only"}, "Voor wie: Tenants only"),
        ({"minimum_age": 18}, "Vanaf leeftijd: 18"),
        ({"fees_description": "12 euro a year"}, "Kosten: 12 euro a year"),
        ({"phones": [{"id": UUIDS[7], "number": "09 1 ext. 12"}]}, "Telefoon: 09 1 ext. 12"),
        ({"languages": [{"id": UUIDS[7], "name": "Tigrinya"}]}, "Talen: Tigrinya"),
        ({"service_areas": [{"id": UUIDS[7], "name": "Haven"}]}, "Gebied: Haven"),
        ({"schedules": [{"id": UUIDS[7], "description": "Ring the bell"}]}, "Open: Ring the bell"),
        (
            {"required_documents": [{"id": UUIDS[7], "document": "Your lease"}]},
            "Meebrengen: Your lease",
        ),
        ({"cost_options": [{"id": UUIDS[7], "amount": 5, "currency": "EUR"}]}, "Prijs: 5.0 EUR"),
    ],
)
def test_what_residents_cannot_be_told_is_a_note(
    tmp_path: Path, more: dict[str, Any], told: str
) -> None:
    service = read_one(tmp_path, **more)
    assert service.note == told
    unknown = (service.what, service.for_whom, service.phone, service.cost, service.open)
    assert set(unknown) == {None}


@pytest.mark.parametrize(
    ("options", "free"),
    [
        ([{"id": UUIDS[7], "amount": 0}], True),
        ([{"id": UUIDS[7], "amount": 0, "option": "Under 18"}], False),
        ([{"id": UUIDS[7], "amount": 0}, {"id": UUIDS[8], "amount": 3}], False),
    ],
)
def test_only_what_is_free_for_all_is_free(
    tmp_path: Path, options: list[dict[str, Any]], free: bool
) -> None:
    service = read_one(tmp_path, cost_options=options)
    assert service.cost == ("free" if free else None)


def test_without_a_topic_a_service_is_named_and_not_loaded(tmp_path: Path) -> None:
    found, faults = read_json(tmp_path, elsewhere(), elsewhere(attributes=[], name="Choir"))
    assert found == []
    assert [fault.split(" for it")[0] for fault in faults] == [
        "Rent advice: topics: no topic",
        "Choir: topics: no topic",
    ]
    assert "Housing" in faults[0]


def test_what_is_closed_or_not_for_our_residents_is_passed_over(tmp_path: Path) -> None:
    defunct = elsewhere(status="defunct")
    assert read_json(tmp_path, elsewhere(), defunct, Housing=[]) == ([], [])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"id": "17"}, "Rent advice: id: Input should be a valid UUID"),
        ({"status": "open"}, "Rent advice: status: Input should be 'active'"),
        ({"name": None}, f"service 1 ({UUIDS[0]}): name: Field required"),
        ({"name": None, "id": None}, "service 1: "),
        ({"url": "example"}, "Rent advice: url: Input should be a valid URL"),
        ({"email": "call us"}, "Rent advice: email: String should match"),
        ({"phones": [{"id": UUIDS[1]}]}, "Rent advice: phones.0.number: Field required"),
        ({"schedules": [MONDAYS | {"byday": "maandag"}]}, "Rent advice: open.0.rrule:"),
    ],
)
def test_a_fault_names_the_service_and_the_field(
    tmp_path: Path, more: dict[str, Any], told: str
) -> None:
    found, faults = read_json(tmp_path, elsewhere(**more), BH=["help_housing"])
    assert found == []
    assert [fault for fault in faults if not fault.startswith(told)] == []
    assert faults


def test_a_service_that_stands_twice_is_named(tmp_path: Path) -> None:
    _, faults = read_json(tmp_path, elsewhere(), elsewhere(), BH=["help_housing"])
    assert faults == [f"Rent advice: id: {UUIDS[0]} stands here twice"]


def test_a_text_of_ours_that_lost_a_language_is_named(tmp_path: Path) -> None:
    record = to_hsds(FULL).model_dump(mode="json", exclude_defaults=True)
    del record["description"]
    assert read_json(tmp_path, record)[1] == ["Alles erin: what.nl: Field required"]


def test_hours_of_ours_that_mean_nothing_are_named(tmp_path: Path) -> None:
    every_week = [{"rrule": "FREQ=WEEKLY", "from": "09:00", "to": "12:00"}]
    kept = Service.model_validate(FULL.as_data() | {"open": every_week})
    write_hsds([kept], tmp_path / "map.json")
    _, (fault,) = read_hsds(tmp_path / "map.json")
    assert "Alles erin: open.0.rrule: Value error, it names no day" in fault
