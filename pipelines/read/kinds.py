"""What a file is, by its first bytes and its parts: never by the ending of its name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    (b"%PDF", "pdf"), (b"\x89PNG", "gambar"), (b"\xff\xd8\xff", "gambar"), (b"GIF8", "gambar"),
    (b"BM", "gambar"), (b"II*\x00", "gambar"), (b"MM\x00*", "gambar"), (b"MZ", "program"), (b"\x7fELF", "program"),
    (b"Rar!", "arsip"), (b"7z\xbc\xaf", "arsip"), (b"\x1f\x8b", "arsip"), (b"{\\rtf", "word"),
)
_BLANK = b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TAG = re.compile(rb"<(?:!doctype\s+html|html|table|head|body|meta|style|div|tr|thead|tbody|center|font|h[1-6]|p)\b", re.I)
_SPREADSHEETML = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|progid=.Excel\.Sheet")
_FLAT_ODS = re.compile(rb"<office:document\b[^>]*opendocument\.spreadsheet", re.S)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def of_zip(names: Iterable[str], mimetype: bytes = b"") -> str:
    """Tell what a zip is by the names of its parts."""
    lower = {name.replace("\\", "/").lower().lstrip("/") for name in names}
    if b"opendocument.spreadsheet" in mimetype:
        return "ods"
    if b"opendocument.presentation" in mimetype:
        return "presentasi"
    if b"opendocument" in mimetype or any(name.startswith("word/") for name in lower):
        return "word"
    if any(name.startswith("ppt/") for name in lower):
        return "presentasi"
    if any(name.endswith("xl/workbook.bin") for name in lower):
        return "xlsb"
    if "[content_types].xml" in lower or any(name.startswith("xl/") for name in lower):
        return "xlsx"
    if "content.xml" in lower and "meta-inf/manifest.xml" in lower:
        return "ods"
    return "zip"


def _of_ole(data: bytes) -> str:
    # Stream names stand in the compound file's directory as UTF-16.
    for name, kind in (
        ("EncryptedPackage", "terkunci"), ("Workbook", "xls"), ("WORKBOOK", "xls"), ("Book", "xls"),
        ("WordDocument", "word"), ("PowerPoint Document", "presentasi"),
    ):
        if name.encode("utf-16-le") in data:
            return kind
    return "xls"


def utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 that does not say so: every other byte of Latin letters is nothing."""
    head = data[:4096]
    half = len(head) // 2
    first, second = head[0 : half * 2 : 2].count(0), head[1 : half * 2 : 2].count(0)
    if half < 4 or min(first, second) * 20 > half or max(first, second) * 2 < half:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


def _of_text(data: bytes) -> str:
    head = data[:65_536]
    if head.startswith(_UTF16):
        head = head.decode("utf-16", "replace").encode()
    elif encoding := utf16_without_mark(head):
        head = head.decode(encoding, "replace").encode()
    elif len(_CONTROL.findall(head)) * 200 > len(head):  # a stray control character or two is still text
        return "lain"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb"mime-version:|content-type:\s*multipart|(?:from|subject|x-document-type):", start, re.I):
        return "mhtml" if re.search(rb"content-type:", head, re.I) else "delimited"
    if start.startswith(b"<"):
        if _SPREADSHEETML.search(head):
            # HTML saved by Excel names the same namespace.
            return "html" if re.match(rb"<(?:!doctype\s+)?html", start, re.I) else "spreadsheetml"
        if _FLAT_ODS.search(head[:16_384]):
            return "fods"
        return "html" if _TAG.search(head[:16_384]) else "lain"
    if start.startswith((b"{", b"[")) and b'"' in head[:200]:
        return "json"
    # A page may begin with blank text, a warning of the server, or loose words before its table.
    return "html" if re.search(rb"<table\b[^<]*<", head, re.I) and b"<tr" in head.lower() else "delimited"


def kind_of(data: bytes) -> str:
    """Tell what a file is: a kind that is read, a foreign kind by name, `kosong`, `rusak`, or `lain`."""
    if not data[:4096].strip(_BLANK) and not data.strip(_BLANK):
        return "kosong"
    if data.startswith(_OLE):
        return _of_ole(data)
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = archive.namelist()
                mimetype = b""
                if "mimetype" in names:
                    with archive.open("mimetype") as part:
                        mimetype = part.read(200)
        except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError):
            return "rusak"
        # A directory that lists nothing of so many bytes is damaged.
        return "rusak" if not names and len(data) > 1024 else of_zip(names, mimetype)
    for magic, kind in _FOREIGN:
        if data.startswith(magic) and (len(magic) > 2 or _CONTROL.search(data[:4096])):
            return kind
    return _of_text(data)
