"""What came of a set's cases, as a text."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from perfscore.diagnostics.model import Language, Text
from perfscore.diagnostics.text import place_text
from perfscore.exact import percent_text
from perfscore.render.derivation_text import derivation_text
from perfscore.render.safe import safe_text
from perfscore.render.wrapping import wrap
from perfscore.report.case_lines import derived, expected_text, found_text
from perfscore.report.derivation_line import place_of
from perfscore.score.cases import CaseResult, FindingVerdict, Verdict
from perfscore.score.coverage import Covered, counted
from perfscore.score.result import Finding

_PASSED, _FAILED, _NOT_TAKEN = "✓", "✗", "○"
_INDENT = "  "
_NARROWEST = 40


def cases_text(
    results: Sequence[CaseResult], *, width: int, language: Language = "zh"
) -> str:
    """Write a line for each case, and below a failure how it came about."""
    lines = (
        line
        for result in results
        for line in _case(result, max(width, _NARROWEST), language)
    )
    return "".join(f"{line}\n" for line in lines)


def coverage_text(covered: Sequence[Covered], *, language: Language = "zh") -> str:
    """Write the share of each indicator's rows that were taken, and which were not."""
    lines = (line for each in covered for line in _covered(each, language))
    return "".join(f"{line}\n" for line in lines)


def summary_text(
    results: Sequence[CaseResult],
    covered: Sequence[Covered],
    *,
    language: Language = "zh",
) -> str:
    """Write in one line how many cases passed, and how much of the set they take."""
    if not results:
        return Text("没有用例\n", "no cases\n").in_language(language)
    passed = sum(each.is_passed for each in results)
    failed = len(results) - passed
    taken, rows = counted(covered)
    zh = f"用例 {len(results)} 个：通过 {passed} 个，不符 {failed} 个"
    en = f"cases: {len(results)}; passed {passed}, failed {failed}"
    if rows:
        share = percent_text(Fraction(taken, rows), 1)
        zh += f"；评分的行和分支用到 {taken}/{rows}（{share}）"
        en += f"; rows and branches taken: {taken}/{rows} ({share})"
    return Text(f"{zh}\n", f"{en}\n").in_language(language)


def _case(result: CaseResult, width: int, language: Language) -> Iterator[str]:
    title = safe_text(result.case.title)
    count = len(result.verdicts)
    failures = [each for each in result.verdicts if not each.is_met]
    if not failures:
        said = Text(
            f"用例 “{title}”（{count} 项期望）",
            f"case “{title}” ({count} expectations)",
        )
        yield f"{_PASSED} {said.in_language(language)}"
        return
    said = Text(
        f"用例 “{title}”（{count} 项期望，{len(failures)} 项不符）",
        f"case “{title}” ({count} expectations, {len(failures)} not met)",
    )
    yield f"{_FAILED} {said.in_language(language)}"
    for each in failures:
        for line in _failure(result, each, width - len(_INDENT), language):
            yield _INDENT + line
    for finding in result.errors:
        told = _finding(finding, language)
        for line in wrap(told, width - len(_INDENT), hanging=len(_INDENT)):
            yield _INDENT + line


def _finding(finding: Finding, language: Language) -> str:
    path = " / ".join(finding.path)
    message = finding.message.in_language(language)
    colon = "：" if language == "zh" else ": "
    return f"[{finding.rule.name}] {path}{colon if path else ''}{message}"


def _failure(
    result: CaseResult,
    verdict: Verdict | FindingVerdict,
    width: int,
    language: Language,
) -> Iterator[str]:
    yield from wrap(_compared(verdict, language), width, hanging=len(_INDENT))
    if isinstance(verdict, Verdict) and verdict.first is not None:
        first = _compared(verdict.first, language)
        said = Text(f"最先不同的一步：{first}", f"the first to differ: {first}")
        for line in wrap(
            said.in_language(language), width - len(_INDENT), hanging=len(_INDENT)
        ):
            yield _INDENT + line
    for explained in derived(result, verdict, language):
        text = derivation_text(explained, width=width - len(_INDENT), language=language)
        for line in text.split("\n"):
            yield _INDENT + line


def _compared(verdict: Verdict | FindingVerdict, language: Language) -> str:
    expected, found = expected_text(verdict, language), found_text(verdict, language)
    place = place_text(verdict.expected.span)
    return Text(
        f"{expected}，得出 {found} [{place}]", f"{expected}; found {found} [{place}]"
    ).in_language(language)


def _covered(covered: Covered, language: Language) -> Iterator[str]:
    path = " / ".join(covered.path)
    kind = covered.kind.in_language(language)
    count = f"{covered.taken}/{len(covered.rows)}"
    said = Text(f"{path}：{kind} {count} 行", f"{path}: {kind} {count}")
    if not path:
        said = Text(f"{kind} {count} 行", f"{kind} {count}")
    yield safe_text(said.in_language(language))
    for row in covered.rows:
        if not row.is_taken:
            name = safe_text(row.said.in_language(language))
            yield f"{_INDENT}{_NOT_TAKEN} {name}  [{place_of(row.span)}]"
