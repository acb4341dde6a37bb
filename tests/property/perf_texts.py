"""Sets of the rules language, made up as text: every form, any width, any spacing."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.property.perf_wholes import Wholes
from tests.property.perf_words import (
    COLONS,
    COMMAS,
    DAYS,
    EQUALS,
    LABELS,
    LEFT,
    NAMES,
    PLAIN_NAMES,
    RIGHT,
    TEXTS,
    Tokens,
)

BLANKS = (" ", " ", "  ", "\t", "\u3000")
MODES = ("四舍五入", "四舍六入五成双", "舍去", "进位")
FORMS = ("部门整体支出", "项目支出", "转移支付")
Section = Callable[[], Iterator[Tokens]]


class Author(Wholes):
    """Writes a set without syntax errors, deciding by ``random``."""

    def write(self, most: int = 4) -> str:
        """Write a head and up to ``most`` sections, in any order."""
        plain: tuple[Section, ...] = (
            *(self._grades, self._data, self._definition, self._parameter_table),
            *(self._function, self._table, self._validation, self._indicator),
            *(self._indicator,) * 4,
            *(self._declared_scoring, self._total),
            *(self._classification, self._roll_up, self._audit, self._case),
        )
        lines = list(self._head())
        for _ in range(self._up_to(most + 1) - 1):
            section = self._random.choice((*plain, self._removal))
            first, *rows = section()
            change = self._maybe(self._word("修改", "新增"))
            lines += [[*change, *first] if section in plain else first, *rows]
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

    def _head(self) -> Iterator[Tokens]:
        yield [self._word("指标体系"), self._any(*TEXTS)]
        if self._seldom():
            return
        yield [self._word("编号"), self._any("hunan/a-b", "x１")]
        yield [self._word("满分"), self._any("１００", "100" + self._word("分"))]
        keep = [self._word("保留"), "2", self._word("位小数"), self._any(*COMMAS)]
        mode = self._word(*MODES)
        yield [self._word("取整"), mode] if self._seldom() else [*keep, mode]
        if self._seldom():
            until = self._maybe(self._word("至"), self._any(*DAYS))
            onwards = self._maybe(self._word("起"))
            yield [self._word("适用"), self._any(*DAYS), *until, *onwards]
            yield [self._word("版本"), self._any("2021.1", "x１")]
            yield [self._word("沿用"), self._any("a/b@1", "国家/项目@２")]
            yield [self._word("合计"), self._word("按已取整得分", "按未取整得分")]
            yield [self._word("表样"), self._word(*FORMS)]
            yield [self._word("备注"), self._any(*TEXTS)]
            yield self._basis()

    def _grades(self) -> Iterator[Tokens]:
        yield [self._word("等级")]
        yield from self._labelled(self._interval)

    def _data(self) -> Iterator[Tokens]:
        yield [self._word("数据")]
        for _ in range(self._random.randrange(5)):
            yield self._data_row()

    def _data_row(self) -> Tokens:
        left, right = self._any(*LEFT), self._any(*RIGHT)
        choices = self._several(lambda: [self._any("甲", "“一 般”")], ("、", "，"))
        type_ = self._random.choice(
            (
                [self._word("金额"), left, "万元", right],
                [self._word("计数"), left, "人", right],
                [self._word("选项"), left, *choices, right],
                [self._word("数值", "比率", "日期", "是否", "文本")],
            )
        )
        chosen = self._some(
            [self._word("必填")],
            [self._word("可为负")],
            [self._word("默认"), *self._expression()],
            self._condition(),
            [self._any(*TEXTS)],
        )
        name = self._any(*NAMES)
        return [name, self._any(*COLONS), *self._listed(type_, *chosen)]

    def _definition(self) -> Iterator[Tokens]:
        equals = self._any(*EQUALS)
        head = [self._word("定义", "参数"), self._any(*NAMES)]
        yield [*head, equals, *self._expression()]
        if self._seldom():
            yield self._basis()

    def _parameter_table(self) -> Iterator[Tokens]:
        by = self._several(lambda: [self._any(*PLAIN_NAMES)], ("、",))
        yield [self._word("参数"), self._any(*NAMES), self._word("按"), *by]
        yield from self._labelled(self._expression)
        if self._seldom():
            yield [*self._else(), self._any(*COLONS), *self._expression()]
        if self._seldom():
            yield self._basis()

    def _function(self) -> Iterator[Tokens]:
        takes = self._several(lambda: [self._any("甲", "b", "丙丁")])
        inner = [self._any(*LEFT), *takes, self._any(*RIGHT), self._any(*EQUALS)]
        yield [self._word("函数"), "折算", *inner, *self._expression()]
        if self._seldom():
            yield self._basis()

    def _table(self) -> Iterator[Tokens]:
        yield [self._word("明细表"), self._any(*NAMES)]
        for _ in range(self._random.randrange(4)):
            computed = [self._any(*NAMES), self._any(*EQUALS), *self._expression()]
            yield computed if self._seldom() else self._data_row()

    def _validation(self) -> Iterator[Tokens]:
        label, colon = self._any(*LABELS), self._any(*COLONS)
        yield [self._word("校验"), label, colon, *self._expression()]
        if self._seldom():
            severity = self._word("错误", "警告", "提示")
            yield [*self._else(), severity, self._any(*TEXTS)]
        if self._seldom():
            yield self._basis()
