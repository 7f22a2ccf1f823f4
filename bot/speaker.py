"""Who speaks, as read at the beginning of a turn."""

from dataclasses import dataclass

from bot.incoming import Incoming
from bot.speech import first_guess
from bot.texts import DEFAULT_LANGUAGE, Texts
from storage import Store


@dataclass(frozen=True)
class Speaker:
    """A resident with the conversation they are in.

    `session_turns`: how many turns Rasa looks back on. `pending`: the kinds of the questions that
    are open, newest first; on a second try also of the one that this message answered, and what
    came of that is left out. `untold`: Rasa may not know of the newest of them: the conversation is
    new, or no turn of it was answered since (the clock asks some of them while Rasa is away).
    """

    resident_id: int
    chat_id: int
    language: str
    language_chosen: bool
    conversation_id: int
    key: str
    steward_case: int | None
    session_turns: int
    pending: tuple[str, ...]
    untold: bool


class Reception:
    """Knows residents by their chat, and welcomes new ones."""

    def __init__(self, store: Store, texts: Texts, channel: str) -> None:
        self._store, self._texts, self._channel = store, texts, channel

    def meet(self, incoming: Incoming, inbox_id: int | None = None) -> Speaker:
        """The resident who wrote, in the message of that number; who writes does not block us any
        more."""
        guess = first_guess(incoming.language_code, self._texts.languages, DEFAULT_LANGUAGE)
        with self._store.begin() as work:
            resident = work.residents.welcome(
                self._channel, incoming.chat_id, incoming.first_name, guess
            )
            work.consents.notice(resident)
            work.reach.found(resident)
            begins = work.residents.current_conversation(resident) is None
            conversation = work.residents.conversation(resident)
            did = work.follow_ups.answered_in(resident.id, inbox_id) if inbox_id else None
            pending = [*([did] if did else []), *work.follow_ups.pending(resident.id)]
            speaker = Speaker(
                resident.id,
                resident.chat_id,
                resident.language,
                resident.language_chosen,
                conversation.id,
                conversation.key,
                None if did else work.residents.case_in_talk(conversation),
                conversation.session_turns,
                tuple(one.kind for one in pending),
                untold=bool(pending) and (begins or not work.outbox.last_answer(resident)),
            )
            work.commit()
            return speaker

    def note_block(self, incoming: Incoming, inbox_id: int, *, blocked: bool) -> None:
        """The resident blocked or unblocked the bot."""
        with self._store.begin() as work:
            if resident := work.residents.find(self._channel, incoming.chat_id):
                change = work.reach.lost if blocked else work.reach.found
                change(resident)
            work.inbox.done(inbox_id)
            work.commit()
