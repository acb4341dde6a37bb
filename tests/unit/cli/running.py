"""Commands run as people type them, and what came of it."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ZHUZHOU = "hunan/zhuzhou/department-2021"
NATIONAL = "national/project-2020"
HOSTILE = Path(__file__).parents[2] / "data" / "hostile"

DEPARTMENT = """\
指标体系: hunan/zhuzhou/department-2021
单位: {unit}
年度: 2021
数据: {{年初预算数: 100, 全年预算数: 200, 全年执行数: {executed}}}
指标:
- {{一级: 产出指标, 二级: 数量指标, 三级: 办文, 目标值: ≥50, 完成值: 50, 分值: 50}}
- {{一级: 效益指标, 二级: 社会效益指标, 三级: 节约, 目标值: ≥9, 完成值: 9, 分值: 30}}
- 一级: 满意度指标
  二级: 服务对象满意度指标
  三级: 群众
  目标值: ≥90%
  完成值: 95%
  分值: 10
"""
"""A full form: 10 × executed / 200 points of 预算执行率, and all the others' 90."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command's exit code, and what it printed."""

    code: int
    out: str
    err: str


class Command(Protocol):
    """Runs a command within this process."""

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        """Give what came of it."""
        ...


def department(unit: str = "某局", executed: str = "200") -> str:
    """Give an assessment by the Zhuzhou set."""
    return DEPARTMENT.format(unit=unit, executed=executed)


def typed(
    *arguments: str | Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run a command as a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own program
        command_line(arguments),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **(environment or {})},
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def command_line(arguments: Sequence[str | Path]) -> list[str]:
    """Give the words that start perfscore."""
    return [sys.executable, "-m", "perfscore", *map(str, arguments)]
