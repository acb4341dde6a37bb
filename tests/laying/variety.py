"""The same form as other hands would have set it out."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.laying.headings import FIELDS
from tests.laying.model import PaperCell, PaperForm

_LEVELS = ("一级指标", "二级指标")
_TALL = ("绩效指标", "年度总体目标", "资金管理情况", "项目资金\n(万元)")


def repeated(form: PaperForm) -> PaperForm:
    """Print the heading of a level in every row that it reaches over."""
    return _levels_apart(form, lambda cell, _: cell.text)


def blank_below(form: PaperForm) -> PaperForm:
    """Print the heading of a level in its first row, with blank cells below."""
    return _levels_apart(form, lambda cell, down: "" if down else cell.text)


def broken_headings(form: PaperForm) -> PaperForm:
    """Break headings into lines, labels at the side into characters."""
    return replace(form, cells=tuple(_broken(each) for each in form.cells))


def with_blank_rows(form: PaperForm) -> PaperForm:
    """Put a blank row where a block begins at the left edge."""
    starts = [cell.row for cell in form.cells if not cell.column and cell.row]
    blank = [row for row in starts if any(_is_tall(form, at) for at in (row - 1, row))]

    def moved(row: int) -> int:
        return row + sum(each <= row for each in blank)

    cells = [replace(each, row=moved(each.row)) for each in form.cells]
    gaps = [PaperCell(moved(row) - 1, 0, "", 1, form.columns) for row in blank]
    return replace(
        form,
        rows=form.rows + len(blank),
        cells=tuple(sorted([*cells, *gaps], key=lambda cell: (cell.row, cell.column))),
    )


VARIETIES: dict[str, Callable[[PaperForm], PaperForm]] = {
    "merged": lambda form: form,
    "repeated": repeated,
    "blank below": blank_below,
    "broken headings": broken_headings,
    "blank rows": with_blank_rows,
}


def accounts(number: int) -> tuple[str | PaperForm, ...]:
    """Give pages of another kind of table, with text before each, as reports have."""
    return tuple(block for at in range(number) for block in _account(at + 1))


def _account(number: int) -> Iterator[str | PaperForm]:
    yield f"第{number}部分 部门决算情况说明"
    yield (
        "本部门收入支出总体持平，财政拨款支出决算数与年初预算数相比略有增长，"
        "主要用于人员经费和公用经费，其中商品和服务支出按定额标准安排。" * 6
    )
    heads = ("科目编码", "科目名称", "本年收入合计", "财政拨款收入", "事业收入")
    rows = [heads]
    rows += [
        (f"2{at:02d}01", f"支出科目{at}", f"{number * at}.50", f"{number}.5", "0.00")
        for at in range(1, 19)
    ]
    yield PaperForm(
        above=(f"收入决算表（公开{number:02d}表）",),
        rows=len(rows),
        columns=len(heads),
        cells=tuple(
            PaperCell(at, column, text)
            for at, row in enumerate(rows)
            for column, text in enumerate(row)
        ),
        below=("注：本表反映部门本年度取得的各项收入情况。",),
    )


def _is_tall(form: PaperForm, row: int) -> bool:
    return any(
        not each.column and each.row == row and each.row_span > 1 for each in form.cells
    )


def _levels_apart(form: PaperForm, text: Callable[[PaperCell, int], str]) -> PaperForm:
    heads = [each for each in form.cells if each.text in _LEVELS]
    columns = {each.column for each in heads}
    below = max((each.row + each.row_span for each in heads), default=form.rows)
    cells = [
        replace(each, row=each.row + down, text=text(each, down), row_span=1)
        if each.column in columns and each.row >= below
        else each
        for each in form.cells
        for down in range(
            each.row_span if each.column in columns and each.row >= below else 1
        )
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(form, cells=tuple(cells))


def _broken(cell: PaperCell) -> PaperCell:
    if cell.text in _TALL:
        upright = "\n".join(cell.text.replace("\n", "").partition("(")[0])
        return replace(cell, text=upright + ("\n(万元)" if "(" in cell.text else ""))
    headings = {*FIELDS["funds"], *FIELDS["indicators"]}
    if cell.text not in headings:
        return cell
    word, bracket, rest = cell.text.partition("(")
    if bracket:
        return replace(cell, text=f"{word}\n（{rest.replace(')', '）')}")
    middle = len(word) // 2
    return replace(cell, text=f"{word[:middle]}\n{word[middle:]}")
