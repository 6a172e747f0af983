"""Charts hold the rows they were given: lengths, ticks, order, colours, marks, and words for hover and for no eyes."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.charts.curve import curve_alt, curve_chart, forecast_words
from dashboard.charts.look import config, wrapped
from dashboard.charts.pace import hover, pace_alt, pace_chart, signed
from dashboard.charts.ratings import ratings_alt, ratings_chart
from dashboard.charts.rhythm import rhythm_alt, rhythm_chart
from dashboard.charts.timeline import timeline_alt, timeline_chart
from dashboard.charts.weeks import days_alt, days_chart, weeks_alt, weeks_chart
from dashboard.tokens import DARK, LIGHT, Tokens, tokens
from pipelines.language import use_language

PER = date(2026, 11, 20)
LONG = "Instalasi Pengendalian Vektor dan Binatang Pembawa Penyakit serta Pengelolaan Limbah Laboratorium Terpadu"
THEMES = pytest.mark.parametrize("of", [LIGHT, DARK], ids=["terang", "gelap"])


def bars(*rows: tuple[str, float | None, float | None, str]) -> pd.DataFrame:
    """Give rows for pace_chart: name, capaian, target_waktu, status."""
    made = pd.DataFrame(list(rows), columns=["unit_kerja", "capaian", "target_waktu", "status"])
    made[["capaian", "target_waktu"]] = made[["capaian", "target_waktu"]].astype(float)
    return made.assign(selisih=made["capaian"] - made["target_waktu"])


THREE = bars(
    ("Virologi", 20, 71, "kritis"),
    ("Mikrobiologi", 62.4, 71, "tertinggal"),
    ("Umum", 80, 71, "sesuai_jadwal"),
)


def week(unit: str, minggu: date, keadaan: str, kepatuhan: float | None = None) -> dict:
    return {
        "unit_kerja": unit,
        "minggu": minggu,
        "keadaan": keadaan,
        "kepatuhan": kepatuhan,
        "catatan": 40,
        "pegawai": 8,
    }


WEEK = ["unit_kerja", "minggu", "keadaan", "kepatuhan", "catatan", "pegawai"]
WEEKS = pd.DataFrame(
    [
        week("Virologi", date(2026, 11, 2), "diunggah", 87.5),
        week("Virologi", date(2026, 11, 9), "belum_diunggah"),
        week("Umum", date(2026, 11, 2), "sebagian", 30),
        week("Umum", date(2026, 11, 9), "libur"),
    ],
    columns=WEEK,
).astype({"kepatuhan": float})


def day(nip: str, nama: str, tanggal: date, keadaan: str, catatan: int = 0, libur: str | None = None) -> dict:
    return {"nip": nip, "nama": nama, "tanggal": tanggal, "keadaan": keadaan, "catatan": catatan, "libur": libur}


DAY = ["nip", "nama", "tanggal", "keadaan", "catatan", "libur"]
DAYS = pd.DataFrame(
    [
        day("1", "Budi", date(2026, 11, 16), "tercatat", 3),
        day("1", "Budi", date(2026, 11, 17), "kosong"),
        day("1", "Budi", date(2026, 11, 18), "libur"),
        day("2", "Ani", date(2026, 11, 16), "tidak_hadir"),
        day("2", "Ani", date(2026, 11, 17), "belum_diunggah"),
        day("2", "Ani", date(2026, 11, 18), "libur"),
    ],
    columns=DAY,
)

PERSON = ["nip", "nama", "terakhir", "jatuh_tempo", "status"]
MEETING = ["nip", "nama", "tanggal", "jenis", "uraian"]
PEOPLE = pd.DataFrame(
    [
        ["3", "Cici", pd.NaT, pd.NaT, "belum_pernah"],
        ["2", "Budi", pd.Timestamp(2026, 5, 4), pd.Timestamp(2026, 8, 4), "terlambat"],
        ["1", "Ani", pd.Timestamp(2026, 11, 2), pd.Timestamp(2027, 2, 2), "tepat_waktu"],
    ],
    columns=PERSON,
)
MEETINGS = pd.DataFrame(
    [
        ["1", "Ani", pd.Timestamp(2026, 8, 3), "Triwulanan", "Membahas mutu"],
        ["1", "Ani", pd.Timestamp(2026, 11, 2), "", "Membahas arsip"],
        ["2", "Budi", pd.Timestamp(2026, 5, 4), "", ""],
        ["9", "Orang lain", pd.Timestamp(2026, 5, 5), "", ""],
    ],
    columns=MEETING,
)


def shown(figure) -> dict:
    """Return the figure as a browser gets it; what cannot be written would fail here."""
    return json.loads(figure.to_json())


# Progress against pace


@THEMES
def test_bars_are_as_long_as_progress_and_ticks_stand_at_the_pace(of: Tokens):
    track, bar, tick, words = pace_chart(THREE, "unit_kerja", of).data
    assert list(track.x) == [100, 100, 100]
    assert list(bar.x) == [80, 62.4, 20]  # from the bottom up: the first row stands on top
    assert list(bar.customdata) == ["Umum", "Mikrobiologi", "Virologi"]
    assert list(bar.marker.color) == [of.sesuai_jadwal, of.tertinggal, of.kritis]
    assert list(tick.x) == [71, 71, 71]
    assert list(tick.y) == list(bar.y) == [0, 1, 2]
    assert list(words.text) == [" ▲ <b>80%</b> / 71%", " ◆ <b>62%</b> / 71%", " ■ <b>20%</b> / 71%"]


def test_names_stand_at_their_bars_and_the_axis_begins_at_nothing():
    layout = pace_chart(THREE, "unit_kerja", LIGHT).layout
    assert list(layout.yaxis.ticktext) == ["Umum", "Mikrobiologi", "Virologi"]
    assert list(layout.yaxis.tickvals) == [0, 1, 2]
    assert list(layout.xaxis.range) == [0, 100]
    assert layout.showlegend is False


def test_every_part_of_a_bullet_gives_the_name_when_clicked():
    figure = pace_chart(THREE, "unit_kerja", LIGHT)
    assert all(list(trace.customdata) == ["Umum", "Mikrobiologi", "Virologi"] for trace in figure.data[:3])


def test_hover_over_a_bullet_is_a_sentence():
    bar = pace_chart(THREE, "unit_kerja", LIGHT).data[1]
    assert bar.hovertext[1] == "<b>Mikrobiologi</b><br>Capaian 62%, target waktu 71%: −9 poin, tertinggal."
    assert hover(THREE.iloc[2].to_dict(), "unit_kerja").endswith(
        "Capaian 80%, target waktu 71%: +9 poin, sesuai jadwal."
    )


def test_hover_follows_the_language():
    use_language("en")
    try:
        words = hover(THREE.iloc[0].to_dict(), "unit_kerja")
    finally:
        use_language("id")
    assert words.startswith("<b>Virologi</b><br>")


def test_rows_without_a_percentage_are_left_out():
    figure = pace_chart(bars(("Baru", None, None, "belum_dijabarkan"), ("Umum", 0, 71, "kritis")), "unit_kerja", LIGHT)
    assert list(figure.data[1].x) == [0]
    assert list(figure.layout.yaxis.ticktext) == ["Umum"]


@pytest.mark.parametrize(("value", "told"), [(9.4, "+9"), (-51, "−51"), (0.4, "0"), (-0.4, "0"), (0, "0")])
def test_points_carry_their_sign(value, told):
    assert signed(value) == told


def test_the_takeaway_of_bullets_names_the_one_furthest_behind():
    assert pace_alt(THREE, "unit_kerja") == (
        "Capaian dibanding target waktu untuk 3 baris; yang paling tertinggal Virologi, 20% dari 71%."
    )
    assert pace_alt(THREE.iloc[:0], "unit_kerja") == "Belum ada rencana aksi yang berpersen."


# Weeks


def parts(figure) -> tuple:
    """Return the heat map, the hatched bars and the half-told marks of a chart of weeks."""
    [heat] = [trace for trace in figure.data if trace.type == "heatmap"]
    [hatch] = [trace for trace in figure.data if trace.type == "bar"]
    [half] = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"]
    return heat, hatch, half


def told(figure) -> list[str]:
    """Return every sentence that hovering tells."""
    return [
        words
        for trace in figure.data
        if trace.hoverinfo == "text"
        for words in (trace.text if trace.type == "heatmap" else trace.hovertext)
    ]


@THEMES
def test_a_week_is_coloured_hatched_half_told_or_left_open(of: Tokens):
    heat, hatch, half = parts(weeks_chart(WEEKS, of))
    assert [None if pd.isna(z) else z for z in heat.z] == [87.5, None, 30, None]
    assert (heat.zmin, heat.zmax) == (0, 100)
    assert [colour for _at, colour in heat.colorscale] == list(of.steps)
    assert list(heat.x) == [0, 1, 0, 1]
    assert list(heat.y) == [1, 1, 0, 0]  # the first unit stands on top
    assert list(hatch.x) == [1]
    assert list(hatch.base) == [1 - 0.43]
    assert hatch.marker.pattern.shape == "/"
    assert hatch.marker.pattern.fgcolor == of.kosong
    assert (list(half.x), list(half.y), list(half.text)) == ([0], [0], ["◐"])


def test_weeks_are_named_by_their_monday_and_units_in_the_order_given():
    layout = weeks_chart(WEEKS, LIGHT).layout
    assert list(layout.xaxis.ticktext) == ["2 Nov", "9 Nov"]
    assert list(layout.yaxis.ticktext) == ["Umum", "Virologi"]


def test_a_percentage_never_stands_on_a_week_that_was_not_uploaded():
    odd = pd.DataFrame([week("Umum", date(2026, 11, 2), "belum_diunggah", 0.0)], columns=WEEK)
    heat, hatch, half = parts(weeks_chart(odd, LIGHT))
    assert pd.isna(heat.z[0])
    assert len(hatch.x) == 1
    assert not len(half.x)


def test_hover_over_a_week_is_a_sentence():
    words = told(weeks_chart(WEEKS, LIGHT))
    assert (
        "<b>Virologi</b><br>Pekan 2 November 2026: 88% hari-orang tercatat, 40 catatan dari 8 pegawai (sudah diunggah)."
    ) in words
    assert "<b>Virologi</b><br>Pekan 9 November 2026: belum diunggah." in words


def test_the_takeaway_of_weeks_counts_what_was_not_uploaded():
    assert weeks_alt(WEEKS) == "Catatan harian per unit dan pekan; 1 petak belum diunggah."


# Days


@THEMES
def test_days_have_a_colour_and_a_mark_of_their_own_and_holidays_are_gaps(of: Tokens):
    traces = {trace.name: trace for trace in days_chart(DAYS, of).data if trace.name}
    assert list(traces) == ["Tercatat", "Belum ada catatan", "Tidak hadir", "Belum diunggah"]
    assert traces["Tercatat"].marker.color == of.steps[3]
    assert traces["Belum ada catatan"].marker.color == of.tertinggal
    assert traces["Belum diunggah"].marker.color == of.kosong
    assert len({trace.marker.symbol for trace in traces.values()}) == 4
    assert list(traces["Belum ada catatan"].y) == [1]  # Budi was given first and stands on top
    assert list(traces["Tidak hadir"].customdata) == ["2"]


def test_hover_over_a_day_is_a_sentence():
    traces = {trace.name: trace for trace in days_chart(DAYS, LIGHT).data}
    assert traces["Tercatat"].hovertext[0] == "<b>Budi</b><br>16 November 2026: tercatat, 3 catatan."
    assert days_alt(DAYS) == "Catatan tiap pegawai tiap hari; 1 hari kerja belum ada catatan."


@pytest.mark.parametrize(("language", "told"), [
    ("id", ["25 Desember 2026: libur, Hari Raya Natal.", "28 Desember 2026: libur, Libur kantor."]),
    ("en", ["25 December 2026: day off, Christmas Day.", "28 December 2026: day off, Office day off."])])
def test_a_holiday_is_a_gap_that_tells_its_name(language, told):
    use_language(language)
    rows = [day("1", "Budi", date(2026, 12, 25), "libur", libur="Hari Raya Natal"), day("1", "Budi", date(2026, 12, 26), "libur"),
            day("1", "Budi", date(2026, 12, 28), "libur", libur="Libur kantor"), day("1", "Budi", date(2026, 12, 29), "tercatat", 1, libur="Masuk")]
    gaps = days_chart(pd.DataFrame(rows, columns=DAY), LIGHT).data[-1]
    assert gaps.marker.opacity == 0
    assert list(gaps.hovertext) == told


# Rhythm


@THEMES
def test_a_band_runs_from_the_last_dialogue_to_the_day_the_next_is_due(of: Tokens):
    figure = rhythm_chart(PEOPLE, MEETINGS, PER, of)
    bands = [trace for trace in figure.data if trace.mode == "lines"]
    assert [(band.line.color, band.y[0]) for band in bands] == [(of.selesai, 0), (of.kritis, 1)]
    assert [pd.Timestamp(x) for x in bands[1].x] == [pd.Timestamp(2026, 5, 4), pd.Timestamp(2026, 8, 4)]
    assert list(figure.layout.yaxis.ticktext) == ["Ani", "Budi", "Cici"]  # the most overdue on top


def test_a_dot_is_a_dialogue_of_a_person_shown():
    figure = rhythm_chart(PEOPLE, MEETINGS, PER, LIGHT)
    [dots] = [trace for trace in figure.data if trace.mode == "markers"]
    assert list(dots.customdata) == ["1", "1", "2"]
    assert list(dots.y) == [0, 0, 1]
    assert list(dots.hovertext) == [
        "<b>Ani</b><br>3 Agustus 2026: Triwulanan",
        "<b>Ani</b><br>2 November 2026: Membahas arsip",
        "<b>Budi</b><br>4 Mei 2026: dialog",
    ]


def test_the_day_asked_for_is_a_line_and_every_person_has_mark_and_word():
    figure = rhythm_chart(PEOPLE, MEETINGS, PER, LIGHT)
    [line] = figure.layout.shapes
    assert pd.Timestamp(line.x0) == pd.Timestamp(PER)
    [words] = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"]
    assert list(words.text) == [" ● Tepat waktu", " ■ Terlambat", " ○ Belum pernah"]
    first, last = (pd.Timestamp(x) for x in figure.layout.xaxis.range)
    assert first <= pd.Timestamp(2026, 5, 4)
    assert last >= pd.Timestamp(2027, 2, 2)


def test_the_takeaway_of_the_rhythm_counts_who_waits():
    assert rhythm_alt(PEOPLE) == "Dialog 3 pegawai menurut tanggal; 2 di antaranya lewat irama atau belum pernah."


# Any number of rows, any name, either theme


def many(n: int) -> dict:
    """Give every chart n rows (people, units)."""
    numbers = range(n)
    monday = date(2026, 11, 2)
    return {
        "pace": pace_chart(bars(*((f"Unit {i}", i % 101, 50, "kritis") for i in numbers)), "unit_kerja", LIGHT),
        "weeks": weeks_chart(
            pd.DataFrame([week(f"Unit {i}", monday, "diunggah", 50.0) for i in numbers], columns=WEEK), LIGHT
        ),
        "days": days_chart(
            pd.DataFrame([day(str(i), f"Orang {i}", PER, "kosong") for i in numbers], columns=DAY), LIGHT
        ),
        "rhythm": rhythm_chart(
            pd.DataFrame(
                [
                    [str(i), f"Orang {i}", pd.Timestamp(PER) - timedelta(days=i), pd.Timestamp(PER), "segera"]
                    for i in numbers
                ],
                columns=PERSON,
            ),
            MEETINGS.iloc[:0],
            PER,
            LIGHT,
        ),
    }


@pytest.mark.parametrize("n", [0, 1, 500])
def test_a_chart_grows_with_its_rows_and_stands_without_any(n):
    for name, figure in many(n).items():
        drawn = shown(figure)["layout"]
        assert len(drawn["yaxis"]["ticktext"]) == n, name
        assert drawn["height"] >= max(24 * n, 40), name


def test_nothing_at_all_has_a_takeaway_too():
    assert weeks_alt(WEEKS.iloc[:0]).endswith("0 petak belum diunggah.")
    assert days_alt(DAYS.iloc[:0]).endswith("0 hari kerja belum ada catatan.")
    assert rhythm_alt(PEOPLE.iloc[:0]).startswith("Dialog 0 pegawai")


def test_a_long_name_takes_two_lines_and_is_told_whole_by_the_hover():
    figure = pace_chart(bars((LONG, 20, 71, "kritis")), "unit_kerja", LIGHT)
    [label] = figure.layout.yaxis.ticktext
    assert label.count("<br>") == 1
    assert label.startswith("Instalasi Pengendalian<br>Vektor dan")
    assert label.endswith("…")
    assert LONG in figure.data[1].hovertext[0]
    assert figure.data[1].customdata[0] == LONG
    weeks = weeks_chart(pd.DataFrame([week(LONG, date(2026, 11, 2), "diunggah", 50.0)], columns=WEEK), LIGHT)
    assert LONG in told(weeks)[0]


@pytest.mark.parametrize("name", ["Umum", "Instalasi Mikrobiologi", "Instalasi Mikrobiologi dan Virologi"])
def test_a_name_that_fits_two_lines_keeps_every_word(name):
    assert wrapped(name).replace("<br>", " ") == name
    assert all(len(line) <= 26 for line in wrapped(name).split("<br>"))


@THEMES
def test_a_chart_wears_the_house(of: Tokens):
    for figure in (
        pace_chart(THREE, "unit_kerja", of),
        weeks_chart(WEEKS, of),
        days_chart(DAYS, of),
        rhythm_chart(PEOPLE, MEETINGS, PER, of),
    ):
        layout = figure.layout
        assert layout.font.color == of.ink
        assert layout.xaxis.gridcolor == layout.yaxis.gridcolor == of.line
        assert layout.hoverlabel.bgcolor == of.surface
        assert layout.separators == ",."
        assert layout.xaxis.fixedrange
        assert layout.yaxis.fixedrange
        other = DARK if of is LIGHT else LIGHT
        assert other.ink not in json.dumps(shown(figure))


def test_a_theme_that_is_not_known_is_light():
    assert (tokens("dark"), tokens("light"), tokens(None)) == (DARK, LIGHT, LIGHT)
    assert LIGHT.status("belum_pernah") == LIGHT.status("tidak ada") == LIGHT.kosong
    assert not config()["displayModeBar"]


@pytest.mark.parametrize(("row", "told"), [
    (None, ""),
    ({"keadaan": "selesai"}, "Semua langkah periode ini sudah selesai."),
    ({"keadaan": "riwayat_pendek"}, "Riwayat selesainya langkah masih terlalu pendek untuk memperkirakan kapan semuanya selesai."),
    ({"keadaan": "diperkirakan", "paling_awal": None, "paling_akhir": None}, "Dengan laju sampai sekarang, semua langkah baru selesai lebih dari sepuluh tahun lagi."),
    ({"keadaan": "diperkirakan", "paling_awal": date(2026, 12, 6), "paling_akhir": pd.NaT},
     "Dengan laju sampai sekarang, semua langkah selesai paling cepat 6 Desember 2026; paling lambatnya tidak dapat disebut."),
    ({"keadaan": "diperkirakan", "paling_awal": date(2026, 12, 6), "paling_akhir": date(2027, 1, 4), "tenggat": date(2026, 12, 31)},
     "Dengan laju sampai sekarang, semua langkah selesai antara 6 Desember 2026 dan 4 Januari 2027 (rentang 80%); tenggat terakhir 31 Desember 2026."),
])
def test_a_forecast_is_told_with_its_range_or_why_there_is_none(row, told):
    assert forecast_words(row) == told


def test_a_curve_draws_pace_what_was_finished_and_what_exports_said():
    days = pd.DataFrame({"tanggal": pd.to_datetime(["2026-10-04", "2026-10-09", "2026-10-11"]), "target_waktu": [10.0, 30.0, 40.0], "selesai": [0.0, 25.0, None],
                         "kemajuan": [None, 35.0, None]})
    forecast = {"keadaan": "diperkirakan", "perkiraan": date(2026, 11, 1), "paling_awal": date(2026, 10, 20), "paling_akhir": None, "tenggat": date(2026, 10, 30)}
    figure = curve_chart(days, forecast, date(2026, 10, 9), LIGHT)
    band, line, pace, finished, told = figure.data
    assert (list(band.y), list(line.y)) == ([25, 100, 100, 25], [25, 100])
    assert (list(pace.y), list(finished.y), list(told.y)) == ([10, 30, 40], [0, 25], [35])
    assert finished.hovertext[1] == "9 Oktober 2026: 25% selesai menurut tanggal selesainya."
    assert curve_alt(days) == "Kurva capaian: 25% langkah selesai per 9 Oktober 2026, menurut waktu seharusnya 30%."
    assert len(curve_chart(days, None, date(2026, 10, 9), LIGHT).data) == 3


def test_steps_stand_on_a_line_of_time_as_far_as_they_are():
    steps = pd.DataFrame([
        {"nip": "A", "nama": "Ani", "rencana_aksi": "Memeriksa", "mulai": date(2026, 10, 1), "tenggat": date(2026, 10, 10), "kemajuan": 50.0, "target_waktu": 100.0,
         "status": "kritis", "lewat": True, "hari_lewat": 3},
        {"nip": "A", "nama": "Ani", "rencana_aksi": "Menulis", "mulai": date(2026, 10, 5), "tenggat": date(2026, 10, 5), "kemajuan": 100.0, "target_waktu": 100.0,
         "status": "selesai", "lewat": False, "hari_lewat": None},
    ])
    whole, done, _words = timeline_chart(steps, date(2026, 10, 13), LIGHT).data
    day = 24 * 3600 * 1000
    assert (list(whole.x), list(done.x)) == ([1 * day, 10 * day], [1 * day, 5 * day])
    assert whole.hovertext[1] == ("<b>Memeriksa</b><br>Ani: 1 Okt – 10 Oktober 2026, kemajuan 50% dari target waktu 100%, kritis, lewat 3 hari.")
    assert timeline_alt(steps) == "2 rencana aksi pada garis waktu; 1 lewat tenggat."


def test_ratings_are_shares_of_the_people_rated():
    rows = pd.DataFrame([{"unit_kerja": "Lab", "dinilai": 4, "sangat_baik": 1, "baik": 2, "butuh_perbaikan": 1, "kurang": 0, "sangat_kurang": 0}])
    figure = ratings_chart(rows, LIGHT)
    assert [list(part.x) for part in figure.data] == [[25], [50], [25], [0], [0]]
    assert figure.data[1].hovertext[0] == "<b>Lab</b><br>Baik: 2 dari 4 pegawai yang dinilai (50%)."
    assert ratings_alt(rows) == "Sebaran predikat 1 unit; di Lab, 3 dari 4 pegawai yang dinilai berpredikat baik atau sangat baik."
