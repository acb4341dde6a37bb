"""What goes wrong between two files is told in both, and without an echo."""

from pathlib import Path

from tests.unit.api.derived_sets import (
    BASE,
    DERIVED,
    found,
    line_of,
    related,
    told,
)

from perfscore.api.checking import check_files
from perfscore.api.compiling import compile_set
from perfscore.api.files import set_files
from perfscore.api.loading import load_set
from perfscore.diagnostics import line as line_renderer
from perfscore.diagnostics import text as text_renderer
from perfscore.diagnostics.json import to_json
from perfscore.source import Source


def test_weights_that_no_longer_sum_are_told_in_both_files(folder: Path) -> None:
    assert folder.exists()
    (fault,) = found(DERIVED + "修改 一级指标 办件 50分\n")
    assert fault.rule.name == "weights-do-not-sum"
    assert fault.at.span.source.name == "base.perf"
    assert fault.at.span.text == "满分 100"
    assert related(fault) == [("derived.perf", "50"), ("base.perf", "40")]


def test_the_change_that_removes_a_name_is_told_where_it_is_missed(
    folder: Path,
) -> None:
    assert folder.exists()
    (fault,) = found(DERIVED + "删除 参数 线\n")
    assert (fault.rule.name, fault.at.span.source.name) == ("unknown-name", "base.perf")
    assert fault.at.span.text == "线"
    assert related(fault) == [("derived.perf", "删除 参数 线")]


def test_the_change_of_a_unit_is_told_where_it_no_longer_fits(folder: Path) -> None:
    assert folder.exists()
    (fault,) = found(DERIVED + "修改 参数 线 = 10元\n")
    assert (fault.rule.name, line_of(fault)) == ("unit-mismatch", 12)
    assert ("derived.perf", "修改 参数 线 = 10元") in related(fault)


def test_a_name_that_the_base_no_longer_has_is_told_with_the_base(
    folder: Path,
) -> None:
    text = (
        DERIVED + "修改 一级指标 办件\n  得分 = 若 办件数 ≥ 线 × 2 则 分值 否则 0分\n"
    )
    assert found(text) == ()
    changed = BASE.replace("参数 线 = 10件\n", "").replace("≥ 线", "≥ 10件")
    folder.joinpath("base.perf").write_text(changed, "utf-8")
    (fault,) = found(text)
    assert (fault.rule.name, fault.at.span.source.name) == (
        "unknown-name",
        "derived.perf",
    )
    assert related(fault) == [("base.perf", "版本 1")]


def test_what_the_base_is_warned_of_is_not_repeated(folder: Path) -> None:
    folder.joinpath("base.perf").write_text(BASE + "定义 闲置 = 1\n", "utf-8")
    assert [each.rule.name for each in load_set("base.perf").diagnostics] == [
        "unused-name"
    ]
    assert found(DERIVED) == ()
    # What only the derived set leaves unused is its own affair.
    (warning,) = found(
        DERIVED + "修改 一级指标 办件\n  得分 = 若 办件数 ≥ 9件 则 分值 否则 0分\n"
    )
    assert (warning.rule.name, warning.at.span.text) == (
        "unused-name",
        "参数 线 = 10件",
    )
    assert related(warning) == [("derived.perf", "base.perf@1")]


def test_places_in_two_files_are_shown_with_their_own_lines(folder: Path) -> None:
    assert folder.exists()
    (fault,) = found(DERIVED + "# 一行\n删除 参数 线\n")
    assert text_renderer.render(fault, language="zh") == (
        "错误[unknown-name]: 没有名为“线”的数据或定义\n"
        "  --> base.perf:12:16\n"
        "12 |   得分 = 若 办件数 ≥ 线 则 分值 否则 0分\n"
        "   |                      ^^\n"
        "  --> derived.perf:6:1\n"
        " 6 | 删除 参数 线\n"
        "   | ^^^^^^^^^^^^ 在这里改动\n"
        "  = 改法：在“数据”里列出它，或用“定义”给出算式"
    )
    assert line_renderer.render(fault, language="en") == (
        "base.perf:12:16: error[unknown-name]: unknown name “线”\n"
        "derived.perf:6:1: note[unknown-name]: changed here"
    )
    data = to_json(fault, "en")
    assert (data["file"], data["line"]) == ("base.perf", 12)
    assert data["related"] == [
        {
            "file": "derived.perf",
            "line": 6,
            "column": 1,
            "end_line": 6,
            "end_column": 8,
            "cell": None,
            "message": "changed here",
        }
    ]


def test_base_and_derived_sets_are_checked_side_by_side(folder: Path) -> None:
    folder.joinpath("derived.perf").write_text(DERIVED, "utf-8")
    folder.joinpath("base.perf").write_text(BASE.replace("40分", "30分"), "utf-8")
    checked = check_files(set_files(["base.perf", "derived.perf"]).files)
    assert [[each.rule.name for each in file.diagnostics] for file in checked] == [
        ["weights-do-not-sum"],
        ["base-has-errors", "weights-do-not-sum"],
    ]


def test_what_a_damaged_change_causes_in_the_base_is_not_told(folder: Path) -> None:
    assert folder.exists()
    text = DERIVED + "修改 一级指标 办件 50分\n修改 一级指标 效果 “50分\n"
    assert told(text) == [("quote-not-closed", "derived.perf", 6)]


def test_what_a_damaged_addition_causes_is_not_told(folder: Path) -> None:
    assert folder.exists()
    text = DERIVED + (
        "定义 一半；办件数 / 2\n修改 一级指标 效果\n"
        "  得分 = 若 一半 ≥ 20件 则 分值 否则 0分\n"
    )
    assert [name for name, _, _ in told(text)] == ["look-alike-character"]


def test_a_change_without_its_target_does_not_hide_another_fault(
    folder: Path,
) -> None:
    assert folder.exists()
    text = DERIVED + (
        "修改 一级指标 办 50分\n修改 一级指标 效果\n"
        "  得分 = 若 人数 ≥ 20件 则 分值 否则 0分\n"
    )
    assert told(text) == [
        ("change-target-missing", "derived.perf", 5),
        ("unknown-name", "derived.perf", 7),
    ]


def test_a_change_without_a_base_is_told_and_the_rest_is_looked_at() -> None:
    text = BASE + "修改 参数 线 = 5件\n"
    outcome = compile_set(Source("a.perf", text))
    assert [each.rule.name for each in outcome.diagnostics] == ["change-without-base"]
    assert outcome.value is None
