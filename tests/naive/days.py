"""Days of people: who was to note something, who did, and how much."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from naive.kantor import Kantor, Row, days, percent


def person_days(k: Kantor, first: date, last: date) -> list[Row]:
    """List every day of every person who counts on it, worked out once for all that ask about the same days."""
    if (first, last) not in k.person_days:
        k.person_days[(first, last)] = _person_days(k, first, last)
    return k.person_days[(first, last)]


def _person_days(k: Kantor, first: date, last: date) -> list[Row]:
    found = []
    for p in k.pegawai:
        for day in days(first, last):
            if day in k.hari and k.counts(p["nip"], day):
                nip, unit = p["nip"], k.unit_on(p["nip"], day)
                found.append({
                    "nip": nip, "nama": p["nama"], "unit_kerja": unit, "tanggal": day, "minggu": day - timedelta(days=day.weekday()),
                    "hari_kerja": k.works(day, unit), "libur": k.calendar(unit)[day]["libur"], "tercakup": k.covered(nip, day), "tidak_hadir": k.away(nip, day),
                    "kerja": k.at_work(nip, day), "wajib": k.expected(nip, day), "catatan": len(k.notes_of.get((nip, day), [])),
                    "menit": k.minutes(nip, day), "berbukti": k.evidenced(nip, day)})
    return found


def state(worked: int, expected: int) -> str:
    """Say what uploads tell of a week."""
    if not worked:
        return "libur"
    return "belum_diunggah" if not expected else "sebagian" if expected < worked else "diunggah"


def aktivitas_pegawai(k: Kantor) -> list[Row]:
    def told(h: Row) -> str:
        if h["catatan"]:
            return "tercatat"
        if not h["hari_kerja"]:
            return "libur"
        return "tidak_hadir" if h["tidak_hadir"] else "kosong" if h["tercakup"] else "belum_diunggah"

    return [h | {"keadaan": told(h)} for h in person_days(k, k.dari, k.until)]


def rincian_hari(k: Kantor) -> list[Row]:
    found = []
    for h in person_days(k, k.dari, k.until):
        if h["hari_kerja"] or h["catatan"]:
            notes = sorted(k.notes_of.get((h["nip"], h["tanggal"]), []), key=lambda c: (c["mulai"] is None, c["mulai"] or 0, c["lembar_id"], c["baris"]))
            source = k.sheet(notes[0]) if notes else {"berkas": None, "sheet": None, "baris": None}
            found.append(h | source | {"tercatat": h["wajib"] and h["catatan"] > 0})
    return found


def aktivitas_unit(k: Kantor) -> list[Row]:
    found, all_days = [], person_days(k, k.dari, k.until)
    for unit in k.units():
        below = k.under(unit)
        mine = [h for h in all_days if h["unit_kerja"] in below]
        for week in {h["minggu"] for h in mine}:
            of = [h for h in mine if h["minggu"] == week]
            expected, noted = sum(h["wajib"] for h in of), sum(h["wajib"] and h["catatan"] > 0 for h in of)
            found.append({
                "unit_kerja": unit, "minggu": week, "pegawai": len({h["nip"] for h in of}), "pegawai_mencatat": len({h["nip"] for h in of if h["catatan"]}),
                "catatan": sum(h["catatan"] for h in of), "menit": sum(h["menit"] for h in of), "hari_orang_wajib": expected, "hari_orang_tercatat": noted,
                "kepatuhan": percent(noted, expected), "berbukti": sum(h["berbukti"] for h in of), "keadaan": state(sum(h["kerja"] for h in of), expected),
                "unit_kecil": len({h["nip"] for h in of}) < 5})
    return found


def cakupan_unggahan(k: Kantor) -> list[Row]:
    found, weeks = [], defaultdict(list)
    for h in person_days(k, k.dari, k.until):
        weeks[h["unit_kerja"], h["minggu"]].append(h)
    for (unit, week), of in weeks.items():
        found.append({
            "unit_kerja": unit, "minggu": week, "pegawai": len({h["nip"] for h in of}), "pegawai_tercakup": len({h["nip"] for h in of if h["tercakup"]}),
            "catatan": sum(h["catatan"] for h in of), "keadaan": state(sum(h["kerja"] for h in of), sum(h["wajib"] for h in of))})
    return found


def kepatuhan_catatan(k: Kantor) -> list[Row]:
    found, all_days = [], person_days(k, k.dari, k.until)
    for unit in k.units():
        below = k.under(unit)
        of = [h for h in all_days if h["unit_kerja"] in below]
        expected, noted = sum(h["wajib"] for h in of), sum(h["wajib"] and h["catatan"] > 0 for h in of)
        notes, minutes, evidenced = (sum(h[name] for h in of) for name in ("catatan", "menit", "berbukti"))
        people, with_notes = k.people_in(unit), sum(h["catatan"] > 0 for h in of)
        if people or expected or notes:
            found.append(k.head(unit) | {
                "pegawai": people, "hari_orang_wajib": expected, "hari_orang_tercatat": noted, "kepatuhan": percent(noted, expected), "catatan": notes,
                "berbukti": evidenced, "persen_berbukti": percent(evidenced, notes), "menit": minutes,
                "menit_per_hari": minutes / with_notes if with_notes else None, "unit_kecil": people < 5,
                "keadaan": state(sum(h["kerja"] for h in of), expected)})
    return found


def kepatuhan_pegawai(k: Kantor) -> list[Row]:
    found, all_days = [], person_days(k, k.dari, k.until)
    for p in k.orang:
        nip = p["nip"]
        of = [h for h in all_days if h["nip"] == nip]
        expected, noted = sum(h["wajib"] for h in of), sum(h["wajib"] and h["catatan"] > 0 for h in of)
        notes, evidenced = sum(h["catatan"] for h in of), sum(h["berbukti"] for h in of)
        last = max((d for (who, d), _ in k.notes_of.items() if who == nip and d <= k.per and k.sees(nip, d)), default=None)
        found.append({
            "nip": nip, "nama": p["nama"], "unit_kerja": p["unit_kerja"], "hari_wajib": expected, "hari_tercatat": noted, "kepatuhan": percent(noted, expected),
            "hari_tidak_hadir": sum(h["hari_kerja"] and h["tidak_hadir"] for h in of), "catatan": notes, "berbukti": evidenced,
            "persen_berbukti": percent(evidenced, notes), "menit": sum(h["menit"] for h in of), "catatan_terakhir": last,
            "hari_kosong_terakhir": sum(h["wajib"] for h in of if last is None or h["tanggal"] > last), "diunggah": expected > 0,
            "keadaan": state(sum(h["kerja"] for h in of), expected)})
    return found


def beban_kerja(k: Kantor) -> list[Row]:
    noted = []
    for nip, day in k.notes_of:
        if k.dari <= day <= k.until and k.serves(nip) and k.sees(nip, day):
            unit = k.unit_on(nip, day)
            noted.append({"unit": unit, "menit": k.minutes(nip, day), "kerja": k.works(day, unit) and not k.away(nip, day), "standar": k.calendar(unit)[day]["menit"]})
    found = []
    for unit in k.units():
        below = k.under(unit)
        of = [h for h in noted if h["unit"] in below]
        work, free = [h for h in of if h["kerja"]], [h for h in of if not h["kerja"]]
        told = [h for h in work if h["menit"] > 0]
        minutes, asked, people = sum(h["menit"] for h in work), sum(h["standar"] for h in told), k.people_in(unit)
        if people or of:
            found.append(k.head(unit) | {
                "pegawai": people, "hari_orang_tercatat": len(work), "hari_orang_bermenit": len(told), "menit": minutes,
                "menit_per_hari": minutes / len(told) if told else None, "standar_per_hari": asked / len(told) if told else None,
                "persen_standar": percent(minutes, asked), "hari_lebih_150": sum(h["menit"] > 1.5 * h["standar"] for h in work),
                "hari_lebih_sehari": sum(h["menit"] > 1440 for h in of), "hari_di_luar": len(free), "menit_di_luar": sum(h["menit"] for h in free),
                "unit_kecil": people < 5})
    return found


def kalender_kerja(k: Kantor) -> list[Row]:
    if not k.seen:
        return []
    first, last, found = date(k.dari.year - 1, 1, 1), date(k.sampai.year + 1, 12, 31), []
    for number, unit in enumerate(calendars(k), 1):
        worked = 0
        for day, told in sorted(k.calendar(unit or None).items()):
            worked += bool(told["hari_kerja"])
            if first <= day <= last:
                found.append({"kalender": number, "tanggal": day, "hari_kerja": told["hari_kerja"], "libur": told["libur"], "hari_ke": worked})
    return found


def calendars(k: Kantor) -> list[str]:
    """List the units whose calendars units in sight go by; the office's, without a name, comes first."""
    return sorted({k.goes_by(unit) for unit in k.seen})
