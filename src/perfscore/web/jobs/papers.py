"""The file that a form of a job stands in, and the accounts it was compared with."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from perfscore.store.assessment_parts import File
from perfscore.store.jobs import Item


@dataclass(frozen=True, slots=True)
class FormFiles:
    """The file of a form, which form of it is meant, and the papers beside it."""

    form: File
    number: int | None
    beside: tuple[File, ...]


def files_of_form(
    item: Item, files: Sequence[File], with_forms: Collection[int]
) -> FormFiles | None:
    """Find the file of ``item``; None where it is not among ``files``.

    Files can share a name. ``with_forms`` are the indexes of the files of which forms
    came: what a form was compared with is named in its result, and is none of these.
    """
    if item.file >= len(files):
        return None
    form = files[item.file]
    number = item.name.removeprefix(form.name).removeprefix("#")
    beside = tuple(
        each
        for index, each in enumerate(files)
        if index not in with_forms
        and json.dumps(each.name, ensure_ascii=False) in item.result
    )
    return FormFiles(form, int(number) if number.isdecimal() else None, beside)
