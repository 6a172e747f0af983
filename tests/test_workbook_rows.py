"""Hand-made figure rows for the workbook tests, in the shape that the door gives them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pandas as pd

from dashboard.workbook import Material, Meaning, Signatory

PER = date(2026, 11, 20)
UNITS = ("Balai Contoh", "Instalasi Mikrobiologi dan Biologi Molekuler", "Tim Kerja Surveilans", "Instalasi Entomologi")
STATUSES = ("kritis", "tertinggal", "sesuai_jadwal", "selesai", "belum_dijabarkan")
DIALOGUES = ("belum_pernah", "terlambat", "segera", "tepat_waktu")
RATINGS = ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang")
NAMES = ("Sari Lestari", "Bayu Pratama", "Dewi Anggraini", "Rizal Hakim", "Maria Tandi", "Yusuf Salassa")


def person(index: int) -> dict[str, object]:
    return {
        "nip": f"19850{index % 9 + 1}152010121{index:03d}", "nama": f"{NAMES[index % 6]} {index}",
        "unit_kerja": UNITS[1 + index % 3], "jabatan": "Analis Laboratorium", "nip_atasan": "197501012000031001",
        "nama_atasan": "Hasan Basri",
    }


def material(people: int = 12, *, text: str = "Pemeriksaan sampel selesai tepat waktu sesuai standar mutu") -> Material:
    persons = [person(i) for i in range(people)]
    return Material(
        kantor="Balai Contoh & Rekan", units=(), dari=date(2026, 10, 1), sampai=date(2026, 12, 31), per=PER,
        dibuat=datetime(2026, 11, 24, 9, 30), batch="7", frames=frames(persons, text) if people else {},
        definitions=definitions(), uploads=uploads() if people else pd.DataFrame(), penyusun="penguji", versi="0.1.0", tempat="Makassar",
        penanda=(Signatory("Kepala Balai", "dr. Hasan Basri, M.Kes.", "197501012000031001"), Signatory("Ketua Tim Kerja", "Sari Lestari", "198503152010121001")),
    )


def definitions() -> tuple[Meaning, ...]:
    return (
        Meaning("ringkasan", "Ringkasan", "Angka kunci unit terpilih.", "satu baris", "lihat masing-masing angka"),
        Meaning("capaian_unit", "Capaian RHK per unit", "Rata-rata tertimbang kemajuan langkah semua RHK di unit dan unit "
                "di bawahnya; target waktu adalah bagian hari kerja langkah yang sudah lewat.", "satu unit",
                "semua langkah RHK pada periode"),
        Meaning("kepatuhan_catatan", "Kepatuhan catatan harian", "Hari orang dengan sedikitnya satu catatan dibagi hari "
                "orang yang wajib, hanya dalam tanggal yang tercakup unggahan.", "satu unit", "hari orang wajib"),
        Meaning("dialog_unit", "Dialog kinerja per unit", "Pegawai yang dialognya sesuai irama.", "satu unit",
                "pegawai yang memiliki pimpinan"),
        Meaning("agenda_dialog", "Agenda dialog", "Pegawai dengan sedikitnya satu alasan.", "satu pegawai", ""),
    )


def frames(persons: list[dict[str, object]], text: str) -> dict[str, pd.DataFrame]:
    rhk = [{
        **p, "kunci_rhk": f"k{i}{j}", "periode": "Triwulan IV 2026", "periode_awal": date(2026, 10, 1),
        "periode_akhir": date(2026, 12, 31), "jenis": "Utama", "rhk": f"{text} {i}.{j}", "rhk_pimpinan": "Layanan bermutu",
        "langkah": 0 if s == "belum_dijabarkan" else 4, "langkah_selesai": 0 if s == "belum_dijabarkan" else j,
        "langkah_lewat": int(s == "kritis"), "capaian": None if s == "belum_dijabarkan" else 25.0 * j,
        "target_waktu": 56.5, "selisih": None if s == "belum_dijabarkan" else 25.0 * j - 56.5, "status": s,
        "senyap": s == "kritis", "catatan_terakhir": None if s == "kritis" else date(2026, 11, 18),
        "jumlah_catatan": i + j, "tenggat": date(2026, 12, 15), "hari_ke_tenggat": 17,
        "ambang_tertinggal": -10.0, "ambang_kritis": -25.0, "berkas": "rhk.xlsx", "sheet": "RHK", "baris": 7 + i,
    } for i, p in enumerate(persons) for j, s in [(k, STATUSES[(i + k) % 5]) for k in range(3)]]
    steps = [{
        **{k: r[k] for k in ("kunci_rhk", "nip", "nama", "unit_kerja", "rhk", "target_waktu", "selisih")}, "kunci": f"{i}",
        "rencana_aksi": f"Menyusun laporan bulanan hasil pemeriksaan tahap {i}", "mulai": date(2026, 10, 5),
        "tenggat": date(2026, 11, 1 + i % 28), "tanggal_selesai": None, "kemajuan": float(i % 101),
        "status": STATUSES[i % 4], "status_teks": "Proses", "selesai": False, "lewat": i % 3 == 0, "hari_lewat": i % 3 or None,
        "bobot": 1.0, "bobot_baku": 1.0, "target": 12.0, "satuan": "Dokumen", "realisasi": 3.5, "bukti_dukung": "https://contoh.test/bukti",
        "kendala": None, "berkas": "rencana_aksi.xlsx", "sheet": "Sheet1", "baris": 10 + i,
    } for i, r in enumerate(rhk)]
    return {
        "rincian_rhk": pd.DataFrame(rhk), "rincian_langkah": pd.DataFrame(steps), **unit_frames(len(persons)), **row_frames(persons, text),
        "kepatuhan_pegawai": pd.DataFrame([{
            **p, "hari_wajib": 36, "hari_tercatat": 30 - i % 9, "kepatuhan": 100 * (30 - i % 9) / 36, "hari_tidak_hadir": i % 3,
            "catatan": 80 + i, "berbukti": 40, "persen_berbukti": 4000 / (80 + i), "menit": 9000 + 7 * i,
            "catatan_terakhir": date(2026, 11, 19), "hari_kosong_terakhir": i % 4, "diunggah": i % 5 != 0,
        } for i, p in enumerate(persons)]),
        "frekuensi_dialog": pd.DataFrame([{
            **p, "dialog": i % 3, "per_bulan": i % 3 / 1.7, "terakhir": date(2026, 9, 1) if i % 4 else None,
            "hari_sejak": 80 if i % 4 else None, "irama_bulan": 2, "jatuh_tempo": date(2026, 11, 1) if i % 4 else None,
            "sisa_hari": -19 if i % 4 else None, "status": DIALOGUES[i % 4],
        } for i, p in enumerate(persons)]),
        "dialog_pimpinan": pd.DataFrame([{
            "nip_atasan": "197501012000031001", "nama_atasan": "Hasan Basri", "bawahan": len(persons), "dialog": 9,
            "per_bulan": 5.3, "tepat_waktu": 3, "segera": 2, "terlambat": 4, "belum_pernah": 3}]),
        "agenda_dialog": pd.DataFrame([{
            **p, "poin": 9 - i % 9, "rhk_kritis": 1, "rhk_senyap": 1, "langkah_lewat": 2, "hari_lewat_terlama": 14,
            "status_dialog": DIALOGUES[i % 4], "hari_tanpa_dialog": 74, "hari_kosong": i % 4, "rhk_utama": text,
        } for i, p in enumerate(persons)]),
        "layak_apresiasi": pd.DataFrame([{
            **p, "poin": 3, "langkah_lebih_awal": 2, "pekan_penuh": 4, "capaian": 88.0, "selisih": 12.0,
        } for p in persons[:4]]),
    }


def row_frames(persons: list[dict[str, object]], text: str) -> dict[str, pd.DataFrame]:
    origin = {"berkas": "daftar.xlsx", "sheet": "Sheet1", "baris": 9}
    days = [date(2026, 11, 16) + timedelta(days=k) for k in range(5)]
    return {
        "rincian_pegawai": pd.DataFrame([{**p, **origin, "ambang_tertinggal": -10.0, "ambang_kritis": -25.0, "irama_bulan": 2, "segera_hari": 7} for p in persons]),
        "rincian_hari": pd.DataFrame([{
            **{k: p[k] for k in ("nip", "nama", "unit_kerja")}, **origin, "tanggal": day, "minggu": days[0], "hari_kerja": True, "tidak_hadir": i % 7 == 0,
            "kerja": i % 7 != 0, "wajib": i % 7 != 0, "tercatat": (i + k) % 3 > 0, "catatan": (i + k) % 3, "berbukti": (i + k) % 2, "menit": 90,
        } for i, p in enumerate(persons) for k, day in enumerate(days)]),
        "linimasa_dialog": pd.DataFrame([{**p, **origin, "tanggal": date(2026, 10, 6), "jenis": "Pemantauan", "status": "selesai", "uraian": text,
                                          "tindak_lanjut": text, "tenggat": date(2026, 11, 1)} for p in persons[::3]]),
        "tindak_lanjut": pd.DataFrame([{**p, **origin, "tindak_lanjut": text, "sejak": date(2026, 10, 6), "terakhir_disebut": date(2026, 11, 6), "dialog": 2,
                                        "tenggat": date(2026, 11, 1), "status": ("lewat", "terbuka", "selesai")[i % 3], "hari_lewat": 19, "selesai_pada": None}
                                       for i, p in enumerate(persons)]),
        "rhk_tersendat": pd.DataFrame([{**p, "kunci_rhk": f"k{i}0", "rhk": text, "status": "kritis", "senyap": True, "sebab": "lewat_tenggat", "sejak": date(2026, 11, 1),
                                        "hari_tersendat": 19, "dialog_terakhir": None, "langkah_lewat": 1, "catatan_terakhir": None, "capaian": 20.0,
                                        "target_waktu": 60.0, "selisih": -40.0} for i, p in enumerate(persons[:3])]),
        "mutu_data": pd.DataFrame([{"code": "bukti_kosong", "severity": "info", "jumlah": 3, "berkas": 1, "contoh": "3 catatan tanpa bukti."}]),
    }


def unit_frames(people: int) -> dict[str, pd.DataFrame]:
    units = [{"unit_kerja": u, "induk": None if i == 0 else UNITS[0], "tingkat": min(i, 1),
              "pegawai": people if i == 0 else max(people // 3, 1), "unit_kecil": i == 3} for i, u in enumerate(UNITS)]
    weeks = [date(2026, 9, 28) + timedelta(days=7 * k) for k in range(8)]
    return {
        "rincian_unit": pd.DataFrame([{"unit_kerja": u["unit_kerja"], "induk": u["induk"], "tingkat": u["tingkat"], "ambang_tertinggal": -10.0,
                                       "ambang_kritis": -25.0, "hari_senyap": 10, "irama_bulan": 2, "segera_hari": 7} for u in units]),
        "predikat_unit": pd.DataFrame([{**u, "periode": "TW III 2026", "periode_awal": date(2026, 7, 1), "periode_akhir": date(2026, 9, 30), "dinilai": 4,
                                        **dict(zip(RATINGS, (1, 2, 1, 0, 0), strict=True)), **{f"persen_{r}": 25.0 * n for r, n in zip(RATINGS, (1, 2, 1, 0, 0), strict=True)},
                                        "berbeda": 0, "tanpa_rating": 1, "predikat_organisasi": "baik"} for u in units]),
        "laporan_bkn": pd.DataFrame([{**u, "tahun": 2026, "pegawai": 6, "tercantum": 5, "disetujui": 3, "belum_disetujui": 1, "tidak_membuat": 1, "tidak_tercantum": 1,
                                      "persen_disetujui": 60.0, "bulan_orang_wajib": 9, "bulan_orang_dinilai": 6, "persen_bulan": 100 * 6 / 9, "dinilai_tahunan": 0}
                                     for u in units]),
        "kaskade_rhk": pd.DataFrame([{"kunci_rhk": "k00", "nip": "197501012000031001", "nama": "Hasan Basri", "unit_kerja": UNITS[0], "rhk": "Layanan bermutu",
                                      "keadaan": "ada", "rhk_langsung": 3, "rhk_bawahan": 9, "pegawai_bawahan": 4, "langkah_bawahan": 30, "rhk_kritis": 1,
                                      "capaian_bawahan": 55.0, "target_waktu_bawahan": 60.0, "selisih_bawahan": -5.0, "capaian": 70.0, "target_waktu": 60.0,
                                      "selisih": 10.0, "status": "sesuai_jadwal"}]),
        "ringkasan": pd.DataFrame([{
            "pegawai": people, "unit": 4, "rhk": people * 3, "langkah": people * 8, "langkah_selesai": people * 5,
            "capaian": 62.4, "target_waktu": 71.0, "selisih": -8.6, "kepatuhan": 88.2, "persen_berbukti": 54.0,
            "persen_tepat": 71.0, "perlu_dialog": people, "dialog": 19}]),
        "capaian_unit": pd.DataFrame([{
            **u, "rhk": 9, "rhk_dijabarkan": 8, "langkah": 32, "langkah_selesai": 16, "langkah_lewat": 3, "rhk_kritis": 2,
            "rhk_senyap": 1, "capaian": 40.0 + 15 * i, "target_waktu": 71.0, "selisih": 15.0 * i - 31, "status": STATUSES[i % 4],
        } for i, u in enumerate(units)]),
        "kepatuhan_catatan": pd.DataFrame([{
            **u, "hari_orang_wajib": 400, "hari_orang_tercatat": 350, "kepatuhan": 87.5, "catatan": 900 + i, "berbukti": 450,
            "persen_berbukti": 50.0, "menit": 90000, "menit_per_hari": 400.0} for i, u in enumerate(units)]),
        "aktivitas_unit": pd.DataFrame([{
            "unit_kerja": u, "minggu": w, "pegawai": 4, "pegawai_mencatat": 3, "catatan": 30 + 3 * k + i, "menit": 9000,
            "hari_orang_wajib": 20, "hari_orang_tercatat": 16, "kepatuhan": 60.0 + 5 * k, "berbukti": 9,
            "keadaan": ("diunggah", "sebagian", "belum_diunggah")[(i + k) % 3]}
            for i, u in enumerate(UNITS) for k, w in enumerate(weeks)]),
        "dialog_unit": pd.DataFrame([{
            **u, "dialog": 9, "per_bulan": 5.3, "per_orang_per_bulan": 0.4, "tepat_waktu": 3, "segera": 2, "terlambat": 1 + i,
            "belum_pernah": 1, "persen_tepat": 500 / (7 + i)} for i, u in enumerate(units)]),
    }


def uploads() -> pd.DataFrame:
    return pd.DataFrame([{
        "berkas": "rencana_aksi.xlsx", "sheet": "Sheet1", "kind": "rencana_aksi", "data_per": date(2026, 11, 19),
        "dimuat": datetime(2026, 11, 20, 8, 15), "rows": 40, "accepted": 34, "rejected": 1, "corrected": 2, "skipped": 3}])
