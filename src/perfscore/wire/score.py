"""A score as the plain data that machines read."""

from fractions import Fraction
from hashlib import sha256

from perfscore.diagnostics.model import Language
from perfscore.exact import exact_text
from perfscore.score.result import (
    Finding,
    GroupScore,
    IndicatorScore,
    Score,
    TriggeredVeto,
)
from perfscore.score.whole.vetoes import effects_text


def score_to_json(score: Score, language: Language) -> dict[str, object]:
    """Give ``score`` as texts, lists and dicts, ready for JSON.

    Numbers are texts and exact: a decimal where it ends (``12.5``), else a fraction
    (``100/3``). ``execution_rate`` is a share, ``1`` for 100%. What is undefined is
    None. ``sha256`` is of the set's text in UTF-8. Messages are in ``language``,
    everything else as it was written. The schema is ``perfscore/score/v1``.
    """
    indicator_set, assessment = score.set, score.assessment
    text = indicator_set.source.text.encode("utf-8", "backslashreplace")
    return {
        "set": {
            "id": indicator_set.id,
            "version": indicator_set.version,
            "sha256": sha256(text).hexdigest(),
        },
        "unit": assessment.unit,
        "year": assessment.year,
        "execution_rate": _number(score.execution_rate),
        "base": _number(score.base),
        "bonus": _number(score.bonus),
        "penalty": _number(score.penalty),
        "total": _number(score.total),
        "full": _number(indicator_set.full),
        "grade": score.grade.name if score.grade else None,
        "classifications": {
            name: step.value if isinstance(step.value, str) else None
            for name, step in score.classifications.items()
        },
        "vetoes": [_veto(each, language) for each in score.vetoes],
        "groups": [_group(each) for each in score.groups],
        "indicators": [_indicator(each) for each in score.lines],
        "findings": [finding_to_json(each, language) for each in score.findings],
    }


def _indicator(line: IndicatorScore) -> dict[str, object]:
    target = line.row.target if line.row else None
    actual = line.row.actual if line.row else None
    return {
        "path": list(line.path),
        "target": target.text if target else line.indicator.target_text or None,
        "actual": actual.text if actual else None,
        "weight": _number(line.weight),
        "score": _number(line.score),
        "exact": _number(line.exact),
        "applicable": line.not_applicable is None,
    }


def _group(group: GroupScore) -> dict[str, object]:
    return {
        "path": list(group.path),
        "weight": _number(group.weight),
        "score": _number(group.score),
    }


def _veto(triggered: TriggeredVeto, language: Language) -> dict[str, object]:
    veto = triggered.veto
    return {
        "path": list(triggered.path),
        "condition": veto.said.in_language(language),
        "effect": effects_text(veto).in_language(language),
        "basis": list(veto.basis),
    }


def finding_to_json(finding: Finding, language: Language) -> dict[str, object]:
    """Give a finding as the schema ``score`` has it."""
    file = line = column = cell = None
    if finding.span is not None:
        source = finding.span.source
        file = source.name.encode("utf-8", "backslashreplace").decode()
        line, column = source.place(finding.span.start)
        cell = source.mark(finding.span.start) or None
    return {
        "rule": finding.rule.name,
        "severity": finding.rule.severity.value,
        "message": finding.message.in_language(language),
        "at": {
            "path": list(finding.path),
            "file": file,
            "line": line,
            "column": column,
            "cell": cell,
        },
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else exact_text(value)
