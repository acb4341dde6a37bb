"""Functions of a set stay bounded, whatever calls what."""

from tests.unit.lower.sets import the_set, told, whole

LEAF = "一级指标 甲 10分\n得分 = 若 {} > 0 则 分值 否则 0分\n"


def rules_and_places(functions: str, call: str) -> list[tuple[str, str]]:
    return told(whole(functions + LEAF.format(call)))


def test_an_argument_that_doubles_at_each_call_is_refused() -> None:
    call = "加倍(" * 28 + "1" + ")" * 28
    ((rule, at),) = rules_and_places("函数 加倍(数) = 数 + 数\n", call)
    assert rule == "expression-too-long"
    assert at.startswith("加倍(加倍(")


def test_functions_that_each_call_the_one_before_twice_are_refused() -> None:
    functions = "函数 甲0(数) = 1\n" + "".join(
        f"函数 甲{i}(数) = 甲{i - 1}(数) + 甲{i - 1}(数)\n" for i in range(1, 41)
    )
    assert rules_and_places(functions, "甲40(1)") == [("expression-too-long", "甲7")]


def test_a_long_chain_of_functions_is_refused() -> None:
    functions = "函数 甲0(数) = 数\n" + "".join(
        f"函数 甲{i}(数) = 甲{i - 1}(数 + 1)\n" for i in range(1, 100)
    )
    ((rule, _),) = rules_and_places(functions, "甲99(1)")
    assert rule == "expression-too-long"


def test_a_function_that_reads_a_definition_is_part_of_a_circle() -> None:
    functions = "函数 加一(数) = 数 + 求\n定义 求 = 加一(1)\n"
    assert ("circular-definition", "求") in rules_and_places(functions, "1")


def test_types_settle_at_each_call() -> None:
    functions = "函数 较大(甲, 乙) = 至少(甲, 乙)\n"
    call = "较大(1, 2) > 0 且 较大(1万元, 9元) / 1元"
    assert rules_and_places(functions, call) == []
    wrong = rules_and_places(functions, "较大(1万元, 2人) / 1元")
    assert [rule for rule, _ in wrong] == ["unit-mismatch"]


def test_what_is_called_is_told_apart_from_what_is_not() -> None:
    made = the_set(
        whole(
            "函数 甲(数) = 乙(数)\n函数 乙(数) = 数\n函数 丙(数) = 数\n"
            + LEAF.format("甲(1)")
        )
    )
    assert {each.name: each.is_used for each in made.functions} == {
        "甲": True,
        "乙": True,
        "丙": False,
    }
