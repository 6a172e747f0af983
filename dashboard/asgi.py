"""The dashboard as an ASGI application: Streamlit itself sends its 9 MB of script uncompressed, so what is sent is packed here."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

# Level 5 packs nearly as well as 9 in a third of the time: a first visit waits for the packing.
app = st.App(Path(__file__).parent / "app.py", middleware=[Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)])
