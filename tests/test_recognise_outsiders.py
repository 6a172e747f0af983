"""A NIP above a table is not always its owner's: sheets of students, patients and contractors name a tutor or a supervisor."""

from __future__ import annotations

from typing import Any

import pytest
from layouts.sheets import sheet_of

from pipelines.recognise import recognise

TUTOR = [["Pembimbing", ": Dewi Kusuma, S.K.M."], ["NIP", ": 198005112008012003"]]
NOTES = {"kind": None, "headers": [["No", "Hari/Tanggal", "Kegiatan", "Hasil", "Paraf"]], "cells": ["no", "Senin, 3 Agustus 2026", "catatan", "Memahami alur sampel", ""]}
TALKS = {"kind": None, "headers": [["No", "Tanggal", "Materi Bimbingan", "Catatan Pembimbing", "Paraf"]], "cells": ["no", "tgl", "talk", "talk", ""]}


@pytest.mark.parametrize(
    ("layout", "title", "above"),
    [
        (NOTES, "LOGBOOK KEGIATAN HARIAN", [["Nama Mahasiswa", ": Putri Maharani"], ["NIM", ": PO713203211045"], *TUTOR]),
        (NOTES, "LOGBOOK PRAKTIK KERJA LAPANGAN MAHASISWA", TUTOR),
        (NOTES, "CATATAN HARIAN", [["Nama Siswa : Putri Maharani"], ["NISN : 0098123456"], *TUTOR]),
        (NOTES, "LAPORAN HARIAN PEKERJAAN KONSTRUKSI", TUTOR),
        (NOTES, "LAPORAN HARIAN", [["Kontraktor Pelaksana", ":", "CV Sumber Rejeki"], *TUTOR]),
        (TALKS, "KARTU BIMBINGAN SKRIPSI", [["Nama", ": Putri Lestari"], *TUTOR]),
    ],
)
def test_a_sheet_about_an_outsider_is_not_taken_by_the_nip_of_a_tutor(layout: dict[str, Any], title: str, above: list[list[str]]) -> None:
    found = recognise(sheet_of({**layout, "id": "luar", "titles": [title], "above": above}))
    assert [item.kind for item in found if item.refusal is None] == []


def test_the_same_notes_of_an_employee_are_taken() -> None:
    found = recognise(sheet_of({**NOTES, "id": "luar", "titles": ["LOGBOOK KEGIATAN HARIAN"], "above": [["Nama", ": Dewi Kusuma, S.K.M."], TUTOR[1]]}))[0]
    assert (found.kind, found.code) == ("catatan_harian", None)


def test_a_choice_of_the_kind_still_wins() -> None:
    found = recognise(sheet_of({**NOTES, "id": "luar", "titles": ["LOGBOOK MAHASISWA"], "above": TUTOR}), kind="catatan_harian")[0]
    assert (found.kind, found.code) == ("catatan_harian", None)
