"""Follow-ups: promises to come back, kept as rows with the moment they fall due."""

from collections.abc import Collection
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session, joinedload

from storage.city_time import CityTime
from storage.follow_up_facts import about, about_case, answer_buttons, facts_of, told_once
from storage.kinds import FollowUpKind, Trigger
from storage.models import Case, FollowUp, OutboxMessage, Referral, Report, Resident, Welcome
from storage.moments import Moments
from storage.outbox import UNSENT, Words
from storage.policy import FollowUpPolicy
from storage.sign_facts import SignFacts
from storage.staff_models import Appointment
from storage.vocabulary import CaseState, FollowUpState, OutboxState, ReportState
from storage.wanted import is_unwanted

APPOINTMENT = "appointment"
"""The kind that brings an appointment itself; our own policy has it, and so has every other."""


class FollowUps:
    def __init__(self, session: Session, now: datetime, policy: FollowUpPolicy) -> None:
        self._session, self._now, self._policy = session, now, policy

    @cached_property
    def _moments(self) -> Moments:
        return Moments(self._session, self._now, self._city)

    @cached_property
    def _city(self) -> CityTime:
        return self._policy.city_time()

    def after(
        self,
        trigger: Trigger,
        case: Case,
        only: Resident | None = None,
        without: Collection[str] = (),
    ) -> None:
        """Plans what this event of the case promises, and cancels what it makes moot.

        For all who reported it, or for `only` the one it happened to; `without` some kinds.
        """
        self._cancel(case, trigger, only)
        if case.no_automatic_messages:
            return
        for name, kind in self._after(trigger):
            if name in without or (kind.only and case.closed_reason not in kind.only):
                continue
            for resident in [only] if only else self._reporters(case):
                self._plan(FollowUp(case_id=case.id), resident, name, kind, round_=1)

    def after_closed(self, case: Case, resident: Resident) -> None:
        """Plans what a case that is closed already promises to this one too, and they did not get
        since it was closed: what asks again would else plan itself, for ever."""
        theirs = FollowUp.case_id == case.id, FollowUp.resident_id == resident.id
        since = select(FollowUp.kind).where(*theirs, FollowUp.created_at >= case.closed_at)
        self.after("closed", case, only=resident, without=[*self._session.scalars(since)])

    def after_referral(self, referral: Referral, resident: Resident) -> None:
        """Plans the question whether the door opened; not of a case that is silent."""
        case = self._session.get(Case, referral.case_id) if referral.case_id else None
        if case and case.no_automatic_messages:
            return
        for name, kind in self._after("referred"):
            self._plan(FollowUp(referral_id=referral.id), resident, name, kind, round_=1)

    def after_appointment(self, appointment: Appointment) -> FollowUp | None:
        """Plans to send it, and returns that; plans the reminder. About a case that gets no
        automatic messages there is only what is on purpose."""
        sends = None
        case = self._session.get_one(Case, appointment.case_id)
        resident = self._session.get_one(Resident, appointment.resident_id)
        for name, kind in self._after("appointed"):
            if kind.on_purpose or not case.no_automatic_messages:
                new = FollowUp(case_id=case.id, appointment_id=appointment.id)
                self._plan(new, resident, name, kind, round_=1)
                sends = new if name == APPOINTMENT else sends
        return sends

    def after_welcome(self, welcome: Welcome, resident: Resident) -> None:
        """Plans the reminder of the next step."""
        for name, kind in self._after("welcomed"):
            self._plan(FollowUp(welcome_id=welcome.id), resident, name, kind, round_=1)

    def no_more_of(self, about: Welcome | Appointment | Referral) -> None:
        """Cancels what is planned about it, or was not answered."""
        column = _COLUMNS[type(about)]
        for follow_up in self._unfinished(column == about.id):
            follow_up.state = FollowUpState.CANCELLED

    def asks_no_more(self, appointment: Appointment) -> None:
        """Cancels the questions about it that are open; what is planned still comes."""
        for follow_up in self._unfinished(FollowUp.appointment_id == appointment.id):
            if follow_up.state is FollowUpState.ASKED:
                follow_up.state = FollowUpState.CANCELLED

    def _after(self, trigger: Trigger) -> list[tuple[str, FollowUpKind]]:
        return [(name, one) for name, one in self._policy.kinds.items() if trigger in one.after]

    def withdraw(self, case: Case, resident: Resident) -> None:
        """Cancels all that this resident would still hear, or was asked, about the case and the
        doors they were shown there."""
        for follow_up in self._unheard(about_case(case)):
            if follow_up.resident_id == resident.id:
                follow_up.state = FollowUpState.CANCELLED

    def pass_on(self, case: Case, to: Case, residents: Collection[int]) -> None:
        """What these residents would still hear, or were asked, is about another case from now on.

        Dropped is what they would hear twice, and that somebody took a case that nobody has.
        """
        there = {told_once(one) for one in self._unfinished(FollowUp.case_id == to.id)}
        for one in self._unfinished(FollowUp.case_id == case.id):
            if one.resident_id not in residents:
                continue
            kind = self.kind_of(one)
            untrue = kind and kind.after == ["claimed"] and to.state is CaseState.NEW
            if untrue or told_once(one) in there:
                one.state = FollowUpState.CANCELLED
            else:
                one.case_id, one.case = to.id, to

    def fall_silent(self, case: Case) -> None:
        """Takes back all that would be said about the case by itself, also what is about to leave.
        What a steward sends on purpose still comes."""
        about, on_purpose = about_case(case), [*self._policy.on_purpose()]
        for follow_up in self._unfinished(about & FollowUp.kind.not_in(on_purpose)):
            follow_up.state = FollowUpState.CANCELLED
        automatic = select(FollowUp.id).where(about, FollowUp.kind.not_in(on_purpose))
        self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.state == OutboxState.WAITING)
            .where(OutboxMessage.follow_up_id.in_(automatic))
            .values(state=OutboxState.CANCELLED, error="silent")
        )

    def keep_in_touch(self, case: Case) -> None:
        """Plans the signs of life of an open case for those of its reporters who have none."""
        if case.no_automatic_messages:
            return
        for name, kind in self._policy.kinds.items():
            if kind.repeat and {"opened", "reopened"} & {*kind.after}:
                for resident in self._reporters(case):
                    self._plan(FollowUp(case_id=case.id), resident, name, kind, round_=1)

    def _reporters(self, case: Case) -> list[Resident]:
        reporters = select(Report.resident_id).where(
            Report.case_id == case.id, Report.state == ReportState.SENT
        )
        return list(self._session.scalars(select(Resident).where(Resident.id.in_(reporters))))

    def _plan(
        self, new: FollowUp, resident: Resident, name: str, kind: FollowUpKind, round_: int
    ) -> None:
        """Fills in and adds a row that says no more than what it is about; none when its moment
        is past."""
        due_at = self._moments.due(new, kind, round_)
        if due_at is None or (kind.repeat and self._is_planned(new, resident, name)):
            return
        new.resident_id, new.kind, new.round = resident.id, name, round_
        new.due_at, new.state, new.created_at = due_at, FollowUpState.WAITING, self._now
        self._session.add(new)
        self._session.flush()

    def _is_planned(self, new: FollowUp, resident: Resident, name: str) -> bool:
        """What comes again and again is planned once."""
        return any(
            (one.resident_id, one.kind) == (resident.id, name)
            for one in self._unfinished(FollowUp.case_id == new.case_id)
        )

    def _cancel(self, case: Case, trigger: Trigger, only: Resident | None) -> None:
        moot = [n for n, kind in self._policy.kinds.items() if trigger in kind.cancelled_by]
        for follow_up in self._unheard(FollowUp.case_id == case.id):
            if follow_up.kind in moot and (only is None or follow_up.resident_id == only.id):
                follow_up.state = FollowUpState.CANCELLED

    def _unfinished(self, about: ColumnElement[bool]) -> list[FollowUp]:
        return list(
            self._session.scalars(
                select(FollowUp).where(
                    about,
                    FollowUp.state.in_([FollowUpState.WAITING, FollowUpState.ASKED]),
                )
            )
        )

    def _unheard(self, about: ColumnElement[bool]) -> list[FollowUp]:
        """The same, and what was said and still waits to be sent (see `Leaving`)."""
        unsent = select(OutboxMessage.follow_up_id).where(
            UNSENT,
            OutboxMessage.state == OutboxState.WAITING,
            OutboxMessage.follow_up_id.is_not(None),
        )
        said = select(FollowUp).where(
            about, FollowUp.state == FollowUpState.DONE, FollowUp.id.in_(unsent)
        )
        return [*self._unfinished(about), *self._session.scalars(said)]

    def _cancel_rounds(self, like: FollowUp) -> None:
        for other in self._unfinished(FollowUp.resident_id == like.resident_id):
            if (other.kind, about(other)) == (like.kind, about(like)):
                other.state = FollowUpState.CANCELLED

    def get(self, follow_up_id: int) -> FollowUp | None:
        return self._session.get(FollowUp, follow_up_id)

    def due(self, limit: int = 50, ahead: timedelta = timedelta()) -> list[int]:
        """The follow-ups that are due, or will be in so long; oldest first."""
        return list(
            self._session.scalars(
                select(FollowUp.id)
                .where(
                    FollowUp.state == FollowUpState.WAITING,
                    FollowUp.due_at <= self._now + ahead,
                )
                .order_by(FollowUp.due_at, FollowUp.id)
                .limit(limit)
            )
        )

    def claim(self, follow_up_id: int) -> FollowUp | None:
        """Takes a due follow-up for this unit of work, and holds its case.

        None when another clock has it or put it off, or while somebody acts on its case: that may
        make it moot, and what is planned next would be planned behind their back.
        """
        follow_up = self._session.scalars(
            select(FollowUp)
            .where(FollowUp.id == follow_up_id, FollowUp.state == FollowUpState.WAITING)
            .where(FollowUp.due_at <= self._now)
            .with_for_update(skip_locked=True, of=FollowUp)
            .options(joinedload(FollowUp.case), joinedload(FollowUp.resident))
        ).first()
        if follow_up is None or follow_up.case_id is None:
            return follow_up
        # Read again, since it may have changed until it was held.
        held = (
            select(Case)
            .where(Case.id == follow_up.case_id)
            .with_for_update(skip_locked=True, key_share=True, of=Case)
            .execution_options(populate_existing=True)
        )
        return follow_up if self._session.scalars(held).first() else None

    def kind_of(self, follow_up: FollowUp) -> FollowUpKind | None:
        """Its line of the policy; None when the policy no longer has that kind."""
        return self._policy.kinds.get(follow_up.kind)

    def answers_to(self, name: str) -> list[dict[str, Any]]:
        """The buttons under a question of this kind."""
        return answer_buttons(self._policy.kinds[name])

    def drop_or_delay(self, follow_up: FollowUp, kind: FollowUpKind) -> bool:
        """True when it must not go out now: stopped, paused, blocked, silent, or quiet hours."""
        past = self._moments.is_past(follow_up, kind) or self._is_known(follow_up, kind)
        if past or is_unwanted(self._session, follow_up, kind):
            self._leave_unsaid(follow_up, kind)
            return True
        follow_up.due_at = self._moments.not_before(follow_up, kind)
        return follow_up.due_at > self._now

    def _leave_unsaid(self, follow_up: FollowUp, kind: FollowUpKind) -> None:
        """Nothing is said, but a case that would close at the end still does, and what comes
        again and again is there for when the resident wants it again."""
        if kind.repeat and follow_up.case and not follow_up.case.no_automatic_messages:
            follow_up.due_at = self._city.after(self._now, kind.repeat)
        elif kind.then is None:
            follow_up.state = FollowUpState.CANCELLED
        else:
            follow_up.round = kind.times + 1

    def ask(self, follow_up: FollowUp, kind: FollowUpKind) -> Words:
        """Marks it as said, plans the next round, and returns what to say.

        A resident without a chat is asked once, by a steward, who hears the answer; what would
        happen without any answer still happens.
        """
        follow_up.asked_at = self._now
        no_chat = follow_up.resident.has_no_chat
        asked = bool(kind.answers) and not no_chat
        follow_up.state = FollowUpState.ASKED if asked else FollowUpState.DONE
        if asked or kind.repeat or (kind.answers and kind.then):
            case_id, referral_id, welcome_id, appointment_id = about(follow_up)
            again = FollowUp(
                case_id=case_id,
                referral_id=referral_id,
                welcome_id=welcome_id,
                appointment_id=appointment_id,
            )
            silent_end = no_chat and not kind.repeat
            next_round = (kind.times if silent_end else follow_up.round) + 1
            self._plan(again, follow_up.resident, follow_up.kind, kind, next_round)
        return self.words(follow_up, kind)

    def words(self, follow_up: FollowUp, kind: FollowUpKind) -> Words:
        """What it says, as things stand now; of several wordings not the one that came last.

        A question's second wording says that it is asked again: that is for its second time only.
        """
        text, turns = kind.text_of(follow_up.round), kind.texts > 1 and not kind.answers
        if turns and (last := self._moments.heard_last(follow_up)) and last.say == text:
            text = kind.text_of(follow_up.round + 1)
        appointment = self._moments.appointment_of(follow_up)
        facts = facts_of(follow_up, appointment, self._city.zone)
        if kind.repeat:
            facts |= SignFacts(self._session, self._now, self._city.zone).of(follow_up)
        return Words(text, facts, answer_buttons(kind))

    def _is_known(self, follow_up: FollowUp, kind: FollowUpKind) -> bool:
        """Whether it is news that was the last that the resident heard about the case."""
        if kind.quiet == "ignore" or kind.answers or kind.texts > 1:
            return False
        last, words = self._moments.heard_last(follow_up), self.words(follow_up, kind)
        return last is not None and (last.say, last.args) == (words.say, words.args)

    def signs(self, case: Case) -> list[tuple[FollowUp, FollowUpKind]]:
        """What is planned for an open case again and again, with its line of the policy, one of a
        kind for each resident; held."""
        kinds = {name: kind for name, kind in self._policy.kinds.items() if kind.repeat}
        rows = (
            select(FollowUp)
            .where(FollowUp.case_id == case.id, FollowUp.state == FollowUpState.WAITING)
            .where(FollowUp.kind.in_(kinds))
            .order_by(FollowUp.id)
            .with_for_update(of=FollowUp)
        )
        # A clock may be at one of them: the second look sees what it planned after that.
        self._session.scalars(rows).all()
        return [(row, kinds[row.kind]) for row in self._session.scalars(rows)]

    def goes_at(self, follow_up: FollowUp, kind: FollowUpKind) -> datetime:
        """When it goes out, as things stand now."""
        return self._moments.not_before(follow_up, kind)

    def hold_back(self, follow_up: FollowUp, kind: FollowUpKind) -> None:
        """It goes out one round later."""
        if kind.repeat:
            moment = self._city.after(self.goes_at(follow_up, kind), kind.repeat)
            follow_up.due_at = self._moments.open(moment, kind)

    def drop(self, follow_up: FollowUp) -> None:
        """It no longer makes sense."""
        follow_up.state = FollowUpState.CANCELLED

    def give_up(self, follow_up: FollowUp) -> None:
        """Nobody answered; the questions asked before are no longer open."""
        follow_up.state = FollowUpState.DONE
        self._cancel_rounds(follow_up)

    def pending(self, resident_id: int) -> list[FollowUp]:
        """Questions asked of this resident that are still open, newest first."""
        return list(
            self._session.scalars(
                select(FollowUp)
                .where(FollowUp.resident_id == resident_id, FollowUp.state == FollowUpState.ASKED)
                .order_by(FollowUp.asked_at.desc(), FollowUp.id.desc())
            )
        )

    def answered_in(self, resident_id: int, inbox_id: int) -> FollowUp | None:
        """The question that this message answered already: its turn is tried again."""
        theirs = FollowUp.resident_id == resident_id, FollowUp.state == FollowUpState.ANSWERED
        this = select(FollowUp).where(*theirs, FollowUp.answer_inbox_id == inbox_id)
        return self._session.scalars(this).first()

    def answered(
        self,
        follow_up: FollowUp,
        answer: str,
        inbox_id: int | None = None,
        *,
        ask_again: bool = False,
    ) -> bool:
        """Keeps the answer; the rounds that would still come are dropped, unless asked again.

        False when the same message answered it before: then nothing changes.
        """
        if inbox_id is not None and follow_up.answer_inbox_id == inbox_id:
            return False
        if not ask_again:
            self._cancel_rounds(follow_up)
        follow_up.state, follow_up.answer = FollowUpState.ANSWERED, answer
        follow_up.answered_at, follow_up.answer_inbox_id = self._now, inbox_id
        return True


_COLUMNS = {
    Welcome: FollowUp.welcome_id,
    Appointment: FollowUp.appointment_id,
    Referral: FollowUp.referral_id,
}
