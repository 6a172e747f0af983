"""The language of a visit: the one in the address, else the one that the browser keeps, else the office's; and the way to change it."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from dashboard.page_language import ASKED, kept, known
from pipelines.language import LANGUAGES, _, current_language
from pipelines.settings import settings

NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def language() -> str:
    """Return the language of this visit; it holds on screens whose address does not repeat it, also where no cookie is kept."""
    chosen = known(st.query_params.get(ASKED)) or st.session_state.get("_bahasa") or kept(st.context.cookies) or settings().bahasa
    st.session_state["_bahasa"] = chosen
    return str(chosen)


def switch() -> None:
    """Offer the languages as links that load the page anew: the server then lets the browser keep the choice."""
    ways = "".join(_way(code) for code in LANGUAGES)
    st.html(f'<nav class="pk pk-bahasa" aria-label="{escape(_("Bahasa"))}">{ways}</nav>')


def _way(code: str) -> str:
    name = f'<span lang="{code}">{escape(NAMES[code])}</span>'
    if code == current_language():
        return f'<b aria-current="true">{name}</b>'
    address = urlencode({**st.query_params.to_dict(), ASKED: code})
    return f'<a href="?{escape(address)}" hreflang="{code}">{name}</a>'
