"""Phrases: the city's own file, what is wrong with another, finding, filling in."""

from pathlib import Path

import pytest

from city.phrases import ASKED, FILLED, Phrase, Phrases, read_phrases

LANGUAGES = ("nl", "bg", "sk", "ro")
EXAMPLES = {
    "name": "Maria",
    "reference": "BL-7K3F",
    "steward": "Jan",
    "date": "maandag",
    "service": "OCMW Gent",
}


@pytest.fixture(scope="module")
def own() -> Phrases:
    return read_phrases()


def titles(phrases: list[Phrase]) -> list[str]:
    return [one.title for one in phrases]


def written(path: Path, **fields: object) -> Path:
    """A file with one phrase; a field of None is left out."""
    text = {language: f"Dag {language} {{name}}." for language in LANGUAGES}
    phrase = {"id": "dag", "title": "Dag", "fits": "all", "text": text} | fields
    lines = [f"    {name}: {value!r}" for name, value in phrase.items() if value is not None]
    path.write_text("phrases:\n  -\n" + "\n".join(lines), "utf-8")
    return path


def test_the_citys_own_phrases_are_sound_and_enough(own: Phrases) -> None:
    assert len(own.every) >= 16
    used = {name for one in own.every for name in (*FILLED, *ASKED) if f"{{{name}}}" in one.text.nl}
    assert used == {*FILLED, *ASKED}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_can_be_filled_in_with_and_without_a_name(own: Phrases, language: str) -> None:
    for one in own.every:
        for name in ("Maria", ""):
            text = one.filled(language, {**EXAMPLES, "name": name})
            assert not set("{}") & set(text)
            assert "  " not in text
            assert " ," not in text
            assert " ." not in text
            assert ",," not in text


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"text": {"nl": "a", "bg": "b", "sk": "c"}}, "text.ro: Field required"),
        ({"text": {"nl": "a", "bg": "b", "sk": "c", "ro": ""}}, "text.ro: "),
        ({"text": {"nl": "{date}", "bg": "b", "sk": "{date}", "ro": "{date}"}}, "bg has other"),
        ({"text": dict.fromkeys(LANGUAGES, "{naam}")}, "{naam} is no variable"),
        ({"text": dict.fromkeys(LANGUAGES, "dag {name")}, "a brace stands alone"),
        ({"text": dict.fromkeys(LANGUAGES, "x" * 501)}, "at most 500"),
        ({"title": "x" * 25}, "at most 24"),
        ({"id": "Dag!"}, "id: "),
        ({"fits": ["Nuisance"]}, "fits."),
        ({"fits": []}, "fits"),
        ({"fits": "some"}, "fits"),
        ({"title": None}, "title: Field required"),
        ({"colour": "red"}, "colour: Extra inputs"),
    ],
)
def test_each_fault_is_named_with_its_place(
    tmp_path: Path, fields: dict[str, object], fault: str
) -> None:
    path = written(tmp_path / "mine.yml", **fields)
    with pytest.raises(ValueError, match=r"mine\.yml:\d+: ") as error:
        read_phrases(path)
    assert fault in str(error.value)


def test_a_sound_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    (phrase,) = read_phrases(written(tmp_path / "mine.yml")).every
    assert phrase.filled("bg", {"name": "Мария"}) == "Dag bg Мария."
    assert phrase.filled("bg", {"name": ""}) == "Dag bg."
    assert phrase.filled("fr", {"name": "Marie"}) == "Dag nl Marie."


def test_what_fits_a_topic_alone_comes_before_what_fits_all(own: Phrases) -> None:
    fitting = own.fitting("nuisance_waste")
    assert fitting[0].fits != "all"
    assert fitting[-1].fits == "all"
    names = {one.id for one in fitting}
    assert "waste-gone" in names
    assert "photo-of-letter" not in names
    assert "photo-of-letter" in {one.id for one in own.fitting("help_letter")}


def test_a_phrase_is_found_by_words_of_its_title_or_its_dutch(own: Phrases) -> None:
    assert titles(own.find("AFSPRÁAK")) == ["Afspraak voorstellen", "Afspraak bij een dienst"]
    assert titles(own.find("dienst afsp")) == ["Afspraak bij een dienst"]
    assert titles(own.find("opgehaald")) == ["Ophaalkalender afval"]
    assert own.find("xyzzy") == own.find("!?") == []


def test_the_nearest_phrases_share_rare_words_though_mistyped(own: Phrases) -> None:
    near = own.nearest("We hebben het afvl op straat opgeruimt", "nuisance_waste")
    assert titles(near)[0] == "Afval is opgeruimd"
    assert len(near) <= 3
    assert own.nearest("Afval opgeruimd", "help_letter") == []
    assert own.nearest("ok", "nuisance_waste") == []
