"""An audit as evaluators read it in a terminal."""

from dataclasses import replace

import pytest
from tests.unit.render.audits import (
    REASON_MISSING,
    SCORE_WRONG,
    audit,
    full,
    since,
    unreadable,
)

from perfscore.audit.batch.audited_form import AuditedForm
from perfscore.diagnostics.model import Text
from perfscore.diagnostics.width import columns
from perfscore.render.audit_summary import summary_text
from perfscore.render.audit_text import AuditStyle, audit_text

FULL = """\
════════════════════════════════════════════════════════════════════════
甲局.xlsx
甲局 办公自动化 2021年度
按    未指定指标体系，按通行规则
总分  自评 98，重算 96
等级  自评 优，重算 优
发现  错误 2，警告 1，提示 2（其中可由四舍五入解释 1）
涉及  2 分

得分对照：一致 1 项，不同 2 项，未比对 1 项
                                      分值      自评      重算        差
  产出指标 / 数量指标 / 办文            20        20        18        +2
    20 × 45 ÷ 50 = 18
  满意度指标 / 群众满意度               10      9.67     ≈9.67   +≈0.003
    可由四舍五入解释：10 × 29 ÷ 30

错误 2 项 ──────────────────────────────────────────────────────────────

● 自评得分 20，按规则应得 18
  指标  产出指标 / 数量指标 / 办文
  位置  甲局.xlsx 自评表!G5
  印的  20
  应为  18
  算法  20 × 45 ÷ 50 = 18
  另见  自评表!E5 完成值
  规则  K5 指标得分重算 [claimed-points-differ]
  依据  财预〔2020〕10号 第十条

● 占比 99.9%，按两个数算是 99.5%
  位置  甲局说明.txt:2:15
  印的  99.9%
  应为  99.5%
  算法  467.02 ÷ 469.25 = 99.52%
  规则  N1 文字中的计算 [narrative-arithmetic-wrong]

警告 1 项 ──────────────────────────────────────────────────────────────

● 完成率 90%，没有写偏差原因
  指标  产出指标 / 数量指标 / 办文
  位置  甲局.xlsx 自评表!E5
  印的  45
  规则  K8 偏差原因必填 [deviation-unexplained]

提示 1 项 ──────────────────────────────────────────────────────────────

● 目标“提高效率”没有量化
  指标  效益指标 / 社会效益指标 / 效率
  印的  提高效率
  规则  T1 目标量化 [target-not-quantified]

可由四舍五入解释 1 项 ──────────────────────────────────────────────────
  差 0.01，可由四舍五入解释
      10 + 82.333

核对无误 2 项（--verified 列出）
没有看懂的句子 3 句（不猜，不判）
没有查（没有决算表）：K14 资金与决算一致
没有查（命令里写明不查）：K8 偏差原因必填
"""


def text(form: AuditedForm, style: AuditStyle) -> str:
    assert form.audit is not None
    return audit_text(form, form.audit, style)


def test_the_gravest_comes_first_and_rounding_apart() -> None:
    assert text(full(), AuditStyle(width=72)) == FULL


def test_what_was_verified_is_listed_where_it_is_asked_for() -> None:
    shown = text(full(), AuditStyle(width=72, with_verified=True)).splitlines()
    at = shown.index("核对无误 2 项")
    assert shown[at + 1 : at + 3] == [
        "  甲局说明.txt:1:1 比上年增加49.72万元，增长11.4% 49.72 ÷ 436.12 =",
        "  11.40%",
    ]


def test_in_english_no_word_of_ours_is_chinese() -> None:
    shown = text(full(), AuditStyle(width=72, language="en"))
    assert "claimed 98, recomputed 96" in shown
    assert "error 2, warning 1, note 2 (1 explained by rounding)" in shown
    assert "  rule      K5 claimed-points-differ\n" in shown
    assert "not looked for (there are no accounts): K14" in shown
    for word in ("自评 ", "错误", "位置", "规则", "核对", "没有"):
        assert word not in shown


def test_a_form_in_which_all_holds_is_short() -> None:
    shown = text(AuditedForm("乙.docx", audit("乙.docx", unit="乙局")), AuditStyle())
    assert shown.splitlines()[6:] == [
        "发现  错误 0，警告 0，提示 0",
        "",
        "核对无误 0 项",
    ]


def test_a_baseline_is_mentioned() -> None:
    shown = text(since(full(), known=3, gone=1), AuditStyle(width=72))
    assert "基线  与基线相比：只列新的；以前已有 3 项，不再出现 1 项" in shown


@pytest.mark.parametrize("width", [20, 60, 79, 200])
def test_no_line_is_wider_than_asked_but_for_the_narrowest(width: int) -> None:
    shown = text(full(), AuditStyle(width=width))
    assert max(map(columns, shown.splitlines())) <= max(width, 60)


def test_colours_are_for_terminals_only() -> None:
    plain = text(full(), AuditStyle(width=72))
    coloured = text(full(), AuditStyle(width=72, colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1;31m错误 2 项 \x1b[0m" in coloured


def test_nothing_that_a_form_says_steers_the_terminal() -> None:
    evil = "\x1b[2J\r\u202e坏"
    form = AuditedForm(
        f"{evil}.xlsx",
        replace(
            audit(
                "x",
                replace(
                    SCORE_WRONG,
                    message=Text(evil, evil),
                    printed=evil,
                    path=(evil,),
                    expected=Text(evil, evil),
                    working=Text(evil, evil),
                    basis=(evil,),
                ),
                replace(REASON_MISSING, is_rounding=True, message=Text(evil, evil)),
            ),
            unit=evil,
            project=evil,
        ),
    )
    shown = text(form, AuditStyle())
    assert not any(each in shown for each in "\x1b\r\u202e")
    assert "<U+202E>坏" in shown
    summary = summary_text([form, unreadable(evil)], language="zh")
    assert not any(each in summary for each in "\x1b\r\u202e")


def test_the_summary_has_a_row_a_form() -> None:
    forms = [
        full(),
        AuditedForm("乙.docx", audit("乙.docx", unit="乙局")),
        unreadable(),
    ]
    rows = [
        " ".join(each.split())
        for each in summary_text(forms, language="zh").splitlines()
    ]
    assert rows[0] == "文件 单位 自评 重算 涉及分 错误 警告 提示"
    assert rows[2] == "甲局.xlsx 甲局 办公自动化 98 优 96 优 2 2 1 2"
    assert rows[3] == "乙.docx 乙局 98 优 96 优 0 0 0"
    assert rows[4] == "坏.docx （没有读出） — — — — — —"
    assert rows[6] == "共 3 份：有错误的 1 份，没有读出的 1 份"
