"""Exact, explained scoring of budget performance self-assessments."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfscore.api.auditing import audit_file
    from perfscore.api.differing import diff_sets
    from perfscore.api.explaining import explain
    from perfscore.api.formatting import format_set
    from perfscore.api.listing import sets
    from perfscore.api.loading import load_set, load_set_text
    from perfscore.api.new_set import new_set
    from perfscore.api.new_set_wishes import NewSet
    from perfscore.api.rendering import render_score
    from perfscore.api.schemas import schema
    from perfscore.api.scoring import (
        assessment_from_data,
        read_assessment,
        score_assessment,
        score_file,
    )
    from perfscore.api.testing import run_cases

__version__ = "0.1.0"

__all__ = [
    "NewSet",
    "assessment_from_data",
    "audit_file",
    "diff_sets",
    "explain",
    "format_set",
    "load_set",
    "load_set_text",
    "new_set",
    "read_assessment",
    "render_score",
    "run_cases",
    "schema",
    "score_assessment",
    "score_file",
    "sets",
]

_HOMES = {
    "NewSet": "new_set_wishes",
    "assessment_from_data": "scoring",
    "audit_file": "auditing",
    "diff_sets": "differing",
    "explain": "explaining",
    "format_set": "formatting",
    "load_set": "loading",
    "load_set_text": "loading",
    "new_set": "new_set",
    "read_assessment": "scoring",
    "render_score": "rendering",
    "run_cases": "testing",
    "schema": "schemas",
    "score_assessment": "scoring",
    "score_file": "scoring",
    "sets": "listing",
}


def __getattr__(name: str) -> object:
    """Load what is asked for, so that ``import perfscore`` costs nothing."""
    if name in _HOMES:
        return getattr(import_module(f"perfscore.api.{_HOMES[name]}"), name)
    msg = f"module 'perfscore' has no attribute {name!r}"
    raise AttributeError(msg)
