"""Columns of tables: what kind of thing stands in them. Values stay numbers and dates, so that sorting sorts them.

A table writes a number in the language of the page only in the format "localized"; a format of its own would write a decimal point and no thousands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import pandas as pd
from streamlit import column_config
from streamlit.elements.lib.column_types import ColumnConfig

NAME, UNIT = 200, 260  # pixels: names and units of an office stand whole


def key_of(name: str, rows: Sequence[object]) -> str:
    """Return a key for a table of which rows can be chosen by their place: other rows, another table, with nothing chosen."""
    return f"{name}_{crc32(repr(rows).encode())}"


def person(label: str) -> ColumnConfig:
    """Hold names of people."""
    return column_config.TextColumn(label, width=NAME)


def unit(label: str) -> ColumnConfig:
    """Hold names of units."""
    return column_config.TextColumn(label, width=UNIT)


def wide(label: str) -> ColumnConfig:
    """Hold sentences."""
    return column_config.TextColumn(label, width="large")


def text(label: str) -> ColumnConfig:
    """Hold a few words."""
    return column_config.TextColumn(label, width="medium")


def count(label: str) -> ColumnConfig:
    """Hold whole numbers; others are rounded."""
    return column_config.NumberColumn(label, format="localized", step=1)


def figure(label: str) -> ColumnConfig:
    """Hold numbers with the decimals that they have."""
    return column_config.NumberColumn(label, format="localized")


def percent(label: str) -> ColumnConfig:
    """Hold percentages on the scale 0–100, whole."""
    return column_config.NumberColumn(label, format="%.0f%%")


def points(label: str) -> ColumnConfig:
    """Hold differences of percentages, whole, with their sign."""
    return column_config.NumberColumn(label, format="%+.0f")


def bar(label: str) -> ColumnConfig:
    """Hold percentages as bars from 0 to 100."""
    return column_config.ProgressColumn(label, min_value=0, max_value=100, format="%.0f%%", width=100)


def rounded(frame: pd.DataFrame, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Make whole what is written whole: a cell is read aloud as it is kept, not as it is written."""
    return frame.assign(**{name: frame[name].round() for name, told in columns.items() if _whole(told)})


def _whole(told: Any) -> bool:
    kind = (told.get("type_config") or {}) if isinstance(told, dict) else {}
    return kind.get("type") == "progress" or (kind.get("type") == "number" and (kind.get("step") == 1 or kind.get("format") != "localized"))


def day(label: str) -> ColumnConfig:
    """Hold days."""
    return column_config.DateColumn(label, format="DD/MM/YYYY")


def moment(label: str) -> ColumnConfig:
    """Hold days and times."""
    return column_config.DatetimeColumn(label, format="DD/MM/YYYY HH:mm")
