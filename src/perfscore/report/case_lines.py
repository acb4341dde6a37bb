"""What to say of a case: what was expected, what was found, and how that came about."""

from perfscore.diagnostics.model import Language, Text
from perfscore.model.cases import Expected, SubjectKind
from perfscore.model.printing import value_text
from perfscore.report.derivation import derivation, line_derivation
from perfscore.report.derivation_group import group_outline
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.derivation_steps import Unfolding
from perfscore.score.cases import CaseResult, FindingVerdict, Verdict
from perfscore.score.result import Score

_NONE = Text("没有任何发现", "no findings")
_UNDEFINED = Text("未定", "undefined")
_EXPECT = Text("期望", "expect")
_FINDING = Text("发现", "finding")


def expected_text(verdict: Verdict | FindingVerdict, language: Language) -> str:
    """Write an expectation as the set does: ``期望 总分 = 90分``."""
    expect = _EXPECT.in_language(language)
    expected = verdict.expected
    if not isinstance(expected, Expected):
        return f"{expect} {_FINDING.in_language(language)} {expected.rule}"
    sign = "≈" if expected.is_approximate else "="
    return f"{expect} {expected.subject} {sign} {expected.text}"


def found_text(verdict: Verdict | FindingVerdict, language: Language) -> str:
    """Write what was found instead, or as well."""
    if isinstance(verdict, FindingVerdict):
        joint = "、" if language == "zh" else ", "
        return joint.join(verdict.rules) or _NONE.in_language(language)
    if verdict.value is None:
        return _undefined(verdict).in_language(language)
    return value_text(verdict.value, verdict.type, language)


def _undefined(verdict: Verdict) -> Text:
    line = verdict.line
    if line is not None and line.is_left_out:
        return Text("未定（不适用）", "undefined (not applicable)")
    if line is not None and line.is_skipped:
        return Text("未定（未评分）", "undefined (not scored)")
    return _UNDEFINED


def derived(
    result: CaseResult, verdict: Verdict | FindingVerdict, language: Language
) -> tuple[DerivationLine, ...]:
    """Give the derivation of what was found, from the subject down to its inputs."""
    if isinstance(verdict, FindingVerdict):
        return ()
    score, expected = result.score, verdict.expected
    if verdict.line is not None:
        return (line_derivation(score, verdict.line, language),)
    if expected.kind is SubjectKind.INDICATOR:
        return group_outline(score, expected.path, language)
    named = _named(score, expected, language)
    if named is not None:
        return named
    return derivation(score, language, wanted=expected.subject).children


def _named(
    score: Score, expected: Expected, language: Language
) -> tuple[DerivationLine, ...] | None:
    name, unfolding = expected.subject, Unfolding(score, language)
    match expected.kind:
        case SubjectKind.DATUM:
            return tuple(unfolding.lines(score.data[name]))
        case SubjectKind.DEFINITION:
            return (unfolding.definition(name, score.definitions[name][1]),)
    return None
