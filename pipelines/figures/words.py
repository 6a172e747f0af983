"""The words that people read for what figures return as codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from pipelines.language import N_, _, number, short_month

STATUS = {
    "selesai": N_("Selesai"),
    "sesuai_jadwal": N_("Sesuai jadwal"),
    "tertinggal": N_("Tertinggal"),
    "kritis": N_("Kritis"),
    "belum_dijabarkan": N_("Belum dijabarkan"),
}
STATE = {  # what an export says of a step, note or RHK
    "kosong": N_("Belum ada"),
    "draft": N_("Draf"),
    "berjalan": N_("Sedang dikerjakan"),
    "menunggu": N_("Menunggu persetujuan"),
    "revisi": N_("Perlu revisi"),
    "disetujui": N_("Disetujui"),
    "selesai": N_("Selesai"),
    "ditolak": N_("Ditolak"),
    "terlambat": N_("Terlambat"),
    "terkunci": N_("Terkunci"),
}
DIALOGUE = {
    "tepat_waktu": N_("Tepat waktu"),
    "segera": N_("Segera"),
    "terlambat": N_("Terlambat"),
    "belum_pernah": N_("Belum pernah"),
}
DAY = {
    "tercatat": N_("Tercatat"),
    "kosong": N_("Belum ada catatan"),
    "tidak_hadir": N_("Tidak hadir"),
    "libur": N_("Libur"),
    "belum_diunggah": N_("Belum diunggah"),
}
COVERAGE = {
    "diunggah": N_("Sudah diunggah"),
    "sebagian": N_("Sebagian diunggah"),
    "belum_diunggah": N_("Belum diunggah"),
    "libur": N_("Libur"),
}
CASCADE = {
    "ada": N_("Ada"),
    "di_luar_unit": N_("Milik pimpinan di luar unit yang tampak"),
    "tidak_ditemukan": N_("Tidak ditemukan pada pimpinan mana pun"),
}
STALLED = {
    "lewat_tenggat": N_("lewat tenggat"),
    "senyap": N_("senyap"),
    "laju": N_("jauh di bawah target waktu"),
}
FOLLOW_UP = {
    "lewat": N_("Lewat tenggat"),
    "terbuka": N_("Terbuka"),
    "selesai": N_("Selesai"),
}
RATING = {
    "sangat_baik": N_("Sangat baik"),
    "baik": N_("Baik"),
    "butuh_perbaikan": N_("Butuh perbaikan"),
    "kurang": N_("Kurang"),
    "sangat_kurang": N_("Sangat kurang"),
}
REPORTED = {  # how BKN's Laporan SKP has a person's SKP
    "disetujui": N_("Disetujui"),
    "belum_disetujui": N_("Belum disetujui"),
    "tidak_membuat": N_("Tidak membuat SKP"),
    "tidak_tercantum": N_("Tidak tercantum"),
}
OFFICE_RATING = {"istimewa": N_("Istimewa"), **RATING}
SEVERITY = {
    "tolak": N_("Menunggu perbaikan"),
    "peringatan": N_("Perlu diperiksa"),
    "info": N_("Keterangan"),
}
# Shape goes with colour, so that neither is alone.
SHAPE = {
    "selesai": "●", "sesuai_jadwal": "▲", "tertinggal": "◆", "kritis": "■", "belum_dijabarkan": "○",
    "tepat_waktu": "●", "segera": "◆", "terlambat": "■", "belum_pernah": "○",
    "lewat": "■", "terbuka": "◆",
}


def status_word(code: str | None) -> str:
    """Name the standing of a step, RHK, person or unit; whoever has no RHK has no standing."""
    return _(STATUS[code]) if code in STATUS else _("Belum ada RHK")


def dialogue_word(code: str) -> str:
    """Name where a person stands against the cadence of dialogues."""
    return _(DIALOGUE[code])


def day_word(code: str) -> str:
    """Name what a person's day was."""
    return _(DAY[code])


def coverage_word(code: str) -> str:
    """Name how far a unit's week has been uploaded."""
    return _(COVERAGE[code])


def cascade_word(code: str) -> str:
    """Say whose the leader's RHK is that others name."""
    return _(CASCADE[code])


def stalled_reasons(row: Mapping[Any, Any]) -> str:
    """Say why an RHK counts as stalled: one row of the figure rhk_tersendat."""
    reason = _(STALLED[row["sebab"]])
    if row["langkah_lewat"]:
        reason = _("{n} langkah lewat tenggat").format(n=number(row["langkah_lewat"]))
    return f"{reason}, {_(STALLED['senyap'])}" if row["senyap"] and row["sebab"] != "senyap" else reason


def report_word(code: str) -> str:
    """Name how a person's SKP stands in BKN's report."""
    return _(REPORTED[code])


def months_said(months: str | None) -> str:
    """Write months that a figure lists as 2026-01 2026-02 2026-03 2026-05: Jan–Mar, Mei."""
    days = [date.fromisoformat(f"{month}-01") for month in (months or "").split()]
    runs: list[list[date]] = []
    for day in days:
        if runs and day.month == runs[-1][-1].month + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(short_month(run[0]) if len(run) == 1 else f"{short_month(run[0])}–{short_month(run[-1])}" for run in runs)


def follow_up_word(code: str) -> str:
    """Name where a follow-up stands."""
    return _(FOLLOW_UP[code])


def rating_word(code: str) -> str:
    """Name a predikat."""
    return _(RATING[code])


def rating_of_office(code: str | None) -> str | None:
    """Name the office's own predikat."""
    return _(OFFICE_RATING[code]) if code in OFFICE_RATING else None


def severity_word(code: str) -> str:
    """Say how much a finding matters."""
    return _(SEVERITY[code])


def shape(code: str | None) -> str:
    """Return the mark that stands beside a status word."""
    return SHAPE.get(code or "", "○")


def agenda_reasons(row: Mapping[Any, Any]) -> list[str]:
    """Say why a person should be talked to: one phrase a reason of the figure agenda_dialog."""
    reasons = []
    if row["rhk_kritis"]:
        reasons.append(_("{n} RHK kritis").format(n=number(row["rhk_kritis"])))
    if row["langkah_lewat"]:
        reasons.append(_("{n} rencana aksi lewat tenggat, terlama {hari} hari").format(
            n=number(row["langkah_lewat"]), hari=number(row["hari_lewat_terlama"])))
    if row.get("tindak_lanjut_lewat"):
        reasons.append(_("{n} tindak lanjut lewat tenggat").format(n=number(row["tindak_lanjut_lewat"])))
    if row["rhk_senyap"]:
        reasons.append(_("{n} RHK senyap").format(n=number(row["rhk_senyap"])))
    if row["status_dialog"] == "belum_pernah":
        reasons.append(_("belum pernah berdialog"))
    elif row["status_dialog"] == "terlambat":
        reasons.append(_("{n} hari tanpa dialog").format(n=number(row["hari_tanpa_dialog"])))
    elif row["status_dialog"] == "segera":
        reasons.append(_("dialog segera jatuh tempo"))
    if row["hari_kosong"] >= 3:
        reasons.append(_("{n} hari tanpa catatan dalam 10 hari kerja terakhir").format(n=number(row["hari_kosong"])))
    return reasons


def praise_reasons(row: Mapping[str, Any]) -> list[str]:
    """Say what a person is praised for: one phrase a reason of the figure layak_apresiasi."""
    reasons = []
    if row["langkah_lebih_awal"]:
        reasons.append(_("{n} rencana aksi selesai sebelum tenggat").format(n=number(row["langkah_lebih_awal"])))
    if row["pekan_penuh"]:
        reasons.append(_("{n} pekan penuh catatan berbukti").format(n=number(row["pekan_penuh"])))
    if row["selisih"] is not None and row["selisih"] >= 10:
        reasons.append(_("capaian {n} poin di depan target waktu").format(n=number(row["selisih"])))
    if row.get("naik_sejak_dialog") is not None and row["naik_sejak_dialog"] >= 10:
        reasons.append(_("selisih naik {n} poin sejak dialog terakhir").format(n=number(row["naik_sejak_dialog"])))
    return reasons
