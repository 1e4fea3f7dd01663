"""Packs: every mistake has its own message at its place; the twin and the cache carry the proof; the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from govlint.local_plugins import local
from govlint.packs import proof
from govlint.packs.facts import Known
from govlint.packs.loading import compile_pack, load_pack, twin_path
from govlint.packs.requirements import check_requires
from govlint.plugins import Contribution, Plugin
from govlint.registry import PluginClash, PluginError, build_registry, register
from govlint.testing import read_sample
from govlint.testing.running import check_sample, registry_with
from govlint_grammar.documents import DocumentError
from govlint_grammar.form_loader import packaged_forms
from govlint_grammar.positioned import parse_document
from govlint_grammar.provisions import packaged_provisions

if TYPE_CHECKING:
    from pathlib import Path

    from govlint.outcome import FileOutcome

KNOWN = Known(packaged_forms(), frozenset(packaged_provisions()))

PACK = """\
pack: {id: trial, version: 1.0.0, schema: 1, requires: "govlint>=0.1"}
rules:
  - code: TR101
    name: no-thanks
    severity: warning
    cites: [F30]
    when: report.year >= 2021
    find: 谢谢(大家|各位)
    in: [problems, other]
    except: [不谢谢大家]
    replace: 感谢{1}
    messages: {zh: "“{found}”应为“{replacement}”", en: "“{found}” should be “{replacement}”"}
    page:
      zh: {complaint: 用语随意, checks: 看用语。, basis: 国办公开办函〔2021〕30号。, why: 庄重。, mend: 修改。}
      en: {complaint: Casual words, checks: Words., basis: 国办公开办函〔2021〕30号., why: Gravity., mend: Replace them.}
    examples:
      pass: {base: "2021"}
      fail: {base: "2021", say: {other: 谢谢大家。}}
  - code: TR102
    name: not-one-request
    severity: error
    assert:
      requests.received = 1
    messages: {zh: "共 {requests.received} 件", en: "{left} instead of {right}"}
    page:
      zh: {complaint: 不是一件, checks: 件数。, basis: 逻辑。, why: 试验。, mend: 改。}
      en: {complaint: Not one, checks: Number., basis: Logic., why: Trial., mend: Change.}
    examples:
      fail: {base: "2021"}
      pass: {base: "2021", set: {"requests.received[other]": 1, "requests.granted[other]": 1}}
"""

# What is written instead of what, and what is said of it: line, text under the caret, message, allowed words.
MISTAKES = [
    ("unknown key of a rule", "severity: warning", "severty: warning", 5, "severty", "unknown key 'severty'; did you mean 'severity'?", "severity"),
    ("wrong type", "in: [problems, other]", "in: {problems: 1}", 9, "{", "must be text", ""),
    ("missing key", "    severity: warning\n", "", 3, "c", "the key 'severity' is missing", "severity"),
    ("wrong value", "severity: warning", "severity: fatal", 5, "fatal", "'fatal' is not allowed here", "warning"),
    ("unknown report key", "requests.received = 1", "requests.recieved = 1", 23, "requests.recieved", "no key 'requests.recieved'; did you mean 'requests.received'?", "requests.received"),
    ("bad assertion", "requests.received = 1", "requests.received = = 1", 23, "=", "'=' cannot stand here", "requests.received"),
    ("number as condition", "requests.received = 1", "requests.received + 1", 23, "requests.received + 1", "a condition is needed", ""),
    ("text against number", "when: report.year >= 2021", 'when: report.year = "2021"', 7, '"2021"', "a number is needed", ""),
    ("unknown provision", "cites: [F30]", "cites: [F31]", 6, "F31", "'F31' is not known; did you mean", "F30"),
    ("bad pattern", "谢谢(大家|各位)", "谢谢(大家|各位)+", 8, "+", "a repeat must have an end", "{0,20}"),
    ("bad pattern in an exception", "[不谢谢大家]", "[不(谢谢大家]", 10, "(", "a bracket is not closed", ""),
    ("no such group", "replace: 感谢{1}", "replace: 感谢{2}", 11, "感谢{2}", "the pattern has no such group: {2}", "{1}"),
    ("unknown scope", "in: [problems, other]", "in: [problem]", 9, "problem", "'problem' is not allowed here; did you mean 'problems'?", "overview.management"),
    ("unknown name in a message", "“{found}”应为", "“{fuond}”应为", 12, "fuond", "'fuond' stands for nothing here; did you mean 'found'?", "found"),
    ("wrong schema", "schema: 1", "schema: 2", 1, "2", "packs of this schema cannot be read", "1"),
    ("requires is not met", "govlint>=0.1", "govlint>=99", 1, '"govlint>=99"', "the pack needs govlint>=99", ""),
    ("requires is not written so", "govlint>=0.1", "python>=3", 1, '"python>=3"', "not how requires is written", "govlint>=1"),
    ("missing example", '      pass: {base: "2021"}\n', "", 17, "f", "the passing example 'pass' is missing", "pass"),
    ("example that does not fail", "谢谢大家。}}", "感谢大家。}}", 18, "{", "the rule does not fire on this failing example", ""),
    ("example that does not pass", 'pass: {base: "2021"}', 'pass: {base: "2021", say: {other: 谢谢各位。}}', 17, "{", "the rule fires on this passing example", ""),
    ("example that cannot be assessed", 'fail: {base: "2021"}\n', 'fail: {base: "2021", blank: [requests.received]}\n', 29, "{", "cannot assess this failing example: the cell", ""),
    ("example of another year", "report.year >= 2021\n", "report.year >= 2021\n    years: \"2024..\"\n", 19, "{", "the rule is not for this report year", ""),
    ("edit that names nothing", "say: {other: 谢谢大家。}", "say: {othr: 谢谢大家。}", 18, "othr", "no 'othr'", "other"),
    ("clashing code", "TR102", "TR101", 19, "TR101", "the code 'TR101' is that of the rule in line 3", ""),
    ("clashing name", "not-one-request", "no-thanks", 20, "no-thanks", "the name 'no-thanks' is that of the rule in line 3", ""),
    ("code of another shape", "TR102", "T1", 19, "T1", "a code is two to five capital letters", ""),
    ("two statements", "find: 谢谢", "require: 好\n    find: 谢谢", 8, "require", "a rule states exactly one of these", "assert"),
    ("what belongs elsewhere", "    assert:\n", "    once: true\n    assert:\n", 22, "once", "once goes with find only", ""),
    ("years", "when: report.year >= 2021", "years: 2021-2023", 7, "2021-2023", "not how years are written", "2021.."),
    ("a part of the page is missing", "why: Trial., ", "", 27, "{", "the key 'why' is missing", "why"),
    ("an option that is no number", "    when: report", "    options: {limit: much}\n    when: report", 7, "much", "'limit' must be a whole number", ""),
    ("a message that is not there", "requests.received = 1", "{must: requests.received = 1, message: other}", 24, "{", "the messages stand by their names", "other"),
    ("a group that is not there", "    except:", "    part: 2\n    except:", 10, "2", "out of range", ""),
    ("replacing that does not silence", "replace: 感谢{1}", "replace: 再谢谢{1}", 18, "{", "still fires after replace", ""),
]  # fmt: skip

SUMS = """\
pack: {id: sums, version: 1.0.0, schema: 1}
rules:
  - code: TR201
    name: outcomes-differ
    severity: error
    balances: {table: disputes, each: none}
    messages: {zh: "{line}：{left} {left_total}，{right} {right_total}", en: "{line}: off by {difference}"}
    page:
      zh: {complaint: 加总不符, checks: 加总。, basis: 逻辑。, why: 试验。, mend: 改。}
      en: {complaint: Sums differ, checks: Sums., basis: Logic., why: Trial., mend: Change.}
    examples:
      pass: {base: "2021", set: {disputes.reconsideration.upheld: 1}}
      fail: {base: "2021", set: {disputes.reconsideration.total: 1}}
"""
MISTAKES_OF_SUMS = [
    ("unknown sum", "{table: disputes, each: none}", "flwo", 6, "flwo", "no balance 'flwo'; did you mean 'flow'?", "flow"),
    ("unknown key", "each: none", "evry: row", 6, "evry", "unknown key 'evry'", "each"),
    ("unknown line", "each: none", "each: cell", 6, "cell", "'cell' is not allowed here", "column"),
    ("unknown table", "table: disputes", "table: dispute", 6, "dispute", "did you mean 'disputes'?", "requests"),
    ("no such sum", "each: none", "each: row", 6, "{", "no edition of the form has such a balance", "row-total"),
    ("another fault", "{table: disputes, each: none}", "[{total: blank}, flow]", 6, "flow", "all entries of a rule are about one kind of fault", ""),
    ("a message that is not there", "each: none", "each: none, message: other", 7, "{", "the messages stand by their names", "other"),
    ("two faults", "each: none", "total: blank, part: exceeds", 6, "part", "total and part do not go together", ""),
    ("a name of another kind", "{difference}", "{limit}", 7, "limit", "'limit' stands for nothing here", "difference"),
    ("a message of another kind", 'messages: {zh: "{line}', 'messages: {several: {zh: a, en: b}, zh: "{line}', 7, "several", "unknown key 'several'", ""),
    ("what belongs elsewhere", "    balances:", "    in: other\n    balances:", 6, "in", "in goes with find and require only", ""),
]  # fmt: skip

COMPARISONS = """\
pack: {id: prose, version: 1.0.0, schema: 1}
rules:
  - code: TR301
    name: licences-differ
    severity: warning
    compares:
      keys: proactive.licences.*
      unless: comparison.counted = 0
    messages: {zh: "{quote}；{tables}", en: "{quote}; {tables}"}
    page:
      zh: {complaint: 许可不符, checks: 许可。, basis: 逻辑。, why: 试验。, mend: 改。}
      en: {complaint: Licences differ, checks: Licences., basis: Logic., why: Trial., mend: Change.}
    examples:
      pass: {base: "2021", say: {other: 全年作出行政许可决定3件。}}
      fail: {base: "2021", set: {proactive.licences.decisions: 2}, say: {other: 全年作出行政许可决定3件。}}
"""
MISTAKES_OF_COMPARISONS = [
    ("unknown statement", "licences.*", "licences.issues", 7, "proactive.licences.issues", "the prose states no 'proactive.licences.issues'", "requests.*"),
    ("key that no table has", "proactive.licences.*", "fee.collected", 7, "fee.collected", "the prose states no 'fee.collected'", ""),
    ("unknown key of an entry", "unless:", "unles:", 8, "unles", "unknown key 'unles'; did you mean 'unless'?", "when"),
    ("missing keys", "      keys: proactive.licences.*\n", "", 7, "unless", "the key 'keys' is missing", "keys"),
    ("unknown key of a condition", "comparison.counted", "comparison.count", 8, "comparison.count", "did you mean 'comparison.counted'?", ""),
    ("number as text", "comparison.counted = 0", 'comparison.said matches "1"', 8, 'comparison.said matches "1"', "a text is needed", ""),
    ("condition on columns", "comparison.counted = 0", "requests.received = 0 in each column", 8, "requests", "'in each column' goes with assert only", ""),
    ("a name of another kind", "{quote};", "{left};", 9, "left", "'left' stands for nothing here", "tables"),
]  # fmt: skip

EACH = """\
pack: {id: each, version: 1.0.0, schema: 1}
rules:
  - code: TR401
    name: fee-not-round
    severity: warning
    each: statements.fee.collected
    when: each.denied is absent
    assert:
      - {must: each.value > 5, message: small, verdict: review}
      - {must: "remainder(each.value, 5) = 0", message: odd}
    terms: {rest: "remainder(each.value, 5)"}
    evidence: {formula: "{each.value} = … + {rest}", found: "{each.value}"}
    messages:
      small: {zh: "{quote}", en: "only {each.value}"}
      odd: {zh: "{quote}余{rest}", en: "{rest} is left over"}
    page:
      zh: {complaint: 收费不整, checks: 收费。, basis: 逻辑。, why: 试验。, mend: 改。}
      en: {complaint: Odd fees, checks: Fees., basis: Logic., why: Trial., mend: Change.}
    examples:
      pass: {base: "2021", say: {other: 全年收取信息处理费20元。}}
      fail: {base: "2021", say: {other: 全年收取信息处理费22元。}}
"""
MISTAKES_OF_EACH = [
    ("unknown things", "statements.fee.collected", "statements.fee.colected", 6, "statements.fee.colected", "there are no 'statements.fee.colected'; did you mean", "claims.parts"),
    ("a key of other things", "each.denied", "each.area", 7, "each.area", "a report has no key 'each.area'", ""),
    ("a condition as term", "rest: \"remainder(each.value, 5)\"", "rest: each.value > 5", 11, "each.value > 5", "a number or a text is needed", ""),
    ("a name that is none", "terms: {rest:", "terms: {Rest:", 11, "Rest", "a name is a lower-case word", ""),
    ("too few operands", "remainder(each.value, 5) = 0", "remainder(each.value) = 0", 10, "remainder(each.value)", "'remainder' is written remainder(number, number)", ""),
    ("unknown name in the evidence", "+ {rest}", "+ {rset}", 12, "rset", "'rset' stands for nothing here; did you mean 'rest'?", "quote"),
    ("unknown part of the evidence", ", found:", ", fuond:", 12, "fuond", "unknown key 'fuond'; did you mean 'found'?", "formula"),
    ("unknown name in a message", "{rest} is", "{rset} is", 15, "rset", "'rset' stands for nothing here", "quote"),
    ("unknown verdict", "verdict: review", "verdict: maybe", 9, "maybe", "'maybe' is not allowed here", "review"),
    ("what belongs to each", "    each: statements.fee.collected\n", "", 10, "terms", "terms goes with each only", ""),
]  # fmt: skip

PACKS = (
    (PACK, MISTAKES),
    (SUMS, MISTAKES_OF_SUMS),
    (COMPARISONS, MISTAKES_OF_COMPARISONS),
    (EACH, MISTAKES_OF_EACH),
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVLINT_CACHE_DIR", str(tmp_path / "cache"))


def written(folder: Path, text: str = PACK) -> Path:
    path = folder / "trial.yaml"
    path.write_text(text, "utf-8")
    return path


def checked(path: Path, edits: str, *codes: str) -> FileOutcome:
    registry = registry_with(load_pack(path, KNOWN).rules)
    return check_sample(read_sample(parse_document(f'base: "2021"\n{edits}', "sample")), registry, codes)


@pytest.mark.parametrize(
    ("pack", "old", "new", "line", "under", "message", "allowed"),
    [(pack, *m[1:]) for pack, listed in PACKS for m in listed],
    ids=[m[0] for _, listed in PACKS for m in listed],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, pack: str, old: str, new: str, line: int, under: str, message: str, allowed: str
) -> None:
    assert pack.count(old) >= 1
    first, _, rest = pack.partition(old)
    with pytest.raises(DocumentError) as caught:
        load_pack(written(tmp_path, first + new + rest), KNOWN)
    error = caught.value
    assert message in error.message.en
    assert error.message.zh != error.message.en
    assert error.line == line
    assert error.excerpt[error.column - 1 :].startswith(under)
    assert not allowed or allowed in error.allowed
    assert str(error).count("^") >= 1


def test_a_folded_assertion_has_its_caret_in_the_right_line(tmp_path: Path) -> None:
    text = PACK.replace(
        "      requests.received = 1\n", "      requests.received\n      + requests.carryed_in = 1\n"
    )
    with pytest.raises(DocumentError) as caught:
        load_pack(written(tmp_path, text), KNOWN)
    assert (caught.value.line, caught.value.column) == (24, 9)


def test_rules_of_a_pack_are_rules(tmp_path: Path) -> None:
    outcome = checked(written(tmp_path), "edits: {say: {other: 不谢谢大家。谢谢各位，谢谢大家。}}", "TR101")
    first, second = outcome.diagnostics
    assert outcome.source is not None
    assert outcome.source.quote(first.place.span) == "谢谢各位"
    assert (first.message.zh, first.provisions) == ("“谢谢各位”应为“感谢各位”", ("F30",))
    assert first.place.section == "other"
    assert first.fix is not None
    assert [edit.text for edit in first.fix.edits] == ["感谢各位"]
    assert second.message.en == "“谢谢大家” should be “感谢大家”"


def test_what_is_not_known_is_not_assessed_with_the_reason(tmp_path: Path) -> None:
    outcome = checked(written(tmp_path), "edits: {blank: [requests.received]}", "TR102")
    assert outcome.diagnostics == ()
    (unassessed,) = outcome.not_assessed
    assert unassessed.code == "TR102"
    assert unassessed.reason.zh == "“一、本年新收政府信息公开申请数量 › 总计”一格空白"


def test_an_assertion_shows_its_formula_and_place(tmp_path: Path) -> None:
    (finding,) = checked(written(tmp_path), "edits: {}", "TR102").diagnostics
    assert finding.evidence.formula is not None
    assert finding.evidence.formula.zh == "一、本年新收政府信息公开申请数量 0 ≠ 1"
    assert (finding.evidence.expected, finding.evidence.found) == ("1", "0")
    assert (finding.place.row, finding.place.column) == ("requests.received", "total")


def test_sums_of_the_form_are_told_with_their_formula(tmp_path: Path) -> None:
    edits = "edits: {set: {disputes.direct_suit.upheld: 1, disputes.direct_suit.total: 3}}"
    (finding,) = checked(written(tmp_path, SUMS), edits, "TR201").diagnostics
    assert finding.message.en == "administrative litigation › direct suit without reconsideration: off by 2"
    assert finding.evidence.formula is not None
    assert finding.evidence.formula.zh == "总计 3 ≠ 结果维持 1（其余各格为 0）"
    assert finding.fix is not None


def test_statements_are_told_with_both_numbers(tmp_path: Path) -> None:
    said = "全年作出行政许可决定3件。"
    outcome = checked(
        written(tmp_path, COMPARISONS),
        f"edits: {{set: {{proactive.licences.decisions: 2}}, say: {{other: {said}}}}}",
        "TR301",
    )
    (finding,) = outcome.diagnostics
    assert (finding.evidence.found, finding.evidence.expected) == ("3", "2")
    assert finding.place.section == "other"
    assert [related.place.row for related in finding.related] == ["proactive.licences"]
    silent = checked(tmp_path / "trial.yaml", f"edits: {{say: {{other: {said}}}}}", "TR301")
    assert (silent.diagnostics, silent.checked) == ((), ("TR301",))


def test_each_thing_is_asked(tmp_path: Path) -> None:
    said = "全年收取信息处理费22元。收取信息处理费3元。收取信息处理费25元。"
    outcome = checked(written(tmp_path, EACH), f"edits: {{say: {{other: {said}}}}}", "TR401")
    told = [(each.message.en, each.verdict.value) for each in outcome.diagnostics]
    assert told == [("2 is left over", "fail"), ("only 3", "review")]
    first, _ = outcome.diagnostics
    assert first.evidence.formula is not None
    assert (first.evidence.formula.zh, first.evidence.found) == ("22 = … + 2", "22")
    denied = checked(tmp_path / "trial.yaml", "edits: {say: {other: 本年未收取信息处理费。}}", "TR401")
    assert (denied.diagnostics, denied.checked) == ((), ("TR401",))


def test_the_proof_is_kept_until_the_pack_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    proofs: list[str] = []
    prove = proof.prove
    monkeypatch.setattr(
        proof, "prove", lambda read, *rest: (proofs.append(read.data.code), prove(read, *rest))
    )
    path = written(tmp_path)
    assert load_pack(path, KNOWN).rules[0].page_zh == load_pack(path, KNOWN).rules[0].page_zh
    assert proofs == ["TR101", "TR102"]
    load_pack(written(tmp_path, PACK.replace("庄重。", "庄严。")), KNOWN)
    assert len(proofs) == 4


def test_a_twin_is_read_while_it_is_of_the_same_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path)
    read = load_pack(path, KNOWN)
    twin_path(path).write_text(compile_pack(path, KNOWN), "utf-8")
    monkeypatch.setattr("govlint.packs.loading.proved", lambda *_: pytest.fail("the pack was read"))
    twin = load_pack(path, KNOWN)
    assert [rule.data for rule in twin.rules] == [rule.data for rule in read.rules]
    written(tmp_path, PACK.replace("庄重。", "庄严。"))
    with pytest.raises(pytest.fail.Exception, match="the pack was read"):
        load_pack(path, KNOWN)


def test_a_twin_for_another_version_of_govlint_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path)
    twin_path(path).write_text(compile_pack(path, KNOWN), "utf-8")
    monkeypatch.setattr("govlint.packs.requirements.check_requires.__defaults__", ("0.0.9",))
    with pytest.raises(DocumentError, match="需要"):
        load_pack(path, KNOWN)


@pytest.mark.parametrize(
    ("requires", "version", "met"),
    [
        ("govlint>=0.1", "0.1.0", True),
        ("govlint >= 1, < 2", "1.9", True),
        ("govlint>=1,<2", "2.0.0", False),
        ("govlint!=1.2", "1.2.0", False),
        ("govlint>1.9", "1.10", True),
        ("govlint", "1.0", True),
    ],
)
def test_requires(requires: str, version: str, met: bool) -> None:
    node = parse_document(f'"{requires}"', "pack")
    if met:
        check_requires(node, version)
    else:
        with pytest.raises(DocumentError):
            check_requires(node, version)


def test_a_configuration_may_name_a_pack(tmp_path: Path) -> None:
    written(tmp_path)
    found = local("trial.yaml", tmp_path)
    assert found is not None
    entry = build_registry([], local=[found]).rules["TR102"]
    assert (entry.plugin.origin, entry.plugin.version) == ("trial.yaml", "1.0.0")
    assert local("none.yaml", tmp_path) is None


def test_a_broken_pack_is_told_with_its_place(tmp_path: Path) -> None:
    written(tmp_path, PACK.replace("report.year >=", "report.yaer >="))
    found = local("trial.yaml", tmp_path)
    assert found is not None
    with pytest.raises(PluginError, match=r"trial\.yaml:7:11: .*did you mean 'report\.year'"):
        build_registry([], local=[found])


def test_the_code_of_another_plugin_is_a_clash(tmp_path: Path) -> None:
    plugins = [Contribution(Plugin(name, name, "1"), packs=(written(tmp_path),)) for name in ("one", "other")]
    with pytest.raises(PluginClash, match="TR101"):
        register(plugins)


@pytest.mark.parametrize(
    ("own", "taken", "place"),
    [
        pytest.param("TR102", "GL301", "19:11", id="code"),
        pytest.param("not-one-request", "requests-do-not-balance", "20:11", id="name"),
    ],
)
def test_what_a_built_in_rule_has_is_a_clash_at_its_place(
    tmp_path: Path, own: str, taken: str, place: str
) -> None:
    written(tmp_path, PACK.replace(own, taken))
    found = local("trial.yaml", tmp_path)
    assert found is not None
    with pytest.raises(PluginClash) as caught:
        build_registry(local=[found])
    (problem,) = caught.value.problems
    assert f"trial.yaml:{place}: " in problem.zh
    assert f"'{taken}' is used by both govlint" in problem.en
    assert "^" * len(taken) in problem.en


def test_the_twins_of_the_built_in_packs_are_fresh() -> None:
    from govlint.packs.__main__ import installed_packs

    packs = list(installed_packs())
    assert packs
    for path in packs:
        assert twin_path(path).read_text("utf-8") == compile_pack(path, KNOWN), (
            f"run python -m govlint.packs ({path.name})"
        )
