"""A rule's page for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.output.colors import Palette
from govlint.output.page_text import page_of
from govlint.output.rule_rows import fact_rows, grounds
from govlint.output.width import pad, text_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.registry import RegisteredRule, Registry


def page_lines(entry: RegisteredRule, registry: Registry, lang: str, *, color: bool = False) -> Iterator[str]:
    """Yield the lines of a rule's page: its name, its complaint, its facts, its law, and the page's parts."""
    rule, palette = entry.rule, Palette(color)
    page = page_of(rule, lang)
    yield f"{palette.grave(rule.code, rule.severity)} {palette.strong(rule.name)}"
    yield page.complaint
    yield ""
    facts = [(label.in_language(lang), value) for label, value in fact_rows(entry, lang)]
    columns = max(text_width(label) for label, _ in facts) + 2
    for label, value in facts:
        yield f"  {palette.faint(pad(label, columns))}{visible(value)}"
    law = list(_grounds(entry, registry, lang, palette))
    if not page.part("basis"):  # a short page has no place of its own for it
        yield from law
    for part in page.parts:
        yield ""
        yield palette.strong(part.heading)
        yield from (f"  {line}".rstrip() for line in part.text.split("\n"))
        if part.key == "basis":
            yield from law


def _grounds(entry: RegisteredRule, registry: Registry, lang: str, palette: Palette) -> Iterator[str]:
    for heading, found in grounds(entry.rule, registry, lang):
        yield ""
        yield f"  {palette.faint(heading.in_language(lang))}"
        for ground in found:
            first, *others = filter(None, (visible(ground.title), visible(ground.content)))
            yield f"    {first}"
            yield from (f"      {line}" for line in (*others, palette.faint(ground.note)))
