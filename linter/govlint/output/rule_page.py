"""A rule's page with its declared facts, for people and for machines."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.output import words
from govlint.output.colors import Palette
from govlint.output.page_text import page_of
from govlint.output.width import pad, text_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.output.json_values import JsonObject
    from govlint.registry import RegisteredRule, Registry
    from govlint.rule import Follows, Rule, Years
    from govlint_grammar.provisions import InForce, Provision

_SEVERITY = Text("级别", "severity")
_PROFILE = Text("检查档次", "profile")
_STATUS = Text("状态", "status")
_PREVIEW = Text("试用：用--select点名后才运行", "on trial: runs only when --select names it")
_PROFILES = {
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
_PROVISIONS = Text("所依条款", "provisions")
_FROM_DAY = Text("自 {day} 起施行", "in force from {day}")
_TO_DAY = Text("至 {day} 止", "until {day}")
_SURE = {
    "confirmed": Text("已核对原文", "checked against its text"),
    "partly": Text("据转引，未核对原文", "known from texts that restate it"),
    "general": Text("一般常识，未经核对", "general knowledge, not checked"),
    "inferred": Text("由上述条款推断", "inferred"),
}


def page_lines(entry: RegisteredRule, registry: Registry, lang: str, *, color: bool = False) -> Iterator[str]:
    """Yield the lines of a rule's page: its name, its complaint, its facts, and the page's parts."""
    rule, palette = entry.rule, Palette(color)
    page = page_of(rule, lang)
    yield f"{palette.grave(rule.code, rule.severity)} {palette.strong(rule.name)}"
    yield page.complaint
    yield ""
    facts = [(label.in_language(lang), value) for label, value in _facts(entry, lang)]
    columns = max(text_width(label) for label, _ in facts) + 2
    for label, value in facts:
        yield f"  {palette.faint(pad(label, columns))}{visible(value)}"
    yield from _provision_lines(rule, registry, lang, palette)
    for part in page.parts:
        yield ""
        yield palette.strong(part.heading)
        yield from (f"  {line}".rstrip() for line in part.text.split("\n"))


def _facts(entry: RegisteredRule, lang: str) -> Iterator[tuple[Text, str]]:
    rule = entry.rule
    yield _SEVERITY, words.SEVERITIES[rule.severity].in_language(lang)
    yield _PROFILE, _PROFILES[rule.profile].in_language(lang)
    if rule.preview:
        yield _STATUS, _PREVIEW.in_language(lang)
    yield _YEARS, _years(rule.years).in_language(lang)
    yield _EDITIONS, ", ".join(rule.editions) or _ANY_EDITION.in_language(lang)
    yield _SINCE, rule.since
    yield _PLUGIN, str(entry.plugin)
    if rule.follows:
        yield _FOLLOWS, ", ".join(_follows(each, lang) for each in rule.follows)


def _years(years: Years) -> Text:
    if years.first is None and years.last is None:
        return _ANY_YEAR
    template = _TO_YEAR if years.first is None else _FROM_YEAR if years.last is None else _YEARS_BETWEEN
    return Text(*(wording.format(first=years.first, last=years.last) for wording in template))


def _follows(cause: Follows, lang: str) -> str:
    within = _WITHIN[cause.within].in_language(lang)
    return f"{cause.code}（{within}）" if lang == "zh" else f"{cause.code} ({within})"


def _provision_lines(rule: type[Rule], registry: Registry, lang: str, palette: Palette) -> Iterator[str]:
    known = [registry.provisions[key] for key in rule.cites if key in registry.provisions]
    if known:
        yield f"  {palette.faint(_PROVISIONS.in_language(lang))}"
    for provision in known:
        yield f"    {visible(provision.cite(lang))}"
        yield f"      {visible(provision.content.in_language(lang))}"
        notes = [*_days(provision.in_force, lang), _SURE[provision.sure].in_language(lang)]
        yield f"      {palette.faint(('，' if lang == 'zh' else ', ').join(notes))}"


def _days(days: InForce, lang: str) -> Iterator[str]:
    for template, day in ((_FROM_DAY, days.first), (_TO_DAY, days.last)):
        if day is not None:
            yield template.in_language(lang).format(day=day.isoformat())


def rule_json(entry: RegisteredRule, registry: Registry, lang: str) -> JsonObject:
    """Return everything that a rule declares as a JSON value."""
    rule = entry.rule
    page = page_of(rule, lang)
    known = (registry.provisions[key] for key in rule.cites if key in registry.provisions)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.label,
        "profile": rule.profile,
        "preview": rule.preview,
        "scope": rule.scope,
        "since": rule.since,
        "years": {"first": rule.years.first, "last": rule.years.last},
        "editions": list(rule.editions),
        "needs": list(rule.needs),
        "halts": rule.halts,
        "follows": [dict(cause._asdict()) for cause in rule.follows],
        "plugin": dict(entry.plugin._asdict()),
        "provisions": [_provision_json(provision, lang) for provision in known],
        "options": [
            {"name": field.name.replace("_", "-"), "type": str(field.type), "default": repr(field.default)}
            for field in fields(rule.options)
        ],
        "messages": {name: text.in_language(lang) for name, text in getattr(rule, "messages", {}).items()},
        "complaint": page.complaint,
        "page": [dict(part._asdict()) for part in page.parts],
    }


def _provision_json(provision: Provision, lang: str) -> JsonObject:
    first, last = provision.in_force
    return {
        "id": provision.id,
        "instrument": provision.instrument.name.in_language(lang),
        "number": provision.instrument.number.in_language(lang) or None,
        "article": provision.article.in_language(lang) or None,
        "content": provision.content.in_language(lang),
        "in_force": {
            "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None,
        },
        "sure": provision.sure,
    }
