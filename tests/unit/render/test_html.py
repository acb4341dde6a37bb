"""The form as one HTML file: its structure, not its bytes."""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from tests.unit.render.forms import HOSTILE, annex, small
from tests.unit.report.zhuzhou import PURPOSE, zhuzhou

from perfscore.render.html import html_paper
from perfscore.report.derivation import derivation
from perfscore.report.official_form import official_form
from perfscore.report.paper import Paper
from perfscore.report.picture import Bar, Picture

SPANS = ("rowspan", "colspan")


@dataclass
class Cell:
    """A cell of a table in a page."""

    classes: list[str]
    rows: int
    columns: int
    text: str = ""


@dataclass
class Page(HTMLParser):
    """Reads a page: its tags, and its tables as rows of cells."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    tables: list[list[list[Cell]]] = field(default_factory=list)
    text: str = ""
    inside: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; begin a table, a row or a cell."""
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in {"td", "th"}:
            rows, columns = (int(found.get(each) or 1) for each in SPANS)
            classes = (found.get("class") or "").split()
            self.tables[-1][-1].append(Cell(classes, rows, columns))
            self.inside = True
        if tag == "br" and self.inside:
            self.tables[-1][-1][-1].text += "\n"

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        self.inside = self.inside and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        """Note the text of the page and of a cell."""
        self.text += data
        if self.inside:
            self.tables[-1][-1][-1].text += data


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    return page


def covered(table: list[list[Cell]], columns: int) -> bool:
    """Whether the cells with their spans fill every row exactly."""
    filled: dict[int, int] = {}
    for number, row in enumerate(table):
        for cell in row:
            for below in range(number, number + cell.rows):
                filled[below] = filled.get(below, 0) + cell.columns
    return filled == dict.fromkeys(range(len(table)), columns)


ZHUZHOU = read(html_paper(Paper((official_form(zhuzhou()),))))


def test_the_cells_fill_every_row_of_every_part() -> None:
    assert len(ZHUZHOU.tables) == 4
    assert all(covered(table, 9) for table in ZHUZHOU.tables)


def test_headings_reach_over_their_lines() -> None:
    cells = [cell for row in ZHUZHOU.tables[3] for cell in row]
    groups = [(each.text, each.rows) for each in cells if "group" in each.classes]
    assert groups[:3] == [("产出指标（50分）", 8), ("数量指标", 2), ("质量指标", 2)]
    shared = next(each for each in cells if each.text == PURPOSE)
    assert shared.rows == 4


def test_the_label_of_a_part_stands_beside_it_once() -> None:
    labels = [
        cell for row in ZHUZHOU.tables[3] for cell in row if "label" in cell.classes
    ]
    assert [(each.text, each.rows) for each in labels] == [("", 1), ("绩效指标", 14)]


def test_headings_of_a_part_are_repeated_on_every_sheet() -> None:
    names = [tag for tag, _ in ZHUZHOU.tags if tag in {"table", "thead"}]
    assert names == ["table", *["table", "thead"] * 3]
    assert "display: table-header-group" in ZHUZHOU.text
    assert "size: A4 landscape" in ZHUZHOU.text


def test_numbers_stand_on_the_right() -> None:
    total = ZHUZHOU.tables[3][-1]
    assert [cell.text for cell in total] == ["总分", "100", "100", "等级：优"]
    assert total[0].columns == 6
    assert "number" in total[2].classes


def test_the_page_is_chinese_and_says_so_before_anything_else() -> None:
    assert ZHUZHOU.tags[0] == ("html", {"lang": "zh-CN"})
    assert ZHUZHOU.tags[2] == ("meta", {"charset": "utf-8"})


def test_nothing_is_loaded_and_only_the_own_style_is_let_in() -> None:
    text = html_paper(Paper((small(),), derivation(zhuzhou())))
    page = read(text)
    addresses = {"src", "href", "action", "data", "srcset", "style"}
    assert all(addresses.isdisjoint(found) for _, found in page.tags)
    assert {"script", "link", "img", "iframe"}.isdisjoint(tag for tag, _ in page.tags)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    policy = next(
        found["content"]
        for tag, found in page.tags
        if tag == "meta" and "http-equiv" in found
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_text(name: str) -> None:
    page = read(html_paper(Paper((small(name=name, unit=name, note=name),))))
    plain = read(html_paper(Paper((small(),))))
    assert [tag for tag, _ in page.tags if tag != "br"] == [
        tag for tag, _ in plain.tags
    ]
    attributes = {key for _, found in page.tags for key in found}
    assert attributes == {key for _, found in plain.tags for key in found}
    assert "\u202e" not in page.text
    assert "\x1b" not in page.text


def test_a_name_is_shown_as_it_was_written() -> None:
    name = "<b>“甲” & 乙</b>"
    page = read(html_paper(Paper((small(name=name),))))
    assert name in [cell.text for row in page.tables[1] for cell in row]


def test_an_undefined_score_is_marked() -> None:
    page = read(html_paper(Paper((small(),))))
    cells = [cell for row in page.tables[1] for cell in row if cell.text == "—"]
    assert [cell.classes for cell in cells] == [["undefined", "number"]]


def test_the_derivation_opens_and_closes_below_the_form() -> None:
    page = read(html_paper(Paper((official_form(zhuzhou()),), derivation(zhuzhou()))))
    names = [tag for tag, _ in page.tags]
    assert names.index("details") > len(names) - names[::-1].index("table") - 1
    assert names.count("details") == names.count("summary")
    assert ("details", {"open": None}) in page.tags
    assert "执行率 = 全年执行数 467.03 ÷ 全年预算数 467.03 = 100%" in page.text


def test_a_form_without_notes_and_year_has_none() -> None:
    table = small()
    bare = type(table)(
        table.title,
        "",
        table.rows,
        table.columns,
        table.cells,
        (),
        table.column_widths,
        table.sections,
    )
    page = read(html_paper(Paper((bare,))))
    assert "p" not in [tag for tag, _ in page.tags]


def test_annexes_follow_the_form_with_headings_of_their_own() -> None:
    page = read(html_paper(Paper((small(), annex()))))
    names = [tag for tag, _ in page.tags]
    assert (names.count("h1"), names.count("h2")) == (1, 1)
    assert "附表 填报数据" in page.text
    last = page.tables[-1]
    assert [[cell.text for cell in row] for row in last] == [
        ["名称", "数值"],
        ["在职人数", "51"],
    ]
    assert names.count("thead") == 2


def test_each_table_has_its_own_widths() -> None:
    page = read(html_paper(Paper((small(), annex()))))
    assert ".table-0 col:nth-child(1){width:10.000%}" in page.text
    assert ".table-1 col:nth-child(1){width:25.000%}" in page.text


def test_the_file_says_unseen_which_set_made_it() -> None:
    identity = {"perfscore-set": 'a/"b"><script>', "perfscore-version": "2"}
    page = read(html_paper(Paper((small(),), identity=identity)))
    told = {
        found["name"]: found["content"]
        for tag, found in page.tags
        if tag == "meta" and found.get("name") in identity
    }
    assert told == identity
    assert "script" not in [tag for tag, _ in page.tags]


def test_the_picture_is_part_of_the_page_and_loads_nothing() -> None:
    bars = (Bar("产出指标", Fraction(50), Fraction(49)),)
    shown = Picture("自评表", "甲处", bars, Fraction(49), Fraction(100), "差")
    text = html_paper(Paper((small(),), picture=shown))
    page = read(text)
    names = [tag for tag, _ in page.tags]
    assert names.count("svg") == 1
    assert names.index("svg") > names.index("table")
    assert "49 / 50 分" in page.text
    assert "style=" not in text


def test_parts_come_in_the_order_in_which_they_are_filed() -> None:
    bars = (Bar("产出指标", Fraction(50), Fraction(49)),)
    shown = Picture("自评表", "甲处", bars, Fraction(49), Fraction(100), "差")
    whole = Paper((small(), annex()), derivation(zhuzhou()), shown)
    classes = [
        found["class"]
        for tag, found in read(html_paper(whole)).tags
        if tag == "section"
    ]
    assert classes == ["form table-0", "sheet table-1", "picture", "derivation"]
