"""The declared facts of a rule in words, for its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Applicability, Text, Verdict
from govlint.output import words
from govlint.output.law import LAW as SURE_ENOUGH
from govlint.output.law import rests_on
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.registry import RegisteredRule, Registry
    from govlint.rule import Follows, Rule, Years
    from govlint_grammar.provisions import InForce, Provision

LAW = Text("所依条款", "provisions")
PRACTICE = Text("实际工作中的做法（不是条文）", "practice, not cited as law")

_SEVERITY = Text("级别", "severity")
_AT_MOST_REVIEW = Text("{severity}（只提示复核，由人判断）", "{severity} (to review only: a person decides)")
_PROFILE = Text("检查档次", "profile")
_STATUS = Text("状态", "status")
_PREVIEW = Text("试用：用--select点名后才运行", "on trial: runs only when --select names it")
PROFILES = {
    "form": Text("form（有明文依据，必须整改）", "form (ordered by law or by the form)"),
    "standard": Text("standard（默认检查）", "standard (on by default)"),
    "strict": Text(
        "strict（默认不检查，须用 --select 指定）", "strict (off by default; name it with --select)"
    ),
}
_YEARS = Text("报告年度", "report years")
_ANY_YEAR = Text("不限", "all")
_FROM_YEAR = Text("{first} 年及以后", "{first} and later")
_TO_YEAR = Text("{last} 年及以前", "{last} and earlier")
_YEARS_BETWEEN = Text("{first} 年至 {last} 年", "{first} to {last}")
_EDITIONS = Text("格式版本", "editions")
_ANY_EDITION = Text("全部", "all")
_NEEDS = Text("须能读出", "needs")
_FIXABLE = Text("自动修改", "fix")
_FIXES = {
    Applicability.SAFE: Text("--fix", "--fix"),
    Applicability.UNSAFE: Text("--fix --unsafe-fixes（改后须核对）", "--fix --unsafe-fixes (go over each)"),
}
_SINCE = Text("始于版本", "since")
_PLUGIN = Text("来源", "plugin")
_FOLLOWS = Text("可能由此引起", "may follow from")
_WITHIN = {
    "cell": Text("同一格", "same cell"),
    "row": Text("同一行", "same row"),
    "column": Text("同一列", "same column"),
    "table": Text("同一张表", "same table"),
    "section": Text("同一部分", "same section"),
    "report": Text("同一份报告", "same report"),
}
_FROM_DAY = Text("自 {day} 起施行", "in force from {day}")
_TO_DAY = Text("至 {day} 止", "until {day}")
_SURE = {
    "confirmed": Text("已核对原文", "checked against its text"),
    "partly": Text("据转引，未核对原文", "known from texts that restate it"),
    "general": Text("一般常识，未经核对", "general knowledge, not checked"),
    "inferred": Text("由有关规定推断", "inferred"),
}


class Ground(NamedTuple):
    """Something that a rule rests on, in words.

    Attributes:
        title: the citation of a provision; empty for practice, which is never cited as law.
        content: what it says.
        note: since when it is in force, and how sure we are.
    """

    title: str
    content: str
    note: str


def fact_rows(entry: RegisteredRule, lang: str, *, with_plugin: bool = True) -> Iterator[tuple[Text, str]]:
    """Yield the facts of a rule as labels and values.

    Args:
        entry: the rule.
        lang: ``zh`` or ``en``.
        with_plugin: whether to say which plugin brings it, in which version.
    """
    rule = entry.rule
    yield _SEVERITY, _severity(rule, lang)
    yield _PROFILE, PROFILES[rule.profile].in_language(lang)
    if rule.preview:
        yield _STATUS, _PREVIEW.in_language(lang)
    yield _YEARS, _years(rule.years).in_language(lang)
    yield _EDITIONS, ", ".join(rule.editions) or _ANY_EDITION.in_language(lang)
    if rule.needs:
        yield _NEEDS, ", ".join(rule.needs)
    if rule.fixable is not None:
        yield _FIXABLE, _FIXES[rule.fixable].in_language(lang)
    yield _SINCE, rule.since
    if with_plugin:
        yield _PLUGIN, str(entry.plugin)
    if rule.follows:
        yield _FOLLOWS, ", ".join(_follows(each, lang) for each in rule.follows)


def grounds(rule: type[Rule], registry: Registry, lang: str) -> Iterator[tuple[Text, tuple[Ground, ...]]]:
    """Yield the law that a rule rests on, then the practice, each with its heading; what is there."""
    basis = rests_on(rule, registry)
    if basis.law:
        yield LAW, tuple(Ground(each.cite(lang), *_told(each, lang)) for each in basis.law)
    if basis.practice:
        yield PRACTICE, tuple(Ground("", *_told(each, lang)) for each in basis.practice)


def _told(provision: Provision, lang: str) -> tuple[str, str]:
    law = provision.sure in SURE_ENOUGH
    notes = [*(_days(provision.in_force, lang) if law else ()), _SURE[provision.sure].in_language(lang)]
    return provision.content.in_language(lang), ("，" if lang == "zh" else ", ").join(notes)


def _severity(rule: type[Rule], lang: str) -> str:
    severity = words.SEVERITIES[rule.severity].in_language(lang)
    if rule.verdict is Verdict.FAIL:
        return severity
    return _AT_MOST_REVIEW.in_language(lang).format(severity=severity)


def _years(years: Years) -> Text:
    if years.first is None and years.last is None:
        return _ANY_YEAR
    template = _TO_YEAR if years.first is None else _FROM_YEAR if years.last is None else _YEARS_BETWEEN
    return Text(*(wording.format(first=years.first, last=years.last) for wording in template))


def _follows(cause: Follows, lang: str) -> str:
    within = _WITHIN[cause.within].in_language(lang)
    return f"{cause.code}（{within}）" if lang == "zh" else f"{cause.code} ({within})"


def _days(days: InForce, lang: str) -> Iterator[str]:
    for template, day in ((_FROM_DAY, days.first), (_TO_DAY, days.last)):
        if day is not None:
            yield template.in_language(lang).format(day=day.isoformat())
