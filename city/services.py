"""The social map: the city's services, and what is wrong with a file of them.

`services.yml` says at its head what each field means. The shape follows Open Referral's HSDS 3
(service, organization, schedule with an RRULE, languages, eligibility, assured date;
docs.openreferral.org); `city/hsds` reads and writes that.
"""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl

from city.hours import STRICT, Opening
from city.listed import read_listed
from city.neighbourhoods import neighbourhoods

LONGEST_SENTENCE, LONGEST_PHRASE = 140, 90
OLD = datetime.timedelta(days=365)
"""Older than this, a person should make sure again and a resident is told of the age."""


def _is_neighbourhood(name: str) -> str:
    if name not in neighbourhoods():
        raise ValueError("no neighbourhood of neighbourhoods.yml")
    return name


class Part(BaseModel):
    """Nothing beside the known fields: a name that is mistyped would be lost silently."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Part):
    """What residents read, in each of our languages."""

    nl: str = Field(min_length=1)
    bg: str = Field(min_length=1)
    sk: str = Field(min_length=1)
    ro: str = Field(min_length=1)


Sentence = Annotated[str, Field(min_length=1, max_length=LONGEST_SENTENCE)]
Phrase = Annotated[str, Field(min_length=1, max_length=LONGEST_PHRASE)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class Sentences(Words):
    """One plain sentence in each language."""

    nl: Sentence
    bg: Sentence
    sk: Sentence
    ro: Sentence


class Phrases(Words):
    """A few words in each language: one line of a card."""

    nl: Phrase
    bg: Phrase
    sk: Phrase
    ro: Phrase


class Service(Part):
    """One service; None is "not known", never "none".

    `what` is None where nobody has written the sentence yet, as in another city's directory.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    organization: str = Field(min_length=1)
    what: Sentences | None
    for_whom: Phrases | None = None
    topics: list[str] = Field(min_length=1)
    neighbourhoods: Literal["all"] | list[Annotated[str, AfterValidator(_is_neighbourhood)]]
    address: str | None
    point: tuple[Latitude, Longitude] | None = None
    phone: str | None = Field(pattern=r"^\+?[0-9 ]{3,20}$")
    email: str | None = Field(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$")
    website: HttpUrl | None
    open: list[Opening] | None
    open_words: Words | None
    languages: list[Language] | None
    interpreter: bool | None
    cost: Literal["free"] | Words | None
    bring: Words | None
    assured: datetime.date | None
    unseen: list[str] = []
    source: str = Field(min_length=1)
    note: str | None = None

    def as_data(self) -> dict[str, Any]:
        """As JSON can hold it; `model_validate` makes the service of it again."""
        return self.model_dump(mode="json", by_alias=True)


def read_services(path: Path) -> tuple[list[Service], list[str]]:
    """What can be used of a file, and a line for each fault: `file:line: what is wrong`."""
    return read_listed(path, "services", Service, STRICT)


def grown_old(found: Sequence[Service], today: datetime.date) -> list[Service]:
    """Those that nobody has made sure of within a year."""
    return [one for one in found if one.assured is None or today - one.assured > OLD]
