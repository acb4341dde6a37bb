"""A rule as a bureau states it, and what it has to give."""

from collections.abc import Mapping
from dataclasses import dataclass

HEAD = """
指标体系 "用例"
  编号 test/case
  版本 1
  依据 "用例"
  满分 {weight}
  保留 4 位小数，四舍五入
  合计 按未取整得分

数据
{data}

一级指标 指标 {weight}分
{body}
"""


@dataclass(frozen=True)
class Case:
    """A rule, where it is from, and what it gives: (what is reported, points).

    What is reported is the data by name, and under 目标, 完成值, 评级 and 自评得分 the
    indicator's cells. Points are exact (``200/3``), or the finding's name.
    """

    source: str
    weight: int
    body: str
    gives: tuple[tuple[Mapping[str, object], str], ...]
    data: str = ""


def pairs(name: str, *values: str) -> tuple[tuple[dict[str, object], str], ...]:
    """Pair values with points: ``"90%: 5"``."""
    split = (value.split(": ") for value in values)
    return tuple(({name: value}, points) for value, points in split)
