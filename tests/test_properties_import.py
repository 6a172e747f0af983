"""Whatever a sheet holds, an upload of it adds up, tells beforehand what it does, and can be taken back to the last cell."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from datetime import date
from html import escape
from io import BytesIO, StringIO
from typing import Any

from books import ANI, BALAI, BUDI, CICI, DEDI, LAB, RHK, UMUM, book, entry, log, roster
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from pipelines.load import load, prepare, undo
from pipelines.load.staging import EXPORTS, KINDS
from pipelines.load.versions import TABLES
from pipelines.read import Unreadable

TODAY = date(2026, 11, 24)
SHARED = tomllib.loads((EXPORTS / "words.toml").read_text("utf-8"))["fields"]
FIELDS = {kind: tomllib.loads((EXPORTS / f"{kind}.toml").read_text("utf-8"))["fields"] for kind in KINDS}
PERSON = ("nip", "nama")

NIPS = [ANI, BUDI, CICI, DEDI, "19900101 201503 2 002", "NIP. 197907072005012003", "198811222014021000", "1,98E+17", "199912312020121099", 1.98e17]
NAMES = ["dr. Ani Lestari, M.Kes", "BUDI HARTONO", "Cici Permata", "Dedi Saputra", "Orang Lain"]
DAYS = ["05/01/2026", "6 Januari 2026", "2026-02-07", "Senin, 9 Maret 2026", "11/25/2026", "03/12/2026", "31/02/2026", "Januari 2026", 46027, "2027-01-01", "05/01/1899"]
TEXTS = ["Memeriksa sampel dahak", "Menyusun laporan", "Terlaksananya pemeriksaan sampel", "Rapat koordinasi", "A. KINERJA UTAMA", "TOTAL"]
POOLS: dict[str, list[Any]] = {
    "nip": NIPS,
    "nama": NAMES,
    "nama_nip": [f"{NAMES[2]} / {CICI}", f"{NAMES[1]}\nNIP. {BUDI}"],
    "tanggal": DAYS,
    "jam": ["07:30", "07.30 WITA", "0730", 0.3125, "13:00", "24:30", "pagi"],
    "rentang_jam": ["07.30 s.d. 16.00", "22:00 - 06:00", "07:30-07:30"],
    "menit": ["90 Menit", "2 jam", 450, "1 jam 30 menit", "99999999999 jam", -5, "1441"],
    "periode": ["Triwulan I", "Bulanan Januari", "TW 4 2026", "Januari - Juni 2026", "2026", "Periode 9"],
    "tahun": [2026, "2026", "dua ribu"],
    "unit": [LAB, UMUM, BALAI, "Instalasi Mikrobilogi", "Seksi Asing"],
    "angka": ["12 Dokumen", "1-2 Laporan", 85, "0,85", "85%", "1.250,50", 1e300, "9" * 40],
    "status": ["Disetujui", "Proses", "Belum", "Selesai", "Ditolak", "Slesai", "entah"],
    "absen": ["Cuti Tahunan", "Sakit", "Dinas Luar"],
    "teks": TEXTS,
}
HOSTILE = ["", " ", "-", "\x00", "=1+1", "=HYPERLINK(\"http://contoh.example\")", "<b>tebal</b>", "';drop table pegawai;--", "{nilai} {n} {saran}", "🙂" * 40, "\u202eterbalik", "~1",
           "#N/A", "NULL", "a" * 3000, "baris\nkedua", "\t", "1e999", "٣١/١٢/٢٠٢٦", True, float("1e-7"), 10**18, "No", "NIP", "(1)", "Mengetahui", "Jumlah"]
NOISE = ["No", "Keterangan Lain", "", "NIK", "Kolom Asing", "Tanggal Lahir", "#", "Aksi", "🙂", "x" * 300]


def pool(name: str, field: dict[str, Any]) -> list[Any]:
    """Return what people write in a field."""
    wanted = field.get("values", "")
    if wanted in POOLS:
        return POOLS[wanted]
    by_name = {"menit": "menit", "status": "status", "target": "angka", "realisasi": "angka", "capaian": "angka", "volume": "angka", "bobot": "angka", "jumlah": "angka"}
    return POOLS[next((found for part, found in by_name.items() if part in name), "teks")]


def cells(values: list[Any]) -> st.SearchStrategy[Any]:
    """Draw mostly what belongs there, now and then nothing or what nobody expects."""
    return st.integers(0, 9).flatmap(lambda n: st.sampled_from(values) if n < 7 else st.none() if n == 7 else st.sampled_from(HOSTILE))


@st.composite
def tables(draw: st.DrawFn) -> list[list[Any]]:
    """Draw a table: rows above it, a header out of the vocabulary and noise, and rows of cells."""
    kind = draw(st.sampled_from(KINDS))
    known = SHARED | FIELDS[kind]
    needed = [name for name, field in FIELDS[kind].items() if field.get("required")]
    names = list(dict.fromkeys([*PERSON, *needed, *draw(st.lists(st.sampled_from(sorted(known)), max_size=5))]))
    if draw(st.integers(0, 4)) == 0:
        names.remove(draw(st.sampled_from(names)))  # something that is required may be missing
    columns = [(draw(st.sampled_from(known[name].get("synonyms", [name]))), pool(name, known[name])) for name in names]
    columns += [(draw(st.sampled_from(NOISE)), TEXTS) for _ in range(draw(st.integers(0, 2)))]
    columns = draw(st.permutations(columns))
    above = draw(st.sampled_from([[], [["LAPORAN"]], [["Unit Kerja", ":", LAB], ["Periode", ":", "Triwulan I 2026"], []], [["Nama", ":", NAMES[2]], ["NIP", ":", CICI]]]))
    rows = [[draw(cells(values)) for _header, values in columns] for _ in range(draw(st.integers(2, 8)) if draw(st.integers(0, 9)) else 0)]
    if rows and draw(st.booleans()):
        rows.append(rows[0])
    return [*above, [header.capitalize() for header, _values in columns], *rows]


def as_xlsx(table: list[list[Any]]) -> bytes:
    made = Workbook()
    for row in table:
        made.active.append([ILLEGAL_CHARACTERS_RE.sub("", cell) if isinstance(cell, str) else cell for cell in row])
    for row in made.active.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def as_csv(table: list[list[Any]]) -> bytes:
    out = StringIO()
    csv.writer(out, delimiter=";").writerows([["" if cell is None else cell for cell in row] for row in table])
    return out.getvalue().encode()


def as_html(table: list[list[Any]]) -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{'' if cell is None else escape(str(cell))}</td>" for cell in row) + "</tr>" for row in table)
    return f"<html><body><table>{rows}</table></body></html>".encode()


WRITERS = {"tabel.xlsx": as_xlsx, "tabel.csv": as_csv, "tabel.xls": as_html}


def everything(house) -> dict[str, Counter]:
    """Return every current row to the last column, with the upload, sheet and row that it stands in."""
    with house.cursor() as cursor:
        return {table: Counter(cursor.execute(f"from {table}").fetchall()) for table in (*TABLES, "unit_kerja", "tautan_catatan")}


def furnished(house) -> None:
    """Load an office that the uploads speak of."""
    plan = book(RHK, [[CICI, "Cici Permata", "Triwulan I 2026", TEXTS[2], "Kuantitas", "Jumlah sampel", "12 sampel"]])
    files = [("pegawai.xlsx", roster()), ("rhk.xlsx", plan), ("log.xlsx", log([entry(CICI, "05/01/2026"), entry(BUDI, "06/01/2026")]))]
    assert load(house, prepare(files), user="penguji", today=TODAY).total("rejected") == 0


@settings(derandomize=True, database=None, deadline=None, max_examples=8, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate))
@given(drawn=st.lists(st.tuples(st.sampled_from(sorted(WRITERS)), tables()), min_size=4, max_size=6))
def test_any_upload_adds_up_does_what_it_foretold_and_can_be_taken_back(house, drawn):
    if not house.cursor().execute("select count(*) from batch").fetchall()[0][0]:
        furnished(house)
    before = everything(house)
    incoming = prepare([(f"{place}-{name}", WRITERS[name](table)) for place, (name, table) in enumerate(drawn)])
    assert all(file.error is None or isinstance(file.error, Unreadable) for file in incoming.files)
    foretold = load(house, incoming, user="penguji", today=TODAY, dry_run=True)
    assert everything(house) == before
    report = load(house, incoming, user="penguji", today=TODAY)
    for table, seen in zip(report.files, foretold.files, strict=True):
        assert table.rows == table.accepted + table.rejected + table.skipped
        assert table.accepted == table.new + table.changed + table.unchanged
        assert seen.as_dict() == table.as_dict()
        waiting = {finding["row"] for finding in table.findings if finding["severity"] == "tolak"}
        assert table.error or len(waiting) == table.rejected
        assert all(finding["message"] and "{nilai}" not in finding["message"].replace("{nilai} {n} {saran}", "") for finding in table.findings)
    if report.batch is not None:
        undo(house, report.batch, user="penguji")
    assert everything(house) == before
    incoming.release()
