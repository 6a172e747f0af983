"""The language that a person chose is kept by the browser; the page, its numbers and its calendars are in it, whatever the browser's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from served import settle

from dashboard.framework_words import WORDS


@pytest.fixture
def fresh(chromium):
    """Open a browser that was never here, in a language of its own."""
    contexts = []

    def opened(locale: str = "id-ID"):
        contexts.append(chromium.new_context(viewport={"width": 1440, "height": 900}, locale=locale))
        contexts[-1].set_default_timeout(60_000)
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


def title(page, told: str) -> None:
    expect(page.get_by_role("heading", level=1, name=told, exact=True)).to_be_visible()


def kept(page) -> list[str]:
    return [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "pantau_bahasa"]


def test_what_was_switched_to_is_there_on_the_bare_address(filled, fresh):
    page = fresh()
    page.goto(f"{filled.address}/pengaturan?periode=bulan")
    title(page, "Pengaturan")
    assert kept(page) == []
    page.get_by_role("link", name="English").click()
    title(page, "Settings")
    assert "periode=bulan" in page.url
    assert kept(page) == ["en"]
    later = page.context.new_page()
    later.goto(f"{filled.address}/capaian")
    title(later, "RHK results")
    assert "bahasa" not in later.url
    assert later.locator("html").get_attribute("lang") == "en"
    later.goto(f"{filled.address}/pengaturan")
    later.get_by_role("link", name="Bahasa Indonesia").click()
    title(later, "Pengaturan")
    assert kept(later) == ["id"]
    stranger = fresh("en-US")
    stranger.goto(f"{filled.address}/capaian")
    title(stranger, "Capaian RHK")
    assert stranger.locator("html").get_attribute("lang") == "id"


def test_the_address_wins_over_what_is_kept_and_an_unknown_language_is_not_kept(filled, fresh):
    page = fresh()
    page.goto(f"{filled.address}/capaian?bahasa=en")
    title(page, "RHK results")
    page.goto(f"{filled.address}/capaian?bahasa=id")
    title(page, "Capaian RHK")
    assert kept(page) == ["id"]
    page.goto(f"{filled.address}/capaian?bahasa=xx")
    title(page, "Capaian RHK")
    assert kept(page) == ["id"]


def test_the_language_holds_while_walking_from_screen_to_screen(filled, fresh):
    page = fresh()
    page.goto(f"{filled.address}/capaian?bahasa=en")
    title(page, "RHK results")
    page.context.clear_cookies()
    page.get_by_role("link", name="Unit activity").first.click()
    title(page, "Unit activity")


@pytest.mark.parametrize(("language", "browser", "tag", "told"), [("id", "en-US", "id-ID", "1.234,5"), ("en", "id-ID", "en-GB", "1,234.5")])
def test_numbers_and_dates_follow_the_page_and_not_the_browser(filled, fresh, language, browser, tag, told):
    page = fresh(browser)
    page.goto(f"{filled.address}/capaian?bahasa={language}")
    assert page.evaluate("() => [navigator.language, navigator.languages]") == [tag, [tag]]
    assert page.evaluate("() => new Intl.NumberFormat(navigator.languages).format(1234.5)") == told


MENU = ["Urutkan naik", "Urutkan turun", "Paskan lebar", "Sematkan kolom", "Sembunyikan kolom"]


def test_the_menu_of_a_tables_column_speaks_the_language_of_the_page(filled, fresh):
    for language, told in (("id", MENU), ("en", [english for english, ours in WORDS.items() if ours in MENU])):
        page = fresh()
        page.goto(f"{filled.address}/capaian?bahasa={language}")
        table = page.locator("[data-testid=stDataFrame]").first
        table.scroll_into_view_if_needed()
        lines = _menu(page, table)
        assert [word for word in told if word in lines] == told


def _menu(page, table) -> list[str]:
    """Press along the head of the table, which is a drawing, until the menu of a column opens; return its lines."""
    menu = page.locator("[data-testid=stDataFrameColumnMenu]")
    expect(table).to_be_visible()
    settle(page, 1000)
    box = table.bounding_box()
    for patience in (150, 500, 1500):  # the table says where its menu is only once it has drawn the hover
        for across in range(180, 420, 12):
            page.mouse.move(box["x"] + across, box["y"] + 18)
            page.wait_for_timeout(patience)
            page.mouse.click(box["x"] + across, box["y"] + 18)
            page.wait_for_timeout(150)
            if menu.count():
                return menu.first.inner_text().splitlines()
    raise AssertionError("the menu of the column did not open")


def test_what_is_written_is_shown_sign_by_sign(filled, fresh):
    page, word = fresh(), "a_b_c *x* **y** [l](http://x.id) `k` <b>t</b> #h |p| $1$ ~~s~~ :smile: :red[m] &copy; R&D"
    page.goto(f"{filled.address}/panduan?bahasa=id")
    title(page, "Panduan")
    page.locator(".st-key-pencarian button").first.click()
    page.get_by_placeholder("Sedikitnya dua huruf").fill(word)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tidak ada yang memuat")).to_have_text(f"Tidak ada yang memuat “{word}” dalam periode dan unit ini.")


def test_words_of_the_office_are_never_swapped(filled, fresh):
    page = fresh()
    page.goto(f"{filled.address}/capaian")
    title(page, "Capaian RHK")
    expect(page.locator(".pk-tabel td:visible").first).to_be_visible()
    page.evaluate("""() => {
        for (const [into, word] of [[".pk-tabel td", "Search"], [".stApp", "Search"]]) {
            const line = document.createElement("p");
            line.className = "uji";
            line.textContent = word;
            document.querySelector(into).append(line);
        }
    }""")
    expect(page.locator(".stApp > p.uji")).to_have_text("Cari")
    assert page.locator(".pk-tabel p.uji").text_content() == "Search"
