"""A million notes, and hundreds of small files: ratios within one run, printed and never failed on.

Run `make bench`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest
from large_logbook import write_logbook

HERE = Path(__file__).parent
PANTAU = Path(sys.executable).with_name("pantau")
MILLION = 1_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("juta")
    write_logbook(place / "satu.xlsx", MILLION)
    write_logbook(place / "dua.xlsx", MILLION, changed=100)
    return place


def measured(*words: object) -> tuple[float, float, str]:
    """Run a command; return its seconds, the peak memory of it and its children together in MiB, and what it said."""
    start = time.perf_counter()
    process = subprocess.Popen([str(w) for w in words], stdout=subprocess.PIPE, text=True, env=os.environ)
    said: list[str] = []
    listener = threading.Thread(target=lambda: said.append(process.stdout.read() if process.stdout else ""))
    listener.start()
    peak, watched = 0, psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak = max(peak, sum(one.memory_info().rss for one in (watched, *watched.children(recursive=True))))
        except psutil.Error:
            continue  # it ended while we looked
        time.sleep(0.1)  # looking takes time from what is measured
    listener.join()
    return time.perf_counter() - start, peak / (1 << 20), said[0]


def loaded(said: str) -> dict[str, int]:
    told = json.loads(said)["files"][0]
    return {name: told[name] for name in ("accepted", "new", "changed", "unchanged", "rejected")}


def test_a_million_rows(folder, capsys, tmp_path):
    floor = min(measured(sys.executable, HERE / "bare_fastexcel.py", folder / "satu.xlsx")[0] for _ in range(2))
    warehouse = tmp_path / "juta.duckdb"
    first, peak, said = measured(PANTAU, "muat", folder / "satu.xlsx", "--warehouse", warehouse, "--json")
    second, peak_again, said_again = measured(PANTAU, "muat", folder / "dua.xlsx", "--warehouse", warehouse, "--json")
    write_logbook(tmp_path / "seratus-ribu.xlsx", MILLION // 10)
    small, _peak, _said = measured(PANTAU, "muat", tmp_path / "seratus-ribu.xlsx", "--warehouse", tmp_path / "kecil.duckdb", "--json")
    analyst, _peak, _said = measured(sys.executable, HERE / "bare_pandas.py", tmp_path / "seratus-ribu.xlsx", tmp_path / "analis.duckdb")
    with capsys.disabled():
        print(f"\nfastexcel merely reading a million rows: {floor:.1f} s")
        print(f"muat: {first:.1f} s = {first / floor:.2f} x, allowed 2.2; peak {peak:.0f} MiB, allowed 2048; {loaded(said)}")
        print(f"again with 1% changed: {second:.1f} s = {second / floor:.2f} x, allowed 2.2; peak {peak_again:.0f} MiB; {loaded(said_again)}")
        print(f"100,000 rows: muat {small:.1f} s, pandas and openpyxl {analyst:.1f} s = {analyst / small:.1f} x; "
              f"for a million by proportion {10 * analyst / first:.1f} x, wanted 7")


def test_many_small_files(capsys, tmp_path):
    few, many = tmp_path / "satu", tmp_path / "banyak"
    few.mkdir()
    many.mkdir()
    for number in range(200):
        write_logbook(many / f"{number}.xlsx", 150 + number)
    write_logbook(few / "0.xlsx", 150)
    start, _peak, _said = measured(PANTAU, "muat", few, "--warehouse", tmp_path / "a.duckdb", "--json")
    all_, peak, _said = measured(PANTAU, "muat", many, "--warehouse", tmp_path / "b.duckdb", "--json")
    size = sum(f.stat().st_size for f in many.iterdir()) / 200
    with capsys.disabled():
        print(f"\n200 files of {size / 1024:.0f} kB: {all_:.1f} s = {200 / all_:.0f} files/s, wanted 20 "
              f"(one file alone {start:.1f} s); peak {peak:.0f} MiB")


def test_another_screen_answers_while_a_million_rows_load(folder, capsys, tmp_path, monkeypatch):
    from streamlit.testing.v1 import AppTest

    from dashboard.screens import frame
    from pipelines.load import load, prepare
    from pipelines.settings import settings

    monkeypatch.setenv("PANTAU_DATA", str(tmp_path / "data"))
    settings.cache_clear()
    write_logbook(tmp_path / "awal.xlsx", 5_000)
    load(frame.house(), prepare([("awal.xlsx", tmp_path / "awal.xlsx")]))
    app = AppTest.from_file(str(Path(frame.__file__).parents[1] / "app.py"), default_timeout=60)
    app.run()
    upload = threading.Thread(target=lambda: load(frame.house(), prepare([("satu.xlsx", folder / "satu.xlsx")])))
    upload.start()
    waits = []
    while upload.is_alive():
        start = time.perf_counter()
        app.run()
        waits.append(time.perf_counter() - start)
        time.sleep(0.5)
    assert not app.exception
    with capsys.disabled():
        print(f"\nRingkasan while a million rows load: {len(waits)} looks, median {sorted(waits)[len(waits) // 2]:.2f} s, "
              f"longest {max(waits):.2f} s, allowed 1 s")
