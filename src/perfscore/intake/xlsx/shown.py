"""A stored number becomes the text that its format shows, with no digit lost."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from perfscore.intake.xlsx.dates import date_text
from perfscore.intake.xlsx.digits import is_full, plain_digits
from perfscore.intake.xlsx.format_parts import Kind, Part, Section, sections

_EXACT = Context(prec=700)
_DIGITS = (Kind.NUMBER, Kind.POINT, Kind.COMMA)
_BLANKS = " -—－/"


@dataclass(frozen=True, slots=True)
class Shown:
    """The text to read; ``printed`` is what the format shows where that differs.

    ``is_readable`` is false where a date lies outside of the calendar.
    """

    text: str
    printed: str | None = None
    is_readable: bool = True


def number_shown(
    number: Decimal, code: str, *, is_1904: bool = False, is_computed: bool = False
) -> Shown:
    """Write ``number`` as the format ``code`` shows it.

    Where the format hides digits, a minus or the number itself, all of it is written in
    the format's style. A number that a formula gave and that fills all digits is a
    quotient: it keeps the shown places, rounded half up.
    """
    section, magnitude, is_bare = _chosen(number, sections(code))
    if section is None or section.has(Kind.GENERAL):
        return _general(number, section)
    if section.is_date:
        text = date_text(number, section, is_1904=is_1904)
        if text is None:
            return Shown(plain_digits(number), is_readable=False)
        return Shown(text)
    if not section.has(Kind.NUMBER) or not (number or _shows_zero(section)):
        return _without_digits(number, section)
    style = _Style.of(section)
    if style is None:
        return Shown(plain_digits(number))
    printed, is_whole = style.write(magnitude, cut=True)
    full, _ = style.write(magnitude, cut=False)
    is_quotient = not is_whole and is_computed and is_full(number)
    text = printed if is_whole or is_quotient else full
    if not is_bare and number < 0:
        shown = _signed(text, printed)
    else:
        sign = "-" if is_bare and number < 0 else ""
        shown = _compared(sign + text, sign + printed)
    return Shown(shown.text, shown.text) if is_quotient else shown


def text_shown(text: str, code: str) -> str:
    """Write a text as the format ``code`` shows it: ``"≥"@`` puts a sign before."""
    found = sections(code)
    section = found[-1]
    if len(found) > 4 or not section.has(Kind.TEXT):  # noqa: PLR2004 - four at most
        return text
    shown = (
        text if each.kind is Kind.TEXT else each.text
        for each in section.parts
        if each.kind in {Kind.TEXT, Kind.LITERAL}
    )
    return "".join(shown)


def _chosen(
    number: Decimal, found: tuple[Section, ...]
) -> tuple[Section | None, Decimal, bool]:
    """Give the section for a number, what it shows, and whether a minus comes before.

    A section for negative numbers alone writes its sign itself, if at all.
    """
    numeric = found[:3]
    if any(each.condition for each in numeric):
        for each in numeric:
            if each.condition is None or _holds(number, *each.condition):
                return each, abs(number), True
        return None, abs(number), True
    if len(numeric) > 1 and number < 0:
        return numeric[1], abs(number), False
    if len(numeric) > 2 and number == 0:  # noqa: PLR2004 - the third is for zero
        return numeric[2], number, True
    return numeric[0], abs(number), True


def _holds(number: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
        "=": number == bound,
        "<>": number != bound,
    }[sign]


def _general(number: Decimal, section: Section | None) -> Shown:
    parts = () if section is None else section.parts
    is_before = True
    before = after = ""
    for each in parts:
        if each.kind is Kind.GENERAL:
            is_before = False
        elif each.kind is Kind.LITERAL and is_before:
            before += each.text
        elif each.kind is Kind.LITERAL:
            after += each.text
    return Shown(before + plain_digits(number) + after)


def _without_digits(number: Decimal, section: Section) -> Shown:
    """A section of words only hides the number; a bare dash stands for it."""
    words = "".join(each.text for each in section.parts if each.kind is Kind.LITERAL)
    stored = plain_digits(number)
    if section.has(Kind.TEXT):
        return Shown(stored)
    if not words.strip(_BLANKS + "¥￥$"):
        return Shown(stored, words.strip())
    return Shown(words, stored)


def _shows_zero(section: Section) -> bool:
    """Whether any place is a ``0``: ``#`` and ``?`` leave a zero out."""
    return any(each.kind is Kind.NUMBER and each.text == "0" for each in section.parts)


def _signed(text: str, printed: str) -> Shown:
    """Make sure that a negative number has its minus, whatever its section writes."""
    if "-" in text or "−" in text:
        return _compared(text, printed)
    return Shown("-" + text.strip(" ()（）"), printed)


def _compared(text: str, printed: str) -> Shown:
    return Shown(text, None if text == printed else printed)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a section writes digits: what stands around them, and how many there are."""

    before: str
    after: str
    whole: int
    least: int
    most: int
    is_grouped: bool
    shift: int

    @classmethod
    def of(cls, section: Section) -> "_Style | None":
        """Read a section; None where digits are not one plain run (1/2, 1E+03)."""
        parts = section.parts
        if section.has(Kind.POWER):
            return None
        places = [at for at, each in enumerate(parts) if each.kind in _DIGITS]
        first = next(at for at, each in enumerate(parts) if each.kind is Kind.NUMBER)
        first = min(first, places[0])
        run = parts[first : places[-1] + 1]
        if any(each.kind not in _DIGITS for each in run):
            return None
        digits = "".join(each.text for each in run)
        whole, _, decimals = digits.partition(".")
        thousands = len(digits) - len(digits.rstrip(","))
        percents = sum(each.kind is Kind.PERCENT for each in parts)
        decimals = decimals.replace(",", "")
        return cls(
            before=_literal(parts[:first]),
            after=_literal(parts[places[-1] + 1 :]),
            whole=whole.count("0"),
            least=len(decimals.rstrip("#?")),
            most=len(decimals),
            is_grouped="," in whole.rstrip(","),
            shift=2 * percents - 3 * thousands,
        )

    def write(self, number: Decimal, *, cut: bool) -> tuple[str, bool]:
        """Write a number of no sign, rounded if ``cut``; tell whether all is there."""
        scaled = number.scaleb(self.shift, _EXACT)
        places = max(0, -int(scaled.as_tuple().exponent)) if scaled else 0
        wanted = min(places, self.most) if cut else places
        unit = Decimal(1).scaleb(-max(wanted, self.least))
        rounded = scaled.quantize(unit, ROUND_HALF_UP, _EXACT)
        whole, _, decimals = format(rounded, "f").partition(".")
        kept = decimals.rstrip("0").ljust(self.least, "0")
        grouped = whole.zfill(max(1, self.whole))
        if self.is_grouped:
            grouped = f"{int(whole):,}".rjust(self.whole, "0")
        point = "." if kept else ""
        return f"{self.before}{grouped}{point}{kept}{self.after}", rounded == scaled


def _literal(parts: tuple[Part, ...]) -> str:
    shown = {Kind.LITERAL, Kind.PERCENT}
    return "".join(each.text for each in parts if each.kind in shown)
