"""The address as the saved view: what is chosen stands in the URL, survives reload and the back button, and can be shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st


def adopt(key: str, understand: Callable[[str], Any]) -> None:
    """Give a widget the value that the address names, when somebody came with that address; before the widget is drawn.

    understand returns None for what it does not know: such a value is left aside and the address is written anew.
    """
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


def day(text: str) -> date | None:
    """Read a date of the address (2026-11-20); None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def one_of(choices: Any) -> Callable[[str], str | None]:
    """Accept only what is among the choices."""
    return lambda text: text if text in choices else None
