"""The sheets of question four: whom to talk to, about what; and whom to praise."""

from __future__ import annotations

from typing import Any

from dashboard.workbook.page import Book, Column, plain
from pipelines.language import _, number


def write_attention(book: Book) -> None:
    """Write Perlu Perhatian and Layak Apresiasi."""
    _agenda(book)
    _praise(book)


def _agenda(book: Book) -> None:
    page = book.page(_("Perlu Perhatian"), _("Siapa diajak dialog lebih dahulu, dan apa yang dibicarakan"), [
        Column("nama", _("Nama"), width=28), Column("unit_kerja", _("Unit kerja"), width=26),
        Column("alasan", _("Alasan"), width=58), Column("rhk_utama", _("RHK yang dibicarakan lebih dahulu"), width=48),
        Column("nama_atasan", _("Pimpinan"), width=24), Column("poin", _("Poin"), "int", 10),
        Column("nip", _("NIP"), "nip", 22, printed=False),
    ])
    frame = book.material.frame("agenda_dialog")
    if not frame.empty:
        frame = frame.assign(alasan=[reasons(row) for row in frame.to_dict("records")])
    sentence = _("{n} pegawai sebaiknya diajak dialog. Poin hanya mengurutkan; alasannya tertulis apa adanya.").format(
        n=number(len(frame)))
    page.heading(_("Perlu perhatian"), sentence, book.material.meaning("agenda_dialog"))
    page.table(frame, _("Tidak ada pegawai yang memerlukan perhatian khusus menurut data sampai tanggal keadaan."),
               name="PerluPerhatian")
    page.paper()


def _praise(book: Book) -> None:
    page = book.page(_("Layak Apresiasi"), _("Siapa patut mendapat apresiasi, dan atas apa"), [
        Column("nama", _("Nama"), width=30), Column("unit_kerja", _("Unit kerja"), width=30),
        Column("alasan", _("Yang patut diapresiasi"), width=70), Column("capaian", _("Capaian"), "percent", 11, bar=True),
        Column("selisih", _("Selisih (poin)"), "points", 11), Column("nip", _("NIP"), "nip", 22),
    ])
    frame = book.material.frame("layak_apresiasi")
    if not frame.empty:
        frame = frame.assign(alasan=[merits(row) for row in frame.to_dict("records")])
    sentence = _("{n} pegawai patut diapresiasi pada dialog berikutnya.").format(n=number(len(frame)))
    page.heading(_("Layak apresiasi"), sentence, book.material.meaning("layak_apresiasi"))
    page.table(frame, _("Belum ada yang tercatat sampai tanggal keadaan."), name="LayakApresiasi")
    page.paper()


def reasons(row: dict[Any, Any]) -> str:
    """List in words why a person is on the agenda."""
    value = {key: plain(item) for key, item in row.items()}
    found = []
    if value.get("rhk_kritis"):
        found.append(_("{n} RHK kritis").format(n=number(value["rhk_kritis"])))
    if value.get("langkah_lewat"):
        found.append(_("{n} langkah lewat tenggat, terlama {d} hari").format(
            n=number(value["langkah_lewat"]), d=number(value.get("hari_lewat_terlama") or 0)))
    if value.get("rhk_senyap"):
        found.append(_("{n} RHK tanpa catatan belakangan ini").format(n=number(value["rhk_senyap"])))
    if value.get("status_dialog") == "belum_pernah":
        found.append(_("belum pernah berdialog"))
    elif value.get("status_dialog") in ("terlambat", "segera") and value.get("hari_tanpa_dialog") is not None:
        found.append(_("{d} hari tanpa dialog").format(d=number(value["hari_tanpa_dialog"])))
    if value.get("hari_kosong"):
        found.append(_("{d} hari kerja belum ada catatan").format(d=number(value["hari_kosong"])))
    return _sentence(found)


def merits(row: dict[Any, Any]) -> str:
    """List in words what a person did well."""
    value = {key: plain(item) for key, item in row.items()}
    found = []
    if value.get("langkah_lebih_awal"):
        found.append(_("{n} langkah selesai sebelum tenggat").format(n=number(value["langkah_lebih_awal"])))
    if value.get("pekan_penuh"):
        found.append(_("{n} pekan penuh catatan dengan bukti dukung").format(n=number(value["pekan_penuh"])))
    if (value.get("selisih") or 0) > 0:
        found.append(_("capaian {n} poin di depan waktu").format(n=number(value["selisih"])))
    return _sentence(found)


def _sentence(parts: list[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
