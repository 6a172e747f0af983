"""What the rows under a header are: data, or numbering, section, day, repeated header, footer, or nothing filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.columns import Assignment, Header
from pipelines.recognise.headers import is_numbering
from pipelines.recognise.identity import lift, pairs
from pipelines.recognise.values import DATE

_MONTHS = r"(?:jan|feb|peb|mar|apr|mei|jun|jul|agu|ags|agt|sep|okt|nov|nop|des)[a-z]*"
HARD_END = re.compile(r"^\W*(?:[A-Z]\.\s*)?(?:PERILAKU KERJA|DUKUNGAN SUMBER DAYA|SKEMA PERTANGGUNGJAWABAN|KONSEKUENSI|LAMPIRAN\b|TANGGUNG JAWAB (?:PEGAWAI|ATASAN))", re.IGNORECASE)
SIGNATURE = re.compile(
    r"^\W*(?:mengetahui|menyetujui|disetujui oleh|diketahui oleh|pejabat penilai|atasan langsung|atasan pejabat|yang membuat|yang bersangkutan|pegawai yang (?:dinilai|bersangkutan)"
    r"|tanda tangan|dibuat oleh|diperiksa oleh|penilai,|kepala (?:balai|instalasi|bagian|seksi|subbag|dinas|puskesmas|upt)|ketua tim|a\.n\.|plt\.|plh\.|nip\b|ni pppk|nrk\b"
    r"|rating (?:hasil|perilaku)|predikat kinerja|dicetak|tanggal cetak|halaman \d|total jam kerja|petunjuk|catatan\s*:|keterangan\s*:|legenda|sumber\s*:|\*\)?\s*\w"
    rf"|(?!senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|hari|tanggal)[a-z][a-z .]{{2,30}},\s*(?:tanggal\s*)?\d{{0,2}}\.*\s*{_MONTHS}\.?\s*(?:20\d\d)?\s*$)",
    re.IGNORECASE,
)
SUM = re.compile(r"^\W*(?:grand total|sub ?total|total|jumlah(?: total| keseluruhan)?|rata[- ]?rata)\b[^\n]{0,35}$", re.IGNORECASE)
MARKED = re.compile(r"^\W*(?:(?:[A-Z]|[IVX]{1,4})\s*[.)]|(?:kinerja\s+)?(?:utama|tambahan)\W*$|hasil kerja\W*$|tugas (?:utama|tambahan)\W*$)", re.IGNORECASE)
MAIN = re.compile(r"\b(utama|tambahan)\b", re.IGNORECASE)
UNIT = re.compile(r"^\W*(?:(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s*[.)]\s*)?(?:unit(?: kerja)?\s*:?\s*)?((?:instalasi|bagian|sub\s?bag\w*|tim|seksi|bidang|laboratorium|lab|unit|ruang\w*|kelompok|substansi|poli\w*|tata usaha|divisi)\b.*)$", re.IGNORECASE)
_NIP = re.compile(r"(?<!\d)((?:\d[\s.]?){17}\d)(?!\d)")
_DAY = re.compile(r"^\W*(?:hari\s*[/,]?\s*)?(?:tanggal|tgl\.?)?\s*:?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_KEYS = {
    "catatan_harian": ("kegiatan", "hasil"), "rencana_aksi": ("rencana_aksi",), "rhk": ("rhk", "indikator"), "dialog_kinerja": ("tanggal", "uraian", "tindak_lanjut"),
    "pegawai": ("nip", "nama", "nama_nip"), "ketidakhadiran": ("tanggal_mulai", "jenis"), "penilaian": ("predikat", "nip"), "laporan_skp": ("status", "nip"),
}
# Fields that may be laid out beforehand: a row with nothing else has not been filled in.
_SCAFFOLD = {"nip", "nama", "nama_nip", "unit_kerja", "unit_induk", "jabatan", "golongan", "jenis_pegawai", "periode", "tahun", "bulan", "nip_atasan", "nama_atasan", "verifikator", "status"}
_FILLABLE = {"catatan_harian": _SCAFFOLD | {"tanggal"}, "dialog_kinerja": _SCAFFOLD, "ketidakhadiran": _SCAFFOLD, "rencana_aksi": _SCAFFOLD - {"status"}, "rhk": _SCAFFOLD - {"status"}}


@dataclass
class Carry:
    """Hold what a section or day row gives to the rows beneath it, by position."""

    at: dict[str, list[tuple[int, str | None]]] = field(default_factory=dict)

    def put(self, name: str, position: int, value: str | None) -> None:
        """Give a value to all rows below a position, until the next."""
        self.at.setdefault(name, []).append((position, value))

    def column(self, name: str, count: int) -> pa.Array:
        """Spread the values over the rows."""
        points = sorted(self.at[name], key=lambda item: item[0])
        places = np.array([position for position, _value in points])
        chosen = np.searchsorted(places, np.arange(count), side="right")
        return pa.array([None, *(value for _position, value in points)], pa.string()).take(pa.array(chosen))


@dataclass
class Sorted:
    """Hold the reason for every row that is no data, and what those rows carry."""

    reason: np.ndarray
    carry: Carry
    stacked: list[tuple[int, str]] = field(default_factory=list)   # ids that stand in the row under their name


def fill_count(table: pa.Table) -> np.ndarray:
    """Count the filled cells of every row."""
    count = np.zeros(table.num_rows, dtype=np.int32)
    for name in table.column_names[1:]:
        column = table[name]
        if column.null_count < len(column):
            count += pc.is_valid(column).to_numpy(zero_copy_only=False)
    return count


def first_texts(table: pa.Table) -> list[str | None]:
    """Return the first filled cell of every row of a (small) table."""
    return pc.coalesce(*(table[name] for name in table.column_names[1:])).to_pylist() if table.num_columns > 1 else []


def _valid(table: pa.Table, column: int) -> np.ndarray:
    return pc.is_valid(table[f"c{column}"]).to_numpy(zero_copy_only=False)


def _looks_numbered(table: pa.Table, column: int | None) -> np.ndarray | None:
    """Say which rows carry a running number, when most rows do."""
    if column is None:
        return None
    numbered = pc.fill_null(pc.match_substring_regex(table[f"c{column}"], r"^\s*\d{1,7}\.?\s*$"), False).to_numpy(zero_copy_only=False)
    return numbered if numbered.mean() > 0.3 else None


def _data_mask(table: pa.Table, fill: np.ndarray, found: Assignment, numbered: np.ndarray | None) -> np.ndarray:
    """Say which rows surely hold data: after a footer only they reopen the table."""
    columns = found.columns
    keys = [columns[name] for name in _KEYS.get(found.kind.name, ()) if name in columns]
    mask = np.zeros(table.num_rows, dtype=bool)
    for column in keys[:2]:
        mask |= _valid(table, column)
    if "tanggal" in columns and found.kind.name in {"catatan_harian", "dialog_kinerja"}:
        mask &= _valid(table, columns["tanggal"])
    usual = int(np.median(fill)) if len(fill) else 0
    mask &= fill >= max(2, min(4, usual), int(usual * 0.6))
    return mask & numbered if numbered is not None else mask


def _labelled(table: pa.Table) -> np.ndarray:
    """Say which rows have a cell that begins with a colon: the value of a label, never a note."""
    mask = np.zeros(table.num_rows, dtype=bool)
    for name in table.column_names[2:7]:
        column = table[name]
        if column.null_count < len(column):
            mask |= pc.fill_null(pc.starts_with(column, ":"), False).to_numpy(zero_copy_only=False)
    return mask


def block_start(rows: list[list[str | None]]) -> int:
    """Return where the lines that belong to the table below begin: labels with values, lone titles."""
    start = len(rows)
    while start > 0:
        row = rows[start - 1]
        filled = [text for text in row if text]
        if not (pairs(row) or (len(filled) == 1 and not SIGNATURE.match(filled[0]) and not SUM.match(filled[0]))):
            break
        start -= 1
    return start


def gives(rows: list[list[str | None]]) -> set[str]:
    """List what day, person and unit rows among the data give to the rows beneath them."""
    found: set[str] = set()
    for row in rows:
        cells = [text for text in row if text]
        if not cells or len(cells) > 6 or (len(cells) > 3 and ":" not in {text.strip()[:1] for text in cells}):
            continue
        if len(cells) <= 2 and _day_of(" ".join(cells)):
            found.add("tanggal")
        elif labelled := [key for _c, key, value in pairs(row) if value]:
            found |= {key for key in labelled if key in {"nip", "nama", "unit_kerja"}}
        elif len(cells) == 1 and UNIT.match(cells[0]) and len(cells[0]) < 80:
            found.add("unit_kerja")
        elif len(cells) == 1 and _NIP.search(cells[0]) and re.search(r"[A-Za-z]{3}", cells[0]) and not SIGNATURE.match(cells[0]):
            found.add("nip")
    return found


def header_rows(table: pa.Table, headers: list[Header], words: pa.Array) -> np.ndarray:
    """Find the rows that could be a header again: cells equal to this header's, or known header words."""
    hits = np.zeros(table.num_rows, dtype=np.int32)
    for column in range(len(headers)):
        texts = table[f"c{column}"]
        if texts.null_count == len(texts):
            continue
        hits += pc.is_in(texts, value_set=words).to_numpy(zero_copy_only=False)
    return np.flatnonzero(hits >= 2)


def _day_of(text: str) -> str | None:
    rest = _DAY.match(text)
    inner = (rest.group(1) if rest else text).strip()
    return inner if len(inner) < 45 and DATE.match(inner) else None


def _stacked(table: pa.Table, found: Assignment, fill: np.ndarray, reason: np.ndarray) -> list[tuple[int, str]]:
    """Find ids that stand alone in the row under their name."""
    at = found.columns.get("nama", found.columns.get("nama_nip"))
    if at is None or "nip" in found.columns:
        return []
    texts = table[f"c{at}"]
    lone = pc.and_(pc.match_substring_regex(texts, r"(?i)^\W*(nip|ni pppk|nrk|npp)?[\s.:]*~?\d[\d .]{7,24}$"), pa.array(fill <= 2))
    stacked: list[tuple[int, str]] = []
    for position in np.flatnonzero(pc.fill_null(lone, False).to_numpy(zero_copy_only=False)).tolist():
        if position and reason[position] is None and texts[position - 1].is_valid and fill[position - 1] >= 2:
            stacked.append((position, texts[position].as_py()))
            reason[position] = "baris_lanjutan"
    return stacked


def sort_rows(table: pa.Table, found: Assignment, repeated: dict[int, int], tail: int | None = None) -> Sorted:
    """Give every row beneath a header its reason (None = data).

    `repeated`: position → rows of the header printed again. `tail`: where the lines above the next table begin.
    """
    count = table.num_rows
    reason = np.full(count, None, dtype=object)
    carry = Carry()
    if not count:
        return Sorted(reason, carry)
    fill = fill_count(table)
    columns = found.columns
    numbered = _looks_numbered(table, found.number_column)
    labelled = _labelled(table)
    data = _data_mask(table, fill, found, numbered) & ~labelled
    if tail is not None:
        reason[tail:] = "judul_ulang"
    for position, depth in repeated.items():
        reason[position:position + depth] = "judul_ulang"
    for start in (0, *(position + depth for position, depth in repeated.items())):
        for position in range(start, min(start + 2, count)):
            if reason[position] is None and is_numbering([table[name][position].as_py() for name in table.column_names[1:]]):
                reason[position] = "baris_nomor"

    stacked = _stacked(table, found, fill, reason)
    usual = float(np.median(fill[data])) if data.any() else float(np.median(fill))
    low = np.flatnonzero(((fill <= max(2, usual * 0.6)) | (labelled & (fill <= 6))) & (reason == None))  # noqa: E711
    candidates = table.take(pa.array(low))
    firsts = first_texts(candidates)
    key_columns = {columns[name] for name in _KEYS.get(found.kind.name, ())[:1] if name in columns}
    barriers = np.array(sorted([*repeated, count]))
    data_at = np.flatnonzero(data)
    closed_until = -1
    for order, (position, text) in enumerate(zip(low.tolist(), firsts, strict=True)):
        if text is None or position < closed_until:
            continue
        lone = int(fill[position])
        if len(text) > 200:
            continue
        row: list[str | None] | None = None
        if lone <= 3 and position and reason[position - 1] == "baris_bagian" and re.match(r"\W*(nip|jabatan|unit|pangkat|gol)", text, re.IGNORECASE):
            row = [candidates[name][order].as_py() for name in candidates.column_names[1:]]
            if _as_section(row, lone, position, found, carry, reason, key_columns):
                continue
        if HARD_END.match(text) and lone <= 3:
            end = int(barriers[np.searchsorted(barriers, position, side="right")])
            _close(reason, position, end)
            closed_until = end
            continue
        if SUM.match(text) and not data[position] and not (numbered is not None and numbered[position]):
            reason[position] = "kaki_tabel"
            continue
        if SIGNATURE.match(text) and lone <= 4 and not data[position]:
            end = int(barriers[np.searchsorted(barriers, position, side="right")])
            nearest = np.searchsorted(data_at, position + 1)
            end = min(end, int(data_at[nearest]) if nearest < len(data_at) else count)
            _close(reason, position, end)
            closed_until = end
            continue
        if lone > 3 and not labelled[position]:
            continue
        row = row or [candidates[name][order].as_py() for name in candidates.column_names[1:]]
        if _as_section(row, lone, position, found, carry, reason, key_columns):
            continue
    _blank_rows(table, found, fill, reason)
    _repeat_titles(reason, [*repeated, *([tail] if tail is not None else [])], fill, data)
    return Sorted(reason, carry, stacked)


def _close(reason: np.ndarray, start: int, end: int) -> None:
    part = reason[start:end]
    part[part == None] = "kaki_tabel"  # noqa: E711


def _as_section(row: list[str | None], lone: int, position: int, found: Assignment, carry: Carry, reason: np.ndarray, keys: set[int]) -> bool:
    """Take a row of one or two cells as day, person, section or unit; say whether it was one."""
    cells = [(c, text) for c, text in enumerate(row) if text]
    columns = found.columns
    joined = " ".join(text for _c, text in cells)
    kind = found.kind
    day = _day_of(joined)
    if day and "tanggal" in kind.fields and (lone == 1 or "tanggal" not in columns):
        own = columns.get("tanggal")
        if own is None or cells[0][0] != own or kind.name != "catatan_harian" or re.search(r"[a-z]{4,}\s*,", joined, re.IGNORECASE):
            if own is None or cells[0][0] != own or len(joined) > 12:
                carry.put("tanggal", position, day)
                reason[position] = "baris_hari"
                return True
    labelled = [(key, value) for _c, key, value in pairs(row) if value]
    if labelled and any(key in {"nip", "nama", "nama_nip", "unit_kerja", "employee"} for key, _value in labelled):
        for key, value in lift([row]).items():
            if key in kind.fields:
                carry.put(key, position, value)
                if key == "nama":
                    carry.put("nip", position, None)
        reason[position] = "baris_bagian"
        return True
    column, text = cells[0]
    plain = joined.strip()
    is_marker = lone == 2 and bool(re.fullmatch(r"\W*(?:[A-Z]|[IVX]{1,4})\s*[.)]?\s*", text))
    if lone == 1 and _NIP.search(text) and re.search(r"[A-Za-z]{3}", text) and "nama_nip" not in columns and "nip" not in columns and column not in {columns.get("nama")}:
        number = _NIP.search(text)
        assert number is not None
        carry.put("nip", position, number.group(1))
        name = re.sub(r"[\s/(),\-–|]*(?:nip\.?)?[\s:.()/\-–|]*$", "", text[:number.start()], flags=re.IGNORECASE)
        carry.put("nama", position, re.sub(r"^\W*(?:[A-Z]|\d{1,2})[.)]\s*", "", name) or None)
        reason[position] = "baris_bagian"
        return True
    if lone > 2 or (lone == 2 and not is_marker):
        return False
    main = MAIN.search(plain)
    if main and len(plain) < 60 and "jenis" in kind.fields and kind.name in {"rhk", "rencana_aksi"}:
        carry.put("jenis", position, main.group(1).capitalize())
        reason[position] = "baris_bagian"
        return True
    marked = bool(MARKED.match(plain)) or is_marker
    if column in keys and not marked and "unit_kerja" in columns:
        return False
    unit = UNIT.match(plain)
    if unit and len(plain) < 80 and "unit_kerja" not in columns and (column not in keys or column <= 1):
        carry.put("unit_kerja", position, unit.group(1).strip())
        reason[position] = "baris_bagian"
        return True
    if marked and len(plain) < 90 or (column not in keys and column <= 1 and not re.fullmatch(r"[\d.\s]+", plain) and column not in columns.values()):
        carry.put("bagian", position, plain)
        reason[position] = "baris_bagian"
        return True
    return False


def _blank_rows(table: pa.Table, found: Assignment, fill: np.ndarray, reason: np.ndarray) -> None:
    """Mark rows where only what may be laid out beforehand is filled: nobody has written anything there."""
    laid = _FILLABLE.get(found.kind.name, set())
    content = np.zeros(table.num_rows, dtype=bool)
    for name, column in found.columns.items():
        if name not in laid:
            content |= _valid(table, column)
    for column in found.unmapped:
        content |= _valid(table, column)
    empty = ~content & (reason == None)  # noqa: E711
    reason[empty] = "tanpa_isi"


def _repeat_titles(reason: np.ndarray, repeated: list[int], fill: np.ndarray, data: np.ndarray) -> None:
    """Mark the titles printed again over a repeated header."""
    for position in repeated:
        above = position - 1
        while above >= 0 and not data[above] and fill[above] <= 3 and reason[above] in {None, "tanpa_isi", "baris_bagian"} and position - above <= 12:
            if reason[above] != "baris_bagian":
                reason[above] = "judul_ulang"
            above -= 1
