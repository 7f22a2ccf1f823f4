"""Words in four scripts, whole and broken, through all that reads and writes them."""

import pytest
from components.address_search import AddressSearch
from components.cue_search import CueSearch
from components.spelling import normalise
from hypothesis import example, given
from hypothesis import strategies as st

from bot.speech import has_words, payload, plain, sign
from bot.telegram import LONGEST_TEXT, fit
from bot.texts import Texts, resident_texts
from storage.columns import storable
from tests.fuzz.trying import WORDS, tries
from tests.structure.house import HOME

ADDRESSES, CUES = AddressSearch(), CueSearch()
LANGUAGES = ["bg", "nl", "ro", "sk"]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return resident_texts(HOME)


@tries(300)
@given(st.one_of(WORDS, st.builds("{}{}".format, st.sampled_from(["/", "\u200b/", " //"]), WORDS)))
@example("\u2066/restart")
@example("\u180e/restart")
@example("\u3164/restart")
def test_no_words_become_a_command_of_rasa(words: str) -> None:
    said = plain(storable(words))
    assert not said.startswith("/")
    assert not said.strip().startswith("/")
    has_words(said)
    assert sign(said) in (None, "affirm", "deny")


@tries(100)
@given(WORDS)
def test_words_that_are_kept_are_the_words_less_what_no_database_holds(words: str) -> None:
    kept = storable(words)
    assert kept.encode().decode() == kept
    assert "\0" not in kept
    assert storable(kept) == kept


@tries(60)
@given(WORDS)
def test_an_address_lies_within_the_words(words: str) -> None:
    text = storable(words)
    found = ADDRESSES.find(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@tries(60)
@given(WORDS, st.sampled_from([*LANGUAGES, None]))
def test_a_cue_lies_within_the_words(words: str, language: str | None) -> None:
    text = storable(words)
    for cue in CUES.find(text, language):
        assert 0 <= cue.start < cue.end <= len(text)


@tries(100)
@given(WORDS)
def test_what_is_learnt_from_can_be_written_down(words: str) -> None:
    for word in storable(words).split():
        assert normalise(word).encode().decode() == normalise(word)


@tries(60)
@given(st.sampled_from(LANGUAGES), WORDS, WORDS)
def test_a_text_says_what_it_is_given_and_obeys_none_of_it(
    texts: Texts, language: str, name: str, reference: str
) -> None:
    name, reference = storable(name), storable(reference)
    told = texts.render(language, "talk-over", {"reference": reference})
    assert reference in told
    told = texts.render(language, "passed-on", {"steward": name})
    assert name in told
    assert len(fit(told)) <= LONGEST_TEXT


@tries(30)
@given(st.dictionaries(st.text(max_size=5), WORDS, max_size=2))
def test_a_payload_of_ours_is_one_command(entities: dict[str, str]) -> None:
    said = payload("affirm", entities)
    assert said.startswith("/affirm")
    assert "\n" not in said
