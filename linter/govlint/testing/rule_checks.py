"""What every rule must have: complete facts, pages and messages in both languages, examples that hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.archive.context import ARCHIVE_NEEDS
from govlint.output.law import rests_on
from govlint.output.page_text import HEADINGS, flow, read_page
from govlint.rule_facts import Known, mistakes
from govlint.testing.cases import Kind, read_sample
from govlint.testing.running import check_sample, closure, registry_with
from govlint_grammar.documents import DocumentError
from govlint_grammar.needs import need_keys
from govlint_grammar.positioned import parse_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.output.page_text import Page
    from govlint.registry import Registry
    from govlint.rule import Rule
    from govlint.testing.cases import Case

_SENTENCE_END = re.compile(r"[.。!！]$|[。！!]|\.\s")
# What the basis of a rule that cites no provision may rest on.
_PRACTICE = {
    "en": re.compile("practice|logic|arithmetic|consisten|inferred", re.IGNORECASE),
    "zh": re.compile("实际工作|惯例|逻辑|算术|计数|前后一致|推算|推断"),
}


def check_rule(
    rule: type[Rule],
    cases: Iterable[Case] | None = None,
    rules: Iterable[type[Rule]] = (),
    *,
    registry: Registry | None = None,
) -> None:
    """Check that a rule is complete.

    Args:
        rule: the rule.
        cases: the cases of the plugin; of each kind one at least must be the rule's. None: not looked at.
        rules: rules beside those of the installed plugins.
        registry: what is known in the place of the installed plugins, as `registry_at` gives it.

    Raises:
        AssertionError: it is not; the message lists all that is wrong.
    """
    problems = list(rule_problems(rule, cases, rules, registry=registry))
    if problems:
        raise AssertionError("\n".join((f"{rule.__qualname__}:", *(f"  {problem}" for problem in problems))))


def rule_problems(
    rule: type[Rule],
    cases: Iterable[Case] | None = None,
    rules: Iterable[type[Rule]] = (),
    *,
    registry: Registry | None = None,
) -> Iterator[str]:
    """Yield what is wrong with a rule, a line each; arguments as for `check_rule`."""
    registry = registry_with((*rules, rule), registry)
    known = Known(
        registry.provisions,
        [form.edition for form in registry.forms],
        {*need_keys(registry.forms), *ARCHIVE_NEEDS},
    )
    facts = [mistake.en for mistake in mistakes(rule, known)]
    yield from facts
    if facts:
        return
    for lang, text in (("en", rule.__doc__ or ""), ("zh", rule.page_zh)):
        page = read_page(text)
        for problem in (
            *_layout(page, lang),
            *_basis(rule, page, lang, registry),
            *_examples(rule, page, registry),
        ):
            yield f"page ({lang}): {problem}"
    if cases is not None and rule.scope != "machine":
        kinds = {case.kind for case in cases if case.rule == rule.code}
        yield from (f"no case of kind '{kind.value}'" for kind in Kind if kind not in kinds)


def _layout(page: Page, lang: str) -> Iterator[str]:
    if not page.complaint:
        yield "the first line does not say what is wrong"
    elif "\n" in page.complaint or _SENTENCE_END.search(page.complaint):
        yield f"the first line is not one sentence without a full stop: {page.complaint}"
    wanted = [heading.in_language(lang) for heading in HEADINGS.values()]
    found = [part.heading for part in page.parts]
    if found != wanted:
        yield f"its headings are {', '.join(found) or 'none'}; they must be {', '.join(wanted)}"
    yield from (f"nothing stands under '{part.heading}'" for part in page.parts if not part.text.strip())


def _basis(rule: type[Rule], page: Page, lang: str, registry: Registry) -> Iterator[str]:
    """Yield what the page does not say of the law that the rule cites."""
    if rule.scope == "machine":
        return
    basis = flow(page.part("basis"))
    law, practice = rests_on(rule, registry)
    if (practice or not law) and not _PRACTICE[lang].search(basis):
        yield "not all that the rule rests on is law, and its basis does not say that it is practice or logic"
    for instrument in {provision.instrument for provision in law}:
        names = {*instrument.number, *instrument.name} - {""}
        if not any(name in basis for name in names):
            yield f"its basis does not name {' or '.join(sorted(names))}"


def _examples(rule: type[Rule], page: Page, registry: Registry) -> Iterator[str]:
    """Yield what is wrong with the examples: one must fail, the other must not."""
    if rule.scope == "machine":
        return
    for part, fails in (("fails", True), ("passes", False)):
        try:
            sample = read_sample(parse_document(page.part(part), f"{rule.code} {part}"))
            outcome = check_sample(sample, registry, closure(rule, registry))
        except DocumentError as error:
            yield f"the example '{part}' cannot be read: {error.describe('en')}"
            continue
        found = [finding for finding in outcome.diagnostics if finding.code == rule.code]
        if outcome.internal:
            yield f"the example '{part}' makes a rule crash: {outcome.internal[0].error}"
        elif bool(found) is not fails:
            yield f"the example '{part}' gives {len(found)} findings"
        elif not fails and rule.code not in outcome.checked:
            yield f"the rule does not run on the example '{part}'"
