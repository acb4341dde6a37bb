"""What a unit sees while it types: blanks, prompts, checks of the weights."""

from datetime import date
from fractions import Fraction

import pytest
from tests.recalc.filling import Place, Typed
from tests.recalc.form_rows import Row, indicator_rows
from tests.recalc.recalculating import (
    Values,
    installed,
    recalculated,
    values_of,
    write_filled,
)

import perfscore
from perfscore.report.blank_form import blank_form
from perfscore.report.paper import Paper

SET = "hunan/zhuzhou/department-2021"


@pytest.fixture(scope="module")
def paper() -> Paper:
    checked = perfscore.load_set(SET).value
    assert checked is not None
    return blank_form(checked)


def own_rows(paper: Paper) -> list[Row]:
    return [row for row in indicator_rows(paper.tables[0]) if row.is_declared]


def typed_into(row: Row, **typed: Typed) -> dict[Place, Typed]:
    return {
        (0, row.number, row.cells[title].column): value
        for title, value in typed.items()
    }


def usual(paper: Paper) -> dict[Place, Typed]:
    """Fill the first five rows of 产出指标 (50分), each in its own way."""
    rows = own_rows(paper)
    typed: dict[Place, Typed] = {}
    share: dict[str, Typed] = {
        "指标性质": "≥",
        "年度指标值": Fraction(95),
        "度量单位": "%",
    }
    typed |= typed_into(
        rows[0], **share, 实际完成值=Fraction("0.93"), 分值=Fraction(10)
    )
    typed |= typed_into(
        rows[1], **share, 实际完成值=Fraction("90.25"), 分值=Fraction(10)
    )
    typed |= typed_into(rows[2], **share, 分值=Fraction(10))
    due: dict[str, Typed] = {"指标性质": "日期", "年度指标值": date(2021, 11, 30)}
    typed |= typed_into(rows[3], **due, 实际完成值=date(2021, 12, 1), 分值=Fraction(10))
    none: dict[str, Typed] = {
        "指标性质": "≥",
        "年度指标值": Fraction(0),
        "度量单位": "个",
    }
    typed |= typed_into(rows[4], **none, 实际完成值=Fraction(1), 分值=Fraction(8))
    return typed


def as_pasted(paper: Paper) -> dict[Place, Typed]:
    """Fill rows with what people paste: units in the cell, dates as words, no sign."""
    rows = own_rows(paper)
    unit: dict[str, Typed] = {
        "指标性质": "≥",
        "年度指标值": Fraction(10),
        "度量单位": "个",
    }
    typed = typed_into(rows[0], **unit, 实际完成值="50个", 分值=Fraction(10))
    day: dict[str, Typed] = {"指标性质": "日期", "年度指标值": date(2021, 11, 30)}
    typed |= typed_into(rows[1], **day, 实际完成值="2021.12.20", 分值=Fraction(10))
    typed |= typed_into(rows[2], 年度指标值="显著", 实际完成值="好", 分值=Fraction(10))
    many: dict[str, Typed] = {
        "指标性质": "≥",
        "年度指标值": Fraction(5),
        "度量单位": "万人",
    }
    typed |= typed_into(rows[3], **many, 实际完成值=Fraction(4), 分值=Fraction(10))
    words: dict[str, Typed] = {"指标性质": "定性", "年度指标值": "显著"}
    middle: Typed = "部分达成年度指标并具有一定效果"
    for row, points in ((rows[5], 9), (rows[6], 7)):
        typed |= typed_into(
            row, **words, 实际完成值=middle, 分值=Fraction(10), 评定分=Fraction(points)
        )
    return typed


@pytest.fixture(scope="module")
def books(paper: Paper, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Values]:
    """Let LibreOffice compute the fillings of this module, at one go."""
    program = installed()
    folder, made = tmp_path_factory.mktemp("typed"), tmp_path_factory.mktemp("seen")
    fillings = {"typed": usual(paper), "pasted": as_pasted(paper)}
    write_filled(paper, fillings, folder)
    recalculated(folder, made, program)
    return {name: values_of(paper, made / f"{name}.xlsx") for name in fillings}


@pytest.fixture(scope="module")
def values(books: dict[str, Values]) -> Values:
    return books["typed"]


@pytest.fixture(scope="module")
def pasted(books: dict[str, Values]) -> Values:
    return books["pasted"]


def score_of(paper: Paper, values: Values, number: int) -> object:
    row = own_rows(paper)[number]
    return values[0, row.number, row.cells["得分"].column]


def test_a_share_beside_a_per_cent_sign_is_asked_for_as_a_number(
    paper: Paper, values: Values
) -> None:
    """0.93 beside % may mean 0.93% or 93%: the scorer takes it for neither."""
    assert score_of(paper, values, 0) == "请填 95，不填 95%"


def test_a_per_cent_counts_as_it_is_typed(paper: Paper, values: Values) -> None:
    """90.25 ÷ 95 is 95%: 9.5 of 10 points."""
    assert score_of(paper, values, 1) == 9.5


def test_what_is_not_filled_in_has_no_score(paper: Paper, values: Values) -> None:
    assert score_of(paper, values, 2) in {None, ""}


def test_a_day_late_is_late(paper: Paper, values: Values) -> None:
    assert score_of(paper, values, 3) == 0


def test_a_target_of_nothing_has_no_completion(paper: Paper, values: Values) -> None:
    assert score_of(paper, values, 4) == "—"


def test_the_total_waits_and_the_sheet_says_for_what(
    paper: Paper, values: Values
) -> None:
    """10 + 10 + 10 + 10 + 8; the first, third and fifth row have no score."""
    form = paper.tables[0]
    total = next(cell for cell in form.cells if cell.text == "总分")
    check = next(cell for cell in form.cells if cell.text == "分值核对")
    column = next(iter(own_rows(paper))).cells["得分"].column
    assert values[0, total.row, column] in {None, ""}
    told = values[0, check.row, check.column_span]
    assert told == "“产出指标”分值合计 48，应为 50；还有 3 个有分值的指标没有得分；"


def test_what_a_spreadsheet_cannot_count_is_asked_for(
    paper: Paper, pasted: Values
) -> None:
    said = [score_of(paper, pasted, number) for number in range(3)]
    assert said == ["请填数字，不带单位", "请填日期", "请选指标性质"]


def test_a_magnitude_counts_alike_on_both_sides(paper: Paper, pasted: Values) -> None:
    """4 of 5 万人: 8 of 10 points."""
    assert score_of(paper, pasted, 3) == 8


def test_points_outside_the_band_that_is_named_are_no_score(
    paper: Paper, pasted: Values
) -> None:
    """The middle band is 60 to 80 % of the points: 7 of 10 lie in it, 9 do not."""
    assert [score_of(paper, pasted, number) for number in (5, 6)] == ["—", 7]
