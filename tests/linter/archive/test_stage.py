"""The archive stage: who stands next to whom, what rules may know, and that nothing they do harms others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support.archives import AS_OF, recorded

from govlint.archive.context import ArchiveContext, ArchiveRule
from govlint.archive.names import Agency
from govlint.archive.stage import archive_findings
from govlint.config import Config
from govlint.diagnostics import Text
from govlint.registry import PluginError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.linter.conftest import RegistryOf

    from govlint.archive.archived import ArchivedReport
    from govlint.archive.outcome import ArchiveOutcome
    from govlint.diagnostics import Diagnostic

    MakeArchiveRule = Callable[..., type[ArchiveRule]]

WATER = "云州市青溪区水务局"
TREASURY = "云州市青溪区财政局"


def tells(self: ArchiveRule, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
    """Tell what is around a report."""
    found = [f"previous={context.previous.path}"] if context.previous else []
    found += [f"twin={each.path}" for each in context.twins]
    found += [f"missed={context.missed.years}"] if context.missed else []
    found += [f"child={each.path}" for each in context.children]
    found += [f"passage={each.other.path}" for each in context.passages]
    for said in found:
        finding = self.found(report.place_of_title())
        yield finding._replace(message=Text(said, said))


@pytest.fixture
def around(archive_rule: MakeArchiveRule, registry_of: RegistryOf):  # type: ignore[no-untyped-def]
    def run(
        *reports: tuple[str, str],
        needs: tuple[str, ...] = (),
        agencies: tuple[Agency, ...] = (),
        whole: bool = True,
        unread: tuple[str, ...] = (),
    ) -> dict[str, ArchiveOutcome]:
        registry = registry_of(archive_rule(tells, needs=needs))
        records = [recorded(edits, path, registry) for path, edits in reports]
        config = Config(agencies=agencies)
        return archive_findings(iter(records), config, registry, AS_OF, whole=whole, unread=unread)

    return run


def said(outcome: ArchiveOutcome) -> list[str]:
    return [finding.message.en for finding in outcome.diagnostics]


def reasons(outcome: ArchiveOutcome) -> str:
    return " ".join(each.reason.en for each in outcome.not_assessed)


def test_last_years_report_is_known_whatever_the_order(around) -> None:  # type: ignore[no-untyped-def]
    found = around(
        ("b.txt", "year: 2023"), ("a.txt", "year: 2022"), ("c.txt", f"{{year: 2022, agency: {TREASURY}}}")
    )
    assert said(found["b.txt"]) == ["previous=a.txt"]
    assert said(found["a.txt"]) == said(found["c.txt"]) == []
    assert found["b.txt"].checked == ("ZZ901",)


def test_without_last_years_report_a_rule_that_needs_it_is_not_assessed(around) -> None:  # type: ignore[no-untyped-def]
    found = around(("b.txt", "year: 2023"), ("a.txt", "year: 2021"), needs=("archive.previous",))
    assert found["b.txt"].checked == ()
    assert "no report of the agency on 2022" in reasons(found["b.txt"])


def test_a_report_alone_is_no_archive(around) -> None:  # type: ignore[no-untyped-def]
    found = around(("a.txt", "year: 2022"))
    assert "checked alone" in reasons(found["a.txt"])
    assert found["a.txt"].checked == ()


def test_a_report_of_unknown_year_is_held_against_nothing(around) -> None:  # type: ignore[no-untyped-def]
    found = around(("a.txt", "year: 2022"), ("b.txt", "title: 云州市青溪区水务局政府信息公开工作年度报告"))
    assert "not known" in reasons(found["b.txt"])
    assert found["a.txt"].checked == ("ZZ901",)


def test_two_reports_on_one_year_are_twins_and_no_previous(around) -> None:  # type: ignore[no-untyped-def]
    found = around(
        ("a.txt", "year: 2022"), ("b.txt", "year: 2022"), ("c.txt", "year: 2023"), needs=("archive.previous",)
    )
    assert "several reports on 2022" in reasons(found["c.txt"])
    found = around(("a.txt", "year: 2022"), ("b.txt", "year: 2022"))
    assert said(found["a.txt"]) == ["twin=b.txt"]
    assert said(found["b.txt"]) == ["twin=a.txt"]


@pytest.mark.parametrize("second", ["a.docx", "word/2022.docx"])
def test_one_report_in_two_formats_is_one_report(around, second: str) -> None:  # type: ignore[no-untyped-def]
    found = around(("a.txt", "year: 2022"), (second, "year: 2022"), ("c.txt", "year: 2023"))
    assert said(found["a.txt"]) == said(found[second]) == []
    assert said(found["c.txt"]) == [f"previous={min('a.txt', second)}"]


def test_two_formats_that_state_different_figures_are_two_reports(around) -> None:  # type: ignore[no-untyped-def]
    other = "{year: 2022, set: {proactive.licences.decisions: 5}}"
    found = around(("a.txt", "year: 2022"), ("word/2022.docx", other))
    assert said(found["a.txt"]) == ["twin=word/2022.docx"]


def test_a_renamed_agency_has_its_past(around) -> None:  # type: ignore[no-untyped-def]
    renamed = Agency(WATER, was=("云州市青溪区水利局",), until=2022)
    old = "agency: 云州市青溪区水利局"
    found = around(("a.txt", f"{{year: 2022, {old}}}"), ("b.txt", "year: 2023"), agencies=(renamed,))
    assert said(found["b.txt"]) == ["previous=a.txt"]
    found = around(("a.txt", f"{{year: 2023, {old}}}"), ("b.txt", "year: 2024"), agencies=(renamed,))
    assert said(found["b.txt"]) == []


def test_a_merger_has_no_previous_report_of_its_own(around) -> None:  # type: ignore[no-untyped-def]
    merged = Agency(WATER, was=("云州市青溪区水利局", "云州市青溪区排水局"), until=2022)
    found = around(
        ("a.txt", "{year: 2022, agency: 云州市青溪区水利局}"),
        ("c.txt", "{year: 2022, agency: 云州市青溪区排水局}"),
        ("b.txt", "year: 2023"),
        agencies=(merged,),
        needs=("archive.previous",),
    )
    assert "come from several" in reasons(found["b.txt"])
    assert said(found["b.txt"]) == []


def test_a_gap_is_missed_by_the_report_after_it(around) -> None:  # type: ignore[no-untyped-def]
    found = around(("a.txt", "year: 2021"), ("b.txt", "year: 2024"))
    assert said(found["b.txt"]) == ["missed=(2022, 2023)"]
    assert (
        said(around(("a.txt", "year: 2021"), ("b.txt", "year: 2023"), unread=("x-2022.txt",))["b.txt"]) == []
    )
    part = around(("a.txt", "year: 2021"), ("b.txt", "year: 2023"), whole=False, needs=("archive.whole",))
    assert "not over one whole folder" in reasons(part["b.txt"])


def test_children_are_those_that_the_configuration_names(around) -> None:  # type: ignore[no-untyped-def]
    parent = Agency("云州市青溪区人民政府", children=(WATER, TREASURY))
    top = ("top.txt", "{year: 2023, agency: 云州市青溪区人民政府}")
    water, treasury = ("w.txt", "year: 2023"), ("t.txt", f"{{year: 2023, agency: {TREASURY}}}")
    needs = ("archive.children",)
    found = around(top, water, treasury, agencies=(parent,), needs=needs)
    assert said(found["top.txt"]) == ["child=w.txt", "child=t.txt"]
    assert said(found["w.txt"]) == []
    short = around(top, water, agencies=(parent,), needs=needs)
    assert TREASURY in reasons(short["top.txt"])


LONG = (
    "say: {problems: '旧闸站的维修进展在网上查不到，村民只能打电话询问；夏季停水的消息发得太晚，小区广播没有跟上；"
    "管网图纸还停在十年前的版本，测绘队来年补测。'}"
)


def test_prose_that_another_agency_has_too_is_a_passage(around) -> None:  # type: ignore[no-untyped-def]
    found = around(
        ("a.txt", f"{{year: 2023, {LONG}}}"),
        ("b.txt", f"{{year: 2023, agency: {TREASURY}, {LONG}}}"),
        needs=("archive.passages",),
    )
    assert "passage=b.txt" in said(found["a.txt"])
    assert "passage=a.txt" in said(found["b.txt"])


def test_prose_that_many_agencies_have_is_no_passage(around) -> None:  # type: ignore[no-untyped-def]
    agencies = [f"云州市青溪区{name}局" for name in ("水务", "财政", "民政", "教育")]
    reports = [(f"{name}.txt", f"{{year: 2023, agency: {name}, {LONG}}}") for name in agencies]
    assert not any(map(said, around(*reports, needs=("archive.passages",)).values()))


def test_a_rule_that_crashes_or_lies_is_a_fault_of_its_own(
    archive_rule: MakeArchiveRule, registry_of: RegistryOf
) -> None:
    def crashes(self: ArchiveRule, report: ArchivedReport, context: ArchiveContext) -> Iterator[Diagnostic]:
        yield self.found(report.place_of_title())
        raise RuntimeError(report.path)

    registry = registry_of(archive_rule(crashes), archive_rule(tells, code="ZZ902", name="other"))
    records = [recorded(f"year: {year}", f"{year}.txt", registry) for year in (2022, 2023)]
    found = archive_findings(records, Config(), registry, AS_OF)
    assert [each.rule for each in found["2023.txt"].internal] == ["ZZ901"]
    assert found["2023.txt"].checked == ("ZZ902",)


def test_a_rule_of_archives_must_compare(archive_rule: MakeArchiveRule, registry_of: RegistryOf) -> None:
    with pytest.raises(PluginError, match="compare"):
        registry_of(archive_rule(ArchiveRule.compare))
