"""What each published form prints and where, taken by hand from its `layout` field.

A column is written ``heading=field``; the heading alone stands for the field that it
has in `headings.py`, ``heading=`` for a column in which nothing is printed.
``field#2`` is the second of the parts that the form prints apart. Columns under a
joint heading are written ``joint|heading``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """What a form prints; texts of columns are parted by ``/`` between blanks.

    ``header`` has a row of ``label=field`` pairs a line. ``printed_above`` are fields
    that stand in a heading (``预算执行情况(20分)``) and in no cell of their own.
    ``second`` is a second block of indicators, for rows that have a level 3.
    """

    funds: str
    indicators: str
    header: str = "项目名称=project\n主管部门=主管部门 / 实施单位=unit"
    funds_side: str = "项目资金\n(万元)"
    goals: str = "年度总体目标 / 预期目标 / 实际完成情况"
    management: str = ""
    side: str = "绩效指标"
    second: str = ""
    total: str = "总分"
    merged_scores: bool = False
    printed_above: tuple[str, ...] = ()


_LEVELS = "一级指标 / 二级指标 / 三级指标 / "
_NATIONAL_FUNDS = "年初预算数 / 全年预算数 / 全年执行数 / 分值 / 执行率 / 得分"
_AB_FUNDS = "全年预算数(A) / 全年执行数(B) / 分值 / 执行率(B/A) / 得分"
_RATE_FUNDS = "全年预算数(A) / 全年执行数(B) / 预算执行率(B/A)"
_MANAGED_FUNDS = "全年预算数(A) / 全年执行数(B) / 预算执行率(B/A×100%)"
_TRANSFER_HEADER = (
    "转移支付(项目)名称=project\n中央主管部门=主管部门#1\n"
    "地方主管部门=主管部门#2 / 资金使用单位=unit"
)
_TRANSFER_TARGETS = _LEVELS + "指标值 / 全年实际完成值 / 未完成原因和改进措施"
_DEPARTMENT_HEADER = "部门名称=unit / 自评总分(分)=total"
_MANAGEMENT = (
    "资金管理情况 / 分配科学性 / 下达及时性 / 拨付合规性 / 使用规范性 / 执行准确性"
    " / 预算绩效管理情况 / 支出责任履行情况"
)

NATIONAL = Layout(
    _NATIONAL_FUNDS,
    _LEVELS + "年度指标值 / 实际完成值 / 分值 / 得分 / 偏差原因分析及改进措施",
)
_SICHUAN_DEPARTMENT = Layout(
    "年初预算 / 调整后预算数 / 预算执行数 / 预算执行率 / 权重 / 得分 / 原因=",
    _LEVELS
    + "指标性质 / 指标值=指标值 / 度量单位 / 完成值 / 权重 / 得分 / 未完成原因分析",
    funds_side="预算执行情况\n(10分)",
    side="绩效指标\n(90分)",
)
_WEIGHT_FIRST = Layout(
    _AB_FUNDS,
    _LEVELS + "分值 / 年度指标值 / 全年实际值 / 得分 / 未完成原因及拟采取的改进措施",
)
_HUBEI = Layout(
    "预算数(A) / 执行数(B) / 执行率(B/A) / 得分(20分*执行率)",
    _LEVELS + "年初目标值(A) / 实际完成值(B) / 得分",
    funds_side="预算执行情况\n(万元)\n(20分)",
    goals="",
    side="年度绩效目标1\n(80分)",
    printed_above=("分值",),
)
_TRANSFER = Layout(_RATE_FUNDS, _TRANSFER_TARGETS, header=_TRANSFER_HEADER)
_TRANSFER_MANAGED = Layout(
    _MANAGED_FUNDS,
    _TRANSFER_TARGETS,
    header=_TRANSFER_HEADER,
    management=_MANAGEMENT,
)
_LOCAL_TRANSFER = Layout(
    "全年预算数(A) / 全年执行数(B) / 执行率(B/A)",
    _LEVELS + "年度指标值 / 全年完成值 / 未完成原因和改进措施",
    header="转移支付(项目)名称=project\n主管部门=主管部门 / 资金使用单位=unit",
)
_BY_SOURCE = Layout(
    "计划安排资金(万元) / 实际到位资金(万元) / 实际支出(万元)",
    "一级指标 / 二级指标 / 指标内容 / 指标(目标)值 / 实际完成值",
)

LAYOUTS: dict[str, Layout] = {
    "001": NATIONAL,
    "002": _SICHUAN_DEPARTMENT,
    "003": _SICHUAN_DEPARTMENT,
    "005": Layout(
        "年初预算数 / 调整预算数(A) / 全年执行数(B) / 执行率(B/A)",
        _LEVELS
        + "参考分值 / 指标值(A) / 全年实际值(B) / 得分 / 未完成原因分析及改进措施",
        header="项目名称=project / 自评得分=total\n主管部门=主管部门 / 实施单位=unit",
    ),
    "006": _TRANSFER,
    "007": Layout(
        "中央= / 省、地= / 本级= / 其他= / 合计 / 执行数 / 执行率",
        "评价内容=level1 / 评价内容=level2 / 分值 / 自评分 / 复核分= / 评价标准及依据",
        funds_side="资金来源",
        side="",
        second="评价内容=level1#1 / 评价内容=level1#2 / 评价内容=level2 / 指标名称"
        " / 年初指标值 / 年终完成值 / 自评分 / 复核分= / 评价标准=",
        printed_above=("name",),
    ),
    "009": _WEIGHT_FIRST,
    "011": Layout(
        "年初预算数 / 全年(调整)预算数 / 全年执行数 / 执行率(%) / 执行率权重"
        " / 执行率得分(分)",
        "指标名称 / 计量单位 / 指标性质 / 年初指标值 / 调整指标值= / 全年完成值"
        " / 得分系数(%) / 指标权重(分) / 指标得分(分) / 是否核心指标",
        header=_DEPARTMENT_HEADER,
        total="",
    ),
    "012": _WEIGHT_FIRST,
    "013": Layout(
        "预算安排(调整后) / 资金到位= / 资金执行 / 预算执行进度(%)",
        _LEVELS + "指标分值 / 预期指标值|符号=target#1 / 预期指标值|预期指标值=target#2"
        " / 预期指标值|单位=target#3 / 实际完成值 / 完成情况 / 单项指标得分"
        " / 权重占比(%)= / 单项指标折算得分",
    ),
    "014": NATIONAL,
    "016": Layout(
        _HUBEI.funds,
        _HUBEI.indicators,
        funds_side=_HUBEI.funds_side,
        goals="",
        side=_HUBEI.side,
        merged_scores=True,
        printed_above=_HUBEI.printed_above,
    ),
    "017": Layout(
        "年初预算数(A) / 全年执行数(B) / 分值 / 执行率(B/A) / 得分 / 得分计算方法=",
        _LEVELS + "预期指标值(A) / 实际完成指标值(B) / 分值 / 得分 / 未完成原因"
        " / 得分计算方法=",
    ),
    "020": Layout(
        _NATIONAL_FUNDS,
        _LEVELS + "年度指标值|指标性质 / 年度指标值|指标值=指标值 / 年度指标值|度量单位"
        " / 实际完成值 / 分值 / 得分 / 偏差原因分析及改进措施",
        funds_side="项目资金\n(元)",
    ),
    "022": Layout(
        "全年预算数(A) / 全年执行数(B) / 执行率(B/A)",
        _LEVELS + "分值 / 年度指标值 / 全年实际值 / 得分 / 未完成原因及改进措施",
    ),
    "023": _WEIGHT_FIRST,
    "024": NATIONAL,
    "025": _HUBEI,
    "026": _HUBEI,
    "028": Layout(
        "年初预算数 / 全年(调整)预算数 / 全年执行数 / 执行率 / 执行率权重 / 执行率得分",
        "指标名称 / 计量单位 / 指标性质 / 指标值 / 指标权重(分) / 全年完成值"
        " / 指标得分(分) / 说明",
        header=_DEPARTMENT_HEADER,
        total="",
    ),
    "029": Layout(
        "全年预算数(A) / 全年执行数(B) / 预算执行率",
        _LEVELS + "年度目标指标值 / 全年实际完成值",
        header=_TRANSFER_HEADER,
        management=_MANAGEMENT,
    ),
    "030": _TRANSFER_MANAGED,
    "031": Layout(
        "行次= / 全年预算数(A) / 统筹整合资金数(B)= / 扣除统筹整合资金后预算金额(C)="
        " / 全年到位资金(D)= / 预算到位(D/C×100%)= / 全年执行资金(E)"
        " / 预算执行(E/C×100%) / 佐证材料=",
        "",
        goals="",
    ),
    "032": Layout(
        "年初预算数(A) / 全年执行数(B) / 分值(10分) / 执行率(B/A) / 得分"
        " / 得分计算方法=",
        _LEVELS + "分值 / 年度指标值(A) / 全年实际值(B) / 得分计算方法= / 得分"
        " / 未完成原因分析",
    ),
    "034": Layout(
        "资金情况(万元) / 资金使用情况(万元)",
        _LEVELS + "指标值 / 完成值 / 权重 / 得分",
        header="项目名称=project",
        total="得分合计",
    ),
    "037": NATIONAL,
    "038": _LOCAL_TRANSFER,
    "040": Layout(
        "",
        "序号=# / " + _LEVELS + "指标说明 / 指标分值 / 县级评分 / 市级评分=",
        header="项目名称=project / 实施单位=unit",
        goals="",
        side="",
    ),
    "043": Layout(
        "",
        "维度 / 分值 / 得分 / 绩效等级=grade",
        header="部门名称=unit",
        goals="",
        side="",
    ),
    "044": _BY_SOURCE,
    "045": _TRANSFER,
    "046": Layout(
        "年初预算数 / 全年预算数 / 全年执行数 / 分值 / 执行率(全年执行数/全年预算数)"
        " / 得分",
        NATIONAL.indicators,
    ),
    "047": Layout(
        "年初预算数 / 全年预算数 / 全年执行数 / 分值权重 / 执行率 / 得分",
        _LEVELS + "指标值 / 指标值设置依据= / 上年完成值= / 指标分值权重"
        " / 指标赋分规则= / 佐证资料= / 指标实际完成值 / 完成率= / 指标得分"
        " / 偏差原因分析及改进措施",
    ),
    "050": Layout(_NATIONAL_FUNDS, NATIONAL.indicators, funds_side="项目资金\n(元)"),
    "052": Layout(
        "年初预算数 / 全年预算数 / 执行数 / 分值 / 执行率(%) / 得分",
        _LEVELS + "指标性质 / 年度指标值 / 度量单位 / 实际完成值 / 完成率= / 分值"
        " / 得分 / 未完成原因分析",
        funds_side="资金构成\n(元)",
    ),
    "054": Layout(
        "年初预算数 / 全年(调整)预算数 / 全年执行数 / 执行率 / 执行率权重 / 执行率得分",
        "指标名称 / 计量单位 / 指标性质 / 指标值 / 指标权重(分) / 全年完成值"
        " / 指标得分(分) / 说明",
        header="项目名称=project\n" + _DEPARTMENT_HEADER,
        total="",
    ),
    "056": _TRANSFER_MANAGED,
    "057": Layout("全年预算数 / 全年执行数 / 预算执行率", NATIONAL.indicators),
    "059": _HUBEI,
    "060": Layout("计划安排资金 / 实际到位资金 / 实际支出", _BY_SOURCE.indicators),
    "063": Layout(
        "预算数 / 执行数",
        _LEVELS + "预期指标值(包含数字及文字描述) / 实际完成指标值",
        header="项目名称=project / 实施单位=unit",
    ),
    "067": Layout(
        _HUBEI.funds,
        _HUBEI.indicators,
        funds_side="预算执行情况\n(20分)",
        goals="",
        side="年度绩效目标\n(80分)",
        printed_above=_HUBEI.printed_above,
    ),
    "068": Layout(
        _RATE_FUNDS,
        _LEVELS + "指标值 / 全年实际完成值 / 未完成原因",
        header=_TRANSFER_HEADER,
    ),
    "069": _LOCAL_TRANSFER,
    "071": NATIONAL,
    "074": Layout("计划安排资金(元) / 实际到位资金(元) / 实际支出(元)", ""),
    "077": Layout(
        "预算数(A) / 执行数(B) / 执行率(B/A)",
        _LEVELS + "年初目标值(A) / 实际完成值(B)",
        funds_side=_HUBEI.funds_side,
        goals="",
        side="年度绩效目标\n(98分)",
        printed_above=_HUBEI.printed_above,
    ),
    "078": _TRANSFER_MANAGED,
}
"""The layout of each form of the corpus, by its number."""
