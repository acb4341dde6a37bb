"""The audit of the published tables finds what was judged by hand, and nothing else."""

from collections import Counter
from fractions import Fraction
from typing import cast

import pytest
from tests.audit.judging import (
    ANSWERS,
    JUDGEMENTS,
    Judged,
    all_answers,
    all_findings,
    judged,
    kind_of,
)
from tests.audit.whole_tables import KINDS, numbers, whole_audit
from tests.laying.published import published

from perfscore.audit.finding import AuditFinding
from perfscore.audit.telling.numbers import rounded_text
from perfscore.diagnostics.model import Severity

ERRORS = {
    ("001", "fund-rows-do-not-sum"): 1,
    ("005", "claimed-total-differs"): 1,
    ("009", "claimed-weights-miss-full-marks"): 1,
    ("009", "claimed-total-differs"): 1,
    ("014", "fund-rows-do-not-sum"): 1,
    ("044", "fund-rows-do-not-sum"): 1,
    ("050", "fund-rows-do-not-sum"): 1,
    ("077", "claimed-weights-miss-full-marks"): 1,
}
"""Arithmetic that is broken beyond rounding; all else is a warning or a note."""


@pytest.mark.parametrize("number", numbers())
def test_the_findings_are_the_judged_ones(number: str) -> None:
    left = list(judged()[number]["findings"])
    unjudged = []
    for each in whole_audit(number).findings:
        match = next((one for one in left if _is_of(one, each)), None)
        if match is None:
            unjudged.append((each.rule.name, each.path, each.printed, each.message.zh))
        else:
            left.remove(match)

    assert (unjudged, left) == ([], [])


@pytest.mark.parametrize("number", numbers())
def test_every_oddity_has_an_answer(number: str) -> None:
    oddities = cast("list[str]", published()[number]["oddities"])
    answers = judged()[number]["oddities"]
    findings = whole_audit(number).findings
    verified = {each.rule.name for each in whole_audit(number).verified}

    assert len(answers) == len(oddities)
    for each in answers:
        at = each.get("at", "")
        rules = {one.rule.name for one in findings if _name(one).startswith(at)}
        assert kind_of(each) in ANSWERS
        assert rules.issuperset(each.get("found", []))
        assert verified.issuperset(each.get("verified", []))


@pytest.mark.parametrize("kind", KINDS[1:])
@pytest.mark.parametrize("number", numbers())
def test_files_of_other_kinds_give_the_findings_of_the_page(
    number: str, kind: str
) -> None:
    page, other = whole_audit(number), whole_audit(number, kind)

    assert [_told(each) for each in other.findings] == [
        _told(each) for each in page.findings
    ]


@pytest.mark.parametrize("number", numbers())
def test_each_finding_says_where_it_is_and_what_is_printed_there(number: str) -> None:
    for each in whole_audit(number).findings:
        assert each.at is not None
        assert each.basis
        assert each.working is not None or each.expected is None


def test_errors_are_arithmetic_that_is_broken() -> None:
    errors = Counter(
        (number, each.rule.name)
        for number in numbers()
        for each in whole_audit(number).findings
        if each.severity is Severity.ERROR
    )

    assert errors == ERRORS


def test_precision_and_recall() -> None:
    verdicts = Counter(each["is"] for each in all_findings())
    answers = Counter(map(kind_of, all_answers()))
    right, doubtful, wrong = (verdicts[each] for each in JUDGEMENTS)
    found, every = answers["found"], len(all_findings())
    told = answers["uncheckable"], answers["missed"]
    judgements = (
        f"\n发现 {every}：对 {right}，可议 {doubtful}，错 {wrong}；"
        f"准确率 {_share(right, every)}（可议的也算，{_share(every - wrong, every)}）"
    )
    oddities = (
        f"异常 {sum(answers.values())}：查出 {found}，凭表查不了 {told[0]}，"
        f"没有查出 {told[1]}；成立 {answers['holds']}，版式和写法 {answers['form']}，"
        f"表上没有 {answers['unseen']}"
    )
    recall = (
        f"查出率 {_share(found, found + told[1])}"
        f"（查不了的也算，{_share(found, found + sum(told))}）"
    )
    print(judgements, oddities, recall, sep="\n")  # noqa: T201

    assert set(verdicts) <= set(JUDGEMENTS)
    assert set(judged()) == set(numbers())
    assert verdicts["错"] == 0
    assert verdicts["可议"] <= every // 20
    assert answers["missed"] == 0


def _share(part: int, whole: int) -> str:
    return f"{rounded_text(Fraction(100 * part, whole), 1)}%"


def _is_of(one: Judged, each: AuditFinding) -> bool:
    at = one["at"]
    is_there = _name(each).startswith(at) if at else not each.path
    return one["rule"] == each.rule.name and is_there and one["printed"] == each.printed


def _name(each: AuditFinding) -> str:
    return each.path[-1] if each.path else ""


def _told(each: AuditFinding) -> tuple[str, ...]:
    expected = each.expected.zh if each.expected else ""
    working = each.working.zh if each.working else ""
    severity = each.severity.value
    return (each.rule.name, severity, each.message.zh, each.printed, expected, working)
