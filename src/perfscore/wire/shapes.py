"""The keys an assessment file may have: one table for reading it and for its schema."""

import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from perfscore.diagnostics.model import Text

_LONGEST_KEY = 64


class Kind(Enum):
    """What may stand under a key."""

    TEXT = "a text, a number as written, or nothing"
    TEXTS = "a text, or a list of texts"
    VALUES = "names, each with its text, or its rows where it is a table"
    TABLES = "names of tables, each with its rows"
    ANSWERS = "a text; or points with their answers; or a list of the points met"
    ROWS = "one row, or a list of rows"


@dataclass(frozen=True)
class Key:
    """A key: its name, its name on the official form, what else officials call it."""

    name: str
    form_name: str
    kind: Kind
    meaning: str
    others: tuple[str, ...] = ()
    rows: "Shape | None" = None
    """What a row is, for ROWS."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name the key is known by."""
        return (self.name, self.form_name, *self.others)


@dataclass(frozen=True)
class Shape:
    """A mapping: what it describes, and its keys."""

    name: str
    title: Text
    keys: tuple[Key, ...]

    @cached_property
    def _known(self) -> dict[str, Key]:
        return {plain(name): key for key in self.keys for name in key.spellings}

    def find(self, written: str) -> Key | None:
        """Give the key that ``written`` means, whatever its widths and blanks."""
        return self._known.get(plain(written)) if len(written) <= _LONGEST_KEY else None


def plain(written: str) -> str:
    """Give a key without what makes no difference: width, blanks, case, line ends."""
    folded = unicodedata.normalize("NFKC", written).casefold()
    seen = (each for each in folded if unicodedata.category(each) != "Cf")
    return "".join("".join(seen).split())


def _text(name: str, form_name: str, meaning: str, *others: str) -> Key:
    return Key(name, form_name, Kind.TEXT, meaning, others)


GOAL = Shape(
    "goal",
    Text("年度总体目标行", "a row of the goals"),
    (
        _text(
            "expected",
            "预期目标",
            "What was intended at the beginning of the year.",
            "年度预期目标",
            "年初设定目标",
            "预期",
        ),
        _text(
            "actual",
            "实际完成情况",
            "What was achieved.",
            "目标实际完成情况",
            "全年实际完成情况",
            "完成情况",
        ),
    ),
)

FUND_ROW = Shape(
    "fund_row",
    Text("资金情况行", "a row of the funds"),
    (
        _text("name", "名称", "The row's heading.", "资金来源", "资金名称", "来源"),
        _text(
            "initial_budget",
            "年初预算数",
            "The budget at the beginning of the year.",
            "年初预算",
        ),
        _text(
            "annual_budget",
            "全年预算数",
            "The budget after adjustments.",
            "全年预算",
            "全年(调整)预算数",
            "调整预算数",
            "预算数",
        ),
        _text(
            "executed",
            "全年执行数",
            "What was spent.",
            "全年执行",
            "实际执行数",
            "执行数",
        ),
        _text("weight", "分值", "The points the row can earn."),
        _text(
            "execution_rate", "执行率", "The rate as the unit states it.", "预算执行率"
        ),
        _text(
            "score", "得分", "The points the unit gives itself.", "自评得分", "claimed"
        ),
    ),
)

INDICATOR_ROW = Shape(
    "indicator_row",
    Text("绩效指标行", "a row of the indicators"),
    (
        _text(
            "level1",
            "一级",
            "The level 1 heading; blank continues the row above.",
            "一级指标",
        ),
        Key(
            "level2",
            "二级",
            Kind.TEXTS,
            "The level 2 heading, or joint headings (a list, or parted by 、).",
            ("二级指标",),
        ),
        _text(
            "level3",
            "三级",
            "The level 3 heading above a level 4 indicator; "
            "the indicator's name where no other name is given.",
            "三级指标",
        ),
        _text(
            "name",
            "名称",
            "The indicator's name.",
            "指标名称",
            "四级",
            "四级指标",
        ),
        _text(
            "target",
            "目标值",
            "The target, with its sign and unit: ≥50个.",
            "年度指标值",
            "指标值",
            "年初目标值",
            "年度目标值",
            "预期指标值",
            "计划指标值",
        ),
        Key(
            "actual",
            "完成值",
            Kind.ANSWERS,
            "What was achieved; for a checklist, which of its points are met.",
            ("实际完成值", "全年完成值", "全年实际完成值", "实际完成", "实际值"),
        ),
        _text(
            "rating",
            "评级",
            "The band a person chose: 好, 较好 …",
            "评定等级",
            "评价等级",
            "档次",
        ),
        _text("weight", "分值", "The points the indicator can earn.", "权重", "标准分"),
        _text(
            "claimed",
            "自评得分",
            "The points the unit gives itself.",
            "得分",
            "自评分",
            "指标得分",
        ),
        _text(
            "reason",
            "偏差原因",
            "Why the actual differs from the target, and what is done about it.",
            "偏差原因分析及改进措施",
            "偏差原因分析",
            "偏差原因及改进措施",
            "未完成原因",
            "未完成原因分析",
            "未完成原因及改进措施",
        ),
    ),
)

ASSESSMENT = Shape(
    "assessment",
    Text("自评表", "an assessment"),
    (
        _text(
            "set", "指标体系", "The id of the indicator set.", "指标体系编号", "表样"
        ),
        _text(
            "unit",
            "单位",
            "The unit that assesses itself.",
            "单位名称",
            "部门",
            "部门名称",
            "部门(单位)名称",
            "预算单位",
            "预算部门",
            "项目单位",
            "实施单位",
            "项目实施单位",
            "填报单位",
        ),
        _text("year", "年度", "The budget year: 2021.", "预算年度", "自评年度", "年份"),
        _text("title", "标题", "The title the printed form bears.", "表名"),
        _text("project", "项目", "The project's name.", "项目名称", "专项名称"),
        _text(
            "supervisor",
            "主管部门",
            "The department in charge.",
            "项目主管部门",
            "主管单位",
            "主管部门及代码",
        ),
        Key(
            "data",
            "数据",
            Kind.VALUES,
            "The data that the set asks for, by their names.",
            ("基础数据", "填报数据"),
        ),
        Key(
            "tables",
            "明细表",
            Kind.TABLES,
            "The tables that the set asks for, by their names: a list of rows each.",
            ("明细",),
        ),
        Key(
            "goals",
            "目标",
            Kind.ROWS,
            "年度总体目标: what was intended and what was achieved.",
            ("年度总体目标", "总体目标", "年度目标", "年度绩效目标", "绩效目标"),
            GOAL,
        ),
        Key(
            "funds",
            "资金",
            Kind.ROWS,
            "资金情况: the first row is the total.",
            ("资金情况", "项目资金", "年度资金", "预算执行情况"),
            FUND_ROW,
        ),
        Key(
            "indicators",
            "指标",
            Kind.ROWS,
            "绩效指标: one row an indicator, as the form has them.",
            ("绩效指标",),
            INDICATOR_ROW,
        ),
        _text(
            "claimed_total",
            "总分",
            "The total that the printed form states.",
            "自评总分",
        ),
        _text(
            "claimed_grade",
            "等级",
            "The grade that the printed form states.",
            "评价等级",
        ),
        Key("notes", "备注", Kind.TEXTS, "The remarks below the printed form."),
    ),
)
