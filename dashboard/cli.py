"""The `pantau` command: a thin skin over the pipeline, the figures and the dashboard."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from dashboard.beginning import contoh, demo, templat
from dashboard.help_pages import helpful
from dashboard.lean import lean
from dashboard.mending import baris_bermasalah
from dashboard.opening import fail, opened
from dashboard.options import DariOption, PerOption, SampaiOption, UnitOption, WarehouseOption, question, read_layout
from dashboard.telling import tell
from dashboard.upkeep import bangun_ulang, layani, periksa
from dashboard.uploads import batal, muat_ulang
from pipelines.language import _, use_language
from pipelines.settings import settings

app = typer.Typer(
    help="Pantau Kinerja: ekspor eKinerja menjadi gambaran kinerja unit.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.command()(demo)
app.command()(contoh)
app.command()(templat)


@app.command()
def muat(
    paths: Annotated[
        list[Path], typer.Argument(metavar="BERKAS|FOLDER…", help="Berkas ekspor, zip, atau folder berisi ekspor.")
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", help="Paksa satu jenis ekspor, misalnya catatan_harian.")
    ] = None,
    layout: Annotated[
        Path | None, typer.Option("--map", help="Berkas TOML: kind = jenis ekspor, [columns] bidang = judul kolomnya.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Perlihatkan akibatnya tanpa menyimpan.")] = False,
    withdraw: Annotated[
        bool, typer.Option("--tarik", help="Tarik juga baris lama yang tidak ada lagi di ekspor ini.")
    ] = False,
    password: Annotated[str | None, typer.Option("--sandi", help="Kata sandi buku kerja; tidak disimpan.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Cetak laporan sebagai JSON.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Muat ekspor ke gudang. Keluar 0: semua baris jelas; 3: ada baris ditolak; 2: ada berkas tak terbaca atau tak dikenali."""
    from dashboard.terminal import load_paths, print_report
    from pipelines.load.staging import KINDS
    from pipelines.load.store import Unavailable

    columns = None
    if layout:
        kind, columns = read_layout(layout)
    if kind is not None and kind not in KINDS:
        raise fail(
            _("Jenis “{jenis}” tidak dikenal. Pilih salah satu: {pilihan}.").format(
                jenis=kind, pilihan=", ".join(KINDS)
            ),
            2,
        )
    missing = [p for p in paths if not p.exists()]
    if missing:
        raise fail(_("{path} tidak ditemukan. Periksa nama berkas atau foldernya.").format(path=missing[0]), 2)
    try:
        with lean():
            report = load_paths(
                paths, warehouse=warehouse, kind=kind, chosen=columns, dry_run=dry_run, withdraw=withdraw, password=password, quiet=as_json
            )
    except Unavailable as error:  # the key of locked originals is not at hand: nothing was loaded
        raise fail(error.message, 2) from error
    if as_json:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        print_report(report, dry_run=dry_run)
    raise typer.Exit(report.exit_code)


@app.command()
def ekspor(
    target: Annotated[
        Path, typer.Argument(metavar="KELUARAN.xlsx", help="Yang ditulis: .xlsx buku kerja, .pdf ringkasan, .zip dengan --per-unit atau --tabel.")
    ],
    unit: UnitOption = None,
    dari: DariOption = None,
    sampai: SampaiOption = None,
    per: PerOption = None,
    per_unit: Annotated[bool, typer.Option("--per-unit", help="Satu buku kerja per unit, dalam satu zip.")] = False,
    tabel: Annotated[bool, typer.Option("--tabel", help="Semua angka sebagai CSV dan Parquet, dalam satu zip.")] = False,
    templat: Annotated[Path | None, typer.Option("--templat", help="Isi buku kerja kantor sendiri yang memuat penanda seperti {{periode}}.")] = None,
    samarkan: Annotated[str | None, typer.Option("--samarkan", help="Samarkan nama, nip, atau semua.")] = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Tulis buku kerja untuk pimpinan, ringkasan PDF, tabel, atau templat kantor yang terisi."""
    from dashboard.exporting import exported, wished

    wish = wished(target, per_unit=per_unit, tabel=tabel, templat=templat, samarkan=samarkan)
    with opened(warehouse) as house:
        data = exported(house, question(house, unit, dari, sampai, per), wish)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    typer.echo(_("Buku kerja ditulis ke {path}.").format(path=target) if wish.form in ("buku", "per_unit") else _("{path} ditulis.").format(path=target))


@app.command()
def angka(
    figure: Annotated[str, typer.Argument(metavar="ANGKA", help="Nama angka, misalnya capaian_rhk.")],
    unit: UnitOption = None,
    dari: DariOption = None,
    sampai: SampaiOption = None,
    per: PerOption = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Cetak sebagai CSV.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON: daftar baris.")] = False,
    explain: Annotated[bool, typer.Option("--jelaskan", help="Cetak definisi, penyebut, kolom, dan SQL-nya, bukan angkanya.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Cetak satu angka di terminal."""
    from pipelines.figures.definitions import figures
    from pipelines.figures.door import Viewer, ask_arrow

    if figure not in figures():
        raise fail(
            _("Angka “{nama}” tidak ada. Pilih salah satu: {pilihan}.").format(
                nama=figure, pilihan=", ".join(figures())
            ),
            2,
        )
    if explain:
        tell(figure)
        return
    from dashboard.terminal import print_table

    with opened(warehouse) as house:
        table = ask_arrow(house, figure, Viewer(None), question(house, unit, dari, sampai, per))
    print_table(table, "json" if as_json else "csv" if as_csv else "text")


app.command()(batal)
app.command("muat-ulang")(muat_ulang)
app.command("bangun-ulang")(bangun_ulang)
app.command("baris-bermasalah")(baris_bermasalah)
app.command()(layani)
app.command()(periksa)


def main() -> None:
    """Run the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # Windows terminals default to a code page without “ › ”
    use_language(settings().bahasa)
    if len(sys.argv) == 1 or {"--help", "-h"} & set(sys.argv):
        helpful(app)()
    app()


if __name__ == "__main__":
    main()
