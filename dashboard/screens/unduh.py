"""Unduh: the management workbook, one per unit or for all, and blank forms."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from dashboard.screens.frame import house, question, viewer
from dashboard.workbook import build, build_per_unit, gather
from pipelines.figures.door import Question, Viewer
from pipelines.language import _, current_language, long_date, use_language
from pipelines.templates import write_templates
from pipelines.warehouse import Warehouse

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show() -> None:
    """Draw the screen."""
    asked = question()
    st.title(_("Unduh"))
    st.markdown(_(
        "Buku kerja memuat angka yang sama dengan layar ini, per {per}, periode {dari} – {sampai}: ringkasan, capaian RHK, "
        "aktivitas, dialog, siapa yang perlu perhatian, definisi, dan berkas sumbernya."
    ).format(per=long_date(asked.per), dari=long_date(asked.dari), sampai=long_date(asked.sampai)))
    language = current_language()
    name = _("Pantau Kinerja per {hari}").format(hari=asked.per.isoformat())
    st.download_button(
        _("Unduh buku kerja"), data=partial(workbook, house(), viewer(), asked, language), file_name=f"{name}.xlsx", mime=EXCEL,
        on_click="ignore", type="primary", icon=":material/download:", key="unduh_buku",
    )
    st.download_button(
        _("Unduh satu buku kerja per unit (zip)"), data=partial(per_unit, house(), viewer(), asked, language), file_name=f"{name} {_('per unit')}.zip",
        mime="application/zip", on_click="ignore", icon=":material/folder_zip:", key="unduh_per_unit",
    )
    st.subheader(_("Formulir kosong"))
    st.markdown(_("Bila unit belum punya ekspor, isi formulir ini lalu unggah. Kolom NIP sudah berformat teks."))
    st.download_button(
        _("Unduh formulir (zip)"), data=partial(forms, language), file_name=_("Formulir Pantau Kinerja.zip"), mime="application/zip", on_click="ignore",
        icon=":material/description:", key="unduh_formulir",
    )


# The browser asks for these bytes outside any session: they take all they need as arguments.
def workbook(warehouse: Warehouse, who: Viewer, asked: Question, language: str) -> bytes:
    """Build the workbook that answers a question."""
    use_language(language)
    return build(gather(warehouse, who, asked))


def per_unit(warehouse: Warehouse, who: Viewer, asked: Question, language: str) -> bytes:
    """Build one workbook a unit, zipped."""
    use_language(language)
    return build_per_unit(warehouse, who, asked)


def forms(language: str = "id") -> bytes:
    """Zip the blank forms: headings as exports write them, explained in a language."""
    use_language(language)
    out = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in write_templates(Path(folder)):
            archive.write(path, path.name)
    return out.getvalue()
