"""What tests share: an office of its own in a temporary folder, never the settings of this computer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exports import MADE, QUESTION, SAMPLES

from dashboard.workbook import Material, gather
from pipelines.figures.door import Viewer
from pipelines.language import use_language
from pipelines.load import load, prepare
from pipelines.read import Reader
from pipelines.settings import settings
from pipelines.warehouse import Warehouse, open_warehouse

# A file stays with one worker, which shares what it makes; a long file that begins last would leave the other worker without work.
LONGEST = ("test_screens", "test_two_languages", "test_journey", "test_load", "test_monday", "test_store", "test_problem_rows", "test_cli", "test_aggregates", "test_naive_figures",
           "test_export_door", "test_language_kept", "test_parts", "test_metamorphic", "test_workbook_package", "test_workbook_formulas", "test_figures_notes", "test_recognise_layouts",
           "test_checks", "test_rebuilding_order", "test_handing_on", "test_figures_followups", "test_decisions", "test_language")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture(scope="session", autouse=True)
def nowhere(tmp_path_factory) -> Iterator[None]:
    """Keep what is made once for many tests out of the data folder and the settings of this computer, too."""
    folder = tmp_path_factory.mktemp("bersama")
    with pytest.MonkeyPatch.context() as patch:
        for name in [n for n in os.environ if n.startswith("PANTAU_")]:
            patch.delenv(name)
        patch.setenv("PANTAU_DATA", str(folder / "data"))
        patch.setenv("PANTAU_CONFIG", str(folder / "pantau.toml"))
        if "PYTEST_XDIST_WORKER" in os.environ:
            patch.setenv("PANTAU_INTI", "1")  # the workers share the cores; commands and dashboards that are started take them all, and so do benchmarks
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch) -> Iterator[Path]:
    """Give every test its own data folder and default settings."""
    monkeypatch.setenv("PANTAU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PANTAU_CONFIG", str(tmp_path / "pantau.toml"))
    monkeypatch.setenv("PANTAU_PENGGUNA", "penguji")
    settings.cache_clear()
    use_language("id")
    yield tmp_path / "data"
    settings.cache_clear()
    use_language("id")  # what the next file shares is made before its first test begins


@pytest.fixture(scope="session")
def blank(tmp_path_factory) -> Path:
    """Make an empty warehouse once: to open a copy takes a tenth of the time that making one does."""
    path = tmp_path_factory.mktemp("gudang") / "kosong.duckdb"
    open_warehouse(path).close()
    return path


@pytest.fixture(scope="session")
def shipped(blank, tmp_path_factory) -> Path:
    """Load the shipped sample office once, for all that only look at it."""
    path = Path(shutil.copyfile(blank, tmp_path_factory.mktemp("contoh") / "pantau.duckdb"))
    with open_warehouse(path) as warehouse:
        load(warehouse, prepare([(file.name, file) for file in sorted(SAMPLES.glob("*.xlsx"))]), user="penguji")
    return path


@pytest.fixture(scope="session")
def shipped_material(shipped) -> Material:
    """Give what a workbook of the shipped sample office is made of."""
    with open_warehouse(shipped) as warehouse:
        return gather(warehouse, Viewer(), QUESTION, made=MADE)


@pytest.fixture
def empty_warehouse(office, blank) -> Path:
    """Put an empty warehouse where the office keeps its own."""
    path = settings().warehouse_path
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(blank, path)
    return path


@pytest.fixture
def another(blank, tmp_path) -> Callable[[], Path]:
    """Give further empty warehouses, each at a path of its own."""
    return lambda: Path(shutil.copyfile(blank, tmp_path / f"lain-{len(list(tmp_path.glob('lain-*.duckdb')))}.duckdb"))


@pytest.fixture
def house(empty_warehouse):
    """Give an empty warehouse on disk."""
    with open_warehouse() as warehouse:
        yield warehouse


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Callable[[Callable[[Warehouse], dict[str, object] | None]], Warehouse]:
    """Open an office in the test's own folder as a function builds it: built by the first test of a module, copied for the others.

    What the function returns is found on the warehouse by name: numbers of uploads, say.
    """
    folder, told = tmp_path_factory.mktemp("kantor"), {}

    def opened(build: Callable[[Warehouse], dict[str, object] | None]) -> Warehouse:
        name = build.__name__
        if name in told:
            shutil.copytree(folder / name, settings().data, dirs_exist_ok=True)
        else:
            with open_warehouse() as house:
                told[name] = build(house) or {}
            shutil.copytree(settings().data, folder / name)
        house = open_warehouse()
        vars(house).update(told[name])
        return house

    return opened


@pytest.fixture(scope="module")
def reader():
    """Give one reader, with its child process, to the tests of a module."""
    with Reader() as one:
        yield one
