"""The dashboard as an ASGI application: pages in the language that the browser keeps, and packed, for Streamlit itself sends its 9 MB of script as they are."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from dashboard.page_language import PageLanguage


def home(request: Request) -> RedirectResponse:
    """Lead to the first screen, which has no address of its own, whoever writes one for it by its name."""
    return RedirectResponse(f"./?{request.url.query}" if request.url.query else "./")


# Level 5 packs nearly as well as 9 in a third of the time: a first visit waits for the packing. A page is worded before it is packed.
app = st.App(
    Path(__file__).parent / "app.py", routes=[Route("/ringkasan", home)],
    middleware=[Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5), Middleware(PageLanguage)],
)
