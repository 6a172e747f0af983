"""An office's workbook as the zip that it is: parts are changed one by one, all others stay byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from pipelines.read.preflight import MAX_INFLATED, SheetPart, sheet_parts

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "[Content_Types].xml"
MOST = 200 << 20  # bytes of all parts: a form is small, and a bomb is not


class Unreadable(Exception):
    """Tell that the file is no workbook that can be filled."""


class Package:
    """Hold the parts of a workbook, parsed where they are looked into."""

    def __init__(self, data: bytes):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if sum(part.file_size for part in archive.infolist()) > min(MOST, MAX_INFLATED):
                    raise Unreadable
                self.sheets: list[SheetPart] = sheet_parts(archive)
                self._infos = {info.filename: info for info in archive.infolist()}
                self._raw = {name: archive.read(name) for name in self._infos}
        except (zipfile.BadZipFile, RuntimeError, EOFError, OSError) as error:  # RuntimeError: encrypted, or packed in a way that is not known
            raise Unreadable from error
        if not self.sheets or TYPES not in self._raw:
            raise Unreadable
        self._trees: dict[str, Any] = {}
        self._changed: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def names(self) -> list[str]:
        """List all parts."""
        return list(self._raw)

    def raw(self, name: str) -> bytes:
        """Return a part as it was in the file."""
        return self._raw[name]

    def tree(self, name: str) -> Any:
        """Return a part as XML; entities are not followed."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            try:
                self._trees[name] = etree.fromstring(self._raw[name], parser)
            except etree.XMLSyntaxError as error:
                raise Unreadable from error
        return self._trees[name]

    def change(self, name: str) -> None:
        """Note that a part's tree was changed."""
        self._changed.add(name)

    def put(self, name: str, content: bytes, content_type: str = "") -> None:
        """Add or replace a part."""
        self._raw[name] = content
        self._trees.pop(name, None)
        if content_type:
            types = self.tree(TYPES)
            etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{name}", ContentType=content_type)
            self.change(TYPES)

    def drop(self, name: str, relations_of: str) -> None:
        """Remove a part, its entry among the types, and the relation that leads to it."""
        del self._raw[name]
        types = self.tree(TYPES)
        for one in [o for o in types if o.get("PartName") == f"/{name}"]:
            types.remove(one)
        relations = self.tree(relations_part(relations_of))
        for one in [o for o in relations if resolved(relations_of, o.get("Target")) == name]:
            relations.remove(one)
        self.change(TYPES)
        self.change(relations_part(relations_of))

    def related(self, name: str) -> list[tuple[str, str, str]]:
        """List what a part leads to: id, last word of the type, name."""
        part = relations_part(name)
        return [] if part not in self._raw else [
            (one.get("Id"), one.get("Type").rsplit("/", 1)[-1], resolved(name, one.get("Target")))
            for one in self.tree(part) if one.get("TargetMode") != "External"]

    def relate(self, name: str, kind: str, target: str) -> str:
        """Lead from a part to another and return the relation's id."""
        part = relations_part(name)
        if part not in self._raw:
            self._raw[part] = f'<Relationships xmlns="{PACKAGE}"/>'.encode()
        relations = self.tree(part)
        taken = {one.get("Id") for one in relations}
        name_id = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        etree.SubElement(relations, f"{{{PACKAGE}}}Relationship", Id=name_id, Type=f"{RELATION}/{kind}",
                         Target=posixpath.relpath(f"/{target}", posixpath.dirname(f"/{name}")))
        self.change(part)
        return name_id

    def free(self, pattern: str) -> str:
        """Return a name for a new part."""
        return next(name for n in range(1, 10_000) if (name := pattern.format(n)) not in self._raw)

    def save(self) -> bytes:
        """Write the zip: order, times and all untouched parts as they were."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in self._raw.items():
                if name in self._changed:
                    content = etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)
                old = self._infos.get(name)
                info = zipfile.ZipInfo(name, old.date_time if old else (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_STORED if old and old.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
                archive.writestr(info, content)
        return out.getvalue()


def relations_part(name: str) -> str:
    """Return where the relations of a part are."""
    folder, base = posixpath.split(name)
    return f"{folder}/_rels/{base}.rels"


def resolved(name: str, target: str) -> str:
    """Return the part that a relation's target means."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
