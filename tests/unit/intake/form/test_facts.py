import pytest
from tests.unit.intake.form.tables import form, text

from perfscore.model.indicator_set import FormKind

INDICATORS = "一级指标|三级指标|指标值|得分\n产出|人数|5|9\n"


def test_labels_have_their_values_beside_them_or_in_the_same_cell() -> None:
    beside = form("部门（单位）名称|某局|年度|2022\n" + INDICATORS)
    within = form("项目名称：甲项目|||\n主管部门：乙局|实施单位：丙||\n" + INDICATORS)

    assert (text(beside.unit), text(beside.year)) == ("某局", "2022")
    cells = (within.project, within.supervisor, within.unit)
    assert [*map(text, cells)] == ["甲项目", "乙局", "丙"]


def test_central_and_local_supervisors_are_one_field() -> None:
    found = form(
        "转移支付（项目）名称|补助||\n中央主管部门|财政部||\n"
        "地方主管部门|省财政厅|资金使用单位|某局\n" + INDICATORS
    )

    assert text(found.supervisor) == "财政部 / 省财政厅"
    assert text(found.unit) == "某局"
    assert found.kind is FormKind.TRANSFER


@pytest.mark.parametrize(
    ("title", "head", "kind"),
    [
        ("2022年度部门整体支出绩效自评表", "项目名称|甲", FormKind.DEPARTMENT),
        ("绩效自评表", "部门名称|甲", FormKind.DEPARTMENT),
        ("绩效自评表", "项目名称|甲", FormKind.PROJECT),
        ("绩效自评表", "专项名称|甲", FormKind.TRANSFER),
    ],
)
def test_the_kind_is_what_the_title_says_else_the_labels(
    title: str, head: str, kind: FormKind
) -> None:
    assert form(title, f"{head}||\n{INDICATORS}").kind is kind


def test_persons_and_telephones_are_listed_as_unread() -> None:
    found = form("项目名称|甲|联系人|张三\n" + INDICATORS)

    assert [each.text for each in found.unread] == ["张三"]


def test_the_score_near_the_title_is_the_total() -> None:
    found = form("项目名称|甲|自评得分|98\n" + INDICATORS)

    assert text(found.total_score) == "98"


def test_the_title_is_the_nearest_line_that_can_be_one() -> None:
    found = form(
        "绩效自评工作开展情况",
        "我局对项目进行了绩效自评，结果如下。",
        "项目支出绩效自评表",
        "（2021年度）",
        "项目名称|甲||\n" + INDICATORS,
    )

    assert (text(found.title), text(found.year)) == ("项目支出绩效自评表", "2021")
