"""A folder is worked in by one process at a time; its hold on it ends with it."""

from perfscore.batch.run.hold import FolderHeldError, held

__all__ = ["FolderHeldError", "held"]
