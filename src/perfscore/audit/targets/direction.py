"""Whether more or less of something is better, where its target has no sign."""

import re

from perfscore.audit.case import AuditRow
from perfscore.audit.rows.naming import title_of
from perfscore.audit.rows.wording import squeezed
from perfscore.model.targets import Comparison, NumberCell

_LESS = re.compile(
    r"控制[率数]|结转|结余|成本|费用|造价|单价|支出总?额|事故|死亡|伤亡|投诉|信访|上访|"
    r"纠纷|违规|违法|违纪|差错|失误|错误|逾期|超[期时]|延[期误迟]|受害|成灾|灾害|损失|流失|"
    r"能耗|排放|污染|发病|患病|感染|发案|负债|债务|不超过|不高于|低于|小于|少于|上限|时限|"
    r"周期|用时|耗时|退货|返工|[变调][动整]率"
)
_LESS_RATE = re.compile(
    r"(控制|变动|调整|结转|结余|事故|死亡|伤亡|投诉|信访|上访|违规|违法|违纪|差错|失误|错误|"
    r"逾期|延误|受害|成灾|损失|流失|发病|患病|感染|发案|负债|发生|退货|返工)率"
)
_MORE = re.compile(
    r"完成率|执行率|合格率|覆盖率|及时率|达标率|到位率|兑付率|发放率|参与率|通过率|利用率|"
    r"普及率|知晓率|满意|受益|优良率|成活率|保障率|支付率|验收率|准确率|落实率"
)
_UNCLEAR = re.compile(r"减少|下降|降低|压减|节约|节省|节能")
"""Names of savings: 减少排放量 wants more, 排放量 less."""
_MAY_WANT_LESS = re.compile(
    r"成本|费用|造价|单价|价格|支出|投诉|上访|信访|事故|案件|死亡|伤亡|发病|患病|受害|成灾|灾害"
    r"|损失|流失|变动|结转|结余|控制|降低|下降|减少|压减|误差|差错|失误|偏差|违规|违法|违纪|逾期"
    r"|超期|时限|时长|时间|周期|工期|天数|期限|截止|日期|能耗|消耗|排放|污染|浓度|失业|空置|拖欠"
    r"|发生|不良|不合格|不达标|违|罚|三公|漏|调整率|缺陷|故障|返工|退件|复发|辍学|流感|负债|欠"
)
_WANTS_MORE = re.compile(
    r"开放|服务时|培训时|使用时|运行时|学时|下降率|降低率|减少率|减少量"
)
_LESS_HEADINGS = ("成本",)
_MORE_HEADINGS = ("数量", "质量", "满意")
_DIRECTIONS = {
    Comparison.AT_LEAST: 1,
    Comparison.MORE_THAN: 1,
    Comparison.AT_MOST: -1,
    Comparison.LESS_THAN: -1,
}


def direction(row: AuditRow, target: NumberCell) -> int:
    """Say 1 where more is better, -1 where less is, 0 where that is not known.

    The target's sign says so; a bare 0 is a limit; else the name says it, then the
    heading. Where the words of a name disagree nothing is certain.
    """
    if target.comparison in _DIRECTIONS:
        return _DIRECTIONS[target.comparison]
    if not target.value:
        return -1
    by_name = _by_name(title_of(row))
    if by_name is not None:
        return by_name
    heading = "".join(each.text for each in row.level2)
    if any(each in heading for each in _LESS_HEADINGS):
        return -1
    return 1 if any(each in heading for each in _MORE_HEADINGS) else 0


def may_want_less(row: AuditRow) -> bool:
    """Whether a target without a sign may be one that is to be stayed below.

    It goes by more words than :func:`direction`, which has to be certain: what may be
    a limit is never told as one that was passed.
    """
    names = [each.text for each in row.level2]
    names += [row.printed.name.text] if row.printed.name else []
    text = squeezed("".join(names))
    return bool(_MAY_WANT_LESS.search(text)) and not _WANTS_MORE.search(text)


def _by_name(name: str) -> int | None:
    """Say what the words of a name tell; None where they are silent."""
    if _UNCLEAR.search(name):
        return 0
    if _LESS_RATE.search(name):
        return -1
    less, more = bool(_LESS.search(name)), bool(_MORE.search(name))
    if not less:
        return 1 if more else None
    return 0 if more or "率" in name else -1
