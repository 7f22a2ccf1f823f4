"""sendMessage: texts, keyboards, and where a message may go."""

import pytest

from tests.integration.telegram_stand_in.keyboards import button
from tests.telegram import Group, Json, Person, TelegramServer
from tests.telegram.probe import Api


@pytest.mark.parametrize("text", ["", "  \n ", "<b> </b>"])
def test_text_must_not_be_empty(api: Api, maria: Person, text: str) -> None:
    expected = (400, "Bad Request: message text is empty")
    assert api.refusal("sendMessage", chat_id=maria.id, text=text, parse_mode="HTML") == expected


def test_text_has_at_most_4096_characters_after_parsing(api: Api, maria: Person) -> None:
    longest = "😀" * 4096
    sent = api.result("sendMessage", chat_id=maria.id, text=f"<b>{longest}</b>", parse_mode="HTML")
    assert sent["text"] == longest
    expected = (400, "Bad Request: message is too long")
    assert api.refusal("sendMessage", chat_id=maria.id, text=longest + "!") == expected


def test_html_becomes_text_and_entities_in_utf16(api: Api, maria: Person) -> None:
    source = "😀 <b>a &lt; <i>b</i></b> <a href='https://gent.be'>link</a>"
    sent = api.result("sendMessage", chat_id=maria.id, text=source, parse_mode="HTML")
    assert sent["text"] == "😀 a < b link"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 5},
        {"type": "italic", "offset": 7, "length": 1},
        {"type": "text_link", "offset": 9, "length": 4, "url": "https://gent.be"},
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é <p>x</p>", 'Unsupported start tag "p" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_must_be_well_formed(api: Api, maria: Person, source: str, reason: str) -> None:
    expected = (400, f"Bad Request: can't parse entities: {reason}")
    assert api.refusal("sendMessage", chat_id=maria.id, text=source, parse_mode="HTML") == expected


def test_an_unknown_parse_mode_is_refused(api: Api, maria: Person) -> None:
    expected = (400, "Bad Request: unsupported parse_mode")
    assert api.refusal("sendMessage", chat_id=maria.id, text="x", parse_mode="BB") == expected


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[button(callback_data="я" * 33)]], "BUTTON_DATA_INVALID"),
        ([[button(callback_data="")]], "BUTTON_DATA_INVALID"),
        ([[{"text": "x"}]], "Text buttons are unallowed in the inline keyboard"),
        ([[button(url="https://a.be", callback_data="b")]], "exactly one action"),
        ([[button(text="", callback_data="b")]], "text buttons must be non-empty"),
        ([[button(url="gent")]], "inline keyboard button URL 'gent' is invalid"),
        ([[button()] * 9], "reply markup is too long"),
        ([[button()]] * 101, "reply markup is too long"),
        ([button()], 'field "inline_keyboard" must be an Array of Arrays'),
    ],
)
def test_inline_keyboards_are_checked(
    api: Api, maria: Person, rows: list[list[Json]], reason: str
) -> None:
    markup = {"inline_keyboard": rows}
    code, text = api.refusal("sendMessage", chat_id=maria.id, text="x", reply_markup=markup)
    assert code == 400
    assert reason in text


def test_a_full_keyboard_is_accepted(api: Api, maria: Person) -> None:
    rows = [[button(callback_data="я" * 32)] * 8] * 12 + [[button()] * 4]
    markup = {"inline_keyboard": rows}
    sent = api.result("sendMessage", chat_id=maria.id, text="x", reply_markup=markup)
    assert sum(map(len, sent["reply_markup"]["inline_keyboard"])) == 100


def test_a_reply_keyboard_is_shown_but_not_part_of_the_message(api: Api, maria: Person) -> None:
    markup = {"keyboard": [[{"text": "Share", "request_location": True}]]}
    sent = api.result("sendMessage", chat_id=maria.id, text="x", reply_markup=markup)
    assert "reply_markup" not in sent
    assert maria.keyboard == markup


def test_the_chat_must_be_known(api: Api) -> None:
    expected = (400, "Bad Request: chat not found")
    assert api.refusal("sendMessage", chat_id=404, text="x") == expected
    assert api.refusal("sendMessage", text="x") == (400, "Bad Request: chat_id is empty")


def test_the_bot_cannot_write_first(shared: TelegramServer, api: Api) -> None:
    jan = shared.person("Jan")
    expected = (403, "Forbidden: bot can't initiate conversation with a user")
    assert api.refusal("sendMessage", chat_id=jan.id, text="x") == expected
    jan.writes("/start")
    api.result("sendMessage", chat_id=jan.id, text="x")


def test_a_block_is_told_and_felt(fresh: TelegramServer, own: Api) -> None:
    maria = fresh.person("Maria", started=True)
    maria.blocks_bot()
    expected = (403, "Forbidden: bot was blocked by the user")
    assert own.refusal("sendMessage", chat_id=maria.id, text="x") == expected
    maria.unblocks_bot()
    own.result("sendMessage", chat_id=maria.id, text="x")
    changes = [one["my_chat_member"]["new_chat_member"] for one in own.result("getUpdates")]
    assert [change["status"] for change in changes] == ["kicked", "member"]


def test_a_bot_thrown_out_cannot_write(fresh: TelegramServer, own: Api) -> None:
    group, jan = fresh.group("Stewards"), fresh.person("Jan")
    group.add(jan)
    group.removes_bot(by=jan)
    expected = (403, "Forbidden: bot was kicked from the supergroup chat")
    assert own.refusal("sendMessage", chat_id=group.id, text="x") == expected
    assert "my_chat_member" in own.result("getUpdates")[-1]


@pytest.mark.parametrize("thread", [1, 999])
def test_the_topic_must_exist(api: Api, forum: Group, thread: int) -> None:
    expected = (400, "Bad Request: message thread not found")
    place = {"chat_id": forum.id, "message_thread_id": thread}
    assert api.refusal("sendMessage", **place, text="x") == expected


def test_a_plain_group_passes_over_the_topic(shared: TelegramServer, api: Api) -> None:
    group = shared.group("Plain", forum=False)
    sent = api.result("sendMessage", chat_id=group.id, message_thread_id=999, text="x")
    assert "message_thread_id" not in sent


def test_the_answered_message_must_exist(api: Api, maria: Person) -> None:
    expected = (400, "Bad Request: message to be replied not found")
    reply: Json = {"message_id": 999_999}
    for answered in ({"reply_parameters": reply}, {"reply_to_message_id": 999_999}):
        assert api.refusal("sendMessage", chat_id=maria.id, text="x", **answered) == expected
    reply["allow_sending_without_reply"] = True
    sent = api.result("sendMessage", chat_id=maria.id, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent
