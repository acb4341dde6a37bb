"""Published sets are listed, read, printed blank and compared through REST."""

import csv
import io
import json
import zipfile
from hashlib import sha256

import pytest
from tests.web.people import Org, Place, SignedIn, Signing
from tests.web.sets.texts import published, small_set

from perfscore.api.loading import shipped_text
from perfscore.api.scoring import score_file
from perfscore.web.service import Service
from perfscore.web.shelf import Shelf

PROJECT = "/v1/sets/national~project-2020"


def test_everybody_reads_what_is_published(
    signed_in: Signing, service: Service, org: Org, shelf: Shelf
) -> None:
    published(service, small_set(), unit_id=org.units["city_a"].id)
    offering: dict[Place, bool] = {"unit_a": True, "city_b": False, "province": False}
    for place, is_offered in offering.items():
        client = signed_in("unit", place)
        items = client.get("/v1/sets", params={"q": "培训"}).json()["items"]
        assert [each["id"] for each in items] == ["city/training"]
        (training,) = items
        assert training["is_offered"] is is_offered
        assert training["issuer"]["name"] == "甲市"
        assert training["kind"] == "project"
        offered = client.get("/v1/sets", params={"offered": True}).json()
        ids = {each["id"] for each in offered["items"]}
        assert "national/project-2020" in ids
        assert ("city/training" in ids) is is_offered
        version = client.get("/v1/sets/city~training/versions/2020.1").json()
        assert version["text"] == small_set()
    assert len(shelf.ids()) == 12


def test_a_list_comes_in_pages(
    signed_in: Signing, service: Service, org: Org, shelf: Shelf
) -> None:
    """None is lost where one id begins as another does, such as hunan and hunan2."""
    for id_ in ("hunan/training", "hunan2/training", "hunan-x/training"):
        published(service, small_set(id_=id_), unit_id=org.units["city_a"].id)
    client = signed_in("auditor", "city_a")
    found: list[str] = []
    cursor = ""
    while True:
        page = client.get(f"/v1/sets?limit=1&cursor={cursor}").json()
        assert page["total"] == len(shelf.ids())
        found += [each["id"] for each in page["items"]]
        if page["next"] is None:
            break
        cursor = page["next"]
    assert found == sorted(shelf.ids())


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (
            {"region": "hunan"},
            ["hunan/yueyang/department", "hunan/zhuzhou/department-2021"],
        ),
        ({"region": "hunan/zhuzhou"}, ["hunan/zhuzhou/department-2021"]),
        ({"region": "hu"}, []),
        ({"kind": "transfer"}, []),
        ({"kind": "department", "region": "national"}, ["national/department-2013"]),
        ({"year": 2019, "region": "city"}, []),
        ({"year": 2020, "region": "city"}, ["city/training"]),
        ({"year": 2021, "region": "city"}, []),
    ],
)
def test_sets_are_found_by_region_kind_and_year(
    signed_in: SignedIn,
    shelf: Shelf,
    wanted: dict[str, str | int],
    ids: list[str],
) -> None:
    """One of a city is effective in 2020 alone; the others are as they ship."""
    text = small_set(days="2020年1月1日 至 2020年12月31日")
    org = signed_in.org
    published(signed_in.service, text, unit_id=org.units["city_a"].id)
    client = signed_in("bureau", "city_a")
    found = client.get("/v1/sets", params=wanted).json()
    assert [each["id"] for each in found["items"]] == ids
    page = client.get("/sets", params=wanted).text
    shown = [each for each in shelf.ids() if f">{each}</span>" in page]
    assert shown == ids
    assert ">湖南 zhuzhou</option>" in page


def test_the_text_is_the_one_that_ships(signed_in: Signing, shelf: Shelf) -> None:
    text = shipped_text("national/project-2020").value
    assert text is not None
    answer = signed_in("unit", "unit_b").get(f"{PROJECT}/versions/2020.1").json()
    assert answer["text"] == text
    assert answer["sha256"] == sha256(text.encode()).hexdigest()
    assert answer["issuer"] is None
    assert answer["published_by"] is None
    assert shelf.find("national/project-2020") is not None


@pytest.mark.parametrize("to", ["xlsx", "docx", "yaml", "html"])
def test_blank_forms_are_downloaded(signed_in: Signing, shelf: Shelf, to: str) -> None:
    assert shelf.ids()
    client = signed_in("unit", "unit_a")
    answer = client.get(f"{PROJECT}/versions/2020.1/form", params={"format": to})
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if to in {"xlsx", "docx"}:
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            assert file.testzip() is None
    else:
        assert "产出指标" in answer.text


def test_the_example_scores_as_shipped(
    signed_in: Signing, shelf: Shelf, tmp_path: pytest.TempPathFactory
) -> None:
    assert shelf.ids()
    answer = signed_in("unit", "unit_a").get(f"{PROJECT}/versions/2020.1/example")
    path = f"{tmp_path}/example.yaml"
    with open(path, "wb") as file:  # noqa: PTH123 - a name in a folder of the test
        file.write(answer.content)
    here = score_file(path, set_name="national/project-2020").value
    shipped = score_file("national/project-2020").value
    assert here is not None
    assert shipped is not None
    assert here.total == shipped.total


def test_the_first_case_is_the_example_of_a_bureaus_set(
    signed_in: Signing, service: Service, org: Org
) -> None:
    published(service, small_set(), unit_id=org.units["city_a"].id)
    client = signed_in("unit", "unit_a")
    answer = client.get("/v1/sets/city~training/versions/2020.1/example")
    assert answer.status_code == 200
    lines = [each.split("#")[0].strip() for each in answer.text.splitlines()]
    rows = dict(csv.reader((each for each in lines if ": " in each), delimiter=":"))
    assert {rows["计划人数"].strip(" \"'"), rows["培训人数"].strip(" \"'")} == {
        "50",
        "40",
    }


def test_versions_are_compared(signed_in: Signing, service: Service, org: Org) -> None:
    unit = org.units["city_a"].id
    published(service, small_set(), unit_id=unit)
    stricter = small_set(version="2024.1", days="2024年1月1日 起").replace(
        "[90, 100]", "[95, 100]"
    )
    stricter = stricter.replace("[80, 90)", "[80, 95)")
    published(service, stricter, unit_id=unit, supersede=True)
    client = signed_in("unit", "unit_b")
    params = {"old": "2020.1", "new": "2024.1"}
    answer = client.get("/v1/sets/city~training/diff", params=params)
    made = answer.json()
    assert "grade" in json.dumps(made)
    text = client.get(
        "/v1/sets/city~training/diff", params={**params, "format": "text"}
    ).text
    assert "95" in text


@pytest.mark.parametrize(
    "address",
    [
        "/v1/sets/no~such",
        "/v1/sets/national~project-2020/versions/1999.1",
        "/v1/sets/..~..~etc~passwd/versions/1",
        "/v1/sets/national~project-2020/versions/1999.1/form",
        "/v1/sets/no~such/diff?old=1&new=2",
    ],
)
def test_what_is_not_published_is_not_found(
    signed_in: Signing, shelf: Shelf, address: str
) -> None:
    assert shelf.ids()
    answer = signed_in("unit", "unit_a").get(address)
    assert answer.status_code == 404
    assert answer.json()["type"] == "urn:perfscore:problem:not-found"
