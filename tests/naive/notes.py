"""How notes are made: approved, entered late or in bulk, repeated; what they are linked to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from naive.kantor import DAY, Kantor, Row, days, pattern, percent, words
from naive.plans import goals, in_period, steps


def _active(k: Kantor) -> list[Row]:
    """List notes of people in service, in sight on the note's day, with the day of entry."""
    return [c | {"diisi": c["tanggal_input"].date() if c["tanggal_input"] else None} for c in k.visible_notes() if k.serves(c["nip"])]


def _now(k: Kantor, day: date | None) -> bool:
    return day is not None and k.dari <= day <= k.until


def _grouped(rows: list[Row], *names: str) -> dict[Any, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[tuple(row[n] for n in names)].append(row)
    return found


def antrean_persetujuan(k: Kantor) -> list[Row]:
    leader: dict[str, tuple[str | None, str | None]] = {}
    for p in k.orang:
        known = k.orang_of.get(k.leader.get(p["nip"], ""))
        leader[p["nip"]] = (known["nip"], known["nama"]) if known else (p["nip_atasan"], p["nama_atasan"])
    made = {b["batch_id"]: b["dibuat"].date() for b in k.rows["batch"]}
    told = {s["lembar_id"]: s["data_per"] or made[s["batch_id"]] for s in k.rows["lembar"]}
    queues = defaultdict(list)
    for c in _active(k):
        if c["status"] not in (None, "kosong") and c["tanggal"] <= k.per and (c["diisi"] or c["tanggal"]) <= k.per and c["nip"] in leader:
            queues[leader[c["nip"]]].append(c | {"sejak": max(c["diisi"] or c["tanggal"], c["tanggal"])})
    found = []
    for (nip, name), of in queues.items():
        waiting = [c for c in of if c["status"] == "menunggu"]
        ages = sorted((k.per - c["sejak"]).days for c in waiting)
        found.append({
            "nip_atasan": nip, "nama_atasan": name, "bawahan": len({c["nip"] for c in of}), "berstatus": len(of), "menunggu": len(waiting),
            "pegawai_menunggu": len({c["nip"] for c in waiting}), "persen_menunggu": percent(len(waiting), len(of)), "terlama": min((c["sejak"] for c in waiting), default=None),
            "umur_terlama": ages[-1] if ages else None, "umur_median": ages[(len(ages) + 1) // 2 - 1] if ages else None,
            "draf": sum(c["status"] == "draft" for c in of), "data_per": min((told[c["lembar_id"]] for c in waiting), default=None)})
    return found


def isi_borongan(k: Kantor) -> list[Row]:
    found = []
    for (nip, entered), of in _grouped([c for c in _active(k) if _now(k, c["diisi"])], "nip", "diisi").items():
        noted = {c["tanggal"] for c in of}
        unit = k.unit_on(nip, max(noted))
        if len(noted) >= k.setting("borongan_hari", unit):
            found.append({"nip": nip, "nama": of[0]["nama"], "unit_kerja": unit, "tanggal_input": entered, "hari": len(noted), "catatan": len(of),
                          "tanggal_awal": min(noted), "tanggal_akhir": max(noted)})
    return found


def keterlambatan_isi(k: Kantor) -> list[Row]:
    notes = []
    for c in _active(k):
        if _now(k, c["tanggal"]):
            early = c["diisi"] is not None and c["diisi"] < c["tanggal"]
            lag = None if c["diisi"] is None or early else sum(k.works(d, c["unit_kerja"]) and not k.away(c["nip"], d) for d in days(c["tanggal"] + DAY, c["diisi"]))
            notes.append(c | {"awal": early, "jeda": lag, "lewat": lag is not None and lag > k.setting("batas_isi_hari", c["unit_kerja"])})
    found = []
    for unit in k.units():
        of, people = [c for c in notes if c["unit_kerja"] in k.under(unit)], k.people_in(unit)
        if not of and not people:
            continue
        lags, early = sorted(c["jeda"] for c in of if c["jeda"] is not None), sum(c["awal"] for c in of)
        same, one, late = sum(c["diisi"] == c["tanggal"] for c in of), sum(lag <= 1 for lag in lags), sum(c["lewat"] for c in of)
        found.append(k.head(unit) | {
            "pegawai": people, "catatan": len(of), "berwaktu": len(lags) + early, "mendahului": early, "dinilai": len(lags), "hari_sama": same,
            "persen_hari_sama": percent(same, len(lags)), "sehari": one, "persen_sehari": percent(one, len(lags)),
            "median_hari": lags[-(-len(lags) // 2) - 1] if lags else None, "persentil_90_hari": lags[-(-9 * len(lags) // 10) - 1] if lags else None,
            "lewat_batas": late, "persen_lewat": percent(late, len(lags)), "batas_hari": int(k.setting("batas_isi_hari", unit)), "unit_kecil": people < 5})
    return found


def salin_tempel(k: Kantor) -> list[Row]:
    notes, found = [c | {"pola": pattern(c["kegiatan"])} for c in _active(k) if _now(k, c["tanggal"])], []
    everything = _grouped(notes, "nip", "unit_kerja")
    for (nip, unit, _shape), of in _grouped([c for c in notes if c["pola"]], "nip", "unit_kerja", "pola").items():
        noted = {c["tanggal"] for c in of}
        if len(noted) >= k.setting("salin_hari", unit):
            writings = {text: len({c["tanggal"] for c in same}) for (text,), same in _grouped(of, "kegiatan").items()}
            most, text = min((-n, text) for text, n in writings.items())
            whole = len(everything[(nip, unit)])
            found.append({"nip": nip, "nama": of[0]["nama"], "unit_kerja": unit, "kegiatan": text, "hari": len(noted), "hari_persis": -most, "ragam": len(writings),
                          "catatan": len(of), "catatan_pegawai": whole, "persen_catatan": percent(len(of), whole), "tanggal_awal": min(noted), "tanggal_akhir": max(noted)})
    return found


def catatan_pegawai(k: Kantor) -> list[Row]:
    return [c | k.sheet(c) | {"kunci_rhk": k.tautan.get(c["kunci"], {"kunci_rhk": None})["kunci_rhk"]} for c in k.visible_notes() if _now(k, c["tanggal"])]


def named(c: Row) -> str:
    """Return the words a note is remembered by: the step and RHK that it names, else what was done."""
    if c["rencana_aksi"] and c["rhk"]:
        return f"{c['rencana_aksi']} · {c['rhk']}"
    return str(c["rencana_aksi"] or c["rhk"] or c["kegiatan"])


def catatan_lepas(k: Kantor) -> list[Row]:
    notes = [c | {"tulis": named(c), "teks": words(named(c))} for c in k.visible_notes() if _now(k, c["tanggal"]) and c["kunci"] not in k.tautan]
    found = []
    for (nip, unit, text), of in _grouped([c for c in notes if c["teks"]], "nip", "unit_kerja", "teks").items():
        minutes = [c["menit"] for c in of if c["menit"] is not None]
        found.append({"apa": "catatan", "nip": nip, "nama": of[0]["nama"], "unit_kerja": unit, "teks": text, "tertulis": min(c["tulis"] for c in of),
                      "bernama": any(c["rencana_aksi"] or c["rhk"] for c in of), "jumlah": len(of), "menit": sum(minutes) if minutes else None,
                      "pertama": min(c["tanggal"] for c in of), "terakhir": max(c["tanggal"] for c in of)})
    denied = {(t["nip"], t["teks"]) for t in k.rows["tautan_pasti"] if t["apa"] == "langkah" and t.get("rhk") is None}
    people = {p["nip"]: p for p in k.orang}
    loose = [s | {"teks": words(s["rencana_aksi"])} for s in k.rencana_aksi if s["kunci_rhk"] is None and s["nip"] in people and in_period(k, s)]
    for (nip, text), of in _grouped([s for s in loose if s["teks"] and (s["nip"], s["teks"]) not in denied], "nip", "teks").items():
        found.append({"apa": "langkah", "nip": nip, "nama": people[nip]["nama"], "unit_kerja": people[nip]["unit_kerja"], "teks": text,
                      "tertulis": min(s["rencana_aksi"] for s in of), "bernama": True, "jumlah": len(of), "menit": None,
                      "pertama": min(s["periode_awal"] for s in of), "terakhir": max(s["periode_akhir"] for s in of)})
    return found


def tautan_mirip(k: Kantor) -> list[Row]:
    rhk, step = {h["kunci"]: h for h in k.rhk}, {s["kunci"]: s for s in k.rencana_aksi}
    notes = []
    for c in k.visible_notes():
        link = k.tautan.get(c["kunci"])
        if _now(k, c["tanggal"]) and link and link["cara"] == "mirip":
            h, s = rhk.get(link["kunci_rhk"]), step.get(link["kunci_langkah"])
            notes.append({"nip": c["nip"], "nama": c["nama"], "unit_kerja": c["unit_kerja"], "teks": words(named(c)), "tertulis": named(c), "rhk": h and h["rhk"],
                          "rencana_aksi": s and s["rencana_aksi"], "periode_awal": h and h["periode_awal"], "periode_akhir": h and h["periode_akhir"],
                          "skor": link["skor"], "tanggal": c["tanggal"]})
    found = []
    for of in _grouped(notes, "nip", "unit_kerja", "teks", "rhk", "rencana_aksi", "periode_awal", "periode_akhir").values():
        found.append(of[0] | {"tertulis": min(c["tertulis"] for c in of), "rhk_baku": words(of[0]["rhk"]), "rencana_aksi_baku": words(of[0]["rencana_aksi"]),
                              "skor": min(c["skor"] for c in of), "jumlah": len(of), "pertama": min(c["tanggal"] for c in of), "terakhir": max(c["tanggal"] for c in of)})
    return found


def pencarian(k: Kantor, word: str = "laporan") -> list[Row]:
    """Look where a word is written; 20 of each kind, the latest notes first."""
    people = sorted((p for p in k.orang if word in p["nama"].lower() or word in p["nip"]), key=lambda p: (p["nama"], p["nip"]))
    found = [p | {"apa": "pegawai", "teks": p["jabatan"] or "", "tanggal": None} for p in people[:20]]
    aims = sorted((g for g in goals(k) if word in g["rhk"].lower()), key=lambda g: (g["rhk"], g["nama"], g["kunci"]))
    found += [g | {"apa": "rhk", "teks": g["rhk"], "tanggal": None} for g in aims[:20]]
    done = sorted((s for s in steps(k) if in_period(k, s) and word in s["rencana_aksi"].lower()), key=lambda s: (s["rencana_aksi"], s["nama"], s["kunci"]))
    found += [s | {"apa": "rencana_aksi", "teks": s["rencana_aksi"], "tanggal": s["tenggat"]} for s in done[:20]]
    notes = [c for c in k.visible_notes() if _now(k, c["tanggal"]) and word in f"{c['kegiatan']}\n{c['hasil'] or ''}".lower()]
    notes.sort(key=lambda c: (date.max - c["tanggal"], c["nama"], c["kunci"]))
    return found + [c | {"apa": "catatan", "teks": c["kegiatan"]} for c in notes[:20]]


def midnight(day: date) -> datetime:
    """Return the end of a day."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time())
