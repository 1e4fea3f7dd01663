"""Contact lines: whom to ask, where, and by what number or address."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from pathlib import Path

from govlint_grammar.patterns import regex
from govlint_grammar.prose.lexicon import read_vocabulary
from govlint_grammar.records import NamedTuple

# A line without any of these gives no contact; nor does one without a number, an address or a person to ask
# (``DETAIL``, which fewer lines have).
_CUE = regex(
    r"电话|传真|邮编|邮政编|邮箱|信箱|电子邮|地址|办公地点|办公场所|致电|来电|请拨|拨打|联系|热线|网址|http|www\.|@|咨询|垂询|座机|负责解释|Tel|TEL|Fax"
)
# perf: a pattern whose branches all begin with a character of their own is looked for twice as fast.
DETAIL = regex("|".join(f"{digit}[0-9]{{4}}" for digit in range(10)) + "|@|http|www|联系|解释")

_DASH = r"[-－—–―‐‑−﹣ ]"
_PHONE = regex(
    rf"[\d（(](?<![\d@._a-zA-Z].)(?<!\D/.)(?:(?<=[（(])\s?0\d{{2,3}}\s?[）)]\s?{_DASH}?\s?\d{{3,4}}\s?\d{{3,5}}|(?<=0)\d{{2,3}}\s?{_DASH}{{1,2}}\s?\d{{6,9}}|(?<=0)\d{{9,11}}"
    rf"|(?<=1)[3-9]\d{{9}}|(?<=[48])00{_DASH}?\d{{3,4}}{_DASH}?\d{{3,4}}|(?<=\d)\d{{6,7}}|(?<=\d)\d{{2,3}}{_DASH}\d{{7,8}})(?:{_DASH}\d{{1,5}}|转\d{{1,5}})?(?![\d@a-zA-Z]|[年月日元条件份个万])"
)
_SECOND = regex(r"\s?(?:[、，,/;；]|或者?|和)\s?")
_POSTCODE = regex(r"\d{5,7}(?!\d)")
_EMAIL = regex(r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}", re.ASCII)
_URL = regex(r"(?:https?://|www\.)[A-Za-z0-9./_?&=%#:~+-]{3,200}", re.ASCII)
_READABLE = regex(r"下载|查阅|查看|查询|浏览|阅读|电子版|网址|获取|登录|登陆|访问|公布于|刊登|链接")
_REPORT = regex(r"报告|年报|电子版|网址|下载|链接")
_ADDRESS = regex(r"[^，。；;,、（）()\n：:]{3,60}")
_REPORT_ON_SITE = regex(r"(?:报告|年报)[^。；\n]{0,30}(?:网|网站|门户|平台)\s?[（(]?\s?$")
_PUBLISHED = regex(r"\s?[）)]?\s?(?:上|同步|予以|进行|全文)*(?:公开|公布|发布|刊载)")
_NAME = regex(r"[^，。；;,、（）()\n：:]{2,30}")
_LINK = regex(r"(?:号码)?[为是在于]?[\s　]*[：:]?[\s　]*")
_AGENCY_END = "局委办室科股处厅府会所站队院镇乡道部馆组署区县市心司关社社校"
_AGENCY = (
    regex(
        r"(?:请|可|可以|直接|及时|欢迎|敬请|径|您|，|,|。)[与向和同跟](?P<agency>[^，。；：:、（）()\n《》“”]{2,32}?)(?:\s?[（(][^（）()\n]{0,160}[）)])?(?:取得|进行|进一步|直接|提出|电话)?(?:联系|咨询|反映|索取|查询|沟通|垂询|洽询|了解)"
    ),
    regex(
        r"[请可迎](?:直接|您)?(?:联系|咨询|致电|垂询|致函|来函|洽询|电询|拨打)(?P<agency>[^，。；：:、（）()\n\d《》“”]{2,32}?)(?=[，。；：:、（(\n\d]|$|电话|咨询|联系)"
    ),
)
# 到 some office to ask, with its address in a bracket after it.
_CALLED_AT = regex(
    r"(?:，|,|。|）|\)|请|可|直接)(?:或者?|也可|亦可|可)?(?:直接)?到(?P<agency>[^，。；：:、（）()\n\d《》“”]{2,24})"
    r"(?:[（(](?P<address>[^（）()\n，。；：:]{3,60})[）)])?(?:进行|直接)?(?:咨询|洽询|垂询|联系|反映)"
)
_STREET = regex(r"(?:路|街|大道|巷|弄)[^，。]{0,12}号|[号楼室]$")
_NO_OFFICE = regex(r"档案|图书|查阅|服务中心|服务大厅|现场")
_HOW = regex(r"^(?:通过|可|请|见|详见|如下|登录|拨打)|(?:网站|平台|电话)$")
_EXPLAINED = regex(
    r"(?:由|解释权归)(?P<agency>[^，。；：:、（）()\n]{2,24}?)(?:负责解释|负责解答)|解释由(?P<other>[^，。；：:、（）()\n]{2,24}?)负责"
)
_OURS = regex(r"[我本](?:局|办|镇|乡|委|街道|单位|机关|厅|院|中心|部门|行政机关|县|市|区|所|处|们)$")
_SECTION = regex(r"[^局委厅府院会镇乡街县市区省州旗队站所]{0,10}[科股处室办]")
_NO_AGENCY = regex(
    r"^(?:我们|本人|有关|相关|公众|社会|群众|申请人|其|各|上级)|部门$|工作人员$|方式$|电话$|人员$"
)


# No line of contacts has more labels or numbers than this; the rest of a longer one is not looked at.
_MOST = 100


class Contact(NamedTuple):
    """A contact that a line gives: its key, value and place."""

    key: str
    value: str
    start: int
    end: int
    certain: bool = True


class _Label(NamedTuple):
    field: str
    start: int
    end: int


@cache
def _labels() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of all labels, the longest first, and each label's field."""
    text = (Path(__file__).parent / "vocabulary" / "contact.yaml").read_text("utf-8")
    fields = {word: key.partition(".")[0] for key, word in read_vocabulary(text)}
    return regex("|".join(sorted(map(re.escape, fields), key=len, reverse=True))), fields


def may_give_contacts(line: str) -> bool:
    """Whether a line that has a detail may hold contacts."""
    return _CUE.search(line) is not None


def read_contacts(line: str) -> list[Contact]:
    """Return the contacts that a line gives, in its order."""
    text, start, end = line, 0, len(line)
    pattern, fields = _labels()
    places = islice(pattern.finditer(text), _MOST)
    labels = [_Label(fields[match.group()], *match.span()) for match in places]
    found = _numbers(text, labels, start, end)
    if "@" in text or "http" in text or "www." in text:
        found += _electronic(text, labels, start, end)
    found += _addresses(text, labels, end)
    anchored = bool(found) or any(label.field in ("agency", "unsure") for label in labels)
    found += _agencies(text, labels, start, end, anchored)
    return sorted(dict.fromkeys(found), key=lambda contact: contact.start)


def _owner(labels: list[_Label], at: int, *kept: str) -> _Label | None:
    """Return the last label before a place, of some fields if they are given."""
    owner = None
    for label in labels:
        if label.start >= at:
            break
        if not kept or label.field in kept or label.field == "complaint":
            owner = label
    return owner


def _numbers(text: str, labels: list[_Label], start: int, end: int) -> list[Contact]:
    found: list[Contact] = []
    for label in labels:
        if label.field == "postcode":
            match = _POSTCODE.match(text, _value_at(text, label.end, end), end)
            if match:
                found.append(Contact("contact.postcode", match.group(), label.start, match.end()))
    taken = {contact.end for contact in found}
    previous_end = -1
    previous: tuple[str, ...] = ()
    for match in islice(_PHONE.finditer(text, start, end), _MOST):
        if match.end() in taken:
            continue
        joined = previous_end >= 0 and _SECOND.fullmatch(text, previous_end, match.start())
        owner = _owner(labels, match.start())
        keys = previous if joined else _keys_of_number(text, labels, owner, match)
        begin = (
            owner.start
            if owner is not None and not joined and match.start() - owner.end < 12
            else match.start()
        )
        found += [Contact(key, match.group().strip(), begin, match.end()) for key in keys]
        previous_end, previous = match.end(), keys
    return found


def _keys_of_number(
    text: str, labels: list[_Label], owner: _Label | None, match: re.Match[str]
) -> tuple[str, ...]:
    """Return what a number is: telephone, fax, both, or nothing of the contact."""
    with_area = match.group()[0] in "0（("
    if owner is None:
        return (
            ("contact.phone",) if with_area and text[match.start() - 1 : match.start()] in ("（", "(") else ()
        )
    gap = text[owner.end : match.start()]
    near = len(gap) <= 12 and not re.search(r"[。；;，,]", gap.strip(" ：:（("))
    if owner.field == "complaint" or _complains(text, owner) or _archive_before(text, labels, owner):
        return ()
    before = _label_joined_before(text, labels, owner)
    if owner.field == "fax" and near:
        return ("contact.phone", "contact.fax") if before == "phone" else ("contact.fax",)
    if owner.field == "phone" and near:
        return ("contact.phone", "contact.fax") if before == "fax" else ("contact.phone",)
    if with_area and owner.field not in ("email", "url", "archive"):
        return ("contact.phone",) if text[match.start() - 1 : match.start()] in ("（", "(", "：", ":") else ()
    return ()


def _label_joined_before(text: str, labels: list[_Label], owner: _Label) -> str:
    """Return the field of a label written together with another: 电话（传真）, 电话/传真, 电话及传真."""
    index = labels.index(owner)
    if index == 0:
        return ""
    before = labels[index - 1]
    between = text[before.end : owner.start].strip()
    return (
        before.field
        if between in ("（", "(", "/", "、", "和", "及", "（兼", "兼", "暨", "与", "", "／", "(兼")
        else ""
    )


def _complains(text: str, owner: _Label) -> bool:
    return (
        re.search(r"(?:监督|投诉|举报|信访|纪检)[、和及与]?$", text[max(0, owner.start - 4) : owner.start])
        is not None
    )


def _archive_before(text: str, labels: list[_Label], owner: _Label) -> bool:
    """Whether the number is that of a place where documents can be read."""
    for label in reversed(labels[: labels.index(owner)]):
        if label.field == "archive":  # 查阅点：区图书馆；咨询电话：… begins something new
            asks = "咨询" in text[owner.start : owner.end]
            return not (asks and re.search("[；;。]", text[label.end : owner.start]))
        if label.field in ("agency", "complaint"):
            return False
    return False


def _electronic(text: str, labels: list[_Label], start: int, end: int) -> list[Contact]:
    found: list[Contact] = []
    for match in islice(_EMAIL.finditer(text, start, end), _MOST):
        owner = _owner(labels, match.start())
        if owner is not None and (owner.field == "complaint" or _complains(text, owner)):
            continue
        near = owner is not None and owner.field == "email" and match.start() - owner.end < 8
        found.append(
            Contact(
                "contact.email", match.group(), owner.start if owner and near else match.start(), match.end()
            )
        )
    if "http" not in text and "www." not in text:
        return found
    line = text[start:end]
    readable = _READABLE.search(line) is not None and _REPORT.search(line) is not None
    for match in islice(_URL.finditer(text, start, end), _MOST):
        if readable or _published_at(text, match):
            found.append(Contact("contact.url", match.group().rstrip(".?#&"), match.start(), match.end()))
    return found


def _published_at(text: str, url: re.Match[str]) -> bool:
    """Whether the address is that of the site on which the report is: 报告在县政府网 http://… 公开."""
    before = text[max(0, url.start() - 60) : url.start()]
    return _REPORT_ON_SITE.search(before) is not None and _PUBLISHED.match(text, url.end()) is not None


def _addresses(text: str, labels: list[_Label], end: int) -> list[Contact]:
    found: list[Contact] = []
    for index, label in enumerate(labels):
        if label.field != "address" or (label.start and text[label.start - 1] in "址站箱件"):
            continue
        if _archive_before(text, labels, label) or _complains(text, label):
            continue
        at = _value_at(text, label.end, end)
        stop = labels[index + 1].start if index + 1 < len(labels) else end
        match = _ADDRESS.match(text, at, min(stop, end))
        value = match.group().strip(" \u3000/／") if match else ""
        named = at > label.end or re.search(r"\d+号|路|街|楼|村|道", value)
        if value and named and re.search(r"[号路街楼室村道镇区县市厦院园栋幢弄巷层旁侧]", value):
            found.append(Contact("contact.address", value, label.start, at + len(value)))
    return found


def _agencies(text: str, labels: list[_Label], start: int, end: int, anchored: bool) -> list[Contact]:
    found: list[Contact] = []
    for label in labels:
        means = text[label.start : label.end] == "联系方式"
        if label.field not in ("agency", "unsure") and not means:
            continue
        match = _NAME.match(text, _value_at(text, label.end, end), end)
        value = match.group().strip() if match else ""
        if match is None or value[-1:] not in _AGENCY_END:
            continue
        if not means or (_is_agency(value) and not _HOW.search(value)):
            sure = label.field != "unsure" and _SECTION.fullmatch(value) is None
            found.append(Contact("contact.agency", value, label.start, match.end(), sure))
    if anchored:
        found += _called_at(text, start, end)
    for pattern in _AGENCY:
        for match in pattern.finditer(text, start, end):
            value = match["agency"].strip()
            if _is_agency(value) and (anchored or "报告" in text[start : match.end()]):
                found.append(_asked(value, match.start(), match.end("agency")))
    if "负责" in text and not any(contact.key == "contact.agency" for contact in found):
        for match in _EXPLAINED.finditer(text, start, end):
            value = match["agency"] or match["other"]
            if _is_agency(value):
                found.append(Contact("contact.agency", value, match.start(), match.end(), certain=False))
    return found


def _asked(value: str, start: int, end: int) -> Contact:
    return Contact("contact.agency", value, start, end, _OURS.search(value) is None)


def _called_at(text: str, start: int, end: int) -> list[Contact]:
    found: list[Contact] = []
    for match in islice(_CALLED_AT.finditer(text, start, end), _MOST):
        value = match["agency"].strip()
        if not _is_agency(value) or _NO_OFFICE.search(value):
            continue
        found.append(_asked(value, match.start("agency") - 1, match.end("agency")))
        if match["address"] and _STREET.search(match["address"]):
            found.append(Contact("contact.address", match["address"], *match.span("address")))
    return found


def _is_agency(value: str) -> bool:
    return value[-1:] in _AGENCY_END and _NO_AGENCY.search(value) is None


def _value_at(text: str, at: int, end: int) -> int:
    return match.end() if (match := _LINK.match(text, at, end)) else at
