"""A derivation lists the rows of a table that counted, and what they gave."""

from tests.unit.report.explaining import outline
from tests.unit.score.tables import with_tables

from perfscore.diagnostics.model import Language
from perfscore.report.derivation import derivation
from perfscore.score.result import Score

AWARDS = """\
明细表 表彰
  事项：文本，必填
  级别：选项（中央、省），必填
  级别分 = 若 级别 = “中央” 则 1分 否则 0.8分
一级指标 表彰加分 10分
  得分 = 至多(合计(表彰.级别分 每 事项 取高), 3分)
"""
ROWS = [
    {"事项": "甲", "级别": "省"},
    {"事项": "甲", "级别": "中央"},
    {"事项": "乙", "级别": "省"},
]


def lines_of(score: Score, language: Language = "zh") -> list[str]:
    made = derivation(score, language, wanted=score.lines[0].name)
    return [each.strip() for each in outline(made.children)]


def test_the_rows_that_counted_are_listed_with_the_cells_they_read() -> None:
    lines = lines_of(with_tables(AWARDS, 表彰=ROWS))
    assert lines[2:] == [
        "合计(表彰.级别分 每 表彰.事项 取高) = 1.8分",
        "第 2 行：级别 中央 → 1分",
        "第 3 行：级别 省 → 0.8分",
    ]


def test_rows_are_listed_in_english() -> None:
    lines = lines_of(with_tables(AWARDS, 表彰=ROWS[1:2]), "en")
    assert lines[2:] == [
        "sum(表彰.级别分 each 表彰.事项 highest) = 1 points",
        "row 1: 级别 中央 → 1 points",
    ]


def test_a_blank_cell_is_named_where_it_stands() -> None:
    lines = lines_of(with_tables(AWARDS, 表彰=[*ROWS, {"事项": "丙"}]))
    assert lines[-1] == "第 4 行 → 无法得出（第 4 行没有填“级别”）"


def test_what_is_left_out_of_a_trimmed_mean_is_marked() -> None:
    body = "明细表 评委\n分：数值\n定义 均分 = 去掉最高最低(评委.分)\n"
    body += "一级指标 甲 10分\n得分 = 若 均分 > 3 则 分值 否则 0分\n"
    score = with_tables(body, 评委=[{"分": "9"}, {"分": "5"}, {"分": "1"}])
    lines = lines_of(score)
    assert lines[3:] == [
        "均分 = 去掉最高最低(评委.分) = 5",
        "第 1 行（最高，去掉）：分 9 → 9",
        "第 2 行：分 5 → 5",
        "第 3 行（最低，去掉）：分 1 → 1",
    ]


def test_of_very_many_rows_the_first_are_listed() -> None:
    body = "明细表 表\n额：数值\n一级指标 甲 10分\n"
    body += "得分 = 若 计数(表 若 额 > 0) > 3 则 分值 否则 0分\n"
    lines = lines_of(with_tables(body, 表=[{"额": "1"}] * 40))
    assert "第 30 行：额 1" in lines
    assert lines[-1] == "另有 10 行"
