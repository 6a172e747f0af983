"""Files that a person asks for: made beside the screens while their progress is told, then handed to the browser by themselves.

Streamlit forgets what a function given as `data` made after two runs of anybody's screen, which loses the file where many look at once
or the line is slow. Here the file stands on the screen of whoever asked for it, and so it is kept until the question is another.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import streamlit as st

from pipelines.language import _, current_language, use_language

if TYPE_CHECKING:
    from dashboard.workbook.material import Progress

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAUSE = 0.2  # seconds between two looks at how far a file is
_WORKERS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="berkas")
_PRESS = """<script>
{{
  const looking = setInterval(() => {{
    const button = document.querySelector(".st-key-{key} button");
    if (button) {{ clearInterval(looking); button.click(); }}
  }}, 50);
  setTimeout(() => clearInterval(looking), 10000);
}}
</script>"""  # the button may still be on its way; in a block of its own, for several files of one page share their names


@dataclass
class Making:
    """Hold one file in the making; written by the thread that makes it, read by the screen."""

    key: str
    about: object
    name: str
    mime: str
    refusals: tuple[type[Exception], ...] = ()
    what: str = ""
    done: int = 0
    of: int = 0
    handed: bool = False
    job: Future[bytes] = field(default_factory=Future)

    def tell(self, what: str, done: int, of: int) -> None:
        """Note which part is being made, the how manieth of how many."""
        self.what, self.done, self.of = what, done, of


def asked_for(place: str) -> list[Making]:
    """Return the files that were asked for at a place on this person's page."""
    return st.session_state.setdefault(f"_dibuat_{place}", [])


def forget(place: str) -> None:
    """Put away what was made at a place."""
    st.session_state.pop(f"_dibuat_{place}", None)


def file_button(
    place: str, key: str, label: str, make: Callable[[Progress], bytes], name: str, mime: str = EXCEL, *,
    about: object, refusals: tuple[type[Exception], ...] = (), **look: Any,
) -> None:
    """Draw a button that has a file made by a function that tells its progress; `refusals` are errors whose words are for the person."""
    if st.button(label, key=key, **look):
        begin(place, Making(key, about, name, mime, refusals), make)


def begin(place: str, one: Making, make: Callable[[Progress], bytes]) -> None:
    """Start to make a file, unless the same one is in the making."""
    known = asked_for(place)
    if any(other.key == one.key and other.about == one.about and not other.job.done() for other in known):
        return
    language = current_language()

    def work() -> bytes:
        use_language(language)
        return make(one.tell)

    one.job = _WORKERS.submit(work)
    known[:] = [other for other in known if other.key != one.key] + [one]


def hand_over(place: str, about: object) -> bool:
    """Tell how far each file is until it is made, then hand it over; what answered another question is put away. Say whether one is at hand."""
    known = asked_for(place)
    known[:] = [one for one in known if one.about == about or not one.handed]
    left = {one.job: (one, st.empty()) for one in known}
    while left:
        for job in [job for job in left if job.done()]:
            one, spot = left.pop(job)
            with spot.container():
                _give(one)
        for one, spot in left.values():
            part = _("Sedang dibuat: {bagian}").format(bagian=one.what) if one.what else _("Sedang dibuat…")
            spot.progress(min(one.done / one.of, 1.0) if one.of else 0.0, text=part)
        wait(left, timeout=PAUSE, return_when=FIRST_COMPLETED)
    return any(one.job.exception() is None for one in known)


def _give(one: Making) -> None:
    error = one.job.exception()
    fresh, one.handed = not one.handed, True
    if isinstance(error, one.refusals):
        st.warning(str(error), icon=":material/error:")
    elif error is not None:
        if fresh:
            logging.getLogger(__name__).error("%s", one.name, exc_info=error)
        st.error(_("{nama} tidak dapat dibuat: {sebab}. Coba sekali lagi; bila tetap gagal, sampaikan pesan ini kepada petugas TI.").format(
            nama=one.name, sebab=f"{type(error).__name__}: {error}"), icon=":material/error:")
    else:
        save = f"simpan_{one.key}"
        st.download_button(
            _("Simpan {nama}").format(nama=one.name), data=one.job.result(), file_name=one.name, mime=one.mime,
            on_click="ignore", type="tertiary", icon=":material/save:", key=save,
        )
        if fresh:
            with st.container(key=f"serahkan_{one.key}"):
                st.html(_PRESS.format(key=save), unsafe_allow_javascript=True)
