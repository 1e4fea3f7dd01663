"""Setting a fault: the draft as it is stated, and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.archives.drafts import Draft

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from benchmarks.archives.faults import Fault

_IN = "requests.carried_in[individual]"
_LICENCES = "proactive.licences.decisions"
_STOCK = "proactive.normative_documents.in_force"
_BLOCKS = ("reconsideration", "direct_suit")


def spoiled(
    fault: Fault, draft: Draft, before: Draft | None, source: Draft | None, rng: random.Random
) -> tuple[Draft, str]:
    """Return a report with a fault, as it is stated, and its text.

    Args:
        fault: the fault, which the report can have.
        draft: the report without it.
        before: the agency's report on the year before.
        source: an earlier report of another agency, to copy.
        rng: decides the rest.
    """
    figures = draft.figures
    match fault.name:
        case "carry-over":
            row = max((key for key in figures if _is_result(key)), key=lambda key: figures[key])
            draft = draft.stating({_IN: figures[_IN] + 1, row: figures[row] + 1})
        case "stock":
            draft = draft.stating({_STOCK: figures[_STOCK] + rng.randrange(2, 6)})
        case "pending":
            gone = {f"disputes.{block}.{part}": 0 for block in _BLOCKS for part in ("pending", "upheld")}
            draft = draft.stating(gone)
        case "same-figures" if before is not None:
            draft = draft.stating(before.figures)
        case "jump" | "children":
            draft = draft.stating(
                {_LICENCES: figures.get(_LICENCES, 0) * (8 if fault.name == "jump" else 1) + 7}
            )
        case "copied" if before is not None:
            draft = draft.saying(before.like("overview", draft.year, draft.agency))
        case "copied-problems" if before is not None:
            draft = draft.saying(before.like("problems", draft.year, draft.agency))
        case "other-agency" if source is not None:
            agency = draft.agency if rng.random() < 0.7 else source.agency
            draft = draft.saying(source.like("overview", draft.year, agency))
            draft = draft.saying(source.like("problems", draft.year, agency))
        case _:
            return draft, _SINGLE.get(fault.name, Draft.text)(draft)
    return draft, draft.text()


def _is_result(key: str) -> bool:
    return key.endswith("[individual]") and "received" not in key and "carried" not in key


def _period(year: int) -> str:
    return f"期限为{year}年1月1日至{year}年"


_SINGLE: dict[str, Callable[[Draft], str]] = {
    "total": lambda draft: draft.text(set={"requests.settled[total]": draft.settled + 3}),
    "balance": lambda draft: draft.text(
        set={"requests.received[individual]": draft.figures["requests.received[individual]"] + 1}
    ),
    "section": lambda draft: draft.text(drop=("problems",)),
    "number": lambda draft: draft.text(replace={"五、存在": "5、存在"}),
    "label": lambda draft: draft.text(replace={"2.重复申请": "2.重复的申请"}),
    "placeholder": lambda draft: draft.text(set={"proactive.compulsion.decisions": "/"}),
    "period": lambda draft: draft.text(replace={_period(draft.year): _period(draft.year - 1)}),
    "doubled": lambda draft: draft.text(replace={"栏目逐条核对": "两个个栏目逐条核对"}),
}
