"""The workbook of an invented office: what the door answers, limited viewers, one workbook a unit, LibreOffice."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from office import converted
from openpyxl import load_workbook

from dashboard.workbook import build, build_per_unit, gather
from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.warehouse import open_warehouse

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
NONE = "–"
SAMPLES = Path(__file__).parents[1] / "data" / "contoh"
QUESTION = Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20))
MADE = datetime(2026, 11, 24, 9, 30)


@pytest.fixture(scope="module")
def balai(shipped):
    with open_warehouse(shipped) as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def written(shipped_material):
    return build(shipped_material)


@pytest.fixture(scope="module")
def of_units(balai):
    return build_per_unit(balai, Viewer(), QUESTION)


def opened(data: bytes):
    return load_workbook(io.BytesIO(data), data_only=True)


def test_numbers_are_those_of_the_door(balai, written):
    book = opened(written)
    units = door.ask(balai, "capaian_unit", Viewer(), QUESTION)
    shown = [(r[0].value, r[2].value, r[3].value) for r in book["Capaian RHK"].iter_rows(min_row=6, max_row=5 + len(units))]
    assert shown == [
        (unit, NONE if done != done else pytest.approx(done / 100), NONE if pace != pace else pytest.approx(pace / 100))
        for unit, done, pace in zip(units["unit_kerja"], units["capaian"], units["target_waktu"], strict=True)]
    row = door.ask(balai, "ringkasan", Viewer(), QUESTION).iloc[0]
    key = {r[0].value: r[1].value for r in book["Ringkasan"].iter_rows(min_row=6, max_row=15)}
    assert key["Kepatuhan catatan harian"] == pytest.approx(row["kepatuhan"] / 100)
    assert key["Perlu diajak dialog"] == row["perlu_dialog"] == len(door.ask(balai, "agenda_dialog", Viewer(), QUESTION))


def test_sources_account_for_every_row(written):
    sheet = opened(written)["Sumber"]
    rows = [[c.value for c in r][5:10] for r in sheet.iter_rows(min_row=6) if r[0].value]
    assert rows
    assert all(total == accepted + rejected + corrected + skipped for total, accepted, rejected, corrected, skipped in rows)


def test_a_limited_viewer_reads_of_no_other_unit(balai):
    units = door.units(balai, Viewer())
    own = units[units["tingkat"] == units["tingkat"].max()]["unit_kerja"].iloc[0]
    material = gather(balai, Viewer(frozenset({own})), QUESTION, made=MADE)
    for figure, frame in material.frames.items():
        if "nama" in frame and "unit_kerja" in frame:
            assert set(frame["unit_kerja"].dropna()) <= {own}, figure
    everyone = set(door.ask(balai, "kepatuhan_pegawai", Viewer(), QUESTION)["nip"])
    leaders = set(material.frame("frekuensi_dialog")["nip_atasan"]) | set(material.frame("rincian_pegawai")["nip_atasan"])
    others = everyone - set(material.frame("kepatuhan_pegawai")["nip"]) - leaders
    text = {str(c.value) for s in opened(build(material)).worksheets for r in s.iter_rows() for c in r}
    assert others
    assert not others & text


def test_one_workbook_a_unit_and_the_whole(balai, of_units):
    with zipfile.ZipFile(io.BytesIO(of_units)) as archive:
        names = archive.namelist()
        units = door.ask(balai, "capaian_unit", Viewer(), QUESTION)
        assert len(names) == 1 + int((units["pegawai"] > 0).sum())
        assert names[0] == "Buku kerja - Seluruh unit terpilih.xlsx"
        book = opened(archive.read(names[-1]))
        assert names[-1] == f"Buku kerja - {book['Sampul']['B4'].value}.xlsx"


def test_a_workbook_of_one_unit_names_nobody_else(balai, of_units):
    people = door.ask(balai, "rincian_pegawai", Viewer(), QUESTION)
    units = door.ask(balai, "rincian_unit", Viewer(), QUESTION)
    with zipfile.ZipFile(io.BytesIO(of_units)) as archive:
        books = {name: text_of(archive.read(name)) for name in archive.namelist()}
    for unit in units["unit_kerja"]:
        name = f"Buku kerja - {unit}.xlsx"
        if name not in books:
            continue
        below = {unit}
        for one, parent in zip(units["unit_kerja"], units["induk"], strict=True):
            below |= {one} if parent in below else set()
        own = people[people["unit_kerja"].isin(below)]
        leaders = set(own["nip_atasan"].dropna())
        strangers = set(people["nip"]) - set(own["nip"]) - leaders
        assert not strangers & books[name], unit
        assert set(own["nip"]) <= books[name], unit


def text_of(data: bytes) -> set[str]:
    return {str(c.value) for sheet in opened(data).worksheets for row in sheet.iter_rows() for c in row if c.value is not None}


def test_libreoffice_prints_it(written, tmp_path):
    assert converted(written, tmp_path, "pdf").startswith(b"%PDF")
