"""The page of each rule shows what the rule reports, and what mends it."""

import re

import pytest

from perfscore.check.checker import check
from perfscore.check.registry import RULES
from perfscore.diagnostics.model import Diagnostic, Rule
from perfscore.lower.document import lower
from perfscore.source import Source
from perfscore.syntax.parser import parse

HEAD = """
指标体系 "示例"
  编号 example/one
  版本 1
  依据 "财预〔2020〕10号"
  保留 2 位小数，四舍五入
  合计 按已取整得分
"""
DECLARED_SCORING = """
填报指标评分
  目标 ≥、＞、数值：按完成比例
  目标 ≤、＜：按反向比例
  目标 ＝、日期：达标得分
  目标 定性：评级
    达成：[60%, 100%]
    未达成：[0%, 60%)
"""
WORK = "一级指标 履职 100分\n  得分 = 分值\n"


def whole(example: str) -> str:
    """Add to an example what a set needs besides."""
    if not example.startswith("指标体系"):
        head = HEAD
        if example.startswith("保留"):
            head = HEAD[: HEAD.index("  保留")]
        example = f"{head}{example}\n"
    if "一级指标" not in example:
        example += f"\n{WORK}"
    if "由单位填报" in example and "填报指标评分" not in example:
        example += DECLARED_SCORING
    if "满分" in example:
        return example
    full = sum(int(points) for points in re.findall(r"一级指标 \S+ (\d+)分", example))
    return example.replace("版本 1\n", f"版本 1\n  满分 {full or 50}\n")


def found(example: str) -> list[Diagnostic]:
    parsed = parse(Source("example.perf", whole(example)))
    assert parsed.value is not None
    lowered = lower(parsed.value)
    assert lowered.value is not None
    assert [*parsed.diagnostics, *lowered.diagnostics] == []
    return list(check(lowered.value).diagnostics)


def examples(rule: Rule) -> tuple[str, str]:
    failing, mended = re.findall(r"```perf\n(.*?)\n```", rule.explanation.zh, re.DOTALL)
    return failing, mended


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_failing_example_fails_by_its_rule_alone(rule: Rule) -> None:
    names = {each.rule.name for each in found(examples(rule)[0])}
    assert names == {rule.name}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_mended_example_is_clean(rule: Rule) -> None:
    assert [each.message.zh for each in found(examples(rule)[1])] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_both_languages_show_the_same_examples(rule: Rule) -> None:
    fences = [
        re.findall(r"```perf\n.*?\n```", page, re.DOTALL)
        for page in (rule.explanation.zh, rule.explanation.en)
    ]
    assert fences[0] == fences[1]


def test_names_of_rules_are_unlike() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
