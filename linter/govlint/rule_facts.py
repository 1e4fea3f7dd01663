"""What a rule must declare, checked when it comes through the door."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from govlint.archive.context import ArchiveRule
from govlint.diagnostics import Applicability, Severity, Text, Verdict
from govlint.rule import PROFILES, Follows, Rule, Years
from govlint.rule_options import OptionTypeError, option_fields
from govlint_grammar.patterns import regex
from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import TypeGuard

SCOPES = ("report", "archive", "machine")
SCALES = ("cell", "row", "column", "table", "section", "report")

CODE = regex(r"[A-Z]{2,5}\d{3}")
NAME = regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_FORMATTER = string.Formatter()


class Known(NamedTuple):
    """What the facts of rules may refer to.

    Attributes:
        provisions: ids of provisions; editions: editions of the form; needs: keys that a need may name.
    """

    provisions: Collection[str]
    editions: Collection[str]
    needs: Collection[str]


def mistakes(rule: type[Rule], known: Known) -> Iterator[Text]:
    """Yield what is wrong or missing among the declared facts of a rule."""
    yield from _identity(rule)
    yield from _wordings(rule)
    yield from _limits(rule, known)
    yield from _behaviour(rule, known)


def _fact(rule: type[Rule], name: str) -> object:
    return getattr(rule, name, None)


def _identity(rule: type[Rule]) -> Iterator[Text]:
    code, name = _fact(rule, "code"), _fact(rule, "name")
    if not (isinstance(code, str) and CODE.fullmatch(code)):
        yield Text(
            f"code 应为2至5个大写字母加3位数字，不能是 {code!r}",
            f"code must be two to five capital letters and three digits, not {code!r}",
        )
    if not (isinstance(name, str) and NAME.fullmatch(name)):
        yield Text(
            f"name 应为用连字符连接的小写英文单词，不能是 {name!r}",
            f"name must be lower-case words joined by hyphens, not {name!r}",
        )
    if not isinstance(_fact(rule, "verdict"), Verdict):
        yield Text("verdict 应为 Verdict 的成员", "verdict must be a member of Verdict")
    if name in PROFILES:
        yield Text(f"name 不能是检查档次的名称 {name!r}", f"name must not be {name!r}, which is a profile")
    if not isinstance(_fact(rule, "severity"), Severity):
        yield Text("severity 应为 Severity 的成员", "severity must be a member of Severity")
    for fact, allowed in (("profile", PROFILES), ("scope", SCOPES)):
        value = _fact(rule, fact)
        if value not in allowed:
            yield Text(
                f"{fact} 应为 {'、'.join(allowed)} 之一，不能是 {value!r}",
                f"{fact} must be one of {', '.join(allowed)}, not {value!r}",
            )
    if _fact(rule, "profile") == "form" and not (
        _fact(rule, "severity") is Severity.ERROR and _fact(rule, "cites")
    ):
        yield Text(
            "profile 为 form 的规则，级别应为 ERROR，并且引用法规条款（cites）",
            "a rule of profile form must be of severity ERROR and cite a provision",
        )


def _wordings(rule: type[Rule]) -> Iterator[Text]:
    if not (rule.__doc__ or "").strip():
        yield Text("没有英文说明页（类的文档字符串）", "it has no English page (the docstring of its class)")
    page = _fact(rule, "page_zh")
    if not (isinstance(page, str) and page.strip()):
        yield Text("没有中文说明页 page_zh", "it has no Chinese page (page_zh)")
    messages = _fact(rule, "messages")
    if not isinstance(messages, dict | type(Rule.__dict__)) or not messages:
        yield Text("没有 messages", "it has no messages")
        return
    for key, message in messages.items():
        if not (isinstance(message, Text) and message.zh.strip() and message.en.strip()):
            yield Text(
                f"messages[{key!r}] 应为中英文齐全的 Text",
                f"messages[{key!r}] must be a Text with both its wordings",
            )
        elif _broken_template(message):
            yield Text(f"messages[{key!r}] 的花括号有误", f"messages[{key!r}] has broken braces")


def _broken_template(message: Text) -> bool:
    try:
        for wording in message:
            list(_FORMATTER.parse(wording))
    except ValueError:
        return True
    return False


def _limits(rule: type[Rule], known: Known) -> Iterator[Text]:
    if not isinstance(_fact(rule, "years"), Years):
        yield Text("years 应为 Years", "years must be a Years")
    for fact, allowed, zh, en in (
        ("cites", known.provisions, "未知的法规条款", "a provision that is not known"),
        ("editions", known.editions, "未知的格式版本", "an edition that is not known"),
    ):
        values = _fact(rule, fact)
        if not _are_texts(values):
            yield Text(f"{fact} 应为文字的元组", f"{fact} must be a tuple of texts")
            continue
        for value in values:
            if value not in allowed:
                yield Text(f"{fact} 引用了{zh} {value!r}", f"{fact} names {en}: {value!r}")


def _behaviour(rule: type[Rule], known: Known) -> Iterator[Text]:
    needs = _fact(rule, "needs")
    if not _are_texts(needs):
        yield Text("needs 应为文字的元组", "needs must be a tuple of texts")
    else:
        for need in needs:
            if need not in known.needs:
                yield Text(f"needs 中有未知的键 {need!r}", f"needs names a key that is not known: {need!r}")
    follows = _fact(rule, "follows")
    if not isinstance(follows, tuple) or not all(isinstance(cause, Follows) for cause in follows):
        yield Text("follows 应为 Follows 的元组", "follows must be a tuple of Follows")
    else:
        yield from _causes(rule, follows)
    if not isinstance(_fact(rule, "fixable"), Applicability | None):
        yield Text(
            "fixable 应为 Applicability 的成员或者 None", "fixable must be a member of Applicability, or None"
        )
    if rule.check is Rule.check and _fact(rule, "scope") == "report":
        yield Text("没有 check 方法", "it has no method check")
    if _fact(rule, "scope") == "archive" and not _compares(rule):
        yield Text(
            "scope 为 archive 的规则应继承 ArchiveRule，并有 compare 方法",
            "a rule of scope archive must be an ArchiveRule with a method compare",
        )
    try:
        option_fields(rule.options)
    except OptionTypeError as error:
        yield error.message


def _compares(rule: type[Rule]) -> bool:
    return issubclass(rule, ArchiveRule) and rule.compare is not ArchiveRule.compare


def _causes(rule: type[Rule], follows: tuple[Follows, ...]) -> Iterator[Text]:
    for cause in follows:
        if cause.within not in SCALES:
            yield Text(
                f"follows 的范围应为 {'、'.join(SCALES)} 之一，不能是 {cause.within!r}",
                f"follows: the range must be one of {', '.join(SCALES)}, not {cause.within!r}",
            )
        if not CODE.fullmatch(cause.code) or cause.code == _fact(rule, "code"):
            yield Text(
                f"follows 中的 {cause.code!r} 不是另一条规则的代码",
                f"follows: {cause.code!r} is not the code of another rule",
            )


def _are_texts(value: object) -> TypeGuard[tuple[str, ...]]:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
