"""How the dashboard is served: the command that runs it."""

from __future__ import annotations

import sys
from pathlib import Path

APP = Path(__file__).parent / "asgi.py"


def command(host: str, port: int) -> list[str]:
    """Return the command line that serves the dashboard on an address, without telemetry or a browser of its own."""
    return [
        sys.executable, "-m", "streamlit", "run", str(APP),
        f"--server.address={host}", f"--server.port={port}", "--server.headless=true",
        "--browser.gatherUsageStats=false", "--client.toolbarMode=minimal", "--server.fileWatcherType=none",
        "--server.enableStaticServing=true",
    ]
