"""A form lies on the evaluator's desk: as printed, with findings at their cells."""

from pathlib import Path, PurePath
from typing import Any, cast

from tests.laying.html import html_text
from tests.laying.published import paper_form, published

from perfscore.api.audit_sorting import is_accounts
from perfscore.api.auditing import AuditWishes, Desk
from perfscore.api.desk_view import desk_view
from perfscore.api.files import Found

ZHUZHOU = "hunan/zhuzhou/department-2021"
UNIT = "株洲市人民政府驻北京联络处部门决算"
ACCOUNTS = (
    f"收入支出决算总表\n部门：{UNIT}\n2021年度\n公开01表\n金额单位：万元\n"
    "收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n"
    "一、一般公共预算财政拨款收入\t1\t469.25\t一、一般公共服务支出\t32\t469.25\n"
    "本年收入合计\t27\t469.25\t本年支出合计\t58\t469.25\n"
    "总计\t31\t469.25\t总计\t62\t469.25\n"
)


def printed(folder: Path, number: str) -> Found:
    path = folder / f"{number}.html"
    path.write_text(html_text(paper_form(published()[number])), "utf-8")
    return Found(str(path), path.name, PurePath(path.stem))


def laid(file: Found, wishes: AuditWishes | None = None) -> dict[str, Any]:
    view = desk_view(Desk(wishes or AuditWishes()), file)
    assert view is not None
    assert view.plain is not None
    return cast("dict[str, Any]", view.plain)


def cells(plain: dict[str, Any]) -> dict[str, str]:
    rows = [*plain["funds"]["rows"], *plain["goals"]["rows"], *plain["rows"]["rows"]]
    listed = [*plain["head"], *plain["foot"]]
    listed += [cell for row in rows for cell in row["cells"]]
    assert len({each["id"] for each in listed}) == len(listed)
    return {each["id"]: each["text"] for each in listed}


def test_cells_stand_as_printed(tmp_path: Path) -> None:
    plain = laid(printed(tmp_path, "009"))
    found = cells(plain)
    assert found["head-unit"] == "中江县水利局"
    assert found["f0-annual_budget"] == "20"
    assert found["r0-target"] == "≥266米"
    assert found["foot-total_score"] == "100"
    columns = [each["field"] for each in plain["rows"]["columns"]]
    assert columns == [
        "level1", "level2", "name", "target", "actual", "weight", "score",
    ]  # fmt: skip


def test_a_heading_over_several_rows_stands_once(tmp_path: Path) -> None:
    plain = laid(printed(tmp_path, "009"))
    spans = {
        cell["id"]: cell["row_span"]
        for row in plain["rows"]["rows"]
        for cell in row["cells"]
        if cell["field"] == "level1"
    }
    # 产出指标 stands beside six rows, 效益指标 beside two, 满意度指标 beside one.
    assert spans == {"r0-level1": 6, "r6-level1": 2, "r8-level1": 1}


def test_findings_name_their_cells(tmp_path: Path) -> None:
    plain = laid(printed(tmp_path, "009"))
    found = cells(plain)
    at = {each["rule"]: each for each in plain["findings"]}
    # The rows have 110 points, the total row prints 100 and a remark says so too.
    missed = at["claimed-weights-miss-full-marks"]
    assert found[missed["anchor"]] == "100"
    assert missed["anchor"] == "foot-total_weight"
    assert [each[:4] for each in missed["also"]] == ["note"]
    assert at["claimed-total-differs"]["anchor"] == "foot-total_score"
    repeated = at["actual-repeats-target"]
    assert found[repeated["anchor"]].startswith("≥266")
    assert all(each in found for each in repeated["also"])


def test_lines_of_the_review_name_their_rows(tmp_path: Path) -> None:
    plain = laid(printed(tmp_path, "009"))
    rows = [each["row"] for each in plain["lines"]]
    assert rows == ["f0", *(f"r{at}" for at in range(9))]
    assert plain["review_rows"] == rows


def test_a_typed_assessment_is_laid_out_alike_with_its_derivation() -> None:
    plain = laid(Found(*example()))
    assert cells(plain)["f0-executed"] == "467.03"
    assert plain["recomputed"] == {"total": "100", "grade": "优"}
    assert plain["derivation"]["children"]
    assert len(plain["review_rows"]) == len(plain["lines"])
    assert None not in plain["review_rows"]


def example() -> tuple[str, str, PurePath]:
    from perfscore.api.shipped import shipped_example  # noqa: PLC0415

    path = shipped_example(ZHUZHOU)
    assert path is not None
    return str(path), ZHUZHOU, PurePath("example")


def test_accounts_are_told_from_forms_and_stand_beside_them(tmp_path: Path) -> None:
    accounts = tmp_path / "决算.txt"
    accounts.write_text(ACCOUNTS, "utf-8")
    paper = Found(str(accounts), accounts.name, PurePath(accounts.stem))
    form = printed(tmp_path, "009")
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    unread = Found(str(broken), broken.name, PurePath("坏"))
    assert [is_accounts(each) for each in (paper, form, unread)] == [True, False, False]
    assert not is_accounts(Found(*example()))
    plain = laid(Found(*example()), AuditWishes(accounts=(paper,)))
    assert plain["accounts"]
    amounts = [
        cell["text"]
        for table in plain["accounts"]
        for row in table["rows"]
        for cell in row["cells"]
        if cell["field"] == "amount"
    ]
    assert amounts == ["469.25"] * 6


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    view = desk_view(Desk(), Found(str(path), path.name, PurePath("坏")))
    assert view is not None
    assert view.plain is None
    assert view.diagnostics
