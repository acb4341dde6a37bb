"""Texts are made ready for a terminal, and names that may be meant are found."""

from perfscore.diagnostics.suggest import nearest
from perfscore.diagnostics.width import printable
from perfscore.render.wrapping import wrap

__all__ = ["nearest", "printable", "wrap"]
