"""What residents do, made ready for Rasa: harmless words, lone signs, a first language."""

import pytest

from bot.incoming import Incoming, Kind
from bot.settings import checkout
from bot.speech import commands, first_guess, has_words, payload, pin, plain, sign

LANGUAGES = ["bg", "nl", "ro", "sk"]


@pytest.mark.parametrize(
    "before",
    ["/", "//", " / / ", "\n\t/", "\u00a0/", "\u200b/", "\ufeff/\u200d/", "\u2003/", "\u3000/",
     "\x0b/", "\x1c/", "\x85/", "\u2028/", "\u202e/", "\u2066/", "\u00ad/"],
)  # fmt: skip
def test_typed_words_never_begin_as_a_command_to_rasa(before: str) -> None:
    assert plain(before + 'affirm{"answer": "x"}') == 'affirm{"answer": "x"}'


@pytest.mark.parametrize("words", ["Sleepstraat 45 / bus 2", "24/7 lawaai", "Слийпстраат 45", "…?"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert plain(words) == words


@pytest.mark.parametrize("words", ["", "/", " / \u200b/ "])
def test_only_slashes_are_no_words(words: str) -> None:
    assert plain(words) == ""
    assert not has_words(words)


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("👍", "affirm"),
        ("👍🏿", "affirm"),
        (" ✅\ufe0f ", "affirm"),
        ("👎🏻", "deny"),
        ("❌", "deny"),
        ("👍👎", None),
        ("👍 ok", None),
        ("🎉", None),
        ("", None),
    ],
)
def test_a_lone_sign_is_an_answer(words: str, intent: str | None) -> None:
    assert sign(words) == intent


@pytest.mark.parametrize(
    ("text", "yes"), [("да", True), ("112", True), ("🔥🔥", False), ("?!", False)]
)
def test_words_are_letters_or_digits(text: str, yes: bool) -> None:
    assert has_words(text) is yes


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("bg", "bg"),
        ("BG", "bg"),
        ("ro-MD", "ro"),
        ("mo", "ro"),
        ("cs", "sk"),
        ("cs-CZ", "sk"),
        ("nl-BE", "nl"),
        ("tr", "nl"),
        ("", "nl"),
    ],
)
def test_telegrams_language_is_the_first_guess(code: str, language: str) -> None:
    assert first_guess(code, LANGUAGES, "nl") == language


def test_a_payload_is_what_rasa_takes_as_certain() -> None:
    assert payload("deny") == "/deny"
    assert payload("affirm", {"answer": "solved"}) == '/affirm{"answer": "solved"}'


def test_a_pin_becomes_words_to_a_metre() -> None:
    assert pin(Incoming(Kind.PLACE, place=(50.8467321, 4.3525399))) == "50.84673, 4.35254"


def test_a_pin_in_the_city_names_its_neighbourhood() -> None:
    words = pin(Incoming(Kind.PLACE, place=(51.0631, 3.7125)))
    assert words == "51.06310, 3.71250 (Rabot - Blaisantvest)"


def test_every_command_of_the_menu_has_an_intent() -> None:
    menu = commands(checkout())
    assert {"start", "help", "status", "stop"} <= set(menu)
    assert all(menu.values())
