"""Cases that were joined to another are parts of it from then on."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import Case, CaseEvent
from storage.vocabulary import EventTag


def parts_of(session: Session, case: Case) -> list[int]:
    """The numbers of the case and of all that were joined to it."""
    merged = select(CaseEvent.data).where(
        CaseEvent.case_id == case.id, CaseEvent.tag == EventTag.MERGED
    )
    joined = [part for data in session.scalars(merged) for part in data.get("parts", [])]
    return [case.id, *joined]
