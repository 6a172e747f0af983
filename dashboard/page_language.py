"""The language of the page itself: asked for in the address, kept by the browser, told to whatever reads the page aloud or writes numbers.

Streamlit's page says `lang="en"` and lets the browser's own language write numbers, dates and calendars. What a person chose here wins instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.framework_words import swapping
from pipelines.language import LANGUAGES, WRITTEN
from pipelines.settings import settings

COOKIE = "pantau_bahasa"
ASKED = "bahasa"
YEAR = 365 * 24 * 60 * 60
WRITES = '<script>for(const [name,value] of [["language","{tag}"],["languages",["{tag}"]]])Object.defineProperty(navigator,name,{{get:()=>value}})</script>'


def known(language: str | None) -> str | None:
    """Return a language that we speak; None for anything else."""
    return language if language in LANGUAGES else None


def kept(cookies: Mapping[str, str]) -> str | None:
    """Return the language that the browser keeps."""
    return known(cookies.get(COOKIE))


class PageLanguage:
    """Send pages in the language asked for, kept, or set for the office; what was asked for in the address is kept for a year."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; a page is held until it is whole and then said in its language."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        asked = known(parse_qs(scope["query_string"].decode("latin-1")).get(ASKED, [""])[-1])
        page = _Page(send, asked or kept(HTTPConnection(scope).cookies) or settings().bahasa, keep=asked is not None)
        await self.app(_plain(scope), receive, page.send)


def _plain(scope: Scope) -> Scope:
    """Ask for a page as plain text, which Streamlit would pack otherwise; it is packed on its way out."""
    if b"text/html" not in dict(scope["headers"]).get(b"accept", b""):
        return scope
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]}


class _Page:
    """Hold one answer: a page until it is whole, anything else not at all."""

    def __init__(self, send: Send, language: str, *, keep: bool):
        self._send, self._language, self._keep = send, language, keep
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Send a part of the answer on."""
        if message["type"] == "http.response.start" and _readable(MutableHeaders(raw=message["headers"])):
            self._start = message
        elif self._start is None or message["type"] != "http.response.body":
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        body = said(self._body, self._language)
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-cache"
        headers.add_vary_header("Cookie")
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        if self._keep:
            headers.append("set-cookie", _cookie(self._language))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _readable(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


def said(page: bytes, language: str) -> bytes:
    """Say in a page which language it is in, and let the browser write numbers, dates and the framework's own words in it."""
    tag = WRITTEN[language].replace("_", "-")
    return page.replace(b'<html lang="en">', f'<html lang="{language}">'.encode(), 1).replace(b"<head>", b"<head>" + (WRITES.format(tag=tag) + swapping(language)).encode(), 1)


def _cookie(language: str) -> str:
    answer = Response()
    answer.set_cookie(COOKIE, language, max_age=YEAR, samesite="lax", httponly=True)
    return answer.headers["set-cookie"]
