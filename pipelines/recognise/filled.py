"""What is filled in the rows of a table, looked at column by column."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_FEW_ROWS = 2_000


def fill_count(table: pa.Table) -> np.ndarray:
    """Count the filled cells of every row."""
    count = np.zeros(table.num_rows, dtype=np.int32)
    for name in table.column_names[1:]:
        column = table[name]
        if column.null_count < len(column):
            count += pc.is_valid(column).to_numpy(zero_copy_only=False)
    return count


def first_texts(table: pa.Table) -> list[str | None]:
    """Return the first filled cell of every row of a (small) table."""
    return pc.coalesce(*(table[name] for name in table.column_names[1:])).to_pylist() if table.num_columns > 1 else []


def valid(table: pa.Table, column: int) -> np.ndarray:
    """Say in which rows a column is filled."""
    return pc.is_valid(table[f"c{column}"]).to_numpy(zero_copy_only=False)


def header_rows(table: pa.Table, fill: np.ndarray, width: int, known: frozenset[str], own: set[str]) -> np.ndarray:
    """Find the rows that could be a header again: cells equal to this header's, or known header words."""
    columns = [table[f"c{column}"] for column in range(width) if table[f"c{column}"].null_count < table.num_rows]
    if not columns:
        return np.array([], dtype=np.int64)
    if table.num_rows <= _FEW_ROWS:     # to hash all words for Arrow would take longer than to look
        hits = np.array([[text in known or text in own for text in column.to_pylist()] for column in columns]).sum(axis=0)
    else:
        # One look-up for all columns: the words are hashed once, not once a column.
        texts = pa.chunked_array([chunk for column in columns for chunk in column.chunks], pa.string())
        value_set = pa.array([*known, *own], pa.string())
        hits = pc.is_in(texts, value_set=value_set).to_numpy(zero_copy_only=False).reshape(len(columns), table.num_rows).sum(axis=0)
    return np.flatnonzero((hits >= 2) & (hits >= fill * 0.5))
