"""Every figure equals its naive computation, on two hundred random offices, to the last person."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from naive.compare import NAIVE, differences, kantor
from offices import Office, federations, lay, roof

from pipelines.figures.definitions import figures
from pipelines.settings import settings as office_settings
from pipelines.warehouse import open_warehouse

# One question about fifty offices costs little more than one about ten; four questions see every kind of week, of viewer and of period.
ROOFS = (50, 50, 50, 50)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """Give one warehouse whose rows each example replaces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_DATA", str(tmp_path_factory.mktemp("naif")))
        office_settings.cache_clear()
        with open_warehouse() as house:
            yield house
    office_settings.cache_clear()


def test_every_figure_has_a_naive_computation():
    assert sorted(NAIVE) == figures()


def _proof(house, office: Office) -> None:
    lay(house, office)
    read = kantor(office)
    found = [line for figure in figures() for line in differences(house, office, figure, read)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("nth", range(len(ROOFS)))
def test_figures_of_two_hundred_offices(ground, nth):
    assert sum(ROOFS) == 200
    _proof(ground, roof(nth, ROOFS[nth]))


@settings(max_examples=3, derandomize=True, deadline=None, print_blob=True, database=None, suppress_health_check=list(HealthCheck))
@given(federations(1))
def test_figures_of_one_office(ground, office):
    _proof(ground, office)
