"""A web server that holds a calendar, or answers in whatever way a test wants."""

from http.server import BaseHTTPRequestHandler

from tests.bot.local_server import LocalServer


class CalendarServer(LocalServer):
    """Answers each GET with `content` and `status`; says 304 to who knows its `etag` or date.

    `asked` holds the headers of each request. With `drips` it sends a byte now and then, for ever.
    With `redirects` each answer leads on to the next, so many times.
    """

    def __init__(self, content: bytes = b"") -> None:
        super().__init__()
        self.url += "/geheim/buurt.ics"
        self.content, self.status = content, 200
        self.etag: str | None = None
        self.last_modified: str | None = None
        self.drips, self.redirects = False, 0
        self.asked: list[dict[str, str]] = []

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.asked.append(headers)
        if self.redirects:
            self.redirects -= 1
            self._head(request, 302, {"location": self.url, "content-length": "0"})
        elif self.drips:
            self._drip(request)
        elif self._is_known(headers):
            self._head(request, 304, {})
        else:
            self._head(request, self.status, {"content-length": str(len(self.content))})
            request.wfile.write(self.content)

    def _is_known(self, headers: dict[str, str]) -> bool:
        by_tag = self.etag is not None and headers.get("if-none-match") == self.etag
        date = headers.get("if-modified-since")
        return by_tag or (self.last_modified is not None and date == self.last_modified)

    def _head(self, request: BaseHTTPRequestHandler, status: int, more: dict[str, str]) -> None:
        request.send_response(status)
        known = {"etag": self.etag, "last-modified": self.last_modified}
        for name, value in {**known, **more}.items():
            if value is not None:
                request.send_header(name, value)
        request.end_headers()

    def _drip(self, request: BaseHTTPRequestHandler) -> None:
        self._head(request, 200, {})
        try:
            while not self._closing.wait(0.02):
                request.wfile.write(b"B")
        except OSError:
            return  # who asked has gone
