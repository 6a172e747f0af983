"""Tables with problem rows, found again in the originals that they were loaded from."""

from __future__ import annotations

import re

import pyarrow.compute as pc

from pipelines.language import _
from pipelines.load.incoming import label_of
from pipelines.load.problems import NothingToMend, ProblemSheet, Waiting, Wanted
from pipelines.load.store import Unavailable, bytes_of
from pipelines.read import Cells, Reader, Unreadable
from pipelines.recognise import Found, SavedMapping, recognise
from pipelines.recognise.found import CellsLike
from pipelines.recognise.returned import Mark, columns_of, take_off


def gather(wanted: list[Wanted], upload: str, password: str | None = None) -> Waiting:
    """Read the originals again, one after the other, and find the tables in them."""
    if not wanted:
        raise NothingToMend(
            _("{unggahan} tidak punya baris yang menunggu atau diberi peringatan. Tidak ada yang perlu diperbaiki.").format(unggahan=upload)
        )
    result = Waiting()
    files = {(one.file, one.sha256): None for one in wanted}
    with Reader() as reader:
        for name, sha in files:
            here = [one for one in wanted if (one.file, one.sha256) == (name, sha)]
            try:
                sheets = reader.read(bytes_of(sha), name, password)
            except (Unavailable, Unreadable) as error:
                result.lost.append(f"{name}: {error.message}" if isinstance(error, Unavailable) else error.message)
                continue
            for one in here:
                if (sheet := _again(one, sheets)) is not None:
                    result.sheets.append(sheet)
                else:
                    result.lost.append(_(
                        "Lembar {lembar} pada {berkas} tidak dapat disusun lagi seperti saat diunggah. "
                        "Perbaiki barisnya di berkas asal menurut daftar temuan, lalu unggah lagi."
                    ).format(lembar=one.label, berkas=name))
    if not result.sheets:
        raise NothingToMend(result.lost[0])
    return result


def _again(wanted: Wanted, sheets: list[Cells]) -> ProblemSheet | None:
    """Find one table in a file that was read again, by its sheet and header row, understood as it was then."""
    choice = columns_of(wanted.kind, wanted.columns, wanted.headers)
    for cells in sheets:
        if not wanted.label.startswith(label_of(cells)):
            continue
        returned = take_off(cells)
        whole: CellsLike = returned.cells if returned else cells
        name = (returned.mark.name if returned and returned.mark else "") or cells.member or wanted.file
        founds = recognise(whole, mappings={wanted.signature: SavedMapping(wanted.kind, choice)}, name=name)
        for place, found in enumerate(founds):
            if found.header_row == wanted.header_row and found.kind == wanted.kind and label_of(cells, found) == wanted.label:
                if returned:
                    returned.sign([found])
                bare = found.part or whole
                mark = Mark(wanted.kind, found.signature, bare.sheet, wanted.sha256, wanted.label, _year(found, wanted), choice, name)
                beside = founds[place - 1].part is not found.part
                top = _top(bare, founds[place - 1], wanted.header_row) if place and not beside else 1
                return ProblemSheet(wanted.file, cells.sheet, bare, found, top, mark, wanted.problems)
    return None


def _top(cells: CellsLike, before: Found, header_row: int) -> int:
    """Return the row where the lines above a further table of a sheet begin."""
    titles = {row for row, why in before.skipped if why == "judul_ulang"}
    numbers = cells.table["row"]
    rows = numbers.filter(pc.less(numbers, header_row))[-40:].to_pylist()
    top = header_row
    while rows and rows[-1] in titles:
        top = rows.pop()
    return top


def _year(found: Found, wanted: Wanted) -> str:
    """Return the year that the rows were read in where only the name of the file or the day of the upload told it."""
    told = (found.identity.get("tahun"), found.identity.get("periode"), wanted.file, wanted.day if "data_per" not in found.identity else "")
    year = re.search(r"20\d\d", " ".join(text or "" for text in told))
    return year.group() if year else ""
