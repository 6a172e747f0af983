"""What the values of a column look like: evidence beside the words of its header."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?"
DATE = re.compile(
    rf"^\s*(?:[a-z']+\s*[,/]\s*|(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)\s+)?(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*\d{{2,4}}"
    rf"|\d{{1,2}}[\s\-/]*{_MONTH}[\s\-/,]*\d{{2,4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|(?:19|20)\d{{6}})(?:[T\s,].*)?$",
    re.IGNORECASE,
)
# A day without its year: "Rabu, 5", "5 Agustus", "5/8"; a bare number may be anything.
DAY = re.compile(
    rf"^\s*(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|tgl\.?|tanggal)[\s,/.\-]*\d{{1,2}}\.?\s*$|^\s*(?:[a-z']+\s*[,/]\s*)?\d{{1,2}}[\s\-/]*{_MONTH}\s*$|^\s*[0-3]?\d/[01]?\d\s*$",
    re.IGNORECASE,
)
NIP = re.compile(
    r"^\W*(?:NIP|NI\s?PPPK|NRK|NRP)?[\s.:]*~?(?:\d[\s.]?){18}\s*$|^\s*\d[.,]\d+E\+?1[67]\s*$", re.IGNORECASE
)
ID = re.compile(r"^\W*(?:NIP|NRK)?[\s.:]*~?[A-Z]{0,4}[\d.\- ]{5,22}\s*$", re.IGNORECASE)
_CLOCK = r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d)?"
CLOCK = re.compile(rf"^\s*(?:pukul\s*)?{_CLOCK}\s*(?:wib|wita|wit|am|pm)?\s*$", re.IGNORECASE)
RANGE = re.compile(
    rf"{_CLOCK}\s*(?:wib|wita|wit)?\s*(?:-|–|—|s\.?\s*/?d\.?|sampai|to|hingga)\s*{_CLOCK}", re.IGNORECASE
)
# What is private whatever its column is called: sixteen digits of a NIK, a mobile number (Excel takes its first zero), an address of mail.
NIK = re.compile(r"^\W*(?:NIK[\s.:]*)?(?:\d[\s.\-]?){16}\s*$", re.IGNORECASE)
PHONE = re.compile(r"^\W*(?:(?:\+?62|0)[\s\-.]?)?8[1-9](?:[\s\-.]?\d){7,10}\s*$")
MAIL = re.compile(r"^\s*[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\s*$")
NUMBER = re.compile(r"^\s*-?\d[\d.,]*\s*$")
AMOUNT = re.compile(r"^\s*\d[\d.,]*(?:\s*[-–]\s*\d+)?\s+\D{2,30}$")
PERCENT = re.compile(r"^\s*\d[\d.,]*\s*%\s*$")
MONEY = re.compile(r"^\s*(?:rp\.?\s*\d[\d.,]*|\d{1,3}(?:[.,]\d{3}){1,4}(?:[.,]\d\d)?|\d{3,8}00(?:\.00?)?)\s*(?:,-)?\s*$", re.IGNORECASE)
MINUTES = re.compile(
    r"^\s*\d[\d.,]*\s*(?:menit|mnt|jam|hari|minutes?|hours?)\b.*$|^\s*\d{1,2}:\d{2}(?::\d{2})?\s*$", re.IGNORECASE
)
URL = re.compile(r"^\s*(?:https?://|www\.|drive\.google|bit\.ly|s\.id/)", re.IGNORECASE)
NAMED_ID = re.compile(r"[A-Za-z]{3}[^\n\d]*\W*(?:nip[\s.:]*)?~?(?:\d[\s.]?){9}", re.DOTALL | re.IGNORECASE)
PERSON = re.compile(r"^[^\W\d_][^\W\d]*(?:[ .,'’`\-]+[^\W\d][\w.'’`\-]*){0,9}[.,]?$")
YEAR = re.compile(r"^\s*20\d\d\s*$")
PERIOD = re.compile(
    rf"^\s*(?:{_MONTH}(?:\s+\d{{4}})?|(?:triwulan|tw|bulanan|semester|periode|kuartal|tahunan|q)\b.*|[ivx]{{1,4}}|\d{{1,2}}|20\d\d[-/]\d{{1,2}})\s*$",
    re.IGNORECASE,
)
_SETS = {
    "aspek": {"kuantitas", "kualitas", "waktu", "biaya"},
    "utama": {"utama", "tambahan", "kinerja utama", "kinerja tambahan", "a. utama", "b. tambahan"},
    "rating": {"di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi", "diatas ekspektasi", "dibawah ekspektasi"},
    "predikat": {"sangat baik", "baik", "butuh perbaikan", "cukup", "kurang", "sangat kurang", "kurang/misconduct", "misconduct", "istimewa"},
    "status": {
        "disetujui", "persetujuan", "diajukan", "draft", "draf", "belum", "ditolak", "selesai", "proses", "revisi", "belum mengajukan",
        "tidak membuat skp", "belum membuat", "final", "aktif", "menunggu persetujuan",
    },
}
_ABSENCE = frozenset(
    ["cuti", "sakit", "izin", "ijin", "dinas", "dl", "melahirkan", "besar", "ct", "cs", "cap", "belajar"]
)
_ABSENCE_CODES = frozenset({"S", "I", "C", "DL", "CT", "CS", "CM", "CAP", "CLTN", "TB"})
UNIT_WORDS = frozenset([
    "instalasi", "bagian", "sub", "subbag", "subbagian", "tim", "seksi", "bidang", "balai", "laboratorium", "unit", "puskesmas", "ruang", "ruangan",
    "tata", "usaha", "sekretariat", "dinas", "direktorat", "rsud", "rsup", "kelompok", "divisi", "subdit", "umum", "poli", "poliklinik",
    "kepegawaian", "keuangan",
])
_NO_DIGITS = str.maketrans("", "", "0123456789")
_WORD = re.compile(r"[a-z]+")
_LOOKED_AT = 30

Profile = dict[str, float]
TYPES = (
    "nip", "id", "nik", "telepon", "surel", "tanggal", "hari", "jam", "rentang_jam", "angka", "uang", "jumlah", "persen", "menit", "url", "tahun",
    "periode", "nama_nip", "orang", "teks", "absen", "unit", *_SETS,
)


def profile(values: Iterable[str | None]) -> Profile:
    """Measure which share of the filled values has the look of each type."""
    filled = [value for value in values if value and value.strip() not in {"-", "–", "."}][:_LOOKED_AT]
    count = len(filled)
    if not count:
        return {}
    seen = Counter(filled)
    result: Profile = dict.fromkeys(TYPES, 0.0)
    for value, times in seen.items():
        for name in looks(value):
            result[name] += times / count
    result["n"] = float(count)
    result["panjang"] = sum(len(value) * times for value, times in seen.items()) / count
    result["beda"] = len(seen) / count
    return result


@lru_cache(maxsize=50_000)
def looks(value: str) -> tuple[str, ...]:
    """Name the types that one value has the look of."""
    # Every test first asks what it costs nothing to know: most values are words, or a handful of digits.
    digits, words, length = len(value) - len(value.translate(_NO_DIGITS)), value.count(" ") + 1, len(value)
    found = []
    if digits:
        number = NUMBER.match(value)
        tests = (
            ("nip", (digits >= 11 or "E+1" in value.upper()) and NIP.match(value)),
            ("id", digits >= 5 and ID.match(value)),
            ("nik", digits == 16 and NIK.match(value)),
            ("telepon", 8 < digits < 15 and PHONE.match(value)),
            ("tanggal", digits >= 3 and DATE.match(value)),
            ("hari", digits < 5 and length < 24 and DAY.match(value)),
            ("jam", 2 < digits < 7 and CLOCK.match(value)),
            ("rentang_jam", 5 < digits < 13 and length < 60 and RANGE.search(value)),
            ("angka", number),
            ("uang", digits >= 5 and MONEY.match(value)),
            ("jumlah", AMOUNT.match(value)),
            ("persen", "%" in value and PERCENT.match(value)),
            ("menit", MINUTES.match(value)),
            ("tahun", digits == 4 and YEAR.match(value)),
            ("nama_nip", digits >= 9 and NAMED_ID.search(value)),
            ("teks", words >= 3 and not number),
        )
        found = [name for name, holds in tests if holds]
    elif words >= 3:
        found.append("teks")
    if URL.match(value):
        found.append("url")
    if "@" in value and MAIL.match(value):
        found.append("surel")
    if length < 40 and PERIOD.match(value):
        found.append("periode")
    if words <= 9 and PERSON.match(value.strip()):
        found.append("orang")
    if length < 80:
        parts = set(_WORD.findall(value.lower()))
        if length < 60 and (parts & _ABSENCE or value.strip() in _ABSENCE_CODES):
            found.append("absen")
        if parts & UNIT_WORDS:
            found.append("unit")
        plain = value.strip().lower()
        found += [name for name, members in _SETS.items() if plain in members]
    return tuple(found)
