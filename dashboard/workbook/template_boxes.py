"""Marks beside the cells: in the head and foot of printed pages, in text boxes, in the titles of the office's charts."""

from __future__ import annotations

from dashboard.workbook.material import Material
from dashboard.workbook.template_marks import MARK, Refused, read_mark, words_of
from dashboard.workbook.template_package import MAIN, Package
from dashboard.workbook.texts import Texts
from pipelines.language import _


def filled(text: str, where: str, material: Material, *, ampersand: str = "&") -> str:
    """Return a text with its marks filled; in the head and foot of a page & begins a code, and is written twice."""
    return MARK.sub(lambda mark: words_of(read_mark(mark.group(1), where), material).replace("&", ampersand), text)


def margins(package: Package) -> list[tuple[str, str, str]]:
    """List the heads and feet of printed pages that hold a mark: part, where it is, text."""
    found = [(sheet.path, _("Lembar {lembar}, kepala atau kaki halaman").format(lembar=sheet.name), text)
             for sheet in package.sheets if b"eaderFooter" in package.raw(sheet.path)
             for part in package.tree(sheet.path).iter(f"{{{MAIN}}}headerFooter") for child in part if MARK.search(text := child.text or "")]
    for _path, where, text in found:
        _only_single(text, where)
    return found


def _only_single(text: str, where: str) -> None:
    for word in MARK.findall(text):
        if read_mark(word, where).what in ("tabel", "grafik"):
            raise Refused(_("{tempat}: penanda {tanda} tidak muat di sana. Letakkan penanda tabel atau grafik di sebuah sel.").format(
                tempat=where, tanda=f"{{{{{word}}}}}"))


def fill_margins(package: Package, path: str, material: Material) -> None:
    """Fill the heads and feet of a sheet's printed pages."""
    for part in package.tree(path).iter(f"{{{MAIN}}}headerFooter"):
        for child in part:
            child.text = filled(child.text or "", path, material, ampersand="&&")
    package.change(path)


def boxes(package: Package) -> list[str]:
    """Return the drawings and charts whose texts hold marks, once all of these are known."""
    for part, text in box_texts(package):
        _only_single(text, _("Kotak teks atau grafik ({bagian})").format(bagian=part))
    return sorted({part for part, _text in box_texts(package)})


def box_texts(package: Package) -> list[tuple[str, str]]:
    """List the paragraphs of text boxes and chart titles that hold a mark: part, text."""
    parts = [p for p in package.names() if p.startswith(("xl/drawings/drawing", "xl/charts/chart")) and p.endswith(".xml") and b"{{" in package.raw(p)]
    return [(part, text) for part in parts for paragraph in package.tree(part).iter("{*}p")
            if MARK.search(text := "".join(t.text or "" for t in paragraph.iter("{*}t")))]


def fill_boxes(package: Package, parts: list[str], material: Material) -> None:
    """Fill text boxes and chart titles."""
    texts = Texts()
    for part in parts:
        for paragraph in package.tree(part).iter("{*}p"):
            runs = list(paragraph.iter("{*}t"))
            text = "".join(t.text or "" for t in runs)
            if MARK.search(text):  # what stands for it takes the look of the first letters
                runs[0].text = texts.one(filled(text, part, material))
                for other in runs[1:]:
                    other.text = ""
        package.change(part)
