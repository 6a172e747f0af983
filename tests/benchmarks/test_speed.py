"""How fast, as ratios in one run: machines are noisy, so these print and never fail on time.

Run `make bench`.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import lxml.html
import pytest
import python_calamine

from pipelines.samples import write_samples


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ekspor")
    write_samples(folder)
    return folder


def bare(folder: Path) -> float:
    """Merely read every cell of every file with the library of its format; seconds."""
    start = time.perf_counter()
    for path in sorted(folder.iterdir()):
        head = path.open("rb").read(64).lstrip(b"\xef\xbb\xbf").lower()
        if head.startswith(b"pk"):
            book = python_calamine.CalamineWorkbook.from_path(str(path))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()
        elif head.startswith((b"<", b"\n<")):
            [[cell.text_content() for cell in row] for row in lxml.html.parse(str(path)).getroot().iter("tr")]
        else:
            with path.open(encoding="utf-8-sig", newline="") as file:
                list(csv.reader(file, delimiter=";"))
    return time.perf_counter() - start


def test_loading_against_merely_reading(exports, capsys):
    reading = min(bare(exports) for _ in range(3))
    loads = []
    for turn in range(2):
        start = time.perf_counter()
        subprocess.run([Path(sys.executable).with_name("pantau"), "muat", exports, "--warehouse", exports.parent / f"{turn}.duckdb"],
                       check=True, env=os.environ, stdout=subprocess.DEVNULL)
        loads.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    allowed = 2.5 * reading + 3
    with capsys.disabled():
        print(f"\nmuat {min(loads):.2f} s; merely reading {reading:.2f} s; 2.5 x reading + 3 s = {allowed:.2f} s; "
              f"share of that {min(loads) / allowed:.2f}; peak memory {peak:.0f} MiB")


def test_screens_on_the_server(exports, capsys, monkeypatch):
    from streamlit.testing.v1 import AppTest

    warehouse = exports.parent / "layar.duckdb"
    subprocess.run([Path(sys.executable).with_name("pantau"), "muat", exports, "--warehouse", warehouse], check=True,
                   env=os.environ, stdout=subprocess.DEVNULL)
    monkeypatch.setenv("PANTAU_WAREHOUSE", str(warehouse))
    from pipelines.settings import settings
    settings.cache_clear()
    test = AppTest.from_file(str(Path(__file__).parents[2] / "dashboard" / "app.py"), default_timeout=60)
    test.run()
    times = []
    for _turn in range(5):
        start = time.perf_counter()
        test.run()
        times.append(time.perf_counter() - start)
    with capsys.disabled():
        print(f"\nRingkasan on the server: warm {1000 * min(times):.0f} ms, allowed 300 ms, share {min(times) / 0.3:.2f}")
