"""A sheet that was not understood: the person says what it is and which column is what, once; the layout is remembered."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.screens.explaining import plain
from dashboard.screens.frame import house
from dashboard.screens.speaking import part
from dashboard.screens.upload_files import look_again, password_used
from dashboard.screens.upload_rows import KINDS, kind_name
from pipelines.language import _, number
from pipelines.load import Incoming
from pipelines.load.incoming import IncomingFile, Sheet
from pipelines.load.loading import user_name
from pipelines.load.mappings import forget, remember, remembered, rename
from pipelines.load.store import Unavailable
from pipelines.load.trying import Trial, try_choice
from pipelines.recognise import SavedMapping
from pipelines.recognise.vocabulary import vocabulary

LIVE = 2 << 20  # bytes of a file whose outcome is shown at every change


def choose_layouts(waiting: Incoming, again: Callable[[], None]) -> None:
    """Offer a choice for each refused sheet whose header was found, and for any other that was read wrongly.

    again reads the files anew by what was chosen.
    """
    met: set[str] = set()
    tables = [(file, sheet) for file in waiting.files for sheet in file.sheets if sheet.found.signature and sheet.found.headers]
    for place, (file, sheet) in enumerate(tables):
        if sheet.found.refusal is not None and sheet.found.code != "lembar_kosong" and sheet.found.signature not in met:
            met.add(sheet.found.signature)
            with st.expander(_("Kenali sendiri: {berkas} › {lembar}").format(berkas=file.name, lembar=sheet.label), icon=":material/table_edit:"):
                _one(file, sheet, place, again)
    _understood({f"{file.name} › {sheet.label}": (place, file, sheet) for place, (file, sheet) in enumerate(tables) if sheet.found.refusal is None}, again)


@part
def _understood(understood: dict[str, tuple[int, IncomingFile, Sheet]], again: Callable[[], None]) -> None:
    if understood:
        with st.expander(_("Ada yang dibaca keliru? Ubah kolomnya"), icon=":material/edit_note:"):
            which = st.selectbox(_("Berkas dan lembar"), list(understood), index=None, placeholder=_("Pilih"), key="ubah_lembar")
            if which:
                place, file, sheet = understood[which]
                _one(file, sheet, place, again)


@part
def _one(file: IncomingFile, sheet: Sheet, place: int, again: Callable[[], None]) -> None:
    found = sheet.found
    headers = [text for text in found.headers if text]
    shown = pd.DataFrame([row[: len(found.headers)] for row in found.head])
    if len(shown.columns) == len(found.headers):
        shown.columns = pd.Index([f"{i + 1}. {text or '–'}" for i, text in enumerate(found.headers)])
    st.dataframe(shown, hide_index=True, height=180, placeholder="–", key=f"pilih_isi_{place}")
    kind = st.selectbox(_("Lembar ini berisi"), list(KINDS), index=list(KINDS).index(found.kind) if found.kind in KINDS else 3,
                        format_func=kind_name, key=f"pilih_jenis_{place}")
    fields = vocabulary().kinds[kind].fields
    needed = [_(f.label) for f in fields.values() if f.required]
    st.caption(_("Wajib ada: {kolom}. Kolom lain boleh dibiarkan.").format(kolom=", ".join(needed)))
    guessed = {found.headers[at]: field for field, at in found.columns.items()} if kind == found.kind else {}
    choices = ["", *fields]
    columns: dict[str, str] = {}
    with st.container(horizontal=True, gap="small"):
        for i, header in enumerate(dict.fromkeys(headers)):
            chosen = st.selectbox(
                header, choices, index=choices.index(guessed[header]) if guessed.get(header) in fields else 0, width=240,
                format_func=lambda field: _(fields[field].label) if field else _("— tidak dipakai —"), key=f"pilih_{place}_{kind}_{i}",
            )
            if chosen:
                columns[chosen] = header
    choice = SavedMapping(kind, columns)
    if columns:
        _outcome(file, sheet, choice, {name: _(fields[name].label) for name in columns})
    title = st.text_input(_("Nama tata letak ini"), value=f"{kind_name(kind)} – {file.name}", key=f"pilih_nama_{place}_{kind}")
    if st.button(_("Pakai dan ingat pilihan ini"), type="primary", disabled=not columns, key=f"pilih_pakai_{place}"):
        remember(house(), found.signature, title, choice, user=user_name())
        again()
        st.rerun()


def _outcome(file: IncomingFile, sheet: Sheet, choice: SavedMapping, labels: dict[str, str]) -> None:
    """Show what would load by the choice at hand, as soon as it changes; a big file only when asked."""
    key = (file.sha256, sheet.label, sheet.found.signature, choice.kind, tuple(sorted(choice.columns.items())))
    if st.session_state.get("coba_kolom", (None, None))[0] != key:
        if file.size > LIVE and not st.button(_("Lihat akibat pilihan ini"), key=f"coba_{sheet.found.signature}_{sheet.label}"):
            return
        try:
            st.session_state["coba_kolom"] = key, try_choice(house(), file, sheet.label, sheet.found.signature, choice, password=password_used())
        except Unavailable as error:
            st.warning(error.message)
            return
    trial: Trial = st.session_state["coba_kolom"][1]
    report = trial.report
    if report.error:
        st.info(report.error["message"])
        return
    st.markdown(_("Dengan pilihan ini: **{new}** baris baru, **{changed}** berubah, **{same}** sama, **{rejected}** menunggu perbaikan, {skipped} dilewati.").format(
        new=number(report.new), changed=number(report.changed), same=number(report.unchanged), rejected=number(report.rejected), skipped=number(report.skipped)))
    st.dataframe(trial.head.to_pandas().rename(columns=labels), hide_index=True, placeholder="–", key=f"akibat_{sheet.found.signature}_{sheet.label}")
    for finding in report.findings[:3]:
        st.caption(plain(finding["message"].split(" › ", 1)[-1]))


@part
def remembered_layouts() -> None:
    """List the remembered layouts, to rename or to forget."""
    known = remembered(house())
    if not known:
        return
    with st.expander(_("Tata letak yang diingat ({n})").format(n=len(known)), icon=":material/bookmark:"):
        for one in known:
            left, right = st.columns([4, 1], vertical_alignment="bottom")
            name = left.text_input(f"{kind_name(one.kind)}, {one.columns} {_('kolom')}", value=one.name, key=f"nama_{one.signature}")
            if name and name != one.name:
                rename(house(), one.signature, name, user=user_name())
            if right.button(_("Lupakan"), key=f"lupa_{one.signature}", width="stretch"):
                forget(house(), one.signature, user=user_name())
                look_again()
                st.rerun()
