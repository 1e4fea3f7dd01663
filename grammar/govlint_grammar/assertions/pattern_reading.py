r"""Patterns of words that run in time linear in the text.

What is allowed: characters; ``.`` for any; classes (``[0-9年]``, ``[^。]``), ``\d`` and ``\s``; groups,
``|``, ``?`` and repeats with an end (``{2}``, ``{0,20}``); ``^`` and ``$`` for the ends of a paragraph; and
to look at one character before or behind (``(?<!\d)``, ``(?!年)``). Not allowed are repeats without an end,
references back, and so many ways to repeat that a text could be tried in too many of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint_grammar.assertions.errors import ExpressionError
from govlint_grammar.assertions.pattern import Pattern
from govlint_grammar.assertions.pattern_pieces import One, Piece, exclude_each_other, first_of, ways_of
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

# In how many ways the repeats of a pattern may be combined at one place of the text.
MOST_WAYS = 2_000
LONGEST = 1000
_MOST_REPEATS = 200
_DEEPEST = 20
_FEW = 8  # characters of a class that are looked for one by one
_ESCAPED = "dDsSwW"
_PLAIN_ESCAPES = '.^$*+?{}[]\\|()/-"'
_REPEAT = re.compile(r"\{(\d{1,4})(?:(,)(\d{0,4}))?\}")
_LOOKS = ("(?<!", "(?<=", "(?!", "(?=")


def read_pattern(text: str) -> Pattern:
    """Check a pattern.

    Raises:
        ExpressionError: something that is not allowed, with its place in the pattern.
    """
    if len(text) > LONGEST:
        message = Text(f"模式超过{LONGEST}个字符", f"a pattern of more than {LONGEST} characters")
        raise ExpressionError(message, LONGEST)
    reader = _Reader(text)
    piece = reader.alternatives(0)
    if reader.at < len(text):
        raise reader.error("多了一个右括号", "a closing bracket too many")
    try:
        compiled = re.compile(piece.expression, re.MULTILINE)
    except (re.error, OverflowError) as error:
        raise ExpressionError(Text(f"模式有误：{error}", f"the pattern is wrong: {error}"), 0) from None
    if compiled.match("") is not None:
        message = Text("模式不能匹配空文字", "the pattern must not match nothing at all")
        raise ExpressionError(message, 0, len(text))
    rare = {tuple(sorted(words)) for words in piece.further if all(map(_is_rare, words))}
    further = rare - {tuple(sorted(piece.hints))}
    return Pattern(piece.expression, tuple(sorted(piece.hints)), tuple(sorted(further)))


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def error(self, zh: str, en: str, at: int | None = None, allowed: Iterable[str] = ()) -> ExpressionError:
        """Return an error at an offset, or where the reader is."""
        return ExpressionError(Text(zh, en), self.at if at is None else at, 1, tuple(allowed))

    def alternatives(self, depth: int) -> Piece:
        """Read ``a|b|c``."""
        if depth > _DEEPEST:
            raise self.error("括号嵌套过多", "brackets within too many brackets")
        pieces = [self._row(depth)]
        while self._takes("|"):
            pieces.append(self._row(depth))
        if len(pieces) == 1:
            return pieces[0]
        hints = frozenset[str]().union(*(piece.hints for piece in pieces))
        sure = all(piece.hints for piece in pieces)
        ways = 1 if exclude_each_other(pieces) else sum(piece.ways for piece in pieces)
        firsts = [piece.first for piece in pieces]
        known = all(first is not None for first in firsts)
        return Piece(
            "|".join(piece.expression for piece in pieces),
            self._within(ways),
            ways,
            hints if sure else frozenset(),
            first=tuple(each for first in firsts for each in first or ()) if known else None,
        )

    def _row(self, depth: int) -> Piece:
        """Read parts that follow each other."""
        row: list[Piece] = []
        places: list[int] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            places.append(self.at)
            row.append(self._repeated(depth))
        ways = 1
        for factor, place in zip(reversed(list(ways_of(row))), places, strict=True):
            ways = self._within(ways * factor, place)
        words = "".join(piece.words for piece in row if piece.words is not None)
        only_words = all(piece.words is not None for piece in row)
        expression = "".join(piece.expression for piece in row)
        hints, *further = _hints(row)
        return Piece(
            expression, ways, ways, hints, tuple(further), words if only_words else None, first_of(row)
        )

    def _repeated(self, depth: int) -> Piece:
        """Read a part with the repeat behind it."""
        start = self.at
        piece = self._part(depth)
        if self._takes("?"):
            self._no_more_repeats()
            expression = f"{_grouped(piece, self.text, start)}?"
            ways = self._within(piece.ways + 1, start)
            return Piece(expression, ways, piece.ways, first=piece.first, optional=True, single=piece.single)
        if self.text[self.at : self.at + 1] in ("*", "+"):
            zh, en = "重复必须有上限", "a repeat must have an end"
            raise self.error(zh, en, allowed=("?", "{0,20}", "{1,20}"))
        if self.text[self.at : self.at + 1] != "{":
            return piece
        return self._counted(piece, start)

    def _counted(self, piece: Piece, start: int) -> Piece:
        match = _REPEAT.match(self.text, self.at)
        if match is None or (match[2] and not match[3]):
            raise self.error("重复次数的写法有误", "a repeat is written so", allowed=("{2}", "{0,20}"))
        least, most = int(match[1]), int(match[3] or match[1])
        if least > most or most > _MOST_REPEATS or most == 0:
            zh, en = f"重复次数应在1至{_MOST_REPEATS}之间", f"repeat from 1 to {_MOST_REPEATS} times"
            raise self.error(zh, en)
        self.at = match.end()
        self._no_more_repeats()
        ways = 0
        for count in range(least, most + 1):
            ways = self._within(ways + piece.ways**count, start)
        hints = piece.hints or (frozenset([piece.words]) if piece.words else frozenset())
        return Piece(
            f"{_grouped(piece, self.text, start)}{{{least},{most}}}",
            ways,
            1 if piece.single else ways,
            hints if least else frozenset(),
            first=piece.first,
            optional=not least,
            single=piece.single,
        )

    def _no_more_repeats(self) -> None:
        if self.text[self.at : self.at + 1] in ("?", "*", "+", "{"):
            raise self.error("重复之后不能再重复", "a repeat cannot be repeated")

    def _part(self, depth: int) -> Piece:
        """Read a character, a class or a group."""
        char = self.text[self.at]
        if char == "(":
            return self._group(depth)
        if char == "[":
            return self._class()
        if char in "*+?{":
            raise self.error("前面没有可以重复的内容", "there is nothing to repeat")
        self.at += 1
        if char == "\\":
            return self._escape()
        if char == ".":
            return Piece(char, first=(One(char),), single=True)
        if char in "^$":
            return Piece(char)
        if char == "\n":
            raise self.error("不能有换行", "a line break is not allowed", self.at - 1)
        return _character(char)

    def _escape(self) -> Piece:
        char = self.text[self.at : self.at + 1]
        if char and char in _ESCAPED:
            self.at += 1
            # A paragraph is one line: what is not a digit is no line break either.
            expression = {"D": "[^\\d\\n]", "s": "[^\\S\\n]", "W": "[^\\w\\n]"}.get(char, f"\\{char}")
            return Piece(expression, first=(One(expression),), single=True)
        if not char or char not in _PLAIN_ESCAPES:
            zh, en = f"不允许“\\{char}”", f"'\\{char}' is not allowed"
            raise self.error(zh, en, self.at - 1, ("\\d", "\\s", "\\w", "\\.", "\\(", "\\["))
        self.at += 1
        return _character(char)

    def _class(self) -> Piece:
        start = self.at
        self.at += 1
        negated = self._takes("^")
        items: list[str] = []
        chars = ""
        first = True
        while first or self.text[self.at : self.at + 1] != "]":
            if self.at >= len(self.text):
                raise self.error("方括号没有配对", "a square bracket is not closed", start)
            item, known = self._class_item()
            items.append(item)
            chars = chars + known if known and chars is not None else ""
            first = False
        self.at += 1
        few = not negated and 0 < len(chars) <= _FEW and len(chars) == len(items)
        expression = f"[{'^' if negated else ''}{''.join(items)}{chr(92) + 'n' if negated else ''}]"
        hints = frozenset(chars) if few else frozenset[str]()
        members = chars if not negated and len(chars) == len(items) else ""
        return Piece(expression, hints=hints, first=(One(expression, members),), single=True)

    def _class_item(self) -> tuple[str, str]:
        """Read a character or a range of a class; return it for `re`, and a character that stands alone."""
        low = self._class_char()
        if len(low) > 1:
            return low, ""
        if self.text[self.at : self.at + 1] != "-" or self.text[self.at + 1 : self.at + 2] == "]":
            return re.escape(low), low
        self.at += 1
        high = self._class_char()
        if len(high) > 1 or high < low:
            raise self.error("字符范围有误", "a wrong range of characters", self.at - 1)
        return f"{re.escape(low)}-{re.escape(high)}", ""

    def _class_char(self) -> str:
        char = self.text[self.at : self.at + 1]
        self.at += 1
        if char == "[":
            raise self.error("方括号内不能再有方括号", "a square bracket within square brackets", self.at - 1)
        if char == "\\":
            char = self.text[self.at : self.at + 1]
            self.at += 1
            if char and char in "dsw":
                return f"\\{char}"
            if not char or char not in _PLAIN_ESCAPES:
                raise self.error(f"不允许“\\{char}”", f"'\\{char}' is not allowed", self.at - 2)
        if not char or char == "\n":
            raise self.error("方括号没有配对", "a square bracket is not closed", self.at - 1)
        return char

    def _group(self, depth: int) -> Piece:
        start = self.at
        look = next((look for look in _LOOKS if self.text.startswith(look, start)), None)
        if look is None and self.text.startswith("(?", start) and not self.text.startswith("(?:", start):
            zh, en = "不允许这种括号", "brackets of this kind are not allowed"
            raise self.error(zh, en, start, ("(", "(?:", *_LOOKS))
        opening = look or ("(?:" if self.text.startswith("(?:", start) else "(")
        self.at += len(opening)
        piece = self._look(start) if look is not None else self.alternatives(depth + 1)
        if not self._takes(")"):
            raise self.error("括号没有配对", "a bracket is not closed", start)
        if look is not None:
            return Piece(f"{opening}{piece.expression})")
        hints = frozenset([piece.words]) if piece.words else piece.hints
        expression = f"{opening}{piece.expression})"
        return Piece(expression, piece.ways, piece.ways, hints, piece.further, first=piece.first)

    def _look(self, start: int) -> Piece:
        """Read the one character that is looked at."""
        if self.text[self.at : self.at + 1] in ("", ")", "(", "|"):
            raise self.error("只能前后看一个字符", "only one character can be looked at", start)
        piece = self._part(_DEEPEST)
        if self.text[self.at : self.at + 1] != ")":
            raise self.error("只能前后看一个字符", "only one character can be looked at", start)
        return piece

    def _takes(self, char: str) -> bool:
        found = self.text[self.at : self.at + 1] == char
        self.at += found
        return found

    def _within(self, ways: int, at: int | None = None) -> int:
        if ways > MOST_WAYS:
            zh = "重复的组合过多；请缩小重复次数或者减少重复"
            en = "too many ways to combine repeats; make them fewer or shorter"
            raise self.error(zh, en, at)
        return ways


def _character(char: str) -> Piece:
    return Piece(re.escape(char), words=char, first=(One(re.escape(char), char),), single=True)


def _hints(row: list[Piece]) -> list[frozenset[str]]:
    """Return groups of words, one of each of which a row of parts must have, the best group first."""
    candidates: list[frozenset[str]] = []
    words = ""
    for piece in (*row, Piece("")):
        if piece.words is not None:
            words += piece.words
            continue
        candidates += [frozenset([words])] if words else []
        words = ""
        candidates += [piece.hints, *piece.further] if piece.hints else []
    return sorted(candidates, key=_worth, reverse=True) or [frozenset()]


def _is_rare(word: str) -> bool:
    """Whether it pays to look for a word before a line is searched: single characters are everywhere."""
    return len(word) > (2 if word.isdigit() else 1)


def _grouped(piece: Piece, text: str, start: int) -> str:
    """Return a part's expression so that a repeat takes all of it."""
    if text[start] in "^$" or text.startswith(_LOOKS, start):
        message = Text("此处不能重复", "this cannot be repeated")
        raise ExpressionError(message, start)
    return piece.expression


def _worth(hints: frozenset[str]) -> tuple[int, int]:
    """Return how well words rule a text out: the longer and the fewer, the better; figures are everywhere."""
    return min((0 if hint.isdigit() else len(hint) for hint in hints), default=-1), -len(hints)
