"""One upload, one transaction: what comes in, what it changes, and the way back."""

from pipelines.load.incoming import Incoming, IncomingFile, prepare
from pipelines.load.loading import load
from pipelines.load.mappings import mappings
from pipelines.load.rebuilding import rebuild
from pipelines.load.report import Report, SheetReport
from pipelines.load.undoing import BatchUnknown, undo

__all__ = ["BatchUnknown", "Incoming", "IncomingFile", "Report", "SheetReport", "load", "mappings", "prepare", "rebuild", "undo"]
