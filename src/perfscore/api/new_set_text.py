"""The skeleton of a set as text, before it is laid out."""

import re
from collections.abc import Iterator
from fractions import Fraction

from perfscore.api.new_set_wishes import FORM_WORDS, NewSet
from perfscore.diagnostics.model import Text
from perfscore.exact import Rounding, RoundingMode, exact_text, fixed_text, round_to
from perfscore.syntax.words import keywords

_SIMPLE = re.compile(r"[^\W\d_][^\W_]*")
_PAIRS = (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』"))
_ENDS_LIKE_POINTS = ("分", "points")
_BEGINS_LIKE_PART = ("完成", "分值", "评级", "得分", "理由", "要点", "不适用", "目标值")
"""How a part of a case's row begins that is no path."""
_EXECUTION = "执行率"
_BELOW = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
_ROUNDING = Rounding(RoundingMode.HALF_UP, 2)
_RATE = Fraction(9, 10)
_BUDGET = 200
_EXAMPLE = "示例"

_OPENING = Text(
    """\
# 指标体系的骨架。带“改：”的行要照所依据的文件改，其余可以照用。
# 改好后依次运行：
#   perfscore check 本文件     查错，指到行和字
#   perfscore test 本文件      核对文末的用例
#   perfscore fmt 本文件       统一排版
# 写法见 docs/language.md；自带的体系可作样本：perfscore sets
""",
    """\
# The skeleton of an indicator set. Lines with “change:” follow the document that the
# set is made from; the rest can stay. Then run:
#   perfscore check FILE     what is wrong, to the character
#   perfscore test FILE      the worked case at the end
#   perfscore fmt FILE       lay it out
# How to write: docs/language.md; shipped sets to learn from: perfscore sets
""",
)
_BASIS = Text(
    '  依据 "（待写明：文件名称、文号、条款）"    # 改：得分的依据会印在推导里',
    '  依据 "(to be stated: document, number, article)"    # change: shown with scores',
)
_NOTES = {
    "version": Text("改：每改一次，版本加一", "change: with every revision"),
    "period": Text("改：适用的年度", "change: the period it is in effect"),
    "rounding": Text("改：照文件，四舍五入、舍去、进位都可以", "change: as stated"),
    "footing": Text("改：也可以按未取整得分", "change: or exact_scores"),
    "grades": Text("改：照文件分等", "change: as the document says"),
    "data": Text("改：单位要填报的数", "change: what units report"),
    "divisor": Text("作除数，所以要大于 0", "a divisor, so above 0"),
    "cap": Text("封顶 100%：超支不多得分", "capped at 100%"),
    "declared": Text(
        "写“由单位填报”的，指标由单位自己定，后面“填报指标评分”说怎样评",
        "declared_by_unit: units state these; declared_scoring says how they score",
    ),
    "forms": Text("改：各种写法的目标怎样得分", "change: how each form is scored"),
    "fixed": Text("改：换成文件里的指标", "change: the document's indicators"),
    "case": Text(
        "改：换成手算过的真实的一张表", "change: a real form, worked out by hand"
    ),
}


def skeleton(wished: NewSet) -> str:
    """Write the set, with Chinese keywords; wishes without faults are presumed."""
    lines = [*_head(wished), "", *_grades(wished), ""]
    if any(_is_execution(name) for name, _ in wished.weights):
        lines += [*_data(wished), ""]
    if any(_is_declared(wished, name) for name, _ in wished.weights):
        lines.append(f"# {_NOTES['declared'].in_language(wished.keywords)}")
    for name, points in wished.weights:
        lines += [*_level1(wished, name, points), ""]
    if any(_is_declared(wished, name) for name, _ in wished.weights):
        lines += [*_declared_scoring(wished), ""]
    if all(_is_plain(name) for name, _ in wished.weights):
        lines += _case(wished)
    return _OPENING.in_language(wished.keywords) + "\n" + "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Put a text in quotes that it does not hold itself.

    A text that holds all kinds of them has its ``"`` made full-width.
    """
    for opening, closing in _PAIRS:
        if opening not in text and closing not in text:
            return f"{opening}{text}{closing}"
    return f'"{text.replace(chr(34), "＂")}"'


def _name(name: str) -> str:
    return name if _is_plain(name) else quoted(name)


def _is_plain(name: str) -> bool:
    """Whether a name reads as nothing but a name wherever it stands."""
    return (
        _SIMPLE.fullmatch(name) is not None
        and not name.endswith(_ENDS_LIKE_POINTS)
        and not name.startswith(_BEGINS_LIKE_PART)
        and name not in keywords()
    )


def _noted(wished: NewSet, line: str, note: str) -> str:
    return f"{line}    # {_NOTES[note].in_language(wished.keywords)}"


def _is_execution(name: str) -> bool:
    return _EXECUTION in name


def _is_declared(wished: NewSet, name: str) -> bool:
    return wished.declared and not _is_execution(name)


def _head(wished: NewSet) -> Iterator[str]:
    year = wished.year
    yield f"指标体系 {quoted(wished.title)}"
    yield f"  编号 {wished.id}"
    yield _noted(wished, f"  版本 {year}.1", "version")
    yield _BASIS.in_language(wished.keywords)
    yield _noted(wished, f"  适用 {year}年1月1日 至 {year}年12月31日", "period")
    yield f"  满分 {exact_text(wished.full)}"
    yield _noted(wished, "  保留 2 位小数，四舍五入", "rounding")
    yield _noted(wished, "  合计 按已取整得分", "footing")
    yield f"  表样 {FORM_WORDS[wished.form].zh}"


def _grades(wished: NewSet) -> Iterator[str]:
    yield _noted(wished, "等级", "grades")
    high, closing = wished.full, "]"
    for name, low in wished.grades:
        band = f"[{exact_text(low)}, {exact_text(high)}{closing}"
        yield f"  {_name(name)}：{band}"
        high, closing = low, ")"


def _data(wished: NewSet) -> Iterator[str]:
    yield _noted(wished, "数据", "data")
    yield "  年初预算数：金额（万元）"
    yield _noted(wished, "  全年预算数：金额（万元），必填，> 0", "divisor")
    yield "  全年执行数：金额（万元），必填"
    yield ""
    yield "定义 执行率 = 全年执行数 / 全年预算数"
    yield ""
    yield "校验 执行数不大于预算数：全年执行数 ≤ 全年预算数"
    yield '  否则 警告 "全年执行数大于全年预算数，请核实"'


def _level1(wished: NewSet, name: str, points: Fraction) -> Iterator[str]:
    shown = f"{exact_text(points)}分"
    yield f"一级指标 {_name(name)} {shown}"
    below = _BELOW.get(name, ())
    if _is_execution(name):
        is_english = wished.keywords == "en"
        worth = "weight × min" if is_english else "分值 × 至多"
        yield _noted(wished, f"  得分 = {worth}(执行率, 100%)", "cap")
    elif wished.declared:
        for each in below:
            yield f"  二级指标 {each}"
            yield "    三级指标 由单位填报"
        if not below:
            yield "  二级指标 由单位填报"
    else:
        if below:
            yield f"  二级指标 {below[0]} {shown}"
        level = "三级指标" if below else "二级指标"
        yield _noted(wished, f"    {level} {_name(_example(name))} {shown}", "fixed")
        yield "      目标 ≥100%"
        yield "      评分 按完成比例"


def _example(name: str) -> str:
    return f"{_EXAMPLE}{name}"


def _declared_scoring(wished: NewSet) -> Iterator[str]:
    yield _noted(wished, "填报指标评分", "forms")
    yield "  目标 ≥、>、=、数值：按完成比例"
    yield "  目标 ≤、<：按反向比例"
    yield "  目标 日期：达标得分"
    yield "  目标 定性：评级"
    yield "    达成年度指标：[80%, 100%]"
    yield "    部分达成年度指标并具有一定效果：[60%, 80%)"
    yield "    未达成年度指标且效果较差：[0%, 60%)"


def _case(wished: NewSet) -> Iterator[str]:
    """Give a case: nine tenths of the budget were spent, all else was achieved."""
    yield _noted(wished, '用例 "示例单位"', "case")
    yield f"  年度 = {wished.year}"
    total = Fraction()
    has_execution = any(_is_execution(name) for name, _ in wished.weights)
    if has_execution:
        yield f"  全年预算数 = {_BUDGET}"
        yield f"  全年执行数 = {exact_text(_BUDGET * _RATE)}"
    for name, points in wished.weights:
        rate = _RATE if _is_execution(name) else Fraction(1)
        total += round_to(points * rate, _ROUNDING)
        if not _is_execution(name):
            yield f"  {_row(wished, name, points)}"
    if has_execution:
        yield f"  期望 执行率 = {exact_text(_RATE * 100)}%"
    yield f"  期望 总分 = {fixed_text(total, _ROUNDING.places)}分"
    yield f"  期望 等级 = {next(grade for grade, low in wished.grades if total >= low)}"


def _row(wished: NewSet, name: str, points: Fraction) -> str:
    if not wished.declared:
        return f"{_example(name)}：完成 100%"
    path = "/".join((name, *_BELOW.get(name, ())[:1]))
    shown = exact_text(points)
    return f"{_example(name)}：{path}，{shown}分，目标 ≥100%，完成 100%"
