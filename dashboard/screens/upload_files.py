"""The files that wait on the upload screen: taken in, looked through, looked through again, put away."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.screens.frame import house
from dashboard.screens.making import forget
from pipelines.language import _
from pipelines.load import Incoming, load, mappings, prepare
from pipelines.load.incoming import Given
from pipelines.load.store import Unavailable, bytes_of


def receive() -> None:
    """Take files at once and look through them; the uploader forgets them when the page changes, the store keeps those that wait."""
    turn = st.session_state.setdefault("unggah_ke", 0)
    given = st.file_uploader(
        _("Berkas ekspor"), accept_multiple_files=True, key=f"berkas_{turn}", on_change=_taken_out, args=(turn,), help=_("Paling besar 200 MB per berkas."),
    )
    waiting: Incoming | None = st.session_state.get("unggahan")
    password = None if given else password_used()
    if password_used() or any(f.error and f.error.asks_password for f in (waiting.files if waiting else [])):
        password = st.text_input(_("Kata sandi buku kerja (tidak disimpan)"), type="password", key=f"sandi_{turn}") or password
    names = tuple((f.file_id, f.name) for f in given) or st.session_state.get("unggah_nama", ())
    if not names or (names, password) == st.session_state.get("unggah_dilihat"):
        return
    files: list[tuple[str, Given]] = [(f.name, f.getvalue()) for f in given]
    if waiting and not files:  # members of a zip that failed are no files of their own
        files = [(f.name, partial(bytes_of, f.sha256, f.name)) for f in waiting.files if f.size or " › " not in f.name]
    bar = st.progress(0.0, _("Membaca berkas…"))

    def progress(done: int, name: str) -> None:
        bar.progress(done / len(files), _("Membaca {nama} ({ke} dari {n})").format(nama=name, ke=done + 1, n=len(files)))

    try:
        st.session_state["unggahan"] = prepare(files, mappings=mappings(house()), password=password, progress=progress)
    except Unavailable as error:
        bar.empty()
        st.error(error.message)
        return
    bar.progress(1.0, _("Memeriksa isinya terhadap data yang sudah ada…"))
    st.session_state["pratinjau"] = load(house(), st.session_state["unggahan"], dry_run=True)
    st.session_state["unggah_dilihat"], st.session_state["unggah_nama"] = (names, password), names
    bar.empty()
    st.rerun()


def _taken_out(turn: int) -> None:
    """Let nothing wait when the last file was taken out of the uploader."""
    if not st.session_state[f"berkas_{turn}"]:
        put_away()


def password_used() -> str | None:
    """Return the password that the files at hand were opened with, if any."""
    password: str | None = st.session_state.get("unggah_dilihat", (None, None))[1]
    return password


def look_again() -> None:
    """Look through the waiting files anew by what has been learnt, with the password that opened them."""
    st.session_state["unggah_dilihat"] = (None, password_used())


def put_away() -> None:
    """Clear the uploader and what was read from it."""
    for key in ("unggahan", "pratinjau", "unggah_dilihat", "unggah_nama"):
        st.session_state.pop(key, None)
    forget("pratinjau")
    st.session_state["unggah_ke"] += 1
