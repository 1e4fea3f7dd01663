"""The full output: each finding with its place, frame, numbers, law and the way to mend it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from govlint.diagnostics import Applicability, Verdict
from govlint.output import words
from govlint.output.colors import Palette
from govlint.output.extras import with_extras
from govlint.output.formatters import WIDTH
from govlint.output.frame import FrameLine, label_frame, text_frame
from govlint.output.law import basis_of
from govlint.output.page_text import first_paragraph, page_of
from govlint.output.place_text import in_words, location, location_of_related
from govlint.output.tally import summary
from govlint.output.threads import Thread, threads
from govlint.output.width import visible
from govlint.output.words import label, with_colon
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govlint.diagnostics import Diagnostic, Text
    from govlint.outcome import FileOutcome, RunOutcome
    from govlint.output.formatters import View
    from govlint.registry import Registry

_MOST_RELATED = 4
_MOST_CONSEQUENCES = 12
_MOST_CODES = 8


class _View(NamedTuple):
    """How to show, and where the rules' pages and provisions are to be had."""

    registry: Registry
    lang: str
    palette: Palette
    width: int


def format_run(
    run: RunOutcome,
    registry: Registry,
    *,
    lang: str = "zh",
    color: bool = False,
    width: int = WIDTH,
    with_summary: bool = True,
) -> Iterator[str]:
    """Yield the lines of the full output.

    Args:
        run: what was found.
        registry: the rules, for their pages and the provisions that they cite.
        lang: ``zh`` or ``en``.
        color: whether to paint with ANSI codes.
        width: the columns that a frame may take.
        with_summary: whether the last line sums the run up.
    """
    view = _View(registry, lang, Palette(color), width)
    for outcome in run.files:
        yield from _file(outcome, view)
    if with_summary:
        yield summary(run, lang)


def lines(run: RunOutcome, view: View) -> Iterator[str]:
    """Yield the lines of the full output, and what else is wanted."""
    findings = format_run(
        run, view.registry, lang=view.lang, color=view.color, width=view.width, with_summary=False
    )
    return with_extras(findings, run, view)


def head(_run: RunOutcome, _files: int, _view: View) -> Iterator[str]:
    """Yield nothing: the output begins with the first finding."""
    yield from ()


def each(_run: RunOutcome, outcome: FileOutcome, view: View) -> Iterator[str]:
    """Yield the lines of a file."""
    return _file(outcome, _View(view.registry, view.lang, Palette(view.color), view.width))


def _file(outcome: FileOutcome, view: _View) -> Iterator[str]:
    for thread in threads(outcome.diagnostics):
        yield from _thread(thread, outcome, view)
        yield ""
    yield from _not_assessed(outcome, view)


def _thread(thread: Thread, outcome: FileOutcome, view: _View) -> Iterator[str]:
    yield _header(thread.cause, outcome, view)
    yield from _indented(_body(thread.cause, outcome, view))
    if thread.consequences:
        yield from _indented(_consequences(thread.consequences, outcome, view))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}".rstrip() for line in lines)


def _header(diagnostic: Diagnostic, outcome: FileOutcome, view: _View) -> str:
    grave = words.SEVERITIES[diagnostic.severity].in_language(view.lang)
    if diagnostic.verdict is Verdict.REVIEW:
        grave += f" {words.REVIEW.in_language(view.lang)}"
    place = view.palette.strong(location(outcome, diagnostic.place, view.lang))
    code = view.palette.grave(diagnostic.code, diagnostic.severity)
    return f"{place}: {code} {diagnostic.name} {view.palette.grave(grave, diagnostic.severity)}"


def _body(diagnostic: Diagnostic, outcome: FileOutcome, view: _View) -> Iterator[str]:
    rows = _table_rows(diagnostic, view.lang) if diagnostic.place.table else []
    if diagnostic.place.words and not rows:
        yield _labelled(words.PLACE, in_words(diagnostic.place.words, view.lang), view)
    yield visible(diagnostic.message.in_language(view.lang))
    if rows:
        named = [(name.in_language(view.lang), value) for name, value in rows]
        yield from _painted(label_frame(named, view.width - 2), diagnostic, view)
    else:
        yield from _painted(_frame_of_text(diagnostic, outcome, view), diagnostic, view)
        yield from (
            _labelled(name, visible(value), view)
            for name, value in _evidence_rows(diagnostic, view.lang)
            if not (name is words.QUOTE and _is_shown(value, diagnostic, outcome))
        )
    yield from _related(diagnostic, outcome, view)
    yield from _law_and_help(diagnostic, outcome, view)


def _frame_of_text(diagnostic: Diagnostic, outcome: FileOutcome, view: _View) -> Iterable[FrameLine]:
    """Return the frame of the lines concerned; none where there is no text, or a table to look at."""
    span, source = diagnostic.place.span, outcome.source
    if source is None or diagnostic.place.table:
        return ()
    if span.start >= span.end and not source.text[max(0, span.start - 1) : span.start + 1].strip():
        return ()
    return text_frame(source, span, view.width - 2)


def _is_shown(quote: str, diagnostic: Diagnostic, outcome: FileOutcome) -> bool:
    """Whether a quote is what the frame underlines anyway."""
    return outcome.source is not None and quote in outcome.source.quote(diagnostic.place.span)


def _table_rows(diagnostic: Diagnostic, lang: str) -> list[tuple[Text, str]]:
    """Return the labels and numbers of a table finding; nothing when only the table itself is known."""
    place, evidence = diagnostic.place, _evidence_rows(diagnostic, lang)
    if not place.words or not (place.row or place.column or evidence):
        return []
    table, inner = place.words[:1], place.words[1:]
    split = -1 if place.row and place.column else len(inner) if place.row else 0
    paths = ((words.TABLE, table), (words.ROW, inner[:split]), (words.COLUMN, inner[split:]))
    return [*((name, in_words(path, lang)) for name, path in paths if path), *evidence]


def _evidence_rows(diagnostic: Diagnostic, lang: str) -> list[tuple[Text, str]]:
    evidence = diagnostic.evidence
    rows = [
        (words.FORMULA, evidence.formula.in_language(lang) if evidence.formula else ""),
        (words.EXPECTED, evidence.expected),
        (words.FOUND, evidence.found),
        (words.DIFFERENCE, _difference(evidence.expected, evidence.found)),
        (words.QUOTE, evidence.quote),
    ]
    return [(text, value) for text, value in rows if value]


def _difference(expected: str, found: str) -> str:
    """Return by how much the value found is off, with its sign; empty for what are not two numbers."""
    try:
        difference = Decimal(found) - Decimal(expected)
    except InvalidOperation:
        return ""
    return f"{difference:+f}" if difference.is_finite() and difference else ""


def _labelled(name: Text, value: str, view: _View) -> str:
    return view.palette.faint(label(name, view.lang)) + value


def _painted(lines: Iterable[FrameLine], diagnostic: Diagnostic, view: _View) -> Iterator[str]:
    for line in lines:
        text = view.palette.grave(line.text, diagnostic.severity) if line.mark else line.text
        yield f"{view.palette.faint(line.gutter)} {text}".rstrip()


def _related(diagnostic: Diagnostic, outcome: FileOutcome, view: _View) -> Iterator[str]:
    for related in diagnostic.related[:_MOST_RELATED]:
        where = location_of_related(outcome, related, view.lang)
        where = f"{where} {in_words(related.place.words, view.lang)}".rstrip()
        said = visible(related.message.in_language(view.lang))
        yield _labelled(words.RELATED, with_colon(where, view.lang) + said, view)
    yield from _more(len(diagnostic.related) - _MOST_RELATED, view)


def _law_and_help(diagnostic: Diagnostic, outcome: FileOutcome, view: _View) -> Iterator[str]:
    for basis in basis_of(diagnostic, view.registry, view.lang, outcome.year):
        yield _labelled(words.BASIS, basis, view)
    page = page_of(view.registry.rule(diagnostic.code), view.lang)
    fix = diagnostic.fix
    # What an unsafe fix proposes is one way of several; the page speaks of all.
    surely = fix is not None and fix.applicability is Applicability.SAFE
    mend = fix.message.in_language(view.lang) if fix and surely else first_paragraph(page.part("mend"))
    if mend:
        yield _labelled(words.HELP, visible(mend), view)


def _consequences(found: tuple[Diagnostic, ...], outcome: FileOutcome, view: _View) -> Iterator[str]:
    yield view.palette.faint(label(words.FOLLOWS, view.lang).rstrip())
    for diagnostic in found[:_MOST_CONSEQUENCES]:
        message = visible(diagnostic.message.in_language(view.lang))
        yield f"  {with_colon(_header(diagnostic, outcome, view), view.lang)}{message}"
    yield from _more(len(found) - _MOST_CONSEQUENCES, view)


def _not_assessed(outcome: FileOutcome, view: _View) -> Iterator[str]:
    """Yield the rules that could not run for what the report lacks, by reason."""
    by_reason: dict[str, list[str]] = {}
    for each in outcome.not_assessed:
        if each.elsewhere:
            continue
        by_reason.setdefault(visible(each.reason.in_language(view.lang)), []).append(each.code)
    for reason, codes in by_reason.items():
        shown = ", ".join(codes)
        if len(codes) > _MOST_CODES:
            shown = words.RULES.in_language(view.lang).format(count=len(codes))
        template = words.NOT_ASSESSED.in_language(view.lang)
        yield view.palette.faint(template.format(path=visible(outcome.path), codes=shown, reason=reason))
    if by_reason:
        yield ""


def _more(count: int, view: _View) -> Iterator[str]:
    if count > 0:
        yield f"  {words.MORE.in_language(view.lang).format(count=count)}"
