"""A served dashboard and a real Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright
from served import Served, apart

from pipelines.samples import write_samples

# Machines are slow at times; what is waited for is never a matter of speed here.
expect.set_options(timeout=30_000)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    one = Served(tmp_path_factory.mktemp("dasbor"))
    yield one
    one.stop()


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """Serve the sample office, loaded once for all that look at it."""
    folder, exports = tmp_path_factory.mktemp("dasbor"), tmp_path_factory.mktemp("ekspor")
    write_samples(exports, pegawai=16)
    subprocess.run([Path(sys.executable).with_name("pantau"), "muat", exports], env=apart(folder), check=True, stdout=subprocess.DEVNULL)
    one = Served(folder)
    yield one
    one.stop()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), headless=True, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(chromium):
    context = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="id-ID", accept_downloads=True)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()
