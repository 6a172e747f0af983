"""Long lists come in order whoever asks: of an office so large that its rows lie in several parts, on all cores, for many units and few."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rows import Rows

from pipelines.figures.door import Question, Viewer, ask_arrow
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

PEOPLE, UNITS, MEETINGS = 1_500, 10, 90  # 138,000 days, 135,000 meetings and steps: more than the 122,880 rows of one part
QUARTER = Question(date(2026, 7, 1), date(2026, 9, 30), date(2026, 9, 30))
STATE, NEVER = {"lewat": 0, "terbuka": 1, "selesai": 2}, date.max
STATUS = {"kritis": 0, "tertinggal": 1, "sesuai_jadwal": 2, "selesai": 3}
ORDER = {
    "linimasa_dialog": lambda r: (-r["tanggal"].toordinal(), r["nama"]),
    "tindak_lanjut": lambda r: (STATE[r["status"]], r["tenggat"] or NEVER, r["sejak"], r["nama"]),
    "aktivitas_pegawai": lambda r: (r["nama"], r["nip"], r["tanggal"]),
    "rincian_hari": lambda r: (r["nama"], r["nip"], r["tanggal"]),
    "rencana_aksi": lambda r: (STATUS[r["status"]], -(r["hari_lewat"] or 0), r["selisih"], r["nama"]),
}


@pytest.fixture(scope="module")
def large(blank, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_INTI", "2")
        settings.cache_clear()
        path = tmp_path_factory.mktemp("besar") / "pantau.duckdb"
        path.write_bytes(blank.read_bytes())
        with open_warehouse(path) as house:
            rows = Rows(house)
            rows.unit("Kantor")
            for n in range(UNITS):
                rows.unit(f"Unit {n}", "Kantor", 1)
            line = "1 as batch_id, 1 as lembar_id, uuid() as sidik, uuid() as kunci, 'n' || i as nip"
            with house.write() as cursor:
                cursor.execute(f"insert into pegawai by name select {line}, i as baris, 'Pegawai ' || ((i * 37) % {PEOPLE}) as nama, 'Unit ' || (i % {UNITS}) as unit_kerja, "
                               f"'aktif' as status_aktif from range({PEOPLE}) r(i)")
                cursor.execute(f"insert into dialog_kinerja by name select {line}, i * 100 + j as baris, date '2026-07-01' + cast((i * 13 + j) % 92 as integer) as tanggal, "
                               f"'selesai' as status, 'Pemantauan' as jenis, 'tindak ' || i || ' ' || j as tindak_lanjut, date '2026-07-10' + cast((i * 7 + j * 3) % 200 as integer) as tenggat "
                               f"from range({PEOPLE}) r(i), range({MEETINGS}) s(j)")
                cursor.execute(f"insert into rencana_aksi by name select {line}, i * 100 + j as baris, date '2026-07-01' as periode_awal, date '2026-09-30' as periode_akhir, "
                               f"'Langkah ' || j as rencana_aksi, 'kosong' as status, (i * 31 + j * 7) % 100 as capaian_persen, date '2026-07-10' + cast((i * 7 + j * 3) % 150 as integer) as tenggat "
                               f"from range({PEOPLE}) r(i), range({MEETINGS}) s(j)")
            yield house
    settings.cache_clear()


@pytest.mark.parametrize("figure", ORDER)
@pytest.mark.parametrize("units", [None, 1, 5, 9])
def test_a_list_of_several_parts_comes_in_order(large, figure, units):
    viewer = Viewer(None if units is None else frozenset(f"Unit {n}" for n in range(units)))

    def told(first: int | None = None) -> list[Any]:
        return [ORDER[figure](row) for row in ask_arrow(large, figure, viewer, QUARTER, first=first).to_pylist()]

    whole = told()
    assert len(whole) > 9_000 * (units or UNITS)
    assert whole == sorted(whole)
    for first in (100, 5_000):
        assert told(first) == whole[:first]
