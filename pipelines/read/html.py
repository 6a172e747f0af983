"""Web pages named .xls, and web archives (MHTML) → sheets; texts are kept as they stand, no digit is lost."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator

from lxml import etree

from pipelines.read import columns
from pipelines.read.cells import Range, Sheet
from pipelines.read.delimited import encoding_of
from pipelines.read.refusal import Refusal

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,200})</x:Name>")
_SILENT = frozenset({"script", "style", "head", "title", "meta", "link", "noscript", "template"})
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol",
                     "center", "caption", "hr", "td", "th", "body", "html"})
_MAX_SPAN = 1000


def _decoded(data: bytes) -> str:
    encoding = encoding_of(data)
    if encoding == "cp1252" and (named := _CHARSET.search(data[:4096])):
        try:
            return data.decode(named[1].decode("ascii"), "replace")
        except LookupError:
            pass  # a charset nobody knows: what Windows writes is the better guess
    return data.decode(encoding, "replace")


def _pieces(element: etree._Element) -> Iterator[str]:
    """Give the texts inside an element, a newline where the page breaks the line."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    if element.tag in _BREAKS:
        yield "\n"
    if element.text:
        yield _flat(element.text)
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield _flat(child.tail)
    if element.tag in _BREAKS and element.tag != "br":
        yield "\n"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _lines(pieces: Iterator[str]) -> list[str]:
    return [line for line in (" ".join(part.split()) for part in "".join(pieces).split("\n")) if line]


def _text(cell: etree._Element) -> str:
    if not len(cell):
        return " ".join((cell.text or "").split())
    return "\n".join(_lines(_pieces(cell)))


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name)
    if not value or not value.strip().isdigit():
        return 1
    return max(1, min(int(value), _MAX_SPAN))


class _Page:
    """Lay the tables of one page below each other, as Excel does, with the loose text as rows of one cell."""

    def __init__(self) -> None:
        self.rows: list[list[str | None]] = []
        self.merged: list[Range] = []
        self.found = False  # whether there is any table
        self._open: dict[int, int] = {}  # column → rows that a cell above still covers

    def loose(self, root: etree._Element, until: etree._Element | None) -> None:
        """Add the texts before a table that no row has taken yet, and take them."""
        pieces: list[str] = []
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                piece, element.tail = element.tail, None
                pieces.append(_flat(piece or ""))
                continue
            if element is until:
                break
            breaks = element.tag in _BREAKS
            if breaks:
                pieces.append("\n")
            if event == "start":
                if element.tag not in _SILENT:
                    pieces.append(_flat(element.text or ""))
                element.text = None
            else:
                pieces.append(_flat(element.tail or ""))
                element.tail = None
        self.rows.extend([line] for line in _lines(iter(pieces)))

    def row(self, element: etree._Element) -> None:
        """Add one row of a table, its cells moved right past those that reach down from above."""
        self.found = True
        number = len(self.rows) + 1
        row: list[str | None] = []
        waiting, self._open = self._open, {}
        for column, left in waiting.items():
            if left > 1:
                self._open[column] = left - 1
        for cell in element.iterchildren("td", "th"):
            while len(row) in waiting:
                row.append(None)
            at = len(row)
            row.append(_text(cell))
            if cell.attrib:
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                if across > 1:
                    row.extend([None] * (across - 1))
                if down > 1:
                    self._open.update(dict.fromkeys(range(at, at + across), down - 1))
                if across > 1 or down > 1:
                    self.merged.append((number, at, number + down - 1, at + across - 1))
        self.rows.append(row)

    def end_table(self) -> None:
        """Forget the cells that would reach below the table."""
        self._open.clear()


def _page(text: str) -> _Page:
    page, depth = _Page(), 0
    source = io.BytesIO(text.encode("utf-8", "replace"))
    parser = etree.iterparse(source, events=("start", "end"), tag=("table", "tr", "caption"), html=True,
                             huge_tree=True, encoding="utf-8", no_network=True)
    try:
        for event, element in parser:
            if element.tag == "table":
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1:
                    page.loose(element.getroottree().getroot(), element)
                elif event == "end" and depth == 0:
                    page.end_table()
                    element.clear(keep_tail=True)
            elif event == "end":
                if element.tag == "tr":
                    page.row(element)
                elif line := _text(element):
                    page.rows.append([line])
                element.clear(keep_tail=True)
    except etree.XMLSyntaxError as error:
        if parser.root is None and not page.rows:
            raise Refusal("berkas_rusak", sebab=str(error)[:200]) from error
    if parser.root is not None:
        page.loose(parser.root, None)
    return page


def _sheet(text: str, name: str) -> Sheet | None:
    page = _page(text)
    if not page.found:
        return None
    named = _SHEET_NAME.findall(text[:20_000])
    return Sheet(named[0] if len(named) == 1 else name, columns.table(page.rows), merged=page.merged)


def read(data: bytes, name: str) -> list[Sheet]:
    """Read a web page: one sheet, the way Excel opens it."""
    sheet = _sheet(_decoded(data), name)
    if sheet is None:
        raise Refusal("bukan_lembar_kerja", "halaman")
    return [sheet]


def read_archive(data: bytes, name: str) -> list[Sheet]:
    """Read a web archive: one sheet for every page that holds a table."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    pages = []
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(content, bytes):
            charset = part.get_content_charset()
            pages.append(content.decode(charset, "replace") if charset == "utf-16" else _decoded(content))
    names = [title for page in pages for title in _SHEET_NAME.findall(page[:20_000])]
    found = [sheet for page in pages if (sheet := _sheet(page, name)) is not None]
    if not found:
        raise Refusal("bukan_lembar_kerja", "halaman")
    if len(names) == len(found):
        for sheet, title in zip(found, names, strict=True):
            sheet.name = title
    return found
