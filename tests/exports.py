"""The material of the shipped sample office, for tests of what is written from it."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path

from dashboard.workbook import Material, gather
from pipelines.figures.door import Question, Viewer
from pipelines.load import load, prepare
from pipelines.warehouse import open_warehouse

SAMPLES = Path(__file__).parents[1] / "data" / "contoh"
QUESTION = Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20))
MADE = datetime(2026, 11, 24, 9, 30)


def material_of(folder: Path) -> Material:
    """Load the sample office into a warehouse in a folder and gather its material."""
    with open_warehouse(folder / "pantau.duckdb") as warehouse:
        load(warehouse, prepare([(path.name, path) for path in sorted(SAMPLES.glob("*.xlsx"))]), user="penguji")
        return gather(warehouse, Viewer(), QUESTION, made=MADE)


def pdf_text(data: bytes) -> str:
    """Return what a PDF says: its text in reading order, and its properties."""
    said = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return said + subprocess.run(["pdfinfo", "-"], input=data, capture_output=True, check=True).stdout.decode()
