"""The words of reading: why a file is refused and what was noticed, in two sentences each."""

from __future__ import annotations

from pipelines.language import _, number
from pipelines.read.cells import Note
from pipelines.read.refusal import Refusal, Unreadable


def _foreign(variety: str) -> str:
    return {
        "pdf": _("Berkas {berkas} adalah PDF, bukan lembar kerja. Unduh data yang sama dari eKinerja dalam bentuk "
                 "Excel atau CSV, lalu unggah berkas itu."),
        "word": _("Berkas {berkas} adalah dokumen Word, bukan lembar kerja. Salin tabelnya ke Excel, simpan sebagai "
                  ".xlsx, lalu unggah berkas itu."),
        "presentasi": _("Berkas {berkas} adalah presentasi, bukan lembar kerja. Salin tabelnya ke Excel, simpan "
                        "sebagai .xlsx, lalu unggah berkas itu."),
        "gambar": _("Berkas {berkas} adalah gambar, bukan lembar kerja. Unduh data yang sama dari eKinerja dalam "
                    "bentuk Excel atau CSV, lalu unggah berkas itu."),
        "program": _("Berkas {berkas} adalah program komputer, bukan lembar kerja. Jangan membukanya bila asalnya "
                     "tidak dikenal; unggah ekspor dari eKinerja."),
        "arsip": _("Berkas {berkas} adalah arsip jenis lain (RAR, 7z, atau gzip). Buka arsipnya di komputer, lalu "
                   "unggah lembar kerja di dalamnya atau kemas sebagai .zip."),
        "json": _("Berkas {berkas} berisi data JSON, bukan lembar kerja. Unduh data yang sama dari eKinerja dalam "
                  "bentuk Excel atau CSV, lalu unggah berkas itu."),
        "halaman": _("Berkas {berkas} adalah halaman web tanpa tabel, sering kali halaman masuk. Masuk kembali ke "
                     "eKinerja, ulangi unduhannya, lalu unggah berkas yang baru."),
        "tanpa_lembar": _("Buku kerja {berkas} tidak memiliki lembar data. Periksa apakah berkasnya benar, lalu "
                          "unggah ekspor yang berisi tabel."),
    }.get(variety) or _("Berkas {berkas} tidak dikenali sebagai lembar kerja. Unggah berkas Excel, ODS, CSV, atau "
                        "ekspor eKinerja; bila perlu, buka dahulu di Excel dan simpan sebagai .xlsx.")


def _locked(variety: str) -> str:
    return {
        "sandi_salah": _("Kata sandi untuk {berkas} tidak cocok. Periksa kata sandinya, lalu coba lagi."),
        "ods": _("Berkas {berkas} terkunci kata sandi. Buka di LibreOffice, simpan tanpa kata sandi, lalu unggah "
                 "kembali."),
        "cara_lain": _("Berkas {berkas} terkunci dengan cara yang tidak dapat dibuka di sini. Buka di Excel, simpan "
                       "tanpa kata sandi, lalu unggah kembali."),
    }.get(variety) or _("Berkas {berkas} terkunci kata sandi. Isi kata sandinya, atau simpan tanpa kata sandi lalu "
                        "unggah kembali.")


def _too_big(variety: str) -> str:
    return {
        "jauh": _("Lembar {lembar} dalam {berkas} memakai daerah sampai sel {sel}, terlalu luas untuk dibaca. Hapus "
                  "isi sel yang jauh di luar tabel, simpan, lalu unggah kembali."),
        "kolom": _("Berkas {berkas} memiliki kolom atau baris lebih banyak daripada lembar Excel. Periksa apakah "
                   "pemisah kolomnya benar, lalu unggah kembali."),
        "bersarang": _("Berkas {berkas} adalah zip di dalam zip yang terlalu dalam. Buka zip itu di komputer, lalu "
                       "unggah lembar kerjanya langsung."),
    }.get(variety) or _("Isi {berkas} jauh lebih besar daripada yang wajar untuk sebuah ekspor. Bagi menjadi "
                        "beberapa berkas, misalnya per bulan, lalu unggah satu per satu.")


def _pattern(code: str, variety: str) -> str:
    if code == "bukan_lembar_kerja":
        return _foreign(variety)
    if code == "berkas_terkunci":
        return _locked(variety)
    if code == "berkas_terlalu_besar":
        return _too_big(variety)
    return {
        "berkas_kosong": _("Berkas {berkas} kosong. Ulangi unduhannya dari eKinerja, lalu unggah berkas yang baru."),
        "terlalu_lama": _("Membaca {berkas} melewati batas {detik} detik. Bagi menjadi beberapa berkas, misalnya per "
                          "bulan, lalu unggah satu per satu."),
        "memori_habis": _("Membaca {berkas} memerlukan memori lebih dari {mib} MiB. Bagi menjadi beberapa berkas, "
                          "misalnya per bulan, atau simpan sebagai CSV lalu unggah kembali."),
        "zip_tanpa_lembar": _("Tidak ada lembar kerja di dalam {berkas}. Masukkan ekspor Excel atau CSV ke dalam zip "
                              "itu, lalu unggah kembali."),
    }.get(code) or _("Berkas {berkas} rusak atau terpotong sehingga tidak dapat dibaca. Ulangi unduhannya, atau buka "
                     "di Excel dan simpan sebagai .xlsx, lalu unggah kembali.")


def unreadable(refusal: Refusal, name: str) -> Unreadable:
    """Put a refusal into the words of the current language."""
    named = {"lembar": "", "sel": "", "detik": "", "mib": "", **refusal.named}
    asks = refusal.code == "berkas_terkunci" and refusal.variety in ("", "sandi_salah")
    return Unreadable(refusal.code, _pattern(refusal.code, refusal.variety).format(berkas=name, **named), asks)


def note(code_and_named: Note, name: str) -> str:
    """Put what was noticed while reading into the words of the current language."""
    code, named = code_and_named
    if code == "rumus_tanpa_hasil":
        return _("Di {berkas} ada {jumlah} sel berumus tanpa hasil tersimpan, yang terbaca kosong. Buka di Excel, "
                 "simpan, lalu unggah kembali.").format(berkas=name, jumlah=number(int(named["jumlah"])))
    return _("Tanda kutip di {berkas} tidak berpasangan, jadi dibaca sebagai huruf biasa. Periksa baris yang memuat "
             "tanda kutip.").format(berkas=name)
