"""How fast the dashboard stands, beside bare Streamlit pages in the same browser and the same run. Run `make bench`.

Figures are printed, never asserted: machines are noisy.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median, quantiles

import psutil
import pytest
from crowd import crowd
from large_office import large_office
from playwright.sync_api import sync_playwright

from pipelines.load import load, prepare
from pipelines.samples import write_samples
from pipelines.warehouse import open_warehouse

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
EMPTY = "import streamlit as st\nst.title('Kosong')\n"
CHARTS = """import plotly.graph_objects as go
import streamlit as st
st.title('Bagan')
for n in range(2):
    st.plotly_chart(go.Figure(go.Bar(x=list(range(9)), y=list(range(9)))), key=str(n))
"""
SCREENS = ["", "capaian", "aktivitas", "dialog", "pegawai", "penilaian", "mutu", "unduh", "tautan", "unggah", "pengaturan", "panduan"]


def serve(words: list[str], folder: Path, env: dict[str, str]) -> tuple[subprocess.Popen, str]:
    """Start a server on a free port and wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([w.replace("PORT", str(port)) for w in words], cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _turn in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2).close()
            return server, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="module")
def addresses(tmp_path_factory):
    """Serve the dashboard with the samples, an empty page, and a page with as many plain charts as Ringkasan draws."""
    folder = tmp_path_factory.mktemp("laju")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PANTAU_")} | {"PANTAU_DATA": str(folder), "PANTAU_CONFIG": str(folder / "tidak.toml")}
    with open_warehouse(folder / "pantau.duckdb") as warehouse:
        load(warehouse, prepare([(path.name, path.read_bytes()) for path in write_samples(tmp_path_factory.mktemp("ekspor"))]), user="penguji")
    (folder / "kosong.py").write_text(EMPTY)
    (folder / "bagan.py").write_text(CHARTS)
    bare = [sys.executable, "-m", "streamlit", "run", "FILE", "--server.port=PORT", "--server.headless=true", "--browser.gatherUsageStats=false", "--server.fileWatcherType=none"]
    started = [serve([str(Path(sys.executable).with_name("pantau")), "layani", "--port", "PORT"], folder, env)]
    started += [serve([w.replace("FILE", name) for w in bare], folder, env) for name in ("kosong.py", "bagan.py")]
    yield [address for _server, address in started], started[0][0].pid
    for server, _address in started:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), headless=True, args=FLAGS)
        yield browser
        browser.close()


def painted(context, address: str, selector: str, count: int = 1) -> float:
    """Return the seconds from asking for a page until so many marks of it stand, files being in the browser's cache."""
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_function("([s, n]) => document.querySelectorAll(s).length >= n", arg=[selector, count], polling=10)
    took = time.perf_counter() - begun
    page.wait_for_timeout(300)
    page.close()
    return took


def test_pages_beside_bare_pages(addresses, chromium, capsys):
    (ours, empty, charts), _pid = addresses
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    marks = {"ours": (ours, ".pk-kartu .angka", 4), "whole": (ours, ".js-plotly-plot .main-svg", 2), "empty": (empty, "h1", 1), "charts": (charts, ".js-plotly-plot .main-svg", 2)}
    took: dict[str, list[float]] = {name: [] for name in marks}
    for turn in range(8):
        for name, (address, selector, count) in marks.items():
            seconds = painted(context, address, selector, count)
            if turn:  # the first fills the browser's cache
                took[name].append(seconds)
    at = {name: median(values) for name, values in took.items()}
    with capsys.disabled():
        print(f"\nRingkasan: sentences and figures {at['ours']:.2f} s, {at['ours'] / at['empty']:.2f} x the empty page (allowed 1.5); "
              f"whole {at['whole']:.2f} s, {at['whole'] / at['charts']:.2f} x the bare charts (allowed 1.3)")
    context.close()


def test_a_filter_change_and_what_a_page_weighs(addresses, chromium, capsys):
    (ours, *_bare), _pid = addresses
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    frames: list[int] = []
    wire.on("Network.webSocketFrameReceived", lambda told: frames.append(len(told["response"]["payloadData"]) * 3 // 4))  # binary frames come as base64
    weights = {}
    for screen in SCREENS:
        frames.clear()
        page.goto(f"{ours}/{screen}")
        page.wait_for_selector("[data-testid=stMain] h1")
        page.wait_for_timeout(1500)
        weights[screen or "ringkasan"] = sum(frames) / 1000
    took = []
    for unit in ("Tim Kerja Surveilans", "Subbagian Administrasi Umum", "Tim Kerja Surveilans", "Subbagian Administrasi Umum"):
        page.goto(ours)
        page.wait_for_selector(".js-plotly-plot .main-svg")
        page.wait_for_timeout(800)
        page.locator("[data-testid=stPopoverButton]:visible").first.click()
        page.get_by_role("combobox", name="Unit kerja").click()
        begun = time.perf_counter()
        page.get_by_role("option", name=re.compile(unit)).click()
        page.wait_for_function("unit => document.querySelector('.pk-kalimat')?.innerText.includes(unit)", arg=unit, polling=10)
        took.append(time.perf_counter() - begun)
    context.close()
    heaviest = max(weights, key=lambda name: weights[name])
    with capsys.disabled():
        print(f"\nfilter change until repainted: median {1000 * median(took):.0f} ms, longest {1000 * max(took):.0f} ms (allowed 700)")
        print("page payload in kB (allowed 250): " + ", ".join(f"{name} {kb:.0f}" for name, kb in weights.items()) + f"; heaviest {heaviest}")


def test_the_script_of_every_screen(addresses, capsys, monkeypatch, tmp_path):
    from streamlit.testing.v1 import AppTest

    from pipelines.settings import settings

    with open_warehouse(tmp_path / "pantau.duckdb") as warehouse:
        load(warehouse, prepare([(path.name, path.read_bytes()) for path in write_samples(tmp_path / "ekspor")]), user="penguji")
    monkeypatch.setenv("PANTAU_DATA", str(tmp_path))
    settings.cache_clear()
    test = AppTest.from_file(str(Path(__file__).parents[2] / "dashboard" / "app.py"), default_timeout=120)
    test.run()
    told = {}
    for screen in SCREENS:
        test._page_hash = next(mark for mark, page in test._registered_pages.items() if page["url_pathname"] == screen)
        test.run()
        times = []
        for _turn in range(5):
            begun = time.perf_counter()
            test.run()
            times.append(time.perf_counter() - begun)
        told[screen or "ringkasan"] = 1000 * min(times)
    with capsys.disabled():
        print("\nscript of each screen, warm, in ms (allowed 100): " + ", ".join(f"{name} {ms:.0f}" for name, ms in told.items()))


def test_a_million_notes(addresses, chromium, capsys, tmp_path):
    (small, *_bare), _pid = addresses
    with large_office()[0] as house:
        path = house.path
    shutil.copyfile(path, tmp_path / "pantau.duckdb")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PANTAU_")} | {"PANTAU_DATA": str(tmp_path), "PANTAU_CONFIG": str(tmp_path / "tidak.toml")}
    server, large = serve([str(Path(sys.executable).with_name("pantau")), "layani", "--port", "PORT"], tmp_path, env)
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="id-ID")
    stands = {"sentences and figures": ".pk-kartu .angka", "whole": ".js-plotly-plot .main-svg"}
    first = painted(context, large, ".pk-kartu .angka", 4)
    took = {}
    for name, (selector, count) in zip(stands, ((stands["sentences and figures"], 4), (stands["whole"], 2)), strict=True):
        took[name] = [median([painted(context, address, selector, count) for _turn in range(5)]) for address in (small, large)]
    screens = {screen: [painted(context, f"{large}/{screen}", "[data-testid=stMain] h1") for _turn in range(2)] for screen in SCREENS[1:]}
    context.close()
    server.terminate()
    server.wait(20)
    with capsys.disabled():
        print(f"\n1,000,000 notes: the very first look {first:.1f} s; then " + ", ".join(
            f"{name} {big:.2f} s = {big / little:.2f} x the samples (allowed 2)" for name, (little, big) in took.items()))
        print("screens of it, first and second look: " + ", ".join(f"{name} {a:.1f} {b:.1f}" for name, (a, b) in screens.items()))


def test_twenty_people_at_once(addresses, capsys):
    (ours, *_bare), pid = addresses
    process = psutil.Process(pid)
    crowd(ours, SCREENS, people=4, seconds=20, thought=1)  # warm
    before = process.memory_info().rss / 2**20
    told = crowd(ours, SCREENS, people=20, seconds=120, thought=3)
    after = process.memory_info().rss / 2**20
    seconds = sorted(s for one in told for s in one.seconds)
    errors = [error for one in told for error in one.errors]
    with capsys.disabled():
        print(f"\n20 people, {len(seconds)} pages in 120 s: median {median(seconds):.2f} s, p95 {quantiles(seconds, n=20)[-1]:.2f} s (allowed 2), longest {seconds[-1]:.2f} s; "
              f"errors {len(errors)} {errors[:2]}; memory {before:.0f} → {after:.0f} MiB")
