"""The shipped sample office, for tests of what is written from it."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path

from pipelines.figures.door import Question

SAMPLES = Path(__file__).parents[1] / "data" / "contoh"
QUESTION = Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20))
MADE = datetime(2026, 11, 24, 9, 30)


def pdf_text(data: bytes) -> str:
    """Return what a PDF says: its text in reading order, and its properties."""
    said = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    return said + subprocess.run(["pdfinfo", "-"], input=data, capture_output=True, check=True).stdout.decode()
