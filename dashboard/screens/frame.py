"""What every screen stands in: the warehouse, cached answers and drawings, the question asked, links that carry it along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard.tokens import Tokens, tokens
from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.language import current_language
from pipelines.load.rulings import InForce, in_force
from pipelines.settings import settings
from pipelines.warehouse import Warehouse, last_batch, open_warehouse

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


@st.cache_resource(show_spinner=False)
def _opened(path: str) -> Warehouse:
    return open_warehouse()


def house() -> Warehouse:
    """Return the warehouse that this server holds open for everybody."""
    return _opened(str(settings().warehouse_path.resolve()))


def viewer() -> Viewer:
    """Return whose eyes look: every unit, until people are told apart."""
    return Viewer(None)


def mark() -> str:
    """Return the mark of the data's state, looked up once a run: answers are cached under it."""
    if "_tanda" not in st.session_state:
        with house().cursor() as cursor:
            st.session_state["_tanda"] = last_batch(cursor)
    return st.session_state["_tanda"]


def begin() -> None:
    """Let this run look at the data's state anew."""
    st.session_state.pop("_tanda", None)
    st.session_state.pop("_data_baru", None)


@st.cache_data(show_spinner=False, max_entries=400)
def _cached(path: str, state: str, figure: str, units: tuple[str, ...] | None, asked: Question, more: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    who = Viewer(None if units is None else frozenset(units))
    return door.ask(_opened(path), figure, who, asked, **dict(more))


@st.cache_data(show_spinner=False, max_entries=100)
def _counted(path: str, state: str, figure: str, units: tuple[str, ...] | None, asked: Question, by: tuple[str, ...]) -> pd.DataFrame:
    return door.tally(_opened(path), figure, Viewer(None if units is None else frozenset(units)), asked, *by)


def counted(figure: str, *by: str) -> pd.DataFrame:
    """Count the rows of a figure for the question on screen by some of its columns, which takes no list of them."""
    who = viewer().units
    return _counted(str(settings().warehouse_path.resolve()), mark(), figure, None if who is None else tuple(sorted(who)), question(), by)


def answer(figure: str, asked: Question | None = None, **more: Any) -> pd.DataFrame:
    """Answer a figure for the question on screen (or another), from the cache while the data stands."""
    who = viewer().units
    return _cached(
        str(settings().warehouse_path.resolve()), mark(), figure, None if who is None else tuple(sorted(who)),
        asked or question(), tuple(sorted(more.items())),
    )


_KEPT: list[Any] = []


def kept(ask: Callable[..., Any]) -> Callable[..., Any]:
    """Keep what a function answers until the data, or what was agreed on, change; its arguments name the state of the data, as mark() does."""
    cached = st.cache_data(show_spinner=False, max_entries=40)(ask)
    _KEPT.append(cached)
    return cached


def refresh() -> None:
    """Forget cached answers after the data or what was agreed on changed."""
    begin()
    _cached.clear()
    _counted.clear()
    _held.clear()
    _default.clear()
    _units.clear()
    for one in _KEPT:
        one.clear()
    st.session_state["_data_baru"] = True  # a part of a screen that did this has the whole screen drawn again


@st.cache_data(show_spinner=False, max_entries=20)
def _default(path: str, state: str, per: date | None) -> Question:
    return door.default_question(_opened(path), viewer(), per=per)


@st.cache_data(show_spinner=False, max_entries=20)
def _units(path: str, state: str) -> pd.DataFrame:
    return door.units(_opened(path), viewer())


@st.cache_data(show_spinner=False, max_entries=100)
def _held(path: str, state: str, unit: str | None) -> dict[str, InForce]:
    return {one.nama: one for one in in_force(_opened(path), unit)}


def held(unit: str | None) -> dict[str, InForce]:
    """Return the settings that hold for a unit, or the office, by name."""
    return _held(str(settings().warehouse_path.resolve()), mark(), unit)


# A chart is built once for what it shows: Plotly checks each property of a figure, which costs more than the answer did.
@st.cache_resource(show_spinner=False, max_entries=300, hash_funcs={FunctionType: lambda build: build.__qualname__, Tokens: lambda of: of.paper, dict: repr})
def _drawn(build: Callable[..., Figure], language: str, of: Tokens, *material: Any) -> Figure:
    return build(*material, of)


def drawn(build: Callable[..., Figure], *material: Any) -> Figure:
    """Draw a chart of the material in the colours on screen; nobody changes a drawn chart."""
    return _drawn(build, current_language(), colours(), *material)


def default_question(per: date | None = None) -> Question:
    """Return the question that nobody has changed."""
    return _default(str(settings().warehouse_path.resolve()), mark(), per)


def units() -> pd.DataFrame:
    """Return the viewer's units as a tree read from the top."""
    return _units(str(settings().warehouse_path.resolve()), mark())


def question() -> Question:
    """Return the question that the filters ask."""
    return st.session_state["_tanya"]


def colours() -> Tokens:
    """Return the colours of the theme that the browser shows."""
    return tokens(st.context.theme.type)


def choose_unit(name: str) -> None:
    """Set the filter to a unit; for callbacks, which run before the filters are drawn."""
    st.session_state["unit"] = name


def clicked(key: str) -> str | None:
    """Return what a clicked mark of a chart stands for, for callbacks of charts."""
    points = st.session_state[key]["selection"]["points"]
    if not points:
        return None
    told = points[0].get("customdata")
    return str(told[0] if isinstance(told, list) else told) if told is not None else None


def unit_clicked(key: str) -> None:
    """Set the filter to the unit whose mark was clicked."""
    name = clicked(key)
    if name:
        choose_unit(name)


def params(**more: str) -> dict[str, str]:
    """Return what a link carries along: the filters in the URL now, and more."""
    kept = {key: value for key, value in st.query_params.items() if key in ("unit", "per", "periode", "dari", "sampai")}
    return kept | more


def page(name: str) -> Any:
    """Return a screen's page, to link to."""
    return st.session_state["_layar"][name]
