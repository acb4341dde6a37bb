"""An evaluator's scores added up: what counts, what is missing, what is no total."""

from fractions import Fraction

from tests.unit.lower.sets import HEAD
from tests.unit.score.forms import row as filled
from tests.unit.score.forms import scored

from perfscore.api.scoring import assessment_from_data
from perfscore.model.assessment import Assessment, Cell
from perfscore.model.review import ReviewEntry, ReviewSheet
from perfscore.score.review import ReviewedLine, reviewed
from perfscore.score.review_lines import ReviewLine, review_lines
from perfscore.score.reviewing import review_of


def assessment(*rows: dict[str, str], **facts: object) -> Assessment:
    made = assessment_from_data({"指标": list(rows), **facts}).value
    assert made is not None
    return made


def row(name: str, weight: str = "", claimed: str = "", **more: str) -> dict[str, str]:
    return {"三级": name, "分值": weight, "自评得分": claimed, **more}


def entry(path: str, score: str = "", reason: str = "") -> ReviewEntry:
    return ReviewEntry(
        Cell(path),
        score=Cell(score) if score else None,
        reason=Cell(reason) if reason else None,
    )


def test_the_lines_are_the_form_s_with_their_headings() -> None:
    facts = assessment(
        row("甲", "30", "28.5分", 一级="产出指标", 二级="数量指标"),
        row("乙", "20", "—"),
        row("丙"),
        资金=[{"名称": "合计", "分值": "10", "得分": "9.5"}],
    )
    assert review_lines(facts) == (
        ReviewLine(("预算执行率",), Fraction(10), Fraction("9.5"), high=Fraction(10)),
        ReviewLine(
            ("产出指标", "数量指标", "甲"),
            Fraction(30),
            Fraction("28.5"),
            high=Fraction(30),
        ),
        ReviewLine(
            ("产出指标", "数量指标", "乙"), Fraction(20), None, high=Fraction(20)
        ),
    )


def test_a_line_without_any_score_leaves_the_total_open() -> None:
    facts = assessment(row("甲", "50", "50"), row("乙", "50"))
    lines = review_lines(facts)
    made = reviewed(facts, [ReviewedLine(each) for each in lines])
    assert (made.whole.weight, made.whole.claimed) == (Fraction(100), None)
    assert made.reviewed_grade is None
    scored = [ReviewedLine(lines[0]), ReviewedLine(lines[1], Fraction(39))]
    made = reviewed(facts, scored)
    assert (made.whole.claimed, made.whole.reviewed) == (None, Fraction(89))
    assert made.reviewed_grade == "良"


def test_without_a_set_points_that_are_not_100_have_no_grade() -> None:
    facts = assessment(row("甲", "50", "50"))
    made = reviewed(facts, [ReviewedLine(each) for each in review_lines(facts)])
    assert (made.grading.source, made.reviewed_grade) == ("", None)


def test_rows_of_one_name_are_taken_in_the_order_of_the_form() -> None:
    facts = assessment(row("甲", "50", "50"), row("甲", "50", "40"))
    sheet = ReviewSheet((entry("甲"), entry("甲", "30", "核减")))
    made = review_of(facts, review_lines(facts), sheet).value
    assert made is not None
    assert [each.counted for each in made.lines] == [Fraction(50), Fraction(30)]


def test_a_deduction_can_be_negative_and_nothing_else() -> None:
    facts = assessment(row("甲", "50", "50"))
    lines = (
        ReviewLine(("甲",), Fraction(5), Fraction(), low=Fraction(-5)),
        ReviewLine(("乙",), Fraction(5), Fraction()),
    )
    sheet = ReviewSheet((entry("甲", "-3", "违规"), entry("乙", "-3", "违规")))
    (only,) = review_of(facts, lines, sheet).diagnostics
    assert only.rule.name == "review-score-out-of-range"
    assert only.message.zh == "复核得分 -3 小于 0，要求不小于 0"


def test_the_claimed_score_again_needs_no_reason() -> None:
    facts = assessment(row("甲", "50", "50"))
    sheet = ReviewSheet((entry("甲", "50.0"),))
    made = review_of(facts, review_lines(facts), sheet)
    assert made.diagnostics == ()


def test_a_file_without_rows_is_told() -> None:
    facts = assessment(row("甲", "50", "50"))
    (only,) = review_of(facts, review_lines(facts), ReviewSheet(())).diagnostics
    assert only.rule.name == "review-empty"


def written(path: str, weight: str, claimed: str, score: str) -> ReviewEntry:
    return ReviewEntry(
        Cell(path), Cell(weight), Cell(claimed), Cell(score), Cell("有据")
    )


def test_rows_of_one_name_are_told_apart_by_what_they_repeat() -> None:
    # Sorted by 自评得分 in a workbook, the second 甲 comes first.
    facts = assessment(row("甲", "50", "50"), row("甲", "50", "40"))
    sheet = ReviewSheet(
        (written("甲", "50", "40", "30"), written("甲", "50", "50", "45"))
    )
    made = review_of(facts, review_lines(facts), sheet)
    assert made.value is not None
    assert [each.counted for each in made.value.lines] == [Fraction(45), Fraction(30)]
    assert made.diagnostics == ()


def test_points_repeated_otherwise_than_in_the_form_are_told() -> None:
    facts = assessment(row("甲", "50", "49.995"), row("乙", "50", "40"))
    sheet = ReviewSheet(
        (written("甲", "50", "50", "45"), written("乙", "60", "41", "40"))
    )
    made = review_of(facts, review_lines(facts), sheet)
    # 50 is 49.995 as two decimals print it.
    assert [each.message.zh for each in made.diagnostics] == [
        "“乙”的分值在复核文件里是 60，自评表里是 50",
        "“乙”的自评得分在复核文件里是 41，自评表里是 40",
    ]
    assert made.value is not None


def test_more_remarks_than_are_told_leave_no_score_out() -> None:
    facts = assessment(*(row(f"第{n}项", "1", "1") for n in range(150)))
    entries = tuple(written(f"第{n}项", "1", "0.9", "0") for n in range(150))
    made = review_of(facts, review_lines(facts), ReviewSheet(entries))
    assert made.value is not None
    assert made.value.whole.reviewed == 0
    assert len(made.diagnostics) == 100


def test_sums_below_the_rows_are_compared() -> None:
    facts = assessment(
        row("甲", "60", "60", 一级="产出指标"), row("乙", "40", "40", 一级="效益指标")
    )
    rows = (entry("产出指标/甲", "55", "有据"), entry("产出指标小计", "55"))
    made = review_of(
        facts, review_lines(facts), ReviewSheet((*rows, entry("合计", "95")))
    )
    assert made.diagnostics == ()
    made = review_of(
        facts, review_lines(facts), ReviewSheet((*rows, entry("总分", "94")))
    )
    assert [each.message.zh for each in made.diagnostics] == [
        "复核文件的“总分”是 94，各行相加是 95"
    ]


def test_a_line_that_may_exceed_its_points_may_in_the_review() -> None:
    body = """
    数据
      数：数值
    一级指标 甲 60分
      目标 ≥100人
      评分 按完成比例，封顶 120%
    一级指标 乙 40分
      得分范围 [-4分, 40分]
      评分 判定
        若 数 ≥ 10：40分
        否则：-4分
    """
    head = HEAD.replace("满分 10\n", "满分 100\n")
    score = scored(body, filled("甲", "110人"), data={"数": "9"}, head=head)
    lines = review_lines(score.assessment, score)
    assert [(each.low, each.high) for each in lines] == [
        (Fraction(), None),
        (Fraction(-4), Fraction(40)),
    ]


def test_bonus_and_penalty_are_no_part_of_the_sum() -> None:
    body = """
    数据
      数：数值
    一级指标 任务 100分
      目标 ≥100人
      评分 按完成比例
    加分项 表彰 5分
      得分 = 若 数 > 0 则 5分 否则 0分
    减分项 批评 10分
      得分 = 若 数 > 0 则 4分 否则 0分
    总分 = 基本分 + 加分 - 减分
    """
    head = HEAD.replace("满分 10\n", "满分 100\n")
    score = scored(body, filled("任务", "90人"), data={"数": "1"}, head=head)
    lines = review_lines(score.assessment, score)
    given = [Fraction(88), Fraction(3), Fraction(4)]
    pairs = zip(lines, given, strict=True)
    made = reviewed(score.assessment, [ReviewedLine(*each) for each in pairs], score)
    assert [each.low for each in lines] == [0, 0, -10]
    assert made.whole.name == "合计（不含加分项、减分项）"
    assert (made.whole.weight, made.whole.reviewed) == (Fraction(100), Fraction(88))
    assert [each.reviewed for each in made.level1] == given
    assert not made.is_total


def test_a_total_that_is_no_sum_is_not_compared() -> None:
    body = """
    一级指标 任务 100分
      目标 ≥100人
      评分 按完成比例
    加分项 表彰 5分
      得分 = 5分
    总分 = 基本分 + 加分
    """
    head = HEAD.replace("满分 10\n", "满分 100\n")
    score = scored(body, filled("任务", "90人"), head=head)
    lines = review_lines(score.assessment, score)
    sheet = ReviewSheet((entry("任务", "88", "有据"), entry("总分", "93")))
    assert review_of(score.assessment, lines, sheet, score).diagnostics == ()


def test_a_reason_without_a_score_is_told_and_counts_as_claimed() -> None:
    facts = assessment(row("甲", "50", "45"))
    made = review_of(
        facts, review_lines(facts), ReviewSheet((entry("甲", "", "扣分"),))
    )
    assert [each.message.zh for each in made.diagnostics] == [
        "“甲”写了理由，没有填复核得分，按自评得分 45 计"
    ]
    assert made.value is not None
    assert made.value.whole.reviewed == Fraction(45)
