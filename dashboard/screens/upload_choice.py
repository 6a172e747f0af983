"""A sheet that was not understood: the person says what it is and which column is what, once; the layout is remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd
import streamlit as st

from dashboard.screens.frame import house
from dashboard.screens.upload_rows import KINDS, kind_name
from pipelines.language import _
from pipelines.load import Incoming
from pipelines.load.incoming import Sheet
from pipelines.load.loading import user_name
from pipelines.load.mappings import forget, remember, remembered, rename
from pipelines.recognise import SavedMapping
from pipelines.recognise.vocabulary import vocabulary


def choose_layouts(waiting: Incoming, again: Callable[[], None]) -> None:
    """Offer a choice for each refused sheet whose header was found; again reads the files anew by what was chosen."""
    met: set[str] = set()
    for place, (name, sheet) in enumerate(_refused(waiting)):
        if sheet.found.signature not in met:
            met.add(sheet.found.signature)
            with st.expander(_("Kenali sendiri: {berkas} › {lembar}").format(berkas=name, lembar=sheet.label), icon=":material/table_edit:"):
                _one(name, sheet, place, again)


def _refused(waiting: Incoming) -> Iterator[tuple[str, Sheet]]:
    for file in waiting.files:
        for sheet in file.sheets:
            if sheet.found.refusal is not None and sheet.found.signature and sheet.found.headers and sheet.found.code != "lembar_kosong":
                yield file.name, sheet


def _one(name: str, sheet: Sheet, place: int, again: Callable[[], None]) -> None:
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
    title = st.text_input(_("Nama tata letak ini"), value=f"{kind_name(kind)} – {name}", key=f"pilih_nama_{place}_{kind}")
    if st.button(_("Pakai dan ingat pilihan ini"), type="primary", disabled=not columns, key=f"pilih_pakai_{place}"):
        remember(house(), found.signature, title, SavedMapping(kind, columns), user=user_name())
        again()
        st.rerun()


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
                st.rerun()
