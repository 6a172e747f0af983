"""A served dashboard, and waiting for it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from itertools import count
from pathlib import Path
from typing import Any

BUSY = "[data-testid=stApp]:not([data-test-script-state=notRunning]), [data-testid=stSkeleton]"
_QUIET = """([turn, busy, long]) => {
    const now = performance.now();
    if (window.settling !== turn || !document.querySelector("[data-testid=stApp]") || document.querySelector(busy)) [window.settling, window.settled] = [turn, now];
    return now - window.settled > long;
}"""
_turns = count(1)


def settle(page: Any, long: int = 400) -> None:
    """Wait until the page has not been at work for so many milliseconds on end: a press takes some of them to arrive."""
    page.wait_for_function(_QUIET, arg=[next(_turns), BUSY, long], polling=50)


def apart(folder: Path) -> dict[str, str]:
    """Return an environment whose data lie in a folder of their own."""
    return {k: v for k, v in os.environ.items() if not k.startswith("PANTAU_")} | {
        "PANTAU_DATA": str(folder), "PANTAU_CONFIG": str(folder / "pantau.toml"), "PANTAU_PENGGUNA": "penguji"}


class Served:
    """A dashboard of its own data folder on a free port."""

    def __init__(self, folder: Path):
        self.env = apart(folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.server = subprocess.Popen(
            [Path(sys.executable).with_name("pantau"), "layani", "--port", str(self.port)], env=self.env, cwd=folder,
            stdout=subprocess.DEVNULL, stderr=(folder / "layani.log").open("w"))
        for _turn in range(150):
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2).close()
                return
            except OSError:
                time.sleep(0.2)
        raise AssertionError((folder / "layani.log").read_text())

    def stop(self) -> None:
        """Stop serving, so that the warehouse can be asked from the terminal."""
        self.server.terminate()
        self.server.wait(20)
