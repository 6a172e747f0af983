"""Masks: no full NIP and no name is left in any output, and one person stays one person."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from dashboard.workbook import Signatory, build
from dashboard.workbook.masking import mask
from dashboard.workbook.summary_pdf import summary_pdf
from dashboard.workbook.tables import tables
from tests.exports import MADE, pdf_text


@pytest.fixture(scope="module")
def office_material(shipped_material):
    return replace(shipped_material, penyusun="Sari Hanafi", penanda=(Signatory("Kepala", "Nadia Hanafi", "197501012000031001"),))


def inside(data: bytes) -> str:
    """Return every text of an output: all members of a zip, and of the zips within."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(f"{name}\n{inside(archive.read(name))}" for name in archive.namelist())


def people(material) -> tuple[set[str], set[str]]:
    frames = material.frames.values()
    nips = {nip for f in frames for c in ("nip", "nip_atasan") if c in f for nip in f[c].dropna()}
    names = {name for f in frames for c in ("nama", "nama_atasan") if c in f for name in f[c].dropna()}
    return nips, names


def grouped(nip: str) -> str:
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}"


def outputs(material) -> dict[str, str]:
    return {"xlsx": inside(build(material)), "zip": inside(tables(material)), "pdf": pdf_text(summary_pdf(material))}


@pytest.mark.parametrize("what", ["nama", "nip", "semua"])
def test_nothing_masked_is_left_in_any_output(office_material, what):
    nips, names = people(office_material)
    assert len(nips) >= 15
    assert len(names) >= 15
    masked = mask(office_material, what)
    for kind, text in outputs(masked).items():
        if what in ("nip", "semua"):
            assert not [n for n in nips | {"197501012000031001"} if n in text or grouped(n) in text], kind
        if what in ("nama", "semua"):
            left = {n for name in names | {"Nadia Hanafi"} for n in (name, name.partition(",")[0]) if n in text}
            assert not left, kind


def test_what_is_not_masked_is_found_by_the_same_search(office_material):
    nips, names = people(office_material)
    texts = outputs(office_material)
    for kind in ("xlsx", "zip"):
        assert any(n in texts[kind] or grouped(n) in texts[kind] for n in nips), kind
    assert all(any(name in text for name in names) for text in texts.values())


def test_one_person_has_one_mark_in_all_figures(office_material):
    masked = mask(office_material, "semua")
    pairs: dict[str, set[str]] = {}
    for figure, frame in office_material.frames.items():
        after = masked.frames[figure]
        assert len(after) == len(frame)
        if {"nip", "nama"} <= set(frame.columns):
            told = frame["nip"].notna()
            for nip, code, name in zip(frame["nip"][told], after["nip"][told], after["nama"][told], strict=True):
                pairs.setdefault(nip, set()).add((code, name))
                assert code.removeprefix("NIP-") == name.removeprefix("Pegawai ")
    assert all(len(found) == 1 for found in pairs.values())
    assert len({next(iter(found)) for found in pairs.values()}) == len(pairs)


def test_a_leader_is_the_same_person_as_in_the_roster(office_material):
    before, after = office_material.frame("rincian_pegawai"), mask(office_material, "semua").frame("rincian_pegawai")
    known = dict(zip(before["nip"], after["nip"], strict=True))
    leaders = [(a, b) for a, b in zip(before["nip_atasan"], after["nip_atasan"], strict=True) if a in known]
    assert leaders
    assert all(known[a] == b for a, b in leaders)


def test_numbers_change_with_the_salt_and_only_with_it(office_material):
    def order(salt):
        return mask(office_material, "nama", salt=salt).frame("rincian_pegawai")["nama"].tolist()

    assert order(b"satu") == order(b"satu") != order(b"dua")


def test_files_named_for_a_person_are_masked(office_material):
    assert any("Sari Hanafi" in berkas for berkas in office_material.uploads["berkas"])
    after = mask(office_material, "nama").uploads["berkas"]
    assert not any("Hanafi" in berkas for berkas in after)
    assert any(berkas.startswith("LKH Pegawai ") for berkas in after)


def test_figures_and_the_original_stay_as_they_were(office_material):
    copies = {name: frame.copy() for name, frame in office_material.frames.items()}
    after = mask(office_material, "semua")
    for name, frame in copies.items():
        assert office_material.frames[name].equals(frame), name
        numbers = frame.select_dtypes("number")
        assert after.frames[name][numbers.columns].equals(numbers), name
    assert after.dibuat == MADE


def test_another_word_is_no_mask(office_material):
    with pytest.raises(ValueError, match="umur"):
        mask(office_material, "umur")
