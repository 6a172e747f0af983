"""The rows behind the figures: weights, days and thresholds worked out by hand, each with the row it was read from."""

from __future__ import annotations

from datetime import date

import pytest
from rows import Rows, pick

OCT, DEC, PER = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20)


@pytest.fixture
def rows(house) -> Rows:
    rows = Rows(house)
    rows.unit("Balai")
    rows.unit("Lab", "Balai", 1)
    rows.person("A", "Lab", nip_atasan="K")
    rows.person("K", "Balai")
    return rows


def test_standard_weights_average_one_in_an_rhk_and_are_absent_without_one(rows):
    rhk = rows.rhk("A", "Mutu", OCT, DEC)
    rows.step("A", rhk, OCT, DEC, bobot=3, capaian_persen=50, rencana_aksi="berat")
    rows.step("A", rhk, OCT, DEC, capaian_persen=10, rencana_aksi="biasa")
    rows.step("A", None, OCT, DEC, bobot=5, rencana_aksi="lepas")
    found = {row["rencana_aksi"]: row for row in rows.ask("rincian_langkah", PER)}
    assert [found[name]["bobot_baku"] for name in ("berat", "biasa", "lepas")] == [1.5, 0.5, None]
    assert {(row["berkas"], row["sheet"]) for row in found.values()} == {("isi.xlsx", "Data")}
    whole = rows.ask("capaian_unit", PER)[0]
    assert whole["capaian"] == pytest.approx((1.5 * 50 + 0.5 * 10) / 2)


def test_an_rhk_comes_with_the_thresholds_of_its_unit_and_its_row(rows):
    rows.add("setelan", unit_kerja="Balai", nama="ambang_kritis", nilai=-40)
    key = rows.rhk("A", "Mutu", OCT, DEC)
    assert pick(rows.ask("rincian_rhk", PER), "rhk", "ambang_tertinggal", "ambang_kritis", "status", "berkas", "baris") == [
        ("Mutu", -10.0, -40.0, "belum_dijabarkan", "isi.xlsx", int(key.split("-")[-1]))]
    assert pick(rows.ask("rincian_unit", PER), "unit_kerja", "induk", "ambang_kritis") == [("Balai", None, -40.0), ("Lab", "Balai", -40.0)]


def test_person_days_say_what_was_due_and_where_the_first_note_stands(rows):
    rows.covers(date(2026, 11, 16), date(2026, 11, 18), nip="A")
    rows.away("A", date(2026, 11, 17), date(2026, 11, 17))
    later = rows.note("A", date(2026, 11, 16))
    rows.note("A", date(2026, 11, 16))
    found = {row["tanggal"]: row for row in rows.ask("rincian_hari", PER, date(2026, 11, 14), date(2026, 11, 22)) if row["nip"] == "A"}
    assert list(found) == [date(2026, 11, day) for day in (16, 17, 18, 19, 20)]  # a weekend without notes is not listed
    told = pick(list(found.values()), "kerja", "wajib", "tercatat", "tidak_hadir", "catatan")
    assert told == [(True, True, True, False, 2), (False, False, False, True, 0), (True, True, False, False, 0), (True, False, False, False, 0), (True, False, False, False, 0)]
    first = found[date(2026, 11, 16)]
    assert (first["berkas"], first["baris"]) == ("isi.xlsx", int(later.split("-")[-1]))
    assert found[date(2026, 11, 18)]["berkas"] is None


def test_people_come_with_what_holds_for_them(rows):
    assert pick(rows.ask("rincian_pegawai", PER), "nip", "unit_kerja", "nip_atasan", "irama_bulan", "segera_hari", "berkas") == [
        ("K", "Balai", None, 2, 7, "isi.xlsx"), ("A", "Lab", "K", 2, 7, "isi.xlsx")]
