"""Audits made by hand, for the writers of audits."""

from fractions import Fraction

from perfscore.audit.batch.audited_form import AuditedForm, Since
from perfscore.audit.finding import AuditFinding, Verified
from perfscore.audit.numbers.agreement import Agreement
from perfscore.audit.result import Audit, AuditLine, Unlooked
from perfscore.diagnostics.model import Diagnostic, Label, Rule, Severity, Text
from perfscore.model.assessment import Cell
from perfscore.source import Source, Span

PAGE = Text("什么意思。", "What it means.")
K5 = Rule("claimed-points-differ", Severity.ERROR, PAGE)
K7 = Rule("claimed-total-differs", Severity.ERROR, PAGE)
K8 = Rule("deviation-unexplained", Severity.WARNING, PAGE)
K14 = Rule("funds-differ-from-accounts", Severity.WARNING, PAGE)
T1 = Rule("target-not-quantified", Severity.NOTE, PAGE)
N1 = Rule("narrative-arithmetic-wrong", Severity.ERROR, PAGE)
CANNOT_READ = Rule("cannot-read", Severity.ERROR, PAGE)
UNCERTAIN = Rule("uncertain-reading", Severity.WARNING, PAGE)

SHEET = Source(
    "甲局.xlsx",
    "办文\t≥50\t45\t20\t20\n节约\t9\t9\t30\t29.5\n",
    ((0, "自评表!C5"), (3, "自评表!D5"), (7, "自评表!E5"), (13, "自评表!G5")),
)
PAPER = Source("甲局说明.txt", "本年收入469.25万元，\n财政拨款467.02万元，占99.9%。\n")
PATH = ("产出指标", "数量指标", "办文")


def at(source: Source, text: str) -> Span:
    """Give where ``text`` stands in ``source`` for the first time."""
    start = source.text.index(text)
    return Span(source, start, start + len(text))


SCORE_WRONG = AuditFinding(
    K5,
    Severity.ERROR,
    Text("自评得分 20，按规则应得 18", "20 points are claimed, the rule gives 18"),
    at=at(SHEET, "20\n"),
    path=PATH,
    printed="20",
    expected=Text("18", "18"),
    working=Text("20 × 45 ÷ 50 = 18", "20 × 45 ÷ 50 = 18"),
    basis=("财预〔2020〕10号 第十条",),
    related=(Label(at(SHEET, "45"), Text("完成值", "actual value")),),
    points=Fraction(2),
)
REASON_MISSING = AuditFinding(
    K8,
    Severity.WARNING,
    Text("完成率 90%，没有写偏差原因", "90% is achieved, and no reason is given"),
    at=at(SHEET, "45"),
    path=PATH,
    printed="45",
    points=Fraction(1, 3),
)
NOT_QUANTIFIED = AuditFinding(
    T1,
    Severity.NOTE,
    Text("目标“提高效率”没有量化", "the target “提高效率” is not quantified"),
    path=("效益指标", "社会效益指标", "效率"),
    printed="提高效率",
)
SHARE_WRONG = AuditFinding(
    N1,
    Severity.ERROR,
    Text("占比 99.9%，按两个数算是 99.5%", "99.9% is stated, the figures give 99.5%"),
    at=at(PAPER, "99.9%"),
    printed="99.9%",
    expected=Text("99.5%", "99.5%"),
    working=Text("467.02 ÷ 469.25 = 99.52%", "467.02 ÷ 469.25 = 99.52%"),
)
ROUNDED = AuditFinding(
    K7,
    Severity.NOTE,
    Text("差 0.01，可由四舍五入解释", "0.01 apart, explained by rounding"),
    printed="92.34",
    expected=Text("92.33", "92.33"),
    working=Text("10 + 82.333", "10 + 82.333"),
    points=Fraction(1, 100),
    is_rounding=True,
)

LINES = (
    AuditLine(
        PATH,
        Fraction(20),
        Cell("20"),
        Fraction(18),
        Text("20 × 45 ÷ 50 = 18", "20 × 45 ÷ 50 = 18"),
        Agreement.DIFFERENT,
        at(SHEET, "20\n"),
    ),
    AuditLine(
        ("效益指标", "经济效益指标", "节约"),
        Fraction(30),
        Cell("30"),
        Fraction(30),
        Text("达到目标，得满分", "the target is met"),
        Agreement.SAME,
    ),
    AuditLine(
        ("满意度指标", "群众满意度"),
        Fraction(10),
        Cell("9.67"),
        Fraction(29, 3),
        Text("10 × 29 ÷ 30", "10 × 29 ÷ 30"),
        Agreement.BY_ROUNDING,
    ),
    AuditLine(
        ("效益指标", "社会效益指标", "效率"),
        Fraction(40),
        None,
        None,
        Text("没有评分的规则", "nothing says how it is scored"),
        None,
    ),
)


def audit(
    name: str = "甲局.xlsx", *findings: AuditFinding, unit: str = "甲局"
) -> Audit:
    """Give an audit by no set with the findings that are named."""
    return Audit(
        name=name,
        unit=unit,
        project="",
        year=2021,
        set_id="",
        claimed_total=Cell("98"),
        claimed_grade=Cell("优"),
        total=Fraction(96),
        grade="优",
        lines=(),
        findings=findings,
    )


def full(name: str = "甲局.xlsx") -> AuditedForm:
    """Give an audit with something of everything."""
    return AuditedForm(
        file=name,
        audit=Audit(
            name=name,
            unit="甲局",
            project="办公自动化",
            year=2021,
            set_id="",
            claimed_total=Cell("98"),
            claimed_grade=Cell("优"),
            total=Fraction(96),
            grade="优",
            lines=LINES,
            findings=(
                NOT_QUANTIFIED,
                REASON_MISSING,
                SCORE_WRONG,
                ROUNDED,
                SHARE_WRONG,
            ),
            verified=(
                Verified(
                    N1,
                    "比上年增加49.72万元，增长11.4%",
                    Text("49.72 ÷ 436.12 = 11.40%", "49.72 ÷ 436.12 = 11.40%"),
                    at(PAPER, "本年收入"),
                ),
                Verified(K7, "30", Text("30 = 30", "30 = 30"), is_rounding=True),
            ),
            unlooked=(
                Unlooked(K14, Text("没有决算表", "there are no accounts")),
                Unlooked(K8, Text("命令里写明不查", "switched off")),
            ),
            unread_sentences=3,
        ),
        diagnostics=(
            Diagnostic(
                UNCERTAIN,
                Text("“节约”可能是两行", "“节约” may be two rows"),
                Label(at(SHEET, "节约")),
                hint=Text("看原件", "see the original"),
            ),
        ),
    )


def unreadable(name: str = "坏.docx") -> AuditedForm:
    """Give a file that was not read."""
    text = Text(
        "读不了“坏.docx”：没有这个文件", "“坏.docx” cannot be read: no such file"
    )
    place = Span(Source(name, ""), 0, 0)
    return AuditedForm(name, None, (Diagnostic(CANNOT_READ, text, Label(place)),))


def since(form: AuditedForm, known: int, gone: int) -> AuditedForm:
    """Give ``form`` as one beside an earlier audit."""
    return AuditedForm(
        form.file,
        form.audit,
        form.diagnostics,
        form.indicator_set,
        Since(known, gone),
    )
