"""Translating by LibreTranslate's interface, over real HTTP."""

from collections.abc import Iterator

import pytest

from bot.translation import NotTranslated, Translator
from tests.bot.translate_server import TranslateServer


@pytest.fixture
def server() -> Iterator[TranslateServer]:
    with TranslateServer({"Tot maandag": "До понеделник"}, key="geheim") as server:
        yield server


async def test_a_text_comes_back_in_the_other_language(server: TranslateServer) -> None:
    translator = Translator(f"{server.url}/", "geheim")
    assert await translator.translate("Tot maandag", "nl", "bg") == "До понеделник"
    assert server.asked == [
        {
            "q": "Tot maandag",
            "source": "nl",
            "target": "bg",
            "format": "text",
            "api_key": "geheim",
        }
    ]


async def test_who_has_no_key_sends_none(server: TranslateServer) -> None:
    server.key = ""
    await Translator(server.url).translate("Tot maandag", "auto", "bg")
    assert "api_key" not in server.asked[0]


@pytest.mark.parametrize(
    "says", [b"[]", b"null", b"{}", b"no json", b"\xff", b'{"translatedText": 7}', b'{"x": 1}']
)
async def test_an_answer_without_a_translation_is_none(
    server: TranslateServer, says: bytes
) -> None:
    server.says = says
    with pytest.raises(NotTranslated, match="no translation"):
        await Translator(server.url, "geheim").translate("Tot maandag", "nl", "bg")


async def test_an_empty_translation_is_a_failure(server: TranslateServer) -> None:
    server.knows["Tot maandag"] = " \n"
    with pytest.raises(NotTranslated, match="no translation"):
        await Translator(server.url, "geheim").translate("Tot maandag", "nl", "bg")


@pytest.mark.parametrize("status", [400, 429, 500, 503])
async def test_a_failure_of_the_service_is_named(server: TranslateServer, status: int) -> None:
    server.status = status
    with pytest.raises(NotTranslated, match=f"status {status}"):
        await Translator(server.url, "geheim").translate("Tot maandag", "nl", "bg")


async def test_a_wrong_key_is_a_failure(server: TranslateServer) -> None:
    with pytest.raises(NotTranslated, match="status 403"):
        await Translator(server.url, "anders").translate("Tot maandag", "nl", "bg")


async def test_a_service_that_is_away_or_hangs_is_a_failure(server: TranslateServer) -> None:
    with pytest.raises(NotTranslated, match="ConnectError"):
        await Translator("http://127.0.0.1:9").translate("Tot maandag", "nl", "bg")
    server.stuck = True
    with pytest.raises(NotTranslated, match="Time"):
        await Translator(server.url, deadline=0.2).translate("Tot maandag", "nl", "bg")
