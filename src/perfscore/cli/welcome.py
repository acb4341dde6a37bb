"""The first screen: what perfscore does, and what to type."""

from perfscore.api.shipped import shipped_ids
from perfscore.api.text import wrap
from perfscore.cli.language import Speech

_WIDTH = 84
_CHINESE = """\
perfscore：预算绩效自评评分。评分办法是一个读得懂的文件，每一分都说得清来历。

先看一个真实的例子（株洲市驻京联络处 2021 年度部门整体支出绩效自评表）：
  perfscore demo

预算单位：填好自评表，得出可以上报的表
  perfscore score 自评.yaml                  在终端里看
  perfscore score 自评.yaml -o 自评表.html   存成可以打印的网页
  perfscore score 文件夹                     一次评很多份，附汇总

财政部门：把评分办法写成指标体系文件
  perfscore new-set -o 办法.perf             写出带注释的骨架，照着填
  perfscore check 办法.perf                  查错，指到行和字
  perfscore test 办法.perf                   运行办法里的用例
  perfscore diff 旧办法.perf 办法.perf       改了什么；--on 自评.yaml 看得分怎样变
  perfscore fmt 办法.perf                    统一排版
  perfscore sets                             列出自带的指标体系，可作样本

评价和审核人员：复核收到的表，看一个得分是怎样得来的
  perfscore audit 收到的表.docx              重算、对照，列出发现和依据
  perfscore audit 文件夹 -o 复核.xlsx        几百份，重的在前
  perfscore explain 自评.yaml 预算执行率     推导到填报的数和依据
  perfscore review 自评.xlsx -o 复核.xlsx    填写复核得分，得出复核表
  perfscore explain weights-do-not-sum       一条提示是什么意思
  perfscore score 自评.yaml --format json    供程序读取

{sets}
每个命令都有 --help；--lang en 换成英文。
"""

_ENGLISH = """\
perfscore scores budget performance self-assessments (预算绩效自评). The scoring rules
are a file that people can read, and every point can be traced to where it came from.

See a real form scored first:
  perfscore demo

Units: from what you fill in to the form you hand in
  perfscore score form.yaml                  see it in the terminal
  perfscore score form.yaml -o form.html     keep it as a page that prints
  perfscore score folder                     many at once, with a summary

Finance bureaus: write the rules as an indicator set
  perfscore new-set -o rules.perf            a commented skeleton to fill in
  perfscore check rules.perf                 what is wrong, to the character
  perfscore test rules.perf                  run its worked cases
  perfscore diff old.perf rules.perf         what changed; --on form.yaml: which scores
  perfscore fmt rules.perf                   lay it out
  perfscore sets                             the shipped sets, to learn from

Evaluators: recompute what is claimed, and see how a score came about
  perfscore audit received.docx              recompute, compare, tell what is wrong
  perfscore audit folder -o audit.xlsx       hundreds of forms, the gravest first
  perfscore explain form.yaml 预算执行率     down to the figures and their basis
  perfscore review form.xlsx -o scores.xlsx  an evaluator's own scores
  perfscore explain weights-do-not-sum       what a message means
  perfscore score form.yaml --format json    for programs

{sets}
Every command has --help; --lang zh makes it speak Chinese.
"""


def first_screen(say: Speech) -> str:
    """Write what is shown when nothing was asked for."""
    sets = say("、", ", ").join(shipped_ids())
    listed = wrap(
        say(f"自带的指标体系：{sets}", f"Shipped sets: {sets}"), _WIDTH, hanging=2
    )
    return say(_CHINESE, _ENGLISH).format(sets="\n  ".join(listed))
