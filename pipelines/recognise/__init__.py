"""A sheet → which kind of export, where the header is, which column is what."""

from pipelines.recognise.recogniser import Found, SavedMapping, recognise
from pipelines.recognise.refusals import skip_reason

__all__ = ["Found", "SavedMapping", "recognise", "skip_reason"]
