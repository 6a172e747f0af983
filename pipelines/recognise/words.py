"""The comparable form of a header: one spelling for what offices write in many."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# One spelling per word; the synonyms of the .toml files pass through the same table.
_SPELLING = {
    "tgl": "tanggal", "tg": "tanggal", "tangal": "tanggal", "tnggal": "tanggal", "tgll": "tanggal", "keg": "kegiatan", "kgt": "kegiatan",
    "kegt": "kegiatan", "nm": "nama", "jml": "jumlah", "jmlh": "jumlah", "jlh": "jumlah", "jum": "jumlah", "ket": "keterangan",
    "peg": "pegawai", "pgw": "pegawai", "thn": "tahun", "th": "tahun", "bln": "bulan", "jab": "jabatan", "jbtn": "jabatan",
    "gol": "golongan", "sat": "satuan", "vol": "volume", "hsl": "hasil", "tgt": "target", "trgt": "target", "renc": "rencana", "rcn": "rencana",
    "wkt": "waktu", "jns": "jenis", "stat": "status", "sts": "status", "stts": "status", "kuant": "kuantitas", "progress": "progres", "progress2": "progres", "aktifitas": "aktivitas",
    "nomor": "no", "nomer": "no", "nmr": "no", "num": "no", "number": "no", "dok": "dokumen", "dokumn": "dokumen", "bkt": "bukti",
    "unker": "unit kerja", "uraiankegiatan": "uraian kegiatan", "dsb": "", "yg": "yang", "dgn": "dengan", "utk": "untuk", "pd": "pada",
    "plks": "pelaksanaan", "pelaks": "pelaksanaan", "smp": "sampai", "mgg": "minggu", "kab": "kabupaten", "real": "realisasi",
    "realisai": "realisasi", "indkator": "indikator", "relasi": "realisasi", "ekspetasi": "ekspektasi", "evidence": "eviden", "evidens": "eviden",
    "evidance": "eviden", "perilku": "perilaku", "urian": "uraian", "prd": "periode", "prosen": "persen", "prosentase": "persentase",
    "presentase": "persentase", "percent": "persen", "dlm": "dalam", "ats": "atasan", "pimp": "pimpinan", "instlasi": "instalasi",
    "catt": "catatan", "cttn": "catatan", "ctn": "catatan", "blm": "belum", "sdh": "sudah", "tdk": "tidak", "ctt": "catatan", "cat": "catatan", "harin": "harian", "hr": "hari", "mnt": "menit", "min": "menit", "perpustakaan": "perpustakaan",
    "sd": "sd", "verif": "verifikasi", "validas": "validasi", "sub": "sub", "bag": "bagian", "ren": "rencana", "aksii": "aksi",
}
_PERCENT = re.compile(r"%")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TO = re.compile(r"\b(s\s*[./]\s*d)\b\.?", re.IGNORECASE)
_ITS = re.compile(r"(?<=[a-z]{4})nya\b")     # "hasilnya", "lamanya"
# Whoever leads, by title: "RHK Kepala Sekolah" is the leader's RHK, "catatan katim" a leader's note.
_LEADER = re.compile(
    r"\b(?:ketua (?:tim|kelompok)(?: kerja)?|katim|kepala (?:sekolah|dinas|balai|badan|bidang|bagian|sub ?bagian|seksi|puskesmas|instalasi|kantor|ruangan|unit|uptd?"
    r"|laboratorium|biro|pusat)(?: tata usaha)?|kapus|kabid|kabag|kasub ?bag|kasi|karu|kadis|kasek|kepsek|direktur|rektor|dekan|camat|lurah"
    r"|pejabat penilai(?: kinerja)?|ppk)\b"
)
_OTHER = re.compile(r"[^a-z0-9#]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")


@lru_cache(maxsize=100_000)
def canon(text: str) -> str:
    """Reduce a text to lower-case words in one spelling, parted by single spaces."""
    text = unicodedata.normalize("NFKC", text)
    text = _CAMEL.sub(" ", text)
    text = _TO.sub(" sd ", text)
    text = _PERCENT.sub(" persen ", text.lower())
    words = _ITS.sub("", _OTHER.sub(" ", text)).split()
    return " ".join(filter(None, (_SPELLING.get(word, word) for word in words)))


@lru_cache(maxsize=100_000)
def forms(text: str) -> tuple[tuple[str, float], ...]:
    """List the comparable forms of a header with their trust: whole, without brackets, first line, one side of a slash."""
    found: dict[str, float] = {}
    def add(form: str, trust: float) -> None:
        if form and found.get(form, 0.0) < trust:
            found[form] = trust

    bare = _BRACKETS.sub(" ", text)
    add(canon(text), 1.0)
    add(canon(bare), 0.99)
    if "\n" in text.strip():
        add(canon(text.strip().split("\n")[0]), 0.85)
    if "/" in bare:
        first, *rest = (part for part in bare.split("/"))
        add(canon(first), 0.75)
        for part in rest:
            add(canon(part), 0.6)
    whole = canon(bare)
    for leader in ("atasan", "pimpinan") if _LEADER.search(whole) else ():
        add(_LEADER.sub(leader, whole), 0.93)
    inside = _BRACKETS.findall(text)
    for part in inside:
        add(canon(part[1:-1]), 0.6)
    return tuple(found.items())
