"""What is being made for a person who pressed a download: how far it is, told on the screen while other screens answer."""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st

from dashboard.screens.speaking import part
from pipelines.language import _

PATIENCE = 15.0  # seconds until a press that the browser never followed up is forgotten


@dataclass
class Making:
    """Hold one person's file in the making; written by the thread that makes it, read by the screen."""

    what: str = ""
    done: int = 0
    of: int = 0
    pressed: float | None = None
    begun: bool = False

    def press(self) -> None:
        """Note that a file was asked for."""
        self.what, self.done, self.of, self.pressed, self.begun = "", 0, 0, time.monotonic(), False

    def begin(self) -> None:
        """Note that the browser has come for the file."""
        self.begun = True

    def tell(self, what: str, done: int, of: int) -> None:
        """Note which part is being made, the how manieth of how many."""
        self.what, self.done, self.of = what, done, of

    def finish(self) -> None:
        """Note that the file is made, or could not be."""
        self.pressed = None

    @property
    def running(self) -> bool:
        """Say whether a file is being made."""
        return self.pressed is not None and (self.begun or time.monotonic() - self.pressed < PATIENCE)


def making() -> Making:
    """Return what is being made for the person on this page."""
    return st.session_state.setdefault("_dibuat", Making())


def progress() -> None:
    """Draw how far the file is, while one is being made."""
    if making().running:
        _watch()


def _watching() -> None:
    now = making()
    if not now.running:
        st.rerun()  # the bar goes, and with it the looking
    st.progress(min(now.done / now.of, 1.0) if now.of else 0.0, text=_("Sedang dibuat: {bagian}").format(bagian=now.what) if now.what else _("Sedang dibuat…"))


_watch = part(_watching, run_every=0.5)
