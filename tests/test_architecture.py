"""The house keeps its shape: arrows one way, rooms of a readable size, no room without a name of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = sorted(p for folder in ("pipelines", "dashboard") for p in (ROOT / folder).rglob("*.py"))


def test_arrows_run_one_way():
    run = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_rooms_are_of_a_readable_size():
    large = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text("utf-8").splitlines())) > 250}
    assert not large


def test_no_room_without_a_name_of_its_own():
    assert not [p for p in SOURCES if p.stem in ("utils", "helpers", "common", "misc")]


def test_no_sql_is_run_by_the_dashboard():
    spoken = [
        p.name for p in SOURCES if p.parts[len(ROOT.parts)] == "dashboard" and ".execute(" in p.read_text("utf-8")
    ]
    assert not spoken
