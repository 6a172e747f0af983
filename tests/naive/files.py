"""Where figures come from: files, findings, people."""

from __future__ import annotations

from collections import defaultdict

from naive.kantor import VERSIONED, Kantor, Row


def lines(k: Kantor) -> list[tuple[tuple[str, str, int], int, tuple[int, int]]]:
    """Return the lines that came back and the ones that they were: which line, the place of its upload, table and row."""
    file = {f["berkas_id"]: f["sha256"] for f in k.rows["berkas"]}
    stand = [p for p in k.rows["perbaikan"] if p["batch_id"] not in k.undone]
    found = [((p["sha256"], p["sheet"], p["akar"]), p["urut"], (p["lembar_id"], p["baris"])) for p in stand]
    return found + [((p["sha256"], p["sheet"], p["akar"]), 0, (s["lembar_id"], p["akar"])) for p in stand for s in k.rows["lembar"]
                    if (file[s["berkas_id"]], s["sheet"]) == (p["sha256"], p["sheet"])]


def came_back(k: Kantor) -> set[tuple[int, int]]:
    """Return the lines, table and row, of which a later upload that stands tells."""
    known = lines(k)
    return {place for line, order, place in known if order < max(other for same, other, _place in known if same == line)}


def unggahan(k: Kantor) -> list[Row]:
    now = {p["nip"] for p in k.orang}
    mine = {c["lembar_id"] for c in k.visible_notes()}
    mine |= {r["lembar_id"] for rows in (k.rencana_aksi, k.rhk, k.dialog_kinerja) for r in rows if r["nip"] in now}
    made = {b["batch_id"]: b["dibuat"] for b in k.rows["batch"]}
    known = lines(k)
    seen = {line for line, _order, place in known if place[0] in mine}
    mine |= {place[0] for line, _order, place in known if line in seen}
    waited = {(f["lembar_id"], f["baris"]) for f in k.rows["finding"] if f["severity"] == "tolak"} & came_back(k)
    mended = {s["lembar_id"]: sum(table == s["lembar_id"] for table, _row in waited) for s in k.rows["lembar"]}
    return [s | {"dimuat": made[s["batch_id"]], "rejected": s["rejected"] - mended[s["lembar_id"]], "corrected": mended[s["lembar_id"]]} for s in k.rows["lembar"]
            if s["batch_id"] not in k.undone and s["accepted"] + s["rejected"] > 0 and (k.whole or s["lembar_id"] in mine)]


def mutu_data(k: Kantor) -> list[Row]:
    people = {p["nip"] for p in k.orang}
    mine = {(r["lembar_id"], r["baris"]) for table in VERSIONED for r in getattr(k, table) if r["nip"] in people}
    known, mended = lines(k), came_back(k)
    seen = {line for line, _order, place in known if place in mine}
    mine |= {place for line, _order, place in known if line in seen}
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
