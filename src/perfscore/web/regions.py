"""The regions that sets are of, as the ids of sets begin with them."""

from collections.abc import Iterable

from perfscore.api.told import Text

_NAMES = {
    "national": Text("全国", "national"),
    "international": Text("国际", "international"),
    "beijing": Text("北京", "Beijing"),
    "tianjin": Text("天津", "Tianjin"),
    "hebei": Text("河北", "Hebei"),
    "shanxi": Text("山西", "Shanxi"),
    "neimenggu": Text("内蒙古", "Inner Mongolia"),
    "liaoning": Text("辽宁", "Liaoning"),
    "jilin": Text("吉林", "Jilin"),
    "heilongjiang": Text("黑龙江", "Heilongjiang"),
    "shanghai": Text("上海", "Shanghai"),
    "jiangsu": Text("江苏", "Jiangsu"),
    "zhejiang": Text("浙江", "Zhejiang"),
    "anhui": Text("安徽", "Anhui"),
    "fujian": Text("福建", "Fujian"),
    "jiangxi": Text("江西", "Jiangxi"),
    "shandong": Text("山东", "Shandong"),
    "henan": Text("河南", "Henan"),
    "hubei": Text("湖北", "Hubei"),
    "hunan": Text("湖南", "Hunan"),
    "guangdong": Text("广东", "Guangdong"),
    "guangxi": Text("广西", "Guangxi"),
    "hainan": Text("海南", "Hainan"),
    "chongqing": Text("重庆", "Chongqing"),
    "sichuan": Text("四川", "Sichuan"),
    "guizhou": Text("贵州", "Guizhou"),
    "yunnan": Text("云南", "Yunnan"),
    "xizang": Text("西藏", "Xizang"),
    "shaanxi": Text("陕西", "Shaanxi"),
    "gansu": Text("甘肃", "Gansu"),
    "qinghai": Text("青海", "Qinghai"),
    "ningxia": Text("宁夏", "Ningxia"),
    "xinjiang": Text("新疆", "Xinjiang"),
}


def regions_of(set_ids: Iterable[str]) -> tuple[tuple[str, Text], ...]:
    """Give the regions of some sets, each with its name; larger ones come first.

    Example:
        >>> [(x, name.zh) for x, name in regions_of(["hunan/zhuzhou/training"])]
        [('hunan', '湖南'), ('hunan/zhuzhou', '湖南 zhuzhou')]
    """
    found = set()
    for each in set_ids:
        parts = each.split("/")
        found |= {"/".join(parts[:end]) for end in range(1, len(parts))}
    return tuple((each, _name(each)) for each in sorted(found))


def is_of(set_id: str, region: str) -> bool:
    """Whether a set is of a region or of one within it."""
    return set_id.startswith(f"{region}/")


def _name(region: str) -> Text:
    first, *rest = region.split("/")
    known = _NAMES.get(first, Text(first, first))
    return Text(" ".join((known.zh, *rest)), " ".join((known.en, *rest)))
