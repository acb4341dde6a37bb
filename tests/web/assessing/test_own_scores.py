"""An evaluator's scores, from the page to what is approved and can be proved."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator
from tests.web.assessing.forms import moved
from tests.web.people import Org, SignedIn, Signing, program

from perfscore.api.verifying import verify_bytes
from perfscore.store.people import change_user
from perfscore.store.publishing_sets import publish_shipped
from perfscore.web.service import Service
from perfscore.web.set_contents import content_of
from perfscore.wire.schemas import schema

TEXT = """指标体系 “加分和否决”
  编号 test/bonus
  版本 2025.1
  依据 “示例”
  适用 2025年1月1日
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)

数据
  次数：计数（次），必填
  表彰：计数（次），必填
  违规：是否，必填

一级指标 培训 60分
  得分 = 分值 × 至多(次数 / 9次, 100%)
一级指标 服务 40分
  目标 ≥100人
  评分 按完成比例
加分项 表彰情况 5分
  得分 = 若 表彰 > 0次 则 5分 否则 0分

总分 = 至多(基本分 + 加分, 100分)
  否决 若 违规 则 总分 = 59分
"""
ROWS = [
    {"三级指标": "培训", "自评得分": "60"},
    {"三级指标": "服务", "完成值": "90人", "自评得分": "36"},
]
FORM: dict[str, Any] = {
    "指标体系": "test/bonus",
    "单位": "甲县教育局",
    "年度": "2025",
    "数据": {"次数": "6次", "表彰": "1次", "违规": "否"},
    "指标": ROWS,
}
"""培训 has 60 × 6/9 = 40 points, 服务 36, and 5 more: 81, where 60 + 36 are claimed."""


@pytest.fixture(autouse=True)
def bonus(service: Service) -> None:
    with service.database.changing() as connection:
        publish_shipped(connection, content_of(TEXT), program())


def taken(signed_in: Signing) -> dict[str, Any]:
    """Hand the form in, and have 甲县's evaluator take it up."""
    unit, evaluator = signed_in("unit", "unit_a"), signed_in("evaluator", "county_a")
    begun = unit.post("/v1/assessments", json={"set": "test/bonus", "document": FORM})
    assert begun.status_code == 201, begun.text
    return moved(evaluator, moved(unit, begun.json(), "submit"), "take")


def kept(client: TestClient, found: dict[str, Any], *own: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
    answer = client.put(
        f"/v1/assessments/{found['id']}/review-scores",
        json={"items": own},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_approved_total_is_the_sets_and_its_receipt_proves_it(
    signed_in: Signing,
) -> None:
    evaluator = signed_in("evaluator", "county_a")
    found = taken(signed_in)
    assert (found["total"], found["grade"]) == ("81", "良")
    own = {"line": 0, "score": "50", "reason": "签到表只有 7 次半"}
    made = kept(evaluator, found, own)
    total = made["review"]["total"]
    # Claimed 60 + 36 + 5 = 101, at most 100; reviewed 50 + 36 + 5.
    assert [total[each] for each in ("claimed", "reviewed", "difference")] == [
        "100",
        "91",
        "-9",
    ]
    Draft202012Validator(schema("review")).validate(made["review"])
    found = moved(evaluator, {**found, "etag": made["etag"]}, "approve")
    assert (found["total"], found["grade"]) == ("91", "优")

    address = f"/v1/assessments/{found['id']}"
    how = evaluator.get(f"{address}/explanation", params={"format": "text"}).text
    assert "培训（分值 60分，复核得分）" in how
    receipt = evaluator.get(f"{address}/receipt")
    verified = verify_bytes(receipt.content)
    assert verified.status == "same"
    assert verified.score is not None
    assert verified.score.total == 91
    assert verified.score.lines[0].is_own
    Draft202012Validator(schema("receipt")).validate(receipt.json())
    assert receipt.json()["inputs"]["own"] == [own]
    forged = receipt.content.replace(b'"score":"50"', b'"score":"60"')
    assert verify_bytes(forged).status == "damaged"

    bureau = signed_in("bureau", "county_a").get("/v1/dashboard", params={"least": 1})
    means = {each["path"]: each["mean"] for each in bureau.json()["indicators"]}
    assert means["培训"] == "50"


def test_every_score_that_counted_keeps_its_receipt(signed_in: Signing) -> None:
    unit, evaluator = signed_in("unit", "unit_a"), signed_in("evaluator", "county_a")
    found = moved(evaluator, taken(signed_in), "return", "请核实")
    address = f"/v1/assessments/{found['id']}"
    better = {**FORM, "数据": {**FORM["数据"], "次数": "9次"}}
    saved = unit.put(
        f"{address}/document",
        json={"document": better},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    found = moved(unit, {**found, "etag": saved.json()["etag"]}, "submit")
    found = moved(evaluator, moved(evaluator, found, "take"), "approve")

    listed = unit.get(f"{address}/receipts").json()["items"]
    # 60 + 36 + 5 is more than 100.
    assert [(each["kind"], each["total"]) for each in listed] == [
        ("submitted", "81"),
        ("submitted", "100"),
        ("approved", "100"),
    ]
    for each in listed:
        params = {"number": each["number"]}
        content = unit.get(f"{address}/receipt", params=params).content
        score = verify_bytes(content).score
        assert score is not None
        assert str(score.total) == each["total"]
    assert unit.get(f"{address}/receipt", params={"number": 4}).status_code == 404
    last = unit.get(f"{address}/receipt").content
    assert last == unit.get(f"{address}/receipt", params={"number": 3}).content
    other = signed_in("unit", "unit_b")
    assert other.get(f"{address}/receipts").status_code == 404


def test_a_row_that_came_back_changed_is_to_be_looked_at_again(
    signed_in: Signing,
) -> None:
    unit, evaluator = signed_in("unit", "unit_a"), signed_in("evaluator", "county_a")
    found = taken(signed_in)
    own = [{"line": line, "score": "30", "reason": "台账不全"} for line in range(2)]
    made = kept(evaluator, found, *own)
    assert made["diagnostics"] == []
    found = moved(evaluator, {**found, "etag": made["etag"]}, "return", "请补台账")
    rows = [ROWS[0], {**ROWS[1], "完成值": "95人"}]
    address = f"/v1/assessments/{found['id']}"
    saved = unit.put(
        f"{address}/document",
        json={"document": {**FORM, "指标": rows}},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    found = moved(unit, {**found, "etag": saved.json()["etag"]}, "submit")
    found = moved(evaluator, found, "take")
    told = evaluator.get(f"{address}/review-scores").json()["diagnostics"]
    assert [(each["line"], each["rule"]) for each in told] == [
        (1, "review-row-changed")
    ]
    assert "完成值 90人 → 95人" in told[0]["message"]
    # Once it is written anew, it is of this form.
    made = kept(evaluator, found, own[0], {**own[1], "reason": "台账补了一半"})
    assert made["diagnostics"] == []


def test_who_is_put_out_of_use_holds_nothing_up(
    signed_in: SignedIn, service: Service, org: Org
) -> None:
    found = taken(signed_in)
    address = f"/v1/assessments/{found['id']}"
    gone, other = signed_in("evaluator", "county_a"), signed_in("evaluator", "city_a")
    made = kept(gone, found, {"line": 0, "score": "50", "reason": "抽查有误"})
    assert other.get(address).json()["actions"] == []
    headers = {"If-Match": f'"{made["etag"]}"'}
    assert other.post(f"{address}/release", headers=headers).status_code == 403

    user = org.user("evaluator", "county_a")
    with service.database.changing() as connection:
        change_user(connection, "user.disabled", user, {"is_active": False}, program())
    seen = other.get(address).json()
    assert seen["actions"] == ["release"]
    assert seen["reviewer"]["can_review"] is False
    found = moved(other, seen, "release")
    assert found["state"] == "submitted"
    found = moved(other, found, "take")
    assert found["reviewer"]["can_review"] is True
    # What the other one had written is still there.
    assert other.get(f"{address}/review-scores").json()["items"][0]["score"] == "50"
    steps = [each["action"] for each in found["steps"]]
    assert steps == ["submitted", "taken", "released", "taken"]
