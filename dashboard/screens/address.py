"""The address as the saved view: what is chosen stands in the URL, survives reload and the back button, and can be shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import Any

import streamlit as st

WHOLE = "tampilan"  # in an address: nothing else holds than what it names
ON_ITS_WAY = 2  # seconds
YEARS = range(1990, 2100)


def arrive(screen: str) -> None:
    """Tell whether somebody came with an address of another state, by the back button or a saved view; before anything is adopted.

    What such an address does not name is as nobody has changed it. The menu leads to a screen with no address at all: what was chosen stays.
    """
    before, written, when = st.session_state.get("_alamat", (None, {}, 0.0))
    named = st.query_params.pop(WHOLE, None) is not None
    told = _named()
    # An address that was written just now may not have reached the browser when it asks again.
    if named or (told != written and monotonic() - when > ON_ITS_WAY if before == screen else bool(told)):
        st.session_state["_datang"] = screen, st.session_state.get("_datang", (None, 0))[1] + 1
    st.session_state["_alamat"] = screen, told, when


def _named() -> dict[str, str]:
    """Return what the address names of the choices that are told in it."""
    return {key: value for key, value in st.query_params.items() if f"_alamat_{key}" in st.session_state}


def _left_out(key: str) -> bool:
    """Say, once for each arrival, whether a choice goes because the address that somebody came with does not name it."""
    screen, arrival = st.session_state.get("_datang", (None, 0))
    if screen != st.session_state["_alamat"][0] or st.session_state.get(f"_datang_{key}") == arrival:
        return False
    st.session_state[f"_datang_{key}"] = arrival
    return key not in st.query_params


def adopt(key: str, understand: Callable[[str], Any], plain: object = None) -> None:
    """Give a widget the value that the address names, when somebody came with that address; before the widget is drawn.

    understand returns None for what it does not know: such a value is left aside and the address is written anew.
    plain: what nobody has changed, for an address that does not name the choice.
    """
    if _left_out(key):
        st.session_state[key] = plain  # set, not taken away: the browser would go on showing what it shows
    told = st.query_params.get(key)
    if told is not None and (key not in st.session_state or told != st.session_state.get(f"_alamat_{key}")):
        value = understand(told)
        if value is not None:
            st.session_state[key] = value


def tell(key: str, value: object, plain: object) -> None:
    """Write a choice into the address; what nobody has changed stays out of it."""
    text = None if value == plain or value is None else value.isoformat() if isinstance(value, date) else str(value)
    st.session_state[f"_alamat_{key}"] = text
    if text is None:
        st.query_params.pop(key, None)
    elif st.query_params.get(key) != text:
        st.query_params[key] = text
    screen, written, _when = st.session_state["_alamat"]
    if (now := _named()) != written:
        st.session_state["_alamat"] = screen, now, monotonic()


def day(text: str) -> date | None:
    """Read a date of the address (2026-11-20) in years that an office may ask about; None for anything else."""
    try:
        told = date.fromisoformat(text)
    except ValueError:
        return None
    return told if told.year in YEARS else None


def one_of(choices: Any) -> Callable[[str], str | None]:
    """Accept only what is among the choices."""
    return lambda text: text if text in choices else None
