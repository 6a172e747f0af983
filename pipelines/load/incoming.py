"""Files on their way in: stored, read and recognised, without the warehouse."""

from __future__ import annotations

import weakref
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pipelines.load.store import keep, release, sweep
from pipelines.read import Cells, Reader, Unreadable
from pipelines.recognise import Found, SavedMapping, recognise

SPREADSHEETS = {
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".xls",
    ".ods",
    ".fods",
    ".csv",
    ".tsv",
    ".txt",
    ".htm",
    ".html",
    ".mht",
    ".mhtml",
    ".xml",
    ".zip",
}

Given = bytes | Path | Callable[[], bytes]
LOOK_AHEAD = 3  # files read before their turn


@dataclass
class Sheet:
    """Hold one table that was found in one sheet of a file."""

    label: str
    hidden: bool
    found: Found
    notes: list[str] = field(default_factory=list)  # what the reader had to leave out or assume
    sha256: str = ""  # of its file


@dataclass
class IncomingFile:
    """Hold one file: what it is called, its bytes' hash, and its tables or why it could not be read."""

    name: str
    sha256: str
    size: int
    sheets: list[Sheet] = field(default_factory=list)
    error: Unreadable | None = None

    @property
    def recognised(self) -> bool:
        """Say whether any table of the file is one of ours."""
        return any(s.found.refusal is None for s in self.sheets)


@dataclass
class Incoming:
    """Hold the files of one upload in the order given."""

    files: list[IncomingFile]
    taken: list[str] = field(default_factory=list)  # hashes of the bytes that this upload holds

    def __post_init__(self) -> None:
        # A preview that is dropped, in whatever way, or a process that ends takes its unconfirmed bytes along.
        self.release = weakref.finalize(self, release, self.taken)


def prepare(
    files: Iterable[tuple[str, Given]],
    *,
    kind: str | None = None,
    chosen: dict[str, str] | None = None,
    mappings: Mapping[str, SavedMapping] | None = None,
    password: str | None = None,
    progress: Callable[[int, str], None] | None = None,
) -> Incoming:
    """Take in, read and recognise files given as (name, bytes, path, or what returns the bytes). Raises store.Unavailable.

    kind forces one kind of export on every sheet, chosen its columns (field → header); mappings are a person's remembered choices by header signature.
    progress is called with the number of files done and the name of the file at hand.
    A file that cannot be read stands in the result with its error; members of a zip that cannot be read
    stand there as files of their own.
    """
    sweep()
    incoming = Incoming([])
    named = list(files)
    # The child process reads the next file while this one recognises the last: two cores, one pile of files.
    with Reader() as reader, ThreadPoolExecutor(1) as ahead:

        def take(given: Given, name: str) -> tuple[IncomingFile, list[Cells], list[IncomingFile]]:
            data = given.read_bytes() if isinstance(given, Path) else given if isinstance(given, bytes) else given()
            file = IncomingFile(name, keep(data), len(data))
            incoming.taken.append(file.sha256)
            try:
                sheets = reader.read(data, name, password)
            except Unreadable as error:
                file.error = error
                return file, [], []
            members = [
                IncomingFile(f"{name} › {member}", file.sha256, 0, error=error) for member, error in reader.failures
            ]
            return file, sheets, members

        waiting = iter(named)
        coming = deque(ahead.submit(take, given, name) for name, given in islice(waiting, LOOK_AHEAD))
        for done, (name, _given) in enumerate(named):
            if progress:
                progress(done, name)
            file, sheets, members = coming.popleft().result()
            coming.extend(ahead.submit(take, given, following) for following, given in islice(waiting, 1))
            for cells in sheets:
                for found in recognise(cells, kind=kind, chosen=chosen, mappings=mappings or {}, name=cells.member or name):
                    file.sheets.append(Sheet(label_of(cells, found), cells.hidden, found, cells.notes, file.sha256))
            incoming.files += [file, *members]
    return incoming


def label_of(cells: Cells, found: Found | None = None) -> str:
    """Name a table by its sheet, by its place inside a zip, and by its columns where it stands beside another."""
    label = f"{cells.member} › {cells.sheet}" if cells.member else cells.sheet
    return f"{label} ({found.part.place})" if found and found.part else label


def walk(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    """List files with their names; a folder gives every file in it, but for hidden ones and lock files of Office."""
    found: list[tuple[str, Path]] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith((".", "~$")))
            found += [(str(p.relative_to(path)), p) for p in inside if p.suffix.lower() in SPREADSHEETS]
        else:
            found.append((path.name, path))
    return found
