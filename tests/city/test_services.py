"""The social map's own file is sound, and every fault of another one is named with its line."""

import datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import checkout
from city.hours import STRICT
from city.services import Service, grown_old, read_services

OURS = checkout() / "city" / "services.yml"
SOUND = """services:
  - id: gentinfo
    name: Gentinfo
    organization: Stad Gent
    what:
      nl: Hier kunt u alles vragen.
      bg: Тук можете да попитате за всичко.
      sk: Tu sa môžete opýtať na čokoľvek.
      ro: Aici puteți întreba orice.
    topics: [help_general]
    neighbourhoods: all
    address: null
    phone: 09 210 10 10
    email: null
    website: https://stad.gent
    open:
      - {rrule: "FREQ=WEEKLY;BYDAY=MO,TU", from: "09:00", to: "12:00"}
    open_words: null
    languages: [nl]
    interpreter: null
    cost: null
    bring: null
    assured: 2022-12-31
    source: stad.gent
"""


def faults_of(tmp_path: Path, written: str) -> list[str]:
    path = tmp_path / "map.yml"
    path.write_text(written, "utf-8")
    return [fault.removeprefix(f"{path}:") for fault in read_services(path)[1]]


def test_our_own_map_has_no_fault() -> None:
    found, faults = read_services(OURS)
    assert faults == []
    assert len({one.id for one in found}) == len(found)


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("phone: 09 210 10 10", "phone: bel maar", "13: gentinfo: phone:"),
        (
            "      sk: Tu sa môžete opýtať na čokoľvek.\n",
            "",
            "6: gentinfo: what.sk: Field required",
        ),
        ("neighbourhoods: all", "neighbourhoods: [brugge]", "11: gentinfo: neighbourhoods"),
        ("BYDAY=MO,TU", "BYDAY=MAANDAG", "17: gentinfo: open.0.rrule:"),
        ('from: "09:00"', 'from: "9u"', "17: gentinfo: open.0.from:"),
        (
            'to: "12:00"',
            'to: "09:00"',
            "17: gentinfo: open.0: Value error, from and to are the same",
        ),
        ('from: "09:00"', 'from: "24:00"', "17: gentinfo: open.0: Value error, 24:00 ends a day"),
        ("assured: 2022-12-31", "assured: vorig jaar", "23: gentinfo: assured:"),
        ("assured: 2022-12-31", "assured: 2022-13-31", "23: gentinfo: assured:"),
        ("cost: null", "kost: gratis", "21: gentinfo: kost: Extra inputs"),
        ("website: https://stad.gent", "website: stad punt gent", "15: gentinfo: website:"),
        (
            "Hier kunt u alles vragen.",
            "x" * 141,
            "6: gentinfo: what.nl: String should have at most",
        ),
        (
            "    bring: null\n",
            "    bring: null\n    for_whom: {nl: Voor u., bg: За Вас., ro: Pentru toți.}\n",
            "23: gentinfo: for_whom.sk: Field required",
        ),
        (
            "    bring: null\n",
            f"    bring: null\n    for_whom: {{nl: {'x' * 91}, bg: x, sk: x, ro: x}}\n",
            "23: gentinfo: for_whom.nl: String should have at most",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert good in SOUND
    faults = faults_of(tmp_path, SOUND.replace(good, bad))
    assert any(fault.startswith(told) for fault in faults), faults


COUNTS = "Value error, it counts from a first day"
NO_DAY = "Value error, it names no day"


@pytest.mark.parametrize(
    ("rrule", "told"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", COUNTS),
        ("FREQ=WEEKLY;INTERVAL=2", COUNTS),
        ("freq=daily;count=3", COUNTS),
        ("FREQ=WEEKLY", NO_DAY),
        ("FREQ=MONTHLY", NO_DAY),
        ("FREQ=YEARLY;BYMONTH=7", NO_DAY),
        ("FREQ=HOURLY", NO_DAY),
    ],
)
def test_a_rule_that_means_nothing_without_a_first_day_is_named(
    tmp_path: Path, rrule: str, told: str
) -> None:
    written = SOUND.replace("FREQ=WEEKLY;BYDAY=MO,TU", rrule)
    (fault,) = faults_of(tmp_path, written)
    assert fault.startswith(f"17: gentinfo: open.0.rrule: {told}")


@pytest.mark.parametrize(
    ("rrule", "opens", "closes"),
    [
        (r"DTSTART:20260105\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "09:00", "12:00"),
        (r"DTSTART:20260105\nRRULE:FREQ=WEEKLY", "09:00", "12:00"),
        ("FREQ=WEEKLY;INTERVAL=1;BYDAY=MO", "09:00", "12:00"),
        ("FREQ=MONTHLY;BYDAY=1SA", "09:00", "12:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "09:00", "12:00"),
        ("FREQ=DAILY", "00:00", "24:00"),
        ("FREQ=WEEKLY;BYDAY=FR", "20:00", "03:00"),
    ],
)
def test_hours_that_mean_something_are_taken(
    tmp_path: Path, rrule: str, opens: str, closes: str
) -> None:
    written = SOUND.replace("FREQ=WEEKLY;BYDAY=MO,TU", rrule)
    written = written.replace('"09:00"', f'"{opens}"').replace('"12:00"', f'"{closes}"')
    assert faults_of(tmp_path, written) == []


def test_what_was_taken_over_when_less_was_asked_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    path.write_text(SOUND, "utf-8")
    data = read_services(path)[0][0].as_data()
    data["open"][0]["rrule"] = "FREQ=WEEKLY"
    assert Service.model_validate(data).as_data() == data
    with pytest.raises(ValidationError):
        Service.model_validate(data, context=STRICT)


def test_for_whom_it_is_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    path.write_text(SOUND, "utf-8")
    ((service,), faults) = read_services(path)
    assert (service.for_whom, faults) == (None, [])


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    twice = SOUND + SOUND.removeprefix("services:\n")
    assert faults_of(tmp_path, twice) == ["25: gentinfo: this id stands here twice"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "1: the file is empty"),
        ("# later\n", "1: the file is empty"),
        ("services: []", "1: there is no list of `services`"),
        ("services:\n  - id: [", "2: no YAML:"),
        ("services:\n  - id: a\x01\n", "2: no YAML: special characters are not allowed"),
        ("services: [3]", "1: no service: Input should be"),
    ],
)
def test_what_is_no_map_is_told_in_a_line(tmp_path: Path, written: str, told: str) -> None:
    (fault,) = faults_of(tmp_path, written)
    assert fault.startswith(told)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    found, (fault,) = read_services(tmp_path / "nowhere.yml")
    assert found == []
    assert fault.endswith("nowhere.yml: cannot be read: there is no such file")


@pytest.mark.parametrize(
    ("encoding", "line"), [("cp1252", 8), ("utf-16", 1)], ids=["Windows", "UTF-16"]
)
def test_a_file_that_is_not_in_utf_8_is_told_with_its_mend(
    tmp_path: Path, encoding: str, line: int
) -> None:
    path = tmp_path / "map.yml"
    path.write_text(SOUND.replace("Тук можете да попитате за всичко", "Tuk"), encoding, "replace")
    found, (fault,) = read_services(path)
    assert found == []
    assert fault == (
        f"{path}:{line}: not written in UTF-8, as is usual for Windows and Excel: save it as UTF-8"
    )


def test_a_mark_of_windows_before_utf_8_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "map.yml"
    path.write_text(SOUND, "utf-8-sig")
    assert read_services(path)[1] == []


@pytest.mark.parametrize(("day", "old"), [("2023-12-31", 0), ("2024-01-01", 1)])
def test_after_a_year_somebody_must_make_sure_again(tmp_path: Path, day: str, old: int) -> None:
    path = tmp_path / "map.yml"
    path.write_text(SOUND, "utf-8")
    found, _ = read_services(path)
    assert len(grown_old(found, datetime.date.fromisoformat(day))) == old
