"""What keys of conditions are called in words, for formulas and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govlint_grammar.form_keys import label_path
from govlint_grammar.forms import Text

if TYPE_CHECKING:
    from govlint_grammar.forms import Form

_NAMES = {
    "report.year": Text("报告年度", "report year"),
    "report.edition": Text("适用的格式版本", "edition of the form"),
    "report.agency": Text("报告机关", "reporting agency"),
    "check.year": Text("检查时的年份", "year of the check"),
    "check.date": Text("检查日期", "date of the check"),
    "text": Text("正文", "prose"),
    "text.title": Text("标题", "title"),
    "text.preface": Text("前言", "preface"),
    "text.closing": Text("落款", "closing"),
    "fee.collected": Text("收取信息处理费", "information processing fee collected"),
    "fee.notices": Text("收费通知", "fee notices"),
    "fee.noticed_amount": Text("通知收费金额", "amount notified"),
    "published.items": Text("主动公开信息", "items published"),
    "accountability.cases": Text("责任追究", "cases of accountability"),
    "disputes.litigation": Text("行政诉讼", "administrative litigation"),
    "contact.address": Text("地址", "address"),
    "contact.agency": Text("联系机关", "contact agency"),
    "contact.email": Text("电子邮箱", "e-mail address"),
    "contact.fax": Text("传真", "fax"),
    "contact.phone": Text("电话", "telephone"),
    "contact.postcode": Text("邮政编码", "postcode"),
    "contact.url": Text("网址", "web address"),
    "period.start": Text("统计期限起始日", "first day of the period"),
    "period.end": Text("统计期限截止日", "last day of the period"),
}
_IN_PROSE = Text("正文所述{name}", "{name} as stated")


def name_of(key: str, form: Form) -> Text:
    """Return a key in words: a cell by its row or by row and column, a text by its heading.

    Args:
        key: a key as conditions name it, without ``previous.``.
        form: the edition whose labels to use.
    """
    group, _, rest = key.partition(".")
    if group == "statements":
        name = _NAMES.get(rest) or _last(rest, form)
        return Text(_IN_PROSE.zh.format(name=name.zh), _IN_PROSE.en.format(name=name.en))
    if key in _NAMES:
        return _NAMES[key]
    if group in ("text", "sections", "aspects"):
        return _heading(rest, form, aspects=group == "aspects")
    if group == "tables":
        return _last(rest, form)
    return _last(key, form)


def _heading(name: str, form: Form, *, aspects: bool) -> Text:
    _, _, aspect = name.partition(".")
    headings = form.aspects if aspect or aspects else form.sections
    wanted = aspect or name
    found = next((Text(each.heading, each.en) for each in headings if each.key == wanted), None)
    return found or Text(name, name)


def _last(key: str, form: Form) -> Text:
    path = label_path(form, key)
    return path[-1] if path else Text(key, key)
