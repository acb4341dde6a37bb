"""A base set, and short ways to apply the changes of a derived one to it."""

from textwrap import dedent

from perfscore.diagnostics.model import Diagnostic, Outcome
from perfscore.lower.reuse.merge import merge
from perfscore.lower.reuse.merged import Merged
from perfscore.source import Source
from perfscore.syntax import tree as t
from perfscore.syntax.parser import parse

BASE = """\
指标体系 “国家”
  编号 base
  版本 1
  依据 “财预〔2020〕10号”
  满分 100
  保留 2 位小数，四舍五入
  备注 “国家的备注”

等级
  优：[90, 100]
  差：[0, 90)

数据
  预算数：金额（万元），必填，> 0
  执行数：金额（万元），必填

参数 线 = 90%
  依据 “国家定的线”

定义 执行率 = 执行数 / 预算数

函数 折半(甲) = 甲 / 2

明细表 表彰
  事项：文本
  金额：金额（万元）

校验 不超支：执行数 ≤ 预算数

分级 灯 = 执行率
  红：< 60%
  绿：否则

总分 = 基本分
  否决 若 执行率 < 10% 则 总分 = 0分

多单位汇总
  绝对值：合计

复核
  超额完成说明：≥ 130%，错误
    依据 “国家的界限”
  偏差原因必填：不查

一级指标 执行 20分
  得分 = 分值 × 执行率

一级指标 产出 80分
  二级指标 数量 40分
    三级指标 人数 30分
      依据 “国家的依据”
      说明 “按人次计”
      目标 ≥100人
      指标值 = 执行率
      评分 按完成比例
      须说明理由
    三级指标 由单位填报
  二级指标 质量 40分
    三级指标 合格率 40分
      目标 ≥95%
      评分 达标得分

填报指标评分
  目标 ≥、＞、数值：按完成比例
  目标 ＝：达标得分
  须说明理由 若 得分 < 分值

用例 “国家的用例”
  预算数 = 100
  执行数 = 90
  期望 总分 = 90
"""

TOTAL = BASE[BASE.index("总分") : BASE.index("\n\n多单位汇总")]
HEAD = """\
指标体系 “省”
  编号 derived
  版本 2
  沿用 base@1
"""


def document(text: str, name: str = "set.perf") -> t.Document:
    """Parse a text without syntax errors."""
    parsed = parse(Source(name, text))
    assert parsed.diagnostics == ()
    assert parsed.value is not None
    return parsed.value


def merged(body: str, base: str = BASE) -> Outcome[Merged]:
    derived = document(HEAD + dedent(body), "derived.perf")
    return merge(document(base, "base.perf"), derived)


def by_kind(whole: t.Document) -> dict[str, list[t.Section]]:
    """Sort sections by kind: their order among others means nothing."""
    kinds: dict[str, list[t.Section]] = {}
    for section in whole.sections:
        kinds.setdefault(type(section).__name__, []).append(section)
    return kinds


def assert_same(body: str, *changes: tuple[str, str]) -> None:
    """Show that ``body`` makes of the base what ``changes`` of its text make of it."""
    outcome = merged(body)
    assert [each.message.zh for each in outcome.diagnostics] == []
    assert outcome.value is not None
    text = without_cases(BASE)
    for before, after in changes:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    assert by_kind(outcome.value.document) == by_kind(document(text))


def without_cases(text: str) -> str:
    return text[: text.index("用例")]


def told(body: str) -> list[tuple[str, str]]:
    found = merged(body).diagnostics
    return [(each.rule.name, each.at.span.text) for each in found]


def only(body: str) -> Diagnostic:
    (found,) = merged(body).diagnostics
    return found
