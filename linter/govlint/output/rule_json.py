"""Everything that rules declare as JSON, as published in ``govlint/schema/rules.schema.json``."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from govlint._version import __version__
from govlint.output.law import rests_on
from govlint.output.page_text import page_of
from govlint.rule_options import option_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govlint.diagnostics import Text
    from govlint.output.json_values import JsonObject
    from govlint.registry import RegisteredRule, Registry
    from govlint.rule import Rule
    from govlint_grammar.provisions import Provision

SCHEMA = "urn:govlint:rules:1"
LANGUAGES = ("zh", "en")


def rules_document(entries: Iterable[RegisteredRule], registry: Registry) -> JsonObject:
    """Return the document that lists rules with all that they declare, wordings in both languages."""
    return {
        "schema": SCHEMA,
        "version": __version__,
        "rules": [rule_json(entry, registry) for entry in entries],
    }


def rule_json(entry: RegisteredRule, registry: Registry) -> JsonObject:
    """Return everything that a rule declares as a JSON value."""
    rule = entry.rule
    basis = rests_on(rule, registry)
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.label,
        "verdict": rule.verdict.value,
        "profile": rule.profile,
        "preview": rule.preview,
        "scope": rule.scope,
        "since": rule.since,
        "years": {"first": rule.years.first, "last": rule.years.last},
        "editions": list(rule.editions),
        "needs": list(rule.needs),
        "halts": rule.halts,
        "fixable": rule.fixable.value if rule.fixable else None,
        "follows": [dict(cause._asdict()) for cause in rule.follows],
        "plugin": {name: getattr(entry.plugin, name) for name in ("name", "origin", "version")},
        "cites": list(rule.cites),
        "provisions": [_provision(provision) for provision in basis.law],
        "practice": [
            {"id": each.id, "content": _both(each.content), "sure": each.sure} for each in basis.practice
        ],
        "options": _options(rule),
        "messages": {name: _both(text) for name, text in getattr(rule, "messages", {}).items()},
        "page": {lang: _page(rule, lang) for lang in LANGUAGES},
    }


def _both(text: Text) -> JsonObject:
    return {"zh": text.zh, "en": text.en}


def _page(rule: type[Rule], lang: str) -> JsonObject:
    page = page_of(rule, lang)
    return {"complaint": page.complaint, "parts": [dict(part._asdict()) for part in page.parts]}


def _provision(provision: Provision) -> JsonObject:
    first, last = provision.in_force
    return {
        "id": provision.id,
        "instrument": _both(provision.instrument.name),
        "number": _both(provision.instrument.number) if provision.instrument.number.zh else None,
        "article": _both(provision.article) if provision.article.zh else None,
        "content": _both(provision.content),
        "in_force": {"from": first.isoformat() if first else None, "to": last.isoformat() if last else None},
        "sure": provision.sure,
    }


def _options(rule: type[Rule]) -> list[JsonObject]:
    known = option_fields(rule.options)
    defaults = rule.options() if known else None
    return [
        {
            "name": each.name,
            "type": each.kind.schema,
            "default": _plain(getattr(defaults, each.field)),
            "description": _both(each.doc) if each.doc else None,
        }
        for each in known
    ]


def _plain(value: object) -> object:
    """Return the value of an option as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name.replace("_", "-"): _plain(each) for name, each in asdict(value).items()}
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, (Decimal, date)):
        return str(value)
    return value
