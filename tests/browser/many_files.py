"""Published tables as the files that units hand in, with broken ones among them."""

from pathlib import Path

from tests.laying.docx import docx_bytes
from tests.laying.html import html_text
from tests.laying.published import paper_form, published, with_rows
from tests.laying.xlsx import xlsx_bytes

BROKEN = "坏的.xlsx"
NO_FORM = "<img src=x onerror=alert(1)>.txt"
ACCOUNTS = "中江县水利局决算.txt"
_ACCOUNTS = (
    "收入支出决算总表\n部门：中江县水利局\n2022年度\n公开01表\n金额单位：万元\n"
    "收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n"
    "一、一般公共预算财政拨款收入\t1\t469.25\t一、一般公共服务支出\t32\t469.25\n"
    "本年收入合计\t27\t469.25\t本年支出合计\t58\t469.25\n"
    "总计\t31\t469.25\t总计\t62\t469.25\n"
)


def written(folder: Path) -> list[Path]:
    """Write every published table in one of three formats, and four other files.

    中江县水利局's table is ``009``: its rows have 110 points and 110 are claimed, yet
    100 is printed for both.
    """
    made = []
    for at, number in enumerate(with_rows()):
        form = paper_form(published()[number])
        ending, content = (
            (".xlsx", xlsx_bytes(form)),
            (".docx", docx_bytes(form)),
            (".html", html_text(form).encode()),
        )[at % 3]
        path = folder / f"{number}{ending}"
        path.write_bytes(content)
        made.append(path)
    for name, data in (
        (BROKEN, b"PK\x03\x04 no workbook"),
        (NO_FORM, "没有表".encode()),
        (ACCOUNTS, _ACCOUNTS.encode()),
    ):
        path = folder / name
        path.write_bytes(data)
        made.append(path)
    return made
