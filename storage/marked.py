"""Cases found by their marks, where they are: at an address, or near a point."""

from sqlalchemy import Select
from sqlalchemy.orm import Session

from storage.marks import address_marks, is_near, point_marks
from storage.models import Case
from storage.sealing import keyring_of


def at_address(session: Session, cases: Select[Case], street: str, number: str) -> list[Case]:
    """Those of the cases that are at this address, the oldest first; in street names small and
    capital letters are the same."""
    marks = address_marks(keyring_of(session.get_bind().dialect), street, number)
    rows = cases.where(Case.address_mark.in_(marks)).order_by(Case.id)
    wanted = street.casefold(), number
    return [
        one
        for one in session.scalars(rows)
        if ((one.street or "").casefold(), one.number) == wanted
    ]


def near_point(
    session: Session, cases: Select[Case], latitude: float, longitude: float
) -> list[Case]:
    """Those of the cases that are within about 30 m of this point."""
    marks = point_marks(keyring_of(session.get_bind().dialect), latitude, longitude)
    rows = session.scalars(cases.where(Case.point_mark.in_(marks)))
    return [one for one in rows if is_near(one, latitude, longitude)]
