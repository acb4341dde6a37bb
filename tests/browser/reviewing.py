"""A form that waits for an evaluator, and keys with which pages are used."""

from playwright.sync_api import Page
from tests.browser.conftest import Served

ROWS = [
    {
        "一级指标": level1,
        "二级指标": level2,
        "名称": name,
        "指标值": target,
        "完成值": actual,
        "分值": weight,
        "自评得分": claimed,
        "偏差原因": reason,
    }
    for level1, level2, name, target, actual, weight, claimed, reason in (
        ("产出指标", "数量指标", "维修校舍", "≥12所", "11所", "10", "10", ""),
        (
            "产出指标", "数量指标", "维修面积", "≥8600平方米", "8312平方米",
            "10", "9.67", "",
        ),
        ("产出指标", "质量指标", "验收合格率", "100%", "100%", "10", "10", ""),
        (
            "产出指标", "时效指标", "按期完工率", "100%", "91.67%", "10", "9",
            "一所因雨季停工",
        ),
        ("产出指标", "成本指标", "每平方米造价", "≤600元", "556元", "10", "10", ""),
        (
            "效益指标", "社会效益指标", "受益学生", "≥9000人", "9260人",
            "30", "30", "",
        ),
        (
            "满意度指标", "服务对象满意度指标", "师生满意度", "≥95%", "96.2%",
            "10", "10", "",
        ),
    )
]  # fmt: skip

PROJECT: dict[str, object] = {
    "指标体系": "national/project-2020",
    "单位": "甲县教育局",
    "年度": "2024",
    "项目": "农村中小学校舍维修改造",
    "主管部门": "甲县教育局",
    "资金": [
        {
            "名称": "年度资金总额",
            "年初预算数": "500",
            "全年预算数": "480.5",
            "全年执行数": "462.38",
            "分值": "10",
            "得分": "10",
        }
    ],
    "目标": [{"预期目标": "维修校舍 12 所", "实际完成情况": "维修校舍 11 所"}],
    "指标": ROWS,
    "总分": "98.67",
    "等级": "优",
}
"""The rows claim 98.67 points.

By the set 462.38 of 480.5 makes 9.62 of 10 points, 11 of 12 schools 9.17, 8312 of 8600
m² 9.67, 91.67 % in time 9.17, and the rest its points: 97.63 in all.
"""


def handed_in(served: Served, document: dict[str, object] | None = None) -> str:
    """Hand an assessment in as 甲县教育局; give its id."""
    unit = served.signing("unit", "unit_a")
    posted = document or PROJECT
    made = unit.post(
        "/v1/assessments", json={"set": posted["指标体系"], "document": posted}
    )
    assert made.status_code == 201, made.text
    assessment_id = str(made.json()["id"])
    sent = unit.post(
        f"/v1/assessments/{assessment_id}/submit",
        json={},
        headers={"If-Match": made.headers["ETag"]},
    )
    assert sent.status_code == 200, sent.text
    return assessment_id


def tab_to(page: Page, selector: str, *, most: int = 250) -> None:
    """Press Tab until what a selector means has the focus."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press("Tab")
    msg = f"the keyboard does not reach {selector}"
    raise AssertionError(msg)
