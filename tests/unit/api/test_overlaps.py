"""Sets of one 编号 do not claim the same days, as far as they are checked together."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from perfscore.api.checking import check_files
from perfscore.api.files import set_files
from perfscore.diagnostics.model import Diagnostic

SET = """\
指标体系 "试行"
  编号 {id}
  版本 {version}
  依据 "试行办法"
  {days}
  满分 10
  保留 2 位小数，四舍五入
  合计 按已取整得分
一级指标 履职 10分
  得分 = 分值
"""


def told(folder: Path, sets: Sequence[str]) -> list[Diagnostic]:
    names = []
    for number, text in enumerate(sets):
        file = folder / f"{number}.perf"
        file.write_text(text, encoding="utf-8")
        names.append(str(file))
    checked = list(check_files(set_files(names).files))
    assert [each.is_read for each in checked] == [True] * len(sets)
    return [each for file in checked for each in file.diagnostics]


def version(number: str, days: str, *, id_: str = "test/one") -> str:
    return SET.format(id=id_, version=number, days=days)


def test_two_versions_that_share_days_are_told_at_both_places(tmp_path: Path) -> None:
    (found,) = told(
        tmp_path,
        [
            version("2021", "适用 2021年1月1日 至 2022年6月30日"),
            version("2022", "适用 2022年1月1日 起"),
        ],
    )
    assert found.rule.name == "effective-dates-overlap"
    assert found.message.zh == (
        "编号“test/one”的两个版本都适用于 2022-01-01 至 2022-06-30"
    )
    assert found.at.span.text == "适用 2022年1月1日 起"
    assert [each.span.text for each in found.related] == [
        "适用 2021年1月1日 至 2022年6月30日"
    ]
    assert found.at.span.source.name.endswith("1.perf")
    assert found.related[0].span.source.name.endswith("0.perf")


def test_open_ends_share_all_days_from_the_later_start(tmp_path: Path) -> None:
    (found,) = told(
        tmp_path,
        [
            version("1", "适用 2021年1月1日 起"),
            version("2", "适用 2023年1月1日 起"),
        ],
    )
    assert found.message.en == (
        "two versions of “test/one” are both effective from 2023-01-01 on"
    )


@pytest.mark.parametrize(
    "other",
    [
        version("2", "适用 2022年1月1日 起"),
        version("2", "适用 2021年1月1日 起", id_="test/other"),
        version("2", ""),
        version("1", "适用 2021年1月1日 至 2021年12月31日"),
    ],
    ids=["the day after", "another id", "no days", "the same text"],
)
def test_what_shares_no_days_is_not_told(tmp_path: Path, other: str) -> None:
    first = version("1", "适用 2021年1月1日 至 2021年12月31日")
    assert told(tmp_path, [first, other]) == []
