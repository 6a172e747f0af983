"""Which column of a header row is which field of a kind, by its words and by the values beneath."""

from __future__ import annotations

import re

from pipelines.recognise.assignment import Assignment, Header
from pipelines.recognise.calendar_columns import Calendar
from pipelines.recognise.fitting import fit
from pipelines.recognise.lexicon import Meaning, is_private, meanings
from pipelines.recognise.private import is_private_beneath, is_private_by_its_values, is_private_child
from pipelines.recognise.values import Profile
from pipelines.recognise.vocabulary import Kind
from pipelines.recognise.words import canon

_BY_TIME = ("rencana_aksi", "rhk", "dialog_kinerja")     # kinds whose tables offices lay out by month or quarter
_HARD = {"nip", "tanggal", "jam", "rentang_jam", "menit", "nama", "teks", "periode", "tahun", "unit"}


def _weigh(found: Meaning, kind: Kind, seen: Profile) -> float:
    name, trust, _word = found
    if not name:
        return trust
    wanted = kind.fields[name].values
    suits = fit(wanted, seen)
    if suits < 0 and wanted in _HARD:
        trust *= 1 + suits * (0.45 if trust >= 0.97 else 0.65)
    return trust + 0.2 * suits


def _of_the_child(header: Header, found: list[Meaning]) -> list[Meaning]:
    """Leave out what only the parent of two headers says where the child says something clear: "Kendala" under "Hasil Dialog"."""
    words = set(canon(header.own).split())
    said = [item for item in found if words & set(item[2].split())]
    return said if said and said[0] is found[0] and found[0][1] >= 0.85 else found


def _by_words(headers: list[Header], profiles: list[Profile], kind: Kind, result: Assignment) -> None:
    offers: list[tuple[float, int, Meaning]] = []
    for column, header in enumerate(headers):
        if not header.label:
            continue
        if any(is_private(text) for text, trust in header.texts if trust >= 0.95):
            result.private.add(column)
            continue
        found = meanings(header.texts, kind.name)
        if is_private_child(header.label, header.texts, found):
            result.private.add(column)
            continue
        if found and found[0][0] == "" and found[0][1] >= 0.85:
            result.ignored.add(column)
            if result.number_column is None and canon(header.label).split(" ")[0] in {"no", "#", "nourut", "urut"}:
                result.number_column = column
            continue
        offers += [(_weigh(item, kind, profiles[column]), column, item) for item in _of_the_child(header, found) if item[0]]
    offers.sort(key=lambda offer: (-round(offer[0], 3), offer[1]))
    taken: set[int] = set()
    for weight, column, (name, trust, word) in offers:
        if weight < 0.5 or column in taken or name in result.columns:
            continue
        result.put(name, column, min(weight, 1.0), word, trust)
        taken.add(column)


def _duplicates(headers: list[Header], kind: Kind, result: Assignment) -> None:
    """Share out columns of the same name in the order in which forms print them."""
    for name, order in kind.duplicates.items():
        if name not in result.columns or any(other in result.columns for other in order if other != name):
            continue
        same = [
            column for column, header in enumerate(headers)
            if canon(header.label) == canon(headers[result.columns[name]].label)
            and (column == result.columns[name] or column not in result.columns.values())
        ]
        if len(same) >= 2:
            trust, word, lexical = result.trust[name], result.words[name], result.lexical[name]
            for field_name, column in zip(order, same, strict=False):
                result.put(field_name, column, trust * 0.9, word, lexical)


def _by_values(headers: list[Header], profiles: list[Profile], kind: Kind, result: Assignment) -> None:
    """Let values name the columns that words did not."""
    taken = set(result.columns.values()) | result.private
    free = [c for c in range(len(headers)) if c not in taken and c != result.number_column and profiles[c]]
    def adopt(name: str, column: int, trust: float) -> None:
        result.put(name, column, trust, "")
        result.by_values.add(name)
        free.remove(column)
        result.ignored.discard(column)

    fields = kind.fields
    for column in list(free):
        seen = profiles[column]
        if seen["nip"] > 0.7 and seen["n"] >= 2:
            for name in ("nip", "nip_atasan"):
                if name in fields and name not in result.columns and not ({"nama_nip"} & set(result.columns) and name == "nip"):
                    adopt(name, column, 0.6)
                    break
    named = [c for c in free if headers[c].label and c not in result.ignored]
    for column in named:
        seen = profiles[column]
        if seen["nama_nip"] > 0.7 and seen["url"] == 0 and not {"nip", "nama_nip"} & set(result.columns) and seen["panjang"] < 90:
            adopt("nama_nip", column, 0.6)
        elif "rentang_jam" in fields and seen["rentang_jam"] > 0.7 and "rentang_jam" not in result.columns:
            adopt("rentang_jam", column, 0.55)
        elif "bukti_dukung" in fields and seen["url"] > 0.7 and "bukti_dukung" not in result.columns:
            adopt("bukti_dukung", column, 0.55)
        elif "aspek" in fields and seen["aspek"] > 0.8 and "aspek" not in result.columns:
            adopt("aspek", column, 0.55)
    for name, item in fields.items():
        missing = item.required and name not in result.columns
        if not missing or any(other in result.columns for other in item.alternatives):
            continue
        suited = [c for c in free if headers[c].label and c not in result.ignored]
        if item.values == "tanggal":
            suited = [c for c in suited if profiles[c]["tanggal"] > 0.8]
        elif item.values == "teks":
            suited = sorted((c for c in suited if profiles[c]["teks"] > 0.7 and profiles[c]["panjang"] > 18 and profiles[c]["url"] < 0.2),
                            key=lambda c: -profiles[c]["panjang"])
        elif item.values in {"absen", "predikat"}:
            suited = [c for c in suited if profiles[c][item.values] > 0.8]
        elif item.values == "unit":
            suited = [c for c in suited if profiles[c]["unit"] > 0.8]
        else:
            suited = []
        if suited:
            adopt(name, suited[0], 0.5)


def _move(result: Assignment, source: str, target: str) -> None:
    result.put(target, result.columns.pop(source), result.trust.pop(source), result.words.pop(source), result.lexical.pop(source))


def _correct(profiles: list[Profile], kind: Kind, result: Assignment) -> None:
    """Move a column to the field that its values say: two things in one cell, a range under 'jam mulai'."""
    columns = result.columns
    if "nama" in columns and "nip" not in columns and profiles[columns["nama"]].get("nama_nip", 0) > 0.6:
        _move(result, "nama", "nama_nip")
    if "nip" in columns and "nama" not in columns and profiles[columns["nip"]].get("nama_nip", 0) > 0.6:
        _move(result, "nip", "nama_nip")
    if "nama_nip" in columns and result.lexical.get("nama", 1.0) < 0.8:      # the name of something else: "Nama" under "Latihan Jabatan"
        result.drop("nama")
    if "unit_kerja" not in columns and "unit_induk" in columns and "unit_kerja" in {name for name, _t in kind.exact.get(result.words["unit_induk"], [])}:
        _move(result, "unit_induk", "unit_kerja")
    if kind.name == "ketidakhadiran" and "jenis" not in columns:
        taken = set(columns.values()) | result.private
        codes = [column for column, seen in enumerate(profiles) if column not in taken and seen.get("absen", 0) > 0.8]     # "Kode (S/I/DL/CT)"
        if codes:
            result.put("jenis", codes[0], 0.6, "")
            result.by_values.add("jenis")
    if kind.name == "ketidakhadiran" and "jenis" not in columns and "keterangan" in columns and profiles[columns["keterangan"]].get("absen", 0) > 0.8:
        _move(result, "keterangan", "jenis")
    for sort, text in (("jenis_kegiatan", "kegiatan"), ("jenis", "uraian")):     # a sort that is told in whole sentences is what was done
        if sort in columns and text in kind.fields and text not in columns:
            seen = profiles[columns[sort]]
            if seen.get("teks", 0) > 0.6 and seen.get("panjang", 0) > 18 and seen.get("beda", 0) > 0.2:
                _move(result, sort, text)
    if "rentang_jam" in columns and "jam_selesai" in columns and "jam_mulai" not in columns and profiles[columns["rentang_jam"]].get("jam", 0) > 0.6:
        _move(result, "rentang_jam", "jam_mulai")       # "Jam dinas: dari, sampai"
    if "rentang_jam" in kind.fields and "rentang_jam" not in columns:
        for name in ("jam_mulai", "durasi_menit"):
            if name in columns and "jam_selesai" not in columns and profiles[columns[name]].get("rentang_jam", 0) > 0.6:
                _move(result, name, "rentang_jam")
                break


def _own_result(headers: list[Header], kind: Kind, result: Assignment) -> None:
    """Take a leader's RHK for the only one there is: on the form of a head of office "Rencana Hasil Kerja Direktur" is his own."""
    at = result.columns.get("rhk_pimpinan")
    if kind.name == "rhk" and at is not None and "rhk" not in result.columns and not re.search("atasan|pimpinan|interven|penilai|induk", canon(headers[at].label)):
        _move(result, "rhk_pimpinan", "rhk")


def assign(headers: list[Header], profiles: list[Profile], kind: Kind, calendar: Calendar | None = None) -> Assignment:
    """Assign the columns of a header row to the fields of a kind; those laid out by time stay apart."""
    result = Assignment(kind)
    if calendar and kind.name in _BY_TIME:
        result.calendar = calendar
        result.ignored |= calendar.columns
        headers = [Header("", ()) if column in calendar.columns else header for column, header in enumerate(headers)]
        profiles = [{} if column in calendar.columns else seen for column, seen in enumerate(profiles)]
    _by_words(headers, profiles, kind, result)
    _duplicates(headers, kind, result)
    _correct(profiles, kind, result)
    _own_result(headers, kind, result)
    _by_values(headers, profiles, kind, result)
    fields = {column: name for name, column in result.columns.items()}
    for column, header in enumerate(headers):
        if is_private_by_its_values(fields.get(column), profiles[column]) or (column not in fields and is_private_beneath(header.texts)):
            result.private.add(column)
            if column in fields:
                result.drop(fields[column])
    taken = set(result.columns.values())
    result.ignored -= taken
    result.unmapped = [
        c for c, header in enumerate(headers)
        if header.label and c not in taken and c not in result.ignored and c not in result.private
    ]
    return result
