"""Since when, how often, now, at night, here, at home, anonymous: found in what residents write."""

from collections import Counter
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from components.cue_search import CUES, NIGHT, NOTHING, OPTIONS, WORDS, CueSearch
from components.cue_words import spoken_in
from hypothesis import given
from hypothesis import strategies as st

from tests.nlu.cue_sentences import SENTENCES, Sentence
from tests.nlu.examples import TRAINING

CONTRACT = yaml.safe_load((CUES.parent / "intents.yml").read_text("utf-8"))
KINDS = [name for name in CONTRACT["entities"] if name != "address"]
LANGUAGES = sorted(path.name for path in TRAINING.iterdir() if path.is_dir())
SEARCH = CueSearch()
LONGEST_MESSAGE = 4096
"""Bot API, sendMessage."""
ENOUGH, ENOUGH_TRAPS = 12, 8


def found(text: str, written: str | None, **more: Any) -> dict[str, str]:
    """The cues of a text: its words by kind. Options are tested by themselves."""
    cues = [cue for cue in SEARCH.find(text, written, **more) if cue.kind in KINDS]
    return {cue.kind: text[cue.start : cue.end] for cue in cues}


def sections(language: str) -> dict[str, Any]:
    return dict(yaml.safe_load((CUES / f"{language}.yml").read_text("utf-8")))


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.language}: {one.text}")
def test_a_message_holds_these_cues_and_no_others(sentence: Sentence) -> None:
    assert found(sentence.text, sentence.language) == sentence.cues


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_tried_with_sentences_and_traps_enough(language: str) -> None:
    tried = Counter(bool(one.cues) for one in SENTENCES if one.language == language)
    assert tried[True] >= ENOUGH
    assert tried[False] >= ENOUGH_TRAPS
    kinds = {kind for one in SENTENCES if one.language == language for kind in one.cues}
    assert set(KINDS) - kinds == set()


@pytest.mark.parametrize(
    ("written", "typed"),
    [("всяка нощ", "vsqka no6t"), ("săptămâni", "saptamani"), ("týždne", "tyzdne")],
)
def test_habits_of_typing_make_no_difference(written: str, typed: str) -> None:
    text = "вече 2 {}" if written == "всяка нощ" else "{}"
    assert [word.plain for word in spoken_in(text.format(written))][-2:] == [
        word.plain for word in spoken_in(text.format(typed))
    ][-2:]


def test_a_cue_is_given_exactly_as_written() -> None:
    text = "lawaai, 'S  NACHTS!!! (elke  nacht)"
    assert found(text, "nl") == {"night": "'S  NACHTS", "often": "elke  nacht"}


def test_only_the_first_of_each_kind_counts() -> None:
    text = "sinds maandag is het hier vuil en sinds dinsdag hier nog meer"
    assert list(found(text, "nl").values()) == ["sinds maandag", "hier"]


def test_the_longest_phrase_counts() -> None:
    assert found("dat is nog altijd bezig in de straat", "nl") == {"now": "nog altijd bezig"}
    assert found("ze doen dat nu en dan in de straat", "nl") == {"often": "nu en dan"}


def test_no_cue_reaches_into_an_address() -> None:
    text = "vuil sinds maandag op Nachtstraat Nacht 5, elke week"
    start = text.index("Nachtstraat")
    address = [(start, text.index(","))]
    assert found(text, "nl", without=address) == {"since": "sinds maandag", "often": "elke week"}
    assert found("elke Nachtstraat nacht is er iets", "nl", without=[(5, 16)]) == {"night": "nacht"}


def test_a_longer_message_is_read_in_its_own_language_only() -> None:
    assert found("tu poți să vii de la Gent", "ro") == {}
    assert found("teraz vine cineva la noi", "ro") == {"home": "la noi"}
    assert found("de straat is nu wel vuil", None) == {}


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [("od pondelka", "nl", "since"), ("altijd", "bg", "often"), ("chiar acum!", None, "now")],
)
def test_a_few_words_are_read_in_every_language(text: str, written: str | None, kind: str) -> None:
    assert found(text, written) == {kind: text.strip("!")}


def test_words_beside_an_address_are_few() -> None:
    text = "Sleepstraat 45 bus 2, od pondelka"
    assert found(text, "nl", without=[(0, 20)]) == {"since": "od pondelka"}


def test_a_few_words_are_read_first_in_the_language_of_the_conversation() -> None:
    assert found("nu", "nl", talk="ro") == {}
    assert found("nu", "ro", talk="nl") == {"now": "nu"}
    assert found("tu", "ro", talk="sk") == {"here": "tu"}


def test_a_language_is_one_file(tmp_path: Path) -> None:
    lists = {"number": ["zwei", r"\d+"], "long": ["{number} {unit}"], "unit": ["Tage", "Tagen"]}
    empty: dict[str, Any] = {kind: [] for kind in (*KINDS, NOTHING)}
    own = empty | {WORDS: lists, "since": ["seit {long}"], "now": ["jetzt {unit?}"]}
    (tmp_path / "de.yml").write_text(yaml.safe_dump(own), "utf-8")
    text = "Lärm seit 12 Tagen und jetzt"
    cues = CueSearch(tmp_path).find(text, "de")
    assert [(cue.kind, text[cue.start : cue.end]) for cue in cues] == [
        ("since", "seit 12 Tagen"),
        ("now", "jetzt"),
    ]


def test_every_language_of_the_examples_has_its_cues_and_the_reverse() -> None:
    assert sorted(path.stem for path in CUES.glob("*.yml")) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_has_every_section_with_something_in_it(language: str) -> None:
    own = sections(language)
    assert set(own) == {*KINDS, NOTHING, OPTIONS, WORDS}
    assert {name for name, phrases in own.items() if not phrases} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_is_named_by_a_phrase_and_every_name_is_a_list(language: str) -> None:
    own = sections(language)
    phrases = [p for kind in (*KINDS, NOTHING) for p in own[kind]]
    for lists in (own[WORDS], *own[OPTIONS].values()):
        phrases += [p for entries in lists.values() for p in entries]
    assert [p for p in phrases if not isinstance(p, str)] == []
    named = {
        part[1].rstrip("?") for p in phrases if "{" in p for part in Formatter().parse(p) if part[1]
    }
    assert named == set(own[WORDS])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_two_kinds_of_cue(language: str) -> None:
    own = sections(language)
    kinds = [kind for kind in KINDS if kind != NIGHT]
    times = Counter(phrase for kind in (*kinds, NOTHING) for phrase in set(own[kind]))
    assert {phrase for phrase, many in times.items() if many > 1} == set()
    for kind in (*KINDS, NOTHING):
        assert [p for p, many in Counter(own[kind]).items() if many > 1] == [], kind


@pytest.mark.parametrize("beginning", ["al ", "de o ", "от 3 ", "už ", "3 ", "a "])
def test_the_longest_message_is_read(beginning: str) -> None:
    text = (beginning * LONGEST_MESSAGE)[: LONGEST_MESSAGE - 20] + "sinds maandag nu"
    assert found(text, "nl")["now"] == "nu"


@given(st.text(max_size=400), st.sampled_from([None, *LANGUAGES]))
def test_any_text_is_read_without_a_fault(text: str, written: str | None) -> None:
    cues = SEARCH.find(text, written)
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues)
    assert len({cue.kind for cue in cues}) == len(cues)
