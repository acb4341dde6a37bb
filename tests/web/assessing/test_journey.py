"""A unit fills in and hands in, an evaluator reviews, returns, and approves."""

from tests.web.assessing.forms import SET, begun, moved, published, with_actual
from tests.web.people import Signing

from perfscore.store.verifying import verify
from perfscore.web.service import Service


def test_a_new_draft_is_the_blank_form_of_its_set(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    answer = unit.post("/v1/assessments", json={"set": SET, "year": 2021})
    assert answer.status_code == 201
    found = answer.json()
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Location"] == f"/v1/assessments/{found['id']}"
    assert found["document"]["单位"] == "甲县教育局"
    assert found["document"]["年度"] == "2021"
    assert [each["全年预算数"] for each in found["document"]["资金"]] == [""] * 4
    assert found["state"] == "draft"
    assert found["actions"] == ["edit", "delete", "submit", "comment"]
    assert not found["working"]["can_submit"]
    pointers = {each["pointer"] for each in found["working"]["findings"]}
    assert {"/资金/0/全年预算数", "/资金/0/全年执行数"} <= pointers


def test_typing_an_actual_scores_it_at_once(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    assert (found["total"], found["grade"]) == ("100", "优")
    answer = unit.post(
        f"/v1/assessments/{found['id']}/score",
        json={"document": with_actual(0, "50%", "受疫情影响")},
    )
    working = answer.json()["working"]
    assert working["score"]["total"] == "90"
    rows = {tuple(each["path"]): each for each in working["rows"]}
    row = rows["产出指标", "数量指标", "完成宣传、推介工作任务"]
    assert (row["row"], row["score"], row["claimed"]) == (0, "10", "20")
    again = unit.get(f"/v1/assessments/{found['id']}").json()
    assert again["total"] == "100"  # nothing was kept


def test_a_draft_is_kept_as_it_was_typed_whatever_it_says(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    broken = with_actual(0, "建设中") | {"年度": "abc", "数据": "foo"}
    answer = unit.put(
        f"/v1/assessments/{found['id']}/document",
        json={"document": broken},
        headers={"If-Match": '"1"'},
    )
    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"2"'
    again = unit.get(f"/v1/assessments/{found['id']}").json()
    assert again["document"] == broken
    told = {each["pointer"]: each["rule"] for each in again["working"]["findings"]}
    assert told["/年度"] == "not-a-year"
    assert told["/指标/0/完成值"] == "not-a-number"
    assert again["working"]["score"]["total"] is None


def test_decimals_keep_the_digits_that_were_posted(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    body = '{"document":{"单位":"甲","数据":{"预算":467.030000000000000000001}}}'
    answer = unit.put(
        f"/v1/assessments/{found['id']}/document",
        content=body.encode(),
        headers={"If-Match": '"1"', "Content-Type": "application/json"},
    )
    assert answer.status_code == 200
    again = unit.get(f"/v1/assessments/{found['id']}").json()
    assert again["document"]["数据"]["预算"] == "467.030000000000000000001"


def test_what_has_errors_is_not_handed_in(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit, with_actual(0, ""))
    answer = unit.post(
        f"/v1/assessments/{found['id']}/submit", headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 422
    blocking = answer.json()["findings"]
    assert "/指标/0/完成值" in {each["pointer"] for each in blocking}
    assert {each["severity"] for each in blocking} == {"error"}


def test_the_whole_way_to_approval(signed_in: Signing, service: Service) -> None:
    unit, evaluator = signed_in("unit", "unit_a"), signed_in("evaluator", "county_a")
    found = begun(unit)
    address = f"/v1/assessments/{found['id']}"
    assert evaluator.get(address).status_code == 404  # a draft is its unit's own

    found = moved(unit, found, "submit")
    assert found["state"] == "submitted"
    assert evaluator.get(address).json()["actions"] == ["take"]
    found = moved(evaluator, found, "take")
    comment = {"place": ["产出指标"], "text": "请附上名册"}
    assert evaluator.post(f"{address}/comments", json=comment).status_code == 201
    found = moved(evaluator, found, "return", "完成值请核实")
    assert found["state"] == "returned"

    mine = unit.get(address).json()
    assert mine["open_comments"] == 1
    answer = unit.put(
        f"{address}/document",
        json={"document": with_actual(0, "90%", "名册已补")},
        headers={"If-Match": f'"{mine["etag"]}"'},
    )
    etag = answer.json()["etag"]
    found = moved(unit, {"id": found["id"], "etag": etag}, "submit")
    assert found["total"] == "98"
    found = moved(evaluator, found, "take")
    listed = evaluator.get(f"{address}/review-scores").json()["items"]
    line = next(each for each in listed if each["path"][-1].startswith("完成宣传"))
    assert (line["claimed"], line["recomputed"], line["high"]) == ("20", "18", "20")
    own = {"line": line["line"], "score": "17", "reason": "名册只有八成五"}
    answer = evaluator.put(
        f"{address}/review-scores",
        json={"items": [own]},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    assert answer.status_code == 200
    made = answer.json()
    assert made["review"]["whole"]["reviewed"] == "97"
    found = moved(
        evaluator, {"id": found["id"], "etag": made["etag"]}, "approve", "通过"
    )
    assert (found["state"], found["total"], found["grade"]) == ("approved", "97", "优")
    assert found["actions"] == []

    steps = unit.get(f"{address}/history").json()["items"]
    assert [each["action"] for each in steps] == [
        "submitted",
        "taken",
        "returned",
        "submitted",
        "taken",
        "approved",
    ]
    assert [each["by"]["role"] for each in steps] == ["unit"] + ["evaluator"] * 2 + [
        "unit"
    ] + ["evaluator"] * 2
    assert steps[2]["comment"] == "完成值请核实"
    with service.database.reading() as connection:
        assert list(verify(connection)) == []


def test_an_own_score_that_is_wrong_is_kept_and_told(signed_in: Signing) -> None:
    unit, evaluator = signed_in("unit", "unit_a"), signed_in("evaluator", "county_a")
    found = moved(evaluator, moved(unit, begun(unit), "submit"), "take")
    address = f"/v1/assessments/{found['id']}"
    items = [{"line": 1, "score": "99"}, {"line": 2, "score": "二十", "reason": "甲"}]
    made = evaluator.put(
        f"{address}/review-scores",
        json={"items": items},
        headers={"If-Match": f'"{found["etag"]}"'},
    ).json()
    assert made["review"] is None
    assert {(each["line"], each["rule"]) for each in made["diagnostics"]} == {
        (1, "review-score-out-of-range"),
        (2, "review-score-unreadable"),
    }
    again = evaluator.get(f"{address}/review-scores").json()
    assert [each["score"] for each in again["items"]][1:3] == ["99", "二十"]
    refused = evaluator.post(
        f"{address}/approve", json={}, headers={"If-Match": f'"{made["etag"]}"'}
    )
    assert refused.status_code == 422


def test_nothing_is_removed_that_was_handed_in_once(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = moved(unit, moved(unit, begun(unit), "submit"), "withdraw")
    assert found["state"] == "draft"
    headers = {"If-Match": f'"{found["etag"]}"'}
    address = f"/v1/assessments/{found['id']}"
    assert unit.delete(address, headers=headers).status_code == 409
    other = begun(unit, published(单位="乙"))
    headers = {"If-Match": '"1"'}
    assert (
        unit.delete(f"/v1/assessments/{other['id']}", headers=headers).status_code
        == 204
    )
    assert unit.get(f"/v1/assessments/{other['id']}").status_code == 404


def test_an_evaluators_scores_count_in_the_figures(signed_in: Signing) -> None:
    """Approved with 17 of 20 points, the bureau's dashboard has 17, not the claimed."""
    unit, evaluator = signed_in("unit", "unit_a"), signed_in("evaluator", "county_a")
    found = moved(unit, begun(unit), "submit")
    found = moved(evaluator, found, "take")
    address = f"/v1/assessments/{found['id']}"
    listed = evaluator.get(f"{address}/review-scores").json()["items"]
    line = next(each for each in listed if each["path"][-1].startswith("完成宣传"))
    own = {"line": line["line"], "score": "17", "reason": "名册只有八成五"}
    answer = evaluator.put(
        f"{address}/review-scores",
        json={"items": [own]},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    etag = answer.json()["etag"]
    moved(evaluator, {"id": found["id"], "etag": etag}, "approve", "通过")

    bureau = signed_in("bureau", "county_a")
    figures = bureau.get("/v1/dashboard", params={"least": 1})
    assert figures.status_code == 200
    counted = {each["path"]: each["mean"] for each in figures.json()["indicators"]}
    assert counted["产出指标 / 数量指标"] == "17"
    assert bureau.get("/dashboard").status_code == 200


_ROWS = [
    {
        "一级指标": level1,
        "二级指标": level2,
        "名称": name,
        "指标值": "≥10个",
        "完成值": "10个",
        "分值": weight,
        "自评得分": weight,
    }
    for level1, level2, name, weight in (
        ("产出指标", "数量指标", "甲", "20"),
        ("产出指标", "数量指标", "乙", "20"),
        ("产出指标", "数量指标", "丙", "10"),
        ("效益指标", "社会效益指标", "戊", "30"),
        ("满意度指标", "服务对象满意度指标", "己", "10"),
    )
]
_PROJECT = {
    "指标体系": "national/project-2020",
    "单位": "甲县教育局",
    "年度": "2024",
    "项目": "维修",
    "资金": [
        {
            "名称": "年度资金总额",
            "年初预算数": "5",
            "全年预算数": "5",
            "全年执行数": "5",
        }
    ],
    "指标": _ROWS,
}


def test_own_scores_go_with_their_rows_when_a_form_comes_back(
    signed_in: Signing,
) -> None:
    """The unit puts 丁 in place of 甲 and moves 乙: no score lands on another row."""
    unit, evaluator = signed_in("unit", "unit_a"), signed_in("evaluator", "county_a")
    body = {"set": "national/project-2020", "document": _PROJECT}
    found = moved(unit, unit.post("/v1/assessments", json=body).json(), "submit")
    found = moved(evaluator, found, "take")
    address = f"/v1/assessments/{found['id']}"
    listed = evaluator.get(f"{address}/review-scores").json()["items"]
    own = [
        {"line": each["line"], "score": "1", "reason": f"是{each['path'][-1]}的"}
        for each in listed
        if each["path"][-1] in {"甲", "乙"}
    ]
    kept = evaluator.put(
        f"{address}/review-scores",
        json={"items": own},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    etag = kept.json()["etag"]
    found = moved(evaluator, {"id": found["id"], "etag": etag}, "return", "请改")
    first, second, third, *others = _ROWS
    rows = [{**first, "名称": "丁"}, third, second, *others]
    saved = unit.put(
        f"{address}/document",
        json={"document": {**_PROJECT, "指标": rows}},
        headers={"If-Match": f'"{found["etag"]}"'},
    )
    etag = saved.json()["etag"]
    found = moved(unit, {"id": found["id"], "etag": etag}, "submit")
    moved(evaluator, found, "take")
    after = evaluator.get(f"{address}/review-scores").json()["items"]
    scored = [(each["path"][-1], each["reason"]) for each in after if each["score"]]
    assert scored == [("乙", "是乙的")]
