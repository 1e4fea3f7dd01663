"""Rules' pages as Markdown: one page a rule, and a table of all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.diagnostics import Text, Verdict
from govlint.output.page_text import flow, page_of
from govlint.output.rule_rows import fact_rows, grounds
from govlint.output.words import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.output.page_text import Part
    from govlint.registry import RegisteredRule, Registry

_EXAMPLES = frozenset({"fails", "passes"})
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_TITLE = Text("规则一览", "Rules")
_LEAD = Text(
    "共 {count} 条。点开代码，看它查什么、依据什么、发现问题怎样修改。",
    "{count} rules. The page of each says what it checks, on what basis, and how to mend what it finds.",
)
_HEADS = (
    Text("代码", "code"),
    Text("名称", "name"),
    Text("查什么", "complaint"),
    Text("级别", "severity"),
    Text("档次", "profile"),
    Text("自动修改", "fix"),
)
_REVIEW = Text("{severity}（复核）", "{severity} (review)")


def markdown_lines(entry: RegisteredRule, registry: Registry, lang: str) -> Iterator[str]:
    """Yield the lines of a rule's page as Markdown.

    Args:
        entry: the rule.
        registry: where its provisions are known.
        lang: ``zh`` or ``en``.
    """
    rule = entry.rule
    page = page_of(rule, lang)
    yield f"# {rule.code} {escaped(rule.name)}"
    yield ""
    yield escaped(page.complaint)
    yield ""
    rows = list(fact_rows(entry, lang, with_plugin=False))
    yield from _table([[label.in_language(lang), value] for label, value in rows], header=("", ""))
    for part in page.parts:
        yield ""
        yield f"## {part.heading}"
        yield ""
        yield from _body(part)
        if part.key == "basis":
            yield from _grounds(entry, registry, lang)


def index_lines(entries: Iterable[RegisteredRule], lang: str) -> Iterator[str]:
    """Yield the lines of the table of all rules, each with a link to its page in the same folder."""
    listed = list(entries)
    yield f"# {_TITLE.in_language(lang)}"
    yield ""
    yield _LEAD.in_language(lang).format(count=len(listed))
    yield ""
    heads = [head.in_language(lang) for head in _HEADS]
    yield from _table([_row(entry, lang) for entry in listed], header=heads, links=True)


def _row(entry: RegisteredRule, lang: str) -> list[str]:
    rule = entry.rule
    severity = SEVERITIES[rule.severity].in_language(lang)
    if rule.verdict is Verdict.REVIEW:
        severity = _REVIEW.in_language(lang).format(severity=severity)
    fix = rule.fixable.value if rule.fixable else ""
    return [rule.code, rule.name, page_of(rule, lang).complaint, severity, rule.profile, fix]


def _table(rows: Iterable[list[str]], header: Iterable[str], *, links: bool = False) -> Iterator[str]:
    heads = list(header)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for first, *others in rows:
        cells = [f"[{first}]({first}.md)" if links else escaped(first), *map(escaped, others)]
        yield f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _body(part: Part) -> Iterator[str]:
    if part.key in _EXAMPLES:
        yield "```yaml"
        yield from part.text.split("\n")
        yield "```"
    else:
        for index, paragraph in enumerate(part.text.split("\n\n")):
            if index:
                yield ""
            yield from map(escaped, _lines(paragraph))


def _lines(paragraph: str) -> list[str]:
    """Return a paragraph as one line, for a line break would show as a blank between Chinese words."""
    lines = paragraph.split("\n")
    return lines if any(line.startswith((" ", "-")) for line in lines) else [flow(paragraph)]


def _grounds(entry: RegisteredRule, registry: Registry, lang: str) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    for heading, found in grounds(entry.rule, registry, lang):
        yield ""
        words = heading.in_language(lang)
        yield f"{escaped(words[:1].upper() + words[1:])}{colon.strip()}"
        yield ""
        for ground in found:
            told = (
                f"{ground.content}（{ground.note}）" if lang == "zh" else f"{ground.content} ({ground.note})"
            )
            yield f"- {escaped(ground.title + colon if ground.title else '')}{escaped(told)}"


def escaped(text: str) -> str:
    """Return a text in which Markdown finds nothing to interpret."""
    return _SPECIAL.sub(r"\\\1", text)
