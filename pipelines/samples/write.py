"""Write an invented office as the pile of files that a unit head would be handed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from pipelines.samples import layouts_lists as lists
from pipelines.samples import layouts_logbook as logbook
from pipelines.samples import layouts_official as official
from pipelines.samples.days import TAHUN
from pipelines.samples.office import build_office
from pipelines.samples.plans import ROMAN, quarter_now
from pipelines.samples.records import Note, Office, Person
from pipelines.samples.sheets import Grid, write_csv, write_html, write_workbook

Layout = Callable[[list[Note], Office, dict[str, Person]], Grid]
T = TypeVar("T")
_MONTHLY: dict[str, Layout] = {"umum": logbook.general, "mikrobiologi": logbook.laboratory,
                               "surveilans": logbook.bkn_form, "pelayanan": logbook.counter}
_SKP_FORM_UNIT = "pelayanan"
_SMALL = 18


def write_samples(target: Path, *, pegawai: int = 64, bulan: int = 11, seed: int = 2026,
                  small: bool = False) -> list[Path]:
    """Write the sample exports into a folder and return the files; `small`: one short file a layout."""
    target = Path(target)
    target.mkdir(parents=True, exist_ok=True)
    office = build_office(pegawai=min(pegawai, _SMALL) if small else pegawai, bulan=bulan, seed=seed)
    if small:
        _shorten(office)
    people = {p.nip: p for p in office.people}
    rosters = [office.sampai - timedelta(days=4)]
    if not small:
        rosters.insert(0, date(TAHUN, 1, 2))
    files = [write_workbook(target / f"Daftar Pegawai {day.isoformat()}.xlsx", [lists.roster(office, day)])
             for day in rosters]
    files += _plans(target, office, people)
    files += _logbooks(target, office, people)
    files += _meetings(target, office, people)
    return sorted(files)


def _shorten(office: Office) -> None:
    """Keep the last two weeks of notes, the last quarter of plans, and the meetings since the summer."""
    last, recent = quarter_now(office), office.sampai - timedelta(days=11)
    office.notes = [n for n in office.notes if n.tanggal >= recent]
    office.rhk = [r for r in office.rhk if r.triwulan == last]
    office.steps = [s for s in office.steps if s.triwulan == last]
    office.dialogues = [d for d in office.dialogues if d.tanggal >= office.sampai - timedelta(days=75)]
    office.absences = [a for a in office.absences if a.selesai >= office.sampai - timedelta(days=60)]
    rated = max((r.triwulan for r in office.ratings), default=0)
    office.ratings = [r for r in office.ratings if r.triwulan == rated]


def _parted(rows: Iterable[T], key: Callable[[T], int]) -> list[tuple[int, list[T]]]:
    return [(k, list(group)) for k, group in groupby(sorted(rows, key=key), key=key)]


def _plans(target: Path, office: Office, people: dict[str, Person]) -> list[Path]:
    form = next(u.nama for u in office.units if u.kunci == _SKP_FORM_UNIT)
    files = []
    for tw, rhk in _parted(office.rhk, lambda r: r.triwulan):
        name = f"TW {ROMAN[tw]} {TAHUN}.xlsx"
        listed, formed = [r for r in rhk if r.unit != form], [r for r in rhk if r.unit == form]
        files.append(write_workbook(target / f"Daftar RHK {name}", [lists.rhk_list(office, listed, people)]))
        files.append(official.write_skp_forms(target / f"SKP {form} {name}", office, formed, people))
    for tw, steps in _parted(office.steps, lambda s: s.triwulan):
        grid = lists.steps_list(office, steps, people)
        if tw <= 2:     # the first half-year stood in an application that saves its screen as HTML
            files.append(write_html(target / f"rencana_aksi_tw{tw}_{TAHUN}.xls", grid))
        else:
            files.append(write_workbook(target / f"Rencana Aksi TW {ROMAN[tw]} {TAHUN}.xlsx", [grid]))
    return files


def _logbooks(target: Path, office: Office, people: dict[str, Person]) -> list[Path]:
    files: list[Path] = []
    by_unit: dict[str, list[Note]] = {u.nama: [] for u in office.units}
    for note in office.notes:
        by_unit[note.unit].append(note)
    for unit in office.units:
        notes = by_unit[unit.nama]
        months = [(m, own) for m, own in _parted(notes, lambda n: n.tanggal.month)
                  if not (unit.nama == office.stories["unit_tanpa_unggahan"] and m == missing_month(office))]
        if unit.kunci in _MONTHLY:
            layout = _MONTHLY[unit.kunci]
            files += [write_workbook(target / f"Logbook {unit.nama} {TAHUN}-{m:02}.xlsx", [layout(own, office, people)])
                      for m, own in months]
        elif unit.kunci == "keuangan":
            files += [write_html(target / f"catatan_harian_{TAHUN}{m:02}_keuangan_bmn.xls",
                                 logbook.screen(own, office, people)) for m, own in months]
        elif unit.kunci == "kimia":
            files += [write_csv(target / f"progres_harian_kimia_tw{q}_{TAHUN}.csv", logbook.semicolons(own, office, people))
                      for q, own in _parted(notes, lambda n: (n.tanggal.month + 2) // 3)]
        elif unit.kunci == "kalibrasi":
            files.append(write_workbook(target / f"Logbook {unit.nama} {TAHUN}.xlsx",
                                        [logbook.by_day(own, office, people) for _, own in months]))
        else:
            files += _one_a_person(target, office, notes, people)
    return files


def _one_a_person(target: Path, office: Office, notes: list[Note], people: dict[str, Person]) -> list[Path]:
    files = []
    for nip in dict.fromkeys(sorted(n.nip for n in notes)):
        name = people[nip].nama.split(",")[0].replace(".", "")
        grid = logbook.one_person([n for n in notes if n.nip == nip], office, people)
        files.append(write_workbook(target / f"LKH {name} {TAHUN}.xlsx", [grid]))
    return files


def missing_month(office: Office) -> int:
    """Return the month that one unit did not hand in: the last full one, none in a one-month sample."""
    return office.sampai.month - 1


def _meetings(target: Path, office: Office, people: dict[str, Person]) -> list[Path]:
    files = []
    for half, dialogues in _parted(office.dialogues, lambda d: 1 if d.tanggal.month <= 6 else 2):
        name = f"Dialog Kinerja Semester {ROMAN[half]} {TAHUN}.xlsx"
        files.append(write_workbook(target / name, [lists.dialogue_list(office, dialogues, people)]))
    files.append(write_workbook(target / f"Ketidakhadiran {TAHUN}.xlsx", [lists.absence_list(office, people)]))
    files.append(write_workbook(target / f"Laporan SKP Tahun {TAHUN}.xlsx",
                                [official.skp_report(office, office.skp_reports, people)]))
    for tw, ratings in _parted(office.ratings, lambda r: r.triwulan):
        name = f"Laporan Penilaian SKP TW {ROMAN[tw]} {TAHUN}.xlsx"
        files.append(write_workbook(target / name, [official.rating_report(office, ratings, people)]))
    return files
