"""Spreadsheets that come out the same every time: openpyxl stamps the clock on what it saves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime

from openpyxl import Workbook

CREATOR = "Pantau Kinerja"
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def workbook_bytes(workbook: Workbook, made: datetime,
                   change: Callable[[str, bytes], bytes] = lambda _name, content: content) -> bytes:
    """Save a workbook under the moment it was made; `change` may rewrite a member on the way."""
    made = made.replace(tzinfo=None, microsecond=0)
    workbook.properties.creator, workbook.properties.created = CREATOR, made
    raw, out = io.BytesIO(), io.BytesIO()
    workbook.save(raw)
    stamp = (max(made.year, 1980), made.month, made.day, made.hour, made.minute, made.second)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = change(member, source.read(member))
            if member == "docProps/core.xml":
                content = _MODIFIED.sub(rf"\g<1>{made.isoformat()}Z\g<2>", content.decode()).encode()
            info = zipfile.ZipInfo(member, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()
