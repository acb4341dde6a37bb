"""The findings of many forms are searched, and each form is found again in its file."""

import json
from dataclasses import replace

import pytest

from perfscore.store.assessment_parts import File
from perfscore.store.jobs import Item
from perfscore.web.jobs.findings import Sought, sought_in
from perfscore.web.jobs.papers import files_of_form


def finding(rule: str, severity: str, message: str, file: str) -> dict[str, object]:
    at = {"path": ["产出"], "file": file, "line": 1, "column": 1, "cell": "表!C5"}
    return {
        "rule": rule,
        "severity": severity,
        "message": message,
        "at": at,
        "points": None,
    }


def item(number: int, name: str, *findings: dict[str, object]) -> Item:
    result = json.dumps({"findings": findings, "reading": []}, ensure_ascii=False)
    return Item(name=name, state="done", result=result, unit="甲局", number=number)


K7, K8 = "claimed-total-differs", "deviation-unexplained"
TOLD = {
    "rule": "kind-not-read",
    "severity": "error",
    "message": "是压缩包",
    "cell": None,
    "hint": "先解压",
}
ITEMS = (
    item(1, "甲.xlsx", finding(K7, "error", "总分差 10", "甲.xlsx")),
    item(
        2,
        "乙.xlsx",
        finding(K8, "warning", "没有写原因", "乙.xlsx"),
        finding(K7, "error", "总分差 2", "决算.xlsx"),
    ),
    item(3, "丙.xlsx"),
    Item(
        name="坏.xlsx",
        state="unread",
        result=json.dumps({"reading": [TOLD]}),
        errors=1,
        number=4,
    ),
)


def names(sought: Sought) -> list[tuple[str, int]]:
    forms, _ = sought_in(ITEMS, sought, "zh")
    return [(each.item.name, len(each.findings)) for each in forms]


def test_all_forms_are_listed_those_that_were_not_read_first() -> None:
    assert names(Sought()) == [
        ("坏.xlsx", 1),
        ("甲.xlsx", 1),
        ("乙.xlsx", 2),
        ("丙.xlsx", 0),
    ]


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(rule=K7), [("甲.xlsx", 1), ("乙.xlsx", 1)]),
        (Sought(severity="warning"), [("乙.xlsx", 1)]),
        (Sought(words="差 10"), [("甲.xlsx", 1)]),
        (Sought(words="乙.XLSX"), [("乙.xlsx", 2)]),
        (Sought(words="甲局"), [("甲.xlsx", 1), ("乙.xlsx", 2)]),
        (Sought(words="没有这样的字"), []),
    ],
)
def test_findings_are_sought(sought: Sought, found: list[tuple[str, int]]) -> None:
    assert names(sought) == found


def test_rules_are_counted_whichever_is_chosen() -> None:
    _, rules = sought_in(ITEMS, Sought(rule=K8), "zh")
    assert [(each["title"], each["count"]) for each in rules] == [
        ("K7 总分重算", 2),
        ("K8 偏差原因必填", 1),
        ("不能读的格式", 1),
    ]


def test_what_was_not_read_says_how_it_is_mended() -> None:
    forms, _ = sought_in(ITEMS, Sought(words="压缩包"), "zh")
    (only,) = forms
    assert [each["message"] for each in only.findings] == ["是压缩包。改法：先解压"]


def test_a_place_in_another_file_names_it() -> None:
    forms, _ = sought_in(ITEMS, Sought(rule=K7), "zh")
    places = [each.findings[0]["place"] for each in forms]
    assert places == ["表!C5", "决算.xlsx 表!C5"]


def file(number: int, name: str) -> File:
    return File(str(number), "job", name, "", 0, "", "", "")


def test_files_that_share_a_name_are_told_apart() -> None:
    names = ("自评表.xlsx", "两张.docx", "自评表.xlsx", "自评表.xlsx")
    files = [file(number, name) for number, name in enumerate(names)]
    items = [
        replace(item(1, "自评表.xlsx"), file=0),
        replace(item(2, "两张.docx#1"), file=1),
        replace(item(3, "两张.docx#2"), file=1),
        replace(item(4, "自评表.xlsx"), file=3),
    ]
    found = [files_of_form(each, files, {0, 1, 3}) for each in items]
    assert [(each.form.id, each.number) for each in found if each] == [
        ("0", None),
        ("1", 1),
        ("1", 2),
        ("3", None),
    ]


def test_accounts_that_findings_name_lie_beside_the_form() -> None:
    files = [file(0, "甲.xlsx"), file(1, "甲.xlsx"), file(2, "别的决算.xlsx")]
    one = item(1, "甲.xlsx", finding(K7, "error", "总分差 2", "甲.xlsx"))
    found = files_of_form(one, files, {0})
    assert found is not None
    assert [each.id for each in found.beside] == ["1"]


def test_a_form_whose_file_is_gone_is_not_found() -> None:
    assert files_of_form(item(1, "甲.xlsx"), [], {0}) is None
