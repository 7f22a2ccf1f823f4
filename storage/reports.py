"""Reports: a resident's words from the first line on, safe here while the talk goes on."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from storage.columns import storable
from storage.models import InboxMessage, Report
from storage.vocabulary import ReportState

ALBUM_ARRIVES_WITHIN = timedelta(hours=1)
"""How long after a report was sent a photo of the same album still belongs to it."""


def passing_on(report: Report) -> int:
    """The number of the update that sends a draft as it is. Real ones have numbers from 1 on, so
    this is the draft's alone."""
    return -report.id


def passes_on(message: InboxMessage) -> bool:
    """Whether it sends a draft as it is, and was not written by anybody."""
    return message.update_id < 0


class Reports:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def draft(self, resident_id: int, flow: str) -> Report | None:
        """The draft under way in this flow."""
        return self._session.scalars(
            select(Report)
            .where(
                Report.resident_id == resident_id,
                Report.flow == flow,
                Report.state == ReportState.DRAFT,
            )
            .order_by(Report.id.desc())
            .limit(1)
        ).first()

    def spoken_of(self, resident_id: int, flow: str, inbox_id: int) -> Report | None:
        """What a message speaks of: the report that it sent, when its turn is tried again; the
        draft that it passes on, unless that was dropped; else the draft under way."""
        sent = select(Report).where(Report.inbox_id == inbox_id, Report.flow == flow)
        if report := self._session.scalars(sent).first():
            return report
        message = self._session.get_one(InboxMessage, inbox_id)
        return self.passed_on(message) if passes_on(message) else self.draft(resident_id, flow)

    def passed_on(self, message: InboxMessage) -> Report | None:
        """The draft that this message sends as it is, unless it was dropped since."""
        report = self._session.get(Report, -message.update_id)
        return report if report and report.state is ReportState.DRAFT else None

    def bring_forward(self, resident_id: int, report_id: int) -> None:
        """This draft of the resident is the one under way in its flow now; nothing, when it is that
        already, or no draft any more."""
        report = self._session.get(Report, report_id)
        if report is None or (report.resident_id, report.state) != (resident_id, ReportState.DRAFT):
            return
        if report is not self.draft(resident_id, report.flow):
            forward = self.begin(resident_id, report.flow, report.conversation_key)
            forward.words, forward.answers = report.words, report.answers
            self.drop(report)

    def drafts(self, resident_id: int) -> list[Report]:
        """All drafts of the resident, the one last spoken of first."""
        return list(
            self._session.scalars(
                select(Report)
                .where(Report.resident_id == resident_id, Report.state == ReportState.DRAFT)
                .order_by(Report.updated_at.desc())
            )
        )

    def correct_words(self, report: Report, inbox_id: int, words: str) -> None:
        """An edited message, added to the words as a correction, once."""
        said = {"inbox": inbox_id, "text": f"✏️ {storable(words)}", "file": None, "album": None}
        if all(one["inbox"] != inbox_id for one in report.words):
            report.words = [*report.words, said]
        self._touch(report)

    def begin(self, resident_id: int, flow: str, conversation_key: str) -> Report:
        """A new draft without words; an earlier one stays behind it."""
        report = Report(
            resident_id=resident_id,
            flow=flow,
            conversation_key=conversation_key,
            state=ReportState.DRAFT,
            answers={},
            words=[],
            created_at=self._now,
            updated_at=self._now,
        )
        self._session.add(report)
        self._session.flush()
        return report

    def move(self, report: Report, flow: str) -> None:
        """Makes a draft one of another flow, now that we know what it is."""
        report.flow = flow
        self._touch(report)

    def keep_words(
        self,
        resident_id: int,
        flow: str,
        conversation_key: str,
        inbox_id: int,
        words: str,
        file: dict[str, Any] | None = None,
        *,
        album: str | None = None,
    ) -> Report:
        """Adds what was just said to the draft, once per message; begins one if needed.

        `album` is the mark that the photos of one album share.
        """
        report = self.spoken_of(resident_id, flow, inbox_id)
        report = report or self.begin(resident_id, flow, conversation_key)
        self._touch(report)
        if (words or file) and all(said["inbox"] != inbox_id for said in report.words):
            said = {"inbox": inbox_id, "text": storable(words), "file": file, "album": album}
            report.words = [*report.words, said]
        self._session.flush()
        return report

    def keep_answers(self, report: Report, answers: dict[str, Any]) -> None:
        """The form's answers so far, so that they survive whatever happens to Rasa."""
        report.answers = {**report.answers, **answers}
        self._touch(report)

    def set_anonymous(self, report: Report, anonymous: bool) -> None:
        """Whether stewards are told the resident's name."""
        report.anonymous = anonymous
        self._touch(report)

    def _touch(self, report: Report) -> None:
        """The resident goes on: a draft is no longer one left idle."""
        report.updated_at = self._now
        report.asked_at = report.set_aside_at = None

    def with_album(self, resident_id: int, album: str) -> Report | None:
        """The newest report with a photo of this album: a draft, or sent within the hour."""
        for report in self._not_dropped(resident_id):
            fresh = report.updated_at >= self._now - ALBUM_ARRIVES_WITHIN
            if (fresh or report.state is ReportState.DRAFT) and any(
                said.get("album") == album for said in report.words
            ):
                return report
        return None

    def holding(self, resident_id: int, inbox_id: int) -> Report | None:
        """The resident's report, draft or sent, whose words hold this message."""
        for report in self._not_dropped(resident_id):
            if any(said["inbox"] == inbox_id for said in report.words):
                return report
        return None

    def _not_dropped(self, resident_id: int) -> list[Report]:
        return list(
            self._session.scalars(
                select(Report)
                .where(
                    Report.resident_id == resident_id,
                    Report.state.in_([ReportState.DRAFT, ReportState.SENT]),
                )
                .order_by(Report.id.desc())
            )
        )

    def idle(self, since: datetime, limit: int = 50) -> list[Report]:
        """Drafts last touched at `since` or before and not asked about, the oldest first."""
        return self._left(since, limit, Report.asked_at.is_(None))

    def asked(self, report: Report) -> None:
        """We asked the resident whether to go on; their next words or answers undo this."""
        report.asked_at = self._now

    def kept(self, since: datetime, limit: int = 50) -> list[Report]:
        """Drafts asked about, last touched at `since` or before, not set aside; oldest first."""
        return self._left(since, limit, Report.asked_at.is_not(None))

    def set_aside(self, report: Report) -> None:
        """A draft that nobody needs to look at again until the resident goes on with it."""
        report.set_aside_at = self._now

    def _left(self, since: datetime, limit: int, asked: ColumnElement[bool]) -> list[Report]:
        drafts = (
            select(Report)
            .where(
                Report.state == ReportState.DRAFT,
                Report.updated_at <= since,
                Report.set_aside_at.is_(None),
                asked,
            )
            .order_by(Report.updated_at, Report.id)
            .limit(limit)
            .options(joinedload(Report.resident))
        )
        return list(self._session.scalars(drafts))

    def cancel(self, resident_id: int, flow: str | None = None) -> bool:
        """Drops all drafts of the resident, or the one under way in a flow: what lies behind it
        may be serious. False when there was none."""
        under_way = [self.draft(resident_id, flow)] if flow else self.drafts(resident_id)
        drafts = [report for report in under_way if report]
        for report in drafts:
            self.drop(report)
        return bool(drafts)

    def drop(self, report: Report) -> None:
        """A draft that nobody wants any more; nothing, when it was dropped before."""
        if report.state is ReportState.DRAFT:
            report.state, report.updated_at = ReportState.CANCELLED, self._now

    def to_drop(self, resident_id: int, inbox_id: int, flow: str, *, again: bool) -> Report | None:
        """The draft under way; when the turn is tried `again`, the one that its first try dropped
        rather than what lies behind it."""
        dropped = self.just_dropped(resident_id, inbox_id, flow) if again else None
        return dropped or self.draft(resident_id, flow)

    def just_dropped(
        self, resident_id: int, inbox_id: int, flow: str | None = None
    ) -> Report | None:
        """The newest draft dropped since this message came, which is being handled once more: by
        its first try, as turns of a chat come one by one."""
        came = select(InboxMessage.received_at).where(InboxMessage.id == inbox_id)
        dropped = select(Report).where(
            Report.resident_id == resident_id,
            Report.state == ReportState.CANCELLED,
            Report.updated_at >= came.scalar_subquery(),
        )
        if flow is not None:
            dropped = dropped.where(Report.flow == flow)
        return self._session.scalars(dropped.order_by(Report.id.desc())).first()

    def take_over_drafts(self, report: Report) -> None:
        """Puts the words of the resident's other drafts before these, and drops those drafts.

        Who asks for a person halfway a report need not say it all again.
        """
        others = self._session.scalars(
            select(Report).where(
                Report.resident_id == report.resident_id,
                Report.state == ReportState.DRAFT,
                Report.id != report.id,
            )
        ).all()
        earlier = [said for other in others for said in other.words]
        report.words = sorted([*earlier, *report.words], key=lambda said: said["inbox"])
        for other in others:
            other.state = ReportState.CANCELLED
