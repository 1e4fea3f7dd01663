"""GL410: the prose and table 2 differ on rules or normative documents."""

from __future__ import annotations

from govlint.api import Severity, Text
from govlint_rules.narrative.meanings import DOCUMENTS
from govlint_rules.narrative.statement_rule import StatementRule


class NormativeDocumentsDiffer(StatementRule):
    """The prose gives another number of rules or normative documents than table 2

    What it checks:
        Numbers of rules and of normative documents that the prose says were issued, repealed or are in
        force are those of table 2; in the form of 2019 those newly made, newly published and published in
        all.

    Basis:
        Consistency: both places speak of the same documents. No provision repeats it.

    Why:
        What is in force binds people. Two numbers leave open which documents those are, and the department of
        justice has a third one on record.

    Fails:
        base: "2021"
        edits:
          set:
            proactive.normative_documents.issued: 2
            proactive.normative_documents.in_force: 9
          say: {overview.proactive: 全年制发行政规范性文件3件，现行有效行政规范性文件9件。}

    Passes:
        base: "2021"
        edits:
          set:
            proactive.normative_documents.issued: 3
            proactive.normative_documents.in_force: 9
          say: {overview.proactive: 全年制发行政规范性文件3件，现行有效行政规范性文件9件。}

    How to mend:
        Compare both numbers with the documents on record at the department of justice, then correct the
        sentence or the table.

    Options:
        None.

    Exceptions:
        Documents issued in another body's name, or jointly, may rightly be in that body's table: for a person
        to judge. Documents that were merely published on a page, put on record or reviewed, drafts and policy
        papers are not compared.
    """

    page_zh = """文中规章、规范性文件的数量与表二不一致

    检查内容:
        文中写明的规章、规范性文件制发、废止、现行有效件数，应当等于表二的相应数字；2019年版格式对应新制作、新公开、
        对外公开总数量。

    依据:
        前后一致的要求：两处说的是同一批文件。法规没有另作规定。

    为什么:
        现行有效的文件对公众有约束力。两个数字对不上，就说不清有效的究竟是哪些文件，也对不上司法行政部门的备案。

    不合规示例:
        base: "2021"
        edits:
          set:
            proactive.normative_documents.issued: 2
            proactive.normative_documents.in_force: 9
          say: {overview.proactive: 全年制发行政规范性文件3件，现行有效行政规范性文件9件。}

    合规示例:
        base: "2021"
        edits:
          set:
            proactive.normative_documents.issued: 3
            proactive.normative_documents.in_force: 9
          say: {overview.proactive: 全年制发行政规范性文件3件，现行有效行政规范性文件9件。}

    如何修改:
        两处数字都与司法行政部门备案的文件目录核对，再改正文字或者表格。

    配置项:
        无。

    例外:
        以其他机关名义或者联合制发的文件，可能计入其他机关的表格，提请人工核对。只是在网页上公布、报送备案、合法性
        审查的文件，以及草案、政策文件，不作比较。
    """

    code = "GL410"
    name = "normative-documents-differ"
    severity = Severity.WARNING
    needs = ("proactive",)
    keys = DOCUMENTS
    messages = {
        "default": Text(
            "文中写“{quote}”{means}，而{tables}；请与备案的文件目录核对，改正有误的一处",
            "the prose says “{quote}”{means}, while {tables}; see the documents on record and correct the"
            " one that is wrong",
        ),
        "review": Text(
            "文中写“{quote}”，而{tables}；以其他机关名义或者联合制发的文件应计入哪个机关的表格，请人工核对",
            "the prose says “{quote}”, while {tables}; whose table documents issued in another body's name,"
            " or jointly, belong in is for a person to see",
        ),
    }
