"""The language of a visit: the one in the address, else the one that the browser keeps, else the office's; the way to change it, and parts of a screen that speak it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from html import escape
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.page_language import ASKED, kept, known
from pipelines.language import LANGUAGES, _, current_language, use_language
from pipelines.settings import settings

NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def language() -> str:
    """Return the language of this visit; it holds on screens whose address does not repeat it, also where no cookie is kept."""
    chosen = known(st.query_params.get(ASKED)) or st.session_state.get("_bahasa") or kept(st.context.cookies) or settings().bahasa
    st.session_state["_bahasa"] = chosen
    return str(chosen)


def part(draw: Callable[..., Any], *, run_every: float | None = None) -> Callable[..., Any]:
    """Make a part of a screen that is drawn again by itself when something in it is pressed; the rest of the screen stays as it is.

    Streamlit draws it in a thread of its own, which knows nothing yet of the language of the visit.
    """
    @wraps(draw)
    def spoken(*given: Any, **named: Any) -> Any:
        use_language(language())
        if "_data_baru" in st.session_state:  # what was pressed in it changed the data, and with them the rest of the screen
            st.rerun()
        return draw(*given, **named)

    return st.fragment(spoken, run_every=run_every)


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
