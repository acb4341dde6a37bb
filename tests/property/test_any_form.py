"""Whatever a form prints, the audit gives findings, and never fails."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audit.tables import case_of_form, form_of

from perfscore.audit.auditor import audited
from perfscore.audit.registry import CHECKS
from perfscore.audit.settings import settings_of

LIKELY = (
    "≥50个",
    "50",
    "≥95%",
    "96",
    "100%",
    "0",
    "0%",
    "-1",
    "-0.00",
    "1e9",
    "9" * 40,
    "0." + "3" * 40,
    "好",
    "效果明显",
    "达成预期指标",
    "2021年12月",
    "2021年13月45日",
    "不适用",
    "—",
    "/",
    "%",
    "≥",
    "8000元",
    "467.03万元",
    "1,2,3",
    "（10分）",
    "优",
    "☑优 □良",
    "60分以下为差，90分为优，80分为良，70分为中",
    "",
)
texts = st.one_of(st.sampled_from(LIKELY), st.text(max_size=12))
rows = st.lists(st.lists(texts, min_size=7, max_size=7), max_size=6)
funds = st.lists(st.lists(texts, min_size=7, max_size=7), max_size=4)


@settings(max_examples=200, deadline=None)
@given(rows, funds, texts, texts, st.lists(texts, max_size=3))
def test_every_check_looks_at_any_form(
    rows: list[list[str]],
    funds: list[list[str]],
    total: str,
    grade: str,
    notes: list[str],
) -> None:
    form = form_of(rows, funds, total=total, grade=grade, notes=notes)

    made = audited("表", case_of_form(form), settings_of(CHECKS))

    for each in made.findings:
        assert each.message.zh
        assert each.message.en
        assert each.points is None or each.points >= 0
