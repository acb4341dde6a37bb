"""One assessment: its margins, and the numbers at which its grade turns."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.unit.batch.sensitivity.sets import SET

from perfscore.api.sensitivity_one import study_one
from perfscore.api.sensitivity_wishes import SensitivityWishes
from perfscore.batch.sensitivity.one import OneCell, OneStudy
from perfscore.batch.sensitivity.question import Aspect

FILE = """\
指标体系: test/two
单位: 甲局
数据:
  甲率: 91%
  乙率: 90%
"""
"""54.6 + 36 = 90.6, 优."""


@pytest.fixture
def study(tmp_path: Path) -> OneStudy:
    (tmp_path / "two.perf").write_text(SET, "utf-8")
    (tmp_path / "one.yaml").write_text(FILE, "utf-8")
    wishes = SensitivityWishes(
        set_name=str(tmp_path / "two.perf"), file=str(tmp_path / "one.yaml")
    )
    outcome = study_one(wishes)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def cell(study: OneStudy, name: str) -> OneCell:
    return next(each for each in study.cells if each.path == (name,))


def test_the_total_stands_between_its_cuts(study: OneStudy) -> None:
    assert (study.total, study.grade) == (Fraction("90.6"), "优")
    assert study.lower is not None
    assert study.lower.at == 90
    assert study.higher is None


def test_an_error_of_one_number_is_exact(study: OneStudy) -> None:
    """90.09% of 60 is 54.054, so 54.05: 90.05; 91.91% is 55.146, so 55.15."""
    found = cell(study, "甲率")
    assert found.less.total == Fraction("90.05")
    assert found.more.total == Fraction("91.15")
    assert not found.regrades(study.grade)


def test_the_nearest_number_that_gives_another_grade(study: OneStudy) -> None:
    """甲 has to fall to under 54 points, that is to under 53.995: 89.99% of 60.

    89.99% earns 53.994, so 53.99. 乙 has to earn under 35.395, below 88.4875%.
    """
    down = cell(study, "甲率").down
    assert down is not None
    assert (down.text, down.standing.grade) == ("89.99%", "良")
    down = cell(study, "乙率").down
    assert down is not None
    assert (down.text, down.standing.total) == ("88.48%", Fraction("89.99"))
    assert cell(study, "甲率").up is None


def test_points_moved_and_left_out(study: OneStudy) -> None:
    """Without 甲 乙 earns 90 of 100; with 66 + 34 they earn 60.06 + 30.6."""
    swings = {each.cause.path: each for each in study.weights.of(Aspect.DROP)}
    without = swings["甲",].less
    assert without is not None
    assert without.change == Fraction("-0.6")
    moved = {each.cause.path: each for each in study.weights.of(Aspect.WEIGHT)}
    more = moved["甲",].more
    assert more is not None
    assert more.change == Fraction("90.66") - Fraction("90.6")
