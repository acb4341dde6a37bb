"""Worked cases (用例): an assessment written in the set, and what it has to give."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from perfscore.model.assessment import Assessment
from perfscore.source import Span

_NOTHING = frozenset({"无", "none"})


class SubjectKind(Enum):
    """What an expectation is about."""

    TOTAL = "总分"
    GRADE = "等级"
    BASE = "基本分"
    BONUS = "加分"
    PENALTY = "减分"
    DATUM = "数据"
    DEFINITION = "定义"
    CLASS = "分级"
    INDICATOR = "指标"


@dataclass(frozen=True, slots=True)
class Expected:
    """``期望 总分 = 90分``.

    ``subject`` is 总分, 等级, 基本分, 加分, 减分, a datum, a definition, a 分级, or the
    titles of an indicator or group joined by ``/``; ``text`` is what is expected, as
    written. With ``is_approximate`` a number is compared in the decimals of ``text``.
    ``path`` holds the titles of an indicator or group from level 1 down.
    """

    span: Span = field(compare=False, repr=False)
    subject: str
    text: str
    is_approximate: bool = False
    kind: SubjectKind = SubjectKind.TOTAL
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """``期望 发现 missing-value``; ``期望 发现 无`` expects that nothing is found."""

    span: Span = field(compare=False, repr=False)
    rule: str

    def is_met_by(self, rules: Collection[str]) -> bool:
        """Whether the findings of a score, by their rules, are as expected."""
        return not rules if self.rule in _NOTHING else self.rule in rules


@dataclass(frozen=True, slots=True)
class Case:
    """``用例 "…"``: ``peers`` holds what 同组 states, by :attr:`Peers.key`."""

    span: Span = field(compare=False, repr=False)
    title: str
    assessment: Assessment
    peers: tuple[tuple[str, tuple[Fraction, ...]], ...]
    expected: tuple[Expected | ExpectedFinding, ...]
