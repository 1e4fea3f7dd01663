"""Waivers in comments of Markdown and HTML, where the file itself can say why something is as it is.

``<!-- govlint: ignore GL301 reason -->`` is for the paragraph or table that follows, or in which it stands;
``ignore-file`` for the whole file. Several rules are joined by commas. Without a reason it has no effect.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.diagnostics import Place, Text
from govlint.exception_rules import ExpiredWaiver, UnusedWaiver
from govlint.grading import grade
from govlint.outcome import Suppressed
from govlint.selection import Decision, decide, selected, specificity
from govlint.waivers import without
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.config import Config
    from govlint.diagnostics import Diagnostic
    from govlint.outcome import FileOutcome
    from govlint.registry import Registry
    from govlint.rule import Rule
    from govlint_grammar.source import Remark, Source

KIND = "comment"

_WRITTEN = regex(
    r"govlint:\s*(ignore(?:-file)?)\s+([^\s,，:：]+(?:\s*[,，]\s*[^\s,，:：]+)*)\s*(?:--|—+|[:：])?\s*(.*)",
    re.DOTALL,
)
_OURS = frozenset({UnusedWaiver.code, ExpiredWaiver.code})
_FORM = Text("写法应为 govlint: ignore 规则编号 理由", "is not of the form govlint: ignore CODE REASON")


class CommentWaiver(NamedTuple):
    """An exception that a comment states.

    Attributes:
        rule: a selector: code, beginning of codes, name or profile; the whole comment if it has no such form.
        span: the stretch of the text that it is for.
        fault: why it has no effect; None if it has.
        key: what tells it from others: file, offset and number within its comment.
        line: where the comment stands in the file; None if the file has no lines.
    """

    rule: str
    span: Span
    reason: str
    fault: Text | None
    key: tuple[str, int, int]
    line: int | None

    def covers(self, rule: type[Rule]) -> bool:
        """Whether it is for a rule; what the machine says of files and plugins cannot be waived."""
        return self.fault is None and rule.scope != "machine" and specificity(self.rule, rule) > 0


def heed(outcome: FileOutcome, registry: Registry, config: Config) -> FileOutcome:
    """Take the findings that comments waive out of an outcome, and add what is wrong with the comments.

    Args:
        outcome: what was found in a file, maybe after comments have been heeded once already.
        registry: the rules.
        config: which rules run.
    """
    if outcome.source is None or not outcome.source.remarks or not config.comments:
        return outcome
    waivers = list(_waivers(outcome.source, registry))
    found = tuple(each for each in outcome.diagnostics if each.code not in _OURS)
    outcome = outcome._replace(diagnostics=found)
    suppressed = {
        index: Suppressed(finding, KIND, waiver.reason, by=waiver.key)
        for index, finding in enumerate(found)
        if (waiver := _waiver_of(finding, waivers, registry)) is not None
    }
    outcome = without(outcome, suppressed)
    faults = grade(list(_faults(waivers, outcome, registry, config)), registry, config.severities)
    ordered = sorted((*outcome.diagnostics, *faults), key=lambda each: (each.place.span.start, each.code))
    return outcome._replace(diagnostics=tuple(ordered))


def _waivers(source: Source, registry: Registry) -> Iterator[CommentWaiver]:
    for remark in source.remarks:
        written = _WRITTEN.fullmatch(remark.text)
        if written is None:
            key = (source.name, remark.offset, 0)
            yield CommentWaiver(remark.text, _block(source, remark), "", _FORM, key, remark.origin.line)
            continue
        span = Span(0, len(source.text) + 1) if written[1] == "ignore-file" else _block(source, remark)
        reason = " ".join(written[3].split())
        rules = [rule.strip() for rule in written[2].replace("，", ",").split(",")]
        for number, rule in enumerate(rules):
            key = (source.name, remark.offset, number)
            fault = _fault(rule, reason, registry)
            yield CommentWaiver(rule, span, reason, fault, key, remark.origin.line)


def _fault(rule: str, reason: str, registry: Registry) -> Text | None:
    known = [entry.rule for entry in registry.rules.values() if specificity(rule, entry.rule) > 0]
    if not known:
        return Text("没有这条规则", "names no known rule")
    if all(each.scope == "machine" for each in known):
        return Text("不能豁免", "names what cannot be waived")
    if not reason:
        return Text("没有写明理由", "has no reason")
    return None


def _block(source: Source, remark: Remark) -> Span:
    """Return the stretch of the block that begins where a comment stands: a paragraph, or a whole table."""
    text, start = source.text, remark.offset
    end = text.find("\n\n\n" if text.startswith("\t", start) else "\n", start)
    return Span(start, len(text) if end < 0 else end + 1)


def _waiver_of(finding: Diagnostic, waivers: list[CommentWaiver], registry: Registry) -> CommentWaiver | None:
    rule = registry.rules[finding.code].rule
    at = finding.place.span.start
    return next(
        (each for each in waivers if each.covers(rule) and each.span.start <= at < each.span.end), None
    )


def _faults(
    waivers: list[CommentWaiver], outcome: FileOutcome, registry: Registry, config: Config
) -> Iterator[Diagnostic]:
    """Yield what is wrong with comments: without effect, or of no use although their rules have run."""
    used = {gone.by for gone in outcome.suppressed if gone.kind == KIND}
    chosen = set(selected(registry, config.selection))
    for waiver in waivers:
        place = Place(Span(waiver.key[1], waiver.key[1]))
        line = waiver.line or 0
        if waiver.fault is not None:
            if _wanted(ExpiredWaiver, config):
                yield ExpiredWaiver().found(place, "comment", line=line, rule=waiver.rule, fault=waiver.fault)
            continue
        meant = {code for code, entry in registry.rules.items() if waiver.covers(entry.rule)} & chosen
        judged = bool(meant) and meant <= set(outcome.checked)
        if judged and waiver.key not in used and _wanted(UnusedWaiver, config):
            yield UnusedWaiver().found(place, "comment", line=line, rule=waiver.rule)


def _wanted(rule: type[Rule], config: Config) -> bool:
    asked = config.selection._replace(select=(), extend=(), later=())
    return decide(rule, asked) is Decision.SELECTED
