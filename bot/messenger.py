"""What delivery needs of a channel, and how a channel says that it failed."""

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Upload:
    """A file of our own to send; `kind` is `photo` (a JPEG or PNG), `voice` (as Telegram gave it)
    or `document`, which has a file name."""

    kind: str
    content: bytes
    name: str = ""


@dataclass(frozen=True)
class Letter:
    """A message ready to go. `buttons` are (label, data) pairs; data that is an address opens it.

    With `file` it is a copy of a message that Telegram has, `bare` without its caption; with
    `upload` a file of ours. With `venue` it is a pin on the map (`latitude`, `longitude`, `title`,
    `address`). The text of all these is for channels that have no such thing. `mentions` are the
    numbers of people by the name that stands for them in the text: they hear of the message.
    """

    chat_id: int
    text: str
    buttons: list[tuple[str, str]] = field(default_factory=list)
    thread_id: int | None = None
    reply_to: int | None = None
    file: dict[str, Any] | None = None
    upload: Upload | None = None
    venue: dict[str, Any] | None = None
    mentions: dict[str, int] = field(default_factory=dict)
    bare: bool = False


class NotSent(Exception):
    """The message did not go out; the subclass says what to do next."""


class TryLater(NotSent):
    """Try this chat again after `seconds`; other chats are not concerned."""

    def __init__(self, why: str, seconds: float | None = None) -> None:
        super().__init__(why)
        self.seconds = seconds


class Blocked(NotSent):
    """The person does not want our messages: remember it and stop trying."""


class Refused(NotSent):
    """The channel will never take this message: tell a steward."""


class TopicGone(NotSent):
    """The topic was deleted by hand: make it again and send anew."""


class Messenger(Protocol):
    """A channel to people: Telegram, or a terminal."""

    async def send(self, letter: Letter) -> int | None:
        """Sends; returns the message's number in its chat. Raises NotSent."""

    async def edit(self, letter: Letter, message_id: int) -> None:
        """Changes a message that was sent. Raises NotSent."""

    async def typing(self, chat_id: int) -> None:
        """Shows that an answer is coming; never raises."""

    async def notice(self, callback_id: str, text: str) -> bool:
        """Answers a pressed button, with a short text or none; False when the channel did not say
        that it showed it; never raises."""
