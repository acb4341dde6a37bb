"""Whatever a new set is asked to be like, it has no errors and its case holds."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from perfscore.api.compiling import compile_set
from perfscore.api.formatting import format_set
from perfscore.api.new_set import new_set
from perfscore.api.new_set_wishes import FormName, NewSet, faults
from perfscore.diagnostics.model import Language
from perfscore.source import Source

points = st.integers(1, 10_000).map(lambda cents: Fraction(cents, 100))
usual = st.sampled_from(["预算执行率", "产出指标", "效益指标", "满意度指标", "投入"])
signs = st.sampled_from('甲乙A1分是否 "“”「」『』、：:，,/#（）()%=＝.①')
names = usual | st.text(
    signs | st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8
)
shares = st.lists(
    st.tuples(names, points), min_size=1, max_size=6, unique_by=lambda each: each[0]
).map(tuple)
forms: st.SearchStrategy[FormName] = st.sampled_from(
    ["department", "project", "transfer"]
)
languages: st.SearchStrategy[Language] = st.sampled_from(["zh", "en"])


@settings(max_examples=60)
@given(
    title=st.text(max_size=300),
    weights=shares,
    form=forms,
    declared=st.booleans(),
    keywords=languages,
    year=st.integers(1900, 2099),
)
def test_a_new_set_has_no_errors(  # noqa: PLR0913, PLR0917 - one for each wish
    title: str,
    weights: tuple[tuple[str, Fraction], ...],
    form: FormName,
    declared: bool,  # noqa: FBT001 - one of the wishes
    keywords: Language,
    year: int,
) -> None:
    wished = NewSet(
        year=year,
        title=title,
        form=form,
        weights=weights,
        declared=declared,
        keywords=keywords,
    )
    made = new_set(wished)
    if list(faults(wished)):
        assert made.value is None
        assert made.diagnostics
        return
    assert made.value is not None
    outcome = compile_set(Source("set.perf", made.value))
    assert outcome.value is not None, (outcome.diagnostics, made.value)
    assert outcome.diagnostics == ()
    assert format_set(made.value).value == made.value
    assert outcome.value.indicator_set.full == sum(each for _, each in weights)
