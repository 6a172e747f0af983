"""What stands above a table: `label : value` pairs of the employee, the assessor, the unit and the period."""

from __future__ import annotations

import re

from pipelines.recognise.values import DATE
from pipelines.recognise.vocabulary import vocabulary
from pipelines.recognise.words import canon

Row = list[str | None]

_COLON = re.compile(r"^([^:：]{2,45}?)\s*[:：]\s*(.*)$", re.DOTALL)
_MONTH_NAMES = r"januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
_SPAN = re.compile(rf"(\d{{0,2}}\s*(?:{_MONTH_NAMES})(?:\s+20\d\d)?\s*(?:-|–|sd|s/d|s\.d\.?|sampai(?: dengan)?)\s*\d{{0,2}}\s*(?:{_MONTH_NAMES})\s*(?:tahun\s*)?(?:20\d\d)?)", re.IGNORECASE)
_MONTH = re.compile(rf"\b((?:{_MONTH_NAMES})\s*(?:tahun\s*)?(?:20\d\d)?)", re.IGNORECASE)
_QUARTER = re.compile(r"\b((?:triwulan|tw|semester|kuartal)\s*(?:iv|iii|ii|i|[1-4])(?:\s*[-/]\s*akhir)?\b(?:\s*[-,]?\s*(?:tahun\s*)?20\d\d)?)", re.IGNORECASE)
_YEAR = re.compile(r"\b(20[2-3]\d)\b")
_NIP_IN = re.compile(r"(?<!\d)((?:\d[\s.]?){17}\d)(?!\d)")
_ITEM = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]?|no\.?", re.IGNORECASE)
_PERSONAL = {"nip", "nama", "jabatan", "unit_kerja", "golongan"}


def _label(text: str | None) -> str | None:
    """Return the canonical key of a label cell."""
    if not text or len(text) > 48:
        return None
    word = canon(re.sub(r"^\s*(?:\d{1,2}|[a-z])\s*[.)]\s*", "", text.rstrip(" :：")))
    return vocabulary().identity.get(word)


def pairs(row: Row) -> list[tuple[int, str, str]]:
    """List (column of the label, key, value) of one row; a label without a value has an empty one."""
    found: list[tuple[int, str, str]] = []
    column = 0
    while column < len(row):
        text = row[column]
        if not text:
            column += 1
            continue
        match = _COLON.match(text)
        key = _label(match.group(1)) if match else _label(text)
        if key is None:
            column += 1
            continue
        value = match.group(2).strip() if match else ""
        at = column
        if not value:
            ahead = column + 1
            while ahead < len(row):
                cell = (row[ahead] or "").strip()
                rest = cell.lstrip(":： ").strip()
                if cell and rest:
                    if rest.lower().rstrip(".") in {"no", "nomor"}:
                        break
                    if _label(cell) is None and not (_ITEM.fullmatch(rest) and ahead + 1 < len(row) and _label(row[ahead + 1])):
                        value, at = rest, ahead
                    break
                ahead += 1
        found.append((column, key, value))
        column = at + 1
    return found


def _owner_words(text: str | None) -> str | None:
    key = _label(text)
    return key if key in {"employee", "assessor"} else None


def _put(identity: dict[str, str], key: str, value: str) -> None:
    value = value.strip().lstrip("':： ").strip()
    if value and value.lower() not in {"-", "…", "...", "all", "semua"} and key not in identity:
        identity[key] = value


def lift(rows: list[Row]) -> dict[str, str]:
    """Lift the pairs of the rows above a table; on two blocks the left is the employee, the right the assessor."""
    identity: dict[str, str] = {}
    assessor_from: int | None = None      # column where a right-hand block of the assessor begins
    assessor_until: int | None = None     # column where the employee's block begins, right of the assessor's
    below_assessor = False                # a block of the assessor under that of the employee
    first_column: dict[str, int] = {}
    for row in rows:
        cells = [(c, text) for c, text in enumerate(row) if text]
        owners = [(c, word) for c, text in cells if (word := _owner_words(text))]
        if owners and any(word == "assessor" for _c, word in owners):
            at = next(c for c, word in owners if word == "assessor")
            employee_left = any(word == "employee" and c < at for c, word in owners)
            lone = len([1 for c, text in cells if not _ITEM.fullmatch(text.strip())])
            if employee_left and not any(value for _c, _key, value in pairs(row)):
                assessor_from, assessor_until, below_assessor = at, None, False
                continue
            if right := [c for c, word in owners if word == "employee" and c > at]:
                assessor_from, assessor_until, below_assessor = None, right[0], False
                continue
            if lone == 1:
                below_assessor = True
                continue
        elif owners and len(cells) == 1:
            below_assessor = False
            continue
        seen_in_row: set[str] = set()
        for column, key, value in pairs(row):
            if key in {"employee", "assessor"}:
                key = "nama" if key == "employee" else "nama_atasan"
            other = (
                (assessor_until is not None and column < assessor_until - 1)
                or (assessor_from is not None and column >= assessor_from - 1)
                or below_assessor
                or (assessor_until is None and key in seen_in_row and key in _PERSONAL)
                or (key in {"nip", "nama"} and key in identity and column == first_column.get(key) and "nama_atasan" in identity)
            )
            seen_in_row.add(key)
            if other and key in _PERSONAL:
                if key in {"nip", "nama"}:
                    _put(identity, f"{key}_atasan", value)
                continue
            first_column.setdefault(key, column)
            if key == "nama_nip":
                _name_and_nip(identity, value)
                continue
            if key == "nama" and _NIP_IN.search(value):
                _name_and_nip(identity, value)
                continue
            _put(identity, key, value)
        text = " ".join(text for _c, text in cells)
        _period(identity, text)
    if "periode" in identity and "tahun" in identity and not _YEAR.search(identity["periode"]):
        identity["periode"] = f"{identity['periode']} {identity['tahun']}"
    return identity


def _name_and_nip(identity: dict[str, str], value: str) -> None:
    match = _NIP_IN.search(value)
    if match:
        _put(identity, "nip", match.group(1))
        value = value.replace(match.group(0), " ")
    _put(identity, "nama", re.sub(r"[\s/(),\-–|]*(?:nip\.?|ni pppk)?[\s:.()/\-–|]*$", "", value, flags=re.IGNORECASE))


def _period(identity: dict[str, str], text: str) -> None:
    """Read a period out of a title: a month, a quarter, a span."""
    if "data_per" in identity and identity["data_per"] in text:
        return
    if re.search(r"ditarik|dicetak|tanggal cetak|diunduh", text, re.IGNORECASE):
        return
    if "periode" not in identity:
        for pattern in (_SPAN, _QUARTER, _MONTH):
            match = pattern.search(text)
            if match and not (pattern is _MONTH and (DATE.match(text.strip()) or re.search(r"\d{1,2}\s+$", text[:match.start()]))):
                identity["periode"] = re.sub(r"\s+", " ", match.group(1)).strip()
                break
    if "tahun" not in identity and (year := _YEAR.search(text)) and not re.search(r"nomor|no\.|peraturan|undang", text, re.IGNORECASE):
        identity["tahun"] = year.group(1)


def from_sheet_name(name: str) -> dict[str, str]:
    """Read a period or a person out of a sheet's name (one sheet a month, one sheet a person)."""
    found: dict[str, str] = {}
    for pattern in (_QUARTER, _MONTH):
        if match := pattern.search(name):
            found["periode"] = re.sub(r"\s+", " ", match.group(1)).strip()
            break
    if match := _NIP_IN.search(name):
        found["nip"] = match.group(1)
    return found
