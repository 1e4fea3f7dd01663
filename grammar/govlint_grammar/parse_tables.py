"""Grammars as tables, and the loop that runs them.

lark reads a grammar, checks it and computes the LALR tables of its parser. That is done once an installation
and the tables are kept in the cache; what is left for a run is the loop below, which needs no lark: its
import takes longer than reading a report.
"""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from govlint_grammar.build_cache import built
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark
    from lark.grammar import Rule

_T = TypeVar("_T")
# The state of a list, the state after a token behind it, and the terminal that comes next.
_Step: TypeAlias = "tuple[int, int, str]"

_FOLDER = Path(__file__).parent

# Part of the cache's key: to be changed with the class below.
_LAYOUT = "2"

END: Final = "$END"


class NotParsedError(ValueError):
    """A token stands where the grammar has no place for it."""


class Tables(NamedTuple):
    """A grammar, ready to run.

    Attributes:
        moves: for each state, what a terminal or rule leads to: the state to go to, or, less than zero, the
            complement of the number of the rule that is complete.
        rules: for each rule its name, the name that what it makes goes by, and how many symbols it has.
            What a rule without the second makes stands in the rule around it.
        start: the state at the beginning.
        end: the state when all is read.
        terminals: names and patterns; of those that match, the first is the one.
        ignored: the names of terminals that are passed over.
        lists: the steps by which a token lengthens a list, each with the state after it; the same as `moves`
            say, at once.
    """

    moves: list[dict[str, int]]
    rules: list[tuple[str, str, int]]
    start: int
    end: int
    terminals: list[tuple[str, str]]
    ignored: list[str]
    lists: dict[_Step, int]


def load_tables(name: str) -> Tables:
    """Return the tables of a packaged grammar, from the cache if they are there.

    Args:
        name: the grammar's file name in this package.
    """
    grammar = (_FOLDER / name).read_text("utf-8")
    return built(
        Path(name).stem,
        f"{_LAYOUT}\n{grammar}",
        lambda: make_tables(grammar),
        dump=lambda made: marshal.dumps(tuple(made)),
        load=lambda data: Tables(*marshal.loads(data)),  # noqa: S302 - the user's own cache
    )


def make_tables(grammar: str) -> Tables:
    """Return the tables of a grammar.

    Raises:
        lark.exceptions.GrammarError: it is not a grammar, or not one for LALR.
    """
    from lark import Lark
    from lark.parsers.lalr_analysis import Shift

    made = Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False)
    table = made.parser.parser._parse_table
    numbers = {rule: number for number, rule in enumerate(made.rules)}
    moves = [
        {
            symbol: to if action is Shift else ~numbers[to]
            for symbol, (action, to) in table.states[state].items()
        }
        for state in range(len(table.states))
    ]
    rules = [(str(rule.origin.name), _name(rule), len(rule.expansion)) for rule in made.rules]
    return Tables(
        moves,
        rules,
        table.start_states["start"],
        table.end_states["start"],
        _terminals(made),
        [str(name) for name in made.ignore_tokens],
        _list_steps(moves, rules),
    )


def _list_steps(moves: list[dict[str, int]], rules: list[tuple[str, str, int]]) -> dict[_Step, int]:
    """Return the steps that do nothing but lengthen a list by a token.

    On the stack are a list and a token. The next terminal first completes rules without a name that consist
    of the token alone, then one that adds it to the list, and then finds the list as it found it before.
    """
    steps: dict[_Step, int] = {}
    entered = {to: symbol for here in moves for symbol, to in here.items() if to >= 0}
    for listed, here in enumerate(moves):
        for shifted in {to for to in here.values() if to >= 0}:
            for kind in moves[shifted]:
                at = shifted
                while (move := moves[at].get(kind, 0)) < 0:
                    origin, name, length = rules[~move]
                    if name or length != 1:
                        break
                    at = here[origin]
                if move < 0 and not name and length == 2 and origin == entered.get(listed):
                    onward = here.get(kind, -1)
                    if onward >= 0:
                        steps[listed, shifted, kind] = onward
    return steps


def _name(rule: Rule) -> str:
    origin = str(rule.origin.name)
    return "" if origin.startswith("_") else str(rule.alias or origin)


def _terminals(made: Lark) -> list[tuple[str, str]]:
    """Return the terminals in the order in which lark's own lexer tries them."""
    ordered = sorted(
        made.terminals,
        key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name),
    )
    return [(str(terminal.name), str(terminal.pattern.to_regexp())) for terminal in ordered]


def run(
    tables: Tables, next_token: Callable[[int], tuple[str, _T]], make: Callable[[str, list[_T]], _T]
) -> _T:
    """Run a grammar over tokens.

    Args:
        tables: the grammar.
        next_token: given the state, returns the name of the next terminal and its token; `END` when there is
            none, and whatever as the token.
        make: given the name of a rule and the parts that it consists of, returns what it makes.

    Returns:
        What the rule ``start`` makes.

    Raises:
        NotParsedError: the tokens are no sentence of the grammar.
    """
    moves, rules = tables.moves, tables.rules
    states = [tables.start]
    values: list[_T | list[_T]] = []
    lists = tables.lists
    while True:
        kind, token = next_token(states[-1])
        move = moves[states[-1]].get(kind)
        if move is not None and move < 0:
            # perf: most tokens only lengthen a list of such tokens
            onward = lists.get((states[-2], states[-1], kind)) if len(states) > 1 else None
            if onward is not None:
                values[-2].append(values[-1])  # type: ignore[union-attr,arg-type] # a list and a token
                values[-1] = token
                states[-1] = onward
                continue
        while move is not None and move < 0:
            origin, name, length = rules[~move]
            parts = _parts(values, length)
            if length:
                del states[-length:]
            made = make(name, parts) if name else parts
            state = moves[states[-1]][origin]
            if kind == END and state == tables.end:
                return made  # type: ignore[return-value] # the rule `start` has a name
            states.append(state)
            values.append(made)
            move = moves[state].get(kind)
        if move is None:
            raise NotParsedError(kind)
        states.append(move)
        values.append(token)


def _parts(values: list[_T | list[_T]], length: int) -> list[_T]:
    """Take so many values off the end; those of rules without a name are put in place of the rule."""
    if not length:
        return []
    first, *others = values[-length:]
    del values[-length:]
    parts = first if isinstance(first, list) else [first]
    for other in others:
        if isinstance(other, list):
            parts.extend(other)
        else:
            parts.append(other)
    return parts
