"""How fast the workbook is made, as ratios in one run: machines are noisy, so these print and never fail on time.

Run `make bench`. Each writer works in a process of its own, so that memory is its own too; seconds are of the processor, since machines are shared.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__)
ROWS = 200_000
FOLDERS = [str(HERE.parents[1]), str(HERE.parents[2])]


def large():  # type: ignore[no-untyped-def]
    """Give an office of 500 people with so many person-days."""
    from dataclasses import replace

    import pandas as pd
    from test_workbook_rows import material

    made = material(500)
    days = made.frame("rincian_hari")
    rows = pd.concat([days] * (ROWS // len(days) + 1), ignore_index=True).head(ROWS)
    rows["tanggal"] = pd.Timestamp(2026, 1, 1) + pd.to_timedelta(pd.RangeIndex(ROWS) % 240, unit="D")
    return replace(made, frames={"rincian_hari": rows, "rincian_unit": made.frame("rincian_unit")})


def ours(target: str) -> None:
    """Build the workbook: its data rows and the sheets around them."""
    from dashboard.workbook import build

    Path(target).write_bytes(build(large()))


def cells():  # type: ignore[no-untyped-def]
    """Give the same cells as plain columns: what a writer alone would be handed."""
    from dashboard.workbook.book import Book
    from dashboard.workbook.columns import DATES, WORDS, cells
    from dashboard.workbook.data import day_list

    book = Book(large())
    listed = day_list(book)
    kinds = ["s" if c.kind in WORDS else "d" if c.kind in DATES else "n" for c in listed.columns]
    return kinds, [c.header for c in listed.columns], [cells(c, listed.frame, book.texts) for c in listed.columns]


def bare_xlsxwriter(target: str) -> None:
    """Write the same cells with XlsxWriter in constant-memory mode: no sheets around, no table."""
    import xlsxwriter

    kinds, headers, columns = cells()
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as workbook:
        sheet, date = workbook.add_worksheet("Data Hari"), workbook.add_format({"num_format": "d mmm yyyy"})
        sheet.write_row(0, 0, headers)
        forms = [date if kind == "d" else None for kind in kinds]
        for at in range(len(columns[0])):
            for index, values in enumerate(columns):
                if values[at] is not None:
                    sheet.write(at + 1, index, values[at], forms[index])


def bare_openpyxl(target: str) -> None:
    """Write the same cells with openpyxl, write-only."""
    from openpyxl import Workbook

    _kinds, headers, columns = cells()
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Data Hari")
    sheet.append(headers)
    for row in zip(*columns, strict=True):
        sheet.append(row)
    workbook.save(target)


def prepared(_target: str) -> None:
    """Only make the rows: what all writers pay for before they begin."""
    cells()


def merely_large(_target: str) -> None:
    """Only make the material."""
    large()


def measured(what: str, target: Path) -> tuple[float, float]:
    """Return the processor's seconds and the peak memory in MiB of one way, in a process of its own."""
    code = (f"import sys, json, time, resource; sys.path[:0] = {FOLDERS!r} + [{str(HERE.parent)!r}]\n"
            f"import test_workbook as bench\nbench.{what}({str(target)!r})\n"
            "used = resource.getrusage(resource.RUSAGE_SELF)\nprint(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))")
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    seconds, memory = json.loads(told)
    return seconds, memory


@pytest.mark.parametrize("turn", [1])
def test_large_workbook_against_the_bare_writers(tmp_path, capsys, turn):
    base, _memory = measured("merely_large", tmp_path / "tanpa.xlsx")
    start, _memory = measured("prepared", tmp_path / "siap.xlsx")
    found = {name: measured(name, tmp_path / f"{name}.xlsx") for name in ("ours", "bare_xlsxwriter", "bare_openpyxl")}
    made = found["ours"][0] - base
    with capsys.disabled():
        print(f"\n{ROWS:,} person-days: workbook {made:.1f} s, peak {found['ours'][1]:.0f} MiB (allowed 500)")
        for name in ("bare_xlsxwriter", "bare_openpyxl"):
            seconds = found[name][0] - start
            print(f"  {name}: {seconds:.1f} s, {found[name][1]:.0f} MiB; the workbook takes {made / seconds:.2f} of that")


def test_samples_from_warehouse_to_file(tmp_path, capsys, office):
    import time
    from datetime import date

    from dashboard.workbook import build, gather
    from pipelines.figures.door import Question, Viewer
    from pipelines.load import load, prepare
    from pipelines.warehouse import open_warehouse

    samples = Path(__file__).parents[2] / "data" / "contoh"
    with open_warehouse(tmp_path / "pantau.duckdb") as warehouse:
        load(warehouse, prepare([(path.name, path) for path in sorted(samples.iterdir())]), user="penguji")
        asked = Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20))
        times = []
        for _turn in range(3):
            start = time.perf_counter()
            material = gather(warehouse, Viewer(), asked)
            middle = time.perf_counter()
            build(material)
            times.append((time.perf_counter() - start, middle - start))
    whole, figures = min(times)
    with capsys.disabled():
        print(f"\nsamples: {whole:.2f} s, of which figures {figures:.2f} s; allowed 2 s, share {whole / 2:.2f}")
