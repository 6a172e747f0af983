"""What an upload did or would do, a row a file, as HTML: foldable, readable on a phone, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pipelines.language import N_, _, number
from pipelines.load import SheetReport

KINDS = {
    "pegawai": N_("Daftar pegawai"),
    "rhk": N_("RHK"),
    "rencana_aksi": N_("Rencana aksi"),
    "catatan_harian": N_("Catatan harian"),
    "dialog_kinerja": N_("Dialog Kinerja"),
    "ketidakhadiran": N_("Ketidakhadiran"),
    "laporan_skp": N_("Laporan SKP (BKN)"),
    "penilaian": N_("Laporan Penilaian SKP (BKN)"),
}
SKIPPED = {
    "baris_nomor": N_("baris nomor kolom"),
    "baris_bagian": N_("judul bagian"),
    "baris_hari": N_("pemisah hari"),
    "kaki_tabel": N_("kaki tabel"),
    "judul_ulang": N_("judul yang diulang"),
    "tanpa_isi": N_("baris tanpa isi"),
    "baris_lanjutan": N_("NIP di bawah nama"),
    "baris_ganda": N_("baris ganda"),
    "tidak_disetujui": N_("ketidakhadiran yang tidak disetujui"),
}
PARTS = (
    ("new", N_("baru")),
    ("changed", N_("berubah")),
    ("unchanged", N_("sama")),
    ("rejected", N_("menunggu perbaikan")),
    ("skipped", N_("dilewati")),
)
SHOWN = 20  # findings of a file that the page lists; all of them are in the downloadable list

STYLE = """
<style>
.unggahan{display:flex;flex-direction:column;gap:8px;margin:8px 0 16px}
.unggahan details,.unggahan .utuh{border:1px solid var(--garis);border-radius:10px;background:var(--permukaan);padding:12px 16px}
.unggahan summary{cursor:pointer;list-style:none;display:grid;grid-template-columns:minmax(0,1fr) minmax(120px,220px);gap:4px 24px;align-items:center}
.unggahan summary::-webkit-details-marker{display:none}
.unggahan .nama{font-weight:600;overflow-wrap:anywhere}
.unggahan .arti{color:var(--redup);font-size:.87rem}
.unggahan .batang{display:flex;height:10px;border-radius:5px;overflow:hidden;background:var(--garis)}
.unggahan .batang span{display:block;min-width:2px}
.unggahan .new{background:var(--selesai)}.unggahan .changed{background:var(--sesuai)}
.unggahan .unchanged,.unggahan .skipped{background:var(--kosong)}.unggahan .rejected{background:var(--kritis)}
.unggahan .hitung{color:var(--redup);font-size:.8rem;font-variant-numeric:tabular-nums;margin-top:4px}
.unggahan .isi{margin-top:12px;font-size:.87rem;display:grid;gap:8px}
.unggahan ul{margin:0;padding-left:20px}.unggahan li{margin:2px 0;overflow-wrap:anywhere}
.unggahan .contoh s{color:var(--redup)}.unggahan .contoh b{font-weight:600}
.unggahan .gagal{border-left:4px solid var(--kritis)}
@media(max-width:640px){.unggahan summary{grid-template-columns:minmax(0,1fr)}}
</style>
"""


def kind_name(kind: str | None) -> str:
    """Name a kind of export for people."""
    return _(KINDS[kind]) if kind in KINDS else _("Belum dikenali")


def upload_rows(reports: Iterable[SheetReport]) -> str:
    """Write one foldable row for each table of an upload; what needs a person comes first and stands open."""
    ordered = sorted(reports, key=lambda r: (not _failed(r), not r.rejected, not (r.new or r.changed)))
    return STYLE + '<div class="unggahan">' + "".join(_row(report) for report in ordered) + "</div>"


def _failed(report: SheetReport) -> bool:
    return bool(report.error) and not report.aside


def _row(report: SheetReport) -> str:
    place = report.file if report.sheet is None else f"{report.file} › {report.sheet}"
    if report.error:
        told = report.error["message"] if not report.aside else _("Lembar pendamping, tidak berisi data eKinerja.")
        mark = " gagal" if _failed(report) else ""
        return f'<div class="utuh{mark}"><div class="nama">{escape(place)}</div><div class="arti">{escape(told)}</div></div>'
    return (
        f'<details{" open" if report.rejected else ""}><summary><div><div class="nama">{escape(place)}</div>'
        f'<div class="arti">{escape(_understood(report))}</div></div><div>{_bar(report)}</div></summary>'
        f'<div class="isi">{_details(report)}</div></details>'
    )


def _understood(report: SheetReport) -> str:
    told = _("{jenis}, {n} baris, judul di baris {baris}, yakin {persen}%.").format(
        jenis=kind_name(report.kind), n=number(report.rows), baris=report.header_row, persen=number(100 * report.confidence)
    )
    return told + " " + _("Lembar tersembunyi.") if report.hidden else told


def _bar(report: SheetReport) -> str:
    counts = [(name, word, getattr(report, name)) for name, word in PARTS if getattr(report, name)]
    total = sum(n for _name, _word, n in counts) or 1
    spans = "".join(f'<span class="{name}" style="flex:{n / total:.4f}"></span>' for name, _word, n in counts)
    words = " · ".join(f"{number(n)} {_(word)}" for _name, word, n in counts) or _("tidak ada baris")
    return f'<div class="batang" role="img" aria-label="{escape(words)}">{spans}</div><div class="hitung">{escape(words)}</div>'


STATES = {"baru": N_("Baru"), "berubah": N_("Berubah"), "ditarik": N_("Tidak ada lagi")}


def _examples(report: SheetReport) -> str:
    """Write the rows to look at before the load, a change as before → after."""
    lines = []
    for example in report.examples:
        place = "" if example.row is None else _(" (baris {n})").format(n=number(example.row))
        told = f"<b>{escape(_(STATES[example.state]))}</b>{escape(place)}: {escape(_short(example.told))}"
        for column, before, after in example.changes:
            told += f"<br>{escape(column)}: <s>{escape(_short(before))}</s> → <b>{escape(_short(after))}</b>"
        lines.append(f"<li>{told}</li>")
    return f"<ul class='contoh'>{''.join(lines)}</ul>" if lines else ""


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"


def _details(report: SheetReport) -> str:
    parts = [examples] if (examples := _examples(report)) else []
    loud = [f for f in report.findings if f["severity"] != "info"] or report.findings
    if loud:
        items = "".join(f"<li>{escape(f['message'].split(' › ', 1)[-1])}</li>" for f in loud[:SHOWN])
        more = sum({f["code"]: f["count"] for f in loud}.values()) - min(SHOWN, len(loud))
        items += f"<li>{escape(_('… dan {n} temuan lain.').format(n=number(more)))}</li>" if more > 0 else ""
        parts.append(f"<ul>{items}</ul>")
    if report.withdrawn:
        parts.append(escape(_("{n} baris pada data sebelumnya tidak ada lagi di berkas ini.").format(n=number(report.withdrawn))))
    if report.skipped_rows:
        told = "; ".join(_("{sebab}: baris {baris}").format(sebab=_(SKIPPED.get(why, why)), baris=rows) for why, rows in report.skipped_rows.items())
        parts.append(escape(_("Dilewati – {rincian}.").format(rincian=told)))
    known = ", ".join(f"{header} → {field}" for field, header in report.columns.items())
    parts.append(escape(_("Kolom yang dipakai: {kolom}.").format(kolom=known)))
    if report.dropped:
        parts.append(escape(_("Kolom pribadi yang tidak disimpan: {kolom}.").format(kolom=", ".join(report.dropped))))
    if report.unmapped:
        parts.append(escape(_("Kolom yang tidak dipakai: {kolom}.").format(kolom=", ".join(report.unmapped))))
    return "".join(p if p.startswith("<ul") else f"<div>{p}</div>" for p in parts)
