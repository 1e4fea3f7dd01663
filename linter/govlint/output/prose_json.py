"""What a report's prose states, for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.statement_types import AllClaim, PartsClaim, ShareClaim

if TYPE_CHECKING:
    from govlint.output.json_values import JsonObject
    from govlint_grammar.report_prose import Prose
    from govlint_grammar.source import Source, Span
    from govlint_grammar.statement_types import Amount, Claim, Statement


def prose_json(prose: Prose, source: Source) -> JsonObject:
    """Return statements, claims and the sentences with numbers that gave no statement."""
    return {
        "statements": [_statement(statement, source) for statement in prose.statements],
        "claims": [_claim(claim, source) for claim in prose.claims],
        "unread": [{"text": sentence.text, **_where(sentence.span, source)} for sentence in prose.unread],
    }


def _where(span: Span, source: Source) -> JsonObject:
    """Return where a stretch begins and where the next character after it stands."""
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _statement(statement: Statement, source: Source) -> JsonObject:
    return {
        "key": statement.key,
        "value": str(statement.value),
        "none": statement.none,
        "year": statement.year,
        "channel": statement.channel,
        "certain": statement.certain,
        "quote": statement.quote,
        **_where(statement.span, source),
    }


def _claim(claim: Claim, source: Source) -> JsonObject:
    return {**_claimed(claim, source), "quote": claim.quote, **_where(claim.span, source)}


def _claimed(claim: Claim, source: Source) -> JsonObject:
    if isinstance(claim, PartsClaim):
        return {
            "kind": "parts",
            "whole": _amount(claim.whole, source),
            "parts": [_amount(part, source) for part in claim.parts],
            "exhaustive": claim.exhaustive,
        }
    if isinstance(claim, ShareClaim):
        return {
            "kind": "share",
            "percent": str(claim.percent),
            "digits": claim.digits,
            "part": _amount(claim.part, source),
            "whole": _amount(claim.whole, source),
        }
    if isinstance(claim, AllClaim):
        return {"kind": "all", "subject": claim.subject, "predicate": claim.predicate}
    return {"kind": "outcome", "block": claim.block, "outcome": claim.outcome, "every": claim.every}


def _amount(amount: Amount, source: Source) -> JsonObject:
    return {
        "key": amount.key or None,
        "value": str(amount.value),
        "quote": amount.quote,
        **_where(amount.span, source),
    }
