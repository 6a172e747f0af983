"""Small random offices as typed rows: hypothesis draws their shape, a seed draws the rows in it.

Drawing each cell by hypothesis would cost more than the figures themselves and outgrow its buffer; a failing office still
shrinks to few people, few days and few features, because every feature has a switch of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st
from rows import key

from pipelines import working_days
from pipelines.aggregates import lay_aggregates
from pipelines.figures.door import Question
from pipelines.settings import Settings
from pipelines.unit_settings import OFFICE_ONLY, PER_UNIT, as_number
from pipelines.warehouse import Warehouse

Row = dict[str, Any]
VERSIONED = ("pegawai", "rhk", "rencana_aksi", "catatan_harian", "dialog_kinerja", "ketidakhadiran", "penilaian", "laporan_skp")
PLAIN = ("penempatan", "cakupan", "tautan_catatan", "tautan_pasti", "unit_kerja", "setelan", "pengecualian", "batch", "berkas", "lembar", "finding", "perbaikan", "berubah")
FEATURES = ("pindah", "berhenti", "revisi", "plt", "tumpang", "luar_cakupan", "kelak", "dibawa", "tanpa_unggahan", "setelan_unit",
            "kecuali", "batal", "tanpa_unit", "tanpa_atasan", "kosong", "pekan_unit")
WEEKS = {"biasa": {}, "enam_hari": {"hari_kerja": [1, 2, 3, 4, 5, 6]}, "ramadan": {"ramadan": [(date(2026, 2, 19), date(2026, 3, 20))], "libur_kantor": [date(2026, 2, 4)]}}
# What a unit may decide for itself, over the week of its office.
OWN_WEEKS: dict[str, dict[str, Any]] = {
    "enam_hari": {"hari_kerja": [1, 2, 3, 4, 5, 6]}, "akhir_pekan": {"hari_kerja": [2, 3, 4, 5, 6, 7], "menit_per_hari": 400}, "masuk_libur": {"masuk_libur": True}}
STARTS = (date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1), date(2026, 5, 1))
NAMES = ("Ani Lestari", "Budi Hartono", "Cici Permata", "Dedi Saputra", "Eka Wijaya", "Fajar Nur", "Gita Sari", "Hadi Putra", "Indah Puspa", "Joko Susilo", "Ani Lestari", "Lia Kirana")
JOBS = ("Menyusun laporan bulanan", "menyusun  LAPORAN, bulanan!", "Memeriksa 12 sampel", "Memeriksa 15 sampel", "Rapat koordinasi", "Pelayanan résumé", "…", "123")
GOALS = ("Laporan tersusun tepat waktu", "LAPORAN tersusun, tepat waktu", "Sampel diperiksa", "Layanan terselenggara")
TALK = ("Lengkapi bukti dukung", "lengkapi BUKTI dukung.", "Susun jadwal", "Kirim laporan")


@dataclass
class Shape:
    """Hold what hypothesis draws of an office."""

    people: int
    units: int
    months: int
    start: date
    as_of: int
    seed: int
    on: frozenset[str]
    week: str = "biasa"
    nth: int = 0

    @property
    def tag(self) -> str:
        """Return what tells the names of this office from those of others under one roof."""
        return chr(65 + self.nth // 10) + chr(65 + self.nth % 10)


@dataclass
class Office:
    """Hold the rows of an office as they are loaded, its calendar's kind, and the question asked of it."""

    rows: dict[str, list[Row]]
    week: str
    question: Question
    seen: frozenset[str] | None = None
    kalender: list[Row] = field(default_factory=list)
    pekan: dict[str, str] = field(default_factory=dict)     # units that go by a week of their own, and which


@st.composite
def federations(draw: st.DrawFn, size: int = 20) -> Office:
    """Draw so many offices under one roof, with one calendar and one question: a figure answers all at once, each unit by itself.

    Most of what a question costs is planning it; one at a time, two hundred offices would take a quarter of an hour.
    """
    months, start, as_of = draw(st.integers(1, 3)), draw(st.sampled_from(STARTS)), draw(st.integers(-30, 13))
    week = draw(st.sampled_from(sorted(WEEKS)))
    features = st.frozensets(st.sampled_from(FEATURES), max_size=len(FEATURES))
    shapes = [Shape(draw(st.integers(2 if size > 1 else 1, 12)), draw(st.integers(1, 6)), months, start, as_of, draw(st.integers(0, 2**32 - 1)), draw(features), week, n)
              for n in range(size)]
    return federate(shapes, Random(draw(st.integers(0, 2**32 - 1))), asked=draw(st.booleans()), narrow=draw(st.booleans()))


def roof(nth: int, size: int) -> Office:
    """Return the nth roof over so many offices, the same at every call: roofs in a row differ in months, kind of week, who asks, and about whom.

    Where only a handful is looked at, hypothesis would spend the first on offices without anything in them.
    """
    r = Random(nth)
    months, start, as_of, week = 1 + nth % 3, STARTS[nth % len(STARTS)], r.randint(-30, 13), sorted(WEEKS)[nth % len(WEEKS)]
    shapes = [Shape(r.randint(2, 12), r.randint(1, 6), months, start, as_of, r.getrandbits(32), frozenset(f for f in FEATURES if r.random() < 0.4), week, n)
              for n in range(size)]
    return federate(shapes, r, asked=nth % 4 == 1, narrow=nth % 4 == 3)


def federate(shapes: list[Shape], r: Random, *, asked: bool, narrow: bool) -> Office:
    """Put offices under one roof; files, and settings of the whole, are those of the first. A question may ask about some units, a viewer see some."""
    parts = [build(shape) for shape in shapes]
    shared = ("batch", "berkas", "lembar", "finding", "perbaikan")
    rows = {table: list(parts[0].rows[table]) if table in shared else [row for part in parts for row in part.rows[table]] for table in parts[0].rows}
    rows["setelan"] = parts[0].rows["setelan"] + [s for part in parts[1:] for s in part.rows["setelan"] if s["unit_kerja"]]
    units = [u["unit_kerja"] for u in rows["unit_kerja"]]
    some, seen = ((r.sample(units, max(1, len(units) // 3)) if wanted else None) for wanted in (asked, narrow))
    question = replace(parts[0].question, units=tuple(some or ()))
    pekan = {unit: own for part in parts for unit, own in part.pekan.items()}
    return Office(rows, parts[0].week, question, frozenset(seen) if seen else None, parts[0].kalender, pekan)


def build(shape: Shape) -> Office:
    """Fill a shape with rows."""
    return _Builder(shape).office()


def by_week(week: str, own: str = "") -> Settings:
    """Return the settings of a kind of week, and of a unit that decided on its own over it."""
    return Settings(**WEEKS[week] | (OWN_WEEKS[own] if own else {}))


@cache
def calendar_rows(week: str, own: str = "") -> list[Row]:
    """Return the calendar of a kind of week, and of a unit's own, a day a row."""
    return working_days.calendar(by_week(week, own)).to_pylist()


class _Builder:
    def __init__(self, shape: Shape):
        self.r, self.shape = Random(shape.seed), shape
        self.rows: dict[str, list[Row]] = {name: [] for name in (*VERSIONED, *(f"{t}_versi" for t in VERSIONED), *PLAIN)}
        self.first, last = shape.start, shape.start
        for _ in range(shape.months):
            last = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
        self.last = last - timedelta(days=1)
        self.per = self.last + timedelta(days=shape.as_of)
        self.place = shape.nth * 5000
        self.units = [f"Unit {shape.tag}{n}" for n in range(shape.units)]
        self.pekan = {self.r.choice(self.units): self.r.choice(sorted(OWN_WEEKS))} if "pekan_unit" in shape.on else {}
        self.nips = [f"{shape.tag}19{n:02d}0101201001100" for n in range(10, 10 + shape.people)]

    def on(self, feature: str, chance: float = 1.0) -> bool:
        return feature in self.shape.on and self.r.random() < chance

    def maybe(self, value: Any, chance: float) -> Any:
        return value if self.r.random() < chance else None

    def day(self, before: int = 0, after: int = 0) -> date:
        span = (self.last - self.first).days
        return self.first + timedelta(days=self.r.randint(-before, span + after))

    def add(self, table: str, **values: Any) -> Row:
        self.place += 1
        row = {"kunci": key(f"{table}{self.shape.tag}-{self.place}"), "batch_id": 1, "lembar_id": self.r.choice((1, 1, 2)), "baris": self.place, "sidik": key("a-0")} | values
        self.rows[table].append(row)
        if table in VERSIONED:
            told = self.first + timedelta(days=self.r.choice((-20, 5, 20, 40)))
            self.rows[f"{table}_versi"].append(row | {"berlaku": told, "ditarik": False})
        return row

    def say_otherwise(self, table: str, row: Row, **before: Any) -> None:
        """Let an earlier export have said something else of a row, or a later one have withdrawn it."""
        versions = self.rows[f"{table}_versi"]
        now = next(v for v in versions if v["kunci"] == row["kunci"])
        now["batch_id"] = row["batch_id"] = 2
        versions.append(row | before | {"berlaku": now["berlaku"] - timedelta(days=15), "ditarik": False, "batch_id": 1, "sidik": key("b-0")})
        if self.r.random() < 0.2:
            versions.append(row | {"berlaku": now["berlaku"] + timedelta(days=15), "ditarik": True, "batch_id": 2})
            self.rows[table].remove(row)
        self.rows["berubah"].append({"tabel": table, "kunci": row["kunci"]})

    def office(self) -> Office:
        self.files()
        self.tree()
        for nip, name in zip(self.nips, NAMES, strict=False):
            self.person(nip, f"{name}{self.shape.tag}")
        if not self.on("kosong", 0.5):
            for nip in self.nips:
                self.plans(nip)
                self.notes(nip)
                self.dialogues(nip)
                self.ratings(nip)
            self.coverage()
        self.links()
        week = self.shape.week
        return Office(self.rows, week, Question(self.first, self.last, self.per), None, calendar_rows(week), self.pekan)

    def files(self) -> None:
        for number, undone in ((1, None), (2, None), (3, datetime(2026, 6, 1) if self.on("batal") else None)):
            self.rows["batch"].append({"batch_id": number, "dibuat": datetime(2026, 1, 10 + number, 8), "pengguna": "penguji", "dibatalkan": undone})
            self.rows["berkas"].append({"berkas_id": number, "batch_id": number, "nama": f"berkas{number}.xlsx", "sha256": f"berkas{number}", "ukuran": 1})
            self.rows["lembar"].append({
                "lembar_id": number, "berkas_id": number, "batch_id": number, "berkas": f"berkas{number}.xlsx", "sheet": "Data", "tersembunyi": False,
                "kind": "rencana_aksi", "keyakinan": 1.0, "data_per": self.maybe(self.day(5, 5), 0.5), "rows": 9, "accepted": self.r.choice((0, 9)), "rejected": self.r.choice((0, 0, 2)),
                "skipped": 0, "baru": 9, "berubah": 0, "sama": 0, "ditarik": 0, "laporan": "{}"})
        for n in range(self.r.randint(0, 4)):
            self.rows["finding"].append({
                "batch_id": self.r.choice((1, 2, 3)), "lembar_id": self.r.choice((1, 2)), "berkas": self.r.choice(("a.xlsx", "b.xlsx")), "sheet": "Data",
                "baris": self.maybe(self.r.randint(1, 12), 0.9), "code": self.r.choice(("kegiatan_kosong", "nip_rusak")), "severity": self.r.choice(("tolak", "info")),
                "message": f"Pesan {n}"})
        for _ in range(self.r.choice((0, 0, 3))):
            upload = self.r.choice((2, 3))
            self.rows["perbaikan"].append({"batch_id": upload, "lembar_id": upload, "baris": self.r.randint(1, 12), "sha256": self.r.choice(("berkas1", "berkas2")), "sheet": "Data",
                                           "akar": self.r.randint(1, 12), "urut": upload})

    def tree(self) -> None:
        level = {self.units[0]: 0}
        self.rows["unit_kerja"].append({"unit_kerja": self.units[0], "induk": None, "tingkat": 0})
        for n, unit in enumerate(self.units[1:], 1):
            above = self.r.choice([u for u in self.units[:n] if level[u] < 2])
            level[unit] = level[above] + 1
            self.rows["unit_kerja"].append({"unit_kerja": unit, "induk": above, "tingkat": level[unit]})
        plain = Settings()
        laid = {(name, None): as_number(name, getattr(plain, name)) for name in (*PER_UNIT, *OFFICE_ONLY)}
        if self.on("setelan_unit"):
            choices = {"hari_senyap": (3, 5), "irama_dialog": (1, 3), "segera_hari": (3, 14), "batas_isi_hari": (0, 1), "borongan_hari": (2, 3), "salin_hari": (2, 3),
                       "ambang_kritis": (-40.0, -5.0), "ambang_tertinggal": (-3.0,), "predikat_organisasi": (1.0, 3.0)}
            for name, values in choices.items():
                laid[(name, self.maybe(self.r.choice(self.units), 0.7))] = self.r.choice(values)
        self.rows["setelan"] = [{"nama": name, "unit_kerja": unit, "nilai": float(value)} for (name, unit), value in laid.items()]

    def person(self, nip: str, name: str) -> None:
        unit = None if self.on("tanpa_unit", 0.3) else self.r.choice(self.units)
        leader = None if self.on("tanpa_atasan", 0.4) else self.r.choice([*self.nips, "tidak ada di daftar"])
        told = f"dr. {self.r.choice(NAMES)}{self.shape.tag}, M.Kes" if leader is None and self.r.random() < 0.7 else None
        state = self.r.choice(("pensiun", "Pindah ke dinas", "non aktif")) if self.on("berhenti", 0.3) else self.r.choice(("aktif", None))
        row = self.add("pegawai", nip=nip, nama=name, unit_kerja=unit, jabatan=self.maybe("Analis", 0.5), nip_atasan=leader, nama_atasan=told, status_aktif=state)
        if self.on("revisi", 0.2):
            self.say_otherwise("pegawai", row, nama=f"{name} Lama", status_aktif="aktif")
        if self.on("pindah", 0.4):
            for since in sorted(self.day(60, 10) for _ in range(self.r.randint(1, 3))):
                self.add("penempatan", nip=nip, unit_kerja=self.r.choice(self.units), sejak=since)
        for _ in range(self.r.choice((0, 0, 1, 2))):
            begin = self.day(10)
            self.add("ketidakhadiran", nip=nip, jenis="cuti", mulai=begin, selesai=self.maybe(begin + timedelta(days=self.r.randint(0, 9)), 0.8))
        if self.on("kecuali", 0.3):
            begin = self.day(10, 10)
            self.rows["pengecualian"].append({
                "nip": nip, "jenis": "lainnya", "dari": begin, "sampai": self.maybe(begin + timedelta(days=self.r.randint(0, 30)), 0.6),
                "dibuat": datetime(2026, 1, 1), "pengguna": "penguji", "dicabut": self.maybe(datetime(2026, 2, 1), 0.2)})

    def plans(self, nip: str) -> None:
        for _ in range(self.r.choice((0, 1, 1, 2, 3))):
            first = self.first + timedelta(days=self.r.choice((0, 0, 0, -40, 31)))
            last = max(first, self.last + timedelta(days=self.r.choice((0, 0, 20, -31))))
            text, above = self.r.choice(GOALS), self.maybe(self.r.choice(GOALS), 0.5)
            rhk = self.add("rhk", nip=nip, periode_awal=first, periode_akhir=last, periode="Triwulan", rhk=text, rhk_pimpinan=above, jenis=self.maybe("utama", 0.5))
            for _ in range(self.r.choice((0, 1, 2, 2, 4))):
                self.step(nip, rhk)
            if self.on("revisi", 0.2):
                self.say_otherwise("rhk", rhk, rhk=self.r.choice(GOALS))
        if self.r.random() < 0.2:
            self.step(nip, None)

    def step(self, nip: str, rhk: Row | None) -> None:
        r = self.r
        first, last = (rhk["periode_awal"], rhk["periode_akhir"]) if rhk else (self.first, self.last)
        status = r.choice(("selesai", "berjalan", "kosong", "kosong", None, "belum"))
        told: Row = {
            "target": self.maybe(r.choice((0.0, 3.0, 10.0)), 0.5), "realisasi": self.maybe(float(r.randint(0, 12)), 0.5),
            "capaian_persen": self.maybe(r.choice((0.0, 37.5, 80.0, 100.0, 130.0)), 0.4), "bobot": self.maybe(r.choice((0.0, 1.0, 2.5, 40.0)), 0.5),
            "tanggal_mulai": self.maybe(self.day(20, 5), 0.6), "tenggat": self.maybe(self.day(20, 20), 0.7),
            "tanggal_selesai": self.maybe(self.day(10, 30 if self.on("kelak") else 0), 0.4), "status": status, "status_teks": status,
        }
        row = self.add("rencana_aksi", nip=nip, kunci_rhk=rhk and rhk["kunci"], periode_awal=first, periode_akhir=last, periode="Triwulan", rhk=rhk and rhk["rhk"],
                       rencana_aksi=r.choice(JOBS), satuan="dokumen", bukti_dukung=None, kendala=None, **told)
        if self.on("revisi", 0.5):
            self.say_otherwise("rencana_aksi", row, capaian_persen=self.maybe(float(r.randint(0, 100)), 0.6), status="kosong", tanggal_selesai=None)

    def notes(self, nip: str) -> None:
        r, wide = self.r, 25 if self.on("luar_cakupan") else 0
        diligence = r.choice((0.0, 0.3, 0.8, 1.0))
        for offset in range(-wide, (self.last - self.first).days + wide + 1):
            day = self.first + timedelta(days=offset)
            if r.random() > diligence * (0.1 if day.weekday() > 4 else 1):
                continue
            entered = datetime.combine(day, time(15)) + timedelta(days=r.choice((0, 0, 0, 1, 3, 9, -1)))
            bulk = datetime.combine(self.first + timedelta(days=(offset // 9) * 9 + 8), time(9))
            for _ in range(r.choice((1, 1, 1, 2, 3))):
                clock = r.random() < 0.8
                begin = r.choice((420, 450, 480, 540, 600, 1380)) if self.on("tumpang", 0.8) else r.randint(420, 1300)
                long = r.choice((30, 60, 120, 450))
                end = begin + long
                note = self.add(
                    "catatan_harian", nip=nip, tanggal=day, tanggal_input=self.maybe(r.choice((entered, bulk)), 0.7),
                    mulai=time(begin // 60, begin % 60) if clock else None, selesai=self.maybe(time(end // 60 % 24, end % 60), 0.9) if clock else None,
                    menit=r.choice((long, long, None, 45)), kegiatan=r.choice(JOBS), hasil=self.maybe("Laporan jadi", 0.3), rhk=self.maybe(r.choice(GOALS), 0.5),
                    rencana_aksi=self.maybe(r.choice(JOBS), 0.4), bukti_dukung=self.maybe("http://contoh.example/1", 0.6),
                    status=r.choice(("menunggu", "draft", "disetujui", "kosong")))
                if self.on("revisi", 0.05):
                    self.say_otherwise("catatan_harian", note, bukti_dukung=None, menit=10)

    def dialogues(self, nip: str) -> None:
        r = self.r
        for _ in range(r.choice((0, 1, 2, 4))):
            agreed = self.maybe(r.choice(TALK[:2] if self.on("dibawa", 0.7) else TALK), 0.7)
            row = self.add(
                "dialog_kinerja", nip=nip, tanggal=self.day(70, 15 if self.on("kelak") else 0), nip_atasan=self.maybe(r.choice(self.nips), 0.4),
                nama_atasan=self.maybe("Pimpinan", 0.3), jenis="Pemantauan", uraian=self.maybe("Membahas capaian", 0.5), kendala=self.maybe("Alat", 0.2), umpan_balik=None,
                tindak_lanjut=agreed, tenggat=self.maybe(self.day(10, 10), 0.6), status=r.choice(("selesai", "disetujui", "kosong", None, "ditolak", "menunggu")), bukti_dukung=None)
            if self.on("revisi", 0.15):
                self.say_otherwise("dialog_kinerja", row, status="menunggu", tindak_lanjut=None)

    def ratings(self, nip: str) -> None:
        r = self.r
        words = ("di atas ekspektasi", "sesuai ekspektasi", "di bawah ekspektasi", None)
        year = self.last.year
        for n in range(r.choice((0, 1, 2, 3))):
            first, last = r.choice(((date(year, 1, 1), date(year, 3, 31)), (date(year, 2, 1), date(year, 2, 28)), (date(year, 1, 1), date(year, 12, 31)), (self.first, self.last)))
            own = r.random() < 0.7
            self.add("penilaian", nip=nip, periode_awal=date(year, 1, 1) if own else first, periode_akhir=date(year, 12, 31) if own else last, periode=f"Periode {first}",
                     dinilai_awal=first if own else None, dinilai_akhir=last if own else None, hasil_kerja=r.choice(words), perilaku_kerja=r.choice(words),
                     predikat=r.choice(("Baik", "Sangat Baik", "Butuh Perbaikan", "Kurang", None, "Sangat Kurang")), plt_plh=r.random() < 0.5 if self.on("plt") else r.choice((False, None)),
                     waktu_dinilai=self.maybe(datetime.combine(self.day(0, 20), time(r.randint(0, 23))) + timedelta(seconds=n), 0.7))
        for _ in range(r.choice((0, 1, 1, 2))):
            first = r.choice((date(year, 1, 1), date(year, 3, 1), date(year - 1, 1, 1)))
            self.add("laporan_skp", nip=nip, periode_awal=first, periode_akhir=r.choice((date(year, 6, 30), date(year, 12, 31))), periode="Tahunan",
                     status=r.choice(("disetujui", "menunggu", "kosong")), status_teks=r.choice(("Disetujui", "Tidak membuat SKP", "Proses")), plt_plh=self.on("plt", 0.4))

    def coverage(self) -> None:
        for unit in self.units:
            if self.on("tanpa_unggahan", 0.5):
                continue
            begin = self.first + timedelta(days=self.r.choice((-30, 0, 0, 10)))
            self.add("cakupan", unit_kerja=unit, nip=None, dari=begin, sampai=begin + timedelta(days=self.r.choice((14, 60, 120))))
        for nip in self.nips:
            if self.r.random() < 0.2:
                begin = self.day(20)
                self.add("cakupan", unit_kerja=None, nip=nip, dari=begin, sampai=begin + timedelta(days=self.r.randint(0, 30)))

    def links(self) -> None:
        """Tie notes to RHK and steps of their own people, by words or by likeness, or to none."""
        r = self.r
        for note in self.rows["catatan_harian"]:
            own = [h for h in self.rows["rhk"] if h["nip"] == note["nip"]]
            how = r.choice(("persis", "mirip", "bukan_rhk", None))
            if how is None or (how != "bukan_rhk" and not own):
                continue
            goal = r.choice(own) if how != "bukan_rhk" else None
            steps = [s for s in self.rows["rencana_aksi"] if goal and s["kunci_rhk"] == goal["kunci"]]
            self.rows["tautan_catatan"].append({
                "kunci": note["kunci"], "nip": note["nip"], "kunci_rhk": goal and goal["kunci"], "kunci_langkah": r.choice(steps)["kunci"] if steps and r.random() < 0.5 else None,
                "cara": how, "skor": float(r.randint(80, 99)) if how == "mirip" else 100.0, "tanggal": note["tanggal"]})
        for step in self.rows["rencana_aksi"]:
            if step["kunci_rhk"] is None and r.random() < 0.3:
                self.rows["tautan_pasti"].append({
                    "apa": "langkah", "nip": step["nip"], "teks": "rapat koordinasi", "periode_awal": date(1900, 1, 1), "periode_akhir": date(9999, 12, 31),
                    "tertulis": "Rapat koordinasi", "dibuat": datetime(2026, 1, 1), "pengguna": "penguji"})
                break


def lay(house: Warehouse, office: Office) -> None:
    """Put an office's rows in place of whatever the warehouse holds."""
    with house.write() as cursor:
        for table, rows in office.rows.items():
            cursor.execute(f"delete from {table}")
            if rows:
                schema = _schema(table, house)
                cursor.register("baris_arrow", pa.Table.from_pylist(rows, schema=pa.schema([f for f in schema if any(f.name in row for row in rows)])))
                cursor.execute(f"insert into {table} by name from baris_arrow")
                cursor.unregister("baris_arrow")
        cursor.execute("delete from ringkas_dari")
    with house.write() as cursor:
        if _week.get(id(house)) != office.week:
            cursor.register("kalender_arrow", working_days.calendar(by_week(office.week)))
            cursor.execute("insert or replace into kalender from kalender_arrow")
            cursor.unregister("kalender_arrow")
            _week[id(house)] = office.week
        working_days.lay_unit_calendars(cursor, {unit: by_week(office.week, own) for unit, own in office.pekan.items()})
        lay_aggregates(cursor)


_week: dict[int, str] = {}
_schemas: dict[str, pa.Schema] = {}


def _schema(table: str, house: Warehouse) -> pa.Schema:
    if table not in _schemas:
        with house.cursor() as cursor:
            _schemas[table] = cursor.sql(f"from {table} limit 0").to_arrow_table().schema
    return _schemas[table]
