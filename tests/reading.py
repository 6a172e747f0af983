"""What tests of the reader share: an id as text, and a sheet's cells as plain rows."""

from __future__ import annotations

from pipelines.read import Cells

NIP = "199001012015011001"


def rows(cells: Cells) -> list[list[str | None]]:
    columns = [cells.table.column(index).to_pylist() for index in range(1, cells.table.num_columns)]
    return [list(row) for row in zip(*columns, strict=True)]
