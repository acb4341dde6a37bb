"""What the words in a form's cells say of the work."""

import re
from unicodedata import normalize

_SIGNS = re.compile(r"[\s,，.。、;；:：!！?？()（）“”\"'‘’《》【】\[\]★☆*·…—\-]+")
_UNFINISHED = re.compile(
    r"(?<!无)(?:未(?:能)?(?:按期|按时|及时|全部|完全)?|没有|没能)"
    r"(?:完成|开展|实施|启动|开工|完工|达到|达标|实现|建成|竣工|验收|采购|支付|招标)"
    r"|(?:尚未|暂未|还未|仍未)(?!发现|发生|收到|出现|接到|产生)|在建(?=$|[,，。;；、)])"
    r"|(?:建设|实施|施工|推进|采购|招标|筹备|办理|进行|公示)中(?=$|[,，。;；、)])"
    r"|正在(?:建设|实施|施工|推进|采购|招标|办理|进行|验收|整改|开展|筹备)"
)
_DELAYED = re.compile(
    r"(?:进度|工期|支付|实施)[^,，。;；]{0,4}(?:滞后|延后|延迟|缓慢)|延期|推迟|暂缓"
)
_NOT_UNFINISHED = re.compile(
    r"(?:不存在|没有|无)[^,，。;；]{0,6}(?:未|情况|问题|现象|偏差)"
)
_NO_REASON = re.compile(
    r"^(?:无偏差|无|没有|没有偏差|不存在偏差|无原因|不涉及|不适用"
    r"|已?(?:全部|按计划|按要求|按时|按期|如期)?完成|达标|已达标|达到目标|实现目标|正常|良好|同上|0)?$"
)
_JUST_DONE = re.compile(
    r"^(?:已|均已|全部|按时|按期|及时|按计划|按要求|基本|圆满|顺利)*(?:完成|达成|达到|达标|实现|落实)"
    r"(?:了)?(?:预期|年度|全部|绩效)*(?:目标|指标|任务|目标值|指标值)?(?:任务)?$"
    r"|^(?:基本|比较|较|很|非常)?(?:良好|优秀|好|高|合格|满意)$|^(?:优|良|是|有)$"
)
_LONGEST_SHOWN = 24


def unspaced(text: str) -> str:
    """Give ``text`` half-width and without blanks."""
    return "".join(normalize("NFKC", text).split())


def squeezed(text: str) -> str:
    """Give ``text`` half-width and without blanks, brackets and marks."""
    return _SIGNS.sub("", normalize("NFKC", text)).casefold()


def says_unfinished(text: str) -> bool:
    """Whether a text says that the work is not done (``建设中``, ``尚未招标``)."""
    plain = unspaced(text)
    return bool(_UNFINISHED.search(plain)) and not _NOT_UNFINISHED.search(plain)


def says_delayed(text: str) -> bool:
    """Whether a text says that the work is late or put off (``进度滞后``)."""
    return bool(_DELAYED.search(unspaced(text)))


def says_nothing(text: str) -> bool:
    """Whether a reason is none: a mark, 无, or that the work was done."""
    return bool(_NO_REASON.match(squeezed(text).strip("/\\")))


def says_only_done(text: str) -> bool:
    """Whether an actual is but a word of approval (``完成``, ``达成预期指标``)."""
    return bool(_JUST_DONE.match(squeezed(text)))


def shown(text: str) -> str:
    """Give ``text`` on one line, cut where it is long, as messages quote it."""
    line = " ".join(text.split()).replace("“", "‘").replace("”", "’")
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
