"""The first text of a set that takes over another."""

from datetime import date

from perfscore.check.checked import CheckedSet

_QUOTES = str.maketrans({"“": "「", "”": "」", '"': "'", "\n": " "})


def derived_text(base: CheckedSet, *, year: int, set_id: str = "") -> str:
    """Write a set that takes over ``base`` and changes nothing yet.

    Example:
        >>> from perfscore.api.loading import load_set, load_set_text
        >>> base = load_set("national/project-2020").value
        >>> text = derived_text(base, year=2026)
        >>> load_set_text(text).value.indicator_set.bases
        (('national/project-2020', '2020.1'),)
    """
    made = base.indicator_set
    own = set_id or f"local/{made.id.rpartition('/')[2]}"
    title = made.title.translate(_QUOTES)
    since = date(year, 1, 1)
    return (
        f"# 沿用“{title}”，在下面写与它不同的地方：\n"
        "#   修改 三级指标 …    改写一个指标\n"
        "#   新增 三级指标 …    添加一个指标\n"
        "#   删除 三级指标 …    去掉一个指标\n"
        "\n"
        f"指标体系 “{title}（本地）”\n"
        f"  编号 {own}\n"
        f"  版本 {year}.1\n"
        f"  沿用 {made.id}@{made.version}\n"
        f"  适用 {since.year}年1月1日 起\n"
    )
