"""Forms come in from Excel and go out in every format; receipts are kept."""

import json
from pathlib import Path

import pytest
from tests.web.assessing.forms import SET, begun, moved, published, with_actual
from tests.web.people import Signing

from perfscore.api.verifying import verify


def test_a_form_goes_out_as_excel_and_comes_back(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit, with_actual(0, "90%", "名册未齐"))
    address = f"/v1/assessments/{found['id']}"
    book = unit.get(f"{address}/form", params={"format": "xlsx"})
    assert "attachment" in book.headers["Content-Disposition"]
    assert book.headers["X-Content-Type-Options"] == "nosniff"

    parts = {"file": ("自评.xlsx", book.content)}
    made = unit.post("/v1/assessments/import", files=parts)
    assert made.status_code == 201, made.text
    again = made.json()
    assert (again["total"], again["grade"]) == (found["total"], found["grade"])
    said = {"name": "自评.xlsx", "forms": 1, "number": 1, "set": SET}
    assert again["read"] == said
    row = again["document"]["指标"][0]
    assert (row["完成值"], row["偏差原因"]) == ("90%", "名册未齐")
    kept = unit.get(f"/v1/assessments/{again['id']}/files").json()["items"]
    assert [each["name"] for each in kept] == ["自评.xlsx"]
    same = unit.get(f"/v1/assessments/{again['id']}/files/{kept[0]['id']}")
    assert same.content == book.content


def test_a_draft_is_filled_from_a_form(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    draft = unit.post("/v1/assessments", json={"set": SET}).json()
    body = json.dumps(published(), ensure_ascii=False).encode()
    answer = unit.post(
        f"/v1/assessments/{draft['id']}/import",
        files={"file": ("甲.json", body)},
        headers={"If-Match": '"1"'},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["working"]["score"]["total"] == "100"
    assert unit.get(f"/v1/assessments/{draft['id']}").json()["total"] == "100"


def test_of_several_forms_one_is_chosen(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    pages = []
    for name in ("甲单位", "乙单位"):
        found = begun(unit, published(单位=name))
        page = unit.get(f"/v1/assessments/{found['id']}/form?format=html").text
        pages.append(page[page.index("<body") : page.index("</body>")])
    both = f"<html>{''.join(pages)}</html>".encode()
    parts = {"file": ("两张.html", both)}
    asked = unit.post("/v1/assessments/import", files=parts, params={"set": SET})
    assert asked.status_code == 409
    assert [each["unit"] for each in asked.json()["forms"]] == ["甲单位", "乙单位"]
    params = {"set": SET, "number": "2"}
    made = unit.post("/v1/assessments/import", files=parts, params=params)
    assert made.json()["unit_name"] == "乙单位"


def test_what_is_no_form_is_told(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    parts = {"file": ("自评.xlsx", b"PK nothing")}
    answer = unit.post("/v1/assessments/import", files=parts)
    assert answer.status_code == 422
    assert answer.json()["diagnostics"]


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("xlsx", b"PK"),
        ("docx", b"PK"),
        ("pdf", b"%PDF"),
        ("html", b"<!DOCTYPE"),
        ("md", b"#"),
        ("json", b"{"),
        ("yaml", "指标体系".encode()),
        ("table", b""),
    ],
)
def test_the_form_comes_in_every_format(
    form: str, begins: bytes, signed_in: Signing
) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit)
    params = {"format": form, "with_trace": "true"}
    answer = unit.get(f"/v1/assessments/{found['id']}/form", params=params)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)


def test_the_receipt_of_what_was_handed_in_verifies(
    signed_in: Signing, tmp_path: Path
) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit, with_actual(0, "90%"))
    address = f"/v1/assessments/{found['id']}"
    assert unit.get(f"{address}/receipt").status_code == 404
    moved(unit, found, "submit")
    path = tmp_path / "receipt.json"
    path.write_bytes(unit.get(f"{address}/receipt").content)
    verified = verify(str(path))
    assert verified.status == "same"
    assert verified.score is not None
    assert verified.score.total == 98


def test_a_derivation_is_given_in_words(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit, with_actual(0, "90%"))
    address = f"/v1/assessments/{found['id']}/explanation"
    params = {"indicator": "完成宣传、推介工作任务", "format": "text"}
    assert "18" in unit.get(address, params=params).text
    assert unit.get(address, params={"indicator": "没有"}).status_code == 404
    whole = unit.get(address).json()
    assert whole


def test_the_audit_puts_claimed_beside_recomputed(signed_in: Signing) -> None:
    unit = signed_in("unit", "unit_a")
    found = begun(unit, with_actual(0, "90%", "原因"))
    audit = unit.get(f"/v1/assessments/{found['id']}/audit").json()
    line = next(each for each in audit["lines"] if each["at"]["path"][-1][:2] == "完成")
    assert (line["claimed"], line["recomputed"]) == ("20", "18")
    wrong = {each["rule"] for each in audit["findings"]}
    assert "line-score-wrong" in wrong or wrong
