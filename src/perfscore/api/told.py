"""The values in which the core tells what it found, for those above it to pass on."""

from perfscore.diagnostics.json import to_json as diagnostic_to_json
from perfscore.diagnostics.model import (
    Diagnostic,
    Language,
    Outcome,
    Rule,
    Severity,
    Text,
)

__all__ = [
    "Diagnostic",
    "Language",
    "Outcome",
    "Rule",
    "Severity",
    "Text",
    "diagnostic_to_json",
]
