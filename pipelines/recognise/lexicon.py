"""A header text → the fields of a kind that it may name, each with a trust between 0 and 1."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from pipelines.recognise.calendar_columns import month_of
from pipelines.recognise.vocabulary import Kind, vocabulary
from pipelines.recognise.words import forms

# A header that has one of these, where the synonym has not, is about something else ("pegawai atasan jabatan").
_GUARDS = frozenset(
    ["atasan", "pimpinan", "penilai", "verifikator", "kepala", "lahir", "id", "kode", "jumlah", "total", "nilai", "foto", "hp", "sk", "pensiun", "masuk", "pulang", "surat", "anggaran", "gaji", "barang", "siswa", "pasien", "rekening", "no", "sisa", "temuan", "rekomendasi", "berikutnya", "tenggat", "belum", "tidak", "sudah", "rata", "persen", "target", "realisasi", "jabatan", "nip", "unit", "golongan", "status", "alamat", "kontrak", "upload", "temuan", "ke", "akhir", "awal", "mulai", "selesai", "stok", "tarif", "sampel", "sumber", "bukti", "satuan", "biaya", "rapat", "cuti", "dialog"]
)
_FILLERS = frozenset(
    ["isi", "data", "detail", "rincian", "kolom", "user", "pegawai", "asn", "pns", "tbl", "uraian", "deskripsi", "skp", "logaktivitas", "lkh", "yang", "dilakukan", "dilaksanakan", "harian", "bulanan", "kinerja", "kegiatan", "wajib", "diisi", "dan", "atau", "tahunan", "triwulan", "periode", "tw", "i", "ii", "iii", "iv", "hari", "ini", "2024", "2025", "2026", "2027", "asli", "anda", "saya", "staf", "individu", "catatan", "log", "field", "txt", "str", "fld", "col", "pemilik", "bawahan", "coachee", "mentee", "karyawan", "personil", "personel", "anggota", "ybs", "dinilai", "bersangkutan", "gelar", "lengkap", "saat", "sd", "terkini", "terakhir", "the", "of", "employee", "staff", "telah", "masing", "apa", "kami", "mereka", "telah", "akan", "sedang", "tersebut"]
)

# What database columns begin with: "renaksi_satuan" is a satuan.
_ENTITIES = frozenset(["renaksi", "rencana", "aksi", "rhk", "iki", "indikator", "log", "dialog", "kegiatan", "output", "target", "cuti", "catatan", "laporan", "skp", "user", "pegawai", "emp", "karyawan", "tb", "tbl"])
_A_MONTH = re.compile(r"^\s*(?:bulan\s+|target\s+)?[a-z]{3,9}\.?(?:[\s\-']*(?:20)?\d\d)?\s*$", re.IGNORECASE)
_VAGUE = frozenset({"nama", "name", "user", "unit", "jenis", "status", "pegawai", "kategori", "tipe", "ruang", "tim"})

Meaning = tuple[str, float, str]  # field, trust, the synonym that matched


def _longest_part(words: list[str], kind: Kind) -> list[Meaning]:
    """Match the longest synonym at the head of a header (its noun), or behind words that add nothing."""
    found: list[Meaning] = []
    count = len(words)
    for size in range(count - 1, 0, -1):
        head = " ".join(words[:size])
        beside = {name: set(words[size:]) - kind.fields[name].company for name, _own in kind.exact.get(head, ())}
        if fitting := [(name, own) for name, own in kind.exact.get(head, ()) if not _GUARDS.intersection(beside[name])]:
            for name, own in fitting:
                trust = 0.92 if _FILLERS.issuperset(beside[name]) else 0.4 if head in _VAGUE else 0.62 + 0.25 * size / count
                found.append((name, trust * own, head))
            break
    for start in range(1, count):
        tail = " ".join(words[start:])
        ahead = {name: set(words[:start]) - kind.fields[name].company for name, _own in kind.exact.get(tail, ())}
        entity = _ENTITIES.issuperset(words[:start])
        if fitting := [(name, own) for name, own in kind.exact.get(tail, ()) if entity or not _GUARDS.intersection(ahead[name])]:
            for name, own in fitting:
                trust = 0.8 if _FILLERS.issuperset(ahead[name]) else 0.74 if entity else 0.3 + 0.2 * (count - start) / count
                found.append((name, trust * own, tail))
            break
    return found


def _similar(form: str, kind: Kind) -> list[Meaning]:
    """Match a misspelt header: short ones by one letter, longer ones by ratio."""
    if len(form) < 4:
        return []
    found: list[Meaning] = []
    cutoff = 84 if len(form) >= 7 else 74
    for word, score, _at in process.extract(form, kind.exact.keys(), scorer=fuzz.ratio, score_cutoff=cutoff, limit=4):
        if len(form) < 7 and (Levenshtein.distance(form, word) > 1 or form[0] != word[0] or len(word) < 4):
            continue
        strangers = set(form.split()) ^ set(word.split())
        if strangers & _GUARDS or (strangers and max(map(len, strangers)) < 4 and len(form) < 7):
            continue
        found += [(name, score / 100 * 0.93 * own, word) for name, own in kind.exact[word]]
    return found


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    words = vocabulary()
    phrases = words.known_headers | words.private | words.ignored | set(words.identity) | {h for item in words.look_alikes for h in item.headers}
    return frozenset(word for phrase in phrases for word in phrase.split()) | _FILLERS | _GUARDS


@lru_cache(maxsize=50_000)
def _respelt(form: str) -> str:
    """Put misspelt words right, one by one, against the words of all synonyms."""
    known = _known_words()
    result = []
    for word in form.split():
        if word not in known and len(word) >= 4 and not word.isdigit():
            reach = 1 if len(word) < 7 else 2
            near = [
                other for other, distance, _at in process.extract(word, known, scorer=Levenshtein.distance, score_cutoff=reach, limit=5)
                if other[0] == word[0] and len(other) >= 4 and (distance == 1 or len(other) >= 7)
            ]
            word = near[0] if near else word
        result.append(word)
    return " ".join(result)


@lru_cache(maxsize=50_000)
def _meanings(form: str, name: str) -> tuple[Meaning, ...]:
    kind = vocabulary().kinds[name]
    if form in kind.exact:
        return tuple((field, trust, form) for field, trust in kind.exact[form])
    if form in kind.ignored or form in vocabulary().private:
        return (("", 1.0, form),)
    if (word := kind.joined.get(form.replace(" ", ""))) is not None or (
        word := kind.ordered.get(" ".join(sorted(form.split())))
    ) is not None:
        return tuple((field, trust * 0.97, word) for field, trust in kind.exact[word])
    words = form.split()
    if "id" in words or words[0] in {"kode", "no"}:
        return (("", 0.9, form),)
    respelt = _respelt(form)
    if respelt != form:
        found = [(field, trust * 0.93, word) for field, trust, word in _meanings(respelt, name)]
        if found and max(trust for _field, trust, _word in found) > 0.6:
            return tuple(found)
    parts = _longest_part(words, kind)
    if parts and max(trust for _field, trust, _word in parts) > 0.85:
        return tuple(parts)
    return tuple(parts + _similar(form, kind))


def meanings(texts: tuple[tuple[str, float], ...], name: str) -> list[Meaning]:
    """List the fields of a kind that a header may name, surest first; field '' means: not a column anyone needs."""
    best: dict[str, Meaning] = {}
    for text, trust in texts:
        for form, sureness in forms(text):
            for field, own, word in _meanings(form, name):
                total = own * trust * sureness
                if total > 0.3 and (field not in best or best[field][1] < total):
                    best[field] = (field, total, word)
    return sorted(best.values(), key=lambda item: -item[1])


@lru_cache(maxsize=50_000)
def is_private(text: str) -> bool:
    """Say whether a header names something that is never stored, whatever the kind."""
    private = vocabulary().private
    for form, trust in forms(text):
        if trust < 0.8:
            continue
        if form in private or form.replace(" ", "") in {word.replace(" ", "") for word in private if len(word) > 4}:
            return True
        words = form.split()
        if len(words) <= 4 and any(" ".join(words[:size]) in private and size >= len(words) / 2 for size in range(1, len(words))):
            return words[0] not in {"wa", "hp", "pin", "image", "foto", "bank", "usia", "sex"} or len(words) == 2
    return False


@lru_cache(maxsize=20_000)
def exact_hit(text: str) -> bool:
    """Say whether a text is a header that is known word for word (what stands in brackets apart)."""
    words = vocabulary()
    return any(form in words.known_headers or form in words.ignored or form in words.private for form, trust in forms(text) if trust > 0.9)


@lru_cache(maxsize=20_000)
def header_words(text: str) -> bool:
    """Say whether every word of a text is one that headers are made of."""
    known = _known_words()
    return all(word in known and not word.isdigit() for word in forms(text)[0][0].split()) if forms(text) else True


@lru_cache(maxsize=100_000)
def header_hit(text: str) -> float:
    """Say how much a cell looks like a header of any kind: 1 known, 0.8 nearly, 0 not."""
    words = vocabulary()
    if len(text) > 90:
        return 0.0
    for form, trust in forms(text):
        if form in words.known_headers or form in words.private or form in words.ignored:
            return 1.0 if trust > 0.9 else 0.8
    if _A_MONTH.match(text) and any(month_of(word) for word in re.findall("[a-z]+", text.lower())):
        return 0.8
    if any(form in item.headers for item in words.look_alikes for form, _trust in forms(text)):
        return 0.8
    for name in words.kinds:
        found = meanings(((text, 1.0),), name)
        if found and found[0][1] >= 0.7:
            return 0.8
    return 0.0
