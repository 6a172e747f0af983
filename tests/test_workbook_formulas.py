"""Every formula gives the dashboard's figure when a spreadsheet calculates it, and follows when an auditor changes a row."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from office import calculated
from openpyxl import load_workbook

from dashboard.workbook import build, gather, reckoning
from dashboard.workbook.look import status_text
from pipelines.figures import door
from pipelines.figures.door import Question, Viewer
from pipelines.load import load, prepare
from pipelines.warehouse import open_warehouse

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
SAMPLES = Path(__file__).parents[1] / "data" / "contoh"
QUESTION = Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20))
MADE = datetime(2026, 11, 24, 9, 30)


@pytest.fixture(scope="module")
def balai(tmp_path_factory):
    files = [(path.name, path) for path in sorted(SAMPLES.iterdir()) if path.suffix in (".xlsx", ".csv")]
    with open_warehouse(tmp_path_factory.mktemp("gudang") / "pantau.duckdb") as warehouse:
        load(warehouse, prepare(files), user="penguji")
        yield warehouse


@pytest.fixture(scope="module")
def written(balai):
    return build(gather(balai, Viewer(), QUESTION, made=MADE))


@pytest.fixture(scope="module")
def anew(written, tmp_path_factory):
    # Values are taken out first: what comes back can only have been calculated.
    return calculated(without_values(written), tmp_path_factory.mktemp("hitung"))


def without_values(data: bytes) -> bytes:
    """Return the workbook with no value in any formula cell."""
    return edited(data, {}, lambda text: re.sub(r"(<c [^>]*?)( t=\"str\")?>(<f>[^<]*</f>)<v>[^<]*</v>", r"\1>\3", text))


def edited(data: bytes, cells: dict[tuple[str, str], float], change=lambda text: text) -> bytes:
    """Return the workbook with other numbers in some cells, as an auditor would type them."""
    titles = load_workbook(io.BytesIO(data), read_only=True).sheetnames
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", member)
            if sheet:
                text = change(content.decode())
                for (title, cell), number in cells.items():
                    if titles[int(sheet[1]) - 1] == title:
                        text, turns = re.subn(rf'(<c r="{cell}"[^>]*?)(?: t="\w+")?(?:/>|>.*?</c>)', rf"\g<1>><v>{number}</v></c>", text, count=1)
                        assert turns == 1, (title, cell)
                content = text.encode()
            target.writestr(member, content)
    return out.getvalue()


def formulas(data: bytes):
    """List every formula cell: sheet, cell, formula, the value that the file says."""
    said = load_workbook(io.BytesIO(data), data_only=True)
    return [(sheet.title, cell.coordinate, cell.value, said[sheet.title][cell.coordinate].value)
            for sheet in load_workbook(io.BytesIO(data)).worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_every_formula_gives_what_the_file_says(written, anew):
    found = formulas(written)
    assert len(found) > 1_000
    wrong = []
    for sheet, cell, formula, said in found:
        again = anew[sheet][cell].value
        same = again == pytest.approx(said, rel=1e-9, abs=1e-9) if isinstance(said, (int, float)) and isinstance(again, (int, float)) else again == said
        if not same:
            wrong.append((sheet, cell, formula, said, again))
    assert not wrong


def rows_of(book, sheet: str, headers: int = 5) -> list[dict]:
    page = book[sheet]
    names = [c.value for c in page[headers]]
    return [dict(zip(names, (c.value for c in row), strict=True)) for row in page.iter_rows(min_row=headers + 1, max_col=len(names)) if row[0].value is not None]


UNIT_SHEETS = [
    ("Capaian RHK", "capaian_unit", {"Capaian": "capaian", "Target waktu": "target_waktu", "Selisih (poin)": "selisih", "Status": "status", "Pegawai": "pegawai", "RHK": "rhk",
                                     "RHK dengan langkah": "rhk_dijabarkan", "Langkah": "langkah", "Langkah selesai": "langkah_selesai", "Lewat tenggat": "langkah_lewat",
                                     "RHK kritis": "rhk_kritis", "RHK senyap": "rhk_senyap"}),
    ("Aktivitas Unit", "kepatuhan_catatan", {"Pegawai": "pegawai", "Kepatuhan periode ini": "kepatuhan", "Hari orang wajib": "hari_orang_wajib", "Catatan": "catatan",
                                             "Hari orang tercatat": "hari_orang_tercatat", "Berbukti dukung": "persen_berbukti"}),
    ("Dialog per Unit", "dialog_unit", {"Sesuai irama": "persen_tepat", "Pegawai": "pegawai", "Tepat waktu": "tepat_waktu", "Segera": "segera", "Terlambat": "terlambat",
                                        "Belum pernah": "belum_pernah", "Dialog periode ini": "dialog", "Dialog per bulan": "per_bulan", "Per orang per bulan": "per_orang_per_bulan"}),
    ("Laporan BKN", "laporan_bkn", {"Belum disetujui": "belum_disetujui", "Tidak tercantum": "tidak_tercantum", "Persen disetujui": "persen_disetujui",
                                    "Persen bulan dinilai": "persen_bulan"}),
]
PERSON_SHEETS = [
    ("Daftar RHK", "capaian_rhk", {"Capaian": "capaian", "Target waktu": "target_waktu", "Selisih (poin)": "selisih", "Status": "status", "Langkah": "langkah",
                                   "Selesai": "langkah_selesai", "Lewat tenggat": "langkah_lewat", "Catatan": "jumlah_catatan"}),
    ("Rencana Aksi", "rencana_aksi", {"Kemajuan": "kemajuan", "Target waktu": "target_waktu", "Selisih (poin)": "selisih", "Status": "status", "Hari lewat tenggat": "hari_lewat"}),
    ("Kepatuhan Pegawai", "kepatuhan_pegawai", {"Kepatuhan": "kepatuhan", "Hari wajib": "hari_wajib", "Hari tercatat": "hari_tercatat", "Hari tidak hadir": "hari_tidak_hadir",
                                                "Catatan": "catatan", "Berbukti dukung": "berbukti", "Persen berbukti": "persen_berbukti"}),
    ("Dialog Kinerja", "frekuensi_dialog", {"Status": "status", "Dialog periode ini": "dialog", "Per bulan": "per_bulan", "Hari sejak dialog": "hari_sejak",
                                            "Sisa hari": "sisa_hari", "Jatuh tempo": "jatuh_tempo"}),
    ("Dialog per Pimpinan", "dialog_pimpinan", {"Bawahan": "bawahan", "Dialog periode ini": "dialog", "Dialog per bulan": "per_bulan", "Terlambat": "terlambat"}),
]
SHARES = {"capaian", "target_waktu", "kepatuhan", "persen_berbukti", "persen_tepat", "persen_disetujui", "persen_bulan", "kemajuan"}


def as_shown(key: str, value):
    if key == "status":
        return status_text(None if value != value else value)
    if value is None or value != value:
        return (None, "–")
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime()
    return pytest.approx(value / 100 if key in SHARES else float(value), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("sheet", "figure", "columns"), UNIT_SHEETS + PERSON_SHEETS, ids=lambda v: v if isinstance(v, str) else "")
def test_what_a_spreadsheet_calculates_is_the_figure_of_the_door(anew, balai, sheet, figure, columns):
    told = door.ask(balai, figure, Viewer(), QUESTION)
    shown = rows_of(anew, sheet)[: len(told)]
    assert len(shown) == len(told) > 0
    for row, figures in zip(shown, told.to_dict("records"), strict=True):
        for header, key in columns.items():
            wanted = as_shown(key, figures[key])
            assert row[header] in wanted if isinstance(wanted, tuple) else row[header] == wanted, (figures.get("unit_kerja"), header)


def test_the_key_numbers_are_those_of_the_first_screen(anew, balai):
    told = door.ask(balai, "ringkasan", Viewer(), QUESTION).iloc[0]
    key = {row[0].value: row[1].value for row in anew["Ringkasan"].iter_rows(min_row=6, max_row=15)}
    names = {"Capaian RHK": "capaian", "Target waktu": "target_waktu", "Selisih (poin)": "selisih", "Kepatuhan catatan harian": "kepatuhan", "RHK": "rhk",
             "Catatan berbukti dukung": "persen_berbukti", "Dialog sesuai irama": "persen_tepat", "Perlu diajak dialog": "perlu_dialog",
             "Dialog pada periode ini": "dialog", "Pegawai": "pegawai"}
    assert {label: key[label] for label in names} == {label: as_shown(name, told[name]) for label, name in names.items()}


def test_every_week_of_every_unit_is_the_figure_of_the_door(anew, balai):
    weekly = door.ask(balai, "aktivitas_unit", Viewer(), QUESTION)
    told = {(row["unit_kerja"], row["minggu"].to_pydatetime()): row for row in weekly.to_dict("records")}
    rows = rows_of(anew, "Aktivitas Unit")
    weeks = [name for name in rows[0] if isinstance(name, datetime)]
    assert len(weeks) == len({week for _unit, week in told}) > 5
    compared = 0
    for row in rows:
        for week in weeks:
            figure = told.get((row["Unit kerja"], week))
            if figure and figure["keadaan"] in ("diunggah", "sebagian"):
                assert row[week] == as_shown("kepatuhan", figure["kepatuhan"])
                compared += 1
            elif figure:
                assert row[week] in ("○", "–")
    assert compared > 5


def column_of(data: bytes, sheet: str, header: str) -> str:
    return next(c.column_letter for c in load_workbook(io.BytesIO(data))[sheet][5] if c.value == header)


def test_a_changed_step_moves_its_rhk_its_unit_and_the_whole(written, anew, tmp_path):
    before = rows_of(anew, "Rencana Aksi")
    at, step = next((n, r) for n, r in enumerate(before, start=6) if r["Kemajuan"] < 0.5 and r["Lewat"] == 1 and r["Kode RHK"])
    mates = [r for r in before if r["Kode RHK"] == step["Kode RHK"]]
    gain = 1 - step["Kemajuan"]
    changes = {("Rencana Aksi", f"{column_of(written, 'Rencana Aksi', name)}{at}"): value for name, value in (("Kemajuan", 1), ("Selesai", 1), ("Lewat", 0))}
    after = calculated(edited(written, changes), tmp_path)

    plans = [{r["Kode RHK"]: r for r in rows_of(book, "Daftar RHK")} for book in (anew, after)]
    old, new = (p[step["Kode RHK"]] for p in plans)
    assert new["Capaian"] - old["Capaian"] == pytest.approx(gain * step["Bobot baku"] / sum(r["Bobot baku"] for r in mates))
    assert (new["Selesai"] - old["Selesai"], old["Lewat tenggat"] - new["Lewat tenggat"]) == (1, 1)
    assert old["Status"] == status_text("kritis") != new["Status"]
    assert all(plans[0][code]["Capaian"] == plans[1][code]["Capaian"] for code in plans[0] if code != step["Kode RHK"])

    units = [{r["Unit kerja"]: r for r in rows_of(book, "Capaian RHK")} for book in (anew, after)]
    way = [step[name] for name in step if name.startswith("Unit tingkat") and step[name]]
    assert len(way) > 1  # the unit and those above it
    for unit, old in units[0].items():
        weight = sum(r["Bobot baku"] or 0 for r in before if unit in (r[name] for name in r if name.startswith("Unit tingkat")))
        moved = gain * step["Bobot baku"] / weight if unit in way else 0
        assert units[1][unit]["Capaian"] - old["Capaian"] == pytest.approx(moved, abs=1e-12), unit
    keys = [{r[0].value: r[1].value for r in book["Ringkasan"].iter_rows(min_row=6, max_row=22, max_col=2)} for book in (anew, after)]
    assert keys[1]["Capaian RHK"] - keys[0]["Capaian RHK"] == pytest.approx(gain * step["Bobot baku"] / sum(r["Bobot baku"] or 0 for r in before))
    assert keys[0][status_text("kritis")] - keys[1][status_text("kritis")] == 1


def test_a_day_noted_after_all_and_a_dialogue_moved_are_felt(written, anew, tmp_path):
    days = rows_of(anew, "Data Hari")
    at, day = next((n, r) for n, r in enumerate(days, start=6) if r["Wajib"] == 1 and r["Tercatat"] == 0)
    people = rows_of(anew, "Dialog Kinerja")
    spoken, person = next((n, r) for n, r in enumerate(people, start=6) if r["Status"] == status_text("tepat_waktu"))
    last = (date(2026, 5, 4) - date(1899, 12, 30)).days
    after = calculated(edited(written, {("Data Hari", f"{column_of(written, 'Data Hari', 'Tercatat')}{at}"): 1,
                                        ("Dialog Kinerja", f"{column_of(written, 'Dialog Kinerja', 'Dialog terakhir')}{spoken}"): last}), tmp_path)
    old, new = ({r["Kode pegawai"]: r for r in rows_of(book, "Kepatuhan Pegawai")} for book in (anew, after))
    code = day["Kode pegawai"]
    assert new[code]["Hari tercatat"] == old[code]["Hari tercatat"] + 1
    assert new[code]["Kepatuhan"] == pytest.approx((old[code]["Hari tercatat"] + 1) / old[code]["Hari wajib"])
    unit = [{r["Unit kerja"]: r for r in rows_of(book, "Aktivitas Unit")} for book in (anew, after)]
    for name in {day["Unit kerja"], day["Unit tingkat 1"]}:
        assert unit[1][name][day["Pekan"]] > unit[0][name][day["Pekan"]]
    late = rows_of(after, "Dialog Kinerja")[spoken - 6]
    assert (late["Status"], late["Hari sejak dialog"], late["Sesuai irama"]) == (status_text("terlambat"), 200, 0)
    talks = [{r["Unit kerja"]: r for r in rows_of(book, "Dialog per Unit")} for book in (anew, after)]
    assert talks[1][person["Unit kerja"]]["Terlambat"] == talks[0][person["Unit kerja"]]["Terlambat"] + 1
    assert talks[1][person["Unit kerja"]]["Sesuai irama"] < talks[0][person["Unit kerja"]]["Sesuai irama"]


def test_where_formulas_would_keep_a_reader_waiting_there_are_values_and_the_cover_says_so(balai, written, monkeypatch):
    monkeypatch.setattr(reckoning, "MOST_COMPARISONS", 5_000)
    few = load_workbook(io.BytesIO(build(gather(balai, Viewer(), QUESTION, made=MADE))), data_only=True)
    many = load_workbook(io.BytesIO(written), data_only=True)
    assert few["Kepatuhan Pegawai"]["D6"].value == many["Kepatuhan Pegawai"]["D6"].value
    said = [[str(c.value) for c in book["Sampul"]["A"] if "bukan rumus" in str(c.value)] for book in (few, many)]
    assert "DataHari" in said[0][0]
    assert not said[1]


def test_units_named_like_criteria_are_counted_all_the_same(balai, tmp_path):
    made = gather(balai, Viewer(), QUESTION, made=MADE)
    names = dict(zip(sorted(made.frame("rincian_unit")["unit_kerja"]), ["Tim *", "Tim ?", "<5 tahun", ">=10", "=1+1", "2026", "Tim ~ Lab", "100%"], strict=False))
    frames = {name: frame.assign(**{key: frame[key].map(lambda v: names.get(v, v)) for key in ("unit_kerja", "induk") if key in frame}) for name, frame in made.frames.items()}
    data = build(replace(made, frames=frames))
    again = calculated(without_values(data), tmp_path)
    for sheet, cell, formula, said in formulas(data):
        value = again[sheet][cell].value
        assert value == (pytest.approx(said, rel=1e-9, abs=1e-9) if isinstance(said, (int, float)) else said), (sheet, cell, formula)
