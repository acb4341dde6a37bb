"""A set is for the unit that issued it and those below; others begin nothing by it."""

import pytest
from tests.web.people import Org, Place, SignedIn
from tests.web.sets.texts import published, small_set

from perfscore.store.sets import SetText
from perfscore.web.service import Service

NAME = "city/training@2020.1"
FORM = f"单位: 某局\n年度: 2024\n指标体系: {NAME}\n".encode()


@pytest.mark.parametrize(("place", "status"), [("unit_a", 201), ("unit_b", 422)])
def test_a_draft_is_begun_by_the_sets_of_ones_own_city(
    signed_in: SignedIn, service: Service, org: Org, place: Place, status: int
) -> None:
    """Neither typed, nor with a file that names it, nor with one put beside it."""
    issuer = org.units["city_a"].id
    assert isinstance(published(service, small_set(), unit_id=issuer), SetText)
    unit = signed_in("unit", place)
    for name in (NAME, "city/training"):
        made = unit.post("/v1/assessments", json={"set": name, "year": 2024})
        assert made.status_code == status, made.text
        told = made.json().get("diagnostics", [])
        assert [each["rule"] for each in told] == ["unknown-set"] * (status == 422)
    for params in ({}, {"set": NAME}):
        sent = {"file": ("自评.yaml", FORM, "application/yaml")}
        made = unit.post("/v1/assessments/import", params=params, files=sent)
        assert made.status_code == status, made.text
    sent = {"file": ("自评.yaml", FORM, "application/yaml")}
    fields = {"kind": "upload", "set": NAME}
    made = unit.post("/v1/jobs", data=fields, files=sent)
    assert made.status_code == (202 if status == 201 else status), made.text


def test_drafts_of_others_do_not_keep_a_set_from_being_withdrawn(
    signed_in: SignedIn, service: Service, org: Org
) -> None:
    issuer = org.units["city_a"].id
    assert isinstance(published(service, small_set(), unit_id=issuer), SetText)
    signed_in("unit", "unit_b").post("/v1/assessments", json={"set": NAME})
    gone = signed_in("bureau", "city_a").post(
        "/v1/sets/city~training/versions/2020.1/withdraw", json={"reason": "有误"}
    )
    assert gone.status_code == 200, gone.text

    unit = signed_in("unit", "unit_a")
    sent = {"file": ("自评.yaml", FORM, "application/yaml")}
    made = unit.post("/v1/assessments/import", params={"set": NAME}, files=sent)
    assert made.status_code == 422
