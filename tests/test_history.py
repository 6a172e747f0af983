"""Every figure answers for any day: what had been said by then, also after newer exports, undo and withdrawal."""

from __future__ import annotations

from datetime import date

import pytest
from books import ANI, BALAI, BUDI, CICI, LAB, PEOPLE, PLAN, ROSTER, book, entry, log, roster

from pipelines.figures.door import Question, Viewer, ask
from pipelines.load import load, prepare, undo

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
PERIOD = "1 Januari 2026 s.d. 31 Desember 2026"


def put(house, day: date, *files, **told):
    return load(house, prepare([(f"berkas-{n}.xlsx", data) for n, data in enumerate(files)]), user="penguji", today=day, **told).batch


def plan(progress: int, *more, status="Proses") -> bytes:
    rows = [[CICI, None, PERIOD, "Mutu pemeriksaan", "Memeriksa sampel", 10, None, progress, "31/12/2026", status], *more]
    return book(PLAN, [list(row) for row in rows])


def progress(house, day: date) -> list[tuple[str, float]]:
    steps = ask(house, "rencana_aksi", Viewer(), Question(*YEAR, day))
    return sorted(zip(steps["rencana_aksi"], steps["kemajuan"], strict=True))


def three_uploads(house) -> dict[str, int]:
    """Upload one plan three times: 20 % on 2 March, 55 % on 1 June, 90 % on 1 October; notes reach 20 November."""
    put(house, date(2026, 1, 5), roster())
    numbers = {name: put(house, date(2026, month, day), plan(progress))
               for name, month, day, progress in (("first", 3, 2, 20), ("second", 6, 1, 55), ("third", 10, 1, 90))}
    put(house, date(2026, 11, 20), log([entry(CICI, "20/11/2026")]))
    return numbers


@pytest.fixture
def office(empty_warehouse, kept):
    with kept(three_uploads) as house:
        yield house


def test_a_day_between_two_uploads_knows_what_the_first_said(office):
    said = {day: progress(office, day)[0][1] for day in (date(2026, 3, 2), date(2026, 5, 31), date(2026, 6, 1), date(2026, 9, 30), date(2026, 10, 1))}
    assert list(said.values()) == [20, 20, 55, 55, 90]


def test_before_the_first_upload_the_first_word_speaks(office):
    assert progress(office, date(2026, 2, 1)) == [("Memeriksa sampel", 20)]


def test_the_last_day_of_the_data_knows_everything(office):
    assert progress(office, date(2026, 11, 20)) == [("Memeriksa sampel", 90)]
    put(office, date(2026, 11, 24), plan(95))  # pulled after the last day that notes reach
    assert progress(office, date(2026, 11, 20)) == [("Memeriksa sampel", 95)]
    assert progress(office, date(2026, 11, 19)) == [("Memeriksa sampel", 90)]


def test_undo_changes_the_past_and_the_present(office):
    undo(office, office.second, user="penguji")
    assert progress(office, date(2026, 9, 30)) == [("Memeriksa sampel", 20)]
    undo(office, office.third, user="penguji")
    assert progress(office, date(2026, 11, 20)) == [("Memeriksa sampel", 20)]
    undo(office, office.first, user="penguji")
    assert progress(office, date(2026, 9, 30)) == []


def test_a_step_that_came_later_was_not_there_before(office):
    new = [CICI, None, PERIOD, "Mutu pemeriksaan", "Menulis laporan", 1, None, 10, "31/12/2026", "Proses"]
    put(office, date(2026, 11, 1), plan(92, new))
    assert progress(office, date(2026, 10, 31)) == [("Memeriksa sampel", 90)]
    assert progress(office, date(2026, 11, 1)) == [("Memeriksa sampel", 92), ("Menulis laporan", 10)]


def test_a_step_that_was_withdrawn_is_still_there_before(office):
    new = [CICI, None, PERIOD, "Mutu pemeriksaan", "Menulis laporan", 1, None, 10, "31/12/2026", "Proses"]
    put(office, date(2026, 10, 10), plan(90, new))
    put(office, date(2026, 11, 1), plan(93), withdraw_missing=True)
    assert progress(office, date(2026, 10, 31)) == [("Memeriksa sampel", 90), ("Menulis laporan", 10)]
    assert progress(office, date(2026, 11, 20)) == [("Memeriksa sampel", 93)]


def test_the_unit_as_of_a_day_is_made_of_the_steps_of_that_day(office):
    units = ask(office, "capaian_unit", Viewer(), Question(*YEAR, date(2026, 9, 30))).set_index("unit_kerja")
    assert (units.loc[LAB, "capaian"], units.loc[BALAI, "capaian"]) == (55, 55)
    rhk = ask(office, "capaian_rhk", Viewer(), Question(*YEAR, date(2026, 9, 30)))
    assert list(rhk["capaian"]) == [55]


def test_a_note_uploaded_late_belongs_to_its_day(office):
    put(office, date(2026, 11, 21), log([entry(CICI, "05/10/2026")]))
    october = Question(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))
    assert ask(office, "catatan_pegawai", Viewer(), october, nip=CICI)["tanggal"].dt.date.tolist() == [date(2026, 10, 5)]


def test_someone_who_left_is_counted_while_there(office):
    others = [row for row in PEOPLE if row[0] != BUDI]
    header = [*ROSTER, "Status Aktif"]
    put(office, date(2026, 11, 1), book(header, [[*PEOPLE[1], "Pensiun"], *([*row, "Aktif"] for row in others)]))
    before = ask(office, "capaian_pegawai", Viewer(), Question(*YEAR, date(2026, 10, 31)))
    after = ask(office, "capaian_pegawai", Viewer(), Question(*YEAR, date(2026, 11, 20)))
    assert (BUDI in set(before["nip"]), BUDI in set(after["nip"])) == (True, False)
    assert ANI in set(after["nip"])


def test_the_same_upload_twice_leaves_the_past_as_it_is(office):
    before = [progress(office, date(2026, month, 28)) for month in range(2, 11)]
    put(office, date(2026, 11, 10), plan(90))
    assert [progress(office, date(2026, month, 28)) for month in range(2, 11)] == before
