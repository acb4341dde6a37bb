"""A base, the head of a set that takes it over, and what is found in it."""

from pathlib import Path

from perfscore.api.loading import load_set
from perfscore.diagnostics.model import Diagnostic

CHAIN = Path(__file__).parents[2] / "data" / "chain"
BASE = """\
指标体系 “国家”
  编号 base
  版本 1
  依据 “某办法”
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分
数据
  办件数：计数（件），必填
参数 线 = 10件
一级指标 办件 60分
  得分 = 若 办件数 ≥ 线 则 分值 否则 0分
一级指标 效果 40分
  得分 = 若 办件数 ≥ 20件 则 分值 否则 0分
"""
DERIVED = """\
指标体系 “省”
  编号 derived
  版本 1
  沿用 base.perf@1
"""


def found(text: str, *, name: str = "derived.perf") -> tuple[Diagnostic, ...]:
    """Give what is found in a derived set that lies beside the base."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    outcome = load_set(name)
    assert (outcome.value is None) == outcome.has_errors
    return outcome.diagnostics


def told(text: str) -> list[tuple[str, str, int]]:
    """Give the rule, file and line of each diagnostic."""
    return [
        (each.rule.name, each.at.span.source.name, line_of(each))
        for each in found(text)
    ]


def line_of(each: Diagnostic) -> int:
    return each.at.span.source.place(each.at.span.start)[0]


def related(each: Diagnostic) -> list[tuple[str, str]]:
    return [(label.span.source.name, label.span.text) for label in each.related]
