"""Where figures come from: files, findings, people."""

from __future__ import annotations

from collections import defaultdict

from naive.kantor import VERSIONED, Kantor, Row


def came_back(k: Kantor) -> set[tuple[int, int]]:
    """Return the lines, table and row, that a later upload that stands brought back corrected."""
    file = {f["berkas_id"]: f["sha256"] for f in k.rows["berkas"]}
    return {(s["lembar_id"], p["baris"]) for s in k.rows["lembar"] for p in k.rows["perbaikan"]
            if (p["sha256"], p["sheet"]) == (file[s["berkas_id"]], s["sheet"]) and p["batch_id"] != s["batch_id"] and p["batch_id"] not in k.undone}


def unggahan(k: Kantor) -> list[Row]:
    now = {p["nip"] for p in k.orang}
    mine = {c["lembar_id"] for c in k.visible_notes()}
    mine |= {r["lembar_id"] for rows in (k.rencana_aksi, k.rhk, k.dialog_kinerja) for r in rows if r["nip"] in now}
    made = {b["batch_id"]: b["dibuat"] for b in k.rows["batch"]}
    waited = {(f["lembar_id"], f["baris"]) for f in k.rows["finding"] if f["severity"] == "tolak"} & came_back(k)
    mended = {s["lembar_id"]: sum(table == s["lembar_id"] for table, _row in waited) for s in k.rows["lembar"]}
    return [s | {"dimuat": made[s["batch_id"]], "rejected": s["rejected"] - mended[s["lembar_id"]], "corrected": mended[s["lembar_id"]]} for s in k.rows["lembar"]
            if s["batch_id"] not in k.undone and s["accepted"] > 0 and (k.whole or s["lembar_id"] in mine)]


def mutu_data(k: Kantor) -> list[Row]:
    people = {p["nip"] for p in k.orang}
    mine = {(r["lembar_id"], r["baris"]) for table in VERSIONED for r in getattr(k, table) if r["nip"] in people}
    mended = came_back(k)
    by = defaultdict(list)
    for f in k.rows["finding"]:
        if f["batch_id"] not in k.undone and (f["lembar_id"], f["baris"]) not in mended and (k.whole or (f["lembar_id"], f["baris"]) in mine):
            by[(f["code"], f["severity"])].append(f)
    return [{"code": code, "severity": severity, "jumlah": len(of), "berkas": len({f["berkas"] for f in of}),
             "contoh": min(of, key=lambda f: (f["lembar_id"], f["baris"] or 0, f["message"]))["message"]} for (code, severity), of in by.items()]


def rincian_pegawai(k: Kantor) -> list[Row]:
    return [p | k.sheet(p) | {"ambang_tertinggal": k.setting("ambang_tertinggal", p["unit_kerja"]), "ambang_kritis": k.setting("ambang_kritis", p["unit_kerja"]),
                              "irama_bulan": int(k.setting("irama_dialog", p["unit_kerja"])), "segera_hari": int(k.setting("segera_hari", p["unit_kerja"]))} for p in k.orang]


def rincian_unit(k: Kantor) -> list[Row]:
    names = ("ambang_tertinggal", "ambang_kritis", "hari_senyap", "irama_dialog", "segera_hari")
    return [k.head(u) | {name: k.setting(name, u) for name in names} | {"irama_bulan": k.setting("irama_dialog", u)} for u in k.units()]
