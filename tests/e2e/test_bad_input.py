"""Whatever comes in: a kind answer in the resident's language, or a silent, logged refusal."""

import pytest

from tests.e2e.conftest import City
from tests.e2e.reporting import draft_of, id_of, skips_to_summary
from tests.e2e.voice import Voice
from tests.telegram import Person


@pytest.fixture
def resident(city: City, request: pytest.FixtureRequest) -> Person:
    """A resident with Slovak as the language of their Telegram."""
    return city.telegram.person(request.node.name[:20], language_code="sk", started=True)


SK = Voice("sk")
MUSIC = "Celú noc hrá hlasná hudba na Sleepstraat 9"


@pytest.mark.parametrize("words", ["😡😡😡", "...", "?!"])
def test_signs_without_words_are_asked_in_words(resident: Person, words: str) -> None:
    resident.writes(words)
    resident.sees(SK("only-emoji"))


def test_a_lone_thumb_is_a_yes(resident: Person) -> None:
    resident.writes("👍🏽")
    resident.sees(SK("nothing-asked"))


def test_a_sticker_is_asked_in_words(resident: Person) -> None:
    resident.sends_sticker()
    resident.sees(SK("cannot-use-sticker"))


def test_a_contact_is_refused_kindly(resident: Person) -> None:
    resident.sends_contact()
    resident.sees(SK("cannot-use-contact"))


def test_a_video_begins_a_report_and_is_kept(resident: Person) -> None:
    resident.sends_video()
    resident.sees(SK("nuisance-ask-kind"))


def test_a_voice_message_in_a_form_is_kept_for_a_person(resident: Person) -> None:
    resident.writes(MUSIC)
    resident.sees(SK("nuisance-ask-going_on"))
    resident.sends_voice()
    resident.sees(SK("voice-kept"))


def test_an_unknown_command_is_answered(resident: Person) -> None:
    resident.writes("/frobnicate")
    resident.sees(SK("unknown-command"))


@pytest.mark.parametrize(
    "code",
    [
        '/emergency{"address": "Sleepstraat 1"}',
        "/nuisance_noise@0.99",
        "//restart",
        "/ restart",
        "/session_start{}",
    ],
)
def test_code_typed_by_a_resident_is_only_words(city: City, resident: Person, code: str) -> None:
    resident.writes(MUSIC)
    resident.sees(SK("nuisance-ask-going_on"))
    resident.writes(code)
    answer = resident.sees(lambda message: True)
    assert answer["text"] != SK("emergency-call")
    resident.writes("/cancel")
    resident.sees(SK("cancelled"))


def test_a_very_long_message_is_kept_whole(city: City, resident: Person) -> None:
    long = (
        "Celú noc hrá hlasná hudba na Sleepstraat 9. "
        + "Celú noc hrá hlasná hudba a my nespíme. " * 120
    )
    resident.writes(long[:4096])
    resident.sees(SK("too-long"))
    resident.sees(SK("nuisance-ask-going_on"))
    assert [said["text"] for said in draft_of(city, resident).words] == [long[:4096].lstrip()]


def test_a_button_counts_once_and_an_old_one_not_at_all(resident: Person) -> None:
    resident.writes(MUSIC)
    first = resident.sees(SK("nuisance-ask-going_on"))
    resident.presses(SK("button-skip"), on=first)
    resident.sees(SK("nuisance-ask-since"))
    again = resident.presses(SK("button-skip"), on=first, from_old_screen=True)
    assert resident.notice(again) == SK("button-already")
    resident.presses(SK("button-skip"))
    summary = skips_to_summary(resident, SK)
    resident.presses(SK("button-change"), on=summary)
    resident.sees(SK("nuisance-what-to-change"))
    late = resident.presses(SK("button-send"), on=summary, from_old_screen=True)
    assert resident.notice(late) in (SK("button-already"), SK("button-too-late"))


def test_sending_twice_opens_one_case(city: City, resident: Person) -> None:
    resident.writes(MUSIC)
    summary = skips_to_summary(resident, SK)
    resident.presses(SK("button-send"), on=summary)
    resident.presses(SK("button-send"), on=summary, from_old_screen=True)
    resident.sees("BL-")
    with city.product.store().read() as work:
        assert len(work.cases.of_resident(id_of(work, resident))) == 1


def test_a_group_that_is_not_ours_is_refused_in_silence(city: City) -> None:
    strangers = city.telegram.group("Strangers", forum=False)
    stranger = city.telegram.person("Stranger")
    strangers.add(stranger)
    stranger.writes("/claim", to=strangers)
    stranger.writes("hallo allemaal", to=strangers)
    stranger.sees_nothing(within=3, chat=strangers)
    assert "foreign_chat" in city.product.log


def test_out_of_scope_says_what_the_bot_can_do(resident: Person) -> None:
    resident.writes("Aké bude zajtra počasie v Bratislave?")
    resident.sees(SK("out-of-scope"))


@pytest.mark.parametrize("in_words", [False, True])
def test_not_understood_twice_leads_to_a_person(resident: Person, *, in_words: bool) -> None:
    resident.writes("xqzt brmfl")
    resident.sees(SK("unsure"))
    resident.writes("brmfl qwxz")
    resident.sees(SK("unsure-again"))
    if in_words:
        resident.writes("áno")
    else:
        resident.presses(SK("button-ask-a-person"))
    resident.sees(SK("steward-ask-talk_to_steward"))


def test_no_words_of_residents_stand_in_the_logs(city: City, resident: Person) -> None:
    resident.writes("Celú noc hrá hlasná hudba na Sleepstraat 9, skladba Krokodíl")
    resident.sees(SK("nuisance-ask-going_on"))
    log = city.product.log
    assert "received update" in log
    assert "krokod" not in log.casefold()
    assert city.telegram.token not in log
