"""A layout that nobody knows, chosen once by a person and understood from then on."""

from __future__ import annotations

from books import CICI, book, roster

from pipelines.load import load, mappings, prepare
from pipelines.load.mappings import forget, remember, remembered, rename
from pipelines.recognise import SavedMapping

ODD = book(["Kode Orang", "Kapan", "Isi Buku", "Dari-Sampai"], [
    [CICI, "05/01/2026", "Memeriksa sampel dahak", "07.30 - 09.00"],
    [CICI, "06/01/2026", "Menyusun laporan", "08.00 - 10.00"],
])
CHOICE = SavedMapping("catatan_harian", {"nip": "Kode Orang", "tanggal": "Kapan", "kegiatan": "Isi Buku", "rentang_jam": "Dari-Sampai"})


def bring(house):
    return load(house, prepare([("pegawai.xlsx", roster()), ("aneh.xlsx", ODD)], mappings=mappings(house)), user="penguji")


def test_a_choice_is_used_without_asking_until_it_is_forgotten(house):
    first = bring(house)
    assert first.files[1].error is not None
    assert first.exit_code == 2
    sheet = prepare([("aneh.xlsx", ODD)]).files[0].sheets[0].found
    assert sheet.headers == ["Kode Orang", "Kapan", "Isi Buku", "Dari-Sampai"]
    remember(house, sheet.signature, "Buku harian lab", CHOICE, user="penguji")
    second = bring(house)
    assert second.exit_code == 0
    assert (second.files[1].kind, second.files[1].new) == ("catatan_harian", 2)
    assert second.files[1].columns == CHOICE.columns
    with house.cursor() as cursor:
        assert cursor.execute("select kegiatan, menit from catatan_harian order by tanggal").fetchall() == [
            ("Memeriksa sampel dahak", 90), ("Menyusun laporan", 120)]
    rename(house, sheet.signature, "Buku lab", user="penguji")
    assert [(r.name, r.kind, r.columns) for r in remembered(house)] == [("Buku lab", "catatan_harian", 4)]
    forget(house, sheet.signature, user="penguji")
    assert remembered(house) == []
    with house.cursor() as cursor:
        done = [row[0] for row in cursor.execute("select tindakan from audit order by waktu").fetchall()]
    assert done == ["muat", "ingat tata letak", "muat", "ganti nama tata letak", "lupakan tata letak"]


def test_a_newer_choice_for_the_same_header_replaces_the_older(house):
    remember(house, "x", "satu", CHOICE, user="a")
    remember(house, "x", "dua", SavedMapping("dialog_kinerja", {"tanggal": "Kapan"}), user="b")
    assert mappings(house) == {"x": SavedMapping("dialog_kinerja", {"tanggal": "Kapan"})}
