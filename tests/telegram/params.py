"""A call's parameters, from any of the four ways the Bot API takes them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from .errors import Json, bad_request


@dataclass(frozen=True)
class Upload:
    """A file sent along as a multipart part."""

    filename: str
    content: bytes
    content_type: str


@dataclass
class Params:
    """The named values of one call.

    In forms and query strings everything is text and structures are JSON text; in a JSON body
    they may be themselves. The readers below take both.
    """

    values: Json = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as text, empty when it was not given."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        """The value as a whole number."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise bad_request(f'parameter "{name}" must be an integer') from None

    def decimal(self, name: str) -> float:
        """The value as a number with a fraction; it must be there."""
        try:
            return float(self.text(name))
        except ValueError:
            raise bad_request(f"{name} is empty") from None

    def flag(self, name: str) -> bool:
        """The value as true or false."""
        return self.text(name).lower() in {"true", "1", "yes"}

    def structure(self, name: str) -> Any:
        """The value as a list or an object, None when it was not given."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


async def read_params(request: Request) -> Params:
    """Query string first, the body over it, as Telegram's own server reads them."""
    params = Params(dict(request.query_params))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        params.values.update(_json_object(await request.body()))
    elif kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        async with request.form() as form:
            await _take_form(params, form)
    return params


def _json_object(body: bytes) -> Json:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse request body as a JSON object")
    return values


async def _take_form(params: Params, form: Mapping[str, UploadFile | str]) -> None:
    for name, value in form.items():
        if isinstance(value, str):
            params.values[name] = value
            continue
        params.uploads[name] = Upload(
            value.filename or name, await value.read(), value.content_type or ""
        )
