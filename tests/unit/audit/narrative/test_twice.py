"""What is told twice is compared where both places mean the same thing."""

from tests.unit.audit.narrative.papers import told

from perfscore.audit.narrative.twice import Accord, told_twice

OVERVIEW = "本局是市政府组成部门，内设科室6个，编制30人，在职人员28人，退休人员12人。"


def pairs(text: str) -> list[tuple[str, str, str, Accord]]:
    return [
        (each.name, each.first.number.text, each.later.number.text, each.accord)
        for each in told_twice(told(text).statements)
    ]


def test_staff_of_the_same_unit_is_compared() -> None:
    report = "部门基本情况：编制30人，在职人员27人，退休人员12人。"

    assert pairs(f"{OVERVIEW}\n{report}") == [
        ("编制", "30人", "30人", Accord.SAME),
        ("在职人员", "28人", "27人", Accord.DIFFERENT),
        ("退休人员", "12人", "12人", Accord.SAME),
    ]


def test_staff_of_another_unit_is_not_compared() -> None:
    other = "下属服务中心为二级单位，编制15人，在职人员14人，退休人员3人。"

    assert pairs(f"{OVERVIEW}\n{other}") == []


def test_parts_of_the_staff_are_not_the_staff() -> None:
    parts = "编制30人，其中：行政编制20人，事业编制10人；在职人员28人。"

    assert {each[3] for each in pairs(f"{OVERVIEW}\n{parts}")} == {Accord.SAME}


def test_an_amount_of_one_name_and_year_is_compared() -> None:
    text = (
        "2022年机关运行经费支出300.00万元，比上年减少20.00万元。\n"
        "2022年机关运行经费支出330.00万元，主要用于办公。\n"
        "2021年机关运行经费支出320.00万元。"
    )

    assert pairs(text) == [
        ("机关运行经费", "300.00万元", "330.00万元", Accord.DIFFERENT)
    ]


def test_a_total_of_grants_is_not_the_total() -> None:
    text = (
        "二、收入决算情况\n本年收入合计469.25万元。\n"
        "四、财政拨款收入支出决算情况\n本年收入合计467.02万元。"
    )

    assert pairs(text) == []


def test_rounded_amounts_are_the_same_amount() -> None:
    text = "2022年机关运行经费支出300.04万元。\n2022年机关运行经费支出300.0万元。"

    assert pairs(text) == [
        ("机关运行经费", "300.04万元", "300.0万元", Accord.BY_ROUNDING)
    ]


def test_texts_of_several_units_are_not_compared() -> None:
    units = [
        f"本年收入合计{n}00.00万元。\n本年支出合计{n}10.00万元。\n"
        f"机关运行经费支出{n}.00万元。"
        for n in (3, 5)
    ]

    assert pairs("\n".join(units)) == []
