"""Workbooks (xlsx, xlsm, xlsb, xls, ods) → sheets, through calamine."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

import python_calamine as calamine

from pipelines.read import binary, columns, opendocument, preflight
from pipelines.read.cells import Note, Range, Sheet
from pipelines.read.refusal import Refusal

_DEFAULT_PASSWORD = "VelvetSweatshop"  # Excel's own, for workbooks that are locked but open without a question


def _unlocked(data: bytes, password: str | None) -> bytes:
    import msoffcrypto  # heavy, and few files are locked
    from cryptography.exceptions import UnsupportedAlgorithm
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    for attempt in (password, _DEFAULT_PASSWORD):
        if attempt is None:
            continue
        opened = io.BytesIO()
        try:
            locked = msoffcrypto.OfficeFile(io.BytesIO(data))
            locked.load_key(password=attempt)
            locked.decrypt(opened)
        except (InvalidKeyError, ValueError, OverflowError):
            continue  # not this password
        except (DecryptionError, UnsupportedAlgorithm, FileFormatError, ParseError, OSError, KeyError):  # no password opens it here
            raise Refusal("berkas_terkunci", "cara_lain") from None
        if opened.getbuffer().nbytes:
            return opened.getvalue()
    raise Refusal("berkas_terkunci", "sandi_salah" if password else "")


def _patched(rows: Iterator[list[Any]], errors: dict[int, list[tuple[int, str]]]) -> Iterator[list[Any]]:
    for index, row in enumerate(rows):
        for column, value in errors.get(index, ()):
            if column < len(row):
                row[column] = value
        yield row


def _absolute(sheet: calamine.CalamineSheet) -> Iterator[list[Any]]:
    """Give every row from row 1 and every cell from column A."""
    start = sheet.start
    if start is None or start[1] == 0:
        return sheet.iter_rows()
    # The library gives the rows above the box as empty ones, but begins each row at the box.
    pad = [""] * start[1]
    return (pad + row for row in sheet.iter_rows())


def _merged(sheet: calamine.CalamineSheet) -> list[Range]:
    ranges = sheet.merged_cell_ranges or []
    return [(first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in ranges]


def read(data: bytes, kind: str, password: str | None, *, in_pieces: bool = True) -> list[Sheet]:
    """Read every worksheet of a workbook, hidden ones too; a large .xlsx in pieces, which may raise Unusual when they are taken."""
    if kind == "terkunci":
        data = _unlocked(data, password)
        kind = "xlsx" if data.startswith(b"PK") else "xls"
    try:
        if kind == "ods" and opendocument.is_locked(data):
            raise Refusal("berkas_terkunci", "ods")
        try:
            if kind == "xlsx" and in_pieces and preflight.is_large(data):
                from pipelines.read import large  # its library is not needed for others

                return large.read(data)
            return _sheets(data, kind)
        except calamine.PasswordError:
            return _sheets(_unlocked(data, password), kind)
        except calamine.CalamineError as error:
            if kind != "ods" or "Expecting" not in str(error):
                raise
            return _sheets(opendocument.compacted(data), kind)
    except (calamine.CalamineError, zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError) as error:
        code = "berkas_terlalu_besar" if "Cell limit exceeded" in str(error) else "berkas_rusak"
        raise Refusal(code, sebab=str(error)[:200]) from error


def _opened(data: bytes, kind: str) -> calamine.CalamineWorkbook:
    try:
        return calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError:
        raise
    except calamine.CalamineError:
        # Bytes are tried as every format in turn, and the cause is lost; a named file is tried as its own.
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/buku.{kind}"
            with open(path, "wb") as file:
                file.write(data)
            return calamine.CalamineWorkbook.from_path(path)


def _sheets(data: bytes, kind: str) -> list[Sheet]:
    looked = preflight.begin(data) if kind == "xlsx" else dict
    workbook = _opened(data, kind)
    spans, wrong = opendocument.look(data) if kind == "ods" else ({}, binary.errors(data, kind) if kind in ("xls", "xlsb") else {})
    sheets = []
    for meta in workbook.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue  # charts, dialogs and macros hold no rows
        sheet = workbook.get_sheet_by_name(meta.name)
        look: preflight.Look | None = looked().get(meta.name)
        rows = _absolute(sheet)
        notes: list[Note] = []
        if errors := look.errors if look else wrong.get(meta.name):
            rows = _patched(rows, errors)
        if look and look.without_result:
            notes.append(("rumus_tanpa_hasil", {"jumlah": str(look.without_result)}))
        hidden = meta.visible != calamine.SheetVisibleEnum.Visible
        merged = spans.get(meta.name) or _merged(sheet)
        sheets.append(Sheet(meta.name, columns.table(rows), hidden, merged, notes))
    if not sheets:
        raise Refusal("bukan_lembar_kerja", "tanpa_lembar")
    return sheets
