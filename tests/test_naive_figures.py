"""Every figure equals its naive computation, on two hundred random offices, to the last person."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from naive.compare import NAIVE, differences, kantor
from offices import Office, federations, lay

from pipelines.figures.definitions import figures
from pipelines.settings import settings as office_settings
from pipelines.warehouse import open_warehouse

OFFICES, FEDERATED = 200, 40


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


@settings(max_examples=OFFICES // FEDERATED, derandomize=True, deadline=None, print_blob=True, database=None, phases=(Phase.explicit, Phase.generate),
          suppress_health_check=list(HealthCheck))
@given(federations(FEDERATED))
def test_figures_of_two_hundred_offices(ground, office):
    _proof(ground, office)


@settings(max_examples=3, derandomize=True, deadline=None, print_blob=True, database=None, suppress_health_check=list(HealthCheck))
@given(federations(1))
def test_figures_of_one_office(ground, office):
    _proof(ground, office)
