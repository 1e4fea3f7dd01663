"""Denials of reconsideration and litigation, and of how they may end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.patterns import regex
from govlint_grammar.prose.claims import claim_outcome
from govlint_grammar.prose.read_disputes import block_of_agents, blocks_of, older_near, outcomes_of

if TYPE_CHECKING:
    from govlint_grammar.prose.denials import Denial
    from govlint_grammar.prose.units import Unit

_JOINT = regex("[、和及与或]")


def deny_disputes(denial: Denial) -> None:
    """Read a denial of reconsiderations, suits, or one of their outcomes."""
    passage = denial.passage
    limited = any(unit.has("rest") for unit in denial.phrase.units)
    corrected = [name for unit in denial.denied for name, _ in outcomes_of(unit) if unit.has("outcome")]
    for index, unit in enumerate(denial.denied):
        outcomes = [pair for pair in outcomes_of(unit) if unit.has("outcome")]
        blocks = blocks_of(unit)
        if unit.named("block", "both"):
            denial.deny("disputes.reconsideration", certain=False)
            denial.deny("disputes.litigation", certain=False)
        elif outcomes:
            block = blocks[0] if blocks else _block_of_outcome(denial, unit)
            if block:
                denial.deny(f"disputes.{block}.{outcomes[0][0]}", certain=outcomes[0][1])
                claim_outcome(passage, block, outcomes[0][0], False, denial.start, denial.end)
        elif blocks:
            reached = bool(corrected) and _goes_on(denial, index)
            older = older_near(passage.text, denial.start, denial.end)
            for block in blocks:
                denial.deny(f"disputes.{block}", certain=not limited and not reached and not older)
    passage.topic = "disputes"


def _goes_on(denial: Denial, index: int) -> bool:
    """Whether what a denial says of an outcome further on may hold here: 没有行政复议、行政诉讼败诉.

    With a denial of its own (无诉讼、无败诉) the next speaks for itself.
    """
    if index + 1 >= len(denial.denied):
        return False
    own = [word.end for word in denial.phrase.words if word.kind == "neg"]
    text = denial.passage.text
    return any(
        all(_JOINT.search(text, end, unit.start) for end in own if end <= unit.start)
        for unit in denial.denied[index + 1 :]
        if unit.has("outcome")
    )


def _block_of_outcome(denial: Denial, unit: Unit) -> str:
    passage = denial.passage
    block = block_of_agents(passage, unit) if unit.has("agent") else ""
    lost = any(passage.text[word.start : word.end] == "败诉" for word in unit.kinds.get("outcome", ()))
    if not block and lost:
        return (
            passage.block if passage.block in ("direct_suit", "suit_after_reconsideration") else "litigation"
        )
    before = denial.phrase.named("block")
    if not block and before is not None and before.name != "both" and before.start < denial.word.start:
        return before.name
    return block or passage.block or ("reconsideration" if _corrects(denial, unit) else "")


def _corrects(denial: Denial, unit: Unit) -> bool:
    word = unit.named("outcome", "corrected")
    if word is None:
        return False
    written = denial.passage.text[word.start : word.end]
    return written in ("纠错", "被纠错", "纠正", "被纠正", "被撤销")
