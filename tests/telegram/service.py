"""The HTTP side: routes, tokens, faults, and answers in Telegram's envelope."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from typing import cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from uvicorn.protocols.http.h11_impl import H11Protocol

from . import callbacks, chats, media, messages, profile, topics, webhook
from .errors import ApiError, Json
from .faults import Call, Fault
from .params import Params, read_params
from .polling import get_updates
from .world import World

Handler = Callable[[World, Params], object]

HANDLERS: Mapping[str, tuple[str, Handler]] = {
    name.lower(): (name, handler)
    for module in (messages, media, topics, chats, callbacks, profile, webhook)
    for name, handler in cast(Mapping[str, Handler], module.METHODS).items()
}
"""Methods by name in small letters: Telegram does not mind the case."""

DOWNLOAD = "downloadFile"
"""What fetching a file by its path is called in faults and in the record of calls."""

BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
    "Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)

_transports: dict[tuple[str, int], asyncio.Transport] = {}


class CuttableProtocol(H11Protocol):
    """uvicorn's HTTP protocol that lets a fault cut the connection of a request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.client:
            _transports[self.client] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.client:
            _transports.pop(self.client, None)


async def _cut(request: Request) -> Response:
    """Ends the connection without an answer; what is returned then goes nowhere."""
    if request.client:
        _transports[request.client.host, request.client.port].abort()
    await asyncio.sleep(0)
    return Response()


class Service:
    """Answers the bot's calls."""

    def __init__(self, world: World, token: str, started: Callable[[], None]) -> None:
        self._world = world
        self._token = token
        self._started = started
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._method, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._file, methods=["GET"]),
            ],
            lifespan=self._lifespan,
            exception_handlers={404: _not_found},
        )

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        deliveries = asyncio.create_task(webhook.Deliverer(self._world).run())
        self._started()
        yield
        deliveries.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await deliveries

    async def _method(self, request: Request) -> Response:
        if request.path_params["token"] != self._token:
            return _refusal(ApiError(401, "Unauthorized"))
        wanted = request.path_params["method"].lower()
        name = "getUpdates" if wanted == "getupdates" else HANDLERS.get(wanted, ("",))[0]
        if not name:
            return _refusal(ApiError(404, "Not Found"))
        try:
            params = await read_params(request)
        except ApiError as error:
            return _refusal(error)
        call, fault = self._record(name, params)
        return await self._serve(request, call, params, fault)

    def _record(self, name: str, params: Params) -> tuple[Call, Fault | None]:
        files = {key: upload.content for key, upload in params.uploads.items()}
        call = Call(name, dict(params.values), files)
        with self._world.bell.lock:
            self._world.calls.append(call)
            self._world.bell.ring()
            return call, self._world.faults.take(name, params)

    async def _serve(
        self, request: Request, call: Call, params: Params, fault: Fault | None
    ) -> Response:
        error = None
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if fault.cut == "before":
                return await _cut(request)
            error = fault.error()
        body = error.body() if error else await self._answer(call.method, params)
        if fault is not None and fault.cut == "after":
            return await _cut(request)
        call.answer = body
        return _response(body)

    async def _answer(self, name: str, params: Params) -> Json:
        try:
            if name == "getUpdates":
                return {"ok": True, "result": await get_updates(self._world, params)}
            with self._world.bell.lock:
                result = HANDLERS[name.lower()][1](self._world, params)
            if isinstance(result, webhook.Described):
                return {"ok": True, "result": result.result, "description": result.description}
            return {"ok": True, "result": result}
        except ApiError as error:
            return error.body()
        except Exception as error:
            # A fault of the stand-in, not of the bot: it must not look like a bad day at Telegram.
            self._world.violations.append(f"the stand-in itself failed in {name}: {error!r}")
            return ApiError(500, "Internal Server Error").body()

    async def _file(self, request: Request) -> Response:
        if request.path_params["token"] != self._token:
            return _refusal(ApiError(401, "Unauthorized"))
        path = request.path_params["path"]
        _, fault = self._record(DOWNLOAD, Params({"file_path": path}))
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if fault.cut:
                return await _cut(request)
            if error := fault.error():
                return _refusal(error)
        stored = self._world.files.at(path)
        if stored is None:
            return _refusal(ApiError(404, "Not Found"))
        return Response(stored.content, media_type="application/octet-stream")


def _refusal(error: ApiError) -> Response:
    return _response(error.body())


def _response(body: Json) -> Response:
    if body.get("error_code") == 502:
        return Response(BAD_GATEWAY, status_code=502, media_type="text/html")
    return JSONResponse(body, status_code=body.get("error_code", 200))


async def _not_found(_request: Request, _error: Exception) -> Response:
    return _refusal(ApiError(404, "Not Found"))
