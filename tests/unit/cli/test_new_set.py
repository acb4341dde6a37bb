"""``perfscore new-set``: skeletons that can be checked and scored by at once."""

import io
import sys
from pathlib import Path

import pytest
from tests.unit.cli.running import Command

from perfscore.cli.main import run


def test_without_options_a_set_is_printed(command: Command) -> None:
    ran = command("new-set", "--year", "2026")
    assert (ran.code, ran.err) == (0, "")
    assert '指标体系 "项目支出绩效自评（2026年度）"\n' in ran.out
    assert "一级指标 产出指标 50分\n" in ran.out


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--fixed",),
        ("--kind", "department", "--weights", "甲=20，乙=40,丙=20,丁=10,戊=10"),
        ("--kind", "transfer", "--keywords", "en", "--fixed"),
        ("--weights", "预算执行率=5", "--grades", "合格=3,不合格=0"),
        ("--title", '“引号”和"双引号"、「角」『双角』\n第二行\u202e', "--id", "某市/a"),
        ("--weights", "5分=50,是=20.25,a#b=29.75"),
    ],
)
def test_what_is_written_has_no_errors_and_is_laid_out(
    command: Command, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "new.perf"
    made = command("new-set", "-o", path, "--year", "2026", *options)
    assert (made.code, made.out) == (0, "")
    checked = command("check", path)
    assert (checked.code, checked.out) == (0, "")
    assert command("fmt", "--check", path).code == 0
    tested = command("test", path)
    assert tested.code == 0, tested.out + tested.err


def test_a_file_that_is_there_stays(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "mine.perf"
    path.write_text("我的", "utf-8")
    ran = command("new-set", "-o", path)
    assert ran.code == 2
    assert "已经存在" in ran.err
    assert path.read_text("utf-8") == "我的"
    assert command("new-set", "-o", path, "--force").code == 0
    assert path.read_text("utf-8") != "我的"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--id", "a b"), "编号“a b”"),
        (("--year", "21"), "--year"),
        (("--year", "3000"), "3000"),
        (("--weights", "甲"), "读不出“甲”"),
        (("--weights", "甲=0"), "大于 0"),
        (("--weights", "甲=1,甲=2"), "写了两次"),
        (("--weights", "甲=1.005"), "2 位小数"),
        (("--grades", "优=90,差=95"), "从高到低"),
        (("--grades", "优=90,差=10"), "最后一个是 0"),
        (("--kind", "household"), "household"),
    ],
)
def test_what_cannot_be_is_told(
    command: Command, options: tuple[str, ...], said: str
) -> None:
    ran = command("new-set", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_on_a_terminal_a_few_questions_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    path = tmp_path / "asked.perf"
    answers = ["household", "department", "", "", "x/y", "甲=60,乙=40", "", "n", path]
    text = "".join(f"{each}\n" for each in answers)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", Terminal(text))
        patched.setattr(sys.stderr, "isatty", lambda: True)
        assert run(["new-set"]) == 0
    written = path.read_text("utf-8")
    assert "  编号 x/y\n" in written
    assert "  表样 部门整体支出\n" in written
    assert "一级指标 甲 60分\n" in written
    assert "读不出“household”" in capsys.readouterr().err


def test_an_english_skeleton_states_its_formula_in_english(command: Command) -> None:
    out = command("new-set", "--id", "a/b", "--keywords", "en").out
    assert "score = weight × min(执行率, 100%)" in out
    assert "至多" not in out
