"""Settings that people decide for the office or a unit, and people who are not counted: what changes, who said so, and that it lasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from books import BUDI, CICI, LAB, PLAN, RHK, book, entry, log, roster
from rows import Rows, pick

from pipelines.figures.door import Question, Viewer, ask_arrow
from pipelines.load import load, prepare
from pipelines.load.exclusions import NotAnExclusion, exclude, exclusions, lift
from pipelines.load.rebuilding import rebuild
from pipelines.load.rulings import NotASetting, in_force, rule, rulings
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

OCT, DEC, PER = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20)


@pytest.fixture
def rows(house) -> Rows:
    """A head, a lab under the office with one member, a general office with one."""
    rows = Rows(house)
    rows.unit("Balai")
    rows.unit("Lab", "Balai", 1)
    rows.unit("Umum", "Balai", 1)
    rows.person("K", "Balai")
    rows.person("A", "Lab", nip_atasan="K")
    rows.person("B", "Umum", nip_atasan="K")
    for nip in ("A", "B"):
        rows.dialogue(nip, date(2026, 10, 15))
    return rows


def cadence(rows: Rows) -> dict[str, tuple]:
    return {r["nip"]: (r["irama_bulan"], r["status"]) for r in rows.ask("frekuensi_dialog", PER)}


def test_a_units_own_cadence_holds_until_it_is_given_up(rows):
    assert cadence(rows) == {"A": (2, "tepat_waktu"), "B": (2, "tepat_waktu")}
    assert rule(rows.house, "irama_dialog", "Lab", 1, user="Ani", reason="Disepakati pada rapat")
    assert cadence(rows) == {"A": (1, "terlambat"), "B": (2, "tepat_waktu")}
    rule(rows.house, "irama_dialog", None, 3, user="Ani")
    assert cadence(rows) == {"A": (1, "terlambat"), "B": (3, "tepat_waktu")}
    rule(rows.house, "irama_dialog", "Lab", None, user="Budi")
    assert cadence(rows) == {"A": (3, "tepat_waktu"), "B": (3, "tepat_waktu")}
    assert [(r.unit_kerja, r.nilai, r.alasan, r.pengguna) for r in rulings(rows.house)] == [
        ("Lab", None, None, "Budi"), (None, 3, None, "Ani"), ("Lab", 1, "Disepakati pada rapat", "Ani"),
    ]


def test_saying_the_same_again_is_no_decision(rows):
    assert rule(rows.house, "irama_dialog", "Lab", 1, user="Ani")
    assert not rule(rows.house, "irama_dialog", "Lab", 1, user="Budi")
    assert not rule(rows.house, "hari_senyap", "Lab", None, user="Budi")
    assert len(rulings(rows.house)) == 1


def test_what_holds_says_where_it_was_set(rows, monkeypatch):
    monkeypatch.setenv("PANTAU_IRAMA_DIALOG_UNIT", '{"Umum": 3}')
    settings.cache_clear()
    rule(rows.house, "irama_dialog", "Balai", 1, user="Ani")
    rule(rows.house, "hari_senyap", None, 7, user="Ani")

    def held(unit):
        return {one.nama: (one.nilai, one.asal) for one in in_force(rows.house, unit)}

    assert held("Lab")["irama_dialog"] == (1, "Balai")
    assert held("Umum")["irama_dialog"] == (3, "Umum")
    assert held("Lab")["hari_senyap"] == held(None)["hari_senyap"] == (7, "kantor")
    assert held(None)["irama_dialog"] == (2, "berkas")
    assert "poin_rhk_kritis" in held(None)
    assert "poin_rhk_kritis" not in held("Lab")


@pytest.mark.parametrize(("name", "unit", "value"), [
    ("irama_dialog", "Lab", 0), ("irama_dialog", None, "dua"), ("hari_kerja", "Lab", []), ("hari_kerja", "Lab", [0, 8]), ("poin_rhk_kritis", "Lab", 1),
    ("kunci", None, "rahasia"), ("predikat_organisasi", None, "Luar biasa"), ("ambang_kritis", "Lab", -5),
])
def test_what_makes_no_sense_is_refused_in_two_sentences_and_changes_nothing(rows, name, unit, value):
    with pytest.raises(NotASetting, match=r"^[^.]+[^.]*\. .+\.$"):
        rule(rows.house, name, unit, value, user="Ani")
    assert rulings(rows.house) == []
    assert cadence(rows)["A"] == (2, "tepat_waktu")


def test_the_offices_points_decide_who_is_on_the_agenda(rows):
    rows.step("A", rows.rhk("A", "R", OCT, DEC), OCT, date(2026, 11, 10), capaian_persen=50)  # critical 3, overdue 2
    assert pick(rows.ask("agenda_dialog", PER), "nip", "poin") == [("A", 5)]
    rule(rows.house, "poin_rhk_kritis", None, 1, user="Ani")
    assert pick(rows.ask("agenda_dialog", PER), "nip", "poin") == [("A", 3)]
    rule(rows.house, "ambang_agenda", None, 4, user="Ani")
    assert rows.ask("agenda_dialog", PER) == []
    assert rows.ask("ringkasan", PER)[0]["perlu_dialog"] == 0


def test_a_follow_up_past_its_date_weighs_on_the_agenda(rows):
    rows.dialogue("A", date(2026, 11, 2), tindak_lanjut="Melengkapi bukti", tenggat=date(2026, 11, 13))
    assert rows.ask("agenda_dialog", PER) == []  # 2 points
    rule(rows.house, "poin_tindak_lanjut", None, 3, user="Ani")
    assert pick(rows.ask("agenda_dialog", PER), "nip", "poin", "tindak_lanjut_lewat") == [("A", 3, 1)]
    rows.dialogue("A", date(2026, 11, 16))  # no longer carried over
    assert rows.ask("agenda_dialog", PER) == []


def test_whoever_is_left_out_is_not_expected_from_that_day_on(rows):
    rows.covers(date(2026, 11, 2), date(2026, 11, 13), unit="Lab")
    for n in range(5):
        rows.note("A", date(2026, 11, 2) + timedelta(days=n))

    def seen():
        people = {r["nip"]: (r["hari_wajib"], r["hari_tercatat"]) for r in rows.ask("kepatuhan_pegawai", PER)}
        return people.get("A"), sorted(cadence(rows)), rows.ask("ringkasan", PER)[0]["pegawai"]

    assert seen() == ((10, 5), ["A", "B"], 3)
    exclude(rows.house, "A", "tugas_belajar", date(2026, 11, 9), date(2026, 11, 15), user="Ani", remark="Diklat")
    assert seen() == ((5, 5), ["A", "B"], 3)  # back by the as-of day
    exclude(rows.house, "A", "pensiun", date(2026, 11, 16), user="Ani")
    assert seen()[1:] == (["B"], 2)
    weeks = [r for r in rows.ask("aktivitas_unit", PER) if r["unit_kerja"] == "Lab"]
    assert {r["minggu"]: r["hari_orang_wajib"] for r in weeks if r["hari_orang_wajib"]} == {date(2026, 11, 2): 5}  # the days before still count
    assert [(e.nip, e.nama, e.jenis, e.sampai) for e in exclusions(rows.house)] == [
        ("A", "Pegawai A", "pensiun", None), ("A", "Pegawai A", "tugas_belajar", date(2026, 11, 15)),
    ]


def test_a_unit_of_six_days_goes_by_its_own_week_and_the_units_under_it_too(rows):
    rows.unit("Ruang Bakteri", "Lab", 2)
    rows.person("C", "Ruang Bakteri", nip_atasan="K")
    for unit in ("Lab", "Umum", "Ruang Bakteri"):
        rows.covers(date(2026, 11, 2), date(2026, 11, 15), unit=unit)  # two weeks, ten working days
    rows.note("C", date(2026, 11, 7), menit=300)  # a Saturday
    for nip in ("A", "B"):  # 2 to 14 November: 5 of 10 working days by the 6th; with Saturdays 5 of 12
        rows.step(nip, rows.rhk(nip, "R", OCT, DEC), date(2026, 11, 2), date(2026, 11, 14), capaian_persen=50)

    def told(per=PER):
        expected = {r["nip"]: (r["hari_wajib"], r["hari_tercatat"]) for r in rows.ask("kepatuhan_pegawai", per)}
        pace = {r["nip"]: round(r["target_waktu"] * 12 / 100, 6) for r in rows.ask("rencana_aksi", date(2026, 11, 6))}
        saturday = next(r["keadaan"] for r in rows.ask("aktivitas_pegawai", per) if r["nip"] == "A" and r["tanggal"] == date(2026, 11, 7))
        return [expected[nip] for nip in "ABC"], (pace["A"], pace["B"]), saturday

    assert told() == ([(10, 0), (10, 0), (10, 0)], (6, 6), "libur")
    rule(rows.house, "hari_kerja", "Lab", [1, 2, 3, 4, 5, 6], user="Ani")
    assert told() == ([(12, 0), (10, 0), (12, 1)], (5, 6), "kosong")
    lab, umum = (next(r for r in rows.ask("kepatuhan_catatan", PER) if r["unit_kerja"] == unit) for unit in ("Lab", "Umum"))
    assert (lab["hari_orang_wajib"], umum["hari_orang_wajib"]) == (24, 10)
    assert [round(r["target_waktu"] * 12 / 100, 6) for r in rows.ask("kurva_capaian", date(2026, 11, 6), nip="A") if r["tanggal"] == date(2026, 11, 6)] == [5]
    rule(rows.house, "hari_kerja", "Lab", None, user="Ani")
    assert told() == ([(10, 0), (10, 0), (10, 0)], (6, 6), "libur")


def test_a_shift_unit_works_on_holidays_and_hours_are_its_own(rows):
    christmas = date(2026, 12, 25)
    for unit in ("Lab", "Umum"):
        rows.covers(christmas, christmas, unit=unit)
    for nip in ("A", "B"):
        rows.note(nip, christmas, menit=300)
    rule(rows.house, "masuk_libur", "Lab", True, user="Ani")
    rule(rows.house, "menit_per_hari", "Lab", 400, user="Ani")
    expected = {r["nip"]: r["hari_wajib"] for r in rows.ask("kepatuhan_pegawai", DEC)}
    assert (expected["A"], expected["B"]) == (1, 0)
    load_ = {r["unit_kerja"]: (r["standar_per_hari"], r["hari_di_luar"]) for r in rows.ask("beban_kerja", DEC)}
    assert (load_["Lab"], load_["Umum"]) == ((400, 0), (None, 1))


def test_the_offices_own_week_decided_on_screen_is_its_calendar_and_outlives_a_restart(house):
    rule(house, "hari_kerja", None, [1, 2, 3, 4, 5, 6], user="Ani")
    with house.cursor() as cursor:
        assert cursor.execute("select hari_kerja from kalender where tanggal = '2026-11-07'").fetchall() == [(True,)]
    house.close()
    with open_warehouse() as again, again.cursor() as cursor:
        assert cursor.execute("select hari_kerja from kalender where tanggal = '2026-11-07'").fetchall() == [(True,)]


def test_notes_are_late_by_the_units_own_days(rows):
    for nip in ("A", "B"):  # written on Friday, entered on Monday: one working day later, two where Saturday is worked
        rows.note(nip, date(2026, 11, 6), tanggal_input=date(2026, 11, 9))
    rule(rows.house, "hari_kerja", "Lab", [1, 2, 3, 4, 5, 6], user="Ani")
    lag = {r["unit_kerja"]: r["median_hari"] for r in rows.ask("keterlambatan_isi", PER)}
    assert (lag["Lab"], lag["Umum"]) == (2, 1)


def test_an_exclusion_taken_back_leaves_its_trace(rows):
    exclude(rows.house, "A", "pensiun", OCT, user="Ani")
    lift(rows.house, exclusions(rows.house)[0].nomor, user="Budi")
    lift(rows.house, exclusions(rows.house)[0].nomor, user="Cici")  # already taken back
    assert sorted(cadence(rows)) == ["A", "B"]
    one, = exclusions(rows.house)
    assert (one.pengguna, one.dicabut_oleh, one.dicabut is not None) == ("Ani", "Budi", True)


@pytest.mark.parametrize(("nip", "kind", "last"), [("X", "pensiun", None), ("A", "bosan", None), ("A", "mutasi", date(2026, 9, 30))])
def test_an_exclusion_that_cannot_be_is_refused(rows, nip, kind, last):
    with pytest.raises(NotAnExclusion, match=r"\. .+\.$"):
        exclude(rows.house, nip, kind, OCT, last, user="Ani")
    assert exclusions(rows.house) == []


def test_decisions_outlive_a_restart_and_a_rebuilding(house, tmp_path):
    plan = book(PLAN, [[CICI, None, "1 Oktober 2026 s.d. 31 Desember 2026", "Mutu", "Memeriksa", 10, None, 20, "30/10/2026", "Proses"]])
    results = book(RHK, [[CICI, None, "1 Oktober 2026 s.d. 31 Desember 2026", "Mutu", "Kuantitas", "Sampel", "10 sampel"]])
    load(house, prepare([("pegawai.xlsx", roster()), ("rhk.xlsx", results), ("rencana.xlsx", plan), ("catatan.xlsx", log([entry(CICI, "02/11/2026")]))]), user="penguji")
    rule(house, "irama_dialog", LAB, 1, user="Ani")
    rule(house, "poin_rhk_senyap", None, 5, user="Ani")
    exclude(house, BUDI, "pensiun", OCT, user="Ani")

    def told(warehouse):
        return [ask_arrow(warehouse, figure, Viewer(), Question(OCT, DEC, PER)).to_pylist() for figure in ("frekuensi_dialog", "agenda_dialog", "ringkasan")]

    before = told(house)
    with open_warehouse(tmp_path / "baru.duckdb") as anew:
        rebuild(house, anew)
        assert told(anew) == before
        assert [(r.nama, r.nilai, r.pengguna, r.dibuat) for r in rulings(anew)] == [(r.nama, r.nilai, r.pengguna, r.dibuat) for r in rulings(house)]
        assert [(e.nip, e.pengguna) for e in exclusions(anew)] == [(BUDI, "Ani")]
    with open_warehouse(tmp_path / "baru.duckdb") as again:  # opening lays the settings of the file, and the decisions over them
        assert told(again) == before
