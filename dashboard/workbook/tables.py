"""The figures as plain tables: one CSV and one Parquet a figure, with their definitions, in one zip.

CSV is for spreadsheets of Indonesian offices: there the list separator is `;` and the decimal mark a comma, because Windows and
Excel take both from the region; a CSV with commas and points opens in one column, or with 12.5 read as 12 May. The byte order
mark tells Excel that it is UTF-8. Days are ISO (2026-11-20): every region reads these alike. Programs take the Parquet files,
which keep every value's type.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.workbook.material import Material
from pipelines.language import _, long_date

BOM = b"\xef\xbb\xbf"
_FORMULA = r"^[=+\-@\t\r\n]"
# Excel turns 18 digits into a number and drops the last three. Grouped as people write it, a NIP stays the text that it is.
_NIP, _GROUPED = r"^(\d{8})(\d{6})(\d)(\d{3})$", r"\1 \2 \3 \4"
_LONG_NUMBER = r"^\d{12,}$"


def tables(material: Material) -> bytes:
    """Zip all figures of the material; the same material always gives the same bytes."""
    moment = material.dibuat
    stamp = (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        def put(name: str, content: bytes, *, packed: bool = False) -> None:
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)

        put("BACA SAYA.txt", _about(material).encode("utf-8-sig"))
        put("definisi.csv", csv_bytes(_definitions(material)))
        for name, frame in {**material.frames, "unggahan": material.uploads}.items():
            table = arrow(frame)
            put(f"csv/{name}.csv", csv_bytes(table))
            put(f"parquet/{name}.parquet", parquet_bytes(table, material, name), packed=True)
    return out.getvalue()


def arrow(frame: pd.DataFrame) -> pa.Table:
    """Turn a figure into an Arrow table: days as dates, moments as timestamps, columns without any value as text."""
    names, columns = [], []
    for name in frame.columns:
        column = _column(frame[name])
        if pa.types.is_timestamp(column.type) and name != "dimuat":
            column = column.cast(pa.date32(), safe=False)
        elif pa.types.is_null(column.type) or pa.types.is_large_string(column.type):
            column = column.cast(pa.string())
        names.append(str(name))
        columns.append(column)
    return pa.table(columns, names=names)


def _column(values: pd.Series) -> Any:
    try:
        return pa.array(values, from_pandas=True)
    except UnicodeEncodeError:  # half a surrogate pair, which no file can hold
        return pa.array([v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for v in values], from_pandas=True)


def parquet_bytes(table: pa.Table, material: Material, figure: str) -> bytes:
    """Write a table as Parquet, with the figure's definition and the day it is about in its metadata."""
    told = {"kantor": material.kantor, "dari": material.dari.isoformat(), "sampai": material.sampai.isoformat(),
            "per": material.per.isoformat(), "arti": material.meaning(figure)}
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(told), out, compression="zstd")
    return out.getvalue()


def csv_bytes(table: pa.Table) -> bytes:
    """Write a table as Excel in Indonesia reads it: UTF-8 with a mark, `;`, decimal comma, texts that start no formula."""
    lines = [_quoted(pc.cast(_written(column), pa.string())) for column in table.columns]
    head = ";".join(f'"{name}"' for name in table.column_names)
    if not lines or not table.num_rows:
        return BOM + f"{head}\r\n".encode()
    joined = pc.binary_join_element_wise(*lines, ";") if len(lines) > 1 else lines[0]
    return BOM + "\r\n".join([head, *joined.to_pylist(), ""]).encode()


def _written(column: Any) -> Any:
    kind = column.type
    if pa.types.is_boolean(kind):
        return pc.if_else(column, _("ya"), _("tidak"))
    if pa.types.is_floating(kind):
        return pc.replace_substring(pc.cast(pc.round(column, 4), pa.string()), ".", ",")
    if pa.types.is_timestamp(kind):
        return pc.strftime(column, format="%Y-%m-%d %H:%M")
    if not pa.types.is_string(kind):
        return column
    column = pc.replace_substring_regex(column, _NIP, _GROUPED)
    risky = pc.or_(pc.match_substring_regex(column, _FORMULA), pc.match_substring_regex(column, _LONG_NUMBER))
    return pc.if_else(risky, pc.binary_join_element_wise("'", column, ""), column)


def _quoted(column: Any) -> Any:
    """Quote every value, so that `;` and line ends within a text are no separators; absent ones are empty."""
    column = pc.replace_substring(column, '"', '""')
    return pc.fill_null(pc.binary_join_element_wise('"', column, '"', ""), "")


def _definitions(material: Material) -> pa.Table:
    rows = [{"angka": m.name, "judul": m.judul, "arti": m.arti, "butir": m.butir, "penyebut": m.penyebut} for m in material.definitions]
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in ("angka", "judul", "arti", "butir", "penyebut")]))


def _about(material: Material) -> str:
    return "\r\n".join((
        _("{kantor}: tabel angka Pantau Kinerja per {per}, periode {dari} – {sampai}.").format(
            kantor=material.kantor, per=long_date(material.per), dari=long_date(material.dari), sampai=long_date(material.sampai)),
        _("csv/ dibuka dengan Excel: pemisah titik koma, koma desimal, tanggal 2026-11-20, UTF-8. parquet/ untuk program: setiap kolom bertipe."),
        _("Arti setiap angka ada di definisi.csv. Persentase berskala 0 sampai 100."), "",
    ))
