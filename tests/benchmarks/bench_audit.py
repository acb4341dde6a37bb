"""Audits per second: of a form already read, and from the file to the findings.

Run: ``python tests/benchmarks/bench_audit.py``; the extras ``office`` and ``pdf`` are
needed. The form is the 2021 department's as its set filled it in. ``claimed`` makes
the checks alone; with a format it is from the bytes on the disk to the findings, by
the set and without one. ``seed`` is the published document of 36 KB, accounts and all.
``long`` is a form of 500 indicators. The time is that of the processor, so that other
work on the machine does not count.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.bench_forms import SET, files

from perfscore.api.auditing import AuditWishes, Desk
from perfscore.api.files import assessment_files
from perfscore.api.handed_in import read_forms
from perfscore.audit.auditor import audited
from perfscore.audit.building import audit_case
from perfscore.audit.registry import CHECKS
from perfscore.audit.settings import settings_of
from perfscore.intake.settle import settled

LONG = 500
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")


def long_page() -> bytes:
    """Make a page with a form of many indicators."""
    rows = [
        ("产出指标", "数量指标", f"第{at}项", f"≥{at}个", f"{at}个", "2", "2")
        for at in range(1, LONG + 1)
    ]
    lines = [("项目名称", "甲项目", "实施单位", "某单位", "", "", ""), HEADS, *rows]
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines
    )
    title = "<p>项目支出绩效自评表</p><p>（2023年度）</p>"
    page = f"<html><body>{title}<table>{body}</table></body></html>"
    return page.encode()


def checks_alone(data: bytes) -> Callable[[], object]:
    """Give what makes all checks on a form that is read."""
    form = (read_forms(data, "form").value or ())[0]
    assessment = settled(form, None).value
    if assessment is None:
        raise AssertionError
    settings = settings_of(CHECKS)
    return lambda: audited("form", audit_case(form, assessment), settings)


def end_to_end(path: Path, set_name: str | None) -> Callable[[], object]:
    """Give what audits a file; each set is loaded once, as for a folder of files."""
    desk = Desk(AuditWishes(set_name=set_name))
    found = assessment_files([str(path)]).files
    numbers = count(1)

    def run() -> object:
        if path.suffix == ".txt":  # a text that was just read is not read again
            path.write_bytes(path.read_bytes() + f"\n第{next(numbers)}页".encode())
        forms = [form for file in found for form in desk.audit(file)]
        if any(each.audit is None for each in forms):
            raise AssertionError(path)
        return forms

    return run


def runs(folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Name all that is timed."""
    written = {**files(), "long": long_page()}
    yield "claimed form, checks alone", checks_alone(written["html"])
    for name, data in written.items():
        ending = {"seed": "txt", "long": "html"}.get(name, name)
        path = folder / f"{name}.{ending}"
        path.write_bytes(data)
        yield f"{name}, no set", end_to_end(path, None)
        if name != "long":
            yield f"{name}, by its set", end_to_end(path, SET)


def per_second(run: Callable[[], object], times: int) -> float:
    """Run so many times and give the rate."""
    run()  # loads what is needed
    start = process_time()
    for _ in range(times):
        run()
    return times / (process_time() - start)


def main(arguments: Sequence[str]) -> int:
    """Print the rate of each kind of audit."""
    times = 2 if "--quick" in arguments else 50
    with TemporaryDirectory() as folder:
        for name, run in runs(Path(folder)):
            rate = per_second(run, times)
            print(f"{name}: {rate:.1f} audits a second")  # noqa: T201 - a script
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
