"""Settings of the office: from `pantau.toml`, overridden by `PANTAU_*` in the environment."""

from __future__ import annotations

import os
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


class Penanda(BaseModel):
    """Hold who signs a document; what is empty is left to be written by hand."""

    model_config = ConfigDict(extra="forbid")

    jabatan: str = ""
    nama: str = ""
    nip: str = ""


class Settings(BaseSettings):
    """Hold what an office may decide for itself; each field says its unit and default."""

    model_config = SettingsConfigDict(env_prefix="PANTAU_", extra="forbid")

    data: Path = Field(Path("data"), description="Folder gudang data, unggahan, dan contoh.")
    warehouse: Path | None = Field(None, description="Berkas gudang DuckDB; bawaan: <data>/pantau.duckdb.")
    kantor: str = Field("Balai Labkesmas", description="Nama kantor pada judul dan sampul.")
    tempat: str = Field("", description="Tempat pada blok tanda tangan.")
    tanda_tangan: list[Penanda] = Field(
        default_factory=list, max_length=3, description="Penanda tangan buku kerja, kiri ke kanan, masing-masing dengan jabatan, nama, dan nip."
    )
    zona: Literal["WIB", "WITA", "WIT"] = Field("WITA", description="Zona waktu kantor.")
    bahasa: Literal["id", "en"] = Field("id", description="Bahasa awal antarmuka.")
    pengguna: str = Field("", description="Nama yang dicatat pada unggahan; bawaan: pengguna komputer.")

    irama_dialog: int = Field(2, ge=1, le=12, description="Irama Dialog Kinerja, dalam bulan.")
    irama_dialog_unit: dict[str, int] = Field(default_factory=dict, description="Irama per unit, dalam bulan.")
    segera_hari: int = Field(7, ge=0, description="Dialog disebut segera bila sisa harinya paling banyak ini.")
    ambang_tertinggal: float = Field(-10, description="Selisih (poin) di bawah ini disebut tertinggal.")
    ambang_kritis: float = Field(-25, description="Selisih (poin) di bawah ini disebut kritis.")
    predikat_organisasi: Literal["Istimewa", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang"] = Field(
        "Baik", description="Predikat kinerja organisasi: menentukan kurva sebaran predikat mana yang menjadi pembanding (PermenPANRB 6/2022)."
    )
    hari_senyap: int = Field(10, ge=1, description="RHK senyap bila tanpa catatan selama hari kerja ini.")
    menit_per_hari: int = Field(450, ge=1, description="Menit kerja bersih sehari (Perpres 21/2023: 37,5 jam/minggu).")
    menit_ramadan: int = Field(390, ge=1, description="Menit kerja bersih sehari pada bulan Ramadan (Perpres 21/2023: 32,5 jam/minggu).")
    ramadan: list[tuple[date, date]] = Field(
        default_factory=list, description="Hari pertama dan terakhir Ramadan menurut pemerintah, untuk tahun yang berbeda dari Umm al-Qura (hijridate)."
    )
    batas_isi_hari: int = Field(2, ge=0, description="Catatan disebut terlambat diisi bila lebih dari sekian hari kerja setelah harinya.")
    borongan_hari: int = Field(5, ge=2, description="Isi borongan: catatan dari sedikitnya sekian hari diisi pada satu hari.")
    salin_hari: int = Field(5, ge=2, description="Teks berulang: teks yang sama pada sedikitnya sekian hari.")
    hari_kerja: list[Annotated[int, Field(ge=1, le=7)]] = Field([1, 2, 3, 4, 5], min_length=1, description="Hari kerja sepekan, 1 = Senin … 7 = Minggu.")
    masuk_libur: bool = Field(False, description="Hari libur nasional dan cuti bersama tetap hari kerja (unit bergiliran; hari lepas piket diunggah sebagai ketidakhadiran).")
    libur_kantor: list[date] = Field(default_factory=list, description="Libur tambahan kantor.")
    masuk_kantor: list[date] = Field(default_factory=list, description="Hari libur yang tetap masuk.")

    poin_rhk_kritis: int = Field(3, ge=0, description="Agenda dialog: poin tiap RHK kritis (dihitung paling banyak 2).")
    poin_rhk_senyap: int = Field(2, ge=0, description="Agenda dialog: poin tiap RHK senyap.")
    poin_langkah_lewat: int = Field(2, ge=0, description="Agenda dialog: poin tiap langkah lewat tenggat (dihitung paling banyak 3).")
    poin_tindak_lanjut: int = Field(2, ge=0, description="Agenda dialog: poin bila ada tindak lanjut lewat tenggat.")
    poin_belum_dialog: int = Field(4, ge=0, description="Agenda dialog: poin bila belum pernah berdialog.")
    poin_dialog_terlambat: int = Field(3, ge=0, description="Agenda dialog: poin bila dialog terlambat.")
    poin_dialog_segera: int = Field(1, ge=0, description="Agenda dialog: poin bila dialog segera jatuh tempo.")
    poin_hari_kosong: int = Field(2, ge=0, description="Agenda dialog: poin bila sedikitnya 3 dari 10 hari kerja terakhir tanpa catatan.")
    ambang_agenda: int = Field(3, ge=1, description="Agenda dialog: pegawai tampak mulai sekian poin.")
    poin_lebih_awal: int = Field(2, ge=0, description="Layak apresiasi: poin tiap langkah selesai sebelum tenggat (dihitung paling banyak 3).")
    poin_pekan_penuh: int = Field(1, ge=0, description="Layak apresiasi: poin tiap pekan penuh catatan berbukti (dihitung paling banyak 4).")
    poin_di_depan: int = Field(3, ge=0, description="Layak apresiasi: poin bila capaian sedikitnya 10 poin di depan target waktu.")
    poin_berbalik: int = Field(3, ge=0, description="Layak apresiasi: poin bila selisih naik sedikitnya 10 poin sejak dialog terakhir.")
    ambang_apresiasi: int = Field(3, ge=1, description="Layak apresiasi: pegawai tampak mulai sekian poin.")

    simpan_asli: Literal["simpan", "sandi", "tidak"] = Field(
        "simpan", description="Berkas asli setelah dimuat: `simpan` apa adanya, `sandi` disandikan, `tidak` disimpan sama sekali."
    )
    simpan_hari: int = Field(0, ge=0, description="Lama berkas asli disimpan sejak unggahan terakhirnya, dalam hari; 0 = selamanya.")
    kunci: SecretStr | None = Field(None, description="Kunci penyandi berkas asli, sedikitnya 20 huruf; isi lewat PANTAU_KUNCI, jangan di berkas.")
    kunci_berkas: Path | None = Field(None, description="Berkas kunci penyandi; bawaan: <data>/kunci, dibuat saat pertama kali diperlukan.")

    inti: int = Field(0, ge=0, description="Inti prosesor yang dipakai gudang data; 0 = semua. Isi 1 bila komputer dipakai bersama.")
    batas_memori_mib: int = Field(1024, ge=128, description="Batas memori proses pembaca berkas, MiB.")
    batas_detik: int = Field(30, ge=1, description="Batas waktu membaca satu berkas, detik.")

    @field_validator("ramadan")
    @classmethod
    def _in_order(cls, given: list[tuple[date, date]]) -> list[tuple[date, date]]:
        if any(first > last for first, last in given):
            raise ValueError("Hari pertama Ramadan jatuh sesudah hari terakhirnya. Tulis [hari pertama, hari terakhir].")
        return given

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over `pantau.toml` (or the file named by PANTAU_CONFIG)."""
        toml = Path(os.environ.get("PANTAU_CONFIG", "pantau.toml"))
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml)

    @property
    def warehouse_path(self) -> Path:
        """Return where the warehouse file lives."""
        return self.warehouse or self.data / "pantau.duckdb"

    @property
    def time_zone(self) -> str:
        """Return the IANA name of the office's time zone."""
        return ZONES[self.zona]


@lru_cache
def settings() -> Settings:
    """Read the settings once per process; `settings.cache_clear()` reads them again."""
    return Settings()
