"""Unggah: drop files, see what they would do, load them, take them back."""

from __future__ import annotations

import streamlit as st

from dashboard.screens.cards import working
from dashboard.screens.frame import house, refresh
from dashboard.screens.speaking import part
from dashboard.screens.upload_choice import choose_layouts, remembered_layouts
from dashboard.screens.upload_files import look_again, password_used, put_away, receive
from dashboard.screens.upload_history import history, take_anew
from dashboard.screens.upload_problems import offer_from_preview
from dashboard.screens.upload_questions import ask, remembered_decisions
from dashboard.screens.upload_rows import upload_rows
from pipelines.language import _, number
from pipelines.load import Incoming, Report, load
from pipelines.load.batches import batches
from pipelines.load.loading import user_name
from pipelines.load.questions import questions


def show() -> None:
    """Draw the screen."""
    st.title(_("Unggah"))
    st.markdown(_(
        "Taruh ekspor eKinerja apa adanya: banyak berkas sekaligus, Excel, CSV, halaman web bernama .xls, atau zip. "
        "Isinya diperiksa dahulu; tidak ada yang disimpan sebelum Anda menekan **Muat**."
    ))
    _tell_outcome()
    receive()
    waiting: Incoming | None = st.session_state.get("unggahan")
    if waiting:
        _preview(waiting)
    else:
        ask(questions(house()), _apply)
    history()
    remembered_layouts()
    remembered_decisions(refresh_and_rerun)


def _preview(waiting: Incoming) -> None:
    """Show what loading would do, and load on one press."""
    report: Report = st.session_state["pratinjau"]
    st.subheader(_("Sebelum dimuat"))
    st.markdown(_in_one_sentence(report))
    _load_or_forget(waiting, report)
    offer_from_preview(waiting, report, password_used())
    choose_layouts(waiting, look_again)
    ask(report.questions, _apply)
    st.html(upload_rows(report.files))


@part
def _load_or_forget(waiting: Incoming, report: Report) -> None:
    withdraw = False
    if report.total("withdrawn"):
        withdraw = st.checkbox(
            _("Tarik juga {n} baris lama yang tidak ada lagi di ekspor ini").format(n=number(report.total("withdrawn"))), key="tarik",
            help=_("Baris itu tidak dihitung lagi, tetapi tetap tersimpan sebagai riwayat dan kembali bila unggahan dibatalkan."),
        )
    fresh = report.total("new") + report.total("changed")
    left, right = st.columns([1, 1])
    if left.button(_("Muat {n} baris").format(n=number(fresh)), type="primary", disabled=not (fresh or withdraw), key="muat", width="stretch"):
        with working(_("Memuat…")):
            done = load(house(), waiting, user=user_name(), withdraw_missing=withdraw)
        put_away()
        st.session_state["hasil_unggah"] = done, withdraw
        refresh()
        st.rerun()
    if right.button(_("Lupakan berkas ini"), key="lupakan", width="stretch"):
        put_away()
        st.rerun()


def _apply(numbers: list[int]) -> None:
    """Use an answer: on the files that wait here, and on the uploads that hang on it."""
    waiting: Incoming | None = st.session_state.get("unggahan")
    if waiting:
        st.session_state["pratinjau"] = load(house(), waiting, dry_run=True)
    if numbers:
        take_anew(numbers)
    refresh_and_rerun()


def refresh_and_rerun() -> None:
    """Draw the screen again with the data as it is now."""
    refresh()
    st.rerun()


def _in_one_sentence(report: Report) -> str:
    told = _("{berkas} tabel dibaca: **{new}** baris baru, **{changed}** berubah, **{same}** sama, **{rejected}** menunggu perbaikan, {skipped} dilewati.").format(
        berkas=number(sum(1 for f in report.files if not f.error)),
        new=number(report.total("new")), changed=number(report.total("changed")), same=number(report.total("unchanged")),
        rejected=number(report.total("rejected")), skipped=number(report.total("skipped")),
    )
    failed = sum(1 for f in report.files if f.error and not f.aside)
    return told + (" " + _("**{n}** berkas atau lembar tidak dapat dimuat; sebabnya di bawah.").format(n=number(failed)) if failed else "")


def _tell_outcome() -> None:
    """Say once what the last press of a button did."""
    report, withdrawn = st.session_state.pop("hasil_unggah", (None, False))
    if report is not None:
        told = _("{n} baris dimuat sebagai unggahan nomor {batch}. Gambarnya ada di Ringkasan.").format(
            n=number(report.total("new") + report.total("changed")), batch=report.batch)
        same, gone = report.total("unchanged"), report.total("withdrawn") if withdrawn else 0
        told += " " + _("{n} baris lain sudah ada dan tetap sama.").format(n=number(same)) if same else ""
        told += " " + _("{n} baris lama ditarik.").format(n=number(gone)) if gone else ""
        st.success(told)
        if report.total("rejected"):
            st.warning(_("{n} baris menunggu perbaikan. Perbaiki di berkas asalnya lalu unggah lagi; hanya baris itu yang berubah.").format(
                n=number(report.total("rejected"))))
        if any(f.kind == "pegawai" and not f.error for f in report.files):
            st.session_state["tunggu_daftar"] = [b.number for b in batches(house()) if b.number != report.batch]
    told = st.session_state.pop("hasil_lain", None)
    if told:
        st.success(told)
    _offer_waiting_rows()
    _offer_what_was_decided()


def _offer_what_was_decided() -> None:
    """After answers were taken back, offer to load anew the uploads that may have used them."""
    used = st.session_state.get("dimuat_dengan_yang_dicabut", [])
    numbers = [b.number for b in batches(house()) if b.number in used and not b.undone][::-1] if used else []
    if numbers and st.button(
        _("Muat ulang {n} unggahan yang dimuat sejak keputusan itu").format(n=number(len(numbers))), key="muat_ulang_dicabut", icon=":material/refresh:"
    ):
        st.session_state.pop("dimuat_dengan_yang_dicabut")
        take_anew(numbers)


def _offer_waiting_rows() -> None:
    """After a roster, offer to look again at rows of earlier uploads that waited for it."""
    numbers = st.session_state.get("tunggu_daftar", [])
    waiting = {b.number: b.rejected for b in batches(house()) if b.rejected and not b.undone and b.number in numbers} if numbers else {}
    if waiting and st.button(
        _("Coba lagi {n} baris yang menunggu daftar pegawai").format(n=number(sum(waiting.values()))), key="coba_lagi", icon=":material/refresh:"
    ):
        st.session_state.pop("tunggu_daftar")
        take_anew(sorted(waiting))
