"""The form as GitHub Markdown."""

import re

import pytest
from tests.unit.render.forms import HOSTILE, annex, small
from tests.unit.report.zhuzhou import BENEFITS, NOTES, PURPOSE, zhuzhou

from perfscore.render.markdown import markdown_paper
from perfscore.report.derivation_line import DerivationLine
from perfscore.report.official_form import official_form
from perfscore.report.paper import Paper
from perfscore.report.table import Table

CELL = re.compile(r"(?<!\\)(?:\\\\)*\|")


def markdown_text(table: Table) -> str:
    return markdown_paper(Paper((table,)))


def rows(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in CELL.split(line)[1:-1]]
        for line in text.split("\n")
        if line.startswith("|")
    ]


def test_a_small_form_is_written_out() -> None:
    assert markdown_text(small()) == (
        "# 2021年度自评表\n"
        "\n"
        "（试用）\n"
        "\n"
        "| 部门名称 | 甲处 |\n"
        "| --- | --- |\n"
        "\n"
        "**绩效指标**\n"
        "\n"
        "| 一级指标 | 三级指标 | 得分 |\n"
        "| --- | --- | ---: |\n"
        "| 产出指标 | 完成宣传工作 | 9.5 |\n"
        "|  | 完成信息报送工作 | — |\n"
        "| 总分 |  | 9.5 |\n"
        "\n"
        "备注：说明\n"
    )


def test_a_merged_score_stands_once() -> None:
    text = markdown_text(official_form(zhuzhou()))
    below = [row for row in rows(text) if row[1] in BENEFITS]
    assert [row[2] for row in below] == [PURPOSE, "", "", ""]
    assert [row[6] for row in below] == ["30", "", "", ""]


def test_the_notes_follow_as_paragraphs() -> None:
    text = markdown_text(official_form(zhuzhou()))
    assert text.endswith(f"\n\n备注：{NOTES[0]}\n\n{NOTES[1]}\n")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_one_cell(name: str) -> None:
    text = markdown_text(small(name=name, unit=name, note=name))
    assert {len(row) for row in rows(text)} == {2, 3}
    assert len([line for line in text.split("\n") if line.startswith("#")]) == 1
    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a|b\\|c", "a\\|b\\\\\\|c"),
        ("甲\n乙", "甲<br>乙"),
        ("<b>&", "&lt;b>&amp;"),
        ("*[x](y)*", "\\*\\[x\\](y)\\*"),
        ("$x$ ~~y~~ `z`", "\\$x\\$ \\~\\~y\\~\\~ \\`z\\`"),
    ],
)
def test_what_markdown_would_act_on_is_escaped(name: str, written: str) -> None:
    assert f"| 产出指标 | {written} | 9.5 |" in markdown_text(small(name=name))


@pytest.mark.parametrize(
    ("note", "written"),
    [("2. 总分", "备注：2. 总分"), ("- 甲", "备注：- 甲")],
)
def test_the_first_note_follows_its_heading(note: str, written: str) -> None:
    assert markdown_text(small(note=note)).endswith(f"{written}\n")


def test_an_annex_is_one_table_below_a_heading_of_its_own() -> None:
    assert markdown_paper(Paper((small(), annex()))).endswith(
        "备注：说明\n"
        "\n"
        "## 附表 填报数据\n"
        "\n"
        "| 名称 | 数值 |\n"
        "| --- | ---: |\n"
        "| 在职人数 | 51 |\n"
    )


def test_the_derivation_follows_as_a_list() -> None:
    line = DerivationLine("总分", "9.5分", children=(DerivationLine("甲", "9.5分"),))
    text = markdown_paper(Paper((small(),), derivation=line))
    assert text.endswith("备注：说明\n\n# 总分 = 9.5分\n\n- 甲 = **9.5分**\n")
