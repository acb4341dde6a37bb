"""Indicators with every clause, and the scoring of declared ones, made up as lines."""

from collections.abc import Iterator

from tests.property.perf_methods import Lines, Methods
from tests.property.perf_words import (
    COLONS,
    COMMAS,
    COMPARATORS,
    EQUALS,
    TEXTS,
    TITLES,
    Tokens,
)

CELLS = ("≥95%", "50个", "2021年12月底前", "“比例1：2”", "效果 明显")
LEVELS = ("一级指标", "二级指标", "三级指标", "四级指标", "加分项", "减分项")
SIGNS = ("≥", "≤", "＞", "<", "＝")


class Indicators(Methods):
    """Writes indicators; no two clauses have to go together."""

    def _indicator(self) -> Iterator[Tokens]:
        keyword = self._word(*LEVELS)
        title = self._any(*TITLES, self._word("由单位填报"))
        weight = self._any("", " 5分", " ２.5 points", " 10 分")
        yield [keyword, title, weight] if weight else [keyword, title]
        for _ in range(self._random.randrange(4)):
            clause = self._random.choice(
                (self._stated, self._scored, self._exceptional, self._of_group)
            )
            yield from clause()

    def _stated(self) -> Lines:
        value = [self._any(*EQUALS), *self._expression()]
        return [
            self._random.choice(
                (
                    [self._word("说明"), self._any(*TEXTS)],
                    [self._word("目标"), self._any(*CELLS)],
                    [
                        self._word("目标值"),
                        self._any(*COMPARATORS),
                        *self._expression(),
                    ],
                    [self._word("指标值"), *value],
                    [self._word("得分"), *value],
                    self._basis(),
                )
            )
        ]

    def _scored(self) -> Lines:
        form = self._random.randrange(4)
        if form == 0:
            return [[self._word("加分"), *self._points_row()]]
        if form == 1:
            return [[self._word("得分范围"), *self._interval()]]
        return self._scoring(self._word("评分"))

    def _exceptional(self) -> Lines:
        return [self._random.choice((self._reason, self._not_applicable, self._veto))()]

    def _of_group(self) -> Lines:
        kind = self._word("加权平均", "取低", "取高", "几何平均", "调和平均")
        aggregate = self._word("汇总")
        remainder = self._word("余数归首项", "余数归末项")
        places = [self._any(*COMMAS), self._word("保留"), "2", self._word("位小数")]
        last = [self._any(*COMMAS), remainder]
        rest = self._random.choice(([], places, last, [*places, *last]))
        return [
            self._random.choice(
                (
                    [self._word("权重"), self._quantity()],
                    [self._word("均分"), *rest],
                    [aggregate, kind],
                    [aggregate, self._any(*EQUALS), *self._expression()],
                    [self._word("封顶"), self._quantity()],
                    [self._word("保底"), *self._expression()],
                )
            )
        ]

    def _basis(self) -> Tokens:
        return [self._word("依据"), *self._several(lambda: [self._any(*TEXTS)])]

    def _reason(self) -> Tokens:
        return [self._word("须说明理由"), *(self._if() if self._seldom() else [])]

    def _not_applicable(self) -> Tokens:
        alone = ("得满分", "剔除并按比例折算", "上级内按比例折算", "平均分摊")
        treatment = self._random.choice(
            (
                [self._word(*alone, "取同组平均分")],
                [self._word("并入"), self._any("甲", *TEXTS)],
                [self._word("取"), *self._expression()],
            )
        )
        when = self._random.choice((self._if(), [self._word("由单位填报")]))
        return [self._word("不适用"), *when, self._word("则"), *treatment]

    def _veto(self) -> Tokens:
        then = [self._word("则"), *self._several(self._effect)]
        return [self._word("否决"), *self._if(), *then]

    def _effect(self) -> Tokens:
        equals, grade = self._any(*EQUALS), self._any("优", *TEXTS)
        return self._random.choice(
            (
                [self._word("总分", "得分"), equals, *self._expression()],
                [self._word("等级"), equals, grade],
                [self._word("等级"), self._word("至多"), grade],
                [self._word("不再评分")],
            )
        )

    def _declared_scoring(self) -> Iterator[Tokens]:
        yield [self._word("填报指标评分")]
        for _ in range(self._random.randrange(4)):
            form = self._random.randrange(6)
            if form == 0:
                yield self._reason()
            elif form == 1:
                yield self._not_applicable()
            else:
                forms = self._several(self._target_form, by=("、",))
                yield from self._scoring(self._word("目标"), *forms, self._any(*COLONS))
        if self._seldom():
            yield self._basis()

    def _target_form(self) -> Tokens:
        return [self._any(*SIGNS, self._word("数值", "日期", "定性"))]
