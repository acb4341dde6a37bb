from tests.unit.intake.form.tables import form, read, text, told

TITLE = "项目支出绩效自评表（2023年度）"
HEAD = "项目名称|甲项目|||||\n主管部门|乙局|||实施单位|丙中心|\n"
HEADINGS = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分\n"
ROWS = (
    "产出指标（50分）|数量指标|培训人数|≥50人|52人|20|20\n"
    "|质量指标|合格率|≥95%|96%|30|29\n"
    "效益指标（50分）|社会效益指标|影响|好|良|50|45\n"
)
TOTAL = "总分|||||100|94|等级：优"
ACCOUNTS = "项目|年初预算数|全年预算数|决算数\n基本支出|10|10|9\n项目支出|5|5|5"


def test_a_form_comes_with_its_head_rows_total_and_notes() -> None:
    found = form(TITLE, HEAD + HEADINGS + ROWS + TOTAL, "备注：1.甲；", "2.乙。")

    heads = (found.title, found.year, found.project, found.supervisor, found.unit)
    assert [*map(text, heads)] == [TITLE, "2023", "甲项目", "乙局", "丙中心"]
    assert [text(each.name) for each in found.indicators] == [
        "培训人数",
        "合格率",
        "影响",
    ]
    assert [text(each.level1) for each in found.indicators] == [
        "产出指标",
        "产出指标",
        "效益指标",
    ]
    assert [text(each.score) for each in found.indicators] == ["20", "29", "45"]
    assert text(found.total_weight) == "100"
    assert text(found.total_score) == "94"
    assert text(found.grade) == "优"
    assert [each.text for each in found.notes] == ["1.甲；", "2.乙。"]
    assert found.unread == ()


def test_every_cell_keeps_the_place_that_it_came_from() -> None:
    (row, *_) = form(TITLE, HEAD + HEADINGS + ROWS).indicators

    assert row.score is not None
    assert row.score.span is not None
    assert row.score.span.source.mark(row.score.span.start) == "1!4-7"


def test_columns_are_told_by_their_headings_in_any_order() -> None:
    headings = "序号|三级指标|得分|分值|完成值|目标值|一级指标|二级指标\n"
    (row,) = form(HEAD + headings + "1|人数|9|10|5人|6人|产出指标|数量指标").indicators

    cells = (row.level1, *row.level2, row.name, row.target, row.actual)
    assert [*map(text, cells)] == ["产出指标", "数量指标", "人数", "6人", "5人"]
    assert (text(row.weight), text(row.score)) == ("10", "9")
    assert row.extras == ()


def test_several_forms_of_a_document_and_of_a_sheet_are_parted() -> None:
    second = HEAD.replace("甲项目", "丁项目") + HEADINGS + ROWS
    stacked = f"{HEAD}{HEADINGS}{ROWS}{TOTAL}\n乙项目绩效自评表|\n{second}"
    value = read(TITLE, stacked, TITLE, second.replace("丁项目", "戊项目")).value

    assert value is not None
    assert [text(each.project) for each in value] == ["甲项目", "丁项目", "戊项目"]
    assert [len(each.indicators) for each in value] == [3, 3, 3]


def test_a_form_that_a_page_breaks_is_one_form() -> None:
    lines = ROWS.split("\n")
    head = HEAD + HEADINGS + lines[0]
    repeated = form(TITLE, head, "- 2 -", HEADINGS + "\n".join(lines[1:]) + TOTAL)
    bare = form(TITLE, head, "- 2 -", "\n".join(lines[1:]) + TOTAL)

    assert [text(each.name) for each in repeated.indicators] == [
        "培训人数",
        "合格率",
        "影响",
    ]
    assert text(repeated.indicators[1].level1) == "产出指标"
    assert bare.indicators == repeated.indicators
    assert text(bare.total_score) == "94"


def test_a_form_after_accounts_is_found_and_the_accounts_are_counted() -> None:
    blocks = ("第一部分", ACCOUNTS, ACCOUNTS, "第二部分", TITLE, HEAD + HEADINGS + ROWS)

    assert len(form(*blocks).indicators) == 3
    assert [(rule, message) for rule, _, message in told(*blocks)] == [
        ("other-tables", "文件里另有 2 个表格不是自评表，没有读")
    ]


def test_text_that_follows_a_form_is_no_note() -> None:
    found = form(
        TITLE,
        HEAD + HEADINGS + ROWS + TOTAL,
        "注：甲。",
        "第四部分 名词解释",
        "项目绩效：指……。",
    )

    assert [each.text for each in found.notes] == ["甲。"]


def test_a_document_without_a_form_says_so() -> None:
    outcome = read("某局决算", ACCOUNTS)

    assert outcome.value is None
    (only,) = outcome.diagnostics
    assert only.rule.name == "form-not-found"
    assert only.message.zh == "文件里没有找到自评表，1 个表格都不是"


def test_a_file_of_ours_says_which_set_it_belongs_to() -> None:
    found = form(HEAD + HEADINGS + ROWS, set_id="national/project-2020")

    assert found.set_id == "national/project-2020"
