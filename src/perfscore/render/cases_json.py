"""What came of a set's cases, as the plain data that machines read."""

from collections.abc import Sequence

from perfscore.diagnostics.model import Language
from perfscore.model.indicator_set import IndicatorSet
from perfscore.render.derivation_json import derivation_object
from perfscore.report.case_lines import derived, expected_text, found_text
from perfscore.score.cases import CaseResult, FindingVerdict, Verdict
from perfscore.score.coverage import Covered
from perfscore.source import Span
from perfscore.wire.score import finding_to_json


def cases_object(
    indicator_set: IndicatorSet,
    results: Sequence[CaseResult],
    covered: Sequence[Covered],
    language: Language,
) -> dict[str, object]:
    """Give texts, numbers, lists and dicts; the schema is ``perfscore/case/v1``."""
    return {
        "set": {"id": indicator_set.id, "version": indicator_set.version},
        "file": _encodable(indicator_set.source.name),
        "cases": [_case(each, language) for each in results],
        "coverage": [_covered(each, language) for each in covered],
    }


def _case(result: CaseResult, language: Language) -> dict[str, object]:
    return {
        "title": result.case.title,
        "passed": result.is_passed,
        "at": _place(result.case.span),
        "expectations": [
            _expectation(result, each, language) for each in result.verdicts
        ],
        "errors": [finding_to_json(each, language) for each in result.errors],
    }


def _expectation(
    result: CaseResult, verdict: Verdict | FindingVerdict, language: Language
) -> dict[str, object]:
    first = verdict.first if isinstance(verdict, Verdict) else None
    lines = () if verdict.is_met else derived(result, verdict, language)
    return {
        "expected": expected_text(verdict, language),
        "found": found_text(verdict, language),
        "passed": verdict.is_met,
        "at": _place(verdict.expected.span),
        "first": expected_text(first, language) if first else None,
        "derivation": [derivation_object(each) for each in lines],
    }


def _covered(covered: Covered, language: Language) -> dict[str, object]:
    return {
        "path": list(covered.path),
        "kind": covered.kind.in_language(language),
        "rows": len(covered.rows),
        "taken": covered.taken,
        "not_taken": [
            {"row": row.said.in_language(language), "at": _place(row.span)}
            for row in covered.rows
            if not row.is_taken
        ],
    }


def _place(span: Span) -> dict[str, object]:
    line, _ = span.source.place(span.start)
    return {"file": _encodable(span.source.name), "line": line}


def _encodable(text: str) -> str:
    """Spell out half surrogates, which file names can hold and UTF-8 not."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
