"""``--lang`` and ``PERFSCORE_LANG``; usage and help in the language asked for."""

import pytest
from tests.unit.cli.running import ZHUZHOU, Command

from perfscore.cli.app import COMMANDS
from perfscore.cli.language import asked_language


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "en", "check", "none.perf"),
        ("check", "none.perf", "--lang", "en"),
        ("check", "--lang=EN", "none.perf"),
    ],
)
def test_the_language_stands_before_or_behind(
    command: Command, arguments: tuple[str, ...]
) -> None:
    assert "there is no such file" in command(*arguments).out


def test_the_environment_is_asked_last(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERFSCORE_LANG", "en")
    assert "there is no such file" in command("check", "none.perf").out
    assert "没有这个文件" in command("check", "none.perf", "--lang", "zh").out
    monkeypatch.setenv("PERFSCORE_LANG", "de")
    assert "没有这个文件" in command("check", "none.perf").out


def test_behind_two_dashes_it_is_a_file_name() -> None:
    asked = asked_language(["check", "--", "--lang", "en"], {})
    assert asked.speech.language == "zh"
    assert asked.arguments == ("check", "--", "--lang", "en")


@pytest.mark.parametrize("arguments", [("--lang", "de", "sets"), ("sets", "--lang")])
def test_a_language_we_do_not_speak_is_told_in_both(
    command: Command, arguments: tuple[str, ...]
) -> None:
    ran = command(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "只能是 zh 或 en" in ran.err
    assert "is zh or en" in ran.err


WITH_SIGNS = {
    *("explain", "check", "score", "fmt", "test", "new-set", "convert"),
    *("audit", "review", "verify", "batch"),
}
"""The commands whose English help has … or names of the official forms."""


def test_every_command_has_help_in_both_languages(command: Command) -> None:
    for name in COMMANDS:
        chinese, english = (
            command(name, "--help"),
            command(name, "--help", "--lang", "en"),
        )
        assert chinese.code == english.code == 0
        assert chinese.out.startswith(f"用法：perfscore {name} [选项]")
        assert english.out.startswith(f"Usage: perfscore {name} [OPTIONS]")
        assert english.out.isascii() or name in WITH_SIGNS
        assert all(len(each) <= 80 for each in english.out.splitlines())


def test_the_help_of_the_program_lists_the_commands(command: Command) -> None:
    out = command("--help").out
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (("scor",), "没有命令“scor”，是否指 score", "no command “scor”; perhaps score"),
        (("score",), "缺少 FILE", "FILE is missing"),
        (("score", "x", "--frmat", "md"), "没有选项 --frmat", "no option --frmat"),
        (("score", "x", "--set"), "--set 后面缺少值", "--set needs a value"),
        (("score", "x", "--format", "y"), "不是 table、json", "not one of table, json"),
        (("score", "x", "--width", "0"), "--width: “0”不是", "--width: “0” is no"),
    ],
)
def test_a_mistyped_command_is_mended(
    command: Command, arguments: tuple[str, ...], chinese: str, english: str
) -> None:
    for language, expected in (("zh", chinese), ("en", english)):
        ran = command(*arguments, "--lang", language)
        assert (ran.code, ran.out) == (2, "")
        assert expected in ran.err


def test_messages_and_findings_come_in_english(command: Command) -> None:
    out = command("score", ZHUZHOU, "--lang", "en").out
    assert "warning[line-not-scored]" in out
    assert "年度总体目标" in out  # the official form is Chinese
