"""How well the look of a column's values suits a field."""

from __future__ import annotations

from pipelines.recognise.values import Profile


def fit(wanted: str, seen: Profile) -> float:
    """Say how well a column's values suit a field: 1 suits, 0 says nothing, -1 contradicts."""
    if not wanted or not seen:
        return 0.0
    number, clock, dated = seen["angka"], seen["jam"], seen["tanggal"]
    span, text = seen["rentang_jam"], seen["teks"]
    if wanted == "nip":
        if seen["nip"] > 0.5:
            return 1.0
        return -1.0 if text > 0.6 or dated > 0.8 else 0.3 * seen["id"]
    if wanted == "nama":
        return -1.0 if number + seen["nip"] + dated > 0.6 or seen["panjang"] > 60 else 0.5 * seen["orang"]
    if wanted == "nama_nip":
        return 1.0 if seen["nama_nip"] > 0.5 else -0.4
    if wanted == "unit":
        return seen["unit"] if seen["unit"] > 0.3 else (-1.0 if number + dated + clock + seen["nip"] > 0.7 else 0.0)
    if wanted == "tanggal":
        day = dated + seen["hari"]
        serial = number + day > 0.7 and seen["panjang"] < 12 and seen["tahun"] < 0.5
        return 1.0 if day > 0.5 else (0.0 if serial or dated > 0.1 else -1.0)
    if wanted == "jam":
        return (
            1.0 if clock > 0.5 else (-1.0 if span > 0.4 or text > 0.5 or dated > 0.6 else 0.0 if number > 0.5 else -0.3)
        )
    if wanted == "rentang_jam":
        return (
            1.0
            if span > 0.4
            else (
                -0.6
                if number > 0.6 or seen["menit"] - clock > 0.6
                else 0.2
                if clock > 0.5
                else -0.7
                if dated > 0.4
                else 0.0
            )
        )
    if wanted == "menit":
        return (
            1.0
            if number > 0.6 or seen["menit"] - clock > 0.5
            else (-1.0 if span > 0.4 or text > 0.7 else -0.3 if clock > 0.6 else 0.0)
        )
    if wanted == "angka":
        return 0.5 if number + seen["jumlah"] > 0.6 else (-0.6 if text > 0.8 or dated > 0.6 else 0.0)
    if wanted == "target":
        return 0.5 if number + seen["jumlah"] + seen["persen"] > 0.5 else 0.0
    if wanted == "persen":
        return 0.5 if seen["persen"] + number > 0.6 else (-0.6 if seen["panjang"] > 25 or seen["jumlah"] > 0.6 else 0.0)
    if wanted == "teks":
        if text > 0.5:
            return 0.6
        return -1.0 if number + dated + clock + seen["url"] + seen["status"] > 0.7 else 0.0
    if wanted == "tahun":
        return 0.5 if seen["tahun"] > 0.5 else -0.5
    if wanted == "periode":
        return 0.3 if seen["periode"] > 0.5 else (-0.6 if text > 0.7 else 0.0)
    if wanted in {"aspek", "utama", "rating", "predikat", "absen", "status"}:
        share = seen[wanted]
        if share > 0.5:
            return 1.0
        return (-0.7 if wanted in {"aspek", "utama", "rating"} else -0.2) if seen["n"] >= 2 and share == 0 else 0.0
    return 0.0
