"""A page of charts runs nothing, loads nothing, and shows what others wrote as text."""

import itertools
import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from tests.unit.render.charts.reports import HOSTILE, report

from perfscore.render.charts.page import charts_page
from perfscore.render.charts.svg import fitted, text_width
from perfscore.report.charts.binning import histogram_bins
from perfscore.report.charts.model import Caption, Histogram, Mark, Matrix, Report

_ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "br"),
    *("section", "dl", "dt", "dd", "div", "details", "summary", "table", "thead"),
    *("tbody", "tr", "th", "td", "svg", "desc", "rect", "line", "path", "text", "span"),
}


def tags(page: str) -> set[str]:
    return set(re.findall(r"<([a-zA-Z0-9]+)", page))


def drawings(page: str) -> list[ET.Element]:
    found = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    return [ET.fromstring(each) for each in found]  # noqa: S314 - our own


@pytest.mark.parametrize("name", HOSTILE)
def test_what_others_wrote_is_text(name: str) -> None:
    page = charts_page(report(name))
    assert tags(page) <= _ALLOWED
    assert not re.search(r"\son\w+=|https?:|url\(|@import|style=", page)
    assert "\u202e" not in page
    assert "\x07" not in page
    page.encode()
    assert len(drawings(page)) == 6 * 2 + 1


@pytest.mark.parametrize("name", ["长沙市", "长" * 5_000])
def test_every_shape_lies_within_its_drawing(name: str) -> None:
    for drawn in drawings(charts_page(report(name))):
        _, _, width, height = map(float, drawn.attrib["viewBox"].split())
        for each in drawn.iter("rect"):
            right = float(each.get("x", "0")) + float(each.attrib["width"])
            foot = float(each.get("y", "0")) + float(each.attrib["height"])
            assert right <= width + 1
            assert foot <= height + 1
        for each in drawn.iter("text"):
            wide = text_width(each.text or "", float(each.get("font-size", "13")))
            x, anchor = float(each.attrib["x"]), each.get("text-anchor", "start")
            start = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
            assert start >= -8
            assert start + wide <= width + 8


def test_each_drawing_has_its_numbers_beside_it() -> None:
    page = charts_page(report())
    assert page.count("<details>") == 6
    assert page.count('role="img"') == 6 * 2
    assert page.count('class="wide"') == page.count('class="narrow"') == 6
    assert "123,456" in page
    assert charts_page(report()) == page


def test_nothing_to_draw_is_said() -> None:
    empty = Histogram(Caption("a", "总分分布"), (), ("份数",))
    assert "没有可画的数据。" in charts_page(Report("x", (), (empty,)))
    assert "There is nothing to draw." in charts_page(Report("x", (), (empty,)), "en")


def test_names_of_cuts_do_not_stand_upon_one_another() -> None:
    bins = histogram_bins([{Fraction(each): 1 for each in range(60, 100)}])
    marks = tuple(Mark(Fraction(at), f"第{at}档 [≥{at}]") for at in (88, 90, 92, 94))
    chart = Histogram(Caption("a", "总分"), bins, ("份数",), marks)
    for drawn in drawings(charts_page(Report("x", (), (chart,)))):
        named = [each for each in drawn.iter("text") if "档" in (each.text or "")]
        places = sorted((float(x.attrib["y"]), float(x.attrib["x"])) for x in named)
        assert len(named) == 4
        for (one_y, one_x), (other_y, other_x) in itertools.pairwise(places):
            assert one_y != other_y or other_x - one_x > text_width(
                named[0].text or "", 12
            )


def test_a_tone_says_what_rose_and_what_fell() -> None:
    page = charts_page(report())
    assert '<td class="number fell1">↓ 1</td>' in page
    assert '<td class="number same5">7</td>' in page
    chart = report().parts[7]
    assert isinstance(chart, Matrix)
    other = replace(chart, rows=("甲", "乙"))
    page = charts_page(Report("x", (), (other,)))
    assert "↓" not in page.split("</style>")[1]


def test_texts_are_cut_to_their_room() -> None:
    assert fitted("培训人数", 100) == "培训人数"
    cut = fitted("培训人数和检查次数", 60)
    assert cut.endswith("…")
    assert text_width(cut) <= 60
