"""A draft becomes a version in force only as it was looked at, and on free days."""

from hashlib import sha256
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.bureau.stored import STRICTER, TEXT
from tests.web.people import SignedIn

OWN = TEXT.replace("编号 test/small", "编号 city/own")
NO_DAY = OWN.replace("  适用 2025年1月1日\n", "")
NEXT = NO_DAY.replace("版本 2025.1", "版本 2099.1").replace("≥ 80%", "≥ 84%")


def _draft(client: TestClient, text: str) -> str:
    made = client.post("/v1/set-drafts", json={"text": text})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def _publish(
    client: TestClient,
    draft: str,
    text: str,
    **wanted: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    digest = sha256(text.encode()).hexdigest()
    return client.post(
        f"/v1/set-drafts/{draft}/publish",
        json={"sha256": digest, **wanted},
        headers={"If-Match": '"1"'},
    )


def _published(client: TestClient, text: str, **wanted: Any) -> Any:  # noqa: ANN401
    return _publish(client, _draft(client, text), text, **wanted)


def test_a_published_version_is_what_its_id_means(signed_in: SignedIn) -> None:
    """From 2099 on the later version; the earlier one ends the day before."""
    bureau = signed_in("bureau", "city_a")
    first = _published(bureau, NO_DAY, effective_from="2098-01-01")
    assert first.status_code == 200, first.text
    assert first.json()["effective_from"] == "2098-01-01"
    second = _published(bureau, NEXT, effective_from="2099-01-01", supersede=True)
    assert second.status_code == 200, second.text
    shelf = signed_in.service.shelf
    found = [shelf.find("city/own", year=year) for year in (2098, 2099, 2100)]
    assert [x and x.version for x in found] == ["2025.1", "2099.1", "2099.1"]
    versions = bureau.get("/v1/sets/city~own").json()["versions"]
    assert [(x["version"], x["effective_to"]) for x in versions] == [
        ("2099.1", None),
        ("2025.1", "2098-12-31"),
    ]
    assert bureau.get("/v1/set-drafts").json()["items"] == []


def test_a_first_day_that_has_passed_wants_a_reason(signed_in: SignedIn) -> None:
    """The reason is kept in the log."""
    bureau = signed_in("bureau", "city_a")
    draft = _draft(bureau, OWN)
    refused = _publish(bureau, draft, OWN)
    assert refused.status_code == 422
    assert "理由" in refused.json()["detail"]
    done = _publish(bureau, draft, OWN, reason="补发去年的版本")
    assert done.status_code == 200, done.text
    assert done.json()["effective_from"] == "2025-01-01"
    log = signed_in("auditor", "province").get("/v1/log?subject=set").text
    assert "补发去年的版本" in log or "\\u8865" in log


@pytest.mark.parametrize(
    ("text", "wanted", "status", "said"),
    [
        (NO_DAY, {}, 422, "没有写明从哪天起生效"),
        (NO_DAY, {"effective_from": "2099-02-30"}, 422, ""),
        (
            NO_DAY,
            {"effective_from": "2099-02-01", "effective_to": "2099-01-31"},
            422,
            "之前",
        ),
        (OWN, {"effective_from": "2099-01-01"}, 422, "正文写明的是 2025-01-01"),
        (NO_DAY.replace("0, 60)", "0, 50)"), {}, 422, "错误"),
        (NO_DAY.replace("总分 = 70分", "总分 = 71分"), {}, 422, "没有通过"),
        (NO_DAY.replace("city/own", "test/../own"), {}, 409, "编号"),
    ],
)
def test_what_is_not_in_order_is_not_published(
    signed_in: SignedIn, text: str, wanted: dict[str, str], status: int, said: str
) -> None:
    """Each is refused with what is and what is required; nothing is changed."""
    bureau = signed_in("bureau", "city_a")
    answer = _published(bureau, text, **wanted)
    assert answer.status_code == status, answer.text
    assert said in answer.text
    assert len(bureau.get("/v1/set-drafts").json()["items"]) == 1


def test_errors_are_told_with_their_places(signed_in: SignedIn) -> None:
    """A gap between grades is told at its line."""
    text = NO_DAY.replace("差：[0, 60)", "差：[0, 50)")
    answer = _published(
        signed_in("bureau", "city_a"), text, effective_from="2099-01-01"
    )
    (told,) = answer.json()["diagnostics"]
    assert told["rule"] == "bands-leave-a-gap"
    assert text.split("\n")[told["line"] - 1].strip().startswith(("良", "差"))


def test_another_text_than_was_looked_at_is_not_published(signed_in: SignedIn) -> None:
    """Neither another digest nor an ETag that has passed will do."""
    bureau = signed_in("bureau", "city_a")
    draft = _draft(bureau, NO_DAY)
    other = _publish(bureau, draft, NEXT, effective_from="2099-01-01")
    assert other.status_code == 412
    changed = bureau.put(
        f"/v1/set-drafts/{draft}", json={"text": NEXT}, headers={"If-Match": '"1"'}
    )
    assert changed.status_code == 200
    stale = _publish(bureau, draft, NEXT, effective_from="2099-01-01")
    assert stale.status_code == 412
    assert stale.json()["current"]["etag"] == "2"
    unsaid = bureau.post(
        f"/v1/set-drafts/{draft}/publish",
        json={"sha256": "0" * 64, "effective_from": "2099-01-01"},
    )
    assert unsaid.status_code == 428


def test_days_may_not_overlap(signed_in: SignedIn) -> None:
    """Of two versions of one id only one is in force on a day."""
    bureau = signed_in("bureau", "city_a")
    wanted = {"effective_from": "2098-01-01", "effective_to": "2098-12-31"}
    assert _published(bureau, NO_DAY, **wanted).status_code == 200
    answer = _published(bureau, NEXT, effective_from="2098-12-31", supersede=True)
    assert answer.status_code == 409
    assert "重叠" in answer.json()["detail"]
    assert "前一天" not in answer.json()["detail"]
    free = _published(bureau, NEXT, effective_from="2099-01-01")
    assert free.status_code == 200


@pytest.mark.parametrize(
    ("day", "is_told"), [("2098-01-01", False), ("2098-01-02", True)]
)
def test_a_later_version_is_told_how_to_take_over(
    signed_in: SignedIn, day: str, *, is_told: bool
) -> None:
    """The one before can end the day before, unless both begin on one day."""
    bureau = signed_in("bureau", "city_a")
    assert _published(bureau, NO_DAY, effective_from="2098-01-01").status_code == 200
    answer = _published(bureau, NEXT, effective_from=day)
    assert answer.status_code == 409
    assert ("或让它到前一天为止" in answer.json()["detail"]) is is_told
    again = _published(bureau, NEXT, effective_from=day, supersede=True)
    assert (again.status_code == 200) is is_told


def test_a_version_is_published_once(signed_in: SignedIn) -> None:
    """The same version again, with whatever text, needs another number."""
    bureau = signed_in("bureau", "city_a")
    assert _published(bureau, NO_DAY, effective_from="2098-01-01").status_code == 200
    answer = _published(bureau, NO_DAY, effective_from="2099-01-01")
    assert answer.status_code == 409
    assert "已经发布过" in answer.json()["detail"]


@pytest.mark.parametrize("written", ["City/own", "city/OWN"])
def test_an_id_that_looks_like_another_is_not_taken(
    signed_in: SignedIn, written: str
) -> None:
    """Nobody could tell the two apart on a form."""
    bureau = signed_in("bureau", "city_a")
    assert _published(bureau, NO_DAY, effective_from="2098-01-01").status_code == 200
    text = NO_DAY.replace("city/own", written)
    draft = _draft(bureau, text)
    ready = bureau.get(f"/v1/set-drafts/{draft}/readiness").json()
    assert ready["is_ready"] is False
    assert "“city/own”只差大小写" in ready["faults"][0]
    answer = _publish(bureau, draft, text, effective_from="2099-01-01")
    assert answer.status_code == 409


@pytest.mark.usefixtures("stored")
def test_an_id_of_another_is_not_taken(signed_in: SignedIn) -> None:
    """A shipped set's id stays the program's."""
    answer = _published(signed_in("bureau", "city_a"), STRICTER)
    assert answer.status_code == 409
    assert "自带" in answer.json()["detail"]


def test_a_version_nobody_used_can_be_withdrawn(signed_in: SignedIn) -> None:
    """By the unit that issued it, with a reason, once."""
    bureau = signed_in("bureau", "city_a")
    assert _published(bureau, NO_DAY, effective_from="2099-01-01").status_code == 200
    path = "/v1/sets/city~own/versions/2025.1/withdraw"
    other = signed_in("bureau", "city_b").post(path, json={"reason": "不是我的"})
    assert other.status_code == 404
    assert bureau.post(path, json={"reason": ""}).status_code == 422
    done = bureau.post(path, json={"reason": "分值有误"})
    assert done.json()["state"] == "withdrawn"
    assert bureau.post(path, json={"reason": "再来"}).status_code == 409


def test_a_set_over_a_withdrawn_version_is_not_published(signed_in: SignedIn) -> None:
    """It can be written on, and says what is in its way."""
    bureau = signed_in("bureau", "city_a")
    assert _published(bureau, NO_DAY, effective_from="2099-01-01").status_code == 200
    wish = {"from": "city/own@2025.1", "as": "derived", "id": "city/over"}
    draft = bureau.post("/v1/set-drafts", json=wish).json()
    address = f"/v1/set-drafts/{draft['id']}/readiness"
    assert bureau.get(address).json()["faults"] == []
    path = "/v1/sets/city~own/versions/2025.1/withdraw"
    assert bureau.post(path, json={"reason": "分值有误"}).status_code == 200
    ready = bureau.get(address).json()
    assert (ready["errors"], ready["is_ready"]) == (0, False)
    assert "“city/own@2025.1”已经撤回" in ready["faults"][0]
    answer = _publish(bureau, draft["id"], draft["text"], reason="补发")
    assert answer.status_code == 409


def test_a_version_in_use_stays(signed_in: SignedIn) -> None:
    """Once a unit began an assessment by it, it is not withdrawn."""
    bureau = signed_in("bureau", "city_a")
    done = _published(bureau, OWN, reason="补发")
    assert done.status_code == 200
    begun = signed_in("unit", "unit_a").post(
        "/v1/assessments", json={"set": "city/own@2025.1", "year": 2025}
    )
    assert begun.status_code == 201, begun.text
    path = "/v1/sets/city~own/versions/2025.1/withdraw"
    answer = bureau.post(path, json={"reason": "分值有误"})
    assert answer.status_code == 409
    assert "不能撤回" in answer.json()["detail"]
    listed = bureau.get("/v1/sets/city~own").json()["versions"]
    assert [each["state"] for each in listed] == ["published"]


def test_readiness_tells_what_is_to_be_seen(signed_in: SignedIn) -> None:
    """Errors, cases, what differs from the version in force."""
    bureau = signed_in("bureau", "city_a")
    assert _published(bureau, NO_DAY, effective_from="2098-01-01").status_code == 200
    draft = _draft(bureau, NEXT)
    found = bureau.get(f"/v1/set-drafts/{draft}/readiness").json()
    assert found["is_ready"] is True
    assert found["before"] == "city/own@2025.1"
    assert (found["cases"]["count"], found["cases"]["passed"]) == (1, 1)
    told = {(x["before"], x["after"]) for x in found["changes"]}
    assert ("2025.1", "2099.1") in told
    assert any("80%" in before and "84%" in after for before, after in told)
