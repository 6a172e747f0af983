"""Originals and private columns: what is kept, for how long, under which key, and what must be nowhere at all."""

from __future__ import annotations

import csv
import gc
import io
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest
import streamlit as st
from books import BUDI, CICI, LAB, LOG, ROSTER, book, entry, log, roster
from openpyxl import Workbook
from test_screens import html, start
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.screens import frame
from pipelines.load import load, prepare, rebuild, store, undo
from pipelines.load.mappings import mappings, remember
from pipelines.load.retention import DELETED, originals, tidy, told
from pipelines.load.sealing import key_place
from pipelines.recognise import SavedMapping
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

WAYS = ("simpan", "sandi", "tidak")
SIGN = "Memeriksa sampel penanda 7731"
ROWS = f"NIP;Nama;Tanggal;Jam Mulai;Jam Selesai;Kegiatan\n{CICI};Cici Permata;05/10/2026;07:30;09:00;{SIGN}\n".encode()


@pytest.fixture
def decide(monkeypatch):
    """Let a test settle what the office decided."""

    def settle(**values: object) -> None:
        for name, value in values.items():
            if value is None:
                monkeypatch.delenv(f"PANTAU_{name.upper()}", raising=False)
            else:
                monkeypatch.setenv(f"PANTAU_{name.upper()}", str(value))
        settings.cache_clear()

    return settle


def bring(house, data: bytes = ROWS, name: str = "log.csv", **options):
    return load(house, prepare([(name, data)]), user="penguji", **options)


def rows(house, sql: str, *values):
    with house.cursor() as cursor:
        return cursor.execute(sql, values).fetchall()


def pantau(*words):
    """Give a command as a terminal would, without the start of a process of its own."""
    settings.cache_clear()
    run = CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "400"})
    assert run.exception is None or isinstance(run.exception, SystemExit), run.exc_info
    return run.exit_code, run.stdout, run.stderr


def files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def lies_open(folder: Path, text: str) -> list[Path]:
    return [p for p in files(folder) if text.encode() in p.read_bytes()]


def two_sentences(message: str) -> bool:
    return len(re.findall(r"[.;!](?:\s|$)", message)) >= 2


def aged(house, days: float, *, upload: float | None = None) -> None:
    """Make every original older, and the uploads with them."""
    for one in originals():
        os.utime(one.path, (time.time() - days * 86_400,) * 2)
    with house.write() as cursor:
        cursor.execute("update batch set dibuat = now()::timestamp - to_hours(?::int)", [int(24 * (days if upload is None else upload))])


# What stays after a load


@pytest.mark.parametrize("way", WAYS)
def test_an_original_stays_as_the_office_decided(house, office, decide, way):
    decide(simpan_asli=way)
    report = bring(house)
    assert report.total("new") == 1
    kept = [p.suffix for p in files(office / "unggahan")]
    assert kept == {"simpan": [""], "sandi": [".sandi"], "tidak": []}[way]
    assert bool(lies_open(office / "unggahan", SIGN)) == (way == "simpan")
    sha = rows(house, "select sha256 from berkas")[0][0]
    if way == "tidak":
        with pytest.raises(store.Unavailable) as gone:
            store.bytes_of(sha)
        assert gone.value.code == "asli_hilang"
        assert two_sentences(gone.value.message)
        assert rows(house, "select rincian ->> '$.berkas' from audit where tindakan = ?", DELETED) == [("log.csv",)]
    else:
        assert store.bytes_of(sha) == ROWS
    assert bring(house).batch is None  # the same bytes are known by their plain hash, however they are kept
    assert [p.suffix for p in files(office / "unggahan")] == kept
    undo(house, report.batch, user="penguji")
    assert rows(house, "from catatan_harian") == []


@pytest.mark.parametrize("way", WAYS)
def test_a_preview_that_is_dropped_leaves_no_original(house, office, decide, way):
    decide(simpan_asli=way)
    incoming = prepare([("log.csv", ROWS)])
    other = prepare([("sama.csv", ROWS)])
    load(house, incoming, dry_run=True)
    sha = incoming.files[0].sha256
    assert store.bytes_of(sha) == ROWS
    assert lies_open(office / "unggahan", SIGN) == [] or way == "simpan"
    del incoming
    gc.collect()
    assert store.bytes_of(sha) == ROWS  # another preview holds the same bytes
    load(house, other)
    del other
    gc.collect()
    assert files(office / "unggahan" / "sementara") == []
    assert len(files(office / "unggahan")) == (way != "tidak")


@pytest.mark.parametrize("way", ["simpan", "tidak"])
def test_what_a_crash_leaves_is_swept_at_the_next_start(office, decide, tmp_path, way):
    decide(simpan_asli=way)
    code = f"from pipelines.load import prepare; kept = prepare([('l.csv', {ROWS!r})]); print('siap', flush=True); input()"
    child = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ, text=True)
    assert child.stdout.readline() == "siap\n"
    prepare([])
    left = files(office / "unggahan" / "sementara")
    assert len(left) == 1  # a process that lives keeps what it holds
    assert bool(lies_open(office, SIGN)) == (way == "simpan")
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert files(office / "unggahan" / "sementara") == left
    prepare([])
    assert files(office / "unggahan") == []


def test_a_dry_run_from_the_terminal_keeps_nothing(office, tmp_path):
    (tmp_path / "log.csv").write_bytes(ROWS)
    assert pantau("muat", tmp_path / "log.csv", "--dry-run")[0] == 0
    assert files(office / "unggahan") == []


# Under lock


def test_the_key_is_made_once_for_its_owner_alone(house, office, decide, tmp_path):
    decide(simpan_asli="sandi")
    bring(house)
    key = office / "kunci"
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_text()
    bring(house, log([entry(CICI, "06/10/2026")]), "lagi.xlsx")
    assert key.read_text() == before
    assert all(store.bytes_of(sha) for (sha,) in rows(house, "select sha256 from berkas"))
    elsewhere = tmp_path / "brankas" / "kunci"
    elsewhere.parent.mkdir()
    key.rename(elsewhere)
    decide(kunci_berkas=elsewhere)
    assert store.bytes_of(rows(house, "select sha256 from berkas where nama = 'log.csv'")[0][0]) == ROWS
    decide(kunci_berkas=None, kunci=before.strip())
    assert store.bytes_of(rows(house, "select sha256 from berkas where nama = 'log.csv'")[0][0]) == ROWS
    assert not key.exists()


def test_a_wrong_or_lost_key_is_told_and_costs_nothing(office, decide, tmp_path):
    decide(simpan_asli="sandi", kunci="kunci contoh yang benar")
    (tmp_path / "log.csv").write_bytes(ROWS)
    (tmp_path / "baru.xlsx").write_bytes(log([entry(CICI, "07/10/2026")]))
    assert pantau("muat", tmp_path / "log.csv")[0] == 0
    sealed = files(office / "unggahan")
    before = [p.read_bytes() for p in sealed]
    warehouse = (office / "pantau.duckdb").read_bytes()
    for values in ({"kunci": "kunci contoh yang salah"}, {"kunci": None}, {"kunci": "pendek"}):
        decide(**values)
        for words in (["muat", tmp_path / "baru.xlsx"], ["bangun-ulang"], ["periksa"]):
            code, out, err = pantau(*words)
            assert code in (1, 2), words
            assert "unci" in out + err
            assert two_sentences((out + err).strip())
        assert not key_place().exists()  # no second key beside what the first one locked
        assert (files(office / "unggahan"), [p.read_bytes() for p in sealed]) == (sealed, before)
    assert len(warehouse) == len((office / "pantau.duckdb").read_bytes())
    decide(kunci="kunci contoh yang benar")
    code, out, _err = pantau("muat", tmp_path / "baru.xlsx")
    assert code == 0, out
    code, out, err = pantau("bangun-ulang")
    assert code == 0, err
    assert "2 unggahan" in out


def test_a_changed_setting_locks_what_lay_open(house, office, decide):
    bring(house)
    old = time.time() - 5 * 86_400
    (before,) = originals()
    os.utime(before.path, (old, old))
    decide(simpan_asli="sandi")
    fine, message = told(house)
    assert not fine
    assert "1 berkas asli belum disandikan." in message
    tidy(house, user="penguji")
    (after,) = originals()
    assert after.locked
    assert after.when == pytest.approx(old, abs=1)
    assert lies_open(office / "unggahan", SIGN) == []
    assert store.bytes_of(after.sha256) == ROWS
    assert told(house)[0]
    decide(simpan_asli="simpan")
    assert store.bytes_of(after.sha256) == ROWS


@pytest.mark.parametrize("way", ["simpan", "sandi"])
def test_a_damaged_original_is_noticed_and_mended_by_an_upload(house, decide, way):
    decide(simpan_asli=way)
    bring(house)
    (one,) = originals()
    data = bytearray(one.path.read_bytes())
    data[-20] ^= 1
    one.path.write_bytes(data)
    with pytest.raises(store.Unavailable) as damaged:
        store.bytes_of(one.sha256)
    assert damaged.value.code == "asli_rusak"
    assert two_sentences(damaged.value.message)
    bring(house)
    assert store.bytes_of(one.sha256) == ROWS


def test_a_locked_original_moved_to_anothers_name_does_not_open(house, decide):
    decide(simpan_asli="sandi")
    bring(house)
    bring(house, log([entry(CICI, "06/10/2026")]), "lagi.xlsx")
    one, other = originals()
    other.path.write_bytes(one.path.read_bytes())
    with pytest.raises(store.Unavailable):
        store.bytes_of(other.sha256)


def test_a_hundred_megabytes_go_under_lock_and_come_back(decide):
    decide(simpan_asli="sandi")
    data = os.urandom(1 << 20) * 100
    began = time.process_time()
    name = store.keep(data)
    store.confirm([name])
    assert store.bytes_of(name) == data
    store.release([name])
    assert time.process_time() - began < 10  # a few tenths; of the processor, for others may be at work on the machine


# How long


def test_originals_go_when_their_time_is_over_and_rows_stay(house, office, decide):
    decide(simpan_hari=30)
    bring(house)
    bring(house, log([entry(BUDI, "06/10/2026")]), "Log Budi Oktober.xlsx")
    aged(house, 29)
    assert tidy(house, user="penguji") == []
    aged(house, 31, upload=29)  # the file is older than its latest upload
    assert tidy(house, user="penguji") == []
    aged(house, 31)
    bring(house)  # uploaded again, unchanged: its time begins anew
    assert [one.sha256 for one in originals()] == [rows(house, "select sha256 from berkas where nama = 'log.csv'")[0][0]]
    assert rows(house, "select rincian ->> '$.berkas', rincian ->> '$.sebab' from audit where tindakan = ?", DELETED) == [
        ("Log Budi Oktober.xlsx", "simpan_hari")]
    assert len(rows(house, "from catatan_harian")) == 2
    fine, message = told(house)
    assert fine
    assert message.startswith("1 berkas asli disimpan, ")
    assert "1 berkas lain sudah tidak disimpan, menurut pengaturan kantor." in message


def test_the_selfcheck_deletes_and_tells(office, decide, tmp_path):
    (tmp_path / "p.xlsx").write_bytes(roster())
    (tmp_path / "log.csv").write_bytes(ROWS)
    assert pantau("muat", tmp_path / "p.xlsx", tmp_path / "log.csv")[0] == 0
    code, out, err = pantau("periksa")
    assert code == 0, out + err
    assert re.search(r"2 berkas asli disimpan, \d+,\d MiB; yang tertua diunggah \d+ \w+ \d{4}\.", out)
    with open_warehouse() as house:
        aged(house, 8)
    decide(simpan_hari=7)
    code, out, err = pantau("periksa")
    assert code == 0, out + err
    assert "2 berkas asli sudah lewat masa simpannya dan dihapus" in out
    assert "log.csv" in out
    assert files(office / "unggahan") == []
    assert pantau("periksa")[0] == 0


def test_an_original_lost_without_a_decision_is_told(house):
    bring(house)
    for one in originals():
        one.path.unlink()
    fine, message = told(house)
    assert not fine
    assert two_sentences(message)


# The warehouse made anew


def test_a_poorer_warehouse_replaces_a_good_one_only_on_a_yes(office, decide, tmp_path):
    decide(simpan_asli="tidak")
    (tmp_path / "log.csv").write_bytes(ROWS)
    (tmp_path / "p.xlsx").write_bytes(roster())
    pantau("muat", tmp_path / "log.csv")
    decide(simpan_asli="simpan")
    pantau("muat", tmp_path / "p.xlsx")
    before = pantau("angka", "catatan_pegawai", "--json")[1]
    code, out, err = pantau("bangun-ulang")
    assert code == 1
    assert "log.csv tidak disimpan lagi menurut pengaturan kantor, jadi tidak dapat dibangun ulang." in out
    assert "Gudang tidak diganti: 1 berkas tidak dapat dibangun ulang, " in err
    assert "--ya" in err
    assert two_sentences(err.strip())
    assert not list(office.glob("*.lama.duckdb")) + list(office.glob("*.baru.duckdb"))
    assert pantau("angka", "catatan_pegawai", "--json")[1] == before
    code, out, err = pantau("bangun-ulang", "--ya")
    assert "1 unggahan dimuat ulang" in out
    assert (office / "pantau.lama.duckdb").exists()
    with open_warehouse() as house:
        assert rows(house, "from catatan_harian") == []
        assert len(rows(house, "from pegawai")) == 4


def test_a_rebuilt_warehouse_remembers_when_files_came(house, decide, another):
    bring(house)
    aged(house, 40)
    when = rows(house, "select dibuat from batch")
    with open_warehouse(another()) as fresh:
        assert rebuild(house, fresh).lost == []
        assert rows(fresh, "select dibuat from batch") == when
        decide(simpan_hari=30)
        assert tidy(fresh, user="penguji") == ["log.csv"]


# What must be nowhere

NIK, STREET, PHONE, BORN, PAY, BANK, PHOTO, MAIL = (
    "3271046504930002", "Jl. Kenanga Buatan 77", "081234567890", "17/07/1971", "5123456", "0098877665", "cici_buatan.jpg", "cici@surel.example")
PRIVATE = {"NIK": NIK, "Alamat": STREET, "No HP": PHONE, "Tanggal Lahir": BORN, "Foto": PHOTO, "Email": MAIL}
MONEY = {"Gaji Pokok": PAY, "No Rekening": BANK}
PERSON = [CICI, "Cici Permata", None, LAB, None, None, None]


def csv_of(header: list, *lines: list) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header, *lines])
    return text.getvalue().encode()


def in_two_rows(private: dict[str, str]) -> bytes:
    """Write a log whose private columns stand under a common head."""
    made = Workbook()
    page = made.active
    names = list(private)
    page.append([*LOG, "Data Pribadi", *[None] * (len(names) - 1)])
    page.append([*[None] * len(LOG), *names])
    page.append([*entry(CICI, "05/10/2026", SIGN, name="Cici Permata"), *private.values()])
    for column in range(1, len(LOG) + 1):
        page.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    page.merge_cells(start_row=1, end_row=1, start_column=len(LOG) + 1, end_column=len(LOG) + len(names))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def exports() -> dict[str, bytes]:
    names, values = list(PRIVATE), list(PRIVATE.values())
    note = entry(CICI, "05/10/2026", SIGN, name="Cici Permata")
    bad = entry(CICI, "99/99/2026", name="Cici Permata")
    return {
        "pegawai.xlsx": book([*ROSTER, *names], [[*PERSON, *values]]),
        "pegawai.csv": csv_of([*names, *ROSTER], [*values, *PERSON]),
        "log.xlsx": book([*names, *LOG], [[*values, *note], [*values, *bad]]),
        "uang.csv": csv_of([*LOG, "Gaji Pokok"], [*note, PAY]),
        "rekening.xlsx": book([*LOG, "No Rekening"], [[*note, BANK]]),
        "ganda.xlsx": book([*LOG, "Alamat", "Alamat", "NIK", "NIK"], [[*note, STREET, STREET, NIK, NIK]]),
        "ganda.csv": csv_of(["Alamat", *LOG, "Alamat"], [STREET, *note, STREET]),
        "dua baris.xlsx": in_two_rows(PRIVATE),
        "isi saja.xlsx": book([*LOG, "No Identitas", "Kontak", "Kotak Surat"], [[*note, NIK, PHONE, MAIL], [*bad, NIK, PHONE, MAIL]]),
    }


def every_text(path: Path) -> list[str]:
    """Return all texts of all columns of a warehouse, whatever their type."""
    with open_warehouse(path) as house:
        tables = rows(house, "select table_name from information_schema.tables where table_schema = 'main' and table_type = 'BASE TABLE'")
        found = [text for (table,) in tables for line in rows(house, f'select columns(*)::varchar from "{table}"') for text in line if text]
        with house.cursor() as cursor:
            cursor.execute("checkpoint")
    return found


@pytest.mark.parametrize("name", list(exports()))
def test_values_of_private_columns_are_nowhere_in_the_warehouse(house, office, decide, name):
    decide(simpan_asli="tidak")
    bring(house, roster(), "daftar.xlsx")
    incoming = prepare([(name, exports()[name])])
    remember(house, incoming.files[0].sheets[0].found.signature, "tata letak", SavedMapping("catatan_harian", {"tanggal": "Tanggal"}), user="penguji")
    report = load(house, incoming, user="penguji")
    assert report.total("accepted") >= 1
    assert mappings(house)
    del incoming
    gc.collect()
    house.close()
    texts = every_text(settings().warehouse_path)
    if "pegawai" not in name:
        assert SIGN in texts  # the search finds what is there
    for value in (*PRIVATE.values(), *MONEY.values()):
        assert not [text for text in texts if value in text], value
        assert lies_open(office, value) == []


def test_dropped_columns_are_told(house, office):
    names = list(PRIVATE)
    report = bring(house, exports()["log.xlsx"], "log.xlsx")
    assert report.files[0].dropped == names
    assert report.as_dict()["files"][0]["dropped"] == names
    told_once = bring(house, exports()["ganda.xlsx"], "ganda.xlsx").files[0]
    assert told_once.dropped == ["Alamat", "NIK"]


def test_the_terminal_names_dropped_columns(tmp_path):
    (tmp_path / "log.csv").write_bytes(csv_of(["NIK", "Alamat", *LOG], [NIK, STREET, *entry(CICI, "05/10/2026", SIGN)]))
    _code, out, _err = pantau("muat", tmp_path / "log.csv", "--dry-run")
    assert "Kolom pribadi" in out
    assert "NIK, Alamat" in out
    assert STREET not in out
    (tmp_path / "tanpa.csv").write_bytes(ROWS)
    assert "Kolom pribadi" not in pantau("muat", tmp_path / "tanpa.csv", "--dry-run")[1]


@pytest.fixture
def screen():
    """Give the screen for uploads of a server that stops afterwards."""
    st.cache_resource.clear()
    yield start("unggah")
    frame.house().close()
    st.cache_resource.clear()


def test_the_screen_names_dropped_columns_and_forgets_what_is_dropped(screen, office):
    screen.file_uploader[0].set_value([("log.csv", csv_of(["NIK", "Alamat", *LOG], [NIK, STREET, *entry(CICI, "05/10/2026", SIGN)]), "text/csv")]).run()
    assert "Kolom pribadi yang tidak disimpan: NIK, Alamat." in html(screen)
    assert STREET not in html(screen)
    assert len(files(office / "unggahan")) == 1
    screen.button(key="lupakan").click().run()
    gc.collect()
    assert files(office / "unggahan") == []


def test_the_screen_tells_that_a_key_is_lost(screen, office, decide):
    decide(simpan_asli="sandi", kunci_berkas=office)
    screen.file_uploader[0].set_value([("log.csv", ROWS, "text/csv")]).run()
    assert not screen.exception
    assert [e.value for e in screen.error] == [
        f"Berkas kunci {office} tidak dapat dibaca (Is a directory). Periksa izinnya, atau kembalikan dari cadangan."]


def test_passwords_are_neither_stored_nor_told(office, tmp_path):
    secret = "Rahasia-Buatan-4471"
    locked = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(log([entry(CICI, "05/10/2026", SIGN)]))).encrypt(secret, locked)
    (tmp_path / "kunci.xlsx").write_bytes(locked.getvalue())
    for words in (["--sandi", f"{secret}-salah"], ["--sandi", secret], ["--sandi", secret, "--json"]):
        code, out, err = pantau("muat", tmp_path / "kunci.xlsx", *words)
        assert code == (2 if words[1] != secret else 0), out + err
        assert secret not in out + err
    assert pantau("periksa")[0] in (0, 1)
    assert not [text for text in every_text(office / "pantau.duckdb") if secret in text]
    assert lies_open(office, secret) == []
    assert SIGN in every_text(office / "pantau.duckdb")
