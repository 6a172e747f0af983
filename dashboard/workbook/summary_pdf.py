"""The Ringkasan as a PDF for those who only read: A4, tagged for screen readers, typeset by Typst from `summary.typ`.

Typst comes as one wheel without system libraries, makes tables with headings, reading order and PDF/UA-1 of its own accord, and
embeds the fonts that ship beside this module. What people wrote reaches it as data, so that nothing in it is run as markup.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pandas as pd

from dashboard.workbook.material import Material
from dashboard.workbook.texts import plain
from pipelines.figures import words
from pipelines.language import _, current_language, long_date, number, percent, short_date

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
UNITS, PEOPLE, PRAISED, WEEKS = 24, 8, 5, 18  # so that a large office still fits on two pages
MEANT = ("capaian_unit", "kepatuhan_catatan", "dialog_unit", "agenda_dialog", "layak_apresiasi")

_EPOCH = datetime(1970, 1, 1)
_one_at_a_time = Lock()  # a compiler takes one document at a time; keeping it saves a quarter of a second of reading fonts


def summary_pdf(material: Material) -> bytes:
    """Typeset the summary; the same material always gives the same bytes."""
    data = json.dumps(told(material), ensure_ascii=False)
    timestamp = int((material.dibuat.replace(tzinfo=None) - _EPOCH).total_seconds())
    with _one_at_a_time:
        return bytes(_compiler().compile(sys_inputs={"told": data}, format="pdf", pdf_standards=["ua-1"], timestamp=timestamp))


@lru_cache(maxsize=1)
def _compiler() -> Any:
    import typst  # 11 ms and 34 MB that only this needs

    return typst.Compiler(str(HERE / "summary.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True)


def told(material: Material) -> dict[str, Any]:
    """Return all words and numbers of the page as plain data."""
    frame = material.frame("ringkasan")
    now = {key: plain(frame[key].iloc[0]) for key in frame.columns} if len(frame) else {}
    heading, where = _("Ringkasan kinerja"), ", ".join(material.units) or material.kantor
    span = _("Periode {dari} – {sampai}, keadaan per {per}").format(
        dari=long_date(material.dari), sampai=long_date(material.sampai), per=long_date(material.per))
    return {
        "lang": current_language(), "title": f"{heading} {where} – {long_date(material.per)}", "author": material.penyusun or material.kantor,
        "about": span, "office": material.kantor if not material.units else f"{material.kantor} · {where}", "heading": heading, "span": span,
        "footer": _("Pantau Kinerja, dibuat {tanggal}").format(tanggal=long_date(material.dibuat.date())),
        "page": _("Halaman {page} dari {pages}"), "sentences": _sentences(now, where, material), "key": _key(now),
        "units": _units(material), "agenda": _agenda(material), "praise": _praise(material), "coverage": _coverage(material),
        "meanings": {"heading": _("Arti angka"), "rows": [
            {"title": _(m.judul), "text": m.arti} for name in MEANT for m in material.definitions if m.name == name]},
    }


def _sentences(now: dict[str, Any], where: str, material: Material) -> list[str]:
    if not now.get("pegawai"):
        return [_("Belum ada data untuk unit dan periode ini. Unggah daftar pegawai dan ekspor eKinerja lebih dahulu.")]
    per = long_date(material.per)
    first = _("Per {per}, belum ada rencana aksi {unit} dalam periode ini.").format(per=per, unit=where)
    if now["capaian"] is not None:
        first = _("Per {per}, capaian rencana aksi {unit} {capaian}; menurut waktu seharusnya {waktu}.").format(
            per=per, unit=where, capaian=percent(now["capaian"]), waktu=percent(now["target_waktu"]))
    second = _("{n} dari {semua} pegawai perlu diajak dialog pekan ini.").format(n=number(now["perlu_dialog"]), semua=number(now["pegawai"])) \
        if now["perlu_dialog"] else _("Tidak ada pegawai yang mendesak diajak dialog pekan ini.")
    return [first, second]


def _key(now: dict[str, Any]) -> list[dict[str, str]]:
    if not now.get("pegawai"):
        return []
    steps = _("{done} dari {all} langkah selesai").format(done=number(now["langkah_selesai"]), all=number(now["langkah"]))
    return [
        {"label": _("Capaian RHK"), "value": percent(now["capaian"]), "note": steps},
        {"label": _("Catatan harian terisi"), "value": percent(now["kepatuhan"]), "note": _("dari hari yang wajib dicatat")},
        {"label": _("Dialog sesuai irama"), "value": percent(now["persen_tepat"]),
         "note": _("{n} dialog dalam periode ini").format(n=number(now["dialog"]))},
        {"label": _("Catatan berbukti dukung"), "value": percent(now["persen_berbukti"]), "note": _("dari semua catatan")},
    ]


def _rows(frame: pd.DataFrame, most: int | None = None) -> list[dict[str, Any]]:
    return [{str(key): plain(value) for key, value in row.items()} for row in frame.head(most if most is not None else len(frame)).to_dict("records")]


def _more(frame: pd.DataFrame, shown: int, what: str) -> str:
    return what.format(n=number(len(frame) - shown)) if len(frame) > shown else ""


def _units(material: Material) -> dict[str, Any]:
    frame = material.frame("capaian_unit")
    shown = frame[frame["capaian"].notna()] if len(frame) else frame
    behind = int(shown["status"].isin(["tertinggal", "kritis"]).sum()) if len(shown) else 0
    title = _("Laju per unit") if not len(shown) else _("Semua unit sesuai target waktunya") if not behind else \
        _("{n} dari {semua} unit tertinggal dari target waktunya").format(n=number(behind), semua=number(len(shown)))
    rows = [{
        "unit": row["unit_kerja"], "done": row["capaian"], "pace": row["target_waktu"], "status": row["status"],
        "numbers": f"{percent(row['capaian'])} / {percent(row['target_waktu'])}", "word": words.status_word(row["status"]),
    } for row in _rows(shown, UNITS)]
    return {
        "heading": title, "rows": rows, "columns": [_("Unit kerja"), _("Laju"), _("Capaian / waktu"), _("Status")],
        "caption": _("Batang: capaian rencana aksi. Garis tegak: target waktu.") if rows else _("Belum ada rencana aksi dalam periode ini."),
        "more": _more(shown, UNITS, _("{n} unit lain ada di buku kerja.")),
    }


def _agenda(material: Material) -> dict[str, Any]:
    frame = material.frame("agenda_dialog")
    rows = [{"name": row["nama"], "unit": row["unit_kerja"], "reasons": "; ".join(words.agenda_reasons(row))} for row in _rows(frame, PEOPLE)]
    return _people(frame, rows, PEOPLE, _("Ajak dialog minggu ini"), _("Diurutkan dari yang paling perlu; alasannya tertulis."),
                   _("Tidak ada pegawai yang mendesak diajak dialog pekan ini."))


def _praise(material: Material) -> dict[str, Any]:
    frame = material.frame("layak_apresiasi")
    rows = [{"name": row["nama"], "unit": row["unit_kerja"], "reasons": "; ".join(words.praise_reasons(row))} for row in _rows(frame, PRAISED)]
    return _people(frame, rows, PRAISED, _("Layak apresiasi"), _("Hal baik yang patut disampaikan saat dialog."),
                   _("Belum ada yang tercatat untuk periode ini."))


def _people(frame: pd.DataFrame, rows: list[dict[str, Any]], most: int, title: str, caption: str, nobody: str) -> dict[str, Any]:
    return {"heading": title, "caption": caption if rows else nobody, "rows": rows, "columns": [_("Pegawai"), _("Alasan")],
            "more": _more(frame, most, _("{n} pegawai lain ada di buku kerja."))}


def _coverage(material: Material) -> dict[str, Any]:
    frame = material.frame("aktivitas_unit")
    if not len(frame):
        return {"heading": _("Cakupan unggahan"), "caption": _("Belum ada catatan harian yang diunggah untuk periode ini."), "rows": [],
                "columns": [], "more": ""}
    missing = frame[frame["keadaan"] == "belum_diunggah"]
    names = missing["unit_kerja"].nunique()
    rows = []
    for unit, weeks in sorted(frame.sort_values("minggu").groupby("unit_kerja"), key=lambda one: -int((one[1]["keadaan"] == "belum_diunggah").sum())):
        rows.append({"unit": str(unit), "weeks": weeks["keadaan"].tolist()[-WEEKS:], "words": _week_words(weeks)})
    first, last = frame["minggu"].min(), frame["minggu"].max() + timedelta(days=6)
    return {
        "heading": _("{n} unit belum mengunggah sebagian catatannya").format(n=number(names)) if names else _("Semua unit sudah mengunggah catatannya"),
        "caption": _("Satu kotak satu pekan, {dari} – {sampai}. Terisi: sudah diunggah; muda: sebagian; kosong: belum diunggah, bukan berarti tidak bekerja.")
        .format(dari=short_date(first), sampai=short_date(last)),
        "rows": rows[:UNITS], "columns": [_("Unit kerja"), _("Pekan"), _("Keterangan")],
        "more": _more(pd.DataFrame(index=range(len(rows))), UNITS, _("{n} unit lain ada di buku kerja.")),
    }


def _week_words(weeks: pd.DataFrame) -> str:
    states = weeks["keadaan"]
    known, missing, partly = int((states != "libur").sum()), int((states == "belum_diunggah").sum()), int((states == "sebagian").sum())
    if not missing and not partly:
        return _("Semua pekan sudah diunggah")
    parts = [_("{n} dari {semua} pekan belum diunggah").format(n=number(missing), semua=number(known))] if missing else []
    parts += [_("{n} pekan sebagian").format(n=number(partly))] if partly else []
    return ", ".join(parts)
