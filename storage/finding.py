"""Finding cases by words: a folded copy of all that can be found, one row or more a case.

The copy is sealed, in a narrow table of its own. SQL looks through its marks (`storage.marks`);
what those find is opened and looked at, page by page. The copy is only ever added to or made
anew, so that nobody waits for anybody. It has no name of a resident who reported anonymously.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import batched, islice

from sqlalchemy import ColumnElement, and_, delete, or_, select
from sqlalchemy.orm import Session, joinedload

from storage.marks import holds, searched_marks
from storage.models import Case, CaseEvent, Report
from storage.sealing import keyring_of
from storage.staff_models import CaseWords
from storage.vocabulary import EventTag, ReportState

MADE_ANEW = frozenset(
    {
        EventTag.OPENED,
        EventTag.JOINED,
        EventTag.WITHDRAWN,
        EventTag.PLACE_CHANGED,
        EventTag.MERGED,
        EventTag.SPLIT,
        EventTag.LINKED,
    }
)
"""Events after which other things can be found of a case than before; any other at most adds."""
AT_A_TIME = 50
"""Cases of which the words are opened in one go."""
MOST_WORDS = 8
"""Words of one search that are looked for; the rest is left out."""


def folded(*texts: str) -> str:
    """Small letters without diacritics, words apart by one blank."""
    apart = unicodedata.normalize("NFD", " ".join(texts).casefold())
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", letters))


class Finding:
    def __init__(self, session: Session) -> None:
        self._session = session

    def cases(self, words: str, skip: int, most: int) -> list[Case]:
        """Cases that have all these words, or words that hold them, in what belongs to them; the
        newest first. None for no words. One or two letters are the beginning of a word."""
        wanted = list(dict.fromkeys(folded(words).split()))[:MOST_WORDS]
        if not wanted:
            return []
        numbers = list(islice(self._holding(wanted), skip, skip + most))
        rows = select(Case).where(Case.id.in_(numbers)).order_by(Case.id.desc())
        return list(self._session.scalars(rows.options(joinedload(Case.steward))))

    def _holding(self, wanted: list[str]) -> Iterator[int]:
        """The numbers of cases that have all these words, the newest first."""
        rows = select(Case.id).order_by(Case.id.desc())
        for word in wanted:
            rows = rows.where(Case.id.in_(select(CaseWords.case_id).where(self._may_hold(word))))
        for numbers in batched(self._session.scalars(rows).all(), AT_A_TIME):
            copies = select(CaseWords.case_id, CaseWords.folded)
            texts: dict[int, list[str]] = {number: [] for number in numbers}
            for number, text in self._session.execute(copies.where(CaseWords.case_id.in_(numbers))):
                texts[number].append(text)
            for number, parts in texts.items():
                if all(any(holds(part, word) for part in parts) for word in wanted):
                    yield number

    def _may_hold(self, word: str) -> ColumnElement[bool]:
        """Whether a row has all marks of this word, by whatever key it was sealed."""
        keys = keyring_of(self._session.get_bind().dialect).keys
        return or_(
            *(
                and_(*(CaseWords.marks.contains(mark) for mark in searched_marks(key, word)))
                for key in keys
            )
        )

    def after(self, event: CaseEvent, case: Case) -> None:
        """What this event changed can be found from now on."""
        if event.tag in MADE_ANEW:
            self.make_anew(case)
        elif event.text:
            self._add(case, event.text)

    def make_anew(self, case: Case) -> None:
        """The copy of this case, from what is known of it now."""
        self._session.execute(delete(CaseWords).where(CaseWords.case_id == case.id))
        events = select(CaseEvent.text).where(
            CaseEvent.case_id == case.id, CaseEvent.text.is_not(None)
        )
        texts = [text for text in self._session.scalars(events) if text]
        self._add(case, case.reference, case.address or "", *self._reported(case), *texts)

    def _reported(self, case: Case) -> list[str]:
        """Words and first names of those who still report it."""
        rows = select(Report).where(Report.case_id == case.id).options(joinedload(Report.resident))
        reports = list(self._session.scalars(rows))
        unnamed = {report.resident_id for report in reports if report.anonymous}
        found = []
        for report in (one for one in reports if one.state is ReportState.SENT):
            found += [said["text"] for said in report.words]
            if report.resident_id not in unnamed:
                found.append(report.resident.first_name)
        return found

    def _add(self, case: Case, *texts: str) -> None:
        self._session.add(CaseWords(case_id=case.id, folded=folded(*texts)))
        self._session.flush()
