"""Sets of the rules language, made up as text: every form, any width, any spacing."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

Tokens = list[str]

BLANKS = (" ", " ", "  ", "\t", "\u3000")
MODES = ("四舍五入", "half_even", "舍去", "round_up")
NAMES = ("执行率", "在职人数", "a1", "Ｂ", "非税收入", "“数据”", '"且 或"', "按比例数")
DIGITS = ("0", "1", "60", "１０", "0.5", "467.03", "2021")
UNITS = ("", "", "%", "％", "‰", "分", "个百分点", "万元", " kg", " points")
DAYS = ("2021年12月31日", "2021-1-1", "２０２１年1月1日")
TEXTS = ("“甲”", '"a ：[“乙”"', "「１＃ #x」", "『『』", "＂—；＂", "‘O’", "“”")
TITLES = ("产出指标", "1#楼", "“三公”变动率", "得分 5分 以上", "PM2.5", "数量、质量")
LABELS = ("优", "达成年度指标", "与实际：相符", "“目标 明确”", "一般 (合格)", "O2O平台")
CELLS = ("≥95%", "50个", "2021年12月底前", "“比例1：2”", "效果 明显")
COMPARATORS = ("≥", "≤", ">", "＜", ">=", "≠", "＝", "≧")
OPERATORS = ("+", "－ ", "×", "*", "÷", "/", "^")
COLONS = ("：", ":")
COMMAS = ("，", ",")
LEFT, RIGHT = ("(", "（"), (")", "）")


class Author:
    """Writes a set without syntax errors, deciding by ``random``."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def write(self) -> str:
        """Write parts of a set as lines of tokens, then set them apart."""
        sections = (
            self._grades,
            self._data,
            self._definition,
            self._validation,
            self._indicator,
            self._declared_scoring,
        )
        lines = list(self._head())
        for _ in range(self._random.randrange(5)):
            lines += self._random.choice(sections)()
        return "".join(self._laid_out(lines))

    def _laid_out(self, lines: list[Tokens]) -> Iterator[str]:
        """Write the lines; comments, blank lines, ends of lines as it comes."""
        end = self._any("\n", "\n", "\r\n", "\r")
        yield self._any("", "\ufeff", end)
        for tokens in lines:
            if self._seldom():
                yield self._any("", "  ") + "# 单独的注释 “" + end + self._any("", end)
            yield self._any("", "  ", "\t") + self._joined(tokens)
            yield self._any("", "", " ", "   # 注释：[", "\u3000＃x") + end
            yield self._any("", "", end, end + " " + end)

    def _joined(self, tokens: Tokens) -> str:
        """Put something between tokens; a blank where two would become one."""
        written = tokens[0]
        for before, token in pairwise(tokens):
            is_word = before[-1].isalpha() or (
                before[-1].isdigit() and not before[0].isdigit()
            )
            needs_blank = is_word and token[0].isalpha()
            written += self._any(*BLANKS) if needs_blank else self._any("", *BLANKS)
            written += token
        return written

    def _any(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _seldom(self) -> bool:
        return self._random.randrange(4) == 0

    def _listed(self, *parts: Tokens, by: tuple[str, ...] = COMMAS) -> Tokens:
        written = [*parts[0]]
        for part in parts[1:]:
            written += [self._any(*by), *part]
        return written

    def _head(self) -> Iterator[Tokens]:
        yield [self._any("指标体系", "indicator_set"), self._any(*TEXTS)]
        yield [self._any("编号", "id"), self._any("hunan/a-b", "x１")]
        yield [self._any("满分", "full_score"), self._any("１００", "100分")]
        yield ["保留", "2", "位小数", self._any(*COMMAS), self._any(*MODES)]
        if self._seldom():
            yield ["适用", self._any(*DAYS), self._any("至", "until"), self._any(*DAYS)]
            yield ["effective", self._any(*DAYS), self._any("起", "onwards")]
            yield ["合计", self._any("按已取整得分", "exact_scores")]
            yield ["表样", self._any("部门整体支出", "project")]
            yield ["备注", self._any(*TEXTS)]
            yield self._basis()

    def _basis(self) -> Tokens:
        return ["依据", *self._listed([self._any(*TEXTS)], [self._any(*TEXTS)])]

    def _grades(self) -> Iterator[Tokens]:
        yield [self._any("等级", "grades")]
        yield from self._rows(lambda: [self._any(*LABELS)], self._interval)

    def _data(self) -> Iterator[Tokens]:
        yield [self._any("数据", "data")]
        left, right = self._any(*LEFT), self._any(*RIGHT)
        choices = self._listed(["甲"], ["“一 般”"], by=("、", "，"))
        for type_ in (
            ["金额", left, "万元", right],
            ["count", left, "人", right],
            ["选项", left, *choices, right],
            [self._any("数值", "比率", "日期", "yes_no", "text")],
        ):
            options = (
                ["必填"],
                ["可为负"],
                ["default", *self._expression()],
                self._interval(),
                self._bound(),
                [self._any(*TEXTS)],
            )
            chosen = self._random.sample(options, self._random.randrange(3))
            name = self._any(*NAMES)
            yield [name, self._any(*COLONS), *self._listed(type_, *chosen)]

    def _definition(self) -> Iterator[Tokens]:
        keyword = self._any("定义", "define", "参数", "parameter")
        yield [keyword, self._any(*NAMES), self._any("=", "＝"), *self._expression()]
        if self._seldom():
            yield self._basis()

    def _validation(self) -> Iterator[Tokens]:
        keyword = self._any("校验", "validate")
        yield [keyword, self._any(*LABELS), self._any(*COLONS), *self._expression()]
        if self._seldom():
            severity = self._any("警告", "error", "提示")
            yield [self._any("否则", "else"), severity, self._any(*TEXTS)]

    def _indicator(self) -> Iterator[Tokens]:
        keyword = self._any("一级指标", "二级指标", "level3", "四级指标")
        title = self._any(*TITLES, "由单位填报", "declared_by_unit")
        weight = self._any("", " 5分", " ２.5 points", " 10 分")
        yield [keyword, title, weight] if weight else [keyword, title]
        clauses = (
            [["说明", self._any(*TEXTS)]],
            [["目标", self._any(*CELLS)]],
            [["指标值", "=", *self._expression()]],
            [["score", "＝", *self._expression()]],
            [self._basis()],
            self._scoring("评分"),
            self._scoring("scoring"),
        )
        for clause in self._random.sample(clauses, self._random.randrange(4)):
            yield from clause

    def _declared_scoring(self) -> Iterator[Tokens]:
        yield [self._any("填报指标评分", "declared_scoring")]
        for _ in range(self._random.randrange(3)):
            forms = self._listed(
                [self._any("≥", "≤", "＞", "<", "＝")],
                [self._any("数值", "日期", "qualitative")],
                by=("、",),
            )
            yield from self._scoring("目标", *forms, self._any(*COLONS))

    def _scoring(self, *before: str) -> list[Tokens]:
        options = (
            ["及格线", self._quantity()],
            [self._any("不封顶", "uncapped")],
            ["cap", self._quantity()],
        )
        chosen = self._random.sample(options, self._random.randrange(3))
        points = self._expression
        methods = (
            [self._listed(["按完成比例"], *chosen)],
            [[self._any("按反向比例", "inverse_decreasing", "达标得分")]],
            [["分档"], *self._rows(self._band, points)],
            [["deductions"], *self._rows(self._step, lambda: ["扣", *points()])],
            [["deductions"], ["至少", *points()]],
            [["判定"], *self._rows(lambda: ["若", *points()], points)],
            [["要点"], *self._rows(lambda: [self._any(*LABELS)], points)],
            [["要点"], *self._rows(lambda: ["前置", self._any(*LABELS)], points)],
            [["评级"], *self._rows(lambda: [self._any(*LABELS)], self._interval)],
        )
        first, *rows = self._random.choice(methods)
        return [[*before, *first], *rows]

    def _rows(
        self, left: Callable[[], Tokens], right: Callable[[], Tokens]
    ) -> Iterator[Tokens]:
        for _ in range(self._random.randrange(3)):
            yield [*left(), self._any(*COLONS), *right()]

    def _band(self) -> Tokens:
        return self._random.choice((self._interval, self._bound, lambda: ["否则"]))()

    def _step(self) -> Tokens:
        side = self._random.choice((["每高于", *self._sum()], ["per_case", "a1"]))
        base = ["基准的"] if self._seldom() else []
        reading = [self._any(*COMMAS), self._any("不足按一步", "pro_rata")]
        pace = [self._any("满", "step"), *base, self._quantity()]
        return [*side, *pace, *(reading if self._seldom() else [])]

    def _interval(self) -> Tokens:
        left, right = self._any("[", "［", *LEFT), self._any("]", "］", *RIGHT)
        return [left, *self._sum(1), self._any(*COMMAS), *self._sum(1), right]

    def _bound(self) -> Tokens:
        return [self._any(*COMPARATORS), *self._sum(1)]

    def _quantity(self) -> str:
        return self._any(*DIGITS) + self._any(*UNITS)

    def _expression(self, depth: int = 0) -> Tokens:
        form = self._random.randrange(6 if depth < 3 else 2)
        below = depth + 1
        if form == 2:
            condition, then, otherwise = (self._expression(below) for _ in range(3))
            return ["若", *condition, "then", *then, "否则", *otherwise]
        if form == 3:
            left, right = self._any(*LEFT), self._any(*RIGHT)
            return [self._any("非", "not"), left, *self._expression(below), right]
        if form == 4:
            return [*self._sum(below), self._any("且", "or"), *self._sum(below)]
        if form == 5:
            return [*self._sum(below), self._any(*COMPARATORS), *self._sum(below)]
        return self._sum(depth)

    def _sum(self, depth: int = 0) -> Tokens:
        form = self._random.randrange(8 if depth < 3 else 4)
        below = depth + 1
        if form == 4:
            return [*self._sum(below), self._any(*OPERATORS), *self._sum(below)]
        if form == 5:
            return [self._any(*LEFT), *self._expression(below), self._any(*RIGHT)]
        if form == 6:
            return ["－ ", *self._sum(below)]
        if form == 7:
            left, right = self._any(*LEFT), self._any(*RIGHT)
            arguments = self._listed(self._expression(below), self._expression(below))
            return [self._any("至多", "f"), left, *arguments, right]
        return [self._any(self._quantity(), *NAMES, *DAYS, *TEXTS, "是", "no")]
