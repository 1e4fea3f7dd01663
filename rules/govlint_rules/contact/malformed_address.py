"""GL608: an e-mail or web address that cannot be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govlint.api import Evidence, Rule, Severity, Span, Text, contact_of, place_of_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govlint.api import Context, Diagnostic, Report

_FULL_WIDTH = str.maketrans("＠．", "@.")
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_MAIL = rf"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:{_LABEL}\.)+[A-Za-z]{{2,}}"
_LETTER = "[A-Za-z]"
_BETWEEN = "[，,。]"

_HOST = r"[A-Za-z0-9-]+(?:[.,，。]+[A-Za-z0-9-]+)*"
_DOTTED_HOST = r"[A-Za-z0-9-]+(?:[.,，。]+[A-Za-z0-9-]+)+"
_WEB = (
    rf"(?<![A-Za-z0-9./:@])(?:(?P<scheme>https?)"
    rf"(?P<mark>[ ]?[:：;；][ ]?[/／\\]{{0,4}}|[ ]?[/／\\]{{1,4}}|(?=www))(?P<host>{_DOTTED_HOST})"
    rf"|(?P<lead>w{{3,5}})(?P<dot>[.,，。]+)(?P<rest>{_HOST}))"
)
_TOP = r"(?:cn|com|gov|org|net|edu)(?![A-Za-z0-9-])"
_WRONG_DOT = rf"\.{{2,}}|[,，。](?=(?:gov|com|org|net|edu)\.cn|{_TOP})"


class MalformedAddress(Rule):
    """An e-mail or web address is malformed

    What it checks:
        That what a label calls an e-mail address has one @ and a domain behind it; and that a web
        address begins with http:// or https:// as it must, with www where it has that, and has single
        full stops between the parts of its domain.

    Basis:
        Practice. No provision orders it.

    Why:
        Readers who copy the address end up nowhere.

    Fails:
        base: "2021"
        edits:
          say: {closing: "电子版可在http//www.example.gov.cn/gkml下载。"}

    Passes:
        base: "2021"
        edits:
          say: {closing: "电子版可在http://www.example.gov.cn/gkml下载。"}

    How to mend:
        Open the page or send a message, and copy the address from there.

    Options:
        None.

    Exceptions:
        Whether an address exists is not tried. A sign that is written for @ to keep out advertising
        is fine. Words that are no addresses are not looked at.
    """

    page_zh = """电子邮箱或者网址的格式有误

    检查内容:
        写明是电子邮箱的，应当有一个@和域名；网址应当以http://或者https://正确开头，有www的应写对，域名各部分之间
        用单个英文句点分隔。

    依据:
        实际工作要求，法规未作规定。

    为什么:
        公众照着地址打不开网页、寄不出邮件。

    不合规示例:
        base: "2021"
        edits:
          say: {closing: "电子版可在http//www.example.gov.cn/gkml下载。"}

    合规示例:
        base: "2021"
        edits:
          say: {closing: "电子版可在http://www.example.gov.cn/gkml下载。"}

    如何修改:
        打开网页或者试发邮件，从地址栏复制正确的地址。

    配置项:
        无。

    例外:
        不检查地址是否真实存在。为防垃圾邮件用其他符号代替@的不提示。不是地址的文字不检查。
    """

    code = "GL608"
    name = "malformed-address"
    severity = Severity.WARNING
    messages = {
        "mail": Text(
            "电子邮箱“{written}”格式有误，应为“名称@域名”；请核对后改正",
            "the e-mail address “{written}” is malformed, it must be name@domain; check and correct it",
        ),
        "scheme": Text(
            "网址“{written}”开头有误，应为“{scheme}://”；请核对后改正",
            "the web address “{written}” begins wrongly, it must be {scheme}://; check and correct it",
        ),
        "host": Text(
            "网址“{written}”的域名有误，各部分之间应为单个英文句点；请核对后改正",
            "the domain of the web address “{written}” is wrong, its parts must be separated by single full"
            " stops; check and correct it",
        ),
        "www": Text(
            "网址“{written}”开头的www写错；请核对后改正",
            "the www of the web address “{written}” is wrong; check and correct it",
        ),
    }

    def check(self, subject: Report, context: Context) -> Iterator[Diagnostic]:
        """Yield a finding for each malformed address."""
        for field in contact_of(subject).of("email"):
            if field.certain and _is_broken(field.value.translate(_FULL_WIDTH)):
                yield self._found(subject, "email", "mail", field.span, field.value)
        for paragraph in subject.paragraphs():
            text = paragraph.text
            if "http" not in text and "ww" not in text:
                continue
            for match in re.finditer(_WEB, text):
                message = _fault(match)
                if message:
                    start = paragraph.span.start
                    span = Span(start + match.start(), start + match.end())
                    yield self._found(subject, "url", message, span, match[0], match["scheme"] or "http")

    def _found(
        self, subject: Report, kind: str, message: str, span: Span, written: str, scheme: str = ""
    ) -> Diagnostic:
        return self.found(
            place_of_contact(subject, span, kind),
            message,
            evidence=Evidence(found=written, quote=written),
            written=written,
            scheme=scheme,
        )


def _is_broken(written: str) -> bool:
    """Whether a text is meant as an e-mail address and is none, nor several with a comma between."""
    if not re.search(_LETTER, written) or not ("@" in written or "." in written):
        return False
    return not any(re.fullmatch(_MAIL, part) for part in (written, *re.split(_BETWEEN, written)))


def _fault(match: re.Match[str]) -> str:
    """Return the message for a web address, or nothing if it is well formed."""
    if match["scheme"] is None:
        if match["lead"] != "www":
            return "www" if "." in match["rest"] else ""
        dots = match["dot"] + match["rest"]
        split = match["dot"] != "." and "." in match["rest"]
        return "host" if split or re.search(_WRONG_DOT, dots) else ""
    if match["mark"] != "://":
        return "scheme"
    return "host" if re.search(_WRONG_DOT, match["host"]) else ""
