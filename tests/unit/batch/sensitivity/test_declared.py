"""Tables of indicators that units declare: errors of their rows, level 1 moved."""

from fractions import Fraction
from pathlib import Path

from perfscore.api.sensitivity import study_data
from perfscore.api.sensitivity_wishes import SensitivityWishes
from perfscore.batch.sensitivity.effects import Effect
from perfscore.batch.sensitivity.model import Sensitivity
from perfscore.batch.sensitivity.question import Aspect

TABLE = """\
编号,单位名称,年度,全年预算数,全年执行数,一级指标,二级指标,三级指标,指标值,实际完成值,分值
B1,甲局,2020,200,190,产出指标,数量指标,办文,≥50,40,30
B1,甲局,2020,200,190,产出指标,数量指标,办会,≥10,10,20
B1,甲局,2020,200,190,效益指标,社会效益指标,节约,≥9,9,30
B1,甲局,2020,200,190,满意度指标,服务对象满意度指标,群众,≥90%,95%,10
B2,乙局,2020,200,200,产出指标,数量指标,办文,≥50,50,50
B2,乙局,2020,200,200,效益指标,社会效益指标,节约,≥9,9,30
B2,乙局,2020,200,200,满意度指标,服务对象满意度指标,群众,≥90%,81%,10
"""
"""By hand: B1 has 9.5 + (24 + 20) + 30 + 10 = 93.5, B2 10 + 50 + 30 + 9 = 99."""


def study(folder: Path) -> Sensitivity:
    (folder / "in.csv").write_text(TABLE, "utf-8")
    wishes = SensitivityWishes("national/project-2020", (str(folder / "in.csv"),))
    outcome = study_data(wishes)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def effect(found: Sensitivity, aspect: Aspect, name: str) -> tuple[Effect, ...]:
    return next(x for x in found.of(aspect) if x.cause.path[-1] == name).effects


def test_rows_of_one_place_err_together(tmp_path: Path) -> None:
    """B1: 39.6 of 50 earns 23.76, 9.9 of 10 earns 19.8: 0.44 less; B2: 49.5 of 50.

    With more 40.4 earns 24.24 and the others have their points already.
    """
    found = study(tmp_path)
    assert found.mean == (Fraction("93.5") + 99) / 2
    causes = {each.cause.path for each in found.of(Aspect.ERROR)}
    place = next(path for path in causes if "数量指标" in path[-1])
    less, more = effect(found, Aspect.ERROR, place[-1])
    assert less.change == Fraction("-0.44") - Fraction("0.5")
    assert more.change == Fraction("0.24")


def test_points_move_between_level_1_by_what_was_earned(tmp_path: Path) -> None:
    """产出 with 45: B1 44 × 0.9 + 49.5 × 1.1 = 94.05, B2 45 + 49 × 1.1 = 98.9."""
    found = study(tmp_path)
    assert found.linear
    less, _ = effect(found, Aspect.WEIGHT, "产出指标")
    assert less.change == Fraction("0.55") + Fraction("-0.1")


def test_a_level_1_left_out_gives_its_points_to_the_others(tmp_path: Path) -> None:
    """Without 产出: B1 49.5 × 2 = 99, B2 49 × 2 = 98."""
    (without,) = effect(study(tmp_path), Aspect.DROP, "产出指标")
    assert without.change == Fraction("5.5") - 1
