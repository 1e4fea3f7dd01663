"""From the YAML of a pack to its data, with the place of every mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.diagnostics import Severity, Text, Verdict
from govlint.packs.balances import has_single_total, tables_of
from govlint.packs.compares import tables_of_keys
from govlint.packs.data import PackData, RuleData
from govlint.packs.facts import Known, codes_of, follows_of, one_of, options_of, version_of, years_of
from govlint.packs.needs import needs_of, needs_of_last_year, needs_of_scopes
from govlint.packs.pages import read_page
from govlint.packs.requirements import check_requires
from govlint.packs.statements import STATEMENT_KEYS, read_statement
from govlint.packs.wordings import read_messages
from govlint.rule import PROFILES
from govlint.rule_facts import CODE, NAME
from govlint_grammar.assertions.keys import Kind
from govlint_grammar.assertions.syntax import decode
from govlint_grammar.provisions import read_provisions
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govlint.packs.statements import Statement
    from govlint_grammar.positioned import Node, RawNode

SCHEMA = 1
_REQUIRED = ("code", "name", "severity", "messages", "page", "examples")
_OPTIONAL = (
    "verdict", "profile", "since", "preview", "years", "editions", "cites", "follows", "needs", "options",
    *STATEMENT_KEYS,
)  # fmt: skip
RULE_KEYS = (*_REQUIRED, *_OPTIONAL)
_KINDS = ("pass", "fail")


class ReadRule(NamedTuple):
    """A rule, with its examples and the node that is pointed at when they do not come out."""

    data: RuleData
    node: Node
    passes: tuple[Node, ...]
    fails: tuple[Node, ...]


class ReadPack(NamedTuple):
    """A pack that has been read; its examples have not been run.

    Attributes:
        head: the pack without its rules.
    """

    head: PackData
    rules: tuple[ReadRule, ...]

    @property
    def data(self) -> PackData:
        """The pack with all its rules."""
        return self.head._replace(rules=tuple(rule.data for rule in self.rules))


def read_pack(root: Node, known: Known) -> ReadPack:
    """Read a pack.

    Args:
        root: the document.
        known: what it may refer to besides its own provisions.

    Raises:
        DocumentError: the first mistake in it.
    """
    parts = root.map(("provisions",), ("pack", "rules"))
    head = parts["pack"].map(("requires",), ("id", "version", "schema"))
    if head["schema"].integer() != SCHEMA:
        message = Text("不支持这一版本的规则包格式", "packs of this schema cannot be read")
        raise head["schema"].error(message, (str(SCHEMA),))
    if "requires" in head:
        check_requires(head["requires"])
    own = parts.get("provisions")
    if own is not None:
        known = known._replace(provisions={*known.provisions, *read_provisions(own, {})})
    rules = tuple(_rule(node, known) for node in parts["rules"].items())
    _all_different(rules)
    requires = _raw(head.get("requires"))
    pack = PackData(head["id"].text(), version_of(head["version"]), requires, _raw(own), ())
    return ReadPack(pack, rules)


def _raw(node: Node | None) -> RawNode | None:
    return None if node is None else (node.line, node.column, node.content)


def _rule(node: Node, known: Known) -> ReadRule:
    parts = node.map(_OPTIONAL, _REQUIRED)
    options = options_of(parts["options"]) if "options" in parts else ()
    keys = {**known.keys, **{f"options.{option.name}": Kind.NUMBER for option in options}}
    statement = read_statement(node, parts, known.forms, keys)
    passes, fails = _examples(parts["examples"])
    of_each = statement.of_each
    named = keys if of_each is None else {*of_each.keys, *of_each.terms}
    messages = read_messages(parts["messages"], statement.kind, named, statement.messages)
    data = RuleData(
        code=_matching(parts["code"], "code"),
        name=_matching(parts["name"], "name"),
        severity=parts["severity"].one_of([each.label for each in Severity]),
        verdict=one_of(parts, "verdict", [each.value for each in Verdict], Verdict.FAIL.value),
        profile=one_of(parts, "profile", PROFILES, "standard"),
        since=version_of(parts["since"]) if "since" in parts else "0.1.0",
        preview=parts["preview"].boolean() if "preview" in parts else False,
        years=years_of(parts["years"]) if "years" in parts else (None, None),
        editions=codes_of(parts.get("editions"), [form.edition for form in known.forms]),
        cites=codes_of(parts.get("cites"), sorted(known.provisions)),
        follows=follows_of(parts["follows"]) if "follows" in parts else (),
        needs=_needs(parts, statement, known),
        when=statement.when,
        options=options,
        asserts=statement.asserts,
        each="" if of_each is None else of_each.source,
        terms={} if of_each is None else of_each.terms,
        shown=None if of_each is None else of_each.shown,
        at=statement.at,
        find=statement.find,
        require=statement.require,
        balances=statement.balances,
        compares=statement.compares,
        scopes=statement.scopes,
        excepted=statement.excepted,
        beside=statement.beside,
        apart=statement.apart,
        part=statement.part,
        once=statement.once,
        replace=statement.replace,
        mends=_mends(statement, known),
        messages=messages,
        page=read_page(parts["page"], {"pass": passes[0], "fail": fails[0]}),
        line=node.line,
    )
    return ReadRule(data, node, passes, fails)


def _mends(statement: Statement, known: Known) -> str:
    """Return the boldest of the fixes that the findings of a rule carry; empty for none."""
    if not statement.balances:
        return "" if statement.replace is None else "safe"
    fault = statement.balances[0].fault
    if fault == "blank":
        return "safe"
    return "unsafe" if fault == "differs" and has_single_total(statement.balances, known.forms) else ""


_SHAPES = {
    "code": (
        CODE,
        Text("代码应为2至5个大写字母加3位数字", "a code is two to five capital letters and three digits"),
    ),
    "name": (
        NAME,
        Text("名称应为用连字符连接的小写英文单词", "a name is lower-case words joined by hyphens"),
    ),
}


def _matching(node: Node, kind: str) -> str:
    pattern, message = _SHAPES[kind]
    if not pattern.fullmatch(node.text()):
        raise node.error(message)
    return node.text()


def _needs(parts: dict[str, Node], statement: Statement, known: Known) -> tuple[str, ...]:
    """Return the needs as given, or else as the rule's keys have it."""
    stated = (statement.when, *(must.condition for must in statement.asserts))
    conditions = [decode(each) for each in stated if each is not None]
    previous = needs_of_last_year(conditions, parts, statement.form)
    if "needs" in parts:
        return tuple(dict.fromkeys((*previous, *codes_of(parts["needs"], sorted(known.needs)))))
    tables = (*tables_of_keys(statement.compares), *tables_of(statement.balances, known.forms))
    # A rule about words in several parts searches those that are there.
    needs = (*needs_of(conditions, known.forms), *needs_of_scopes(statement.scopes, known.forms), *tables)
    return tuple(dict.fromkeys((*previous, *needs)))


def _examples(node: Node) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return the passing and the failing examples; of each there is one or a list."""
    examples = node.map(_KINDS)
    found = []
    for kind in _KINDS:
        given = examples.get(kind)
        several = () if given is None else given.items() if given.is_list else (given,)
        if not several:
            wanted = "合规" if kind == "pass" else "不合规"
            message = Text(f"缺少{wanted}示例“{kind}”", f"the {kind}ing example '{kind}' is missing")
            raise node.error(message, _KINDS)
        found.append(several)
    return found[0], found[1]


def _all_different(rules: Sequence[ReadRule]) -> None:
    seen: dict[str, int] = {}
    for rule in rules:
        fields = rule.node.entries()
        for fact in ("code", "name"):
            value = fields[fact].text()
            first = seen.setdefault(f"{fact} {value}", rule.node.line)
            if first != rule.node.line:
                zh = f"{fact} “{value}”重复，第 {first} 行的规则已经使用"
                en = f"the {fact} '{value}' is that of the rule in line {first} as well"
                raise fields[fact].error(Text(zh, en))
