"""What errors, points moved and indicators left out do, worked out by hand."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from tests.unit.batch.sensitivity.sets import SET, TABLE

from perfscore.api.sensitivity import study_data
from perfscore.api.sensitivity_wishes import SensitivityWishes
from perfscore.batch.sensitivity.effects import Effect
from perfscore.batch.sensitivity.model import Sensitivity
from perfscore.batch.sensitivity.question import Aspect

Studied = Callable[..., Sensitivity]


@pytest.fixture
def studied(tmp_path: Path) -> Studied:
    (tmp_path / "two.perf").write_text(SET, "utf-8")
    (tmp_path / "in.csv").write_text(TABLE, "utf-8")

    def run(**wishes: object) -> Sensitivity:
        outcome = study_data(
            SensitivityWishes(
                set_name=str(tmp_path / "two.perf"),
                inputs=(str(tmp_path / "in.csv"),),
                **wishes,  # type: ignore[arg-type]
            )
        )
        assert outcome.value is not None, outcome.diagnostics
        return outcome.value

    return run


def effects(
    study: Sensitivity, aspect: Aspect, *path: str
) -> tuple[Effect | None, Effect | None]:
    found = next(each for each in study.of(aspect) if each.cause.path == path)
    return found.less, found.more


def test_a_row_without_a_total_is_counted_and_compared_nowhere(
    studied: Studied,
) -> None:
    study = studied()
    assert (study.counts.rows, study.counts.scored) == (3, 2)
    assert study.mean == Fraction(89)
    assert study.counts.grades == {"": 1, "优": 1, "良": 1, "差": 0}


def test_an_error_is_exact_and_moves_grades(studied: Studied) -> None:
    """甲率 89.1% of A earns 53.46 of 60: 89.46 in all, 良; 99% of B earns 59.4.

    With more, 90.9% earns 54.54, and B stands at the bound of 100%.
    """
    less, more = effects(studied(), Aspect.ERROR, "甲率")
    assert less is not None
    assert less.change == (Fraction("53.46") - 54) + (Fraction("59.4") - 60)
    assert (less.risen, less.fallen, less.most) == (0, 1, Fraction("0.6"))
    assert more is not None
    assert (more.change, more.moved, more.held) == (Fraction("0.54"), 1, 1)


def test_errors_can_be_amounts_of_one_number(studied: Studied) -> None:
    """Two percentage points of 乙 are 0.8 points of 40, for A and for B."""
    less, more = effects(studied(errors=("0%", "乙率=2个百分点")), Aspect.ERROR, "乙率")
    assert less is not None
    assert more is not None
    assert (less.change, more.change) == (Fraction("-1.6"), Fraction("1.6"))
    assert less.fallen == 1


def test_an_error_of_nothing_is_not_tried(studied: Studied) -> None:
    assert studied(errors=("0%",)).of(Aspect.ERROR) == ()


def test_points_move_between_siblings(studied: Studied) -> None:
    """66 + 34 gives B 66 + 23.8 = 89.8, 54 + 46 gives it 54 + 32.2 = 86.2; A has 90."""
    less, more = effects(studied(), Aspect.WEIGHT, "甲")
    assert less is not None
    assert more is not None
    assert (less.change, more.change) == (Fraction("-1.8"), Fraction("1.8"))
    assert (less.regraded, more.regraded) == (0, 0)


def test_moved_points_can_be_stated(studied: Studied) -> None:
    """With 62.5 + 37.5 B has 62.5 + 26.25 = 88.75."""
    study = studied(weight="2.5分")
    _, more = effects(study, Aspect.WEIGHT, "甲")
    assert more is not None
    assert more.change == Fraction("0.75")


def test_more_points_than_the_siblings_have_are_not_moved(studied: Studied) -> None:
    less, more = effects(studied(weight="45分"), Aspect.WEIGHT, "甲")
    assert more is None
    assert less is not None


def test_an_indicator_left_out_gives_its_points_to_its_siblings(
    studied: Studied,
) -> None:
    """Without 甲 B has 70 of 100 (差) and C, which lacks 乙率, has no total still.

    Without 乙 B has 100 (优), and C has 50: it gains a total.
    """
    study = studied()
    without, _ = effects(study, Aspect.DROP, "甲")
    assert without is not None
    assert (without.fallen, without.change) == (1, Fraction(-18))
    without, _ = effects(study, Aspect.DROP, "乙")
    assert without is not None
    assert (without.risen, without.change, without.gained) == (1, Fraction(12), 1)


def test_distances_to_the_cuts_are_counted_on_both_sides(studied: Studied) -> None:
    """A stands on 90, B two points under it; nobody is near 80."""
    near = {each.cut.at: each for each in studied().counts.near}
    assert (near[Fraction(90)].above, near[Fraction(90)].below) == (
        (1, 1, 1),
        (0, 0, 1),
    )
    assert near[Fraction(80)].above == (0, 0, 0)
    assert [each.id for each in studied().counts.narrow] == ["A", "B"]


def test_groups_count_who_hangs_on_one_change(studied: Studied) -> None:
    groups = studied(by=("地区",)).counts.groups["地区"]
    assert (groups["南"].scored, groups["南"].by_error) == (1, 1)
    assert (groups["北"].scored, groups["北"].by_error, groups["北"].by_drop) == (
        1,
        0,
        2 - 1,
    )


def test_draws_can_be_repeated_and_do_not_rest_on_blocks(studied: Studied) -> None:
    one, same, other = (
        studied(draws=40, seed=seed).counts.narrow for seed in (7, 7, 8)
    )
    assert one == same
    assert [each.kept for each in one] != [each.kept for each in other]
    kept = one[0].kept
    assert kept is not None
    assert 0 < kept < 40
    assert one[1].kept == 40


def test_counts_that_were_whole_stay_whole_if_asked(tmp_path: Path) -> None:
    """50 people with 2% less are 49, with 3% less 48.5 and so 49 as well."""
    text = SET.replace("乙率：比率，必填，[0, 100%]", "人数：计数（人），必填")
    text = text.replace("至多(乙率, 100%)", "至多(人数 / 100人, 100%)")
    (tmp_path / "two.perf").write_text(text, "utf-8")
    (tmp_path / "in.csv").write_text("编号,甲率,人数\nA,90%,50\n", "utf-8")
    changes = []
    for is_whole in (False, True):
        study = study_data(
            SensitivityWishes(
                set_name=str(tmp_path / "two.perf"),
                inputs=(str(tmp_path / "in.csv"),),
                errors=("3%",),
                is_whole=is_whole,
            )
        ).value
        assert study is not None
        less, _ = effects(study, Aspect.ERROR, "人数")
        assert less is not None
        changes.append(less.change)
    assert changes == [Fraction("-0.6"), Fraction("-0.4")]


@pytest.mark.usefixtures("studied")
def test_faults_of_the_wish_are_told(tmp_path: Path) -> None:
    wrong = {
        "error-not-taken": {"errors": ("丙率=1%",)},
        "by-column-missing": {"by": "行业"},
    }
    for rule, wish in wrong.items():
        outcome = study_data(
            SensitivityWishes(
                set_name=str(tmp_path / "two.perf"),
                inputs=(str(tmp_path / "in.csv"),),
                **wish,  # type: ignore[arg-type]
            )
        )
        assert outcome.value is None
        assert rule in {each.rule.name for each in outcome.diagnostics}
