"""Whatever a unit reports comes back from the form that was printed of it."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forms.round_trip import (
    Kind,
    facts,
    printed_facts,
    printed_rows,
    read_back,
    rows,
    written,
)
from tests.forms.shipped import assert_same_score, checked

from perfscore.api.scoring import score_assessment
from perfscore.exact import exact_text
from perfscore.model.assessment import Assessment, Cell, FundRow, Goal, IndicatorRow

NATIONAL = "national/project-2020"
YUEYANG = "hunan/yueyang/department"
KINDS: tuple[Kind, ...] = ("xlsx", "docx")
LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
MARKS = "（）()[]《》“”‘’、，。；：！?/+-—·%=@#&*~'\"<>"

words = st.text(
    "新建道路维护里程公众知晓度设备验收及时" + MARKS + "0123ABcd", max_size=20
)
names = words.map(lambda text: f"修{text}率")
decimals = st.builds(
    lambda whole, places: exact_text(Fraction(whole, 10**places)),
    st.integers(0, 10**7),
    st.integers(0, 3),
)
units = st.sampled_from(["", "人", "公里", "万元", "%", "天"])
numbers = st.builds(str.__add__, decimals, units)
dates = st.sampled_from(["2022年11月底前", "2022年11月30日", "2022-12-01", "12月底"])
said = st.sampled_from(
    ["有效", "显著提高", "不适用", "无", "-3", "约50人", "≥90%，力争95%"]
)
targets = st.one_of(
    st.builds(str.__add__, st.sampled_from(["≥", "≤", "＝", "＞", "<", ""]), numbers),
    dates,
    said,
)
actuals = st.one_of(numbers, dates, said, words.map(lambda text: f"已{text}完"))
ratings = st.sampled_from(["达成年度指标", "部分达成年度指标并具有一定效果", "优"])
reasons = st.lists(words.map(lambda text: f"因{text}故"), max_size=3).map("\n".join)
cells = st.none() | decimals.map(Cell)


def _cell(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Cell | None]:
    return st.none() | texts.map(Cell)


@st.composite
def indicator_rows(draw: st.DrawFn) -> tuple[IndicatorRow, ...]:
    """Draw rows below the set's headings, each with headings of its own."""
    made = []
    given_names = draw(st.lists(names, min_size=3, max_size=9, unique=True))
    for at, name in enumerate(given_names):
        level1 = list(LEVELS)[3 * at // len(given_names)]
        made.append(
            IndicatorRow(
                level1=level1,
                level2=(draw(st.sampled_from(LEVELS[level1])),),
                level3=None,
                name=name,
                target=draw(_cell(targets)),
                actual=draw(_cell(actuals)),
                rating=draw(_cell(ratings)),
                weight=draw(cells),
                reason=draw(reasons),
            )
        )
    return tuple(made)


project_forms = st.builds(
    Assessment,
    unit=names,
    year=st.none() | st.integers(2000, 2030),
    set_id=st.just(NATIONAL),
    project=names,
    supervisor=names,
    goals=st.lists(st.builds(Goal, names, names), max_size=3).map(tuple),
    funds=st.lists(
        st.builds(FundRow, st.just("年度资金总额"), cells, cells, cells),
        min_size=1,
        max_size=1,
    ).map(tuple),
    indicators=indicator_rows(),
)

DATA = (
    *("在职人员数", "编制数", "本年三公经费", "上年三公经费", "重点项目支出"),
    *("项目总支出", "预算调整数", "预算数", "本年结余", "上年结转"),
    *("三公经费实际支出数", "三公经费预算安排数", "不合规情形", "另报的数"),
)
department_forms = st.builds(
    Assessment,
    unit=names,
    year=st.none() | st.integers(2000, 2030),
    set_id=st.just(YUEYANG),
    title=st.none() | st.just("部门整体支出绩效自评表（汇总）"),
    data=st.dictionaries(
        st.sampled_from(DATA), st.one_of(numbers, actuals).map(Cell), max_size=14
    ),
)


@settings(max_examples=40)
@given(assessment=project_forms, to=st.sampled_from(KINDS))
def test_a_project_comes_back_as_it_was(assessment: Assessment, to: Kind) -> None:
    _assert_comes_back(assessment, NATIONAL, to)


@settings(max_examples=25)
@given(assessment=department_forms, to=st.sampled_from(KINDS))
def test_a_departments_data_come_back_as_they_were(
    assessment: Assessment, to: Kind
) -> None:
    _assert_comes_back(assessment, YUEYANG, to)


def _assert_comes_back(assessment: Assessment, name: str, to: Kind) -> None:
    score = score_assessment(assessment, checked(name))

    back = read_back(written(score, to), to, checked(name))

    assert facts(back.assessment) == printed_facts(score, back.assessment)
    assert rows(back.score) == printed_rows(score)
    assert_same_score(score, back)
