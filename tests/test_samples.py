"""The invented office: always the same from its seed, well-formed, and with its stories really in the files."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from python_calamine import CalamineWorkbook

from pipelines.samples import build_office, write_samples
from pipelines.samples.days import between
from pipelines.samples.plans import silent_rhk
from pipelines.samples.records import Office

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def office() -> Office:
    return build_office()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {p.name: p for p in write_samples(tmp_path_factory.mktemp("contoh"))}


def cells(path: Path) -> list[list[list[object]]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return [[list(row) for row in csv.reader(lines, delimiter=";")]]
    if path.suffix == ".xls":
        rows = html.fromstring(path.read_bytes().decode()).iter("tr")
        return [[[cell.text_content() for cell in row] for row in rows]]
    book = CalamineWorkbook.from_path(path)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def test_same_seed_same_office_and_another_seed_another(office: Office) -> None:
    assert build_office() == office
    assert build_office(seed=7).notes != office.notes


def test_same_seed_same_cells(tmp_path: Path) -> None:
    first, again = (write_samples(tmp_path / name, small=True) for name in ("a", "b"))
    assert [p.name for p in first] == [p.name for p in again]
    assert [cells(p) for p in first] == [cells(p) for p in again]


def test_counts(office: Office, files: dict[str, Path]) -> None:
    assert (len(office.people), len(office.units), office.sampai) == (64, 9, date(2026, 11, 20))
    assert 60 <= len(files) <= 90
    assert 20_000 <= len(office.notes) <= 25_000
    assert len(build_office(pegawai=9, bulan=1).people) == 9
    assert build_office(pegawai=20, bulan=12).sampai == date(2026, 12, 31)


def test_an_office_too_small_for_its_units_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 9"):
        build_office(pegawai=8)
    with pytest.raises(ValueError, match="1 to 12"):
        build_office(bulan=13)


def test_ids_are_unique_and_well_formed(office: Office) -> None:
    ids = [p.nip for p in office.people]
    assert len(set(ids)) == len(ids) == len({p.nama for p in office.people})
    for nip in ids:
        if not nip.startswith("PPNPN"):
            assert len(nip) == 18
            assert nip[14] in "12"
            assert int(nip[15:]) >= 1
            date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))


def test_notes_fall_on_days_worked_and_never_overlap(office: Office) -> None:
    worked = set(between(office.dari, office.sampai))
    away = {(a.nip, d) for a in office.absences for d in between(a.mulai, a.selesai)}
    ends: dict[tuple[str, date], object] = {}
    for note in office.notes:
        assert note.tanggal in worked
        assert (note.nip, note.tanggal) not in away
        assert note.mulai < note.akhir
        assert note.mulai >= ends.get((note.nip, note.tanggal), note.mulai)
        ends[note.nip, note.tanggal] = note.akhir


def test_steps_are_near_pace_with_units_ahead_and_behind(office: Office) -> None:
    gap: dict[str, list[float]] = defaultdict(list)
    for s in (s for s in office.steps if s.triwulan == 4):
        gone = len(between(s.mulai, min(s.tenggat, office.sampai))) / len(between(s.mulai, s.tenggat))
        gap[s.unit].append(s.capaian - 100 * gone)
    mean = {unit: sum(v) / len(v) for unit, v in gap.items()}
    everyone = [x for v in gap.values() for x in v]
    assert -6 < sum(everyone) / len(everyone) < 2
    assert mean[office.stories["unit_di_depan"]] == max(mean.values()) > 5
    assert mean[office.stories["unit_tertinggal"]] == min(mean.values()) < -10
    past = [s for s in office.steps if s.triwulan < 4]
    assert sum(s.selesai is not None for s in past) / len(past) > 0.95


def test_only_the_copier_repeats_himself(office: Office) -> None:
    days = defaultdict(set)
    for n in office.notes:
        days[n.nip, n.kegiatan].add(n.tanggal)
    assert {nip for (nip, _), seen in days.items() if len(seen) >= 5} == {office.stories["salin_tempel"]}


def test_stories_of_notes(office: Office) -> None:
    stories = office.stories
    silent = silent_rhk(office)
    assert silent
    last = max(n.tanggal for n in office.notes if n.rhk_id == silent.id)
    assert len(between(last, office.sampai)) > 20
    assert any(s.rhk_id == silent.id and s.selesai is None for s in office.steps)
    entered = Counter()
    for day, entry in {(n.tanggal, n.masuk.date()) for n in office.notes if n.nip == stories["isi_sekaligus"]}:
        assert (entry - day).days >= 7
        entered[entry] += 1
    assert max(entered.values()) == 5
    noted = Counter(nip for nip, _ in {(n.nip, n.tanggal) for n in office.notes})
    assert noted[stories["jarang_mengisi"]] == min(noted.values()) < 45
    moved = [(n.tanggal >= date(2026, 7, 1), n.unit) for n in office.notes if n.nip == stories["pindah_unit"]]
    assert set(moved) == {(False, "Tim Kerja Surveilans"), (True, "Instalasi Mikrobiologi dan Biomolekuler")}
    leave = [a for a in office.absences if a.nip == stories["cuti_panjang"] and a.jenis == "Cuti Melahirkan"]
    assert (leave[0].selesai - leave[0].mulai).days == 90
    assert any(s.tenggat < office.sampai and s.capaian == 40 for s in office.steps if s.nip == stories["langkah_lewat"])


def test_stories_of_dialogues(office: Office) -> None:
    held: dict[str | None, Counter[str]] = defaultdict(Counter)
    for d in office.dialogues:
        if d.status == "Selesai":
            assert d.tanggal <= office.sampai
            held[d.nip_atasan][d.nip] += 1
    assert office.stories["pimpinan_tanpa_dialog"] not in held
    best = held[office.stories["pimpinan_rajin_dialog"]]
    team = [p.nip for p in office.people if p.nip_atasan == office.stories["pimpinan_rajin_dialog"]]
    assert min(best[nip] for nip in team) >= 9


def test_stories_are_in_the_files(office: Office, files: dict[str, Path]) -> None:
    unit = office.stories["unit_tanpa_unggahan"]
    assert f"Logbook {unit} 2026-10.xlsx" not in files
    assert f"Logbook {unit} 2026-09.xlsx" in files
    nip = office.stories["nip_rusak"]
    for month, kind in (("08", str), ("09", float)):
        rows = cells(files[f"Logbook Subbagian Administrasi Umum 2026-{month}.xlsx"])[0]
        found = [r[1] for r in rows if r[2] == office.person(nip).nama]
        assert found
        assert {type(value) for value in found} == {kind}
        assert kind is str or f"{found[0]:.0f}".startswith(nip[:15])
    units = [{r[1]: r[6] for r in cells(files[f"Daftar Pegawai {day}.xlsx"])[0]} for day in ("2026-01-02", "2026-11-16")]
    assert {n for n in units[0] if units[0][n] != units[1].get(n)} - {"Instansi"} >= {office.stories["pindah_unit"]}


def test_every_note_of_an_uploaded_month_is_in_a_file(office: Office, files: dict[str, Path]) -> None:
    months = ["2026-09", "2026-11"]
    for unit in ("Subbagian Administrasi Umum", "Tim Kerja Surveilans"):
        for m in months:
            text = {str(c) for r in cells(files[f"Logbook {unit} {m}.xlsx"])[0] for c in r}
            wanted = {n.kegiatan for n in office.notes if n.unit == unit and f"{n.tanggal:%Y-%m}" == m}
            assert wanted <= text


def test_shipped_samples_are_what_the_code_writes(tmp_path: Path) -> None:
    written = write_samples(tmp_path, small=True)
    assert [p.name for p in written] == sorted(p.name for p in (DATA / "contoh").iterdir())
    for path in written:
        assert cells(path) == cells(DATA / "contoh" / path.name), path.name


def test_the_readme_names_who_each_story_is_about(office: Office) -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for story in office.stories:
        assert office.story_name(story) in text, story
    silent = silent_rhk(office)
    assert silent
    assert silent.rhk in text
