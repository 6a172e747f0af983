"""Plans: how far a step is, an RHK of steps, a person, a unit; the cascade of a leader's RHK."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from naive.days import calendars
from naive.kantor import DAY, Kantor, Row, words

REASONS = ("kritis", "tertinggal")


def written(step: Row) -> float | None:
    """Return what a row itself says of progress: its percentage, else achieved over target."""
    if step["capaian_persen"] is not None:
        return float(step["capaian_persen"])
    if step["target"] and step["target"] > 0 and step["realisasi"] is not None:
        return float(100.0 * step["realisasi"] / step["target"])
    return None


def said_done(step: Row) -> bool:
    """Say whether a row says that its step is finished."""
    return step["status"] == "selesai" or (step["status"] in (None, "kosong") and step["tanggal_selesai"] is not None)


def progress(step: Row) -> float:
    """Return the progress of a step between 0 and 100."""
    said = written(step)
    return max(0.0, min(100.0, said if said is not None else 100.0 if said_done(step) else 0.0))


def pace(k: Kantor, start: date, due: date, day: date, unit: str) -> float:
    """Return the share of a step's working days that have gone by on a day."""
    if day < start:
        return 0.0
    if day >= due:
        return 100.0
    whole = k.workdays(start, due, unit)
    return 100.0 * k.workdays(start, day, unit) / whole if whole else 0.0


def grade(k: Kantor, gap: float | None, unit: str) -> str | None:
    """Grade a difference to pace by the unit's thresholds."""
    if gap is None:
        return None
    gap = round(gap, 6)
    return "kritis" if gap < k.setting("ambang_kritis", unit) else "tertinggal" if gap < k.setting("ambang_tertinggal", unit) else "sesuai_jadwal"


def steps(k: Kantor) -> list[Row]:
    """List the steps of people who count on the as-of day, as they stand on it."""
    if hasattr(k, "_steps"):
        return k._steps
    goals, people = {h["kunci"]: h for h in k.rhk}, {p["nip"]: p for p in k.orang}
    weights = defaultdict(list)
    for s in k.rencana_aksi:
        weights[s["kunci_rhk"]].append(_weight(s))
    found = []
    for s in k.rencana_aksi:
        if s["nip"] not in people:
            continue
        unit, goal = people[s["nip"]]["unit_kerja"], goals.get(s["kunci_rhk"])
        frame = goal or s
        due = s["tenggat"] or frame["periode_akhir"]
        start = min(s["tanggal_mulai"] or frame["periode_awal"], due)
        expected, said = pace(k, start, due, k.per, unit), progress(s)
        later = s["tanggal_selesai"] is not None and s["tanggal_selesai"] > k.per
        now = min(said, expected) if later else said
        done = not later and (said_done(s) or said >= 100)
        late = not done and due < k.per
        mean = sum(weights[s["kunci_rhk"]]) / len(weights[s["kunci_rhk"]])
        found.append(s | {
            "kunci_rhk": goal and goal["kunci"], "nama": people[s["nip"]]["nama"], "unit_kerja": unit, "rhk": goal["rhk"] if goal else s["rhk"],
            "periode_awal": frame["periode_awal"], "periode_akhir": frame["periode_akhir"], "mulai": start, "tenggat": due, "kemajuan": now, "target_waktu": expected,
            "selisih": now - expected, "selesai": done, "dinyatakan_selesai": said_done(s), "lewat": late, "hari_lewat": (k.per - due).days if late else None,
            "status": "selesai" if done else "kritis" if late else grade(k, now - expected, unit),
            "berat": (_weight(s) / mean if mean else 1.0) if goal else 1.0})
    k._steps = found
    return found


def _weight(step: Row) -> float:
    return max(0.0, 1.0 if step["bobot"] is None else step["bobot"])


def in_period(k: Kantor, row: Row) -> bool:
    """Say whether a plan's period meets the days asked about."""
    return bool(row["periode_awal"] <= k.sampai and row["periode_akhir"] >= k.dari)


def silent_since(k: Kantor, nip: str, unit: str) -> date | None:
    """Return when the last N days began on which a person was to note something; none where there were fewer."""
    asked = [d for d in (k.per - n * DAY for n in range(121)) if k.was_to_note(nip, d)][:int(k.setting("hari_senyap", unit))]
    return asked[-1] if len(asked) == k.setting("hari_senyap", unit) else None


def silent(k: Kantor, nip: str, unit: str, goal: Row, done: bool, last_note: date | None) -> bool:
    """Say whether an RHK is silent: unfinished, and without a note on the last N days on which its person was to note something."""
    since = silent_since(k, nip, unit)
    if done or since is None:
        return False
    return goal["periode_awal"] <= since <= goal["periode_akhir"] and (last_note is None or last_note < since)


def goals(k: Kantor) -> list[Row]:
    """List the RHK of the period, of people who count on the as-of day, with what their steps and notes make of them."""
    if hasattr(k, "_goals"):
        return k._goals
    people, found = {p["nip"]: p for p in k.orang}, []
    days_of = {c["kunci"]: c["tanggal"] for c in k.catatan_harian}
    noted = defaultdict(list)
    for link in k.tautan.values():
        if link["kunci_rhk"] and days_of[link["kunci"]] <= k.per:
            noted[link["kunci_rhk"]].append(days_of[link["kunci"]])
    of = defaultdict(list)
    for s in steps(k):
        of[s["kunci_rhk"]].append(s)
    for h in k.rhk:
        if h["nip"] not in people or not in_period(k, h):
            continue
        p, mine, notes = people[h["nip"]], of[h["kunci"]], noted[h["kunci"]]
        weight = sum(s["berat"] for s in mine)
        result = sum(s["berat"] * s["kemajuan"] for s in mine) / weight if mine else None
        expected = sum(s["berat"] * s["target_waktu"] for s in mine) / weight if mine else None
        done, late = bool(mine) and all(s["selesai"] for s in mine), sum(s["lewat"] for s in mine)
        open_ = [s["tenggat"] for s in mine if not s["selesai"]]
        due = min(open_) if open_ else max((s["tenggat"] for s in mine), default=h["periode_akhir"])
        gap = result - expected if mine else None
        found.append(h | {
            "kunci_rhk": h["kunci"], "nama": p["nama"], "unit_kerja": p["unit_kerja"], "jabatan": p["jabatan"], "langkah": len(mine),
            "langkah_selesai": sum(s["selesai"] for s in mine), "langkah_lewat": late, "capaian": result, "target_waktu": expected, "selisih": gap,
            "status": "belum_dijabarkan" if not mine else "selesai" if done else "kritis" if late else grade(k, gap, p["unit_kerja"]), "selesai": done,
            "senyap": silent(k, h["nip"], p["unit_kerja"], h, done, max(notes, default=None)), "catatan_terakhir": max(notes, default=None),
            "jumlah_catatan": len(notes), "tenggat": due, "hari_ke_tenggat": (due - k.per).days, "steps": mine,
            "hari_lewat": max((s["hari_lewat"] for s in mine if s["lewat"]), default=None)})
    k._goals = found
    return found


def pooled(of: list[Row]) -> Row:
    """Pool RHK: what their steps achieved and should have, each step by its weight; never a mean of means."""
    mine = [s for g in of for s in g["steps"]]
    weight = sum(s["berat"] for s in mine)
    result = sum(s["berat"] * s["kemajuan"] for s in mine) / weight if mine else None
    expected = sum(s["berat"] * s["target_waktu"] for s in mine) / weight if mine else None
    return {
        "rhk": len(of), "rhk_dijabarkan": sum(g["langkah"] > 0 for g in of), "langkah": len(mine), "langkah_selesai": sum(s["selesai"] for s in mine),
        "langkah_lewat": sum(s["lewat"] for s in mine), "rhk_kritis": sum(g["status"] == "kritis" for g in of), "rhk_senyap": sum(g["senyap"] for g in of),
        "capaian": result, "target_waktu": expected, "selisih": result - expected if mine else None}


def _status(k: Kantor, sums: Row, unit: str) -> str | None:
    if not sums["rhk"]:
        return None
    if not sums["langkah"]:
        return "belum_dijabarkan"
    return "selesai" if sums["langkah"] == sums["langkah_selesai"] else grade(k, sums["selisih"], unit)


def rencana_aksi(k: Kantor) -> list[Row]:
    return [s | k.sheet(s) for s in steps(k) if in_period(k, s)]


def rincian_langkah(k: Kantor) -> list[Row]:
    known, numbered = {g["kunci"] for g in goals(k)}, calendars(k)
    return [s | {"kunci_rhk": s["kunci_rhk"] if s["kunci_rhk"] in known else None, "bobot_baku": s["berat"] if s["kunci_rhk"] in known else None,
                 "kalender": 1 + numbered.index(k.goes_by(s["unit_kerja"]))} for s in rencana_aksi(k)]


def capaian_rhk(k: Kantor) -> list[Row]:
    return goals(k)


def rincian_rhk(k: Kantor) -> list[Row]:
    return [g | k.sheet(g) | {name: k.setting(name, g["unit_kerja"]) for name in ("ambang_tertinggal", "ambang_kritis")} for g in goals(k)]


def capaian_pegawai(k: Kantor) -> list[Row]:
    found = []
    for p in k.orang:
        sums = pooled([g for g in goals(k) if g["nip"] == p["nip"]])
        found.append(p | sums | {"status": _status(k, sums, p["unit_kerja"])})
    return found


def capaian_unit(k: Kantor) -> list[Row]:
    found = []
    for unit in k.units():
        if people := k.people_in(unit):
            sums = pooled([g for g in goals(k) if g["unit_kerja"] in k.under(unit)])
            found.append(k.head(unit) | sums | {"pegawai": people, "status": _status(k, sums, unit), "unit_kecil": people < 5})
    return found


def kaskade_rhk(k: Kantor) -> list[Row]:
    """Follow each RHK to the leader's RHK that it names, and those upwards; gather what lies beneath each."""
    leaders, mine = set(k.leader.values()), {g["kunci"]: g for g in goals(k)}
    owned = [h for h in k.rhk if h["nip"] in leaders and in_period(k, h) and h["nip"] in k.orang_of]
    serves: dict[str, str] = {}
    for g in mine.values():
        if (text := words(g["rhk_pimpinan"])) is None:
            continue
        way, found = k.up(g["unit_kerja"]), []
        for h in owned:
            if words(h["rhk"]) != text or h["nip"] == g["nip"] or h["periode_awal"] > g["periode_akhir"] or h["periode_akhir"] < g["periode_awal"]:
                continue
            own, sits = k.leader.get(g["nip"]) == h["nip"], k.unit_on(h["nip"], k.per)
            if own or sits in way:
                apart = abs((g["periode_awal"] - h["periode_awal"]).days) + abs((g["periode_akhir"] - h["periode_akhir"]).days)
                found.append((not own, way.index(sits) if sits in way else 999, apart, h["kunci"]))
        serves[g["kunci"]] = min(found)[-1] if found else f"teks {text}"
    beneath = defaultdict(set)
    for key in serves:
        above = serves[key]
        while above != key and key not in beneath[above]:  # a ring of RHK that name each other is passed once
            beneath[above].add(key)
            above = serves.get(above, key)
    found = []
    for node, keys in beneath.items():
        top = mine.get(node)
        direct = [key for key in serves if serves[key] == node]
        sums = pooled([mine[key] for key in keys])
        state = "ada" if top else "tidak_ditemukan" if node.startswith("teks ") else "di_luar_unit"
        text = min(mine[key]["rhk_pimpinan"] for key in direct)
        found.append({name: top[name] if top else None for name in ("kunci_rhk", "nip", "nama", "unit_kerja", "jabatan", "periode_awal", "periode_akhir", "capaian",
                                                                   "target_waktu", "selisih", "status")} | {
            "rhk": top["rhk"] if top else text, "keadaan": state, "rhk_langsung": len(direct), "rhk_bawahan": len(keys),
            "pegawai_bawahan": len({mine[key]["nip"] for key in keys}), "langkah_bawahan": sums["langkah"], "rhk_kritis": sums["rhk_kritis"],
            "capaian_bawahan": sums["capaian"], "target_waktu_bawahan": sums["target_waktu"], "selisih_bawahan": sums["selisih"],
            "kelompok_kecil": len({mine[key]["nip"] for key in keys}) < 5})
    return found


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())
