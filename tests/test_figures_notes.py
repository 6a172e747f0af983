"""How notes are made, from real workbooks to numbers worked out by hand: lag, bulk filling, repeated texts, approvals, minutes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from books import ANI, AWAY, BALAI, BUDI, CICI, DEDI, LAB, PEOPLE, UMUM, book, roster
from rows import pick
from test_working_days import days

from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.load import load, prepare
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

HEADER = ["NIP", "Tanggal", "Jam Mulai", "Jam Selesai", "Durasi (Menit)", "Kegiatan", "Tanggal Input", "Status"]
MOVED = [[*row[:3], UMUM, *row[4:]] if row[0] == CICI else row for row in PEOPLE]
LAB_ONLY = Viewer(frozenset({LAB}))


def bring(house, *notes: list, people: list = PEOPLE, leave: list = (), pulled: str | None = None) -> None:
    """Load a roster, absences and notes the way the command does; no row may be left behind."""
    above = [["CATATAN HARIAN"], ["Data ditarik pada", ":", pulled]] if pulled else ()
    files = [("pegawai.xlsx", roster(people, pulled="2 Januari 2026")), ("catatan.xlsx", book(HEADER, list(notes), above=above))]
    if leave:
        files.insert(1, ("cuti.xlsx", book(AWAY, list(leave))))
    report = load(house, prepare(files), user="penguji", today=date(2026, 11, 24))
    assert report.total("rejected") == 0
    assert next(f for f in report.files if f.kind == "catatan_harian").accepted == len(notes)


def move(house, pulled: str) -> None:
    """Load a later roster, by which Cici has moved from the laboratory to general affairs."""
    load(house, prepare([("pindah.xlsx", roster(MOVED, pulled=pulled))]), user="penguji", today=date(2026, 11, 24))


def note(nip: str, day: str, entered: Any = None, *, what: str = "Memeriksa sampel", start: str | None = "07:30", end: str | None = "09:00",
         minutes: int | None = None, status: str | None = None) -> list:
    return [nip, day, start, end, minutes, what, entered, status]


def ask(house, figure: str, first: date, last: date, *, viewer: Viewer | None = None, units: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    return door.ask_arrow(house, figure, viewer or Viewer(), Question(first, last, last, units)).to_pylist()


def decide(office, text: str) -> None:
    (office.parent / "pantau.toml").write_text(text, "utf-8")
    settings.cache_clear()


# Thursday 14 May 2026 is Ascension Day, Friday 15 May cuti bersama, then the weekend: after Wednesday 13 comes Monday 18.
MAY = (date(2026, 5, 1), date(2026, 5, 31))
LATE = [
    note(CICI, "12/05/2026", datetime(2026, 5, 12, 16, 5)),                      # 0, the same day
    note(CICI, "13/05/2026", datetime(2026, 5, 18, 8, 0)),                       # 1 over four free days
    note(CICI, "13/05/2026", datetime(2026, 5, 15, 9, 0), what="Menulis laporan"),  # 0, but not the same day
    note(CICI, "18/05/2026", datetime(2026, 5, 21, 8, 0)),                       # 3: late
    note(CICI, "19/05/2026", datetime(2026, 5, 18, 8, 0)),                       # before its day
    note(DEDI, "18/05/2026", datetime(2026, 5, 20, 23, 59)),                     # 2: in time
    note(DEDI, "19/05/2026"),                                                    # nobody knows
]
LAG = ("unit_kerja", "catatan", "berwaktu", "mendahului", "hari_sama", "persen_hari_sama", "sehari", "persen_sehari",
       "median_hari", "persentil_90_hari", "lewat_batas", "persen_lewat")


def test_lag_is_counted_in_working_days(house):
    bring(house, *LATE)
    # Laboratory 0 0 1 3, general affairs 2; the office pools them: 0 0 1 2 3, of which half is reached at 1 and nine tenths at 3.
    assert pick(ask(house, "keterlambatan_isi", *MAY), *LAG) == [
        (LAB, 5, 5, 1, 1, 25, 3, 75, 0, 3, 1, 25),
        (BALAI, 7, 6, 1, 1, 20, 3, 60, 1, 3, 1, 20),
        (UMUM, 2, 1, 0, 0, 0, 0, 0, 2, 2, 0, 0),
    ]
    assert pick(ask(house, "keterlambatan_isi", *MAY), "unit_kerja", "pegawai", "dinilai", "batas_hari", "unit_kecil", "induk", "tingkat")[1] == (
        BALAI, 4, 5, 2, True, None, 0)


def test_lag_of_an_empty_period_is_absent(house):
    bring(house, *LATE)
    june = ask(house, "keterlambatan_isi", date(2026, 6, 1), date(2026, 6, 30))
    assert pick(june, "unit_kerja", "catatan", "persen_hari_sama", "persen_lewat", "median_hari", "persentil_90_hari") == [
        (BALAI, 0, None, None, None, None), (LAB, 0, None, None, None, None), (UMUM, 0, None, None, None, None)]


def test_an_export_without_entry_times_is_not_late(house):
    bring(house, note(CICI, "12/05/2026"), note(CICI, "13/05/2026"))
    assert pick(ask(house, "keterlambatan_isi", *MAY), "catatan", "berwaktu", "lewat_batas", "persen_lewat", "median_hari") == [
        (2, 0, 0, None, None), (2, 0, 0, None, None), (0, 0, 0, None, None)]


def test_lag_is_seen_by_unit_and_stays_where_the_day_was_spent(house):
    bring(house, *LATE)
    move(house, "18 Mei 2026")  # her notes of 18 and 19 May now belong to general affairs
    names = ("unit_kerja", "catatan", "mendahului", "persen_lewat", "persentil_90_hari")
    assert pick(ask(house, "keterlambatan_isi", *MAY, viewer=LAB_ONLY), *names) == [(LAB, 3, 0, 0, 1)]
    assert pick(ask(house, "keterlambatan_isi", *MAY), *names) == [(UMUM, 4, 1, 50, 3), (BALAI, 7, 1, 20, 3), (LAB, 3, 0, 0, 1)]


def test_leave_is_no_lateness(house):
    # Noted for Monday 5 October, away from Tuesday to Monday, entered on Wednesday 14: Tuesday 13 and Wednesday 14 went by.
    bring(house, note(CICI, "05/10/2026", datetime(2026, 10, 14, 8, 0)), note(DEDI, "05/10/2026", datetime(2026, 10, 14, 8, 0)),
          leave=[[CICI, None, "Cuti Tahunan", "06/10/2026", "12/10/2026", 5]])
    found = ask(house, "keterlambatan_isi", date(2026, 10, 1), date(2026, 10, 31))
    assert pick(found, "unit_kerja", "median_hari", "lewat_batas") == [(UMUM, 7, 1), (BALAI, 2, 1), (LAB, 2, 0)]


def test_an_office_says_what_late_is(office):
    decide(office, "batas_isi_hari = 0\n")
    with open_warehouse() as house:
        bring(house, *LATE)
        assert pick(ask(house, "keterlambatan_isi", *MAY), "unit_kerja", "lewat_batas", "batas_hari") == [(UMUM, 1, 0), (BALAI, 3, 0), (LAB, 2, 0)]


OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
FRIDAY = datetime(2026, 10, 9, 15, 0)
AT_ONCE = [
    *[note(CICI, f"{day:02d}/10/2026", FRIDAY) for day in (5, 6, 7, 8, 9)], note(CICI, "09/10/2026", FRIDAY, what="Rapat"),
    *[note(DEDI, f"{day:02d}/10/2026", FRIDAY) for day in (6, 7, 8, 9)],         # four days are not yet many
    *[note(BUDI, "07/10/2026", FRIDAY, what=f"Rapat {n}") for n in "abcdef"],     # six notes of one day
    *[note(BUDI, f"{day:02d}/10/2026", datetime(2026, 10, day, 16, 0)) for day in (5, 6, 8, 9, 12)],
]
BULK = ("nip", "unit_kerja", "tanggal_input", "hari", "catatan", "tanggal_awal", "tanggal_akhir")


def test_many_days_entered_on_one_day_are_told(house):
    bring(house, *AT_ONCE)
    assert pick(ask(house, "isi_borongan", *OCTOBER), *BULK, "nama") == [
        (CICI, LAB, date(2026, 10, 9), 5, 6, date(2026, 10, 5), date(2026, 10, 9), "Cici Permata")]
    assert ask(house, "isi_borongan", *OCTOBER, viewer=Viewer(frozenset({UMUM}))) == []
    assert ask(house, "isi_borongan", *OCTOBER, units=(UMUM,)) == []
    assert ask(house, "isi_borongan", date(2026, 11, 1), date(2026, 11, 20)) == []
    assert ask(house, "isi_borongan", date(2026, 10, 1), date(2026, 10, 8)) == []  # not yet entered by then


def test_older_days_entered_in_the_period_are_told(house):
    bring(house, *AT_ONCE)
    assert pick(ask(house, "isi_borongan", FRIDAY.date(), FRIDAY.date()), "nip", "hari") == [(CICI, 5)]


def test_a_mover_who_fills_at_once_is_one_person(office):
    decide(office, "borongan_hari = 4\n")
    with open_warehouse() as house:
        bring(house, *AT_ONCE)
        move(house, "9 Oktober 2026")
        assert pick(ask(house, "isi_borongan", *OCTOBER), *BULK[:4]) == [(CICI, UMUM, FRIDAY.date(), 5), (DEDI, UMUM, FRIDAY.date(), 4)]
        # Who sees the laboratory alone sees the four days that she spent there.
        assert pick(ask(house, "isi_borongan", *OCTOBER, viewer=LAB_ONLY), *BULK[:5]) == [(CICI, LAB, FRIDAY.date(), 4, 4)]


SAME = [
    *[note(CICI, f"{day:02d}/10/2026", what="Merekap data harian") for day in (5, 6, 7)],
    note(CICI, "07/10/2026", what="Merekap data harian", start="13:00", end="14:00"),  # the same day again
    note(CICI, "08/10/2026", what="merekap DATA harian."),
    note(CICI, "11/10/2026", what="Merekap data harian 12"),  # a Sunday is a day as well
    note(CICI, "12/10/2026", what="Menyusun laporan triwulan"), note(CICI, "13/10/2026", what="12345"),
    *[note(DEDI, f"{day:02d}/10/2026", what="Menata arsip") for day in (5, 6, 7, 8)],
]
COPIED = ("nip", "unit_kerja", "kegiatan", "hari", "hari_persis", "ragam", "catatan", "catatan_pegawai", "persen_catatan", "tanggal_awal", "tanggal_akhir")


def test_a_text_of_many_days_is_told(house):
    bring(house, *SAME)
    assert pick(ask(house, "salin_tempel", *OCTOBER), *COPIED) == [
        (CICI, LAB, "Merekap data harian", 5, 3, 3, 6, 8, 75, date(2026, 10, 5), date(2026, 10, 11))]
    assert ask(house, "salin_tempel", *OCTOBER, viewer=Viewer(frozenset({UMUM}))) == []
    assert ask(house, "salin_tempel", date(2026, 10, 6), date(2026, 10, 31)) == []  # four days in this period
    assert ask(house, "salin_tempel", date(2026, 11, 1), date(2026, 11, 20)) == []


def test_a_text_is_told_in_each_unit_where_it_was_written(office):
    decide(office, "salin_hari = 4\n")
    with open_warehouse() as house:
        bring(house, *SAME)
        move(house, "11 Oktober 2026")
        assert pick(ask(house, "salin_tempel", *OCTOBER), "nip", "unit_kerja", "hari", "hari_persis") == [(DEDI, UMUM, 4, 4), (CICI, LAB, 4, 3)]
        seen = ask(house, "salin_tempel", *OCTOBER, viewer=LAB_ONLY)
        assert pick(seen, "nip", "unit_kerja", "hari", "catatan", "persen_catatan") == [(CICI, LAB, 4, 5, 100)]


QUEUE = [
    note(CICI, "05/10/2026", datetime(2026, 10, 7, 8, 0), status="Menunggu Persetujuan"),  # waits since the 7th: 13 days on the 20th
    note(CICI, "06/10/2026", status="Diajukan"),                                          # 14
    note(CICI, "12/10/2026", datetime(2026, 10, 10, 8, 0), status="Pending"),             # entered ahead, waits since its day: 8
    note(CICI, "07/10/2026", status="Disetujui"), note(CICI, "08/10/2026", status="Draft"), note(CICI, "09/10/2026"),
    note(DEDI, "05/10/2026", status="Disetujui"), note(BUDI, "05/10/2026"),
]
WAITING = ("nip_atasan", "nama_atasan", "bawahan", "berstatus", "menunggu", "pegawai_menunggu", "persen_menunggu", "terlama", "umur_terlama", "umur_median", "draf")
APPROVED = (ANI, "dr. Ani Lestari, M.Kes", 1, 1, 0, 0, 0, None, None, None, 0)


def test_notes_that_wait_are_counted_by_leader(house):
    bring(house, *QUEUE)
    asked = (date(2026, 10, 19), date(2026, 10, 20))  # the queue is what stands that day, whenever it was noted
    cici = (BUDI, "Budi Hartono, S.K.M.", 1, 5, 3, 1, 60, date(2026, 10, 6), 14, 13, 1)
    assert pick(ask(house, "antrean_persetujuan", *asked), *WAITING) == [cici, APPROVED]
    assert pick(ask(house, "antrean_persetujuan", *asked, viewer=LAB_ONLY), *WAITING) == [cici]
    assert pick(ask(house, "antrean_persetujuan", *asked, units=(UMUM,)), *WAITING) == [APPROVED]
    assert ask(house, "antrean_persetujuan", date(2026, 1, 1), date(2026, 9, 30)) == []


def test_the_queue_is_of_the_export_that_stood_then(house):
    bring(house, *QUEUE, pulled="15 Oktober 2026")
    bring(house, *[[*row[:7], row[7] and "Disetujui"] for row in QUEUE], pulled="19 Oktober 2026")
    bring(house, note(DEDI, "16/10/2026", status="Disetujui"), pulled="26 Oktober 2026")
    told = ("nip_atasan", "menunggu", "umur_terlama", "data_per")
    assert pick(ask(house, "antrean_persetujuan", date(2026, 10, 1), date(2026, 10, 15)), *told) == [(BUDI, 3, 9, date(2026, 10, 15)), (ANI, 0, None, None)]
    assert pick(ask(house, "antrean_persetujuan", date(2026, 10, 1), date(2026, 10, 26)), *told) == [(BUDI, 0, None, None), (ANI, 0, None, None)]


def test_a_leader_known_by_name_alone_and_none_at_all(house):
    people = [[*row[:5], None, row[6]] if row[0] == CICI else row for row in PEOPLE]
    bring(house, *QUEUE[:3], note(ANI, "05/10/2026", status="Menunggu"), people=people)
    asked = (date(2026, 10, 1), date(2026, 10, 20))
    assert pick(ask(house, "antrean_persetujuan", *asked), "nip_atasan", "menunggu", "umur_terlama") == [(None, 1, 15), (BUDI, 3, 14)]


LOAD = [
    note(CICI, "05/10/2026", start="07:30", end="12:00"), note(CICI, "05/10/2026", start="11:00", end="15:00", what="Rapat"),  # 270 + 240 - 60 = 450
    note(CICI, "06/10/2026", start="07:00", end="18:40"),                        # 700 > 675 = 150%
    note(CICI, "07/10/2026"),                                                    # on leave: 90 minutes apart
    note(CICI, "08/10/2026", start=None, end=None),                              # noted, minutes unknown
    note(CICI, "11/10/2026", start="08:00", end="10:00"),                        # a Sunday: 120 minutes apart
    note(DEDI, "05/10/2026", start="08:00", end="11:00"),                        # 180
    *[note(DEDI, "06/10/2026", start=None, end=None, minutes=800, what=what) for what in ("Menata arsip", "Memindai arsip")],  # 1600 > 24 hours
]
LEAVE = [[CICI, None, "Cuti Tahunan", "07/10/2026", "07/10/2026", 1]]
BURDEN = ("unit_kerja", "hari_orang_tercatat", "hari_orang_bermenit", "menit", "menit_per_hari", "standar_per_hari", "persen_standar",
          "hari_lebih_150", "hari_lebih_sehari", "hari_di_luar", "menit_di_luar")


def test_minutes_are_held_against_the_days_that_were_noted(house):
    bring(house, *LOAD, leave=LEAVE)
    lab = (LAB, 3, 2, 1150, 575, 450, 127.7778, 1, 0, 2, 210)
    # Pooled: 1150 + 1780 minutes over four days of 450, not the mean of two percentages.
    assert pick(ask(house, "beban_kerja", *OCTOBER), *BURDEN) == [
        (UMUM, 2, 2, 1780, 890, 450, 197.7778, 1, 1, 0, 0), (BALAI, 5, 4, 2930, 732.5, 450, 162.7778, 2, 1, 2, 210), lab]
    assert pick(ask(house, "beban_kerja", *OCTOBER, viewer=LAB_ONLY), *BURDEN) == [lab]
    november = ask(house, "beban_kerja", date(2026, 11, 1), date(2026, 11, 20))
    assert pick(november, "unit_kerja", "pegawai", "hari_orang_tercatat", "menit_per_hari", "persen_standar") == [
        (BALAI, 4, 0, None, None), (LAB, 2, 0, None, None), (UMUM, 1, 0, None, None)]


def test_minutes_stay_where_the_day_was_spent(house):
    bring(house, *LOAD, leave=LEAVE)
    move(house, "6 Oktober 2026")
    assert pick(ask(house, "beban_kerja", *OCTOBER), "unit_kerja", "hari_orang_bermenit", "menit", "hari_di_luar") == [
        (UMUM, 3, 2480, 2), (BALAI, 4, 2930, 2), (LAB, 1, 450, 0)]


# 1 Ramadan 1447 is 18 February 2026 by the Umm al-Qura calendar and was 19 February by the government.
FASTING = [note(CICI, f"{day}/02/2026", start=None, end=None, minutes=390) for day in (13, 18, 19)]
FEBRUARY = (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(("said", "standard"), [("", 450 + 390 + 390), ("ramadan = [[2026-02-19, 2026-03-20]]\n", 450 + 450 + 390),
                                               ("menit_per_hari = 420\nmenit_ramadan = 360\n", 420 + 360 + 360)])
def test_a_day_in_ramadan_asks_for_less(office, said, standard):
    decide(office, said)
    with open_warehouse() as house:
        bring(house, *FASTING)
        assert pick(ask(house, "beban_kerja", *FEBRUARY, viewer=LAB_ONLY), "menit", "standar_per_hari", "persen_standar") == [
            (1170, round(standard / 3, 4), round(100 * 1170 / standard, 4))]


def minutes(house, *asked: date) -> list[int]:
    with house.cursor() as cursor:
        sql = "select menit from kalender where list_contains($days, tanggal) order by tanggal"
        return [m for (m,) in cursor.execute(sql, {"days": list(asked)}).fetchall()]


def test_the_calendar_tells_the_minutes_of_every_day(house, office):
    # Before, the first and last working day of Ramadan by the library, after; Sunday; Christmas.
    asked = (date(2026, 2, 13), date(2026, 2, 18), date(2026, 3, 17), date(2026, 3, 25), date(2026, 10, 11), date(2026, 12, 25))
    assert minutes(house, *asked) == [450, 390, 390, 450, 0, 0]
    house.close()
    decide(office, "ramadan = [[2026-02-19, 2026-03-20]]\n")
    with open_warehouse() as again:
        assert minutes(again, *asked) == [450, 450, 390, 450, 0, 0]
        assert minutes(again, date(2025, 3, 3), date(2027, 2, 10)) == [390, 390]  # other years keep the library's
        assert days(again, date(2026, 2, 18), date(2026, 2, 18)) == [(18, True, False)]


def test_ramadan_dates_in_the_wrong_order_are_refused(office):
    (office.parent / "pantau.toml").write_text("ramadan = [[2026-03-20, 2026-02-19]]\n", "utf-8")
    settings.cache_clear()
    with pytest.raises(ValueError, match="sesudah hari terakhirnya"):
        settings()
