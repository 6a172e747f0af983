"""Marks in the text of a row that is no data: sections, days, people, sums, signatures."""

from __future__ import annotations

import re

from pipelines.recognise.identity import pairs
from pipelines.recognise.values import DATE, DAY

Row = list[str | None]

_MONTHS = r"(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des)[a-z]*"
HARD_END = re.compile(r"^\W*(?:[A-Z]\.\s*)?(?:PERILAKU KERJA|DUKUNGAN SUMBER DAYA|SKEMA PERTANGGUNGJAWABAN|KONSEKUENSI|LAMPIRAN\b|TANGGUNG JAWAB (?:PEGAWAI|ATASAN))", re.IGNORECASE)
SIGNATURE = re.compile(
    r"^\W*(?:mengetahui|menyetujui|disetujui oleh|diketahui oleh|pejabat penilai|atasan langsung|atasan pejabat|yang membuat|yang bersangkutan|pegawai yang (?:dinilai|bersangkutan)"
    r"|tanda tangan|dibuat oleh|diperiksa oleh|penilai,|kepala (?:balai|instalasi|bagian|seksi|subbag|dinas|puskesmas|upt)|ketua tim|a\.n\.|plt\.|plh\.|nip\b|ni pppk|nrk\b"
    r"|rating (?:hasil|perilaku)|predikat kinerja|(?:data )?(?:dicetak|diunduh|ditarik|diekspor)|(?:tanggal|tgl) cetak|printed (?:on|at|by)|generated (?:on|at|by)|exported (?:on|at|by)|halaman \d|total jam kerja|petunjuk|catatan\s*:|keterangan\s*:|legenda|sumber\s*:|\*\)?\s*\w"
    rf"|(?!senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|hari|tanggal)[a-z][a-z .]{{2,30}},\s*(?:tanggal\s*)?\d{{0,2}}\.*\s*{_MONTHS}\.?\s*(?:20\d\d)?\s*$)",
    re.IGNORECASE,
)
SUM = re.compile(r"^\W*(?:grand total|sub ?total|total|jumlah(?: total| keseluruhan)?|rata[- ]?rata)\b[^\n]{0,35}$", re.IGNORECASE)
MARKED = re.compile(r"^\W*(?:(?:[A-Z]|[IVX]{1,4})\s*[.)]|(?:kinerja\s+)?(?:utama|tambahan)\W*$|hasil kerja\W*$|tugas (?:utama|tambahan)\W*$)", re.IGNORECASE)
MAIN = re.compile(r"\b(utama|tambahan)\b", re.IGNORECASE)
UNIT = re.compile(r"^\W*(?:(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.)]\s*)?(?:unit(?: kerja)?\s*:?\s*)?((?:instalasi|bagian|sub\s?bag\w*|tim|seksi|bidang|laboratorium|lab|unit|ruang\w*|kelompok|substansi|poli\w*|tata usaha|divisi)\b.*)$", re.IGNORECASE)
NIP_IN_TEXT = re.compile(r"(?<!\d)((?:\d[\s.]?){17}\d)(?!\d)")
_SIGNED = re.compile(rf"(?:^|,)\s*(?:tanggal\s*)?(\d{{1,2}}\s+{_MONTHS}\.?\s+20\d\d)\s*$", re.IGNORECASE)
_DRAWN = re.compile(
    rf"\b(?:dicetak|tanggal cetak|tgl cetak|diunduh|ditarik|diekspor|printed|exported|generated)\b[^\d\n]{{0,25}}"
    rf"(\d{{1,2}}\s+{_MONTHS}\.?\s+20\d\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.]20\d\d|20\d\d-\d\d-\d\d)", re.IGNORECASE)
_DAY = re.compile(r"^\W*(?:hari\s*[/,:]?\s*)?(?:[a-z'’`]{4,7}\s*[,/]?\s*(?=tanggal|tgl))?(?:tanggal|tgl\.?)?\s*:?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_DAY_LABEL = re.compile(r"^\W*(?:hari|tanggal|tgl)\b", re.IGNORECASE)


def day_of(text: str) -> str | None:
    """Return the date that a text names and nothing else: "Senin, 4 Mei 2026", "Tanggal: 04-05-2026", or only its day ("Senin, 4 Mei", "Tanggal 4")."""
    rest = _DAY.match(text)
    inner = (rest.group(1) if rest else text).strip()
    if len(inner) < 45 and DATE.match(inner):
        return inner
    return text.strip(" :.") if len(text) < 30 and re.search("[a-z]", text, re.IGNORECASE) and DAY.match(text.strip(" :.")) else None


def signed_on(rows: list[Row]) -> str | None:
    """Return the date beside which the lines under a table are signed: "Makassar, 20 November 2026"."""
    days = [found.group(1) for row in rows for text in row if text and len(text) < 80 and (found := _SIGNED.search(text))]
    return days[-1] if days else None


def drawn_on(rows: list[Row]) -> str | None:
    """Return the date on which the lines under a table say that it was printed: "Dicetak pada 20/11/2026 08.15"."""
    return next((found.group(1) for row in rows for text in row if text and len(text) < 160 and (found := _DRAWN.search(text))), None)


def may_be_day(cells: list[str]) -> bool:
    """Say whether a row has few enough cells for a day alone: one or two, or a label and its value."""
    return len(cells) <= (4 if cells and _DAY_LABEL.match(cells[0]) else 2)


def block_start(rows: list[Row]) -> int:
    """Return where the lines that belong to the table below begin: labels with values, lone titles."""
    start = len(rows)
    while start > 0:
        row = rows[start - 1]
        filled = [text for text in row if text]
        if not (pairs(row) or (len(filled) == 1 and not SIGNATURE.match(filled[0]) and not SUM.match(filled[0]))):
            break
        start -= 1
    return start


def gives(rows: list[Row]) -> set[str]:
    """List what day, person and unit rows among the data give to the rows beneath them."""
    found: set[str] = set()
    for row in rows:
        cells = [text for text in row if text]
        if not cells or len(cells) > 6 or (len(cells) > 3 and ":" not in {text.strip()[:1] for text in cells}):
            continue
        if may_be_day(cells) and day_of(" ".join(cells)):
            found.add("tanggal")
        elif labelled := [key for _c, key, value in pairs(row) if value]:
            found |= {key for key in labelled if key in {"nip", "nama", "unit_kerja"}}
        elif len(cells) == 1 and UNIT.match(cells[0]) and len(cells[0]) < 80:
            found.add("unit_kerja")
        elif len(cells) == 1 and NIP_IN_TEXT.search(cells[0]) and re.search(r"[A-Za-z]{3}", cells[0]) and not SIGNATURE.match(cells[0]):
            found.add("nip")
    return found
