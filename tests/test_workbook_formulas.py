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
    ("Laporan BKN", "laporan_bkn", {"Pegawai": "pegawai", "Tercantum dalam laporan": "tercantum", "SKP disetujui": "disetujui", "Tidak membuat SKP": "tidak_membuat",
                                    "Bulan orang ditunggu": "bulan_orang_wajib", "Bulan orang dinilai": "bulan_orang_dinilai", "Dinilai tahunan": "dinilai_tahunan", "Belum disetujui": "belum_disetujui", "Tidak tercantum": "tidak_tercantum", "Persen disetujui": "persen_disetujui",
                                    "Persen bulan dinilai": "persen_bulan"}),
]
PERSON_SHEETS = [
    ("Daftar RHK", "capaian_rhk", {"Capaian": "capaian", "Target waktu": "target_waktu", "Selisih (poin)": "selisih", "Status": "status", "Langkah": "langkah",
                                   "Selesai": "langkah_selesai", "Lewat tenggat": "langkah_lewat", "Catatan": "jumlah_catatan", "Senyap": "senyap"}),
    ("Rencana Aksi", "rencana_aksi", {"Kemajuan": "kemajuan", "Target waktu": "target_waktu", "Selisih (poin)": "selisih", "Status": "status", "Hari lewat tenggat": "hari_lewat", "Selesai": "selesai", "Lewat": "lewat"}),
    ("Kepatuhan Pegawai", "kepatuhan_pegawai", {"Kepatuhan": "kepatuhan", "Hari wajib": "hari_wajib", "Hari tercatat": "hari_tercatat", "Hari tidak hadir": "hari_tidak_hadir",
                                                "Catatan": "catatan", "Berbukti dukung": "berbukti", "Persen berbukti": "persen_berbukti"}),
    ("Dialog Kinerja", "frekuensi_dialog", {"Status": "status", "Dialog periode ini": "dialog", "Per bulan": "per_bulan", "Hari sejak dialog": "hari_sejak",
                                            "Sisa hari": "sisa_hari", "Jatuh tempo": "jatuh_tempo"}),
    ("Agenda Dialog", "agenda_dialog", {"Poin": "poin"}),
    ("Layak Apresiasi", "layak_apresiasi", {"Capaian": "capaian", "Selisih (poin)": "selisih"}),
    ("Data BKN", "rincian_bkn", {"Bulan ditunggu": "bulan_wajib", "Bulan dinilai": "bulan_dinilai", "Persen bulan dinilai": "persen_bulan"}),
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


def test_what_counts_for_the_agenda_is_worked_out_for_everybody(anew, balai):
    told = {row["nip"]: row for row in door.ask(balai, "dasar_agenda", Viewer(), QUESTION).to_dict("records")}
    names = {"RHK kritis": "rhk_kritis", "RHK senyap": "rhk_senyap", "Langkah lewat tenggat": "langkah_lewat", "Tindak lanjut lewat": "tindak_lanjut_lewat",
             "Hari kosong pada 10 hari kerja terakhir": "hari_kosong", "Poin agenda": "poin"}
    shown = rows_of(anew, "Data Pegawai")
    assert [{header: row[header] for header in names} for row in shown] == [{header: told[row["NIP"]][key] for header, key in names.items()} for row in shown]
    for status, header in (("belum_pernah", "Belum pernah dialog"), ("terlambat", "Dialog terlambat"), ("segera", "Dialog segera")):
        assert [row[header] for row in shown] == [int(told[row["NIP"]]["status_dialog"] == status) for row in shown]
    assert max(row["Poin agenda"] for row in shown) > 5 > 0 == min(row["Poin agenda"] for row in shown)


def test_no_figure_that_can_be_worked_out_is_left_a_value(written):
    lists = {"Rencana Aksi": ("Status", "Kemajuan", "Target waktu", "Selisih (poin)", "Hari lewat tenggat", "Selesai", "Lewat"), "Daftar RHK": ("Status", "Capaian", "Senyap"),
             "Data Pegawai": ("RHK kritis", "RHK senyap", "Tindak lanjut lewat", "Hari kosong pada 10 hari kerja terakhir", "Poin agenda"), "Agenda Dialog": ("Poin",),
             "Data Kalender": ("Hari kerja ke",), "Laporan BKN": ("Pegawai", "SKP disetujui", "Bulan orang dinilai")}
    book = load_workbook(io.BytesIO(written))
    for sheet, headers in lists.items():
        for header in headers:
            letter = column_of(written, sheet, header)
            cells = [book[sheet][f"{letter}{row}"] for row in range(6, book[sheet].max_row + 1) if book[sheet][f"A{row}"].value]
            assert cells
            assert {cell.data_type for cell in cells} == {"f"}, (sheet, header)


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
    after = calculated(edited(written, {("Rencana Aksi", f"{column_of(written, 'Rencana Aksi', 'Capaian di eKinerja')}{at}"): 1}), tmp_path)
    done = rows_of(after, "Rencana Aksi")[at - 6]
    assert (step["Status"], done["Status"], done["Selesai"], done["Lewat"]) == (status_text("kritis"), status_text("selesai"), 1, 0)

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
    people = [{r["Kode pegawai"]: r for r in rows_of(book, "Data Pegawai")} for book in (anew, after)]
    freed = people[0][step["Kode pegawai"]]["Poin agenda"] - people[1][step["Kode pegawai"]]["Poin agenda"]
    assert freed == 3 * (old_points := min(2, people[0][step["Kode pegawai"]]["RHK kritis"])) - 3 * min(2, people[1][step["Kode pegawai"]]["RHK kritis"]) + 2 > 0 < old_points
    keys = [{r[0].value: r[1].value for r in book["Ringkasan"].iter_rows(min_row=6, max_row=22, max_col=2)} for book in (anew, after)]
    assert keys[1]["Capaian RHK"] - keys[0]["Capaian RHK"] == pytest.approx(gain * step["Bobot baku"] / sum(r["Bobot baku"] or 0 for r in before))
    assert keys[0][status_text("kritis")] - keys[1][status_text("kritis")] == 1


def serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def test_a_date_a_note_a_weight_and_a_working_day_are_felt(written, anew, balai, tmp_path):
    steps, plans, days = rows_of(anew, "Rencana Aksi"), rows_of(anew, "Daftar RHK"), rows_of(anew, "Data Kalender")
    late, overdue = next((n, r) for n, r in enumerate(steps, start=6) if r["Lewat"] == 1)
    calm = {r["Kode pegawai"] for r in rows_of(anew, "Data Pegawai") if r["Poin agenda"] == 0}
    quiet, plan = next((n, r) for n, r in enumerate(plans, start=6) if r["Status"] == status_text("sesuai_jadwal") and r["Kode pegawai"] in calm)
    holiday = next(n for n, r in enumerate(days, start=6) if r["Tanggal"] == datetime(2026, 11, 4))
    running = next(r for r in steps if r["Mulai"] < datetime(2026, 11, 4) < datetime(2026, 11, 20) < r["Tenggat"])
    at = {name: column_of(written, *name) for name in (("Rencana Aksi", "Tenggat"), ("Daftar RHK", "Catatan terakhir"), ("Data Kalender", "Hari kerja"), ("Data Poin", "Poin"))}
    after = calculated(edited(written, {
        ("Rencana Aksi", f"{at['Rencana Aksi', 'Tenggat']}{late}"): serial(date(2026, 12, 31)), ("Daftar RHK", f"{at['Daftar RHK', 'Catatan terakhir']}{quiet}"): serial(date(2026, 10, 1)),
        ("Data Kalender", f"{at['Data Kalender', 'Hari kerja']}{holiday}"): 0, ("Data Poin", f"{at['Data Poin', 'Poin']}7"): 40}), tmp_path)
    moved = rows_of(after, "Rencana Aksi")[late - 6]
    assert (overdue["Target waktu"], overdue["Status"], moved["Lewat"], moved["Hari lewat tenggat"]) == (1, status_text("kritis"), 0, "–")
    work = [r["Tanggal"] for r in days if r["Hari kerja"] and r["Tanggal"] != datetime(2026, 11, 4)]

    def share(row: dict, due: datetime) -> float:
        return sum(row["Mulai"] <= d <= datetime(2026, 11, 20) for d in work) / sum(row["Mulai"] <= d <= due for d in work)

    assert moved["Target waktu"] == pytest.approx(share(overdue, datetime(2026, 12, 31)))
    assert rows_of(after, "Rencana Aksi")[steps.index(running)]["Target waktu"] == pytest.approx(share(running, running["Tenggat"])) != pytest.approx(running["Target waktu"])
    assert rows_of(after, "Daftar RHK")[quiet - 6]["Senyap"] == 1
    code = plan["Kode pegawai"]
    before, then = ({r["Kode pegawai"]: r for r in rows_of(book, "Data Pegawai")}[code] for book in (anew, after))
    assert then["RHK senyap"] == before["RHK senyap"] + 1
    assert then["Poin agenda"] >= 40 > before["Poin agenda"]
    needed = [{r[0].value: r[1].value for r in book["Ringkasan"].iter_rows(min_row=6, max_row=16, max_col=2)}["Perlu diajak dialog"] for book in (anew, after)]
    assert needed[1] == sum(r["Poin agenda"] >= 3 for r in rows_of(after, "Data Pegawai")) != needed[0]


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
