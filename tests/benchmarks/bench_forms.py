"""Forms written and read per second, in each format that is filed.

Run: ``python tests/benchmarks/bench_forms.py``; the extras ``office`` and ``pdf`` are
needed. The form is the 2021 department's, scored once; what is timed is writing it,
and reading it from the bytes to the claimed form. ``seed`` is the published document
of 36 KB as text, accounts and all. The time is that of the processor, so that other
work on the machine does not count.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from perfscore.api.handed_in import read_forms
from perfscore.api.scoring import score_file
from perfscore.render.docx.writing import docx_bytes
from perfscore.render.html import html_paper
from perfscore.render.markdown import markdown_paper
from perfscore.render.pdf.writing import pdf_bytes
from perfscore.render.xlsx.writing import xlsx_bytes
from perfscore.report.filed_form import filed_form
from perfscore.report.paper import Paper

SET = "hunan/zhuzhou/department-2021"
SEED = Path(__file__).parents[1] / "data" / "zhuzhou_2021.txt"
WRITERS: dict[str, Callable[[Paper], object]] = {
    "xlsx": xlsx_bytes,
    "docx": docx_bytes,
    "pdf": pdf_bytes,
    "html": html_paper,
    "md": markdown_paper,
}


def files() -> dict[str, bytes]:
    """Give the form as a file of each kind that is read."""
    form = paper()
    pdf = pdf_bytes(form).value
    if pdf is None:
        raise AssertionError
    return {
        "xlsx": xlsx_bytes(form),
        "docx": docx_bytes(form),
        "html": html_paper(form).encode(),
        "pdf": pdf,
        "seed": SEED.read_bytes(),
    }


def paper() -> Paper:
    """Score the example and put its form together."""
    score = score_file(SET).value
    if score is None:
        raise AssertionError(SET)
    return filed_form(score)


def written_per_second(write: Callable[[Paper], object], forms: int) -> float:
    """Write the form so many times and give the rate."""
    form = paper()
    write(form)  # loads what is needed
    start = process_time()
    for _ in range(forms):
        write(form)
    return forms / (process_time() - start)


def read_per_second(data: bytes, name: str, forms: int) -> float:
    """Read the file so many times and give the rate."""
    if not read_forms(data, name).value:
        raise AssertionError(name)
    start = process_time()
    for _ in range(forms):
        read_forms(data, name)
    return forms / (process_time() - start)


def main(arguments: Sequence[str]) -> int:
    """Print the rate of each writer and reader."""
    forms = 2 if "--quick" in arguments else 200
    for name, write in WRITERS.items():
        rate = written_per_second(write, forms)
        print(f"written, {name}: {rate:.1f} forms a second")  # noqa: T201 - a script
    for name, data in files().items():
        rate = read_per_second(data, name, forms)
        print(f"read, {name}: {rate:.1f} forms a second")  # noqa: T201 - a script
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
