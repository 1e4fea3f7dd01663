"""What the shell offers where a rule is to be named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def complete_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the codes and names of rules that begin as typed, behind the last comma."""
    from click.shell_completion import CompletionItem

    from govlint.cli.sessions import Sessions
    from govlint.rule import PROFILES

    before, comma, typed = incomplete.rpartition(",")
    try:
        registry = Sessions().of(Path()).registry
    except Exception:  # a shell that asks for completion must never get an error for an answer
        return []
    rules = [entry.rule for entry in registry.rules.values()]
    known = {word: rule.name for rule in rules for word in (rule.code, rule.name)}
    known |= dict.fromkeys(PROFILES, "")
    return [
        CompletionItem(before + comma + word, help=about)
        for word, about in known.items()
        if word.startswith(typed)
    ]
