"""Somebody opens the link that a steward gave them: their report comes into this chat."""

from typing import Any

from bot.endings import Endings
from bot.incoming import LINK
from bot.speaker import Speaker
from bot.texts import Texts
from storage import Store
from storage.models import Case, InboxMessage
from storage.outbox import Words
from storage.personal_links import Linked


class Linking:
    """A link that is no good reveals nothing, not even that it once was one."""

    def __init__(self, store: Store, texts: Texts, endings: Endings) -> None:
        self._store, self._texts, self._endings = store, texts, endings

    def arrive(self, message: InboxMessage, speaker: Speaker, word: str) -> None:
        """The whole turn."""
        with self._store.begin() as work:
            resident = work.residents.get(speaker.resident_id)
            linked = work.personal_links.use(word.removeprefix(LINK), resident, message.id)
            said = self._greeting(linked) if linked else [self._no_good()]
            work.commit()
        self._endings.answer(message.id, speaker, said)

    @staticmethod
    def _greeting(linked: Linked) -> list[Words]:
        welcome = Words("link-welcome", {"reference": linked.case.reference})
        return [welcome, *map(status_of, linked.cases)]

    def _no_good(self) -> Words:
        """In every language: whose link it was is not known, nor what they read."""
        every = [self._texts.render(code, "link-not-valid") for code in self._texts.languages]
        return Words("link-every-language", {"texts": "\n\n".join(every)})


def status_of(case: Case) -> Words:
    """How it stands, as the bot tells whoever asks (flows/case)."""
    quiet = case.no_automatic_messages
    topic: dict[str, Any] = {"say": f"topic-{'help_general' if quiet else case.topic}"}
    place = case.address
    about = {"say": "about-with-place", "args": {"topic": topic, "place": place}}
    args = {
        "reference": case.reference,
        "about": about if place else topic,
        "opened": {"date": case.opened_at.isoformat()},
        "steward": case.steward.first_name if case.steward else {"say": "a-steward"},
    }
    return Words(f"status-{case.state}", args)
