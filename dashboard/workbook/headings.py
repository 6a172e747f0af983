"""What the columns of figures are called where a figure is shown as it is: heading, kind, and which columns stay out."""

from __future__ import annotations

from pipelines.figures import words
from pipelines.language import N_, _

HEADINGS = {
    "nip": N_("NIP"), "nama": N_("Nama"), "unit_kerja": N_("Unit kerja"), "jabatan": N_("Jabatan"), "nip_atasan": N_("NIP pimpinan"),
    "nama_atasan": N_("Pimpinan"), "periode": N_("Periode"), "periode_awal": N_("Awal periode"), "periode_akhir": N_("Akhir periode"), "jenis": N_("Jenis"),
    "rhk": N_("RHK"), "rhk_pimpinan": N_("RHK pimpinan"), "langkah": N_("Langkah"), "langkah_selesai": N_("Langkah selesai"),
    "langkah_lewat": N_("Langkah lewat tenggat"), "capaian": N_("Capaian"), "target_waktu": N_("Target waktu"), "selisih": N_("Selisih (poin)"),
    "status": N_("Status"), "senyap": N_("Senyap"), "catatan_terakhir": N_("Catatan terakhir"), "jumlah_catatan": N_("Catatan"), "tenggat": N_("Tenggat"),
    "rencana_aksi": N_("Rencana aksi"), "mulai": N_("Mulai"), "tanggal_selesai": N_("Selesai pada"), "kemajuan": N_("Kemajuan"),
    "hari_lewat": N_("Hari lewat"), "bobot": N_("Bobot"), "target": N_("Target"), "satuan": N_("Satuan"), "realisasi": N_("Realisasi"),
    "bukti_dukung": N_("Bukti dukung"), "kendala": N_("Kendala"), "pegawai": N_("Pegawai"), "unit": N_("Unit"), "kepatuhan": N_("Kepatuhan catatan"),
    "persen_berbukti": N_("Catatan berbukti"), "persen_tepat": N_("Dialog sesuai irama"), "perlu_dialog": N_("Perlu diajak dialog"), "dialog": N_("Dialog"),
    "rhk_dijabarkan": N_("RHK dijabarkan"), "rhk_kritis": N_("RHK kritis"), "rhk_senyap": N_("RHK senyap"), "hari_wajib": N_("Hari wajib"),
    "hari_tercatat": N_("Hari tercatat"), "hari_tidak_hadir": N_("Hari tidak hadir"), "catatan": N_("Catatan"), "berbukti": N_("Berbukti"),
    "menit": N_("Menit"), "diunggah": N_("Sudah diunggah"), "hari_orang_wajib": N_("Hari orang wajib"), "hari_orang_tercatat": N_("Hari orang tercatat"),
    "menit_per_hari": N_("Menit sehari"), "minggu": N_("Pekan mulai"), "pegawai_mencatat": N_("Pegawai mencatat"), "keadaan": N_("Keadaan"),
    "hari_kosong_terakhir": N_("Hari kosong terakhir"), "per_bulan": N_("Dialog sebulan"), "terakhir": N_("Dialog terakhir"), "hari_sejak": N_("Hari sejak dialog"),
    "irama_bulan": N_("Irama (bulan)"), "jatuh_tempo": N_("Jatuh tempo"), "sisa_hari": N_("Sisa hari"), "tepat_waktu": N_("Tepat waktu"),
    "segera": N_("Segera"), "terlambat": N_("Terlambat"), "belum_pernah": N_("Belum pernah"), "bawahan": N_("Bawahan"), "tindak_lanjut": N_("Tindak lanjut"),
    "sejak": N_("Sejak"), "terakhir_disebut": N_("Terakhir disebut"), "selesai_pada": N_("Selesai pada"), "poin": N_("Poin"),
    "hari_lewat_terlama": N_("Lewat terlama (hari)"), "tindak_lanjut_lewat": N_("Tindak lanjut lewat"), "status_dialog": N_("Status dialog"),
    "hari_tanpa_dialog": N_("Hari tanpa dialog"), "hari_kosong": N_("Hari kosong"), "rhk_utama": N_("RHK yang dibicarakan"),
    "langkah_lebih_awal": N_("Langkah lebih awal"), "pekan_penuh": N_("Pekan penuh"), "naik_sejak_dialog": N_("Naik sejak dialog (poin)"),
    "hari_tersendat": N_("Hari tersendat"), "dialog_terakhir": N_("Dialog terakhir"), "tanggal": N_("Tanggal"), "uraian": N_("Pembahasan"),
    "predikat": N_("Predikat"), "tahun": N_("Tahun"), "kegiatan": N_("Kegiatan"), "alasan": N_("Alasan"),
}
# Keys, sources and thresholds: named, they can be had; unasked they would only widen a table.
LEFT_OUT = {"kunci", "kunci_rhk", "berkas", "sheet", "baris", "induk", "tingkat", "unit_kecil", "kelompok_kecil", "ambang_tertinggal", "ambang_kritis", "bobot_baku",
            "segera_hari", "status_teks", "selesai", "lewat", "hari_senyap"}
_PERCENT = ("capaian", "target_waktu", "kepatuhan", "kemajuan")
_CODES = {**words.STATUS, **words.DIALOGUE, **words.FOLLOW_UP, **words.COVERAGE, **words.CASCADE, **words.STALLED}
_CODED = ("status", "status_dialog", "keadaan", "sebab")


def heading(column: str) -> str:
    """Return what a column is called."""
    return _(HEADINGS[column]) if column in HEADINGS else column.replace("_", " ").capitalize()


def kind(column: str) -> str:
    """Return how a column's numbers are meant: percent on the scale 0–100, points, or nothing special."""
    if column.startswith("persen_") or column in _PERCENT or column in ("capaian_bawahan", "target_waktu_bawahan"):
        return "percent"
    return "points" if column.startswith("selisih") or column == "naik_sejak_dialog" else ""


def said(column: str, value: object) -> object:
    """Return a value as people read it: a code by its word."""
    return _(_CODES[value]) if column in _CODED and isinstance(value, str) and value in _CODES else value
