"""Progress over time: the curve of results, and when they may be finished."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil, sqrt
from statistics import mean, stdev

from naive.dialogues import export_days, finished_on, word
from naive.kantor import Kantor, Row, days, percent
from naive.plans import goals, monday, pace, steps


def _steps(k: Kantor) -> list[Row]:
    known = {g["kunci"] for g in goals(k)}
    return [s | {"akhir": finished_on(k, s)} for s in steps(k) if s["kunci_rhk"] in known]


def kurva_capaian(k: Kantor) -> list[Row]:
    mine, exports = _steps(k), export_days(k)
    on = {min(monday(d) + timedelta(days=6), k.sampai) for d in days(k.dari, k.sampai)} | {d for d in exports if k.dari <= d <= k.until}
    on |= {k.per} if k.dari <= k.per <= k.sampai else set()
    weight, found = sum(s["berat"] for s in mine), []
    for day in on if mine else ():
        done = percent(sum(s["berat"] for s in mine if s["akhir"] and s["akhir"] <= day), weight) if day <= k.per else None
        told = None
        if day == k.per:
            told = sum(s["berat"] * s["kemajuan"] for s in mine) / weight if weight else None
        elif day in exports and day < k.per:
            known = [(s["berat"], said) for s in mine if (said := word(k, s, day)) is not None]
            told = sum(b * said for b, said in known) / sum(b for b, _ in known) if sum(b for b, _ in known) else None
        found.append({"tanggal": day, "target_waktu": sum(s["berat"] * pace(k, s["mulai"], s["tenggat"], day, s["unit_kerja"]) for s in mine) / weight if weight else None,
                      "selesai": done, "kemajuan": told, "langkah": len(mine)})
    return found


def perkiraan_selesai(k: Kantor) -> list[Row]:
    mine = _steps(k)
    if not mine:
        return []
    weight = sum(s["berat"] for s in mine)
    left = percent(sum(s["berat"] for s in mine if s["akhir"] is None), weight)
    began = max(min(s["mulai"] for s in mine) - timedelta(days=6), k.per - timedelta(days=84))
    weeks = [w for w in sorted({monday(d) for d in days(began, k.per)}) if w >= began and w + timedelta(days=6) <= k.per
             and any(k.works(d) for d in days(w, w + timedelta(days=6)))]
    in_week = [[s for s in mine if s["akhir"] and w <= s["akhir"] <= w + timedelta(days=6)] for w in weeks]
    shares = [100.0 * sum(s["berat"] for s in of) / weight for of in in_week]
    finished, speed = sum(map(len, in_week)), mean(shares) if shares else None
    spread = stdev(shares) if len(shares) > 1 else 0.0
    state = "selesai" if all(s["akhir"] for s in mine) else "riwayat_pendek" if len(weeks) < 4 or finished < 5 else "diperkirakan"
    row: Row = {"langkah": len(mine), "langkah_selesai": sum(s["akhir"] is not None for s in mine), "sisa": left, "pekan": len(weeks), "laju_pekan": speed,
                "paling_awal": None, "perkiraan": None, "paling_akhir": None, "tenggat": max(s["tenggat"] for s in mine), "keadaan": state}
    if state == "diperkirakan" and speed and left is not None:
        def on(root: float) -> date | None:
            return k.per + timedelta(days=ceil(round(7 * root, 6))) if root <= 520 else None

        low, high = (((sign * 1.2816 * spread + sqrt((1.2816 * spread) ** 2 + 4 * speed * left)) / (2 * speed)) ** 2 for sign in (-1, 1))
        row |= {"paling_awal": on(low), "perkiraan": on(left / speed), "paling_akhir": on(high)}
    return [row]
