"""What Excel enforces when it opens a workbook, as small rules over the parts: each yields what it would offer to repair.

The library openxml-audit knows the schemas; it says nothing of names, references and ranges that do not fit each other across parts.
tests/test_workbook_package.py breaks a workbook in every one of these ways.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ILLEGAL_NAME = re.compile(r"[\[\]:*?/\\]")
ROWS, COLUMNS, LONGEST_TEXT, LONGEST_FORMULA = 1_048_576, 16_384, 32_767, 8_192
Rule = Callable[["Package"], Iterator[str]]


class Package:
    """Hold the parts of a workbook, its sheets in order and their targets."""

    def __init__(self, data: bytes):
        with ZipFile(BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.raw = {name: archive.read(name) for name in self.names}
        self.xml = {name: etree.fromstring(content) for name, content in self.raw.items() if name.endswith((".xml", ".rels"))}
        self.workbook = self.xml["xl/workbook.xml"]
        targets = self.targets("xl/workbook.xml")
        self.sheets = {s.get("name"): targets[s.get(LINK)] for s in self.workbook.iter(MAIN + "sheet")}
        self.strings = self.xml.get("xl/sharedStrings.xml")
        self.styles = self.xml["xl/styles.xml"]
        self.tables = {name: [self.xml[part] for part in self.targets(path).values() if "/tables/" in part] for name, path in self.sheets.items()}

    def targets(self, part: str) -> dict[str, str]:
        """Return the parts that a part points to, by the id of the relationship."""
        folder, _slash, name = part.rpartition("/")
        rels = self.xml.get(f"{folder}/_rels/{name}.rels")
        found = {} if rels is None else {r.get("Id"): r for r in rels if r.get("TargetMode") != "External"}
        return {key: posixpath.normpath(posixpath.join(folder, r.get("Target"))) if not r.get("Target").startswith("/") else r.get("Target")[1:] for key, r in found.items()}

    def cells(self, sheet: str) -> Iterator[etree._Element]:
        return self.xml[self.sheets[sheet]].iter(MAIN + "c")

    def text(self, cell: etree._Element) -> str:
        """Return what a text cell says."""
        if cell.get("t") == "s":
            return "".join(self.strings[int(cell.findtext(MAIN + "v"))].itertext())
        return "".join(cell.find(MAIN + "is").itertext()) if cell.get("t") == "inlineStr" else cell.findtext(MAIN + "v") or ""


def sheet_names(p: Package) -> Iterator[str]:
    lower = Counter(name.casefold() for name in p.sheets)
    for name in p.sheets:
        if not 0 < len(name) <= 31 or ILLEGAL_NAME.search(name) or name[0] == "'" or name[-1] == "'" or lower[name.casefold()] > 1 or name.casefold() == "history":
            yield f"sheet name {name!r}"


def relations(p: Package) -> Iterator[str]:
    if doubled := [n for n, c in Counter(map(str.casefold, p.names)).items() if c > 1]:
        yield f"parts twice: {doubled}"
    for name in p.names:
        if name.endswith(".rels"):
            owner = name.replace("_rels/", "").removesuffix(".rels")
            yield from (f"{name}: {target} is missing" for target in p.targets(owner).values() if target not in p.raw)
            ids = [r.get("Id") for r in p.xml[name]]
            yield from (f"{name}: {key} twice" for key, count in Counter(ids).items() if count > 1)
    for part, root in p.xml.items():
        if part.startswith("xl/worksheets/sheet"):
            known = p.targets(part)
            yield from (f"{part}: no relationship {e.get(LINK)}" for e in root.iter() if e.get(LINK) and e.get(LINK) not in known)


def content_types(p: Package) -> Iterator[str]:
    types = p.xml["[Content_Types].xml"]
    by_end = {e.get("Extension").lower() for e in types if e.get("Extension")}
    by_name = {e.get("PartName").lstrip("/") for e in types if e.get("PartName")}
    yield from (f"{name} has no content type" for name in p.names if name != "[Content_Types].xml" and name not in by_name and name.rpartition(".")[2].lower() not in by_end)
    yield from (f"content type of {name}, which is not there" for name in by_name if name not in p.raw)


def cells_in_order(p: Package) -> Iterator[str]:
    for sheet in p.sheets:
        last_row, seen = 0, (0, 0)
        for row in p.xml[p.sheets[sheet]].iter(MAIN + "row"):
            number = int(row.get("r"))
            if not last_row < number <= ROWS:
                yield f"{sheet}: row {number} after {last_row}"
            last_row = number
            for cell in row:
                letters, at = coordinate_from_string(cell.get("r"))
                place = (at, column_index_from_string(letters))
                if place <= seen or at != number or place[1] > COLUMNS:
                    yield f"{sheet}: {cell.get('r')} out of order"
                seen = place


def cell_values(p: Package) -> Iterator[str]:
    styles = len(p.styles.find(MAIN + "cellXfs"))
    strings = 0 if p.strings is None else len(p.strings)
    for sheet in p.sheets:
        for cell in p.cells(sheet):
            where, kind, value = f"{sheet}!{cell.get('r')}", cell.get("t", "n"), cell.findtext(MAIN + "v")
            if int(cell.get("s", 0)) >= styles:
                yield f"{where}: style {cell.get('s')}"
            if kind == "s" and not 0 <= int(value or -1) < strings:
                yield f"{where}: shared string {value}"
            elif kind == "n" and value is not None and not re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", value):
                yield f"{where}: number {value!r}"
            elif kind in ("inlineStr", "str") and len(p.text(cell).encode("utf-16-le")) // 2 > LONGEST_TEXT:
                yield f"{where}: text too long"
            formula = cell.findtext(MAIN + "f")
            if formula is not None and (len(formula) > LONGEST_FORMULA or formula.startswith("=") or "#REF!" in formula):
                yield f"{where}: formula {formula[:40]!r}"


def shared_strings(p: Package) -> Iterator[str]:
    if p.strings is None:
        return
    used = sum(cell.get("t") == "s" for sheet in p.sheets for cell in p.cells(sheet))
    if int(p.strings.get("uniqueCount", len(p.strings))) != len(p.strings) or int(p.strings.get("count", used)) != used:
        yield f"shared strings: {p.strings.get('count')} / {p.strings.get('uniqueCount')} told, {used} / {len(p.strings)} there"


def tables(p: Package) -> Iterator[str]:
    every = [t for found in p.tables.values() for t in found]
    names = Counter(t.get("displayName").casefold() for t in every) + Counter(n.get("name").casefold() for n in p.workbook.iter(MAIN + "definedName") if not n.get("localSheetId"))
    yield from (f"name {name} twice" for name, count in names.items() if count > 1)
    yield from (f"table id {key} twice" for key, count in Counter(t.get("id") for t in every).items() if count > 1)
    for sheet, found in p.tables.items():
        texts = {c.get("r"): p.text(c) for c in p.cells(sheet)} if found else {}
        merged = [range_boundaries(m.get("ref")) for m in p.xml[p.sheets[sheet]].iter(MAIN + "mergeCell")]
        boxes = [range_boundaries(t.get("ref")) for t in found]
        for number, table in enumerate(found):
            name, (left, top, right, bottom) = table.get("displayName"), boxes[number]
            headers = [c.get("name") for c in table.iter(MAIN + "tableColumn")]
            written = [texts.get(cell) for cell in _row(left, right, top)]
            if headers != written or len(headers) != right - left + 1:
                yield f"table {name}: columns {headers} are not the header cells {written}"
            if len({h.casefold() for h in headers}) != len(headers) or not all(headers):
                yield f"table {name}: column names {headers}"
            if bottom <= top or not re.fullmatch(r"[^\W\d][\w.]*", name) or re.fullmatch(r"(?i)[a-z]{1,3}\d+|r|c|r\d*c\d*", name):
                yield f"table {name}: {table.get('ref')}"
            auto = table.find(MAIN + "autoFilter")
            if auto is not None and auto.get("ref") != table.get("ref"):
                yield f"table {name}: filter {auto.get('ref')}"
            yield from (f"table {name} meets another" for other in boxes[:number] if _meet(boxes[number], other))
            yield from (f"table {name} holds merged cells" for other in merged if _meet(boxes[number], other))


def merged_cells(p: Package) -> Iterator[str]:
    for sheet, path in p.sheets.items():
        boxes = [range_boundaries(m.get("ref")) for m in p.xml[path].iter(MAIN + "mergeCell")]
        yield from (f"{sheet}: {box} meets {other}" for n, box in enumerate(boxes) for other in boxes[:n] if _meet(box, other))
        yield from (f"{sheet}: {box} is one cell" for box in boxes if box[:2] == box[2:])


def conditional_formats(p: Package) -> Iterator[str]:
    marks = p.styles.find(MAIN + "dxfs")
    known = 0 if marks is None else len(marks)
    for sheet, path in p.sheets.items():
        rules = list(p.xml[path].iter(MAIN + "cfRule"))
        yield from (f"{sheet}: priority {key} twice" for key, count in Counter(r.get("priority") for r in rules).items() if count > 1)
        yield from (f"{sheet}: conditional format {r.get('dxfId')}" for r in rules if int(r.get("dxfId", 0) or 0) >= max(known, 1))


def styles(p: Package) -> Iterator[str]:
    counts = {kind: len(p.styles.find(MAIN + kind)) for kind in ("fonts", "fills", "borders", "cellXfs")}
    yield from (f"{kind}: {p.styles.find(MAIN + kind).get('count')} told" for kind, count in counts.items() if int(p.styles.find(MAIN + kind).get("count")) != count)
    if counts["cellXfs"] > 64_000 or counts["fonts"] > 1_024:
        yield f"too many styles: {counts}"
    for xf in p.styles.find(MAIN + "cellXfs"):
        for kind in ("font", "fill", "border"):
            if int(xf.get(f"{kind}Id", 0)) >= counts[f"{kind}s"]:
                yield f"cell style points to {kind} {xf.get(f'{kind}Id')}"


def defined_names(p: Package) -> Iterator[str]:
    for name in p.workbook.iter(MAIN + "definedName"):
        said, target = name.get("name"), name.text or ""
        own = said.removeprefix("_xlnm.")
        if not re.fullmatch(r"[^\W\d][\w.\\]*", own) or re.fullmatch(r"(?i)[a-z]{1,3}\d+", own):
            yield f"defined name {said}"
        for sheet in re.findall(r"'((?:[^']|'')+)'!", target):
            if sheet.replace("''", "'") not in p.sheets:
                yield f"defined name {said} points to {target}"


def hyperlinks(p: Package) -> Iterator[str]:
    for sheet, path in p.sheets.items():
        for link in p.xml[path].iter(MAIN + "hyperlink"):
            target = (link.get("location") or "").rpartition("!")[0].strip("'").replace("''", "'")
            if not link.get(LINK) and target not in p.sheets:
                yield f"{sheet}!{link.get('ref')} leads to {link.get('location')}"


def references(p: Package) -> Iterator[str]:
    known = {t.get("displayName"): {c.get("name") for c in t.iter(MAIN + "tableColumn")} for found in p.tables.values() for t in found}
    names = {n.get("name") for n in p.workbook.iter(MAIN + "definedName")}
    for sheet in p.sheets:
        for cell in p.cells(sheet):
            formula = re.sub(r'"(?:[^"]|"")*"', '""', cell.findtext(MAIN + "f") or "")
            for table, column in re.findall(r"([^\W\d]\w*)\[\[?([^\[\]]+)\]\]?", formula):
                if column not in known.get(table, ()):
                    yield f"{sheet}!{cell.get('r')} speaks of {table}[{column}]"
            rest = re.sub(r"'[^']+'!|\w+\[\[?[^\[\]]+\]\]?", "", formula)
            for word in re.findall(r"[^\W\d]\w*(?![\w(])", rest.replace("$", "")):
                if word not in names and not re.fullmatch(r"[A-Z]{1,3}\d*", word):
                    yield f"{sheet}!{cell.get('r')} speaks of {word}"


def print_headers(p: Package) -> Iterator[str]:
    for sheet, path in p.sheets.items():
        for part in p.xml[path].iter(MAIN + "oddHeader", MAIN + "oddFooter"):
            if len(part.text or "") > 255:
                yield f"{sheet}: header or footer of {len(part.text)} characters"


RULES: tuple[Rule, ...] = (sheet_names, relations, content_types, cells_in_order, cell_values, shared_strings, tables, merged_cells, conditional_formats,
                           styles, defined_names, hyperlinks, references, print_headers)


def faults(data: bytes) -> list[str]:
    """Return all that Excel would want to repair; a part that is no XML at all is an exception."""
    package = Package(data)
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(package)]


def _row(left: int, right: int, row: int) -> list[str]:
    from openpyxl.utils import get_column_letter

    return [f"{get_column_letter(column)}{row}" for column in range(left, right + 1)]


def _meet(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
