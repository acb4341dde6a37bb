"""What differences are about, in words."""

from perfscore.compare.difference import Change, Difference, Section, Topic
from perfscore.diagnostics.model import Text

SECTIONS = {
    Section.HEAD: Text("开头", "head"),
    Section.GRADES: Text("等级", "grades"),
    Section.DATA: Text("数据", "data"),
    Section.TABLES: Text("明细表", "tables"),
    Section.DEFINITIONS: Text("参数和定义", "parameters and definitions"),
    Section.VALIDATIONS: Text("校验", "validations"),
    Section.INDICATORS: Text("指标", "indicators"),
    Section.DECLARED: Text("填报指标评分", "declared scoring"),
    Section.TOTAL: Text("总分", "total"),
    Section.CLASSES: Text("分级", "classes"),
    Section.ROLL_UP: Text("多单位汇总", "roll-up"),
    Section.AUDIT: Text("复核", "audit"),
}
TOPICS = {
    Topic.TITLE: Text("名称", "title"),
    Topic.ID: Text("编号", "id"),
    Topic.VERSION: Text("版本", "version"),
    Topic.PERIOD: Text("适用", "effective"),
    Topic.FULL: Text("满分", "full score"),
    Topic.ROUNDING: Text("取整", "rounding"),
    Topic.FOOTING: Text("合计", "footing"),
    Topic.FORM: Text("表样", "form"),
    Topic.REMARK: Text("备注", "remark"),
    Topic.BASIS: Text("依据", "basis"),
    Topic.GRADE: Text("等级", "grade"),
    Topic.DATUM: Text("数据", "datum"),
    Topic.TYPE: Text("类型", "type"),
    Topic.REQUIRED: Text("必填", "required"),
    Topic.BOUNDS: Text("范围", "bounds"),
    Topic.DEFAULT: Text("默认", "default"),
    Topic.NOTE: Text("说明", "note"),
    Topic.TABLE: Text("明细表", "table"),
    Topic.COLUMN: Text("列", "column"),
    Topic.DEFINITION: Text("定义", "definition"),
    Topic.PARAMETER: Text("参数", "parameter"),
    Topic.VALIDATION: Text("校验", "validation"),
    Topic.SEVERITY: Text("轻重", "severity"),
    Topic.MESSAGE: Text("提示语", "message"),
    Topic.INDICATOR: Text("指标", "indicator"),
    Topic.WEIGHT: Text("分值", "weight"),
    Topic.SHARE: Text("权重", "share"),
    Topic.ROLE: Text("加减分", "role"),
    Topic.DECLARED: Text("由单位填报", "declared"),
    Topic.TARGET: Text("目标", "target"),
    Topic.VALUE: Text("指标值", "value"),
    Topic.METHOD: Text("评分办法", "method"),
    Topic.RULE: Text("得分", "score"),
    Topic.BAND: Text("分档", "band"),
    Topic.POINT: Text("要点", "point"),
    Topic.RATING: Text("评级", "rating"),
    Topic.ROW: Text("评分行", "row"),
    Topic.RANGE: Text("得分范围", "score range"),
    Topic.AGGREGATION: Text("汇总", "aggregation"),
    Topic.NOT_APPLICABLE: Text("不适用", "not applicable"),
    Topic.VETO: Text("否决", "veto"),
    Topic.REASON: Text("须说明理由", "reason"),
    Topic.TOTAL: Text("总分", "total"),
    Topic.CLASS: Text("分级", "class"),
    Topic.ROLL_UP: Text("汇总", "roll-up"),
    Topic.CHECK: Text("检查", "check"),
}
_CHANGES = {
    Change.ADDED: Text("新增", "added"),
    Change.REMOVED: Text("删除", "removed"),
    Change.CHANGED: Text("", ""),
    Change.MOVED: Text("移动", "moved"),
    Change.RENAMED: Text("改名", "renamed"),
}


def words_of(difference: Difference) -> Text:
    """Say what differs: ``分值``, ``新增依据``, ``weight``, ``basis added``."""
    topic, change = TOPICS[difference.topic], _CHANGES[difference.change]
    return Text(f"{change.zh}{topic.zh}", f"{topic.en} {change.en}".rstrip())
