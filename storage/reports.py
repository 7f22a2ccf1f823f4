"""Reports: a resident's words from the first line on, safe here while the talk goes on."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.columns import storable
from storage.models import Report
from storage.vocabulary import ReportState


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
        """An edited message, added to the words as a correction."""
        said = {"inbox": inbox_id, "text": f"✏️ {storable(words)}", "file": None}
        report.words = [*report.words, said]
        report.updated_at = self._now

    def keep_words(
        self,
        resident_id: int,
        flow: str,
        conversation_key: str,
        inbox_id: int,
        words: str,
        file: dict[str, Any] | None = None,
    ) -> Report:
        """Adds what was just said to the draft, once per message; begins one if needed."""
        report = self.draft(resident_id, flow)
        if report is None:
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
        report.updated_at = self._now
        if (words or file) and all(said["inbox"] != inbox_id for said in report.words):
            said = {"inbox": inbox_id, "text": storable(words), "file": file}
            report.words = [*report.words, said]
        self._session.flush()
        return report

    def keep_answers(self, report: Report, answers: dict[str, Any]) -> None:
        """The form's answers so far, so that they survive whatever happens to Rasa."""
        report.answers = {**report.answers, **answers}
        report.updated_at = self._now

    def cancel(self, resident_id: int, flow: str | None = None) -> bool:
        """Drops the resident's drafts, all or of one flow; False when there was none."""
        mine = (Report.resident_id == resident_id) & (Report.state == ReportState.DRAFT)
        if flow is not None:
            mine &= Report.flow == flow
        drafts = self._session.scalars(select(Report).where(mine)).all()
        for report in drafts:
            report.state, report.updated_at = ReportState.CANCELLED, self._now
        return bool(drafts)

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
