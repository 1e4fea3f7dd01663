"""A number changed in the prose or in a table: the right rule speaks; changed in both alike: none does."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.surgery import Change, changed, put

from govlint.api import Report, Source, Statement
from govlint.config import Config
from govlint.engine import check_source
from govlint.selection import Selection
from govlint.startup import set_up
from govlint_grammar.bases import base_report
from govlint_grammar.comparing.quantities import quantity_of
from govlint_grammar.edits import Edits
from govlint_grammar.form_loader import packaged_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from govlint.api import Diagnostic, FileOutcome

EVERYTHING = Config(selection=Selection(("GL",)))  # the rules on trial too
few = settings(max_examples=40, deadline=None)
numbers = st.integers(0, 60)
COMPARING = tuple(f"GL{number}" for number in range(401, 412))
CLAIMS = tuple(f"GL{number}" for number in range(412, 417))
FORMS = {form.edition: form for form in packaged_forms()}
OUTCOMES = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}

# The rules on trial too.
_EVERYTHING = Config(selection=Selection(("GL",)))


class Subject(NamedTuple):
    """A quantity that prose and table may both give: a sentence on it, and cells that make its number."""

    edition: str
    aspect: str
    sentence: str
    cells: tuple[str, ...]


def request_subjects(edition: str) -> Iterator[tuple[str, Subject]]:
    flow = {
        "received": ("全年收到政府信息公开申请{n}件。", ("received[individual]", "granted[individual]")),
        "carried_in": ("上年结转申请{n}件。", ("carried_in[other]", "granted[other]")),
        "settled": ("全年办结政府信息公开申请{n}件。", ("received[research]", "granted[research]")),
        "carried_out": (
            "结转下年度继续办理的申请{n}件。",
            ("received[individual]", "carried_out[individual]"),
        ),
        "refused": ("申请中，不予公开{n}件。", ("received[other]", "refused.deliberative[other]")),
        "unavailable": ("申请中，无法提供{n}件。", ("received[other]", "unavailable.not_held[other]")),
        "declined": ("申请中，不予处理{n}件。", ("received[other]", "declined.petition[other]")),
        "received[organisation]": (
            "法人或其他组织申请{n}件。",
            ("received[nonprofit]", "granted[nonprofit]"),
        ),
    }
    if edition == "2021":
        flow["closed"] = ("申请中，其他处理{n}件。", ("received[other]", "closed.not_corrected[other]"))
    for column, name in (
        ("individual", "自然人"),
        ("business", "商业企业"),
        ("research", "科研机构"),
        ("nonprofit", "社会公益组织"),
        ("legal_service", "法律服务机构"),
    ):
        flow[f"received[{column}]"] = (
            f"{name}申请{{n}}件。",
            (f"received[{column}]", f"granted[{column}]"),
        )
    for key, (sentence, cells) in flow.items():
        full = tuple(f"requests.{cell}" for cell in cells)
        yield f"requests.{key}", Subject(edition, "on_request", sentence, full)
    yield from result_subjects(edition)


def result_subjects(edition: str) -> Iterator[tuple[str, Subject]]:
    """Every row of results, in the words of its label; what stands under 其他 may be anything."""
    (block,) = FORMS[edition].table("requests").blocks
    for row in block.rows:
        if (
            row.key.startswith("requests.")
            and row.groups
            and row.key
            not in (
                "requests.settled",
                "requests.closed.other",
            )
        ):
            label = re.sub(r"^\d\.|^（.）|（.*", "", row.label)
            cells = ("requests.received[individual]", f"{row.key}[individual]")
            yield row.key, Subject(edition, "on_request", f"申请中，{label}的{{n}}件。", cells)


def dispute_subjects(edition: str) -> Iterator[tuple[str, Subject]]:
    blocks = {
        "reconsideration": ("行政复议", "reconsideration"),
        "litigation": ("行政诉讼", "suit_after_reconsideration"),
        "direct_suit": ("未经复议直接起诉", "direct_suit"),
        "suit_after_reconsideration": ("复议后起诉", "suit_after_reconsideration"),
    }
    for block, (name, cell) in blocks.items():
        cells = (f"disputes.{cell}.upheld",)
        yield f"disputes.{block}", Subject(edition, "supervision", f"发生{name}{{n}}件。", cells)
    for block in ("reconsideration", "litigation"):
        name, cell = blocks[block]
        for outcome, label in OUTCOMES.items():
            key = f"disputes.{block}.{outcome}"
            cells = (f"disputes.{cell}.{outcome}",)
            yield key, Subject(edition, "supervision", f"{name}{label}{{n}}件。", cells)


def table_2_subjects(edition: str) -> Iterator[tuple[str, Subject]]:
    sentences = {
        "licences.decisions": "作出行政许可决定{n}件。",
        "penalties.decisions": "作出行政处罚决定{n}件。",
        "compulsion.decisions": "实施行政强制{n}件。",
    }
    for row, name in (("rules", "规章"), ("normative_documents", "规范性文件")):
        if edition == "2021":
            sentences[f"{row}.issued"] = f"制定{name}{{n}}件。"
            sentences[f"{row}.repealed"] = f"废止{name}{{n}}件。"
            sentences[f"{row}.in_force"] = f"现行有效{name}{{n}}件。"
    if edition == "2021":
        sentences["fees.amount"] = "收取行政事业性收费{n}万元。"
    else:
        sentences["normative_documents.made"] = "规范性文件本年新制作数量{n}件。"
        sentences["normative_documents.published"] = "规范性文件本年新公开数量{n}件。"
        sentences["normative_documents.public_total"] = "规范性文件对外公开总数量{n}件。"
    for key, sentence in sentences.items():
        full = f"proactive.{key}"
        yield full, Subject(edition, "management", sentence, (full,))


SUBJECTS = {
    (edition, key): subject
    for edition in FORMS
    for subjects in (request_subjects, dispute_subjects, table_2_subjects)
    for key, subject in subjects(edition)
}
subjects = st.sampled_from(sorted(SUBJECTS))


def text_of(edition: str, key: str, said: int, counted: int) -> str:
    subject = SUBJECTS[edition, key]
    values = dict.fromkeys(subject.cells, counted)
    return base_report(edition, Edits(say={subject.aspect: subject.sentence.format(n=said)}, set=values))


def check(text: str) -> FileOutcome:
    outcome = check_source(Source(text), set_up().registry, _EVERYTHING, date(2026, 6, 30))
    assert not outcome.internal
    return outcome


def report_of(outcome: FileOutcome) -> Report:
    assert outcome.report is not None
    return outcome.report


def codes(outcome: FileOutcome, among: tuple[str, ...] = (*COMPARING, *CLAIMS)) -> list[str]:
    return [finding.code for finding in outcome.diagnostics if finding.code in among]


def right_rule(report: Report, key: str, said: int) -> str:
    """Return the code of the rule for a number that differs from what the tables now say."""
    table, _, name = key.partition(".")
    if table == "proactive":
        return "GL410" if name.startswith(("rules", "normative")) else "GL411"
    if table == "disputes":
        return dispute_rule(report, key, said)
    if name == "received":
        return "GL403" if not said else "GL401" if value_of(report, key) else "GL404"
    if "[" in name:
        return "GL406"
    return "GL402" if name in ("carried_in", "settled", "carried_out") else "GL405"


def dispute_rule(report: Report, key: str, said: int) -> str:
    is_total = key.rpartition(".")[2] not in OUTCOMES
    if not said:
        return "GL408" if is_total else "GL415" if key.endswith("corrected") else "GL407"
    kind = "reconsideration" if key.startswith("disputes.reconsideration") else "litigation"
    return "GL407" if value_of(report, f"disputes.{kind}") else "GL409"


def value_of(report: Report, key: str) -> Decimal:
    quantity = quantity_of(report, key)
    assert quantity is not None
    return quantity.value


@pytest.mark.parametrize(("edition", "key"), sorted(SUBJECTS))
def test_a_sentence_states_its_key_beyond_doubt(edition: str, key: str) -> None:
    report = report_of(check(text_of(edition, key, 7, 7)))
    stated = [each for each in report.prose.of(key) if each.certain]
    assert [each.value for each in stated] == [7]
    assert value_of(report, key) == 7


@few
@given(subjects, numbers, numbers)
def test_a_sentence_or_its_table_changed(subject: tuple[str, str], said: int, counted: int) -> None:
    assume(said != counted)
    outcome = check(text_of(*subject, said, counted))
    assert codes(outcome) == [right_rule(report_of(outcome), subject[1], said)]
    (finding,) = (each for each in outcome.diagnostics if each.code in COMPARING or each.code in CLAIMS)
    assert finding.related
    assert str(counted) in finding.message.zh


@few
@given(subjects, numbers)
def test_both_changed_alike(subject: tuple[str, str], number: int) -> None:
    assert codes(check(text_of(*subject, number, number))) == []


@few
@given(subjects, numbers, numbers)
def test_one_cell_changed(subject: tuple[str, str], said: int, written: int) -> None:
    assume(said != written)
    text = text_of(*subject, said, said)
    quantity = quantity_of(report_of(check(text)), subject[1])
    assert quantity is not None
    cell = next((cell for cell in quantity.cells if cell.number), quantity.cells[0])
    assert cell.cell is not None
    outcome = check(put(text, cell.cell, str(written)))
    assert codes(outcome) == [right_rule(report_of(outcome), subject[1], said)]


PROSE = {
    "2021": {
        "overview.proactive": "全年主动公开信息30条。制发行政规范性文件2件，废止1件，现行有效9件。作出行政许可决定12件，行政处罚决定3件，未实施行政强制，收取行政事业性收费35.68万元。",
        "on_request": "全年收到政府信息公开申请15件，其中自然人申请12件，商业企业申请2件，法律服务机构申请1件；上年结转申请2件。"
        "办结申请14件：予以公开6件，部分公开1件，不予公开2件，无法提供3件，不予处理1件，其他处理1件。结转下年度继续办理3件。",
        "supervision": "发生行政复议4件，其中维持2件，纠正1件，尚未审结1件；发生行政诉讼3件，其中直接起诉1件，复议后起诉2件。",
    },
    "2019": {
        "on_request": "共受理依申请公开数9件，其中自然人申请8件，科研机构申请1件，没有上年结转的申请；办结申请8件，予以公开5件，无法提供3件，结转下年度继续办理1件。",
        "management": "作出行政许可决定7件，行政处罚决定2件。",
        "supervision": "未发生行政复议；发生行政诉讼2件。",
    },
}
VALUES: Mapping[str, Mapping[str, int | str]] = {
    "2021": {
        "proactive.normative_documents.issued": 2,
        "proactive.normative_documents.repealed": 1,
        "proactive.normative_documents.in_force": 9,
        "proactive.licences.decisions": 12,
        "proactive.penalties.decisions": 3,
        "proactive.fees.amount": "35.68",
        "requests.received[individual]": 12,
        "requests.received[business]": 2,
        "requests.received[legal_service]": 1,
        "requests.carried_in[individual]": 2,
        "requests.granted[individual]": 6,
        "requests.partly_granted[individual]": 1,
        "requests.refused.deliberative[business]": 2,
        "requests.unavailable.not_held[individual]": 3,
        "requests.declined.petition[legal_service]": 1,
        "requests.closed.not_corrected[individual]": 1,
        "requests.carried_out[individual]": 3,
        "disputes.reconsideration.upheld": 2,
        "disputes.reconsideration.corrected": 1,
        "disputes.reconsideration.pending": 1,
        "disputes.direct_suit.upheld": 1,
        "disputes.suit_after_reconsideration.upheld": 2,
    },
    "2019": {
        "proactive.licences.decisions": 7,
        "proactive.penalties.decisions": 2,
        "requests.received[individual]": 8,
        "requests.received[research]": 1,
        "requests.granted[individual]": 5,
        "requests.unavailable.not_held[individual]": 3,
        "requests.carried_out[research]": 1,
        "disputes.direct_suit.upheld": 2,
    },
}
RICH = {edition: base_report(edition, Edits(say=PROSE[edition], set=VALUES[edition])) for edition in PROSE}
# A number that no sum or difference of the numbers above makes.
ELSEWHERE = 4711


STATED = {
    "2021": (
        *(f"proactive.normative_documents.{column}" for column in ("issued", "repealed", "in_force")),
        *(f"proactive.{row}.decisions" for row in ("licences", "penalties", "compulsion")),
        "proactive.fees.amount",
        *(f"requests.{row}" for row in ("received", "carried_in", "settled", "carried_out", "granted")),
        *(f"requests.received[{column}]" for column in ("individual", "business", "legal_service")),
        *(f"requests.{row}" for row in ("partly_granted", "refused", "unavailable", "declined", "closed")),
        "disputes.reconsideration",
        *(f"disputes.reconsideration.{outcome}" for outcome in ("upheld", "corrected", "pending")),
        *(f"disputes.{block}" for block in ("litigation", "direct_suit", "suit_after_reconsideration")),
    ),
    "2019": (
        *(f"proactive.{row}.decisions" for row in ("licences", "penalties")),
        *(f"requests.{row}" for row in ("received", "carried_in", "settled", "carried_out", "granted")),
        *(f"requests.received[{column}]" for column in ("individual", "research")),
        "requests.unavailable",
        "disputes.reconsideration",
        "disputes.litigation",
    ),
}
DENIED = {
    ("2021", "proactive.compulsion.decisions"),
    ("2019", "requests.carried_in"),
    ("2019", "disputes.reconsideration"),
}
full = pytest.mark.parametrize(("edition", "key"), [(e, key) for e in STATED for key in STATED[e]])
numbered = pytest.mark.parametrize(
    ("edition", "key"), [(e, key) for e in STATED for key in STATED[e] if (e, key) not in DENIED]
)


def statement_of(edition: str, key: str) -> Statement:
    (statement,) = (each for each in report_of(check(RICH[edition])).prose.of(key) if each.certain)
    return statement


def about(outcome: FileOutcome, key: str, among: tuple[str, ...] = COMPARING) -> list[Diagnostic]:
    """Return the findings whose place overlaps a statement of a key."""
    spans = [each.span for each in report_of(outcome).prose.of(key)]
    return [
        finding
        for finding in outcome.diagnostics
        if finding.code in among
        and any(s.start < finding.place.span.end and finding.place.span.start < s.end for s in spans)
    ]


def number_in(statement: Statement) -> tuple[int, int]:
    """Return where the number of a statement stands in the text."""
    written = f"{statement.value:f}"
    found = [m for m in re.finditer(r"\d+(?:\.\d+)?", statement.quote) if m[0] == written]
    start = statement.span.start
    return start + found[-1].start(), start + found[-1].end()


def test_a_report_full_of_numbers_is_clean() -> None:
    assert all(codes(check(text)) == [] for text in RICH.values())
    for edition, keys in STATED.items():
        report = report_of(check(RICH[edition]))
        stated = [each.key for each in report.prose.statements if quantity_of(report, each.key) is not None]
        assert sorted(stated) == sorted(keys)


@numbered
def test_a_number_changed_in_a_full_report(edition: str, key: str) -> None:
    statement = statement_of(edition, key)
    start, end = number_in(statement)
    outcome = check(changed(RICH[edition], [Change(start, end, str(ELSEWHERE))]))
    found = [finding.code for finding in about(outcome, key)]
    assert found == [right_rule(report_of(outcome), key, ELSEWHERE)]
    assert codes(outcome, COMPARING) == found


@full
def test_a_cell_changed_in_a_full_report(edition: str, key: str) -> None:
    statement = statement_of(edition, key)
    quantity = quantity_of(report_of(check(RICH[edition])), key)
    assert quantity is not None
    cell = next((cell for cell in quantity.cells if cell.number), quantity.cells[0])
    assert cell.cell is not None
    outcome = check(put(RICH[edition], cell.cell, str(ELSEWHERE)))
    said = int(Decimal(statement.value))
    assert right_rule(report_of(outcome), key, said) in [finding.code for finding in about(outcome, key)]
    compared = [finding for finding in outcome.diagnostics if finding.code in COMPARING]
    assert all(cell.cell.span.start in {r.place.span.start for r in f.related} for f in compared)


@numbered
def test_both_changed_in_a_full_report(edition: str, key: str) -> None:
    statement = statement_of(edition, key)
    start, end = number_in(statement)
    report = report_of(check(RICH[edition]))
    quantity = quantity_of(report, key)
    assert quantity is not None
    cell = next((cell for cell in quantity.cells if cell.number), quantity.cells[0])
    assert cell.cell is not None
    assert cell.number is not None
    more = ELSEWHERE - quantity.value + cell.number
    changes = [Change(start, end, str(ELSEWHERE)), Change(*cell.cell.span, f"{more:f}")]
    assert about(check(changed(RICH[edition], changes)), key) == []
