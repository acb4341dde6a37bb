"""Documents that tests fill in: the published 2021 form, and how to break it."""

from copy import deepcopy
from typing import Any

from fastapi.testclient import TestClient

SET = "hunan/zhuzhou/department-2021"

PUBLISHED: dict[str, Any] = {
    "指标体系": SET,
    "标题": "2021年度部门整体支出绩效自评表",
    "单位": "株洲市人民政府驻北京联络处",
    "年度": "2021",
    "资金": [
        {
            "名称": "合计",
            "年初预算数": "249.4",
            "全年预算数": "467.03",
            "全年执行数": "467.03",
            "得分": "10",
        }
    ],
    "指标": [
        {
            "一级": level1,
            "二级": level2,
            "三级": name,
            "目标值": "100%",
            "完成值": "100%",
            "分值": weight,
            "自评得分": weight,
            "偏差原因": "",
        }
        for level1, level2, name, weight in (
            ("产出指标", "数量指标", "完成宣传、推介工作任务", "20"),
            ("产出指标", "质量指标", "配合做好信访维稳工作", "30"),
            ("效益指标", "社会效益指标", "加强对外联络联系", "30"),
            ("满意度指标", "服务对象满意度指标", "接待对象满意度", "10"),
        )
    ],
}
"""As published by 株洲市人民政府驻北京联络处 for 2021, rows of one kind joined."""


def published(**changes: object) -> dict[str, Any]:
    """Give the published form with some of its keys changed."""
    return {**deepcopy(PUBLISHED), **changes}


def with_actual(row: int, actual: str, reason: str = "") -> dict[str, Any]:
    """Give the published form with another 完成值 in a row."""
    made = published()
    made["指标"][row] |= {"完成值": actual, "偏差原因": reason}
    return made


def begun(client: TestClient, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """Begin a draft with a document, the published form unless it is given."""
    wish = {"set": SET, "document": document or published()}
    answer = client.post("/v1/assessments", json=wish)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def moved(
    client: TestClient, found: dict[str, Any], action: str, comment: str = ""
) -> dict[str, Any]:
    """Move an assessment, and give it as it is then."""
    answer = client.post(
        f"/v1/assessments/{found['id']}/{action}",
        json={"comment": comment},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    assert answer.status_code == 200, answer.text
    after: dict[str, Any] = answer.json()
    return after
