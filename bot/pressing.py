"""Pressed buttons: only our own rows say what they mean, and they count once."""

import asyncio
import contextlib
import re
from typing import Any

from bot.erasing import ERASES
from bot.incoming import Incoming
from bot.messenger import Letter, Messenger, NotSent
from bot.speaker import Speaker
from bot.texts import Texts
from storage import Store, UnitOfWork
from storage.models import InboxMessage, OutboxMessage
from storage.outbox import PRESSED_BY, Words
from storage.vocabulary import FollowUpState

BUTTON = re.compile(r"r:([0-9]{1,18}):([0-9]{1,3})")
"""What our buttons carry. An app can be made to send anything: the rest does nothing."""
ANSWERS_ONLY = {"affirm", "deny", "skip", "cancel", *ERASES}
"""Buttons that make sense only under the question that is open now."""
NOT_SOLVED = {"not_solved", "partly", "came_back"}
"""Answers that re-open a case, which its end without an answer must not prevent."""

Pressed = tuple[OutboxMessage, dict[str, Any]]


class Pressing:
    """Finds out what a resident pressed."""

    def __init__(self, store: Store, texts: Texts, messenger: Messenger) -> None:
        self._store, self._texts, self._messenger = store, texts, messenger

    async def pressed(
        self, incoming: Incoming, message: InboxMessage, speaker: Speaker
    ) -> Pressed | Words | None:
        """The row and the button. When it no longer counts, which the screen shows, None; or what
        to say in the chat, if the screen could not show it."""
        found = await asyncio.to_thread(self._press, incoming, message, speaker)
        if isinstance(found, str):
            notice = self._texts.render(speaker.language, found)
            shown = await self._messenger.notice(incoming.callback_id, notice)
            return None if shown else Words(found)
        await self._messenger.notice(incoming.callback_id, "")
        await self._show_choice(incoming, speaker, found[1])
        return found

    async def _show_choice(
        self, incoming: Incoming, speaker: Speaker, button: dict[str, Any]
    ) -> None:
        """The question shows what was chosen, and its buttons go; a courtesy that may fail."""
        if not incoming.shown:
            return
        language = button.get("in", speaker.language)
        label = self._texts.render(language, button["label"], button.get("args"))
        letter = Letter(speaker.chat_id, f"{incoming.shown}\n\n➡️ {label}")
        with contextlib.suppress(NotSent):
            await self._messenger.edit(letter, incoming.message_id)

    def _press(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> str | Pressed:
        """The pressed button, or the key of what to say instead."""
        carried = BUTTON.fullmatch(incoming.data)
        if carried is None:
            return "button-too-late"
        outbox_id, place = int(carried[1]), int(carried[2])
        with self._store.begin() as work:
            row = work.outbox.get(outbox_id)
            if row is None or row.resident_id != speaker.resident_id:
                return "button-too-late"
            if place >= len(row.buttons):
                return "button-too-late"
            button = row.buttons[place]
            # What counted once still does, whatever was asked or answered since.
            again = button.get(PRESSED_BY) == message.id
            if row.pressed_at and not again:
                return "button-already"
            counts = self._counts(work, row, button, message.id if again else None)
            if counts is None:
                return "button-too-late"
            work.outbox.pressed_by(row, place, message.id)
            work.commit()
            return row, counts

    def _counts(
        self, work: UnitOfWork, row: OutboxMessage, button: dict[str, Any], again: int | None
    ) -> dict[str, Any] | None:
        """The button as it counts now, if it does; `again` is the message in which it counted at an
        earlier try."""
        did = work.follow_ups.answered_in(row.resident_id or 0, again) if again else None
        if did is not None or self._still_asked(work, row, button):
            return button
        return self._late(work, row, button, again) or (button if again else None)

    @staticmethod
    def _late(
        work: UnitOfWork, row: OutboxMessage, button: dict[str, Any], again: int | None
    ) -> dict[str, Any] | None:
        """That it is not solved, said after silence had closed the case: as if said by itself."""
        asked = work.follow_ups.get(row.follow_up_id) if row.follow_up_id else None
        if asked is None or asked.case is None or _answer(button) not in NOT_SOLVED:
            return None
        reopened = again is not None and work.cases.reopened_by(asked.case, again)
        if not reopened and not work.silent_ends.left_unanswered(asked):
            return None
        about = {"reference": asked.case.reference}
        return {**button, "intent": "not_solved", "entities": about}

    @staticmethod
    def _still_asked(work: UnitOfWork, row: OutboxMessage, button: dict[str, Any]) -> bool:
        if row.follow_up_id is not None:
            follow_up = work.follow_ups.get(row.follow_up_id)
            return follow_up is not None and follow_up.state is FollowUpState.ASKED
        if button.get("intent", button.get("act")) not in ANSWERS_ONLY:
            return True
        return work.outbox.is_newest_question(row)


def _answer(button: dict[str, Any]) -> str | None:
    """What a button answers to a follow-up."""
    return (button.get("entities") or {}).get("answer")
