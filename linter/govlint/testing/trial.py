"""A whole plugin on trial: every rule that it brings, every example of a page, every case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.packs.facts import Known
from govlint.packs.loading import compile_pack, twin_path
from govlint.packs.rules import PackRule
from govlint.testing.cases import load_cases
from govlint.testing.from_path import plugins_at
from govlint.testing.rule_checks import rule_problems
from govlint.testing.running import CaseFailure, run_case
from govlint_grammar.documents import DocumentError
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from govlint.plugins import Plugin
    from govlint.registry import Registry
    from govlint.rule import Rule
    from govlint.testing.cases import Case

_FOLDERS = ("tests/cases", "cases")


class RuleTrial(NamedTuple):
    """What came of a rule.

    Attributes:
        code, name: of the rule.
        cases: how many cases it has.
        problems: what does not hold, each in one or more lines.
    """

    code: str
    name: str
    cases: int
    problems: tuple[str, ...]


class Trial(NamedTuple):
    """What came of a plugin.

    Attributes:
        plugins: the plugin; several for a package with several entry points.
        rules: its rules in the order of their codes.
        problems: what does not hold and belongs to none of its rules.
        further: how many cases of other rules were run, with which a plugin shows what else it changes.
        passed_over: how many cases beside a single file are of other rules and were not run.
    """

    plugins: tuple[Plugin, ...]
    rules: tuple[RuleTrial, ...]
    problems: tuple[str, ...]
    further: int
    passed_over: int

    @property
    def holds(self) -> bool:
        """Whether everything came out as written."""
        return not self.problems and not any(rule.problems for rule in self.rules)


def try_plugin(path: Path, cases: Sequence[Path] = ()) -> Trial:
    """Run the cases and the examples of a plugin, those of its packs too that have been proved before.

    A rule in Python must have a case of each kind; a rule of a pack has its examples, and if it has cases
    too, must have some of each kind.

    Args:
        path: the plugin, as for `registry_at`.
        cases: files of cases or folders with such; if empty, what lies in ``tests/cases`` or ``cases`` of the
            package or beside the file.

    Raises:
        LookupError: there is no plugin at the path.
        govlint.registry.PluginError: it is broken or clashes with an installed one.
        OSError, DocumentError: a file of cases cannot be read.
    """
    at = plugins_at(path.absolute())
    own = {code: entry.rule for code, entry in at.registry.rules.items() if _is_of(entry.plugin, at.found)}
    read = [case for file in cases or _near(path.absolute()) for case in load_cases(file)]
    strangers = [case for case in read if case.rule not in own]
    # What lies beside a single file may belong to another; what lies in a package may not.
    sought = strangers if at.has_package or cases else []
    return Trial(
        tuple(dict.fromkeys(e.plugin for e in at.registry.rules.values() if e.rule.code in own)) or at.found,
        tuple(_tried(rule, read, at.registry) for rule in own.values()),
        (
            *(problem for pack in at.packs for problem in _of_pack(pack, at.registry)),
            *(problem for case in sought for problem in _of_case(case, at.registry)),
        ),
        len(sought),
        len(strangers) - len(sought),
    )


def _is_of(plugin: Plugin, found: tuple[Plugin, ...]) -> bool:
    """Whether a registered plugin is one of those at the path; a pack has given it a version."""
    return any(plugin._replace(version="") == each._replace(version="") for each in found)


def _near(path: Path) -> Iterator[Path]:
    folder = path if path.is_dir() else path.parent
    yield from (folder / name for name in _FOLDERS if (folder / name).is_dir())


def _tried(rule: type[Rule], cases: Sequence[Case], registry: Registry) -> RuleTrial:
    own = [case for case in cases if case.rule == rule.code]
    wanted = own if own or not issubclass(rule, PackRule) else None
    problems = [*rule_problems(rule, wanted, registry=registry)]
    problems += [problem for case in own for problem in _of_case(case, registry)]
    return RuleTrial(rule.code, rule.name, len(own), tuple(problems))


def _of_pack(path: Path, registry: Registry) -> Iterator[str]:
    """Prove a pack anew, whatever its twin or the cache says of it."""
    known = Known(registry.forms, frozenset(registry.provisions), registry.bases)
    try:
        text = compile_pack(path, known)
    except DocumentError as error:
        yield error.describe("en")
        return
    twin = twin_path(path)
    if twin.is_file() and twin.read_text("utf-8") != text:
        yield f"{twin} is stale: python -m govlint.packs {path}"


def _of_case(case: Case, registry: Registry) -> Iterator[str]:
    try:
        run_case(case, registry=registry)
    except CaseFailure as failure:
        yield str(failure)
    except DocumentError as error:
        yield error.describe("en")
