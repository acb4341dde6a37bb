"""Expressions in the words of both languages, however they were typed."""

from perfscore.diagnostics.model import Text
from perfscore.model.expressions import Expression
from perfscore.model.printing import formula


def said(expression: Expression) -> Text:
    """Write an expression as the rules language does."""
    return Text(formula(expression, "zh"), formula(expression, "en"))
