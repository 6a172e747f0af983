"""The sheets of question four: whom to talk to, about what; and whom to praise."""

from __future__ import annotations

from typing import Any

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.reckoning import by_code, points
from dashboard.workbook.texts import plain
from pipelines.figures import words
from pipelines.language import _, number


def agenda_list(book: Book) -> List:
    """Return the list of people to talk to."""
    frame = book.codes.add(book.material.frame("agenda_dialog"))
    if not frame.empty:
        frame = frame.assign(alasan=[reasons(row) for row in frame.to_dict("records")])
    people = by_code(book, "DataPegawai", len(frame))
    columns = [
        Column("nama", _("Nama"), width=28), Column("unit_kerja", _("Unit kerja"), width=26),
        Column("alasan", _("Alasan"), width=58), Column("rhk_utama", _("RHK yang dibicarakan lebih dahulu"), width=48),
        Column("nama_atasan", _("Pimpinan"), width=26), Column("poin", _("Poin"), "int", 11, formula=people.sum("poin") if len(book.material.frame("dasar_agenda")) else None),
        Column("nip", _("NIP"), "nip", 22, printed=False), Column("kode", _("Kode pegawai"), width=11, printed=False),
    ]
    return List("AgendaDialog", _("Agenda Dialog"), _("Siapa diajak dialog lebih dahulu, dan apa yang dibicarakan"), columns, frame)


def write_agenda(book: Book, listed: List) -> None:
    """Write Agenda Dialog."""
    sentence = _("{n} pegawai sebaiknya diajak dialog. Poin hanya mengurutkan; alasannya tertulis apa adanya.").format(n=number(len(listed.frame)))
    write_list(book, listed, _("Agenda dialog"), sentence, book.material.meaning("agenda_dialog"),
               _("Tidak ada pegawai yang memerlukan perhatian khusus menurut data sampai tanggal keadaan."))


def write_praise(book: Book) -> None:
    """Write Layak Apresiasi."""
    frame = book.codes.add(book.material.frame("layak_apresiasi"))
    steps = by_code(book, "DataLangkah", len(frame))
    page = book.page(_("Layak Apresiasi"), _("Siapa patut mendapat apresiasi, dan atas apa"), [
        Column("nama", _("Nama"), width=30), Column("unit_kerja", _("Unit kerja"), width=30),
        Column("alasan", _("Yang patut diapresiasi"), width=70), Column("capaian", _("Capaian"), "percent", 11, bar=True, formula=steps.share("maju_baku", "bobot_baku")),
        Column("target_waktu", _("Target waktu"), "percent", 11, formula=steps.share("waktu_baku", "bobot_baku")),
        Column("selisih", _("Selisih (poin)"), "points", 11, formula=points("capaian", "target_waktu")), Column("nip", _("NIP"), "nip", 22),
        Column("kode", _("Kode pegawai"), width=11, printed=False),
    ])
    if not frame.empty:
        frame = frame.assign(alasan=[merits(row) for row in frame.to_dict("records")], target_waktu=frame["capaian"] - frame["selisih"])
    sentence = _("{n} pegawai patut diapresiasi pada dialog berikutnya.").format(n=number(len(frame)))
    page.heading(_("Layak apresiasi"), sentence, book.material.meaning("layak_apresiasi"))
    page.table(frame, _("Belum ada yang tercatat sampai tanggal keadaan."), name="LayakApresiasi")
    page.paper()


def reasons(row: dict[Any, Any]) -> str:
    """List in words why a person is on the agenda."""
    return _sentence(words.agenda_reasons(_clean(row)))


def merits(row: dict[Any, Any]) -> str:
    """List in words what a person did well."""
    return _sentence(words.praise_reasons(_clean(row)))


def _clean(row: dict[Any, Any]) -> dict[str, Any]:
    # A DataFrame shows what is absent as NaN, which is neither none nor zero.
    kept = ("selisih", "naik_sejak_dialog", "status_dialog")
    return {key: 0 if value is None and key not in kept else value for key, value in ((key, plain(item)) for key, item in row.items())}


def _sentence(parts: list[str]) -> str:
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
