"""The sample office through the real pipeline: its truth comes back whole, and its planted stories stand in the figures."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date

import pytest

from pipelines.figures.door import Question, Viewer, ask_arrow, default_question
from pipelines.load import load, prepare
from pipelines.load.confirming import Answer, confirm, confirmed, revoke_links
from pipelines.load.incoming import walk
from pipelines.load.suggesting import Loose, suggest
from pipelines.samples import write_samples
from pipelines.samples.office import build_office
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse


@pytest.fixture(scope="module")
def truth():
    return build_office()


@pytest.fixture(scope="module")
def office_loaded(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kantor")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_DATA", str(folder / "data"))
        settings.cache_clear()
        write_samples(folder / "ekspor")
        warehouse = open_warehouse()
        report = load(warehouse, prepare(walk([folder / "ekspor"])), user="penguji", today=date(2026, 11, 24))
        yield warehouse, report
        warehouse.close()
    settings.cache_clear()


@pytest.fixture(scope="module")
def ask(office_loaded):
    warehouse, _report = office_loaded
    plain = default_question(warehouse, Viewer())
    assert plain == Question(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20))

    def rows(figure, question=plain, **more):
        return ask_arrow(warehouse, figure, Viewer(), question, **more).to_pylist()

    return rows


def plain(nip: str) -> str:
    """Write an id the way the warehouse keeps it: letters and digits."""
    return nip.replace("-", "")


def stored(office_loaded, sql):
    with office_loaded[0].cursor() as cursor:
        return cursor.execute(sql).fetchall()


def test_every_row_is_accounted_for(office_loaded):
    report = office_loaded[1]
    assert report.exit_code == 0
    assert all(f.rows == f.accepted + f.rejected + f.skipped for f in report.files)
    assert report.total("rejected") == 0


def test_the_truth_comes_back(office_loaded, truth):
    assert stored(office_loaded, "select count(*) from pegawai") == [(len(truth.people),)]
    there = Counter(stored(office_loaded, "select nip, tanggal, mulai, menit, kegiatan from catatan_harian"))
    october = truth.stories["unit_tanpa_unggahan"]
    written = Counter((plain(n.nip), n.tanggal, n.mulai, n.menit, n.kegiatan) for n in truth.notes
                      if not (n.unit == october and n.tanggal.month == 10))
    assert there == written
    assert stored(office_loaded, "select count(*) from rencana_aksi") == [(len(truth.steps),)]
    assert stored(office_loaded, "select count(*) from dialog_kinerja") == [(len(truth.dialogues),)]


def test_links_are_right_and_many(office_loaded, truth, served):
    """Of accepted links at least 98 % are the true RHK, and at least 90 % of the notes that serve one are linked."""
    linked = stored(office_loaded, """
        select c.nip, c.tanggal, c.mulai, c.kegiatan, r.rhk from tautan_catatan t join catatan_harian c using (kunci) join rhk r on r.kunci = t.kunci_rhk
    """)
    right = sum(served[(nip, day, start, what)] == name for nip, day, start, what, name in linked)
    there = set(stored(office_loaded, "select nip, tanggal, mulai, kegiatan from catatan_harian"))
    named = {(plain(n.nip), n.tanggal, n.mulai, n.kegiatan) for n in truth.notes if n.rhk_id and (n.rhk or n.rencana_aksi)} & there
    assert right / len(linked) >= 0.98
    assert len({row[:4] for row in linked} & named) / len(named) >= 0.90


def test_a_silent_rhk_a_step_overdue_and_units_ahead_and_behind(ask, truth):
    silent = [r for r in ask("capaian_rhk") if r["senyap"]]
    assert truth.stories["rhk_senyap"] in {r["nip"] for r in silent}
    late = [r["nip"] for r in ask("rencana_aksi") if r["lewat"]]
    assert truth.stories["langkah_lewat"] in late
    units = {r["unit_kerja"]: r["selisih"] for r in ask("capaian_unit")}
    assert max(units, key=units.get) == truth.stories["unit_di_depan"]
    assert min(units, key=units.get) == truth.stories["unit_tertinggal"]


def test_a_leader_who_talks_to_nobody_and_one_who_does(ask, truth):
    leaders = {r["nip_atasan"]: r for r in ask("dialog_pimpinan")}
    quiet = leaders[truth.stories["pimpinan_tanpa_dialog"]]
    assert (quiet["dialog"], quiet["belum_pernah"]) == (0, quiet["bawahan"])
    keen = leaders[truth.stories["pimpinan_rajin_dialog"]]
    assert keen["terlambat"] + keen["belum_pernah"] == 0


def test_a_month_not_uploaded_is_not_a_month_not_worked(ask, truth):
    unit = truth.stories["unit_tanpa_unggahan"]
    states = {r["minggu"]: r["keadaan"] for r in ask("cakupan_unggahan") if r["unit_kerja"] == unit}
    assert states[date(2026, 10, 12)] == "belum_diunggah"
    assert states[date(2026, 11, 9)] == "diunggah"
    october = Question(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31), (unit,))
    own = [r for r in ask("kepatuhan_pegawai", october) if r["unit_kerja"] == unit]
    assert own
    assert all(r["kepatuhan"] is None for r in own)


def test_leave_is_not_emptiness_and_emptiness_shows(ask, truth):
    people = {r["nip"]: r for r in ask("kepatuhan_pegawai")}
    away = people[truth.stories["cuti_panjang"]]
    assert (away["hari_wajib"], away["kepatuhan"]) == (0, None)
    assert away["hari_tidak_hadir"] > 20
    rated = {nip: r["kepatuhan"] for nip, r in people.items() if r["kepatuhan"] is not None}
    assert min(rated, key=rated.get) == truth.stories["jarang_mengisi"]


def test_who_fills_at_once_and_who_writes_the_same_show(ask, truth):
    assert {r["nip"] for r in ask("isi_borongan")} == {truth.stories["isi_sekaligus"]}
    assert ask("salin_tempel")[0]["nip"] == truth.stories["salin_tempel"]


def test_a_mover_counts_where_they_were(ask, truth, office_loaded):
    nip = truth.stories["pindah_unit"]
    june = Question(date(2026, 4, 1), date(2026, 6, 30), date(2026, 6, 30))
    before = {r["unit_kerja"] for r in ask("aktivitas_pegawai", june) if r["nip"] == nip}
    after = {r["unit_kerja"] for r in ask("aktivitas_pegawai") if r["nip"] == nip}
    assert before == {"Tim Kerja Surveilans"}
    assert after == {"Instalasi Mikrobiologi dan Biomolekuler"}


def test_a_nip_broken_by_excel_is_mended_and_said(office_loaded, truth):
    found = stored(office_loaded, "select distinct nilai from finding where code = 'nip_diperbaiki'")
    assert {value.lstrip("~")[:15] for (value,) in found} == {truth.stories["nip_rusak"][:15]}


def test_a_parent_unit_is_its_children_pooled(ask):
    rows = {r["unit_kerja"]: r for r in ask("kepatuhan_catatan")}
    people = ask("kepatuhan_pegawai")
    assert rows["Balai Labkesmas"]["hari_orang_wajib"] == sum(r["hari_wajib"] for r in people)
    assert rows["Balai Labkesmas"]["hari_orang_tercatat"] == sum(r["hari_tercatat"] for r in people)


@pytest.fixture(scope="module")
def served(truth):
    """Give which RHK each note truly serves."""
    names = {r.id: r.rhk for r in truth.rhk}
    return {(plain(n.nip), n.tanggal, n.mulai, n.kegiatan): names.get(n.rhk_id) for n in truth.notes}


@pytest.fixture(scope="module")
def proposals(office_loaded):
    """Give what is suggested for each text of notes that is linked to nothing."""
    year = Question(date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 20))
    found = [r for r in ask_arrow(office_loaded[0], "catatan_lepas", Viewer(), year).to_pylist() if r["apa"] == "catatan"]
    told = suggest(office_loaded[0], [Loose("catatan", r["nip"], r["teks"], r["pertama"], r["terakhir"]) for r in found])
    return dict(zip([(r["nip"], r["teks"]) for r in found], told, strict=True))


def test_suggestions_for_loose_notes_are_mostly_right(office_loaded, proposals, served):
    """Measured: the first proposal is right for 98.3 % of loose notes whose RHK is known; of those scoring 90 or more 99.2 % are."""
    notes = stored(office_loaded, """
        select nip, teks_baku(sebutan_catatan(rencana_aksi, rhk, kegiatan)), nip, tanggal, mulai, kegiatan
        from catatan_harian anti join tautan_catatan using (kunci)
    """)
    told = [(proposals[nip, text], served[tuple(note)]) for nip, text, *note in notes]
    known = [(found, rhk) for found, rhk in told if rhk]
    assert len(known) > 500
    assert sum(bool(found) and found[0].target.rhk_tertulis == rhk for found, rhk in known) / len(known) >= 0.95
    sure = [(found[0].target.rhk_tertulis, rhk) for found, rhk in told if found and found[0].skor >= 90]
    assert len(sure) > 300
    assert sum(one == other for one, other in sure) / len(sure) >= 0.98


def test_taking_all_sure_suggestions_keeps_links_right_and_adds_to_them(office_loaded, proposals, served, tmp_path):
    stored(office_loaded, "checkpoint")
    with open_warehouse(shutil.copyfile(office_loaded[0].path, tmp_path / "salinan.duckdb")) as warehouse:
        copy = (warehouse, None)
        before = stored(copy, "select count(*) from tautan_catatan")[0][0]
        confirm(warehouse, [Answer("catatan", nip, text, text, found[0].target, found[0].skor)
                            for (nip, text), found in proposals.items() if found and found[0].skor >= 90], user="kepala")
        linked = stored(copy, """
            select c.nip, c.tanggal, c.mulai, c.kegiatan, r.rhk, t.cara from tautan_catatan t join catatan_harian c using (kunci) join rhk r on r.kunci = t.kunci_rhk
        """)
        assert len(linked) > before + 300
        assert sum(served[tuple(note)] == rhk for *note, rhk, _way in linked) / len(linked) >= 0.98
        serving = {key for note in stored(copy, "select nip, tanggal, mulai, kegiatan from catatan_harian") if served[key := tuple(note)]}
        assert len(serving & {tuple(note) for *note, _rhk, _way in linked}) / len(serving) >= 0.98
        revoke_links(warehouse, confirmed(warehouse, {nip for nip, _text in proposals}), user="kepala")
        assert stored(copy, "select count(*) from tautan_catatan") == [(before,)]
