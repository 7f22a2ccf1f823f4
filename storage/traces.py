"""Where a person still shows in what stewards wrote, and were answered, outside the topics."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from storage.anonymising import Anonymising
from storage.entering import FORM
from storage.models import Case, InboxMessage, OutboxMessage, Report, Resident
from storage.outbox import SPEAKER
from storage.personal_links import entered_as
from storage.vocabulary import InboxState

UNHANDLED = (InboxState.WAITING, InboxState.IN_HAND)
GENERAL = "staff:all"
A_NAME, A_LINE = 3, 9
"""Letters from which a first name, and a line of what they wrote, is looked for."""
A_FORM_TAKES = timedelta(days=1)
"""From the first question of a steward's form to the last: they may be called away."""
BRINGS_WORDS = ("staff-kept-for-later", "staff-parked", "staff-undelivered-to")
"""What says to stewards outside the topics who somebody is and what they wrote."""
NOTHING = "(?!)"
"""The pattern that no text has."""
IN_TOPIC = "message_thread_id"
"""Telegram's word for the topic that a message stands in."""


@dataclass(frozen=True)
class Marks:
    """`sure`: chat, references and topics of their cases, and that a message says it is about them.
    `likely`: also their first name and lines of what they wrote, which others may share. `since`:
    nothing before that can be about them."""

    sure: re.Pattern[str]
    likely: re.Pattern[str]
    since: datetime

    def show_in(self, row: OutboxMessage) -> bool:
        """Whether the stewards were told of this person. What is taken away here, stewards have no
        more: so a list, a steward's form, or what says it is about somebody else does not go for a
        name or a line."""
        only_sure = row.say not in BRINGS_WORDS or SPEAKER in row.args
        marks = self.sure if only_sure else self.likely
        return bool(marks.search(_all_said([row.args, row.buttons, row.text])))


class Traces:
    """Retention keeps little of all this, so that every row can be looked through."""

    def __init__(self, session: Session, anonymising: Anonymising) -> None:
        self._session, self._anonymising = session, anonymising

    def marks(self, resident: Resident, cases: Iterable[Case]) -> Marks:
        """What would betray them. Ask before their cases are emptied."""
        known = [resident, *entered_as(self._session, resident)]
        shown, told = _cases_show(cases), self._lines(Report.resident_id == resident.id)
        sure = {str(resident.chat_id), *(f"{SPEAKER}: {one.id}" for one in known)} | shown
        named = {resident.first_name} if len(resident.first_name) >= A_NAME else set()
        return Marks(_any_of(sure), _any_of(sure | told | named), self._since(resident))

    def marks_but(self, resident: Resident, cases: Iterable[Case], keep: Collection[int]) -> Marks:
        """The same of these cases, and of what is reported on none of those that are to `keep`:
        there chat and name still belong."""
        goes = or_(Report.case_id.is_(None), Report.case_id.not_in(keep))
        shown, told = _cases_show(cases), self._lines(Report.resident_id == resident.id, goes)
        return Marks(_any_of(shown), _any_of(shown | told), self._since(resident))

    def _since(self, resident: Resident) -> datetime:
        """When stewards may first have written of them: what they were told at the counter is older
        than the row of a chat, and than the row that a whole form makes."""
        mine = Report.resident_id == resident.id
        began = self._session.scalars(select(Report.created_at).where(mine))
        known = [resident, *entered_as(self._session, resident)]
        first: datetime = min([*began, *(one.created_at for one in known)])
        return first - A_FORM_TAKES

    def _lines(self, *which: ColumnElement[bool]) -> set[str]:
        """What was written in these reports, whole and line by line."""
        reports = self._session.scalars(select(Report).where(*which))
        words = [said["text"] for report in reports for said in report.words]
        return {
            line for text in words for line in [text, *text.splitlines()] if len(line) >= A_LINE
        }

    def forget(self, marks: Marks) -> list[int]:
        """Empties what has a mark; returns Telegram's numbers of what shows it still."""
        forms = self._forms(marks)
        self._forget_written(marks, {row.message_id for row in forms if row.message_id})
        shows = self._forget_answers(marks)
        self._anonymising.messages(OutboxMessage.id.in_([row.id for row in forms]))
        return shows

    def _forms(self, marks: Marks) -> list[OutboxMessage]:
        """The questions of each form that has a mark in the end. Only answered ones: they ask and
        show nothing any more, and a steward may be filling in another with such words."""
        general = OutboxMessage.lane == GENERAL, OutboxMessage.created_at >= marks.since
        answered = OutboxMessage.pressed_at.is_not(None)
        asked = self._session.scalars(select(OutboxMessage).where(*general, answered))
        rows = [row for row in asked if FORM in row.args]
        ends = [row.args[FORM] for row in rows if marks.likely.search(_all_said(row.args))]
        return [row for row in rows if any(row.args[FORM].items() <= end.items() for end in ends)]

    def _forget_written(self, marks: Marks, forms: Collection[int]) -> None:
        group = InboxMessage.lane.startswith("telegram:-"), InboxMessage.received_at >= marks.since
        came = select(InboxMessage).where(*group, InboxMessage.state.not_in(UNHANDLED))
        for row in self._session.scalars(came.execution_options(yield_per=500)):
            if _replied_to(row.payload) in forms or marks.likely.search(_all_said(row.payload)):
                row.payload = {}

    def _forget_answers(self, marks: Marks) -> list[int]:
        general = OutboxMessage.lane == GENERAL, OutboxMessage.created_at >= marks.since
        said = select(OutboxMessage).where(*general).order_by(OutboxMessage.id)
        ids, shows = [], dict[int, bool]()
        for row in self._session.scalars(said):
            marked = marks.show_in(row)
            ids += [row.id] if marked else []
            if row.message_id:
                # A later row may have taken the place of an earlier one: its words stand there.
                shows[row.message_id] = marked
        self._anonymising.messages(OutboxMessage.id.in_(ids))
        return [number for number, marked in shows.items() if marked]


def _cases_show(cases: Iterable[Case]) -> set[str]:
    """By what a message shows that it is about one of these cases."""
    shown = set[str]()
    for case in cases:
        shown |= {case.reference}
        shown |= {f"{IN_TOPIC}: {case.thread_id}"} if case.thread_id else set()
    return shown


def _replied_to(payload: dict[str, Any]) -> int | None:
    """The number of the message that a steward's words answer."""
    message = payload.get("message") or payload.get("edited_message") or {}
    number: int | None = message.get("reply_to_message", {}).get("message_id")
    return number


def _any_of(marks: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, marks)) or NOTHING
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _all_said(value: Any) -> str:
    """Every text and number of some JSON, a line each; those with a name are named before it. JSON
    as it is written would do worse: there the letter of a line break stands before the next word.
    """
    return "\n".join(_said(value))


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield f"{name}: {one}" if isinstance(one, str | int) else name
            yield from _said(one) if isinstance(one, dict | list) else ()
    elif isinstance(value, list):
        for one in value:
            yield from _said(one)
    elif value is not None:
        yield str(value)
