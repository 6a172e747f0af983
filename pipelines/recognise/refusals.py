"""Why a sheet is not taken, in two sentences: what is wrong, what to do next."""

from __future__ import annotations

from pipelines.language import _
from pipelines.recognise.vocabulary import Kind, LookAlike


def empty(sheet: str) -> str:
    """Say that a sheet holds nothing."""
    return _("Lembar “{sheet}” tidak berisi apa pun. Pilih lembar lain, atau unduh ulang berkasnya dari eKinerja.").format(sheet=sheet)


def no_rows(sheet: str, kind: Kind) -> str:
    """Say that there is a header and nothing under it."""
    return _(
        "Lembar “{sheet}” baru berisi judul kolom {kind}, belum ada baris isi di bawahnya. "
        "Isi datanya, atau unduh ulang dari eKinerja dengan periode yang sudah terisi."
    ).format(sheet=sheet, kind=_(kind.judul))


def unknown(sheet: str) -> str:
    """Say that no header row was found."""
    return _(
        "Susunan kolom pada lembar “{sheet}” belum dikenali karena tidak ada baris judul kolom yang cocok. "
        "Pilih sendiri jenis berkas dan kolomnya pada layar pratinjau, atau salin datanya ke templat yang tersedia."
    ).format(sheet=sheet)


def not_ours(sheet: str, item: LookAlike) -> str:
    """Name the look-alike."""
    return _(
        "Lembar “{sheet}” tampaknya {name}, bukan ekspor eKinerja. "
        "Unggah ekspor eKinerja yang sesuai; bila lembar ini memang benar, pilih sendiri jenisnya pada layar pratinjau."
    ).format(sheet=sheet, name=_(item.name))


_SOUGHT = 3     # headers named for each missing column
_SEEN = 10       # columns of the sheet that are named


def missing_columns(sheet: str, kind: Kind, missing: tuple[str, ...], headers: list[str]) -> str:
    """Name the required columns that are not there, the headers that were looked for, and the columns that were seen."""
    names = _listed([_("NIP atau Nama pegawai") if name == "nip" else f"{_(kind.fields[name].label)} ({_sought(kind, name)})" for name in missing])
    seen = [" ".join(header.split())[:40] for header in headers if header.strip()]
    told = _listed([f"“{header}”" for header in seen[:_SEEN]]) + ("" if len(seen) <= _SEEN else _(", dan {n} lagi").format(n=len(seen) - _SEEN))
    return _(
        "Lembar “{sheet}” mirip {kind}, tetapi kolom {names} belum ada di antara kolom yang terlihat: {seen}. "
        "Tambahkan kolom itu (atau tulis di atas tabel), atau tunjukkan kolom yang dimaksud pada layar pratinjau."
    ).format(sheet=sheet, kind=_(kind.judul), names=names, seen=told)


def _sought(kind: Kind, name: str) -> str:
    """Quote the headers by which a column is best known."""
    field = kind.fields[name]
    known = [word for word in (field.synonyms or field.shared) if word != field.label.lower()]
    return _("misalnya {contoh}").format(contoh=_listed([f"“{word.capitalize()}”" for word in known[:_SOUGHT]]))


def _listed(texts: list[str]) -> str:
    return ", ".join(texts)


def unsure(sheet: str, kind: Kind) -> str:
    """Say which kind was guessed and that it is not sure enough."""
    return _(
        "Lembar “{sheet}” mungkin {kind}, tetapi tandanya belum cukup jelas. "
        "Pilih jenis berkasnya pada layar pratinjau; pilihan itu diingat untuk susunan kolom yang sama."
    ).format(sheet=sheet, kind=_(kind.judul))


def skip_reason(code: str) -> str:
    """Put the code of a skipped row into words."""
    return {
        "baris_nomor": _("baris nomor kolom"),
        "baris_bagian": _("baris judul bagian"),
        "baris_hari": _("baris pemisah hari"),
        "baris_lanjutan": _("baris NIP di bawah nama"),
        "kaki_tabel": _("kaki tabel atau tanda tangan"),
        "judul_ulang": _("judul kolom yang terulang"),
        "tanpa_isi": _("baris yang belum diisi"),
    }.get(code, code)
