"""Services of HSDS as services of our map, with a line for each fault."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from city.files import read_text
from city.hours import STRICT
from city.hsds.elsewhere import from_elsewhere, passed_over
from city.hsds.fields import fields_of, gathered, spread
from city.hsds.records import HsdsService
from city.hsds.told import told, words
from city.listed import faults_of
from city.services import Service

Topics = Mapping[str, Sequence[str]]
"""Our topics by code or name of a term of another city's taxonomy; none: not for our residents."""


def read_topics(path: Path) -> Topics:
    """Reads `term: [topic, ...]` in YAML. Raises ValueError with what is wrong."""
    try:
        listed = yaml.safe_load(read_text(path, str(path)))
    except yaml.YAMLError as error:
        raise ValueError(f"{path}: cannot be read: {error}") from error
    if not isinstance(listed, dict) or not all(isinstance(one, list) for one in listed.values()):
        raise ValueError(f"{path}: write `term: [topic, ...]`, one term a line")
    return {str(term): [str(topic) for topic in topics] for term, topics in listed.items()}


def read_records(
    records: Sequence[Any], where: str, topics: Topics
) -> tuple[list[Service], list[str]]:
    """What can be used, and `where: service: field: what is wrong` for each fault.

    A service that is not active, or whose every term means none of our topics, is passed over.
    """
    found: dict[str, Service] = {}
    faults: list[str] = []
    for number, one in enumerate(records, 1):
        name = _name(one, number)
        try:
            service = _service(one, where, topics)
        except ValidationError as error:
            faults += (f"{where}: {name}: {fault}" for _, fault in faults_of(error))
        except ValueError as error:
            faults.append(f"{where}: {name}: {error}")
        else:
            if service and service.id in found:
                faults.append(f"{where}: {name}: id: {service.id} stands here twice")
            elif service:
                found[service.id] = service
    return list(found.values()), faults


def _name(one: Any, number: int) -> str:
    """As its reader finds it back: by name, else by its place among the others."""
    known = one if isinstance(one, dict) else {}
    nameless = f"service {number} ({known['id']})" if known.get("id") else f"service {number}"
    return str(known.get("name") or nameless)


def _service(one: Any, where: str, topics: Topics) -> Service | None:
    """Raises ValueError for what is no HSDS or no service of ours."""
    record = HsdsService.model_validate(without_nothing(one))
    fields = fields_of(record)
    if "id" in fields:
        return Service.model_validate(
            gathered(spread(told(record) | words(record)) | fields), context=STRICT
        )
    if passed_over(record, topics):
        return None
    return Service.model_validate(from_elsewhere(record, where, topics), context=STRICT)


def without_nothing(value: Any) -> Any:
    """Less each null and empty text: other programs write what they do not know so."""
    if isinstance(value, dict):
        kept = {name: without_nothing(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in (None, "")}
    if isinstance(value, list):
        return [without_nothing(part) for part in value]
    return value


def read_json(path: Path) -> list[Any]:
    """A list of services, or a Page of HSDS's API. Raises ValueError with what is wrong."""
    written = read_text(path, str(path))
    if not written.strip():
        raise ValueError(f"{path}:1: the file is empty")
    try:
        data = json.loads(written)
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}:{error.lineno}: no JSON: {error.msg}") from error
    listed = data.get("contents") if isinstance(data, dict) else data
    if not isinstance(listed, list) or not listed:
        raise ValueError(f"{path}:1: there is no list of services, nor `contents` with one")
    return listed
