"""The published accounts of 2021: two wrong shares, all else that is told is right."""

from fractions import Fraction

from tests.unit.audit.narrative.papers import case_of, seed, workings, wrong

from perfscore.audit.checks import narrative_arithmetic_wrong, told_twice_differently
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.narrative.reading import narrative, unread_count
from perfscore.audit.narrative.relations import Verdict
from perfscore.audit.narrative.statements import statements
from perfscore.audit.setting import Setting
from perfscore.diagnostics.model import Severity

RIGHT = {
    # 一 and 四: what there was before is the total less the increase
    "51.95万元 ÷ (487.53万元 - 51.95万元) = 11.93%",
    "49.72万元 ÷ (485.3万元 - 49.72万元) = 11.41%",
    "49.72万元 ÷ (467.02万元 - 49.72万元) = 11.91%",
    "467.02万元 + 2.23万元 = 469.25万元",
    "467.03万元 ÷ 467.03万元 = 100.00%",
    "467.02万元 ÷ 467.03万元 = 100.00%",
    "275.05万元 ÷ 467.02万元 = 58.89%",
    "191.97万元 ÷ 467.02万元 = 41.11%",
    "275.05万元 + 191.97万元 = 467.02万元",
    "467.02万元 ÷ 249.4万元 = 187.26%",
    "241.55万元 ÷ 249.4万元 = 96.85%",
    "241.55万元 < 249.4万元",
    "33.5万元 > 0万元",
    "191.97万元 > 0万元",
    "84.71万元 ÷ 467.02万元 = 18.14%",
    "382.31万元 ÷ 467.02万元 = 81.86%",
    "84.71万元 + 382.31万元 = 467.02万元",
    "66.05万元 ÷ 67万元 = 98.58%",
    "66.05万元 < 67万元",
    "40.78万元 ÷ 41万元 = 99.46%",
    "40.78万元 < 41万元",
    # 1.37 / 42.15 = 0.032502…
    "1.37万元 ÷ (40.78万元 + 1.37万元) = 3.25%",
    "25.27万元 ÷ 26万元 = 97.19%",
    "25.27万元 < 26万元",
    "3.72万元 ÷ (25.27万元 - 3.72万元) = 17.26%",
    "40.78万元 ÷ 66.05万元 = 61.74%",
    "0万元 ÷ 66.05万元 = 0.00%",
    "25.27万元 ÷ 66.05万元 = 38.26%",
    "0万元 + 25.27万元 = 25.27万元",
    "0万元 + 41万元 + 0万元 + 26万元 = 67万元",
    "0万元 + 40.78万元 + 0万元 + 25.27万元 = 66.05万元",
    "132.91万元 ÷ (382.31万元 - 132.91万元) = 53.29%",
    "131.97万元 ÷ (382.31万元 - 131.97万元) = 52.72%",
    "0.2万元 ÷ 3万元 = 6.67%",
    "467.03万元 + 0万元 = 467.03万元",
    "249.4万元 + 217.62万元 + 2.23万元 = 469.25万元",
}


def test_every_relation_that_holds_is_recomputed() -> None:
    read = narrative([seed()])

    assert set(workings(read, Verdict.HOLDS)) == RIGHT


def test_the_two_shares_of_income_are_the_only_faults() -> None:
    read = narrative([seed()])

    assert workings(read, *(set(Verdict) - {Verdict.HOLDS})) == [
        "467.02万元 ÷ 469.25万元 = 99.52%",
        "2.23万元 ÷ 469.25万元 = 0.48%",
    ]
    assert wrong(seed().source.text.replace("占99.9%", "占99.5%")) == ["0.1% → 0.5%"]
    assert unread_count(case_of([seed()])) == 0


def test_the_findings_quote_the_sentence_and_point_at_the_figure() -> None:
    setting = Setting(Severity.ERROR, narrative_arithmetic_wrong.BASIS)
    found = list(narrative_arithmetic_wrong.look(case_of([seed()]), setting))
    faults = [each for each in found if isinstance(each, AuditFinding)]

    first = faults[0]
    assert [each.severity for each in faults] == [Severity.ERROR] * 2
    assert first.at is not None
    assert first.at.text == "99.9%"
    assert first.at.source.mark(first.at.start) == "第344行第1字"
    assert first.printed == (
        "本年收入合计469.25万元，其中：财政拨款收入467.02万元，占99.9%；"
        "其他收入2.23万元，占0.1%。"
    )
    assert first.expected is not None
    assert first.expected.zh == "99.5%"
    assert [each.span.text for each in first.related] == ["467.02万元", "469.25万元"]
    assert sum(isinstance(each, Verified) for each in found) == len(found) - 2


def test_staff_told_twice_differs_and_what_agrees_is_verified() -> None:
    setting = Setting(Severity.WARNING, told_twice_differently.BASIS)
    found = list(told_twice_differently.look(case_of([seed()]), setting))
    (fault,) = [each for each in found if isinstance(each, AuditFinding)]
    verified = [each.working.zh for each in found if isinstance(each, Verified)]

    assert fault.severity is Severity.WARNING
    assert fault.message.zh == "“在职人员”一处写 5人，另一处写 3人"
    assert fault.at is not None
    assert fault.at.source.mark(fault.at.start) == "第488行第1字"
    assert "编制两处相同：7人，7人" in verified
    assert "退休人员两处相同：2人，2人" in verified
    assert "车辆两处相同：2辆，2辆" in verified
    assert "公务接待费两处相同：40.78万元，40.78万元" in verified
    assert "94批次 + 210批次 = 304个；470人次 + 1612人次 = 2082人次" in verified


def test_statements_have_their_label_heading_and_whole() -> None:
    found = statements([seed()])
    income = next(each for each in found if each.label == "财政拨款收入")
    running = next(
        each for each in found if each.figure.value == Fraction("241.55") * 10_000
    )

    assert (income.number.text, income.unit) == ("467.02万元", "万元")
    assert [each.label for each in income.wholes] == ["本年收入合计"]
    assert income.headings[-1] == "收入决算情况说明"
    assert running.label == "支出决算"
    assert running.name.subject == ("一般公共服务支出政府办公厅及相关机构事务行政运行")
