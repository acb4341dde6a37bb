"""An evaluator's scores in sets with 加分, 否决 and a 总分 of their own."""

import json
from collections.abc import Mapping

from tests.unit.score.forms import row, scored

from perfscore.api.own_changes import changes_since
from perfscore.api.own_scores import (
    OwnScore,
    ReviewedForm,
    drawn,
    final_of,
    own_derivation,
    own_lines,
    own_review,
)
from perfscore.score.result import Score
from perfscore.wire.receipt_inputs import inputs_to_json

HEAD = """指标体系 "试行"
  编号 test/one
  版本 1
  依据 "试行办法"
  满分 100
"""
ROUNDED = "  保留 2 位小数，四舍五入\n  合计 按已取整得分\n"
BODY = """
等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)
数据
  次数：计数（次），必填
  表彰：计数（次），必填
  违规：是否，必填
一级指标 培训 60分
  得分 = 分值 × 至多(次数 / 9次, 100%)
  否决 若 得分 < 20分 则 得分 = 0分
一级指标 服务 40分
  目标 ≥100人
  评分 按完成比例
加分项 表彰情况 5分
  得分 = 若 表彰 > 0次 则 5分 否则 0分
总分 = 至多(基本分 + 加分, 100分)
  否决 若 违规 则 总分 = 59分
"""
"""6 of 9 trainings make 40 points of 60, 90 of 100 people 36 of 40, and 表彰 5 more."""
FACTS = {"次数": "6次", "表彰": "1次", "违规": "否"}
WHY = "抽查有误"


def made(data: Mapping[str, str] = FACTS) -> Score:
    rows = (row("培训", claimed="60"), row("服务", "90人", claimed="36"))
    return scored(BODY, *rows, data=data, head=HEAD + ROUNDED)


def own(score: Score, **scores: str) -> ReviewedForm:
    """Review with a score and a reason for lines by their names."""
    names = [each.path[-1] for each in own_review(score, ()).lines]
    given = [OwnScore(names.index(name), each, WHY) for name, each in scores.items()]
    return own_review(score, given)


def final(score: Score, **scores: str) -> tuple[str | None, str | None]:
    review = own(score, **scores).review
    assert review is not None
    found = final_of(review, score)
    return found.total, found.grade


def test_the_set_makes_the_total_of_the_evaluators_scores() -> None:
    score = made()
    assert score.total == 81
    assert final(score) == ("81", "良")
    # 50 + 36 + 5; 40 + 36 + 2; 60 + 40 + 5 are at most 100.
    assert final(score, 培训="50") == ("91", "优")
    assert final(score, 表彰情况="2") == ("78", "中")
    assert final(score, 培训="60", 服务="40") == ("100", "优")


def test_a_score_with_more_decimals_than_the_set_keeps_is_rounded_and_told() -> None:
    # 50.125 counts as 50.13.
    assert final(made(), 培训="50.125") == ("91.13", "优")
    found = own(made(), 培训="50.125")
    assert found.review is not None
    assert own_derivation(found.review, "zh") is not None
    (told,) = found.diagnostics
    assert told[1].message.zh == "复核得分 50.125 按指标体系取整，计 50.13"


def test_what_is_claimed_is_brought_to_a_total_by_the_same_rules() -> None:
    review = own(made(), 培训="50").review
    assert review is not None
    # Claimed 60 + 36, and 5 by the facts: 101, held to 100.
    total = review.total
    assert [total.claimed, total.reviewed, total.difference] == [100, 91, -9]
    assert (review.claimed_grade, review.reviewed_grade) == ("优", "优")
    assert [review.whole.claimed, review.whole.reviewed] == [96, 86]
    assert not review.is_total
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in str(drawn(review, "md", "zh").value).splitlines()
    ]
    assert ["培训", "", "", "60", "60", "50", "-10", WHY] in rows
    assert ["服务", "", "", "40", "36", "36", "0", "按指标体系重算"] in rows
    totals = [row[3:7] for row in rows if row[0] == "总分"]
    assert totals == [["100", "100", "91", "-9"]]


def test_a_veto_of_a_row_stands_above_the_evaluators_score() -> None:
    found = own(made(), 培训="15")
    assert final(made(), 培训="15") == ("41", "差")  # 0 + 36 + 5
    assert found.review is not None
    assert found.review.lines[0].counted == 0
    told = [(line, each.rule.name) for line, each in found.diagnostics]
    assert told == [(0, "review-score-overruled")]


def test_a_veto_of_the_whole_holds_whatever_the_scores() -> None:
    score = made({**FACTS, "违规": "是"})
    assert final(score, 培训="60") == ("59", "差")


def test_a_score_that_no_decimals_write_stays_as_it_is() -> None:
    # 60 × 5 ÷ 9 = 100/3, and 30 and 5 make 205/3; the claimed 60 is not put for it.
    rows = (row("培训", claimed="60"), row("服务", "90人", claimed="36"))
    data = {**FACTS, "次数": "5次"}
    score = scored(BODY, *rows, data=data, head=HEAD)
    assert final(score, 服务="30") == ("205/3", "中")


def test_what_is_missing_stays_missing() -> None:
    score = made({each: FACTS[each] for each in ("表彰", "违规")})
    assert score.total is None
    found = own(score, 服务="30")
    assert found.review is not None
    assert found.review.total.reviewed is None
    assert "review-total-open" in {each.rule.name for _, each in found.diagnostics}
    # The evaluator's score takes the place of the missing one.
    assert final(score, 培训="30") == ("71", "中")


def test_a_reason_is_required_against_the_claim_and_against_the_set() -> None:
    score = made()
    for given in ("50", "60", "40"):
        found = own_review(score, [OwnScore(0, given)])
        assert [each.rule.name for _, each in found.diagnostics] == [
            "review-reason-missing"
        ]
    # 服务 has 36 both ways.
    assert own_review(score, [OwnScore(1, "36")]).diagnostics == ()


def test_the_derivation_says_which_rows_are_the_evaluators() -> None:
    review = own(made(), 培训="50").review
    assert review is not None
    shown = own_derivation(review, "zh")
    assert shown is not None
    leads = [each["lead"] + each["value"] for each in shown["children"]]
    assert leads[0] == "培训（分值 60分，复核得分）：50.00分"
    assert leads[1].startswith("服务（分值 40分，按完成比例")
    assert any("91.00分" in each for each in leads)
    assert [(each["line"], each["score"]) for each in own_lines(review)] == [(0, "50")]
    untouched = own_review(made(), ()).review
    assert untouched is not None
    assert own_derivation(untouched, "zh") is None


def test_rows_that_were_changed_since_are_named() -> None:
    receipt = json.dumps({"inputs": inputs_to_json(made().assessment)}).encode()
    rows = (row("培训", claimed="40"), row("服务", "95人", claimed="36"))
    now = scored(BODY, *rows, data=FACTS, head=HEAD + ROUNDED)
    found = changes_since(receipt, now)
    assert {line: each.message.zh for line, each in found.items()} == {
        0: "写下复核得分以后，单位改过这一行：自评得分 60 → 40",
        1: "写下复核得分以后，单位改过这一行：完成值 90人 → 95人；重算得分 36 → 38",
    }
    assert changes_since(receipt, made()) == {}
