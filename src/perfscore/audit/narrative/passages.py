"""Lines of running text become passages again, each under its headings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from perfscore.intake.grid import Document, Grid, GridCell, Paragraph
from perfscore.source import Source, Span

_CHINESE = "一二三四五六七八九十"
_NUMBERED = re.compile(
    rf"(第[{_CHINESE}]{{1,3}}(?:部分|章|节))|([{_CHINESE}]{{1,3}}[、．.])"
    rf"|([（(][{_CHINESE}]{{1,3}}[）)])、?|([0-9]{{1,2}}[、．.](?![0-9]))"
    r"|([（(][0-9]{1,2}[）)])、?|([①-⑳])"
)
_MARKS = re.compile(r"[-*#>\s•·●]+(?![0-9])")
_PAGE = re.compile(r"[-—–\s]*[0-9]{1,4}[-—–\s]*|第\s*[0-9]{1,4}\s*页.{0,12}")
_ENDS = "。！？!?"
_OPENS = "：:；;，,、"
_TITLE = re.compile(
    r"[^，。；：！？]{2,40}(?:情况|说明|报告|概况|解释|决算表|总表|明细表|附件)"
)
_FIGURE = re.compile(r"[0-9]\s*(?:[万亿千百]?元|[%％]|[人个辆批台名家])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*年")
_HEADED = re.compile(r"([^，。；：、0-9]{2,30}|[^，。；：0-9]{2,90}[款项]）)[。：:]\s*")
_INNER = re.compile(
    rf"\s(?=(?:第[{_CHINESE}]{{1,3}}部分|[{_CHINESE}]{{1,3}}、|[（(][{_CHINESE}]{{1,3}}[）)]))"
)
_LONG = 200
_LONGEST_HEADING = 100
_LONGEST_REST = 40
_LONGEST_PASSAGE = 20_000
_FULL_WIDTH = str.maketrans(
    "０１２３４５６７８９％．－−,;:()", "0123456789%.--，；：（）"
)
_TITLE_LEVEL = 7
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that runs on, put together from as many lines as it was broken into.

    ``text`` has no blanks, its digits and punctuation are of one width; ``offsets``
    says where in the source each character stands. ``headings`` are those above it,
    from the top, without their numbers. ``level`` is that of the list number it begins
    with, 0 the outermost; None where it begins with none.
    """

    headings: tuple[str, ...]
    text: str
    offsets: tuple[int, ...] = field(repr=False)
    source: Source = field(repr=False)
    level: int | None = None

    @property
    def is_item(self) -> bool:
        """Whether it begins with a list number."""
        return self.level is not None

    @property
    def goes_on(self) -> bool:
        """Whether the text ends without ending a sentence."""
        return self.text.endswith(tuple(_OPENS))

    def span(self, start: int, end: int) -> Span:
        """Give the place in the source of ``text[start:end]``, which is not empty."""
        return Span(self.source, self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(slots=True)
class _Building:
    source: Source
    headings: dict[int, str] = field(default_factory=dict)
    heading_level: int | None = None
    """The level of the heading just read, which a further line may go on with."""
    pieces: list[tuple[str, int]] = field(default_factory=list)
    length: int = 0
    level: int | None = None

    def flush(self) -> Iterator[Passage]:
        """Give the passage that was gathered, if there is one."""
        pieces, self.pieces, self.length = self.pieces, [], 0
        text, offsets = _plain(pieces)
        if text:
            above = tuple(self.headings[each] for each in sorted(self.headings))
            yield Passage(above, text, offsets, self.source, self.level)

    def head(self, level: int, text: str) -> None:
        """Set a heading; deeper ones are over."""
        self.headings = {at: each for at, each in self.headings.items() if at < level}
        self.headings[level] = "".join(text.split()).rstrip("：:。").strip("*")
        self.heading_level = level

    def add(self, line: str, at: int) -> None:
        """Add a line, or what of it is left, to the passage."""
        self.pieces.append((line, at))
        self.length += len(line)
        self.heading_level = None

    @property
    def is_open(self) -> bool:
        """Whether the last line ends neither a sentence nor a list's opening."""
        if not self.pieces or self.length > _LONGEST_PASSAGE:
            return False
        return not self.pieces[-1][0].rstrip('*”"’ ').endswith(tuple(_ENDS + "：:"))


def passages(documents: Iterable[Document]) -> Iterator[Passage]:
    """Give the running text of documents; what stands in tables is left out.

    Lines in rows of their own above a table, or on a sheet without one, are text.
    """
    for each in documents:
        building = _Building(each.source)
        for block in each.blocks:
            if isinstance(block, Paragraph):
                for line, at in _lines(block):
                    yield from _add(building, line, at)
            else:
                for cell in _lone(block):
                    for line, at in _lines(Paragraph(cell.text, cell.span)):
                        yield from _add(building, line, at)
                yield from building.flush()
                building.heading_level = None
        yield from building.flush()


def _lone(grid: Grid) -> Iterator[GridCell]:
    """Give the lines that a sheet or a text has above its table, or without one."""
    rows = Counter(each.row for each in grid.cells)
    several = (row for row, count in rows.items() if count > 1)
    end = min(several, default=grid.rows)
    return (each for each in grid.cells if each.row < end)


def _lines(block: Paragraph) -> Iterator[tuple[str, int]]:
    """Part a paragraph at headings within it, as texts without line ends have them."""
    start = block.span.start
    text = block.text
    cuts = [each.end() for each in _INNER.finditer(text)] if len(text) > _LONG else []
    for begin, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = text[begin:end].rstrip()
        mark = _MARKS.match(piece)
        skipped = mark.end() if mark else 0
        yield from _parted(piece[skipped:], start + begin + skipped, is_cut=bool(cuts))


def _parted(line: str, at: int, *, is_cut: bool) -> Iterator[tuple[str, int]]:
    """Part a heading from the text behind it, where blanks are all that does."""
    blank = line.find(" ") if is_cut and _NUMBERED.match(line) else -1
    if blank > 0 and not re.search(r"[，。；：]", line[:blank]):
        yield line[:blank], at
        yield line[blank + 1 :], at + blank + 1
    else:
        yield line, at


def _add(building: _Building, line: str, at: int) -> Iterator[Passage]:
    if not line or _PAGE.fullmatch(line):
        return
    numbered = _NUMBERED.match(line)
    if numbered:
        if not (building.is_open and _is_list_of_words(building)):
            yield from building.flush()
        level = next(i for i, each in enumerate(numbered.groups()) if each)
        _add_numbered(building, line, at, numbered.end(), level)
        return
    above = building.heading_level
    if above is not None and _is_heading_rest(building.headings[above], line):
        building.head(above, building.headings[above] + line)
    elif building.is_open:
        building.add(line, at)
    else:
        yield from building.flush()
        if _TITLE.fullmatch(line) and not _FIGURE.search(line):
            building.head(_TITLE_LEVEL, line)
        else:
            building.level = None
            building.add(line, at)


def _is_list_of_words(building: _Building) -> bool:
    return building.pieces[-1][0].endswith(("的", "第"))


def _add_numbered(
    building: _Building, line: str, at: int, body: int, level: int
) -> None:
    rest = line[body:].strip()
    body = line.index(rest, body) if rest else len(line)
    is_heading = (
        not re.search(r"[，。；！？]", rest.rstrip("。"))
        and not re.search(r"[：:].", rest)
        and not _FIGURE.search(rest)
        and len(rest) <= _LONGEST_HEADING
    )
    if is_heading:
        building.head(level, rest)
        return
    building.level = level
    headed = _HEADED.match(rest)
    if headed:
        building.head(level, headed[1])
        body += headed.end()
    else:
        building.head(level, "")
    building.add(line[body:], at + body)


def _is_heading_rest(heading: str, line: str) -> bool:
    return (
        len(line) <= _LONGEST_REST
        and len(heading) <= _LONGEST_HEADING
        and not re.search(r"[，。；：！？]", line)
        and not re.search("[0-9]", _YEAR.sub("", line))
    )


def _plain(pieces: list[tuple[str, int]]) -> tuple[str, tuple[int, ...]]:
    """Take out blanks, save one between two digits, and make widths alike."""
    text: list[str] = []
    offsets: list[int] = []
    for piece, start in pieces:
        plain = piece.translate(_FULL_WIDTH)
        for at, each in enumerate(plain):
            if each.isspace() or each == "*":
                following = plain[at + 1 : at + 2]
                if not (
                    each == " " and following.isdigit() and plain[at - 1].isdigit()
                ):
                    continue
            if each == "，" and piece[at] == "," and _groups_digits(plain, at):
                continue
            text.append(each)
            offsets.append(start + at)
    return "".join(text), tuple(offsets)


def _groups_digits(text: str, at: int) -> bool:
    """Whether a comma parts thousands."""
    behind = text[at + 1 : at + 1 + _GROUP]
    return (
        text[at - 1 : at].isdigit()
        and len(behind) == _GROUP
        and behind.isdigit()
        and not text[at + 1 + _GROUP : at + 2 + _GROUP].isdigit()
    )
