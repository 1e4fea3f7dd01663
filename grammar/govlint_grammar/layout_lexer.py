"""The lexer of the layout grammar: lark's contextual lexer, without what a report does not need.

Lark's own keeps line and column of every token and compiles its patterns anew in every run. Here a token
knows its offsets, and patterns come from the cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lark.lexer import Lexer, Token

from govlint_grammar.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lark.common import LexerConf
    from lark.lexer import LexerState, TerminalDef
    from lark.parsers.lalr_parser_state import ParserState


class LayoutLexer(Lexer):
    """Looks at each place for the terminals that the parser can take there, and passes over breaks."""

    __future_interface__ = 2  # lark then asks for tokens with its states, and may pass a slice of a text

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Take the terminals, in lark's order: the first that matches is the one."""
        self._terminals = sorted(lexer_conf.terminals, key=_order)
        self._breaks = regex("|".join(_pattern(t) for t in self._terminals if t.name in lexer_conf.ignore))
        self._scanners: dict[int, re.Pattern[str]] = {}

    def lex(self, lexer_state: LexerState, parser_state: ParserState[int]) -> Iterator[Token]:
        """Yield the tokens of a text."""
        given = lexer_state.text
        text = given if isinstance(given, str) else cast("str", given.text)
        end, at = len(text), 0
        states = parser_state.state_stack
        while at < end:
            skipped = self._breaks.match(text, at)
            if skipped is not None:
                at = skipped.end()
                continue
            state = states[-1]
            scanner = self._scanners.get(state) or self._scanner(state, parser_state)
            match = scanner.match(text, at)
            # PARAGRAPH takes whatever is not a break.
            assert match is not None  # noqa: S101
            start, at = at, match.end()
            yield Token(match.lastgroup or "", match.group(), start, end_pos=at)

    def _scanner(self, state: int, parser_state: ParserState[int]) -> re.Pattern[str]:
        """Return the pattern of all terminals that the parser takes in a state."""
        taken = parser_state.parse_conf.states[state]
        scanner = regex("|".join(f"(?P<{t.name}>{_pattern(t)})" for t in self._terminals if t.name in taken))
        self._scanners[state] = scanner
        return scanner


def _pattern(terminal: TerminalDef) -> str:
    return str(terminal.pattern.to_regexp())


def _order(terminal: TerminalDef) -> tuple[int, int, int, str]:
    pattern = terminal.pattern
    return -terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name
