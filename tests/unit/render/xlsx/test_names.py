"""Names of sheets that no program refuses."""

from perfscore.render.xlsx.names import quoted, sheet_names


def test_names_are_as_wished() -> None:
    assert sheet_names(["自评表", "填报数据", "明细表：项目"]) == (
        "自评表",
        "填报数据",
        "明细表：项目",
    )


def test_what_is_refused_is_replaced() -> None:
    assert sheet_names(["a[1]:*?/\\b", "'引'", ""]) == ("a_1______b", "引", "_")


def test_names_that_are_taken_get_a_number() -> None:
    names = sheet_names(["明细", "明细", "Perfscore", "HISTORY", "ABC", "abc"])
    assert names == (
        "明细",
        "明细(2)",
        "Perfscore(2)",
        "HISTORY(2)",
        "ABC",
        "abc(2)",
    )


def test_a_long_name_is_cut_to_31_characters() -> None:
    first, second = sheet_names(["长" * 40, "长" * 40])
    assert first == "长" * 30 + "…"
    assert second == "长" * 27 + "…(2)"


def test_an_apostrophe_in_a_reference_is_doubled() -> None:
    assert quoted("甲'乙") == "'甲''乙'"
