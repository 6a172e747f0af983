"""Dialogues: which were held, when the next is due, what was agreed, what changed."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta

from naive.days import percent
from naive.kantor import Kantor, Row, days, words
from naive.plans import pace, progress, said_done, steps

CONTENT = ("uraian", "umpan_balik", "tindak_lanjut", "kendala", "bukti_dukung")
DONE = ("selesai", "disetujui")


def held(k: Kantor, d: Row) -> bool:
    """Say whether a dialogue was held: said to be done, or with content; not in the future, never cancelled."""
    return d["tanggal"] <= k.per and d["status"] != "ditolak" and (d["status"] in DONE or any(d[c] is not None for c in CONTENT))


def meetings(k: Kantor) -> list[Row]:
    """List the dialogues held with people who count on the as-of day."""
    people, found = {p["nip"]: p for p in k.orang}, []
    for d in k.dialog_kinerja:
        if d["nip"] in people and held(k, d):
            p, leader = people[d["nip"]], k.orang_of.get(d["nip_atasan"])
            found.append(d | k.sheet(d) | {"nama": p["nama"], "unit_kerja": p["unit_kerja"],
                                           "nama_atasan": (leader["nama"] if leader else None) or d["nama_atasan"] or p["nama_atasan"]})
    return found


def linimasa_dialog(k: Kantor) -> list[Row]:
    return [d for d in meetings(k) if k.dari <= d["tanggal"] <= k.sampai]


def later(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months(k: Kantor) -> float | None:
    """Count the months of the period that have gone by, each day a share of its own month."""
    gone = [d for d in days(k.dari, k.until) if d in k.hari] if k.dari <= k.until else []
    return sum(1.0 / monthrange(d.year, d.month)[1] for d in gone) if gone else None


def frekuensi_dialog(k: Kantor) -> list[Row]:
    found = []
    for p in k.orang:
        leader = k.orang_of.get(k.leader.get(p["nip"], ""))
        if not leader:
            continue
        met = [d["tanggal"] for d in k.dialog_kinerja if d["nip"] == p["nip"] and held(k, d)]
        in_period, last = sum(k.dari <= d <= k.until for d in met), max(met, default=None)
        cadence = int(k.setting("irama_dialog", p["unit_kerja"]))
        due = later(last, cadence) if last else None
        left = (due - k.per).days if due else None
        status = "belum_pernah" if left is None else "terlambat" if left < 0 else "segera" if left <= k.setting("segera_hari", p["unit_kerja"]) else "tepat_waktu"
        found.append(p | {
            "nip_atasan": leader["nip"], "nama_atasan": leader["nama"], "dialog": in_period, "per_bulan": in_period / m if (m := months(k)) else None,
            "terakhir": last, "hari_sejak": (k.per - last).days if last else None, "irama_bulan": cadence, "jatuh_tempo": due, "sisa_hari": left, "status": status})
    return found


def _counts(k: Kantor, of: list[Row]) -> Row:
    held_, m = sum(p["dialog"] for p in of), months(k)
    return {"dialog": held_, "per_bulan": held_ / m if m else None} | {s: sum(p["status"] == s for p in of) for s in ("tepat_waktu", "segera", "terlambat", "belum_pernah")}


def dialog_unit(k: Kantor) -> list[Row]:
    found, all_people = [], frekuensi_dialog(k)
    for unit in k.units():
        of = [p for p in all_people if p["unit_kerja"] in k.under(unit)]
        if of:
            sums = _counts(k, of)
            found.append(k.head(unit) | sums | {
                "pegawai": len(of), "per_orang_per_bulan": sums["per_bulan"] / len(of) if sums["per_bulan"] is not None else None,
                "persen_tepat": percent(sums["tepat_waktu"] + sums["segera"], len(of)), "unit_kecil": len(of) < 5})
    return found


def dialog_pimpinan(k: Kantor) -> list[Row]:
    by = defaultdict(list)
    for p in frekuensi_dialog(k):
        by[(p["nip_atasan"], p["nama_atasan"])].append(p)
    return [{"nip_atasan": nip, "nama_atasan": name, "bawahan": len(of)} | _counts(k, of) for (nip, name), of in by.items()]


def follow_ups(k: Kantor) -> list[Row]:
    """Go through each person's dialogues day by day: what is named is open, what a dialogue marked done no longer names is done."""
    by_person: dict[str, dict[date, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for d in meetings(k):
        by_person[d["nip"]][d["tanggal"]].append(d)
    found = []
    for by_day in by_person.values():
        open_: dict[str, Row] = {}
        for day in sorted(by_day):
            named: dict[str, Row] = {}
            for d in sorted(by_day[day], key=lambda d: (d["tenggat"] is not None, d["kunci"])):
                if (text := words(d["tindak_lanjut"])) is not None:
                    named[text] = d
            if any(d["status"] in DONE for d in by_day[day]):
                for text in set(open_) - set(named):
                    found.append(open_.pop(text) | {"selesai_pada": day})
            for text, d in named.items():
                before = open_.get(text, {"sejak": day, "dialog": 0, "tenggat": None})
                open_[text] = d | {"sejak": before["sejak"], "dialog": before["dialog"] + 1, "terakhir_disebut": day, "selesai_pada": None,
                                   "tenggat": d["tenggat"] or before["tenggat"]}
        found += open_.values()
    for f in found:
        f["status"] = "selesai" if f["selesai_pada"] else "lewat" if f["tenggat"] and f["tenggat"] < k.per else "terbuka"
        f["hari_lewat"] = (k.per - f["tenggat"]).days if f["status"] == "lewat" else None
    return found


def tindak_lanjut(k: Kantor) -> list[Row]:
    return [f for f in follow_ups(k) if f["sejak"] <= k.sampai and (f["selesai_pada"] is None or f["selesai_pada"] >= k.dari)]


def export_days(k: Kantor) -> list[date]:
    """List the days whose state an export of steps tells."""
    told = {v["berlaku"] for v in k.rows["rencana_aksi_versi"] if v["batch_id"] not in k.undone}
    told |= {s["data_per"] for s in k.rows["lembar"] if s["kind"] == "rencana_aksi" and s["accepted"] > 0 and s["data_per"] and s["batch_id"] not in k.undone}
    return sorted(d for d in told if not k.past or d <= k.per)


def words_of(k: Kantor, step: Row) -> list[Row]:
    """List what exports have said of a step, the oldest first."""
    if not hasattr(k, "_words"):
        k._words = defaultdict(list)
        for v in k.rows["rencana_aksi_versi"]:
            if not v["ditarik"] and v["batch_id"] not in k.undone and (not k.past or v["berlaku"] <= k.per):
                k._words[v["kunci"]].append(v)
    return sorted(k._words[step["kunci"]], key=lambda v: (v["berlaku"], v["batch_id"], v["lembar_id"], v["baris"]))


def word(k: Kantor, step: Row, day: date) -> float | None:
    """Return the progress that exports told of a step by a day."""
    told = [v for v in words_of(k, step) if v["berlaku"] <= day]
    return progress(told[-1]) if told else None


def finished_on(k: Kantor, step: Row) -> date | None:
    """Return when a step was finished: its own date, else that of the first export that says so."""
    if not step["selesai"]:
        return None
    said = [v["berlaku"] for v in words_of(k, step) if said_done(v) or progress(v) >= 100]
    return step["tanggal_selesai"] or (said[0] if said else k.per)


def turns(k: Kantor, first: date, last: date) -> list[Row]:
    """List dialogues of some days and how far the person's steps were ahead of pace before and within four weeks after."""
    found: dict[tuple[str, date], Row] = {}
    exports = export_days(k)
    for d in sorted(meetings(k), key=lambda d: d["kunci"]):
        day = d["tanggal"]
        if not first <= day <= last or (d["nip"], day) in found:
            continue
        before = max((e for e in exports if e <= day), default=None)
        after = max((e for e in exports if day < e <= min(day + timedelta(days=28), k.per)), default=None)
        told = [s for s in steps(k) if s["nip"] == d["nip"] and s["kunci_rhk"] and s["periode_awal"] <= day <= s["periode_akhir"]]
        told = [s for s in told if before and word(k, s, before) is not None]

        def gap(on: date | None, told: list[Row] = told) -> float | None:
            weight = sum(s["berat"] for s in told)
            return sum(s["berat"] * ((word(k, s, on) or 0.0) - pace(k, s["mulai"], s["tenggat"], on, s["unit_kerja"])) for s in told) / weight if on and weight else None

        found[(d["nip"], day)] = d | {"hari_sebelum": before, "hari_sesudah": after, "selisih_sebelum": gap(before), "selisih_sesudah": gap(after)}
    return list(found.values())


def perubahan_dialog(k: Kantor) -> list[Row]:
    found = []
    for d in turns(k, k.dari, min(k.sampai, k.per - timedelta(days=28))):
        month = timedelta(days=28)
        before, after = days(d["tanggal"] - month, d["tanggal"] - timedelta(days=1)), days(d["tanggal"], d["tanggal"] + month - timedelta(days=1))

        def kept(of: list[date], nip: str = d["nip"]) -> float | None:
            expected = [day for day in of if k.expected(nip, day)]
            return percent(sum((nip, day) in k.notes_of for day in expected), len(expected))

        done = [s["tanggal_selesai"] for s in steps(k) if s["nip"] == d["nip"] and s["selesai"]]
        a, b = d["selisih_sebelum"], d["selisih_sesudah"]
        found.append(d | {"perubahan": None if a is None or b is None else b - a, "selesai_sebelum": sum(x in before for x in done), "selesai_sesudah": sum(x in after for x in done),
                          "kepatuhan_sebelum": kept(before), "kepatuhan_sesudah": kept(after)})
    return found
