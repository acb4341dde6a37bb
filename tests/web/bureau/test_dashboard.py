"""What was submitted is counted exactly, each unit with those below it alone."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from tests.web.people import Place, SignedIn, program

from perfscore.store import keeping, units
from perfscore.store.log import Change, record
from perfscore.web.service import Service

pytestmark = pytest.mark.usefixtures("stored")


def _figures(client: TestClient, **params: Any) -> dict[str, Any]:  # noqa: ANN401
    answer = client.get("/v1/dashboard", params={"least": 1, **params})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_province_sees_what_all_below_it_submitted(signed_in: SignedIn) -> None:
    """337 points among four: 84.25; of 67, 70, 100, 100 the second is 70."""
    found = _figures(signed_in("bureau", "province"))
    assert found["unit"] == "省财政厅"
    assert found["assessments"] == 4
    assert found["total"] == {
        "count": 4,
        "mean": "84.25",
        "least": "67",
        "most": "100",
        "lower_quartile": "67",
        "median": "70",
        "upper_quartile": "100",
    }
    assert found["grades"] == [
        {"name": "优", "from": "90", "count": 2},
        {"name": "良", "from": "60", "count": 2},
        {"name": "差", "from": "0", "count": 0},
    ]
    assert found["states"] == {
        "approved": 1,
        "under-review": 1,
        "submitted": 2,
        "returned": 1,
    }


def test_groups_are_the_units_of_the_next_level(signed_in: SignedIn) -> None:
    """甲市 has 100 and 70, 乙市 100 and 67; each has one 优."""
    (grouped,) = _figures(signed_in("bureau", "province"))["groups"]
    assert grouped["by"] == "单位"
    assert [(x["name"], x["count"], x["mean"]) for x in grouped["of"]] == [
        ("乙市", 2, "83.5"),
        ("甲市", 2, "85"),
    ]
    (city,) = _figures(signed_in("bureau", "city_a"))["groups"]
    assert [(x["name"], x["count"]) for x in city["of"]] == [("甲县", 2)]


def test_indicators_tell_how_many_have_full_marks(signed_in: SignedIn) -> None:
    """满意度 40, 40, 40, 20; 培训 40, 20, 40, 32; 预算执行 20, 10, 20, 15."""
    found = _figures(signed_in("bureau", "province"))["indicators"]
    assert {x["path"]: (x["weight"], x["full"], x["mean"]) for x in found} == {
        "预算执行": ("20", 2, "16.25"),
        "培训": ("40", 2, "33"),
        "满意度": ("40", 3, "35"),
    }
    few = _figures(signed_in("bureau", "province"), least=5)
    assert few["indicators"] == []


def test_claimed_totals_are_held_against_scores(signed_in: SignedIn) -> None:
    """Of two claimed totals 乙's is ten points too high."""
    claims = _figures(signed_in("bureau", "province"))["claims"]
    assert (claims["compared"], claims["differ"]) == (2, 1)
    assert [(x["project"], x["difference"]) for x in claims["largest"]] == [
        ("乙", "10")
    ]


def test_execution_rates_lie_on_a_grid(signed_in: SignedIn) -> None:
    """50% with 70, 75% with 67 (from 66 on), 100% twice with 100."""
    cells = _figures(signed_in("bureau", "province"))["execution"]["cells"]
    assert [(x["rate_from"], x["total_share_from"], x["count"]) for x in cells] == [
        ("0.5", "0.7", 1),
        ("0.75", "0.66", 1),
        ("1", "1", 2),
    ]


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({"year": 2025}, 4),
        ({"year": 2024}, 0),
        ({"set": "test/small"}, 4),
        ({"set": "test/small@2025.1"}, 4),
        ({"set": "test/small@2024.1"}, 0),
        ({"state": "approved"}, 1),
        ({"state": ["approved", "submitted"]}, 3),
    ],
)
def test_filters_narrow_what_is_counted(
    signed_in: SignedIn, params: dict[str, Any], count: int
) -> None:
    """Year, set, version and state each leave out what is not meant."""
    found = _figures(signed_in("bureau", "province"), **params)
    assert found["assessments"] == count


@pytest.mark.parametrize(("place", "count"), [("city_a", 2), ("county_a", 2)])
def test_a_city_counts_its_own_alone(
    signed_in: SignedIn, place: Place, count: int
) -> None:
    """What 乙市 submitted is not among the figures of 甲市, nor can it be asked for."""
    client = signed_in("bureau", place)
    assert _figures(client)["assessments"] == count
    other = signed_in.org.units["city_b"].id
    assert client.get("/v1/dashboard", params={"unit": other}).status_code == 404
    unknown = client.get("/v1/dashboard", params={"unit": "0" * 28})
    assert unknown.status_code == 404


def test_figures_are_those_of_now(
    signed_in: SignedIn, service: Service, stored: dict[str, str]
) -> None:
    """What others do between two looks shows in the second: 67 of 丁 becomes 97."""
    bureau = signed_in("bureau", "province")
    first = _figures(bureau)
    assert (first["assessments"], first["total"]["mean"]) == (4, "84.25")
    by = program()

    def change(project: str, action: str, **values: str) -> None:
        with service.database.changing() as connection:
            note = keeping.Note(f"assessment.{action}", by)
            keeping.change(connection, "assessment", stored[project], values, note)

    signed_in("unit", "unit_b")
    change("己", "saved", total="12")
    assert _figures(bureau) == first
    change("丁", "approved", total="97", grade="优", state="approved")
    second = _figures(bureau)
    assert (second["assessments"], second["total"]["mean"]) == (4, "91.75")
    change("己", "submitted", state="submitted")
    assert _figures(bureau)["total"]["mean"] == "75.8"
    change("甲", "withdrawn", state="draft")
    with service.database.changing() as connection:
        record(connection, Change("assessment.step", "step", "1"), by)
    assert _figures(bureau)["total"]["mean"] == "69.75"
    with service.database.changing() as connection:
        units.rename_unit(connection, signed_in.org.units["city_b"], "丙市", by)
    (grouped,) = _figures(bureau)["groups"]
    assert [each["name"] for each in grouped["of"]] == ["丙市", "甲市"]


def test_a_unit_below_can_be_chosen(signed_in: SignedIn) -> None:
    """The province looks at 乙市: 100 and 67."""
    unit = signed_in.org.units["city_b"].id
    found = _figures(signed_in("auditor", "province"), unit=unit)
    assert (found["unit"], found["total"]["mean"]) == ("乙市", "83.5")


def test_the_workbook_has_the_numbers_and_the_charts(signed_in: SignedIn) -> None:
    """A sheet for each part; the grades by unit are those worked out by hand."""
    answer = signed_in("bureau", "province").get(
        "/v1/dashboard", params={"format": "xlsx", "least": 1}
    )
    assert answer.headers["content-disposition"].startswith("attachment")
    book = load_workbook(BytesIO(answer.content))
    assert "按单位" in book.sheetnames
    sheet = book["按单位"]
    rows = [
        [cell.value for cell in row[:5]]
        for row in sheet.iter_rows()
        if row[0].value in {"甲市", "乙市"}
    ]
    assert sorted(rows, key=str) == [["乙市", 2, 1, 1, 0], ["甲市", 2, 1, 1, 0]]
    with ZipFile(BytesIO(answer.content)) as whole:
        assert sum("charts/chart" in each for each in whole.namelist()) >= 5


def test_the_page_of_its_own_loads_nothing(signed_in: SignedIn) -> None:
    """The saved page says so itself, and holds the charts."""
    answer = signed_in("bureau", "province").get(
        "/v1/dashboard", params={"format": "html"}
    )
    assert "default-src 'none'" in answer.text
    assert answer.text.count("<svg") > 4


def test_the_page_works_without_a_script(signed_in: SignedIn) -> None:
    """What is chosen stands in the address; what makes no sense is left out."""
    client = signed_in("bureau", "province")
    page = client.get("/dashboard?year=2025&by=set&by=nonsense&least=x&state=approved")
    assert page.status_code == 200
    assert "按“指标体系”看等级" in page.text
    assert "<option selected>2025</option>" in page.text
    assert " style=" not in page.text
    assert client.get("/dashboard?year=1999").text.count("<svg") == 0


def test_hostile_names_are_shown_as_text(
    signed_in: SignedIn, stored: dict[str, str]
) -> None:
    """A unit's name that is markup stays a name."""
    name = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    with signed_in.service.database.changing() as connection:
        note = keeping.Note("assessment.changed", program())
        keeping.change(
            connection, "assessment", stored["乙"], {"unit_name": name}, note
        )
    page = signed_in("bureau", "province").get("/dashboard")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text
    assert "<img src=x" not in page.text
