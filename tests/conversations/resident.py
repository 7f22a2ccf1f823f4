"""A resident of a story: acts in their chat with the bot, and reads it message by message."""

from functools import cache
from textwrap import indent

from bot.settings import checkout
from bot.texts import resident_texts
from storage.consents import NOTICE
from tests.conversations.story import Deed, How, labels
from tests.telegram import Json, Person

NOTHING_SECONDS = 3.0
"""How long it must stay quiet to count as silence: some ticks of the product's clock."""
KINDS = ("photo", "voice", "document", "sticker", "location", "video")


def line_of(body: Json) -> str:
    """A message on one line or more, for people."""
    kinds = [f"({kind})" for kind in KINDS if kind in body]
    words = str(body.get("text") or body.get("caption") or "")
    buttons = [f"[{label}]" for label in labels(body)]
    said = " ".join([*kinds, words, *buttons])
    return indent(f"{body['from']['first_name']}: {said}", "    ").removeprefix("  ")


@cache
def _notices() -> frozenset[str]:
    texts = resident_texts(checkout())
    return frozenset(texts.render(language, NOTICE) for language in texts.languages)


class Resident:
    """Reads every message once, in order. A button that was pressed changes its question: that
    is no new message."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._sent: list[Json] = []
        self._read = 0

    def next(self, within: float) -> Json | None:
        """The next message of the bot, or None when none comes in so many seconds."""
        try:
            body = self._person.sees(self._is_new, within=within)
        except AssertionError:
            return None
        self._read = int(body["message_id"])
        return body

    def _is_new(self, body: Json) -> bool:
        """No story tells of the notice, which comes once with the first answer of all."""
        return int(body["message_id"]) > self._read and body.get("text") not in _notices()

    def does(self, deed: Deed) -> None:
        """Does it. Raises AssertionError when nobody could: no such button, no such message."""
        person = self._person
        match deed.how:
            case How.PRESSES:
                person.presses(deed.words)
            case How.EDITS:
                assert deed.number <= len(self._sent), f"only {len(self._sent)} messages were sent"
                person.edits(self._sent[deed.number - 1], deed.words)
            case How.ALBUM:
                self._sent += person.sends_album(deed.number, deed.words)
            case _:
                self._sent.append(self._send(deed))

    def _send(self, deed: Deed) -> Json:
        person = self._person
        match deed.how:
            case How.PHOTO:
                return person.sends_photo(deed.words)
            case How.VOICE:
                return person.sends_voice()
            case How.DOCUMENT:
                return person.sends_document(deed.words or "brief.pdf")
            case How.STICKER:
                return person.sends_sticker()
            case How.PIN if deed.spot:
                return person.sends_location(*deed.spot)
        return person.writes(deed.words)

    def chat_so_far(self) -> str:
        """The whole chat as it stands."""
        lines = [line_of(body) for body in self._person.chat]
        return "\n".join([f"The chat with {self._person.user['first_name']}:", *lines])
