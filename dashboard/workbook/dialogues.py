"""The sheets of question three: with whom has the leader not spoken; people, units, leaders."""

from __future__ import annotations

from dashboard.workbook.graphs import dialogue_chart
from dashboard.workbook.look import MARKS
from dashboard.workbook.overview import small_unit
from dashboard.workbook.page import Book, Column
from pipelines.language import _, number


def write_dialogues(book: Book) -> None:
    """Write Dialog, Dialog per Unit and Dialog per Pimpinan."""
    _people(book)
    _units(book)
    _leaders(book)


def _states() -> list[Column]:
    return [
        Column("tepat_waktu", _("Tepat waktu"), "int", 12), Column("segera", _("Segera"), "int", 12),
        Column("terlambat", _("Terlambat"), "int", 12), Column("belum_pernah", _("Belum pernah"), "int", 12),
    ]


def _people(book: Book) -> None:
    page = book.page(_("Dialog"), _("Satu baris satu pegawai: dialog terakhir, jatuh tempo, status"), [
        Column("nama", _("Nama"), width=30), Column("unit_kerja", _("Unit kerja"), width=28),
        Column("nama_atasan", _("Pimpinan"), width=28), Column("status", _("Status"), "status", 18),
        Column("dialog", _("Dialog periode ini"), "int", 12, total=True), Column("per_bulan", _("Per bulan"), "decimal", 11),
        Column("terakhir", _("Dialog terakhir"), "date", 14), Column("hari_sejak", _("Hari sejak dialog"), "int", 12),
        Column("irama_bulan", _("Irama (bulan)"), "int", 12), Column("jatuh_tempo", _("Jatuh tempo"), "date", 14),
        Column("sisa_hari", _("Sisa hari"), "int", 12), Column("nip", _("NIP"), "nip", 22),
        Column("nip_atasan", _("NIP pimpinan"), "nip", 22, printed=False),
    ])
    frame = book.material.frame("frekuensi_dialog")
    late = int(frame["status"].isin(["terlambat", "belum_pernah"]).sum()) if "status" in frame else 0
    sentence = _("{n} dari {all} pegawai sudah melewati irama dialog atau belum pernah berdialog.").format(
        n=number(late), all=number(len(frame)))
    page.heading(_("Dialog kinerja per pegawai"), sentence, book.material.meaning("frekuensi_dialog"))
    page.table(frame, _("Belum ada pegawai dengan pimpinan. Unggah daftar pegawai yang memuat NIP atasan."), name="Dialog")
    page.paper()


def _units(book: Book) -> None:
    columns = [
        Column("unit_kerja", _("Unit kerja"), width=34), Column("induk", _("Bagian dari"), width=30),
        Column("keterangan", _("Keterangan"), width=26), Column("persen_tepat", _("Sesuai irama"), "percent", 11, bar=True),
        Column("pegawai", _("Pegawai"), "int", 12), *_states(), Column("dialog", _("Dialog periode ini"), "int", 12),
        Column("per_bulan", _("Dialog per bulan"), "decimal", 11),
        Column("per_orang_per_bulan", _("Per orang per bulan"), "decimal", 11),
    ]
    page = book.page(_("Dialog per Unit"), _("Seberapa banyak pegawai tiap unit yang dialognya sesuai irama"), columns)
    frame = book.material.frame("dialog_unit")
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])
    page.heading(_("Dialog kinerja per unit"), _("Sesuai irama = Tepat waktu atau Segera, dibagi pegawai yang memiliki pimpinan."),
                 book.material.meaning("dialog_unit"))
    page.table(frame, _("Belum ada unit dengan pimpinan. Unggah daftar pegawai yang memuat NIP atasan."), name="DialogUnit")
    dialogue_chart(page, len(frame), tuple((6 + i, MARKS[c.key][0]) for i, c in enumerate(_states())))
    page.paper()


def _leaders(book: Book) -> None:
    page = book.page(_("Dialog per Pimpinan"), _("Satu baris satu pimpinan: bawahan yang sudah dan belum diajak dialog"), [
        Column("nama_atasan", _("Pimpinan"), width=40), Column("bawahan", _("Bawahan"), "int", 12, total=True),
        Column("dialog", _("Dialog periode ini"), "int", 12, total=True),
        Column("per_bulan", _("Dialog per bulan"), "decimal", 12),
        *(Column(c.key, c.header, c.kind, 13, total=True) for c in _states()),
        Column("nip_atasan", _("NIP pimpinan"), "nip", 22),
    ])
    frame = book.material.frame("dialog_pimpinan")
    page.heading(_("Dialog kinerja per pimpinan"),
                 _("{n} pimpinan memiliki bawahan pada unit terpilih.").format(n=number(len(frame))),
                 book.material.meaning("dialog_pimpinan"))
    page.table(frame, _("Belum ada pimpinan. Unggah daftar pegawai yang memuat NIP atasan."), name="DialogPimpinan")
    page.paper()
