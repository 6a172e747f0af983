"""What must not change a figure does not: order, splitting and doubling of files; parents pool children; a viewer sees the office's own rows."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from io import StringIO
from random import Random
from typing import Any

import pytest
from books import AWAY, LOG, PLAN, RHK, ROSTER, TALK
from naive.compare import MORE, kantor
from offices import FEATURES, STARTS, Office, Shape, build, lay, roof
from rows import key

from pipelines.figures.definitions import definition, figures
from pipelines.figures.door import Question, Viewer, ask_arrow
from pipelines.language import long_date
from pipelines.load import load, prepare
from pipelines.settings import settings as office_settings
from pipelines.warehouse import open_warehouse

# Where a row was read from, and what tells of files, may change with the files; keys of typed rows are told by the rows.
PLACES = {"berkas", "sheet", "baris", "urutan"}
OF_FILES = {"unggahan", "mutu_data"}
Table = tuple[list[str], list[list[Any]]]


def every_row(house, question: Question) -> dict[str, list[dict[str, Any]]]:
    """Answer every figure but those about files."""
    return {figure: ask_arrow(house, figure, Viewer(), question, **MORE.get(figure, {})).to_pylist() for figure in figures() if figure not in OF_FILES}


def bag(rows: list[dict[str, Any]], columns: list[str]) -> Counter[str]:
    """Return rows without their order, numbers to the ninth digit."""
    return Counter(repr([f"{row[c]:.9g}" if isinstance(row[c], float) else row[c] for c in columns]) for row in rows)


def bags(found: dict[str, list[dict[str, Any]]]) -> dict[str, Counter[str]]:
    """Return answers as bags of rows, told without their places."""
    return {figure: bag(rows, [c for c in definition(figure).columns if c not in PLACES]) for figure, rows in found.items()}


def answers(house, question: Question) -> dict[str, Counter[str]]:
    return bags(every_row(house, question))


def same(one: dict[str, Counter[str]], other: dict[str, Counter[str]]) -> None:
    """Fail with the rows that only one of two states has."""
    wrong = {f: (list(one[f] - other[f])[:2], list(other[f] - one[f])[:2]) for f in one if one[f] != other[f]}
    assert not wrong, wrong


# -- through real files ----------------------------------------------------------------------------------------------


def sheets(office: Office) -> dict[str, Table]:
    """Write an office's rows the way exports do, one row for each key."""
    units = {u["unit_kerja"]: u["induk"] for u in office.rows["unit_kerja"]}
    name = {p["nip"]: p["nama"] for p in office.rows["pegawai"]}
    rhk = {h["kunci"]: h for h in office.rows["rhk"]}

    def who(row: dict[str, Any]) -> list[Any]:
        return [f"{row['nip'][2:]}1", name[row["nip"]]]

    def on(day: date | None) -> str | None:
        return f"{day:%d/%m/%Y}" if day else None

    def span(row: dict[str, Any]) -> str:
        return f"{long_date(row['periode_awal'])} s.d. {long_date(row['periode_akhir'])}"

    def once(rows: list[list[Any]], *key: int) -> list[list[Any]]:
        return list({tuple(str(row[n]).casefold().replace(",", "").replace("!", "").split().__repr__() for n in key): row for row in rows}.values())

    people = [[*who(p), p["jabatan"], p["unit_kerja"], units.get(p["unit_kerja"]), f"{p['nip_atasan'][2:]}1" if p["nip_atasan"] in name else None, None]
              for p in office.rows["pegawai"]]
    steps = [[*who(s), span(rhk[s["kunci_rhk"]]), rhk[s["kunci_rhk"]]["rhk"], s["rencana_aksi"], s["target"], s["realisasi"], s["capaian_persen"], on(s["tenggat"]),
              {"selesai": "Selesai", "berjalan": "Proses"}.get(s["status"])] for s in office.rows["rencana_aksi"] if s["kunci_rhk"]]
    notes = [[*who(c), on(c["tanggal"]), c["mulai"] and f"{c['mulai']:%H:%M}", c["selesai"] and f"{c['selesai']:%H:%M}", c["kegiatan"], c["rencana_aksi"],
              c["bukti_dukung"], "Disetujui"] for c in office.rows["catatan_harian"]]
    return {
        "pegawai": (ROSTER, people),
        "rhk": (RHK, once([[*who(h), span(h), h["rhk"], "Kuantitas", "Indikator", "10 dokumen"] for h in office.rows["rhk"]], 0, 2, 3)),
        "rencana": (PLAN, once(steps, 0, 2, 3, 4)),
        "catatan": (LOG, once(notes, 0, 2, 3, 5)),
        "dialog": (TALK, once([[*who(d), on(d["tanggal"]), d["uraian"] or "Kemajuan", d["tindak_lanjut"], "Selesai"] for d in office.rows["dialog_kinerja"]], 0, 2)),
        "cuti": (AWAY, once([[*who(a), "Cuti Tahunan", on(a["mulai"]), on(a["selesai"] or a["mulai"]), None] for a in office.rows["ketidakhadiran"]], 0, 3)),
    }


def file(name: str, table: Table) -> tuple[str, bytes]:
    """Write a table as the CSV of an office's Excel."""
    text = StringIO()
    csv.writer(text, delimiter=";").writerows([table[0], *table[1]])
    return f"{name}.csv", text.getvalue().encode("utf-8")


@pytest.fixture(scope="module")
def origin():
    """Give an office of nine people in a tree of four units, two months, all features on, as sheets; and the question about it."""
    office = build(Shape(9, 4, 2, STARTS[3], -6, 20, frozenset(FEATURES) - {"tanpa_atasan", "tanpa_unit", "kosong", "revisi"}))
    return sheets(office), office.question


@pytest.fixture
def uploaded(tmp_path, blank):
    """Load files, one upload each, into a warehouse of their own, and answer every figure."""
    houses = []

    def answered(name: str, files: list[tuple[str, bytes]], question: Question) -> dict[str, Counter[str]]:
        house = open_warehouse(shutil.copyfile(blank, tmp_path / f"{name}.duckdb"))
        houses.append(house)
        for one in files:
            report = load(house, prepare([one]), user="penguji", today=date(2026, 9, 1))
            assert report.exit_code != 2, [(f.file, f.error) for f in report.files]  # rows that wait do so in every order
        return answers(house, question)

    yield answered
    for house in houses:
        house.close()


@pytest.fixture(scope="module")
def plain(origin, tmp_path_factory):
    """Give the answers about the office loaded file by file, as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_DATA", str(tmp_path_factory.mktemp("asal")))
        office_settings.cache_clear()
        with open_warehouse() as house:
            for name, table in origin[0].items():
                assert load(house, prepare([file(name, table)]), user="penguji", today=date(2026, 9, 1)).exit_code != 2
            yield answers(house, origin[1])
    office_settings.cache_clear()


def test_the_office_of_these_tests_has_something_to_tell(plain):
    told = [f for f, rows in plain.items() if rows]
    assert len(told) >= len(plain) - 8, sorted(set(plain) - set(told))


def test_doubling_every_row_of_a_file_changes_nothing(origin, plain, uploaded):
    tables, question = origin
    same(plain, uploaded("dua", [file(n, (head, [row for row in rows for _ in "12"])) for n, (head, rows) in tables.items()], question))


def test_splitting_files_in_two_changes_nothing(origin, plain, uploaded):
    tables, question = origin
    parts = [file(f"{n}-{half}", (head, rows[half::2])) for n, (head, rows) in tables.items() for half in (0, 1) if rows[half::2]]
    same(plain, uploaded("belah", parts, question))


def test_shuffling_the_rows_of_a_file_changes_nothing(origin, plain, uploaded):
    tables, question = origin
    same(plain, uploaded("kocok", [file(n, (head, Random(3).sample(rows, len(rows)))) for n, (head, rows) in tables.items()], question))


def test_the_order_of_files_changes_nothing_once_the_roster_is_there(origin, plain, uploaded):
    tables, question = origin
    files = [file(n, table) for n, table in tables.items()]
    same(plain, uploaded("urut", [files[0], *reversed(files[1:])], question))


# -- through typed rows ----------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """Give one warehouse whose rows each example replaces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_DATA", str(tmp_path_factory.mktemp("meta")))
        office_settings.cache_clear()
        with open_warehouse() as house:
            yield house
    office_settings.cache_clear()


@pytest.fixture(scope="module")
def office() -> Office:
    """Give thirty offices under one roof, with a question about all of them."""
    made = roof(7, 30)
    return Office(made.rows, made.week, Question(made.question.dari, made.question.sampai, made.question.per), None, made.kalender)


@pytest.fixture(scope="module")
def told(ground, office) -> dict[str, list[dict[str, Any]]]:
    """Give what every figure says of them."""
    lay(ground, office)
    return every_row(ground, office.question)


def test_the_order_in_which_rows_lie_changes_no_figure(ground, office, told):
    mixed = {table: Random(7).sample(rows, len(rows)) for table, rows in office.rows.items()}
    lay(ground, replace(office, rows=mixed))
    same(bags(told), answers(ground, office.question))


SUMS = {
    "capaian_unit": ("pegawai", "rhk", "rhk_dijabarkan", "langkah", "langkah_selesai", "langkah_lewat", "rhk_kritis", "rhk_senyap"),
    "kepatuhan_catatan": ("pegawai", "hari_orang_wajib", "hari_orang_tercatat", "catatan", "berbukti", "menit"),
    "dialog_unit": ("pegawai", "dialog", "tepat_waktu", "segera", "terlambat", "belum_pernah"),
    "beban_kerja": ("pegawai", "hari_orang_tercatat", "hari_orang_bermenit", "menit", "hari_lebih_150", "hari_di_luar", "menit_di_luar"),
    "keterlambatan_isi": ("pegawai", "catatan", "berwaktu", "mendahului", "dinilai", "hari_sama", "sehari", "lewat_batas"),
    "laporan_bkn": ("pegawai", "tercantum", "disetujui", "belum_disetujui", "tidak_membuat", "tidak_tercantum", "bulan_orang_wajib", "bulan_orang_dinilai", "dinilai_tahunan"),
}
POOLED = {"kepatuhan_catatan": ("kepatuhan", "hari_orang_tercatat", "hari_orang_wajib"), "dialog_unit": ("persen_tepat", None, "pegawai"),
          "keterlambatan_isi": ("persen_lewat", "lewat_batas", "dinilai"), "laporan_bkn": ("persen_disetujui", "disetujui", "tercantum")}


def test_a_unit_is_its_own_people_and_the_units_beneath_pooled(office, told):
    parents = {u["unit_kerja"]: u["induk"] for u in office.rows["unit_kerja"]}
    for figure, columns in SUMS.items():
        whole = {row["unit_kerja"]: row for row in told[figure]}
        below: Counter[tuple[str, str]] = Counter()
        for unit, row in whole.items():
            for column in columns:
                below[parents.get(unit) or "", column] += row[column]
        for unit, row in whole.items():
            alone = {u for u, above in parents.items() if above == unit}
            for column in columns:
                assert row[column] >= below[unit, column] if alone else True, (figure, unit, column)
        tops = [row for row in whole.values() if parents.get(row["unit_kerja"]) is None]
        people = sum(row["pegawai"] for row in tops)
        assert people == len(told["frekuensi_dialog" if figure == "dialog_unit" else "rincian_pegawai"]), figure
        if figure in POOLED:
            share, part, of = POOLED[figure]
            for row in whole.values():
                count = row[part] if part else row["tepat_waktu"] + row["segera"]
                expected = 100 * count / row[of] if row[of] else None
                assert row[share] == (expected if expected is None else pytest.approx(expected, abs=1e-9)), (figure, row)


OF_PEOPLE = ("capaian_rhk", "rencana_aksi", "capaian_pegawai", "kepatuhan_pegawai", "frekuensi_dialog", "linimasa_dialog", "tindak_lanjut", "agenda_dialog", "layak_apresiasi",
             "rhk_tersendat", "rincian_pegawai", "rincian_rhk", "rincian_langkah", "perubahan_dialog", "aktivitas_pegawai", "rincian_hari", "catatan_pegawai",
             "catatan_lepas", "tautan_mirip")


def test_a_viewer_of_a_unit_sees_exactly_the_rows_that_the_office_sees_of_it(ground, office, told):
    moved = {p["nip"] for p in office.rows["penempatan"]}
    lay(ground, office)
    parents = {u["unit_kerja"]: u["induk"] for u in office.rows["unit_kerja"]}
    tops = frozenset(Random(7).sample(sorted(parents), len(parents) // 4))
    under = {u for u in parents if tops & {u, parents[u], parents.get(parents[u] or "")}}
    for figure in OF_PEOPLE:
        columns = definition(figure).columns
        whole = [row for row in told[figure] if row["unit_kerja"] in under and row["nip"] not in moved]
        seen = [row for row in ask_arrow(ground, figure, Viewer(tops), office.question).to_pylist() if row["nip"] not in moved]
        assert all(row["unit_kerja"] in under for row in seen), figure
        assert bag(seen, columns) == bag(whole, columns), figure


# What a person of whom nothing is recorded may move: the counts of people, and what is asked of everybody.
MOVED_BY_A_PERSON = {
    "capaian_unit": {"pegawai", "unit_kecil"}, "beban_kerja": {"pegawai", "unit_kecil"}, "keterlambatan_isi": {"pegawai", "unit_kecil"},
    "laporan_bkn": {"pegawai", "tidak_tercantum", "unit_kecil"}, "kepatuhan_catatan": {"pegawai", "hari_orang_wajib", "kepatuhan", "unit_kecil"},
    "aktivitas_unit": {"pegawai", "hari_orang_wajib", "kepatuhan", "keadaan", "unit_kecil"}, "cakupan_unggahan": {"pegawai", "pegawai_tercakup", "keadaan"},
    "dialog_unit": {"pegawai", "belum_pernah", "per_orang_per_bulan", "persen_tepat", "unit_kecil"}, "dialog_pimpinan": {"bawahan", "belum_pernah"},
    "ringkasan": {"pegawai", "kepatuhan", "persen_tepat", "perlu_dialog", "unit_kecil"}, "predikat_unit": set(),
}


def test_a_person_without_any_record_moves_only_what_counts_people(ground, office, told):
    read = kantor(office)
    unit = min({p["unit_kerja"] for p in read.orang} & {u["unit_kerja"] for u in office.rows["unit_kerja"]})  # one where somebody sits: no unit more is told of
    leader = min(read.leader.values())  # who led nobody before would bring RHK of a leader into the cascade
    new = office.rows["pegawai"][0] | {"kunci": key("baru-1"), "nip": "baru", "nama": "Orang Baru", "unit_kerja": unit, "nip_atasan": leader, "nama_atasan": None,
                                       "status_aktif": "aktif", "baris": 99999}
    lay(ground, replace(office, rows=office.rows | {"pegawai": [*office.rows["pegawai"], new]}))
    for figure, after in every_row(ground, office.question).items():
        keep = [c for c in definition(figure).columns if c not in MOVED_BY_A_PERSON.get(figure, set()) and c != "urutan"]
        old, now = bag(told[figure], keep), bag([row for row in after if row.get("nip") != "baru"], keep)
        # A leader or a unit of nobody before may appear; nothing that was told may be told otherwise.
        assert not old - now, (figure, list(old - now)[:2], list(now - old)[:2])
