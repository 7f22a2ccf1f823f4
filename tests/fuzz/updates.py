"""Updates that are built as Telegram's are, here and there with something quite different."""

from typing import Any

from hypothesis import strategies as st

from tests.fuzz.trying import ANYTHING, NUMBERS, WORDS

Strategy = st.SearchStrategy[Any]


def odd(usual: Strategy) -> Strategy:
    """Mostly what belongs there."""
    return st.one_of(usual, usual, usual, ANYTHING)


def thing(**parts: Strategy) -> Strategy:
    return st.fixed_dictionaries({}, optional={name: odd(part) for name, part in parts.items()})


KINDS = st.sampled_from(["private", "group", "supergroup", "channel"])
PERSON = thing(id=NUMBERS, first_name=WORDS, language_code=WORDS, is_bot=st.booleans())
CHAT = thing(id=NUMBERS, type=KINDS, title=WORDS)
FILE = thing(file_id=WORDS, file_size=NUMBERS, mime_type=WORDS, width=NUMBERS, height=NUMBERS)
MARK = thing(type=st.just("bot_command"), offset=NUMBERS, length=NUMBERS)
MESSAGE = thing(
    message_id=NUMBERS,
    chat=CHAT,
    text=WORDS,
    caption=WORDS,
    entities=st.lists(MARK, max_size=2),
    photo=st.lists(FILE, max_size=3),
    voice=FILE,
    document=FILE,
    location=thing(latitude=st.floats(), longitude=st.floats()),
    venue=thing(location=ANYTHING),
    reply_to_message=thing(message_id=NUMBERS),
    message_thread_id=NUMBERS,
    is_topic_message=st.booleans(),
    media_group_id=WORDS,
    sticker=FILE,
    contact=PERSON,
    new_chat_members=st.lists(PERSON, max_size=2),
    left_chat_member=PERSON,
    pinned_message=ANYTHING,
    **{"from": PERSON},
)
MEMBER = thing(
    status=st.sampled_from(["member", "left", "kicked", "restricted"]),
    is_member=st.booleans(),
    user=PERSON,
)
CHANGE = thing(chat=CHAT, new_chat_member=MEMBER, **{"from": PERSON})
PRESS = thing(id=WORDS, message=MESSAGE, data=WORDS, **{"from": PERSON})
UPDATE = thing(
    message=MESSAGE,
    edited_message=MESSAGE,
    callback_query=PRESS,
    my_chat_member=CHANGE,
    chat_member=CHANGE,
    draft=WORDS,
)
