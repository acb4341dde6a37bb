"""Separators that people have, places, doubts, and text that is no form."""

from time import monotonic

import pytest

from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.text.reading import forms_in_text, read_text_form
from perfscore.source import Source

ROWS = (
    ("一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"),
    ("产出指标", "数量指标", "培训人数", "≥30人", "33人", "20", "20"),
    ("", "质量指标", "合格率", "≥95%", "96%", "30", "28.5"),
    ("效益指标", "社会效益指标", "就业人数", "≥12人", "9人", "40", "30"),
    ("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "92%", "10", "10"),
)


def table(separator: str) -> str:
    return "".join(separator.join(row) + "\n" for row in ROWS)


def markdown() -> str:
    lines = ["| " + " | ".join(row) + " |" for row in ROWS]
    return "\n".join([lines[0], "|---" * len(ROWS[0]) + "|", *lines[1:]])


def read(text: str) -> ClaimedForm:
    forms = forms_in_text(Source("form.txt", "项目支出绩效自评表\n" + text)).value
    assert forms is not None
    (form,) = forms
    return form


@pytest.mark.parametrize(
    "text",
    [table("\t"), table("|"), table(" | "), table(";"), table(","), markdown()],
    ids=["tab", "bar", "spaced bar", "semicolon", "comma", "markdown"],
)
def test_cells_are_parted_by_any_usual_separator(text: str) -> None:
    form = read(text)
    shown = [
        (each.name, each.target, each.actual, each.weight, each.score)
        for each in form.indicators
    ]
    assert [tuple(cell.text if cell else None for cell in row) for row in shown] == [
        row[2:] for row in ROWS[1:]
    ]
    assert [each.level1.text for each in form.indicators if each.level1] == [
        *("产出指标", "产出指标"),
        "效益指标",
        "满意度指标",
    ]


def test_digits_run_together_are_parted_by_what_columns_hold() -> None:
    form = read(table(""))
    points = [(each.weight, each.score) for each in form.indicators]
    texts = [tuple(cell.text if cell else None for cell in pair) for pair in points]
    assert texts[0] == ("20", "20")
    assert texts[3] == ("10", "10")


def test_a_value_has_the_line_and_character_that_it_stands_at() -> None:
    form = read(table("\t"))
    actual = form.indicators[2].actual
    assert actual is not None
    assert actual.span is not None
    assert actual.span.source.mark(actual.span.start) == "第5行第23字"


def test_two_readings_of_a_row_are_told() -> None:
    text = (
        "一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分 |\n"
        "产出指标 | 数量指标 | 培训场次 | 3场 | 20 | 20 |\n"
    )
    source = Source("form.txt", "项目支出绩效自评表\n" + text)
    told = [
        each
        for each in forms_in_text(source).diagnostics
        if each.rule.name == "uncertain-reading"
    ]
    assert any("3场" in each.message.zh for each in told)


def test_numbers_of_pages_and_chunks_are_no_part_of_a_cell() -> None:
    whole = table("\t").replace("就业人数", "就业\n第 3 页 共 9 页\n人数")
    names = [each.name.text for each in read(whole).indicators if each.name]
    assert len(names) == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|" * 300_000,
        "\n" * 300_000,
        "产" * 300_000,
        "一级指标" * 50_000,
        "1" * 99_999,
    ],
    ids=["nothing", "bars", "lines", "one line", "headings", "digits"],
)
def test_what_is_no_form_is_said_to_be_none_and_soon(text: str) -> None:
    start = monotonic()
    outcome = read_text_form(text.encode(), "form.txt")
    assert not outcome.value
    assert "form-not-found" in {each.rule.name for each in outcome.diagnostics}
    assert monotonic() - start < 10


def test_of_a_text_beyond_the_limit_the_rest_is_said_to_be_left() -> None:
    text = table("\t") + "\n" + "另" * 1_200_000
    outcome = forms_in_text(Source("form.txt", text))
    assert outcome.value is not None
    assert "not-read" in {each.rule.name for each in outcome.diagnostics}
