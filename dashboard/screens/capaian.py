"""Capaian RHK: units, then people, then one RHK a row, down to the steps and their source rows."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.look import config
from dashboard.charts.pace import pace_alt, pace_chart
from dashboard.screens import columns
from dashboard.screens.address import adopt, one_of, tell
from dashboard.screens.cards import bullet, status, table, text
from dashboard.screens.cascade import cascade, stalled
from dashboard.screens.explaining import caution, empty, heading
from dashboard.screens.frame import answer, colours, counted, drawn, unit_clicked
from dashboard.screens.people import pick_person
from dashboard.screens.progress import curve, timeline
from dashboard.screens.speaking import part
from dashboard.screens.two_widths import figures_table
from pipelines.figures.words import shape, status_word
from pipelines.language import _, number, percent, short_date

SHOWN = 25
LISTED = 5_000      # rows of a table that can be sorted and searched: more is for the filters, and for the workbook


def show() -> None:
    """Draw the screen."""
    st.title(_("Capaian RHK"), anchor=False)
    units = answer("capaian_unit")
    if units.empty or not units["rhk"].sum():
        empty(_("Belum ada RHK dalam periode ini"), _("Di sini nanti tampak capaian tiap unit, pegawai, dan RHK terhadap target waktunya. Unggah daftar RHK, form SKP, atau rencana aksi."))
        return
    _units(units)
    curve("kurva")
    people = answer("capaian_pegawai")
    _people(people)
    _results(answer("capaian_rhk"))
    _every_result(answer("capaian_rhk"))
    stalled()
    cascade()
    _steps()


def _units(units: pd.DataFrame) -> None:
    told = units[units["capaian"].notna()]
    heading(_("Unit, yang paling tertinggal di atas"), "capaian_unit")
    st.plotly_chart(drawn(pace_chart, told, "unit_kerja"), key="capaian_unit", on_select=lambda: unit_clicked("capaian_unit"), selection_mode="points", theme=None,
                    config=config(), alt=pace_alt(told, "unit_kerja"))
    caution(units)


def _people(people: pd.DataFrame) -> None:
    heading(_("Pegawai"), "capaian_pegawai")
    shown = people.assign(
        keadaan=[f"{shape(s)} {status_word(s)}" for s in people["status"]],
        langkah_teks=[f"{d}/{n}" for d, n in zip(people["langkah_selesai"], people["langkah"], strict=True)],
    )
    pick_person(shown, {
        "nama": columns.person(_("Nama")), "unit_kerja": columns.unit(_("Unit")),
        "capaian": columns.bar(_("Capaian")),
        "target_waktu": columns.percent(_("Target waktu")), "selisih": columns.points(_("Selisih (poin)")),
        "keadaan": _("Status"), "langkah_teks": _("Langkah"),
        "langkah_lewat": columns.count(_("Lewat")), "rhk_senyap": columns.count(_("Senyap")),
    }, key="orang_capaian")


@part
def _results(rows: pd.DataFrame) -> None:
    silent = int(rows["senyap"].sum())
    title = _("{n} RHK, {senyap} di antaranya senyap").format(n=number(len(rows)), senyap=number(silent)) if silent else _("{n} RHK").format(n=number(len(rows)))
    heading(title, "capaian_rhk")
    choices = {"semua": _("Semua"), "kritis": _("Kritis"), "tertinggal": _("Tertinggal"), "senyap": _("Senyap"), "belum_dijabarkan": _("Belum dijabarkan")}
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    adopt("tampil", one_of(choices), "semua")
    st.session_state.setdefault("tampil", "semua")
    which = left.segmented_control(_("Tampilkan"), list(choices), key="tampil", required=True, format_func=lambda name: choices[name],
                                   label_visibility="collapsed")
    tell("tampil", which, "semua")
    sought = right.text_input(_("Cari"), key="cari", bind="query-params", placeholder=_("Cari nama atau RHK"), label_visibility="collapsed")
    if which == "senyap":
        rows = rows[rows["senyap"]]
    elif which and which != "semua":
        rows = rows[rows["status"] == which]
    if sought:
        found = rows["rhk"].str.contains(sought, case=False, regex=False) | rows["nama"].str.contains(sought, case=False, regex=False)
        rows = rows[found]
    if rows.empty:
        st.caption(_("Tidak ada RHK yang cocok."))
        return
    st.html(results_table(rows.head(SHOWN)))
    if len(rows) > SHOWN:
        st.caption(_("{n} RHK lain tidak ditampilkan; persempit dengan pencarian atau unit.").format(n=number(len(rows) - SHOWN)))


def _every_result(rows: pd.DataFrame) -> None:
    """List all RHK."""
    _all(rows, len(rows), "semua_rhk", _("Semua RHK ({n})"), {
        "nama": columns.person(_("Nama")), "rhk": columns.wide(_("RHK")), "capaian": columns.bar(_("Capaian")), "target_waktu": columns.percent(_("Target waktu")),
        "selisih": columns.points(_("Selisih (poin)")), "keadaan": _("Status"), "langkah": columns.count(_("Langkah")), "langkah_selesai": columns.count(_("Selesai")),
        "langkah_lewat": columns.count(_("Lewat")), "jumlah_catatan": columns.count(_("Catatan")), "catatan_terakhir": columns.day(_("Catatan terakhir")),
        "tenggat": columns.day(_("Tenggat")), "unit_kerja": columns.unit(_("Unit")),
    })


@part
def _all(rows: pd.DataFrame, count: int, key: str, title: str, shown: dict[str, Any]) -> None:
    """List rows, to sort and to search, once somebody wants to see them: they weigh more than the rest of the screen. count: how many there are in all."""
    with st.expander(title.format(n=number(count)), key=key, on_change="rerun") as fold:
        if fold.open:
            listed = rows.head(LISTED)
            figures_table(listed.assign(keadaan=[f"{shape(s)} {status_word(s)}" for s in listed["status"]]), shown, key=f"{key}_baris")
            if count > len(listed):
                st.caption(_("{n} baris lain; persempit dengan saringan.").format(n=number(count - len(listed))))


def results_table(rows: pd.DataFrame, *, with_person: bool = True) -> str:
    """Write RHK as a table: bar and tick, status, steps, last note, days to the deadline."""
    of = colours()
    headers = [(_("RHK"), False), (_("Capaian / target waktu"), False), (_("Status"), False), (_("Langkah"), True), (_("Catatan terakhir"), True), (_("Tenggat"), True)]
    cells = []
    for row in rows.to_dict("records"):
        who = f'<div class="redup">{text(row["nama"])} · {text(row["unit_kerja"])}</div>' if with_person else f'<div class="redup">{text(row["periode"])}</div>'
        days = row["hari_ke_tenggat"]
        left = "–" if pd.isna(days) else _("hari ini") if days == 0 else _("{n} hari lagi").format(n=number(days)) if days > 0 else _("lewat {n} hari").format(n=number(-days))
        last = "–" if pd.isna(row["catatan_terakhir"]) else short_date(pd.Timestamp(row["catatan_terakhir"]).date())
        quiet = f'<div class="redup">{text(_("senyap"))}</div>' if row["senyap"] else ""
        figure = "" if pd.isna(row["capaian"]) else f'<div class="redup">{percent(row["capaian"])} / {percent(row["target_waktu"])}</div>'
        cells.append([
            f'{text(row["rhk"])}{who}', bullet(row["capaian"], row["target_waktu"], of.status(row["status"])) + figure,
            status(row["status"], of), f'{number(row["langkah_selesai"])}/{number(row["langkah"])}', last + quiet, left,
        ])
    return table(headers, cells)


def _steps() -> None:
    rows, counts = answer("rencana_aksi", first=LISTED), counted("rencana_aksi", "status", "lewat")
    late = int(counts.loc[counts["lewat"], "banyak"].sum())
    heading(_("{n} rencana aksi lewat tenggat").format(n=number(late)) if late else _("Tidak ada rencana aksi yang lewat tenggat"), "rencana_aksi")
    if late:
        st.html(steps_table(rows[rows["lewat"]].head(SHOWN)))       # those past their date come first
    _timeline(rows[rows["status"] != "selesai"], int(counts.loc[counts["status"] != "selesai", "banyak"].sum()))
    _every_step(rows, int(counts["banyak"].sum()))


def _every_step(rows: pd.DataFrame, count: int) -> None:
    """List all steps with their source rows."""
    _all(rows, count, "semua_langkah", _("Semua rencana aksi dan baris asalnya ({n})"), {
        "nama": _("Nama"), "rencana_aksi": columns.wide(_("Rencana aksi")), "kemajuan": columns.bar(_("Kemajuan")), "target_waktu": columns.percent(_("Target waktu")),
        "keadaan": _("Status"), "tenggat": columns.day(_("Tenggat")), "kendala": _("Kendala"), "berkas": _("Berkas"), "sheet": _("Lembar"), "baris": _("Baris"),
    })


@part
def _timeline(steps: pd.DataFrame, count: int) -> None:
    """Draw steps on a line of time once somebody wants to see it. count: how many there are in all."""
    if steps.empty:
        return
    with st.expander(_("Garis waktu {n} rencana aksi yang belum selesai").format(n=number(count)), key="garis_waktu", on_change="rerun") as fold:
        if fold.open:
            timeline(steps, "garis_waktu_langkah")


def steps_table(rows: pd.DataFrame, *, with_person: bool = True) -> str:
    """Write steps as a table, with the source row of each."""
    of = colours()
    headers = [(_("Rencana aksi"), False), (_("Kemajuan"), False), (_("Status"), False), (_("Tenggat"), True), (_("Sumber"), False)]
    cells = []
    for row in rows.to_dict("records"):
        due = "–" if pd.isna(row["tenggat"]) else short_date(pd.Timestamp(row["tenggat"]).date())
        over = f'<div class="redup">{text(_("lewat {n} hari").format(n=number(row["hari_lewat"])))}</div>' if row["lewat"] else ""
        stuck = f'<div class="redup">{text(_("Kendala: {teks}").format(teks=row["kendala"]))}</div>' if row["kendala"] and not pd.isna(row["kendala"]) else ""
        cells.append([
            text(row["rencana_aksi"]) + (f'<div class="redup">{text(row["nama"])}</div>' if with_person else "") + stuck,
            bullet(row["kemajuan"], row["target_waktu"], of.status(row["status"])) + f'<div class="redup">{percent(row["kemajuan"])} / {percent(row["target_waktu"])}</div>',
            status(row["status"], of), due + over, source(row),
        ])
    return table(headers, cells)


def source(row: dict) -> str:
    """Name the file, sheet and row that a row came from."""
    if not row["berkas"] or pd.isna(row["berkas"]):
        return "–"
    return f'<span class="redup">{text(row["berkas"])} › {text(row["sheet"])} › {text(_("baris {n}").format(n=row["baris"]))}</span>'

