"""A service of our map as HSDS has it."""

from collections.abc import Iterator

from city.hsds.fields import attribute_of, spread
from city.hsds.naming import CITY, COUNTRY, PLACED, PROVINCE, TOPICS, hsds_id
from city.hsds.opening import schedule_of
from city.hsds.records import (
    Address,
    Attribute,
    CostOption,
    HsdsService,
    Language,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from city.hsds.told import told, words
from city.neighbourhoods import neighbourhoods
from city.services import Service, Words

BETWEEN_PLACES = " / "
INTERPRETER = {True: "Een tolk kan gevraagd worden.", False: "Er is geen tolk."}


def to_hsds(service: Service) -> HsdsService:
    """What HSDS's own fields give back otherwise than it is stands in attributes besides."""
    plain = _in_hsds_fields(service)
    read = spread(told(plain) | words(plain))
    ours = spread(service.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    left = [
        attribute_of(service.id, path, value)
        for path, value in ours.items()
        if path not in read or read[path] != value
    ]
    return plain.model_copy(update={"attributes": [*plain.attributes, *left]})


def _in_hsds_fields(service: Service) -> HsdsService:
    return HsdsService(
        id=hsds_id("service", service.id),
        name=service.name,
        status="active",
        description=service.what.nl if service.what else None,
        eligibility_description=service.for_whom.nl if service.for_whom else None,
        url=service.website,
        email=service.email,
        interpretation_services=None
        if service.interpreter is None
        else INTERPRETER[service.interpreter],
        fees_description=service.cost.nl if isinstance(service.cost, Words) else None,
        assured_date=service.assured,
        organization=_organization(service.organization),
        phones=_phones(service),
        schedules=list(_schedules(service)),
        service_areas=_areas(service),
        service_at_locations=_places(service),
        languages=_languages(service),
        cost_options=_costs(service),
        required_documents=_documents(service),
        attributes=[_topic(service, number) for number in range(len(service.topics))],
    )


def _topic(service: Service, number: int) -> Attribute:
    topic = service.topics[number]
    term = TaxonomyTerm(
        id=hsds_id("topic", topic),
        name=topic,
        code=topic,
        description=f"Intent {topic} of nlu/intents.yml",
        taxonomy_detail=TOPICS,
    )
    return Attribute(
        id=hsds_id("attribute", service.id, "topic", number),
        link_type="topic",
        link_entity="service",
        taxonomy_term=term,
    )


def _organization(name: str) -> Organization:
    """HSDS asks for a description; we know no more than the name."""
    return Organization(id=hsds_id("organization", name), name=name, description=name)


def _phones(service: Service) -> list[Phone]:
    if service.phone is None:
        return []
    return [Phone(id=hsds_id("phone", service.id), number=service.phone, type="voice")]


def _schedules(service: Service) -> Iterator[Schedule]:
    for number, opening in enumerate(service.open or []):
        if schedule := schedule_of(opening, hsds_id("schedule", service.id, number)):
            yield schedule
    if service.open_words:
        words_id = hsds_id("schedule", service.id, "words")
        yield Schedule(id=words_id, description=service.open_words.nl)


def _areas(service: Service) -> list[ServiceArea]:
    everywhere = service.neighbourhoods == "all"
    names = [CITY] if everywhere else [neighbourhoods()[one].name for one in service.neighbourhoods]
    return [
        ServiceArea(id=hsds_id("area", service.id, number), name=name)
        for number, name in enumerate(names)
    ]


def _places(service: Service) -> list[ServiceAtLocation]:
    written = service.address.split(BETWEEN_PLACES) if service.address else []
    if service.point and not written:
        written = [""]
    return [
        ServiceAtLocation(
            id=hsds_id("service_at_location", service.id, number),
            location=_location(service, number, place),
        )
        for number, place in enumerate(written)
    ]


def _location(service: Service, number: int, place: str) -> Location:
    """An address that cannot be told in parts is the name of its place."""
    latitude, longitude = service.point if service.point and not number else (None, None)
    parts = PLACED.fullmatch(place)
    addresses = []
    if parts:
        address = Address(
            id=hsds_id("address", service.id, number),
            address_1=parts["line"],
            city=parts["city"],
            state_province=PROVINCE,
            postal_code=parts["code"],
            country=COUNTRY,
            address_type="physical",
        )
        addresses = [address]
    return Location(
        id=hsds_id("location", service.id, number),
        location_type="physical",
        name=None if parts else place or None,
        latitude=latitude,
        longitude=longitude,
        addresses=addresses,
    )


def _languages(service: Service) -> list[Language]:
    return [
        Language(id=hsds_id("language", service.id, number), code=code)
        for number, code in enumerate(service.languages or [])
    ]


def _costs(service: Service) -> list[CostOption]:
    if service.cost != "free":
        return []
    return [CostOption(id=hsds_id("cost", service.id), amount=0, currency="EUR")]


def _documents(service: Service) -> list[RequiredDocument]:
    if service.bring is None:
        return []
    return [RequiredDocument(id=hsds_id("document", service.id), document=service.bring.nl)]
