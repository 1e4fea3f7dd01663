"""Rules as SARIF describes them, each with its whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity
from govlint.output.page_text import page_of
from govlint.output.rule_markdown import markdown_lines

if TYPE_CHECKING:
    from govlint.output.formatters import View
    from govlint.output.json_values import JsonObject

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def descriptor(code: str, view: View) -> JsonObject:
    """Return the description of a rule; for one that is not known its code alone."""
    entry = view.registry.find(code)
    if entry is None:
        return {"id": code}
    rule = entry.rule
    page = page_of(rule, view.lang)
    text = "\n\n".join(f"{part.heading}\n{part.text}" for part in page.parts)
    markdown = "\n".join(markdown_lines(entry, view.registry, view.lang))
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": page.complaint or code},
        "fullDescription": {"text": page.part("checks") or page.complaint or code},
        "help": {"text": text or page.complaint or code, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"profile": rule.profile, "provisions": list(rule.cites), "since": rule.since},
    }
