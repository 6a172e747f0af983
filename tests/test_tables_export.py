"""Figures as CSV and Parquet: what Excel in Indonesia opens, what programs read, and texts that stay texts."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.workbook.tables import csv_bytes, tables


@pytest.fixture(scope="module")
def material(shipped_material):
    return shipped_material


@pytest.fixture(scope="module")
def archive(material):
    return zipfile.ZipFile(io.BytesIO(tables(material)))


def rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_every_figure_is_there_twice_with_all_its_rows(material, archive):
    for name, frame in {**material.frames, "unggahan": material.uploads}.items():
        assert len(rows(archive.read(f"csv/{name}.csv"))) == 1 + len(frame), name
        assert pq.read_table(io.BytesIO(archive.read(f"parquet/{name}.parquet"))).num_rows == len(frame), name
    told = rows(archive.read("definisi.csv"))
    assert {r[0] for r in told[1:]} >= set(material.frames)


def test_parquet_keeps_types_and_tells_its_definition(material, archive):
    table = pq.read_table(io.BytesIO(archive.read("parquet/rincian_langkah.parquet")))
    types = {f.name: f.type for f in table.schema}
    assert (types["tenggat"], types["nip"], types["selesai"]) == (pa.date32(), pa.string(), pa.bool_())
    assert pa.types.is_floating(types["kemajuan"])
    assert pa.types.is_integer(types["hari_lewat"])
    assert table["nip"].to_pylist() == material.frame("rincian_langkah")["nip"].tolist()
    assert table.schema.metadata[b"per"] == b"2026-11-20"


def test_csv_is_what_an_indonesian_excel_opens(material, archive):
    head, first, *_ = rows(archive.read("csv/rincian_langkah.csv"))
    frame = material.frame("rincian_langkah")
    said = dict(zip(head, first, strict=True))
    assert said["tenggat"] == frame["tenggat"].iloc[0].date().isoformat()
    assert float(said["kemajuan"].replace(",", ".")) == pytest.approx(frame["kemajuan"].iloc[0])
    assert "." not in said["kemajuan"]
    assert said["nip"].replace(" ", "") == frame["nip"].iloc[0]
    assert " " in said["nip"], "18 bare digits become a number in Excel"


@pytest.mark.parametrize("text", ["=1+1", "+62 811", "-5", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
def test_texts_start_no_formula(text):
    ((_head,), (cell,)) = rows(csv_bytes(pa.table({"teks": [text]})))
    assert cell == f"'{text}"


def test_separators_quotes_and_lines_stay_within_their_cell():
    texts = ['a;b', 'kata "kutip"', "dua\nbaris", "", None]
    got = rows(csv_bytes(pa.table({"teks": texts, "n": [1.5, -2.25, None, 1e-7, 3.0]})))
    assert [r[0] for r in got[1:]] == ["a;b", 'kata "kutip"', "dua\nbaris", "", ""]
    assert [float(r[1].replace(",", ".") or "nan") for r in got[1:3]] == [1.5, -2.25]


def test_bytes_are_the_same_every_time_and_empty_material_is_no_fault(material):
    assert tables(material) == tables(material)
    empty = replace(material, frames={"ringkasan": pd.DataFrame(columns=["pegawai"])}, uploads=pd.DataFrame())
    with zipfile.ZipFile(io.BytesIO(tables(empty))) as archive:
        assert rows(archive.read("csv/ringkasan.csv")) == [["pegawai"]]


def test_half_a_surrogate_pair_is_no_fault(material):
    frame = pd.DataFrame({"teks": ["rusak \ud800"], "hari": [date(2026, 11, 20)]}, dtype=object)
    with zipfile.ZipFile(io.BytesIO(tables(replace(material, frames={"x": frame})))) as archive:
        assert rows(archive.read("csv/x.csv"))[1][1] == "2026-11-20"
