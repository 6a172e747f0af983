"""A choice of kind and columns tried on one file: what would load, with nothing kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from pipelines.load.incoming import IncomingFile, prepare
from pipelines.load.loading import load
from pipelines.load.mappings import mappings
from pipelines.load.report import SheetReport
from pipelines.load.store import bytes_of
from pipelines.recognise import SavedMapping

if TYPE_CHECKING:
    from pipelines.warehouse import Warehouse

SHOWN = 5


@dataclass(frozen=True)
class Trial:
    """Hold what a choice would do to a table: its report, and its first rows as texts by field."""

    report: SheetReport
    head: pa.Table


def try_choice(warehouse: Warehouse, file: IncomingFile, label: str, signature: str, choice: SavedMapping, *, password: str | None = None) -> Trial:
    """Read a file again by a choice for one header and look at what loading it would do.

    label tells the sheet. Raises store.Unavailable when the bytes are gone.
    """
    known = {**mappings(warehouse), signature: choice}
    incoming = prepare([(file.name, partial(bytes_of, file.sha256, file.name))], mappings=known, password=password)
    report = load(warehouse, incoming, dry_run=True)
    incoming.release()
    sheets = [sheet for one in incoming.files for sheet in one.sheets]
    place = next(i for i, sheet in enumerate(sheets) if sheet.label == label and sheet.found.signature == signature)
    staged = sheets[place].found.staged.slice(0, SHOWN)
    return Trial(next(r for r in report.files if r.sheet == label and r.header_row == sheets[place].found.header_row), staged.select(
        [name for name in staged.column_names if name in choice.columns]))
