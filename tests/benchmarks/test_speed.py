"""How fast, as ratios in one run: machines are noisy, so these print and never fail on time.

Run `make bench`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipelines.samples import write_samples


@pytest.fixture(scope="module")
def exports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ekspor")
    write_samples(folder)
    return folder


def seconds(*words: object) -> float:
    """Time one command as a whole process."""
    start = time.perf_counter()
    subprocess.run([str(w) for w in words], check=True, env=os.environ, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def test_loading_against_merely_reading(exports, capsys):
    pantau = Path(sys.executable).with_name("pantau")
    reading = min(seconds(sys.executable, Path(__file__).with_name("bare_reading.py"), exports) for _ in range(3))
    loading = min(seconds(pantau, "muat", exports, "--warehouse", exports.parent / f"{turn}.duckdb") for turn in range(3))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    allowed = 2.5 * reading + 3
    with capsys.disabled():
        print(f"\nmuat {loading:.2f} s; merely reading {reading:.2f} s; 2.5 x reading + 3 s = {allowed:.2f} s; "
              f"share of that {loading / allowed:.2f}; peak memory {peak:.0f} MiB")


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
