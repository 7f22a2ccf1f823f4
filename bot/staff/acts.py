"""What a steward did, and how the parts of the desk say which acts they understand."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from bot.incoming import Incoming
from bot.staff.texts import StaffTexts
from bot.texts import Texts
from bot.translation import Translator
from city.phrases import Phrases
from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, OutboxMessage, Steward
from storage.outbox import Words
from storage.vocabulary import CaseState

THREAD = "_thread"
"""The variable of a message about no case that says in which topic it was asked for."""
UPLOAD = "_upload"
"""The variable of a message that is a file of our own: its `kind`, `name` and `content` (base64);
see `bot.messenger.Upload`."""
MENTIONS = "_mentions"
"""The variable with those who are to hear of a message: Telegram's number by name in the text."""
SHOWS = "_case"
"""The variable of a message about no case that says whose card it shows: the case's number."""
EDITS = "_edits"
"""The variable of a message that takes the place of an earlier one: the number of that one."""


@dataclass(frozen=True)
class Tools:
    """What every act may use besides its unit of work."""

    residents: Texts
    texts: StaffTexts
    coordinators: frozenset[int] = frozenset()
    """Telegram's numbers of the stewards whom the operator named."""
    username: str = ""
    """What t.me calls the bot."""
    phrases: Phrases = field(default_factory=Phrases)
    translator: Translator | None = None


@dataclass(frozen=True)
class Notice:
    """What comes up over the screen when a button was pressed, or is said for a command."""

    say: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Act:
    """One act of a steward inside a unit of work.

    `number` and `choice` are what a pressed button carried: they say what is meant, never who
    may do it. `text` is what was written, less the command and the reference before it.
    """

    work: UnitOfWork
    steward: Steward
    incoming: Incoming
    inbox_id: int
    tools: Tools
    text: str = ""
    number: int = 0
    choice: str = ""
    replied_to: OutboxMessage | None = None
    """Our message that the steward replied to, if it is one."""
    pressed: OutboxMessage | None = None
    """Our message whose button was pressed."""
    brought: Any = None
    """What `Part.ahead` brought for this press or command."""

    @property
    def is_coordinator(self) -> bool:
        """Whether the operator named this steward a coordinator."""
        return self.steward.telegram_user_id in self.tools.coordinators

    def answer(self, key: str, buttons: list[dict[str, Any]] | None = None, **args: Any) -> None:
        """Says something where it was asked; under a pressed button, in the place of its text."""
        place = {THREAD: self.incoming.thread_id}
        if self.incoming.callback_id:
            place[EDITS] = self.incoming.message_id
        self.work.outbox.to_staff(Words(key, {**args, **place}, buttons or []))


@dataclass(frozen=True)
class CaseAct:
    """An act on a case."""

    of: Act
    case: Case

    @property
    def work(self) -> UnitOfWork:
        return self.of.work

    @property
    def steward(self) -> Steward:
        return self.of.steward

    @property
    def text(self) -> str:
        return self.of.text

    @property
    def choice(self) -> str:
        return self.of.choice

    def tell(self, key: str, buttons: list[dict[str, Any]] | None = None, **args: Any) -> None:
        """Says something in the case's own topic."""
        self.work.outbox.to_staff(Words(key, args, buttons or []), case_id=self.case.id)


Handler = Callable[[Act], Notice | None]
CaseHandler = Callable[[CaseAct], Notice | None]
Ahead = Callable[[Store, Tools, int], Awaitable[Any]]


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu of a case: its label, its button's verb, and in which states it is."""

    label: str
    verb: str
    states: frozenset[CaseState]


@dataclass(frozen=True)
class Part:
    """One part of the desk: what it understands. Names may stand in one part only.

    `commands` and `buttons` are about a case ("s:verb:case"), `general` and `presses` about none
    ("s:verb:number", any number). `replies` are by the text key of our message that a steward
    replied to, and `forms` the same for a message about no case. `edited` gets a message of theirs
    that they changed. `ahead` is what takes long, by the verb of a press or the name of a command:
    fetched before the unit of work, as that waits for nobody, with the button's number (0 for a
    command), and found in `Act.brought`.
    `afterwards` runs when a button of a case has had its effect, whichever part it belongs to.
    """

    help: str = ""
    commands: Mapping[str, CaseHandler] = field(default_factory=dict)
    general: Mapping[str, Handler] = field(default_factory=dict)
    buttons: Mapping[str, CaseHandler] = field(default_factory=dict)
    presses: Mapping[str, Handler] = field(default_factory=dict)
    replies: Mapping[str, CaseHandler] = field(default_factory=dict)
    forms: Mapping[str, Handler] = field(default_factory=dict)
    edited: CaseHandler | None = None
    ahead: Mapping[str, Ahead] = field(default_factory=dict)
    afterwards: CaseHandler | None = None
    menu: tuple[MenuItem, ...] = ()


def case_button(label: str, verb: str, case: Case, choice: object = "") -> dict[str, Any]:
    """A button of a case; `choice` is what it adds, up to 32 letters and digits."""
    data = f"s:{verb}:{case.id}" + (f":{choice}" if choice != "" else "")
    return {"label": label, "data": data}


def if_allowed(handler: CaseHandler) -> CaseHandler:
    """The handler, which says so when the case is in no state for it."""

    @wraps(handler)
    def told(act: CaseAct) -> Notice | None:
        try:
            return handler(act)
        except NotAllowed as error:
            return not_allowed(error)

    return told


def not_allowed(error: NotAllowed) -> Notice:
    return Notice("staff-not-allowed", {"state": {"say": f"state-word-{error.state}"}})
