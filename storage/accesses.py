"""Who looked at what is personal: one row a look, in the transaction that shows it."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from storage.models import Case, Steward
from storage.parts import parts_of
from storage.privacy_models import Access
from storage.vocabulary import Look


class Accesses:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def looked(self, look: Look, steward: Steward, cases: Iterable[Case]) -> None:
        """A steward had these cases shown to them, on purpose."""
        self._add(look, [case.id for case in cases], steward.id)

    def pushed(self, case: Case) -> None:
        """The bot put a case in the stewards' group, where all of them may read on. Once: its
        topic is open to the same people from then on."""
        self._add(Look.PUSHED, [case.id], None)

    def exported(self, resident_id: int) -> None:
        """The operator's command wrote down all of a resident's data."""
        self._session.add(Access(at=self._now, look=Look.EXPORTED, resident_id=resident_id))
        self._session.flush()

    def of_case(self, case: Case) -> list[Access]:
        """Also of what was joined to it, from before as well."""
        return self._rows(Access.case_id.in_(parts_of(self._session, case)))

    def of_resident(self, resident_id: int) -> list[Access]:
        """Only of what was about them as a person; their cases have their own."""
        return self._rows(Access.resident_id == resident_id)

    def steward_of(self, access: Access) -> Steward | None:
        return self._session.get(Steward, access.steward_id) if access.steward_id else None

    def _add(self, look: Look, case_ids: list[int], steward_id: int | None) -> None:
        self._session.add_all(
            Access(at=self._now, look=look, case_id=case_id, steward_id=steward_id)
            for case_id in case_ids
        )
        self._session.flush()

    def _rows(self, which: ColumnElement[bool]) -> list[Access]:
        return list(self._session.scalars(select(Access).where(which).order_by(Access.id)))
