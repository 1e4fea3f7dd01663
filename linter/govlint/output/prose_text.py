"""What a report's prose states, for people: a line a statement, with its place and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Text
from govlint.output.width import pad, text_width, visible
from govlint_grammar.statement_types import AllClaim, PartsClaim, ShareClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govlint_grammar.report_prose import Prose
    from govlint_grammar.source import Source, Span
    from govlint_grammar.statement_types import Claim, Statement, UnreadSentence

_STATEMENTS = Text("正文陈述 {count} 条", "statements of the prose: {count}")
_CLAIMS = Text("正文所述数据关系 {count} 条", "claims of the prose: {count}")
_UNREAD = Text(
    "有数字而未得出陈述的句子 {count} 句", "sentences with numbers that gave no statement: {count}"
)
_NONE = Text("写明没有", "said to be none")
_UNCERTAIN = Text("不确定", "uncertain")
_YEAR = Text("{year} 年", "year {year}")
_QUOTE = Text("“{words}”", "“{words}”")
_PARTS = Text("部分与总数", "parts of a whole")
_SHARE = Text("占比", "share")
_ALL = Text("全部", "all")
_OUTCOME = Text("案件结果", "outcome of cases")
_EVERY, _NEVER = Text("全部", "all"), Text("没有", "none")


def prose_lines(
    prose: Prose, source: Source, lang: str = "zh", *, with_unread: bool = False
) -> Iterator[str]:
    """Yield statements and claims; and, if asked for, the sentences with numbers that gave no statement."""
    if prose.statements:
        yield ""
        yield _STATEMENTS.in_language(lang).format(count=len(prose.statements))
        yield from _table(
            [_statement(statement, lang) for statement in prose.statements],
            [statement.span for statement in prose.statements],
            source,
        )
    if prose.claims:
        yield ""
        yield _CLAIMS.in_language(lang).format(count=len(prose.claims))
        yield from _table(
            [_claim(claim, lang) for claim in prose.claims], [claim.span for claim in prose.claims], source
        )
    if with_unread and prose.unread:
        yield ""
        yield _UNREAD.in_language(lang).format(count=len(prose.unread))
        yield from unread_lines(prose.unread, source)


def unread_lines(sentences: Iterable[UnreadSentence], source: Source) -> Iterator[str]:
    """Yield a line for each sentence, with its place."""
    for sentence in sentences:
        yield f"  {_at(sentence.span, source)} {visible(sentence.text.strip())}"


def _at(span: Span, source: Source) -> str:
    line, column = source.position(span.start)
    return f"{line}:{column}"


def _table(rows: Sequence[tuple[str, str]], spans: Sequence[Span], source: Source) -> Iterator[str]:
    """Yield lines of three columns: place, what is stated, and the words."""
    places = [_at(span, source) for span in spans]
    first = max(map(len, places))
    second = max(text_width(what) for what, _ in rows)
    for place, (what, words) in zip(places, rows, strict=True):
        yield f"  {place:<{first}} {pad(what, second)} {words}"


def _statement(statement: Statement, lang: str) -> tuple[str, str]:
    notes = [
        _NONE.in_language(lang) if statement.none else "",
        "" if statement.year is None else _YEAR.in_language(lang).format(year=statement.year),
        statement.channel or "",
        "" if statement.certain else _UNCERTAIN.in_language(lang),
    ]
    told = "".join(f" ({note})" for note in notes if note)
    return f"{statement.key} = {visible(str(statement.value))}{told}", _quoted(statement.quote, lang)


def _claim(claim: Claim, lang: str) -> tuple[str, str]:
    kind, told = _claimed(claim, lang)
    return f"{kind.in_language(lang)} {told}", _quoted(claim.quote, lang)


def _claimed(claim: Claim, lang: str) -> tuple[Text, str]:
    if isinstance(claim, PartsClaim):
        sign = "=" if claim.exhaustive else "≤"
        return _PARTS, f"{' + '.join(str(part.value) for part in claim.parts)} {sign} {claim.whole.value}"
    if isinstance(claim, ShareClaim):
        return _SHARE, f"{claim.part.value} / {claim.whole.value} = {claim.percent}%"
    if isinstance(claim, AllClaim):
        return _ALL, f"{claim.subject} → {claim.predicate}"
    every = (_EVERY if claim.every else _NEVER).in_language(lang)
    return _OUTCOME, f"{claim.block}.{claim.outcome} ({every})"


def _quoted(words: str, lang: str) -> str:
    return _QUOTE.in_language(lang).format(words=visible(words))
