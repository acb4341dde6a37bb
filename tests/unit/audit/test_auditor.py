"""An audit: lines recomputed, findings in the form's order, checks not made named."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tests.audit.tables import (
    case_of_form,
    case_of_table,
    claimed_form_of_table,
    form_of,
)

from perfscore.api.loading import load_set
from perfscore.api.scoring import score_assessment
from perfscore.audit.auditor import audited
from perfscore.audit.case import AuditCase
from perfscore.audit.check import Check
from perfscore.audit.finding import AuditFinding
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.setting import Setting
from perfscore.audit.settings import settings_of
from perfscore.diagnostics.model import Rule, Severity, Text
from perfscore.intake.settle import settled

PAGE = Text("说明", "page")
FORM = form_of(
    [
        ("数量指标", "甲指标", "≥200人", "150人", "50", "40"),
        ("数量指标", "乙指标", "效果好", "好", "40", "38"),
    ],
    [("年度资金总额", "", "100.00", "90.00", "10", "90%", "9")],
    total="87",
    grade="良",
)


def _look(case: AuditCase, setting: Setting) -> Iterator[AuditFinding]:
    for cell in (case.form.total_score, *(row.printed.score for row in case.rows)):
        assert cell is not None
        made = AuditFinding(
            RULE, setting.severity, Text(cell.text, cell.text), cell.span
        )
        yield made
        yield made


RULE = Rule("seen", Severity.NOTE, PAGE)
SEEN = Check(RULE, (), _look)
NEEDY = Check(
    Rule("needy", Severity.NOTE, PAGE),
    (),
    _look,
    needs=lambda case: case.accounts is not None,
    lacking=Text("没有决算表", "no accounts"),
)


def test_findings_stand_in_the_forms_order_and_once() -> None:
    checks = [SEEN]

    made = audited("表.html", case_of_form(FORM), settings_of(checks), checks)

    assert [each.message.zh for each in made.findings] == ["40", "38", "87"]


def test_a_check_that_cannot_look_or_may_not_says_why() -> None:
    checks = [SEEN, NEEDY]
    settings = settings_of(checks, without={"seen"})

    made = audited("表.html", case_of_form(FORM), settings, checks)

    assert made.findings == ()
    assert [(each.rule.name, each.why.zh) for each in made.unlooked] == [
        ("seen", "命令里写明不查"),
        ("needy", "没有决算表"),
    ]


def test_lines_stand_beside_what_common_practice_gives() -> None:
    made = audited("表.html", case_of_form(FORM), settings_of([]), [])

    # 10 × 90% = 9; 50 × 150/200 = 37.5; words keep what is claimed: 9 + 37.5 + 38
    assert [(each.path[-1], each.recomputed) for each in made.lines] == [
        ("预算执行", 9),
        ("甲指标", Fraction("37.5")),
        ("乙指标", None),
    ]
    assert [each.agreement for each in made.lines] == [
        Agreement.SAME,
        Agreement.DIFFERENT,
        None,
    ]
    assert made.total == Fraction("84.5")
    assert made.grade == "良"
    assert made.set_id == ""


def test_no_line_adds_more_to_the_total_than_its_points() -> None:
    # 9 + 37.5 + 40, where 42 of 40 are claimed
    score = FORM.indicators[1].score
    assert score is not None
    row = replace(FORM.indicators[1], score=replace(score, text="42"))
    form = replace(FORM, indicators=(FORM.indicators[0], row))

    made = audited("表.html", case_of_form(form), settings_of([]), [])

    assert made.total == Fraction("86.5")


def test_a_total_is_not_recomputed_of_part_of_the_rows() -> None:
    # 银川 2021: the rows that are there weigh 90 of 100
    made = audited("005", case_of_table("005"), settings_of([]), [])

    assert made.total is None
    assert made.grade is None


def test_a_row_without_target_and_score_leaves_the_total_open() -> None:
    rows = (FORM.indicators[0], replace(FORM.indicators[1], score=None))

    made = audited(
        "表", case_of_form(replace(FORM, indicators=rows)), settings_of([]), []
    )

    assert made.total is None


def test_lines_of_a_set_carry_its_derivation_and_rows_without_one_are_kept() -> None:
    checked = load_set("national/project-2020").value
    assert checked is not None
    form = claimed_form_of_table("025")
    assessment = settled(form, checked.indicator_set).value
    assert assessment is not None

    case = case_of_form(form, score_assessment(assessment, checked))
    made = audited("025", case, settings_of([]), [])

    # 195.5 of 200 is 97.75%; the set gives the execution 10 points
    first = made.lines[0]
    assert first.path == ("预算执行率",)
    assert first.recomputed == Fraction("9.78")
    assert first.agreement is Agreement.DIFFERENT
    assert "97.75%" in first.working.zh
    assert "97.75%" in first.working.en
    assert [each.claimed and each.claimed.text for each in made.lines[1:]] == ["10"] * 8
    assert made.set_id == "national/project-2020"
