"""How DuckDB plans the typing of an upload: the best order of work is sought only where there are rows enough to repay it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

FEW = 10_000  # rows of an upload; up to about as many, to seek a better plan takes longer than it saves


@contextmanager
def planned(cursor: duckdb.DuckDBPyConnection, rows: int) -> Iterator[None]:
    """Let statements over few rows run as they are written; what they say is the same.

    After an error the cursor stays as it is: nobody may use it any more but to roll back.
    """
    if rows > FEW:
        yield
        return
    cursor.execute("pragma disable_optimizer")
    yield
    cursor.execute("pragma enable_optimizer")
