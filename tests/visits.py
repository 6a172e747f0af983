"""Visits to the dashboard without a browser: an office worked out by hand, a screen opened by its address, what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from books import CICI, DEDI, LAB, PEOPLE, PLAN, TALK, book, entry, log, roster
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.screens import frame
from pipelines.load import load, prepare
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

APP = Path(frame.__file__).parents[1] / "app.py"
SCREENS = ("ringkasan", "capaian", "tautan", "aktivitas", "dialog", "pegawai", "penilaian", "mutu", "unggah", "unduh", "pengaturan", "panduan")
TODAY = date(2026, 11, 24)
QUARTER = "1 Oktober 2026 s.d. 31 Desember 2026"

# Three steps of one weight, all due on 31 October, the last day that notes cover: time asks for 100.
# Cici 100 and 40, Dedi 10: the office stands at 150 / 3 = 50, the laboratory at 140 / 2 = 70.
PLANS = [
    [CICI, None, QUARTER, "Mutu pemeriksaan", "Memeriksa 40 sampel", "40", "40", 100, "31/10/2026", "Selesai"],
    [CICI, None, QUARTER, "Mutu pemeriksaan", "Menulis laporan", "5", "2", 40, "31/10/2026", "Proses"],
    [DEDI, None, QUARTER, "Arsip tertib", "Menata arsip", "10", "1", 10, "31/10/2026", "Proses"],
]
# October 2026 has 22 working days; Cici writes on two of them: 9%.
NOTES = [entry(CICI, "05/10/2026"), entry(CICI, "06/10/2026")]
TALKS = [[CICI, None, "06/10/2026", "Membahas mutu", "Melengkapi laporan", "Selesai"]]


def bring(people: list[list] = PEOPLE, **files: bytes) -> None:
    """Load an office the way the command does, and let go of the warehouse."""
    with open_warehouse() as warehouse:
        given = [("pegawai.xlsx", roster(people)), *((f"{name}.xlsx", data) for name, data in files.items())]
        load(warehouse, prepare(given), user="penguji", today=TODAY)


def notes() -> bytes:
    return log(NOTES, unit=LAB, period="1 Oktober 2026 - 31 Oktober 2026")


@pytest.fixture(scope="module")
def built() -> list[bytes]:
    """Keep the bytes of the office that most tests look at, so that it is loaded once."""
    return []


@pytest.fixture
def filled(empty_warehouse, built) -> None:
    """Give an office whose numbers are worked out by hand above."""
    if not built:
        bring(catatan=notes(), rencana=book(PLAN, PLANS), dialog=book(TALK, TALKS))
        built.append(settings().warehouse_path.read_bytes())
    else:
        settings().warehouse_path.parent.mkdir(parents=True, exist_ok=True)
        settings().warehouse_path.write_bytes(built[0])


@pytest.fixture
def serving(empty_warehouse) -> Iterator[None]:
    """Start without a held warehouse, and let go of it afterwards as a server does that stops."""
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    frame.house().close()
    st.cache_resource.clear()
    st.cache_data.clear()


def go(at: AppTest, screen: str) -> AppTest:
    """Press a screen's name in the navigation; AppTest itself only switches to pages that are files."""
    address = "" if screen == SCREENS[0] else screen
    at._page_hash = next(mark for mark, page in at._registered_pages.items() if page["url_pathname"] == address)
    return at.run()


def start(screen: str = "ringkasan", **address: str) -> AppTest:
    """Open a screen by its address, as a browser does: no other screen is drawn before it."""
    at = AppTest.from_file(APP, default_timeout=120)
    at.query_params.update(address)
    at._page_hash = "" if screen == SCREENS[0] else calc_hash(screen)
    at.run()
    assert not at.exception
    return at


def html(at: AppTest) -> str:
    return "\n".join(piece.proto.body for piece in at.main.get("html"))


def links(at: AppTest) -> list[tuple[str, str]]:
    return [(link.proto.label, link.proto.page) for link in at.main.get("page_link")]
