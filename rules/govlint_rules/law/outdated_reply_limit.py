"""GL713: the time for answering a request is given as that of the old Regulations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, place_of_span, regex
from govlint_rules.passages import sentence_at, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_DAYS = "个工作日"
_FIFTEEN = regex(r"(?<![\d.])(?:15|１５|十五)\s?个工作日")
_ANSWER = regex(r"答复|回复|反馈申请人|作出答")
_REQUEST = regex(r"依申请|公开申请|信息公开的?申请|收到申请|申请人|申请之日")
# The words of a limit; without one the sentence may tell how fast the agency was.
_LIMIT = regex(r"法定|规定|时限|期限|应当?|必须|之日起|不能当场|严格按照|要求在")
# Other people's limits, other work, and answers that come sooner than they must.
_OTHER = regex(
    r"第三方|征求|征询|补正|延长|延期|建议|提案|信访|投诉|举报|留言|热线|咨询|许可|审批|复议|诉讼|信箱|来信"
    r"|缩短|压缩|缩减|提前|提速|优于|快于|少于|短于|承诺|平均|均[在于]|全部在|20\s?个工作日|二十个工作日"
)


class OutdatedReplyLimit(Rule):
    """The time for answering requests is given as 15 working days

    What it checks:
        Sentences on requests for information that give 15 working days as the limit for the answer.

    Basis:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第三十三条: on the spot if possible, else within
        20 working
        days, extended by 20 more at most. Fifteen working days are a third party's, by 第三十二条.

    Why:
        A limit of old rules shows that the text was taken over, and tells readers something that is not so.

    Fails:
        base: "2021"
        edits:
          say: {on_request: 收到公开申请后，不能当场答复的，应当自收到申请之日起15个工作日内予以答复。}

    Passes:
        base: "2021"
        edits:
          say: {on_request: 收到公开申请后，不能当场答复的，应当自收到申请之日起20个工作日内予以答复。}

    How to mend:
        Write 20 working days. An agency that binds itself to answer sooner says so.

    Options:
        None.

    Exceptions:
        A third party's time to answer, other work such as letters and proposals, and answers that are
        said to be sooner than the law asks are fine. So is a quotation.
    """

    page_zh = """答复申请的期限写作15个工作日

    检查内容:
        关于政府信息公开申请的句子，是否把答复期限写作15个工作日。

    依据:
        《中华人民共和国政府信息公开条例》（国务院令第711号）第三十三条：能够当场答复的当场答复，
        不能的在20个工作日内
        答复，最多再延长20个工作日。15个工作日是第三十二条规定的第三方反馈意见的期限。

    为什么:
        沿用旧期限，说明文字照抄了旧材料，也误导公众。

    不合规示例:
        base: "2021"
        edits:
          say: {on_request: 收到公开申请后，不能当场答复的，应当自收到申请之日起15个工作日内予以答复。}

    合规示例:
        base: "2021"
        edits:
          say: {on_request: 收到公开申请后，不能当场答复的，应当自收到申请之日起20个工作日内予以答复。}

    如何修改:
        改为20个工作日。自行承诺提前答复的，写明是承诺时限。

    配置项:
        无。

    例外:
        第三方反馈意见的期限，信件、建议提案等其他工作的期限，以及写明比法定期限更快的，不提示。
        引号中的文字不算。
    """

    code = "GL713"
    name = "outdated-reply-limit"
    severity = Severity.WARNING
    cites = ("REG33", "REG32")
    messages = {
        "default": Text(
            "答复期限写作“{found}”；现行规定是20个工作日，请核对改正",
            "the time for the answer is given as “{found}”; by law it is 20 working days; correct it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each sentence with the old limit."""
        text = subject.source.text
        for match in _FIFTEEN.finditer(text) if _DAYS in text else ():
            start, end = sentence_at(text, match.start())
            sentence = unquoted(text[start:end])
            if _OTHER.search(sentence) or not all(
                pattern.search(sentence) for pattern in (_FIFTEEN, _ANSWER, _REQUEST, _LIMIT)
            ):
                continue
            yield self.found(
                place_of_span(subject, Span(*match.span())),
                evidence=Evidence(expected="20个工作日", found=match[0], quote=text[start:end].strip()[:60]),
                found=match[0],
            )
