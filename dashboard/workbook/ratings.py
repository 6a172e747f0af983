"""What BKN's own reports say: predikat per unit, and whose SKP is approved and rated."""

from __future__ import annotations

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.lists import List, write_list
from dashboard.workbook.overview import small_unit
from dashboard.workbook.reckoning import by_unit, divided
from dashboard.workbook.results import origin_columns
from dashboard.workbook.sources import quoted
from dashboard.workbook.texts import plain
from pipelines.figures import words
from pipelines.language import _, number, percent

GOOD = ("sangat_baik", "baik")  # the shares that go on paper


def write_ratings(book: Book) -> None:
    """Write Predikat: how the ratings of each unit spread, one line a rated period."""
    counts = [Column(key, words.rating_word(key), "int", 11) for key in words.RATING]
    shares = [Column(f"persen_{key}", _("Persen {predikat}").format(predikat=words.rating_word(key).lower()), "percent", 11, bar=key in GOOD,
                     printed=key in GOOD, formula=divided(key, "dinilai")) for key in words.RATING]
    page = book.page(_("Predikat"), _("Sebaran predikat kinerja tiap unit dan periode penilaian"), [
        Column("unit_kerja", _("Unit kerja"), width=34), Column("periode", _("Periode penilaian"), width=28), Column("dinilai", _("Pegawai dinilai"), "int", 11),
        *counts, *(share for share in shares if share.printed), Column("berbeda", _("Tertulis berbeda"), "int", 11), Column("tanpa_rating", _("Tanpa rating"), "int", 11),
        Column("predikat_kantor", _("Predikat organisasi"), width=18), Column("keterangan", _("Keterangan"), width=24),
        *(share for share in shares if not share.printed),
        Column("periode_awal", _("Awal periode"), "date", 14, printed=False), Column("periode_akhir", _("Akhir periode"), "date", 14, printed=False),
    ])
    frame = book.material.frame("predikat_unit")
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]],
                             predikat_kantor=[words.rating_of_office(plain(v)) or "" for v in frame["predikat_organisasi"]])
    periods = len(frame["periode_akhir"].unique()) if "periode_akhir" in frame else 0
    page.heading(_("Predikat kinerja per unit"), _("{n} periode penilaian tercakup unggahan.").format(n=number(periods)), book.material.meaning("predikat_unit"))
    page.table(frame, _("Belum ada penilaian pada periode ini. Unggah Laporan Penilaian SKP."), name="Predikat")
    page.paper()


def report_list(book: Book) -> List:
    """Return the list of people behind BKN's counts."""
    frame = book.rows_of("rincian_bkn")
    if not frame.empty:
        frame = frame.assign(keadaan=[words.report_word(str(v)) for v in frame["keadaan"]],
                             **{key: [words.months_said(plain(v)) or None for v in frame[key]] for key in ("sudah_dinilai", "belum_dinilai")})
    columns = [
        Column("nama", _("Nama"), width=34), Column("unit_kerja", _("Unit kerja"), width=34), Column("keadaan", _("Keadaan SKP"), width=20),
        Column("bulan_wajib", _("Bulan ditunggu"), "int", 12, total=True), Column("bulan_dinilai", _("Bulan dinilai"), "int", 12, total=True),
        Column("persen_bulan", _("Persen bulan dinilai"), "percent", 12, bar=True, formula=divided("bulan_dinilai", "bulan_wajib")),
        Column("sudah_dinilai", _("Sudah dinilai"), width=26), Column("belum_dinilai", _("Belum dinilai"), width=26),
        Column("dinilai_tahunan", _("Dinilai tahunan"), "yes", 12, total=True), Column("mulai", _("SKP sejak"), "date", 14, printed=False),
        Column("tahun", _("Tahun"), "number", 9, printed=False), Column("nip", _("NIP"), "nip", 22, printed=False),
        Column("kode", _("Kode pegawai"), width=11, printed=False), *origin_columns(), *book.tree.columns(),
    ]
    return List("DataBKN", _("Data BKN"), _("Pegawai di balik Laporan BKN, dan bulan yang dinilai"), columns, frame)


def write_reported(book: Book, listed: List) -> None:
    """Write Data BKN."""
    frame = listed.frame
    waiting = int((frame["bulan_dinilai"] < frame["bulan_wajib"]).sum()) if len(frame) else 0
    sentence = _("{n} dari {all} pegawai belum dinilai pada semua bulan yang ditunggu.").format(n=number(waiting), all=number(len(frame)))
    write_list(book, listed, _("Data laporan BKN per pegawai"), sentence, book.material.meaning("rincian_bkn"),
               _("Belum ada pegawai. Unggah daftar pegawai."))


def write_bkn(book: Book) -> None:
    """Write Laporan BKN: approved SKP and rated months of each unit."""
    frame = book.material.frame("laporan_bkn")
    people = by_unit(book, "DataBKN", len(frame) * 2)
    state = {code: ("keadaan", quoted(words.report_word(code))) for code in words.REPORTED}
    page = book.page(_("Laporan BKN"), _("SKP yang disetujui dan bulan yang dinilai tiap unit"), [
        Column("unit_kerja", _("Unit kerja"), width=36), Column("tahun", _("Tahun"), "number", 9), Column("pegawai", _("Pegawai"), "int", 11, formula=people.count()),
        Column("tercantum", _("Tercantum dalam laporan"), "int", 12, formula=people.count(("keadaan", quoted("<>" + words.report_word("tidak_tercantum"))))),
        Column("disetujui", _("SKP disetujui"), "int", 12, formula=people.count(state["disetujui"])),
        Column("belum_disetujui", _("Belum disetujui"), "int", 12, formula=lambda at: f"={at('tercantum')}-{at('disetujui')}-{at('tidak_membuat')}"),
        Column("tidak_membuat", _("Tidak membuat SKP"), "int", 12, formula=people.count(state["tidak_membuat"])),
        Column("tidak_tercantum", _("Tidak tercantum"), "int", 12, formula=lambda at: f"={at('pegawai')}-{at('tercantum')}"),
        Column("persen_disetujui", _("Persen disetujui"), "percent", 12, bar=True, formula=divided("disetujui", "tercantum")),
        Column("bulan_orang_wajib", _("Bulan orang ditunggu"), "int", 12, formula=people.sum("bulan_wajib")),
        Column("bulan_orang_dinilai", _("Bulan orang dinilai"), "int", 12, formula=people.sum("bulan_dinilai")),
        Column("persen_bulan", _("Persen bulan dinilai"), "percent", 12, bar=True, formula=divided("bulan_orang_dinilai", "bulan_orang_wajib")),
        Column("dinilai_tahunan", _("Dinilai tahunan"), "int", 12, formula=people.sum("dinilai_tahunan")), Column("keterangan", _("Keterangan"), width=24),
    ])
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])
    whole = frame[~frame["induk"].isin(set(frame["unit_kerja"]))] if "induk" in frame else frame
    listed, approved = (int(whole[key].sum()) if key in whole else 0 for key in ("tercantum", "disetujui"))
    sentence = _("{done} dari {all} pegawai yang tercantum sudah disetujui SKP-nya ({share}).").format(
        done=number(approved), all=number(listed), share=percent(100 * approved / listed if listed else None))
    page.heading(_("Laporan BKN per unit"), sentence, book.material.meaning("laporan_bkn"))
    page.table(frame, _("Belum ada Laporan SKP untuk tahun ini. Unggah Laporan SKP dari BKN."), name="LaporanBKN")
    page.paper()
