"""Entities that the bot gives along with a text."""

from typing import Any

import pytest
from telegram import Bot, MessageEntity, User

from tests.telegram import Json, Person, TelegramServer
from tests.telegram.probe import Api

BOLD = {"type": "bold", "offset": 0, "length": 1}


def mention(user: Json, offset: int, length: int) -> Json:
    return {"type": "text_mention", "offset": offset, "length": length, "user": user}


async def test_the_library_mentions_somebody_and_the_message_has_the_whole_user(
    bot: Bot, shared: TelegramServer, maria: Person
) -> None:
    leila = shared.person("Leila", last_name="Demir")
    text = "👉 Leila, dag"
    named = MessageEntity("text_mention", 2, 5, user=User(leila.id, "Leila", is_bot=False))
    counted = MessageEntity.adjust_message_entities_to_utf_16(text, [named])
    sent = await bot.send_message(maria.id, text, entities=counted)
    (kept,) = sent.entities
    assert (kept.offset, kept.length, sent.parse_entity(kept)) == (3, 5, "Leila")
    assert kept.user
    assert (kept.user.id, kept.user.last_name) == (leila.id, "Demir")


def test_who_never_met_the_bot_cannot_be_mentioned(api: Api, maria: Person) -> None:
    given = [mention({"id": 404, "is_bot": False, "first_name": "Niemand"}, 0, 3)]
    assert "entities" not in api.result("sendMessage", chat_id=maria.id, text="dag", entities=given)


def test_what_telegram_finds_by_itself_may_be_given_too_and_counts_once(
    api: Api, maria: Person
) -> None:
    given = [{"type": "url", "offset": 0, "length": 3}, BOLD]
    sent = api.result("sendMessage", chat_id=maria.id, text="dag https://gent.be", entities=given)
    assert sent["entities"] == [BOLD, {"type": "url", "offset": 4, "length": 15}]


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        ("bold", "expected an Object"),
        ({"type": "bold", "length": 1}, 'can\'t find field "offset"'),
        (BOLD | {"length": "één"}, 'field "length" must be of type Number'),
        ({"offset": 0, "length": 1}, 'can\'t find field "type"'),
        (BOLD | {"type": "loud"}, "unsupported type specified"),
        (BOLD | {"type": "text_link"}, 'can\'t find field "url"'),
        (BOLD | {"type": "text_mention"}, 'can\'t find field "user"'),
        (BOLD | {"type": "text_mention", "user": 7}, 'field "user" must be of type Object'),
        (BOLD | {"type": "text_mention", "user": {}}, 'can\'t find field "id"'),
    ],
)
def test_an_ill_formed_entity_is_refused(api: Api, maria: Person, entity: Any, reason: str) -> None:
    expected = (400, f"Bad Request: can't parse entities: {reason}")
    given = {"chat_id": maria.id, "text": "dag", "entities": [entity]}
    assert api.refusal("sendMessage", **given) == expected


@pytest.mark.parametrize(("offset", "length", "end"), [(1, 2, "begins"), (0, 1, "ends")])
def test_an_entity_ends_between_characters(
    api: Api, maria: Person, offset: int, length: int, end: str
) -> None:
    given = BOLD | {"offset": offset, "length": length}
    expected = (400, f"Bad Request: entity {end} in a middle of a UTF-16 symbol")
    assert api.refusal("sendMessage", chat_id=maria.id, text="👉 dag", entities=[given]) == expected
