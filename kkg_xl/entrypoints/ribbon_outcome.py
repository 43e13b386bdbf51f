"""What an action came to, in one sentence for the message box."""

from __future__ import annotations

from collections.abc import Sequence

from kkg_xl.domain.text import Language, Message, say
from kkg_xl.entrypoints import ribbon_words as words
from kkg_xl.reports.receipt import Receipt
from kkg_xl.reports.receipt_words import COUNTED
from kkg_xl.reports.tally import numbered, told
from kkg_xl.usecases.acting import Done


def outcome(done: Done, language: Language) -> Message:
    """Sum up a receipt: what was written, what was left alone and why, or why nothing was."""
    receipt = done.receipt
    if receipt.failure is not None:
        return receipt.failure.message
    remarks = done.written.remarks if done.written is not None else ()
    if receipt.sheets:
        told_of = [each for entry in receipt.sheets for each in entry.remarks]
        said = remark_lines((*told_of, *remarks), language)
        names = tuple(entry.name for entry in receipt.sheets)
        what = "; ".join(entry.what.told(language) for entry in receipt.sheets)
        return say(words.SHEET_WRITTEN, sheet=names, what=what, remarks=said)
    rest = _left(receipt, language) + "".join(f". {each.told(language)}" for each in remarks)
    if not receipt.entries:
        return say(words.UNCHANGED, rest=rest)
    sheets = tuple(dict.fromkeys(entry.at.sheet for entry in receipt.entries))
    changed = numbered(COUNTED["changed"], len(receipt.entries), language)
    return say(words.RECALCULATED, changed=changed, sheets=sheets, rest=rest)


def remark_lines(remarks: Sequence[Message], language: Language) -> str:
    """Write what people should know although all went well, a line each below the sentence."""
    return "".join(f"\n– {each.told(language)}" for each in remarks)


def _left(receipt: Receipt, language: Language) -> str:
    if not receipt.left:
        return ""
    first, count = receipt.left[0], numbered(COUNTED["left"], len(receipt.left), language)
    why = first.why.told(language).rstrip(".")
    return told(words.LEFT, language, left=count, at=str(first.at), why=why)
