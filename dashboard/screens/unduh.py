"""Unduh: the workbook, one per unit or for all, the summary as PDF, plain tables, the office's own template, and blank forms."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from dashboard.screens.frame import house, question, viewer
from dashboard.screens.making import Making, making, progress
from dashboard.screens.speaking import part
from dashboard.workbook.office_template import Refused
from dashboard.workbook.outputs import Wish, make
from dashboard.workbook.template_sample import sample
from pipelines.figures.door import Question, Viewer, units
from pipelines.language import N_, _, current_language, long_date, use_language
from pipelines.load.loading import user_name
from pipelines.templates import write_templates
from pipelines.warehouse import Warehouse

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"
MASKS = {"": N_("Tidak ada"), "nama": N_("Nama"), "nip": N_("NIP"), "semua": N_("Nama dan NIP")}


def show() -> None:
    """Draw the screen."""
    asked = question()
    st.title(_("Unduh"))
    st.markdown(_(
        "Buku kerja memuat angka yang sama dengan layar ini, per {per}, periode {dari} – {sampai}: ringkasan, capaian RHK, "
        "aktivitas, dialog, siapa yang perlu perhatian, definisi, dan berkas sumbernya."
    ).format(per=long_date(asked.per), dari=long_date(asked.dari), sampai=long_date(asked.sampai)))
    _outputs(asked)
    st.subheader(_("Formulir kosong"))
    st.markdown(_("Bila unit belum punya ekspor, isi formulir ini lalu unggah. Kolom NIP sudah berformat teks."))
    st.download_button(
        _("Unduh formulir (zip)"), data=partial(forms, current_language(), tuple(units(house(), viewer())["unit_kerja"])), file_name=_("Formulir Pantau Kinerja.zip"), mime=ZIP, on_click="ignore",
        icon=":material/description:", key="unduh_formulir",
    )


@part
def _outputs(asked: Question) -> None:
    masked = st.selectbox(
        _("Yang disamarkan"), list(MASKS), format_func=lambda one: _(MASKS[one]), key="unduh_samarkan",
        help=_("Setiap orang mendapat satu nomor yang sama di seluruh berkas. Nama yang tertulis di dalam teks catatan tidak dicari."),
    )
    name = _("Pantau Kinerja per {hari}").format(hari=asked.per.isoformat())
    _button("buku", _("Unduh buku kerja"), f"{name}.xlsx", EXCEL, masked, "download", primary=True)
    _button("per_unit", _("Unduh satu buku kerja per unit (zip)"), f"{name} {_('per unit')}.zip", ZIP, masked, "folder_zip")
    _button("pdf", _("Unduh ringkasan untuk dibaca (PDF)"), f"{_('Ringkasan')} {name}.pdf", "application/pdf", masked, "picture_as_pdf")
    _button("tabel", _("Unduh semua angka sebagai tabel (CSV dan Parquet)"), f"{name} {_('tabel')}.zip", ZIP, masked, "table")
    progress()
    _own_template(asked, masked, name)


def _button(form: str, label: str, file_name: str, mime: str, masked: str, icon: str, *, primary: bool = False) -> None:
    st.download_button(
        label, data=partial(made, house(), viewer(), question(), Wish(form, masked), current_language(), making()), file_name=file_name, mime=mime,
        on_click=making().press, type="primary" if primary else "secondary", icon=f":material/{icon}:", key=f"unduh_{form}",
    )


def _own_template(asked: Question, masked: str, name: str) -> None:
    """Let the office's own workbook be filled in; it is filled at once, as whoever downloads later could not be told what is wrong."""
    st.subheader(_("Templat kantor sendiri"))
    st.markdown(_(
        "Unggah buku kerja .xlsx berkop kantor yang memuat penanda di dalam dua kurung kurawal. Penanda diisi; gambar, rumus, dan lembar lain tetap. "
        "Contohnya memuat daftar semua penanda."
    ))
    st.download_button(
        _("Unduh contoh templat"), data=partial(sample_template, current_language()), file_name=_("Contoh templat laporan.xlsx"), mime=EXCEL,
        on_click="ignore", icon=":material/draft:", key="unduh_contoh_templat",
    )
    given = st.file_uploader(_("Templat kantor"), type=["xlsx"], key="unduh_templat_berkas")
    if given is None:
        return
    content = given.getvalue()
    key = (sha256(content).hexdigest(), asked, masked, current_language())
    if st.session_state.get("unduh_terisi", (None,))[0] != key:
        try:
            with st.spinner(_("Mengisi templat")):
                st.session_state["unduh_terisi"] = (key, make(house(), viewer(), asked, Wish("templat", masked, content)))
        except Refused as error:
            st.session_state.pop("unduh_terisi", None)
            st.error(str(error), icon=":material/error:")
            return
    st.download_button(
        _("Unduh templat yang terisi"), data=st.session_state["unduh_terisi"][1], file_name=f"{Path(given.name).stem} {name}.xlsx", mime=EXCEL,
        on_click="ignore", type="primary", icon=":material/task:", key="unduh_templat",
    )


# The browser asks for these bytes outside any session: they take all they need as arguments.
def made(warehouse: Warehouse, who: Viewer, asked: Question, wish: Wish, language: str, told: Making | None = None) -> bytes:
    """Make a file that answers a question, telling how far it is."""
    use_language(language)
    told = told or Making()
    told.begin()
    try:
        return make(warehouse, who, asked, wish, told.tell, who=user_name())
    finally:
        told.finish()


def workbook(warehouse: Warehouse, who: Viewer, asked: Question, language: str) -> bytes:
    """Build the workbook that answers a question."""
    return made(warehouse, who, asked, Wish(), language)


def sample_template(language: str) -> bytes:
    """Write the sample of an office's own template."""
    use_language(language)
    return sample()


def forms(language: str = "id", known: tuple[str, ...] = ()) -> bytes:
    """Zip the blank forms: headings as exports write them, explained in a language."""
    use_language(language)
    out = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in write_templates(Path(folder), known):
            archive.write(path, path.name)
    return out.getvalue()
