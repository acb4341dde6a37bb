"""A text that breaks a rule, where it does, and what would mend it."""

from typing import NamedTuple

DATA = """
数据
  万：金额（万元）
  元数：金额（元）
  人数：计数（人）
  率：比率
  数：数值
  日：日期
  有：是否
  类：选项（甲、乙）
"""
HEAD_WITHOUT_VERSION = '指标体系 "x"\n编号 a\n依据 "x"\n满分 10\n'


class Case(NamedTuple):
    """``wrong`` points at ``at``; ``right`` in its place lowers without a word."""

    rule: str
    text: str
    wrong: str
    right: str
    at: str


def expression(rule: str, wrong: str, right: str, at: str) -> Case:
    return Case(rule, f"{DATA}定义 求 = {{}}\n", wrong, right, at)


def clauses(rule: str, wrong: str, right: str, at: str) -> Case:
    return Case(rule, f"{DATA}一级指标 指标 10分\n{{}}\n", wrong, right, at)


def sections(rule: str, wrong: str, right: str, at: str) -> Case:
    return Case(rule, "{}\n", wrong, right, at)


UNITS = "unit-mismatch"
