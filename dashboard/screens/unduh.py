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
from dashboard.screens.making import EXCEL, file_button, hand_over
from dashboard.screens.speaking import part
from dashboard.workbook.office_template import Refused
from dashboard.workbook.outputs import Wish, make
from dashboard.workbook.template_sample import sample
from pipelines.figures.door import Question, units
from pipelines.language import N_, _, current_language, long_date
from pipelines.load.loading import user_name
from pipelines.templates import write_templates

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
    first = st.container()
    _blank_forms()
    with first:  # drawn last, for it waits until what is in the making is made
        _outputs(asked)


@part
def _outputs(asked: Question) -> None:
    masked = st.selectbox(
        _("Yang disamarkan"), list(MASKS), format_func=lambda one: _(MASKS[one]), key="unduh_samarkan",
        help=_("Setiap orang mendapat satu nomor yang sama di seluruh berkas. Nama yang tertulis di dalam teks catatan tidak dicari."),
    )
    name, about = _file_name(asked), (asked, masked, current_language())
    _button("buku", _("Unduh buku kerja"), f"{name}.xlsx", EXCEL, about, "download", primary=True)
    _button("per_unit", _("Unduh satu buku kerja per unit (zip)"), f"{name} {_('per unit')}.zip", ZIP, about, "folder_zip")
    _button("pdf", _("Unduh ringkasan untuk dibaca (PDF)"), f"{_('Ringkasan')} {name}.pdf", "application/pdf", about, "picture_as_pdf")
    _button("tabel", _("Unduh semua angka sebagai tabel (CSV dan Parquet)"), f"{name} {_('tabel')}.zip", ZIP, about, "table")
    made = st.container()
    _own_template(asked, masked)
    with made:
        hand_over("unduh", about)


def _file_name(asked: Question) -> str:
    return _("Pantau Kinerja per {hari}").format(hari=asked.per.isoformat())


def _button(form: str, label: str, name: str, mime: str, about: tuple[Question, str, str], icon: str, *, primary: bool = False) -> None:
    asked, masked, _language = about
    file_button(
        "unduh", f"unduh_{form}", label, partial(make, house(), viewer(), asked, Wish(form, masked), who=user_name()), name, mime,
        about=about, type="primary" if primary else "secondary", icon=f":material/{icon}:",
    )


def _own_template(asked: Question, masked: str) -> None:
    """Let the office's own workbook be filled in."""
    st.subheader(_("Templat kantor sendiri"))
    st.markdown(_(
        "Unggah buku kerja .xlsx berkop kantor yang memuat penanda di dalam dua kurung kurawal. Penanda diisi; gambar, rumus, dan lembar lain tetap. "
        "Contohnya memuat daftar semua penanda."
    ))
    file_button("contoh", "unduh_contoh_templat", _("Unduh contoh templat"), lambda _tell: sample(), _("Contoh templat laporan.xlsx"),
                about=current_language(), icon=":material/draft:")
    hand_over("contoh", current_language())
    given = st.file_uploader(_("Templat kantor"), type=["xlsx"], key="unduh_templat_berkas")
    if given is None:
        return
    content = given.getvalue()
    about = (sha256(content).hexdigest(), asked, masked, current_language())
    file_button(
        "templat", "unduh_templat", _("Isi templat ini dan unduh"), partial(make, house(), viewer(), asked, Wish("templat", masked, content), who=user_name()),
        f"{Path(given.name).stem} {_file_name(asked)}.xlsx", about=about, refusals=(Refused,), type="primary", icon=":material/task:",
    )
    hand_over("templat", about)


@part
def _blank_forms() -> None:
    st.subheader(_("Formulir kosong"))
    st.markdown(_("Bila unit belum punya ekspor, isi formulir ini lalu unggah. Kolom NIP sudah berformat teks."))
    known = tuple(units(house(), viewer())["unit_kerja"])
    about = (known, current_language())
    file_button("formulir", "unduh_formulir", _("Unduh formulir (zip)"), lambda _tell: forms(known), _("Formulir Pantau Kinerja.zip"), ZIP,
                about=about, icon=":material/description:")
    hand_over("formulir", about)


def forms(known: tuple[str, ...] = ()) -> bytes:
    """Zip the blank forms: headings as exports write them, explained in the language of the page, naming the units known."""
    out = BytesIO()
    with TemporaryDirectory() as folder, ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path in write_templates(Path(folder), known):
            archive.write(path, path.name)
    return out.getvalue()
