"""The command as others script against it: exit codes, JSON, the lock."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from books import BALAI, BUDI, CICI, LAB, PEOPLE, PLAN, book, entry, log, roster
from openpyxl import load_workbook

from dashboard.telling import tell
from pipelines.figures.definitions import FOLDER, definition, figures
from pipelines.language import use_language

PANTAU = Path(sys.executable).with_name("pantau")


def pantau(*words, cwd=None):
    run = subprocess.run([PANTAU, *map(str, words)], capture_output=True, text=True, check=False, env=os.environ, cwd=cwd)
    return run.returncode, run.stdout, run.stderr


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ekspor")
    (folder / "pegawai.xlsx").write_bytes(roster())
    (folder / "log.xlsx").write_bytes(log([entry(CICI, "05/10/2026"), entry(CICI, "06/10/2026")], unit=LAB))
    (folder / "rencana.xlsx").write_bytes(book(PLAN, [
        [CICI, "Cici Permata", "Triwulan IV 2026", "Meningkatnya mutu", "Melakukan uji banding", "2 Laporan", 1, "50%", "31/12/2026", "Proses"]]))
    return folder


@pytest.fixture(scope="module")
def brought(exports, tmp_path_factory):
    """Load the exports by command, once for all that look at them."""
    data = tmp_path_factory.mktemp("dimuat") / "data"
    told = subprocess.run([PANTAU, "muat", exports, "--json"], capture_output=True, text=True, check=False, env=os.environ | {"PANTAU_DATA": str(data)})
    return data, told


@pytest.fixture
def loaded(brought, office):
    """Give an office of its own with the exports loaded."""
    shutil.copytree(brought[0], office)
    return office


KEYS = {"file", "sheet", "kind", "confidence", "header_row", "columns", "unmapped", "rows", "accepted", "rejected", "skipped", "new",
        "changed", "unchanged", "withdrawn", "findings", "error"}


def test_load_json_keeps_its_contract(brought):
    told = json.loads(brought[1].stdout)
    assert brought[1].returncode == 0
    assert told["batch"] == 1
    assert {f["kind"] for f in told["files"]} == {"pegawai", "catatan_harian", "rencana_aksi"}
    assert all(set(f) >= KEYS for f in told["files"])
    assert all(f["rows"] == f["accepted"] + f["rejected"] + f["skipped"] for f in told["files"])
    assert next(f for f in told["files"] if f["kind"] == "catatan_harian")["columns"]["tanggal"] == "Tanggal"


def test_exit_codes_tell_good_rejected_and_unreadable(exports, loaded, tmp_path):
    (tmp_path / "salah.xlsx").write_bytes(log([entry(CICI, "99/99/2026")]))
    code, out, _err = pantau("muat", tmp_path / "salah.xlsx")
    assert code == 3
    assert "99/99/2026" in out
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    code, out, _err = pantau("muat", exports, tmp_path / "rusak.xlsx")
    assert code == 2
    assert "rusak.xlsx" in out
    code, _out, err = pantau("muat", tmp_path / "tidak-ada.xlsx")
    assert code == 2
    assert "tidak ditemukan" in err
    code, _out, err = pantau("muat", exports, "--kind", "gaji")
    assert code == 2
    assert "catatan_harian" in err


def test_a_layout_of_ones_own_is_told_by_a_file(loaded, tmp_path):
    odd = tmp_path / "aneh.xlsx"
    odd.write_bytes(book(["Kode Orang", "Kapan", "Isi Buku"], [[CICI, "08/10/2026", "Memeriksa sampel"]]))
    assert pantau("muat", odd)[0] == 2
    layout = tmp_path / "aneh.toml"
    layout.write_text('kind = "catatan_harian"\n[columns]\nnip = "Kode Orang"\ntanggal = "Kapan"\nkegiatan = "Isi Buku"\n', "utf-8")
    code, out, err = pantau("muat", odd, "--map", layout, "--json")
    assert code == 0, err
    assert json.loads(out)["files"][0]["new"] == 1
    layout.write_text("kind = 1", "utf-8")
    code, _out, err = pantau("muat", odd, "--map", layout)
    assert code == 2
    assert "[columns]" in err
    assert pantau("muat", odd, "--map", tmp_path / "tidak.toml")[0] == 2


def test_dry_run_keeps_nothing_and_undo_takes_back(exports):
    code, out, _err = pantau("muat", exports, "--dry-run", "--json")
    assert (code, json.loads(out)["batch"]) == (0, None)
    pantau("muat", exports)
    code, out, _err = pantau("batal", 1)
    assert code == 0
    assert "dibatalkan" in out
    code, _out, err = pantau("batal", 1)
    assert code == 1
    assert "sudah dibatalkan" in err


@pytest.mark.parametrize("name", ["capaian_rhk", "aktivitas_unit", "kepatuhan_catatan", "frekuensi_dialog", "cakupan_unggahan"])
def test_a_figure_prints_a_list_of_rows(loaded, name):
    code, out, err = pantau("angka", name, "--json")
    assert code == 0, err
    assert all(isinstance(row, dict) for row in json.loads(out))
    assert json.loads(out)
    code, out, _err = pantau("angka", name, "--csv")
    assert code == 0
    assert "," in out.splitlines()[0]
    assert pantau("angka", name)[0] == 0


def test_a_figure_can_be_asked_of_one_unit_and_time(loaded):
    rows = json.loads(pantau("angka", "kepatuhan_catatan", "--unit", LAB, "--dari", "2026-10-01", "--sampai", "2026-10-31", "--per", "2026-10-06", "--json")[1])
    assert [r["unit_kerja"] for r in rows] == [LAB]
    code, _out, err = pantau("angka", "kepatuhan_catatan", "--unit", "Unit Khayal")
    assert code == 2
    assert "Unit Khayal" in err
    code, _out, err = pantau("angka", "laba_rugi")
    assert code == 2
    assert all(name in err for name in figures())


@pytest.mark.parametrize("name", figures())
def test_a_figure_explains_itself_without_a_warehouse(name, office, capsys):
    use_language("id")
    tell(name)
    told, out = definition(name), capsys.readouterr().out
    words = " ".join(out.split())
    assert all(" ".join(text.split()) in words for text in (told.judul, told.arti, told.butir, told.penyebut, ", ".join(told.columns)))
    assert (FOLDER / f"{name}.sql").read_text("utf-8").splitlines()[-1] in out.splitlines()
    assert not out.count("-- arti")
    use_language("en")
    tell(name)
    words = " ".join(capsys.readouterr().out.split())
    assert told.meaning in words
    assert told.arti not in words
    assert not office.exists()


def test_a_figure_is_explained_by_command(office):
    code, out, err = pantau("angka", "tindak_lanjut", "--jelaskan")
    assert (code, err) == (0, "")
    assert (FOLDER / "tindak_lanjut.sql").read_text("utf-8").splitlines()[-1] in out.splitlines()
    assert not (office / "pantau.duckdb").exists()
    code, _out, err = pantau("angka", "laba_rugi", "--jelaskan")
    assert code == 2
    assert "tindak_lanjut" in err


def test_the_workbook_is_written_whole_and_per_unit(loaded, tmp_path):
    code, _out, err = pantau("ekspor", tmp_path / "buku" / "kerja.xlsx")
    assert code == 0, err
    assert load_workbook(tmp_path / "buku" / "kerja.xlsx").sheetnames[0] == "Sampul"
    code, _out, err = pantau("ekspor", tmp_path / "unit.zip", "--per-unit")
    assert code == 0, err
    with ZipFile(tmp_path / "unit.zip") as archive:
        assert any(LAB in name for name in archive.namelist())
        assert any(BALAI in name for name in archive.namelist())


def test_a_held_warehouse_names_the_process(exports, loaded):
    holder = subprocess.Popen(
        [sys.executable, "-c", "from pipelines.warehouse import open_warehouse\nw = open_warehouse()\nprint('ada', flush=True)\ninput()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ)
    try:
        assert holder.stdout.readline() == "ada\n"
        code, _out, err = pantau("muat", exports)
        assert code == 1
        assert f"PID {holder.pid}" in err
        assert "layar Unggah" in err
    finally:
        holder.communicate("\n")


def test_samples_and_forms_are_written(tmp_path):
    assert pantau("contoh", tmp_path / "c", "--pegawai", 12, "--bulan", 2)[0] == 0
    assert len(list((tmp_path / "c").iterdir())) > 5
    code, out, _err = pantau("templat", tmp_path / "t")
    assert code == 0
    assert len(out.splitlines()) == len(list((tmp_path / "t").iterdir()))


def test_selfcheck_looks_at_all_parts(loaded):
    code, out, _err = pantau("periksa")
    assert code == 0, out
    assert out.count("✓") >= 5


def test_the_warehouse_is_rebuilt_and_the_old_one_kept(loaded):
    before = pantau("angka", "kepatuhan_catatan", "--json")[1]
    code, out, err = pantau("bangun-ulang")
    assert code == 0, err
    assert "1 unggahan" in out
    assert pantau("angka", "kepatuhan_catatan", "--json")[1] == before
    assert (loaded / "pantau.lama.duckdb").exists()


def test_help_is_indonesian():
    code, out, _err = pantau("--help")
    assert code == 0
    for command in ("demo", "contoh", "templat", "muat", "batal", "ekspor", "angka", "layani", "periksa"):
        assert command in out
    assert "Pemakaian: pantau [PILIHAN] PERINTAH [MASUKAN]..." in out
    told = pantau("muat", "-h")[1]
    assert "Muat ekspor ke gudang" in told
    assert "Pemakaian: pantau muat [PILIHAN] {BERKAS|FOLDER…}..." in told
    assert "Tampilkan bantuan ini lalu keluar." in told
    assert not [word for word in ("Usage", "OPTIONS", "Show this") if word in out + told]


def test_an_upload_is_loaded_anew_by_the_roster_of_today(tmp_path):
    first, notes = tmp_path / "satu", tmp_path / "catatan.xlsx"
    first.mkdir()
    (first / "pegawai.xlsx").write_bytes(roster(PEOPLE[:2]))
    notes.write_bytes(log([entry(BUDI, "08/10/2026"), entry(CICI, "08/10/2026")]))
    pantau("muat", first)
    assert pantau("muat", notes)[0] == 3
    (first / "pegawai-baru.xlsx").write_bytes(roster())
    pantau("muat", first)
    code, out, err = pantau("muat-ulang", 2)
    assert code == 0, err
    assert "2 diterima" in out
    code, _out, err = pantau("muat-ulang", 2)  # it has another number now
    assert code == 2
    assert "tidak ada atau sudah dibatalkan" in err
    code, out, _err = pantau("batal", 3, 4)
    assert code == 0
    assert "3, 4" in out
