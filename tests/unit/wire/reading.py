"""Short ways to read a file in a test, or to see what is wrong with it."""

from perfscore.diagnostics.model import Diagnostic
from perfscore.model.assessment import Assessment, IndicatorRow
from perfscore.source import Source
from perfscore.wire.assessment import read_assessment


def read(text: str, name: str = "自评表.yaml") -> Assessment:
    outcome = read_assessment(Source(name, text))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def faults(text: str, name: str = "自评表.yaml") -> tuple[Diagnostic, ...]:
    outcome = read_assessment(Source(name, text))
    assert outcome.value is None
    return outcome.diagnostics


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [
        (each.rule.name, *each.at.span.source.place(each.at.span.start))
        for each in found
    ]


def rows(text: str) -> tuple[IndicatorRow, ...]:
    return read(f"指标:\n{text}").indicators
