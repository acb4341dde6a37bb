"""Worked cases (用例) as written."""

from dataclasses import dataclass

from perfscore.syntax.tree.base import Node, Word


@dataclass(frozen=True, slots=True)
class CaseValue(Node):
    """``全年预算数 = 467.03`` or, with ``is_group``, ``同组 报价 = 80, 100, 120``."""

    name: Word
    value: Word
    is_group: bool


@dataclass(frozen=True, slots=True)
class CaseLine(Node):
    """``培训人数：产出指标/数量指标，10分，完成 48人``: a row of the form."""

    name: Word
    text: Word


@dataclass(frozen=True, slots=True)
class Expectation(Node):
    """``期望 总分 = 90分``; with ``is_approximate`` ``≈``, in the digits as written."""

    subject: Word
    value: Word
    is_approximate: bool


@dataclass(frozen=True, slots=True)
class ExpectedFinding(Node):
    """``期望 发现 missing-value``."""

    rule: Word


@dataclass(frozen=True, slots=True)
class Case(Node):
    """``用例 "…"`` and its rows."""

    title: Word
    rows: tuple[CaseValue | CaseLine | Expectation | ExpectedFinding, ...]
