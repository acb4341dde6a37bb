"""What is told of a damaged set: every fault once, at its place, no consequences."""

import pytest

from perfscore.diagnostics.model import Diagnostic
from perfscore.source import Source
from perfscore.syntax import tree as t
from perfscore.syntax.parser import MAX_ERRORS, parse

HEAD = "指标体系 “甲”\n"


def found(text: str) -> list[tuple[str, int, str]]:
    """Rule, line and marked text of each diagnostic."""
    return [
        (each.rule.name, place(each)[0], each.at.span.text)
        for each in parse(Source("set.perf", text)).diagnostics
    ]


def place(diagnostic: Diagnostic) -> tuple[int, int]:
    return diagnostic.at.span.source.place(diagnostic.at.span.start)


def message(line: str, *, above: str = "一级指标 甲\n") -> tuple[str, str]:
    """What is said, in both languages, of one damaged line."""
    (only,) = parse(Source("set.perf", f"{HEAD}{above}{line}\n")).diagnostics
    assert place(only)[0] == 2 + above.count("\n")
    return only.message.zh, only.message.en


def hint(line: str, *, above: str = "一级指标 甲\n") -> str | None:
    (only,) = parse(Source("set.perf", f"{HEAD}{above}{line}\n")).diagnostics
    return only.hint.zh if only.hint else None


def test_each_fault_is_told_and_the_sound_rest_is_read() -> None:
    outcome = parse(
        Source(
            "set.perf",
            """指标体系 “甲”
  版木 1
等级
  优：[90, 100
  良：[80, 90)
一级指标 乙 5分
  评分 分挡
    ≥ 90%：5分
    否则：0分
  得分 = 分值 +
  说明 “乙
  目标 ≥95%
""",
        )
    )
    places = [(each.rule.name, *place(each)) for each in outcome.diagnostics]
    assert places == [
        ("syntax-error", 2, 3),
        ("syntax-error", 4, 13),
        ("syntax-error", 7, 6),
        ("syntax-error", 10, 12),
        ("quote-not-closed", 11, 6),
    ]
    document = outcome.value
    assert document is not None
    assert document.head is not None
    grades, indicator = document.sections
    assert isinstance(grades, t.Grades)
    assert [row.name for row in grades.rows] == ["良"]
    assert isinstance(indicator, t.Indicator)
    assert [each.span.text for each in indicator.clauses] == ["目标 ≥95%"]
    left_out = sorted(place_of.text for place_of in document.damaged)
    assert left_out == sorted(
        [
            *("版木 1", "优：[90, 100", "评分 分挡", "≥ 90%：5分", "否则：0分"),
            *("得分 = 分值 +", "说明 “乙"),
        ]
    )


@pytest.mark.parametrize(
    "rows",
    [
        "评分 扣份\n每高于 100% 满 1%：扣 1分\n每有 甲 满 1例：扣 1分\n至少 0分",
        "评分 判断定\n若 a：1分\n若 b：0分\n否则：0分",
        "评分 要点点\n有目标：40%\n前置 有制度：60%",
        "评分 “分档\n≥ 90%：5分\n否则：0分",
        "评分 分档 90%\n≥ 90%：5分\n# 注释\n\n否则：0分",
    ],
)
def test_rows_without_their_method_are_no_faults(rows: str) -> None:
    text = f"{HEAD}一级指标 甲 5分\n{rows}\n说明 “乙”\n"
    assert [line for _, line, _ in found(text)] == [3]


def test_a_damaged_row_leaves_the_other_rows() -> None:
    rows = "≥ 90%：5分\n[60% 90%)：3分\n[30%, 60%)：2分\n< 30% 0分"
    text = f"{HEAD}一级指标 甲 5分\n评分 分档\n{rows}\n"
    assert [line for _, line, _ in found(text)] == [5, 7]


@pytest.mark.parametrize(
    ("heading", "marked"),
    [
        ("一级指标", ""),
        ("定义 甲乙 a / b", "a"),
        ("等级 优良", "优良"),
        ("校验 a ≤ b", "a ≤ b"),
        ("三级指标 “甲", "“"),
    ],
)
def test_a_damaged_heading_is_told_once_and_ends_the_section_above(
    heading: str, marked: str
) -> None:
    text = f"{HEAD}数据\n甲：文本\n{heading}\n依据 “乙”\n等级\n优：[0, 1]\n"
    assert [(line, text) for _, line, text in found(text)] == [(4, marked)]
    document = parse(Source("set.perf", text)).value
    assert document is not None
    assert isinstance(document.sections[0], t.Data)
    assert isinstance(document.sections[-1], t.Grades)


@pytest.mark.parametrize(
    "title", ["指标体系 甲", "指标体系 “甲", "指标体系：“甲”", "指标体系\x00“甲”"]
)
def test_the_head_is_read_below_a_damaged_title(title: str) -> None:
    outcome = parse(Source("set.perf", f"{title}\n版本 1\n满分 一百\n等级\n"))
    assert [place(each)[0] for each in outcome.diagnostics] == [1, 3]


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        (
            "得分 =",
            "这一行没有写完，此处应为算式",
            "the line stops short of an expression",
        ),
        (
            "得分 = 至多(1, 2",
            (
                "这一行没有写完，此处应为“）”、“，”、单位、比较符号（≥ < = 等）、"
                "运算符号（+ × 等）、“或” 等"
            ),
            (
                "the line stops short of “)”, “,”, a unit, a comparison (>= < =), "
                "an operator (+ *), “or” …"
            ),
        ),
        (
            "依据",
            "这一行没有写完，此处应为引号括起的文字",
            "the line stops short of a text in quotes",
        ),
        (
            "指标值：1",
            "此处不能写“：”，应为“=”",
            "“：” cannot stand here; expected “=”",
        ),
        (
            "评分 不知道",
            (
                "此处不能写“不知道”，应为“按完成比例”、“按反向比例”、“反向递减”、“达标得分”、"
                "“分档”、“扣分” 等"
            ),
            (
                "“不知道” cannot stand here; expected “by_completion”, "
                "“by_inverse_ratio”, “inverse_decreasing”, “by_attainment”, "
                "“bands”, “deductions” …"
            ),
        ),
        (
            "评分 达标得分 5",
            "此处不能写“5”，应为换行",
            "“5” cannot stand here; expected end of line",
        ),
    ],
)
def test_the_message_says_what_can_stand_there(line: str, zh: str, en: str) -> None:
    assert message(line) == (zh, en)


def test_a_long_text_is_not_repeated_in_full() -> None:
    zh, _ = message("评分 " + "长" * 30)
    assert zh.startswith(f"此处不能写“{'长' * 20}…”，")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("得分 = a —— b", "“—”不是减号“-”"),
        ("得分 = a ― b", "“―”不是减号“-”"),
        ("得分 = a；", "“；”不是逗号“，”"),
        ("得分 = a;", "“;”不是逗号“，”"),
        ("得分 = a ~ b", "范围写作区间，如 [80%, 90%)，不写“~”"),
        ("得分 = a ～ b", "范围写作区间，如 [80%, 90%)，不写“～”"),
        ("得分 = {a}", "括号写作“[”或“（”，不写“{”"),
        ("得分 = a》", "“》”不是大于号“>”"),
        ("得分 = a」", "“」”前面没有开头的引号"),
        ("得分 = a • b", "“•”不是乘号“×”"),
        ("得分 = a X b", "“X”不是乘号“×”"),
        ("得分 = a ＝＝ b", "相等写一个“=”"),
        ("得分 = a ＝＞ b", "不小于写作“≥”或“>=”"),
        ("得分 = 0.O5", "数字里夹有字母“O”，它不是“0”"),
        ("得分 = 1oo分", "数字里夹有字母“o”，它不是“0”"),
        ("得分 = 1I0分", "数字里夹有字母“I”，它不是“1”"),
        ("依据 【第一条】", "“【”不是引号，文字用“ ”括起"),
    ],
)
def test_a_look_alike_is_named(line: str, said: str) -> None:
    assert message(line)[0] == said


@pytest.mark.parametrize("line", ["得分 = x", "得分 = O2O", "得分 = 5l", "得分 = 5 O2"])
def test_letters_that_can_be_meant_are_left_alone(line: str) -> None:
    assert found(f"{HEAD}一级指标 甲\n{line}\n") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("评分分档", "“评分”作关键字时，后面空一格"),
        ("三级指标乙 5分", "“三级指标”作关键字时，后面空一格"),
        ("得分 = 若a 则 1 否则 2", "“若”作关键字时，后面空一格"),
        ("评份 分档", "相近的关键字有“评分”"),
        ("scroing bands", "相近的关键字有“scoring”"),
        ("得分：1", "“得分”是关键字，后面不写“：”；若它是名称，写在引号里"),
        ("目标：≥95%", "“目标”是关键字，后面不写“：”；若它是名称，写在引号里"),
        ("得分 = 1 2", None),
    ],
)
def test_a_hint_says_what_would_mend_it(line: str, said: str | None) -> None:
    assert hint(line) == said


def test_a_place_at_the_end_of_the_text_is_within_it() -> None:
    assert found(f"{HEAD}一级指标") == [("syntax-error", 2, "")]
    assert found("一级指标") == [("no-head", 1, ""), ("syntax-error", 1, "")]


def test_faults_are_told_up_to_a_limit() -> None:
    text = HEAD + "数据\n" + "甲：乙\n" * 200
    assert len(found(text)) == MAX_ERRORS
