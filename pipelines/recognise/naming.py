"""What the names of a file and of a sheet tell when nothing inside does: a person, a month, a year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from pipelines.recognise.calendar_columns import month_of
from pipelines.recognise.values import UNIT_WORDS
from pipelines.recognise.vocabulary import vocabulary
from pipelines.recognise.words import canon

_NIP = re.compile(r"(?<!\d)((?:19[4-9]|20[01])\d(?:[\s._]?\d){14})(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)(20[2-3]\d)[-_. ]?(0[1-9]|1[0-2])(?![-_. ]?\d)")
_MONTH_YEAR = re.compile(r"(?<!\d)(?<!\d[-_. ])(0?[1-9]|1[0-2])[-_. ](20[2-3]\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20[2-3]\d)(?!\d)")
_TITLE = re.compile(r",?\s*\b(?:[A-Z][a-z]{0,3}\.(?:[A-Z][A-Za-z]{0,4}\.?)+|S\.?K\.?M\b|SKM\b|Apt\.)")
_WORD = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)?\.?")
# Words of names of files and sheets that name nobody.
_GENERIC = frozenset(
    ["sheet", "lembar", "lembaran", "data", "rekap", "rekapitulasi", "form", "formulir", "response", "responses", "final", "revisi", "rev", "fix", "copy",
     "salinan", "of", "baru", "lama", "template", "templat", "contoh", "petunjuk", "export", "ekspor", "ekspor", "download", "unduh", "unduhan", "tabel",
     "table", "book", "workbook", "isian", "draft", "draf", "bulan", "tahun", "tw", "triwulan", "semester", "periode", "minggu", "pekan", "hari",
     "tanggal", "lkh", "lkp", "skp", "rhk", "iki", "renaksi", "logbook", "log", "ekin", "ekinerja", "kinerja", "e", "asn", "pns", "pppk", "pjlp", "nip",
     "an", "a", "n", "dan", "dari", "untuk", "per", "sd", "s", "d", "ke", "i", "ii", "iii", "iv", "xlsx", "xls", "csv", "ods", "zip", "file", "berkas",
     "dokumen", "lampiran", "hasil", "utama", "tambahan", "induk", "daftar", "list", "summary", "ringkasan", "hal", "page", "print", "cetak", "pak", "bu",
     "ibu", "bapak", "sdr", "dr", "drg", "drs", "ns"]
)
_BALINESE = frozenset(
    ["wayan", "made", "nyoman", "ketut", "putu", "gede", "gde", "komang", "kadek", "nengah", "gusti", "dewa", "ngurah", "luh", "ngakan", "nym", "wyn", "kt", "md", "gd"]
)
_PLACES = frozenset(
    ["kota", "kabupaten", "kab", "provinsi", "prov", "kecamatan", "desa", "kelurahan", "indonesia", "jakarta", "makassar", "surabaya", "bandung",
     "semarang", "medan", "utara", "selatan", "barat", "timur", "tengah", "pusat", "wilayah", "kantor", "gedung", "lantai", "pos", "upt", "uptd", "rs",
     "rsu", "labkesmas", "labkesda", "kemenkes", "kementerian", "badan", "dinkes", "besar", "madya", "muda", "ahli", "pertama", "pelaksana"]
)
_FIELDS_OF_WORK = frozenset(
    ["mikrobiologi", "virologi", "klinik", "klinis", "kimia", "lingkungan", "kesehatan", "imunologi", "parasitologi", "entomologi", "vektor", "surveilans",
     "epidemiologi", "biologi", "molekuler", "toksikologi", "patologi", "media", "reagensia", "kalibrasi", "mutu", "program", "layanan", "pelayanan",
     "umum", "keuangan", "kepegawaian", "hukum", "humas", "perencanaan", "evaluasi", "monitoring", "administrasi", "teknis", "teknik", "gizi", "farmasi",
     "radiologi", "perawat", "perawatan", "bidan", "sanitasi", "pegawai", "staf", "pimpinan", "kepala", "atasan", "bawahan", "karantina", "faktor",
     "risiko", "risk", "penyakit", "menular", "tuberkulosis", "malaria", "air", "limbah", "makanan", "udara", "sampel", "sarana", "prasarana", "pengadaan",
     "aset", "arsip"]
)


@dataclass(frozen=True)
class Named:
    """Hold what a name tells."""

    nip: str | None = None
    nama: str | None = None
    month: int | None = None
    year: str | None = None


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    words = vocabulary()
    phrases = {*words.known_headers, *words.ignored, *words.private, *words.identity, *(title for kind in words.kinds.values() for title in kind.titles)}
    phrases |= {phrase for item in words.look_alikes for phrase in (*item.titles, *item.headers)}
    return frozenset(word for phrase in phrases for word in phrase.split()) | _GENERIC | _PLACES | _FIELDS_OF_WORK | UNIT_WORDS


def person_in(name: str) -> str | None:
    """Take a person's name out of a name that can be nothing else: two to five words that no export knows."""
    words = [word for word in _WORD.findall(_TITLE.sub(" ", name.replace("_", " "))) if word.strip(".")]
    plain = [canon(word) for word in words]
    nobody = [not word or word in _GENERIC or month_of(word) is not None or (word in _known() and len(word) < 4) for word in plain]
    strange = [word not in _known() and month_of(word) is None for word in plain]
    while words and (nobody[0] or (not strange[0] and True in strange)):
        if words[0] == "I" and len(words) > 1 and plain[1] in _BALINESE:      # no number, but a man's name
            strange[0] = True
            break
        words, plain, nobody, strange = words[1:], plain[1:], nobody[1:], strange[1:]
    while words and (nobody[-1] or (not strange[-1] and True in strange)):
        words, plain, nobody, strange = words[:-1], plain[:-1], nobody[:-1], strange[:-1]
    if not 2 <= len(words) <= 5 or not all(strange) or sum(len(word) > 2 for word in plain) < 2:
        return None
    if any(word.islower() for word in words) and not all(word.islower() for word in words):
        return None
    return " ".join(words).title() if all(word.isupper() or word.islower() for word in words) else " ".join(words)


@lru_cache(maxsize=512)
def told_by(sheet: str, file: str | None) -> Named:
    """Read the names of a sheet and of its file; the sheet's goes first."""
    stem = PurePosixPath((file or "").replace("\\", "/").split(" › ")[-1]).stem if file else ""
    nip = month = year = None
    for name in (sheet, stem):
        if nip is None and (found := _NIP.search(name)):
            nip = re.sub(r"\D", "", found.group(1))
        rest = _NIP.sub(" ", name)
        if month is None:
            month, own = _month_in(rest)
            year = year or own
        if year is None and (told := _YEAR.findall(rest)) and len(set(told)) == 1:
            year = told[0]
    return Named(nip, person_in(_NIP.sub(" ", sheet)) or (person_in(_NIP.sub(" ", stem)) if stem and stem != sheet else None), month, year)


def _month_in(name: str) -> tuple[int | None, str | None]:
    """Read the one month that a name tells; a whole date is when the file was made, not what it is about."""
    if len(found := set(_YEAR_MONTH.findall(name))) == 1:
        year, month = found.pop()
        return int(month), year
    if len(turned := set(_MONTH_YEAR.findall(name))) == 1:
        month, year = turned.pop()
        return int(month), year
    words = re.findall(r"[A-Za-z]+|\d+", name)
    months = {month for word in words if (month := month_of(word.lower())) is not None}
    dated = any(word.isdigit() and len(word) <= 2 and month_of(after.lower()) is not None for word, after in pairwise(words))
    return (months.pop() if len(months) == 1 and not dated else None), None
