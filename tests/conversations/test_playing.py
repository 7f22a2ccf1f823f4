"""The player holds a chat against its story; the bot here is a parrot on the real stand-in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.parrot import Answers, parrot, say
from tests.conversations.playing import Done, Heard, play
from tests.conversations.reading import read_story
from tests.conversations.story import StoryError
from tests.e2e.conftest import City
from tests.e2e.product import Product
from tests.e2e.voice import Voice
from tests.telegram import TelegramServer

PATIENCE = 0.3


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """A city in which our product does not run."""
    with TelegramServer() as telegram:
        stewards, jan = telegram.group("Buurtstewards"), telegram.person("Jan")
        stewards.add(jan)
        yield City(telegram, Product(telegram, tmp_path), stewards, jan)


def played(
    city: City, folder: Path, answers: Answers, *lines: str, patience: float = 5
) -> list[Heard | Done]:
    """The script of a story whose first line is line 2 of its file."""
    path = folder / "nl" / "story.txt"
    path.parent.mkdir()
    path.write_text("\n".join(["# A story", *lines]), "utf-8")
    with parrot(city.telegram, answers):
        return list(play(city, read_story(path), patience).script)


def failure(city: City, folder: Path, answers: Answers, *lines: str) -> str:
    with pytest.raises(StoryError) as caught:
        played(city, folder, answers, *lines, patience=PATIENCE)
    return str(caught.value)


def test_what_was_done_and_heard_is_kept_in_order(city: City, tmp_path: Path) -> None:
    answers = {"rat": ["Waar? | Hier"], "Hier": ["Dank u.", "Tot later."]}
    script = played(
        city,
        tmp_path,
        answers,
        "An: rat",
        "bot: Waar?",
        "and: [Hier]",
        "and not: ~rat",
        "An: [Hier]",
        "bot: ~Dank",
        "bot: Tot later.",
        "bot: !",
    )
    words = [one.body["text"] if isinstance(one, Heard) else one.written for one in script]
    assert words == ["An: rat", "Waar?", "An: [Hier]", "Dank u.", "Tot later."]


def test_another_message_than_told_names_the_line_and_shows_the_chat(
    city: City, tmp_path: Path
) -> None:
    lines = ["", "An: rat", "bot: Waar?", "An: hier", "bot: {cancelled}"]
    told = failure(city, tmp_path, {"rat": ["Waar?"], "hier": ["Hoezo? | Zo"]}, *lines)
    assert told.startswith("nl/story.txt:6: bot: {cancelled}\n")
    assert f"There must be:\n    {Voice('nl')('cancelled')}\n" in told
    assert "There is:\n    Hoezo?\n    [Zo]" in told
    assert told.endswith(
        "The chat with An:\n  An: rat\n  Buurtlijn: Waar?\n  An: hier\n  Buurtlijn: Hoezo? [Zo]"
    )


def test_each_message_must_be_told_in_its_turn(city: City, tmp_path: Path) -> None:
    told = failure(city, tmp_path, {"rat": ["Waar?", "Sinds?"]}, "An: rat", "bot: Sinds?")
    assert told.startswith("nl/story.txt:3: ")
    assert "There is:\n    Waar?" in told


def test_a_bot_that_says_nothing_is_a_failure(city: City, tmp_path: Path) -> None:
    told = failure(city, tmp_path, {}, "An: rat", "bot: Waar?")
    assert told.startswith("nl/story.txt:3: ")
    assert "said nothing more to An within 0.3 s" in told


def test_a_bot_that_says_more_is_a_failure_where_silence_is_told(
    city: City, tmp_path: Path
) -> None:
    lines = ["An: rat", "bot: Waar?", "bot: !"]
    told = failure(city, tmp_path, {"rat": ["Waar?", "Sinds?"]}, *lines)
    assert told.startswith("nl/story.txt:4: ")
    assert "said something more" in told


def test_what_must_not_be_in_a_message_is_a_failure(city: City, tmp_path: Path) -> None:
    lines = ["An: rat", "bot: ~Waar", "and not: ~rat"]
    told = failure(city, tmp_path, {"rat": ["Waar is die rat?"]}, *lines)
    assert told.startswith("nl/story.txt:4: ")
    assert "There must not be:\n    ~rat" in told


def test_a_button_that_is_not_there_is_a_failure(city: City, tmp_path: Path) -> None:
    lines = ["An: rat", "bot: Waar?", "An: [Daar]"]
    told = failure(city, tmp_path, {"rat": ["Waar? | Hier"]}, *lines)
    assert told.startswith("nl/story.txt:4: ")
    assert "no button 'Daar'" in told


def test_residents_hear_only_what_is_said_to_them(city: City, tmp_path: Path) -> None:
    script = played(
        city,
        tmp_path,
        {"rat": ["Waar?"], "muis": ["Welke?"]},
        *("An: rat", "Bart: muis", "bot: Welke?", "bot to An: Waar?"),
    )
    assert [one.to for one in script if isinstance(one, Heard)] == ["Bart", "An"]


def test_an_own_message_is_edited_by_its_number(city: City, tmp_path: Path) -> None:
    answers = {"rat": ["Een rat."], "twee ratten": ["Twee dus."]}
    lines = ["An: rat", "bot: Een rat.", "An: (edits 1) twee ratten", "bot: Twee dus."]
    assert len(played(city, tmp_path, answers, *lines)) == len(lines)


def test_a_steward_acts_in_the_topic_of_the_case_that_the_resident_was_named(
    city: City, tmp_path: Path
) -> None:
    topic = city.stewards.opens_topic("BL-7K3F Ratten", city.jan)
    with parrot(city.telegram, {}) as api:
        say(api, city.stewards.id, "BL-7K3F: een kaart | Opnemen", message_thread_id=topic)
    answers = {"rat": ["Uw nummer is BL-7K3F."], "Opnemen": []}
    lines = [
        *("An: rat", "bot: ~nummer", "stewards: ~een kaart"),
        *("Jan@topic: [{staff-button-claim}]", "Jan@topic: reply: Ik kom."),
    ]
    script = played(city, tmp_path, answers, *lines)
    assert isinstance(script[-1], Done)
    assert script[-1].steward
    newest = city.stewards.in_topic(topic)[-1]
    assert newest["text"] == "Ik kom."
    assert newest["reply_to_message"]["text"].startswith("BL-7K3F: een kaart")


def test_a_steward_has_no_topic_before_a_case_was_named(city: City, tmp_path: Path) -> None:
    told = failure(city, tmp_path, {"rat": ["Waar?"]}, "An: rat", "Jan@topic: ik neem dit op")
    assert told.startswith("nl/story.txt:3: ")
    assert "No case has been named" in told
