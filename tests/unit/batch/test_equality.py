"""Tables as people write them give what each assessment gives by itself."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest
from tests.unit.batch.sets import WIDE, ZHUZHOU, checked

from perfscore.api.batch_work import Wishes
from perfscore.api.batching import run_batch
from perfscore.api.loading import load_set
from perfscore.api.scoring import assessment_from_data
from perfscore.batch.tables import block
from perfscore.check.checked import CheckedSet
from perfscore.score.result import Score
from perfscore.score.scorer import Scorer

AMOUNTS = ["100", "1,234.50", "12.5万元", "125000元", "", "0", "-3", "３００", "88.885"]
AMOUNTS += ["１，２００．５", "1亿元", "待定", " 60 ", "1e3", "0.1", "200.125", "5万"]
COUNTS = ["50", "25人", "49.995", "", "0", "1,000", "三十", "≥50人", "50个", "7.5"]
TIMES = ["12", "6次", "11.9999", "", "0次", "120", "未开展", "3.3333333333333333"]
RATES = ["90%", "45％", "95", "0.9", "", "100%", "满意", "89.995%", "900‰", "0"]


def truth(data: dict[str, object], by: CheckedSet) -> Score:
    """Score one assessment as a file with these cells would be."""
    read = assessment_from_data(data)
    assert read.value is not None, read.diagnostics
    return Scorer(by).score(read.value)


def written(path: Path, rows: Sequence[Sequence[str]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def exact(value: object) -> Fraction | None:
    assert value is None or isinstance(value, Decimal)
    return None if value is None else Fraction(value)


@pytest.mark.parametrize(("seed", "block_rows"), [(0, 65_536), (1, 7), (2, 100)])
def test_a_row_for_each_assessment(
    seed: int, block_rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", block_rows)
    random, by = Random(seed), checked()  # noqa: S311 - no secret
    head = ["编号", "年度", "全年预算数", "全年执行数", "培训人数", "检查次数"]
    head.append("群众满意度/完成值")
    rows = [
        [
            f"A{number}",
            "2021",
            random.choice(AMOUNTS) if random.random() < 0.4 else f"{number + 1}.25",
            random.choice(AMOUNTS),
            random.choice(COUNTS),
            random.choice(TIMES),
            random.choice(RATES),
        ]
        for number in range(400)
    ]
    set_file = tmp_path / "wide.perf"
    set_file.write_text(WIDE, "utf-8")
    source = written(tmp_path / "t.csv", [head, *rows])
    made = run_batch(Wishes((source,), f"{tmp_path}/out/", str(set_file))).value
    assert made is not None
    scored = pq.read_table(tmp_path / "out" / "scores.parquet").to_pylist()
    found = pq.read_table(tmp_path / "out" / "findings.parquet").to_pylist()
    assert [each["编号"] for each in scored] == [row[0] for row in rows]
    for number, (row, got) in enumerate(zip(rows, scored, strict=True), 2):
        wanted = truth(
            {
                "年度": row[1],
                "数据": {"全年预算数": row[2], "全年执行数": row[3]},
                "指标": [
                    line("产出指标", "数量指标", "培训人数", row[4]),
                    line("产出指标", "数量指标", "检查次数", row[5]),
                    line("满意度指标", "服务对象满意度指标", "群众满意度", row[6]),
                ],
            },
            by,
        )
        assert {"/".join(each.path): each.score for each in wanted.lines} == {
            path: exact(got[path]) for path in list(got)[6:10]
        }, row
        assert exact(got["总分"]) == wanted.total
        assert got["等级"] == (wanted.grade.name if wanted.grade else None)
        told = [each["说明"] for each in found if each["行号"] == number]
        assert told == [each.message.zh for each in wanted.findings]


def line(level1: str, level2: str, name: str, actual: str) -> dict[str, object]:
    return {"一级": level1, "二级": level2, "三级": name, "完成值": actual}


LEVELS = [
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("效益指标", "社会效益指标"),
    ("效益指标", "经济效益指标、社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
    ("产出指标", "别的指标"),
    ("没有的指标", "数量指标"),
]
PAIRS = [
    ("≥50个", "25"),
    ("≥50个", "60个"),
    ("≥95%", "90%"),
    ("≥95%", "90"),
    ("≤30天", "45"),
    ("=100%", "99.995%"),
    ("2021年12月底前", "2021年11月5日"),
    ("12月31日前", "2021年12月1日"),
    ("效果明显", "达成年度指标"),
    ("效果明显", "还好"),
    ("≥100万元", "80.8888"),
    ("≥100万元", "800000元"),
    ("300", "299.99"),
    ("", "5"),
    ("不适用", ""),
    ("0", "0"),
    ("＞1,000", "999.5"),
    ("约50", "50"),
]


@pytest.mark.parametrize(("seed", "block_rows"), [(0, 65_536), (1, 5), (2, 100)])
def test_a_row_for_each_indicator(
    seed: int, block_rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "BLOCK_ROWS", block_rows)
    random = Random(seed)  # noqa: S311 - no secret
    by = load_set(ZHUZHOU).value
    assert by is not None
    head = [
        "编号",
        "单位名称",
        "年度",
        "全年预算数",
        "全年执行数",
        "一级指标",
        "二级指标",
    ]
    head += ["三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因"]
    table, wanted = [head], []
    for number in range(150):
        data = {"全年预算数": random.choice(["100", "200.5万元", "", "３００"])}
        data["全年执行数"] = random.choice(["100", "0", "66.666", "1,000,000元"])
        rows: list[dict[str, object]] = []
        above = ""
        for at in range(random.randint(1, 7)):
            level1, level2 = random.choice(
                LEVELS if random.random() < 0.3 else LEVELS[:5]
            )
            target, actual = random.choice(
                PAIRS if random.random() < 0.4 else PAIRS[:6]
            )
            row: dict[str, object] = {
                "一级": level1,
                "二级": level2,
                "三级": f"指标{at}" if random.random() < 0.95 else "预算执行率",
                "目标值": target,
                "完成值": actual,
                "分值": random.choice(
                    ["10", "20", "12.5", "7分", "", "x"][
                        : 4 if random.random() < 0.9 else 6
                    ]
                ),
                "自评得分": random.choice(["", "10", "9.5"]),
                "偏差原因": random.choice(["", "疫情"]),
            }
            if at and level1 == above and random.random() < 0.5:
                del row["一级"]
            above = level1
            rows.append(row)
            blank = at and random.random() < 0.5
            own = (
                ["", "", "", "", ""]
                if blank
                else [f"B{number}", "某局", "2021", *data.values()]
            )
            table.append(own + [str(row.get(key, "")) for key in KEYS])
        wanted.append(
            truth({"单位": "某局", "年度": "2021", "数据": data, "指标": rows}, by)
        )
    source = written(tmp_path / "t.csv", table)
    made = run_batch(Wishes((source,), f"{tmp_path}/out/", ZHUZHOU)).value
    assert made is not None
    scored = pq.read_table(tmp_path / "out" / "scores.parquet").to_pylist()
    lines = pq.read_table(tmp_path / "out" / "lines.parquet").to_pylist()
    found = pq.read_table(tmp_path / "out" / "findings.parquet").to_pylist()
    for number, (score, got) in enumerate(zip(wanted, scored, strict=True)):
        assert got["编号"] == f"B{number}"
        assert exact(got["总分"]) == score.total
        assert got["等级"] == (score.grade.name if score.grade else None)
        assert exact(got["预算执行率"]) == score.lines[0].score
        of_own = sorted(
            ("/".join(each.path), each.score is None, each.score or 0)
            for each in score.lines
            if each.indicator.declared
        )
        rows_of = [each for each in lines if each["编号"] == f"B{number}"]
        assert of_own == sorted(
            (each["指标"], each["得分"] is None, exact(each["得分"]) or 0)
            for each in rows_of
        )
        told = [each["说明"] for each in found if each["编号"] == f"B{number}"]
        assert told == [each.message.zh for each in score.findings]


KEYS = ("一级", "二级", "三级", "目标值", "完成值", "分值", "自评得分", "偏差原因")
