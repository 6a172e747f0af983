"""What an upload did, as data: the screen, the terminal and other programs show the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pipelines.load.questions import Question


@dataclass(frozen=True)
class Example:
    """Hold one row to look at: state (baru, berubah, ditarik), row in the file, what it is, and (column, before, after) of what changes."""

    state: str
    row: int | None
    told: str
    changes: list[tuple[str, str, str]]


@dataclass
class SheetReport:
    """Hold the outcome of one table: rows = accepted + rejected + skipped, accepted = new + changed + unchanged."""

    file: str
    sheet: str | None
    kind: str | None = None
    confidence: float = 0.0
    header_row: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)
    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    skipped: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    findings: list[dict[str, Any]] = field(default_factory=list)
    error: dict[str, str] | None = None
    skipped_rows: dict[str, str] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)  # headers of private columns: their values go no further than the reader
    hidden: bool = False
    aside: bool = False  # a sheet beside the data, like instructions: no loss when it is not understood
    examples: list[Example] = field(default_factory=list)  # of a look before the load
    partial: bool = False  # only some rows of an export, handed out and corrected: it tells nothing of the others

    def as_dict(self) -> dict[str, Any]:
        """Return the entry of `pantau muat --json`."""
        names = (
            "file",
            "sheet",
            "kind",
            "confidence",
            "header_row",
            "columns",
            "unmapped",
            "dropped",
            "rows",
            "accepted",
            "rejected",
            "skipped",
            "new",
            "changed",
            "unchanged",
            "withdrawn",
            "findings",
            "error",
            "skipped_rows",
        )
        return {name: getattr(self, name) for name in names}


@dataclass
class Report:
    """Hold the outcome of one upload; batch is null where nothing changed or nothing was kept."""

    files: list[SheetReport]
    batch: int | None = None
    questions: list[Question] = field(default_factory=list)  # what a person may answer once

    def as_dict(self) -> dict[str, Any]:
        """Return what `pantau muat --json` prints."""
        return {"files": [f.as_dict() for f in self.files], "batch": self.batch}

    def total(self, name: str) -> int:
        """Add one count over all tables."""
        return sum(getattr(f, name) for f in self.files)

    @property
    def exit_code(self) -> int:
        """Return 0 when every row is accounted for, 3 when some wait, 2 when a file was not understood."""
        if any(f.error and not f.aside for f in self.files):
            return 2
        return 3 if self.total("rejected") else 0


def row_ranges(rows: Iterable[int]) -> str:
    """Write row numbers briefly: 5-8, 12."""
    parts: list[list[int]] = []
    for row in sorted(rows):
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return ", ".join(f"{a}-{b}" if b > a else f"{a}" for a, b in parts)
