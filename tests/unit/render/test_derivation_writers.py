"""One derivation as text, Markdown, HTML and JSON."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.render.forms import HOSTILE
from wcwidth import wcswidth

from perfscore.render.derivation_html import derivation_html, derivation_page
from perfscore.render.derivation_json import derivation_json
from perfscore.render.derivation_markdown import derivation_markdown
from perfscore.render.derivation_text import derivation_text
from perfscore.report.derivation_line import DerivationLine

RATE = DerivationLine(
    "执行率 = 全年执行数 1 ÷ 全年预算数 3",
    "1/3 ≈ 33.33%",
    basis=("备注1", "第三条"),
    place="set.perf:12",
    rule_text="定义 执行率 = 全年执行数 / 全年预算数",
    children=(
        DerivationLine("全年执行数（填报“1”）", "1万元"),
        DerivationLine("没有值的一行"),
    ),
)
TREE = DerivationLine("某单位", "总分 90.00分", "：", children=(RATE,))


def test_a_text_is_indented() -> None:
    assert derivation_text(TREE, width=80).split("\n") == [
        "某单位：总分 90.00分",
        "  执行率 = 全年执行数 1 ÷ 全年预算数 3 = 1/3 ≈ 33.33%（依据：备注1；第三条）",
        "    [set.perf:12]",
        "    全年执行数（填报“1”） = 1万元",
        "    没有值的一行",
    ]


def test_the_set_s_own_line_stands_below_a_step_on_request() -> None:
    assert derivation_text(TREE, width=80, with_rules=True).split("\n") == [
        "某单位：总分 90.00分",
        "  执行率 = 全年执行数 1 ÷ 全年预算数 3 = 1/3 ≈ 33.33%（依据：备注1；第三条）",
        "    │ set.perf:12：定义 执行率 = 全年执行数 / 全年预算数",
        "    全年执行数（填报“1”） = 1万元",
        "    没有值的一行",
    ]


def test_a_basis_is_named_in_the_language_of_the_reader() -> None:
    text = derivation_text(TREE, width=80, language="en")
    assert "(basis: 备注1; 第三条)" in text.replace("\n    ", " ")
    assert "*basis: 备注1; 第三条*" in derivation_markdown(TREE, "en")
    assert "basis: 备注1; 第三条" in derivation_html(TREE, "en")


def test_markdown_is_a_nested_list() -> None:
    assert derivation_markdown(TREE) == (
        "# 某单位：总分 90.00分\n"
        "\n"
        "- 执行率 = 全年执行数 1 ÷ 全年预算数 3 = **1/3 ≈ 33.33%**"
        " *依据：备注1；第三条*"
        " (set.perf:12：定义 执行率 = 全年执行数 / 全年预算数)\n"
        "  - 全年执行数（填报“1”） = **1万元**\n"
        "  - 没有值的一行\n"
    )


def test_html_opens_what_has_something_below_it() -> None:
    assert derivation_html(RATE) == (
        '<section class="derivation">\n<h2>计算过程</h2>\n'
        '<details open><summary><span class="said">'
        "执行率 = 全年执行数 1 ÷ 全年预算数 3 = "
        '<span class="value">1/3 ≈ 33.33%</span> '
        '<span class="basis">依据：备注1；第三条</span></span>'
        '<span class="rule"><code>定义 执行率 = 全年执行数 / 全年预算数</code> '
        '<span class="place">set.perf:12</span></span></summary>\n'
        '<div class="step"><span class="said">全年执行数（填报“1”） = '
        '<span class="value">1万元</span></span></div>\n'
        '<div class="step"><span class="said">没有值的一行</span></div>\n'
        "</details>\n</section>"
    )


def test_a_line_that_asks_for_it_stands_open_below_the_first_level() -> None:
    closed = DerivationLine("甲", children=(DerivationLine("乙"),))
    opened = replace(closed, is_open=True)
    page = derivation_html(DerivationLine("根", children=(closed, opened)))
    assert page.count("<details>") == 1
    assert page.count("<details open>") == 2


def test_a_page_of_its_own_names_what_it_explains() -> None:
    assert "<title>某单位</title>" in derivation_page(TREE)


def test_json_holds_the_tree() -> None:
    assert json.loads(derivation_json(TREE)) == {
        "text": "某单位",
        "value": "总分 90.00分",
        "basis": [],
        "place": "",
        "rule_text": "",
        "children": [
            {
                "text": "执行率 = 全年执行数 1 ÷ 全年预算数 3",
                "value": "1/3 ≈ 33.33%",
                "basis": ["备注1", "第三条"],
                "place": "set.perf:12",
                "rule_text": "定义 执行率 = 全年执行数 / 全年预算数",
                "children": [
                    {
                        "text": "全年执行数（填报“1”）",
                        "value": "1万元",
                        "basis": [],
                        "place": "",
                        "rule_text": "",
                        "children": [],
                    },
                    {
                        "text": "没有值的一行",
                        "value": "",
                        "basis": [],
                        "place": "",
                        "rule_text": "",
                        "children": [],
                    },
                ],
            }
        ],
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_only_text(name: str) -> None:
    tree = DerivationLine(
        name,
        name,
        basis=(name,),
        place=name,
        children=(RATE,),
        rule_text=name,
    )
    text = derivation_text(tree, width=60, with_rules=True)
    assert all(each.isprintable() for each in text.replace("\n", ""))
    assert "<script" not in derivation_html(tree)
    listed = derivation_markdown(DerivationLine("", children=(tree,)))
    assert "<script" not in listed
    assert [line.lstrip()[:2] for line in listed.split("\n")[2:-1]] == ["- "] * 4
    assert json.loads(derivation_json(tree))["text"] == name


def test_a_deep_tree_stays_within_the_width() -> None:
    tree = DerivationLine("底")
    for _ in range(100):
        tree = DerivationLine("很长的一行说明文字" * 5, "100%", children=(tree,))
    lines = derivation_text(tree, width=60).split("\n")
    assert max(wcswidth(line) for line in lines) <= 60


@given(st.text(max_size=40), st.text(max_size=40), st.integers(40, 120))
def test_any_line_fits(text: str, value: str, width: int) -> None:
    tree = DerivationLine("根", children=(DerivationLine(text, value),))
    lines = derivation_text(tree, width=width).split("\n")
    assert max(wcswidth(line) for line in lines) <= width


def test_on_paper_every_step_stands_whether_open_or_not() -> None:
    style = derivation_page(TREE).split("</style>")[0]
    printed = style.split("@media print", 1)[1]
    assert "details::details-content" in printed
