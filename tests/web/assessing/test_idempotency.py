"""A POST that comes again with its key is answered again, and not done again."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.web.assessing.forms import SET, begun, published
from tests.web.people import Signing


def test_the_same_request_gets_the_same_answer(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    wish, key = (
        {"set": SET, "document": published()},
        {"Idempotency-Key": "a-1"},
    )
    first = unit.post("/v1/assessments", json=wish, headers=key)
    again = unit.post("/v1/assessments", json=wish, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    for each in ("Location", "ETag", "Content-Type"):
        assert again.headers[each] == first.headers[each]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert "Idempotency-Replayed" not in first.headers
    assert unit.get("/v1/assessments").json()["total"] == 1


def test_a_key_belongs_to_one_request_of_one_user(signed_in: Signing) -> None:
    unit, other = signed_in("unit", "unit_a"), signed_in("unit", "unit_b")
    key = {"Idempotency-Key": "k"}
    assert unit.post("/v1/assessments", json={"set": SET}, headers=key).is_success
    wish = {"set": SET, "year": 2021}
    refused = unit.post("/v1/assessments", json=wish, headers=key)
    assert refused.status_code == 422
    assert refused.json()["type"] == "urn:perfscore:problem:key-used"
    assert other.post("/v1/assessments", json=wish, headers=key).status_code == 201


def test_what_was_refused_can_come_again(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    address, key = f"/v1/assessments/{found['id']}/submit", {"Idempotency-Key": "k"}
    stale = unit.post(address, headers={**key, "If-Match": '"7"'})
    assert stale.status_code == 412
    done = unit.post(address, headers={**key, "If-Match": '"1"'})
    assert done.json()["state"] == "submitted"
    again = unit.post(address, headers={**key, "If-Match": '"1"'})
    assert again.json() == done.json()


def test_files_in_parts_are_the_same_whatever_parts_them(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    key, told = {"Idempotency-Key": "k"}, []
    for boundary in ("aaaa", "bbbbbbbb"):
        body = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n'
            f'batch\r\n--{boundary}\r\nContent-Disposition: form-data; name="file"; '
            f'filename="a.json"\r\n\r\n{{}}\r\n--{boundary}--\r\n'
        )
        media = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        answer = unit.post("/v1/jobs", content=body, headers={**key, **media})
        assert answer.status_code == 202, answer.text
        told.append(answer.json()["id"])
    assert told[0] == told[1]


def test_of_many_at_once_one_is_done(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    key = {"Idempotency-Key": "k"}

    def post(_: int) -> int:
        return unit.post("/v1/assessments", json={"set": SET}, headers=key).status_code

    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(post, range(6)))
    assert set(told) <= {201, 409}
    assert 201 in told
    assert unit.get("/v1/assessments").json()["total"] == 1


@pytest.mark.parametrize("name", ["", "x" * 201])
def test_a_key_is_short_and_not_empty(name: str, signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    headers = {"Idempotency-Key": name}
    answer = unit.post("/v1/assessments", json={"set": SET}, headers=headers)
    assert answer.status_code == 422
