"""GL805: the section on problems is made of set phrases alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from govlint.api import Evidence, Follows, Rule, Severity, Text, Years, place_of_section, regex
from govlint_rules.prose import prose_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_FEWEST, _MOST = 10, 800
# Marks of something definite: a name, a quotation, a link.
_DEFINITE = "《》“”\"'〔〕"
_SHOWN = 40


class StockPhrases(Rule):
    """The section on problems is made of set phrases and holds no fact

    What it checks:
        Whether every word of section 5 is one of a list of words that set phrases are made of
        (公开的主动性有待进一步提高). One word of another kind, a figure, a name or a quotation is enough to
        pass.

    Basis:
        国办公开办函〔2021〕30号: perfunctory reports of bad effect are answered for. That such phrases are
        perfunctory is practice.

    Why:
        The same sentences could stand in any agency's report on any year, so that nobody learns what was
        wanting in this one.

    Fails:
        base: "2021"
        edits:
          say: {problems: 公开的主动性有待进一步提高，内容不够全面。下一步，我局将加强领导，提高水平。}

    Passes:
        base: "2021"
        edits:
          say: {problems: 公开的主动性有待进一步提高，河道治理进度更新不及时。下一步，我局将按月更新进度。}

    How to mend:
        Say for each problem what it was, where it showed and how often; for each measure who does what by
        when.

    Options:
        None.

    Exceptions:
        The list of words is short on purpose: a phrase with any other word passes.
    """

    page_zh = """存在的主要问题及改进情况全是套话

    检查内容:
        第五部分的每一个词是否都出自套话常用词（如“公开的主动性有待进一步提高”）。只要有一个具体的词、一个数
        字、一个名称或者一处引文，就不提示。

    依据:
        国办公开办函〔2021〕30号：敷衍了事、造成不良影响的要追究责任。哪些话算敷衍，属实际工作要求。

    为什么:
        放在任何机关、任何年度的报告里都成立的话，公众看不出本机关究竟有什么问题。

    不合规示例:
        base: "2021"
        edits:
          say: {problems: 公开的主动性有待进一步提高，内容不够全面。下一步，我局将加强领导，提高水平。}

    合规示例:
        base: "2021"
        edits:
          say: {problems: 公开的主动性有待进一步提高，河道治理进度更新不及时。下一步，我局将按月更新进度。}

    如何修改:
        逐个写明问题是什么、出在哪里、有多少；逐项写明由谁、何时、做什么。

    配置项:
        无。

    例外:
        常用词表有意从严，只要有表外的词就不提示。
    """

    code = "GL805"
    name = "stock-phrases"
    severity = Severity.INFO
    years = Years(first=2021)
    cites = ("F30.responsibility",)
    follows = (Follows("GL801", "section"), Follows("GL802", "section"))
    messages = {
        "default": Text(
            "“{heading}”通篇是套话，没有具体的事实；请写明具体问题和措施",
            "“{heading}” is made of set phrases and holds no fact; say what was wanting and what is done",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield one finding if no word of the section is one of its own."""
        section = subject.section("problems")
        if section is None:
            return
        text = "\n".join(line.text for line in prose_of(subject).within("problems"))
        if not _FEWEST <= len(text) <= _MOST or any(mark in text for mark in _DEFINITE):
            return
        agency = subject.agency or ""
        # One letter that no word of the list has is enough.
        if any(letter.isalnum() for letter in set(text).difference(_letters(), agency)):
            return
        if _is_stock(_number().sub("", text), agency):
            place = place_of_section(subject, section)
            quote = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
            yield self.found(
                place, heading=place.words[-1], evidence=Evidence(quote=quote.replace("\n", " "))
            )


def _is_stock(text: str, agency: str) -> bool:
    """Whether words of set phrases, and the agency's name, cover every letter and figure of a text."""
    words = _words()
    longest = max(map(len, words))
    at = 0
    while at < len(text):
        if not text[at].isalnum():
            at += 1
            continue
        if agency and text.startswith(agency, at):
            at += len(agency)
            continue
        size = next((size for size in range(longest, 0, -1) if text[at : at + size] in words), 0)
        if not size:
            return False
        at += size
    return True


@cache
def _words() -> frozenset[str]:
    table = (Path(__file__).parent / "stock_words.txt").read_text("utf-8")
    lines = (line for line in table.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def _letters() -> frozenset[str]:
    return frozenset("".join(_words()) + "0123456789")


@cache
def _number() -> re.Pattern[str]:
    """Return the pattern of years and of the numbers of items, which are no facts."""
    return regex(r"(?:19|20)\d\d(?=年)|(?:(?<=[\s。；])|^)\s*[（(]?\d{1,2}[)）.、．]")
