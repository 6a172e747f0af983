"""A sheet → which kind of export, where the header is, which column is what."""

from pipelines.recognise.found import Found, SavedMapping
from pipelines.recognise.recogniser import recognise
from pipelines.recognise.refusals import skip_reason

__all__ = ["Found", "SavedMapping", "recognise", "skip_reason"]
