"""Whatever offices write, in every form, reads back as what was meant; and no text on earth makes a text rule fail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines.warehouse import BASES

ALWAYS_THE_SAME = settings(
    derandomize=True, database=None, deadline=None, max_examples=10, suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a failure shows its text as it is: a query for each step of shrinking would take minutes
)
FEW, MANY = 20, 60  # values asked about in one query
OFFICE = "Asia/Makassar"

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SHORT = tuple(names.split() for names in ("Jan", "Feb Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu Ags Agt Agust", "Sep Sept", "Okt", "Nov Nop", "Des"))
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Minggu")
ROMAN = ("I", "II", "III", "IV")


@pytest.fixture(scope="module")
def means():
    """Give a way to ask what many texts mean in one query: an SQL expression over the texts `s` (and their partners `p`), planned once."""
    connection = duckdb.connect()
    connection.execute(BASES[0].read_text("utf-8"))
    connection.execute("set variable zona = ?", [OFFICE])
    connection.execute("create table teks (n integer, s varchar, p varchar)")
    planned: dict[str, str] = {}

    def ask(expression: str, texts: list[str | None], partners: list[str | None] | None = None) -> list[Any]:
        if expression not in planned:
            planned[expression] = f"q{len(planned)}"
            connection.execute(f"prepare {planned[expression]} as select {expression} from teks order by n")
        columns = [pa.array(range(len(texts)), pa.int32()), pa.array(texts, pa.string()), pa.array(partners or [None] * len(texts), pa.string())]
        rows = pa.table(columns, names=["n", "s", "p"])
        connection.register("teks_arrow", rows)
        connection.execute("delete from teks")
        connection.execute("insert into teks from teks_arrow")
        return [value for (value,) in connection.execute(f"execute {planned[expression]}").fetchall()]

    return ask


def many(values: st.SearchStrategy[Any], forms: dict[str, Callable[..., str]]) -> st.SearchStrategy[list[tuple[str, Any]]]:
    """Draw many (name of a form, value) pairs."""
    return st.lists(st.tuples(st.sampled_from(sorted(forms)), values), min_size=FEW, max_size=MANY)


def check(read: list[Any], drawn: list[tuple[str, Any]], texts: list[str]) -> None:
    """Compare what was read with what was meant; what differs is shown with its text."""
    assert [(form, text, got) for (form, _v), text, got in zip(drawn, texts, read, strict=True)] == [
        (form, text, value) for (form, value), text in zip(drawn, texts, strict=True)
    ]


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def short(day: date) -> str:
    names = SHORT[day.month - 1]
    return names[day.toordinal() % len(names)]


def clock_of(day: date) -> time:
    """Give a day a clock of its own, so that forms with a clock need no second value."""
    seconds = day.toordinal() * 7919 % 86400
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


DATES: dict[str, Callable[[date], str]] = {
    "Y-m-d": lambda d: d.isoformat(),
    "Y/m/d": lambda d: d.strftime("%Y/%m/%d"),
    "Ymd": lambda d: d.strftime("%Y%m%d"),
    "d/m/Y": lambda d: d.strftime("%d/%m/%Y"),
    "d-m-Y": lambda d: d.strftime("%d-%m-%Y"),
    "d.m.Y": lambda d: d.strftime("%d.%m.%Y"),
    "j/n/Y": lambda d: f"{d.day}/{d.month}/{d.year}",
    "d/m/y": lambda d: d.strftime("%d/%m/%y"),
    "d / m / Y": lambda d: d.strftime("%d / %m / %Y"),
    "d/m/Y H:i:s": lambda d: f"{d:%d/%m/%Y} {clock_of(d):%H:%M:%S}",
    "d/m/Y, line, H:i": lambda d: f"{d:%d/%m/%Y} \n{clock_of(d):%H.%M} WITA",
    "Y-m-d H:i:s": lambda d: f"{d.isoformat()} {clock_of(d):%H:%M:%S}",
    "stamp of UTC": lambda d: datetime.combine(d, clock_of(d), ZoneInfo(OFFICE)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
    "stamp with offset": lambda d: datetime.combine(d, clock_of(d), ZoneInfo(OFFICE)).isoformat(),
    "serial": lambda d: str((d - date(1899, 12, 30)).days),
    "serial with clock": lambda d: repr((d - date(1899, 12, 30)).days + (clock_of(d).hour * 60 + clock_of(d).minute) / 1440),
    "month": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "MONTH": lambda d: f"{d.day:02d} {MONTHS[d.month - 1].upper()} {d.year}",
    "short month": lambda d: f"{d.day} {short(d)} {d.year}",
    "short month.": lambda d: f"{d.day} {short(d)}. {d.year}",
    "short-month": lambda d: f"{d.day}-{short(d)}-{d.year}",
    "short-month-yy": lambda d: f"{d.day:02d}-{short(d)}-{d:%y}",
    "English": lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    "English short": lambda d: f"{d.day} {ENGLISH[d.month - 1][:3]} {d.year}",
    "English, month first": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "weekday": lambda d: f"{weekday(d)}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    "weekday, line": lambda d: f"{weekday(d)},\n{d.day} {MONTHS[d.month - 1]} {d.year}",
    "weekday/": lambda d: f"{weekday(d)}/{d:%d-%m-%Y}",
    "WEEKDAY": lambda d: f"{weekday(d).replace(chr(39), '').upper()} {d:%d/%m/%Y}",
    "weekday’": lambda d: f"{weekday(d).replace(chr(39), '’')} , {d.day} {short(d)} {d.year}",
}


@ALWAYS_THE_SAME
@given(drawn=many(st.dates(date(2000, 1, 1), date(2099, 12, 31)), DATES))
def test_a_day_reads_back_from_every_form(means, drawn):
    texts = [DATES[form](day) for form, day in drawn]
    check(means("baca_tanggal(s)", texts), drawn, texts)


@ALWAYS_THE_SAME
@given(days=st.lists(st.dates(date(2000, 1, 1), date(2099, 12, 31)), min_size=FEW, max_size=MANY))
def test_month_first_is_read_only_where_nothing_else_can_be_and_said(means, days):
    texts = [f"{day:%m/%d/%Y}" for day in days]
    swapped = [day if day.day > 12 else date(day.year, day.day, day.month) for day in days]
    assert means("baca_tanggal(s)", texts) == swapped
    assert means("tanggal_bulan_dulu(s)", texts) == [day.day > 12 for day in days]


@ALWAYS_THE_SAME
@given(parts=st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(2000, 2099)), min_size=FEW, max_size=MANY))
def test_what_is_no_day_is_never_a_day(means, parts):
    def meant(day: int, month: int, year: int) -> date | None:
        for one, other in ((day, month), (month, day)):
            try:
                return date(year, other, one)
            except ValueError:
                continue
        return None

    assert means("baca_tanggal(s)", [f"{d:02d}-{m:02d}-{y}" for d, m, y in parts]) == [meant(*part) for part in parts]


CLOCKS: dict[str, Callable[[time], str]] = {
    "07:30": lambda t: f"{t:%H:%M}",
    "07.30": lambda t: f"{t:%H.%M}",
    "7:30": lambda t: f"{t.hour}:{t.minute:02d}",
    "0730": lambda t: f"{t:%H%M}",
    "07:30:00": lambda t: f"{t:%H:%M}:00",
    "07.30.00": lambda t: f"{t:%H.%M}.00",
    "07:30 WIB": lambda t: f"{t:%H:%M} WIB",
    "07.30 wita": lambda t: f"{t:%H.%M} wita",
    "Pukul 07.30 WIT": lambda t: f"Pukul {t:%H.%M} WIT",
    "Pkl. 07.30": lambda t: f"Pkl. {t:%H.%M}",
    "jam 07:30": lambda t: f"jam {t:%H:%M}",
    "7:30 AM": lambda t: f"{t.hour % 12 or 12}:{t:%M} {t:%p}",
    "fraction": lambda t: repr((t.hour * 60 + t.minute) / 1440),
    "stamp": lambda t: f"1899-12-31 {t:%H:%M}:00",
    "d/m/Y H:i": lambda t: f"05/01/2026 {t:%H:%M}",
}
minutes = st.builds(lambda m: time(m // 60, m % 60), st.integers(1, 1439))


@ALWAYS_THE_SAME
@given(drawn=many(minutes, CLOCKS))
def test_a_clock_reads_back_from_every_form(means, drawn):
    texts = [CLOCKS[form](clock) for form, clock in drawn]
    check(means("baca_jam(s)", texts), drawn, texts)


def test_a_bare_hour_is_a_clock_and_what_is_past_midnight_is_none(means):
    assert means("baca_jam(s)", [str(hour) for hour in range(24)]) == [time(hour) for hour in range(24)]
    assert means("baca_jam(s)", ["24", "24:00", "24.00", "24:30", "25:00", "7:60", "13:00 PM", "0:30 AM"]) == [None, time(0), time(0), *[None] * 5]


BETWEEN = {"-": " - ", "tight": "-", "–": "–", "—": " — ", "s.d.": " s.d. ", "s/d": " s/d ", "sd": " sd ", "S.D": " S.D ", "sampai": " sampai ",
           "sampai dengan": " sampai dengan ", "hingga": " hingga ", "to": " to ", "line": "\n-\n"}
WRITTEN = {name: CLOCKS[name] for name in ("07:30", "07.30", "7:30", "07:30:00", "07:30 WIB", "07.30 wita", "jam 07:30", "0730", "7:30 AM")}


@ALWAYS_THE_SAME
@given(drawn=st.lists(st.tuples(st.sampled_from(sorted(BETWEEN)), st.sampled_from(sorted(WRITTEN)), minutes, minutes), min_size=FEW, max_size=MANY))
def test_a_range_of_clocks_reads_back_from_every_form(means, drawn):
    texts = [WRITTEN[form](first) + BETWEEN[mark] + WRITTEN[form](last) for mark, form, first, last in drawn]
    read = means("list_transform(rentang_jam(s), lambda x: jam_dari(jam_rapi(x)))", texts)
    assert list(zip(texts, read, strict=True)) == [(text, [first, last]) for text, (_m, _f, first, last) in zip(texts, drawn, strict=True)]


@ALWAYS_THE_SAME
@given(pairs=st.lists(st.tuples(minutes, minutes), min_size=FEW, max_size=MANY))
def test_minutes_between_two_clocks_go_forward_and_less_than_a_day(means, pairs):
    said = means("menit_antara(try_cast(s as time), try_cast(p as time))", [str(a) for a, _b in pairs], [str(b) for _a, b in pairs])
    assert said == [((b.hour * 60 + b.minute) - (a.hour * 60 + a.minute)) % 1440 for a, b in pairs]


DURATIONS: dict[str, Callable[[int], str]] = {
    "90": str,
    "90 Menit": lambda m: f"{m} Menit",
    "90 mnt": lambda m: f"{m} mnt",
    "90 min": lambda m: f"{m} min",
    "1 jam 30 menit": lambda m: f"{m // 60} jam {m % 60} menit",
    "1 Jam, 30 Menit": lambda m: f"{m // 60} Jam, {m % 60} Menit",
    "1j 30m": lambda m: f"{m // 60}j {m % 60}m",
    "1,5 jam": lambda m: f"{m / 60:.4f} jam".replace(".", ","),
    "1.5 jam": lambda m: f"{m / 60!r} jam",
    "01:30": lambda m: f"{m // 60:02d}:{m % 60:02d}",
    "01:30:00": lambda m: f"{m // 60:02d}:{m % 60:02d}:00",
}


@ALWAYS_THE_SAME
@given(drawn=many(st.integers(1, 6000), DURATIONS))
def test_a_duration_reads_back_from_every_form(means, drawn):
    texts = [DURATIONS[form](length) for form, length in drawn]
    check(means("baca_menit(s)", texts), drawn, texts)


def indonesian(number: str) -> str:
    return number.translate(str.maketrans(",.", ".,"))


NUMBERS: dict[str, Callable[[int], str]] = {  # of hundredths
    "1250,5": lambda c: f"{c / 100:.2f}".replace(".", ","),
    "1.250,50": lambda c: indonesian(f"{c / 100:,.2f}"),
    "1,250.50": lambda c: f"{c / 100:,.2f}",
    "shortest": lambda c: repr(c / 100),
    "−": lambda c: f"{c / 100:.2f}".replace("-", "−"),
}
WHOLE: dict[str, Callable[[int], str]] = {
    "1250": str,
    "1.250": lambda n: indonesian(f"{n:,}"),
    "1,250,000": lambda n: f"{n:,}" if abs(n) >= 1_000_000 else str(n),
    "12 Dokumen": lambda n: f"{n} Dokumen",
    "1.250 sampel": lambda n: f"{indonesian(f'{n:,}')} sampel",
    "far from zero": lambda n: f"~{n}" if n >= 0 else str(n),
}


@ALWAYS_THE_SAME
@given(drawn=many(st.integers(-10**9, 10**9), NUMBERS))
def test_a_number_with_decimals_reads_back_from_every_form(means, drawn):
    texts = [NUMBERS[form](hundredths) for form, hundredths in drawn]
    check(means("cast(round(baca_angka(s) * 100) as bigint)", texts), drawn, texts)


@ALWAYS_THE_SAME
@given(drawn=many(st.integers(-10**12, 10**12), WHOLE))
def test_a_whole_number_reads_back_from_every_form(means, drawn):
    texts = [WHOLE[form](whole) for form, whole in drawn]
    check(means("cast(baca_angka(s) as bigint)", texts), drawn, texts)


@ALWAYS_THE_SAME
@given(numbers=st.lists(st.floats(-1e14, 1e14).filter(lambda x: x == 0 or abs(x) > 1e-300), min_size=FEW, max_size=MANY))
def test_a_number_cell_reads_back_but_for_thousandths(means, numbers):
    """A cell of three decimals looks like thousands; every other number cell is itself, also a very small one."""
    texts = [text for number in numbers if len((text := str(int(number)) if number.is_integer() else repr(number)).partition(".")[2]) != 3]
    assert means("baca_angka(s)", texts) == pytest.approx([float(text) for text in texts])


UNTIL = ("-", " - ", "–", " s.d. ", " s/d ", " sampai ", " S.D. ")
UNITS = ("Dokumen", "laporan", "sdm", "sampel", "% tepat waktu", "SK", "s", "dokumen per bulan", "Orang/Hari", "eksemplar", "jiwa", "sdr", "d", "sampai tuntas")


@ALWAYS_THE_SAME
@given(drawn=st.lists(st.tuples(st.integers(1, 400), st.integers(0, 500), st.sampled_from(UNITS), st.sampled_from(UNTIL)),
                      min_size=FEW, max_size=MANY))
def test_a_target_is_its_upper_end_and_its_unit(means, drawn):
    ranges = [f"{low}{mark}{low + more} {unit}" for low, more, unit, mark in drawn]
    plain = [f"{low} {unit}" for low, _more, unit, _mark in drawn]
    assert means("angka_atas(s)", ranges) == [low + more for low, more, _u, _m in drawn]
    assert means("baca_angka(s)", ranges) == means("angka_atas(s)", plain) == [low for low, _more, _u, _m in drawn]
    for texts in (ranges, plain):
        assert list(zip(texts, means("satuan_dari(s)", texts), strict=True)) == [(text, unit) for text, (_l, _h, unit, _m) in zip(texts, drawn, strict=True)]


@ALWAYS_THE_SAME
@given(drawn=st.lists(st.tuples(st.sampled_from(("85%", "85,0 %", "85", "0,85")), st.integers(0, 100)), min_size=FEW, max_size=MANY))
def test_a_percentage_reads_back_from_every_form(means, drawn):
    written = {"85%": lambda v: f"{v}%", "85,0 %": lambda v: f"{v},0 %", "85": str, "0,85": lambda v: f"{v / 100:.2f}".replace(".", ",")}
    texts = [written[form](value) for form, value in drawn]
    read = means("baca_persen(s, p = 'pecahan')", texts, ["pecahan" if form == "0,85" else "persen" for form, _v in drawn])
    assert read == pytest.approx([value for _form, value in drawn])


PERIODS: dict[str, Callable[[int, int], str]] = {  # of a month 1-12 in a year
    "Bulanan Januari": lambda m, y: f"Bulanan {MONTHS[m - 1]} {y}",
    "Januari 2026": lambda m, y: f"{MONTHS[m - 1]} {y}",
    "JAN 2026": lambda m, y: f"{SHORT[m - 1][0].upper()} {y}",
    "Bulan : Januari": lambda m, y: f"Bulan : {MONTHS[m - 1]} {y}",
    "Bulanan 5": lambda m, y: f"Bulanan {m} {y}",
    "bulan ke-5": lambda m, y: f"Bulan ke-{m} Tahun {y}",
    "2026-05": lambda m, y: f"{y}-{m:02d}",
    "05/2026": lambda m, y: f"{m:02d}/{y}",
    "1 - 31 Mei 2026": lambda m, y: f"Periode 1 - {last_of(m, y).day} {MONTHS[m - 1]} {y}",
}
QUARTERS: dict[str, Callable[[int, int], str]] = {
    "Triwulan I": lambda q, y: f"Triwulan {ROMAN[q - 1]} {y}",
    "TRIWULAN I": lambda q, y: f"TRIWULAN {ROMAN[q - 1]} TAHUN {y}",
    "TW 1": lambda q, y: f"TW {q} {y}",
    "TW-I/2026": lambda q, y: f"TW-{ROMAN[q - 1]}/{y}",
    "tw.1": lambda q, y: f"tw.{q} {y}",
    "Triwulan ke-1": lambda q, y: f"Triwulan ke-{q} {y}",
    "Triwulan Pertama": lambda q, y: f"Triwulan {('Pertama', 'Kedua', 'Ketiga', 'Keempat')[q - 1]} {y}",
    "Q1": lambda q, y: f"Q{q} {y}",
    "Kuartal I": lambda q, y: f"Kuartal {ROMAN[q - 1]} {y}",
    "Januari - Maret": lambda q, y: f"{MONTHS[q * 3 - 3]} - {MONTHS[q * 3 - 1]} {y}",
    "Jan s.d. Mar": lambda q, y: f"{SHORT[q * 3 - 3][0]} s.d. {SHORT[q * 3 - 1][0]} {y}",
    "1 Januari s.d. 31 Maret": lambda q, y: f"1 {MONTHS[q * 3 - 3]} s.d. {last_of(q * 3, y).day} {MONTHS[q * 3 - 1]} {y}",
    "1 Januari 2026 - 31 Maret 2026": lambda q, y: f"1 {MONTHS[q * 3 - 3]} {y} - {last_of(q * 3, y).day} {MONTHS[q * 3 - 1]} {y}",
    "Periode 1 Januari": lambda q, y: f"Periode: 1 {MONTHS[q * 3 - 3]} sampai dengan {last_of(q * 3, y).day} {MONTHS[q * 3 - 1]} {y}",
    "01/01/2026 - 31/03/2026": lambda q, y: f"01/{q * 3 - 2:02d}/{y} - {last_of(q * 3, y):%d/%m/%Y}",
    "2026-01-01 s/d 2026-03-31": lambda q, y: f"{y}-{q * 3 - 2:02d}-01 s/d {last_of(q * 3, y)}",
}
years = st.integers(2015, 2039)


def last_of(month: int, year: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def check_periods(means, texts: list[str], meant: list[tuple[date, date]], given_years: list[str | None] | None = None) -> None:
    read = means("baca_periode(s, p)", texts, given_years)
    assert list(zip(texts, read, strict=True)) == [(text, {"awal": a, "akhir": z}) for text, (a, z) in zip(texts, meant, strict=True)]


@ALWAYS_THE_SAME
@given(drawn=st.lists(st.tuples(st.sampled_from(sorted(PERIODS)), st.integers(1, 12), years), min_size=FEW, max_size=MANY))
def test_a_month_reads_back_from_every_form(means, drawn):
    texts = [PERIODS[form](month, year) for form, month, year in drawn]
    check_periods(means, texts, [(date(year, month, 1), last_of(month, year)) for _form, month, year in drawn])


@ALWAYS_THE_SAME
@given(drawn=st.lists(st.tuples(st.sampled_from(sorted(QUARTERS)), st.integers(1, 4), years), min_size=FEW, max_size=MANY))
def test_a_quarter_reads_back_from_every_form(means, drawn):
    texts = [QUARTERS[form](quarter, year) for form, quarter, year in drawn]
    check_periods(means, texts, [(date(year, quarter * 3 - 2, 1), last_of(quarter * 3, year)) for _form, quarter, year in drawn])


@ALWAYS_THE_SAME
@given(drawn=st.lists(st.tuples(st.sampled_from(("Semester {r}", "SEMESTER {n}", "Periode {r}", "Smt {n}")), st.integers(1, 2), years, st.booleans()),
                      min_size=FEW, max_size=MANY))
def test_a_half_year_reads_back_with_its_year_in_the_words_or_beside_them(means, drawn):
    texts = [form.format(r=ROMAN[half - 1], n=half) + (f" {year}" if inside else "") for form, half, year, inside in drawn]
    meant = [(date(year, half * 6 - 5, 1), last_of(half * 6, year)) for _f, half, year, _i in drawn]
    check_periods(means, texts, meant, [None if inside else f"Tahun {year}" for _f, _h, year, inside in drawn])


@ALWAYS_THE_SAME
@given(drawn=st.lists(st.tuples(st.integers(1, 12), years, st.integers(0, 14), st.sampled_from((" - ", " s.d. ", " sampai dengan ", "–"))),
                      min_size=FEW, max_size=MANY))
def test_a_span_of_months_keeps_the_year_of_each(means, drawn):
    texts, meant = [], []
    for month, year, more, mark in drawn:
        end_year, end_month = year + (month - 1 + more) // 12, (month - 1 + more) % 12 + 1
        texts.append(f"{MONTHS[month - 1]} {year}{mark}{MONTHS[end_month - 1]} {end_year}")
        meant.append((date(year, month, 1), last_of(end_month, end_year)))
    check_periods(means, texts, meant)


def test_a_year_and_a_bare_roman_number(means):
    whole = (date(2026, 1, 1), date(2026, 12, 31))
    texts = ["2026", "Tahunan 2026", "Tahun 2026", "Final 2026", "TAHUNAN", "I", "ii", "III", "IV", "3"]
    quarters = [(date(2026, q * 3 - 2, 1), last_of(q * 3, 2026)) for q in (1, 2, 3, 4, 3)]
    check_periods(means, texts, [whole] * 5 + quarters, ["2026"] * len(texts))


STATES = {
    "ditolak": ("Ditolak", "Tidak Disetujui", "Tolak", "Batal", "Rejected"),
    "menunggu": ("Diajukan", "Menunggu Persetujuan", "Belum Disetujui", "Belum diverifikasi", "Pengajuan", "Pending"),
    "revisi": ("Revisi", "Dikembalikan", "Perlu Perbaikan", "Belum lengkap"),
    "kosong": ("Belum", "Belum dimulai", "Kosong", "Not Started", "-", ""),
    "draft": ("Draft", "Draf", "Disimpan"),
    "selesai": ("Selesai", "Final", "Sudah Dinilai", "Closed", "Done", "Tercapai", "100%"),
    "disetujui": ("Disetujui", "Setuju", "Diterima", "Persetujuan", "Approved"),
    "berjalan": ("On Progress", "Berjalan", "Sedang dikerjakan", "In Progress"),
    "terlambat": ("Terlambat", "Late"),
    "terkunci": ("Terkunci", "Locked"),
}
CASES: dict[str, Callable[[str], str]] = {"as is": str, "upper": str.upper, "lower": str.lower, "spaced": lambda s: f"  {s.replace(' ', '   ')} ",
                                          "under": lambda s: s.replace(" ", "_"), "marked": lambda s: f"✓ {s}." if len(s) > 1 else s}


@ALWAYS_THE_SAME
@given(drawn=many(st.sampled_from([(state, word) for state, words in STATES.items() for word in words]), CASES))
def test_a_state_is_one_however_it_is_written(means, drawn):
    texts = [CASES[form](word) for form, (_state, word) in drawn]
    read = means("baca_status(s, 'skp')", texts)
    assert list(zip(texts, read, strict=True)) == [(text, state) for text, (_form, (state, _word)) in zip(texts, drawn, strict=True)]


NIPS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "printed": lambda n: f"{n[:8]} {n[8:14]} {n[14]} {n[15:]}",
    "NIP.": lambda n: f"NIP. {n}",
    "NIP :": lambda n: f"NIP : {n}",
    "NIPxxx": lambda n: f"NIP{n}",
    "nip ": lambda n: f"nip {n}",
    "NIPPPK.": lambda n: f"NIPPPK. {n}",
    "NI PPPK": lambda n: f"NI PPPK {n}",
    "'": lambda n: f"'{n}",
    "dots": lambda n: f"{n[:8]}.{n[8:14]}.{n[14]}.{n[15:]}",
    "dashes": lambda n: f"{n[:8]}-{n[8:14]}-{n[14]}-{n[15:]}",
    "hidden signs": lambda n: f"\u200e{n[:8]}\u00a0{n[8:]}\u200b",
}


@st.composite
def nips(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1950, 1, 1), date(2008, 12, 31)))
    return f"{born:%Y%m%d}{draw(st.integers(1980, 2026))}{draw(st.integers(1, 12)):02d}{draw(st.integers(1, 2))}{draw(st.integers(1, 999)):03d}"


@ALWAYS_THE_SAME
@given(drawn=many(nips(), NIPS))
def test_an_id_is_one_however_it_is_written(means, drawn):
    texts = [NIPS[form](nip) for form, nip in drawn]
    check(means("nip_baku(s)", texts), drawn, texts)
    assert set(means("nip_mutu(s)", texts)) == {"baik"}
    assert means("lahir_dari_nip(nip_baku(s))", texts) == [date(int(n[:4]), int(n[4:6]), int(n[6:8])) for _form, n in drawn]
    doubtful = [text for _form, n in drawn for text in (f"~{n}", f"{n[0]},{n[1:3]}E+17", f"{n[0]}.{n[1:6]}e17", n[:15] + "000")]
    assert set(means("nip_meragukan(s)", doubtful)) == {True}
    assert set(means("nip_meragukan(s)", texts)) == {False}


# What only ever has to not fail. Everything that a value may pass through on its way, each on its own.
EVERY = (
    "isi(s)", "teks_baku(s)", "nama_baku(s)", "nip_baku(s)", "nip_meragukan(s)", "nip_mutu(s)", "bulan_ke(s)", "baca_tanggal(s)", "tanggal_teks(lower(s))",
    "tanggal_bulan_dulu(s)", "baca_jam(s)",
    "list_transform(rentang_jam(s), lambda x: jam_dari(jam_rapi(x)))", "baca_angka(s)", "angka_atas(s)", "satuan_dari(s)",
    "baca_persen(s, true)", "baca_persen(s, false)", "baca_menit(s)", "dari_utc(s)", "jam_akhir(s)", "baca_waktu(s)", "baca_status(s, 'logbook')", "romawi(s)",
    "baca_periode(s, '2026')", "baca_periode(s, s)", "tahun_dari(s, null)", "lahir_dari_nip(s)", "kunci_dari(s, s)",
)
PIECES = ("2026", "31", "00", "99", "-", "/", ":", ".", ",", " s.d. ", "Februari", "TW", "IV", "jam", "menit", "%", "~", "e+17", "Z", "T", "+08:00", "NIP", "\n",
          "9" * 30, "\x00", "\u202e", "٣", "１２", "İ", "ß", "🙂", "👩\u200d🔬", "e\u0301" * 3, "\ufeff", "Ǆ", "semester", "24", "0.", "-0", "infinity", "nan", "epoch", "null", "Jum'at")
texts_of_the_world = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


ALL_OF_THEM = f"struct_pack({', '.join(f'c{n} := {expression}' for n, expression in enumerate(EVERY))})"


@settings(ALWAYS_THE_SAME, max_examples=6)
@given(texts=st.lists(texts_of_the_world, min_size=150, max_size=200))
def test_no_text_makes_a_rule_fail(means, texts):
    rows = means(ALL_OF_THEM, [*texts, None, ""])
    for text, row in zip([*texts, None, ""], rows, strict=True):
        said = dict(zip(EVERY, row.values(), strict=True))
        assert said["nip_baku(s)"] is None or (said["nip_baku(s)"].isascii() and said["nip_baku(s)"].isalnum()), text
        assert said["baca_status(s, 'logbook')"] in STATES or said["baca_status(s, 'logbook')"] == "lain", text
    compared = [row["c1"] for row in rows]
    assert means("teks_baku(s)", compared) == compared


def test_a_cell_as_long_as_excel_allows_makes_no_rule_fail(means):
    signs = ("1", "9", "0.", "-", " ", "a", "\n", "٣", "🙂", "\u202e", "e\u0301", "1/", "1 s.d. ", "TW I ", "2026", ":", "Mei ", "\x00")
    long = [before + (sign * 32_767)[: 32_767 - len(before + after)] + after
            for place, sign in enumerate(signs) for before, after in [(("", ""), ("Senin, ", ""), ("", " menit"))[place % 3]]]
    assert len(means(ALL_OF_THEM, long)) == len(signs)


@pytest.mark.parametrize("text", ["99999999999 jam", "9" * 400, "1e999 menit", "1,0E+400", "999999999999999999999:00", "0." + "9" * 300])
def test_a_number_beyond_all_measure_is_no_duration(means, text):
    assert means("baca_menit(s)", [text]) in ([None], [1], [0])
    assert means("baca_jam(s)", [text]) in ([None], [time(0)])
