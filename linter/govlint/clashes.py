"""Two rules of one code or name: who they are, and for a rule of a pack the place to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from govlint.diagnostics import Text
from govlint.plugin_errors import clash

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from govlint.plugin_errors import Problem
    from govlint.registry import RegisteredRule


def clashes(entries: Sequence[RegisteredRule], fact: Literal["code", "name"]) -> Iterator[Problem]:
    """Yield a problem for each rule whose code or name an earlier one has.

    Args:
        entries: the rules, those that keep what they share first.
        fact: what must be a rule's own.
    """
    first: dict[str, RegisteredRule] = {}
    for entry in entries:
        value = entry.rule.code if fact == "code" else entry.rule.name
        other = first.setdefault(value, entry)
        if other is not entry:
            what = Text(f"规则的 {fact} “{value}”", f"the rule {fact} '{value}'")
            problem = clash(what, other.plugin, entry.plugin)
            yield _at_its_place(problem, entry.pack, fact, value) if entry.pack else problem


def _at_its_place(problem: Problem, pack: Path, fact: str, value: str) -> Problem:
    """Return a problem with the place in the pack where the code or name is written, if it is still there."""
    from govlint_grammar.documents import DocumentError
    from govlint_grammar.positioned import load_document

    try:
        rules = load_document(pack).entries()["rules"].items()
        written = (rule.entries()[fact] for rule in rules)
        error = next(node for node in written if node.content == value).error(problem.message)
    except (OSError, DocumentError, KeyError, StopIteration):
        return problem
    return problem._replace(message=Text(error.describe("zh"), error.describe("en")))
