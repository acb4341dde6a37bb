"""Two people work on one assessment: the second is told, and neither loses anything."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.web.assessing.forms import begun, moved, published, with_actual
from tests.web.people import Org, Place, SignedIn, Signing

from perfscore.store.ids import now
from perfscore.store.people import Role
from perfscore.web.assessing.drafting import Saving, keep, look
from perfscore.web.assessing.moving import Move, make_move
from perfscore.web.assessing.states import Action
from perfscore.web.problems import ProblemError
from perfscore.web.security.principal import Principal
from perfscore.web.service import Service


def principal(org: Org, role: Role, place: Place) -> Principal:
    """Give a user as one who asks."""
    user, unit = org.user(role, place), org.units[place]
    return Principal(user.id, user.login, user.name, role, unit.id, unit.path)


def test_the_second_is_given_what_the_first_has_kept(signed_in: SignedIn) -> None:
    user = signed_in.org.user("unit", "unit_a")
    first, second = signed_in.fresh(user), signed_in.fresh(user)
    found = begun(first)
    address = f"/v1/assessments/{found['id']}/document"
    known = {"If-Match": f'"{found["etag"]}"'}
    mine, other = with_actual(0, "80%"), with_actual(1, "70%")
    assert first.put(address, json={"document": mine}, headers=known).status_code == 200
    refused = second.put(address, json={"document": other}, headers=known)
    assert refused.status_code == 412
    current = refused.json()["current"]
    assert (current["etag"], current["document"]) == ("2", mine)
    assert refused.headers["ETag"] == '"2"'
    kept = second.put(address, json={"document": other}, headers={"If-Match": '"2"'})
    assert kept.json()["etag"] == "3"


@pytest.mark.parametrize(
    ("header", "status"),
    [
        (None, 428),
        ('"9"', 412),
        ("3", 412),
        ('W/"1"', 412),
        ('"9", W/"1"', 412),
        ('"1" "9"', 412),
        ('"9", "1"', 200),
        ('"a,b" , "1"', 200),
        ("*", 200),
    ],
)
def test_a_change_says_what_it_changes(
    header: str | None, status: int, signed_in: Signing
) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    headers = {} if header is None else {"If-Match": header}
    address = f"/v1/assessments/{found['id']}"
    wish = {"document": published()}
    kept = unit.put(f"{address}/document", json=wish, headers=headers)
    assert kept.status_code == status
    if status == 200:
        headers = {"If-Match": headers["If-Match"].replace("1", "2")}
    assert unit.post(f"{address}/submit", headers=headers).status_code == status


def test_of_many_that_save_at_once_one_does(
    service: Service, org: Org, signed_in: Signing
) -> None:
    found = begun(signed_in("unit", "unit_a"))
    asking = principal(org, "unit", "unit_a")

    def save(number: int) -> str:
        document = published(备注=[str(number)])
        try:
            made = keep(service, asking, found["id"], Saving(document, '"1"'))
        except ProblemError as problem:
            return problem.kind.name
        return f"kept {made.document['备注'][0]}"

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(save, range(16)))
    kept = [each for each in told if each.startswith("kept")]
    assert len(kept) == 1
    assert set(told) - set(kept) == {"changed-meanwhile"}
    after = look(service, asking, found["id"])
    assert f"kept {after.document['备注'][0]}" == kept[0]
    assert after.one.etag == 2


def test_of_two_evaluators_one_takes_it_up(
    service: Service, org: Org, signed_in: Signing
) -> None:
    unit = signed_in("unit", "unit_a")
    found = moved(unit, begun(unit), "submit")
    places: tuple[Place, ...] = ("county_a", "city_a", "province")

    def take(place: Place) -> str:
        asking = principal(org, "evaluator", place)
        move = Move(Action.TAKE, f'"{found["etag"]}"')
        try:
            make_move(service, asking, found["id"], move)
        except ProblemError as problem:
            return problem.kind.name
        return "taken"

    with ThreadPoolExecutor(3) as pool:
        told = sorted(pool.map(take, places))
    assert told.count("taken") == 1
    steps = unit.get(f"/v1/assessments/{found['id']}/history").json()["items"]
    assert [each["action"] for each in steps] == ["submitted", "taken"]
    assert steps[1]["at"] <= now()
