"""One diagnostic is one line that an editor can take apart."""

from perfscore.diagnostics.line import render
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.source import Source, Span

UNKNOWN = Rule("unknown-name", Severity.ERROR, Text("", ""))


def test_a_line_holds_place_severity_rule_and_message() -> None:
    source = Source("市级/set.perf", "定义 执行率 = 全年执行 / 全年预算数\n")
    diagnostic = Diagnostic(
        UNKNOWN,
        Text("没有名为“全年执行”的数据", "nothing is named “全年执行”"),
        Label(Span(source, 9, 13)),
        hint=Text("全年执行数", "全年执行数"),
    )

    assert (
        render(diagnostic, language="zh")
        == "市级/set.perf:1:10: error[unknown-name]: 没有名为“全年执行”的数据"
    )
    assert (
        render(diagnostic, language="en")
        == "市级/set.perf:1:10: error[unknown-name]: nothing is named “全年执行”"
    )


def test_an_end_of_line_in_a_name_does_not_end_the_line() -> None:
    source = Source("a\nb.perf", "满分")
    message = Text("没有“甲\r\n乙\x1b[0m”", "")

    assert (
        render(Diagnostic(UNKNOWN, message, Label(Span(source, 0, 1))), language="zh")
        == "a<U+000A>b.perf:1:1: error[unknown-name]: "
        "没有“甲<U+000D><U+000A>乙<U+001B>[0m”"
    )


def test_a_place_in_another_file_has_a_line_of_its_own() -> None:
    base = Source("国家.perf", "满分 100\n参数 线 = 1\n")
    derived = Source("省.perf", "删除 参数 线\n")
    diagnostic = Diagnostic(
        UNKNOWN,
        Text("没有“线”", "no “线”"),
        Label(Span(base, 7, 14)),
        (
            Label(Span(base, 0, 6), Text("同一文件", "same file")),
            Label(Span(derived, 0, 7), Text("在这里改动", "changed here")),
        ),
    )

    assert render(diagnostic, language="zh") == (
        "国家.perf:2:1: error[unknown-name]: 没有“线”\n"
        "省.perf:1:1: note[unknown-name]: 在这里改动"
    )
