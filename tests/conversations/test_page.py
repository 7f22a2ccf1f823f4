"""The page of real conversations is readable on GitHub and tells all that it should."""

from typing import Any

import pytest

from tests.conversations.__main__ import LANGUAGES, PAGE, shown
from tests.conversations.page import page, plain, transcript
from tests.conversations.playing import Done, Heard, Played
from tests.conversations.reading import STORIES, read_story
from tests.conversations.story import Deed, How, Story
from tests.e2e.voice import Voice, catalogues

RATS = Story("rats", "nl", "Rats in the yard", ())


def done(how: How, words: str = "", number: int = 0, who: str = "An", **more: Any) -> Done:
    return Done(who, Deed(how, words, number), "", **more)


def heard(text: str, *labels: str, to: str | None = "An") -> Heard:
    rows = [[{"text": label}] for label in labels]
    return Heard(to, {"text": text, "reply_markup": {"inline_keyboard": rows}})


def told(*script: Heard | Done) -> list[str]:
    return list(transcript(Played(RATS, script)))


def test_a_conversation_reads_as_one() -> None:
    assert told(
        done(How.WRITES, "Er zijn ratten"),
        heard("Klopt het?", "Ja, verstuur", "Stoppen"),
        done(How.PRESSES, "Ja, verstuur"),
        Done("", None, "later: 1 day"),
        heard("BL-7K3F · Ratten", to=None),
        done(How.REPLIES, "Ik kom", who="Jan", steward=True),
    ) == [
        "**An:** Er zijn ratten",
        "> **Buurtlijn:** Klopt het?\n>\n> `Ja, verstuur` `Stoppen`",
        "**An** presses `Ja, verstuur`",
        "*1 day later*",
        "> **Stewards' group:** BL-7K3F · Ratten",
        "**Jan (steward)** replies: Ik kom",
    ]


@pytest.mark.parametrize(
    ("sent", "line"),
    [
        (done(How.PHOTO, "zo erg"), "**An** sends a photo: zo erg"),
        (done(How.ALBUM, number=3), "**An** sends 3 photos"),
        (done(How.VOICE), "**An** sends a voice message"),
        (done(How.PIN), "**An** sends a place on the map"),
        (done(How.EDITS, "nummer 47", 1), "**An** changes a message into: nummer 47"),
    ],
)
def test_what_is_sent_besides_words_is_told(sent: Done, line: str) -> None:
    assert told(sent) == [line]


def test_to_whom_the_bot_speaks_is_told_when_there_are_several() -> None:
    assert told(heard("Dag"), heard("Dag", to="Bart"))[1] == "> **Buurtlijn to Bart:** Dag"


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*Ja* _en_ [nee](x)", r"\*Ja\* \_en\_ \[nee\](x)"),
        ("<b>", r"\<b\>"),
        ("Wat: afval\n- vuil", "Wat: afval<br>\n\\- vuil"),
        ("1. eerst", r"1\. eerst"),
        ("51.05 is een getal", "51.05 is een getal"),
    ],
)
def test_words_that_look_like_markdown_stay_words(words: str, written: str) -> None:
    assert plain(words) == written


def test_the_languages_of_a_story_stand_one_under_the_other() -> None:
    slovak = Story("rats", "sk", "Rats in the yard", ())
    made = page([[Played(RATS, (heard("Dag"),)), Played(slovak, (heard("Dobrý deň"),))]])
    assert "Made by `make conversations`" in made
    assert made.count("## Rats in the yard") == 1
    dutch, other = (f"<summary>{Voice(code)('language-name')}</summary>" for code in ("nl", "sk"))
    assert made.index(dutch) < made.index("> **Buurtlijn:** Dag") < made.index(other)
    assert made.count("</details>") == 2


def test_the_page_is_in_all_languages() -> None:
    assert set(LANGUAGES) == set(catalogues().languages)


@pytest.mark.parametrize("name", shown())
def test_the_page_tells_every_shown_story(name: str) -> None:
    title = read_story(STORIES / LANGUAGES[0] / f"{name}.txt").title
    assert f"\n## {plain(title)}\n" in PAGE.read_text("utf-8")
