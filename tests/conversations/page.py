"""The page docs/conversations.md: stories as they went, written for people who read GitHub."""

import re
from collections.abc import Iterator, Sequence

from tests.conversations.playing import Done, Heard, Played
from tests.conversations.story import Deed, How, labels
from tests.e2e.voice import Voice
from tests.telegram import Json

HEAD = """# Conversations

Real conversations: what residents wrote and pressed, and the bot's exact words. The bot's words
stand indented, its buttons below them. References such as BL-7K3F are drawn by lot.

Made by `make conversations`, which plays the stories of `tests/conversations/` through the running
product. Do not change this page by hand: change a story or a text, and make it again.
"""
BOT = "Buurtlijn"
MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
LIST = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")
"""What would make a list of a line that begins with it."""
SENDS = {
    How.PHOTO: "sends a photo",
    How.VOICE: "sends a voice message",
    How.DOCUMENT: "sends a document",
    How.STICKER: "sends a sticker",
    How.PIN: "sends a place on the map",
}


def page(acts: Sequence[Sequence[Played]]) -> str:
    """The whole page; each act is one story in all its languages."""
    return "\n".join([HEAD, *(_act(act) for act in acts)])


def _act(languages: Sequence[Played]) -> str:
    title = plain(languages[0].story.title)
    return "\n".join([f"## {title}\n", *(_told(one, n == 0) for n, one in enumerate(languages))])


def _told(played: Played, unfolded: bool) -> str:
    name = Voice(played.story.language)("language-name")
    opening = f"<details{' open' if unfolded else ''}>\n<summary>{name}</summary>"
    return "\n\n".join([opening, *transcript(played), "</details>\n"])


def transcript(played: Played) -> Iterator[str]:
    """A story as it went, a paragraph at a time."""
    residents = {one.to for one in played.script if isinstance(one, Heard)} - {None}
    for one in played.script:
        if isinstance(one, Done):
            yield _done(one)
        elif one.to is None:
            yield _quoted("Stewards' group", one.body)
        else:
            yield _quoted(f"{BOT} to {one.to}" if len(residents) > 1 else BOT, one.body)


def _quoted(who: str, body: Json) -> str:
    files = [f"*({name})*" for name in ("photo", "voice", "document") if name in body]
    words = plain(str(body.get("text") or body.get("caption") or ""))
    said = " ".join([f"**{who}:**", *files, *([words] if words else [])])
    buttons = " ".join(f"`{label}`" for label in labels(body))
    lines = [*said.split("\n"), *(["", buttons] if buttons else [])]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _done(done: Done) -> str:
    if done.deed is None:
        return f"*{plain(done.written.removeprefix('later:').strip())} later*"
    who = plain(done.who) + (" (steward)" if done.steward else "")
    if done.deed.how is How.WRITES:
        return f"**{who}:** {plain(done.deed.words)}"
    return f"**{who}** {_deed(done.deed)}"


def _deed(deed: Deed) -> str:
    words = plain(deed.words)
    match deed.how:
        case How.PRESSES:
            return f"presses `{deed.words}`"
        case How.EDITS:
            return f"changes a message into: {words}"
        case How.REPLIES:
            return f"replies: {words}"
        case How.ALBUM:
            what = f"sends {deed.number} photos"
        case _:
            what = SENDS[deed.how]
    return f"{what}: {words}" if words else what


def plain(words: str) -> str:
    """Words that Markdown leaves as they are; a new line stays one."""
    lines = MARKUP.sub(r"\\\1", words).split("\n")
    return "<br>\n".join(LIST.sub(r"\1\\\2", line) for line in lines)
