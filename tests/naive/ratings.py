"""Ratings and BKN's counts: whose SKP stands, which months were rated, with which predikat."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from datetime import date, datetime

from naive.kantor import Kantor, Row, percent
from naive.notes import midnight

GRADES = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
OWN = ("istimewa", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
# PermenPANRB 6/2022: (results, conduct) as below, as, above expectation
MATRIX = {
    ("bawah", "bawah"): "sangat_kurang", ("bawah", "sesuai"): "butuh_perbaikan", ("bawah", "atas"): "butuh_perbaikan",
    ("sesuai", "bawah"): "kurang", ("sesuai", "sesuai"): "baik", ("sesuai", "atas"): "baik",
    ("atas", "bawah"): "kurang", ("atas", "sesuai"): "baik", ("atas", "atas"): "sangat_baik"}


def _level(text: str | None) -> str | None:
    return next((w for w in ("bawah", "atas", "sesuai") if text and w in text), None)


def ratings(k: Kantor) -> list[Row]:
    """List the ratings known on the day, one a person and rated period: of several SKP the one that ends last, then the latest rating."""
    best: dict[tuple[str, date, date], tuple[tuple[date, datetime, str], Row]] = {}
    # ties go to the first key, so the keys are walked from the last
    for n in sorted(k.penilaian, key=lambda n: n["kunci"], reverse=True):
        counted = MATRIX.get((_level(n["hasil_kerja"]) or "", _level(n["perilaku_kerja"]) or ""))
        told = n["predikat"].lower().replace(" ", "_") if n["predikat"] else None
        if n["plt_plh"] or (n["waktu_dinilai"] and n["waktu_dinilai"] >= midnight(k.per)) or not (counted or told):
            continue
        first, last = n["dinilai_awal"] or n["periode_awal"], n["dinilai_akhir"] or n["periode_akhir"]
        rank = (n["periode_akhir"], n["waktu_dinilai"] or datetime.min, "")
        row = n | {"skp_awal": n["periode_awal"], "periode_awal": first, "periode_akhir": last, "hitung": counted, "tulis": told, "hasil": counted or told}
        if (n["nip"], first, last) not in best or rank >= best[(n["nip"], first, last)][0]:
            best[(n["nip"], first, last)] = (rank, row)
    return [row for _, row in best.values()]


def predikat_unit(k: Kantor) -> list[Row]:
    known = []
    for n in ratings(k):
        if k.serves(n["nip"]) and n["periode_awal"] <= k.sampai and n["periode_akhir"] >= k.dari:
            known.append(n | {"unit": k.unit_on(n["nip"], min(n["periode_akhir"], k.per))})
    found = []
    for unit in k.units():
        spans = defaultdict(list)
        for n in known:
            if n["unit"] in k.under(unit):
                spans[(n["periode_awal"], n["periode_akhir"])].append(n)
        for (first, last), of in spans.items():
            counts = {g: sum(n["hasil"] == g for n in of) for g in GRADES}
            found.append(k.head(unit) | counts | {f"persen_{g}": percent(counts[g], len(of)) for g in GRADES} | {
                "periode": min(n["periode"] for n in of), "periode_awal": first, "periode_akhir": last, "dinilai": len(of),
                "berbeda": sum(bool(n["hitung"] and n["tulis"] and n["hitung"] != n["tulis"]) for n in of), "tanpa_rating": sum(n["hitung"] is None for n in of),
                "predikat_organisasi": OWN[int(k.setting("predikat_organisasi", unit)) - 1], "unit_kecil": len(of) < 5})
    return found


def _made_none(text: str | None) -> bool:
    return bool(re.match(r"\W*tidak\W+(membuat|buat|ada|punya|menyusun)", text or "", re.IGNORECASE))


def _apart(first: date, last: date) -> int:
    """Count the month borders between two days."""
    return (last.year - first.year) * 12 + last.month - first.month


def _year(k: Kantor) -> tuple[dict[str, Row], dict[str, date], dict[str, dict[date, bool]], set[str]]:
    """Return, of people who count: the SKP of the year that stands, since when each has had one, the months asked about and whether they were rated, who has a rating of the year."""
    year = k.sampai.year
    people = {p["nip"] for p in k.orang}
    of_year = defaultdict(list)
    for s in k.laporan_skp:
        if not s["plt_plh"] and s["periode_awal"].year <= year <= s["periode_akhir"].year and s["nip"] in people:
            of_year[s["nip"]].append(s)
    latest = {nip: max(sorted(of, key=lambda s: s["kunci"]), key=lambda s: (s["periode_akhir"], s["periode_awal"])) for nip, of in of_year.items()}
    since = {nip: max(min(s["periode_awal"] for s in of), date(year, 1, 1)) for nip, of in of_year.items()}
    own = dict(since)
    short = [n for n in ratings(k) if n["periode_awal"].year <= year <= n["periode_akhir"].year and _apart(n["periode_awal"], n["periode_akhir"]) < 6]
    for n in short:
        began = min(n["skp_awal"], n["periode_awal"])
        since[n["nip"]] = min(since.get(n["nip"], began), began)
    months = [(date(year, m, 1), date(year, m, monthrange(year, m)[1])) for m in range(1, 13)]
    rated = {(n["nip"], first) for n in short for first, last in months if last <= k.per and n["periode_awal"] <= last and n["periode_akhir"] >= first}
    asked: dict[str, dict[date, bool]] = defaultdict(dict)
    for nip, began in since.items():
        for first, last in months:
            waited_for = (nip, first) in rated or not (nip in latest and _made_none(latest[nip]["status_teks"]))
            if nip in people and waited_for and last >= began and any(m == first for _, m in rated):
                asked[nip][first] = (nip, first) in rated
    whole = {n["nip"] for n in ratings(k) if n["periode_akhir"].year == year and _apart(n["periode_awal"], n["periode_akhir"]) >= 6}
    return latest, own, asked, whole & people


def laporan_bkn(k: Kantor) -> list[Row]:
    year, people = k.sampai.year, {p["nip"]: p["unit_kerja"] for p in k.orang}
    latest, _own, asked, whole = _year(k)
    found = []
    for unit in k.units():
        mine = {nip for nip, place in people.items() if place in k.under(unit)}
        if not mine:
            continue
        skp = [latest[nip] for nip in mine if nip in latest]
        good, none = sum(s["status"] == "disetujui" for s in skp), sum(s["status"] != "disetujui" and _made_none(s["status_teks"]) for s in skp)
        expected, done = sum(len(asked[nip]) for nip in mine), sum(sum(asked[nip].values()) for nip in mine)
        found.append(k.head(unit) | {
            "tahun": year, "pegawai": len(mine), "tercantum": len(skp), "disetujui": good, "belum_disetujui": len(skp) - good - none, "tidak_membuat": none,
            "tidak_tercantum": len(mine) - len(skp), "persen_disetujui": percent(good, len(skp)), "bulan_orang_wajib": expected, "bulan_orang_dinilai": done,
            "persen_bulan": percent(done, expected), "dinilai_tahunan": len(mine & whole), "unit_kecil": len(mine) < 5})
    return found


def rincian_bkn(k: Kantor) -> list[Row]:
    latest, own, asked, whole = _year(k)
    found = []
    for p in k.orang:
        nip, months = p["nip"], asked[p["nip"]]
        skp = latest.get(nip)
        state = "tidak_tercantum" if not skp else "disetujui" if skp["status"] == "disetujui" else "tidak_membuat" if _made_none(skp["status_teks"]) else "belum_disetujui"
        yes, no = (" ".join(f"{m:%Y-%m}" for m in sorted(months) if months[m] is rated) or None for rated in (True, False))
        done = sum(months.values())
        found.append(p | (k.sheet(skp) if skp else {"berkas": None, "sheet": None, "baris": None}) | {
            "tahun": k.sampai.year, "keadaan": state, "mulai": own.get(nip), "bulan_wajib": len(months), "bulan_dinilai": done, "persen_bulan": percent(done, len(months)),
            "sudah_dinilai": yes, "belum_dinilai": no, "dinilai_tahunan": nip in whole})
    return found
