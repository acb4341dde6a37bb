"""Tables that are scored as record batches."""

import pyarrow as pa

FORMS = pa.table(
    {
        "批次": [11, 12, 13, 14, 15, 16],
        "编号": ["P1", "P2", " P3 ", "P4", "P5", None],
        "单位名称": ["甲局", "乙局", "丙局", None, "戊局", None],
        "地区": ["东", "西", "西", "北", None, None],
        "年度": ["2021", "21", "2021年", "2021", "2022", None],
        "指标体系": ["test/wide", None, None, "test/other", None, None],
        "全年预算数": ["100", "100", "12.5万元", "1", "200", None],
        "全年执行数": ["100", "99", "3", "1", "150.5", None],
        "培训人数": ["50", "44", None, "1", "25人", None],
        "检查次数": ["12", "2", "3", "1", "6", None],
        "群众满意度": ["95%", "九成", "45％", "1%", "45%", None],
    }
)
"""By hand: P1 is full; P5 has 10 × 150.5 / 200 = 7.525, so 7.53, and three halves."""


def rows(count: int) -> pa.Table:
    """Indicators of so many assessments, from one to three rows each."""
    made: list[dict[str, object]] = []
    for number in range(count):
        head: dict[str, object] = {
            "编号": f"B{number}",
            "年度": "2021" if number % 7 != 3 else "后年",
            "全年预算数": 200,
            "全年执行数": 100 + number,
        }
        for at in range(1 + number % 3):
            row = {
                "一级指标": "产出指标" if at < 2 else "满意度指标",
                "二级指标": "数量指标" if at < 2 else "服务对象满意度指标",
                "三级指标": f"指标{at}",
                "指标值": "≥50",
                "实际完成值": f"{40 + number}" if number % 5 else "很多",
                "分值": "25",
            }
            own = head if at == 0 or number % 2 else {}
            made.append({"批次": number, **own, **row})
    return pa.Table.from_pylist(made)
