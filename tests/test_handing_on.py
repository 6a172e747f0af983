"""What is handed on through the doors: the command `pantau ekspor` and the screen Unduh, in every form, masked or not."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner
from visits import serving, start  # noqa: F401

from dashboard.cli import app
from dashboard.screens.making import EXCEL
from dashboard.workbook.outputs import masks
from dashboard.workbook.template_sample import sample
from pipelines.figures import door
from pipelines.figures.door import Viewer
from pipelines.warehouse import open_warehouse
from tests.exports import QUESTION, pdf_text
from tests.test_masking import grouped, inside

pytestmark = pytest.mark.usefixtures("serving")

DAYS = ("--per", "2026-11-20", "--dari", "2026-10-01", "--sampai", "2026-12-31")


@pytest.fixture
def office_file(empty_warehouse, shipped):
    """Give an office's warehouse on disk."""
    return shutil.copyfile(shipped, empty_warehouse)


@pytest.fixture
def pantau(office_file):
    def run(*words: object) -> tuple[int, str]:
        done = CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "400"})
        return done.exit_code, done.output

    return run


def people() -> tuple[set[str], set[str]]:
    with open_warehouse() as warehouse:
        frame = door.ask(warehouse, "rincian_pegawai", Viewer(), QUESTION)
    return set(frame["nip"]), {name.partition(",")[0] for name in frame["nama"]}


def test_the_suffix_chooses_the_form(pantau, tmp_path):
    for name, words, begins in (("a.xlsx", (), b"PK"), ("a.pdf", (), b"%PDF"), ("b.zip", ("--tabel",), b"PK")):
        code, said = pantau("ekspor", tmp_path / "dalam" / name, *DAYS, *words)
        assert (code, name in said) == (0, True), said
        assert (tmp_path / "dalam" / name).read_bytes().startswith(begins)
    assert load_workbook(tmp_path / "dalam" / "a.xlsx").sheetnames[0] == "Sampul"
    assert "Ringkasan kinerja" in pdf_text((tmp_path / "dalam" / "a.pdf").read_bytes())
    with zipfile.ZipFile(tmp_path / "dalam" / "b.zip") as archive:
        names = set(archive.namelist())
    assert {"definisi.csv", "csv/capaian_rhk.csv", "parquet/rencana_aksi.parquet", "csv/unggahan.csv"} <= names


def test_the_offices_template_is_filled(pantau, tmp_path):
    (tmp_path / "kop.xlsx").write_bytes(sample())
    code, said = pantau("ekspor", tmp_path / "isi.xlsx", "--templat", tmp_path / "kop.xlsx", *DAYS)
    assert code == 0, said
    assert load_workbook(tmp_path / "isi.xlsx")["Laporan"]["A6"].value == "Laporan kinerja 1 Oktober 2026 – 31 Desember 2026"


@pytest.mark.parametrize(("name", "words", "told"), [
    ("a.xlsx", ("--samarkan", "umur"), "nama, nip, semua"), ("a.zip", ("--tabel", "--per-unit"), "Pilih salah satu"), ("a.pdf", ("--tabel",), ".zip"),
    ("a.zip", (), ".xlsx"), ("a.xlsx", ("--templat", "tidak-ada.xlsx"), "tidak-ada.xlsx"), ("a.xlsx", ("--templat", str(Path(__file__))), "bukan buku kerja")])
def test_what_does_not_fit_is_told_and_nothing_is_written(pantau, tmp_path, name, words, told):
    code, said = pantau("ekspor", tmp_path / name, *words)
    assert code == 2
    assert told in said
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("name", "words"), [("a.xlsx", ()), ("a.zip", ("--per-unit",)), ("b.zip", ("--tabel",)), ("a.pdf", ()), ("c.xlsx", ("--templat",))])
def test_masked_everywhere(pantau, tmp_path, name, words):
    (tmp_path / "kop.xlsx").write_bytes(sample())
    words = (*words, tmp_path / "kop.xlsx") if "--templat" in words else words
    code, said = pantau("ekspor", tmp_path / name, *DAYS, *words, "--samarkan", "semua")
    assert code == 0, said
    data = (tmp_path / name).read_bytes()
    text = pdf_text(data) if name.endswith(".pdf") else inside(data)
    nips, names = people()
    assert not [n for n in nips if n in text or grouped(n) in text]
    assert not [n for n in names if n in text]
    assert "Pegawai 0" in text


def test_a_person_has_the_same_number_in_every_workbook_of_a_zip(office_file):
    change = masks("semua")
    from dashboard.workbook import gather

    with open_warehouse() as warehouse:
        whole = gather(warehouse, Viewer(), QUESTION)
        unit = str(whole.frame("rincian_pegawai")["unit_kerja"].mode()[0])
        part = gather(warehouse, Viewer(frozenset({unit})), QUESTION)
    known = dict(zip(whole.frame("rincian_pegawai")["nip"], change(whole).frame("rincian_pegawai")["nama"], strict=True))
    after = change(part).frame("rincian_pegawai")
    assert [known[nip] for nip in part.frame("rincian_pegawai")["nip"]] == after["nama"].tolist()


def test_forms_and_a_sample_template_are_written(pantau, tmp_path):
    code, said = pantau("templat", tmp_path / "formulir")
    assert (code, said.count(".xlsx")) == (0, 7)
    assert (tmp_path / "formulir" / "laporan" / "templat_laporan.xlsx").read_bytes() == sample()


def screen() -> AppTest:
    return start("unduh")


def test_the_screen_masks_and_fills_a_template(office_file):
    at = screen()
    assert not at.exception
    at.selectbox(key="unduh_samarkan").set_value("semua").run()
    at.file_uploader[0].set_value(("kop.xlsx", sample(), EXCEL)).run()
    assert not at.exception
    at.button(key="unduh_templat").click().run()
    (made,) = at.session_state["_dibuat_templat"]
    assert [b.label for b in at.download_button] == [f"Simpan {made.name}"]
    assert made.name.startswith("kop Pantau Kinerja per ")
    text = inside(made.job.result())
    assert "Pegawai 0" in text
    assert not [n for n in people()[1] if n in text]


def test_the_screen_tells_what_is_wrong_with_a_template(office_file):
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("Kop").write("C4", "{{salah}}")
    book.close()
    at = screen()
    at.file_uploader[0].set_value(("kop.xlsx", out.getvalue(), EXCEL)).run()
    at.button(key="unduh_templat").click().run()
    assert "Lembar Kop, sel C4" in at.warning[-1].value
    assert not at.download_button
