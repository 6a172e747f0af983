"""What becomes of columns laid out by month: rows that each month stands for, in the order of the sheet."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.calendar_columns import Slot

NOTHING = r"^\s*(?:[-–—.\s]*|0+(?:[.,]0+)?\s*[^\d]*)$"


@dataclass
class Spread:
    """Hold what became of columns laid out by month: the rows that each stands for, and the fields it took over."""

    sources: np.ndarray | None = None                                # the row of the table that each row comes from
    columns: dict[str, pa.Array] = field(default_factory=dict)       # fields that the months tell
    monthly: pa.Array | None = None                                  # which of the rows are a month's
    superseded: tuple[str, ...] = ()                                 # fields whose own column says something else (of the whole year)
    summed: bool = False


def _filled(table: pa.Table, column: int) -> pa.Array:
    texts = table[f"c{column}"]
    return pc.and_(pc.is_valid(texts), pc.invert(pc.fill_null(pc.match_substring_regex(texts, NOTHING), True)))


def filled_any(table: pa.Table, columns: list[int]) -> np.ndarray:
    """Say of each row whether any of some columns holds something."""
    return np.logical_or.reduce([_filled(table, c).to_numpy(zero_copy_only=False) for c in columns])


def first_of(table: pa.Table, columns: list[int]) -> pa.Array:
    """Return of each row the first of some columns that holds something."""
    return pc.coalesce(*(table[f"c{c}"] for c in columns))


def named(slot: Slot, years: pa.Array) -> pa.Array:
    """Name a time in words with each row's year, where it is known."""
    if slot.year:
        return pa.array([slot.words()] * len(years), pa.string())
    return pc.coalesce(pc.binary_join_element_wise(slot.words(), years, " "), pa.scalar(slot.words()))


def ordered(pieces: list[tuple[np.ndarray, dict[str, pa.Array]]], bare: np.ndarray, names: tuple[str, ...], superseded: tuple[str, ...]) -> Spread:
    """Bring the rows of all months into the order of the sheet. Rows without a month keep what they say themselves (None)."""
    sources = np.concatenate([bare, *(at for at, _piece in pieces)])
    order = np.argsort(sources, kind="stable")
    columns = {}
    for name in names:
        parts = [pa.nulls(len(bare), pa.string()), *(_flat(piece.get(name, pa.nulls(len(at), pa.string()))) for at, piece in pieces)]
        columns[name] = pa.concat_arrays(parts).take(pa.array(order))
    monthly = np.concatenate([np.zeros(len(bare), dtype=bool), np.ones(len(sources) - len(bare), dtype=bool)])[order]
    return Spread(sources[order], columns, pa.array(monthly), superseded)


def _flat(values: pa.Array | pa.ChunkedArray) -> pa.Array:
    flat = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    return flat if isinstance(flat, pa.Array) else pa.concat_arrays(flat.chunks)
