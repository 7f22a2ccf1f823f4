"""Playing a story through the real product, line by line, and keeping what was said."""

import re
from dataclasses import dataclass
from functools import singledispatchmethod
from textwrap import indent

from tests.conversations.group import StewardsSide
from tests.conversations.past import move_back
from tests.conversations.resident import NOTHING_SECONDS, Resident
from tests.conversations.story import (
    Also,
    Deed,
    Does,
    Hears,
    Later,
    Step,
    StewardDoes,
    StewardsSee,
    Story,
    StoryError,
    Wanted,
    labels,
)
from tests.e2e.conftest import City
from tests.e2e.product import Product
from tests.telegram import Json

BOT_SECONDS = 30
"""How long a resident waits for the bot; several stories are played at once."""
REFERENCE = re.compile(r"\bBL-[0-9A-Z]{4,5}\b")


@dataclass(frozen=True)
class Heard:
    """A message of the bot as it was read; `to` is a resident, or None for the stewards."""

    to: str | None
    body: Json


@dataclass(frozen=True)
class Done:
    """What somebody did, or the time that went by (`who` is then empty)."""

    who: str
    deed: Deed | None
    written: str
    steward: bool = False


@dataclass(frozen=True)
class Played:
    """A story as it went."""

    story: Story
    script: tuple[Heard | Done, ...]


def play(city: City, story: Story, patience: float = BOT_SECONDS) -> Played:
    """Plays it to the end. Raises StoryError at the first line that goes otherwise."""
    going = _Going(city, story.language, patience)
    for step in story.steps:
        try:
            going.take(step)
        except AssertionError as fault:
            raise StoryError(
                f"{step.place}: {step.written}\n{_in_short(fault)}\n\n{going.so_far()}"
            ) from fault
    return Played(story, tuple(going.script))


def _in_short(fault: AssertionError) -> str:
    """The stand-in for Telegram tells the chat below its first line; we tell all chats."""
    return str(fault) if isinstance(fault, _Other) else str(fault).split("\n")[0]


class _Other(AssertionError):
    """Something else came than the story says."""


class _Going:
    """A story that is being played."""

    def __init__(self, city: City, language: str, patience: float) -> None:
        self._city, self._language, self._patience = city, language, patience
        self._residents: dict[str, Resident] = {}
        self._speaking = ""
        self._stewards = StewardsSide(city)
        self._references: list[str] = []
        self._found: Json = {}
        self.script: list[Heard | Done] = []

    def so_far(self) -> str:
        """All chats of the story as they stand, for the message of a failure."""
        chats = [one.chat_so_far() for one in self._residents.values()]
        topics = [self._stewards.topic_so_far(reference) for reference in self._references]
        return "\n\n".join([*chats, *filter(None, topics)])

    @singledispatchmethod
    def take(self, step: Step) -> None:
        """Does one line. Raises AssertionError when it goes otherwise."""
        raise NotImplementedError(type(step))

    @take.register
    def _does(self, step: Does) -> None:
        resident = self._residents.get(step.who)
        if resident is None:
            person = self._city.telegram.person(step.who, language_code=self._language)
            resident = self._residents[step.who] = Resident(person)
        self._speaking = step.who
        resident.does(step.deed)
        self.script.append(Done(step.who, step.deed, step.written))

    @take.register
    def _hears(self, step: Hears) -> None:
        who = step.who or self._speaking
        if step.wanted is None:
            self._silence(self._residents[who])
            return
        body = self._residents[who].next(self._patience)
        if body is None:
            raise _Other(f"The bot said nothing more to {who} within {self._patience:g} s.")
        self._note(Heard(who, body))
        self._check(step.wanted, body, so=True)

    def _silence(self, resident: Resident) -> None:
        if resident.next(NOTHING_SECONDS) is not None:
            raise _Other("The bot said something more.")

    @take.register
    def _stewards_see(self, step: StewardsSee) -> None:
        reference = self._reference(step.case)
        if step.wanted is None:
            self._stewards.see_nothing(reference)
            return
        self._note(Heard(None, self._stewards.see(reference, step.wanted)))

    @take.register
    def _also(self, step: Also) -> None:
        self._check(step.wanted, self._found, so=step.so)

    @take.register
    def _steward_does(self, step: StewardDoes) -> None:
        reference = self._reference(step.case)
        if reference is None:
            raise _Other("No case has been named to a resident yet, so there is no topic.")
        self._stewards.does(step.who, reference, step.deed)
        self.script.append(Done(step.who, step.deed, step.written, steward=True))

    @take.register
    def _later(self, step: Later) -> None:
        Product.until(lambda: move_back(self._city.product.store(), step.span), self._patience)
        self.script.append(Done("", None, step.written))

    def _note(self, heard: Heard) -> None:
        self._found = heard.body
        self.script.append(heard)
        if heard.to is not None:
            named = REFERENCE.findall(str(heard.body.get("text", "")))
            self._references += [one for one in named if one not in self._references]

    def _reference(self, number: int | None) -> str | None:
        if number is None:
            return self._references[-1] if self._references else None
        if number > len(self._references):
            raise _Other(f"Only {len(self._references)} case(s) have been named to residents yet.")
        return self._references[number - 1]

    @staticmethod
    def _check(wanted: Wanted, body: Json, *, so: bool) -> None:
        if wanted.fits(body) is so:
            return
        must = "There must be" if so else "There must not be"
        came = "\n".join([str(body.get("text", "")), *(f"[{label}]" for label in labels(body))])
        raise _Other(f"{must}:\n{indent(wanted.shown, '    ')}\nThere is:\n{indent(came, '    ')}")
