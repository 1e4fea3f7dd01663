"""Rules about words: what must not stand in a text, what must."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from govlint.diagnostics import Edit, Evidence, Fix, Related, Text
from govlint.packs.messages import plain
from govlint.packs.rules import PackRule, asked
from govlint.places import place_of_report, place_of_span
from govlint.rule import NotAssessable
from govlint_grammar.assertions.facts import watched_words
from govlint_grammar.assertions.scopes import WHOLE
from govlint_grammar.assertions.sentences import sentence_around
from govlint_grammar.assertions.values import Unknown
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple
from govlint_grammar.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from govlint.diagnostics import Diagnostic
    from govlint.packs.data import Words
    from govlint.rule import Context
    from govlint_grammar.assertions.facts import Facts
    from govlint_grammar.assertions.pattern import Pattern
    from govlint_grammar.assertions.scopes import ScopeText
    from govlint_grammar.tree import Report

_MOST_PLACES = 20
_LONGEST_SHOWN = 60
_GROUP = regex(r"\{(\d|found)\}")
ALSO = Text("这里也有“{found}”", "here as well: “{found}”")
_REPLACE = Text("将“{found}”改为“{replacement}”", "replace “{found}” by “{replacement}”")
_DELETE = Text("删除“{found}”", "delete “{found}”")


class Match(NamedTuple):
    """Words that were found: their place in the source, themselves, and what they are an instance of."""

    span: Span
    found: str
    words: Words
    replacement: str


class FindRule(PackRule):
    """A rule with `find`: words that must not stand in the text."""

    # The words without one of which the rule finds nothing; None if there are none to be sure of.
    _all_hints: ClassVar[frozenset[str] | None] = None

    def is_silent(self, subject: Report) -> bool:
        """Whether no word stands in the report that a pattern of the rule must have."""
        hints = self._all_hints
        if hints is None:
            every = [each.pattern.hints for each in self.data.find]
            sure = all(every) and "title" not in self.data.scopes
            hints = type(self)._all_hints = frozenset(word for words in every for word in words if sure)
        return bool(hints) and watched_words(subject).keys().isdisjoint(hints)

    def findings(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - see the base
        """Yield a finding for each place of the words, or one with all places."""
        matches = self._matches(facts)
        if not matches:
            return
        for match in matches[:1] if self.data.once else matches:
            others = [each for each in matches if each is not match] if self.data.once else []
            several = "several" if others and "several" in self.messages else "default"
            yield self.finding(
                place_of_span(facts.report, match.span),
                _values(facts, match, len(matches)),
                message=match.words.message or several,
                evidence=Evidence(
                    expected=match.words.expected or match.replacement, quote=visible(match.found)
                ),
                related=tuple(self._also(facts, each) for each in others[: _MOST_PLACES - 1]),
                fix=self._fix(matches if self.data.once else [match]),
            )

    def _matches(self, facts: Facts) -> list[Match]:
        """Return what is found, in the order of the text, nothing twice."""
        found: list[Match] = []
        for name in self.data.scopes:
            for words in self.data.find:
                # The words of a title may be broken by blanks and line ends.
                places = None if name == "title" else facts.places_of(words.pattern.hints)
                if places is not None and not places:
                    continue
                scope = facts.scope(name)
                if scope is not None and (words.when is None or asked(words.when).holds(facts, "") is True):
                    found += self._in_scope(scope, words, places)
        if len(found) < 2:
            return found
        found.sort(key=lambda match: (match.span.start, -match.span.end))
        apart: list[Match] = []
        for match in found:
            if not apart or match.span.start >= apart[-1].span.end:
                apart.append(match)
        return apart

    def _in_scope(self, scope: ScopeText, words: Words, places: Sequence[int] | None) -> Iterator[Match]:
        pattern, text = words.pattern, scope.text
        every = (
            pattern.matches(text)
            if places is None
            else pattern.on_lines(text, scope.lines(pattern.hints, places))
        )
        for match in every:
            start, end = match.span(self.data.part)
            replacement = _replacement(self.data.replace, match)
            if start == end or (self.data.replace is not None and replacement == scope.text[start:end]):
                continue
            if self.data.excepted and _is_within(scope.text, start, end, self.data.excepted):
                continue
            if self._fits_sentence(scope.text, start):
                yield Match(scope.span(start, end), scope.text[start:end], words, replacement)

    def _fits_sentence(self, text: str, at: int) -> bool:
        """Whether the sentence around an offset has all the words that it must, and none that it may not."""
        data = self.data
        if not (data.beside or data.apart):
            return True
        sentence = sentence_around(text, at)
        return all(pattern.stands_in(sentence) for pattern in data.beside) and not any(
            pattern.stands_in(sentence) for pattern in data.apart
        )

    def _also(self, facts: Facts, match: Match) -> Related:
        template = self.messages.get("also", ALSO)
        wording = Text(*(each.replace("{found}", visible(match.found)) for each in template))
        return Related(place_of_span(facts.report, match.span), wording)

    def _fix(self, matches: list[Match]) -> Fix | None:
        if self.data.replace is None:
            return None
        first = matches[0]
        template = _REPLACE if first.replacement else _DELETE
        wording = Text(
            *(each.format(found=visible(first.found), replacement=first.replacement) for each in template)
        )
        return Fix(wording, _edits(matches))


class RequireRule(PackRule):
    """A rule with `require`: words that must stand in the text."""

    def findings(self, facts: Facts, context: Context) -> Iterator[Diagnostic]:  # noqa: ARG002 - see the base
        """Yield one finding if words are missing, with all that are.

        Raises:
            NotAssessable: the report has none of the parts that should say them.
        """
        scopes = [(name, scope) for name in self.data.scopes if (scope := facts.scope(name)) is not None]
        if not scopes:
            reason = facts.value(f"text.{self.data.scopes[0]}".rstrip("."))
            raise NotAssessable(reason.reason if isinstance(reason, Unknown) else ALSO)
        missing = [
            words.name
            for words in self.data.require
            if not any(words.pattern.stands_in(scope.text) for _, scope in scopes)
        ]
        if not missing:
            return
        from govlint.packs.places import places_of  # most reports say what they must

        key = self.data.at or (f"text.{scopes[0][0]}" if scopes[0][0] not in ("", WHOLE) else "text")
        placed = next(places_of(facts, key, ""), None)
        listed = Text("、".join(name.zh for name in missing), ", ".join(name.en for name in missing))

        def value_of(name: str) -> Text:
            known = {"missing": listed, "count": _same(str(len(missing)))}
            return known.get(name) or _same(plain(facts.value(name)))

        yield self.finding(
            placed.place if placed is not None else place_of_report(facts.report),
            value_of,
            evidence=Evidence(expected=listed.zh),
        )


def _edits(matches: list[Match]) -> tuple[Edit, ...]:
    """Return the replacements, those that touch each other as one."""
    edits: list[Edit] = []
    for match in matches:
        if edits and edits[-1].span.end == match.span.start:
            last = edits.pop()
            edits.append(Edit(Span(last.span.start, match.span.end), last.text + match.replacement))
        else:
            edits.append(Edit(match.span, match.replacement))
    return tuple(edits)


def _is_within(text: str, start: int, end: int, patterns: tuple[Pattern, ...]) -> bool:
    """Whether a stretch of a text lies within words of a pattern; these never go over the end of a line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : len(text) if last < 0 else last]
    return any(
        match.start() <= start - first and end - first <= match.end()
        for pattern in patterns
        for match in pattern.matches(line)
    )


def _replacement(template: str | None, match: re.Match[str]) -> str:
    """Return what goes in the place of a match; ``{1}`` is its first group, ``{found}`` all of it."""
    if template is None:
        return ""
    return _GROUP.sub(lambda name: match[0] if name[1] == "found" else match[int(name[1])] or "", template)


def _values(facts: Facts, match: Match, count: int) -> Callable[[str], Text]:
    def value_of(name: str) -> Text:
        known = {
            "found": _same(visible(match.found)),
            "count": _same(str(count)),
            "name": match.words.name,
            "replacement": _same(match.replacement),
            "expected": _same(match.words.expected or match.replacement),
        }
        return known.get(name) or _same(plain(facts.value(name)))

    return value_of


def visible(text: str) -> str:
    """Return words with their invisible characters written out, and cut where they are long."""
    return "".join(
        char if char.isprintable() and char != "\ufffd" else f"\\u{ord(char):04x}"
        for char in text[:_LONGEST_SHOWN]
    )


def _same(words: str) -> Text:
    return Text(words, words)
