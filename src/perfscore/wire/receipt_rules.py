"""What can be wrong with a receipt."""

from perfscore.diagnostics.model import Rule, Severity, Text

NOT_A_RECEIPT = Rule(
    "not-a-receipt",
    Severity.ERROR,
    Text(
        "文件不是 `perfscore score --receipt` 写成的收据：不是 JSON，"
        "或者缺少收据应有的内容。\n`perfscore schema receipt` 说明收据里有什么。",
        "The file is no receipt of `perfscore score --receipt`: it is no JSON, or "
        "lacks what a receipt holds. `perfscore schema receipt` says what that is.",
    ),
)
RECEIPT_TOO_LARGE = Rule(
    "receipt-too-large",
    Severity.ERROR,
    Text(
        "收据最多 3000 万字节、100 万个值。收据里有指标体系和自评表的全文，"
        "通常几十万字节。",
        "A receipt has at most 30 million bytes and 1 million values. It holds the "
        "whole text of the sets and of the assessment, as a rule some hundred thousand "
        "bytes.",
    ),
)
RECEIPT_DAMAGED = Rule(
    "receipt-damaged",
    Severity.ERROR,
    Text(
        "收据不是写成时的样子。收据的写法是唯一的（UTF-8，键按次序排列，没有空白，"
        "末尾一个换行），里面另有全文的 SHA-256；多一个空格、换一个字、"
        "调换两项都会被发现。用写成时的原件核对，或重新评分、重新出收据。",
        "The receipt is not as it was written. There is one way to write it (UTF-8, "
        "keys sorted, no blanks, one end of line at the end), and it holds the SHA-256 "
        "of all of itself, so that a blank more, another letter, two items changed "
        "about are noticed. Verify the original, or score again with a new receipt.",
    ),
)
RECEIPT_SET_DAMAGED = Rule(
    "receipt-set-damaged",
    Severity.ERROR,
    Text(
        "收据里指标体系的全文、编号或版本，与收据里写明的 SHA-256、编号、版本对不上。",
        "The text of a set within the receipt, its id or its version is not what the "
        "receipt says beside it.",
    ),
)
RECEIPT_SET_UNUSABLE = Rule(
    "receipt-set-unusable",
    Severity.ERROR,
    Text(
        "收据里的指标体系在这个版本的 perfscore 里有错误，不能据以重算。"
        "用写成收据的版本核对；收据里写明了是哪一版。",
        "The set within the receipt has errors in this version of perfscore, so "
        "nothing can be recomputed. Verify with the version that the receipt names.",
    ),
)
SHIPPED_SET_CHANGED = Rule(
    "shipped-set-changed",
    Severity.NOTE,
    Text(
        "自带的指标体系里，同一编号、同一版本的文字已与收据里的不同。"
        "重算只用收据里的文字，结论不受影响；今后按自带的评分，结果可能不同。",
        "The shipped set of that id and version now has another text than the "
        "receipt. Recomputing uses the receipt's own text, so the verdict stands; "
        "scoring by the shipped set may now give something else.",
    ),
)

RULES = (
    NOT_A_RECEIPT,
    RECEIPT_TOO_LARGE,
    RECEIPT_DAMAGED,
    RECEIPT_SET_DAMAGED,
    RECEIPT_SET_UNUSABLE,
    SHIPPED_SET_CHANGED,
)
