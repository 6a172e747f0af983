"""The sheets on what the figures stand on: what was found in the files, which files they are, what each figure means."""

from __future__ import annotations

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.look import Face
from dashboard.workbook.texts import plain
from pipelines.figures import words
from pipelines.language import N_, _, number
from pipelines.load.retelling import retold
from pipelines.recognise.vocabulary import vocabulary

VALUES = (
    (N_("Catatan terakhir dan banyaknya catatan sebuah RHK"), N_("Buku kerja memuat hari orang, bukan tiap catatan; catatan mana milik RHK mana ditentukan program menurut teksnya dan jawaban orang.")),
    (N_("Senyap bila tanpa catatan sejak"), N_("Hari wajib terakhir dicari sampai 120 hari ke belakang, lebih jauh dari isi Data Hari. Senyapnya sendiri rumus atas tanggal itu.")),
    (N_("Bobot baku"), N_("Rata-rata bobot diambil dari semua langkah RHK itu, juga langkah yang tidak tampak pada periode ini.")),
    (N_("Dialog terakhir"), N_("Dapat lebih lama dari periode ini, sedangkan Data Dialog hanya memuat periode ini. Jatuh tempo dan statusnya rumus atas tanggal itu.")),
    (N_("Hari kosong dan tindak lanjut lewat pada Data Pegawai"), N_("Rumus bila sepuluh hari kerja terakhir sama bagi semua unit dan, seperti tanggal keadaan, berada dalam periode; selain itu nilai, karena daftarnya hanya memuat periode ini.")),
    (N_("Siapa yang tercantum pada Agenda Dialog, Layak Apresiasi, dan RHK Tersendat, serta alasannya"),
     N_("Daftar dan kata-katanya menurut saat buku kerja dibuat. Poin tiap pegawai dan banyaknya yang perlu diajak dialog tetap rumus; yang baru mencapai ambang tampak pada Data Pegawai.")),
    (N_("Kaskade RHK dan Tindak Lanjut"), N_("Rantai RHK pimpinan dan tindak lanjut yang dibawa dari dialog ke dialog diikuti menurut teks, yang tidak dapat dilakukan rumus.")),
    (N_("Predikat"), N_("Matriks rating dan penilaian mana yang berlaku bagi seorang pegawai ditentukan program; persentasenya rumus.")),
    (N_("Keadaan SKP dan bulan yang dinilai pada Data BKN"), N_("Dipilih dari beberapa baris Laporan SKP dan Laporan Penilaian seorang pegawai; hitungan per unit rumus atas daftar itu.")),
)


def write_quality(book: Book) -> None:
    """Write Mutu Data; it comes after all sheets with texts, so that it can say what was done to them."""
    page = book.page(_("Mutu Data"), _("Temuan pada baris yang diunggah, dan apa yang diubah agar tampil di buku kerja"), [
        Column("akibat", _("Akibat"), width=22), Column("jumlah", _("Banyaknya"), "int", 12, total=True), Column("berkas", _("Dari berkas"), "int", 12),
        Column("contoh", _("Contoh temuan dan yang dapat dilakukan"), width=110), Column("code", _("Kode"), width=26),
    ])
    frame = book.material.frame("mutu_data")
    if not frame.empty:
        frame = frame.assign(akibat=[words.severity_word(str(plain(v))) for v in frame["severity"]],
                             contoh=[retold(str(code), str(told)) for code, told in zip(frame["code"], frame["contoh"], strict=True)])
    waiting = int(frame.loc[frame["severity"] == "tolak", "jumlah"].sum()) if "severity" in frame else 0
    sentence = _("{n} baris menunggu perbaikan; baris itu tidak ikut dihitung.").format(n=number(waiting)) if waiting else _("Tidak ada baris yang menunggu perbaikan.")
    page.heading(_("Mutu data"), f"{sentence} {changed_texts(book)}", book.material.meaning("mutu_data"))
    page.table(frame, _("Belum ada temuan pada baris yang diunggah."), name="MutuData")
    page.paper()


def changed_texts(book: Book) -> str:
    """Say how many texts could not stand in a workbook as they were."""
    texts = book.texts
    said = [_("{n} sel memuat tanda yang tidak dapat disimpan Excel, diganti {mark}.").format(n=number(texts.replaced), mark="\ufffd")] if texts.replaced else []
    if texts.shortened:
        said.append(_("{n} teks lebih panjang dari isi satu sel dan dipotong.").format(n=number(texts.shortened)))
    return " ".join(said) or _("Semua teks dimuat apa adanya.")


def write_sources(book: Book) -> None:
    """Write from which files the rows come."""
    page = book.page(_("Sumber"), _("Berkas yang diunggah di balik angka-angka ini"), [
        Column("berkas", _("Berkas"), width=52), Column("sheet", _("Lembar"), width=24), Column("kind", _("Jenis"), width=24),
        Column("data_per", _("Data ditarik pada"), "date", 14), Column("dimuat", _("Diunggah"), "moment", 20),
        Column("rows", _("Baris"), "int", 11, total=True), Column("accepted", _("Diterima"), "int", 11, total=True),
        Column("rejected", _("Menunggu perbaikan"), "int", 12, total=True), Column("corrected", _("Sudah diperbaiki"), "int", 11, total=True), Column("skipped", _("Dilewati"), "int", 11, total=True),
        Column("hilang", _("Tak terhitung"), "int", 11, total=True, formula=lambda at: f"={at('rows')}-{at('accepted')}-{at('rejected')}-{at('corrected')}-{at('skipped')}"),
    ])
    page.heading(_("Sumber data"), _("Baris dalam berkas = diterima + menunggu perbaikan + sudah diperbaiki (dibaca dengan unggahan yang membawanya) + dilewati dengan alasan; yang tak terhitung selalu nol."))
    uploads = book.material.uploads
    if "kind" in uploads:
        titles = {name: _(kind.judul) for name, kind in vocabulary().kinds.items()}
        uploads = uploads.assign(kind=[titles.get(kind, kind) for kind in uploads["kind"]],
                                 hilang=uploads["rows"] - uploads["accepted"] - uploads["rejected"] - uploads["corrected"] - uploads["skipped"])
    page.table(uploads, _("Belum ada berkas yang diunggah."), name="Sumber")
    page.paper()


def write_definitions(book: Book) -> None:
    """Write what every figure means, what one row is, and what it is counted against."""
    page = book.page(_("Definisi"), _("Arti setiap angka, satuannya, dan pembaginya"), [
        Column("judul", _("Angka"), width=30), Column("arti", _("Artinya"), width=96),
        Column("butir", _("Satu baris adalah"), width=30), Column("penyebut", _("Pembagi"), width=42),
        Column("name", _("Nama teknis"), width=20, printed=False),
    ])
    rows = pd.DataFrame([vars(m) for m in book.material.definitions])
    page.heading(_("Definisi"), _("Setiap angka pada buku kerja ini dihitung menurut definisi berikut."))
    page.table(rows, _("Belum ada definisi."), name="Definisi")
    first = page.last_row + 2
    page.span(first, 1, page.printed, _("Yang tetap nilai, bukan rumus"), Face(size=13, bold=True, rule=None))
    for at, (what, why) in enumerate(VALUES, start=first + 1):
        page.write(at, 1, _(what), Face(bold=True))
        page.span(at, 2, page.printed, _(why), Face())
    page.last_row = first + len(VALUES)
    page.paper()
