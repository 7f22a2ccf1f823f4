"""Which resident of a case something goes to."""

from bot.staff.acts import CaseAct
from storage.models import Case, Report, Resident
from storage.outbox import SPEAKER
from storage.vocabulary import Audience, ReportState


def addressed(act: CaseAct) -> Resident:
    """Who wrote what the steward replied to or what stands above the button that they pressed, else
    the first who reports this case."""
    replied = act.of.replied_to
    if replied is None and act.of.incoming.callback_id:
        shown = act.of.incoming.message_id
        replied = act.work.outbox.by_telegram_message(Audience.STAFF, shown)
    speaker = replied.args.get(SPEAKER) if replied else None
    return reporter(act.case, speaker) or first_reporter(act.case)


def reporter(case: Case, resident_id: int | None) -> Resident | None:
    """That resident, if they report this case."""
    found = (r.resident for r in _reports(case) if r.resident_id == resident_id)
    return next(found, None)


def first_reporter(case: Case) -> Resident:
    return _reports(case)[0].resident


def _reports(case: Case) -> list[Report]:
    """Those that stand; of a case that everybody withdrew, all."""
    standing = [report for report in case.reports if report.state is ReportState.SENT]
    return standing or case.reports
