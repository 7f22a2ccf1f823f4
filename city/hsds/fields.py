"""What HSDS has no field for stands in attributes; a text in four languages is a field for each."""

import json
from collections.abc import Iterator
from typing import Any

from city.hsds.naming import FIELDS, hsds_id
from city.hsds.records import Attribute, HsdsService, TaxonomyTerm

TEXT, JSON = "text", "json"


def spread(data: dict[str, Any]) -> dict[str, Any]:
    """One entry for each language of a text: `what.bg`."""
    flat: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{language}": text for language, text in value.items()}
        else:
            flat[name] = value
    return flat


def gathered(flat: dict[str, Any]) -> dict[str, Any]:
    """The other way about."""
    data: dict[str, Any] = {}
    for path, value in flat.items():
        name, _, language = path.partition(".")
        if not language:
            data[name] = value
        elif isinstance(texts := data.get(name), dict):
            texts[language] = value
        else:
            data[name] = {language: value}
    return data


def attribute_of(owner: str, path: str, value: Any) -> Attribute:
    """The attribute that holds one field of the service `owner`."""
    is_text = isinstance(value, str)
    term = TaxonomyTerm(
        id=hsds_id("field", path),
        name=path,
        code=path,
        description=f"{path} of city/services.yml",
        language=path.partition(".")[2] or None,
        taxonomy_detail=FIELDS,
    )
    return Attribute(
        id=hsds_id("attribute", owner, path),
        link_type=TEXT if is_text else JSON,
        link_entity="service",
        value=value if is_text else json.dumps(value, ensure_ascii=False),
        taxonomy_term=term,
    )


def fields_of(record: HsdsService) -> dict[str, Any]:
    """The fields that stand in attributes, by path; none if the service is not of our map.

    Raises ValueError for what should be JSON and is not.
    """
    return dict(_fields(record))


def _fields(record: HsdsService) -> Iterator[tuple[str, Any]]:
    for one in record.attributes:
        term = one.taxonomy_term
        if term and term.taxonomy_detail and term.taxonomy_detail.id == FIELDS.id and term.code:
            value = one.value or ""
            yield term.code, value if one.link_type == TEXT else json.loads(value)
