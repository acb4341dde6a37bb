"""Any assessment is written as YAML that is read back as the same assessment."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from perfscore.model.assessment import (
    Assessment,
    Cell,
    FundRow,
    Goal,
    IndicatorRow,
)
from perfscore.source import Source
from perfscore.wire.assessment import read_assessment
from perfscore.wire.assessment_text import assessment_yaml
from perfscore.wire.tree import CONTROL

AWKWARD = (
    *("a: b", "a #b", "# c", "- d", "-", "---", "...", "? e", "'f'", '"g"', "h\\n"),
    *("=SUM(A1)", "+1", "-3%", "@x", "&y", "*z", "!t", "%", "`", "{}", "[", "]", ","),
    *("null", "~", "Null", "no", "否", "true", "<<", "0012", "467.030", "1e5", "0x1F"),
    *(
        "甲\n乙",
        "甲\n\n  乙: 丙",
        "甲 \n乙",
        "|\n甲",
        "\u3000甲\u3000乙",
        "é\u0301",
        "😀",
    ),
    *("2021年12月底前", "≥95%", "约（50分）", "甲、乙", "a\tb", "a\r\nb", "a\x85b"),
    *("\ufeffa", "a\u2028b", "甲" * 1100, ": ", "a:", ":a", "'", '"', "\\"),
)
alphabet = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])
texts = (
    st.one_of(st.sampled_from(AWKWARD), st.text(alphabet, max_size=12))
    .map(str.strip)
    .filter(lambda text: bool(text) and not CONTROL.search(text))
)
texts_or_blank = st.one_of(st.just(""), texts)
cells = st.builds(Cell, texts)
cells_or_none = st.one_of(st.none(), cells)
half_width = texts.filter(lambda text: not any("！" <= each <= "～" for each in text))
named = st.dictionaries(half_width, cells, max_size=3)
headings = texts.filter(lambda text: "、" not in text)

fund_rows = st.builds(
    FundRow,
    name=texts_or_blank,
    initial_budget=cells_or_none,
    annual_budget=cells_or_none,
    executed=cells_or_none,
    weight=cells_or_none,
    execution_rate=cells_or_none,
    score=cells_or_none,
)


@st.composite
def indicator_rows(draw: st.DrawFn) -> IndicatorRow:
    points = draw(st.dictionaries(texts, cells, max_size=2))
    return IndicatorRow(
        level1=draw(st.one_of(st.none(), texts)),
        level2=tuple(draw(st.lists(headings, max_size=3))),
        level3=draw(st.one_of(st.none(), texts)),
        name=draw(texts),
        target=draw(cells_or_none),
        actual=None if points else draw(cells_or_none),
        points=tuple(points.items()),
        rating=draw(cells_or_none),
        weight=draw(cells_or_none),
        claimed=draw(cells_or_none),
        reason=draw(texts_or_blank),
    )


assessments = st.builds(
    Assessment,
    unit=texts_or_blank,
    year=st.one_of(st.none(), st.integers(1000, 2999)),
    set_id=st.one_of(st.none(), texts),
    title=st.one_of(st.none(), texts),
    project=texts_or_blank,
    supervisor=texts_or_blank,
    data=named,
    tables=st.dictionaries(
        half_width, st.lists(named, max_size=2).map(tuple), max_size=2
    ),
    goals=st.lists(st.builds(Goal, texts_or_blank, texts_or_blank), max_size=2).map(
        tuple
    ),
    funds=st.lists(fund_rows, max_size=2).map(tuple),
    indicators=st.lists(indicator_rows(), max_size=3).map(tuple),
    claimed_total=cells_or_none,
    claimed_grade=cells_or_none,
    notes=st.lists(texts, max_size=3).map(tuple),
)


@given(assessments)
def test_what_is_written_is_read_back(assessment: Assessment) -> None:
    text = assessment_yaml(assessment)
    outcome = read_assessment(Source("x.yaml", text))
    assert [each.message.zh for each in outcome.diagnostics] == []
    assert outcome.value == assessment


@given(assessments)
def test_other_programs_read_it_too(assessment: Assessment) -> None:
    loaded = yaml.load(assessment_yaml(assessment), Loader=yaml.BaseLoader)  # noqa: S506 - texts alone
    assert (loaded["单位"] or "") == assessment.unit


@given(st.text(), st.text())
def test_whatever_a_form_holds_gives_a_file_that_can_be_read(
    unit: str, name: str
) -> None:
    hostile = Assessment(unit=unit, data={"甲" + name: Cell(unit + "乙")})
    outcome = read_assessment(Source("x.yaml", assessment_yaml(hostile)))
    assert outcome.value is not None
