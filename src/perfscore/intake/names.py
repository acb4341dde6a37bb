"""The names of indicators and fund rows, and what is printed along with them."""

import re
from functools import lru_cache

from perfscore.intake.plain import bare, plain

LEVEL1_NAMES = """
产出指标 效益指标 满意度指标 成本指标 效果指标 过程指标 投入指标 管理指标 决策指标
项目完成指标 项目产出 项目效益 项目决策 项目管理 项目过程 项目绩效 预算执行率
预算执行 预算执行情况 部门履职 部门管理 履职效能 履职效果 管理效率 运行成本
可持续性 服务满意度 社会效应 决策 过程 产出 效益 效果 投入 满意度 预算管理
预算配置 资产管理 目标管理 职责履行 履职产出 效率指标 重点工作任务完成 绩效管理
"""
LEVEL2_NAMES = """
数量指标 质量指标 时效指标 成本指标 经济成本指标 社会成本指标 生态环境成本指标
经济效益指标 社会效益指标 生态效益指标 环境效益指标 可持续影响指标 可持续发展指标
服务对象满意度指标 服务对象满意度 满意度指标 经济效益 社会效益 生态效益 环境效益
可持续影响 经济效益和社会效益指标 社会公众或服务对象满意度指标 社会公众满意度指标
受益对象满意度指标 群众满意度指标 具体指标
"""
_LEVEL1 = frozenset(LEVEL1_NAMES.split())
_LEVEL2 = frozenset(LEVEL2_NAMES.split())
_FUND = re.compile(
    r"资金|拨款|经费|财政|补助|结转|结余|自筹|贷款|总额|总金额|合计|收入|专户|^其[他它]"
    r"|^中央|^省级?$|^地方|^市级?$|^县级?$|预算"
)
_POINTS = re.compile(
    r"[,、]?\s*\(\s*(?:[^()]*[,:共计值重占])?\s*(\d+(?:\.\d+)?\s*%?)\s*分?\s*\)\s*$"
    r"|\s*(?<![\d.])(\d+(?:\.\d+)?)\s*分\s*$"
)
_HALF = str.maketrans("（）：，．％", "():,.%")
_PLACEHOLDER = re.compile(
    r"^(指标|目标)[0-9一二三]{0,2}[:.…·。]*$|^[.…·。—-]+$|^(不适用|不涉及)$"
)
_LONGEST_FUND_NAME = 80


@lru_cache(maxsize=8192)
def is_level1(text: str) -> bool:
    """Whether this is a usual level-1 heading, with or without its points."""
    return plain(without_points(text)[0]) in _LEVEL1 or bare(text) in _LEVEL1


@lru_cache(maxsize=8192)
def is_level2(text: str) -> bool:
    """Whether this is a usual level-2 heading, with or without its points."""
    return plain(without_points(text)[0]) in _LEVEL2 or bare(text) in _LEVEL2


def without_points(text: str) -> tuple[str, str | None]:
    """Part a heading from its points: ``产出指标（50分）`` is 产出指标 and 50.

    Points in per cents keep their sign; a heading without points has None.
    """
    found = _POINTS.search(text.translate(_HALF))
    if not found or not text[: found.start()].strip():
        return text.strip(), None
    points = found[1] or found[2]
    return text[: found.start()].strip(), "".join(points.split())


def is_fund_name(text: str) -> bool:
    """Whether this may name a row of the funds (其中：当年财政拨款)."""
    name = plain(text)
    return len(name) <= _LONGEST_FUND_NAME and bool(_FUND.search(name))


def is_placeholder(text: str) -> bool:
    """Whether a name is what a template left there (``指标1：``, ``……``), or is none.

    不适用 in place of a name says that the heading has no indicator.
    """
    return bool(_PLACEHOLDER.match(plain(text)))
