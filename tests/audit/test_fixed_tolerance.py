"""What another checker's rules accuse on the published tables, and what they miss."""

from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import pytest
import yaml
from tests.audit.fixed_tolerance import (
    Accusation,
    Reading,
    accusations,
    as_printed,
    first_number,
)
from tests.audit.judging import judged
from tests.audit.tables import claimed_form_of_table, form_of
from tests.audit.whole_tables import numbers, whole_audit, whole_case

_FILE = Path(__file__).parent / "judged" / "fixed_tolerance.yml"


class Verdict(TypedDict):
    """An accusation that was judged by hand; see the file."""

    table: str
    rule: str
    at: str
    oddity: NotRequired[int]
    numbers: NotRequired[bool]


@cache
def _verdicts() -> tuple[Verdict, ...]:
    return tuple(cast("list[Verdict]", yaml.safe_load(_FILE.read_text("utf-8"))))


def _is(verdict: Verdict) -> str:
    return cast("dict[str, str]", verdict)["is"]


@pytest.mark.parametrize(
    ("read", "with_numbers"), [(as_printed, False), (first_number, True)]
)
def test_the_accusations_are_the_judged_ones(
    read: Reading, *, with_numbers: bool
) -> None:
    expected = [each for each in _verdicts() if with_numbers or not each.get("numbers")]
    found = [
        (number, each)
        for number in numbers()
        for each in accusations(whole_case(number).form, read)
    ]

    assert len(found) == len(expected)
    for verdict, (number, each) in zip(expected, found, strict=True):
        assert (number, each.rule) == (verdict["table"], verdict["rule"])
        assert each.at.replace("\n", "").startswith(verdict["at"])


def test_most_of_what_they_accuse_is_wrong() -> None:
    printed = Counter(_is(each) for each in _verdicts() if not each.get("numbers"))
    numbered = Counter(map(_is, _verdicts()))

    assert printed == {"对": 8, "错": 17}
    assert numbered == {"对": 15, "错": 21}


def test_they_miss_most_of_what_is_wrong() -> None:
    ours = {
        (number, at)
        for number, table in judged().items()
        for at, each in enumerate(table["oddities"], start=1)
        if "found" in each
    }
    theirs = {(each["table"], each.get("oddity", 0)) for each in _verdicts()} & ours
    plain = {
        (each["table"], each.get("oddity", 0))
        for each in _verdicts()
        if not each.get("numbers")
    } & ours
    _print_comparison(len(ours), len(plain), len(theirs))

    assert (len(ours), len(plain), len(theirs)) == (62, 6, 11)


@pytest.mark.parametrize("number", numbers())
def test_the_audit_makes_none_of_the_wrong_accusations(number: str) -> None:
    rules = {"总分": "claimed-total-differs", "指标得分": "claimed-points-differ"}
    rules["偏差原因"] = "deviation-unexplained"
    wrong = {
        (rules[each["rule"]], each["at"])
        for each in _verdicts()
        if each["table"] == number and _is(each) == "错"
    }
    for each in whole_audit(number).findings:
        name = each.path[-1] if each.path else ""
        assert not any(
            each.rule.name == rule and name.startswith(at) for rule, at in wrong
        )


def test_more_than_the_budget_spent_is_accused_for_want_of_a_cap() -> None:
    # 105 ÷ 100 × 10 = 10.5, and 10 is all that can be claimed
    fund = ("年度资金总额", "", "100", "105", "10", "105%", "10")

    (accused,) = accusations(form_of(funds=[fund]), as_printed)

    assert accused == Accusation("预算得分", "年度资金总额", accused.computed)
    assert accused.computed == Fraction(21, 2)


def test_a_tenth_of_a_point_goes_unseen() -> None:
    # 10 × 90 ÷ 100 = 9, claimed 9.1
    fund = ("年度资金总额", "", "100", "90", "10", "90%", "9.1")

    assert list(accusations(form_of(funds=[fund]), as_printed)) == []


def test_a_ceiling_that_is_broken_goes_unseen() -> None:
    # 濉溪 2019: ≤5300, 5830 paid, full marks; the audit tells it
    (name,) = (
        each.path[-1]
        for each in whole_audit("012").findings
        if each.rule.name == "claimed-points-differ" and each.path[-1][:4] == "扶贫临时"
    )
    accused = accusations(claimed_form_of_table("012"), first_number)

    assert name not in [each.at for each in accused]


def _print_comparison(ours: int, plain: int, theirs: int) -> None:
    kinds = Counter(_is(each) for each in _verdicts())
    print("\n固定 ±0.1 的规则，在同样的 48 张表上：")  # noqa: T201
    for each in _verdicts():
        why = cast("dict[str, str]", each)["why"]
        mark = "（摘数）" if each.get("numbers") else ""
        line = f"  {_is(each)} {each['table']} {each['rule']} {each['at']}{mark}：{why}"
        print(line)  # noqa: T201
    print(  # noqa: T201
        f"指出 {kinds.total()}：对 {kinds['对']}，错 {kinds['错']}；"
        f"审计查出的 {ours} 条异常，按印出的格读，它说中 {plain} 条，"
        f"摘出数字来读，说中 {theirs} 条"
    )
