"""What a set states of the whole and beside it, made up: total, classes, cases."""

from collections.abc import Iterator

from tests.property.perf_indicators import CELLS, LEVELS, Indicators
from tests.property.perf_words import (
    COLONS,
    EQUALS,
    LABELS,
    NAMES,
    PLAIN_NAMES,
    TEXTS,
    TITLES,
    Tokens,
)

SUBJECTS = ("全年预算数", "产出指标/数量指标", "“甲 乙”", "宣传 任务", "(一)")
PARTS = ("完成 48人", "不适用", "事项 甲，级别 中央", "[[，]", "10分，目标 “1：2”")
REMOVED = (
    *("等级", "数据", "参数", "定义", "函数", "明细表", "校验", "总分"),
    *("分级", "用例", "填报指标评分", "多单位汇总", "复核"),
)


class Wholes(Indicators):
    """Writes what is settled once the indicators are scored, and worked cases."""

    def _total(self) -> Iterator[Tokens]:
        formula = [self._any(*EQUALS), *self._expression()]
        yield [self._word("总分"), *self._maybe(*formula)]
        for _ in range(self._random.randrange(3)):
            yield self._veto() if self._seldom() else self._basis()

    def _classification(self) -> Iterator[Tokens]:
        subject = [self._any(*EQUALS), *self._expression()]
        yield [self._word("分级"), self._any(*NAMES), *self._maybe(*subject)]
        right = self._random.choice((self._condition, self._if, self._else))
        yield from self._labelled(right)
        if self._seldom():
            yield self._basis()

    def _roll_up(self) -> Iterator[Tokens]:
        def right() -> Tokens:
            weighted = [self._any(*PLAIN_NAMES), self._word("加权平均")]
            by = [self._word("按"), *weighted]
            return self._random.choice(([self._word("合计")], by))

        yield [self._word("多单位汇总")]
        yield from self._labelled(right)

    def _audit(self) -> Iterator[Tokens]:
        severities = [self._word(each) for each in ("错误", "警告", "提示")]

        def right() -> Tokens:
            severity, bounds = self._any(*severities), self._condition()
            comma = self._any("，", ",")
            sides = ([severity, comma, *bounds], [*bounds, comma, severity])
            alone = ([self._word("不查")], [severity], bounds)
            return self._random.choice((*sides, *alone))

        yield [self._word("复核")]
        for line in self._labelled(right):
            yield line
            if self._seldom():
                yield self._basis()

    def _case(self) -> Iterator[Tokens]:
        yield [self._word("用例"), self._any(*TEXTS)]
        for _ in range(self._random.randrange(5)):
            sign = self._any(*EQUALS)
            subject, cell = self._any(*SUBJECTS), self._any(*CELLS, *PARTS)
            found = self._any("missing-value", "无")
            either = self._any(sign, "≈")
            yield self._random.choice(
                (
                    [subject, sign, cell],
                    [self._word("同组"), subject, sign, cell],
                    [self._any(*LABELS), self._any(*COLONS), self._any(*PARTS[:4])],
                    [self._word("期望"), self._any(subject, "总分"), either, cell],
                    [self._word("期望"), self._word("发现"), found],
                )
            )

    def _removal(self) -> Iterator[Tokens]:
        remove = self._word("删除")
        if self._seldom():
            yield [remove, self._word(*LEVELS), self._any(*TITLES)]
        else:
            name = self._any(*PLAIN_NAMES, *TEXTS)
            yield [remove, self._word(*REMOVED), *self._maybe(name)]
