"""Words and expressions of the rules language, made up: any width, either language."""

from collections.abc import Callable, Iterator
from random import Random

from perfscore.syntax.words import spellings

Tokens = list[str]

NAMES = ("执行率", "在职人数", "a1", "Ｂ", "非税收入", "“数据”", '"且 或"', "按比例数")
PLAIN_NAMES = ("执行率", "在职人数", "a1", "Ｂ", "非税收入", "按比例数", "总分数")
PERCENTAGE_POINTS = ("个百分点", "percentage_points")
DIGITS = ("0", "1", "60", "１０", "0.5", "467.03", "2021")
UNITS = (
    "",
    "",
    "%",
    "％",
    "‰",
    "分",
    "个百分点",
    "万元",
    " kg",
    " points",
    "percentage_points",
)
DAYS = ("2021年12月31日", "2021-1-1", "２０２１年1月1日")
TEXTS = ("“甲”", '"a ：[“乙”"', "「１＃ #x」", "『『』", "＂—；＂", "‘O’", "“”")
TITLES = ("产出指标", "1#楼", "“三公”变动率", "得分 5分 以上", "PM2.5", "数量、质量")
LABELS = ("优", "达成年度指标", "与实际：相符", "“目标 明确”", "一般 (合格)", "O2O平台")
COMPARATORS = ("≥", "≤", ">", "＜", ">=", "≠", "＝", "≧")
OPERATORS = ("+", "－ ", "×", "*", "÷", "/", "^")
COLONS = ("：", ":")
COMMAS = ("，", ",")
LEFT, RIGHT = ("(", "（"), (")", "）")
EQUALS = ("=", "＝")
ENGLISH = {each.zh: each.en for each in spellings().values()}


class Words:
    """Writes words, quantities and expressions, deciding by ``random``."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def _any(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _seldom(self) -> bool:
        return self._random.randrange(4) == 0

    def _word(self, *keywords: str) -> str:
        """Write one of ``keywords``, given in Chinese, in either language."""
        keyword = self._any(*keywords)
        return self._any(keyword, ENGLISH[keyword])

    def _listed(self, *parts: Tokens, by: tuple[str, ...] = COMMAS) -> Tokens:
        written = [*parts[0]]
        for part in parts[1:]:
            written += [self._any(*by), *part]
        return written

    def _several(
        self, make: Callable[[], Tokens], by: tuple[str, ...] = COMMAS
    ) -> Tokens:
        return self._listed(*(make() for _ in range(self._up_to(3))), by=by)

    def _up_to(self, most: int) -> int:
        return self._random.randrange(most) + 1

    def _some(self, *options: Tokens) -> list[Tokens]:
        """Choose any of ``options``, in any order."""
        return self._random.sample(options, self._random.randrange(len(options) + 1))

    def _maybe(self, *tokens: str) -> Tokens:
        return [*tokens] if self._seldom() else []

    def _rows(
        self, left: Callable[[], Tokens], right: Callable[[], Tokens]
    ) -> Iterator[Tokens]:
        for _ in range(self._random.randrange(3)):
            yield [*left(), self._any(*COLONS), *right()]

    def _labelled(self, right: Callable[[], Tokens]) -> Iterator[Tokens]:
        return self._rows(lambda: [self._any(*LABELS)], right)

    def _interval(self) -> Tokens:
        left, right = self._any("[", "［", *LEFT), self._any("]", "］", *RIGHT)
        return [left, *self._sum(1), self._any(*COMMAS), *self._sum(1), right]

    def _bound(self) -> Tokens:
        return [self._any(*COMPARATORS), *self._sum(1)]

    def _condition(self) -> Tokens:
        return self._random.choice((self._interval, self._bound))()

    def _if(self) -> Tokens:
        return [self._word("若"), *self._expression(1)]

    def _else(self) -> Tokens:
        return [self._word("否则")]

    def _quantity(self) -> str:
        return self._any(*DIGITS) + self._any(*UNITS)

    def _expression(self, depth: int = 0) -> Tokens:
        form = self._random.randrange(6 if depth < 3 else 2)
        below = depth + 1
        if form == 2:
            condition, then, otherwise = (self._expression(below) for _ in range(3))
            then = [self._word("则"), *then]
            return [self._word("若"), *condition, *then, *self._else(), *otherwise]
        if form == 3:
            left, right = self._any(*LEFT), self._any(*RIGHT)
            return [self._word("非"), left, *self._expression(below), right]
        if form == 4:
            word = (self._word("且", "或"),)
            return self._several(lambda: self._sum(below), by=word)
        if form == 5:
            return [*self._sum(below), self._any(*COMPARATORS), *self._sum(below)]
        return self._sum(depth)

    def _sum(self, depth: int = 0) -> Tokens:
        form = self._random.randrange(8 if depth < 3 else 4)
        below = depth + 1
        if form == 4:
            return self._several(lambda: self._sum(below), by=OPERATORS)
        if form == 5:
            return [self._any(*LEFT), *self._expression(below), self._any(*RIGHT)]
        if form == 6:
            return ["－ ", *self._sum(below)]
        if form == 7:
            return self._call(below)
        if self._random.randrange(8) == 0:
            return [self._any(*NAMES), ".", self._any(*NAMES)]
        quantity, truth = self._quantity(), self._word("是", "否")
        return [self._any(quantity, quantity, *NAMES, *DAYS, *TEXTS, truth)]

    def _call(self, below: int) -> Tokens:
        arguments = self._several(lambda: self._argument(below))
        inner = [self._any(*LEFT), *arguments, self._any(*RIGHT)]
        return [self._any("至少数", "f", "合计数", "Ｂ"), *inner]

    def _argument(self, below: int) -> Tokens:
        written = self._expression(below)
        if not self._seldom():
            return written
        pick = self._word("取高", "取低")
        group = [self._word("每"), self._any(*PLAIN_NAMES), pick]
        filter_ = [self._word("若"), *self._expression(below)]
        forms = (filter_, group, [*filter_, *group])
        return [*written, *self._random.choice(forms)]
