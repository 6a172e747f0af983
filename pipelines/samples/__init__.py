"""Synthetic exports of an invented office, in the layouts that people really hand in."""

from pipelines.samples.office import build_office
from pipelines.samples.write import write_samples

__all__ = ["build_office", "write_samples"]
