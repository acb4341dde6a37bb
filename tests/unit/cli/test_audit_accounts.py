"""``perfscore audit`` on published accounts, with a form and without."""

import json
import shutil
from pathlib import Path

from jsonschema import Draft202012Validator
from tests.laying.pdf import pdf_bytes
from tests.laying.published import paper_form, published
from tests.laying.variety import accounts
from tests.unit.cli.running import ZHUZHOU, Command
from tests.unit.cli.test_audit import SEED, claimed

from perfscore.wire.schemas import schema

SEEN = [
    # 467.02 ÷ 469.25 = 99.52 %, printed 99.9 %; 2.23 ÷ 469.25 = 0.48 %, printed 0.1 %
    ("N1", "error", "第344行第1字", "99.5%"),
    ("N1", "error", "第344行第1字", "0.5%"),
    # in the overview 在职人员5人, in the report 3人
    ("N3", "warning", "第488行第1字", "与另一处（5人）相同"),
    # 结余结转 2.22 in the report, 年末结转和结余 18.28 in the table
    ("N2", "warning", "第494行第1字", "18.28万元"),
    # the unit's name ends in 部门决算
    ("T14", "note", "第561行第6字", None),
    # in the accounts, and blank in the form's fund rows
    (
        "A3",
        "warning",
        "第563行第6字",
        "公开01表“年初结转和结余” 18.28万元，须填入或说明",
    ),
    ("A3", "warning", "第563行第6字", "公开01表“八、其他收入” 2.23万元，须填入或说明"),
    # 467.03 against an income of 469.25
    ("K14", "warning", "第563行第12字", "469.25万元"),
    # 467.03 = 467.03, 187 % of 249.4
    ("T7", "note", "第563行第12字", None),
    # 实际完成情况 is “100.0%”
    ("T9", "note", "第568行第100字", None),
    # no 时效指标, no 成本指标
    ("K18", "note", "第570行第2字", None),
    # every target and every actual is 100 %
    ("T5", "note", "第570行第32字", None),
    # 质量指标 three times
    ("T12", "note", "第572行第3字", None),
    # one indicator of 30 points repeats the overall goal
    ("T3", "note", "第578行第22字", None),
    ("T4", "note", "第578行第137字", None),
    # a satisfaction indicator without a target of its own
    ("T8", "note", "第583行第4字", None),
]
"""What a careful reader sees in the document, beside what rounding explains."""


def test_the_published_accounts_of_2021_show_what_a_careful_reader_sees(
    command: Command,
) -> None:
    # The document itself says each of these; lines are those of the file.
    ran = command("audit", SEED, "--set", ZHUZHOU, "--format", "json")
    assert ran.code == 1
    (form,) = json.loads(ran.out)
    Draft202012Validator(schema("audit")).validate([form])
    assert (form["claimed"], form["recomputed"]) == (
        {"total": "100", "grade": "优"},
        {"total": "100", "grade": "优"},
    )
    assert [
        (each["number"], each["severity"], each["at"]["cell"], each["expected"])
        for each in form["findings"]
        if not each["rounding"]
    ] == SEEN
    rounded = [each for each in form["findings"] if each["rounding"]]
    assert [
        (each["printed"], each["expected"], each["severity"]) for each in rounded
    ] == [("467.03", "467.02", "note")] * 3 + [("382.31", "382.30", "note")]
    assert form["unread_sentences"] == 0
    assert len(form["verified"]) > 200


def test_a_form_and_its_accounts_can_lie_in_two_files(
    command: Command, tmp_path: Path
) -> None:
    workbook = tmp_path / "自评表.xlsx"
    command("score", ZHUZHOU, "-o", workbook)
    ran = command("audit", workbook, "--accounts", SEED, "--format", "json")
    (form,) = json.loads(ran.out)
    numbers = {each["number"] for each in form["findings"]}
    assert {"A3", "N1", "N3"} <= numbers
    assert form["set"]["id"] == ZHUZHOU
    files = {each["at"]["file"] for each in form["findings"]}
    assert files >= {str(workbook), str(SEED)}


def test_accounts_beside_the_form_are_those_of_its_unit(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "决算.txt"
    shutil.copy(SEED, path)
    first = claimed(tmp_path, "甲.yaml", "40")
    second = claimed(tmp_path, "乙.yaml", "40", unit="乙局")
    ran = command("audit", first, second, "--accounts", path)
    assert "警告[accounts-not-used]" in ran.err
    assert "株洲市政府驻北京联络处 2021" in ran.err
    alone = command("audit", first, "--accounts", path, "--only", "A1", "--verified")
    assert "accounts-not-used" not in alone.err
    assert "决算.txt" in alone.out


def test_accounts_without_a_form_are_audited_alone(
    command: Command, tmp_path: Path
) -> None:
    text = SEED.read_text("utf-8")
    path = tmp_path / "决算.txt"
    path.write_text(_accounts_of(text), "utf-8")
    ran = command("audit", path, "--format", "json")
    (form,) = json.loads(ran.out)
    assert form["unit"] == "株洲市政府驻北京联络处"
    assert form["claimed"] == {"total": None, "grade": None}
    assert "audited-without-form" in {each["rule"] for each in form["reading"]}
    assert {each["number"][0] for each in form["findings"]} <= {"A", "N"}
    assert "没有自评表" in {each["why"] for each in form["unlooked"]}


def _accounts_of(text: str) -> str:
    """Give the tables 公开01 and 公开02 of the document."""
    start = text.index("收入支出决算总表\n\n部门：")
    return text[start : text.index("支出决算表\n\n部门：", start + 200)]


def test_of_a_pdf_the_pages_before_the_form_are_audited_too(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "公开全文.pdf"
    told = "本年收入合计469.25万元，其中：财政拨款收入467.02万元，占99.9%。"
    path.write_bytes(pdf_bytes(told, *accounts(9), paper_form(published()["009"])))
    ran = command("audit", path, "--only", "N1", "--format", "json")
    (form,) = json.loads(ran.out)
    (found,) = form["findings"]
    assert (found["expected"], found["at"]["cell"]) == ("99.5%", "第1页")
