"""What residents are told about their data before anything is kept, and what they agree to."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.models import OutboxMessage, Resident
from storage.outbox import Outbox, Words
from storage.place import Place
from storage.privacy_models import PrivacyRecord
from storage.residents import Residents
from storage.vocabulary import PrivacyKind

NOTICE = "privacy-notice"
HOME = "home"


class Consents:
    def __init__(
        self, session: Session, now: datetime, outbox: Outbox, residents: Residents
    ) -> None:
        self._session, self._now = session, now
        self._outbox, self._residents = outbox, residents

    def notice(self, resident: Resident) -> None:
        """Puts the notice in the outbox, once ever; it leaves with the first answer. Said in the
        transaction that makes the resident, so that nothing else is kept before it."""
        if self._noticed(resident.id) is not None:
            return
        held = self._outbox.to_resident(resident, Words(NOTICE), draft=True)
        self._record(resident, PrivacyKind.NOTICE, "", NOTICE, None, held.id)

    def take_notice(self, resident: Resident) -> Words | None:
        """The notice, if it still waits for an answer to go with: from now on it is said."""
        record = self._noticed(resident.id)
        held = record and record.outbox_id and self._session.get(OutboxMessage, record.outbox_id)
        if not record or not held:
            return None
        words = Words(held.say, held.args, held.buttons)
        self._session.delete(held)
        record.outbox_id, record.at, record.language = None, self._now, resident.language
        return words

    def give_home(self, resident: Resident, place: Place, inbox_id: int, say: str) -> None:
        """Keeps where they live. `say` is the question that they said yes to."""
        self._residents.remember_home(resident.id, place)
        self._record(resident, PrivacyKind.CONSENT, HOME, say, inbox_id)

    def withdraw_home(self, resident_id: int, inbox_id: int, say: str) -> None:
        """Forgets where they live. `say` is the button that they pressed."""
        resident = self._residents.get(resident_id)
        if resident.home is not None:
            self._residents.forget_home(resident_id)
            self._record(resident, PrivacyKind.CONSENT_WITHDRAWN, HOME, say, inbox_id)

    def gave(self, resident: Resident, about: str, inbox_id: int, say: str) -> None:
        """They said yes to the question `say`, which is about `about`."""
        self._record(resident, PrivacyKind.CONSENT, about, say, inbox_id)

    def _noticed(self, resident_id: int) -> PrivacyRecord | None:
        return self._session.scalars(
            select(PrivacyRecord)
            .where(PrivacyRecord.resident_id == resident_id)
            .where(PrivacyRecord.kind == PrivacyKind.NOTICE)
        ).first()

    def _record(
        self,
        resident: Resident,
        kind: PrivacyKind,
        about: str,
        say: str,
        inbox_id: int | None,
        outbox_id: int | None = None,
    ) -> None:
        self._session.add(
            PrivacyRecord(
                resident_id=resident.id,
                kind=kind,
                about=about,
                say=say,
                language=resident.language,
                at=self._now,
                inbox_id=inbox_id,
                outbox_id=outbox_id,
            )
        )
        self._session.flush()
