"""What a reader has to tell of a file, with places, and how it gives one up."""

from perfscore.diagnostics.model import Diagnostic, Label, Outcome, Rule, Text
from perfscore.intake import file_rules
from perfscore.intake.building import DocumentBuilder
from perfscore.intake.grid import Document
from perfscore.intake.limits import MAX_TOLD
from perfscore.source import Source, Span


class RefusedError(Exception):
    """A file that is not read further; its reader makes it a diagnostic."""

    def __init__(self, rule: Rule, message: Text, *, hint: Text | None = None) -> None:
        super().__init__(message.en)
        self.rule = rule
        self.message = message
        self.hint = hint

    def outcome(self, name: str) -> Outcome[Document]:
        """Give the refusal as what the reader of the file ``name`` returns."""
        return Outcome(None, (refusal(self.rule, name, self.message, hint=self.hint),))


def damaged(what: Text) -> RefusedError:
    """Refuse a file in which ``what`` is broken."""
    return RefusedError(
        file_rules.FILE_DAMAGED,
        Text(f"文件不完整或已损坏：{what.zh}", f"the file is damaged: {what.en}"),
        hint=Text(
            "重新下载或拷贝；或在 WPS、Office 里打开修复后另存",
            "fetch it again, or let the office program repair and save it",
        ),
    )


def too_large(what: Text) -> RefusedError:
    """Refuse a file in which ``what`` is too large."""
    return RefusedError(
        file_rules.FILE_UNPACKS_TOO_LARGE,
        Text(f"文件太大：{what.zh}", f"the file is too large: {what.en}"),
        hint=Text("把自评表单独另存为一个文件", "save the form in a file of its own"),
    )


def refusal(
    rule: Rule, name: str, message: Text, *, hint: Text | None = None
) -> Diagnostic:
    """Tell something of the file ``name`` as a whole."""
    return Diagnostic(rule, message, Label(Span(Source(name, ""), 0, 0)), hint=hint)


class Remarks:
    """Gathers what a reader notices, by the place in the file (``自评表!C5``)."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[Rule, Text, str, Text | None]]] = {}

    def add(
        self, rule: Rule, message: Text, *, mark: str = "", hint: Text | None = None
    ) -> None:
        """Take in one remark; without ``mark`` it is of the file as a whole."""
        self._found.setdefault(rule.name, []).append((rule, message, mark, hint))

    def in_one(self, rule: Rule, message: Text) -> None:
        """Leave one remark of a rule, if there is any: ``message``, at the first."""
        found = self._found.get(rule.name)
        if found:
            _, _, mark, hint = found[0]
            self._found[rule.name] = [(rule, message, mark, hint)]

    def outcome(
        self, built: DocumentBuilder, identity: dict[str, str]
    ) -> Outcome[Document]:
        """Give the document with all remarks; one without any text is refused."""
        document = built.build(identity)
        told = self._diagnostics(document.source)
        if document.blocks:
            return Outcome(document, told)
        empty = refusal(
            file_rules.NOTHING_TO_READ,
            document.source.name,
            Text("文件里没有文字，只有图片或空白", "the file holds no text"),
            hint=Text(
                "扫描件和图片要先识别成文字",
                "scans and pictures have to be turned into text first",
            ),
        )
        return Outcome(None, (*told, empty))

    def _diagnostics(self, source: Source) -> tuple[Diagnostic, ...]:
        places: dict[str, int] = {}
        for offset, mark in source.marks:
            places.setdefault(mark, offset)
        told: list[Diagnostic] = []
        for remarks in self._found.values():
            for rule, message, mark, hint in remarks[:MAX_TOLD]:
                at = Label(_span(source, places, mark))
                told.append(Diagnostic(rule, message, at, hint=hint))
            if more := len(remarks) - MAX_TOLD:
                told.extend(_rest(remarks[0][0], source, more))
        return tuple(told)


def _span(source: Source, places: dict[str, int], mark: str) -> Span:
    """Give where ``mark`` is in the text; a place without text stands by itself."""
    if not mark:
        return Span(Source(source.name, ""), 0, 0)
    start = places.get(mark)
    if start is None:
        return Span(Source(source.name, "", ((0, mark),)), 0, 0)
    ends = [each for each in (source.text.find(c, start) for c in "\t\n") if each >= 0]
    return Span(source, start, min(ends, default=len(source.text)))


def _rest(rule: Rule, source: Source, more: int) -> tuple[Diagnostic, ...]:
    if more < 0:
        return ()
    message = Text(f"同样的情况另有 {more} 处", f"the same holds of {more} more places")
    return (refusal(rule, source.name, message),)
