"""Assessments that were submitted, by a set small enough to work out by hand.

预算执行 has 20 points times the execution rate, 培训 40 points times a tenth of the
trainings, 满意度 40 points from 80% on, else 20. 优 is from 90, 良 from 60, 差 below.

============== ==== ==== ====== ======== ======= ======== ====== ======= ==============
who            rate  10  trained    40   content    40     total  grade   state
============== ==== ==== ====== ======== ======= ======== ====== ======= ==============
甲县教育局 甲  100%  20   10       40     95%       40     100    优      approved
甲县教育局 乙   50%  10    5       20     85%       40      70    良      submitted
乙市交通局 丙  100%  20   10       40     85%       40     100    优      under-review
乙市交通局 丁   75%  15    8       32     60%       20      67    良      submitted
乙市交通局 戊  100%  20   10       40     95%       40     100    优      returned
甲县教育局 己  100%  20   10       40     95%       40     100    优      draft
============== ==== ==== ====== ======== ======= ======== ====== ======= ==============

甲 claimed 100, 乙 claimed 80. From 90% on instead of 80%, 满意度 takes 20 points from
乙 (50, 差) and 丙 (80, 良).
"""

from dataclasses import replace

from tests.web.people import Org, Place, program

from perfscore.api.dashboards import line_figures
from perfscore.store import assessments, keeping
from perfscore.store.by import By
from perfscore.store.figures import keep_figures
from perfscore.store.publishing_sets import publish_shipped
from perfscore.web.assessing.scoring import ready, scored_content
from perfscore.web.service import Service
from perfscore.web.set_contents import content_of

NAME = "test/small@2025.1"
TEXT = """指标体系 “小体系”
  编号 test/small
  版本 2025.1
  依据 “示例”
  适用 2025年1月1日
  满分 100
  保留 2 位小数，四舍五入
  合计 按已取整得分

等级
  优：[90, 100]
  良：[60, 90)
  差：[0, 60)

数据
  预算数：金额（万元），必填，> 0
  执行数：金额（万元），必填
  次数：计数（次），必填
  满意率：比率，必填

定义 执行率 = 执行数 / 预算数

一级指标 预算执行 20分
  得分 = 分值 × 至多(执行率, 100%)
一级指标 培训 40分
  得分 = 分值 × 至多(次数 / 10次, 100%)
一级指标 满意度 40分
  指标值 = 满意率
  评分 分档
    ≥ 80%：40分
    否则：20分

用例 “一半”
  年度 = 2025
  预算数 = 100
  执行数 = 50
  次数 = 5
  满意率 = 85%
  期望 总分 = 70分
"""
STRICTER = (
    TEXT.replace("版本 2025.1", "版本 2026.1")
    .replace("适用 2025年1月1日\n", "适用 2099年1月1日\n")
    .replace("≥ 80%", "≥ 90%")
    .replace("期望 总分 = 70分", "期望 总分 = 50分")
)
"""The next version: 满意度 has full marks from 90% on, effective from 2099."""

_ROWS: tuple[tuple[Place, str, str, str, str, str, str | None], ...] = (
    ("unit_a", "甲", "100", "10", "95%", "approved", "100"),
    ("unit_a", "乙", "50", "5", "85%", "submitted", "80"),
    ("unit_b", "丙", "100", "10", "85%", "under-review", None),
    ("unit_b", "丁", "75", "8", "60%", "submitted", None),
    ("unit_b", "戊", "100", "10", "95%", "returned", None),
    ("unit_a", "己", "100", "10", "95%", "draft", None),
)


def publish_small(service: Service, by: By) -> None:
    """Publish the set as one that nobody issues."""
    with service.database.changing() as connection:
        publish_shipped(connection, content_of(TEXT), by)


def submit_all(service: Service, org: Org) -> dict[str, str]:
    """Publish the set and keep the assessments; give their ids by project."""
    publish_small(service, program())
    return keep_all(service, org, NAME)


def keep_all(service: Service, org: Org, name: str) -> dict[str, str]:
    """Keep the assessments by a version of the set that is published."""
    by = program()
    set_id, _, version = name.partition("@")
    scorer = ready(service, name).scorer
    made: dict[str, str] = {}
    for place, project, executed, times, content, state, claimed in _ROWS:
        unit = org.units[place]
        document = {
            "单位": unit.name,
            "年度": "2025",
            "项目": project,
            "指标体系": name,
            "数据": {
                "预算数": "100",
                "执行数": executed,
                "次数": times,
                "满意率": content,
            },
        }
        worked, kept = scored_content(document, scorer)
        assert worked.score is not None, worked
        with service.database.changing() as connection:
            new = assessments.NewAssessment(
                unit.id, set_id, version, replace(kept, claimed_total=claimed)
            )
            user = org.user("unit", place).id
            one = assessments.add(connection, new, by, user_id=user)
            made[project] = one.id
            if state == "draft":
                continue
            values = {"state": state, "submitted_at": by.at}
            note = keeping.Note("assessment.submitted", by)
            keeping.change(connection, assessments.SUBJECT, one.id, values, note)
            keep_figures(connection, one.id, line_figures(worked.score))
    return made
