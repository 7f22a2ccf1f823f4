"""The objects of HSDS 3.0 that we read and write, as its specification has them.

Names, required fields, formats and fixed words: Open Referral, Human Services Data Specification
3.0, schema reference (docs.openreferral.org). Of each object only the fields that we use.
"""

import datetime
from typing import Literal
from uuid import UUID

from pydantic import AnyUrl, BaseModel, ConfigDict

VERSION = "3.0"


class Record(BaseModel):
    """One object; a field of HSDS's that is not ours is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    id: UUID


class Taxonomy(Record):
    name: str
    description: str


class TaxonomyTerm(Record):
    name: str
    description: str
    code: str | None = None
    language: str | None = None
    taxonomy_detail: Taxonomy | None = None


class Attribute(Record):
    link_type: str | None = None
    link_entity: str | None = None
    value: str | None = None
    taxonomy_term: TaxonomyTerm | None = None


class Phone(Record):
    number: str
    type: str | None = None


class Language(Record):
    name: str | None = None
    code: str | None = None


class Schedule(Record):
    """Days by the parts of an RRULE (RFC 5545); the fields that bind it to dates are `DATED`."""

    freq: Literal["WEEKLY", "MONTHLY"] | None = None
    byday: str | None = None
    bymonthday: str | None = None
    byweekno: str | None = None
    byyearday: str | None = None
    opens_at: str | None = None
    closes_at: str | None = None
    description: str | None = None
    notes: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    dtstart: str | None = None
    until: str | None = None
    count: int | None = None
    interval: int | None = None


DATED = ("valid_from", "valid_to", "dtstart", "until", "count")


class Address(Record):
    address_1: str
    city: str
    state_province: str
    postal_code: str
    country: str
    address_type: Literal["physical", "postal", "virtual"]
    address_2: str | None = None


class Location(Record):
    location_type: Literal["physical", "postal", "virtual"]
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    addresses: list[Address] = []
    phones: list[Phone] = []
    schedules: list[Schedule] = []
    languages: list[Language] = []


class ServiceAtLocation(Record):
    location: Location | None = None
    phones: list[Phone] = []
    schedules: list[Schedule] = []


class ServiceArea(Record):
    name: str | None = None
    description: str | None = None


class CostOption(Record):
    option: str | None = None
    currency: str | None = None
    amount: float | None = None
    amount_description: str | None = None


class RequiredDocument(Record):
    document: str | None = None


class Organization(Record):
    name: str
    description: str
    email: str | None = None
    website: AnyUrl | None = None
    phones: list[Phone] = []


class HsdsService(Record):
    """A service with all that belongs to it, as HSDS's JSON nests it."""

    name: str
    status: Literal["active", "inactive", "defunct", "temporarily closed"]
    alternate_name: str | None = None
    description: str | None = None
    url: AnyUrl | None = None
    email: str | None = None
    interpretation_services: str | None = None
    application_process: str | None = None
    fees_description: str | None = None
    eligibility_description: str | None = None
    minimum_age: float | None = None
    maximum_age: float | None = None
    assured_date: datetime.date | None = None
    alert: str | None = None
    organization: Organization | None = None
    phones: list[Phone] = []
    schedules: list[Schedule] = []
    service_areas: list[ServiceArea] = []
    service_at_locations: list[ServiceAtLocation] = []
    languages: list[Language] = []
    cost_options: list[CostOption] = []
    required_documents: list[RequiredDocument] = []
    attributes: list[Attribute] = []
