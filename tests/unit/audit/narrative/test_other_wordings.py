"""Wordings of other places: shares told together, bases told within, whole lists."""

import pytest
from tests.unit.audit.narrative.papers import told, workings, wrong

from perfscore.audit.narrative.relations import Verdict
from perfscore.audit.narrative.twice import Accord, told_twice

WRONG = (
    # 17.16 / 52.36 = 32.77 %
    (
        (
            "政府采购支出总额52.36万元，其中货物35.20万元，服务17.16万元，"
            "分别占67.23%和33.77%。"
        ),
        ["33.77% → 32.77%"],
    ),
    # the shares are in the wrong order
    (
        "基本支出100.00万元，其中：人员经费80.00万元，公用经费20.00万元，分别占20%、80%。",
        ["20% → 80%", "80% → 20%"],
    ),
    # 8.50 + 6.50 = 15.00, 6.50 / 15.00 = 43.33 %: it fell
    (
        "支出决算数8.50万元，较上年增加6.50万元，增长43.33%。",
        ["43.33% → 减少 6.50万元"],
    ),
    (
        "公务接待费2022年决算数0.22万元，比2022年年初预算数1.00万元减少0.88万元。",
        ["0.88万元 → 0.78万元"],
    ),
    (
        (
            "2022年“三公”经费财政拨款决算数5.06万元，比2022年“三公”经费财政拨款"
            "年初预算8.50万元减少3.54万元。"
        ),
        ["3.54万元 → 3.44万元"],
    ),
    (
        (
            "公务用车运行维护费4.84万元，其中公务用车加油1.82万元，公务用车维修"
            "1.15万元，公务用车保险0.87万元，其他支出1.20万元。"
        ),
        ["4.84万元 → 5.04万元"],
    ),
    (
        "实有人员26人，其中在职人员16人、退休人员11人。",
        ["26人 → 27人"],
    ),
    (
        (
            "基本支出310.94万元，其中，人员经费259.80万元，公用经费51.14万元，"
            "人员经费、公用经费合计301.94万元。"
        ),
        ["301.94万元 → 310.94万元"],
    ),
    (
        (
            "政府性基金支出246.00万元。其中养老设施180.00万元、儿童福利设备66.00万元，"
            "两项合计264.00万元。"
        ),
        ["264.00万元 → 246.00万元"],
    ),
    # of 本年收入, which is told behind 总收入: 25.67 / (476.67 - 25.67) = 5.69 %
    (
        (
            "2020年总收入478.17万元，其中本年收入476.67万元。"
            "本年收入较2019年度增加25.67万元，增幅5.96%。"
        ),
        ["5.96% → 5.69%"],
    ),
    # 3.00 / 15.00; 12.00 / 15.00; the whole was told in the sentence before
    (
        (
            "1.总体情况。支出15.00万元。\n"
            "2.结构情况。甲项3.00万元，占20%；乙项12.00万元，占70%。"
        ),
        ["70% → 80%"],
    ),
    # 190.90 / 475.82 = 40.12 %
    (
        "2020年支出合计475.82万元。\n2.项目支出190.90万元，占本年支出的41.12%。",
        ["41.12% → 40.12%"],
    ),
    # an item of a list: the change is of the item, not of the whole
    (
        (
            "支出467.67万元，具体为：\n"
            "1.图书馆：支出决算数360.00万元，较上年增加60.00万元，增长25%。"
        ),
        ["25% → 20%"],
    ),
    # 697.66 / 663.18 = 105.20 %; the budget stands behind the rate
    (
        (
            "2024年度财政拨款支出697.66万元，其中：基本支出433.66万元，"
            "项目支出264.00万元。与年初预算相比，2024年度财政拨款支出"
            "完成年初预算的102.5%，年初预算为663.18万元。"
        ),
        ["102.5% → 105.2%"],
    ),
    # 19200 元 / 160 = 120 元; the cost stands in the sentence before
    (
        (
            "公务接待费支出年初预算为3.00万元，决算为1.92万元，完成年初预算的64.00%。"
            "安排国内公务接待20批次，接待人次160人，人均150元。"
        ),
        ["150元 → 120元"],
    ),
    # 460.00 - 431.20 = 28.80, and 28.80 / 431.20 = 6.68 %: the amount is wrong
    (
        "项目支出460.00万元，上年为431.20万元，比上年增加38.80万元，增长6.68%。",
        ["38.80万元 → 28.80万元"],
    ),
)
RIGHT = (
    ("收、支总计均为106.00万元。与上年相比，收、支总计各增加6.00万元，增长6%。", "6%"),
    (
        (
            "一般公共预算财政拨款支出103.50万元。与2022年相比，一般公共预算财政拨款支出"
            "增加3.50万元，同比增长3.5%。"
        ),
        "3.5%",
    ),
    # the items of a list stand in paragraphs of their own
    (
        (
            "2.支出情况。支出15.00元。\n（1）教育支出3.00元，占20%，据实列支。\n"
            "（2）卫生支出12.00元，占80%，据实列支。"
        ),
        "20% 80%",
    ),
    (
        (
            "本年支出200.00万元，其中：基本支出110.00万元；项目支出90.00万元。"
            "1.基本支出与上年度相比，增加10.00万元，增长10%。"
            "2.项目支出与上年度相比，减少10.00万元，下降10%。"
        ),
        "10% 10%",
    ),
    (
        "收入合计100.00万元，包括财政拨款98.00万元（占98%），其他2.00万元（占2%）。",
        "98% 2%",
    ),
    # 30 / 420 = 7.14 %
    (
        "项目支出450.00万元，上年为420.00万元，比上年增加30.00万元，增长7.14%。",
        "7.14%",
    ),
)
NOT_JUDGED = (
    # 同比 compares with the year before, the amount with the budget
    "决算数50.00万元，较年初预算减少10.00万元，同比增长12.00%。",
    "决算数50.00万元，比年初预算60.00万元减少10.00万元，同比增长12.00%。",
    # the shares are of something else that is not told
    (
        "1.总体情况。支出15.00万元。\n"
        "2.结构情况。甲项3.00万元，占10%；乙项12.00万元，占40%。"
    ),
    "甲项3.00万元，乙项12.00万元，分别占预算的50%、60%。",
    # some of the retired may not be counted in
    "实有人员26人，其中在职人员26人、退休人员11人。",
    # 其他支出 is one kind of spending; 纪检 is told without its amount
    "支出50.00万元，其中：人大10.00万元，政府30.00万元，其他支出5.00万元，其余为纪检。",
    # a list that does not say that it is all
    "公用经费10.00万元，其中：办公费3.00万元、水费1.00万元、电费2.00万元。",
    # what is allowed for a guest, and what other costs came to
    "公务接待费1.00万元，接待200人次，人均100元的标准执行。",
    "公务接待费1.00万元。会议1次，参会人员200人，人均80元。",
    "公务接待费1.00万元，外宾接待费2.00万元，接待200人次，人均80元。",
)


@pytest.mark.parametrize(("text", "found"), WRONG)
def test_what_is_wrong_is_found_and_nothing_else(text: str, found: list[str]) -> None:
    assert wrong(text) == found


@pytest.mark.parametrize(("text", "rates"), RIGHT)
def test_what_is_right_is_recomputed(text: str, rates: str) -> None:
    held = [
        each.figure.number.text
        for each in told(text).relations
        if each.verdict is Verdict.HOLDS and "%" in each.figure.number.text
    ]

    assert " ".join(held) == rates
    assert wrong(text) == []


@pytest.mark.parametrize("text", NOT_JUDGED)
def test_what_may_be_meant_otherwise_is_not_accused(text: str) -> None:
    assert wrong(text) == []
    assert workings(told(text), Verdict.BY_CUTTING) == []


def test_what_a_guest_cost_is_recomputed() -> None:
    # 2500 / 27 = 92.592…
    for printed, verdict in (("92.59", Verdict.HOLDS), ("92", Verdict.BY_ROUNDING)):
        text = f"公务接待费支出0.25万元，接待5批次、27人次，人均{printed}元。"
        assert workings(told(text), verdict) == [
            f"0.25万元 ÷ 27人次 = {'92.59' if '.' in printed else '93'}元"
        ]
    exact = "公务接待费支出2500元，接待27人次，人均92元。"
    assert workings(told(exact), Verdict.BY_CUTTING) == ["2500元 ÷ 27人次 = 93元"]


def test_staff_of_a_passage_is_compared_where_it_is_told_once() -> None:
    overview = "某局总编制人数48人。在职实有人数42人。离退休人员23人。"
    report = "基本情况：某局核定编制48名，在职实有人数45人，离退休人员23人。"
    of_two = "某局编制48人。下属中心编制15人。在职人员42人。退休人员3人。"

    def apart(*texts: str) -> list[str]:
        made = told_twice(told("\n".join(texts)).statements)
        return [each.name for each in made if each.accord is Accord.DIFFERENT]

    assert apart(overview, report) == ["在职人员"]
    assert apart(of_two, of_two) == []
