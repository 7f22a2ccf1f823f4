"""The stewards' side of a story: what they do and see in the topics of their group."""

from tests.conversations.resident import NOTHING_SECONDS, line_of
from tests.conversations.story import Deed, How, Wanted, labels
from tests.e2e.conftest import City, topic_of
from tests.e2e.product import Product
from tests.telegram import Json, Person

PATIENCE = 180.0
"""Seconds to wait for the group: a bot may write 20 messages a minute there, and the cases of all
stories of a language share it."""


class StewardsSide:
    """One story's own stewards: what another story has read is not read here."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._people: dict[str, Person] = {}
        self._reader = city.telegram.person("Reader")

    def see(self, reference: str | None, wanted: Wanted) -> Json:
        """Waits for a message in the topic of that case, or anywhere in the group."""
        where = self._topic(reference) if reference else None
        return self._reader.sees(
            wanted.fits, chat=self._city.stewards, topic=where, within=PATIENCE
        )

    def see_nothing(self, reference: str | None) -> None:
        """Makes sure that nothing new comes there."""
        where = self._topic(reference) if reference else None
        self._reader.sees_nothing(chat=self._city.stewards, topic=where, within=NOTHING_SECONDS)

    def does(self, who: str, reference: str, deed: Deed) -> None:
        """A steward writes, presses a button, or answers the words on the case's card."""
        person, group, topic = self._person(who), self._city.stewards, self._topic(reference)
        if deed.how is How.PRESSES:
            Product.until(lambda: self._shows(topic, deed.words), PATIENCE)
            person.presses(deed.words, chat=group, topic=topic)
        elif deed.how is How.REPLIES:
            Product.until(lambda: bool(self._from_bot(topic)), PATIENCE)
            card = self._from_bot(topic)[0]["message_id"]
            person.writes(deed.words, to=group, topic=topic, reply_to=card)
        else:
            assert deed.how is How.WRITES, "stewards write, reply or press a button"
            person.writes(deed.words, to=group, topic=topic)

    def topic_so_far(self, reference: str) -> str:
        """The topic of a case as it stands, or nothing while it is not there.

        Its first message is Telegram's own: that the topic was made.
        """
        for topic in self._city.stewards.topics:
            if reference in topic.name and not topic.deleted:
                said = self._city.stewards.in_topic(topic.thread_id)[1:]
                return "\n".join([f"The topic {topic.name}:", *map(line_of, said)])
        return ""

    def _person(self, who: str) -> Person:
        if who not in self._people:
            person = self._people[who] = self._city.telegram.person(who, language_code="nl")
            self._city.stewards.add(person)
        return self._people[who]

    def _topic(self, reference: str) -> int:
        return topic_of(self._city, reference, within=PATIENCE)

    def _from_bot(self, topic: int) -> list[Json]:
        """The bot's words in a topic; the first is the case's card."""
        bot = self._city.telegram.bot["id"]
        words = [body for body in self._city.stewards.in_topic(topic) if "text" in body]
        return [body for body in words if body["from"]["id"] == bot]

    def _shows(self, topic: int, label: str) -> bool:
        shown = [one for body in self._from_bot(topic) for one in labels(body)]
        return any(label in one for one in shown)
