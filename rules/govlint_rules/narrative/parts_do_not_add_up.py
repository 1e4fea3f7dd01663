"""GL412: parts do not add up to the whole that the prose names."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from govlint.api import Evidence, PartsClaim, Rule, Severity, Text, Verdict, place_of_span
from govlint_rules.narrative.claims import have_one_unit, is_at_odds, key_of, related_amounts
from govlint_rules.narrative.shown import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govlint.api import Amount, Context, Diagnostic, Report

_MOST_PARTS = 10
_ALL_APPLICANTS = ("individual", "organisation")


class PartsDoNotAddUp(Rule):
    """Parts do not add up to the whole that the prose names

    What it checks:
        Where the words say that the parts are all there is (合计, 由…组成, 分别为, 其余), the parts add up to
        the whole. Where they say only 其中, no part is larger than the whole, nor are parts together that
        exclude each other.

    Basis:
        Arithmetic, and consistency of the text. No provision is needed.

    Why:
        A sum that anybody can check in the head is checked. If it is wrong, a number was changed and its
        neighbours were not.

    Fails:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息186条，其中门户网站公开142条，其余54条由微信公众号公开。}

    Passes:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息186条，其中门户网站公开142条，其余44条由微信公众号公开。}

    How to mend:
        Count the parts again and correct the part or the whole.

    Options:
        None.

    Exceptions:
        A plain 其中 does not claim to name all parts: less than the whole is right. Parts that may overlap
        (by topic and by channel) and exceed the whole together are for a person to judge. A number that
        differs from the tables is the finding of another rule.
    """

    page_zh = """文中各部分之和与总数不等

    检查内容:
        写明各部分就是全部的（合计、由……组成、分别为、其余），各部分之和应当等于总数。只写“其中”的，任何一部分不应
        大于总数，互不重叠的各部分之和也不应大于总数。

    依据:
        算术要求，也是前后一致的要求，不另引用规定。

    为什么:
        心算就能发现的差错，读者一定会发现。加不起来，说明改了一个数字，没有改相关的数字。

    不合规示例:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息186条，其中门户网站公开142条，其余54条由微信公众号公开。}

    合规示例:
        base: "2021"
        edits:
          say: {overview.proactive: 全年主动公开信息186条，其中门户网站公开142条，其余44条由微信公众号公开。}

    如何修改:
        重新核对各部分的数字，改正有误的部分或者总数。

    配置项:
        无。

    例外:
        只写“其中”不表示列全，小于总数是正常的。可能相互重叠的部分（按内容和按渠道）之和大于总数的，提请人工核对。
        与表格不一致的数字由其他规则提示。
    """

    code = "GL412"
    name = "parts-do-not-add-up"
    severity = Severity.WARNING
    messages = {
        "default": Text(
            "“{quote}”：各部分相加为 {sum}，总数写 {whole}，相差 {difference}；请核对后改正",
            "“{quote}”: the parts add up to {sum}, the whole is {whole}, a difference of {difference}; count"
            " again and correct",
        ),
        "larger": Text(
            "“{quote}”：其中的 {part} 大于总数 {whole}；请核对后改正",
            "“{quote}”: {part}, a part, is larger than the whole {whole}; count again and correct",
        ),
        "overlap": Text(
            "“{quote}”：其中各部分相加为 {sum}，大于总数 {whole}；如各部分没有重叠，请改正",
            "“{quote}”: the parts add up to {sum}, more than the whole {whole}; correct them unless they"
            " overlap",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each claim whose parts cannot be those of its whole."""
        for claim in subject.prose.claims:
            if isinstance(claim, PartsClaim) and claim.parts:
                message = _fault(subject, claim)
                if message and not is_at_odds(subject, (claim.whole, *claim.parts)):
                    yield self._finding(subject, claim, message)

    def _finding(self, subject: Report, claim: PartsClaim, message: str) -> Diagnostic:
        total = _sum(claim.parts)
        added = " + ".join(plain(part.value) for part in claim.parts)
        whole = plain(claim.whole.value)
        return self.found(
            place_of_span(subject, claim.span),
            message,
            verdict=Verdict.REVIEW if message == "overlap" else Verdict.FAIL,
            quote=shown(claim.quote),
            sum=plain(total),
            whole=whole,
            part=plain(max(part.value for part in claim.parts)),
            difference=plain(abs(total - claim.whole.value)),
            evidence=Evidence(
                Text(f"{added} = {plain(total)} ≠ {whole}", f"{added} = {plain(total)} ≠ {whole}"),
                expected=plain(total),
                found=whole,
                quote=claim.quote,
            ),
            related=related_amounts(subject, (claim.whole, *claim.parts)),
        )


def _fault(subject: Report, claim: PartsClaim) -> str:
    """Return the name of the message for what is wrong with a claim, or nothing."""
    whole, total = claim.whole.value, _sum(claim.parts)
    if not all(have_one_unit(claim.whole, part) for part in claim.parts):
        return ""
    if claim.exhaustive:
        return "" if total == whole or (total > whole and _are_nested(claim)) else "default"
    if any(part.value > whole for part in claim.parts):
        return "larger"
    if total <= whole or _are_nested(claim):
        return ""
    keys = [key_of(subject, part) for part in claim.parts]
    return "default" if _exclude_each_other(keys) else "overlap"


def _sum(parts: Sequence[Amount]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _are_nested(claim: PartsClaim) -> bool:
    """Whether some of the parts make up the whole alone, so that the others may be parts of those."""
    parts = claim.parts
    return len(parts) <= _MOST_PARTS and any(
        _sum(some) == claim.whole.value for size in range(1, len(parts)) for some in combinations(parts, size)
    )


def _exclude_each_other(keys: Sequence[str]) -> bool:
    """Whether the keys show that nothing can be in two of the parts."""
    if not all(keys) or len(set(keys)) < len(keys):
        return False
    rows = {key.partition("[")[0] if "[" in key else "" for key in keys}
    nested = any(one != other and other.startswith(f"{one}.") for one in keys for other in keys)
    whole_columns = any(key.endswith("[organisation]") for key in keys) and len(keys) > len(_ALL_APPLICANTS)
    return len(rows) == 1 and not nested and not whole_columns
