"""Whatever the numbers: what is right is never accused, what is wrong is found."""

import time
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.audit.narrative.papers import SEED, paper, told

from perfscore.audit.narrative.reading import narrative
from perfscore.audit.narrative.relations import Verdict
from perfscore.intake.text.cleaning import clean
from perfscore.intake.text.tables import tabular
from perfscore.source import Source

CENTS = Decimal("0.01")
amounts = st.integers(10_000, 99_999_999).map(lambda each: Decimal(each) * CENTS)
SLOW = 10


def rate(over: Decimal, under: Decimal) -> Decimal:
    return (over / under * 100).quantize(CENTS, ROUND_HALF_UP)


def verdicts(text: str) -> list[Verdict]:
    return [each.verdict for each in told(text).relations]


@given(amounts, amounts)
@settings(max_examples=60, deadline=None)
def test_shares(one: Decimal, other: Decimal) -> None:
    whole = one + other
    first, second = rate(one, whole), rate(other, whole)
    text = (
        f"本年收入合计{whole:,}万元，其中：财政拨款收入{one:,}万元，占{first}%；"
        f"其他收入{other:,}万元，占{{}}%。"
    )
    allowed = {Verdict.HOLDS, Verdict.BY_ROUNDING}

    assert set(verdicts(text.format(second))) <= allowed
    assert verdicts(text.format(second)).count(Verdict.HOLDS) >= 2
    assert Verdict.WRONG in verdicts(text.format(second + Decimal("0.2")))


@given(amounts, amounts)
@settings(max_examples=60, deadline=None)
def test_changes(now: Decimal, change: Decimal) -> None:
    up, down = rate(change, now), rate(change, now + change)
    text = "支出决算{}万元，比上年决算数{}{}万元，{}{}%，主要是项目变动。"

    grown = text.format(now + change, "增加", change, "增长", "{}")
    shrunk = text.format(now, "减少", change, "下降", "{}")
    assert verdicts(grown.format(up)) == [Verdict.HOLDS]
    assert verdicts(shrunk.format(down)) == [Verdict.HOLDS]
    apart = Decimal("0.5") + up / 50
    assert verdicts(grown.format(up + apart)) == [Verdict.WRONG]
    assert verdicts(shrunk.format(down + Decimal("0.5"))) == [Verdict.WRONG]


@given(amounts, amounts)
@settings(max_examples=60, deadline=None)
def test_completions(budget: Decimal, actual: Decimal) -> None:
    done = rate(actual, budget)
    text = f"年初预算为{budget}万元，支出决算为{actual}万元，完成年初预算的{{}}%。"

    assert verdicts(text.format(done)) == [Verdict.HOLDS]
    apart = Decimal("0.1") + done / 50
    assert verdicts(text.format(done + apart)) == [Verdict.WRONG]


@given(amounts, amounts)
@settings(max_examples=60, deadline=None)
def test_sums(basic: Decimal, project: Decimal) -> None:
    text = f"支出合计{{}}万元，其中：基本支出{basic}万元，项目支出{project}万元。"

    assert verdicts(text.format(basic + project)) == [Verdict.HOLDS]
    off = [basic + project + Decimal(each) for each in ("0.01", "0.02", "1")]
    assert [verdicts(text.format(each)) for each in off] == [
        [Verdict.BY_ROUNDING],
        [Verdict.WRONG],
        [Verdict.WRONG],
    ]


@given(
    st.text(
        alphabet="占比上年增加减少万元%0123456789.，。；：（）、其中预算完成的支出",
        max_size=120,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str) -> None:
    narrative([paper(text)])


@pytest.mark.parametrize("piece", ["占", "（", "1万元，", "a", "9", "其中", "预算"])
def test_hostile_text_takes_no_longer_than_other_text(piece: str) -> None:
    start = time.process_time()
    narrative([paper(piece * 20_000)])

    assert time.process_time() - start < SLOW


def test_forty_accounts_on_end_are_read_in_seconds() -> None:
    text = SEED.read_text("utf-8") * 40
    document = tabular(clean(Source("汇编.txt", text)))
    assert document is not None
    start = time.process_time()
    read = narrative([document])

    assert len(read.relations) > 1000
    assert time.process_time() - start < 2 * SLOW
