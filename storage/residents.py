"""Residents and their conversations."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from storage.columns import storable
from storage.models import Case, Conversation, FollowUp, Resident
from storage.place import Place
from storage.policy import FollowUpPolicy
from storage.privacy_models import LeftKey
from storage.vocabulary import ERASED, ERASED_DESK, FollowUpState


def become_nobody(resident: Resident) -> None:
    """The row stays for what is counted: a language, and that there was somebody."""
    resident.channel = ERASED_DESK if resident.has_no_chat else ERASED
    resident.chat_id = resident.id
    resident.first_name, resident.home = "", None
    resident.language_chosen = False
    resident.follow_ups_stopped_at = resident.follow_ups_paused_until = None
    resident.blocked_at = None


class Residents:
    def __init__(self, session: Session, now: datetime, policy: FollowUpPolicy) -> None:
        self._session, self._now, self._policy = session, now, policy

    def get(self, resident_id: int) -> Resident:
        return self._session.get_one(Resident, resident_id)

    def find(self, channel: str, chat_id: int) -> Resident | None:
        return self._session.scalars(_of_chat(channel, chat_id)).first()

    def welcome(self, channel: str, chat_id: int, first_name: str, language: str) -> Resident:
        """The resident of this chat, made on the first message. Who is being erased meanwhile is
        waited for, and then is somebody new."""
        known = _of_chat(channel, chat_id).with_for_update(key_share=True)
        resident = self._session.scalars(known).first()
        if resident is None:
            resident = Resident(
                channel=channel,
                chat_id=chat_id,
                first_name=storable(first_name)[:128],
                language=language,
                language_chosen=False,
                created_at=self._now,
            )
            self._session.add(resident)
            self._session.flush()
        return resident

    def choose_language(self, resident_id: int, language: str) -> None:
        resident = self.get(resident_id)
        resident.language, resident.language_chosen = language, True

    def remember_home(self, resident_id: int, place: Place) -> None:
        """Keeps where the resident lives. Only of those who agreed to that."""
        self.get(resident_id).home = place.as_data()

    def forget_home(self, resident_id: int) -> None:
        self.get(resident_id).home = None

    def stop_follow_ups(self, resident_id: int) -> None:
        """No more messages of our own accord; cases go on."""
        resident = self.get(resident_id)
        resident.follow_ups_stopped_at, resident.follow_ups_paused_until = self._now, None

    def pause_follow_ups(self, resident_id: int) -> datetime:
        """None until the moment that is returned, also for who wanted none at all before."""
        resident, until = self.get(resident_id), self.end_of_a_pause()
        resident.follow_ups_stopped_at, resident.follow_ups_paused_until = None, until
        return until

    def end_of_a_pause(self) -> datetime:
        """When a pause that begins now is over."""
        return self._policy.city_time().after(self._now, self._policy.pause)

    def resume_follow_ups(self, resident_id: int) -> None:
        """They come again; those that wait for the end of a pause are due now."""
        resident = self.get(resident_id)
        if until := resident.follow_ups_paused_until:
            ends = {until, self._policy.city_time().next_open_moment(until)}
            waiting = FollowUp.resident_id == resident_id, FollowUp.state == FollowUpState.WAITING
            self._session.execute(
                update(FollowUp).where(*waiting, FollowUp.due_at.in_(ends)).values(due_at=self._now)
            )
        resident.follow_ups_stopped_at = resident.follow_ups_paused_until = None

    def wants_no_messages(self, resident: Resident) -> bool:
        """Whether we say nothing of our own accord now: they stopped it, or pause it."""
        until = resident.follow_ups_paused_until
        return resident.follow_ups_stopped_at is not None or bool(until and until > self._now)

    def blocked(self, resident: Resident, *, blocked: bool) -> None:
        """Only marks it; `Reach` tells the stewards too."""
        resident.blocked_at = self._now if blocked else None

    def current_conversation(self, resident: Resident) -> Conversation | None:
        return self._session.scalars(
            select(Conversation).where(
                Conversation.resident_id == resident.id, Conversation.ended_at.is_(None)
            )
        ).first()

    def conversation(self, resident: Resident) -> Conversation:
        """The conversation under way, or a new one with a fresh key."""
        current = self.current_conversation(resident)
        if current is None:
            current = Conversation(
                resident_id=resident.id, key=secrets.token_hex(12), started_at=self._now
            )
            self._session.add(current)
            self._session.flush()
        return current

    def conversation_by_key(self, key: str) -> Conversation | None:
        return self._session.scalars(select(Conversation).where(Conversation.key == key)).first()

    def without_conversation(self, keys: Sequence[str]) -> list[str]:
        """Those of the keys that are no conversation's, or no longer."""
        rows = select(Conversation.key).where(Conversation.key.in_(keys))
        known = set(self._session.scalars(rows))
        return [key for key in keys if key not in known]

    def change_key(self, conversation: Conversation, key: str) -> None:
        """Goes on under another key, after the talk under the old one was cut off. What Rasa has
        under the old one must be forgotten with the rest some day."""
        self._session.add(LeftKey(conversation_id=conversation.id, key=conversation.key))
        conversation.key = key

    def answered(self, conversation: Conversation) -> None:
        """One more turn, with Rasa at work."""
        conversation.out_of_order_since = None
        conversation.session_turns += 1

    def session_begun(self, conversation: Conversation) -> None:
        """Rasa goes on without what was said before."""
        conversation.session_turns = 0

    def end_conversation(self, conversation: Conversation) -> None:
        """The next message begins anew, so that Rasa's tracker stays short."""
        conversation.ended_at = self._now

    def hand_to_steward(self, resident: Resident, case: Case) -> None:
        """One of both has spoken: what the resident says next is for the steward of this case,
        until both were quiet for as long as the policy says."""
        if resident.has_no_chat:
            return
        held, conversation = self._policy.held_talks, self.conversation(resident)
        until = self._now + held.back_after
        if held.quiet == "keep":
            until = self._policy.city_time().next_open_moment(until)
        conversation.steward_case_id, conversation.steward_until = case.id, until

    def case_in_talk(self, conversation: Conversation) -> int | None:
        """The case whose steward the resident is talking with now."""
        until = conversation.steward_until
        return conversation.steward_case_id if until and until > self._now else None

    def take_back_from_steward(self, conversation: Conversation) -> None:
        conversation.steward_case_id = conversation.steward_until = None


def _of_chat(channel: str, chat_id: int) -> Select[Resident]:
    return select(Resident).where(Resident.channel == channel, Resident.chat_id == chat_id)
