"""Files that residents sent and that we keep ourselves; here only what is known of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.models import File


class Files:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def keep(
        self,
        key: str,
        *,
        kind: str,
        media_type: str,
        size: int,
        resident_id: int,
        inbox_id: int,
    ) -> File:
        """Notes a file that is stored under `key`, a random name; `size` is in bytes.

        The same message again returns the row that is there, with its own key.
        """
        if (already := self.of_message(inbox_id)) is not None:
            return already
        file = File(
            key=key,
            kind=kind,
            media_type=media_type,
            size=size,
            resident_id=resident_id,
            inbox_id=inbox_id,
            created_at=self._now,
        )
        self._session.add(file)
        self._session.flush()
        return file

    def of_message(self, inbox_id: int) -> File | None:
        """The file that came with this message, if we kept it."""
        return self._session.scalars(select(File).where(File.inbox_id == inbox_id)).first()

    def without_row(self, keys: Sequence[str]) -> list[str]:
        """Those of the stored files that nobody speaks of."""
        known = set(self._session.scalars(select(File.key).where(File.key.in_(keys))))
        return [key for key in keys if key not in known]

    def bytes_of(self, resident_id: int, within: timedelta) -> int:
        """How much of one resident we took in lately."""
        mine = File.resident_id == resident_id, File.created_at > self._now - within
        return self._session.scalar(select(func.sum(File.size)).where(*mine)) or 0

    def get(self, file_id: int) -> File | None:
        return self._session.get(File, file_id)
