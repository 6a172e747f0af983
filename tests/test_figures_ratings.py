"""Ratings and BKN's counts, worked out by hand: rows in through BKN's own reports, numbers out."""

from __future__ import annotations

from datetime import date

import pytest
from books import ANI, BALAI, BUDI, CICI, DEDI, LAB, PEOPLE, UMUM, book, roster
from rows import pick

from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.load import load, prepare
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

RATING = ["jenis", "nip", "nama", "periode_awal_skp", "periode_akhir_skp", "skp_unor", "is_skp_plt_plh_pjb", "hasil_kerja", "perilaku_kerja", "hasil_akhir", "waktu_dinilai", "tahun_skp"]
SKP = ["jenis", "nip", "nama", "is_skp", "skp_status", "skp_model", "skp_unor", "periode_awal", "periode_akhir", "is_plt_plh"]
BELOW, AS, ABOVE = "DI BAWAH EKSPEKTASI", "SESUAI EKSPEKTASI", "DI ATAS EKSPEKTASI"
EKA = "199505052020121003"
PER = date(2026, 11, 20)
Q3 = (date(2026, 7, 1), date(2026, 9, 30))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
COUNTS = ("dinilai", "sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")


def above(title: str, period: str) -> list[list]:
    return [[f"{title} Tahun 2026"], ["Instansi : Kementerian Contoh"], [f"Periode : {period}"], ["Unor Induk : Balai Labkesmas"], ["Unor : ALL"],
            ["Data ditarik pada : 2026-11-20 08:00:00"]]


def rated(nip: str, result: str, conduct: str, predikat: str, when: str = "2026-10-05 09:40:00", *, first: str = "2026-01-01", last: str = "2026-12-31", acting: str = "0") -> list:
    return ["PERIODIK", nip, None, first, last, "Unor menurut BKN", acting, result, conduct, predikat, when, "2026"]


def ratings(period: str, *rows: list) -> tuple[str, bytes]:
    return f"Laporan Penilaian SKP {period}.xlsx", book(RATING, list(rows), above=above("Laporan Penilaian SKP", period))


def skp(nip: str, status: str, first: str = "2026-01-01", last: str = "2026-12-31", *, acting: str = "0") -> list:
    return ["SKP", nip, None, "1", status, "kuantitatif", "Unor menurut BKN", first, last, acting]


def put(house, *files: tuple[str, bytes], day: date = PER):
    return load(house, prepare(files), user="penguji", today=day)


def ask(house, figure: str, days: tuple[date, date] = Q3, per: date = PER, *, viewer: Viewer | None = None) -> list[dict]:
    return door.ask_arrow(house, figure, viewer or Viewer(None), Question(*days, per)).to_pylist()


def four_people(house) -> None:
    """A head, two people in the lab, one in the office below the head."""
    put(house, ("pegawai.xlsx", roster()))


@pytest.fixture
def balai(empty_warehouse, kept):
    with kept(four_people) as house:
        yield house


def test_reports_of_three_quarters_stand_beside_each_other(balai):
    row = rated(CICI, AS, AS, "BAIK")
    report = put(balai, *(ratings(f"Triwulan {n}", row) for n in ("I", "II", "III")))
    assert (report.total("new"), report.total("unchanged")) == (3, 0)
    again = put(balai, ratings("Triwulan II", rated(CICI, ABOVE, ABOVE, "SANGAT BAIK")))
    assert (again.total("new"), again.total("changed")) == (0, 1)
    assert pick(ask(balai, "predikat_unit", YEAR, viewer=Viewer(frozenset({LAB}))), "periode", "periode_awal", "periode_akhir", *COUNTS) == [
        ("Triwulan III 2026", *Q3, 1, 0, 1, 0, 0, 0), ("Triwulan II 2026", date(2026, 4, 1), date(2026, 6, 30), 1, 1, 0, 0, 0, 0),
        ("Triwulan I 2026", date(2026, 1, 1), date(2026, 3, 31), 1, 0, 1, 0, 0, 0),
    ]


def test_the_predikat_of_all_nine_cells_of_the_matrix(house):
    cells = [(BELOW, BELOW, "SANGAT KURANG"), (BELOW, AS, "BUTUH PERBAIKAN"), (BELOW, ABOVE, "BUTUH PERBAIKAN"), (AS, BELOW, "KURANG"), (AS, AS, "BAIK"),
             (AS, ABOVE, "BAIK"), (ABOVE, BELOW, "KURANG"), (ABOVE, AS, "BAIK"), (ABOVE, ABOVE, "SANGAT BAIK")]
    nips = [f"19900101201503200{n}" for n in range(1, 10)]
    put(house, ("pegawai.xlsx", roster([[nip, f"Pegawai {n}", "Staf", LAB, None, None, None] for n, nip in enumerate(nips)])))
    put(house, ratings("Triwulan III", *(rated(nip, *cell) for nip, cell in zip(nips, cells, strict=True))))
    assert pick(ask(house, "predikat_unit"), *COUNTS, "berbeda", "tanpa_rating", "unit_kecil") == [(9, 1, 3, 2, 2, 1, 0, 0, False)]
    put(house, ratings("Triwulan III", *(rated(nip, *cell[:2], "BAIK") for nip, cell in zip(nips, cells, strict=True))))
    assert pick(ask(house, "predikat_unit"), *COUNTS, "berbeda") == [(9, 1, 3, 2, 2, 1, 6)]


def test_units_are_pooled_with_those_under_them(balai):
    put(balai, ratings("Triwulan III", rated(ANI, ABOVE, ABOVE, "SANGAT BAIK"), rated(BUDI, AS, AS, "BAIK"),
                        rated(CICI, BELOW, AS, "BAIK"), rated(DEDI, "-", "-", "KURANG")))
    found = ask(balai, "predikat_unit")
    assert pick(found, "unit_kerja", "induk", "tingkat", *COUNTS, "berbeda", "tanpa_rating") == [
        (UMUM, BALAI, 1, 1, 0, 0, 0, 1, 0, 0, 1), (BALAI, None, 0, 4, 1, 1, 1, 1, 0, 1, 1), (LAB, BALAI, 1, 2, 0, 1, 1, 0, 0, 1, 0),
    ]
    assert pick(found, "persen_sangat_baik", "persen_baik", "persen_butuh_perbaikan", "persen_kurang", "persen_sangat_kurang", "predikat_organisasi", "unit_kecil")[1] == (
        25, 25, 25, 25, 0, "baik", True)
    assert pick(ask(balai, "predikat_unit", viewer=Viewer(frozenset({LAB}))), "unit_kerja", "dinilai") == [(LAB, 2)]
    assert ask(balai, "predikat_unit", (date(2026, 10, 1), date(2026, 12, 31))) == []


def test_acting_posts_are_dropped_and_who_moved_counts_by_the_latest_skp(balai):
    put(balai, ratings("Triwulan III",
        rated(CICI, AS, AS, "BAIK", "2026-10-09 08:00:00", last="2026-08-31"),
        rated(CICI, BELOW, BELOW, "SANGAT KURANG", "2026-10-05 08:00:00", first="2026-09-01"),
        rated(CICI, ABOVE, ABOVE, "SANGAT BAIK", "2026-10-10 08:00:00", first="2026-09-01", acting="1")))
    assert pick(ask(balai, "predikat_unit"), "unit_kerja", *COUNTS) == [(BALAI, 1, 0, 0, 0, 0, 1), (LAB, 1, 0, 0, 0, 0, 1)]


def test_a_rating_is_known_from_the_day_it_was_given(balai):
    put(balai, ratings("Triwulan III", rated(CICI, AS, AS, "BAIK", "2026-10-05 16:40:00")))
    assert ask(balai, "predikat_unit", per=date(2026, 10, 4)) == []
    assert len(ask(balai, "predikat_unit", per=date(2026, 10, 5))) == 2


def test_who_moved_is_counted_where_the_rated_period_ended(balai):
    put(balai, ("pindah.xlsx", roster([[*row[:3], UMUM, *row[4:]] if row[0] == CICI else row for row in PEOPLE], pulled="1 Agustus 2026")))
    put(balai, *(ratings(f"Triwulan {n}", rated(CICI, AS, AS, "BAIK", "2026-10-05 09:40:00")) for n in ("II", "III")))
    assert pick(ask(balai, "predikat_unit", YEAR), "periode", "unit_kerja", "dinilai") == [
        ("Triwulan III 2026", BALAI, 1), ("Triwulan III 2026", UMUM, 1), ("Triwulan II 2026", BALAI, 1), ("Triwulan II 2026", LAB, 1),
    ]
    assert pick(ask(balai, "predikat_unit", YEAR, viewer=Viewer(frozenset({UMUM}))), "periode") == [("Triwulan III 2026",)]


def test_people_who_have_left_service_are_not_counted(house):
    people = [[*PEOPLE[2], "Pensiun"], [*PEOPLE[3], "Aktif"]]
    put(house, ("pegawai.xlsx", book(["NIP", "Nama Pegawai", "Jabatan", "Unit Kerja", "Unit Induk", "NIP Atasan", "Nama Atasan", "Status Aktif"], people)))
    put(house, ratings("Triwulan III", rated(CICI, AS, AS, "BAIK"), rated(DEDI, AS, AS, "BAIK")))
    assert pick(ask(house, "predikat_unit"), "unit_kerja", "dinilai") == [(BALAI, 1), (UMUM, 1)]


def test_the_offices_own_predikat_is_a_setting(balai, monkeypatch):
    put(balai, ratings("Triwulan III", rated(CICI, AS, AS, "BAIK")))
    balai.close()
    monkeypatch.setenv("PANTAU_PREDIKAT_ORGANISASI", "Butuh Perbaikan")
    settings.cache_clear()
    with open_warehouse() as house:
        assert pick(ask(house, "predikat_unit"), "predikat_organisasi") == [("butuh_perbaikan",), ("butuh_perbaikan",)]
    monkeypatch.setenv("PANTAU_PREDIKAT_ORGANISASI", "Bagus")
    settings.cache_clear()
    with pytest.raises(ValueError, match="predikat_organisasi"):
        settings()


NUMBERS = ("pegawai", "tercantum", "disetujui", "belum_disetujui", "tidak_membuat", "tidak_tercantum", "persen_disetujui", "bulan_orang_wajib", "bulan_orang_dinilai",
           "persen_bulan", "dinilai_tahunan")


def five_reported(house) -> None:
    """Ani approved; Budi moved, his second SKP waits; Cici made none; Dedi began on 15 March; Eka is in no report."""
    put(house, ("pegawai.xlsx", roster([*PEOPLE, [EKA, "Eka Wibowo", "Arsiparis", UMUM, BALAI, ANI, "dr. Ani Lestari, M.Kes"]])))
    put(house, ("Laporan SKP.xlsx", book(SKP, [
        skp(ANI, "persetujuan"), skp(ANI, "draft", acting="1"), skp(BUDI, "persetujuan", last="2026-02-28"), skp(BUDI, "pengajuan", first="2026-03-01"),
        skp(CICI, "Tidak membuat SKP"), skp(DEDI, "draft", first="2026-03-15")], above=above("Laporan SKP", "Tahunan"))))
    put(house,
        ratings("Triwulan I", rated(ANI, AS, AS, "BAIK", "2026-04-10 08:00:00"), rated(BUDI, AS, AS, "BAIK", "2026-04-10 08:00:00")),
        ratings("Bulanan Januari", rated(BUDI, AS, AS, "BAIK", "2026-02-03 08:00:00")), ratings("Bulanan 3", rated(BUDI, AS, AS, "BAIK", "2026-04-03 08:00:00")),
        ratings("Bulanan April", rated(ANI, AS, AS, "BAIK", "2026-05-04 08:00:00")), ratings("Tahunan", rated(ANI, AS, AS, "BAIK", "2026-11-02 08:00:00")))


@pytest.fixture
def reported(empty_warehouse, kept):
    with kept(five_reported) as house:
        yield house


def test_skp_and_months_rated_are_counted_by_person(reported):
    # The uploads hold ratings of January to April. Ani 4 of 4; Budi 3 of 4, January and March rated twice; Dedi 0 of 2, March and April; the others are not waited for.
    assert pick(ask(reported, "laporan_bkn", YEAR), "unit_kerja", "induk", "tingkat", "tahun", *NUMBERS) == [
        (UMUM, BALAI, 1, 2026, 2, 1, 0, 1, 0, 1, 0, 2, 0, 0, 0), (LAB, BALAI, 1, 2026, 2, 2, 0, 1, 1, 0, 0, 4, 3, 75, 0),
        (BALAI, None, 0, 2026, 5, 4, 1, 2, 1, 1, 25, 10, 7, 70, 1),
    ]
    assert pick(ask(reported, "laporan_bkn", YEAR, viewer=Viewer(frozenset({LAB}))), "unit_kerja", *NUMBERS) == [(LAB, 2, 2, 0, 1, 1, 0, 0, 4, 3, 75, 0)]


def test_the_people_behind_the_counts_are_listed_with_their_months(reported):
    found = ask(reported, "rincian_bkn", YEAR)
    assert pick(found, "nip", "keadaan", "mulai", "bulan_wajib", "bulan_dinilai", "persen_bulan", "sudah_dinilai", "belum_dinilai", "dinilai_tahunan", "baris") == [
        (CICI, "tidak_membuat", date(2026, 1, 1), 0, 0, None, None, None, False, 13),
        (DEDI, "belum_disetujui", date(2026, 3, 15), 2, 0, 0, None, "2026-03 2026-04", False, 14),
        (BUDI, "belum_disetujui", date(2026, 1, 1), 4, 3, 75, "2026-01 2026-02 2026-03", "2026-04", False, 12),
        (EKA, "tidak_tercantum", None, 0, 0, None, None, None, False, None),
        (ANI, "disetujui", date(2026, 1, 1), 4, 4, 100, "2026-01 2026-02 2026-03 2026-04", None, True, 9)]
    assert {row["berkas"] for row in found if row["baris"]} == {"Laporan SKP.xlsx"}
    assert pick(ask(reported, "rincian_bkn", YEAR, viewer=Viewer(frozenset({LAB}))), "nip") == [(CICI,), (BUDI,)]


def test_the_people_add_up_to_the_units(reported):
    people, units = (ask(reported, figure, YEAR) for figure in ("rincian_bkn", "laporan_bkn"))
    whole = next(row for row in units if row["unit_kerja"] == BALAI)
    states = [row["keadaan"] for row in people]
    assert [whole[key] for key in ("pegawai", "disetujui", "belum_disetujui", "tidak_membuat", "tidak_tercantum")] == [
        len(people), *(states.count(s) for s in ("disetujui", "belum_disetujui", "tidak_membuat", "tidak_tercantum"))]
    assert [whole[key] for key in ("bulan_orang_wajib", "bulan_orang_dinilai", "dinilai_tahunan")] == [
        sum(row[key] for row in people) for key in ("bulan_wajib", "bulan_dinilai", "dinilai_tahunan")]


def test_months_that_are_not_over_or_not_uploaded_are_not_waited_for(reported):
    # On 15 March only January's ratings are known, of Budi: Ani 0 of 1, Budi 1 of 1, and Dedi had not begun.
    found = ask(reported, "laporan_bkn", YEAR, date(2026, 3, 15))
    assert dict(pick(found, "unit_kerja", "persen_bulan")) == {UMUM: None, LAB: 100, BALAI: 50}


def test_a_year_without_reports_has_no_percentages(reported):
    found = ask(reported, "laporan_bkn", (date(2025, 1, 1), date(2025, 12, 31)))
    assert pick(found, "unit_kerja", "pegawai", "tercantum", "persen_disetujui", "bulan_orang_wajib", "persen_bulan") == [
        (BALAI, 5, 0, None, 0, None), (LAB, 2, 0, None, 0, None), (UMUM, 2, 0, None, 0, None)]


def test_bkn_counts_follow_people_to_the_unit_of_the_day(reported):
    people = [[*row[:3], LAB, *row[4:]] if row[0] == DEDI else row for row in PEOPLE]
    put(reported, ("pindah.xlsx", roster([*people, [EKA, "Eka Wibowo", "Arsiparis", UMUM, BALAI, ANI, "dr. Ani Lestari, M.Kes"]], pulled="1 November 2026")))
    assert dict(pick(ask(reported, "laporan_bkn", YEAR, date(2026, 10, 31)), "unit_kerja", "tercantum")) == {UMUM: 1, LAB: 2, BALAI: 4}
    assert dict(pick(ask(reported, "laporan_bkn", YEAR), "unit_kerja", "tercantum")) == {UMUM: 0, LAB: 3, BALAI: 4}
