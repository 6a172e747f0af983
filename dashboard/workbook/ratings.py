"""What BKN's own reports say: predikat per unit, and whose SKP is approved and rated."""

from __future__ import annotations

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.overview import small_unit
from dashboard.workbook.reckoning import divided
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


def write_bkn(book: Book) -> None:
    """Write Laporan BKN: approved SKP and rated months of each unit."""
    page = book.page(_("Laporan BKN"), _("SKP yang disetujui dan bulan yang dinilai tiap unit"), [
        Column("unit_kerja", _("Unit kerja"), width=36), Column("tahun", _("Tahun"), "number", 9), Column("pegawai", _("Pegawai"), "int", 11),
        Column("tercantum", _("Tercantum dalam laporan"), "int", 12), Column("disetujui", _("SKP disetujui"), "int", 12),
        Column("belum_disetujui", _("Belum disetujui"), "int", 12, formula=lambda at: f"={at('tercantum')}-{at('disetujui')}-{at('tidak_membuat')}"),
        Column("tidak_membuat", _("Tidak membuat SKP"), "int", 12),
        Column("tidak_tercantum", _("Tidak tercantum"), "int", 12, formula=lambda at: f"={at('pegawai')}-{at('tercantum')}"),
        Column("persen_disetujui", _("Persen disetujui"), "percent", 12, bar=True, formula=divided("disetujui", "tercantum")),
        Column("bulan_orang_wajib", _("Bulan orang ditunggu"), "int", 12), Column("bulan_orang_dinilai", _("Bulan orang dinilai"), "int", 12),
        Column("persen_bulan", _("Persen bulan dinilai"), "percent", 12, bar=True, formula=divided("bulan_orang_dinilai", "bulan_orang_wajib")),
        Column("dinilai_tahunan", _("Dinilai tahunan"), "int", 12), Column("keterangan", _("Keterangan"), width=24),
    ])
    frame = book.material.frame("laporan_bkn")
    if not frame.empty:
        frame = frame.assign(keterangan=[small_unit(v) for v in frame["unit_kecil"]])
    whole = frame[~frame["induk"].isin(set(frame["unit_kerja"]))] if "induk" in frame else frame
    listed, approved = (int(whole[key].sum()) if key in whole else 0 for key in ("tercantum", "disetujui"))
    sentence = _("{done} dari {all} pegawai yang tercantum sudah disetujui SKP-nya ({share}).").format(
        done=number(approved), all=number(listed), share=percent(100 * approved / listed if listed else None))
    page.heading(_("Laporan BKN per unit"), sentence, book.material.meaning("laporan_bkn"))
    page.table(frame, _("Belum ada Laporan SKP untuk tahun ini. Unggah Laporan SKP dari BKN."), name="LaporanBKN")
    page.paper()
