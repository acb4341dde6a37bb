"""Made-up forms of many layouts: what has to be found on each, and nothing else.

The forms, and what is wrong on them, were written by hand before the audit was first
run on them; what may be said as well, and how much it may weigh, was judged after.
``pytest -s`` prints precision and recall.
"""

import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TypedDict, cast

import pytest
import yaml

from perfscore.api.auditing import audit_file
from perfscore.audit.finding import AuditFinding
from perfscore.audit.result import Audit

FOLDER = Path(__file__).parent / "made_up"
PROJECT = "national/project-2020"
_GRAVITY = ("note", "warning", "error")


class Entry(TypedDict):
    """A finding that the list has; ``row`` is blank for the form as a whole."""

    rule: str
    row: str
    severity: str
    why: str


class Truth(TypedDict, total=False):
    """What is to be found, what is not found though it should, what may be said."""

    expected: list[Entry]
    missed: list[Entry]
    arguable: list[Entry]


@cache
def _truths() -> dict[str, Truth]:
    text = (FOLDER / "truth.yaml").read_text("utf-8")
    return cast("dict[str, Truth]", yaml.safe_load(text))


@cache
def _audit(name: str, set_name: str | None = None) -> Audit:
    made = audit_file(FOLDER / f"{name}.txt", set_name=set_name).value
    assert made is not None
    return made


def _is(found: AuditFinding, entry: Entry) -> bool:
    named = "/".join((*found.path, found.message.zh, found.printed))
    return found.rule.name == entry["rule"] and entry["row"] in named


def _matched(name: str) -> tuple[list[AuditFinding], list[Entry], list[AuditFinding]]:
    """Give findings that are right, entries not found, findings that are wrong."""
    truth = _truths()[name]
    left = list(truth.get("expected", []))
    right, wrong = [], []
    for found in _audit(name).findings:
        entry = next((each for each in left if _is(found, each)), None)
        if entry is not None:
            left.remove(entry)
            right.append(found)
        elif not any(_is(found, each) for each in truth.get("arguable", [])):
            wrong.append(found)
    return right, left, wrong


def test_every_form_has_its_truth() -> None:
    assert {each.stem for each in FOLDER.glob("*.txt")} == set(_truths())


@pytest.mark.parametrize("name", sorted(_truths()))
def test_what_is_found_is_what_was_listed(name: str) -> None:
    _, left, wrong = _matched(name)

    assert [(each.rule.name, each.message.zh) for each in wrong] == []
    assert left == []


@pytest.mark.parametrize("name", sorted(_truths()))
def test_findings_weigh_what_was_listed(name: str) -> None:
    truth = _truths()[name]
    left = list(truth.get("expected", []))
    for found in _audit(name).findings:
        entry = next((each for each in left if _is(found, each)), None)
        if entry is not None:
            left.remove(entry)
            assert found.severity.value == entry["severity"], found.message.zh
            continue
        entry = next(each for each in truth.get("arguable", []) if _is(found, each))
        weight = _GRAVITY.index(found.severity.value)
        assert weight <= _GRAVITY.index(entry["severity"]), found.message.zh


@pytest.mark.parametrize(
    ("name", "rule", "severity"),
    [
        ("法律援助办案补贴", "rating-band-missed", "error"),
        ("老旧小区电梯加装补助", "not-applicable-not-rescaled", "warning"),
        ("城乡居民体质监测", "target-always-met", "note"),
        ("动物疫病防控", "claimed-points-differ", "error"),
    ],
)
def test_a_set_takes_nothing_away(name: str, rule: str, severity: str) -> None:
    found = [each for each in _audit(name, PROJECT).findings if each.rule.name == rule]

    assert [each.severity.value for each in found] == [severity]


def test_a_target_of_at_least_nothing_is_met() -> None:
    # ≥0% and 91.5%: that the target says nothing is told, the points are not accused
    rules = {each.rule.name for each in _audit("城乡居民体质监测", PROJECT).findings}

    assert "claimed-points-differ" not in rules


def test_precision_and_recall() -> None:
    counts = Counter[str]()
    for name, truth in _truths().items():
        right, left, wrong = _matched(name)
        counts["right"] += len(right)
        counts["wrong"] += len(wrong)
        counts["missed"] += len(left) + len(truth.get("missed", []))
        counts["arguable"] += len(_audit(name).findings) - len(right) - len(wrong)
    right_ones = counts["right"]
    sys.stdout.write(
        f"\n自拟的表 {len(_truths())} 张：查对 {right_ones}，查错 {counts['wrong']}，"
        f"漏查 {counts['missed']}，两可 {counts['arguable']}；"
        f"准确 {right_ones}/{right_ones + counts['wrong']}，"
        f"查全 {right_ones}/{right_ones + counts['missed']}\n"
    )

    assert counts["wrong"] == 0
    assert counts["missed"] == sum(
        len(each.get("missed", [])) for each in _truths().values()
    )
