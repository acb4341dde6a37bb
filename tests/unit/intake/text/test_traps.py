"""What stands around a form in real text: prose, other forms, people, page numbers."""

import pytest

from perfscore.diagnostics.model import Diagnostic
from perfscore.intake.claimed import ClaimedForm
from perfscore.intake.text.reading import forms_in_text
from perfscore.source import Source

HEAD = (
    ("项目名称", "河道清淤"),
    ("主管部门", "青山县水务局", "实施单位", "青山县河道所"),
    (
        "项目资金（万元）",
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ),
    ("年度资金总额", "80", "100", "90", "10", "90%", "9"),
    ("一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"),
)
ROWS = (
    ("产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", "30", "30"),
    ("质量指标", "验收合格率", "≥95%", "96%", "20", "20"),
    ("效益指标", "社会效益指标", "受益村数", "≥8个", "7个", "30", "26"),
    ("满意度指标", "服务对象满意度指标", "村民满意度", "≥90%", "92%", "10", "10"),
)
TOTAL = ("总分", "100", "95")
NAMES = ["清淤长度", "验收合格率", "受益村数", "村民满意度"]
PROSE = (
    "本单位贯彻执行国家水利方针政策，负责河道管理和防汛，"
    "2021年收入合计 412.6 万元，比上年增加 3.2%。财政拨款收入 400 万元，占 97%。\n"
    "（一）支出情况说明。基本支出 210 万元，项目支出 190 万元，结转 12.6 万元。\n"
)


def bars(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join(" | ".join(row) + " | ||\n" for row in rows)


def blanks(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join(" ".join(row) + "\n" for row in rows)


LAYOUTS = {"P1": bars, "S2": blanks}


def form_text(layout: str, name: str = "河道清淤") -> str:
    lay = LAYOUTS[layout]
    head = (("项目名称", name), *HEAD[1:])
    return f"项目支出绩效自评表\n（2021年度）\n{lay((*head, *ROWS, TOTAL))}"


def read(text: str) -> tuple[tuple[ClaimedForm, ...], tuple[Diagnostic, ...]]:
    outcome = forms_in_text(Source("form.txt", text))
    assert outcome.value is not None
    return outcome.value, outcome.diagnostics


def assert_whole(form: ClaimedForm, name: str = "河道清淤") -> None:
    shown = [
        tuple(
            cell.text if cell else None
            for cell in (each.name, each.target, each.actual, each.weight, each.score)
        )
        for each in form.indicators
    ]
    assert shown == [row[-5:] for row in ROWS]
    assert form.project is not None
    assert form.project.text == name
    assert form.unit is not None
    assert form.unit.text == "青山县河道所"
    assert form.year is not None
    assert "2021" in form.year.text
    assert [each.executed.text for each in form.funds if each.executed] == ["90"]
    assert (form.total_weight and form.total_weight.text) == "100"
    assert (form.total_score and form.total_score.text) == "95"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_form_after_thirty_pages_of_accounts_is_read(layout: str) -> None:
    pages = "".join(f"{PROSE * 9}- {number} -\n" for number in range(1, 31))
    forms, _ = read(f"青山县河道所2021年度部门决算\n{pages}{form_text(layout)}")
    assert len(forms) == 1
    assert_whole(forms[0])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_forms_in_a_text_are_two(layout: str) -> None:
    forms, _ = read(form_text(layout) + "\n" + form_text(layout, "堤防养护"))
    assert len(forms) == 2
    assert_whole(forms[0])
    assert_whole(forms[1], "堤防养护")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_words_of_a_site_before_the_title_are_no_part_of_the_form(layout: str) -> None:
    site = (
        "首页 > 信息公开 > 预算绩效 > 绩效自评\n"
        "索引号：000014349/2022-00012 主题分类：财政 发布日期：2022-05-18\n"
        "字号：大 中 小 浏览次数：1024 打印本页 关闭窗口\n"
    )
    forms, _ = read(site + form_text(layout) + "扫一扫在手机打开当前页\n")
    assert len(forms) == 1
    assert_whole(forms[0])
    assert forms[0].title is not None
    assert forms[0].title.text == "项目支出绩效自评表"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_persons_and_telephones_are_not_read_as_names(layout: str) -> None:
    lay = LAYOUTS[layout]
    people = lay((("项目负责人", "王小明", "联系电话", "0731-1234567"),))
    text = form_text(layout)
    mark = lay(HEAD[2:3])
    forms, _ = read(text.replace(mark, people + mark))
    assert_whole(forms[0])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_numbers_of_pages_between_rows_are_left_out(layout: str) -> None:
    lay = LAYOUTS[layout]
    text = form_text(layout).replace(
        lay(ROWS[2:3]), "第 2 页 共 3 页\n" + lay(ROWS[2:3])
    )
    text = text.replace(lay(ROWS[1:2]), "- 1 -\n" + lay(ROWS[1:2]))
    forms, _ = read(text)
    assert_whole(forms[0])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_of_a_form_cut_in_the_middle_the_rest_is_read(layout: str) -> None:
    text = form_text(layout)
    forms, _ = read(text[: text.index("受益村数") + 2])
    names = [each.name.text for each in forms[0].indicators if each.name]
    assert names[:2] == NAMES[:2]
    assert forms[0].total_score is None


def test_columns_of_fixed_width_are_read() -> None:
    rows = [("", *ROWS[1]) if row is ROWS[1] else row for row in ROWS]
    lines = [
        "".join(cell.ljust(14) for cell in row).rstrip() for row in (HEAD[4], *rows)
    ]
    forms, _ = read("项目支出绩效自评表\n" + "\n".join(lines) + "\n")
    names = [each.name.text for each in forms[0].indicators if each.name]
    assert names == NAMES
    scores = [each.score.text for each in forms[0].indicators if each.score]
    assert scores == ["30", "20", "26", "10"]


def test_csv_with_quotation_marks_is_read() -> None:
    rows = [("", *ROWS[1]) if row is ROWS[1] else row for row in ROWS]
    lines = [
        ",".join(f'"{cell}，等"' if cell == "清淤长度" else cell for cell in row)
        for row in (HEAD[4], *rows)
    ]
    forms, _ = read("项目支出绩效自评表\n" + "\n".join(lines) + "\n")
    names = [each.name.text for each in forms[0].indicators if each.name]
    assert names == ["清淤长度，等", *NAMES[1:]]


def test_a_row_whose_points_are_confirmed_is_left_without_remark() -> None:
    text = form_text("S2").replace("\n", " ")
    forms, told = read(text)
    assert_whole(forms[0])
    assert "uncertain-reading" not in {each.rule.name for each in told}


def test_a_row_without_separators_is_told_once_with_its_text() -> None:
    rows = "\n".join("".join(row) for row in (*HEAD, *ROWS))
    _, told = read("项目支出绩效自评表\n" + rows.replace("≥8个7个", "≥87") + "\n")
    about = [each for each in told if "受益村数" in each.at.span.text]
    assert len(about) == 1
    assert "87" in about[0].at.span.text
