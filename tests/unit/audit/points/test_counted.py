"""Which rows of a form have points that count."""

from tests.audit.pages import page_case

from perfscore.audit.points.counted import counted_rows


def test_rows_of_dashes_have_no_points() -> None:
    case = page_case(
        [
            ("效益指标", "经济效益指标", "不适用", "—", "—", "—", "—"),
            ("效益指标", "社会效益指标", "参观人次", "≥2万人次", "2万人次", "15", "15"),
            ("效益指标", "生态效益指标", "减排", "≥2吨", "未测", "15", "见附件"),
        ]
    )

    assert [each.path[-1] for each in counted_rows(case)] == ["参观人次", "减排"]
