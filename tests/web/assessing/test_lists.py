"""Lists: who sees what, words that are searched for, pages that lose nothing."""

import pytest
from tests.web.assessing.forms import begun, moved, published
from tests.web.people import Org, Place, Signing, program

from perfscore.store.assessments import Content, NewAssessment, add
from perfscore.store.people import Role
from perfscore.web.service import Service

ACTOR: Role = "unit"


def fill(service: Service, org: Org, count: int, place: Place = "unit_a") -> None:
    """Keep drafts with totals from 0 on, every third without one."""
    unit, user = org.units[place], org.user(ACTOR, place)
    with service.database.changing() as connection:
        for number in range(count):
            total = None if number % 3 == 0 else str(number)
            content = Content(
                document="{}",
                sha256="0" * 64,
                unit_name=unit.name,
                project=f"项目{number}",
                year=2020 + number % 3,
                search=f"{unit.name}\n项目{number}\nabc%_{number}",
                total=total,
                total_order=None if total is None else number * 10**6,
            )
            new = NewAssessment(unit.id, "national/project-2020", "2020.1", content)
            by = program(f"2026-01-01T00:00:{number // 2:02}.000000Z")
            add(connection, new, by, user_id=user.id)


@pytest.mark.parametrize("sort", ["-changed", "changed", "-total", "total", "-rate"])
def test_pages_give_each_once_in_order(
    sort: str, service: Service, org: Org, signed_in: Signing
) -> None:
    fill(service, org, 23)
    unit = signed_in("unit", "unit_a")
    found, cursor = [], ""
    while True:
        params = {"sort": sort, "limit": "5", "cursor": cursor}
        page = unit.get("/v1/assessments", params=params).json()
        assert page["total"] == 23
        found += page["items"]
        cursor = page["next"] or ""
        if not cursor:
            break
    assert len({each["id"] for each in found}) == 23
    if sort.endswith("changed"):
        keys = [each["changed_at"] for each in found]
    elif sort.endswith("total"):
        keys = [-1 if each["total"] is None else int(each["total"]) for each in found]
    else:
        keys = []
    assert keys == sorted(keys, reverse=sort.startswith("-"))


def test_words_are_found_in_any_case_and_taken_as_they_are(
    service: Service, org: Org, signed_in: Signing
) -> None:
    fill(service, org, 12)
    unit = signed_in("unit", "unit_a")

    def found(words: str) -> set[str]:
        page = unit.get("/v1/assessments", params={"q": words}).json()
        return {each["project"] for each in page["items"]}

    assert found("项目11") == {"项目11"}
    assert found("ABC%_7") == {"项目7"}
    assert found("教育局 项目3") == {"项目3"}
    assert found("%") == {f"项目{number}" for number in range(12)}
    assert found("a_c") == set()
    assert found("不存在") == set()


def test_long_names_of_rare_characters_are_kept_and_found(signed_in: Signing) -> None:
    """Each takes four bytes; what an index of PostgreSQL has room for is indexed."""
    unit = signed_in("unit", "unit_a")
    rare = "".join(chr(0x20000 + 37 * at) for at in range(400))
    made = begun(unit, published(单位=rare, 项目=rare[::-1]))
    page = unit.get("/v1/assessments", params={"q": rare[:20]}).json()
    assert [each["id"] for each in page["items"]] == [made["id"]]


def test_each_sees_what_is_his(signed_in: Signing) -> None:
    unit, other = signed_in("unit", "unit_a"), signed_in("unit", "unit_b")
    draft = begun(unit, published(项目="草稿"))
    handed = moved(unit, begun(unit, published(项目="提交")), "submit")
    begun(other)

    def seen(role: str, place: Place) -> set[str]:
        client = signed_in(role, place)  # type: ignore[arg-type]
        return {each["id"] for each in client.get("/v1/assessments").json()["items"]}

    assert seen("unit", "unit_a") == {draft["id"], handed["id"]}
    for place in ("county_a", "city_a", "province"):
        for role in ("evaluator", "bureau", "auditor"):
            assert seen(role, place) == {handed["id"]}
    assert seen("evaluator", "city_b") == set()
    assert seen("unit", "county_a") == set()
    assert (
        signed_in("administrator", "province").get("/v1/assessments").status_code == 403
    )


def test_a_unit_named_from_outside_gives_nothing(org: Org, signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_b")
    moved(unit, begun(unit), "submit")
    evaluator = signed_in("evaluator", "county_a")
    for place in ("unit_b", "city_b", "province"):
        params = {"unit": org.units[place].id}
        page = evaluator.get("/v1/assessments", params=params).json()
        assert page["items"] == []
    above = signed_in("evaluator", "province")
    page = above.get("/v1/assessments", params={"unit": org.units["city_b"].id}).json()
    assert len(page["items"]) == 1


@pytest.mark.parametrize(
    "cursor", ["x", "W10", "WzEsMl0", "bnVsbA", "WyJhIiwiYiIsdHJ1ZV0"]
)
def test_a_cursor_that_is_none_is_told(cursor: str, signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    answer = unit.get("/v1/assessments", params={"cursor": cursor})
    assert answer.status_code == 422
