"""The bodies that routes take, for the OpenAPI document."""

from collections.abc import Mapping, Sequence
from typing import Any

from perfscore.web.posted import FORM_MEDIA, MULTIPART

EXAMPLE = {
    "指标体系": "national/project-2020",
    "项目": "农村公路养护",
    "单位": "某县交通运输局",
    "年度": "2025",
    "资金": [
        {
            "名称": "年度资金总额",
            "年初预算数": "100",
            "全年预算数": "100",
            "全年执行数": "98.5",
        }
    ],
    "指标": [
        {
            "一级指标": level1,
            "二级指标": level2,
            "名称": name,
            "指标值": target,
            "完成值": actual,
            "分值": weight,
        }
        for level1, level2, name, target, actual, weight in (
            ("产出指标", "数量指标", "养护里程", "≥120公里", "118公里", "50"),
            ("效益指标", "社会效益指标", "受益人口", "≥3万人", "3.2万人", "30"),
            ("满意度指标", "服务对象满意度指标", "满意度", "≥90%", "93%", "10"),
        )
    ],
}
"""An assessment, as the OpenAPI document shows it."""

SET_EXAMPLE = """指标体系 “培训项目绩效自评”
  编号 city/training
  版本 2025.1
  依据 “市财政局通知”
  适用 2025年1月1日 起
  满分 100

等级
  优：[90, 100]
  良：[80, 90)
  中：[60, 80)
  差：[0, 60)

数据
  计划人数：计数（人），必填，> 0
  培训人数：计数（人），必填

一级指标 培训完成率 100分
  得分 = 分值 × 至多(培训人数 / 计划人数, 100%)

用例 “完成八成”
  计划人数 = 50
  培训人数 = 40
  期望 总分 = 80
"""
"""A set, likewise."""


def posts(*fields: str, several: tuple[str, ...] = ()) -> dict[str, Any]:
    """Give ``openapi_extra`` of a route that takes assessments, files in these fields.

    The first field is required, and is what a body in one piece is taken for;
    ``several`` can be repeated.
    """
    whole: dict[str, Any] = {
        media: {"schema": {"type": "string"}} for media in FORM_MEDIA
    }
    whole["application/json"] = {
        "schema": {"$ref": "#/components/schemas/AssessmentV1"},
        "example": EXAMPLE,
    }
    return _body(fields, several, (), whole)


def posts_sets(*, several: bool = True) -> dict[str, Any]:
    """Give ``openapi_extra`` of a route that takes sets."""
    whole = {
        "text/plain": {"schema": {"type": "string"}},
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"name": {"type": "string"}, "text": {"type": "string"}},
                "required": ["text"],
                "additionalProperties": False,
            },
            "example": {"name": "培训.perf", "text": SET_EXAMPLE},
        },
    }
    return _body(("file",), ("file",) if several else (), (), whole)


def posts_receipts() -> dict[str, Any]:
    """Give ``openapi_extra`` of a route that takes receipts."""
    one = {"application/json": {"schema": {"type": "object"}}}
    return _body(("file",), ("file",), (), one)


def posts_parts(
    *fields: str,
    several: tuple[str, ...] = (),
    texts: tuple[str, ...] = (),
    required: int = 1,
    choices: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Any]:
    """Give ``openapi_extra`` of a route that takes a form in parts only.

    ``choices`` are what texts can be that have to be there.
    """
    made = _body(fields, several, texts, {}, required)
    form = made["requestBody"]["content"][MULTIPART]["schema"]
    for name, values in (choices or {}).items():
        form["properties"][name] = {"type": "string", "enum": list(values)}
        form["required"].append(name)
    return made


def _body(
    fields: tuple[str, ...],
    several: tuple[str, ...],
    texts: tuple[str, ...],
    whole: Mapping[str, Any],
    required: int = 1,
) -> dict[str, Any]:
    file = {"type": "string", "format": "binary"}
    properties: dict[str, Any] = {
        each: {"type": "array", "items": file, "minItems": 1}
        if each in several
        else file
        for each in fields
    }
    properties |= {each: {"type": "string"} for each in texts}
    form = {
        "type": "object",
        "properties": properties,
        "required": list(fields[:required]),
        "additionalProperties": False,
    }
    content = {MULTIPART: {"schema": form}, **whole}
    return {"requestBody": {"required": True, "content": content}}
