"""The form of the Zhuzhou Beijing liaison office for 2021, scored by hand.

Source: 株洲市人民政府驻北京联络处, report on its overall expenditure in 2021,
attachment (2021年度部门整体支出绩效自评表), the document's last page.
"""

from fractions import Fraction

from tests.unit.report.building import (
    DECLARED,
    apply,
    datum,
    defined,
    definition,
    fixed,
    indicator,
    indicator_set,
    local,
    number,
    reported,
    scored,
    scoring,
)

from perfscore.model.assessment import Assessment, Cell, FundRow, Goal
from perfscore.model.expressions import Operator, Slot
from perfscore.model.units import POINTS, RATIO
from perfscore.score.result import IndicatorScore, Score, Step

PURPOSE = (
    "深入学习贯彻党的十九大精神，高标准完成公务接待工作的同时，创新开展驻京工作，"
    "加大引资争项力度，全面提升水平，当好参谋助手，加强对外联络联系，完善自身建设，"
    "改进工作作风，打造团结奋进的团队。"
)
NOTES = (
    "1. “执行率” = “全年执行数” / “全年预算数”；",
    (
        "2.总分设置为 100 分，等级划分为：90 分（含）—100 分为优，"
        "80 分（含）—90 分为良，60 分（含）—80 分为中，60 分以下为差。"
    ),
)
BENEFITS = ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")

_EXECUTED = datum("全年执行数")
_BUDGET = datum("全年预算数")
_RATE = apply(Operator.DIVIDE, _EXECUTED, _BUDGET)
_POINTS = apply(
    Operator.MULTIPLY,
    local(Slot.WEIGHT),
    apply(Operator.AT_MOST, defined("执行率"), number(1, RATIO)),
    kind=POINTS,
)
_AMOUNT = Fraction(46703, 100)


def _outputs() -> list[IndicatorScore]:
    """The eight output lines; 质量指标 stands at every other one, as printed."""
    rows = (
        ("数量指标", "完成宣传、推介工作任务", 10),
        (None, "完成政务联络、友好往来工作", 10),
        ("质量指标", "完成企业和科研院所、高等院校联络工作；", 5),
        (None, "完成市领导来京公务接待工作；", 5),
        ("质量指标", "配合做好信访维稳工作", 5),
        (None, "完成信息报送工作", 5),
        ("质量指标", "完成党建工作", 5),
        (None, "市委、市政府交办的其他工作。", 5),
    )
    return [
        reported(
            name,
            ("产出指标",),
            ("数量指标",) if weight == 10 else ("质量指标",),
            stated=("产出指标" if index == 0 else None, (level2,) if level2 else ()),
            weight=weight,
            score=weight,
        )
        for index, (level2, name, weight) in enumerate(rows)
    ]


def zhuzhou() -> Score:
    """Give the office's score as the form prints it: 100, 优."""
    steps = {
        "全年执行数": Step(_EXECUTED, _AMOUNT, cell="467.03"),
        "全年预算数": Step(_BUDGET, _AMOUNT, cell="467.03"),
    }
    rate = Step(_RATE, Fraction(1), tuple(steps.values()))
    capped = _POINTS.operands[1]
    trace = Step(
        _POINTS,
        Fraction(10),
        (
            Step(_POINTS.operands[0], Fraction(10)),
            Step(
                capped,
                Fraction(1),
                (
                    Step(defined("执行率"), Fraction(1), (rate,)),
                    Step(number(1, RATIO), Fraction(1)),
                ),
            ),
        ),
    )
    execution = indicator(
        "预算执行率",
        level=1,
        weight=10,
        scoring=scoring(_POINTS),
        basis=["备注1：“执行率”=“全年执行数”/“全年预算数”"],
        line=22,
    )
    set_ = indicator_set(
        execution,
        indicator("产出指标", level=1, weight=50, children=[DECLARED]),
        indicator("效益指标", level=1, weight=30, children=[DECLARED]),
        indicator("满意度指标", level=1, weight=10, children=[DECLARED]),
        notes=NOTES,
    )
    satisfaction = (("满意度指标",), ("服务对象满意度指标",))
    return scored(
        set_,
        Assessment(
            unit="株洲市人民政府驻北京联络处部门决算",
            year=2021,
            funds=(
                FundRow("合计", Cell("249.4"), Cell("467.03"), Cell("467.03")),
                FundRow("其中：当年财政拨款", Cell("249.4"), Cell("467.03")),
                FundRow("上年结转资金"),
                FundRow("其他资金"),
            ),
            goals=(Goal(PURPOSE, "100.0%"),),
        ),
        fixed(execution, score=10, trace=trace),
        *_outputs(),
        reported(
            PURPOSE,
            ("效益指标",),
            BENEFITS,
            stated=("效益指标", BENEFITS),
            weight=30,
            score=30,
        ),
        reported(
            "接待对象满意度",
            *satisfaction,
            stated=("满意度指标", ("服务对象满意度指标",)),
            weight=10,
            score=10,
        ),
        reported("服务群众满意度", *satisfaction, target=None, actual=None),
        definitions={"执行率": (definition("执行率", _RATE), rate)},
        data=steps,
    )
