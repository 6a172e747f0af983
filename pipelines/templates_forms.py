"""What the blank forms ask for: one form a kind, one field a column, in words that the recogniser knows."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.language import N_, _


@dataclass(frozen=True)
class Field:
    """Describe one column; `kind` is text, nip, date, time, number, percent or choice. The header stays as exports write it, in every language."""

    name: str
    header: str
    about: str
    example: str
    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    width: float = 18


@dataclass(frozen=True)
class Form:
    """Describe one form."""

    kind: str
    title: str
    about: str
    fields: tuple[Field, ...]


def forms() -> tuple[Form, ...]:
    """Return every form, in the order in which an office fills them."""
    return (_roster(), _results(), _steps(), _notes(), _dialogues(), _absences())


def _person(*, required_unit: bool = False) -> tuple[Field, Field, Field]:
    return (
        Field("nip", N_("NIP"), _("NIP 18 angka, tanpa spasi. Kolom ini sudah berformat teks agar angkanya tidak berubah; "
                                 "tempel sebagai nilai saja (Tempel Khusus, Nilai)."), "198503152010122008", "nip", True, width=24),
        Field("nama", N_("Nama"), _("Nama lengkap; gelar boleh ditulis."), "Sari Lestari", required=required_unit, width=28),
        Field("unit_kerja", N_("Unit Kerja"), _("Unit tempat bertugas, dengan ejaan yang sama pada setiap baris."),
              "Instalasi Mikrobiologi", required=required_unit, width=28),
    )


def _roster() -> Form:
    return Form("pegawai", _("Daftar Pegawai"), _("Satu baris satu pegawai. Unggah daftar ini lebih dahulu."), (
        *_person(required_unit=True),
        Field("unit_induk", N_("Unit Induk"), _("Unit yang membawahi unit kerja; kosongkan untuk unit teratas."),
              "Balai Contoh", width=28),
        Field("jabatan", N_("Jabatan"), _("Nama jabatan."), "Pranata Laboratorium Kesehatan", width=30),
        Field("golongan", N_("Golongan"), _("Golongan ruang."), "III/c", width=12),
        Field("jenis_pegawai", N_("Jenis Pegawai"), _("Pilih dari daftar."), "PNS", "choice",
              choices=("PNS", "PPPK", "PPNPN"), width=16),
        Field("nip_atasan", N_("NIP Atasan"), _("NIP pimpinan yang mengadakan Dialog Kinerja dengan pegawai ini."),
              "197501012000031001", "nip", width=24),
        Field("nama_atasan", N_("Nama Atasan"), _("Nama pimpinan tersebut."), "Hasan Basri", width=26),
        Field("tmt_unit", N_("TMT Unit"), _("Tanggal mulai bertugas di unit ini; perlu bila pegawai berpindah unit."),
              "02/01/2026", "date", width=14),
        Field("status_aktif", N_("Status Aktif"), _("Pilih dari daftar."), "Aktif", "choice",
              choices=("Aktif", "Tidak aktif"), width=14),
    ))


def _results() -> Form:
    return Form("rhk", _("Rencana Hasil Kerja"), _("Satu baris satu indikator dari satu RHK. Ulangi teks RHK pada setiap baris."), (
        *_person(),
        *_period(),
        Field("jenis", N_("Jenis RHK"), _("Pilih dari daftar."), "Utama", "choice", choices=("Utama", "Tambahan"), width=14),
        Field("rhk_pimpinan", N_("RHK Pimpinan yang Diintervensi"), _("RHK pimpinan yang didukung."),
              "Meningkatnya mutu layanan laboratorium", width=36),
        Field("rhk", N_("Rencana Hasil Kerja"), _("Teks RHK, sama persis dengan yang disepakati."),
              "Terlaksananya pemeriksaan sampel sesuai standar", required=True, width=40),
        Field("aspek", N_("Aspek"), _("Pilih dari daftar."), "Kuantitas", "choice",
              choices=("Kuantitas", "Kualitas", "Waktu", "Biaya"), width=14),
        Field("indikator", N_("Indikator Kinerja Individu"), _("Ukuran keberhasilan RHK."), "Jumlah sampel yang diperiksa", width=34),
        Field("target", N_("Target"), _("Angka dan satuannya."), "1.200 Sampel", width=16),
        Field("realisasi", N_("Realisasi"), _("Capaian sampai hari ini."), "860 Sampel", width=16),
    ))


def _period() -> tuple[Field, Field]:
    return (
        Field("periode_awal", N_("Periode Awal"), _("Hari pertama periode SKP."), "01/10/2026", "date", True, width=14),
        Field("periode_akhir", N_("Periode Akhir"), _("Hari terakhir periode SKP."), "31/12/2026", "date", True, width=14),
    )


def _steps() -> Form:
    return Form("rencana_aksi", _("Rencana Aksi"), _("Satu baris satu langkah. Setiap langkah diturunkan dari satu RHK."), (
        *_person(),
        *_period(),
        Field("rhk", N_("Rencana Hasil Kerja"), _("Teks RHK yang dijabarkan, sama persis dengan daftar RHK."),
              "Terlaksananya pemeriksaan sampel sesuai standar", width=40),
        Field("rencana_aksi", N_("Rencana Aksi"), _("Langkah yang dikerjakan."), "Memeriksa 100 sampel setiap bulan",
              required=True, width=40),
        Field("target", N_("Target"), _("Angka saja; satuannya di kolom berikut."), "300", "number", width=11),
        Field("satuan", N_("Satuan"), _("Satuan target."), "Sampel", width=14),
        Field("realisasi", N_("Realisasi"), _("Angka saja, dalam satuan yang sama."), "180", "number", width=11),
        Field("capaian_persen", N_("Progres (%)"), _("Tulis 60 untuk 60%. Kosongkan bila target dan realisasi sudah diisi."),
              "60", "percent", width=13),
        Field("bobot", N_("Bobot"), _("Bobot langkah di dalam RHK; kosongkan bila semua langkah sama penting."), "1", "number", width=10),
        Field("tanggal_mulai", N_("Tanggal Mulai"), _("Hari langkah dimulai."), "01/10/2026", "date", width=15),
        Field("tenggat", N_("Tenggat"), _("Hari langkah seharusnya selesai."), "15/12/2026", "date", width=15),
        Field("tanggal_selesai", N_("Tanggal Selesai Realisasi"), _("Hari langkah benar-benar selesai; kosongkan bila belum."),
              "", "date", width=16),
        Field("status", N_("Status"), _("Pilih dari daftar."), "Proses", "choice", choices=("Belum", "Proses", "Selesai"), width=12),
        Field("bukti_dukung", N_("Bukti Dukung"), _("Tautan atau nama dokumen."), "https://contoh.example/laporan", width=28),
        Field("kendala", N_("Kendala"), _("Hal yang menghambat, bila ada."), "Reagen datang terlambat", width=28),
    ))


def _notes() -> Form:
    return Form("catatan_harian", _("Catatan Harian"), _("Satu baris satu kegiatan pada satu hari."), (
        *_person(),
        Field("tanggal", N_("Tanggal"), _("Hari kegiatan dikerjakan."), "20/11/2026", "date", True, width=14),
        Field("jam_mulai", N_("Jam Mulai"), _("Jam dan menit."), "07:30", "time", width=12),
        Field("jam_selesai", N_("Jam Selesai"), _("Jam dan menit."), "10:00", "time", width=12),
        Field("kegiatan", N_("Kegiatan Harian"), _("Apa yang dikerjakan."), "Memeriksa sampel air minum", required=True, width=44),
        Field("hasil", N_("Hasil"), _("Keluaran kegiatan."), "Lembar hasil pemeriksaan", width=28),
        Field("volume", N_("Volume"), _("Angka saja."), "12", "number", width=10),
        Field("satuan", N_("Satuan"), _("Satuan volume."), "Sampel", width=12),
        Field("rhk", N_("Rencana Hasil Kerja"), _("RHK yang didukung kegiatan ini."),
              "Terlaksananya pemeriksaan sampel sesuai standar", width=40),
        Field("rencana_aksi", N_("Rencana Aksi"), _("Langkah yang didukung kegiatan ini."), "Memeriksa 100 sampel setiap bulan", width=36),
        Field("bukti_dukung", N_("Bukti Dukung"), _("Tautan atau nama dokumen."), "https://contoh.example/hasil", width=28),
        Field("status", N_("Status"), _("Pilih dari daftar."), "Disetujui", "choice",
              choices=("Diajukan", "Disetujui", "Dikembalikan", "Ditolak"), width=14),
        Field("keterangan", N_("Keterangan"), _("Catatan tambahan, bila ada."), "", width=24),
    ))


def _dialogues() -> Form:
    return Form("dialog_kinerja", _("Dialog Kinerja"), _("Satu baris satu pertemuan pimpinan dengan satu pegawai."), (
        *_person(),
        Field("nip_atasan", N_("NIP Atasan"), _("NIP pimpinan."), "197501012000031001", "nip", width=24),
        Field("nama_atasan", N_("Nama Atasan"), _("Nama pimpinan."), "Hasan Basri", width=26),
        Field("tanggal", N_("Tanggal Dialog"), _("Hari pertemuan."), "12/11/2026", "date", True, width=15),
        Field("jenis", N_("Topik Dialog"), _("Pokok pembicaraan."), "Reviu rencana aksi triwulan IV", width=28),
        Field("uraian", N_("Pembahasan"), _("Isi pembicaraan."), "Capaian pemeriksaan sampel dan kebutuhan reagen", required=True, width=44),
        Field("kendala", N_("Kendala"), _("Hambatan yang disampaikan."), "Reagen datang terlambat", width=28),
        Field("umpan_balik", N_("Umpan Balik"), _("Apresiasi dan arahan pimpinan."), "Ketelitian kerja patut dipertahankan", width=32),
        Field("tindak_lanjut", N_("Tindak Lanjut"), _("Kesepakatan."), "Mengajukan pengadaan reagen", width=32),
        Field("tenggat", N_("Batas Waktu"), _("Hari tindak lanjut seharusnya selesai."), "30/11/2026", "date", width=15),
        Field("metode", N_("Metode"), _("Pilih dari daftar."), "Tatap muka", "choice", choices=("Tatap muka", "Daring"), width=14),
        Field("status", N_("Status Dialog"), _("Pilih dari daftar."), "Terlaksana", "choice",
              choices=("Terlaksana", "Direncanakan", "Dibatalkan"), width=15),
        Field("bukti_dukung", N_("Bukti Dukung"), _("Tautan notulen atau nama dokumen."), "https://contoh.example/notulen", width=28),
    ))


def _absences() -> Form:
    return Form("ketidakhadiran", _("Ketidakhadiran"), _("Satu baris satu rentang hari. Hari ini tidak ditagih catatan harian."), (
        *_person(),
        Field("jenis", N_("Jenis Ketidakhadiran"), _("Pilih dari daftar."), "Cuti Tahunan", "choice", True, (
            "Cuti Tahunan", "Cuti Sakit", "Cuti Besar", "Cuti Melahirkan", "Cuti Alasan Penting", "Izin", "Dinas Luar",
            "Tugas Belajar"), width=24),
        Field("tanggal_mulai", N_("Tanggal Mulai"), _("Hari pertama tidak hadir."), "09/11/2026", "date", True, width=15),
        Field("tanggal_selesai", N_("Tanggal Selesai"), _("Hari terakhir tidak hadir."), "11/11/2026", "date", True, width=15),
        Field("jumlah_hari", N_("Jumlah Hari"), _("Jumlah hari kerja; boleh dikosongkan bila kedua tanggal terisi."), "3", "number", width=13),
        Field("keterangan", N_("Keterangan"), _("Nomor surat atau keperluan."), "Keperluan keluarga", width=32),
        Field("status", N_("Status"), _("Pilih dari daftar."), "Disetujui", "choice",
              choices=("Disetujui", "Menunggu persetujuan", "Ditolak"), width=22),
    ))
