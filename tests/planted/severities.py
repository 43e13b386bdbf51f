"""The rule table of the interface: which rules there are and how much each weighs.

Written down here once more on purpose: an examiner does not ask the candidate for the marks.
"""

from __future__ import annotations

from collections.abc import Mapping

SEVERITIES: Mapping[str, str] = {
    "amount-negative": "error",
    "amount-not-whole": "warning",
    "amount-typed": "warning",
    "balance-differs": "error",
    "balance-negative": "error",
    "book-total-differs": "error",
    "closing-differs": "error",
    "date-disordered": "warning",
    "date-unreadable": "warning",
    "entry-duplicated": "warning",
    "entry-incomplete": "warning",
    "formula-differs": "error",
    "formula-error": "error",
    "grand-total-differs": "error",
    "group-total-differs": "error",
    "hidden-line-counted": "warning",
    "layout-unrecognised": "warning",
    "line-duplicated": "warning",
    "line-incomplete": "error",
    "line-product-differs": "error",
    "link-external": "warning",
    "lump-sum": "info",
    "month-unclosed": "warning",
    "number-as-text": "warning",
    "number-unreadable": "error",
    "numbering-broken": "info",
    "plan-underspent": "info",
    "plan-unspent": "info",
    "rate-differs": "info",
    "rate-exceeds-standard": "warning",
    "rate-outlying": "warning",
    "realisation-differs": "error",
    "receipt-number-reused": "warning",
    "receipt-number-skipped": "warning",
    "result-missing": "warning",
    "result-stale": "error",
    "scale-differs": "error",
    "share-beyond-cap": "warning",
    "spending-exceeds-grant": "error",
    "spending-exceeds-plan": "error",
    "spending-unplanned": "error",
    "stage-unreported": "warning",
    "total-counts-twice": "error",
    "total-omits-lines": "error",
    "totals-disagree": "error",
    "transfer-unbalanced": "warning",
    "words-differ": "error",
    "words-missing": "warning",
}
