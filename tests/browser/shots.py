"""Take a picture of every screen, wide and on a phone, light and dark, and say which of them scroll sideways."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from served import settle

SCREENS = ("ringkasan", "capaian", "aktivitas", "dialog", "pegawai", "penilaian", "unggah", "tautan", "mutu", "unduh", "pengaturan", "panduan")
SIZES = {"meja": (1440, 900), "ponsel": (390, 844)}
THEMES = ("light", "dark")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
TALLEST = 4200  # pixels of one picture
MAIN = "[data-testid=stMain]"


def drawn(page: Page) -> None:
    """Wait until the page has stopped working and charts have been drawn."""
    page.wait_for_selector(f"{MAIN} h1, {MAIN} .pk", timeout=30_000)
    settle(page, 1200)


def look(page: Page, address: str, screen: str, picture: Path, size: tuple[int, int]) -> list[str]:
    """Take one picture of a whole screen; return what is wrong with it, in words."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{address.rstrip('/')}/{'' if screen == SCREENS[0] else screen}")
    drawn(page)
    wrong = [f"error: {e.inner_text()[:300]}" for e in page.query_selector_all("[data-testid=stException]")]
    tall, wide, room = page.evaluate(
        "s => { const e = document.querySelector(s); return [e.scrollHeight, e.scrollWidth, e.clientWidth] }", MAIN
    )
    if wide > room:
        wrong.append(f"scrolls sideways: {wide} pixels in {room}")
    page.set_viewport_size({"width": size[0], "height": min(max(tall + 20, size[1]), TALLEST)})
    page.wait_for_timeout(800)
    page.screenshot(path=picture)
    return wrong


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this computer."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def main() -> int:
    """Look at every screen asked for; 1 when one scrolls sideways or shows an error."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("address", help="where the dashboard answers, as http://127.0.0.1:8501")
    asked.add_argument("folder", type=Path, help="where the pictures go")
    asked.add_argument("--screens", nargs="+", choices=SCREENS, default=SCREENS)
    asked.add_argument("--sizes", nargs="+", choices=SIZES, default=tuple(SIZES))
    asked.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    faults = 0
    with chromium() as browser:
        for theme in given.themes:
            for size in given.sizes:
                context = browser.new_context(color_scheme=theme, locale="id-ID")
                page = context.new_page()
                for screen in given.screens:
                    picture = given.folder / f"{screen}-{size}-{theme}.png"
                    wrong = look(page, given.address, screen, picture, SIZES[size])
                    faults += bool(wrong)
                    print(f"{picture.name}: {'; '.join(wrong) or 'fits'}", flush=True)
                context.close()
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
