"""What a message answers by itself: the options of the nuisance questions that it names."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from components.cue_search import CUES, NONE, NOTHING, OPTIONS, WORDS, CueSearch
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import checkout
from flows.activities.weeks import WEEKS
from flows.help.paths import paths
from flows.shared.asked_about import DAYS, FACTS, FROM_TODAY
from tests.nlu.option_sentences import NAMING, Naming

LANGUAGES = sorted(path.stem for path in CUES.glob("*.yml"))
SEARCH = CueSearch()
ENOUGH, ENOUGH_TRAPS = 10, 6
LONGEST_MESSAGE = 4096
"""Bot API, sendMessage."""
FIELD = "field"
"""Among the options: not a question, but which field of a report the words name."""
HARD_TO_NAME = {"street.other", "date.no_date"}
"""Options that no words name surely."""


def named(text: str, written: str | None, **more: Any) -> dict[str, str]:
    """The options by their question."""
    cues = SEARCH.find(text, written, **more)
    said = dict(cue.says(text) for cue in cues if "." in cue.kind)
    return {question: option for question, option in said.items() if question != FIELD}


@cache
def asked() -> dict[str, set[str]]:
    """The questions whose options words may name, with these."""
    flows = checkout() / "flows"
    questions: dict[str, dict[str, Any]] = {}
    for path in (flows / "nuisance" / "questions.yml", flows / "help" / "clarify.yml"):
        questions |= yaml.safe_load(path.read_text("utf-8"))["questions"]
    heard = {name for language in LANGUAGES for name in options(language)}
    ours = {name: set(one["options"]) for name, one in questions.items() if name in heard}
    on_screen = {"asks": set(FACTS), "day": {*DAYS, *FROM_TODAY}}
    return {**ours, **on_screen, "path": set(paths()), "week": set(WEEKS)}


@cache
def sections(language: str) -> dict[str, Any]:
    return dict(yaml.safe_load((CUES / f"{language}.yml").read_text("utf-8")))


def options(language: str) -> dict[str, dict[str, list[str]]]:
    return dict(sections(language)[OPTIONS])


@pytest.mark.parametrize("one", NAMING, ids=lambda one: f"{one.language}: {one.text}")
def test_a_message_names_these_options_and_no_others(one: Naming) -> None:
    assert named(one.text, one.language) == one.named


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_tried_with_every_option_and_enough_traps(language: str) -> None:
    own = [one for one in NAMING if one.language == language]
    assert len([one for one in own if one.named]) >= ENOUGH
    assert len([one for one in own if not one.named]) >= ENOUGH_TRAPS
    tried = {(question, option) for one in own for question, option in one.named.items()}
    every = {(question, option) for question, ones in asked().items() for option in ones}
    assert {f"{question}.{option}" for question, option in every - tried} == HARD_TO_NAME


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_names_the_options_of_every_such_question(language: str) -> None:
    own = options(language)
    assert set(own) == {FIELD, *asked()}
    for question in asked():
        ways = own[question]
        hard = {one.split(".")[1] for one in HARD_TO_NAME if one.startswith(f"{question}.")}
        assert set(ways) - {NONE} == asked()[question] - hard
        assert [option for option, phrases in ways.items() if not phrases] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_names_the_same_fields(language: str) -> None:
    assert set(options(language)[FIELD]) == {
        "kind", "place", "since", "often", "when",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "het adres"), ("bg", "адресът"), ("bg", "adresa"), ("sk", "adresu"), ("ro", "numarul")],
)
def test_a_field_is_named(language: str, text: str) -> None:
    assert dict(cue.says(text) for cue in SEARCH.find(text, language))[FIELD] == "place"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_names_two_options_of_a_question(language: str) -> None:
    for question, ways in options(language).items():
        times = Counter(phrase for phrases in ways.values() for phrase in phrases)
        assert [phrase for phrase, many in times.items() if many > 1] == [], question


def test_the_first_option_of_a_question_counts() -> None:
    assert named("muizen in de kelder en ratten in de tuin", "nl")["animal"] == "mice"
    assert named("v záhrade potkany, v kuchyni myši", "sk") == {
        "animal": "rats",
        "inside": "outside",
        "ground": "private",
    }


def test_what_there_is_none_of_leaves_room_for_what_there_is() -> None:
    assert named("geen ratten maar muizen", "nl") == {"animal": "mice"}


def test_an_option_stands_within_another_cue() -> None:
    text = "u nás v kuchyni sú každú noc myši"
    assert {cue.says(text) for cue in SEARCH.find(text, "sk")} == {
        ("home", "u nás v kuchyni"),
        ("inside", "home"),
        ("often", "každú noc"),
        ("night", "noc"),
        ("when", "night"),
        ("animal", "mice"),
    }


def test_an_option_has_its_place_in_the_text() -> None:
    text = "weer  RATTEN!!"
    assert [(cue.kind, cue.start, cue.end) for cue in SEARCH.find(text, "nl")] == [
        ("animal.rats", 6, 12)
    ]


def test_no_option_reaches_into_an_address() -> None:
    assert named("vuil in de Rattenstraat 5", "nl", without=[(11, 25)]) == {}
    assert named("ratten straat 5", "nl", without=[(0, 15)]) == {}


@pytest.mark.parametrize(("written", "talk"), [("nl", "ro"), (None, None), ("bg", "sk")])
def test_a_few_words_are_read_in_every_language(written: str | None, talk: str | None) -> None:
    assert named("gandaci", written, talk=talk) == {"animal": "insects"}
    assert named("potkany", written, talk=talk) == {"animal": "rats"}


def test_a_longer_message_is_read_in_its_own_language_only() -> None:
    assert named("ik zag daar toch wel potkany", "nl") == {}


def test_a_file_may_lack_options_and_none_counts_first(tmp_path: Path) -> None:
    bare: dict[str, Any] = {WORDS: {"no": ["keine"]}, NOTHING: ["gar nichts"]}
    (tmp_path / "fr.yml").write_text(yaml.safe_dump(bare), "utf-8")
    ways = {"rats": ["Ratten", "Maus"], NONE: ["{no} Ratten", "Maus"]}
    (tmp_path / "de.yml").write_text(yaml.safe_dump({**bare, OPTIONS: {"animal": ways}}), "utf-8")
    search = CueSearch(tmp_path)
    assert search.find("des rats partout ici", "fr") == []
    texts = ("Ratten im Hof hier", "keine Ratten im Hof", "Maus im Hof hier")
    assert [len(search.find(text, "de")) for text in texts] == [1, 0, 0]


@pytest.mark.parametrize("beginning", ["op de ", "ik heb al ", "на ", "sme už ", "am și "])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_message_is_read(beginning: str, language: str) -> None:
    text = (beginning * LONGEST_MESSAGE)[: LONGEST_MESSAGE - 20] + " ratten"
    assert named(text, language).get("animal", "rats") == "rats"


@given(st.text(max_size=400), st.sampled_from([None, *LANGUAGES]))
def test_any_text_names_each_question_once(text: str, written: str | None) -> None:
    cues = SEARCH.find(text, written)
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues)
    said = [about for about, _ in (cue.says(text) for cue in cues)]
    assert len(said) == len(set(said))
