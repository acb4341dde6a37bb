"""An expression becomes a node; what binds stronger stands deeper."""

import pytest
from tests.unit.syntax.writing import (
    AT,
    A,
    B,
    C,
    expression,
    name,
    number,
    percent,
    points,
    word,
)

from perfscore.syntax import tree as t


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("80", number("80")),
        ("８０．５％", percent("80.5")),
        ("1个百分点", number("1", "个百分点", "PERCENTAGE_POINTS")),
        ("2 percentage_points", number("2", "percentage_points", "PERCENTAGE_POINTS")),
        ("0.5分", points("0.5")),
        ("5‰", number("5", "‰", "PER_MILLE")),
        ("467.03万元", number("467.03", "万元")),
        ("执行率", name("执行率")),
        ("满意度", name("满意度")),
        ("ａ１", name("a1")),
        ("“且”", name("且", quoted=True)),
        ("是", t.Truth(AT, value=True)),
        ("no", t.Truth(AT, value=False)),
        ("2021年12月31日", t.Day(AT, "2021年12月31日")),
        ("（a）", t.Bracketed(AT, name("a"))),
        ("非 a", t.Prefix(AT, "not", name("a"))),
        ("至多(a，1)", t.Call(AT, word("NAME", "至多"), (name("a"), number("1")))),
        (
            "a ≥ b",
            t.Comparison(AT, name("a"), word("AT_LEAST_SIGN", "≥"), name("b")),
        ),
        (
            "a = b",
            t.Comparison(AT, name("a"), word("EQUALS", "="), name("b")),
        ),
        (
            "若 a 则 1 否则 2",
            t.Choice(AT, name("a"), number("1"), number("2")),
        ),
    ],
)
def test_an_expression_becomes_its_node(text: str, node: t.Expression) -> None:
    assert expression(text) == node


def chain(operator: tuple[str, str], *operands: t.Expression) -> t.Chain:
    return t.Chain(AT, (word(*operator),) * (len(operands) - 1), operands)


PLUS, TIMES, POWER = ("PLUS", "+"), ("TIMES", "×"), ("POWER", "^")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a + b + c", chain(PLUS, A, B, C)),
        ("a + b × c", chain(PLUS, A, chain(TIMES, B, C))),
        ("a × b + c", chain(PLUS, chain(TIMES, A, B), C)),
        ("a × b ^ c", chain(TIMES, A, chain(POWER, B, C))),
        ("a ^ b ^ c", chain(POWER, A, chain(POWER, B, C))),
        ("-a ^ b", t.Prefix(AT, "-", chain(POWER, A, B))),
        ("a + -b", chain(PLUS, A, t.Prefix(AT, "-", B))),
        ("a 且 b 或 c", t.Logic(AT, "or", (t.Logic(AT, "and", (A, B)), C))),
        ("a 或 b 且 c", t.Logic(AT, "or", (A, t.Logic(AT, "and", (B, C))))),
        ("非 a 且 b", t.Logic(AT, "and", (t.Prefix(AT, "not", A), B))),
    ],
)
def test_what_binds_stronger_stands_deeper(text: str, node: t.Expression) -> None:
    assert expression(text) == node


def test_a_choice_reaches_as_far_as_it_can() -> None:
    inner = t.Choice(AT, B, number("2"), chain(PLUS, number("3"), number("4")))
    assert expression("若 a 则 1 否则 若 b 则 2 否则 3 + 4") == t.Choice(
        AT, A, number("1"), inner
    )
