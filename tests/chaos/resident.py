"""A resident who reports, asks and chats, and puts up with answers that come late or twice."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.chaos.ledger import Ledger, Reported, Sent
from tests.chaos.words import COMMANDS, SINCE, SMALL_TALK, Tongue
from tests.conversations.story import labels
from tests.telegram import Json, Person

MOST_STEPS = 16
"""After so many presses in one talk a person has had enough."""
LULL = 8.0
"""Seconds after an answer in which a person still waits for a question to it."""
CHOSEN = "\n\n➡️"
"""What the bot puts under a question that was answered."""


class NoAnswer(Exception):
    """Nothing came until the resident's patience was over."""


@dataclass
class Resident:
    """`addresses` gives each report one that nobody else has; `enough` says when to begin nothing
    new any more."""

    person: Person
    tongue: Tongue
    ledger: Ledger
    chance: random.Random
    patience: float
    address: Callable[[], str]
    enough: Callable[[], bool]
    _after: int = field(default=0)
    """What is newer than this message is news."""

    def lives(self) -> None:
        """One talk after the other, until there was enough."""
        talks = {self._reports: 50, self._asks: 20, self._chats: 30}
        while not self.enough():
            (talk,) = self.chance.choices(list(talks), list(talks.values()))
            try:
                talk()
            except NoAnswer:
                self.ledger.in_vain()
                self._takes_back()

    def _chats(self) -> None:
        """One, two or three messages at once."""
        some = (*SMALL_TALK[self.tongue.language], self.chance.choice(COMMANDS))
        words = self.chance.sample(some, self.chance.choice((1, 1, 1, 2, 3)))
        self._writes(words[0])
        first = self._after
        for one in words[1:]:
            self._writes(one)
        self._after = first  # the first answer may come before the last message is written
        for _ in words:
            self._hears(self.patience)

    def _asks(self) -> None:
        self._begins(self.chance.choice(self.tongue.questions))

    def _reports(self) -> None:
        address = self.address()
        self._begins(self.chance.choice(self.tongue.reports).format(address=address))

    def _begins(self, words: str) -> None:
        report = Reported(self.person.id, words)
        self.ledger.reports.append(report)
        self._writes(words)
        self._goes_on(report)

    def _goes_on(self, report: Reported) -> None:
        """Answers what is asked until the talk is over."""
        gives_up_at = self.chance.randint(1, 4) if self.chance.random() < 0.12 else MOST_STEPS
        for step in range(MOST_STEPS):
            question = self._question(begun=step > 0)
            if question is not None and self._text(question) in self.tongue.ends:
                report.thanked = self._text(question) in self.tongue.thanks
                return
            if question is None or step == gives_up_at:
                break
            self._answers(question, report)
        self._takes_back()

    def _takes_back(self) -> None:
        """Ends what is under way, and waits for that: else what is said next would be part of it,
        and a question that comes late would be taken for one about something new."""
        self._writes("/cancel")
        try:
            while self._text(self._hears(self.patience)) not in self.tongue.taken_back:
                continue
        except NoAnswer:
            self.ledger.in_vain()

    def _answers(self, question: Json, report: Reported) -> None:
        if self._text(question) == self.tongue.ask_since and self.chance.random() < 0.7:
            self._writes(SINCE[self.tongue.language])
            return
        if self._text(question) == self.tongue.ask_more and self.chance.random() < 0.1:
            photo = self.person.sends_photo
            self._sends(lambda: Sent(self.person.id, photo()["message_id"]))
            return
        there = self._pressable(question)
        liked = [one for one in self.tongue.buttons if one in there]
        label = liked[0] if liked else self.chance.choice(there)
        if label == self.tongue.send:
            report.confirmed = True
        self._presses(label, question)

    def _question(self, *, begun: bool) -> Json | None:
        """The next message that ends the talk or asks something; None when there is none. What has
        not `begun` cannot end: the last words of the talk before came once more.

        Raises NoAnswer when there is no answer at all.
        """
        answer = self._hears(self.patience)
        while not self._counts(answer, begun=begun):
            try:
                answer = self._hears(LULL)
            except NoAnswer:
                return None
        return answer

    def _counts(self, answer: Json, *, begun: bool) -> bool:
        """Whether the talk goes on or ends with this answer."""
        ends = self._text(answer) in self.tongue.ends
        return begun if ends else bool(self._pressable(answer))

    def _pressable(self, body: Json) -> list[str]:
        return [one for one in labels(body) if one not in self.tongue.never]

    def _hears(self, patience: float) -> Json:
        """The next answer of the bot. Raises NoAnswer."""
        try:
            answer = self.person.sees(self._is_news, within=patience)
        except AssertionError as error:
            raise NoAnswer from error
        self._after = answer["message_id"]
        return answer

    def _is_news(self, body: Json) -> bool:
        text = self._text(body)
        no_answer = any(one in text for one in self.tongue.no_answers)
        return bool(body["message_id"] > self._after and CHOSEN not in text and not no_answer)

    def _writes(self, words: str) -> None:
        self._sends(lambda: Sent(self.person.id, self.person.writes(words)["message_id"]))

    def _presses(self, label: str, on: Json) -> None:
        """A button as it is on the screen, even where the bot has taken it away meanwhile."""

        def press() -> Sent:
            query = self.person.presses(label, on=on, from_old_screen=True)
            return Sent(self.person.id, on["message_id"], query)

        self._sends(press)

    def _sends(self, act: Callable[[], Sent]) -> None:
        sent = self.ledger.sends(act)
        self._after = max(self._after, sent.number)

    @staticmethod
    def _text(body: Json) -> str:
        return str(body.get("text", ""))
