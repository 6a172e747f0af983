"""What was agreed, what hangs together and what stands still undiscussed, worked out by hand: rows in through workbooks, rows out."""

from __future__ import annotations

from datetime import date

import pytest
from books import ANI, BALAI, BUDI, CICI, DEDI, LAB, PEOPLE, UMUM, book, entry, log, roster
from rows import pick

from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.load import load, prepare

PER = date(2026, 11, 20)
Q4 = (date(2026, 10, 1), date(2026, 12, 31))
Q2 = (date(2026, 4, 1), date(2026, 6, 30))
TALK = ["NIP", "Nama", "Tanggal Dialog", "Uraian Dialog", "Tindak Lanjut", "Tenggat", "Status"]
PLAN = ["NIP", "Nama", "Periode", "Rencana Hasil Kerja", "Rencana Aksi", "Bobot", "Capaian (%)", "Tanggal Mulai", "Tenggat", "Status"]
RHK = ["NIP", "Nama", "Periode", "Rencana Hasil Kerja Pimpinan yang Diintervensi", "Rencana Hasil Kerja", "Aspek", "Indikator Kinerja Individu", "Target"]
EKA = "199505052020121003"


def put(house, *files: bytes, day: date = PER) -> None:
    report = load(house, prepare([(f"berkas-{day}-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=day)
    assert report.total("rejected") == 0


def ask(house, figure: str, per: date = PER, days: tuple[date, date] = Q4, *, viewer: Viewer | None = None) -> list[dict]:
    return door.ask_arrow(house, figure, viewer or Viewer(None), Question(*days, per)).to_pylist()


def only(*units: str) -> Viewer:
    return Viewer(frozenset(units))


def talks(*rows: tuple) -> bytes:
    return book(TALK, [[nip, None, day, f"Membahas kemajuan {n}", agreed, due, state] for n, (nip, day, agreed, due, state) in enumerate(rows)])


def moved(nip: str, unit: str, day: str) -> bytes:
    return roster([[*row[:3], unit, *row[4:]] if row[0] == nip else row for row in PEOPLE], pulled=day)


def four_people(house) -> None:
    """Ani heads the office, Budi the lab with Cici in it; Dedi sits elsewhere under Ani."""
    put(house, roster())


@pytest.fixture
def balai(empty_warehouse, kept):
    with kept(four_people) as house:
        yield house


AGREED = ("nip", "tindak_lanjut", "sejak", "terakhir_disebut", "dialog", "tenggat", "status", "hari_lewat", "selesai_pada")


def test_what_is_carried_over_is_one_follow_up(balai):
    put(balai, talks(
        (CICI, "05/10/2026", "Melengkapi laporan", "20/10/2026", "Selesai"), (CICI, "26/10/2026", "MELENGKAPI laporan.", "05/11/2026", "Selesai"),
        (CICI, "10/11/2026", "Menata arsip", "30/11/2026", "Selesai")))
    first, second, third = date(2026, 10, 5), date(2026, 10, 26), date(2026, 11, 10)
    assert pick(ask(balai, "tindak_lanjut", date(2026, 10, 20)), *AGREED) == [(CICI, "Melengkapi laporan", first, first, 1, date(2026, 10, 20), "terbuka", None, None)]
    assert pick(ask(balai, "tindak_lanjut", date(2026, 10, 22)), *AGREED) == [(CICI, "Melengkapi laporan", first, first, 1, date(2026, 10, 20), "lewat", 2, None)]
    assert pick(ask(balai, "tindak_lanjut", date(2026, 11, 9)), *AGREED) == [(CICI, "MELENGKAPI laporan.", first, second, 2, date(2026, 11, 5), "lewat", 4, None)]
    assert pick(ask(balai, "tindak_lanjut"), *AGREED) == [
        (CICI, "Menata arsip", third, third, 1, date(2026, 11, 30), "terbuka", None, None),
        (CICI, "MELENGKAPI laporan.", first, second, 2, date(2026, 11, 5), "selesai", None, third),
    ]


def test_what_is_carried_over_without_a_date_keeps_the_date_it_was_given(balai):
    put(balai, talks((CICI, "05/10/2026", "Melengkapi laporan", "20/10/2026", "Selesai"), (CICI, "26/10/2026", "Melengkapi laporan", None, "Selesai")))
    assert pick(ask(balai, "tindak_lanjut"), "sejak", "dialog", "tenggat", "status") == [(date(2026, 10, 5), 2, date(2026, 10, 20), "lewat")]


def test_only_a_dialogue_marked_done_ends_a_follow_up(balai):
    put(balai, talks((CICI, "05/10/2026", "Melengkapi laporan", None, "Selesai"), (CICI, "12/10/2026", None, None, None), (CICI, "19/10/2026", None, None, "Dibatalkan"),
                     (BUDI, "26/10/2026", None, None, "Selesai"), (CICI, "21/11/2026", None, None, "Selesai")))
    assert pick(ask(balai, "tindak_lanjut"), "status", "tenggat") == [("terbuka", None)]
    assert pick(ask(balai, "tindak_lanjut", date(2026, 11, 21)), "status", "selesai_pada") == [("selesai", date(2026, 11, 21))]


def test_what_is_agreed_anew_after_it_was_done_is_a_new_follow_up(balai):
    put(balai, talks((CICI, "05/10/2026", "Melengkapi laporan", "09/10/2026", "Selesai"), (CICI, "12/10/2026", "Hal lain", None, "Selesai"),
                     (CICI, "19/10/2026", "Melengkapi laporan", "30/11/2026", "Selesai")))
    assert pick(ask(balai, "tindak_lanjut"), "tindak_lanjut", "sejak", "dialog", "status", "selesai_pada") == [
        ("Melengkapi laporan", date(2026, 10, 19), 1, "terbuka", None), ("Melengkapi laporan", date(2026, 10, 5), 1, "selesai", date(2026, 10, 12)),
        ("Hal lain", date(2026, 10, 12), 1, "selesai", date(2026, 10, 19)),
    ]


def test_two_meetings_on_one_day_name_it_once_and_neither_ends_it(balai):
    put(balai, talks((CICI, "05/10/2026", "Melengkapi laporan", None, "Selesai"), (CICI, "05/10/2026", "Melengkapi laporan", "09/11/2026", "Selesai"),
                     (CICI, "05/10/2026", "Hal lain", None, "Selesai")))
    assert pick(ask(balai, "tindak_lanjut"), "tindak_lanjut", "dialog", "tenggat", "status", "hari_lewat") == [
        ("Melengkapi laporan", 1, date(2026, 11, 9), "lewat", 11), ("Hal lain", 1, None, "terbuka", None)]


def test_follow_ups_of_a_period_are_those_not_done_before_it(balai):
    put(balai, talks((CICI, "05/08/2026", "Lama terbuka", None, "Selesai"), (DEDI, "05/08/2026", "Lama selesai", None, "Selesai"), (DEDI, "10/09/2026", None, None, "Selesai")))
    assert pick(ask(balai, "tindak_lanjut"), "tindak_lanjut", "unit_kerja", "nama_atasan") == [("Lama terbuka", LAB, "Budi Hartono, S.K.M.")]
    assert pick(ask(balai, "tindak_lanjut", days=(date(2026, 7, 1), date(2026, 9, 30))), "tindak_lanjut") == [("Lama terbuka",), ("Lama selesai",)]
    assert ask(balai, "tindak_lanjut", date(2026, 6, 30), Q2) == []
    assert ask(balai, "tindak_lanjut", viewer=only(UMUM)) == []


def test_follow_ups_go_with_their_person(balai):
    put(balai, talks((CICI, "05/10/2026", "Melengkapi laporan", None, "Selesai")))
    put(balai, moved(CICI, UMUM, "1 November 2026"))
    assert pick(ask(balai, "tindak_lanjut", date(2026, 10, 31)), "unit_kerja") == [(LAB,)]
    assert pick(ask(balai, "tindak_lanjut", viewer=only(UMUM)), "unit_kerja") == [(UMUM,)]
    assert ask(balai, "tindak_lanjut", viewer=only(LAB)) == []


def plans(*rows: tuple) -> list[bytes]:
    """Write an RHK list and a plan; a row: who, RHK that it serves, RHK, then its steps (weight, progress), all from 5 to 16 October."""
    told = [(nip, serves, rhk) for nip, serves, rhk, *_steps in rows]
    return [
        book(RHK, [[nip, None, "Triwulan IV 2026", serves, rhk, "Kuantitas", "Laporan yang terbit", "4 Laporan"] for nip, serves, rhk in told]),
        book(PLAN, [[nip, None, "Triwulan IV 2026", rhk, f"Langkah {n} {rhk}", weight, f"{done}%", "05/10/2026", "16/10/2026", "Proses"]
                    for nip, _serves, rhk, *steps in rows for n, (weight, done) in enumerate(steps)]),
    ]


CASCADE = ("nama", "rhk", "keadaan", "rhk_langsung", "rhk_bawahan", "pegawai_bawahan", "langkah_bawahan", "rhk_kritis", "capaian_bawahan", "target_waktu_bawahan", "selisih_bawahan",
           "capaian", "selisih", "status")
FRI9 = date(2026, 10, 9)  # half of the ten working days are gone
MUTU, PERIKSA = "Meningkatnya mutu layanan", "Terlaksananya pemeriksaan"
AN, BU = "dr. Ani Lestari, M.Kes", "Budi Hartono, S.K.M."


@pytest.fixture
def cascade(balai):
    """Cici serves Budi's RHK, and through it Ani's; Dedi serves one that nobody has."""
    put(balai, *plans((ANI, None, MUTU, (1, 80)), (BUDI, "MENINGKATNYA  mutu layanan.", PERIKSA, (1, 50)), (CICI, PERIKSA, "Sampel diperiksa", (30, 0), (10, 100)),
                      (DEDI, "Yang tidak ada", "Arsip tertata", (1, 100))))
    return balai


def test_rhk_beneath_are_rolled_up_by_weight_along_the_cascade(cascade):
    # Cici's weights 30 and 10 count as 1.5 and 0.5: (0·1.5 + 100·0.5) / 2 = 25. With Budi's step beside: (50 + 50) / 3. Ani's own 80 stays out of it.
    assert pick(ask(cascade, "kaskade_rhk", FRI9), *CASCADE) == [
        (BU, PERIKSA, "ada", 1, 1, 1, 2, 0, 25, 50, -25, 50, 0, "sesuai_jadwal"),
        (AN, MUTU, "ada", 1, 2, 2, 3, 0, 33.3333, 50, -16.6667, 80, 30, "sesuai_jadwal"),
        (None, "Yang tidak ada", "tidak_ditemukan", 1, 1, 1, 1, 0, 100, 50, 50, None, None, None),
    ]
    assert pick(ask(cascade, "kaskade_rhk", date(2026, 11, 20)), "nama", "rhk_kritis") == [(BU, 1), (AN, 2), (None, 0)]
    assert ask(cascade, "kaskade_rhk", FRI9, Q2) == []


def test_an_rhk_of_a_leader_elsewhere_is_said_to_be_elsewhere(cascade):
    assert pick(ask(cascade, "kaskade_rhk", FRI9, viewer=only(LAB)), "kunci_rhk", *CASCADE[:5], "capaian")[1:] == [
        (None, None, "MENINGKATNYA  mutu layanan.", "di_luar_unit", 1, 2, None)]
    assert pick(ask(cascade, "kaskade_rhk", FRI9, viewer=only(UMUM)), "rhk", "keadaan") == [("Yang tidak ada", "tidak_ditemukan")]


def test_rhk_go_with_their_person_to_another_unit(cascade):
    put(cascade, moved(CICI, UMUM, "12 Oktober 2026"))
    for per, beneath in ((FRI9, {PERIKSA: 1, "MENINGKATNYA  mutu layanan.": 2}), (date(2026, 10, 12), {"MENINGKATNYA  mutu layanan.": 1})):
        assert dict(pick(ask(cascade, "kaskade_rhk", per, viewer=only(LAB)), "rhk", "rhk_bawahan")) == beneath
    assert pick(ask(cascade, "kaskade_rhk", date(2026, 10, 12)), "nama", "rhk_bawahan") == [(BU, 1), (AN, 2), (None, 1)]


def test_the_own_leader_comes_first_then_the_nearest_leader_above(house):
    put(house, roster([*PEOPLE, [EKA, "Eka Wibowo", "Arsiparis", UMUM, BALAI, DEDI, "Dedi Saputra"]]))
    put(house, *plans(
        (ANI, None, "Dimiliki dua pimpinan", (1, 0)), (BUDI, None, "Dimiliki dua pimpinan", (1, 0)), (ANI, None, "Hanya di atas", (1, 0)), (DEDI, None, "Hanya di samping", (1, 0)),
        (CICI, "Dimiliki dua pimpinan", "Satu", (1, 10)), (CICI, "Hanya di atas", "Dua", (1, 20)), (CICI, "Hanya di samping", "Tiga", (1, 30)), (EKA, "Tiga", "Empat", (1, 40))))
    assert pick(ask(house, "kaskade_rhk", FRI9), "nama", "rhk", "keadaan", "rhk_bawahan") == [
        (BU, "Dimiliki dua pimpinan", "ada", 1), (AN, "Hanya di atas", "ada", 1), (None, "Hanya di samping", "tidak_ditemukan", 1),
        (None, "Tiga", "tidak_ditemukan", 1),  # Cici leads nobody
    ]


def test_a_ring_of_rhk_is_passed_once(house):
    put(house, roster([[ANI, "Ani Lestari", "Ketua", LAB, None, BUDI, None], [BUDI, "Budi Hartono", "Ketua", LAB, None, ANI, None]]))
    put(house, *plans((ANI, "Dua", "Satu", (1, 10)), (BUDI, "Satu", "Dua", (1, 20))))
    assert pick(ask(house, "kaskade_rhk", FRI9), "rhk", "rhk_bawahan", "capaian_bawahan", "capaian") == [("Dua", 1, 10, 20), ("Satu", 1, 20, 10)]


STALLED = ("nip", "sebab", "sejak", "hari_tersendat", "dialog_terakhir", "status", "senyap")
YEAR = "1 Januari 2026 s.d. 31 Desember 2026"


def step(nip: str, done: int, due: str, *, start: str = "01/10/2026", period: str = "Triwulan IV 2026", rhk: str = "Mutu pemeriksaan") -> bytes:
    return book(PLAN, [[nip, None, period, rhk, "Memeriksa sampel", 1, f"{done}%", start, due, "Proses"]])


def held(*days: str, nip: str = CICI) -> bytes:
    return talks(*((nip, day, None, None, "Selesai") for day in days))


@pytest.mark.parametrize(("day", "listed"), [("08/10/2026", True), ("09/10/2026", False), ("19/11/2026", False), ("21/11/2026", True)])
def test_an_overdue_rhk_is_listed_until_a_dialogue_since_its_due_date(balai, day, listed):
    put(balai, step(CICI, 90, "09/10/2026"), held("05/10/2026", day))
    last = {"08/10/2026": date(2026, 10, 8), "21/11/2026": date(2026, 10, 5)}.get(day)
    assert pick(ask(balai, "rhk_tersendat"), *STALLED) == ([(CICI, "lewat_tenggat", FRI9, 42, last, "kritis", False)] if listed else [])
    assert ask(balai, "rhk_tersendat", FRI9) == []  # not overdue on its due date


def quiet(first: str, step_text: str = "Memeriksa sampel", period: str = "1 Oktober 2026 s.d. 20 November 2026") -> bytes:
    return log([entry(CICI, first, step=step_text)], unit=LAB, period=period)


def test_a_silent_rhk_stalled_on_the_tenth_working_day_without_a_note(balai):
    # The last note is of Friday 9 October; the tenth working day after it is Friday the 23rd.
    put(balai, step(CICI, 70, "31/12/2026"), quiet("09/10/2026"), held("22/10/2026"))
    assert ask(balai, "rhk_tersendat", date(2026, 10, 22)) == []
    assert pick(ask(balai, "rhk_tersendat"), *STALLED, "nama_atasan", "catatan_terakhir") == [
        (CICI, "senyap", date(2026, 10, 23), 28, date(2026, 10, 22), "sesuai_jadwal", True, BU, FRI9)]
    put(balai, held("23/10/2026"))
    assert ask(balai, "rhk_tersendat") == []


def test_silence_of_most_of_a_year_is_traced_back_to_its_beginning(balai):
    # The working days after Monday 5 January 2026: 6–9, 12–15 (the 16th is free), 19 and, the tenth, the 20th.
    put(balai, step(CICI, 100 * 10 // 11, "31/12/2026", start="01/01/2026", period=YEAR), quiet("05/01/2026", period="1 Januari 2026 s.d. 20 November 2026"))
    assert pick(ask(balai, "rhk_tersendat"), *STALLED) == [(CICI, "senyap", date(2026, 1, 20), 304, None, "sesuai_jadwal", True)]


def test_overdue_and_silent_it_stalled_when_the_first_of_both_began(balai):
    put(balai, step(CICI, 90, "14/10/2026"), quiet("09/10/2026"))
    assert pick(ask(balai, "rhk_tersendat"), *STALLED) == [(CICI, "lewat_tenggat", date(2026, 10, 14), 37, None, "kritis", True)]
    put(balai, held("15/10/2026"))
    assert ask(balai, "rhk_tersendat") == []


def test_an_rhk_critical_by_pace_alone_is_listed_where_nobody_met_since_it_began(balai):
    put(balai, step(CICI, 0, "30/11/2026"), held("30/09/2026"))
    assert pick(ask(balai, "rhk_tersendat"), *STALLED) == [(CICI, "laju", None, None, date(2026, 9, 30), "kritis", False)]
    put(balai, held("01/10/2026"))
    assert ask(balai, "rhk_tersendat") == []


def test_stalled_rhk_go_with_their_person_and_a_head_without_leader_has_none(balai):
    put(balai, step(CICI, 90, "09/10/2026"), step(ANI, 90, "09/10/2026"), step(DEDI, 100, "09/10/2026"))
    put(balai, moved(CICI, UMUM, "1 November 2026"))
    assert pick(ask(balai, "rhk_tersendat"), "nip", "unit_kerja") == [(CICI, UMUM)]
    assert ask(balai, "rhk_tersendat", viewer=only(LAB)) == []
    assert pick(ask(balai, "rhk_tersendat", date(2026, 10, 31), viewer=only(LAB)), "nip") == [(CICI,)]
    assert pick(ask(balai, "rhk_tersendat", viewer=only(BALAI)), "nip") == [(CICI,)]
    assert ask(balai, "rhk_tersendat", days=Q2) == []
