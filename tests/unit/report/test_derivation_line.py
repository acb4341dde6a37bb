"""Where the rule of a step stands, and what the set says there."""

from perfscore.report.derivation_line import DerivationLine, placed, without_repeats
from perfscore.source import Source, Span

SOURCE = Source("set.perf", "指标体系 “x”\n  得分 =   分值  # 说明\n")


def test_the_whole_line_of_the_set_is_given_without_its_indent() -> None:
    start = SOURCE.text.index("分值")
    made = placed(DerivationLine("得分", "5分"), Span(SOURCE, start, start + 2))
    assert (made.place, made.rule_text) == ("set.perf:2", "得分 = 分值 # 说明")


def test_a_step_on_the_line_of_what_it_explains_does_not_repeat_it() -> None:
    def line(text: str, place: str, *children: DerivationLine) -> DerivationLine:
        return DerivationLine(text, place=place, rule_text=place, children=children)

    tree = line("一", "a:1", line("二", "a:1", line("三", "a:2"), line("四", "a:1")))
    assert without_repeats(tree) == line(
        "一", "a:1", line("二", "", line("三", "a:2"), line("四", ""))
    )
    between = line("一", "a:1", line("二", "", line("三", "a:1")))
    assert without_repeats(between) == line("一", "a:1", line("二", "", line("三", "")))
