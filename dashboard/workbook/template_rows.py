"""Rows inserted into a sheet: everything in the workbook that points to rows below is led to where they are afterwards."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from dashboard.workbook.template_package import MAIN, Package
from dashboard.workbook.template_refs import Insertion, translated

_GROWING = {"conditionalFormatting", "dataValidation", "ignoredError", "protectedRange"}
_FORMULAS = {"formula", "formula1", "formula2", "f"}
_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def local(element: Any) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def insert_rows(package: Package, path: str, insertion: Insertion) -> None:
    """Insert empty rows into the sheet at `path` and adjust all parts that refer to it."""
    root = package.tree(path)
    expand_shared(root)
    _cells(root, insertion)
    _around(root, insertion)
    package.change(path)
    for _id, kind, part in package.related(path):
        if part in package:
            _beside(package, kind, part, insertion)
    _elsewhere(package, path, insertion)


def expand_shared(root: Any) -> bool:
    """Write shared formulas out, as they cannot be shared any more once rows come between; tell whether there were any."""
    masters: dict[str, tuple[str, str]] = {}
    shared = [(cell, f) for cell in root.iter(f"{{{MAIN}}}c") for f in cell.findall(f"{{{MAIN}}}f") if f.get("t") == "shared"]
    for cell, formula in shared:
        if formula.text:
            masters[formula.get("si")] = (formula.text, cell.get("r"))
    for cell, formula in shared:
        text, origin = masters.get(formula.get("si"), ("", ""))
        if text:
            formula.text = formula.text or translated(text, origin, cell.get("r"))
            for name in ("t", "si", "ref"):
                formula.attrib.pop(name, None)
    return bool(shared)


def _cells(root: Any, insertion: Insertion) -> None:
    for row in root.iter(f"{{{MAIN}}}row"):
        number = int(row.get("r"))
        moved = insertion.row(number)
        row.set("r", str(moved))
        for cell in row.iter(f"{{{MAIN}}}c"):
            if moved != number:
                cell.set("r", insertion.reference(cell.get("r")))
            for formula in cell.iter(f"{{{MAIN}}}f"):
                if formula.text:
                    formula.text = insertion.formula(formula.text, insertion.sheet)
                if formula.get("ref"):
                    formula.set("ref", insertion.reference(formula.get("ref")))


def _around(root: Any, insertion: Insertion) -> None:
    """Move what stands beside the cells: merges, rules, filters, links, page breaks, and their extensions."""
    for element in root.iter():
        name = local(element)
        if name in ("row", "c", "f") and element.tag.startswith(f"{{{MAIN}}}"):
            continue
        for attribute in ("ref", "sqref", "activeCell"):
            if element.get(attribute):
                element.set(attribute, insertion.ranges(element.get(attribute), grow=name in _GROWING))
        if name in _FORMULAS and element.text:
            element.text = insertion.formula(element.text, insertion.sheet)
        elif name == "sqref" and element.text:
            element.text = insertion.ranges(element.text, grow=True)
        elif name == "brk" and local(element.getparent()) == "rowBreaks" and int(element.get("id")) >= insertion.after:
            element.set("id", str(int(element.get("id")) + insertion.count))
        elif name == "hyperlink" and element.get("location"):
            element.set("location", insertion.formula(element.get("location"), insertion.sheet))


def _beside(package: Package, kind: str, part: str, insertion: Insertion) -> None:
    """Move what belongs to the sheet but lies in parts of its own."""
    if kind == "drawing":
        if _anchors(package.tree(part), insertion):
            package.change(part)
    elif kind == "vmlDrawing":
        package.put(part, _vml(package.raw(part), insertion))
    elif kind in ("comments", "threadedComment", "table", "pivotTable"):
        changed = False
        for element in package.tree(part).iter():
            old = element.get("ref")
            if old and (new := insertion.ranges(old)) != old:
                element.set("ref", new)
                changed = True
        if changed:
            package.change(part)


def _anchors(root: Any, insertion: Insertion) -> bool:
    changed = False
    for anchor in root:
        if anchor.get("editAs") == "absolute":
            continue
        ends = {local(end): row for end in anchor if local(end) in ("from", "to") for row in end if local(row) == "row"}
        if "from" not in ends:
            continue
        start = int(ends["from"].text)
        moved = start >= insertion.after
        for name, row in ends.items():
            old = int(row.text)
            if moved if name == "from" or anchor.get("editAs") == "oneCell" else old >= insertion.after:
                row.text = str(old + insertion.count)
                changed = True
    return changed


def _vml(data: bytes, insertion: Insertion) -> bytes:
    def row(found: re.Match[bytes]) -> bytes:
        number = int(found.group(2))
        return found.group(1) + str(number + insertion.count if number >= insertion.after else number).encode() + found.group(3)

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = [int(n) for n in found.group(2).split(b",")]
        if len(numbers) == 8 and numbers[2] >= insertion.after:
            numbers[2], numbers[6] = numbers[2] + insertion.count, numbers[6] + insertion.count
        return found.group(1) + ", ".join(map(str, numbers)).encode() + found.group(3)

    return _VML_ANCHOR.sub(anchor, _VML_ROW.sub(row, data))


def _elsewhere(package: Package, path: str, insertion: Insertion) -> None:
    """Lead formulas of other sheets, names, charts and pivot sources to where the rows are afterwards."""
    for sheet in package.sheets:
        if sheet.path != path and b"<f" in package.raw(sheet.path):
            _other_sheet(package, sheet.path, sheet.name, insertion)
    workbook = package.tree("xl/workbook.xml")
    for name in workbook.iter(f"{{{MAIN}}}definedName"):
        new = insertion.formula(name.text or "", "")
        if name.get("name") == "_xlnm.Print_Area":
            new = _print_area(name.text or "", new, insertion)
        if new != (name.text or ""):
            name.text = new
            package.change("xl/workbook.xml")
    for part in package.names():
        if part.startswith("xl/charts/") and part.endswith(".xml"):
            for formula in package.tree(part).iter("{*}f"):
                if formula.text and (new := insertion.formula(formula.text, "")) != formula.text:
                    formula.text = new
                    package.change(part)
        elif part.startswith("xl/pivotCache/pivotCacheDefinition"):
            for source in package.tree(part).iter(f"{{{MAIN}}}worksheetSource"):
                if (source.get("sheet") or "").casefold() == insertion.sheet.casefold() and source.get("ref"):
                    source.set("ref", insertion.reference(source.get("ref")))
                    package.change(part)


def _other_sheet(package: Package, path: str, name: str, insertion: Insertion) -> None:
    root = package.tree(path)
    touched = [f for f in root.iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2") if f.text and insertion.formula(f.text, name) != f.text]
    if not touched:
        return
    expand_shared(root)
    for formula in root.iter("{*}f", "{*}formula", "{*}formula1", "{*}formula2"):
        if formula.text:
            formula.text = insertion.formula(formula.text, name)
    package.change(path)


def _print_area(old: str, new: str, insertion: Insertion) -> str:
    """Let a print area that ends on the row in question reach over the new rows."""
    if new != old or "!" not in old or "," in old:
        return new
    sheet, _mark, area = old.rpartition("!")
    return f"{sheet}!{insertion.ranges(area, grow=True)}" if sheet.strip("'").replace("''", "'").casefold() == insertion.sheet.casefold() else new
