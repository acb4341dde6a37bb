"""Small sets for tests, and a way to publish them at once."""

from tests.web.people import program

from perfscore.api.set_texts import compile_text
from perfscore.store.ids import now
from perfscore.store.publishing_sets import Publication, Refused, publish
from perfscore.store.sets import SetText, make_draft
from perfscore.web.service import Service
from perfscore.web.set_contents import content_of

DAYS = "2020年1月1日 起"


def small_set(
    *,
    id_: str = "city/training",
    version: str = "2020.1",
    days: str = DAYS,
    points: int = 100,
    title: str = "培训绩效自评",
) -> str:
    """Write a set with one indicator."""
    return (
        f"指标体系 “{title}”\n"
        f"  编号 {id_}\n"
        f"  版本 {version}\n"
        "  依据 “市财政局通知”\n"
        f"  适用 {days}\n"
        "  满分 100\n"
        "  保留 2 位小数，四舍五入\n"
        "  合计 按已取整得分\n"
        "\n等级\n"
        "  优：[90, 100]\n  良：[80, 90)\n  中：[60, 80)\n  差：[0, 60)\n"
        "\n数据\n"
        "  计划人数：计数（人），必填，> 0\n"
        "  培训人数：计数（人），必填\n"
        "\n"
        f"一级指标 培训完成率 {points}分\n"
        "  得分 = 分值 × 至多(培训人数 / 计划人数, 100%)\n"
        "\n用例 “完成八成”\n"
        "  计划人数 = 50\n"
        "  培训人数 = 40\n"
        "  期望 总分 = 80\n"
    )


def published(
    service: Service, text: str, *, unit_id: str, supersede: bool = False
) -> SetText | Refused:
    """Draft and publish a text for a unit."""
    checked = compile_text(
        text, name="set.perf", collection=service.shelf.collection
    ).value
    assert checked is not None
    by = program(now())
    with service.database.changing() as connection:
        draft = make_draft(connection, content_of(text), by, unit_id=unit_id)
        wanted = Publication(draft.id, 1, content_of(text, checked), supersede)
        return publish(connection, wanted, by)
