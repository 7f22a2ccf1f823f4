"""Stories are read as their writers mean them, and a slip is told with its line."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.conversations.reading import read_story
from tests.conversations.story import (
    Deed,
    Does,
    Hears,
    How,
    Later,
    StewardDoes,
    StewardsSee,
    Story,
    StoryError,
    Wanted,
)
from tests.e2e.voice import Voice

NL = Voice("nl")


def written(folder: Path, *lines: str, language: str = "nl") -> Path:
    """A file with a title above these lines."""
    path = folder / language / "story.txt"
    path.parent.mkdir()
    path.write_text("\n".join(["# A story", "", *lines]), "utf-8")
    return path


def read(folder: Path, *lines: str, language: str = "nl") -> Story:
    return read_story(written(folder, *lines, language=language))


def deed(folder: Path, what: str) -> Deed:
    step = read(folder, f"An: {what}").steps[0]
    assert isinstance(step, Does)
    assert step.who == "An"
    return step.deed


def wanted(folder: Path, *lines: str, language: str = "nl") -> Wanted:
    step = read(folder, "An: hallo", *lines, language=language).steps[-1]
    found = getattr(step, "wanted", None)
    assert isinstance(found, Wanted)
    return found


def message(text: str, *labels: str) -> dict[str, object]:
    rows = [[{"text": label}] for label in labels]
    return {"text": text, "reply_markup": {"inline_keyboard": rows}}


@pytest.mark.parametrize(
    ("what", "done"),
    [
        ("Hallo: ik ben het", Deed(How.WRITES, "Hallo: ik ben het")),
        ("/status", Deed(How.WRITES, "/status")),
        ("[Ja]", Deed(How.PRESSES, "Ja")),
        ("[~straat]", Deed(How.PRESSES, "straat")),
        ("[{button-send}]", Deed(How.PRESSES, NL("button-send"))),
        ("(photo)", Deed(How.PHOTO)),
        ('(photo "de "nieuwe" buren")', Deed(How.PHOTO, 'de "nieuwe" buren')),
        ("(album 3)", Deed(How.ALBUM, number=3)),
        ('(album 10 "zo erg")', Deed(How.ALBUM, "zo erg", 10)),
        ("(voice)", Deed(How.VOICE)),
        ("(sticker)", Deed(How.STICKER)),
        ('(document "brief.pdf")', Deed(How.DOCUMENT, "brief.pdf")),
        ("(pin 51.0543, 3.7174)", Deed(How.PIN, spot=(51.0543, 3.7174))),
        ("(edits 2) nummer 47", Deed(How.EDITS, "nummer 47", 2)),
        ("reply: nee", Deed(How.WRITES, "reply: nee")),
    ],
)
def test_a_resident_can_do_this(tmp_path: Path, what: str, done: Deed) -> None:
    assert deed(tmp_path, what) == done


def test_a_steward_acts_in_the_topic_of_the_last_case_or_of_one_by_number(tmp_path: Path) -> None:
    first, second = read(
        tmp_path, "Jan@topic: reply: Ik kom morgen.", "Leila@topic 2: [{staff-button-claim}]"
    ).steps
    assert isinstance(first, StewardDoes)
    assert isinstance(second, StewardDoes)
    assert (first.who, first.case) == ("Jan", None)
    assert first.deed == Deed(How.REPLIES, "Ik kom morgen.")
    assert (second.who, second.case) == ("Leila", 2)
    assert second.deed == Deed(How.PRESSES, "Opnemen")


def test_remarks_and_empty_lines_count_as_lines_and_say_nothing(tmp_path: Path) -> None:
    story = read(tmp_path, "# a remark", "An: hallo", "", "later: 31 minutes")
    assert story.title == "A story"
    assert (story.name, story.language) == ("story", "nl")
    assert [step.place for step in story.steps] == ["nl/story.txt:4", "nl/story.txt:6"]
    assert story.moves_the_clock


@pytest.mark.parametrize(
    ("span", "as_time"),
    [
        ("1 minute", timedelta(minutes=1)),
        ("31 minutes", timedelta(minutes=31)),
        ("2 hours", timedelta(hours=2)),
        ("1 day", timedelta(days=1)),
        ("3 weeks", timedelta(weeks=3)),
    ],
)
def test_time_goes_by(tmp_path: Path, span: str, as_time: timedelta) -> None:
    step = read(tmp_path, f"later: {span}").steps[0]
    assert isinstance(step, Later)
    assert step.span == as_time


def test_a_whole_text_is_wanted_without_a_tilde(tmp_path: Path) -> None:
    want = wanted(tmp_path, "bot: {cancelled}", language="sk")
    assert want.fits(message(Voice("sk")("cancelled")))
    assert not want.fits(message(NL("cancelled")))
    assert not want.fits(message(Voice("sk")("cancelled") + " Dobre?"))


def test_a_part_is_wanted_with_a_tilde(tmp_path: Path) -> None:
    want = wanted(tmp_path, "bot: ~straat 4 (of 5)")
    assert want.fits(message("Sleepstraat 4 (of 5)?"))
    assert not want.fits(message("Sleepstraat 4"))


def test_a_variable_that_is_left_open_may_be_anything(tmp_path: Path) -> None:
    want = wanted(tmp_path, "bot: {passed-on}")
    assert want.fits(message(NL("passed-on", steward="Jan")))
    assert want.shown == NL("passed-on", steward="…")


def test_a_variable_that_is_given_must_be_so(tmp_path: Path) -> None:
    want = wanted(tmp_path, 'bot: {passed-on steward="Jan Jans"}')
    assert want.fits(message(NL("passed-on", steward="Jan Jans")))
    assert not want.fits(message(NL("passed-on", steward="Jan")))


def test_a_button_or_a_file_can_be_wanted_too(tmp_path: Path) -> None:
    want = wanted(tmp_path, "bot: ~?", "and: [{button-send}]")
    assert want.fits(message("Klopt het?", NL("button-cancel"), NL("button-send")))
    assert not want.fits(message(NL("button-send"), NL("button-send") + "!"))


def test_a_part_of_a_button_can_be_wanted(tmp_path: Path) -> None:
    want = wanted(tmp_path, "bot: ~?", "and: [~straat]")
    assert want.fits(message("Welke?", "Ham 1", "Sleepstraat 5"))
    assert not want.fits(message("Welke straat?", "Ham 1"))


def test_stewards_read_dutch_whatever_the_resident_speaks(tmp_path: Path) -> None:
    step = read(tmp_path, "stewards 2: ~{topic-nuisance_waste}", language="bg").steps[0]
    assert isinstance(step, StewardsSee)
    assert step.case == 2
    assert step.wanted is not None
    assert step.wanted.fits(message("BL-7K3F · " + NL("topic-nuisance_waste")))


def test_stewards_can_be_shown_a_file(tmp_path: Path) -> None:
    want = wanted(tmp_path, "stewards: (photo)")
    assert want.fits({"photo": []})
    assert not want.fits({"voice": {}})


def test_silence_can_be_wanted_of_one_of_several_residents(tmp_path: Path) -> None:
    step = read(tmp_path, "An: hallo", "Bart: hallo", "bot to An: !").steps[-1]
    assert isinstance(step, Hears)
    assert (step.who, step.wanted) == ("An", None)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("An zegt hallo", "somebody: something"),
        ("An:", "somebody: something"),
        ("bot: {cancelled}", "nobody has said anything yet"),
        ("bot to An: {cancelled}", "An has not said anything yet"),
        ("and: ~hallo", "goes on about a message"),
        ("An: {canceled}", "no text {canceled}; {cancelled}?"),
        ("An: {passed-on}", "{passed-on} needs its variables: steward"),
        ("An: {passed-on who=Jan}", "has no variable who"),
        ("An: {Ja}", "in braces"),
        ("An: (dance)", "nobody can do this"),
        ("An: (album 1)", "nobody can do this"),
        ("Jan@topic: (edits 1)", "nobody can do this"),
        ("later: soon", "how much later"),
        ("Bot: hallo", "is no name"),
        ("stewards two: ~hallo", "is no name"),
        ("4: hallo", "nobody's name"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(StoryError) as caught:
        read(tmp_path, "# what follows is wrong", line)
    assert str(caught.value).startswith("nl/story.txt:4: ")
    assert told in str(caught.value)


def test_a_story_begins_with_its_title(tmp_path: Path) -> None:
    path = written(tmp_path, "An: hallo")
    path.write_text("An: hallo", "utf-8")
    with pytest.raises(StoryError, match=r"nl/story\.txt:1: the first line is its title"):
        read_story(path)
