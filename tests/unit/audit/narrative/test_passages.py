"""Lines broken by pages and fixed widths are read as the sentences they were."""

from tests.unit.audit.narrative.papers import paper, told, wrong

from perfscore.audit.narrative.passages import passages


def test_a_sentence_broken_over_lines_is_one_with_its_places_kept() -> None:
    text = (
        "二、收入情况\n本年收入合计469.\n25万元，其中：财政拨款收入467.02万\n- 3 -\n"
        "元，占99.9%。"
    )
    (passage,) = passages([paper(text)])

    assert (
        passage.text
        == "本年收入合计469.25万元，其中：财政拨款收入467.02万元，占99.9%。"
    )
    assert passage.headings == ("收入情况",)
    start = passage.text.index("467.02")
    assert passage.span(start, start + 6).text == "467.02"
    assert passage.source.mark(passage.offsets[start]) == "第3段"
    assert wrong(text) == ["99.9% → 99.5%"]


def test_headings_and_list_numbers_end_a_passage() -> None:
    text = (
        "三、支出情况\n本年支出合计100万元\n（一）基本支出情况\n基本支出60万元。\n"
        "1.人员经费。工资等50万元，共5人。\n2.公用经费：办公费10万元。"
    )
    found = list(passages([paper(text)]))

    assert [each.text for each in found] == [
        "本年支出合计100万元",
        "基本支出60万元。",
        "工资等50万元，共5人。",
        "办公费10万元。",
    ]
    assert found[2].headings == ("支出情况", "基本支出情况", "人员经费")
    assert [each.level for each in found] == [None, None, 3, 3]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    text = (
        "3、商业服务业等支出（类）涉外发展服务支出（款）其他\n涉外发展服务支出（项）\n"
        "年初预算为10万元，支出决算为9万元，完成年初预算的90%。"
    )
    (one,) = told(text).relations

    (passage,) = passages([paper(text)])
    assert passage.headings == (
        "商业服务业等支出（类）涉外发展服务支出（款）其他涉外发展服务支出（项）",
    )
    assert one.figure.number.text == "90%"


def test_a_list_over_several_lines_is_part_of_what_opens_it() -> None:
    text = (
        "（二）结构情况\n支出850.00万元，主要用于以下方面：\n"
        "1.一般公共服务支出600.00万元，占70.59%；\n2.住房保障支出250.00万元，占28.41%。\n"
        "（三）其他情况。福利费5.00万元，占0.68%。"
    )

    assert wrong(text) == ["28.41% → 29.41%"]


def test_text_without_line_ends_is_parted_at_its_headings() -> None:
    text = " ".join(
        [
            "一、收入支出决算总体情况说明 2021年度收、支总计487.53万元。"
            "与上年相比，增加51.95万元，增长11.9%。" + "主要是项目增加。" * 20,
            (
                "二、收入决算情况说明 本年收入合计469.25万元，其中：财政拨款收入"
                "467.02万元，占99.9%。"
            ),
        ]
    )
    found = list(passages([paper(text)]))

    assert [each.headings for each in found] == [
        ("收入支出决算总体情况说明",),
        ("收入决算情况说明",),
    ]
    assert wrong(text) == ["99.9% → 99.5%"]
