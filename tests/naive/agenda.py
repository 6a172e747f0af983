"""Whom to talk to, whom to praise, which RHK nobody talks about, and the key numbers of all of it."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from naive.days import percent, person_days
from naive.dialogues import follow_ups, frekuensi_dialog, turns
from naive.kantor import DAY, Kantor, Row, days
from naive.plans import goals, monday, pooled, silent_since, steps


def weighed(k: Kantor) -> list[Row]:
    """Give each person the points of the reasons for a talk."""
    cadence, found = {p["nip"]: p for p in frekuensi_dialog(k)}, []
    overdue = Counter(f["nip"] for f in follow_ups(k) if f["status"] == "lewat")
    for p in k.orang:
        nip, mine = p["nip"], [g for g in goals(k) if g["nip"] == p["nip"]]
        lately = [d for d in (k.per - n * DAY for n in range(61)) if (since := k.last_ten(k.unit_on(nip, d))) and d >= since]
        empty = sum(k.expected(nip, d) and (nip, d) not in k.notes_of for d in lately)
        met, critical, silent_ = cadence.get(nip), sum(g["status"] == "kritis" for g in mine), sum(g["senyap"] for g in mine)
        late = sum(g["langkah_lewat"] for g in mine)
        bad = [g for g in mine if g["status"] in ("kritis", "tertinggal") or g["senyap"]]
        worst = min(bad, key=lambda g: (0 if g["status"] == "kritis" else 1 if g["senyap"] else 2, g["selisih"] or 0, g["kunci"]), default=None)
        points = k.setting("poin_rhk_kritis") * min(2, critical) + k.setting("poin_rhk_senyap") * silent_ + k.setting("poin_langkah_lewat") * min(3, late)
        points += k.setting("poin_tindak_lanjut") if overdue[nip] else 0
        points += k.setting("poin_hari_kosong") if empty >= 3 else 0
        status = met["status"] if met else None
        reasons = {"belum_pernah": "poin_belum_dialog", "terlambat": "poin_dialog_terlambat", "segera": "poin_dialog_segera"}
        points += k.setting(reasons[status]) if status in reasons else 0
        found.append(p | {
            "nama_atasan": met["nama_atasan"] if met else p["nama_atasan"], "poin": int(points), "rhk_kritis": critical, "rhk_senyap": silent_, "langkah_lewat": late,
            "hari_lewat_terlama": max((g["hari_lewat"] for g in mine if g["hari_lewat"] is not None), default=None), "tindak_lanjut_lewat": overdue[nip], "status_dialog": status,
            "hari_tanpa_dialog": met["hari_sejak"] if met else None, "hari_kosong": empty, "rhk_utama": worst["rhk"] if worst else None, "dialog": met["dialog"] if met else 0})
    return found


def agenda_dialog(k: Kantor) -> list[Row]:
    return [p for p in weighed(k) if p["poin"] >= k.setting("ambang_agenda")]


def dasar_agenda(k: Kantor) -> list[Row]:
    names = ("poin_rhk_kritis", "poin_rhk_senyap", "poin_langkah_lewat", "poin_tindak_lanjut", "poin_belum_dialog", "poin_dialog_terlambat", "poin_dialog_segera",
             "poin_hari_kosong", "ambang_agenda")
    return [p | {name: int(k.setting(name)) for name in names} | {"kosong_sejak": k.last_ten(p["unit_kerja"]) or k.per, "senyap_sejak": silent_since(k, p["nip"], p["unit_kerja"])} for p in weighed(k)]


def ringkasan(k: Kantor) -> list[Row]:
    people, sums, noted = weighed(k), pooled(goals(k)), person_days(k, k.dari, k.until)
    if not people:
        return []
    expected, notes = sum(h["wajib"] for h in noted), sum(h["catatan"] for h in noted)
    rated = [p for p in people if p["status_dialog"]]
    return [sums | {
        "pegawai": len(people), "unit": len({p["unit_kerja"] for p in people}), "kepatuhan": percent(sum(h["wajib"] and h["catatan"] > 0 for h in noted), expected),
        "persen_berbukti": percent(sum(h["berbukti"] for h in noted), notes), "persen_tepat": percent(sum(p["status_dialog"] in ("tepat_waktu", "segera") for p in rated), len(rated)),
        "perlu_dialog": len(agenda_dialog(k)), "dialog": sum(p["dialog"] for p in people), "unit_kecil": len(people) < 5}]


def layak_apresiasi(k: Kantor) -> list[Row]:
    found, turned = [], turns(k, k.per - timedelta(days=120), k.per)
    for p in k.orang:
        nip = p["nip"]
        early = sum(s["selesai"] and s["tanggal_selesai"] is not None and s["tanggal_selesai"] < s["tenggat"] and k.dari <= s["tanggal_selesai"] <= k.until
                    for s in steps(k) if s["nip"] == nip)
        full = 0
        for week in {monday(d) for d in days(k.dari, k.until)} if k.dari <= k.until else set():
            of = [d for d in days(week, week + timedelta(days=6)) if k.dari <= d <= k.until and k.at_work(nip, d)]
            full += len(of) >= 3 and week + timedelta(days=4) <= k.per and all(k.expected(nip, d) and k.evidenced(nip, d) for d in of)
        sums = pooled([g for g in goals(k) if g["nip"] == nip])
        talks = [t for t in turned if t["nip"] == nip]
        before = max(talks, key=lambda t: t["tanggal"])["selisih_sebelum"] if talks else None
        rise = sums["selisih"] - before if sums["selisih"] is not None and before is not None else None
        rise = rise if rise is not None and round(rise, 6) >= 10 else None
        points = k.setting("poin_lebih_awal") * min(3, early) + k.setting("poin_pekan_penuh") * min(4, full)
        points += k.setting("poin_di_depan") if sums["selisih"] is not None and round(sums["selisih"], 6) >= 10 else 0
        points += k.setting("poin_berbalik") if rise is not None else 0
        if points >= k.setting("ambang_apresiasi"):
            found.append(p | {"poin": int(points), "langkah_lebih_awal": early, "pekan_penuh": full, "capaian": sums["capaian"], "selisih": sums["selisih"],
                              "naik_sejak_dialog": rise})
    return found


def rhk_tersendat(k: Kantor) -> list[Row]:
    cadence, found = {p["nip"]: p for p in frekuensi_dialog(k)}, []
    for g in goals(k):
        met = cadence.get(g["nip"])
        if not met or not (g["status"] == "kritis" or g["senyap"]):
            continue
        since = [k.per - timedelta(days=g["hari_lewat"])] if g["langkah_lewat"] else []
        if g["senyap"]:
            after = max(d for d in (g["periode_awal"] - DAY, g["catatan_terakhir"]) if d)
            asked = [d for d in days(max(after + DAY, k.per - timedelta(days=400)), k.per) if k.was_to_note(g["nip"], d)]
            since.append(asked[int(k.setting("hari_senyap", g["unit_kerja"])) - 1])
        start = min(since, default=None)
        if met["terakhir"] is None or met["terakhir"] < (start or g["periode_awal"]):
            found.append(g | {
                "nama_atasan": met["nama_atasan"], "sebab": "lewat_tenggat" if g["langkah_lewat"] else "senyap" if g["senyap"] else "laju", "sejak": start,
                "hari_tersendat": (k.per - start).days if start else None, "dialog_terakhir": met["terakhir"]})
    return found
