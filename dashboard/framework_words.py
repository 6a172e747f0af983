"""The framework's own English words in a language of ours: menus of tables, controls, connection. The browser swaps them as they appear.

Streamlit has no translations of its own. Only whole texts that are listed here are swapped, and never inside what we wrote ourselves or read from uploads.
"""

from __future__ import annotations

import json

from pipelines.language import N_, translated

WORDS = {
    # the menu of a table's column, and the tools over a table
    "Sort ascending": N_("Urutkan naik"), "Sort descending": N_("Urutkan turun"), "Format": N_("Bentuk"), "Autosize": N_("Paskan lebar"),
    "Pin column": N_("Sematkan kolom"), "Unpin column": N_("Lepas sematan"), "Hide column": N_("Sembunyikan kolom"), "Statistics": N_("Ringkasan kolom"),
    "Show/hide columns": N_("Pilih kolom"), "Download as CSV": N_("Unduh sebagai CSV"), "Search": N_("Cari"), "Fullscreen": N_("Layar penuh"),
    "Close fullscreen": N_("Tutup layar penuh"), "Exit fullscreen": N_("Tutup layar penuh"), "Clear selection": N_("Batalkan pilihan"), "Select all": N_("Pilih semua"),
    "Type to search": N_("Ketik untuk mencari"), "Close Search": N_("Tutup pencarian"), "Next Result": N_("Hasil berikutnya"), "Previous Result": N_("Hasil sebelumnya"),
    "Copy column name": N_("Salin nama kolom"), "Dataframe column menu": N_("Menu kolom"), "Button action menu": N_("Menu tindakan"),
    "Automatic": N_("Otomatis"), "Localized": N_("Setempat"), "Plain": N_("Polos"), "Compact": N_("Ringkas"), "Dollar": N_("Dolar"), "Euro": N_("Euro"), "Yen": N_("Yen"),
    "Percent": N_("Persen"), "Scientific": N_("Ilmiah"), "Accounting": N_("Akuntansi"), "Duration": N_("Lama"), "Calendar": N_("Kalender"), "Distance": N_("Jarak waktu"),
    "Average": N_("Rata-rata"), "Median": N_("Median"), "Minimum": N_("Terkecil"), "Maximum": N_("Terbesar"), "Sum": N_("Jumlah"), "Count": N_("Banyaknya"),
    "Distinct": N_("Berbeda"), "Empty": N_("Kosong"), "Range": N_("Rentang"), "Values": N_("Nilai"), "Standard deviation": N_("Simpangan baku"),
    "Average length": N_("Panjang rata-rata"), "Minimum length": N_("Terpendek"), "Maximum length": N_("Terpanjang"), "Based on sample": N_("Menurut sebagian baris"),
    "No data": N_("Tidak ada data"), "No content": N_("Tidak ada isi"), "Loading...": N_("Sedang dibuka…"), "empty": N_("kosong"),
    # controls
    "No results": N_("Tidak ditemukan"), "Choose an option": N_("Pilih"), "Choose options": N_("Pilih"), "No options to select": N_("Tidak ada pilihan"),
    "Clear value": N_("Kosongkan"), "Clear all": N_("Kosongkan"), "Clear entry": N_("Kosongkan"), "Open": N_("Buka"), "Selectbox options": N_("Pilihan"),
    "Multiselect options": N_("Pilihan"), "Selected values": N_("Yang dipilih"), "Increment": N_("Tambah"), "Decrement": N_("Kurangi"),
    "Show password": N_("Perlihatkan sandi"), "Hide password": N_("Sembunyikan sandi"), "Choose date": N_("Pilih tanggal"), "Choose date range": N_("Pilih rentang tanggal"),
    "Clear date": N_("Kosongkan tanggal"), "Clear dates": N_("Kosongkan tanggal"), "Date range": N_("Rentang tanggal"), "Add files": N_("Tambah berkas"),
    "Number is above the allowed range.": N_("Angka melebihi batas."), "Number is below the allowed range.": N_("Angka kurang dari batas."), "Invalid input.": N_("Isian tidak dikenali."),
    # the page and its connection
    "Close": N_("Tutup"), "Cancel": N_("Batal"), "Copy": N_("Salin"), "Running...": N_("Sedang bekerja…"), "Main menu": N_("Menu utama"), "App pages": N_("Layar"), "Sidebar": N_("Menu"),
    "Expand sidebar": N_("Buka menu"), "Collapse sidebar": N_("Tutup menu"), "Notifications": N_("Pemberitahuan"), "Skip to main content": N_("Langsung ke isi"), "Theme": N_("Tema"),
    "Connection timed out.": N_("Sambungan terputus."), "Connection error": N_("Sambungan terputus"), "Is Streamlit still running?": N_("Apakah dasbor masih berjalan?"),
    "Page not found": N_("Layar tidak ditemukan"),
    "The page that you have requested does not seem to exist. Running the app's main page.": N_("Alamat itu tidak ada di sini. Yang tampak adalah Ringkasan; pilih layar lain dari menu."),
    "This app has encountered an error. The original error message is redacted to prevent data leaks. Full error details have been recorded in the logs (if you're on "
    "Streamlit Cloud, click on 'Manage app' in the lower right of your app).": N_(
        "Layar ini tidak dapat digambar seluruhnya. Muat ulang halamannya; bila tetap gagal, sampaikan jam kejadiannya kepada petugas TI: sebabnya tercatat di peladen."),
}
_SWAP = """<script>(() => {
const words = %s, names = ["aria-label", "title", "placeholder"];
const ours = (element) => !element || element.closest(".pk, .unggahan, [data-testid=stMarkdown], [data-testid=stCaptionContainer]");
const text = (node) => {
  const word = words[(node.nodeValue || "").trim()];
  if (word && !ours(node.parentElement)) node.nodeValue = node.nodeValue.replace(node.nodeValue.trim(), word);
};
const named = (element) => { for (const name of names) { const word = words[element.getAttribute(name)]; if (word) element.setAttribute(name, word); } };
const all = (node) => {
  if (node.nodeType === 3) return text(node);
  if (node.nodeType !== 1 || ours(node)) return;
  named(node);
  node.childNodes.forEach(all);
};
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(all);
    else if (change.type === "attributes") named(change.target);
    else text(change.target);
  }
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: names});
})()</script>"""


def swapping(language: str) -> str:
    """Return the script that swaps the framework's words for those of a language; nothing for English, which it speaks."""
    if language == "en":
        return ""
    said = {english: translated(ours, language) for english, ours in WORDS.items()}
    return _SWAP % json.dumps(said, ensure_ascii=False).replace("</", "<\\/")
