"""Reports to write in every format: both editions, as they are, clean with numbers, and faulty."""

from __future__ import annotations

from govlint_grammar.bases import base_report
from govlint_grammar.edits import Edits

CLEAN = Edits(
    set={
        "requests.received[individual]": 12,
        "requests.granted[individual]": 9,
        "disputes.reconsideration.pending": 2,
        "requests.carried_out[individual]": 3,
    }
)
FAULTY = Edits(
    set={
        "requests.received[individual]": 12,
        "requests.granted[individual]": 9,
        "requests.granted[total]": 8,
        "disputes.reconsideration.upheld": 4,
    },
    blank=("requests.carried_out[individual]",),
    drop=("overview.supervision",),
)
SAMPLES = {
    f"{edition} {name}": base_report(edition, edits)
    for edition in ("2019", "2021")
    for name, edits in (("as it is", Edits()), ("clean", CLEAN), ("faulty", FAULTY))
}
