"""Headers that keep browsers from doing with an answer what it is not for."""

from collections.abc import Iterator

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
"""Pages run and show nothing but what the service itself serves."""
DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
)
"""A report in HTML brings its own styles, and may do nothing at all."""
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cache-Control": "no-store",
}
_HTTPS_ONLY = "max-age=31536000"


class Headers:
    """Stands around everything else, so that no answer is without them.

    A route that says otherwise of its own answer is left so: files that never change
    may be kept by the browser.
    """

    def __init__(self, app: ASGIApp, *, is_secure: bool) -> None:
        self._app = app
        self._is_secure = is_secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def added(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._wanted(scope["path"], headers):
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, added)

    def _wanted(self, path: str, headers: MutableHeaders) -> Iterator[tuple[str, str]]:
        yield from _ALWAYS.items()
        yield "Content-Security-Policy", _policy(path, headers.get("content-type", ""))
        if self._is_secure:
            yield "Strict-Transport-Security", _HTTPS_ONLY


def _policy(path: str, media: str) -> str:
    if not media.startswith("text/html"):
        return DATA_POLICY
    return DOCUMENT_POLICY if path.startswith("/v1/") else PAGE_POLICY
