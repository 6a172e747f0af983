"""The sheets of question three: with whom has the leader not spoken; people, units, leaders, and what was agreed."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column, Line
from dashboard.workbook.graphs import dialogue_chart
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.look import DIALOG_STATUSES, FOLLOW_UP_STATUSES, MARKS, status_text
from dashboard.workbook.overview import small_unit
from dashboard.workbook.reckoning import Reckoning, by_code, by_unit
from dashboard.workbook.results import origin_columns
from dashboard.workbook.sources import MONTHS, PER, quoted
from pipelines.language import _, number


def months(first: date, last: date) -> float:
    """Return the months from one day to another, both included, each day a share of its own month: as the figures count them."""
    total, day = 0.0, first
    while day <= last:
        turn = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        end = min(last, turn - timedelta(days=1))
        total += ((end - day).days + 1) / (turn - timedelta(days=1)).day
        day = turn
    return total


def people_list(book: Book) -> List:
    """Return the list of people and how long ago they met their leader."""
    frame = book.rows_of("frekuensi_dialog")
    if not frame.empty:
        settings = book.material.frame("rincian_pegawai")
        frame = frame.assign(sesuai=frame["status"].isin(["tepat_waktu", "segera"]).astype(int))
        frame = frame.merge(settings[["nip", "segera_hari"]], on="nip", how="left") if "segera_hari" in settings else frame.assign(segera_hari=None)
    talks = by_code(book, "DataDialog", len(frame))
    columns = [
        Column("nama", _("Nama"), width=30), Column("unit_kerja", _("Unit kerja"), width=28),
        Column("nama_atasan", _("Pimpinan"), width=28), Column("status", _("Status"), "status", 18, states=DIALOG_STATUSES, formula=_status),
        Column("dialog", _("Dialog periode ini"), "int", 12, total=True, formula=talks.count()),
        Column("per_bulan", _("Per bulan"), "decimal", 11, formula=_a_month),
        Column("terakhir", _("Dialog terakhir"), "date", 14),
        Column("hari_sejak", _("Hari sejak dialog"), "int", 12, formula=lambda line: f'=IF(ISNUMBER({line("terakhir")}),{PER}-{line("terakhir")},"–")'),
        Column("irama_bulan", _("Irama dalam bulan"), "int", 12),
        Column("jatuh_tempo", _("Jatuh tempo"), "date", 14, formula=lambda line: f'=IF(ISNUMBER({line("terakhir")}),EDATE({line("terakhir")},{line("irama_bulan")}),"–")'),
        Column("sisa_hari", _("Sisa hari"), "int", 12, formula=lambda line: f'=IF(ISNUMBER({line("jatuh_tempo")}),{line("jatuh_tempo")}-{PER},"–")'),
        Column("nip", _("NIP"), "nip", 22),
        Column("sesuai", _("Sesuai irama"), "yes", 10, printed=False, formula=_in_time), Column("segera_hari", _("Segera bila sisa hari"), "int", 12, printed=False),
        Column("nip_atasan", _("NIP pimpinan"), "nip", 22, printed=False), Column("kode", _("Kode pegawai"), width=11, printed=False),
        Column("kode_pimpinan", _("Kode pimpinan"), width=11, printed=False), *book.tree.columns(),
    ]
    return List("DialogKinerja", _("Dialog Kinerja"), _("Satu baris satu pegawai: dialog terakhir, jatuh tempo, status"), columns, frame)


def _a_month(line: Line) -> str | None:
    return f"={line('dialog')}/{MONTHS}" if line.value("per_bulan") is not None else None


def _status(line: Line) -> str | None:
    if line.value("segera_hari") is None:
        return None
    never, late, soon, in_time = (quoted(status_text(s)) for s in ("belum_pernah", "terlambat", "segera", "tepat_waktu"))
    left = line("sisa_hari")
    return f"=IF(NOT(ISNUMBER({left})),{never},IF({left}<0,{late},IF({left}<={line('segera_hari')},{soon},{in_time})))"


def _in_time(line: Line) -> str:
    return f"=IF(OR({line('status')}={quoted(status_text('tepat_waktu'))},{line('status')}={quoted(status_text('segera'))}),1,0)"


def write_dialogues(book: Book, listed: List) -> None:
    """Write Dialog Kinerja."""
    frame = listed.frame
    late = int(frame["status"].isin(["terlambat", "belum_pernah"]).sum()) if "status" in frame else 0
    sentence = _("{n} dari {all} pegawai sudah melewati irama dialog atau belum pernah berdialog.").format(
        n=number(late), all=number(len(frame)))
    write_list(book, listed, _("Dialog kinerja per pegawai"), sentence, book.material.meaning("frekuensi_dialog"),
               _("Belum ada pegawai dengan pimpinan. Unggah daftar pegawai yang memuat NIP atasan."))


def _states(reckoning: Reckoning, width: float = 12, *, total: bool = False) -> list[Column]:
    headers = (("tepat_waktu", _("Tepat waktu")), ("segera", _("Segera")), ("terlambat", _("Terlambat")), ("belum_pernah", _("Belum pernah")))
    return [Column(key, header, "int", width, total=total, formula=reckoning.count(("status", quoted(status_text(key))))) for key, header in headers]


def write_units(book: Book) -> None:
    """Write Dialog per Unit."""
    frame = book.material.frame("dialog_unit")
    talks = by_unit(book, "DialogKinerja", len(frame))
    columns = [
        Column("unit_kerja", _("Unit kerja"), width=34), Column("persen_tepat", _("Sesuai irama"), "percent", 11, bar=True, formula=talks.rate("sesuai")),
        Column("pegawai", _("Pegawai"), "int", 12, formula=talks.count()), *_states(talks),
        Column("dialog", _("Dialog periode ini"), "int", 12, formula=talks.sum("dialog")),
        Column("per_bulan", _("Dialog per bulan"), "decimal", 11, formula=_a_month),
        Column("per_orang_per_bulan", _("Per orang per bulan"), "amount2", 11, formula=_a_head),
        Column("induk", _("Bagian dari"), width=30), Column("keterangan", _("Keterangan"), width=26),
    ]
    page = book.page(_("Dialog per Unit"), _("Seberapa banyak pegawai tiap unit yang dialognya sesuai irama"), columns)
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])
    page.heading(_("Dialog kinerja per unit"), _("Sesuai irama = Tepat waktu atau Segera, dibagi pegawai yang memiliki pimpinan."),
                 book.material.meaning("dialog_unit"))
    page.table(frame, _("Belum ada unit dengan pimpinan. Unggah daftar pegawai yang memuat NIP atasan."), name="DialogUnit")
    dialogue_chart(page, len(frame), [(3 + i, MARKS[c.key][0], c.header) for i, c in enumerate(_states(talks))])
    page.paper()


def _a_head(line: Line) -> str | None:
    return f"={line('dialog')}/{MONTHS}/{line('pegawai')}" if line.value("per_orang_per_bulan") is not None else None


def write_leaders(book: Book) -> None:
    """Write Dialog per Pimpinan."""
    frame = book.codes.add(book.material.frame("dialog_pimpinan"))
    talks = by_code(book, "DialogKinerja", len(frame), "kode_pimpinan")
    page = book.page(_("Dialog per Pimpinan"), _("Satu baris satu pimpinan: bawahan yang sudah dan belum diajak dialog"), [
        Column("nama_atasan", _("Pimpinan"), width=40), Column("bawahan", _("Bawahan"), "int", 12, total=True, formula=talks.count()),
        Column("dialog", _("Dialog periode ini"), "int", 12, total=True, formula=talks.sum("dialog")),
        Column("per_bulan", _("Dialog per bulan"), "decimal", 12, formula=_a_month), *_states(talks, 13, total=True),
        Column("nip_atasan", _("NIP pimpinan"), "nip", 22), Column("kode_pimpinan", _("Kode pimpinan"), width=11, printed=False),
    ])
    page.heading(_("Dialog kinerja per pimpinan"),
                 _("{n} pimpinan memiliki bawahan pada unit terpilih.").format(n=number(len(frame))),
                 book.material.meaning("dialog_pimpinan"))
    page.table(frame, _("Belum ada pimpinan. Unggah daftar pegawai yang memuat NIP atasan."), name="DialogPimpinan")
    page.paper()


def follow_up_list(book: Book) -> List:
    """Return the list of what was agreed."""
    columns = [
        Column("nama", _("Nama"), width=26), Column("unit_kerja", _("Unit kerja"), width=24), Column("nama_atasan", _("Pimpinan"), width=24),
        Column("tindak_lanjut", _("Yang disepakati"), width=52), Column("status", _("Status"), "status", 18, states=FOLLOW_UP_STATUSES),
        Column("sejak", _("Sejak"), "date", 14), Column("terakhir_disebut", _("Terakhir disebut"), "date", 14),
        Column("dialog", _("Dialog yang menyebut"), "int", 12), Column("tenggat", _("Tenggat"), "date", 14), Column("hari_lewat", _("Hari lewat"), "int", 11),
        Column("selesai_pada", _("Selesai pada"), "date", 14), Column("nip", _("NIP"), "nip", 22, printed=False), Column("kode", _("Kode pegawai"), width=11, printed=False), *origin_columns(),
    ]
    return List("TindakLanjut", _("Tindak Lanjut"), _("Yang disepakati pada dialog, dan mana yang belum selesai"), columns, book.rows_of("tindak_lanjut"))


def write_follow_ups(book: Book, listed: List) -> None:
    """Write Tindak Lanjut."""
    frame = listed.frame
    counted = {s: int((frame["status"] == s).sum()) if "status" in frame else 0 for s in FOLLOW_UP_STATUSES}
    sentence = _("{late} tindak lanjut lewat tenggat, {open} terbuka, {done} selesai.").format(
        late=number(counted["lewat"]), open=number(counted["terbuka"]), done=number(counted["selesai"]))
    write_list(book, listed, _("Tindak lanjut dialog"), sentence, book.material.meaning("tindak_lanjut"),
               _("Belum ada tindak lanjut yang tercatat pada dialog periode ini."))


def meeting_list(book: Book) -> List:
    """Return the list of meetings held."""
    columns = [
        Column("nama", _("Nama"), width=26), Column("unit_kerja", _("Unit kerja"), width=26), Column("tanggal", _("Tanggal"), "date", 14),
        Column("jenis", _("Jenis"), width=18), Column("nama_atasan", _("Pimpinan"), width=26), Column("uraian", _("Uraian"), width=52),
        Column("tindak_lanjut", _("Tindak lanjut"), width=40), Column("tenggat", _("Tenggat"), "date", 14),
        Column("nip", _("NIP"), "nip", 22, printed=False), Column("kode", _("Kode pegawai"), width=11, printed=False), *origin_columns(), *book.tree.columns(),
    ]
    return List("DataDialog", _("Data Dialog"), _("Dialog yang terlaksana, satu baris satu pertemuan"), columns, book.rows_of("linimasa_dialog"))


def write_meetings(book: Book, listed: List) -> None:
    """Write Data Dialog."""
    write_list(book, listed, _("Data dialog"), _("{n} dialog terlaksana pada periode ini sampai tanggal keadaan.").format(n=number(len(listed.frame))),
               book.material.meaning("linimasa_dialog"), _("Belum ada dialog yang terlaksana pada periode ini. Unggah ekspor dialog kinerja."))

