"""Each habit of typing that carries no meaning comes out the same."""

from collections import Counter

import pytest
from components.spelling import FORMS, bare, latin, normalise
from hypothesis import given
from hypothesis import strategies as st

from tests.nlu.examples import examples

NOW_AND_THEN = 12
"""Of some 8,000 lines a language: what a Fleming's word may come to in another's, mixed in."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("боклук", "bokluk"),
        ("шум", "6um"),
        ("шум", "shum"),
        ("чували", "4uvali"),
        ("чували", "chuvali"),
        ("къща", "ka6ta"),
        ("къща", "kashta"),
        ("всяка", "vsqka"),
        ("всяка", "wsiaka"),
        ("жена", "zhena"),
        ("жена", "jena"),
        ("цена", "tsena"),
        ("хазяин", "xazqin"),
        ("хазяин", "hazyain"),
    ],
)
def test_bulgarian_looks_the_same_in_cyrillic_and_in_latin_letters(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sťažnosť", "staznost"),
        ("gunoiul împuţit", "gunoiul imputit"),
        ("gălăgie", "galagie"),
        ("știu", "ştiu"),
        ("geïnteresseerd", "geinteresseerd"),
        ("HLUK", "hluk"),
    ],
)
def test_diacritics_cedillas_and_capitals_carry_no_meaning(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("said", "written"),
    [("kheb", "ik heb"), ("tis", "het is"), ("mijnen", "mijn"), ("ulder", "jullie")],
)
def test_flemish_forms_become_what_one_writes(said: str, written: str) -> None:
    assert normalise(said) == normalise(written.split()[0]) + "".join(
        f" {normalise(word)}" for word in written.split()[1:]
    )


def test_no_form_of_one_language_is_an_ordinary_word_of_another() -> None:
    ordinary = Counter(
        (bare(word), example.language)
        for example in examples()
        for word in set(example.text.split())
    )
    for path in FORMS.glob("*.tsv"):
        said = [line.split("\t")[0] for line in path.read_text("utf-8").splitlines()]
        elsewhere = {
            (word, language): ordinary[word, language]
            for word in said
            for language in {"nl", "bg", "sk", "ro"} - {path.stem}
            if ordinary[word, language] > NOW_AND_THEN
        }
        assert said
        assert elsewhere == {}


def test_letters_held_down_count_twice_at_most() -> None:
    assert normalise("heeelp") == normalise("heelp")


def test_short_i_stays_a_letter_of_its_own_until_it_becomes_latin() -> None:
    assert bare("й") == "й"
    assert latin("й") == "i"


def test_house_numbers_stay_numbers() -> None:
    assert normalise("46") == "46"
    assert normalise("64") == "64"


@given(st.text(max_size=40))
def test_any_text_at_all_comes_out_without_capitals_and_cyrillic(word: str) -> None:
    assert not any(letter in "бвгджзклмнпрстфцчшщъюя" for letter in normalise(word))
    assert normalise(word) == normalise(word).lower()
