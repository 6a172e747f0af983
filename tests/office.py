"""LibreOffice as a reader of workbooks: it opens, calculates everything anew, and writes what it finds."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

# LibreOffice trusts the values in a file unless it is told to calculate: 0 is always.
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def printed(files: list[Path], folder: Path) -> dict[str, Path]:
    """Let LibreOffice print workbooks to a folder, all in one start; return each PDF by the name of its workbook."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["libreoffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
                   check=True, capture_output=True, timeout=300)
    return {file.stem: folder / f"{file.stem}.pdf" for file in files}


def converted(data: bytes, folder: Path, kind: str) -> bytes:
    """Let LibreOffice read a workbook and write it as another kind of file."""
    profile = folder / "profil" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    source, out = folder / "buku.xlsx", folder / "hasil"
    source.write_bytes(data)
    subprocess.run(["libreoffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(out), str(source)],
                   check=True, capture_output=True, timeout=300)
    return (out / f"buku.{kind}").read_bytes()


def calculated(data: bytes, folder: Path) -> Workbook:
    """Return the workbook with all that LibreOffice calculates."""
    return load_workbook(io.BytesIO(converted(data, folder, "xlsx")), data_only=True)
